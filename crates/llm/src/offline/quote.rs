//! Untrusted text, made harmless for a sentence of ours.

/// `text` on one line and at most `limit` characters long, without what would format, link or
/// reorder the text around it.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            space = true;
            continue;
        }
        if is_markup(c) || is_invisible(c) {
            continue;
        }
        let needed = if space && !short.is_empty() { 2 } else { 1 };
        // One is kept for the ellipsis.
        if length + needed > limit.saturating_sub(1) {
            short.push('…');
            return short;
        }
        if needed == 2 {
            short.push(' ');
        }
        short.push(c);
        length += needed;
        space = false;
    }
    short
}

/// The same between guillemets; empty if nothing is left.
pub(super) fn quote(text: &str, limit: usize) -> String {
    let short = shorten(text, limit);
    if short.is_empty() {
        short
    } else {
        format!("«{short}»")
    }
}

fn is_markup(c: char) -> bool {
    matches!(
        c,
        '«' | '»' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '\\' | '#' | '~'
    )
}

/// Zero-width and direction characters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_is_short_and_cannot_format() {
        assert_eq!(quote("  hola\n\n# mundo  ", 40), "«hola mundo»");
        assert_eq!(quote("[clic](http://x) «fin»", 40), "«clic(http://x) fin»");
        assert_eq!(quote("uno dos tres", 8), "«uno dos…»");
        assert_eq!(quote("\u{202e}**\n", 8), "");
        assert!(shorten(&"ñ".repeat(10_000), 100).chars().count() <= 100);
    }
}
