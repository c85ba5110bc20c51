//! Passwords and the keys of machines.

use super::{Finding, Sensitive};
use crate::Span;
use crate::text::{Sort, Token};

const NAMES: &str = "contrasena contrasenia password passwords senha passcode pass contra";
const CODES: &str = "clave claves pin nip token otp codigo";
const IS: &str = "es e : = is son era sera";

const PREFIXES: &str = "\
    sk- sk_live_ sk_test_ pk_live_ rk_live_ ghp_ gho_ ghs_ github_pat_ glpat- AKIA ASIA AIza xoxb- xoxp- xapp- hf_ APP_USR- \
    EAAG EAAC shpat_ shpss_ npm_ SG. key- whsec_ ya29. sbp_ sb_secret_ dop_v1_ TEST- gsk_ pypi-";

pub(super) fn find(text: &str, tokens: &[Token]) -> Vec<Finding> {
    let mut found = Vec::new();
    passwords(tokens, &mut found);
    keys(text, tokens, &mut found);
    found
}

fn passwords(tokens: &[Token], found: &mut Vec<Finding>) {
    for (at, token) in tokens.iter().enumerate() {
        let is_name = token.is_any(NAMES);
        if !is_name && !token.is_any(CODES) {
            continue;
        }
        // "La contraseña del wifi es hola123": what it is of may stand between.
        let Some(is) = (at + 1..(at + 8).min(tokens.len())).find(|next| {
            tokens
                .get(*next)
                .is_some_and(|token| token.is_any(IS) && (!token.is("e") || token.verb.is_some()))
        }) else {
            continue;
        };
        let mut value = is + 1;
        while tokens
            .get(value)
            .is_some_and(|token| token.is_any("\" : ' la el a o"))
        {
            value += 1;
        }
        let Some(first) = tokens.get(value).filter(|token| token.sort != Sort::Line) else {
            continue;
        };
        let mut last = first;
        let mut has_digit = first.sort == Sort::Number;
        let mut next = value + 1;
        // Whatever is written without a space belongs to it.
        while let Some(token) = tokens
            .get(next)
            .filter(|token| token.start == last.end && !token.is_any(", \""))
        {
            has_digit |= token.sort == Sort::Number;
            last = token;
            next += 1;
        }
        let is_bare = is_name
            && !crate::text::is_function_word(&first.norm)
            && first.verb.is_none()
            && !token.is("contra");
        if is_bare || (has_digit && last.end - first.start >= 4) {
            found.push(Finding {
                kind: Sensitive::Password,
                span: Span {
                    start: token.start,
                    end: last.end,
                },
            });
        }
    }
}

fn keys(text: &str, tokens: &[Token], found: &mut Vec<Finding>) {
    let mut at = 0_u32;
    let mut named_until = 0_u32;
    for word in text.split(' ') {
        let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
        for (offset, piece) in pieces(word) {
            let folded = piece.to_lowercase();
            if matches!(
                folded.as_str(),
                "api"
                    | "apikey"
                    | "api_key"
                    | "token"
                    | "secret"
                    | "secreto"
                    | "bearer"
                    | "key"
                    | "api-key"
                    | "access_token"
            ) {
                named_until = at + offset + 60;
            }
            let size = u32::try_from(piece.chars().count()).unwrap_or(u32::MAX);
            if size >= 12 && is_key(piece, at + offset < named_until) {
                found.push(Finding {
                    kind: Sensitive::ApiKey,
                    span: Span {
                        start: at + offset,
                        end: at + offset + size,
                    },
                });
            }
        }
        if word.contains("-----BEGIN") {
            found.push(Finding {
                kind: Sensitive::ApiKey,
                span: Span {
                    start: at,
                    end: tokens.last().map_or(at + length, |token| token.end),
                },
            });
        }
        at = at.saturating_add(length).saturating_add(1);
    }
}

/// The pieces of a word between line ends, quotes, brackets and commas, with their places in it.
fn pieces(word: &str) -> Vec<(u32, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut start = 0_u32;
    for (place, (at, character)) in (0_u32..).zip(word.char_indices()) {
        if "\n\r\t\"'`(),;:=<>".contains(character) {
            if at > from {
                found.push((start, word.get(from..at).unwrap_or_default()));
            }
            from = at + character.len_utf8();
            start = place + 1;
        }
    }
    if from < word.len() {
        found.push((start, word.get(from..).unwrap_or_default()));
    }
    found
}

fn is_key(piece: &str, is_named: bool) -> bool {
    let piece = piece.trim_end_matches(['.', '!', '?']);
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let letters = piece.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_plain = piece.bytes().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+' | b'/')
    });
    if !is_plain || piece.contains("://") {
        return false;
    }
    let is_token = piece.starts_with("eyJ") && piece.matches('.').count() == 2;
    is_token
        || (PREFIXES.split(' ').any(|prefix| piece.starts_with(prefix))
            && piece.len() >= 16
            && digits > 0)
        || (is_named && piece.len() >= 16 && digits >= 3 && letters >= 3)
        || (piece.len() >= 32
            && digits >= 6
            && letters >= 6
            && !piece.contains('/')
            && piece.matches('-').count() != 4)
}
