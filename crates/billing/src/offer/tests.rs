use proptest::prelude::*;

use super::*;
use crate::{Charged, Currency, Customer, MoneyError, Unpaid};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn plan(id: &str, rank: i32, cycle: Cycle, price: &str) -> Plan {
    Plan {
        id: id.to_owned(),
        name: id.to_owned(),
        rank,
        cycle,
        price: Some(price.to_owned()),
    }
}

/// What was charged for a period that began on 1 June.
fn paid(price: &str) -> Charged {
    Charged {
        price: price.to_owned(),
        currency: Currency::Usd,
        from: day("2026-06-01"),
        given_back: "0.00".to_owned(),
    }
}

/// The plan Inicial by the month, on the 16th of a June that is paid for.
fn active() -> Context {
    Context {
        today: day("2026-06-16"),
        status: Status::Active,
        currency: Currency::Usd,
        trial_end: None,
        anchor: Some(day("2026-06-01")),
        period: Some(Period {
            start: day("2026-06-01"),
            end: day("2026-07-01"),
        }),
        charged: Some(paid("19.00")),
        leaves: false,
        plan: plan("starter", 1, Cycle::Monthly, "19.00"),
        next: None,
        balance: "0.00".to_owned(),
        unpaid: None,
        customer: Customer {
            country: Some("MX".to_owned()),
            ..Customer::default()
        },
        seller_country: "MX".to_owned(),
    }
}

fn trial() -> Context {
    Context {
        status: Status::Trial,
        plan: plan("trial", 0, Cycle::Monthly, "0.00"),
        anchor: None,
        period: None,
        charged: None,
        ..active()
    }
}

fn order(context: &Context, wanted: &Plan) -> Option<Order> {
    match offer(context, wanted) {
        Ok(Offer::Now { order }) => Some(*order),
        _ => None,
    }
}

/// Kind, key and price of each line.
fn lines(invoice: &Invoice) -> Vec<(LineKind, &str, &str)> {
    invoice
        .line_items
        .iter()
        .map(|item| {
            (
                item.kind,
                item.description.key.as_str(),
                item.amount.as_str(),
            )
        })
        .collect()
}

#[test]
fn whoever_tries_begins_on_the_day_on_which_they_pay() {
    let Some(Order::Start(chosen)) = order(&trial(), &plan("starter", 1, Cycle::Yearly, "182.40"))
    else {
        unreachable!("it starts");
    };
    assert_eq!(chosen.anchor, day("2026-06-16"));
    assert_eq!(chosen.period.end, day("2027-06-16"));
    assert_eq!(
        lines(&chosen.invoice),
        [(LineKind::Plan, "plan.yearly", "182.40")]
    );
    assert_eq!(chosen.invoice.total_amount, "211.58");
}

#[test]
fn a_higher_plan_is_paid_for_the_rest_of_the_period() {
    let Some(Order::Change(chosen)) =
        order(&active(), &plan("professional", 2, Cycle::Monthly, "49.00"))
    else {
        unreachable!("it changes");
    };
    assert_eq!(chosen.period, active().period.unwrap_or(chosen.period));
    assert_eq!(chosen.anchor, day("2026-06-01"));
    assert_eq!(
        lines(&chosen.invoice),
        [
            (LineKind::Charge, "charge.rest", "24.50"),
            (LineKind::Credit, "credit.rest", "-9.50")
        ]
    );
    assert_eq!(chosen.invoice.period_start, Some(day("2026-06-16")));
    assert_eq!(chosen.invoice.total_amount, "17.40");
    // What is left of it when it is left in turn is a share of the whole.
    assert_eq!(chosen.invoice.plan_price.as_deref(), Some("49.00"));
}

#[test]
fn what_is_given_back_beyond_the_charge_is_to_their_credit() {
    let mut yearly = active();
    yearly.plan = plan("starter", 1, Cycle::Yearly, "182.40");
    yearly.period = Some(Period {
        start: day("2026-06-01"),
        end: day("2027-06-01"),
    });
    yearly.charged = Some(paid("182.40"));
    let Some(Order::Change(chosen)) =
        order(&yearly, &plan("professional", 2, Cycle::Monthly, "49.00"))
    else {
        unreachable!("it changes");
    };
    // 350 of 365 days of 182.40 are 174.90.
    assert_eq!(
        lines(&chosen.invoice),
        [
            (LineKind::Plan, "plan.monthly", "49.00"),
            (LineKind::Credit, "credit.rest", "-174.90"),
            (LineKind::CarriedOver, "carried_over", "125.90")
        ]
    );
    assert_eq!(chosen.invoice.total_amount, "0.00");
    assert_eq!(chosen.invoice.balance_change, "125.90");
    assert_eq!(chosen.anchor, day("2026-06-16"));
}

