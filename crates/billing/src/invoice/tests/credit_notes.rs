use super::*;

/// Sums of several notes.
fn given(notes: &[CreditNote]) -> (i64, i64, i64) {
    notes.iter().fold((0, 0, 0), |(net, tax, total), note| {
        (
            net + note.net.minor,
            tax + note.tax.minor,
            total + note.total.minor,
        )
    })
}

fn everything(invoice: &Totals) -> Vec<GiveBack> {
    let whole = |line| GiveBack { line, total: None };
    (0..invoice.lines.len()).map(whole).collect()
}

proptest! {
    #[test]
    fn all_notes_together_are_never_more_than_the_invoice_and_the_rest_completes_it(
        draft in any_draft(),
        wishes in prop::collection::vec(
            prop::collection::vec((0_usize..9, prop::option::of(-40_000_i64..200_000)), 1..4),
            0..12,
        ),
    ) {
        let invoice = draft.totals().map_err(failed)?;
        let mut notes = Vec::new();
        for wish in wishes {
            let parts: Vec<GiveBack> = wish
                .into_iter()
                .map(|(line, minor)| GiveBack {
                    line,
                    total: minor.map(|minor| Money::new(minor, invoice.currency)),
                })
                .collect();
            if let Ok(note) = credit_note(&invoice, &notes, &parts) {
                prop_assert!(note.total.minor < 0);
                prop_assert_eq!(note.net.minor + note.tax.minor, note.total.minor);
                notes.push(note);
            }
            let (net, tax, total) = given(&notes);
            prop_assert!(0 <= -net && -net <= invoice.net.minor);
            prop_assert!(0 <= -tax && -tax <= invoice.tax.minor);
            prop_assert!(0 <= -total && -total <= invoice.total.minor);
        }
        for (place, line) in invoice.lines.iter().enumerate() {
            let credited = notes.iter().flat_map(|note| &note.lines).filter(|line| line.line == place);
            let back: i64 = credited.map(|line| -line.total.minor).sum();
            prop_assert!(back * line.total.minor >= 0 && back.abs() <= line.total.minor.abs());
        }
        let is_left = given(&notes).2 + invoice.total.minor > 0;
        let rest = credit_note(&invoice, &notes, &everything(&invoice));
        prop_assert_eq!(rest.is_ok(), is_left);
        if let Ok(rest) = rest {
            notes.push(rest);
            prop_assert_eq!(
                given(&notes),
                (-invoice.net.minor, -invoice.tax.minor, -invoice.total.minor)
            );
        }
    }

    #[test]
    fn a_line_in_any_number_of_parts_is_the_line_exactly(
        minor in 1_i64..100_000,
        parts in prop::collection::vec(1_i64..20_000, 1..20),
    ) {
        let plan = line(LineKind::Plan, 1, Money::new(minor, Currency::Mxn));
        let invoice = draft("MX", vec![plan]).totals().map_err(failed)?;
        let mut notes: Vec<CreditNote> = Vec::new();
        for part in parts {
            let part = part.min(invoice.total.minor + given(&notes).2);
            if part == 0 {
                break;
            }
            let total = Some(Money::new(part, Currency::Mxn));
            let note = credit_note(&invoice, &notes, &[GiveBack { line: 0, total }]).map_err(failed)?;
            prop_assert_eq!(note.total.minor, -part);
            // Its tax is its share of the line's, to a minor unit.
            let exact = invoice.tax.minor * part;
            prop_assert!((-note.tax.minor * invoice.total.minor - exact).abs() <= invoice.total.minor);
            prop_assert!(note.net.minor <= 0 && note.tax.minor <= 0);
            notes.push(note);
        }
        if given(&notes).2 + invoice.total.minor > 0 {
            notes.push(credit_note(&invoice, &notes, &everything(&invoice)).map_err(failed)?);
        }
        prop_assert_eq!(
            given(&notes),
            (-invoice.net.minor, -invoice.tax.minor, -invoice.total.minor)
        );
    }
}

fn peso(minor: i64) -> Money {
    Money::new(minor, Currency::Mxn)
}

