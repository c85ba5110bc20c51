//! Unpacks streams up to a limit.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use miniz_oxide::inflate::{DecompressError, TINFLStatus};

/// What all streams of a file that may hold objects may unpack to.
const MAX_UNPACKED: usize = 160 << 20;
/// How many streams a file may have.
const MAX_STREAMS: u32 = 60_000;
/// What one of them may unpack to.
const MAX_STREAM: usize = 48 << 20;

/// The bytes of a stream, at most `limit`; takes what it unpacked off the limit.
pub(crate) fn unpack(stream: &Stream<'_>, limit: &mut usize) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let mut bytes = raw.into_owned();
    for filter in stream.filters() {
        bytes = match filter {
            Filter::FlateDecode => inflate(&bytes, *limit),
            Filter::AsciiHexDecode => ascii_hex(&bytes),
            Filter::Ascii85Decode => ascii_85(&bytes),
            Filter::RunLengthDecode => run_length(&bytes, *limit)?,
            Filter::LzwDecode => lzw(&bytes, *limit)?,
            Filter::Crypt => bytes,
            _ => return None,
        };
    }
    if bytes.len() > *limit {
        *limit = 0;
        return None;
    }
    *limit -= bytes.len();
    Some(bytes)
}

/// Inflates as much as can be inflated: a stream that breaks off still has a beginning.
fn inflate(bytes: &[u8], limit: usize) -> Vec<u8> {
    let kept =
        |result: Result<Vec<u8>, DecompressError>| result.unwrap_or_else(|error| error.output);
    let output = kept(decompress_to_vec_zlib_with_limit(bytes, limit));
    if output.is_empty() {
        // Some writers leave out the header.
        return kept(decompress_to_vec_with_limit(bytes, limit));
    }
    output
}

fn ascii_hex(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .map(|digit| digit as u8);
    let digits: Vec<u8> = digits.collect();
    digits
        .chunks(2)
        .map(|pair| (pair[0] << 4) | pair.get(1).copied().unwrap_or(0))
        .collect()
}

