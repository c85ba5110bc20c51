//! Words, figures and marks, with their places.

use super::fold::{fold, fold_char};
use super::list::has_word;
use super::verbs::{Form, verb};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters, with hyphens and apostrophes between them.
    Word,
    /// Digits, with points, commas and colons between them.
    Number,
    /// The sign of a currency: `$`, `R$`, `S/`, `€`.
    Currency,
    /// An address of the web or of mail.
    Link,
    /// A line's end.
    Line,
    /// Any other character.
    Mark,
}

/// A word, figure or mark.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Its first character, counted in characters.
    pub start: u32,
    /// Behind its last character.
    pub end: u32,
    /// Its first byte.
    pub from: usize,
    /// Behind its last byte.
    pub to: usize,
    /// In lower case and without accents.
    pub norm: String,
    /// What it is.
    pub sort: Sort,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether it stands in a long quotation.
    pub is_quoted: bool,
    /// What verb it may be.
    pub verb: Option<Form>,
}

impl Token {
    /// Whether it is that word or mark.
    pub(crate) fn is(&self, norm: &str) -> bool {
        self.norm == norm
    }

    /// Whether it is one of the words or marks of a list.
    pub(crate) fn is_any(&self, list: &'static str) -> bool {
        has_word(list, &self.norm)
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }
}

const DOMAINS: &str = "com mx co ar pe cl br net org shop app store";

/// The tokens of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| characters.get(at).map_or(text.len(), |(from, _)| *from);
    let character = |at: usize| characters.get(at).map(|(_, character)| *character);
    let mut found: Vec<Token> = Vec::with_capacity(characters.len() / 5 + 1);
    let mut at = 0;
    while let Some(first) = character(at) {
        if first != '\n' && (first.is_whitespace() || is_invisible(first)) {
            at += 1;
            continue;
        }
        let (end, sort) = if first == '\n' {
            (at + 1, Sort::Line)
        } else if first.is_ascii_digit() {
            (number_end(at, &character), Sort::Number)
        } else if first.is_alphabetic() {
            word_end(at, &character)
        } else if matches!(first, '$' | '€' | '£' | '₲' | '₡') {
            (at + 1, Sort::Currency)
        } else {
            (at + 1, Sort::Mark)
        };
        let (from, to) = (byte(at), byte(end));
        let raw = text.get(from..to).unwrap_or_default();
        let norm = fold(raw);
        found.push(Token {
            start: u32::try_from(at).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            from,
            to,
            verb: if sort == Sort::Word {
                verb(&norm, raw)
            } else {
                None
            },
            norm,
            sort,
            is_capital: first.is_uppercase(),
            is_quoted: false,
        });
        at = end;
    }
    quotations(&mut found);
    found
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{fe0f}' | '\u{ad}'
    ) || character.is_control()
}

fn number_end(start: usize, character: &impl Fn(usize) -> Option<char>) -> usize {
    let mut at = start;
    loop {
        match character(at) {
            Some(digit) if digit.is_ascii_digit() => at += 1,
            Some('.' | ',' | ':' | '\'')
                if character(at + 1).is_some_and(|next| next.is_ascii_digit()) =>
            {
                at += 1;
            }
            _ => return at,
        }
    }
}

fn word_end(start: usize, character: &impl Fn(usize) -> Option<char>) -> (usize, Sort) {
    let mut at = start;
    let letter = |at: usize| character(at).is_some_and(char::is_alphabetic);
    let mut sort = Sort::Word;
    loop {
        let joins = matches!(character(at), Some('-' | '\'' | '’' | '&')) && letter(at + 1);
        if joins || letter(at) || character(at).is_some_and(is_combining) {
            at += 1;
        } else if character(at) == Some('@') && (letter(at + 1)) {
            sort = Sort::Link;
            at += 1;
        } else if character(at) == Some(':')
            && character(at + 1) == Some('/')
            && character(at + 2) == Some('/')
        {
            while character(at).is_some_and(|c| !c.is_whitespace()) {
                at += 1;
            }
            return (at, Sort::Link);
        } else if character(at) == Some('.') && letter(at + 1) {
            let mut end = at + 1;
            let mut domain = String::new();
            while letter(end) && domain.len() < 8 {
                domain.extend(character(end).map(fold_char));
                end += 1;
            }
            if has_word(DOMAINS, &domain) {
                sort = Sort::Link;
                at = end;
            } else {
                break;
            }
        } else {
            break;
        }
    }
    let length = at - start;
    let head: String = (start..at.min(start + 3)).filter_map(character).collect();
    match character(at) {
        Some('$')
            if length <= 3
                && matches!(
                    head.as_str(),
                    "R" | "r" | "US" | "us" | "MX" | "AR" | "mx" | "U" | "MXN"
                ) =>
        {
            (at + 1, Sort::Currency)
        }
        Some('/') if length == 1 && (head == "S" || head == "s") => {
            let dotted = character(at + 1) == Some('.');
            (at + 1 + usize::from(dotted), Sort::Currency)
        }
        _ => (at, sort),
    }
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// A quotation of more words than a name has is somebody else's text.
const LONGEST_NAME: usize = 7;

fn quotations(tokens: &mut [Token]) {
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        if token.sort == Sort::Mark && token.norm == "\"" {
            match open.take() {
                None => open = Some(at),
                Some(start) => {
                    let words = at - start - 1;
                    let stretch = tokens.get_mut(start..=at).unwrap_or_default();
                    let speaks = stretch.iter().any(|token| {
                        token
                            .verb
                            .is_some_and(|form| form.person != super::Person::None && form.is_plain)
                    });
                    if words > LONGEST_NAME || (speaks && words > 2) {
                        for token in stretch {
                            token.is_quoted = true;
                        }
                    }
                }
            }
        }
        at += 1;
    }
}
