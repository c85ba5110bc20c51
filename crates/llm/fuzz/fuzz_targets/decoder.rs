// Included by the targets of the two wire formats.
use libfuzzer_sys::fuzz_target;
use llm::{Event, ProviderKind, StreamDecoder};

fn events(chunks: &mut dyn Iterator<Item = &[u8]>) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    let mut decoder = StreamDecoder::new(PROVIDER);
    let mut sink = |event: Event<'_>| events.push(event.into_owned());
    for chunk in chunks {
        decoder.push(chunk, &mut sink);
    }
    decoder.finish(&mut sink);
    assert!(decoder.is_ended());
    events
}

fuzz_target!(|input: &[u8]| {
    let Some((size, stream)) = input.split_first() else {
        return;
    };
    let whole = events(&mut std::iter::once(stream));
    let ends = whole.iter().filter(|event| matches!(event, Event::Finish(_) | Event::Error(_))).count();
    assert_eq!(ends, 1);
    assert!(matches!(whole.last(), Some(Event::Finish(_) | Event::Error(_))));
    assert_eq!(events(&mut stream.chunks(usize::from(*size).max(1))), whole);
});
