//! Files as other programs write them: Chromium's print to PDF and its canvas, and a writer of PDFs with passwords.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;

use documents::{Document, Kind, MAX_CHARS, Refusal, read};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn document(name: &str) -> Document {
    read(file(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

#[test]
fn a_printed_page_is_read_line_by_line() {
    let menu = document("menu.pdf");
    assert_eq!(
        (menu.kind, menu.mime_type, menu.pages),
        (Kind::Pdf, "application/pdf", Some(2))
    );
    let text = menu.text.unwrap();
    for line in [
        "Los precios incluyen IVA. ¿Dudas? Escríbenos a señor.ñandú@example.com; atención de",
        "Platillo   Precio   Costo",
        "Gringa de bistec   $68.00   $31.25",
        "[p. 2]",
        "El proveedor de tortilla sube 8 % en enero;",
        "—así—, euros € y .",
    ] {
        assert!(
            text.lines().any(|read| read == line),
            "{line} is not in\n{text}"
        );
    }
    assert_eq!(menu.chars as usize, text.chars().count());
}

#[test]
fn packed_objects_are_read_and_a_password_is_not_guessed() {
    let expected = "Estado de cuenta: niño, año, acción\nSaldo final: $1,234.56 MXN";
    assert_eq!(document("modern.pdf").text.as_deref(), Some(expected));
    assert_eq!(
        document("restricted.pdf").text.as_deref(),
        Some(expected),
        "it opens without a password"
    );
    assert_eq!(read(file("encrypted.pdf")), Err(Refusal::Encrypted));
    assert_eq!(Refusal::Encrypted.code(), "attachment_unreadable");
}

#[test]
fn a_scan_is_a_document_without_text() {
    let scan = document("scan.pdf");
    assert_eq!((scan.kind, scan.pages, scan.chars), (Kind::Pdf, Some(1), 0));
    assert_eq!(scan.text.as_deref(), Some(""));
}

#[test]
fn pictures_are_measured() {
    for (name, mime_type, size) in [
        ("menu.png", "image/png", (120, 80)),
        ("menu.jpg", "image/jpeg", (120, 80)),
        ("menu.webp", "image/webp", (120, 80)),
        ("dot.gif", "image/gif", (3, 2)),
    ] {
        let picture = document(name);
        assert_eq!((picture.kind, picture.mime_type), (Kind::Image, mime_type));
        assert_eq!(
            (picture.width, picture.height),
            (Some(size.0), Some(size.1)),
            "{name}"
        );
        assert_eq!((picture.chars, picture.text), (0, None));
    }
}

#[test]
fn a_picture_that_breaks_off_is_damaged() {
    for name in ["menu.png", "menu.jpg", "menu.webp", "dot.gif"] {
        let whole = file(name);
        for length in [12, whole.len() / 2, whole.len() - 2] {
            let part = read(whole[..length].to_vec());
            assert_eq!(part, Err(Refusal::Damaged), "{length} bytes of {name}");
        }
    }
    let mut changed = file("menu.png");
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    assert_eq!(
        read(changed),
        Err(Refusal::Damaged),
        "another byte than was written"
    );
}

#[test]
fn a_picture_of_more_pixels_than_anybody_looks_at_is_refused() {
    let mut bomb = b"GIF89a".to_vec();
    bomb.extend([0xff, 0xff, 0xff, 0xff, 0, 0, 0]);
    bomb.extend([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
    assert_eq!(read(bomb), Err(Refusal::TooManyPixels));
}

#[test]
fn what_is_damaged_beyond_repair_says_so_and_the_rest_is_repaired() {
    let whole = file("menu.pdf");
    // Without its end, a reader has to look for the objects.
    assert_eq!(
        read(whole[..whole.len() - 400].to_vec()).unwrap().pages,
        Some(2)
    );
    assert_eq!(
        read(b"%PDF-1.7\nnothing of a document".to_vec()),
        Err(Refusal::Damaged)
    );
}

/// A PDF of objects as they are given, without cross references: those are looked for.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut text = String::from("%PDF-1.4\n");
    for (number, object) in objects.iter().enumerate() {
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    text.push_str("trailer\n<< /Root 1 0 R >>\n");
    text.into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    format!(
        "<< {dictionary} /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

#[test]
fn forms_that_draw_themselves_and_pages_in_a_circle_end() {
    let form = stream(
        "/Type /XObject /Subtype /Form /Resources << /XObject << /A 4 0 R /B 4 0 R >> /Font << /F 5 0 R >> >>",
        "BT /F 9 Tf (eco) Tj ET /A Do /B Do",
    );
    let bytes = pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /XObject << /A 4 0 R >> >> >>",
        &form,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>",
        &stream("", "/A Do"),
    ]);
    let read = read(bytes).unwrap();
    assert!(read.pages >= Some(1) && read.text.unwrap().starts_with("eco"));
}

#[test]
fn depth_without_end_ends() {
    for object in ["[".repeat(200_000), "<</A".repeat(100_000)] {
        let bytes = pdf(&[
            "<< /Type /Catalog /Pages 2 0 R >>",
            &object,
            &stream("", &object),
        ]);
        let _ = read(bytes);
    }
    let page = pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        &stream(
            "",
            &format!("{}{}", "q ".repeat(100_000), "[".repeat(100_000)),
        ),
    ]);
    assert_eq!(read(page).unwrap().pages, Some(1));
}

#[test]
fn long_text_is_cut_and_says_so() {
    let line = "Una línea que se repite y se repite.\n";
    let long = read(line.repeat(10_000).into_bytes()).unwrap();
    assert_eq!(
        (long.kind, long.chars as usize, long.truncated),
        (Kind::Text, MAX_CHARS, true)
    );
    let table = read("producto;precio;costo\n".repeat(1_000_000).into_bytes()).unwrap();
    assert_eq!(
        (
            table.kind,
            table.chars as usize,
            table.truncated,
            table.rows
        ),
        (Kind::Csv, MAX_CHARS, true, None)
    );
}

#[test]
fn what_is_only_white_space_is_empty() {
    for bytes in [&b" \n\t "[..], b"\xef\xbb\xbf", b"\xff\xfe", b";;\n;;\n"] {
        assert!(
            matches!(read(bytes.to_vec()), Err(Refusal::Empty)) || bytes.contains(&b';'),
            "{bytes:?}"
        );
    }
}
