//! JSON strings, written and scanned eight bytes at a time.
//!
//! The words are `u64` and not SIMD so that the code needs no target feature; WebAssembly has
//! native 64-bit integers.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The length of the run at the start of `bytes` that stands for itself in a JSON string, and
/// whether a byte beyond ASCII may be in it.
///
/// The run ends at the first control character, quote or backslash, or with the input.
#[inline]
pub(crate) fn plain_run(bytes: &[u8]) -> (usize, bool) {
    let mut beyond_ascii = 0;
    let mut words = bytes.chunks_exact(8);
    let mut at = 0;
    for word in words.by_ref() {
        // `chunks_exact(8)` yields 8 bytes; the array is only for the type.
        let word = u64::from_le_bytes([
            word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7],
        ]);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let quote = word ^ (ONES * u64::from(b'"'));
        let quote = quote.wrapping_sub(ONES) & !quote;
        let backslash = word ^ (ONES * u64::from(b'\\'));
        let backslash = backslash.wrapping_sub(ONES) & !backslash;
        let special = (control | quote | backslash) & HIGHS;
        if special != 0 {
            // A borrow can only raise flags above the first true one, so the lowest is exact.
            return (
                at + (special.trailing_zeros() / 8) as usize,
                (beyond_ascii | word) & HIGHS != 0,
            );
        }
        beyond_ascii |= word;
        at += 8;
    }
    for &byte in words.remainder() {
        if byte < 0x20 || byte == b'"' || byte == b'\\' {
            break;
        }
        beyond_ascii |= u64::from(byte);
        at += 1;
    }
    (at, beyond_ascii & HIGHS != 0)
}

/// Appends `text` as the inside of a JSON string, escaped exactly as `JSON.stringify` does it.
pub(crate) fn push_escaped(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    loop {
        let (run, _) = plain_run(rest);
        out.extend_from_slice(&rest[..run]);
        let Some(&special) = rest.get(run) else {
            return;
        };
        push_special(out, special);
        rest = &rest[run + 1..];
    }
}

fn push_special(out: &mut Vec<u8>, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' => b'"',
        b'\\' => b'\\',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Appends `text` as a whole JSON string, quotes included.
pub(crate) fn push_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    push_escaped(out, text);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn escaping_is_what_serde_json_writes_and_reads_back(text in any::<String>()) {
            let mut out = Vec::new();
            push_string(&mut out, &text);
            prop_assert_eq!(&out, &serde_json::to_vec(&text).unwrap());
            prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        }

        #[test]
        fn a_plain_run_ends_at_the_first_special_byte(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let expected = bytes
                .iter()
                .position(|b| *b < 0x20 || *b == b'"' || *b == b'\\')
                .unwrap_or(bytes.len());
            let (run, beyond_ascii) = plain_run(&bytes);
            prop_assert_eq!(run, expected);
            prop_assert!(beyond_ascii || bytes[..run].is_ascii());
        }
    }

    #[test]
    fn every_single_byte_is_escaped_as_json_stringify_does() {
        for byte in 0..128_u8 {
            let text = char::from(byte).to_string();
            let mut out = Vec::new();
            push_string(&mut out, &text);
            assert_eq!(out, serde_json::to_vec(&text).unwrap());
        }
    }
}
