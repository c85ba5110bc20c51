use chrono::Days;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn plan(id: &str, cycle: Cycle, price: &str) -> Plan {
    Plan {
        id: id.to_owned(),
        name: id.to_owned(),
        rank: 1,
        cycle,
        price: Some(price.to_owned()),
    }
}

/// A subscription that was paid for from 31 January to 28 February, on its last day.
fn active() -> Context {
    Context {
        today: day("2026-02-28"),
        status: Status::Active,
        currency: Currency::Mxn,
        trial_end: None,
        anchor: Some(day("2026-01-31")),
        period: Some(Period {
            start: day("2026-01-31"),
            end: day("2026-02-28"),
        }),
        charged: None,
        leaves: false,
        plan: plan("starter", Cycle::Monthly, "399.00"),
        next: None,
        balance: "0.00".to_owned(),
        unpaid: None,
        customer: Customer {
            country: Some("MX".to_owned()),
            ..Customer::default()
        },
        seller_country: "MX".to_owned(),
    }
}

/// What the database does with a step, and with a payment after so many days, as far as it is decided from.
fn done(mut context: Context, step: &BillingStep) -> Context {
    match step {
        BillingStep::Renew {
            plan_id,
            cycle,
            period,
            anchor,
            invoice,
        } => {
            let next = context.next.take().unwrap_or_else(|| context.plan.clone());
            assert_eq!((&next.id, next.cycle), (plan_id, *cycle));
            context.plan = next;
            context.period = Some(*period);
            context.anchor = Some(*anchor);
            if let (Some(invoice), None) = (invoice, &context.unpaid) {
                context.unpaid = Some(Unpaid {
                    invoice_id: format!("{}", period.start),
                    due: invoice.due_date,
                    is_overdue: false,
                    attempts: None,
                    voucher: None,
                });
            }
        }
        BillingStep::Charge { .. } => {
            if let Some(attempts) = context
                .unpaid
                .as_mut()
                .and_then(|unpaid| unpaid.attempts.as_mut())
            {
                attempts.push(context.today);
            }
        }
        BillingStep::End => context.status = Status::Cancelled,
        BillingStep::Overdue { .. } => {
            context.status = Status::PastDue;
            if let Some(unpaid) = &mut context.unpaid {
                unpaid.is_overdue = true;
            }
        }
        BillingStep::GiveUp => context.status = Status::Unpaid,
    }
    context
}

fn step(context: &Context) -> Option<BillingStep> {
    next_step(context).unwrap_or_else(|error| {
        assert_eq!(error.code(), "", "{context:?}");
        None
    })
}

#[test]
fn a_period_that_is_over_is_followed_by_the_next_with_its_invoice() {
    let Some(BillingStep::Renew {
        plan_id,
        period,
        anchor,
        invoice: Some(invoice),
        ..
    }) = step(&active())
    else {
        unreachable!("it renews");
    };
    assert_eq!(plan_id, "starter");
    assert_eq!(anchor, day("2026-01-31"));
    assert_eq!(
        period,
        Period {
            start: day("2026-02-28"),
            end: day("2026-03-31")
        }
    );
    assert_eq!(invoice.subtotal, "399.00");
    assert_eq!(invoice.tax_amount, "63.84");
    assert_eq!(invoice.total_amount, "462.84");
    assert_eq!(invoice.due_date, day("2026-03-07"));
    assert_eq!((invoice.tax_treatment, invoice.tax_rule), ("charged", None));
    assert_eq!(
        serde_json::to_value(&invoice.line_items).ok(),
        Some(serde_json::json!([{
            "kind": "plan",
            "description": {"key": "plan.monthly", "parameters": {"plan": "starter"}},
            "quantity": 1,
            "unit_amount": "399.00",
            "discount_amount": "0.00",
            "amount": "399.00",
            "tax_name": "IVA",
            "tax_basis_points": 1600,
            "tax_amount": "63.84",
            "period": {"start": "2026-02-28", "end": "2026-03-31"}
        }]))
    );
}

#[test]
fn nothing_is_done_before_its_time() {
    let mut context = active();
    context.today = day("2026-02-27");
    assert_eq!(step(&context), None);
    for status in [Status::Cancelled, Status::Unpaid] {
        let context = Context { status, ..active() };
        assert_eq!(step(&context), None, "{status:?}");
    }
}

#[test]
fn a_trial_ends_after_its_last_day() {
    let mut context = Context {
        status: Status::Trial,
        trial_end: Some(day("2026-02-28")),
        ..active()
    };
    assert_eq!(step(&context), None);
    context.today = day("2026-03-01");
    assert_eq!(step(&context), Some(BillingStep::End));
}

#[test]
fn who_leaves_is_not_billed_again() {
    let context = Context {
        leaves: true,
        ..active()
    };
    assert_eq!(step(&context), Some(BillingStep::End));
}

