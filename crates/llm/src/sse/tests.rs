use proptest::prelude::*;

use super::*;
use crate::wire_samples::chunks;

fn parsed(chunks: &[&[u8]]) -> (Vec<String>, Option<String>) {
    let mut parser = SseParser::new();
    let mut events = Vec::new();
    for chunk in chunks {
        let mut rest = *chunk;
        while let Some(data) = parser.next(&mut rest).unwrap() {
            events.push(String::from_utf8_lossy(data).into_owned());
        }
    }
    let last = parser
        .finish()
        .unwrap()
        .map(|data| String::from_utf8_lossy(data).into_owned());
    (events, last)
}

fn events(stream: &str) -> Vec<String> {
    parsed(&[stream.as_bytes()]).0
}

#[test]
fn lines_may_end_in_all_three_ways() {
    assert_eq!(
        events("data: a\n\ndata: b\r\rdata: c\r\n\r\n"),
        ["a", "b", "c"]
    );
    assert_eq!(events("data: a\r\n\rdata: b\n\r\n"), ["a", "b"]);
}

#[test]
fn data_lines_are_joined_and_one_space_is_dropped() {
    assert_eq!(
        events("data: a\ndata:b\ndata:  c\ndata\ndata:\n\n"),
        ["a\nb\n c\n\n"]
    );
}

#[test]
fn comments_and_other_fields_are_passed_over() {
    assert_eq!(
        events(": x\nevent: y\nid: 1\nretry: 5\ndata: a\n: z\n\n:\n\nevent: y\n\ndatax: 1\n\n"),
        ["a"]
    );
}

#[test]
fn a_byte_order_mark_counts_only_at_the_very_start() {
    assert_eq!(events("\u{feff}data: a\n\n\u{feff}data: b\n\n"), ["a"]);
    assert_eq!(events("\u{feff}\ndata: a\n\n"), ["a"]);
}

#[test]
fn what_the_end_cut_off_comes_from_finish() {
    assert_eq!(
        parsed(&[b"data: a\n\ndata: b"]),
        (vec!["a".to_owned()], Some("b".to_owned()))
    );
    assert_eq!(
        parsed(&[b"data: a\ndata: b\n"]),
        (vec![], Some("a\nb".to_owned()))
    );
    assert_eq!(parsed(&[b"data: a\n\n: x"]), (vec!["a".to_owned()], None));
}

/// The grammar, straight from the standard, on the whole stream at once.
fn reference(stream: &str) -> Vec<String> {
    let stream = stream.strip_prefix('\u{feff}').unwrap_or(stream);
    let unified = stream.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = unified.split('\n').collect();
    lines.pop();
    let (mut events, mut data) = (Vec::new(), Vec::new());
    for line in lines {
        if line.is_empty() {
            if !data.is_empty() {
                events.push(std::mem::take(&mut data).join("\n"));
            }
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        if field == "data" {
            data.push(value.strip_prefix(' ').unwrap_or(value));
        }
    }
    events
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_stream_in_any_chunks_is_read_as_the_standard_says(
        pieces in prop::collection::vec(
            prop::sample::select(vec!["data", ":", " ", "\n", "\r", "\r\n", "\n\n", "a", "ñ🌮", "\u{feff}", "event: x", "data: b\n\n", "data: c"]),
            0..30,
        ),
        sizes in prop::collection::vec(1..7_usize, 1..4),
    ) {
        let stream = pieces.concat();
        let expected = reference(&stream);
        prop_assert_eq!(&parsed(&[stream.as_bytes()]).0, &expected);
        let cut = chunks(stream.as_bytes(), &sizes);
        prop_assert_eq!(&parsed(&cut), &parsed(&[stream.as_bytes()]));
    }
}
