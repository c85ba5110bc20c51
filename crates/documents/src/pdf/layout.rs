//! Where letters stand, and so where words and lines end.

/// A position and a scale: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Matrix(pub(crate) [f32; 6]);

impl Matrix {
    pub(crate) const UNIT: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `after`.
    pub(crate) fn then(self, after: Self) -> Self {
        let (Self([a, b, c, d, e, f]), Self([g, h, i, j, k, l])) = (self, after);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    pub(crate) fn moved(self, x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }
}

/// The text of a page as it is put together.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    text: String,
    /// Where the last letter ended.
    end: Option<(f32, f32)>,
}

/// How much text of a page is kept; the file's own limit is lower.
const MAX_BYTES: usize = 2 << 20;

impl Layout {
    /// Adds letters that are drawn at `place` (which scales by the font's size) and end `width` sizes further on.
    pub(crate) fn add(&mut self, letters: &str, place: Matrix, width: f32) {
        let Matrix([a, b, c, d, x, y]) = place;
        let size = c.hypot(d);
        let along = a.hypot(b);
        if !(size.is_finite() && along.is_finite() && x.is_finite() && y.is_finite())
            || size <= 0.0
            || along <= 0.0
        {
            return;
        }
        if let Some((end_x, end_y)) = self.end {
            let (dx, dy) = (x - end_x, y - end_y);
            // The gap along the line that is written on, and across it.
            let gap = (dx * a + dy * b) / along;
            let drop = (dy * a - dx * b) / along;
            if drop.abs() > 0.5 * size || gap < -2.0 * size {
                self.text.push_str(if drop.abs() > 2.2 * size {
                    "\n\n"
                } else {
                    "\n"
                });
            } else if gap > 1.5 * size {
                self.text.push_str("   ");
            } else if gap > 0.2 * size
                && !self.text.ends_with(char::is_whitespace)
                && !letters.starts_with(char::is_whitespace)
            {
                self.text.push(' ');
            }
        }
        self.end = Some((x + a * width, y + b * width));
        if self.text.len() < MAX_BYTES {
            for letter in letters.chars() {
                match letter {
                    'ﬀ' => self.text.push_str("ff"),
                    'ﬁ' => self.text.push_str("fi"),
                    'ﬂ' => self.text.push_str("fl"),
                    'ﬃ' => self.text.push_str("ffi"),
                    'ﬄ' => self.text.push_str("ffl"),
                    '\u{ad}' => self.text.push('-'),
                    // Private use: the pictures of a font of pictures.
                    '\u{e000}'..='\u{f8ff}' => {}
                    _ => self.text.push(letter),
                }
            }
        }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}
