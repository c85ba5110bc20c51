//! Cuts a text into the pieces that o200k's regular expression cuts it into, in one pass and without one.
//!
//! A token never crosses the border of a piece, so a piece is all that has to be looked at to count its tokens. The
//! expression's alternatives, in its order:
//!
//! 1. at most one character that is neither letter, number nor line break, then capitals, then small letters (one at
//!    least), then perhaps an English contraction;
//! 2. the same with capitals only;
//! 3. one to three digits;
//! 4. perhaps a space, then symbols, then line breaks and slashes;
//! 5. white space up to and including line breaks;
//! 6. white space but the last character before a word; 7. other white space.

/// What kind of character decides where a piece ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Upper or title case.
    Upper,
    /// Lower case.
    Lower,
    /// A letter of neither case: belongs to capitals and to small letters.
    Caseless,
    /// A mark: as a letter of neither case, but symbols may carry it as well.
    Mark,
    Digit,
    LineBreak,
    Space,
    Symbol,
}

fn class_of(character: char) -> Class {
    match character {
        'a'..='z' => Class::Lower,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Digit,
        '\n' | '\r' => Class::LineBreak,
        '\t' | '\x0b' | '\x0c' | ' ' => Class::Space,
        '\0'..='\x7f' => Class::Symbol,
        _ => class_of_other(character),
    }
}

fn class_of_other(character: char) -> Class {
    if character.is_lowercase() && !matches!(character, 'ª' | 'º') {
        Class::Lower
    } else if character.is_uppercase() {
        Class::Upper
    } else if is_mark(character) {
        Class::Mark
    } else if character.is_alphabetic() {
        Class::Caseless
    } else if character.is_numeric() {
        Class::Digit
    } else if character.is_whitespace() {
        Class::Space
    } else {
        Class::Symbol
    }
}

/// The marks that this product's texts have: combining accents, variation selectors, the enclosing key cap.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20f0}' | '\u{fe00}'..='\u{fe0f}')
}

/// The pieces of a text, in order; together they are the text.
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let first = self.rest.chars().next()?;
        let (piece, rest) = self.rest.split_at(piece_length(self.rest, first));
        self.rest = rest;
        Some(piece)
    }
}

/// Length in bytes of the piece that `text` begins with.
fn piece_length(text: &str, first: char) -> usize {
    let class = class_of(first);
    match class {
        Class::Upper | Class::Lower | Class::Caseless | Class::Mark => word_length(text, 0),
        Class::Digit => number_length(text),
        Class::LineBreak => white_space_length(text),
        Class::Space | Class::Symbol => {
            let after = first.len_utf8();
            match text[after..].chars().next().map(class_of) {
                Some(Class::Upper | Class::Lower | Class::Caseless | Class::Mark) => {
                    word_length(text, after)
                }
                Some(Class::Symbol) if first == ' ' => symbols_length(text, after),
                _ if class == Class::Symbol => symbols_length(text, 0),
                _ => white_space_length(text),
            }
        }
    }
}

/// A word that begins at `start`: capitals, then small letters. Letters of neither case go with whichever they follow.
fn word_length(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut small = false;
    for (at, character) in text[start..].char_indices() {
        match class_of(character) {
            Class::Upper if small => break,
            Class::Upper | Class::Caseless | Class::Mark => {}
            Class::Lower => small = true,
            _ => break,
        }
        end = start + at + character.len_utf8();
    }
    end + contraction_length(&text[end..])
}

/// `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll`, `'d` in either case.
fn contraction_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'\'') {
        return 0;
    }
    let letter = |at: usize| bytes.get(at).map_or(0, u8::to_ascii_lowercase);
    match (letter(1), letter(2)) {
        (b's' | b't' | b'm' | b'd', _) => 2,
        (b'r' | b'v', b'e') | (b'l', b'l') => 3,
        _ => 0,
    }
}

fn number_length(text: &str) -> usize {
    text.chars()
        .take(3)
        .take_while(|&c| class_of(c) == Class::Digit)
        .map(char::len_utf8)
        .sum()
}

/// Symbols from `start` on, then line breaks and slashes.
fn symbols_length(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut tail = false;
    for (at, character) in text[start..].char_indices() {
        match class_of(character) {
            Class::Symbol if !tail || character == '/' => {}
            Class::Mark if !tail => {}
            Class::LineBreak => tail = true,
            _ => break,
        }
        end = start + at + character.len_utf8();
    }
    end
}

/// White space: up to its last line break if it has one; else all but its last character if a word follows.
fn white_space_length(text: &str) -> usize {
    let (mut end, mut last, mut after_break) = (0, 0, 0);
    let mut followed = false;
    for (at, character) in text.char_indices() {
        match class_of(character) {
            Class::LineBreak => after_break = at + 1,
            Class::Space => {}
            _ => {
                followed = true;
                break;
            }
        }
        last = at;
        end = at + character.len_utf8();
    }
    if after_break > 0 {
        after_break
    } else if followed && last > 0 {
        last
    } else {
        end
    }
}
