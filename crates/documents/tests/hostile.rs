//! Whatever the bytes are, reading them ends, and what comes out is bounded and clean.

#![allow(clippy::unwrap_used, clippy::panic)]

use documents::{MAX_CHARS, read};
use proptest::prelude::*;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn check(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    if let Ok(document) = read(bytes) {
        let text = document.text.unwrap_or_default();
        prop_assert_eq!(text.chars().count(), document.chars as usize);
        prop_assert!(text.chars().count() <= MAX_CHARS);
        prop_assert!(
            text.chars()
                .all(|letter| letter == '\n' || !letter.is_control())
        );
    }
    Ok(())
}

/// A real file, changed here and there: the kind of damage that gets past the first look.
fn damaged(name: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let whole = file(name);
    let length = whole.len();
    let change = (
        0..length,
        prop_oneof![Just(0_usize), 1..8_usize],
        any::<Vec<u8>>(),
    );
    (prop::collection::vec(change, 1..12), 0..length).prop_map(move |(changes, end)| {
        let mut bytes = whole.clone();
        for (at, removed, put) in changes {
            let at = at.min(bytes.len());
            let to = (at + removed).min(bytes.len());
            bytes.splice(at..to, put.into_iter().take(8));
        }
        if end % 3 == 0 {
            bytes.truncate(end.max(16));
        }
        bytes
    })
}

/// Pieces that a PDF is made of, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"),
        Just("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"),
        Just(
            "3 0 obj\n<< /Type /Page /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 4 0 R >> >> >>\nendobj\n"
        ),
        Just(
            "4 0 obj\n<< /Subtype /Form /Length 44 >>\nstream\nBT /F 1 Tf 1 0 0 1 0 0 Tm (a) Tj [(b) -900 (c)] TJ ET /X Do\nendstream\nendobj\n"
        ),
        Just(
            "5 0 obj\n<< /Type /Font /Subtype /Type0 /Encoding 6 0 R /DescendantFonts [<< /W [0 [1 2] 3 4 5] /DW 9 >>] /ToUnicode 6 0 R >>\nendobj\n"
        ),
        Just(
            "5 0 obj\n<< /Subtype /Type3 /FontMatrix [0 0] /FirstChar -7 /Widths [1 2 3] /Encoding << /Differences [250 /a /b /c /d /e /f /g] >> >>\nendobj\n"
        ),
        Just(
            "6 0 obj\n<< /Length 9 >>\nstream\n1 begincodespacerange <00> <ff> <0000> <ffff> endcodespacerange 1 beginbfrange <61> <7a> <0041> endbfrange\nendstream\nendobj\n"
        ),
        Just(
            "6 0 obj\n<< /Filter [/LZWDecode /ASCII85Decode /RunLengthDecode /FlateDecode] /Length 5 >>\nstream\n\u{7f}~>x\u{1}\nendstream\nendobj\n"
        ),
        Just(
            "7 0 obj\n<< /Type /ObjStm /N 99999999 /First 4294967295 /Length 3 >>\nstream\n1 0\nendstream\nendobj\n"
        ),
        Just("trailer\n<< /Root 1 0 R /Prev 0 /Size 99999999999 >>\nstartxref\n9\n%%EOF\n"),
        Just("xref\n0 4294967295\n0000000009 00000 n \n"),
        Just("<< /Length 7 0 R >> stream\n"),
        Just("[[[[<<<</A/B"),
        Just("endobj"),
    ];
    prop::collection::vec(piece, 1..14).prop_map(|pieces| {
        let mut bytes = b"%PDF-1.5\n".to_vec();
        bytes.extend(pieces.concat().into_bytes());
        bytes
    })
}

const BEGINNINGS: &[&[u8]] = &[
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"GIF89a",
    b"RIFF\xff\0\0\0WEBPVP8X",
    b"\xff\xfe",
    b"\xfe\xff",
    b"a;b;c\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        check(bytes)?;
    }

    #[test]
    fn any_bytes_behind_a_known_beginning(
        magic in prop::sample::select(BEGINNINGS),
        bytes in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        check([magic, &bytes].concat())?;
    }

    #[test]
    fn any_text(text in any::<String>(), delimiter in "[,;\t|\"\n]") {
        check(text.replace(' ', &delimiter).into_bytes())?;
    }

    #[test]
    fn pieces_of_a_pdf_in_any_order(bytes in pieces()) {
        check(bytes)?;
    }

    #[test]
    fn a_pdf_with_packed_objects_that_was_damaged(bytes in damaged("modern.pdf")) {
        check(bytes)?;
    }

    #[test]
    fn a_pdf_with_a_key_that_was_damaged(bytes in damaged("restricted.pdf")) {
        check(bytes)?;
    }

    #[test]
    fn pictures_that_were_damaged(png in damaged("menu.png"), jpeg in damaged("menu.jpg"), webp in damaged("menu.webp"), gif in damaged("dot.gif")) {
        for bytes in [png, jpeg, webp, gif] {
            check(bytes)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_printed_pdf_that_was_damaged(bytes in damaged("menu.pdf")) {
        check(bytes)?;
    }
}
