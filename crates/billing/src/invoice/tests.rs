mod credit_notes;
mod discounts;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{TaxRate, treatment};

fn failed(error: InvoiceError) -> TestCaseError {
    TestCaseError::fail(error.code())
}

/// What a seller at home does in a country today.
fn charged(country: &str) -> Treatment {
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap_or_default();
    treatment(country, country, false, today).unwrap_or(Treatment::NotTaxed { rule: "unknown" })
}

fn line(kind: LineKind, quantity: i64, unit: Money) -> Line {
    Line {
        kind,
        description: Description {
            key: "plan.monthly".to_owned(),
            parameters: BTreeMap::new(),
        },
        quantity,
        unit,
        discount: Money::zero(unit.currency),
        period: None,
    }
}

fn draft(country: &str, lines: Vec<Line>) -> Draft {
    Draft {
        currency: lines
            .first()
            .map_or(Currency::Usd, |line| line.unit.currency),
        lines,
        tax: charged(country),
    }
}

fn any_line(currency: Currency) -> impl Strategy<Value = Line> {
    let kinds = vec![
        LineKind::Plan,
        LineKind::Charge,
        LineKind::TopUp,
        LineKind::Credit,
        LineKind::Discount,
    ];
    (
        prop::sample::select(kinds),
        1_i64..9,
        // Amounts of a few centavos are where rounding shows.
        prop_oneof![0_i64..60_000, 0_i64..12],
        0_u32..10_000,
    )
        .prop_map(move |(kind, quantity, minor, off)| {
            let sign = if kind.gives_back() { -1 } else { 1 };
            let mut line = line(kind, quantity, Money::new(sign * minor, currency));
            if sign > 0 {
                line.discount.minor = quantity * minor * i64::from(off) / 20_000;
            }
            line
        })
}

/// Invoices with taxes on top, in the price, of nothing and none at all; in currencies with centavos and without.
fn any_draft() -> impl Strategy<Value = Draft> {
    let currencies = vec![Currency::Mxn, Currency::Clp, Currency::Bob, Currency::Usd];
    let taxes = vec![
        charged("MX"),
        charged("CL"),
        charged("BO"),
        charged("BR"),
        charged("PA"),
        Treatment::ReverseCharge { rule: "rule" },
    ];
    (
        prop::sample::select(currencies),
        prop::sample::select(taxes),
    )
        .prop_flat_map(|(currency, tax)| {
            prop::collection::vec(any_line(currency), 1..9).prop_map(move |lines| Draft {
                currency,
                lines,
                tax,
            })
        })
}

/// A line added up by hand: price after discount and its tax, rounded half away from zero.
fn by_hand(line: &Line, rate: Option<TaxRate>) -> (i128, i128) {
    let price =
        i128::from(line.unit.minor) * i128::from(line.quantity) - i128::from(line.discount.minor);
    let points = rate.map_or(0, |rate| i128::from(rate.basis_points));
    let tax = (price.abs() * points + 5_000).div_euclid(10_000) * price.signum();
    (price, tax)
}

