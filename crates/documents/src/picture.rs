//! Pictures: told by their first bytes, measured by their headers, and walked through to their end, because a picture that
//! breaks off is refused by every model. Nothing is decoded.

/// A format that models see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Png,
    Jpeg,
    Gif,
    WebP,
}

impl Format {
    pub(crate) const fn mime_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
        }
    }
}

pub(crate) fn sniff(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Format::Png)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(Format::Jpeg)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Format::Gif)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else {
        None
    }
}

/// Width and height of a picture that is whole.
pub(crate) fn measure(format: Format, bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match format {
        Format::Png => png(bytes),
        Format::Jpeg => jpeg(bytes),
        Format::Gif => gif(bytes),
        Format::WebP => webp(bytes),
    }?;
    (width > 0 && height > 0).then_some((width, height))
}

fn at<const N: usize>(bytes: &[u8], from: usize) -> Option<[u8; N]> {
    bytes.get(from..from.checked_add(N)?)?.try_into().ok()
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut place = 8;
    let mut size = None;
    let mut has_data = false;
    loop {
        let length = usize::try_from(u32::from_be_bytes(at(bytes, place)?)).ok()?;
        let kind: [u8; 4] = at(bytes, place + 4)?;
        let end = place.checked_add(8)?.checked_add(length)?;
        let body = bytes.get(place + 4..end)?;
        if u32::from_be_bytes(at(bytes, end)?) != crc32(body) {
            return None;
        }
        match &kind {
            b"IHDR" if size.is_none() && length == 13 => {
                size = Some((
                    u32::from_be_bytes(at(body, 4)?),
                    u32::from_be_bytes(at(body, 8)?),
                ));
            }
            _ if size.is_none() => return None,
            b"IDAT" => has_data = true,
            b"IEND" => return size.filter(|_| has_data),
            _ => {}
        }
        place = end + 4;
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let mut rest = byte as u32;
            let mut bit = 0;
            while bit < 8 {
                rest = if rest & 1 == 1 {
                    (rest >> 1) ^ 0xedb8_8320
                } else {
                    rest >> 1
                };
                bit += 1;
            }
            table[byte] = rest;
            byte += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |sum: u32, byte| {
        TABLE[usize::from(sum as u8 ^ byte)] ^ (sum >> 8)
    })
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut place = 2;
    let mut size = None;
    loop {
        if *bytes.get(place)? != 0xff {
            return None;
        }
        let marker = *bytes.get(place + 1)?;
        match marker {
            0xff => {
                place += 1;
                continue;
            }
            0x01 | 0xd0..=0xd7 => {
                place += 2;
                continue;
            }
            0x00 | 0xd8 | 0xd9 => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(at(bytes, place + 2)?));
        let body = bytes.get(place + 4..(place + 2).checked_add(length.max(2))?)?;
        match marker {
            // The scan: behind it the picture has to end as pictures do.
            0xda => {
                let scan = bytes.get(place + 2 + length..)?;
                return size.filter(|_| memchr::memmem::rfind(scan, &[0xff, 0xd9]).is_some());
            }
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width): ([u8; 2], [u8; 2]) = (at(body, 1)?, at(body, 3)?);
                size = Some((
                    u16::from_be_bytes(width).into(),
                    u16::from_be_bytes(height).into(),
                ));
            }
            _ => {}
        }
        place += 2 + length.max(2);
    }
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    let width = u16::from_le_bytes(at(bytes, 6)?).into();
    let height = u16::from_le_bytes(at(bytes, 8)?).into();
    let mut place = 13 + colours(*bytes.get(10)?);
    let mut frames = 0;
    loop {
        match *bytes.get(place)? {
            0x3b => return (frames > 0).then_some((width, height)),
            0x21 => place = blocks(bytes, place + 2)?,
            0x2c => {
                let flags = *bytes.get(place + 9)?;
                place = blocks(bytes, place + 10 + colours(flags) + 1)?;
                frames += 1;
            }
            _ => return None,
        }
    }
}

/// How many bytes the table of colours has that these flags announce.
const fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// The place behind a chain of blocks.
fn blocks(bytes: &[u8], mut place: usize) -> Option<usize> {
    loop {
        match *bytes.get(place)? {
            0 => return Some(place + 1),
            length => place += 1 + usize::from(length),
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let announced = usize::try_from(u32::from_le_bytes(at(bytes, 4)?)).ok()?;
    if announced.checked_add(8)? > bytes.len() {
        return None;
    }
    let body = bytes.get(20..)?;
    match bytes.get(12..16)? {
        b"VP8 " if body.get(3..6)? == [0x9d, 0x01, 0x2a] => {
            let side = |from| Some(u32::from(u16::from_le_bytes(at(body, from)?) & 0x3fff));
            Some((side(6)?, side(8)?))
        }
        b"VP8L" if *body.first()? == 0x2f => {
            let bits = u32::from_le_bytes(at(body, 1)?);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => {
            let side = |from: usize| {
                let [a, b, c]: [u8; 3] = at(body, from)?;
                Some(u32::from_le_bytes([a, b, c, 0]) + 1)
            };
            Some((side(4)?, side(7)?))
        }
        _ => None,
    }
}
