//! Any bytes as a file. Good seeds are the files of the tests: `cargo fuzz run read tests/files`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = documents::read(bytes.to_vec()) {
        let chars = document.text.map_or(0, |text| text.chars().count());
        assert!(chars <= documents::MAX_CHARS && chars == document.chars as usize);
    }
});