/// What is given back for the rest of the present period; nothing where there is no such line.
fn credit(order: Option<&Order>) -> Option<&str> {
    let items = &order?.invoice().line_items;
    let line = items
        .iter()
        .find(|item| item.description.key == "credit.rest");
    Some(line.map_or("0.00", |item| item.amount.as_str()))
}

#[test]
fn what_was_charged_is_given_back_whatever_the_plan_costs_today() {
    let professional = plan("professional", 2, Cycle::Monthly, "49.00");
    for today in [Some("1.00"), Some("99.00"), None] {
        let mut context = active();
        context.plan.price = today.map(str::to_owned);
        assert_eq!(
            credit(order(&context, &professional).as_ref()),
            Some("-9.50")
        );
    }
}

#[test]
fn what_was_not_charged_is_not_given_back() {
    let professional = plan("professional", 2, Cycle::Monthly, "49.00");
    let mut gift = active();
    gift.charged = None;
    let change = order(&gift, &professional);
    assert_eq!(credit(change.as_ref()), Some("0.00"));
    let subtotal = change
        .as_ref()
        .map(|order| order.invoice().subtotal.as_str());
    assert_eq!(subtotal, Some("24.50"));
}

#[test]
fn what_a_credit_note_gave_back_is_not_given_back_again() {
    let enterprise = plan("enterprise", 3, Cycle::Monthly, "149.00");
    let given_back = |from: &str, given_back: &str| {
        let mut context = active();
        context.charged = Some(Charged {
            from: day(from),
            given_back: given_back.to_owned(),
            ..paid("19.00")
        });
        credit(order(&context, &enterprise).as_ref()).map(str::to_owned)
    };
    assert_eq!(given_back("2026-06-01", "0.00").as_deref(), Some("-9.50"));
    assert_eq!(given_back("2026-06-01", "9.00").as_deref(), Some("-5.00"));
    assert_eq!(given_back("2026-06-01", "19.00").as_deref(), Some("0.00"));
    // Twenty days were charged with 12.67; of 6.00 of it those that are left bear three quarters.
    assert_eq!(given_back("2026-06-11", "6.00").as_deref(), Some("-5.00"));
    assert_eq!(given_back("2026-06-11", "12.67").as_deref(), Some("0.00"));
}

#[test]
fn pesos_are_not_given_back_in_dollars() {
    let mut context = active();
    context.charged = Some(Charged {
        currency: Currency::Mxn,
        ..paid("349.00")
    });
    assert_eq!(
        offer(&context, &plan("professional", 2, Cycle::Monthly, "49.00")),
        Err(OfferError::Billing(BillingError::Price(
            MoneyError::CurrenciesDiffer
        )))
    );
    assert_eq!(offer(&context, &context.plan.clone()), Ok(Offer::Stays));
}

#[test]
fn a_lower_plan_waits_and_the_same_stays() {
    let mut context = active();
    context.plan = plan("professional", 2, Cycle::Monthly, "49.00");
    let lower = offer(&context, &plan("starter", 1, Cycle::Monthly, "19.00"));
    assert_eq!(
        lower,
        Ok(Offer::Later {
            on: day("2026-07-01"),
            plan_id: "starter".to_owned(),
            cycle: Cycle::Monthly
        })
    );
    assert_eq!(offer(&context, &context.plan.clone()), Ok(Offer::Stays));
}

#[test]
fn what_is_to_their_credit_pays_first_and_is_kept_where_it_is_more() {
    let mut context = trial();
    context.balance = "25.90".to_owned();
    let starter = plan("starter", 1, Cycle::Monthly, "19.00");
    let paid = order(&context, &starter);
    let invoice = paid.as_ref().map(Order::invoice);
    assert_eq!(
        invoice.map(|invoice| invoice.total_amount.as_str()),
        Some("0.00")
    );
    assert_eq!(
        invoice.map(|invoice| invoice.balance_change.as_str()),
        Some("-19.00")
    );
    context.balance = "9.00".to_owned();
    let paid = order(&context, &starter);
    assert_eq!(
        paid.as_ref().map(|order| lines(order.invoice())),
        Some(vec![
            (LineKind::Plan, "plan.monthly", "19.00"),
            (LineKind::Credit, "credit.balance", "-9.00")
        ])
    );
}

