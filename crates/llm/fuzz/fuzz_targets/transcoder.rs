//! The transcoder of both wire formats: the same bytes at every split, and its frames hold its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use llm::{Event, ProviderKind, SseParser, StreamDecoder, Transcoder};

fn transcoded(provider: ProviderKind, chunks: &mut dyn Iterator<Item = &[u8]>) -> (Vec<u8>, String) {
    let mut transcoder = Transcoder::new(provider, "t");
    let mut out = Vec::new();
    for chunk in chunks {
        transcoder.push(chunk, &mut out);
    }
    transcoder.finish(&mut out);
    assert!(transcoder.is_ended());
    (out, transcoder.into_text())
}

/// The text in the frames, read back by a JSON parser of its own: the decoder of this crate.
fn text_in(frames: &[u8]) -> String {
    let mut text = String::new();
    let mut parser = SseParser::new();
    let mut rest = frames;
    while let Ok(Some(data)) = parser.next(&mut rest) {
        // A frame is no provider's event, but its string can be put into one.
        if let Some(at) = data.windows(8).position(|window| window == b"\"delta\":") {
            let delta = &data[at + 8..data.len() - 1];
            let event = [b"data: {\"choices\":[{\"delta\":{\"content\":", delta, b"}}]}\n\n"].concat();
            let mut decoder = StreamDecoder::new(ProviderKind::OpenAi);
            decoder.push(&event, &mut |event: Event<'_>| match event {
                Event::TextDelta(delta) => text.push_str(&delta),
                other => panic!("the frame is not readable: {other:?}"),
            });
        }
    }
    text
}

fuzz_target!(|input: &[u8]| {
    let Some((size, stream)) = input.split_first() else {
        return;
    };
    let provider = if size % 2 == 0 { ProviderKind::OpenAi } else { ProviderKind::Anthropic };
    let (out, text) = transcoded(provider, &mut std::iter::once(stream));
    assert_eq!(text_in(&out), text);
    assert_eq!(transcoded(provider, &mut stream.chunks(usize::from(*size).max(1))), (out, text));
});