#[test]
fn a_lower_plan_begins_with_the_period_at_its_own_price() {
    let context = Context {
        plan: plan("professional", Cycle::Yearly, "9000.00"),
        next: Some(plan("starter", Cycle::Monthly, "399.00")),
        anchor: Some(day("2025-02-28")),
        period: Some(Period {
            start: day("2025-02-28"),
            end: day("2026-02-28"),
        }),
        ..active()
    };
    assert!(matches!(
        step(&context),
        Some(BillingStep::Renew { plan_id, cycle: Cycle::Monthly, period, anchor, invoice: Some(invoice) })
            if plan_id == "starter"
                && anchor == day("2026-02-28")
                && period.end == day("2026-03-28")
                && invoice.subtotal == "399.00"
                && invoice.plan_price.as_deref() == Some("399.00")
    ));
}

#[test]
fn a_period_that_was_written_by_hand_ends_where_it_was_written() {
    let mut context = active();
    context.today = day("2026-03-10");
    context.period = Some(Period {
        start: day("2026-01-31"),
        end: day("2026-03-10"),
    });
    assert!(matches!(
        step(&context),
        Some(BillingStep::Renew { period, anchor, .. })
            if period.start == day("2026-03-10") && anchor == day("2026-03-10")
    ));
}

#[test]
fn what_costs_nothing_has_no_invoice() {
    let context = Context {
        plan: plan("free", Cycle::Monthly, "0.00"),
        ..active()
    };
    assert!(matches!(
        step(&context),
        Some(BillingStep::Renew { invoice: None, .. })
    ));
}

#[test]
fn an_invoice_that_nobody_pays_leads_to_past_due_and_after_dunning_to_unpaid() {
    let mut context = active();
    let mut seen = Vec::new();
    while context.status != Status::Unpaid {
        match step(&context) {
            Some(step) => {
                if !matches!(step, BillingStep::Renew { .. }) {
                    seen.push((context.today, std::mem::discriminant(&step)));
                }
                context = done(context, &step);
            }
            None => context.today = context.today + Days::new(1),
        }
    }
    let overdue = std::mem::discriminant(&BillingStep::Overdue {
        invoice_id: String::new(),
    });
    let give_up = std::mem::discriminant(&BillingStep::GiveUp);
    // Issued on 28 February and due on 7 March; the last attempt of dunning is 14 days after the 8th.
    assert_eq!(
        seen,
        [(day("2026-03-08"), overdue), (day("2026-03-22"), give_up)]
    );
}

#[test]
fn what_cannot_be_billed_says_why() {
    let no_period = Context {
        period: None,
        ..active()
    };
    assert_eq!(next_step(&no_period), Err(BillingError::PeriodMissing));
    let no_price = Context {
        plan: plan("starter", Cycle::Monthly, "399.005"),
        ..active()
    };
    assert_eq!(
        next_step(&no_price),
        Err(BillingError::Price(MoneyError::Malformed))
    );
    let mut unsaid = active();
    unsaid.plan.price = None;
    assert_eq!(next_step(&unsaid), Err(BillingError::PriceMissing));
    let sold_from_nowhere = Context {
        seller_country: "XX".to_owned(),
        customer: Customer::default(),
        ..active()
    };
    assert_eq!(
        next_step(&sold_from_nowhere),
        Err(BillingError::Tax(TaxError::CountryUnknown))
    );
}

#[test]
fn the_tax_is_that_of_the_customers_country_or_of_home_where_that_is_not_known() {
    let tax = |country: Option<&str>| {
        let context = Context {
            customer: Customer {
                country: country.map(str::to_owned),
                ..Customer::default()
            },
            ..active()
        };
        match step(&context) {
            Some(BillingStep::Renew {
                invoice: Some(invoice),
                ..
            }) => (invoice.tax_amount, invoice.tax_is_contained),
            _ => unreachable!("it renews"),
        }
    };
    assert_eq!(tax(Some("CO")), ("75.81".to_owned(), false));
    assert_eq!(tax(Some("BO")), ("51.87".to_owned(), true));
    assert_eq!(tax(Some("AR")), ("0.00".to_owned(), false));
    assert_eq!(tax(Some("US")), ("63.84".to_owned(), false));
    assert_eq!(tax(None), ("63.84".to_owned(), false));
}

