//! What must hold for any numbers: prices, quotas and roll-ups.

use metering::{
    Charge, Counters, LedgerKind, LedgerRow, MicroDollars, Price, PriceEntry, PriceList, Usage,
    cost_micros, exact_cost, roll_up,
};
use proptest::prelude::*;
use uuid::Uuid;

/// Numbers of every size: small ones, and the ends of the range.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![
        0..10_000_000u64,
        Just(u64::MAX),
        Just(u64::MAX - 1),
        any::<u64>()
    ]
}

fn usage() -> impl Strategy<Value = Usage> {
    (number(), number(), number()).prop_map(|(input_tokens, cached_input_tokens, output_tokens)| {
        Usage {
            input_tokens,
            cached_input_tokens,
            output_tokens,
        }
    })
}

/// Usage as it occurs: sums of it do not reach the end of any range.
fn real_usage() -> impl Strategy<Value = Usage> {
    (0..2_000_000u64, 0..=100u64, 0..200_000u64).prop_map(
        |(input_tokens, percent, output_tokens)| Usage {
            input_tokens,
            cached_input_tokens: input_tokens * percent / 100,
            output_tokens,
        },
    )
}

fn price() -> impl Strategy<Value = Price> {
    (number(), number(), number()).prop_map(|(input, cached, output)| Price {
        input_micros_per_mtok: input,
        cached_input_micros_per_mtok: cached,
        output_micros_per_mtok: output,
    })
}

fn real_price() -> impl Strategy<Value = Price> {
    (0..100_000_000u64, 0..100_000_000u64, 0..500_000_000u64).prop_map(|(input, cached, output)| {
        Price {
            input_micros_per_mtok: input,
            cached_input_micros_per_mtok: cached,
            output_micros_per_mtok: output,
        }
    })
}

fn row() -> impl Strategy<Value = LedgerRow> {
    let amounts = (
        any::<i32>(),
        any::<i64>(),
        any::<i64>(),
        any::<i64>(),
        any::<i64>(),
    );
    (
        0..3u128,
        1..=12u32,
        prop_oneof![Just(None), Just(Some("sofia")), Just(Some("carlos"))],
        amounts,
    )
        .prop_map(
            |(subscription, month, assistant, (messages, input, cached, output, cost))| LedgerRow {
                idempotency_key: String::new(),
                user_id: None,
                subscription_id: Uuid::from_u128(subscription),
                period_start: chrono::NaiveDate::from_ymd_opt(2026, month, 1).unwrap_or_default(),
                kind: LedgerKind::Turn,
                assistant_id: assistant.map(str::to_owned),
                conversation_id: None,
                message_id: None,
                provider: None,
                model: None,
                messages,
                input_tokens: input,
                cached_input_tokens: cached,
                output_tokens: output,
                cost_micros: MicroDollars(cost),
                occurred_at: chrono::DateTime::UNIX_EPOCH,
            },
        )
}

