//! The shortcut for text deltas.
//!
//! A provider's text deltas are, within one stream, the same bytes again and again around a
//! different string. Once the JSON parser has read one, its bytes before and after that string are
//! a *template*; an event that has the very same bytes around a well-formed JSON string differs
//! from it in that string's value only, so the parser would read it as the same event with another
//! text, and need not be asked. OpenAI's random `obfuscation` is a second such string, whose value
//! nobody looks at.
//!
//! A template is taken only from an event that does nothing but add text whatever the state of the
//! stream, and strings with `\u` escapes or invalid UTF-8 are left to the parser.

use super::{Shape, Wire};
use crate::json::plain_run;
use crate::sse::MAX_EVENT_BYTES;

/// A text between its quotes.
#[derive(Debug, PartialEq)]
pub(super) enum Literal<'a> {
    /// Stands for itself.
    Plain(&'a str),
    /// Has escapes of two characters, all of them valid, and no others.
    Escaped(&'a str),
}

/// A whole frame of the stream, with its empty line.
pub(super) struct Frame<'a> {
    pub(super) literal: Literal<'a>,
    /// Bytes, the empty line included.
    pub(super) len: usize,
}

#[derive(Debug)]
pub(super) struct Template {
    /// The lines that precede the data, as this provider writes them.
    lead: &'static [u8],
    /// The data up to and with the text's opening quote.
    before: Vec<u8>,
    /// From the text's closing quote to the padding's opening quote, or to the end.
    after: Vec<u8>,
    /// From the padding's closing quote to the end, if there is padding.
    tail: Option<Vec<u8>>,
}

impl Template {
    /// Makes `slot` the template of `data`, whose shape the parser has found.
    pub(super) fn learn(slot: &mut Option<Self>, wire: Wire, data: &[u8], shape: Shape<'_>) {
        let Some((start, end)) = position(data, shape.text) else {
            return;
        };
        let padding = shape
            .padding
            .and_then(|padding| position(data, padding))
            .filter(|(from, _)| *from > end);
        let template = slot.get_or_insert_with(|| Self {
            lead: match wire {
                Wire::OpenAi => b"data: ",
                Wire::Anthropic => b"event: content_block_delta\ndata: ",
            },
            before: Vec::new(),
            after: Vec::new(),
            tail: None,
        });
        template.before.clear();
        template.before.extend_from_slice(&data[..start]);
        template.after.clear();
        template
            .after
            .extend_from_slice(&data[end..padding.map_or(data.len(), |(from, _)| from)]);
        template.tail = padding.map(|(_, to)| data[to..].to_vec());
    }

    /// The text, if `data` is an event of this template.
    pub(super) fn match_data<'d>(&self, data: &'d [u8]) -> Option<Literal<'d>> {
        let (literal, rest) = self.match_start(data)?;
        rest.is_empty().then_some(literal)
    }

    /// The text and the length, if `bytes` start with a whole frame of this template.
    #[inline]
    pub(super) fn match_frame<'d>(&self, bytes: &'d [u8]) -> Option<Frame<'d>> {
        let (literal, rest) = self.match_start(strip(bytes, self.lead)?)?;
        let rest = rest.strip_prefix(b"\n\n")?;
        let len = bytes.len() - rest.len();
        // What is too long for the parser is too long here.
        (len <= MAX_EVENT_BYTES).then_some(Frame { literal, len })
    }

    #[inline]
    fn match_start<'d>(&self, bytes: &'d [u8]) -> Option<(Literal<'d>, &'d [u8])> {
        let (literal, rest) = literal(strip(bytes, &self.before)?)?;
        let rest = strip(rest, &self.after)?;
        match &self.tail {
            None => Some((literal, rest)),
            Some(tail) => {
                let (run, beyond_ascii) = plain_run(rest);
                if beyond_ascii {
                    return None;
                }
                Some((literal, strip(&rest[run..], tail)?))
            }
        }
    }
}

/// Where `part`, a piece of `data`, stands in it.
fn position(data: &[u8], part: &str) -> Option<(usize, usize)> {
    let start = (part.as_ptr() as usize).checked_sub(data.as_ptr() as usize)?;
    let end = start.checked_add(part.len())?;
    (data.get(start..end)? == part.as_bytes()).then_some((start, end))
}

/// The string at the start of `bytes`, which follow its opening quote, and what follows from its
/// closing quote on.
#[inline]
fn literal(bytes: &[u8]) -> Option<(Literal<'_>, &[u8])> {
    let (mut end, _) = plain_run(bytes);
    let mut escaped = false;
    loop {
        match *bytes.get(end)? {
            b'"' => break,
            b'\\' => {
                if !matches!(
                    bytes.get(end + 1)?,
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'
                ) {
                    return None;
                }
                escaped = true;
                end += 2 + plain_run(&bytes[end + 2..]).0;
            }
            _ => return None,
        }
    }
    let text = std::str::from_utf8(&bytes[..end]).ok()?;
    let literal = if escaped {
        Literal::Escaped(text)
    } else {
        Literal::Plain(text)
    };
    Some((literal, &bytes[end..]))
}

