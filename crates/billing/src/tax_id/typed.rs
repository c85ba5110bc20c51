//! What somebody typed, without its separators.

use super::{Country, TaxIdError, TaxIdKind};

/// More than any identifier has, label, separators and all: what is longer is refused before it is looked at.
const LONGEST: usize = 64;

/// A text in upper case, cut at its separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// The parts between separators, none of them empty.
    pub groups: Vec<String>,
    /// The parts put together.
    pub joined: String,
}

impl Typed {
    /// Reads ASCII letters and digits, `&` and Ñ (also as N with a combining tilde), in any case. White space, invisible
    /// characters, dashes of every kind, dots, commas, slashes, colons and underscores separate. A label in front, such as
    /// `RUC:` or the country's code, is left out.
    pub fn read(country: Country, text: &str) -> Result<Self, TaxIdError> {
        if text.len() > LONGEST {
            return Err(TaxIdError::WrongLength);
        }
        let mut groups: Vec<String> = vec![String::new()];
        for char in text.chars() {
            let Some(group) = groups.last_mut() else {
                continue;
            };
            match char {
                '0'..='9' | 'A'..='Z' | 'a'..='z' | '&' => group.push(char.to_ascii_uppercase()),
                'ñ' | 'Ñ' => group.push('Ñ'),
                '\u{303}' if group.ends_with('N') => {
                    group.pop();
                    group.push('Ñ');
                }
                _ if separates(char) => groups.push(String::new()),
                _ => return Err(TaxIdError::WrongCharacters),
            }
        }
        groups.retain(|group| !group.is_empty());
        if groups.len() > 1 && is_label(country, &groups) {
            groups.remove(0);
        }
        let joined = groups.concat();
        if joined.is_empty() {
            return Err(TaxIdError::Empty);
        }
        Ok(Self { groups, joined })
    }

    /// The digits, where there is nothing else.
    pub fn digits(&self) -> Result<Vec<u8>, TaxIdError> {
        digits(&self.joined)
    }
}

/// The digits of an ASCII text but for its last sign, and that: a digit, or K, which is 10.
pub(super) fn digits_and_check(text: &str) -> Result<(Vec<u8>, u8), TaxIdError> {
    let (number, check) = text.split_at(text.len().saturating_sub(1));
    let body = digits(number)?;
    let check = match check {
        "K" => 10,
        digit => *digits(digit)?.first().ok_or(TaxIdError::WrongLength)?,
    };
    Ok((body, check))
}

/// The digits of a text that consists of them.
pub(super) fn digits(text: &str) -> Result<Vec<u8>, TaxIdError> {
    text.bytes()
        .map(|byte| byte.is_ascii_digit().then(|| byte - b'0'))
        .collect::<Option<_>>()
        .ok_or(TaxIdError::WrongCharacters)
}

fn separates(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '.' | ',' | '-' | '/' | '_' | ':' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether the first part is a name rather than a part of the identifier. A Mexican company may well be called RFC: there a
/// label is one only in front of a whole identifier.
fn is_label(country: Country, groups: &[String]) -> bool {
    let first = groups[0].as_str();
    let rest: usize = groups[1..].iter().map(|group| group.chars().count()).sum();
    let named = first == country.code()
        || matches!(first, "CUIL" | "RUN" | "CC" | "CI")
        || TaxIdKind::of(country).any(|kind| kind.name() == first);
    named && (country != Country::Mx || rest >= 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(country: Country, text: &str) -> Result<String, TaxIdError> {
        Typed::read(country, text).map(|typed| typed.groups.join(" "))
    }

    #[test]
    fn separators_cut_and_are_left_out() {
        assert_eq!(
            read(Country::Co, "\u{a0}900.373.115 –3\u{200b}\n"),
            Ok("900 373 115 3".into())
        );
        assert_eq!(
            read(Country::Br, "12.345.678/0001_95"),
            Ok("12 345 678 0001 95".into())
        );
    }

    #[test]
    fn case_does_not_matter_nor_how_an_ene_is_written() {
        assert_eq!(read(Country::Mx, "muñ"), Ok("MUÑ".into()));
        assert_eq!(read(Country::Mx, "mun\u{303}"), Ok("MUÑ".into()));
    }

    #[test]
    fn a_label_is_no_part_of_the_identifier() {
        assert_eq!(read(Country::Pe, "RUC: 123"), Ok("123".into()));
        assert_eq!(read(Country::Cl, "cl 1-9"), Ok("1 9".into()));
        assert_eq!(read(Country::Co, "CC 79896529"), Ok("79896529".into()));
        assert_eq!(
            read(Country::Mx, "RFC XAXX010101000"),
            Ok("XAXX010101000".into())
        );
        // A company whose name begins with these letters.
        assert_eq!(
            read(Country::Mx, "RFC 850101 AB1"),
            Ok("RFC 850101 AB1".into())
        );
        assert_eq!(read(Country::Pe, "RUC"), Ok("RUC".into()));
    }

    #[test]
    fn what_no_identifier_holds_is_refused() {
        for text in ["12*3", "１２３", "٣", "É", "12\u{301}", "<b>"] {
            assert_eq!(
                read(Country::Pe, text),
                Err(TaxIdError::WrongCharacters),
                "{text}"
            );
        }
        assert_eq!(read(Country::Pe, " .-/ "), Err(TaxIdError::Empty));
        assert_eq!(read(Country::Pe, ""), Err(TaxIdError::Empty));
        assert_eq!(
            read(Country::Pe, &"1".repeat(65)),
            Err(TaxIdError::WrongLength)
        );
    }
}
