//! What a piece that is no token itself is about worth.
//!
//! Byte pair encoding joins a piece's letters in the order of the vocabulary's ranks, which the filter does not hold.
//! Two cheap splits come close: the longest token from the front, again and again, and the same from the back. Where they
//! agree they are mostly right; where they do not, the truth is between them or just above. How far was measured on the
//! tuning corpus, for each kind of piece and each pair of counts (see `tools/README.md`).

use super::filter::{Filter, Hashes, WINDOW, hash};

/// The longest token that is looked for, in bytes. Longer ones are runs of spaces and rules, found as whole pieces.
const LONGEST: usize = 20;

/// The unit of a piece's worth: a sixteenth of a token.
pub const UNIT: u32 = 16;
/// Counts from 2 up to this have an entry in the table.
pub const COUNTS: usize = 9;
/// Kinds of pieces.
pub const KINDS: usize = 7;
/// Measured worth by kind, count from the front and count from the back, in sixteenths; 0 where too little was measured.
pub type Worth = [[[u8; COUNTS + 1]; COUNTS + 1]; KINDS];

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Small letters.
    Lower,
    /// A capital, then small letters.
    Title,
    /// More capitals than one, and small letters.
    Mixed,
    /// Capitals.
    Upper,
    /// Letters of other scripts.
    Foreign,
    /// ASCII symbols and white space.
    Ascii,
    /// Other symbols: emoji above all.
    Symbol,
}

/// The kind of a piece, and the worth of its letters of other scripts in sixteenths.
pub fn kind(piece: &str) -> (Kind, u32) {
    let (mut lower, mut upper, mut foreign) = (0u32, 0u32, 0u32);
    for character in piece.chars() {
        match character {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' => lower += 1,
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => upper += 1,
            // Scripts that write a word or a syllable with one character take most of a token for each.
            '\u{0e00}'..='\u{0eff}'
            | '\u{1000}'..='\u{11ff}'
            | '\u{3040}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' => {
                foreign += 14;
            }
            '\u{100}'..='\u{2fff}' | '\u{a000}'..='\u{abff}' if character.is_alphabetic() => {
                foreign += 8
            }
            _ => {}
        }
    }
    let kind = match (lower, upper) {
        _ if foreign > 0 => Kind::Foreign,
        (0, 0) if piece.is_ascii() => Kind::Ascii,
        (0, 0) => Kind::Symbol,
        (_, 0) => Kind::Lower,
        (0, _) => Kind::Upper,
        (_, 1) => Kind::Title,
        _ => Kind::Mixed,
    };
    (kind, foreign)
}

/// The worth of a piece in sixteenths of a token.
pub fn worth(piece: &str, filter: &Filter<'_>, table: &Worth) -> u32 {
    if is_one_token(piece.as_bytes(), filter) {
        return UNIT;
    }
    let bytes = piece.as_bytes();
    let (kind, foreign) = kind(piece);
    if kind == Kind::Foreign {
        return foreign.max(UNIT);
    }
    bytes
        .chunks(WINDOW)
        .map(|window| split_worth(window, kind, filter, table))
        .sum()
}

/// Whether a piece is taken for one token.
pub fn is_one_token(piece: &[u8], filter: &Filter<'_>) -> bool {
    const LONGEST_RUN: usize = 128;
    match piece.len() {
        1 => true,
        _ if is_number(piece) => true,
        length if length > LONGEST_RUN || !filter.contains(hash(piece)) => false,
        length if length <= LONG => true,
        length if length > WINDOW => piece.iter().all(|byte| Some(byte) == piece.first()),
        length => has_two_parts(&Hashes::new(piece), 0, length, filter),
    }
}

/// Longer strings are not believed to be a token on the filter's word alone.
const LONG: usize = 10;

/// Whether a part is taken for a token.
fn is_token(hashes: &Hashes, start: usize, end: usize, filter: &Filter<'_>) -> bool {
    match end - start {
        1 => true,
        length => {
            filter.contains(hashes.of(start, end))
                && (length <= LONG || has_two_parts(hashes, start, end, filter))
        }
    }
}

/// Whether a part can be cut into two that the filter takes for tokens.
///
/// Every token was once joined from two, so a long string that the filter takes for one and that has no such parts is
/// none. Of long strings that are no token hardly one passes both; taking it for one would be the costliest mistake.
fn has_two_parts(hashes: &Hashes, start: usize, end: usize, filter: &Filter<'_>) -> bool {
    let known =
        |start: usize, end: usize| end - start == 1 || filter.contains(hashes.of(start, end));
    (start + 1..end)
        .rev()
        .any(|middle| known(middle, end) && known(start, middle))
}

fn split_worth(window: &[u8], kind: Kind, filter: &Filter<'_>, table: &Worth) -> u32 {
    let (front, back) = counts(window, filter);
    let entry = table
        .get(kind as usize)
        .and_then(|rows| rows.get(front))
        .and_then(|row| row.get(back));
    match entry {
        Some(&sixteenths) if sixteenths > 0 => u32::from(sixteenths),
        _ => (front + back) as u32 * UNIT / 2,
    }
}

/// Tokens of a string when the longest is taken from its front each time, and from its back.
pub fn counts(window: &[u8], filter: &Filter<'_>) -> (usize, usize) {
    let hashes = Hashes::new(window);
    let (mut front, mut start) = (0, 0);
    while start < window.len() {
        let longest = (start + LONGEST).min(window.len());
        start = (start + 1..=longest)
            .rev()
            .find(|&end| is_token(&hashes, start, end, filter))
            .unwrap_or(longest);
        front += 1;
    }
    let (mut back, mut end) = (0, window.len());
    while end > 0 {
        let longest = end.saturating_sub(LONGEST);
        end = (longest..end)
            .find(|&start| is_token(&hashes, start, end, filter))
            .unwrap_or(longest);
        back += 1;
    }
    (front, back)
}

/// One to three digits are always one token.
fn is_number(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(u8::is_ascii_digit)
}
