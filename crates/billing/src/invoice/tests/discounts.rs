use super::*;

/// Prices after discount, in the order of the lines.
fn prices(draft: &Draft) -> Vec<i64> {
    draft
        .lines
        .iter()
        .map(|line| line.unit.minor * line.quantity - line.discount.minor)
        .collect()
}

fn charged_sum(prices: &[i64]) -> i64 {
    prices.iter().filter(|price| **price > 0).sum()
}

proptest! {
    #[test]
    fn a_discount_is_given_out_to_the_last_minor_unit(draft in any_draft(), points in 0_u32..=10_000) {
        let before = prices(&draft);
        let room = Money::new(charged_sum(&before), draft.currency);
        let expected = room.basis_points(points).map_err(|error| failed(error.into()))?;
        let draft = draft.discounted(Discount::Percentage(points)).map_err(failed)?;
        let after = prices(&draft);
        prop_assert_eq!(
            before.iter().sum::<i64>() - after.iter().sum::<i64>(),
            expected.minor
        );
        for (before, after) in before.iter().zip(&after) {
            // Nobody pays more for it, and no line is turned into a credit.
            prop_assert!(after <= before && (*after >= 0 || after == before));
            // Nobody is more than a minor unit away from their exact share.
            if *before > 0 {
                let exact = i128::from(*before) * i128::from(expected.minor);
                let got = i128::from(before - after) * i128::from(room.minor);
                prop_assert!((got - exact).abs() < i128::from(room.minor));
            }
        }
    }

    #[test]
    fn a_fixed_discount_takes_off_itself_or_everything(draft in any_draft(), amount in 0_i64..2_000_000) {
        let before = prices(&draft);
        let fixed = Discount::Fixed(Money::new(amount, draft.currency));
        let draft = draft.discounted(fixed).map_err(failed)?;
        let off = before.iter().sum::<i64>() - prices(&draft).iter().sum::<i64>();
        prop_assert_eq!(off, amount.min(charged_sum(&before)));
    }

    #[test]
    fn credits_become_discounts_without_moving_the_base(draft in any_draft()) {
        let before = prices(&draft);
        let written = draft.clone().with_credits_as_discounts().map_err(failed)?;
        let after = prices(&written);
        prop_assert_eq!(before.iter().sum::<i64>(), after.iter().sum::<i64>());
        // Either there are no negative amounts any more, or nothing is charged.
        prop_assert!(after.iter().all(|price| *price >= 0) || charged_sum(&after) == 0);
        let mut credits = written.lines.iter().filter(|line| line.kind.gives_back());
        prop_assert!(credits.all(|line| line.unit.minor < 0));
        if !written.lines.is_empty() {
            let (one, other) = (draft.totals().map_err(failed)?, written.totals().map_err(failed)?);
            let lines = i64::try_from(draft.lines.len()).unwrap_or(i64::MAX);
            prop_assert!((one.total.minor - other.total.minor).abs() <= lines);
            prop_assert_eq!(one.carried_credit, other.carried_credit);
        }
    }
}

#[test]
fn ten_percent_that_do_not_divide_take_more_off_the_larger_line() {
    let peso = |minor| Money::new(minor, Currency::Mxn);
    let discounts = |amounts: [i64; 2]| {
        let [one, other] = amounts.map(|minor| line(LineKind::Plan, 1, peso(minor)));
        let lines = vec![one, other, line(LineKind::Credit, 1, peso(-300))];
        let discounted = draft("MX", lines).discounted(Discount::Percentage(1_000));
        discounted.map(|draft| {
            let of = |line: &Line| line.discount.minor;
            draft.lines.iter().map(of).collect::<Vec<_>>()
        })
    };
    // 100.5 and 99.5 of 200: the larger line gets the odd centavo, wherever it stands.
    assert_eq!(discounts([1_005, 995]), Ok(vec![101, 99, 0]));
    assert_eq!(discounts([995, 1_005]), Ok(vec![99, 101, 0]));
}

#[test]
fn discounts_follow_one_another() {
    let plan = line(LineKind::Plan, 1, Money::new(10_000, Currency::Mxn));
    let twice = draft("MX", vec![plan])
        .discounted(Discount::Percentage(2_000))
        .and_then(|draft| draft.discounted(Discount::Percentage(5_000)))
        .and_then(|draft| draft.totals());
    assert_eq!(
        twice.map(|totals| (
            totals.subtotal.minor,
            totals.discount.minor,
            totals.total.minor
        )),
        Ok((10_000, 6_000, 4_640))
    );
}

#[test]
fn a_discount_above_everything_or_below_nothing_is_refused() {
    let plan = || line(LineKind::Plan, 1, Money::new(100, Currency::Mxn));
    for bad in [
        Discount::Percentage(10_001),
        Discount::Fixed(Money::new(-1, Currency::Mxn)),
    ] {
        assert_eq!(
            draft("MX", vec![plan()]).discounted(bad).err(),
            Some(InvoiceError::DiscountInvalid)
        );
    }
}

#[test]
fn a_discount_on_the_largest_amounts_is_exact() {
    let large = || line(LineKind::Plan, 1, Money::new(4_999_999_999, Currency::Mxn));
    let draft = draft("BR", vec![large(), large()]).discounted(Discount::Percentage(10_000));
    assert_eq!(draft.map(|draft| prices(&draft)), Ok(vec![0, 0]));
}