/// Appends what `raw`, the inside of a JSON string with none but two-character escapes, means.
pub(crate) fn unescape(raw: &str, text: &mut String) {
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let mut escaped = rest[at + 1..].chars();
        match escaped.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some(itself) => text.push(itself),
            None => {}
        }
        rest = escaped.as_str();
    }
    text.push_str(rest);
}

/// `bytes` without `prefix`, as `strip_prefix` does it. WebAssembly has no `memcmp` of its own, and
/// the one that comes with Rust goes byte by byte.
#[inline]
fn strip<'b>(bytes: &'b [u8], prefix: &[u8]) -> Option<&'b [u8]> {
    let (head, rest) = bytes.split_at_checked(prefix.len())?;
    let mut heads = head.chunks_exact(8);
    let mut prefixes = prefix.chunks_exact(8);
    for (a, b) in heads.by_ref().zip(prefixes.by_ref()) {
        if word(a) != word(b) {
            return None;
        }
    }
    heads
        .remainder()
        .iter()
        .zip(prefixes.remainder())
        .all(|(a, b)| a == b)
        .then_some(rest)
}

#[inline]
fn word(bytes: &[u8]) -> u64 {
    u64::from_le_bytes([
        bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
    ])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FIRST: &str =
        r#"{"choices":[{"delta":{"content":"Hola"}}],"obfuscation":"abc","usage":null}"#;

    fn template() -> Template {
        let mut slot = None;
        let at = FIRST.find("Hola").unwrap();
        let pad = FIRST.find("abc").unwrap();
        let shape = Shape {
            text: &FIRST[at..at + 4],
            padding: Some(&FIRST[pad..pad + 3]),
        };
        Template::learn(&mut slot, Wire::OpenAi, FIRST.as_bytes(), shape);
        slot.unwrap()
    }

    fn matched(data: &str) -> Option<Literal<'_>> {
        template().match_data(data.as_bytes())
    }

    #[test]
    fn an_event_of_the_same_shape_matches() {
        assert_eq!(matched(FIRST), Some(Literal::Plain("Hola")));
        assert_eq!(
            matched(&FIRST.replace("Hola", "")),
            Some(Literal::Plain(""))
        );
        assert_eq!(
            matched(&FIRST.replace("abc", "")),
            Some(Literal::Plain("Hola"))
        );
        assert_eq!(
            matched(&FIRST.replace("Hola", "¿qué? 🌮")),
            Some(Literal::Plain("¿qué? 🌮"))
        );
        assert_eq!(
            matched(&FIRST.replace("Hola", r#"a\n\"\\"#)),
            Some(Literal::Escaped(r#"a\n\"\\"#))
        );
    }

    #[test]
    fn anything_else_is_left_to_the_parser() {
        for other in [
            FIRST.replace("Hola", r"\u00f1"),
            FIRST.replace("Hola", r"\x"),
            FIRST.replace("Hola", "\n"),
            FIRST.replace("abc", "ñ"),
            FIRST.replace("abc", r"\n"),
            FIRST.replace("null", "{}"),
            FIRST.replace("\"Hola\"", "null"),
            format!("{FIRST} "),
            FIRST[..FIRST.len() - 1].to_owned(),
            String::new(),
        ] {
            assert_eq!(matched(&other), None, "{other}");
        }
        let invalid = FIRST
            .as_bytes()
            .iter()
            .map(|b| if *b == b'H' { 0xff } else { *b })
            .collect::<Vec<_>>();
        assert_eq!(template().match_data(&invalid), None);
    }

    #[test]
    fn a_frame_needs_its_empty_line() {
        let frame = format!("data: {FIRST}\n\n");
        let found = template()
            .match_frame(format!("{frame}data").as_bytes())
            .map(|f| (f.literal == Literal::Plain("Hola"), f.len));
        assert_eq!(found, Some((true, frame.len())));
        for cut in 0..frame.len() {
            assert!(template().match_frame(&frame.as_bytes()[..cut]).is_none());
        }
    }

    proptest! {
        #[test]
        fn stripping_by_words_is_stripping(a in prop::collection::vec(0..3_u8, 0..40), b in prop::collection::vec(0..3_u8, 0..40), cut in 0..40_usize) {
            prop_assert_eq!(strip(&a, &b), a.strip_prefix(b.as_slice()));
            let start = &a[..cut.min(a.len())];
            prop_assert_eq!(strip(&a, start), Some(&a[start.len()..]));
        }

        #[test]
        fn unescaping_is_what_a_parser_does(text in any::<String>()) {
            let quoted = serde_json::to_string(&text).unwrap();
            if let Some((Literal::Escaped(raw) | Literal::Plain(raw), b"\"")) = literal(&quoted.as_bytes()[1..]) {
                let mut plain = String::new();
                unescape(raw, &mut plain);
                prop_assert_eq!(plain, text);
            } else {
                prop_assert!(quoted.contains("\\u"));
            }
        }
    }
}
