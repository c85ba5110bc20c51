//! Numbers of cards, accounts and persons.

use super::{Finding, Sensitive};
use crate::Span;
use crate::text::Token;

/// A run of letters and digits, perhaps in groups.
struct Run {
    characters: Vec<char>,
    start: u32,
    end: u32,
    from: usize,
    /// The lengths of its groups.
    groups: Vec<usize>,
    separator: Option<char>,
}

impl Run {
    fn digits(&self) -> Option<Vec<u32>> {
        self.characters
            .iter()
            .map(|character| character.to_digit(10))
            .collect()
    }

    fn finding(&self, kind: Sensitive) -> Finding {
        Finding {
            kind,
            span: Span {
                start: self.start,
                end: self.end,
            },
        }
    }
}

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<Finding> {
    let mut found = Vec::new();
    for run in runs(text) {
        if let Some(kind) = of_digits(&run, tokens) {
            found.push(run.finding(kind));
        }
    }
    for run in words(text) {
        if let Some(kind) = of_letters(&run) {
            found.push(run.finding(kind));
        }
    }
    ibans(text, &mut found);
    found
}

/// The runs of digits of a text: groups with one separator between them.
fn runs(text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut current: Option<Run> = None;
    let mut pending: Option<char> = None;
    for (at, (from, character)) in text.char_indices().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let is_check = matches!(character, 'k' | 'K') && pending == Some('-') && current.is_some();
        if character.is_ascii_digit() || is_check {
            let run = current.get_or_insert_with(|| Run {
                characters: Vec::new(),
                start: at,
                end: at,
                from,
                groups: Vec::new(),
                separator: None,
            });
            if let Some(separator) = pending.take() {
                run.groups.push(0);
                run.separator.get_or_insert(separator);
            }
            if run.groups.is_empty() {
                run.groups.push(0);
            }
            run.characters.push(character.to_ascii_uppercase());
            if let Some(last) = run.groups.last_mut() {
                *last += 1;
            }
            run.end = at + 1;
        } else if current.is_some()
            && pending.is_none()
            && matches!(character, ' ' | '-' | '.' | '/' | '\u{a0}')
        {
            pending = Some(if character == '\u{a0}' {
                ' '
            } else {
                character
            });
        } else {
            pending = None;
            found.extend(current.take());
        }
    }
    found.extend(current);
    found
}

fn of_digits(run: &Run, tokens: &[Token]) -> Option<Sensitive> {
    let named = |words: &'static str| is_named(run, tokens, words);
    if let Some((check, body)) = run.characters.split_last() {
        let body: Option<Vec<u32>> = body.iter().map(|digit| digit.to_digit(10)).collect();
        let body = body?;
        // RUT: 7 or 8 digits, a hyphen, and a check digit that may be K.
        let is_shaped = run.groups.last() == Some(&1) && run.groups.len() >= 2;
        if (7..=8).contains(&body.len())
            && (is_shaped || named("rut run"))
            && rut_check(&body) == *check
        {
            return Some(Sensitive::GovernmentId);
        }
    }
    let digits = run.digits()?;
    let is_whole = run.groups.len() == 1
        || run.groups.iter().all(|length| *length >= 3)
        || run.groups.iter().all(|length| *length == 4);
    let length = digits.len();
    if (13..=19).contains(&length)
        && is_whole
        && matches!(digits.first(), Some(2..=6))
        && luhn(&digits)
    {
        return Some(Sensitive::Card);
    }
    if length == 18 && digits.first() != Some(&9) && clabe(&digits) {
        return Some(Sensitive::BankAccount);
    }
    if length == 22 && cbu(&digits) {
        return Some(Sensitive::BankAccount);
    }
    if length == 11 {
        let is_formatted = run.groups == [3, 3, 3, 2] || run.groups == [9, 2];
        if cpf(&digits) && (is_formatted || named("cpf")) {
            return Some(Sensitive::GovernmentId);
        }
        let is_person = matches!(
            (digits.first(), digits.get(1)),
            (Some(2), Some(0 | 3 | 4 | 7))
        );
        if is_person && cuil(&digits) && (run.groups == [2, 8, 1] || run.groups.len() == 1) {
            return Some(Sensitive::GovernmentId);
        }
    }
    if length >= 8 && named("cuenta clabe cbu cvu cci conta iban account interbancaria agencia") {
        return Some(Sensitive::BankAccount);
    }
    if (6..=13).contains(&length)
        && named(
            "dni cedula cc documento pasaporte rg cpf cuil cuit rut curp ine ife nss imss identidad identidade ci passport ssn licencia cnh duI nie c.c tarjeta",
        )
    {
        return Some(if named("tarjeta") {
            Sensitive::Card
        } else {
            Sensitive::GovernmentId
        });
    }
    if (3..=4).contains(&length) && named("cvv cvc cvv2") {
        return Some(Sensitive::Card);
    }
    None
}

/// Whether one of the six words before a run names it.
fn is_named(run: &Run, tokens: &[Token], words: &'static str) -> bool {
    let behind = tokens.partition_point(|token| token.from < run.from);
    tokens
        .get(behind.saturating_sub(6)..behind)
        .unwrap_or_default()
        .iter()
        .any(|token| token.is_any(words))
}

/// Runs of letters and digits without a space, between 13 and 18 characters.
fn words(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut current: Option<Run> = None;
    for (at, (from, character)) in text.char_indices().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if character.is_alphanumeric() {
            let run = current.get_or_insert_with(|| Run {
                characters: Vec::new(),
                start: at,
                end: at,
                from,
                groups: Vec::new(),
                separator: None,
            });
            if run.characters.len() < 40 {
                run.characters.extend(character.to_uppercase().take(1));
            }
            run.end = at + 1;
        } else if !(matches!(character, '-')
            && current
                .as_ref()
                .is_some_and(|run| matches!(run.characters.len(), 4 | 10)))
        {
            found.extend(current.take());
        }
    }
    found.extend(current);
    found.retain(|run| matches!(run.characters.len(), 13 | 18));
    found
}