fn ascii_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 5 * 4 + 4);
    let mut group = [84_u32; 5];
    let mut count = 0;
    let mut close = |group: &[u32; 5], count: usize| {
        let value = group.iter().fold(0_u32, |value, digit| {
            value.wrapping_mul(85).wrapping_add(*digit)
        });
        out.extend_from_slice(&value.to_be_bytes()[..count - 1]);
    };
    for byte in bytes {
        match byte {
            b'z' if count == 0 => close(&[0; 5], 5),
            b'!'..=b'u' => {
                group[count] = u32::from(byte - b'!');
                count += 1;
                if count == 5 {
                    close(&group, 5);
                    (group, count) = ([84; 5], 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        close(&group, count);
    }
    out
}

fn run_length(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut place = 0;
    while let Some(length) = bytes.get(place) {
        match usize::from(*length) {
            128 => break,
            run @ 0..=127 => {
                let rest = &bytes[place + 1..];
                out.extend_from_slice(&rest[..rest.len().min(run + 1)]);
                place += run + 2;
            }
            run => {
                out.extend(std::iter::repeat_n(*bytes.get(place + 1)?, 257 - run));
                place += 2;
            }
        }
        if out.len() > limit {
            return None;
        }
    }
    Some(out)
}

/// LZW as PDF has it: codes of 9 to 12 bits, the width changing one code early.
fn lzw(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    // Of each code of the table: where in the output it stands, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::with_capacity(4096);
    let mut out: Vec<u8> = Vec::new();
    let (mut buffer, mut bits, mut width) = (0_usize, 0_u32, 9_u32);
    let mut last: Option<(usize, usize)> = None;
    for byte in bytes {
        buffer = (buffer << 8) | usize::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (buffer >> bits) & ((1 << width) - 1);
        buffer &= (1 << bits) - 1;
        match code {
            CLEAR => {
                table.clear();
                (width, last) = (9, None);
                continue;
            }
            END => break,
            _ => {}
        }
        let start = out.len();
        match (code, last) {
            (0..=255, _) => out.push(code as u8),
            _ => {
                let (from, length) = match (table.get(code - 258), last) {
                    (Some(known), _) => *known,
                    // The code that is only being made: the last one and its first byte again.
                    (None, Some((from, length))) if code - 258 == table.len() => (from, length + 1),
                    _ => return Some(out),
                };
                if out.len() + length > limit {
                    return None;
                }
                for place in from..from + length {
                    let byte = *out.get(place)?;
                    out.push(byte);
                }
            }
        }
        if let Some((from, length)) = last
            && table.len() < 4096 - 258
        {
            table.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
        // Early: a code before the table is full at this width.
        let next = table.len() + 258 + 1;
        width = match next {
            0..=510 => 9,
            511..=1022 => 10,
            1023..=2046 => 11,
            _ => 12,
        };
        if out.len() > limit {
            return None;
        }
    }
    Some(out)
}

/// Whether no stream that objects or cross references may be in unpacks to something huge. Those of pictures are passed
/// over: nobody unpacks them.
pub(crate) fn are_bounded(bytes: &[u8]) -> bool {
    let mut left = MAX_UNPACKED;
    let mut streams = 0;
    // Each byte is unpacked once: what one stream took, the next one does not begin in.
    let mut place = 0;
    let mut dictionary = 0;
    let mut inflating = Inflating::default();
    for found in memchr::memmem::find_iter(bytes, b"stream") {
        if found < place {
            continue;
        }
        if found >= 3 && &bytes[found - 3..found] == b"end" {
            dictionary = found + 6;
            continue;
        }
        streams += 1;
        if streams > MAX_STREAMS {
            return false;
        }
        let head = &bytes[dictionary.max(found.saturating_sub(4096)).min(found)..found];
        let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
        let mut start = found + 6;
        while matches!(bytes.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        dictionary = start;
        let is_picture = has(b"/Image") && !has(b"ObjStm") && !has(b"XRef");
        if is_picture {
            continue;
        }
        let body = &bytes[start.min(bytes.len())..];
        let limit = MAX_STREAM.min(left);
        let unpacked = if has(b"LZW") {
            let end = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
            place = start + end;
            match lzw(&body[..end], limit) {
                Some(out) => out.len(),
                None => return false,
            }
        } else if has(b"/Fl") {
            match inflating.size(body, limit) {
                Some((size, read)) => {
                    place = start + read;
                    size
                }
                None => return false,
            }
        } else {
            0
        };
        if unpacked > left {
            return false;
        }
        left -= unpacked;
    }
    true
}

/// Measures deflated data without keeping it.
struct Inflating {
    state: DecompressorOxide,
    /// A window that goes round: what is in it is not looked at.
    window: Vec<u8>,
}

impl Default for Inflating {
    fn default() -> Self {
        Self {
            state: DecompressorOxide::new(),
            window: vec![0; 32 << 10],
        }
    }
}

impl Inflating {
    /// How many bytes it unpacks to and how many it has; `None` where it is more than the limit.
    fn size(&mut self, bytes: &[u8], limit: usize) -> Option<(usize, usize)> {
        let is_zlib = bytes.len() > 1
            && bytes[0] & 0x0f == 8
            && (usize::from(bytes[0]) << 8 | usize::from(bytes[1])) % 31 == 0;
        let flags = if is_zlib {
            TINFL_FLAG_PARSE_ZLIB_HEADER
        } else {
            0
        };
        self.state.init();
        let (mut read, mut size, mut at) = (0, 0, 0);
        loop {
            let (status, consumed, produced) = decompress(
                &mut self.state,
                bytes.get(read..)?,
                &mut self.window,
                at,
                flags,
            );
            read += consumed;
            size += produced;
            at = (at + produced) & ((32 << 10) - 1);
            if size > limit {
                return None;
            }
            // Whole, or broken: what is behind it nobody can unpack.
            if status != TINFLStatus::HasMoreOutput {
                return Some((size, read));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[test]
    fn the_text_filters_give_back_what_was_written() {
        assert_eq!(ascii_hex(b"48 6f6C 61>zz"), b"Hola");
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii_85(b"z~>"), [0; 4]);
        assert_eq!(
            run_length(&[2, b'a', b'b', b'c', 254, b'x', 128, 9], 100).as_deref(),
            Some(&b"abcxxx"[..])
        );
        assert_eq!(run_length(&[129, 0, 129, 0], 100), None);
        // The example of the standard.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(
            lzw(&packed, 100).as_deref(),
            Some(&[45, 45, 45, 45, 45, 65, 45, 45, 45, 66][..])
        );
    }

    #[test]
    fn a_bomb_is_seen_before_it_is_opened() {
        let bomb = compress_to_vec_zlib(&vec![0; 50 << 20], 9);
        let object = |kind: &str, data: &[u8]| {
            let mut bytes = format!(
                "%PDF-1.5\n1 0 obj\n<< /Type /{kind} /Filter /FlateDecode /Length {} >>\nstream\n",
                data.len()
            )
            .into_bytes();
            bytes.extend_from_slice(data);
            bytes.extend_from_slice(b"\nendstream\nendobj\n");
            bytes
        };
        assert!(!are_bounded(&object("ObjStm", &bomb)));
        assert!(are_bounded(&object("XObject /Subtype /Image", &bomb)));
        assert!(are_bounded(&object(
            "ObjStm",
            &compress_to_vec_zlib(b"1 0 << >>", 9)
        )));
        assert_eq!(inflate(&bomb, 1 << 20).len(), 1 << 20);
    }

    #[test]
    fn a_crowd_of_streams_is_looked_through_once() {
        // Codes that only clear the table make no output: nothing but the look at them could be counted.
        let clearing = [0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01, 0x00];
        let one = [&b"1 0 obj <</LZW>> stream\n"[..], &clearing, &clearing].concat();
        assert!(are_bounded(&one.repeat(50_000)));
        assert!(!are_bounded(&b"<<>> stream\n".repeat(60_001)));
        assert!(are_bounded(&b"<</Fl>> stream\nx".repeat(50_000)));
    }
}