#[test]
fn nothing_is_offered_to_whoever_owes_or_between_two_periods() {
    let wanted = plan("professional", 2, Cycle::Monthly, "49.00");
    let mut owing = active();
    owing.unpaid = Some(Unpaid {
        invoice_id: "1".to_owned(),
        due: day("2026-06-20"),
        is_overdue: false,
        attempts: None,
        voucher: None,
    });
    assert_eq!(offer(&owing, &wanted), Err(OfferError::InvoiceUnpaid));
    let mut over = active();
    over.today = day("2026-07-01");
    assert_eq!(offer(&over, &wanted), Err(OfferError::RenewalPending));
    let unpriced = Plan {
        price: None,
        ..wanted
    };
    assert_eq!(
        offer(&active(), &unpriced),
        Err(OfferError::Billing(BillingError::PriceMissing))
    );
}

#[test]
fn packs_are_bought_by_the_number_on_a_running_plan() {
    let pack = Pack {
        id: "pack_200".to_owned(),
        messages: 200,
        price: Some("5.00".to_owned()),
    };
    let bought = top_up(&active(), &pack, 3);
    let Ok(Order::TopUp {
        messages: 600,
        invoice,
        ..
    }) = bought
    else {
        unreachable!("{bought:?}");
    };
    assert_eq!(
        (invoice.subtotal.as_str(), invoice.total_amount.as_str()),
        ("15.00", "17.40")
    );
    assert_eq!((invoice.period_start, invoice.plan_price), (None, None));
    for quantity in [0, -1, MAX_PACKS + 1, i64::MAX] {
        assert_eq!(
            top_up(&active(), &pack, quantity),
            Err(OfferError::QuantityInvalid)
        );
    }
    assert_eq!(
        top_up(&trial(), &pack, 1),
        Err(OfferError::SubscriptionInactive)
    );
}

