//! The sums from which check digits are made.

/// The sum of each digit times the weight in its place.
pub(super) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum()
}

/// The sum with weights from 2 upwards, counted from the right, beginning again at 2 behind `last`.
pub(super) fn from_right(digits: &[u8], last: u32) -> u32 {
    digits
        .iter()
        .rev()
        .zip((2..=last).cycle())
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum()
}

/// What is missing from the sum to the next multiple of 11: 0 to 10.
pub(super) const fn complement(sum: u32) -> u8 {
    ((11 - sum % 11) % 11) as u8
}

/// The complement of identifiers that have no eleventh sign: 10 is written as 0.
pub(super) const fn complement_or_zero(sum: u32) -> u8 {
    complement(sum) % 10
}

/// Whether the last digit is that of Luhn's formula (ISO/IEC 7812-1, annex B).
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit);
            match place % 2 {
                0 => digit,
                _ => digit * 2 / 10 + digit * 2 % 10,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether it is one digit over and over.
pub(super) fn repeats(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luhn_accepts_the_example_of_its_patent_and_refuses_its_neighbours() {
        // US patent 2,950,048: 7992739871 with the check digit 3.
        for last in 0..10 {
            let digits = [7, 9, 9, 2, 7, 3, 9, 8, 7, 1, last];
            assert_eq!(luhn(&digits), last == 3);
        }
    }

    #[test]
    fn weights_begin_again_behind_the_last() {
        assert_eq!(from_right(&[1, 0, 0], 3), 2);
        assert_eq!(from_right(&[1, 0, 0], 7), 4);
    }

    #[test]
    fn the_complement_is_below_eleven() {
        assert_eq!([complement(0), complement(1), complement(11)], [0, 10, 0]);
        assert_eq!(complement_or_zero(1), 0);
    }
}