proptest! {
    #[test]
    fn totals_are_what_adding_up_by_hand_gives(draft in any_draft()) {
        let totals = draft.totals().map_err(failed)?;
        let rate = draft.tax.rate();
        let (mut price, mut tax) = (0, 0);
        for line in &draft.lines {
            let (of_line, its_tax) = by_hand(line, rate);
            price += of_line;
            tax += its_tax;
        }
        let on_top = if rate.is_some_and(|rate| rate.contained) { 0 } else { tax };
        let total = price + on_top;
        if price < 0 || total < 0 {
            prop_assert_eq!((totals.net.minor, totals.tax.minor, totals.total.minor), (0, 0, 0));
            prop_assert_eq!(i128::from(totals.carried_credit.minor), (-price).max(0));
        } else {
            prop_assert_eq!(i128::from(totals.total.minor), total);
            prop_assert_eq!(i128::from(totals.tax.minor), tax);
            prop_assert_eq!(i128::from(totals.net.minor), total - tax);
            prop_assert!(totals.carried_credit.is_zero());
            prop_assert_eq!(totals.lines.len(), draft.lines.len());
        }
    }

    #[test]
    fn every_sum_is_that_of_its_lines_and_the_sums_fit_together(draft in any_draft()) {
        let totals = draft.totals().map_err(failed)?;
        let sum = |column: fn(&LineTotal) -> Money| -> i64 {
            totals.lines.iter().map(|line| column(line).minor).sum()
        };
        prop_assert_eq!(sum(|line| line.amount), totals.subtotal.minor);
        prop_assert_eq!(sum(|line| line.line.discount), totals.discount.minor);
        prop_assert_eq!(sum(|line| line.net), totals.net.minor);
        prop_assert_eq!(sum(|line| line.tax), totals.tax.minor);
        prop_assert_eq!(sum(|line| line.total), totals.total.minor);
        prop_assert_eq!(totals.net.minor + totals.tax.minor, totals.total.minor);
        let on_top = if draft.contained() { 0 } else { totals.tax.minor };
        prop_assert_eq!(totals.subtotal.minor - totals.discount.minor + on_top, totals.total.minor);
        prop_assert!(totals.total.minor >= 0 && totals.carried_credit.minor >= 0);
    }

    #[test]
    fn the_tax_of_a_line_is_within_half_a_minor_unit_of_the_exact(draft in any_draft()) {
        let totals = draft.totals().map_err(failed)?;
        let points = draft.tax.rate().map_or(0, |rate| i64::from(rate.basis_points));
        for (line, asked) in totals.lines.iter().zip(&draft.lines) {
            let price = line.amount.minor - asked.discount.minor;
            prop_assert!(2 * (line.tax.minor * 10_000 - price * points).abs() <= 10_000);
        }
    }

    #[test]
    fn the_order_of_lines_changes_no_sum(
        (draft, shuffled) in any_draft().prop_flat_map(|draft| {
            let lines = Just(draft.lines.clone()).prop_shuffle();
            (Just(draft), lines)
        }),
        points in 0_u32..=10_000,
    ) {
        let sums = |draft: Draft| {
            let totals = draft.discounted(Discount::Percentage(points))?.totals()?;
            Ok((totals.subtotal, totals.discount, totals.net, totals.tax, totals.total, totals.carried_credit))
        };
        let other = Draft { lines: shuffled, ..draft.clone() };
        prop_assert_eq!(sums(draft).map_err(failed)?, sums(other).map_err(failed)?);
    }
}

#[test]
fn tax_is_rounded_line_by_line_and_then_added() {
    let third = || line(LineKind::Plan, 1, Money::new(3_333, Currency::Mxn));
    let totals = draft("MX", vec![third(), third(), third()]).totals();
    // 16 % of 33.33 is 5.3328, three times 5.33; of the sum it would be 16.00.
    assert_eq!(
        totals.map(|totals| (totals.tax.minor, totals.total.minor)),
        Ok((1_599, 11_598))
    );
}

#[test]
fn a_price_that_contains_its_tax_stays_the_price() {
    let plan = line(LineKind::Plan, 1, Money::new(10_000, Currency::Bob));
    let totals = draft("BO", vec![plan]).totals();
    // 13 of 100, and not 13/113 of it: Ley 843.
    assert_eq!(
        totals.map(|totals| (totals.net.minor, totals.tax.minor, totals.total.minor)),
        Ok((8_700, 1_300, 10_000))
    );
}

#[test]
fn a_peso_without_centavos_is_taxed_in_whole_pesos() {
    let plan = line(LineKind::Plan, 1, Money::new(9_990, Currency::Clp));
    let totals = draft("CL", vec![plan]).totals();
    // 1,898.1
    assert_eq!(totals.map(|totals| totals.tax.minor), Ok(1_898));
}

#[test]
fn what_cannot_be_given_back_now_is_given_back_on_the_next_invoice_with_its_tax()
-> Result<(), InvoiceError> {
    let peso = |minor| Money::new(minor, Currency::Mxn);
    let first = draft(
        "MX",
        vec![
            line(LineKind::Charge, 1, peso(10_000)),
            line(LineKind::Credit, 1, peso(-25_000)),
        ],
    )
    .totals()?;
    assert_eq!(
        (first.tax, first.total, first.carried_credit),
        (peso(0), peso(0), peso(15_000))
    );
    let second = draft(
        "MX",
        vec![
            line(LineKind::Plan, 1, peso(40_000)),
            line(LineKind::Credit, 1, first.carried_credit.negated()),
        ],
    )
    .totals()?;
    assert_eq!(
        (second.net, second.tax, second.total),
        (peso(25_000), peso(4_000), peso(29_000))
    );
    Ok(())
}

#[test]
fn credits_that_rounding_makes_larger_than_the_invoice_bring_it_to_nothing_all_the_same() {
    let of = |charges: [i64; 2], credit| {
        let peso = |minor| Money::new(minor, Currency::Mxn);
        let [one, other] = charges.map(|minor| line(LineKind::Charge, 1, peso(minor)));
        let credit = line(LineKind::Credit, 1, peso(credit));
        draft("MX", vec![one, other, credit])
            .totals()
            .map(|totals| [totals.net, totals.tax, totals.total, totals.carried_credit])
            .map(|sums| sums.map(|money| money.minor))
    };
    // Taxes of 0.00, 0.00 and -0.01.
    assert_eq!(of([3, 3], -6), Ok([0, 0, 0, 0]));
    // Taxes of 0.01, 0.01 and -0.01: the sum would be nothing, of -0.01 and 0.01.
    assert_eq!(of([4, 4], -9), Ok([0, 0, 0, 1]));
}