fn of_letters(run: &Run) -> Option<Sensitive> {
    let text = &run.characters;
    let letters = |from: usize, to: usize| {
        text.get(from..to)
            .is_some_and(|part| part.iter().all(|character| character.is_alphabetic()))
    };
    let digits = |from: usize, to: usize| {
        text.get(from..to)
            .is_some_and(|part| part.iter().all(char::is_ascii_digit))
    };
    let is_date = || {
        let number = |from: usize| {
            text.get(from..from + 2)
                .map(|part| part.iter().collect::<String>())
                .and_then(|part| part.parse::<u32>().ok())
        };
        number(6).is_some_and(|month| (1..=12).contains(&month))
            && number(8).is_some_and(|day| (1..=31).contains(&day))
    };
    if !(letters(0, 4) && digits(4, 10) && is_date()) {
        return None;
    }
    let is_curp = text.len() == 18
        && matches!(text.get(10), Some('H' | 'M' | 'X'))
        && letters(11, 16)
        && digits(17, 18);
    // The RFC of a company has three letters before its date, so that one with four is a person's.
    (is_curp || text.len() == 13).then_some(Sensitive::GovernmentId)
}

fn ibans(text: &str, found: &mut Vec<Finding>) {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at + 15 <= characters.len() {
        let get = |at: usize| characters.get(at).copied().unwrap_or(' ');
        let begins = get(at).is_ascii_alphabetic()
            && get(at + 1).is_ascii_alphabetic()
            && get(at + 2).is_ascii_digit()
            && get(at + 3).is_ascii_digit()
            && (at == 0 || !get(at - 1).is_alphanumeric());
        if !begins {
            at += 1;
            continue;
        }
        let mut kept: Vec<char> = Vec::with_capacity(34);
        let mut end = at;
        let mut last = None;
        while end < characters.len() && kept.len() < 34 {
            let character = get(end);
            if character.is_ascii_alphanumeric() {
                kept.push(character.to_ascii_uppercase());
                if kept.len() >= 15 && !get(end + 1).is_ascii_alphanumeric() && mod_97(&kept) {
                    last = Some(end + 1);
                }
            } else if character != ' ' || !get(end + 1).is_ascii_alphanumeric() {
                break;
            }
            end += 1;
        }
        if let Some(end) = last {
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            found.push(Finding {
                kind: Sensitive::BankAccount,
                span: Span {
                    start: place(at),
                    end: place(end),
                },
            });
            at = end;
        } else {
            at += 1;
        }
    }
}

/// ISO 13616: the first four characters to the end, letters as numbers, the remainder by 97 is 1.
fn mod_97(characters: &[char]) -> bool {
    let (head, tail) = characters.split_at(4);
    tail.iter().chain(head).fold(0_u32, |sum, character| {
        let value = character.to_digit(36).unwrap_or(0);
        if value > 9 {
            (sum * 100 + value) % 97
        } else {
            (sum * 10 + value) % 97
        }
    }) == 1
}

/// ISO/IEC 7812-1: every second digit from the right is doubled, and the sum is a multiple of ten.
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            if at % 2 == 1 {
                (digit * 2) / 10 + (digit * 2) % 10
            } else {
                *digit
            }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

/// Banco de México: weights 3, 7, 1, each product without its tens.
fn clabe(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .take(17)
        .zip([3, 7, 1].iter().cycle())
        .map(|(digit, weight)| digit * weight % 10)
        .sum();
    digits.get(17) == Some(&((10 - sum % 10) % 10)) && digits.iter().any(|digit| *digit != 0)
}

/// Banco Central de la República Argentina: two blocks, each with its digit.
fn cbu(digits: &[u32]) -> bool {
    let check = |part: &[u32], weights: &[u32]| {
        part.iter()
            .zip(weights)
            .map(|(digit, weight)| digit * weight)
            .sum::<u32>()
    };
    let (Some(bank), Some(account)) = (digits.get(..7), digits.get(8..21)) else {
        return false;
    };
    let first = (10 - check(bank, &[7, 1, 3, 9, 7, 1, 3]) % 10) % 10;
    let second = (10 - check(account, &[3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3]) % 10) % 10;
    digits.get(7) == Some(&first) && digits.get(21) == Some(&second)
}

/// Receita Federal: two digits, each the remainder by eleven of the ones before it.
fn cpf(digits: &[u32]) -> bool {
    let digit = |count: usize| {
        let sum: u32 = digits
            .iter()
            .take(count)
            .zip((2..=count as u32 + 1).rev())
            .map(|(digit, weight)| digit * weight)
            .sum();
        (sum * 10 % 11) % 10
    };
    let first = digits.first();
    !digits.iter().all(|digit| Some(digit) == first)
        && digits.get(9) == Some(&digit(9))
        && digits.get(10) == Some(&digit(10))
}

/// ANSES and AFIP: weights 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, remainder by eleven.
fn cuil(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .take(10)
        .zip([5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        10 => 9,
        check => check,
    };
    digits.get(10) == Some(&check)
}

/// Registro Civil de Chile: weights 2 to 7 from the right, remainder by eleven.
fn rut_check(body: &[u32]) -> char {
    let sum: u32 = body
        .iter()
        .rev()
        .zip((2..=7).cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    match 11 - sum % 11 {
        11 => '0',
        10 => 'K',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}
