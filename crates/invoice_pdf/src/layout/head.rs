//! The head: what it is, how it stands with it, who sells to whom, and the days.

use super::{BODY, BRAND, HAIR, INK, LABEL, LEADING, Layout, MUTED, STRONG, style};
use crate::sheet::{Colour, Part, Role, Style};
use crate::typeface::Weight;
use crate::{Kind, Party, Status};

const TITLE: Style = style(Weight::Bold, 21.0, INK);
const BRAND_NAME: Style = style(Weight::Bold, 13.0, BRAND);
const STAMP: Style = style(Weight::Bold, 9.5, (255, 255, 255));
const GREEN: Colour = (22, 110, 60);
const RED: Colour = (168, 38, 34);
const GREY: Colour = (92, 104, 102);
const GAP: f32 = 22.0;
const BELOW_LABEL: f32 = 1.5;
const BELOW_ENTRY: f32 = 7.0;

/// A label with what is said under it.
struct Entry {
    label: String,
    lines: Vec<(String, Style)>,
}

pub(super) fn put(layout: &mut Layout<'_>) {
    let brand = layout.run("Sintra AI", BRAND_NAME);
    let top = layout.y;
    layout.put_line(layout.left(), brand, BRAND_NAME, None);
    let below = layout.y;
    layout.y = top;
    let stamp = stamp(layout);
    layout.y = below + 22.0;

    let heading = layout.sheets.part(Role::Heading, None);
    let title = layout.title();
    for line in layout.lines(&title, TITLE, layout.width()) {
        layout.make_room(TITLE.size * LEADING);
        layout.put_line(layout.left(), line, TITLE, Some(heading));
    }
    if let Some((text, at, run)) = stamp {
        let part = layout.sheets.part(Role::Paragraph, None);
        layout.sheets.write(at, run, text, Some(part));
    }
    if let Some(number) = layout.document.invoice.corrects.clone() {
        layout.y += 2.0;
        let corrects = layout.words.say("corrects", &[("number", &number)]);
        layout.put_paragraph(&corrects, BODY);
    }
    layout.y += 10.0;
    layout.rule(HAIR, 0.75);
    layout.y += 14.0;
    put_parties(layout);
    layout.y += 20.0;
}

/// How it stands with it, as a coloured stamp in the upper right corner. A credit note is not paid by anybody: it says so only where it is
/// void. The words are put later, behind the heading.
fn stamp(layout: &mut Layout<'_>) -> Option<(Style, (f32, f32), crate::typeface::Run)> {
    let invoice = &layout.document.invoice;
    let (path, colour) = match (invoice.kind, invoice.status) {
        (_, Status::Cancelled) => ("statuses.cancelled", GREY),
        (Kind::CreditNote, _) => return None,
        (_, Status::Sent) => ("statuses.sent", BRAND),
        (_, Status::Paid) => ("statuses.paid", GREEN),
        (_, Status::Overdue) => ("statuses.overdue", RED),
    };
    let words = layout.words.say(path, &[]);
    let run = layout.run(&words, STAMP);
    let (wide, high) = (run.width(STAMP.size) + 20.0, 20.0);
    let corner = (layout.right() - wide, layout.y - 2.0);
    layout.sheets.block(corner, (wide, high), colour);
    Some((STAMP, (corner.0 + 10.0, corner.1 + 13.6), run))
}

