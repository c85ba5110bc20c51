//! Long runs of one kind of character: where an exact count would otherwise take more than linear time.
//!
//! The tokenizer cuts a text into pieces and joins the bytes of each piece in the order of their ranks, which takes
//! `n log n` and, for a piece that does not fit the cache, more. Pieces of real text are words; a megabyte of one letter
//! is one piece.
//!
//! The cure is exact. A sequence of tokens is *the* encoding of a piece if and only if the encoding of every two
//! neighbours, taken together, is those two (see the essay "So many tokens, so little time" of GitHub's crate `bpe`). So
//! a long piece is encoded window by window, and two windows are joined where the tokens on both sides pass that test.

use tiktoken::CoreBpe;

/// Runs shorter than this are left alone, in bytes.
const LONG: usize = 2_048;
/// How much of a run is encoded at once, in bytes.
const WINDOW: usize = 4_096;
/// How far a cut stays away from a run's ends, in bytes: what stands there decides how the end is cut into pieces.
const EDGE: usize = 64;
/// How far a cut stays away from a window's end, in bytes: the tokens there are those that the end has made.
const TAIL: usize = 512;
/// Places that are tried for a cut before the window grows.
const TRIES: usize = 8;

/// A run of one class of character, as offsets in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    start: usize,
    end: usize,
}

/// The classes inside whose runs a cut changes nothing but the piece that is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Caseless,
    Symbol,
    Space,
    LineBreak,
    Other,
}

const fn class_of(character: char) -> Class {
    match character {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'α'..='ω' | 'а'..='я' => Class::Lower,
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => Class::Upper,
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | 'あ'..='ん' | 'ァ'..='ヺ' => {
            Class::Caseless
        }
        '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => Class::Symbol,
        '\u{200d}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => Class::Symbol,
        '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1f9ff}' => {
            Class::Symbol
        }
        ' ' | '\t' => Class::Space,
        '\n' | '\r' => Class::LineBreak,
        _ => Class::Other,
    }
}

/// Whether a text may hold a long run: a look at each block, which in prose ends at the first space.
pub(crate) fn may_hold_long_run(text: &str) -> bool {
    // A run of LONG bytes covers a whole block of half of that, wherever it begins.
    text.as_bytes().chunks_exact(LONG / 2).any(|block| {
        let first = block[0].is_ascii_whitespace();
        block.iter().all(|byte| byte.is_ascii_whitespace() == first)
    })
}

/// The exact count of a text that may hold long runs.
pub(crate) fn count(text: &str, vocabulary: &CoreBpe) -> usize {
    let mut counted = 0;
    let mut from = 0;
    for run in long_runs(text) {
        let mut window = Window::at(text, from, run.start + EDGE + WINDOW, vocabulary);
        while window.end + EDGE < run.end {
            match cut(text, &window, run, vocabulary) {
                Some((tokens, next)) => {
                    counted += tokens;
                    window = next;
                }
                None => {
                    window = Window::at(
                        text,
                        window.start,
                        window.end + (window.end - window.start),
                        vocabulary,
                    )
                }
            }
        }
        from = window.start;
    }
    counted + vocabulary.count(&text[from..])
}

/// Part of a text, and its tokens.
struct Window {
    start: usize,
    end: usize,
    tokens: Vec<u32>,
}

impl Window {
    /// The part from `start` to about `end`. Nothing is encoded where the end of the text comes first.
    fn at(text: &str, start: usize, end: usize, vocabulary: &CoreBpe) -> Self {
        if end >= text.len() {
            return Self {
                start,
                end: text.len(),
                tokens: Vec::new(),
            };
        }
        let end = text.floor_char_boundary(end);
        Self {
            start,
            end,
            tokens: vocabulary.encode(&text[start..end]),
        }
    }
}

/// Finds a place near the end of a window at which the text can be cut, and the window that begins there. Returns the
/// number of tokens before it.
fn cut(text: &str, window: &Window, run: Run, vocabulary: &CoreBpe) -> Option<(usize, Window)> {
    let bytes_of = |token: u32| vocabulary.decode(&[token]);
    let mut end = window.end;
    let mut tries = 0;
    for (index, &token) in window.tokens.iter().enumerate().rev() {
        let left = bytes_of(token);
        let start = end - left.len();
        if start < run.start.max(window.start) || tries == TRIES {
            return None;
        }
        let inside = run.start + EDGE <= end && end + EDGE <= run.end;
        if window.end - end >= TAIL
            && inside
            && text.is_char_boundary(start)
            && text.is_char_boundary(end)
        {
            tries += 1;
            let next = Window::at(text, end, end + WINDOW, vocabulary);
            let right = next
                .tokens
                .first()
                .copied()
                .or_else(|| vocabulary.encode(&text[end..run.end]).first().copied())?;
            let seam = end + bytes_of(right).len();
            if text.is_char_boundary(seam)
                && vocabulary.encode(&text[start..seam]) == [token, right]
            {
                return Some((index + 1, next));
            }
        }
        end = start;
    }
    None
}

/// The long runs of a text, in order.
fn long_runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut current = (Class::Other, 0);
    let mut close = |(class, start): (Class, usize), end: usize| {
        // Line breaks belong to symbols before them, and so does a slash after them: that slash would be cut off.
        let slash = class == Class::LineBreak && text[end..].starts_with('/');
        if class != Class::Other && end - start >= LONG && !slash {
            runs.push(Run { start, end });
        }
    };
    for (at, character) in text.char_indices() {
        let class = class_of(character);
        if class != current.0 {
            close(current, at);
            current = (class, at);
        }
    }
    close(current, text.len());
    runs
}
