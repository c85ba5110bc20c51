//! Which tokens of the vocabulary are worth their byte: those that Spanish, Portuguese and English business text has.

/// Above this rank tokens are rare, and only those that look Spanish or Portuguese are kept.
const RARE: u32 = 80_000;

const SMALL: &str = "áéíóúüñãõâêôàç";
const CAPITAL: &str = "ÁÉÍÓÚÜÑÃÕÂÊÔÀÇ";

/// Whether a token is kept. Single bytes and numbers are not: the estimator knows them without looking.
pub fn is_kept(rank: u32, token: &[u8]) -> bool {
    if token.len() < 2 {
        return false;
    }
    // What is no text by itself is a part of emoji, or of letters that are spelt with several bytes.
    let Ok(text) = std::str::from_utf8(token) else {
        return true;
    };
    if text.chars().any(char::is_alphabetic) {
        is_word(rank, text)
    } else {
        !text.chars().all(char::is_numeric) && text.chars().all(is_common_symbol)
    }
}

fn is_common_symbol(symbol: char) -> bool {
    !matches!(symbol, '\u{3000}'..='\u{30ff}')
}

/// At most one symbol, then capitals, then small letters, all of our languages; perhaps an English `'s`.
fn is_word(rank: u32, text: &str) -> bool {
    let letters = text
        .strip_prefix(|c: char| !c.is_alphabetic())
        .unwrap_or(text);
    let prefix = text.chars().next().filter(|c| !c.is_alphabetic());
    if prefix.is_some_and(|c| !matches!(c, ' ' | '\t') && !c.is_ascii_punctuation()) {
        return false;
    }
    let small = letters.trim_start_matches(|c: char| c.is_ascii_uppercase() || CAPITAL.contains(c));
    let small = small.strip_suffix("'s").unwrap_or(small);
    small
        .chars()
        .all(|c| c.is_ascii_lowercase() || SMALL.contains(c))
        && (rank < RARE || !is_foreign(text))
}

/// Spellings that neither Spanish nor Portuguese has, or hardly.
fn is_foreign(text: &str) -> bool {
    const GROUPS: &[&str] = &[
        "sh", "th", "ph", "cz", "sz", "tz", "hn", "hl", "zh", "gh", "lj", "tj", "eau", "oux",
        "eux", "'s",
    ];
    let text = text.to_lowercase();
    let doubled = text
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0] == pair[1] && b"abdfghijmnptuvxz".contains(&pair[0]));
    doubled || text.contains(['k', 'w']) || GROUPS.iter().any(|group| text.contains(group))
}
