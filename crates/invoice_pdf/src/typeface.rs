//! The typeface: which characters it has, how wide they are, and where a text breaks.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Feature, UnicodeBuffer};

use crate::RenderError;

static REGULAR: &[u8] = include_bytes!("../fonts/Figtree-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/Figtree-Bold.ttf");

/// What stands where a character was that the typeface lacks. It is drawn as the typeface's own sign for that.
pub(crate) const LACKING: char = '\u{25a1}';
/// Letters of Guaraní that have no glyph of their own but are put together from two.
const COMPOSED: [(char, char); 8] = [
    ('ẽ', 'e'),
    ('Ẽ', 'E'),
    ('ĩ', 'i'),
    ('Ĩ', 'I'),
    ('ũ', 'u'),
    ('Ũ', 'U'),
    ('ỹ', 'y'),
    ('Ỹ', 'Y'),
];
const TILDE: char = '\u{303}';
/// More letters than that are in no line, however narrow they are: what nobody means to be read shall not take for ever.
const LONGEST: usize = 512;

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// Both weights of the typeface.
pub(crate) struct Typeface {
    regular: Face,
    bold: Face,
}

struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// A piece of text that can be set: every character of it has a glyph, or is known to have none.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Text(Vec<Letter>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letter {
    shown: char,
    /// What it stands for.
    meant: char,
}

/// A line of text, placed glyph by glyph.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// What is shown.
    pub(crate) shown: String,
    /// What is meant, where that is something else.
    pub(crate) meant: Option<String>,
    /// In ems.
    width: f32,
}

impl Run {
    /// How wide it is in a size, in points.
    pub(crate) fn width(&self, size: f32) -> f32 {
        self.width * size
    }
}

impl Text {
    /// The characters that the typeface lacks, in order.
    pub(crate) fn lacking(&self) -> impl Iterator<Item = char> {
        self.0
            .iter()
            .filter(|letter| letter.shown == LACKING)
            .map(|letter| letter.meant)
    }

    fn words(&self) -> impl Iterator<Item = &[Letter]> {
        self.0
            .split(|letter| letter.shown == ' ')
            .filter(|word| !word.is_empty())
    }
}

impl Typeface {
    pub(crate) fn load() -> Result<Self, RenderError> {
        let face = |data: &'static [u8]| {
            Some(Face {
                font: Font::new(data.into(), 0)?,
                shaper: rustybuzz::Face::from_slice(data, 0)?,
            })
        };
        face(REGULAR)
            .zip(face(BOLD))
            .map(|(regular, bold)| Self { regular, bold })
            .ok_or(RenderError::Typeface)
    }

    const fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    pub(crate) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// Makes a text settable. White space of any kind is a space, one where there are several; what nobody sees (joiners,
    /// direction marks, variation selectors, control characters) is left out.
    pub(crate) fn text(&self, text: &str) -> Text {
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
        for meant in text.chars() {
            let mut put = |shown| letters.push(Letter { shown, meant });
            if meant == '\u{a0}' || meant == '\u{202f}' {
                put('\u{a0}');
            } else if meant.is_whitespace() {
                if letters.last().is_some_and(|last| last.shown != ' ') {
                    letters.push(Letter {
                        shown: ' ',
                        meant: ' ',
                    });
                }
            } else if is_unseen(meant) {
            } else if self.regular.shaper.glyph_index(meant).is_some() {
                put(meant);
            } else if let Some((_, base)) = COMPOSED.iter().find(|(whole, _)| *whole == meant) {
                for part in [*base, TILDE] {
                    letters.push(Letter {
                        shown: part,
                        meant: part,
                    });
                }
            } else {
                put(LACKING);
            }
        }
        if letters.last().is_some_and(|last| last.shown == ' ') {
            letters.pop();
        }
        Text(letters)
    }

    /// The whole text in one line.
    pub(crate) fn line(&self, text: &Text, weight: Weight) -> Run {
        self.shape(&text.0, weight)
    }

    /// The text in lines that are no wider than so many points, broken at spaces, and within a word only where it has a line
    /// for itself.
    pub(crate) fn lines(&self, text: &Text, weight: Weight, size: f32, width: f32) -> Vec<Run> {
        let fits = |letters: &[Letter]| {
            letters.len() <= LONGEST && self.shape(letters, weight).width(size) <= width
        };
        let mut lines: Vec<Vec<Letter>> = Vec::new();
        let mut line: Vec<Letter> = Vec::new();
        for word in text.words() {
            let longer = [&*line, if line.is_empty() { &[] } else { &[SPACE] }, word].concat();
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut rest = word;
            while !fits(rest) {
                let lengths: Vec<usize> = (1..=rest.len().min(LONGEST)).collect();
                let fitting = lengths
                    .partition_point(|length| fits(&rest[..*length]))
                    .max(1);
                lines.push(rest[..fitting].to_vec());
                rest = &rest[fitting..];
                if rest.is_empty() {
                    break;
                }
            }
            line = rest.to_vec();
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines.iter().map(|line| self.shape(line, weight)).collect()
    }

    fn shape(&self, letters: &[Letter], weight: Weight) -> Run {
        let face = self.face(weight);
        let shown: String = letters.iter().map(|letter| letter.shown).collect();
        let meant = letters
            .iter()
            .any(|letter| letter.shown == LACKING)
            .then(|| letters.iter().map(|letter| letter.meant).collect());
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&shown);
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        // Figures of one width: amounts stand below each other.
        let features = [Feature::new(Tag::from_bytes(b"tnum"), 1, ..)];
        let shaped = rustybuzz::shape(&face.shaper, &features, buffer);
        let em = face.font.units_per_em();
        let starts: Vec<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|info| info.cluster as usize)
            .collect();
        let mut width = 0.0;
        let glyphs = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .enumerate()
            .map(|(at, (info, position))| {
                let start = starts[at];
                let end = starts[at..]
                    .iter()
                    .find(|next| **next > start)
                    .copied()
                    .unwrap_or(shown.len());
                let scaled = |units: i32| units as f32 / em;
                width += scaled(position.x_advance);
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    scaled(position.x_advance),
                    scaled(position.x_offset),
                    scaled(position.y_offset),
                    scaled(position.y_advance),
                    start..end,
                    None,
                )
            })
            .collect();
        Run {
            glyphs,
            shown,
            meant,
            width,
        }
    }
}

const SPACE: Letter = Letter {
    shown: ' ',
    meant: ' ',
};

/// Whether nothing of it is ever seen: control characters, and what Unicode calls default ignorable.
const fn is_unseen(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests;
