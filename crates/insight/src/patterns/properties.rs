//! Chance is not announced, and what is planted is found.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::tests::{found, monday_at, sent};
use super::*;

/// A small generator of numbers that look like chance (splitmix64), so that the share of false alarms is counted over the
/// same seeds each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

fn at_random(seed: u64, messages: u64, days: u64) -> (Vec<Sent>, Vec<Rating>) {
    let mut chance = Chance(seed);
    let assistants = ["sofia", "carlos", "paula", "mateo"];
    let mut some = |of: u64| chance.below(of);
    let written = (0..messages).map(|_| {
        let minutes = TimeDelta::minutes(i64::try_from(some(days * 1440)).unwrap());
        sent(
            monday_at(0) + minutes,
            assistants[usize::try_from(some(4)).unwrap()],
        )
    });
    let written: Vec<Sent> = written.collect();
    let judged = (0..messages / 4).map(|_| Rating {
        assistant_id: Some(assistants[usize::try_from(some(4)).unwrap()].into()),
        at: monday_at(0) + TimeDelta::minutes(i64::try_from(some(days * 1440)).unwrap()),
        rating: Some(u8::try_from(1 + some(5)).unwrap()),
        is_helpful: None,
    });
    let judged = judged.collect();
    (written, judged)
}

#[test]
fn chance_is_announced_in_fewer_than_one_of_twenty_histories() {
    for (messages, days) in [(30, 60), (120, 90), (400, 150), (1_500, 180)] {
        let seeds = 200;
        let alarms: Vec<String> = (0..seeds)
            .filter_map(|seed| {
                let (written, judged) = at_random(seed, messages, days);
                let end = monday_at(i64::try_from(days).unwrap() * 24);
                found(written, judged, end)
                    .first()
                    .map(|pattern| pattern.key.clone())
            })
            .collect();
        assert!(
            alarms.len() * 20 < usize::try_from(seeds).unwrap(),
            "{messages} in {days} days: {alarms:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_weekly_habit_under_noise_is_found(seed in any::<u64>(), weekday in 0i64..7, hour in 0i64..24) {
        let (mut written, _) = at_random(seed, 8, 140);
        written.extend((0..20).map(|week| sent(monday_at(week * 168 + weekday * 24 + hour), "paula")));
        let patterns = found(written, vec![], monday_at(140 * 24));
        let wanted = format!("temporal:weekday:{}", weekday + 1);
        prop_assert!(patterns.iter().any(|pattern| pattern.key == wanted));
    }

    #[test]
    fn a_time_of_day_under_noise_is_found(seed in any::<u64>(), part in 0i64..8) {
        let (mut written, _) = at_random(seed, 20, 60);
        written.extend((0..60).filter(|day| day % 2 == 0).map(|day| sent(monday_at(day * 24 + part * 3 + day % 3), "sofia")));
        let patterns = found(written, vec![], monday_at(60 * 24));
        let wanted = format!("temporal:hours:{:02}", part * 3);
        prop_assert!(patterns.iter().any(|pattern| pattern.key == wanted));
    }

    #[test]
    fn what_is_announced_is_in_range(seed in any::<u64>(), messages in 0u64..300, days in 1u64..180) {
        let (mut written, judged) = at_random(seed, messages, days);
        written.extend((0..30).map(|day| sent(monday_at(day * 48 + 9), "sofia")));
        let now = monday_at(i64::try_from(days).unwrap() * 24);
        for pattern in found(written, judged, now) {
            prop_assert!((0.9..=0.99).contains(&pattern.confidence));
            prop_assert!(pattern.prediction_confidence.is_none_or(|share| (0.0..=1.0).contains(&share)));
            prop_assert!(pattern.predicted_next_occurrence.is_none_or(|at| at > now));
            prop_assert!(pattern.frequency > 0 && !pattern.description.is_empty());
            prop_assert!(pattern.first_observed_at <= pattern.last_observed_at);
        }
    }
}