#[test]
fn a_business_that_accounts_for_the_tax_itself_is_invoiced_without_it() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap_or_default();
    let plan = line(LineKind::Plan, 1, Money::new(9_990, Currency::Clp));
    let tax = treatment("MX", "CL", true, today).unwrap_or(charged("CL"));
    let totals = Draft {
        tax,
        ..draft("CL", vec![plan])
    }
    .totals();
    assert_eq!(
        totals.map(|totals| (totals.tax.minor, totals.total.minor)),
        Ok((0, 9_990))
    );
}

#[test]
fn what_is_no_invoice_is_refused() {
    let peso = |minor| Money::new(minor, Currency::Mxn);
    let refusal = |lines: Vec<Line>| draft("MX", lines).totals().err();
    let plan = || line(LineKind::Plan, 1, peso(100));
    assert_eq!(refusal(vec![]), Some(InvoiceError::Empty));
    for bad in [
        line(LineKind::Plan, 0, peso(100)),
        line(LineKind::Plan, -1, peso(100)),
        line(LineKind::Plan, 1, peso(-100)),
        line(LineKind::Credit, 1, peso(100)),
        line(LineKind::CarriedOver, 1, peso(100)),
    ] {
        assert_eq!(refusal(vec![plan(), bad]), Some(InvoiceError::LineInvalid));
    }
    for (kind, unit, discount) in [
        (LineKind::Plan, 100, 101),
        (LineKind::Plan, 100, -1),
        (LineKind::Credit, -100, 1),
    ] {
        let mut bad = line(kind, 1, peso(unit));
        bad.discount = peso(discount);
        assert_eq!(refusal(vec![bad]), Some(InvoiceError::DiscountInvalid));
    }
}

#[test]
fn currencies_do_not_mix_on_an_invoice() {
    let plan = || line(LineKind::Plan, 1, Money::new(100, Currency::Mxn));
    let differ = Some(InvoiceError::Money(MoneyError::CurrenciesDiffer));
    let abroad = line(LineKind::Plan, 1, Money::new(100, Currency::Usd));
    assert_eq!(draft("MX", vec![plan(), abroad]).totals().err(), differ);
    let mut other_discount = plan();
    other_discount.discount = Money::zero(Currency::Usd);
    assert_eq!(draft("MX", vec![other_discount]).totals().err(), differ);
    let fixed = Discount::Fixed(Money::new(1, Currency::Usd));
    assert_eq!(draft("MX", vec![plan()]).discounted(fixed).err(), differ);
}

#[test]
fn what_the_columns_cannot_hold_is_refused_and_the_order_does_not_decide_it() {
    let too_large = Some(InvoiceError::Money(MoneyError::TooLarge));
    let peso = |minor| Money::new(minor, Currency::Mxn);
    let limit = 9_999_999_999;
    let refusal = |lines: Vec<Line>| draft("BR", lines).totals().err();
    let plan = |quantity, minor| line(LineKind::Plan, quantity, peso(minor));
    assert_eq!(refusal(vec![plan(1, limit)]), None);
    assert_eq!(refusal(vec![plan(1, limit + 1)]), too_large);
    assert_eq!(refusal(vec![plan(i64::MAX, i64::MAX)]), too_large);
    assert_eq!(refusal(vec![plan(1, limit), plan(1, 1)]), too_large);
    let credit = || line(LineKind::Credit, 1, peso(-limit));
    assert_eq!(
        refusal(vec![plan(1, limit), plan(1, limit), credit()]),
        None
    );
    assert_eq!(
        refusal(vec![credit(), plan(1, limit), plan(1, limit)]),
        None
    );
    // With the tax it no longer fits.
    assert_eq!(draft("MX", vec![plan(1, limit)]).totals().err(), too_large);
    let mut discounted = plan(1, 1);
    discounted.discount = peso(i64::MIN);
    assert_eq!(
        refusal(vec![discounted]),
        Some(InvoiceError::DiscountInvalid)
    );
}

#[test]
fn an_invoice_is_read_back_as_it_was_written() {
    let plan = line(LineKind::TopUp, 2, Money::new(100, Currency::Mxn));
    let totals = draft("MX", vec![plan]).totals().ok();
    let read = serde_json::to_string(&totals)
        .ok()
        .and_then(|text| serde_json::from_str::<Option<Totals>>(&text).ok());
    assert!(totals.is_some());
    assert_eq!(read, Some(totals));
}
