//! English, as the web's catalogue (`web/messages/en`) speaks.

use billing::{Cycle, Notice};

use super::{Form, Labels, Phrases};
use crate::Mail;

pub(super) static LABELS: Labels = Labels {
    organization: "Organization",
    invoice: "Invoice",
    due: "Due",
    paid: "Paid",
    taxes: "Taxes",
    included: "Includes",
    total: "Total",
    access_until: "Your plan works until",
    plan: "Plan",
    messages_used: "Messages used",
    messages: "Messages",
    valid_until: "Valid until",
    plans: [
        ("trial", "Trial"),
        ("starter", "Starter"),
        ("professional", "Professional"),
        ("enterprise", "Enterprise"),
    ],
    kinds: [
        "Plan",
        "Charge",
        "Additional usage",
        "Balance in your favour",
        "Discount",
        "Balance in your favour, carried to the next invoice",
    ],
    see_invoice: "See the invoice",
    pay_invoice: "See how to pay it",
    see_plan: "See my plan",
    see_plans: "See the plans",
    choose: "Choose which mails you get",
    product: "Sintra AI LATAM: your team of assistants for your business.",
};

pub(super) fn plan_line(key: &str, plan: &str) -> Option<String> {
    match key {
        "plan.monthly" => Some(format!("{plan} plan, one month")),
        "plan.yearly" => Some(format!("{plan} plan, one year")),
        "charge.rest" => Some(format!("{plan} plan, rest of the period")),
        "credit.rest" => Some(format!("{plan} plan, unused part")),
        _ => None,
    }
}

pub(super) fn pack_line(messages: &str) -> String {
    format!("{messages} messages")
}

pub(super) fn reason(business: Option<&str>) -> String {
    match business {
        Some(name) => {
            format!("You get this mail because you look after the billing of {name} on Sintra.")
        }
        None => "You get this mail because you have an account on Sintra.".to_owned(),
    }
}

