use proptest::prelude::*;

use super::super::*;
use crate::wire_samples::{chunks, events, streams, text_of};

/// Streams whose events are mutated after they were written: other shapes, broken bytes.
fn mutated() -> impl Strategy<Value = (ProviderKind, Vec<u8>)> {
    let edits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 0..4);
    (streams(), edits).prop_map(|((provider, mut stream, _), edits)| {
        for (at, byte, kind) in edits {
            let at = at.index(stream.len());
            match kind {
                0 => stream[at] = byte,
                1 => stream.insert(at, byte),
                _ => drop(stream.remove(at)),
            }
        }
        (provider, stream)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_split_gives_the_same_events((provider, stream, deltas) in streams(), sizes in prop::collection::vec(1..200_usize, 1..6)) {
        let whole = events(StreamDecoder::new(provider), &[&stream]);
        prop_assert_eq!(text_of(&whole), deltas.concat());
        prop_assert!(matches!(whole.last(), Some(Event::Finish(FinishReason::Stop))));
        prop_assert_eq!(&events(StreamDecoder::new(provider), &chunks(&stream, &sizes)), &whole);
        prop_assert_eq!(&events(StreamDecoder::new(provider), &chunks(&stream, &[1])), &whole);
    }

    #[test]
    fn templates_change_nothing((provider, stream) in mutated(), sizes in prop::collection::vec(1..400_usize, 1..6)) {
        let slow = events(StreamDecoder::without_templates(provider), &[&stream]);
        prop_assert_eq!(&events(StreamDecoder::new(provider), &[&stream]), &slow);
        prop_assert_eq!(&events(StreamDecoder::new(provider), &chunks(&stream, &sizes)), &slow);
    }

    #[test]
    fn a_stream_cut_anywhere_keeps_what_had_arrived((provider, stream, deltas) in streams(), at in any::<prop::sample::Index>()) {
        let cut = at.index(stream.len() + 1);
        let events = events(StreamDecoder::new(provider), &[&stream[..cut]]);
        let text = text_of(&events);
        prop_assert!(deltas.concat().starts_with(&text));
        let last = events.iter().filter(|event| matches!(event, Event::Finish(_) | Event::Error(_))).count();
        prop_assert_eq!(last, 1);
        if let Some(Event::Error(error)) = events.last() {
            prop_assert_eq!(error.class, ErrorClass::Truncated);
        } else {
            prop_assert_eq!(text, deltas.concat());
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(provider in prop::sample::select(vec![ProviderKind::OpenAi, ProviderKind::Anthropic]), bytes in prop::collection::vec(any::<u8>(), 0..300), sizes in prop::collection::vec(1..50_usize, 1..4)) {
        let stream = [b"data: ".as_slice(), &bytes].concat();
        let whole = events(StreamDecoder::new(provider), &[&stream]);
        prop_assert_eq!(events(StreamDecoder::new(provider), &chunks(&stream, &sizes)), whole);
    }
}

/// Events that look alike and mean different things, and what stands between events.
const OPENAI_PIECES: [&str; 15] = [
    r#"data: {"choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"a"}}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"bc"}}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"\n"}}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":""}}]}"#,
    r#"data: {"choices":[{"index":1,"delta":{"content":"d"}}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"e"}}],"usage":{"completion_tokens":1}}"#,
    r#"data: {"choices":[],"usage":{"completion_tokens":5}}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"f"}},{"index":0,"delta":{"content":"g"}}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"h","refusal":"i"}}]}"#,
    r#"data: {"model":"m","choices":[{"index":0,"delta":{"content":"j"}}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"k"},"finish_reason":"length"}]}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"l"}}],"obfuscation":"xy"}"#,
    r#"data: {"choices":[{"index":0,"delta":{"content":"l"}}],"obfuscation":"z"}"#,
    "data: ",
];
const ANTHROPIC_PIECES: [&str; 7] = [
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"b\"}}",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"text\":\"c\"}}",
    "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"d\"}}",
    "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":3}}",
    "event: ping",
    "data: ",
];

/// A few of the pieces, again and again, each a chunk.
fn look_alikes() -> impl Strategy<Value = (ProviderKind, Vec<String>)> {
    let line_ends = || prop_oneof![9 => Just("\n\n"), 1 => prop::sample::select(vec!["\r\n\r\n", "\n", "\r\r", ""])];
    let stream = move |pieces: &'static [&'static str]| {
        prop::sample::subsequence(pieces, 1..4).prop_flat_map(move |few| {
            prop::collection::vec((prop::sample::select(few), line_ends()), 0..12).prop_map(
                |parts| {
                    parts
                        .into_iter()
                        .map(|(piece, end)| format!("{piece}{end}"))
                        .collect()
                },
            )
        })
    };
    prop_oneof![
        3 => stream(&OPENAI_PIECES).prop_map(|chunks| (ProviderKind::OpenAi, chunks)),
        1 => stream(&ANTHROPIC_PIECES).prop_map(|chunks| (ProviderKind::Anthropic, chunks)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn templates_are_not_fooled_by_look_alikes((provider, pieces) in look_alikes(), sizes in prop::collection::vec(1..200_usize, 1..6)) {
        let stream = pieces.concat().into_bytes();
        let slow = events(StreamDecoder::without_templates(provider), &[&stream]);
        prop_assert_eq!(&events(StreamDecoder::new(provider), &[&stream]), &slow);
        prop_assert_eq!(&events(StreamDecoder::new(provider), &chunks(&stream, &sizes)), &slow);
        let whole_pieces: Vec<&[u8]> = pieces.iter().map(String::as_bytes).collect();
        prop_assert_eq!(&events(StreamDecoder::new(provider), &whole_pieces), &slow);
    }
}
