use proptest::prelude::*;

use super::*;
use crate::wire_samples::{Style, anthropic, chunks, events, openai, streams, text_of};
use crate::{MAX_EVENT_BYTES, Retry};

fn decoded(provider: ProviderKind, stream: &str) -> Vec<Event<'static>> {
    events(StreamDecoder::new(provider), &[stream.as_bytes()])
}

fn delta(text: &str) -> Event<'static> {
    Event::TextDelta(Cow::Owned(text.to_owned()))
}

fn error_of(events: &[Event<'_>]) -> LlmError {
    match events.last() {
        Some(Event::Error(error)) => error.clone(),
        other => panic!("no error at the end but {other:?}"),
    }
}

const OPENAI_HOLA: &str =
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hola\"}}]}\n\n";
const OPENAI_STOP: &str =
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

#[test]
fn an_openai_stream_becomes_start_text_usage_finish() {
    let stream = openai(
        &["Hola".to_owned(), " \"tú\"\n".to_owned()],
        &Style::plain(),
    );
    assert_eq!(
        events(StreamDecoder::new(ProviderKind::OpenAi), &[&stream]),
        [
            Event::Start {
                model: "gpt-5-mini-2025".into()
            },
            delta("Hola"),
            delta(" \"tú\"\n"),
            Event::Usage(Usage {
                input_tokens: 120,
                cached_input_tokens: 100,
                output_tokens: 34
            }),
            Event::Finish(FinishReason::Stop),
        ]
    );
}

#[test]
fn an_anthropic_stream_becomes_the_same_and_its_parts_of_the_prompt_are_added_up() {
    let stream = anthropic(&["Hola".to_owned()], &Style::plain());
    assert_eq!(
        events(StreamDecoder::new(ProviderKind::Anthropic), &[&stream]),
        [
            Event::Start {
                model: "claude-sonnet-4-5-20250929".into()
            },
            delta("Hola"),
            Event::Usage(Usage {
                input_tokens: 120,
                cached_input_tokens: 100,
                output_tokens: 34
            }),
            Event::Finish(FinishReason::Stop),
        ]
    );
}

#[test]
fn a_finish_reason_is_enough_where_a_server_forgets_the_marker() {
    assert_eq!(
        decoded(
            ProviderKind::Compatible,
            &format!("{OPENAI_HOLA}{OPENAI_STOP}")
        ),
        [delta("Hola"), Event::Finish(FinishReason::Stop)]
    );
    assert_eq!(
        decoded(
            ProviderKind::Compatible,
            &format!("{OPENAI_HOLA}data: [DONE]")
        ),
        [delta("Hola"), Event::Finish(FinishReason::Other)]
    );
}

#[test]
fn every_finish_reason_has_its_meaning() {
    let openai = [
        ("stop", FinishReason::Stop),
        ("eos_token", FinishReason::Stop),
        ("length", FinishReason::Length),
        ("content_filter", FinishReason::ContentFilter),
        ("tool_calls", FinishReason::ToolCalls),
        ("novelty", FinishReason::Other),
    ];
    for (word, reason) in openai {
        let stream = OPENAI_STOP.replace("stop", word);
        assert_eq!(
            decoded(ProviderKind::OpenAi, &stream),
            [Event::Finish(reason)],
            "{word}"
        );
    }
    let anthropic = [
        ("end_turn", FinishReason::Stop),
        ("max_tokens", FinishReason::Length),
        ("refusal", FinishReason::Refusal),
        ("tool_use", FinishReason::ToolCalls),
        ("pause_turn", FinishReason::Other),
        ("model_context_window_exceeded", FinishReason::Length),
    ];
    for (word, reason) in anthropic {
        let stream = format!(
            "data: {{\"type\":\"message_delta\",\"delta\":{{\"stop_reason\":\"{word}\"}}}}\n\ndata: {{\"type\":\"message_stop\"}}\n\n"
        );
        assert_eq!(
            decoded(ProviderKind::Anthropic, &stream),
            [Event::Finish(reason)],
            "{word}"
        );
    }
}

#[test]
fn a_refusal_in_words_is_told_as_such() {
    let stream =
        "data: {\"choices\":[{\"delta\":{\"content\":null,\"refusal\":\"No puedo.\"}}]}\n\n"
            .to_owned()
            + OPENAI_STOP
            + "data: [DONE]\n\n";
    assert_eq!(
        decoded(ProviderKind::OpenAi, &stream),
        [
            Event::Refusal("No puedo.".into()),
            Event::Finish(FinishReason::Refusal)
        ]
    );
}

#[test]
fn an_error_in_the_stream_ends_it_with_its_class_and_the_usage_so_far() {
    let start = "data: {\"type\":\"message_start\",\"message\":{\"model\":\"c\",\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}\n\n";
    let overloaded = "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n";
    let events = decoded(
        ProviderKind::Anthropic,
        &format!("{start}{overloaded}{start}"),
    );
    assert_eq!(events.len(), 3);
    assert_eq!(
        events[1],
        Event::Usage(Usage {
            input_tokens: 7,
            cached_input_tokens: 0,
            output_tokens: 1
        })
    );
    let error = error_of(&events);
    assert_eq!(
        (error.class, error.retry),
        (ErrorClass::Overloaded, Retry::NextProvider)
    );

    for (payload, class) in [
        (
            "{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\"}}",
            ErrorClass::Unavailable,
        ),
        (
            "{\"error\":{\"message\":\"slow\",\"code\":429}}",
            ErrorClass::RateLimited,
        ),
        (
            "{\"error\":{\"message\":\"gone\",\"code\":502},\"choices\":[{\"delta\":{\"content\":\"\"}}]}",
            ErrorClass::Unavailable,
        ),
        (
            "{\"error\":\"Input validation error: inputs tokens + max_new_tokens` must be <= 4096\"}",
            ErrorClass::ContextTooLong,
        ),
        (
            "{\"object\":\"error\",\"message\":\"This model's maximum context length is 10\",\"code\":400}",
            ErrorClass::ContextTooLong,
        ),
        (
            "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}",
            ErrorClass::ContentPolicy,
        ),
    ] {
        let events = decoded(
            ProviderKind::HuggingFace,
            &format!("{OPENAI_HOLA}data: {payload}\n\n{OPENAI_HOLA}"),
        );
        assert_eq!(events.len(), 2, "{payload}");
        assert_eq!(error_of(&events).class, class, "{payload}");
    }
}

#[test]
fn unreadable_data_ends_the_stream_with_an_error() {
    for bad in [
        "{\"choices\":[",
        "null garbage",
        "[1,2",
        "{\"choices\":[{\"delta\":{\"content\":\"\\x\"}}]}",
        "5",
    ] {
        let events = decoded(
            ProviderKind::OpenAi,
            &format!("{OPENAI_HOLA}data: {bad}\n\n{OPENAI_HOLA}{OPENAI_STOP}"),
        );
        assert_eq!(events.len(), 2, "{bad}: {events:?}");
        assert_eq!(events[0], delta("Hola"));
        assert_eq!(error_of(&events).class, ErrorClass::Malformed, "{bad}");
    }
    let invalid_utf8 = b"data: {\"choices\":[{\"delta\":{\"content\":\"\xff\"}}]}\n\n";
    assert_eq!(
        error_of(&events(
            StreamDecoder::new(ProviderKind::OpenAi),
            &[invalid_utf8]
        ))
        .class,
        ErrorClass::Malformed
    );
}

#[test]
fn an_end_without_a_finish_is_an_error() {
    for stream in [
        "",
        OPENAI_HOLA,
        "data: {\"choi",
        ": only a comment\n\n",
        "<html>bad gateway</html>",
    ] {
        assert_eq!(
            error_of(&decoded(ProviderKind::OpenAi, stream)).class,
            ErrorClass::Truncated,
            "{stream}"
        );
    }
    assert_eq!(
        error_of(&decoded(
            ProviderKind::Anthropic,
            "event: ping\ndata: {\"type\":\"ping\"}\n\n"
        ))
        .class,
        ErrorClass::Truncated
    );
}

#[test]
fn a_line_without_end_is_refused_whatever_its_chunks() {
    let endless = vec![b'x'; MAX_EVENT_BYTES + 1];
    let line = [b"data: ", &endless[..], b"\n\n"].concat();
    for sizes in [vec![line.len()], vec![4096], vec![MAX_EVENT_BYTES / 2]] {
        let events = events(
            StreamDecoder::new(ProviderKind::OpenAi),
            &chunks(&line, &sizes),
        );
        assert_eq!(error_of(&events).class, ErrorClass::Malformed);
    }
    let many = b"data: 0123456789\n".repeat(MAX_EVENT_BYTES / 10);
    for sizes in [vec![many.len()], vec![1000]] {
        let events = events(
            StreamDecoder::new(ProviderKind::OpenAi),
            &chunks(&many, &sizes),
        );
        assert_eq!(error_of(&events).class, ErrorClass::Malformed);
    }
}

#[test]
fn odd_values_of_imitators_do_not_break_the_stream() {
    let stream = concat!(
        "data: {\"model\":null,\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":null}],\"usage\":null}\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"thinking\"}],\"reasoning_content\":\"mmm\"},\"finish_reason\":\"\"}]}\n\n",
        "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"otra\"}},{\"index\":0,\"delta\":{\"content\":\"Hola\"}}]}\n\n",
        "data: {\"choices\":null,\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":1e99,\"prompt_tokens_details\":null}}\n\n",
        "data:\n\n",
        "data: {\"choices\":[{\"delta\":null,\"finish_reason\":\"length\"}]}\n\n",
        "data:[DONE]\n\n",
    );
    assert_eq!(
        decoded(ProviderKind::Compatible, stream),
        [
            delta("Hola"),
            Event::Usage(Usage {
                input_tokens: 0,
                cached_input_tokens: 0,
                output_tokens: u32::MAX
            }),
            Event::Finish(FinishReason::Length),
        ]
    );
}

