//! Streams as the loopback providers of `tests/providers` wrote them, which the vendors' own
//! clients read. They are the seeds of the fuzz targets; their first byte is a chunk size.

use llm::{ErrorClass, FinishReason, ProviderKind, Transcoder};

fn transcoded(provider: ProviderKind, recording: &[u8]) -> Transcoder {
    let mut transcoder = Transcoder::new(provider, "t");
    let mut out = Vec::new();
    for chunk in recording[1..].chunks(usize::from(recording[0])) {
        transcoder.push(chunk, &mut out);
    }
    transcoder.finish(&mut out);
    transcoder
}

macro_rules! recordings {
    ($what:literal) => {
        [
            (
                ProviderKind::OpenAi,
                include_bytes!(concat!("../fuzz/seeds/openai/openai-", $what)).as_slice(),
            ),
            (
                ProviderKind::HuggingFace,
                include_bytes!(concat!("../fuzz/seeds/openai/huggingface-", $what)),
            ),
            (
                ProviderKind::Anthropic,
                include_bytes!(concat!("../fuzz/seeds/anthropic/anthropic-", $what)),
            ),
        ]
        .map(|(provider, recording)| (provider, transcoded(provider, recording)))
    };
}

#[test]
fn every_vendors_answer_is_read() {
    for (provider, answer) in recordings!("answer") {
        assert_eq!(answer.text(), "Hola, \"tú\" ñandú\n🌮", "{provider}");
        assert_eq!(
            answer.finish_reason(),
            Some(FinishReason::Stop),
            "{provider}"
        );
        assert_eq!(answer.model(), Some("m"), "{provider}");
        let usage = answer.usage().unwrap();
        assert_eq!(
            (usage.input_tokens > 0, usage.output_tokens),
            (true, 4),
            "{provider}"
        );
    }
}

#[test]
fn every_vendors_refusal_is_read() {
    for (provider, answer) in recordings!("refusal") {
        let (text, reason) = match provider {
            ProviderKind::OpenAi => ("No puedo ayudar con eso.", FinishReason::Refusal),
            // The format has no place for a refusal.
            ProviderKind::HuggingFace => ("No puedo ayudar con eso.", FinishReason::Stop),
            _ => ("", FinishReason::Refusal),
        };
        assert_eq!(
            (answer.text(), answer.finish_reason()),
            (text, Some(reason)),
            "{provider}"
        );
    }
}

#[test]
fn every_vendors_error_in_the_stream_keeps_the_text_before_it() {
    for (provider, answer) in recordings!("error") {
        let class = match provider {
            ProviderKind::Anthropic => ErrorClass::Overloaded,
            _ => ErrorClass::Unavailable,
        };
        assert_eq!(
            answer.error().map(|error| error.class),
            Some(class),
            "{provider}"
        );
        assert_eq!(answer.text(), "a ", "{provider}");
    }
    for (provider, answer) in recordings!("malformed") {
        assert_eq!(
            answer.error().map(|error| error.class),
            Some(ErrorClass::Malformed),
            "{provider}"
        );
        assert_eq!(answer.text(), "a ", "{provider}");
    }
}
