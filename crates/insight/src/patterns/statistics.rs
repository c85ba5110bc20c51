//! The tests that stand between a coincidence and a pattern.
//!
//! Where the null hypothesis has a finite number of outcomes its tail is summed exactly; only the trend uses a normal
//! approximation, which is good from eight values on (Mann 1945, Kendall 1975).

/// `ln n!`.
fn ln_factorial(n: u32) -> f64 {
    if n < 2 {
        return 0.0;
    }
    if n < 64 {
        return (2..=n).map(|factor| f64::from(factor).ln()).sum();
    }
    // Stirling's series; its error is below 1e-12 from here on.
    let n = f64::from(n);
    n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + 1.0 / (12.0 * n)
        - 1.0 / (360.0 * n.powi(3))
}

fn ln_choose(n: u32, k: u32) -> f64 {
    ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k)
}

/// The probability of `hits` or more in `trials` that each hit with probability `chance`.
pub(super) fn at_least(hits: u32, trials: u32, chance: f64) -> f64 {
    if hits == 0 {
        return 1.0;
    }
    if hits > trials || chance <= 0.0 {
        return 0.0;
    }
    if chance >= 1.0 {
        return 1.0;
    }
    let (hit, miss) = (chance.ln(), (-chance).ln_1p());
    let tail: f64 = (hits..=trials)
        .map(|k| (ln_choose(trials, k) + f64::from(k) * hit + f64::from(trials - k) * miss).exp())
        .sum();
    tail.min(1.0)
}

/// The probability that a draw of `drawn` from `all`, of which `marked` are marked, holds `hits` or more marked ones
/// (hypergeometric, which is Fisher's exact test to one side).
pub(super) fn at_least_marked(hits: u32, drawn: u32, marked: u32, all: u32) -> f64 {
    if drawn > all || marked > all {
        return 1.0;
    }
    let most = drawn.min(marked);
    let least = (drawn + marked).saturating_sub(all);
    if hits <= least {
        return 1.0;
    }
    let whole = ln_choose(all, drawn);
    let tail: f64 = (hits..=most)
        .map(|k| (ln_choose(marked, k) + ln_choose(all - marked, drawn - k) - whole).exp())
        .sum();
    tail.min(1.0)
}

/// Kendall's tau of a series with time, and the two-sided probability that chance alone gives one as far from 0: the
/// Mann-Kendall test with the correction for ties and for continuity. `None` below eight values, and where all are equal.
pub(super) fn trend(values: &[f64]) -> Option<(f64, f64)> {
    let n = u32::try_from(values.len()).ok()?;
    if n < 8 {
        return None;
    }
    let mut sum = 0i64;
    for (at, earlier) in values.iter().enumerate() {
        for later in values.iter().skip(at + 1) {
            sum += match later.total_cmp(earlier) {
                std::cmp::Ordering::Greater => 1,
                std::cmp::Ordering::Equal => 0,
                std::cmp::Ordering::Less => -1,
            };
        }
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let scatter = |count: f64| count * (count - 1.0) * (2.0 * count + 5.0);
    let ties: f64 = sorted
        .chunk_by(|one, other| one.total_cmp(other).is_eq())
        .map(|tie| scatter(f64::from(u32::try_from(tie.len()).unwrap_or(u32::MAX))))
        .sum();
    let n = f64::from(n);
    let variance = (scatter(n) - ties) / 18.0;
    if variance <= 0.0 {
        return None;
    }
    let sum = f64::from(i32::try_from(sum).ok()?);
    let z = (sum.abs() - 1.0).max(0.0) / variance.sqrt();
    Some((sum / (n * (n - 1.0) / 2.0), (2.0 * normal_tail(z)).min(1.0)))
}

/// The probability that a standard normal value is above `z`, for `z` from 0 (Abramowitz and Stegun 26.2.17, to 7.5e-8).
fn normal_tail(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let poly = t
        * (0.319_381_530
            + t * (-0.356_563_782
                + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let density = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt();
    (density * poly).clamp(0.0, 1.0)
}

/// The probability that a finding is no coincidence, if it was as likely as not before: `1 / (1 − e·p·ln p)`, the upper
/// bound of Sellke, Bayarri and Berger (2001). From 0.93 for a probability by chance of 0.005 towards 0.99.
pub(super) fn confidence(by_chance: f64) -> f64 {
    if by_chance <= 0.0 {
        return 0.99;
    }
    if by_chance >= std::f64::consts::E.recip() {
        return 0.5;
    }
    let odds = -std::f64::consts::E * by_chance * by_chance.ln();
    crate::confidence::two_decimals((1.0 / (1.0 + odds)).min(0.99))
}

/// How often something will be met again that was met `hits` times out of `trials`: the rule of succession of Laplace.
pub(super) fn succession(hits: u32, trials: u32) -> f64 {
    let (hits, trials) = (f64::from(hits.min(trials)), f64::from(trials));
    crate::confidence::two_decimals((hits + 1.0) / (trials + 2.0))
}

/// The middle one of the values, the lower of two.
pub(super) fn median(values: &[i64]) -> Option<i64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

/// A length as the tests count.
pub(super) fn count<T>(items: impl IntoIterator<Item = T>) -> u32 {
    u32::try_from(items.into_iter().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-6
    }

    #[test]
    fn the_tails_are_those_of_the_tables() {
        assert!(near(at_least(8, 10, 0.5), 56.0 / 1024.0));
        assert!(near(at_least(1, 100, 0.01), 1.0 - 0.99f64.powi(100)));
        assert!(near(at_least_marked(4, 4, 4, 8), 1.0 / 70.0));
        assert!(near(at_least_marked(3, 4, 4, 8), 17.0 / 70.0));
        assert!(near(at_least(0, 5, 0.3), 1.0) && near(at_least(6, 5, 0.3), 0.0));
    }

    #[test]
    fn large_numbers_sum_to_one() {
        assert!(near(
            at_least(1_000, 2_000, 0.5) + at_least(1_001, 2_000, 0.5),
            1.0
        ));
    }

    #[test]
    fn a_rising_series_is_a_trend_and_a_flat_one_is_none() {
        let rising: Vec<f64> = (0..12).map(f64::from).collect();
        let (tau, by_chance) = trend(&rising).unwrap();
        assert!(near(tau, 1.0) && by_chance < 0.001);
        assert_eq!(trend(&[3.0; 12]), None);
        assert_eq!(trend(&rising[..7]), None);
        let wave: Vec<f64> = (0..12).map(|at| f64::from(at % 2)).collect();
        assert!(trend(&wave).unwrap().1 > 0.3);
    }

    #[test]
    fn the_surer_the_rarer_by_chance() {
        assert_eq!(confidence(0.005), 0.93);
        assert!(confidence(0.0001) >= 0.99 && confidence(0.0) == 0.99);
        assert_eq!(confidence(0.5), 0.5);
    }

    #[test]
    fn the_normal_tail_is_that_of_the_table() {
        assert!((normal_tail(1.959_964) - 0.025).abs() < 1e-6);
        assert!((normal_tail(0.0) - 0.5).abs() < 1e-6);
    }
}
