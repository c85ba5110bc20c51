//! What it comes to, and what is to be said about it.

use super::{BODY, HAIR, INK, LEADING, Layout, MUTED, SMALL, style};
use crate::sheet::{Part, Role, Style};
use crate::typeface::Weight;
use crate::{Amount, Invoice, TaxTreatment};

const TOTAL: Style = style(Weight::Bold, 13.0, INK);
const EDGE: f32 = 8.0;
/// The most of the width that an amount has.
const AMOUNTS: f32 = 0.4;
/// Between a name and the widest amount.
const BETWEEN: f32 = 24.0;
/// Above the total.
const GAP: f32 = 6.0;

/// A tax by its name and rate; nameless where the lines do not tell.
struct Tax {
    name: Option<(String, u32)>,
    amount: Amount,
}

/// The taxes of an invoice. Where its lines do not come to what it says, it is believed and not they. As in the web.
fn taxes(invoice: &Invoice) -> Vec<Tax> {
    let mut taxes: Vec<Tax> = Vec::new();
    for line in &invoice.line_items {
        let Some(name) = line
            .tax_name
            .as_ref()
            .filter(|name| !name.trim().is_empty())
        else {
            continue;
        };
        let key = Some((name.clone(), line.tax_basis_points));
        match taxes.iter_mut().find(|tax| tax.name == key) {
            Some(tax) => tax.amount.0 = tax.amount.0.saturating_add(line.tax_amount.0),
            None => taxes.push(Tax {
                name: key,
                amount: line.tax_amount,
            }),
        }
    }
    let sum = taxes
        .iter()
        .fold(0_i64, |sum, tax| sum.saturating_add(tax.amount.0));
    if !taxes.is_empty() && sum == invoice.tax_amount.0 {
        return taxes;
    }
    // No tax at all needs no line.
    let whole = Tax {
        name: None,
        amount: invoice.tax_amount,
    };
    (!whole.amount.is_zero())
        .then_some(whole)
        .into_iter()
        .collect()
}

pub(super) fn put(layout: &mut Layout<'_>) {
    let invoice = &layout.document.invoice;
    let words = &layout.words;
    let mut rows = vec![(words.say("subtotal", &[]), invoice.subtotal)];
    if !invoice.discount_amount.is_zero() {
        let name = words.say("discount", &[]);
        rows.push((name, invoice.discount_amount.negated()));
    }
    let mut contained = Vec::new();
    for tax in taxes(invoice) {
        let name = match &tax.name {
            Some((name, basis_points)) => words.tax(name, *basis_points),
            None => words.say("taxes", &[]),
        };
        if invoice.tax_is_contained {
            let amount = layout.money(tax.amount);
            contained.push(words.say("contains", &[("tax", &name), ("amount", &amount)]));
        } else {
            rows.push((name, tax.amount));
        }
    }
    let total = words.say("total", &[]);
    let total_amount = invoice.total_amount;

    let line = BODY.size * LEADING + 3.0;
    let height = line * (rows.len() + contained.len()) as f32 + TOTAL.size * LEADING + GAP * 3.0;
    layout.y += 10.0;
    layout.make_room(height);
    let table = layout.sheets.part(Role::Table, None);
    // Names end in one line, left of the widest amount, which is the total more often than not.
    let amounts = rows.iter().map(|(_, amount)| (*amount, BODY));
    let widest = amounts
        .chain([(total_amount, TOTAL)])
        .map(|(amount, style)| width_of(layout, amount, style))
        .fold(0.0, f32::max)
        .min(layout.width() * AMOUNTS);
    for (name, amount) in rows {
        put_sum(layout, (&name, amount), BODY, widest, table);
        layout.y += 3.0;
    }
    layout.y += GAP / 2.0;
    let wide = layout.width() * 0.5;
    let corner = (layout.right() - wide, layout.y);
    layout.sheets.block(corner, (wide, 0.75), HAIR);
    layout.y += GAP;
    put_sum(layout, (&total, total_amount), TOTAL, widest, table);
    for text in contained {
        layout.y += 2.0;
        let part = layout.sheets.part(Role::Paragraph, None);
        let run = layout.run(&text, SMALL);
        let (right, room) = (layout.right() - EDGE, layout.width());
        layout.put_right(right, room, run, SMALL, Some(part));
        layout.y += SMALL.size * LEADING;
    }
    layout.y += 14.0;
}

fn width_of(layout: &Layout<'_>, amount: Amount, style: Style) -> f32 {
    let text = layout.typeface.text(&layout.money(amount));
    layout.typeface.line(&text, style.weight).width(style.size)
}

/// Puts an amount that is no wider than so much, and its name before it.
fn put_sum(
    layout: &mut Layout<'_>,
    (name, amount): (&str, Amount),
    style: Style,
    widest: f32,
    table: Part,
) {
    let row = layout.sheets.part(Role::Row, Some(table));
    let name = layout.run(name, style);
    let amount = layout.money(amount);
    let amount = layout.run(&amount, style);
    let right = layout.right() - EDGE;
    let head = layout.sheets.part(Role::RowHead, Some(row));
    let between = right - widest - BETWEEN;
    let room = between - layout.left();
    layout.put_right(between, room, name, style, Some(head));
    let cell = layout.sheets.part(Role::Cell, Some(row));
    layout.put_right(right, widest, amount, style, Some(cell));
    layout.y += style.size * LEADING;
}

/// Why there is no tax, and which characters could not be printed.
pub(super) fn put_notes(layout: &mut Layout<'_>) {
    let note: Style = style(Weight::Regular, 8.5, MUTED);
    let invoice = &layout.document.invoice;
    let path = match invoice.tax_treatment {
        Some(TaxTreatment::ReverseCharge) => Some("reverseCharge"),
        Some(TaxTreatment::NotTaxed) => Some("notTaxed"),
        Some(TaxTreatment::Charged) | None => None,
    };
    if let Some((path, rule)) = path.zip(invoice.tax_rule.as_deref()) {
        let text = layout.words.print(path, &[("rule", rule)]);
        layout.put_paragraph(&text, note);
        layout.y += 6.0;
    }
    if !layout.lacking.is_empty() {
        let codes: Vec<String> = layout
            .lacking
            .iter()
            .map(|character| format!("U+{:04X}", u32::from(*character)))
            .collect();
        let text = layout
            .words
            .print("lacking", &[("characters", &codes.join(", "))]);
        // The box in it stands for itself.
        let before = layout.lacking.clone();
        layout.put_paragraph(&text, note);
        layout.lacking = before;
    }
}
