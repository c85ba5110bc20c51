//! The parser of server-sent events: the same events at every split.
#![no_main]

use libfuzzer_sys::fuzz_target;
use llm::{EventTooLong, SseParser};

fn events(chunks: &mut dyn Iterator<Item = &[u8]>) -> Result<Vec<Vec<u8>>, EventTooLong> {
    let mut events = Vec::new();
    let mut parser = SseParser::new();
    for chunk in chunks {
        let mut rest = chunk;
        while let Some(data) = parser.next(&mut rest)? {
            events.push(data.to_vec());
        }
    }
    events.extend(parser.finish()?.map(<[u8]>::to_vec));
    Ok(events)
}

fuzz_target!(|input: &[u8]| {
    let Some((size, stream)) = input.split_first() else {
        return;
    };
    let whole = events(&mut std::iter::once(stream));
    assert_eq!(events(&mut stream.chunks(usize::from(*size).max(1))), whole);
});
