//! Encodings of one byte a letter, and the names of glyphs.

use crate::text::letter_of_1252;

/// What the bytes of a simple font are, where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

impl Base {
    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"StandardEncoding" => Some(Self::Standard),
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" | b"MacExpertEncoding" => Some(Self::MacRoman),
            _ => None,
        }
    }

    pub(crate) fn letter(self, byte: u8) -> Option<char> {
        match (self, byte) {
            (_, 0..=0x1f | 0x7f) => None,
            (Self::Standard, b'\'') => Some('’'),
            (Self::Standard, b'`') => Some('‘'),
            (_, 0x20..=0x7e) => Some(char::from(byte)),
            (Self::WinAnsi, _) => Some(letter_of_1252(byte).unwrap_or('•')),
            (Self::MacRoman, _) => MAC_ROMAN.chars().nth(usize::from(byte - 0x80)),
            (Self::Standard, _) => STANDARD
                .iter()
                .find(|(code, _)| *code == byte)
                .map(|(_, letter)| *letter),
        }
    }
}

/// From 0x80 on.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Adobe's standard encoding above the letters of ASCII.
const STANDARD: &[(u8, char)] = &[
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa4, '⁄'),
    (0xa5, '¥'),
    (0xa6, 'ƒ'),
    (0xa7, '§'),
    (0xa8, '¤'),
    (0xa9, '\''),
    (0xaa, '“'),
    (0xab, '«'),
    (0xac, '‹'),
    (0xad, '›'),
    (0xae, 'ﬁ'),
    (0xaf, 'ﬂ'),
    (0xb1, '–'),
    (0xb2, '†'),
    (0xb3, '‡'),
    (0xb4, '·'),
    (0xb6, '¶'),
    (0xb7, '•'),
    (0xb8, '‚'),
    (0xb9, '„'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xbf, '¿'),
    (0xc1, '`'),
    (0xc2, '´'),
    (0xc3, 'ˆ'),
    (0xc4, '˜'),
    (0xc5, '¯'),
    (0xc6, '˘'),
    (0xc7, '˙'),
    (0xc8, '¨'),
    (0xca, '˚'),
    (0xcb, '¸'),
    (0xcd, '˝'),
    (0xce, '˛'),
    (0xcf, 'ˇ'),
    (0xd0, '—'),
    (0xe1, 'Æ'),
    (0xe3, 'ª'),
    (0xe8, 'Ł'),
    (0xe9, 'Ø'),
    (0xea, 'Œ'),
    (0xeb, 'º'),
    (0xf1, 'æ'),
    (0xf5, 'ı'),
    (0xf8, 'ł'),
    (0xf9, 'ø'),
    (0xfa, 'œ'),
    (0xfb, 'ß'),
];

/// The accents that glyph names end with, as combining letters would be written out.
const ACCENTS: &[(&str, &str, &str)] = &[
    ("acute", "AEIOUYaeiouyCcNnSsZz", "ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź"),
    ("grave", "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ("circumflex", "AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
    ("dieresis", "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
    ("tilde", "ANOano", "ÃÑÕãñõ"),
    ("cedilla", "CScs", "ÇŞçş"),
    ("caron", "CSZcsz", "ČŠŽčšž"),
    ("ring", "Aa", "Åå"),
];

/// Names that are no letter, number or accent.
const NAMES: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("nonbreakingspace", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("minus", "−"),
    ("sfthyphen", "-"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("exclamdown", "¡"),
    ("questiondown", "¿"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("currency", "¤"),
    ("yen", "¥"),
    ("Euro", "€"),
    ("euro", "€"),
    ("florin", "ƒ"),
    ("brokenbar", "¦"),
    ("section", "§"),
    ("dieresis", "¨"),
    ("copyright", "©"),
    ("registered", "®"),
    ("trademark", "™"),
    ("ordfeminine", "ª"),
    ("ordmasculine", "º"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("logicalnot", "¬"),
    ("macron", "¯"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("onesuperior", "¹"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
    ("onequarter", "¼"),
    ("onehalf", "½"),
    ("threequarters", "¾"),
    ("acute", "´"),
    ("mu", "µ"),
    ("paragraph", "¶"),
    ("periodcentered", "·"),
    ("middot", "·"),
    ("cedilla", "¸"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("fraction", "⁄"),
    ("germandbls", "ß"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("Eth", "Ð"),
    ("eth", "ð"),
    ("Thorn", "Þ"),
    ("thorn", "þ"),
    ("dotlessi", "ı"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("bullet", "•"),
    ("endash", "–"),
    ("emdash", "—"),
    ("ellipsis", "…"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("perthousand", "‰"),
    ("notequal", "≠"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("infinity", "∞"),
    ("approxequal", "≈"),
    ("summation", "∑"),
    ("radical", "√"),
    ("arrowright", "→"),
    ("arrowleft", "←"),
    ("checkmark", "✓"),
    ("circle", "○"),
    ("filledbox", "■"),
    ("square", "□"),
    ("alpha", "α"),
    ("beta", "β"),
    ("pi", "π"),
];

/// Adds the letters of a glyph with this name; `false` where it has none that is known.
pub(crate) fn push_glyph(name: &str, out: &mut String) -> bool {
    // `a.alt` is an a, and `f_i` an f and an i.
    let name = name.split('.').next().unwrap_or_default();
    let from = out.len();
    let whole = name.split('_').all(|part| push_part(part, out));
    if !whole {
        out.truncate(from);
    }
    whole && out.len() > from
}

fn push_part(name: &str, out: &mut String) -> bool {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        out.push(letter);
        return true;
    }
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        out.push_str(text);
        return true;
    }
    let accented = ACCENTS.iter().find_map(|(accent, plain, accented)| {
        let letter = name.strip_suffix(accent)?;
        let at = plain
            .chars()
            .position(|candidate| letter.chars().eq([candidate]))?;
        accented.chars().nth(at)
    });
    let numbered = || {
        let digits = name
            .strip_prefix("uni")
            .or_else(|| name.strip_prefix('u'))?;
        (4..=6).contains(&digits.len()).then(|| {
            u32::from_str_radix(digits, 16)
                .ok()
                .and_then(char::from_u32)
        })?
    };
    match accented.or_else(numbered) {
        Some(letter) => {
            out.push(letter);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(name: &str) -> Option<String> {
        let mut out = String::new();
        push_glyph(name, &mut out).then_some(out)
    }

    #[test]
    fn names_of_glyphs_are_letters() {
        for (name, letters) in [
            ("A", "A"),
            ("ntilde", "ñ"),
            ("Uacute", "Ú"),
            ("ccedilla", "ç"),
            ("f_i", "fi"),
            ("uni20AC", "€"),
            ("u1F32E", "🌮"),
            ("a.alt", "a"),
            ("questiondown", "¿"),
            ("seven", "7"),
        ] {
            assert_eq!(glyph(name).as_deref(), Some(letters), "{name}");
        }
        assert_eq!(glyph("g123"), None);
        assert_eq!(glyph(""), None);
    }

    #[test]
    fn the_encodings_have_our_letters() {
        assert_eq!(Base::WinAnsi.letter(0xf1), Some('ñ'));
        assert_eq!(Base::MacRoman.letter(0x96), Some('ñ'));
        assert_eq!(Base::MacRoman.letter(0xff), Some('ˇ'));
        assert_eq!(Base::Standard.letter(0xbf), Some('¿'));
        assert_eq!(Base::Standard.letter(0x05), None);
    }
}