#[test]
fn a_business_that_is_registered_for_the_tax_accounts_for_it_itself() {
    let invoice = |country: &str, tax_id: Option<&str>, is_vat_registered: bool| {
        let context = Context {
            customer: Customer {
                country: Some(country.to_owned()),
                tax_id: tax_id.map(str::to_owned),
                is_vat_registered,
            },
            ..active()
        };
        match step(&context) {
            Some(BillingStep::Renew {
                invoice: Some(invoice),
                ..
            }) => invoice.tax_treatment,
            _ => unreachable!("it renews"),
        }
    };
    assert_eq!(invoice("CO", Some("900373115-3"), true), "reverse_charge");
    assert_eq!(invoice("CL", Some("760864285"), true), "reverse_charge");
    // Nobody asked them, or they said no.
    assert_eq!(invoice("CO", Some("900373115-3"), false), "charged");
    // Without its check digit, wrong, of another country, of people only, or none.
    assert_eq!(invoice("CO", Some("900373115"), true), "charged");
    assert_eq!(invoice("CO", Some("900373115-4"), true), "charged");
    assert_eq!(invoice("CL", Some("900373115-3"), true), "charged");
    assert_eq!(invoice("EC", Some("1714307103"), true), "charged");
    assert_eq!(invoice("EC", Some("1790011674001"), true), "reverse_charge");
    assert_eq!(invoice("CO", None, true), "charged");
    // At home it is always charged.
    assert_eq!(invoice("MX", Some("EKU9003173C9"), true), "charged");
}

proptest! {
    /// A worker that comes when it likes, and payments that come when they like.
    #[test]
    fn periods_join_without_gap_or_overlap_however_late_the_worker_is(
        anchor in (0_u64..3_000).prop_map(|later| day("2024-01-01") + Days::new(later)),
        cycle in prop::sample::select(vec![Cycle::Monthly, Cycle::Yearly]),
        visits in prop::collection::vec((0_u64..120, any::<bool>()), 1..30),
    ) {
        let first = Period::holding(anchor, cycle, anchor);
        prop_assume!(first.is_some());
        let mut context = Context {
            today: anchor,
            anchor: Some(anchor),
            period: first,
            plan: plan("starter", cycle, "399.00"),
            ..active()
        };
        let mut paid_until = first.map(|period| period.end);
        for (later, is_paid) in visits {
            context.today = context.today + Days::new(later);
            if is_paid {
                context.unpaid = None;
                context.status = Status::Active;
            }
            let mut steps = 0;
            while let Some(step) = step(&context) {
                if let BillingStep::Renew { period, .. } = &step {
                    prop_assert_eq!(Some(period.start), paid_until);
                    prop_assert!(Some(*period) == Period::holding(anchor, cycle, period.start));
                    paid_until = Some(period.end);
                }
                context = done(context, &step);
                steps += 1;
                prop_assert!(steps < 200, "it never ends");
            }
            // All that was over is written, unless nobody paid.
            prop_assert!(
                context.status == Status::Unpaid || paid_until.is_some_and(|until| until > context.today)
            );
        }
    }
}

/// An invoice of 28 February that a saved card is there for.
fn with_a_card() -> Context {
    let mut context = active();
    context.period = Some(Period {
        start: day("2026-02-28"),
        end: day("2026-03-31"),
    });
    context.unpaid = Some(Unpaid {
        invoice_id: "i".to_owned(),
        due: day("2026-03-07"),
        is_overdue: false,
        attempts: Some(Vec::new()),
        voucher: None,
    });
    context
}

#[test]
fn a_saved_card_is_charged_when_it_is_due_and_then_on_the_days_of_dunning() {
    let mut context = with_a_card();
    let mut charged = Vec::new();
    for today in day("2026-02-28").iter_days().take(30) {
        context.today = today;
        while let Some(next) = step(&context) {
            if let BillingStep::Charge { attempt, .. } = &next {
                charged.push((today.to_string(), *attempt));
            }
            context = done(context, &next);
        }
    }
    let days = ["02-28", "03-01", "03-03", "03-07", "03-14"];
    let expected: Vec<_> = days
        .iter()
        .enumerate()
        .map(|(attempt, day)| (format!("2026-{day}"), attempt))
        .collect();
    assert_eq!(charged, expected);
    // Whoever may pay otherwise has as long as without a card.
    assert_eq!(context.status, Status::Unpaid);
}

#[test]
fn without_a_saved_card_nothing_is_charged() {
    let mut context = with_a_card();
    if let Some(unpaid) = &mut context.unpaid {
        unpaid.attempts = None;
    }
    assert_eq!(step(&context), None);
}

#[test]
fn a_card_is_not_charged_while_a_slip_may_still_be_paid() {
    let mut context = with_a_card();
    if let Some(unpaid) = &mut context.unpaid {
        unpaid.due = day("2026-03-31");
        unpaid.voucher = Some(Voucher {
            kind: crate::VoucherKind::Oxxo,
            issued: day("2026-02-27"),
        });
    }
    for today in ["2026-02-28", "2026-03-06"] {
        context.today = day(today);
        assert_eq!(step(&context), None);
    }
    context.today = day("2026-03-07");
    assert_eq!(
        step(&context),
        Some(BillingStep::Charge {
            invoice_id: "i".to_owned(),
            attempt: 0
        })
    );
}

#[test]
fn who_left_is_not_charged() {
    let mut context = with_a_card();
    context.status = Status::Cancelled;
    assert_eq!(step(&context), None);
}