/// Who sells, whom it is made out to, and the days, beside each other.
fn put_parties(layout: &mut Layout<'_>) {
    let mut columns = Vec::new();
    let seller = party(layout, &layout.document.seller);
    if layout.document.seller.name.is_some() || layout.document.seller.legal_name.is_some() {
        columns.push(vec![Entry {
            label: layout.words.say("from.title", &[]),
            lines: seller,
        }]);
    }
    let mut customer = party(layout, &layout.document.invoice.customer);
    if customer.is_empty() {
        let unknown = layout.words.say("to.unknown", &[]);
        customer.push((unknown, style(Weight::Regular, BODY.size, MUTED)));
    }
    columns.push(vec![Entry {
        label: layout.words.say("to.title", &[]),
        lines: customer,
    }]);
    columns.push(days(layout));

    let count = columns.len();
    let width = (layout.width() - GAP * (count - 1) as f32) / count as f32;
    let top = layout.y;
    let tallest = columns
        .iter()
        .map(|entries| height(layout, entries, width))
        .fold(0.0, f32::max);
    // What is longer than anybody's name and address does not stand beside anything.
    let are_beside = top + tallest <= layout.bottom();
    let mut lowest = top;
    for (at, entries) in columns.into_iter().enumerate() {
        let group = layout.sheets.part(Role::Group, None);
        let (x, width) = if are_beside {
            layout.y = top;
            (layout.left() + (width + GAP) * at as f32, width)
        } else {
            (layout.left(), layout.width())
        };
        for entry in entries {
            put_entry(layout, entry, x, width, group);
        }
        lowest = lowest.max(layout.y);
    }
    if are_beside {
        layout.y = lowest;
    }
}

fn height(layout: &mut Layout<'_>, entries: &[Entry], width: f32) -> f32 {
    let mut height = 0.0;
    for entry in entries {
        for (text, style) in entry.lines.iter().chain([&(entry.label.clone(), LABEL)]) {
            let lines = layout.lines(text, *style, width).len();
            height += lines as f32 * style.size * LEADING;
        }
        height += BELOW_LABEL + BELOW_ENTRY;
    }
    height
}

fn put_entry(layout: &mut Layout<'_>, entry: Entry, x: f32, width: f32, group: Part) {
    let label = layout.sheets.part(Role::Paragraph, Some(group));
    for line in layout.lines(&entry.label, LABEL, width) {
        layout.make_room(LABEL.size * LEADING);
        layout.put_line(x, line, LABEL, Some(label));
    }
    layout.y += BELOW_LABEL;
    for (text, style) in entry.lines {
        let part = layout.sheets.part(Role::Paragraph, Some(group));
        for line in layout.lines(&text, style, width) {
            layout.make_room(style.size * LEADING);
            layout.put_line(x, line, style, Some(part));
        }
    }
    layout.y += BELOW_ENTRY;
}

/// What is known of somebody, line by line.
fn party(layout: &Layout<'_>, party: &Party) -> Vec<(String, Style)> {
    let mut lines = Vec::new();
    let mut add = |text: Option<String>, style| {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            lines.push((text, style));
        }
    };
    add(party.name.clone(), STRONG);
    let legal = party.legal_name.clone();
    let legal_style = if party.name.is_some() { BODY } else { STRONG };
    add(
        legal.filter(|legal| party.name.as_ref() != Some(legal)),
        legal_style,
    );
    let tax_id = party.tax_id.as_deref().filter(|id| !id.trim().is_empty());
    add(
        tax_id.map(|id| layout.words.say("to.taxId", &[("id", id)])),
        BODY,
    );
    add(party.line1.clone(), BODY);
    add(party.line2.clone(), BODY);
    let place: Vec<&str> = [&party.postal_code, &party.city, &party.state]
        .into_iter()
        .filter_map(|part| part.as_deref().map(str::trim))
        .filter(|part| !part.is_empty())
        .collect();
    add(Some(place.join(", ")), BODY);
    let country = party.country.as_deref();
    add(country.map(|code| layout.words.country(code)), BODY);
    add(party.email.clone(), BODY);
    lines
}

fn days(layout: &Layout<'_>) -> Vec<Entry> {
    let invoice = &layout.document.invoice;
    let words = &layout.words;
    let entry = |path: &str, text: String| Entry {
        label: words.say(path, &[]),
        lines: vec![(text, BODY)],
    };
    let mut entries = vec![entry("dates.issued", words.day(invoice.issue_date))];
    if invoice.kind == Kind::Invoice && invoice.status != Status::Cancelled {
        entries.push(entry("dates.due", words.day(invoice.due_date)));
        if let Some(day) = invoice.paid_date {
            entries.push(entry("dates.paid", words.day(day)));
        }
    }
    if let (Some(start), Some(end)) = (invoice.period_start, invoice.period_end) {
        entries.push(entry("dates.period", words.period(start, end)));
    }
    entries
}
