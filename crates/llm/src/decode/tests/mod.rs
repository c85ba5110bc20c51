mod properties;

use super::*;
use crate::wire_samples::{Style, anthropic, chunks, events, openai, text_of};
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