proptest! {
    /// Charges less what is given back are what is paid and what is kept, to the minor unit, and nothing is kept that is not there.
    #[test]
    fn no_cent_is_lost_between_charge_credit_and_balance(
        minor in (0_i64..500_000, 1_i64..500_000, 0_i64..300_000),
        yearly in (any::<bool>(), any::<bool>()),
        passed in 0_u64..360,
    ) {
        let cycle = |yearly| if yearly { Cycle::Yearly } else { Cycle::Monthly };
        let money = |minor: i64| Money::new(minor, Currency::Usd).to_string();
        let mut context = active();
        context.plan = plan("starter", 1, cycle(yearly.0), &money(minor.0));
        context.period = Period::holding(day("2026-06-01"), cycle(yearly.0), day("2026-06-01"));
        let days = context.period.map_or(1, Period::days).unsigned_abs();
        context.today = day("2026-06-01") + chrono::Days::new(passed % days);
        context.balance = money(minor.2);
        context.charged = Some(paid(&money(minor.0)));
        let wanted = plan("professional", 2, cycle(yearly.1), &money(minor.1));
        let Some(order) = order(&context, &wanted) else {
            return Err(TestCaseError::fail("a higher plan is had at once"));
        };
        let invoice = order.invoice();
        let read = |text: &str| Money::parse(text, Currency::Usd).map_or(i64::MIN, |money| money.minor);
        let of = |gives: bool| -> i64 {
            let items = invoice.line_items.iter().filter(|item| item.kind != LineKind::CarriedOver);
            items.filter(|item| item.kind.gives_back() == gives).map(|item| read(&item.amount)).sum()
        };
        let (total, tax) = (read(&invoice.total_amount), read(&invoice.tax_amount));
        prop_assert!(total >= 0);
        prop_assert!(minor.2 + read(&invoice.balance_change) >= 0);
        let used = invoice.line_items.iter().find(|item| item.description.key == "credit.balance");
        let used = used.map_or(0, |item| -read(&item.amount));
        let carried = read(&invoice.balance_change) + used;
        prop_assert_eq!(of(false) + of(true) + carried, total - tax);
        // Money is kept for later only where nothing is to be paid, but for a tax on amounts too small to be given back.
        prop_assert!(carried == 0 || total - tax == 0);
    }

    /// A period may be left for a higher plan more than once, on any of its days, and the prices of the day before are forgotten each
    /// time. Never more is given back than was charged, and what was paid for each day is that day's share of its plan's price.
    #[test]
    fn a_period_that_is_left_twice_costs_what_was_used_of_each_plan(
        prices in (0_i64..500_000, 0_i64..500_000, 0_i64..500_000),
        list in (0_i64..500_000, 0_i64..500_000),
        yearly in any::<bool>(),
        passed in (0_u64..366, 0_u64..366),
    ) {
        let cycle = if yearly { Cycle::Yearly } else { Cycle::Monthly };
        let money = |minor: i64| Money::new(minor, Currency::Usd);
        let read = |text: &str| Money::parse(text, Currency::Usd).map_or(i64::MIN, |money| money.minor);
        let first = day("2026-06-01");
        let mut context = active();
        let Some(period) = Period::holding(first, cycle, first) else {
            return Err(TestCaseError::fail("a period"));
        };
        let days = period.days().unsigned_abs();
        context.period = Some(period);
        context.plan = plan("starter", 1, cycle, &money(prices.0).to_string());
        context.charged = Some(paid(&money(prices.0).to_string()));
        let mut net = prices.0;
        let (one, two) = (passed.0 % days, passed.1 % days);
        let (one, two) = (one.min(two), one.max(two));
        for (rank, id, price, list, passed) in [
            (2, "professional", prices.1, list.0, one),
            (3, "enterprise", prices.2, list.1, two),
        ] {
            context.today = first + chrono::Days::new(passed);
            // Somebody changed the list since.
            context.plan.price = Some(money(list).to_string());
            let wanted = plan(id, rank, cycle, &money(price).to_string());
            let Some(order) = order(&context, &wanted) else {
                return Err(TestCaseError::fail("a higher plan is had at once"));
            };
            let invoice = order.invoice();
            let given = -read(credit(Some(&order)).unwrap_or_default());
            let paid_price = context.charged.as_ref().map_or(0, |charged| read(&charged.price));
            prop_assert!(0 <= given && given <= paid_price);
            let items = invoice.line_items.iter().filter(|item| item.kind != LineKind::CarriedOver);
            net += items.map(|item| read(&item.amount)).sum::<i64>();
            context.plan = wanted;
            context.charged = invoice.plan_price.clone().zip(invoice.period_start).map(|(price, from)| Charged {
                price, from, ..paid("0.00")
            });
            prop_assert_eq!(context.charged.as_ref().map(|charged| read(&charged.price)), Some(price));
        }
        let share = |minor: i64, part: u64| money(minor)
            .share(part.cast_signed(), days.cast_signed())
            .map_or(i64::MIN, |money| money.minor);
        let used = share(prices.0, one) + share(prices.1, two - one) + share(prices.2, days - two);
        // Each of five amounts is rounded on its own.
        prop_assert!((net - used).abs() <= 4, "{} and not {}", net, used);
        prop_assert!(net >= 0);
    }

    /// What credit notes gave back and what a change gives back are together never more than was charged.
    #[test]
    fn nothing_is_given_back_twice(
        price in 0_i64..500_000, later in (0_u64..30, 0_u64..30), given in 0_u64..=100,
    ) {
        let money = |minor: i64| Money::new(minor, Currency::Usd);
        let read = |text: &str| Money::parse(text, Currency::Usd).map_or(i64::MIN, |money| money.minor);
        let (from, today) = (later.0.min(later.1), later.0.max(later.1));
        let left = 30 - from.cast_signed();
        let charged = money(price).share(left, 30).map_or(0, |money| money.minor);
        let given = charged * given.cast_signed() / 100;
        let mut context = active();
        context.today = day("2026-06-01") + chrono::Days::new(today);
        context.charged = Some(Charged {
            from: day("2026-06-01") + chrono::Days::new(from),
            given_back: money(given).to_string(),
            ..paid(&money(price).to_string())
        });
        let change = order(&context, &plan("professional", 2, Cycle::Monthly, "6000.00"));
        let back = -read(credit(change.as_ref()).unwrap_or_default());
        prop_assert!(back >= 0);
        prop_assert!(back + given <= charged + 1, "{} and {} of {}", back, given, charged);
    }
}
