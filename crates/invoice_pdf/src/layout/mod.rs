//! What stands where. Measures are points; y goes down.

mod head;
mod table;
mod totals;

use locale::Locale;

use crate::paper::paper_of;
use crate::sheet::{Colour, Part, Role, Sheets, Style};
use crate::typeface::{Run, Text, Typeface, Weight};
use crate::words::Words;
use crate::{Document, Kind, Pdf, RenderError};

const MARGIN: f32 = 50.0;
/// From one baseline to the next, in sizes of the type.
const LEADING: f32 = 1.36;
/// From the top of a line to its baseline, in sizes of the type.
const ASCENT: f32 = 0.95;

const INK: Colour = (24, 32, 31);
const MUTED: Colour = (92, 104, 102);
const HAIR: Colour = (214, 221, 219);
const TINT: Colour = (238, 245, 243);
const BRAND: Colour = (0, 102, 90);

const BODY: Style = style(Weight::Regular, 9.5, INK);
const STRONG: Style = style(Weight::Bold, 9.5, INK);
const SMALL: Style = style(Weight::Regular, 8.5, MUTED);
const LABEL: Style = style(Weight::Regular, 8.5, MUTED);

const fn style(weight: Weight, size: f32, colour: Colour) -> Style {
    Style {
        weight,
        size,
        colour,
    }
}

/// A document on its way to paper.
struct Layout<'a> {
    document: &'a Document,
    locale: Locale,
    typeface: Typeface,
    words: Words,
    sheets: Sheets,
    /// Where the next thing begins on the last page.
    y: f32,
    /// Characters that the typeface lacks.
    lacking: Vec<char>,
}

/// Lays a document out and prints it.
pub(crate) fn render(document: &Document) -> Result<Pdf, RenderError> {
    let country = document.country();
    let locale = Locale::new(document.language, country);
    let mut layout = Layout {
        document,
        locale,
        typeface: Typeface::load()?,
        words: Words::of(locale),
        sheets: Sheets::new(paper_of(country)),
        y: MARGIN,
        lacking: Vec::new(),
    };
    head::put(&mut layout);
    table::put(&mut layout);
    totals::put(&mut layout);
    totals::put_notes(&mut layout);
    layout.put_feet();
    let pages = layout.sheets.pages();
    let title = layout.title();
    let language = document.language.tag();
    let lacks = !layout.lacking.is_empty();
    let bytes = layout
        .sheets
        .print(&layout.typeface, &title, language, lacks)?;
    Ok(Pdf {
        bytes,
        pages,
        lacking: layout.lacking.into_iter().collect(),
    })
}

impl Layout<'_> {
    const fn left(&self) -> f32 {
        MARGIN
    }

    const fn right(&self) -> f32 {
        self.sheets.size().0 - MARGIN
    }

    const fn width(&self) -> f32 {
        self.right() - self.left()
    }

    /// Where the foot begins.
    const fn bottom(&self) -> f32 {
        self.sheets.size().1 - MARGIN - 16.0
    }

    /// `Factura FA-00000001`.
    fn title(&self) -> String {
        let path = match self.document.invoice.kind {
            Kind::Invoice => "heading.invoice",
            Kind::CreditNote => "heading.credit_note",
        };
        self.words
            .say(path, &[("number", &self.document.invoice.number)])
    }

    fn money(&self, amount: crate::Amount) -> String {
        amount.written(&self.document.invoice.currency, self.locale)
    }

    /// A text that can be set; what the typeface lacks of it is remembered.
    fn text(&mut self, text: &str) -> Text {
        let text = self.typeface.text(text);
        for character in text.lacking() {
            if !self.lacking.contains(&character) {
                self.lacking.push(character);
            }
        }
        text
    }

    fn run(&mut self, text: &str, style: Style) -> Run {
        let text = self.text(text);
        self.typeface.line(&text, style.weight)
    }

    fn lines(&mut self, text: &str, style: Style, width: f32) -> Vec<Run> {
        let text = self.text(text);
        self.typeface.lines(&text, style.weight, style.size, width)
    }

    /// Goes on to the next page where so much does not fit on this one; whether it did.
    fn make_room(&mut self, height: f32) -> bool {
        if self.y + height <= self.bottom() {
            return false;
        }
        self.sheets.turn();
        self.y = MARGIN;
        let title = self.title();
        let continued = self.words.print("continued", &[("title", &title)]);
        for run in self.lines(&continued, SMALL, self.width()) {
            self.put_line(self.left(), run, SMALL, None);
        }
        self.y += 10.0;
        true
    }

    /// Puts a line here and goes on below it.
    fn put_line(&mut self, x: f32, run: Run, style: Style, part: Option<Part>) {
        self.sheets
            .write((x, self.y + style.size * ASCENT), run, style, part);
        self.y += style.size * LEADING;
    }

    /// Puts a line that ends at `right`, smaller where it would be wider than `width`; does not go on.
    fn put_right(&mut self, right: f32, width: f32, run: Run, style: Style, part: Option<Part>) {
        let baseline = self.y + style.size * ASCENT;
        let style = fitted(&run, style, width);
        let x = right - run.width(style.size);
        self.sheets.write((x, baseline), run, style, part);
    }

    /// Puts a paragraph as wide as the page.
    fn put_paragraph(&mut self, text: &str, style: Style) {
        let lines = self.lines(text, style, self.width());
        if lines.is_empty() {
            return;
        }
        let part = self.sheets.part(Role::Paragraph, None);
        for line in lines {
            self.make_room(style.size * LEADING);
            self.put_line(self.left(), line, style, Some(part));
        }
    }

    fn rule(&mut self, colour: Colour, thickness: f32) {
        self.sheets
            .block((self.left(), self.y), (self.width(), thickness), colour);
    }

    /// The foot of every page: what it is, and which page of how many.
    fn put_feet(&mut self) {
        let pages = self.sheets.pages();
        let baseline = self.sheets.size().1 - MARGIN + 2.0;
        let title = self.title();
        for page in 0..pages {
            let (number, of) = ((page + 1).to_string(), pages.to_string());
            let count = self
                .words
                .print("page", &[("page", &number), ("pages", &of)]);
            let count = self.run(&count, SMALL);
            let room = self.width() - count.width(SMALL.size) - 20.0;
            let x = self.right() - count.width(SMALL.size);
            self.sheets
                .write_on(page, (x, baseline), count, SMALL, None);
            let title = self.run(&title, SMALL);
            let style = fitted(&title, SMALL, room);
            self.sheets
                .write_on(page, (self.left(), baseline), title, style, None);
        }
    }
}

/// The style, in a size in which the run is no wider than so much.
fn fitted(run: &Run, style: Style, width: f32) -> Style {
    let wide = run.width(style.size);
    if wide <= width {
        return style;
    }
    Style {
        size: style.size * width / wide,
        ..style
    }
}