pub(super) fn say(mail: &Mail, form: Form) -> Phrases {
    const PAID_ALREADY: &str = "If you’ve paid it already, there’s nothing else to do: the payment shows on the invoice once it’s recorded.";
    const KEPT: &str = "Your conversations and your data are kept.";
    match mail {
        Mail::InvoiceIssued(bill) => {
            let (total, due) = (form.money(bill.total), form.day(bill.due_date));
            Phrases {
                subject: format!("Invoice {}: {total} by {due}", bill.number),
                preheader: format!("Open it to see how to pay. Due on {due}."),
                heading: "Your invoice is ready".to_owned(),
                text: vec![format!(
                    "It’s for {total} and due on {due}. Open it to see how to pay it, print it or save it as a PDF."
                )],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::PaymentReceived(receipt) => {
            let total = form.money(receipt.bill.total);
            Phrases {
                subject: format!("We received your payment of {total}"),
                preheader: format!("Invoice {} is paid.", receipt.bill.number),
                heading: "Thank you! We received your payment".to_owned(),
                text: vec![format!(
                    "With {total}, invoice {} is paid. This mail is your receipt.",
                    receipt.bill.number
                )],
                note: None,
            }
        }
        Mail::Dunning(owed) => {
            let total = form.money(owed.total);
            let until = owed.access_until.map(|date| form.day(date));
            let number = &owed.number;
            let (subject, preheader, heading, text) = match owed.notice {
                Notice::PaymentFailed => (
                    "We couldn’t charge your invoice".to_owned(),
                    "We’ll try again. Your plan keeps working.".to_owned(),
                    "The payment didn’t go through",
                    format!("We couldn’t charge {total} for invoice {number}. We’ll try again in the next few days; meanwhile your plan keeps working. If you prefer, pay it now."),
                ),
                Notice::TriedAgain => (
                    "The payment didn’t go through this time either".to_owned(),
                    "Another card or another way to pay usually helps.".to_owned(),
                    "The payment still hasn’t gone through",
                    format!("We tried again and couldn’t charge {total} for invoice {number}. Another card or another way to pay usually helps."),
                ),
                Notice::AccessAtRisk => (
                    until.as_ref().map_or_else(
                        || "Your plan is about to stop".to_owned(),
                        |until| format!("Your plan stops on {until} unless it’s paid"),
                    ),
                    format!("{total} of invoice {number} is still to be paid."),
                    "Your plan is about to stop",
                    until.as_ref().map_or_else(
                        || format!("The payment of {total} for invoice {number} didn’t go through. Pay it so that your team keeps working. {KEPT}"),
                        |until| format!("The payment of {total} for invoice {number} didn’t go through. Your plan works until {until}: pay it before then so that your team keeps working. {KEPT}"),
                    ),
                ),
                Notice::LastAttemptAhead => (
                    "One last attempt to charge is left".to_owned(),
                    until.as_ref().map_or_else(
                        || format!("{total} of invoice {number} is still to be paid."),
                        |until| format!("If it fails, your plan stops on {until}."),
                    ),
                    "One last attempt is left",
                    until.as_ref().map_or_else(
                        || format!("We’ll make one last attempt to charge {total} for invoice {number}. If it fails, your plan stops. {KEPT}"),
                        |until| format!("We’ll make one last attempt to charge {total} for invoice {number}. If it fails, your plan stops on {until}. {KEPT}"),
                    ),
                ),
                Notice::AccessEnded => (
                    "Your plan has stopped for lack of payment".to_owned(),
                    "It works again as soon as it’s paid.".to_owned(),
                    "Your plan has stopped",
                    format!("Invoice {number} for {total} wasn’t paid and your plan has stopped. It works again as soon as it’s paid. {KEPT}"),
                ),
            };
            Phrases {
                subject,
                preheader,
                heading: heading.to_owned(),
                text: vec![text],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::InvoiceOverdue(reminder) => {
            let (total, due) = (form.money(reminder.total), form.day(reminder.due_date));
            let until = reminder.access_until.map(|date| form.day(date));
            Phrases {
                subject: format!("Invoice {} was due on {due}", reminder.number),
                preheader: format!("{total} is still to be paid."),
                heading: "You have an overdue invoice".to_owned(),
                text: vec![match until {
                    Some(until) => format!(
                        "It was due on {due}, and {total} is still to be paid. Your plan keeps working until {until}; if it isn’t paid by then, it stops. {KEPT}"
                    ),
                    None => format!("It was due on {due}, and {total} is still to be paid. {KEPT}"),
                }],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::PlanStarted(start) => {
            let (plan, on) = (form.plan(&start.plan), form.day(start.on));
            Phrases {
                subject: format!("Your {plan} plan is active"),
                preheader: format!("It renews on {on}."),
                heading: format!("Done! You’re on the {plan} plan"),
                text: vec![format!(
                    "Your team already works with everything it includes. {} It renews on {on}.",
                    cycle(start.cycle)
                )],
                note: Some(
                    "You can change or cancel it whenever you like, in your account.".to_owned(),
                ),
            }
        }
        Mail::PlanChanged(change) => {
            let (plan, previous, on) = (
                form.plan(&change.plan),
                form.plan(&change.previous),
                form.day(change.on),
            );
            Phrases {
                subject: format!("You’re now on the {plan} plan"),
                preheader: format!("It renews on {on}."),
                heading: format!("You changed to the {plan} plan"),
                text: vec![format!(
                    "You went from the {previous} plan to the {plan} plan. {} It renews on {on}.",
                    cycle(change.cycle)
                )],
                note: None,
            }
        }
        Mail::PlanWillChange(change) => {
            let (plan, previous, on) = (
                form.plan(&change.plan),
                form.plan(&change.previous),
                form.day(change.on),
            );
            Phrases {
                subject: format!("On {on} you change to the {plan} plan"),
                preheader: format!("Until then you stay on the {previous} plan."),
                heading: format!("Your plan changes on {on}"),
                text: vec![format!(
                    "Until that day you stay on the {previous} plan with everything it includes. Then you’ll have the {plan} plan. {}",
                    cycle(change.cycle)
                )],
                note: None,
            }
        }
        Mail::PlanCancelled(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Your plan ends on {on}"),
                preheader: "It doesn’t renew and nothing more is charged.".to_owned(),
                heading: "You cancelled your plan".to_owned(),
                text: vec![format!(
                    "You stay on the {name} plan until {on}. After that it doesn’t renew and nothing more is charged. {KEPT}"
                )],
                note: Some(
                    "Changed your mind? Until that day you can resume it in your account."
                        .to_owned(),
                ),
            }
        }
        Mail::PlanResumed(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Your {name} plan goes on as before"),
                preheader: format!("It renews on {on}."),
                heading: "Glad you’re staying!".to_owned(),
                text: vec![format!(
                    "You resumed the {name} plan. It renews on {on}, as before."
                )],
                note: None,
            }
        }
        Mail::PlanEnded(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Your {name} plan has ended"),
                preheader: KEPT.to_owned(),
                heading: format!("Your {name} plan has ended"),
                text: vec![format!(
                    "It ended on {on} and nothing more is charged. {KEPT} Whenever you want to go on, choose a plan."
                )],
                note: None,
            }
        }
        Mail::TrialEndsSoon { last_day } => {
            let day = form.day(*last_day);
            Phrases {
                subject: format!("Your trial ends on {day}"),
                preheader: "Choose a plan so that your team stays with you.".to_owned(),
                heading: format!("Your trial ends on {day}"),
                text: vec![format!(
                    "If your team is helping you, choose a plan before that day and go on without a break. If you don’t choose one, nothing is charged. {KEPT}"
                )],
                note: None,
            }
        }
        Mail::TrialEnded { last_day } => {
            let day = form.day(*last_day);
            Phrases {
                subject: "Your trial has ended".to_owned(),
                preheader: "Choose a plan and go on where you left off.".to_owned(),
                heading: "Your trial has ended".to_owned(),
                text: vec![format!(
                    "{day} was the last day and nothing was charged. {KEPT} Choose a plan and go on where you left off."
                )],
                note: None,
            }
        }
        Mail::Usage(usage) => {
            let (used, limit, on) = (
                form.count(usage.used),
                form.count(usage.limit),
                form.day(usage.renews_on),
            );
            if usage.threshold < 100 {
                Phrases {
                    subject: format!("You’ve used {}% of your messages", usage.threshold),
                    preheader: format!("{used} of {limit}. They renew on {on}."),
                    heading: format!("You’ve used {}% of your messages", usage.threshold),
                    text: vec![format!(
                        "That’s {used} of {limit} in this period. They renew on {on}. If your team works more than you expected, a larger plan has more messages."
                    )],
                    note: None,
                }
            } else {
                Phrases {
                    subject: "You’ve used all the messages of this period".to_owned(),
                    preheader: format!("They renew on {on}."),
                    heading: "You’ve used all the messages of this period".to_owned(),
                    text: vec![format!(
                        "You used {limit}, and they renew on {on}. To go on sooner, choose a larger plan. {KEPT}"
                    )],
                    note: None,
                }
            }
        }
        Mail::TopUpReceived(pack) => {
            let messages = form.count(pack.messages);
            Phrases {
                subject: format!("You have {messages} more messages"),
                preheader: "You can use them right away.".to_owned(),
                heading: format!("Done! You have {messages} more messages"),
                text: vec!["We received your payment and you can use them right away. They’re spent once those of your plan run out.".to_owned()],
                note: None,
            }
        }
    }
}

const fn cycle(cycle: Cycle) -> &'static str {
    match cycle {
        Cycle::Monthly => "It’s paid every month.",
        Cycle::Yearly => "It’s paid every year.",
    }
}