#[test]
fn a_lone_half_of_a_surrogate_pair_becomes_the_replacement_character() {
    let stream = "data: {\"choices\":[{\"delta\":{\"content\":\"a\\ud83db \\\\ud83d \\udf2e \\ud83c\\udf2e\"}}]}\n\n";
    assert_eq!(
        text_of(&decoded(ProviderKind::Compatible, stream)),
        "a\u{fffd}b \\ud83d \u{fffd} 🌮"
    );
}

#[test]
fn only_text_blocks_of_anthropic_are_text() {
    let stream = concat!(
        "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}\n\n",
        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hmm\"}}\n\n",
        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"x\"}}\n\n",
        "data: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"Ho\"}}\n\n",
        "data: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"la\"}}\n\n",
        "data: {\"type\":\"future_event\",\"delta\":{\"text\":\"?\"}}\n\n",
    );
    assert_eq!(text_of(&decoded(ProviderKind::Anthropic, stream)), "Hola");
}

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
    let line_ends =
        || prop::sample::select(vec!["\n\n", "\n\n", "\n\n", "\r\n\r\n", "\n", "\r\r", ""]);
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

#[test]
fn a_stream_cut_at_every_byte_keeps_exactly_the_whole_events() {
    let deltas: Vec<String> = ["¡Hola", ", \"ñandú\"", " 🌮\n"].map(str::to_owned).into();
    for (provider, stream) in [
        (ProviderKind::OpenAi, openai(&deltas, &Style::plain())),
        (ProviderKind::Anthropic, anthropic(&deltas, &Style::plain())),
    ] {
        for cut in 0..=stream.len() {
            let text = text_of(&events(StreamDecoder::new(provider), &[&stream[..cut]]));
            assert!(
                (0..=3).any(|n| deltas[..n].concat() == text),
                "{cut}: {text}"
            );
        }
    }
}
