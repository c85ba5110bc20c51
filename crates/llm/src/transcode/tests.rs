use proptest::prelude::*;

use super::*;
use crate::wire_samples::{chunks, events, streams};

fn transcoded(provider: ProviderKind, chunks: &[&[u8]]) -> (Transcoder, Vec<u8>) {
    let mut transcoder = Transcoder::new(provider, "t");
    let mut out = Vec::new();
    for chunk in chunks {
        transcoder.push(chunk, &mut out);
    }
    transcoder.finish(&mut out);
    (transcoder, out)
}

/// The frames, written the slow way from the decoder's events.
fn expected(events: &[Event<'_>]) -> Vec<u8> {
    let encoder = UiStreamEncoder::new("t");
    let mut out = Vec::new();
    let texts = || {
        events.iter().filter_map(|e| {
            if let Event::TextDelta(t) | Event::Refusal(t) = e {
                Some(t)
            } else {
                None
            }
        })
    };
    if texts().next().is_some() {
        encoder.text_start(&mut out);
        for text in texts() {
            let json = serde_json::to_string(&text).unwrap();
            out.extend_from_slice(
                format!("data: {{\"type\":\"text-delta\",\"id\":\"t\",\"delta\":{json}}}\n\n")
                    .as_bytes(),
            );
        }
        encoder.text_end(&mut out);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_frames_are_the_events_frames_at_every_split((provider, stream, deltas) in streams(), cut in any::<prop::sample::Index>(), sizes in prop::collection::vec(1..300_usize, 1..5)) {
        let events = events(StreamDecoder::new(provider), &[&stream]);
        for split in [chunks(&stream, &sizes), chunks(&stream, &[64]), chunks(&stream, &[4096])] {
            let (transcoder, out) = transcoded(provider, &split);
            prop_assert_eq!(&out, &expected(&events));
            prop_assert_eq!(transcoder.text(), deltas.concat());
            prop_assert_eq!(transcoder.finish_reason(), Some(FinishReason::Stop));
            prop_assert_eq!(transcoder.usage().map(|usage| usage.output_tokens), Some(34));
        }
        let (transcoder, out) = transcoded(provider, &[&stream[..cut.index(stream.len())]]);
        prop_assert!(deltas.concat().starts_with(transcoder.text()));
        prop_assert!(transcoder.is_ended());
        let closed = out.ends_with(b"data: {\"type\":\"text-end\",\"id\":\"t\"}\n\n");
        prop_assert!(out.is_empty() || closed);
    }
}

#[test]
fn text_from_no_provider_gets_the_same_frames() {
    let mut transcoder = Transcoder::new(ProviderKind::Offline, "t");
    let mut out = Vec::new();
    for piece in crate::offline::chunks("Hola \"tú\"") {
        transcoder.push_text(piece, &mut out);
    }
    transcoder.complete(FinishReason::Stop, &mut out);
    transcoder.push_text("después", &mut out);
    transcoder.finish(&mut out);
    assert_eq!(transcoder.text(), "Hola \"tú\"");
    let texts = [
        Event::TextDelta("Hola ".into()),
        Event::TextDelta("\"tú\"".into()),
    ];
    assert_eq!(out, expected(&texts));
}

#[test]
fn a_callers_error_closes_the_text_and_keeps_it() {
    let mut transcoder = Transcoder::new(ProviderKind::OpenAi, "t");
    let mut out = Vec::new();
    transcoder.push(
        b"data: {\"choices\":[{\"delta\":{\"content\":\"Ho\"}}]}\n\ndata: {\"choi",
        &mut out,
    );
    transcoder.fail(
        LlmError::new(ErrorClass::Timeout, "no bytes for 30 s"),
        &mut out,
    );
    transcoder.finish(&mut out);
    assert_eq!(
        transcoder.error().map(|error| error.class),
        Some(ErrorClass::Timeout)
    );
    assert_eq!(transcoder.text(), "Ho");
    assert_eq!(out, expected(&[Event::TextDelta("Ho".into())]));
}

#[test]
fn nothing_is_written_for_an_answer_without_text() {
    let (transcoder, out) = transcoded(
        ProviderKind::Anthropic,
        &[b"data: {\"type\":\"message_stop\"}\n\n"],
    );
    assert_eq!(transcoder.finish_reason(), Some(FinishReason::Other));
    assert!(out.is_empty());
}

#[test]
fn an_endless_answer_is_cut_off() {
    let piece = format!(
        "data: {{\"choices\":[{{\"delta\":{{\"content\":\"{}\"}}}}]}}\n\n",
        "x".repeat(1 << 19)
    );
    let mut transcoder = Transcoder::new(ProviderKind::OpenAi, "t");
    let mut out = Vec::new();
    for _ in 0..17 {
        transcoder.push(piece.as_bytes(), &mut out);
        assert!(out.len() <= piece.len() + 200);
        if !transcoder.is_ended() {
            out.clear();
        }
    }
    assert_eq!(transcoder.text().len(), MAX_ANSWER_BYTES);
    assert_eq!(
        transcoder.error().map(|error| error.class),
        Some(ErrorClass::Malformed)
    );
    assert_eq!(out, b"data: {\"type\":\"text-end\",\"id\":\"t\"}\n\n");
}

#[test]
fn a_broken_off_answer_keeps_the_usage_told_so_far() {
    let start = b"data: {\"type\":\"message_start\",\"message\":{\"model\":\"c\",\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}\n\n";
    let mut transcoder = Transcoder::new(ProviderKind::Anthropic, "t");
    let mut out = Vec::new();
    transcoder.push(start, &mut out);
    transcoder.complete(FinishReason::Other, &mut out);
    assert_eq!(transcoder.usage().map(|usage| usage.input_tokens), Some(7));
}
