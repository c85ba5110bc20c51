//! Text of any of the encodings that files from this part of the world have, made clean and bounded.

use crate::MAX_CHARS;

/// How many bytes of a text file are decoded: more than [`MAX_CHARS`] characters in any encoding.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A text as it was decoded.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Whether the file goes on behind it.
    pub(crate) cut: bool,
}

/// A text that is clean and not too long.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// How many characters it has.
    pub chars: u32,
    /// Whether something is missing at its end.
    pub truncated: bool,
}

/// The text of a file, or `None` where it is none: UTF-8, UTF-16 of either order, or Windows-1252.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    // Text by their bytes, programs for a printer or a word processor by what they say.
    if bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"%!PS") {
        return None;
    }
    let cut = bytes.len() > MAX_BYTES;
    let head = &bytes[..bytes.len().min(MAX_BYTES)];
    let text = match head {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, cut)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match zeros(head) {
            (0, 0) => utf8(head, cut).or_else(|| windows_1252(head))?,
            // Letters of our alphabets have a zero as their high byte.
            (even, odd) if odd * 5 > head.len() && even * 20 < odd => {
                utf16(head, u16::from_le_bytes)
            }
            (even, odd) if even * 5 > head.len() && odd * 20 < even => {
                utf16(head, u16::from_be_bytes)
            }
            _ => return None,
        },
    };
    // Zeros and control codes stand in programs and pictures, never in text.
    if text.chars().any(is_binary) {
        return None;
    }
    Some(Decoded { text, cut })
}

fn zeros(bytes: &[u8]) -> (usize, usize) {
    let (mut even, mut odd) = (0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == 0 {
            *(if at % 2 == 0 { &mut even } else { &mut odd }) += 1;
        }
    }
    (even, odd)
}

fn utf8(bytes: &[u8], cut: bool) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        // Cut in the middle of a letter.
        Err(error) if cut && error.error_len().is_none() => {
            let whole = bytes.get(..error.valid_up_to())?;
            std::str::from_utf8(whole).ok().map(str::to_owned)
        }
        Err(_) => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn windows_1252(bytes: &[u8]) -> Option<String> {
    bytes.iter().map(|byte| letter_of_1252(*byte)).collect()
}

/// A letter of Windows-1252; `None` for the five bytes that are none.
pub(crate) fn letter_of_1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => Some(HIGH[usize::from(byte - 0x80)]).filter(|letter| *letter != '\0'),
        _ => Some(char::from(byte)),
    }
}

const fn is_binary(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{e}'..='\u{19}' | '\u{1b}'..='\u{1f}' | '\u{7f}')
}

/// Collects text: line ends become `\n`, at most one line stays empty, what is no letter is dropped, and after
/// [`MAX_CHARS`] it is full.
#[derive(Debug, Default)]
pub struct Bounded {
    text: String,
    chars: usize,
    /// Line ends and spaces that stand before whatever comes next.
    lines: usize,
    spaces: usize,
    carriage: bool,
    full: bool,
}

impl Bounded {
    /// Whether nothing more is taken.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.full
    }

    /// Adds text.
    pub fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if self.full {
                return;
            }
            self.letter(letter);
        }
    }

    fn letter(&mut self, letter: char) {
        let carriage = std::mem::replace(&mut self.carriage, letter == '\r');
        match letter {
            '\n' if carriage => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.lines += 1;
                self.spaces = 0;
            }
            ' ' | '\t' | '\u{a0}' => self.spaces += 1,
            '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => {
                if self.chars > 0 {
                    for _ in 0..self.lines.min(2) {
                        self.put('\n');
                    }
                }
                // Deep indentation says no more than some.
                for _ in 0..self.spaces.min(12) {
                    self.put(' ');
                }
                (self.lines, self.spaces) = (0, 0);
                self.put(letter);
            }
        }
    }

    fn put(&mut self, letter: char) {
        if self.chars >= MAX_CHARS {
            self.full = true;
        } else {
            self.text.push(letter);
            self.chars += 1;
        }
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> Text {
        Text {
            chars: u32::try_from(self.chars).unwrap_or(u32::MAX),
            truncated: self.full,
            text: self.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Option<String> {
        decode(bytes).map(|decoded| decoded.text)
    }

    #[test]
    fn the_encodings_of_our_files_are_told_apart() {
        let text = "Año nuevo, niños: ¿qué cuesta 5 €?";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(text.as_bytes()).as_deref(), Some(text));
        assert_eq!(
            decoded(&[&[0xef, 0xbb, 0xbf], text.as_bytes()].concat()).as_deref(),
            Some(text)
        );
        assert_eq!(
            decoded(&[&[0xff, 0xfe], &little[..]].concat()).as_deref(),
            Some(text)
        );
        assert_eq!(
            decoded(&[&[0xfe, 0xff], &big[..]].concat()).as_deref(),
            Some(text)
        );
        assert_eq!(decoded(&little).as_deref(), Some(text));
        assert_eq!(decoded(&big).as_deref(), Some(text));
        assert_eq!(
            decoded(b"A\xf1o nuevo, 5 \x80").as_deref(),
            Some("Año nuevo, 5 €")
        );
    }

    #[test]
    fn programs_and_archives_are_no_text() {
        for bytes in [
            &b"\x7fELF\x02\x01\x01\0"[..],
            b"PK\x03\x04\x14",
            b"MZ\x90\0\x03",
            b"\x1f\x8b\x08\0",
            b"{\\rtf1 hola}",
            b"a\x81b",
        ] {
            assert_eq!(decoded(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn collected_text_is_clean_and_bounded() {
        let mut bounded = Bounded::default();
        bounded.push("\n\na\r\nb\t c  \n\n\n\n\u{7}d\0");
        assert_eq!(bounded.finish().text, "a\nb  c\n\nd");
        let mut long = Bounded::default();
        long.push(&"ñ".repeat(MAX_CHARS + 1));
        let text = long.finish();
        assert_eq!((text.chars as usize, text.truncated), (MAX_CHARS, true));
        let mut exact = Bounded::default();
        exact.push(&"ñ".repeat(MAX_CHARS));
        assert!(!exact.finish().truncated);
    }
}
