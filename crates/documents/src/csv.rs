//! Tables in text: which delimiter they have, and the compact form that a model reads.

use crate::text::Bounded;

/// How many rows decide whether a text is a table.
const PROBE: usize = 60;
const DELIMITERS: [char; 4] = ['\t', ';', ',', '|'];

/// A text that is a table.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    text: &'a str,
    delimiter: char,
    pub(crate) rows: u32,
    pub(crate) columns: u32,
}

/// The table in a text, or `None` where it is prose.
pub(crate) fn table(text: &str) -> Option<Table<'_>> {
    let (delimiter, columns) = DELIMITERS
        .into_iter()
        .filter_map(|delimiter| Some((delimiter, columns(text, delimiter)?)))
        .max_by_key(|(_, columns)| *columns)?;
    let rows = Rows::new(text, delimiter)
        .filter(|row| !is_blank(row))
        .count();
    Some(Table {
        text,
        delimiter,
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        columns: u32::try_from(columns).unwrap_or(u32::MAX),
    })
}

/// How many columns a text has with this delimiter, where nearly all rows have the same number of them and more than one.
fn columns(text: &str, delimiter: char) -> Option<usize> {
    let rows: Vec<Vec<String>> = Rows::new(text, delimiter)
        .filter(|row| !is_blank(row))
        .take(PROBE)
        .collect();
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let columns = *widths.get(widths.len() / 2)?;
    let same = widths.iter().filter(|width| **width == columns).count();
    // A sentence goes on behind its comma with a space; a table does not.
    let cells = rows.iter().flat_map(|row| row.iter().skip(1));
    let (mut all, mut spaced, mut long) = (0_usize, 0_usize, 0_usize);
    for cell in cells {
        all += 1;
        spaced += usize::from(
            delimiter == ',' && cell.starts_with(' ') && cell.contains(|c: char| c.is_alphabetic()),
        );
        long += usize::from(cell.chars().count() > 400);
    }
    let regular = rows.len() >= 2 && columns >= 2 && same * 10 >= rows.len() * 8;
    (regular && spaced * 2 < all && long * 4 < all.max(1)).then_some(columns)
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

impl Table<'_> {
    /// Writes it with a bar between cells and a line for each row.
    pub(crate) fn write(&self, out: &mut Bounded) {
        for row in Rows::new(self.text, self.delimiter).filter(|row| !is_blank(row)) {
            if out.is_full() {
                return;
            }
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    out.push(" | ");
                }
                let words: Vec<&str> = cell.split_whitespace().collect();
                out.push(&words.join(" ").replace('|', "/"));
            }
            out.push("\n");
        }
    }
}

/// The rows of a text, with quoted cells as RFC 4180 has them; a quotation mark inside a cell is a letter.
struct Rows<'a> {
    letters: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self {
            letters: text.chars().peekable(),
            delimiter,
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        self.letters.peek()?;
        let mut row = Vec::new();
        let mut cell = String::new();
        let mut quoted = false;
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if quoted && self.letters.peek() == Some(&'"') => {
                    self.letters.next();
                    cell.push('"');
                }
                '"' if quoted => quoted = false,
                _ if quoted => cell.push(letter),
                '"' if cell.trim().is_empty() => {
                    cell.clear();
                    quoted = true;
                }
                '\r' if self.letters.peek() == Some(&'\n') => {}
                '\n' | '\r' => break,
                _ if letter == self.delimiter => row.push(std::mem::take(&mut cell)),
                _ => cell.push(letter),
            }
        }
        row.push(cell);
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let table = table(text)?;
        let mut out = Bounded::default();
        table.write(&mut out);
        Some(out.finish().text)
    }

    #[test]
    fn delimiters_are_told_apart() {
        let expected = "producto | precio\ntaco, al pastor | 25,50\nagua | 18";
        let comma = "producto,precio\r\n\"taco, al pastor\",\"25,50\"\r\nagua,18\r\n";
        assert_eq!(written(comma).as_deref(), Some(expected));
        let semicolon = "producto;precio\ntaco, al pastor;25,50\nagua;18";
        assert_eq!(written(semicolon).as_deref(), Some(expected));
        let tab = "producto\tprecio\n\ntaco, al pastor\t25,50\nagua\t18\n";
        assert_eq!(written(tab).as_deref(), Some(expected));
    }

    #[test]
    fn a_quoted_cell_keeps_its_lines_together_and_a_bar_is_no_cell() {
        let text = "a;b\n\"uno\ndos \"\"tres\"\"\";x|y\n";
        assert_eq!(
            written(text).as_deref(),
            Some("a | b\nuno dos \"tres\" | x/y")
        );
    }

    #[test]
    fn prose_is_no_table() {
        for text in [
            "Hola, Ana:\n\nTe mando lo de ayer, como quedamos.\nSaludos, Luis",
            "# Menú\n\n- tacos\n- agua; bien fría\n",
            "una sola línea, con coma",
            "uno\ndos\ntres",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