/// 100 of a plan and 40 given back, taxed.
fn reduced() -> Result<Totals, InvoiceError> {
    let lines = vec![
        line(LineKind::Plan, 1, peso(10_000)),
        line(LineKind::Credit, 1, peso(-4_000)),
    ];
    draft("MX", lines).totals()
}

#[test]
fn an_invoice_that_was_reduced_gives_back_what_was_paid_and_no_more() -> Result<(), InvoiceError> {
    let invoice = reduced()?;
    assert_eq!(invoice.total, peso(6_960));
    let back = |line, total: Option<i64>| GiveBack {
        line,
        total: total.map(peso),
    };
    // The plan alone was 116.00, but only 69.60 were paid.
    assert_eq!(
        credit_note(&invoice, &[], &[back(0, None)]),
        Err(InvoiceError::CreditTooLarge)
    );
    let note = credit_note(&invoice, &[], &[back(0, Some(6_960))])?;
    assert_eq!(
        (note.net, note.tax, note.total),
        (peso(-6_000), peso(-960), peso(-6_960))
    );
    assert_eq!(
        credit_note(&invoice, &[note], &everything(&invoice)),
        Err(InvoiceError::CreditEmpty)
    );
    let whole = credit_note(&invoice, &[], &everything(&invoice))?;
    assert_eq!(
        (whole.net, whole.tax, whole.total),
        (peso(-6_000), peso(-960), peso(-6_960))
    );
    Ok(())
}

#[test]
fn what_is_no_part_of_the_invoice_is_not_given_back() -> Result<(), InvoiceError> {
    let invoice = reduced()?;
    let refusal =
        |line, total: Option<Money>| credit_note(&invoice, &[], &[GiveBack { line, total }]).err();
    assert_eq!(refusal(2, None), Some(InvoiceError::LineUnknown));
    assert_eq!(
        refusal(0, Some(peso(11_601))),
        Some(InvoiceError::CreditTooLarge)
    );
    assert_eq!(
        refusal(0, Some(peso(-1))),
        Some(InvoiceError::CreditTooLarge)
    );
    assert_eq!(refusal(0, Some(peso(0))), Some(InvoiceError::CreditEmpty));
    assert_eq!(
        credit_note(&invoice, &[], &[]).err(),
        Some(InvoiceError::CreditEmpty)
    );
    assert_eq!(
        refusal(0, Some(Money::new(1, Currency::Usd))),
        Some(InvoiceError::Money(MoneyError::CurrenciesDiffer))
    );
    // Taking the reduction back alone would be a charge.
    assert_eq!(refusal(1, None), Some(InvoiceError::CreditTooLarge));
    Ok(())
}

#[test]
fn a_line_gives_back_no_more_than_itself_though_the_invoice_were_enough() -> Result<(), InvoiceError>
{
    let plan = || line(LineKind::Plan, 1, peso(10_000));
    let invoice = draft("MX", vec![plan(), plan()]).totals()?;
    let part = |minor| GiveBack {
        line: 0,
        total: Some(peso(minor)),
    };
    let refused = Err(InvoiceError::CreditTooLarge);
    assert_eq!(credit_note(&invoice, &[], &[part(11_601)]), refused);
    let note = credit_note(&invoice, &[], &[part(6_000)])?;
    assert_eq!(credit_note(&invoice, &[note], &[part(5_601)]), refused);
    Ok(())
}

#[test]
fn a_line_named_twice_is_given_back_once() -> Result<(), InvoiceError> {
    let plan = line(LineKind::Plan, 1, peso(10_000));
    let invoice = draft("MX", vec![plan]).totals()?;
    let whole = GiveBack {
        line: 0,
        total: None,
    };
    let note = credit_note(&invoice, &[], &[whole, whole])?;
    assert_eq!(note.total, peso(-11_600));
    Ok(())
}

#[test]
fn the_tax_in_a_price_is_given_back_with_its_part() -> Result<(), InvoiceError> {
    let plan = line(LineKind::Plan, 1, Money::new(10_000, Currency::Bob));
    let invoice = draft("BO", vec![plan]).totals()?;
    let total = Some(Money::new(5_000, Currency::Bob));
    let note = credit_note(&invoice, &[], &[GiveBack { line: 0, total }])?;
    assert_eq!((note.net.minor, note.tax.minor), (-4_350, -650));
    Ok(())
}
