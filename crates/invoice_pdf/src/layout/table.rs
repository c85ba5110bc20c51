//! The lines of an invoice, over as many pages as they need.

use super::{BODY, HAIR, LEADING, Layout, SMALL, STRONG, TINT, style};
use crate::Line;
use crate::sheet::{Part, Role, Style};
use crate::typeface::{Run, Weight};

const HEAD: Style = style(Weight::Bold, 8.5, super::INK);
const HEAD_HEIGHT: f32 = 22.0;
/// Above and below a row.
const PADDING: f32 = 7.0;
/// Between columns, and from the edge of the table to its text.
const GAP: f32 = 14.0;
const EDGE: f32 = 8.0;
/// The most that the columns of numbers have of the width together.
const NUMBERS: f32 = 0.58;

/// The right edges and the widths of the columns of numbers; what is left is for the words.
struct Columns {
    words: f32,
    numbers: [(f32, f32); 3],
}

struct Row {
    says: Vec<(Run, Style)>,
    numbers: [Run; 3],
}

pub(super) fn put(layout: &mut Layout<'_>) {
    let document = layout.document;
    let rows: Vec<Row> = document
        .invoice
        .line_items
        .iter()
        .map(|line| numbers(layout, line))
        .map(|numbers| Row {
            says: Vec::new(),
            numbers,
        })
        .collect();
    let heads = ["quantity", "unit"].map(|path| layout.words.print(path, &[]));
    let [quantity, unit] = heads.map(|text| layout.run(&text, HEAD));
    let amount = layout.words.say("table.amount", &[]);
    let heads = [quantity, unit, layout.run(&amount, HEAD)];
    let columns = columns(layout, &rows, &heads);

    let table = layout.sheets.part(Role::Table, None);
    let head = layout.sheets.part(Role::TableHead, Some(table));
    let head = layout.sheets.part(Role::Row, Some(head));
    layout.make_room(HEAD_HEIGHT * 2.5);
    put_head(layout, &columns, &heads, Some(head));
    let body = layout.sheets.part(Role::TableBody, Some(table));
    for (line, mut row) in document.invoice.line_items.iter().zip(rows) {
        row.says = says(layout, line, columns.words);
        put_row(layout, &columns, &heads, row, body);
    }
}

/// How many, of which price, and what it comes to.
fn numbers(layout: &mut Layout<'_>, line: &Line) -> [Run; 3] {
    let quantity = line.quantity.map(|count| count.to_string());
    let unit = line.unit_amount.map(|amount| layout.money(amount));
    let amount = layout.money(line.amount);
    [
        quantity.unwrap_or_default(),
        unit.unwrap_or_default(),
        amount,
    ]
    .map(|text| layout.run(&text, BODY))
}

/// What a line is, for which days, and what was taken off.
fn says(layout: &mut Layout<'_>, line: &Line, width: f32) -> Vec<(Run, Style)> {
    let text = layout.words.line(line, layout.document);
    let mut texts = vec![(text, STRONG)];
    if let Some(days) = line.period {
        texts.push((layout.words.period(days.start, days.end), SMALL));
    }
    if !line.discount_amount.is_zero() {
        let amount = layout.money(line.discount_amount.negated());
        let text = layout.words.say("discountLine", &[("amount", &amount)]);
        texts.push((text, SMALL));
    }
    let mut says = Vec::new();
    for (text, style) in texts {
        let lines = layout.lines(&text, style, width);
        says.extend(lines.into_iter().map(|run| (run, style)));
    }
    says
}

/// Each column of numbers is as wide as the widest of them, and all of them narrower where that leaves too little for words.
fn columns(layout: &Layout<'_>, rows: &[Row], heads: &[Run; 3]) -> Columns {
    let mut widths = [0, 1, 2].map(|at| {
        rows.iter()
            .map(|row| row.numbers[at].width(BODY.size))
            .fold(heads[at].width(HEAD.size), f32::max)
    });
    let room = layout.width() * NUMBERS - GAP * 3.0;
    let wanted: f32 = widths.iter().sum();
    if wanted > room {
        widths = widths.map(|width| width * room / wanted);
    }
    let mut right = layout.right() - EDGE;
    let mut numbers = [(0.0, 0.0); 3];
    for at in [2, 1, 0] {
        numbers[at] = (right, widths[at]);
        right -= widths[at] + GAP;
    }
    Columns {
        words: right - layout.left() - EDGE,
        numbers,
    }
}

/// The head; in no part where it is repeated.
fn put_head(layout: &mut Layout<'_>, columns: &Columns, heads: &[Run; 3], row: Option<Part>) {
    let top = layout.y;
    let corner = (layout.left(), top);
    layout
        .sheets
        .block(corner, (layout.width(), HEAD_HEIGHT), TINT);
    layout.y = top + 5.5;
    let what = layout.words.say("table.what", &[]);
    let what = layout.run(&what, HEAD);
    let cell =
        |layout: &mut Layout<'_>| row.map(|row| layout.sheets.part(Role::ColumnHead, Some(row)));
    let first = cell(layout);
    layout.put_line(layout.left() + EDGE, what, HEAD, first);
    layout.y = top + 5.5;
    for ((right, width), run) in columns.numbers.into_iter().zip(heads) {
        let part = cell(layout);
        layout.put_right(right, width, run.clone(), HEAD, part);
    }
    layout.y = top + HEAD_HEIGHT;
}

fn put_row(layout: &mut Layout<'_>, columns: &Columns, heads: &[Run; 3], row: Row, body: Part) {
    let height: f32 = row.says.iter().map(|(_, style)| style.size * LEADING).sum();
    let page = layout.bottom() - super::MARGIN - HEAD_HEIGHT - 30.0;
    // What is taller than a page begins where it is and goes on behind it.
    let wanted = if height > page {
        BODY.size * LEADING
    } else {
        height
    };
    if layout.make_room(wanted + PADDING * 2.0) {
        put_head(layout, columns, heads, None);
    }
    let part = layout.sheets.part(Role::Row, Some(body));
    layout.y += PADDING;
    let top = layout.y;
    let page = layout.sheets.pages();
    let cell = layout.sheets.part(Role::RowHead, Some(part));
    let cells = [0; 3].map(|_| layout.sheets.part(Role::Cell, Some(part)));
    for (((right, width), run), cell) in columns.numbers.into_iter().zip(row.numbers).zip(cells) {
        layout.put_right(right, width, run, BODY, Some(cell));
    }
    for (run, style) in row.says {
        if layout.make_room(style.size * LEADING) {
            put_head(layout, columns, heads, None);
            layout.y += PADDING;
        }
        layout.put_line(layout.left() + EDGE, run, style, Some(cell));
    }
    if page == layout.sheets.pages() {
        layout.y = layout.y.max(top + BODY.size * LEADING);
    }
    layout.y += PADDING;
    layout.rule(HAIR, 0.5);
}
