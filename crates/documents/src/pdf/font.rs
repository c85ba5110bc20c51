//! Fonts: which letters the bytes of a text are, and how wide they are.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, Stream};

use super::cmap::CMap;
use super::encoding::{Base, push_glyph};
use super::{Work, spend, streams};

/// The most fonts that are kept.
const MAX_FONTS: usize = 500;

/// The fonts that were met so far.
#[derive(Debug, Default)]
pub(crate) struct Fonts(HashMap<(u32, i32), Rc<Font>>);

impl Fonts {
    /// The font of a name in a dictionary of fonts.
    pub(crate) fn get(
        &mut self,
        fonts: &Dict<'_>,
        name: &Name<'_>,
        work: &mut Work,
    ) -> Option<Rc<Font>> {
        let key = fonts.get_ref(name).map(
            |ObjRef {
                 obj_number,
                 gen_number,
             }| (obj_number, gen_number),
        );
        if let Some(font) = key.and_then(|key| self.0.get(&key)) {
            return Some(font.clone());
        }
        if !spend(&mut work.entries, 100) {
            return None;
        }
        let font = Rc::new(Font::read(&fonts.get::<Dict<'_>>(name)?, work));
        if let Some(key) = key
            && self.0.len() < MAX_FONTS
        {
            self.0.insert(key, font.clone());
        }
        Some(font)
    }
}

/// A font.
#[derive(Debug)]
pub(crate) struct Font {
    /// What the codes are, where the file says it.
    letters: CMap,
    codes: Codes,
    widths: HashMap<u32, f32>,
    /// Widths of ranges of glyphs.
    ranges: Vec<(u32, u32, f32)>,
    default_width: f32,
}

#[derive(Debug)]
enum Codes {
    /// One byte a letter.
    Simple {
        base: Base,
        names: HashMap<u8, String>,
    },
    /// Two bytes that are a glyph's number.
    Identity,
    /// Two bytes that are a letter of UTF-16.
    Unicode,
    /// As a map in the file says.
    Mapped(Box<CMap>),
}

/// A letter of a text.
pub(crate) struct Letter {
    /// How far it moves on, in parts of the font's size.
    pub(crate) width: f32,
    /// Whether it is the space that word spacing widens.
    pub(crate) is_space: bool,
}

impl Font {
    fn read(font: &Dict<'_>, work: &mut Work) -> Self {
        let letters = font
            .get::<Stream<'_>>(b"ToUnicode")
            .and_then(|stream| streams::unpack(&stream, &mut work.bytes))
            .map(|bytes| CMap::read(&bytes, &mut work.entries))
            .unwrap_or_default();
        let mut read = Self {
            letters,
            codes: Codes::Identity,
            widths: HashMap::new(),
            ranges: Vec::new(),
            default_width: 1.0,
        };
        let subtype = font.get::<Name<'_>>(b"Subtype");
        match subtype.as_deref() {
            Some(b"Type0") => read.read_composite(font, work),
            other => read.read_simple(font, other == Some(b"Type3"), work),
        }
        read
    }

    fn read_composite(&mut self, font: &Dict<'_>, work: &mut Work) {
        if let Some(stream) = font.get::<Stream<'_>>(b"Encoding") {
            if let Some(bytes) = streams::unpack(&stream, &mut work.bytes) {
                self.codes = Codes::Mapped(Box::new(CMap::read(&bytes, &mut work.entries)));
            }
        } else if let Some(name) = font.get::<Name<'_>>(b"Encoding")
            && name.starts_with(b"Uni")
            && (name.windows(4).any(|part| part == b"UCS2")
                || name.windows(5).any(|part| part == b"UTF16"))
        {
            self.codes = Codes::Unicode;
        }
        let descendant = font
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let Some(descendant) = descendant else { return };
        if let Some(width) = number(&descendant, b"DW") {
            self.default_width = width / 1000.0;
        }
        let Some(widths) = descendant.get::<Array<'_>>(b"W") else {
            return;
        };
        let mut pending: Vec<u32> = Vec::with_capacity(2);
        for item in widths.iter::<Object<'_>>() {
            if !spend(&mut work.entries, 1) {
                return;
            }
            match item {
                Object::Array(list) => {
                    let Some(first) = pending.pop() else { return };
                    for (at, width) in list.iter::<Object<'_>>().enumerate() {
                        let Some(width) = width.into_f32() else {
                            return;
                        };
                        if !spend(&mut work.entries, 1) {
                            return;
                        }
                        self.widths
                            .insert(first.wrapping_add(at as u32), width / 1000.0);
                    }
                    pending.clear();
                }
                item => {
                    let Some(value) = item.into_f32() else { return };
                    match pending[..] {
                        [first, last] => {
                            if self.ranges.len() < 2_000 {
                                self.ranges.push((first, last, value / 1000.0));
                            }
                            pending.clear();
                        }
                        _ => pending.push(value as u32),
                    }
                }
            }
        }
    }

    fn read_simple(&mut self, font: &Dict<'_>, is_drawn: bool, work: &mut Work) {
        let mut names = HashMap::new();
        let descriptor = font.get::<Dict<'_>>(b"FontDescriptor");
        let is_embedded = |descriptor: &Dict<'_>| {
            [&b"FontFile2"[..], b"FontFile3", b"FontFile"]
                .iter()
                .any(|key| descriptor.contains_key(key))
        };
        // Adobe's own encoding belongs to fonts of Adobe's own kind; the others are, without a word, Windows'.
        let is_type1 = font.get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Type1");
        let mut base = if is_type1 && !descriptor.as_ref().is_some_and(is_embedded) {
            Base::Standard
        } else {
            Base::WinAnsi
        };
        if let Some(name) = font.get::<Name<'_>>(b"Encoding") {
            base = Base::named(&name).unwrap_or(base);
        } else if let Some(encoding) = font.get::<Dict<'_>>(b"Encoding") {
            if let Some(name) = encoding.get::<Name<'_>>(b"BaseEncoding") {
                base = Base::named(&name).unwrap_or(base);
            }
            let mut code = 0_u32;
            for item in encoding
                .get::<Array<'_>>(b"Differences")
                .into_iter()
                .flat_map(|list| list.iter::<Object<'_>>().take(2_000))
            {
                match item {
                    Object::Name(name) => {
                        if let Ok(byte) = u8::try_from(code) {
                            names.insert(
                                byte,
                                String::from_utf8_lossy(&name).chars().take(64).collect(),
                            );
                        }
                        code += 1;
                    }
                    item => {
                        code = item
                            .into_f32()
                            .map_or(code, |value| value as u32)
                            .min(1_000)
                    }
                }
            }
        }
        self.codes = Codes::Simple { base, names };

        // Drawn fonts have a scale of their own.
        let scale = if is_drawn {
            font.get::<Array<'_>>(b"FontMatrix")
                .and_then(|matrix| matrix.iter::<Object<'_>>().next()?.into_f32())
                .map_or(0.001, f32::abs)
        } else {
            0.001
        };
        let first = number(font, b"FirstChar").map_or(0, |first| first as u32);
        self.default_width = descriptor
            .and_then(|descriptor| number(&descriptor, b"MissingWidth"))
            .filter(|width| *width > 0.0)
            .unwrap_or(500.0)
            * 0.001;
        for (at, width) in font
            .get::<Array<'_>>(b"Widths")
            .into_iter()
            .flat_map(|list| list.iter::<Object<'_>>().take(256))
            .enumerate()
        {
            if let Some(width) = width.into_f32().filter(|_| spend(&mut work.entries, 1)) {
                self.widths
                    .insert(first.wrapping_add(at as u32), width * scale);
            }
        }
    }

    /// Takes the next letter off a text and adds what it is; `None` at the end.
    pub(crate) fn next(&self, bytes: &mut &[u8], out: &mut String) -> Option<Letter> {
        let (code, length) = match &self.codes {
            _ if bytes.is_empty() => return None,
            Codes::Simple { .. } => (u32::from(bytes[0]), 1),
            Codes::Mapped(map) => map.next_code(bytes),
            Codes::Identity | Codes::Unicode => match bytes {
                [high, low, ..] => (u32::from(u16::from_be_bytes([*high, *low])), 2),
                _ => (u32::from(bytes[0]), 1),
            },
        };
        *bytes = bytes.get(length.max(1)..).unwrap_or_default();
        self.push(code, out);
        let glyph = match &self.codes {
            Codes::Mapped(map) => map.glyph(code),
            _ => code,
        };
        let width = self.widths.get(&glyph).copied().unwrap_or_else(|| {
            let range = self
                .ranges
                .iter()
                .find(|(first, last, _)| (*first..=*last).contains(&glyph));
            range.map_or(self.default_width, |(_, _, width)| *width)
        });
        Some(Letter {
            width,
            is_space: length == 1 && code == 32,
        })
    }

    fn push(&self, code: u32, out: &mut String) {
        if self.letters.push(code, out) {
            return;
        }
        match &self.codes {
            Codes::Simple { base, names } => {
                let Ok(byte) = u8::try_from(code) else { return };
                match names.get(&byte) {
                    Some(name) => {
                        push_glyph(name, out);
                    }
                    None if !self.letters.has_letters() || byte == 32 => {
                        out.extend(base.letter(byte))
                    }
                    None => {}
                }
            }
            Codes::Unicode => out.extend(char::from_u32(code)),
            Codes::Identity | Codes::Mapped(_) => {}
        }
    }
}

fn number(dict: &Dict<'_>, key: &[u8]) -> Option<f32> {
    dict.get::<Object<'_>>(key)?
        .into_f32()
        .filter(|value| value.is_finite())
}