proptest! {
    #[test]
    fn exact_costs_add_up(a in real_usage(), b in real_usage(), price in real_price()) {
        prop_assert_eq!(exact_cost(&a, &price) + exact_cost(&b, &price), exact_cost(&a.saturating_add(b), &price));
    }

    #[test]
    fn rounding_once_is_never_more_than_half_a_micro_dollar_off(usage in real_usage(), price in real_price()) {
        let exact = exact_cost(&usage, &price) as i128;
        let rounded = i128::from(cost_micros(&usage, &price).0) * 1_000_000;
        prop_assert!(rounded - exact <= 500_000 && exact - rounded < 500_000);
    }

    #[test]
    fn more_tokens_never_cost_less(a in real_usage(), more in real_usage(), price in price()) {
        prop_assert!(cost_micros(&a.saturating_add(more), &price) >= cost_micros(&a, &price));
    }

    #[test]
    fn a_higher_price_never_costs_less(usage in usage(), price in price(), more in number()) {
        let dearer = Price { output_micros_per_mtok: price.output_micros_per_mtok.saturating_add(more), ..price };
        prop_assert!(cost_micros(&usage, &dearer) >= cost_micros(&usage, &price));
    }

    #[test]
    fn no_numbers_overflow(usage in usage(), price in price()) {
        prop_assert!(cost_micros(&usage, &price) >= MicroDollars::ZERO);
        prop_assert!(usage.total_tokens() >= usage.input_tokens);
    }

    #[test]
    fn cached_tokens_beyond_the_input_are_not_believed(usage in usage(), price in price()) {
        let believed = Usage { cached_input_tokens: usage.cached_input_tokens.min(usage.input_tokens), ..usage };
        prop_assert_eq!(exact_cost(&usage, &price), exact_cost(&believed, &price));
    }

    #[test]
    fn decimal_strings_read_back_as_the_same_amount(micros in any::<i64>()) {
        let text = MicroDollars(micros).to_string();
        let digits: i128 = text.replace('.', "").parse()?;
        prop_assert_eq!(digits, i128::from(micros));
        prop_assert_eq!(text.rsplit('.').next().map(str::len), Some(6));
    }

    /// Any mixture of turns that end and that come to nothing: nothing stays reserved, and all that was charged is there.
    #[test]
    fn reservations_are_conserved(turns in prop::collection::vec((0..3u64, number(), any::<bool>(), 0..2u64, 0..1_000_000u64, 0..1_000_000i64), 0..40)) {
        let mut counters = Counters::default();
        let mut open = Vec::new();
        let mut expected = (0, 0, 0);
        for (messages, tokens, settled, used, used_tokens, cost) in turns {
            let reservation = counters.reserve(None, messages, tokens)?;
            open.push((reservation, settled, Charge { messages: used, tokens: used_tokens, cost: MicroDollars(cost) }));
        }
        while let Some((reservation, settled, charge)) = open.pop() {
            if settled {
                counters.settle(reservation, charge);
                expected = (expected.0 + charge.messages, expected.1 + charge.tokens, expected.2 + charge.cost.0);
            } else {
                counters.release(reservation);
            }
        }
        prop_assert_eq!((counters.messages_reserved, counters.tokens_reserved), (0, 0));
        prop_assert_eq!((counters.messages_used, counters.tokens_used, counters.cost_micros.0), expected);
    }

    #[test]
    fn a_limit_is_never_passed(limit in 0..20u64, wanted in prop::collection::vec((0..4u64, any::<bool>()), 0..60)) {
        let mut counters = Counters::default();
        for (messages, keep) in wanted {
            if let Ok(reservation) = counters.reserve(Some(limit), messages, 1) {
                if keep {
                    counters.settle(reservation, Charge { messages, tokens: 1, cost: MicroDollars::ZERO });
                } else {
                    counters.release(reservation);
                }
            }
            prop_assert!(counters.messages_used + counters.messages_reserved <= limit);
        }
    }

    #[test]
    fn a_roll_up_does_not_depend_on_the_order_of_rows(rows in prop::collection::vec(row(), 0..60), turn in any::<prop::sample::Index>()) {
        let mut other = rows.clone();
        other.reverse();
        if !other.is_empty() {
            let by = turn.index(other.len());
            other.rotate_left(by);
        }
        prop_assert_eq!(roll_up(&rows), roll_up(&other));
    }

    #[test]
    fn a_roll_up_of_parts_is_the_roll_up_of_the_whole(rows in prop::collection::vec(row(), 0..60), cut in any::<prop::sample::Index>()) {
        let middle = if rows.is_empty() { 0 } else { cut.index(rows.len()) };
        let mut merged = roll_up(&rows[..middle]);
        for (period, usage) in roll_up(&rows[middle..]) {
            let into = merged.entry(period).or_default();
            into.total.merge(&usage.total);
            for (assistant, totals) in usage.by_assistant {
                into.by_assistant.entry(assistant).or_default().merge(&totals);
            }
        }
        prop_assert_eq!(merged, roll_up(&rows));
    }

    #[test]
    fn assistants_add_up_to_the_period(rows in prop::collection::vec(row(), 0..60)) {
        for usage in roll_up(&rows).values() {
            let mut sum = metering::Totals::default();
            usage.by_assistant.values().for_each(|totals| sum.merge(totals));
            prop_assert_eq!(sum, usage.total);
        }
    }

    /// Periods that follow each other without a gap: at every instant exactly the period that holds is found.
    #[test]
    fn exactly_one_of_successive_prices_holds(starts in prop::collection::btree_set(0..10_000i64, 1..20), ask in 0..10_000i64) {
        let at = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        let starts: Vec<i64> = starts.into_iter().collect();
        let entries = starts.iter().enumerate().map(|(index, &start)| PriceEntry {
            provider: "openai".into(),
            model: "m".into(),
            effective_from: at(start),
            effective_until: starts.get(index + 1).map(|&end| at(end)),
            price: Price { input_micros_per_mtok: start as u64, ..Price::FREE },
        });
        let expected = starts.iter().rev().find(|&&start| start <= ask).map(|&start| start as u64);
        let found = PriceList::new(entries.collect()).at("openai", "m", at(ask));
        prop_assert_eq!(found.map(|price| price.input_micros_per_mtok), expected);
    }
}
