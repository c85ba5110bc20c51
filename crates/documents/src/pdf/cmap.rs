//! Character maps: which codes a font's text has, and which letters they are.

use std::collections::HashMap;

use super::spend;

/// What a character map says.
#[derive(Debug, Default)]
pub(crate) struct CMap {
    /// Ranges of codes with the number of bytes they have.
    spaces: Vec<(usize, u32, u32)>,
    letters: HashMap<u32, char>,
    /// Codes that are several letters.
    strings: HashMap<u32, String>,
    /// Glyph numbers of ranges of codes: first code, last code, first glyph.
    glyphs: Vec<(u32, u32, u32)>,
}

/// What character maps are made of.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    Hex(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(&'a [u8]),
}

impl CMap {
    /// Reads a map; what cannot be read of it is passed over.
    pub(crate) fn read(bytes: &[u8], entries: &mut u32) -> Self {
        let mut map = Self::default();
        let mut tokens = Tokens(bytes);
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"begincodespacerange") => map.read_spaces(&mut tokens),
                Token::Word(b"beginbfchar") => map.read_letters(&mut tokens, entries),
                Token::Word(b"beginbfrange") => map.read_ranges(&mut tokens, entries),
                Token::Word(b"begincidchar") => map.read_glyphs(&mut tokens, entries, false),
                Token::Word(b"begincidrange") => map.read_glyphs(&mut tokens, entries, true),
                _ => {}
            }
            if *entries == 0 {
                break;
            }
        }
        map
    }

    /// Whether it names any letter.
    pub(crate) fn has_letters(&self) -> bool {
        !self.letters.is_empty() || !self.strings.is_empty()
    }

    /// Adds the letters of a code; `false` where it has none.
    pub(crate) fn push(&self, code: u32, out: &mut String) -> bool {
        if let Some(letter) = self.letters.get(&code) {
            out.push(*letter);
        } else if let Some(string) = self.strings.get(&code) {
            out.push_str(string);
        } else {
            return false;
        }
        true
    }

    /// The next code of a text and how many bytes it has.
    pub(crate) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let code = number(&bytes[..length]);
            let matches = |space: &(usize, u32, u32)| {
                space.0 == length
                    // Byte by byte, as code spaces are boxes.
                    && (0..length).all(|at| {
                        let shift = 8 * (length - 1 - at) as u32;
                        let byte = |value: u32| (value >> shift) & 0xff;
                        (byte(space.1)..=byte(space.2)).contains(&byte(code))
                    })
            };
            if self.spaces.iter().any(matches) {
                return (code, length);
            }
        }
        let length = self
            .spaces
            .first()
            .map_or(2, |space| space.0)
            .clamp(1, bytes.len().max(1));
        (number(bytes.get(..length).unwrap_or_default()), length)
    }

    /// The glyph number of a code; the code itself where the map has no glyphs.
    pub(crate) fn glyph(&self, code: u32) -> u32 {
        self.glyphs
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&code))
            .map_or(code, |(first, _, glyph)| glyph.saturating_add(code - first))
    }

    fn read_spaces(&mut self, tokens: &mut Tokens<'_>) {
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            if (1..=4).contains(&low.len()) && low.len() == high.len() && self.spaces.len() < 100 {
                self.spaces.push((low.len(), number(&low), number(&high)));
            }
        }
    }

    fn read_letters(&mut self, tokens: &mut Tokens<'_>, entries: &mut u32) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(target)) = tokens.next() else {
                return;
            };
            if !spend(entries, 1) {
                return;
            }
            self.set(number(&code), &units(&target));
        }
    }

    fn read_ranges(&mut self, tokens: &mut Tokens<'_>, entries: &mut u32) {
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            let (low, high) = (number(&low), number(&high));
            match tokens.next() {
                Some(Token::Hex(target)) => {
                    let mut target = units(&target);
                    for code in low..=high.min(low.saturating_add(0xffff)) {
                        if !spend(entries, 1) {
                            return;
                        }
                        self.set(code, &target);
                        if let Some(last) = target.last_mut() {
                            *last = last.wrapping_add(1);
                        }
                    }
                }
                Some(Token::Open) => {
                    let mut code = low;
                    while let Some(Token::Hex(target)) = tokens.next() {
                        if !spend(entries, 1) {
                            return;
                        }
                        self.set(code, &units(&target));
                        code = code.wrapping_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn read_glyphs(&mut self, tokens: &mut Tokens<'_>, entries: &mut u32, ranges: bool) {
        while let Some(Token::Hex(low)) = tokens.next() {
            let low = number(&low);
            let high = if ranges {
                let Some(Token::Hex(high)) = tokens.next() else {
                    return;
                };
                number(&high)
            } else {
                low
            };
            let Some(Token::Number(glyph)) = tokens.next() else {
                return;
            };
            // Looked through one after the other, so not without end.
            if !spend(entries, 1) || self.glyphs.len() >= 2_000 {
                return;
            }
            self.glyphs.push((low, high, glyph));
        }
    }

    fn set(&mut self, code: u32, target: &[u16]) {
        let mut letters = char::decode_utf16(target.iter().copied())
            .filter_map(Result::ok)
            .filter(|letter| *letter != '\0');
        match (letters.next(), letters.next()) {
            (None, _) => {}
            (Some(letter), None) => {
                self.letters.insert(code, letter);
            }
            (Some(first), Some(second)) => {
                let string = [first, second]
                    .into_iter()
                    .chain(letters)
                    .take(16)
                    .collect();
                self.strings.insert(code, string);
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes
            .chunks_exact(2)
            .take(32)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect(),
    }
}

struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.0.split_first()?;
            match first {
                b'%' => {
                    let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                    self.0 = &rest[end..];
                }
                b'[' => {
                    self.0 = rest;
                    return Some(Token::Open);
                }
                b']' => {
                    self.0 = rest;
                    return Some(Token::Close);
                }
                b'<' if rest.first() == Some(&b'<') => self.0 = &rest[1..],
                b'<' => {
                    let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
                    self.0 = rest.get(end + 1..).unwrap_or_default();
                    let digits: Vec<u8> = rest[..end]
                        .iter()
                        .filter_map(|byte| char::from(*byte).to_digit(16))
                        .map(|digit| digit as u8)
                        .take(128)
                        .collect();
                    let byte = |pair: &[u8]| (pair[0] << 4) | pair.get(1).copied().unwrap_or(0);
                    return Some(Token::Hex(digits.chunks(2).map(byte).collect()));
                }
                b'>' | b'(' | b')' | b'{' | b'}' => self.0 = rest,
                _ if first.is_ascii_whitespace() || *first == 0 => self.0 = rest,
                _ => {
                    let is_end =
                        |byte: &u8| byte.is_ascii_whitespace() || b"<>[](){}%/\0".contains(byte);
                    let length = 1 + rest.iter().position(is_end).unwrap_or(rest.len());
                    let (word, rest) = self.0.split_at(length);
                    self.0 = rest;
                    let number = std::str::from_utf8(word)
                        .ok()
                        .and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_letters() {
        let map = CMap::read(
            b"/CIDInit /ProcSet findresource begin % a remark <41>\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0010> <00660066> endbfchar\n\
              2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<00D1> <D83CDF2E>] endbfrange",
            &mut 1_000,
        );
        let read = |code| {
            let mut out = String::new();
            map.push(code, &mut out).then_some(out)
        };
        assert_eq!(read(3).as_deref(), Some(" "));
        assert_eq!(read(0x10).as_deref(), Some("ff"));
        assert_eq!(
            [read(0x24), read(0x26), read(0x27)],
            [Some("A".into()), Some("C".into()), None]
        );
        assert_eq!(
            [read(0x30).as_deref(), read(0x31).as_deref()],
            [Some("Ñ"), Some("🌮")]
        );
        assert_eq!(map.next_code(&[0, 0x24, 9]), (0x24, 2));
    }

    #[test]
    fn a_range_without_end_ends() {
        let mut entries = 500;
        let map = CMap::read(
            b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
            &mut entries,
        );
        assert_eq!((entries, map.letters.len()), (0, 500));
    }
}
