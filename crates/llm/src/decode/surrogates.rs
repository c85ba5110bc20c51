//! Halves of surrogate pairs.
//!
//! JSON's grammar allows `"\ud83d"` and JavaScript's parser accepts it, so servers that cut text
//! by UTF-16 units send it; serde_json refuses it, for no Rust string can hold it. It is read as
//! U+FFFD, as every decoder of broken UTF-16 does.

/// `json` with lone halves replaced, or `None` if it has none.
pub(super) fn replace_lone(json: &[u8]) -> Option<Vec<u8>> {
    let mut repaired: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', json.get(at..)?) {
        at += found;
        match unit(json, at) {
            Some(0xd800..=0xdbff) if matches!(unit(json, at + 6), Some(0xdc00..=0xdfff)) => {
                at += 12
            }
            Some(0xd800..=0xdfff) => {
                let copy = repaired.get_or_insert_with(|| json.to_vec());
                copy[at..at + 6].copy_from_slice(b"\\ufffd");
                at += 6;
            }
            _ => at += 2,
        }
    }
    repaired
}

/// The value of the `\uXXXX` at `at`.
fn unit(json: &[u8], at: usize) -> Option<u16> {
    let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |value: u16, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(value << 4 | digit as u16)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_halves_without_their_other_half_are_replaced() {
        assert_eq!(replace_lone(br#""\ud83c\udf2e \\ud83c \n""#), None);
        assert_eq!(
            replace_lone(br#""\ud83c""#).as_deref(),
            Some(&br#""\ufffd""#[..])
        );
        assert_eq!(
            replace_lone(br#"\udf2e\ud83c\ud83c\udf2e"#).as_deref(),
            Some(&br#"\ufffd\ufffd\ud83c\udf2e"#[..])
        );
        assert_eq!(replace_lone(br"\"), None);
        assert_eq!(replace_lone(br"\ud83"), None);
    }
}
