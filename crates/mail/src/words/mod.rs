//! What each mail says: its facts here, its words in a file of each language.

mod en;
mod es;
mod pt_br;

use billing::Description;
use chrono::NaiveDate;
use locale::{format_amount, format_count, format_date, format_percent};

use crate::content::{Block, Content, Row, clean};
use crate::parameters::{Bill, BillLine, Plan};
use crate::{Amount, Language, Mail};

/// The longest name of an organization in a mail, in characters.
const MAX_NAME: usize = 80;

/// Words that stand in many mails.
pub(crate) struct Labels {
    pub organization: &'static str,
    pub invoice: &'static str,
    pub due: &'static str,
    pub paid: &'static str,
    pub taxes: &'static str,
    pub included: &'static str,
    pub total: &'static str,
    pub access_until: &'static str,
    pub plan: &'static str,
    pub messages_used: &'static str,
    pub messages: &'static str,
    pub valid_until: &'static str,
    /// Of the plans that the product knows.
    pub plans: [(&'static str, &'static str); 4],
    /// Of a line that says no more than its kind: plan, charge, top-up, credit, discount, carried over.
    pub kinds: [&'static str; 6],
    pub see_invoice: &'static str,
    pub pay_invoice: &'static str,
    pub see_plan: &'static str,
    pub see_plans: &'static str,
    pub choose: &'static str,
    pub product: &'static str,
}

/// What a language has to say of one mail.
pub(crate) struct Phrases {
    pub subject: String,
    pub preheader: String,
    pub heading: String,
    /// Before the facts and the button.
    pub text: Vec<String>,
    /// After them.
    pub note: Option<String>,
}

/// Values in a language.
#[derive(Clone, Copy)]
pub(crate) struct Form(pub Language);

impl Form {
    pub fn day(self, date: NaiveDate) -> String {
        format_date(date, self.0)
    }

    pub fn money(self, amount: Amount) -> String {
        let currency = amount.0.currency;
        format_amount(amount.0.minor, currency.code(), currency.decimals(), self.0)
    }

    pub fn count(self, number: u64) -> String {
        format_count(number, self.0)
    }

    /// The product's name for a plan, else the one that it has in the database.
    pub fn plan(self, plan: &Plan) -> String {
        let known = labels(self.0).plans.iter().find(|(id, _)| *id == plan.id);
        known.map_or_else(|| clean(&plan.name), |(_, name)| (*name).to_owned())
    }
}

pub(crate) const fn labels(language: Language) -> &'static Labels {
    match language {
        Language::Spanish => &es::LABELS,
        Language::Portuguese => &pt_br::LABELS,
        Language::English => &en::LABELS,
    }
}

pub(crate) fn say(mail: &Mail, language: Language, business: Option<&str>) -> Content {
    let business = business.map(name).filter(|name| !name.is_empty());
    let form = Form(language);
    let phrases = match language {
        Language::Spanish => es::say(mail, form),
        Language::Portuguese => pt_br::say(mail, form),
        Language::English => en::say(mail, form),
    };
    let reason = match language {
        Language::Spanish => es::reason(business.as_deref()),
        Language::Portuguese => pt_br::reason(business.as_deref()),
        Language::English => en::reason(business.as_deref()),
    };
    let mut rows = facts(mail, form);
    if let Some(name) = business.filter(|_| !rows.is_empty()) {
        rows.insert(0, row(labels(language).organization, name));
    }
    let mut blocks: Vec<Block> = phrases
        .text
        .iter()
        .map(|text| Block::Text(clean(text)))
        .collect();
    if !rows.is_empty() {
        blocks.push(Block::Facts(rows));
    }
    let (label, path) = action(mail, labels(language));
    blocks.push(Block::Button {
        label: label.to_owned(),
        path,
    });
    blocks.extend(phrases.note.map(Block::Note));
    Content {
        subject: clean(&phrases.subject),
        preheader: clean(&phrases.preheader),
        heading: clean(&phrases.heading),
        blocks,
        reason,
        is_optional: matches!(mail, Mail::TrialEndsSoon { .. } | Mail::Usage(_)),
    }
}

/// What somebody called their organization. Mail programs make links of addresses in a text, and the mail may go to an address that
/// was typed by whoever typed the name: nothing in it becomes one.
fn name(typed: &str) -> String {
    let mut name = String::new();
    let mut before = ' ';
    for c in clean(typed).chars().take(MAX_NAME) {
        if before == '.' && c.is_alphanumeric() {
            name.push(' ');
        }
        if !(c == '/' && matches!(before, ':' | '/')) {
            name.push(c);
        }
        before = c;
    }
    name
}

fn row(label: &str, value: String) -> Row {
    Row {
        label: label.to_owned(),
        value,
        is_total: false,
    }
}

fn total(label: &str, value: String) -> Row {
    Row {
        is_total: true,
        ..row(label, value)
    }
}

fn facts(mail: &Mail, form: Form) -> Vec<Row> {
    let labels = labels(form.0);
    match mail {
        Mail::InvoiceIssued(bill) => {
            let mut rows = bill_rows(bill, form);
            rows.push(row(labels.due, form.day(bill.due_date)));
            rows
        }
        Mail::PaymentReceived(receipt) => {
            let mut rows = bill_rows(&receipt.bill, form);
            rows.push(row(labels.paid, form.day(receipt.paid_date)));
            rows
        }
        Mail::Dunning(owed) => {
            let mut rows = vec![
                row(labels.invoice, clean(&owed.number)),
                total(labels.total, form.money(owed.total)),
            ];
            let access = owed.access_until;
            rows.extend(access.map(|date| row(labels.access_until, form.day(date))));
            rows
        }
        Mail::InvoiceOverdue(reminder) => {
            let mut rows = vec![
                row(labels.invoice, clean(&reminder.number)),
                row(labels.due, form.day(reminder.due_date)),
                total(labels.total, form.money(reminder.total)),
            ];
            let access = reminder.access_until;
            rows.extend(access.map(|date| row(labels.access_until, form.day(date))));
            rows
        }
        Mail::Usage(usage) => {
            let used = format!("{} / {}", form.count(usage.used), form.count(usage.limit));
            vec![row(labels.messages_used, used)]
        }
        Mail::TopUpReceived(pack) => {
            let mut rows = vec![row(labels.messages, form.count(pack.messages))];
            let valid = pack.valid_until;
            rows.extend(valid.map(|date| row(labels.valid_until, form.day(date))));
            rows.extend(pack.total.map(|paid| total(labels.total, form.money(paid))));
            rows
        }
        Mail::PlanStarted(plan)
        | Mail::PlanCancelled(plan)
        | Mail::PlanResumed(plan)
        | Mail::PlanEnded(plan) => vec![row(labels.plan, form.plan(&plan.plan))],
        Mail::PlanChanged(change) | Mail::PlanWillChange(change) => {
            let plans = format!(
                "{} → {}",
                form.plan(&change.previous),
                form.plan(&change.plan)
            );
            vec![row(labels.plan, plans)]
        }
        Mail::TrialEndsSoon { .. } | Mail::TrialEnded { .. } => Vec::new(),
    }
}

fn bill_rows(bill: &Bill, form: Form) -> Vec<Row> {
    let labels = labels(form.0);
    let mut rows = vec![row(labels.invoice, clean(&bill.number))];
    for line in &bill.lines {
        let mut says = line_text(line, form);
        if line.quantity > 1 {
            says = format!("{says} × {}", form.count(line.quantity));
        }
        rows.push(row(&says, form.money(line.amount)));
    }
    let tax = bill.tax.filter(|tax| !tax.0.is_zero());
    let name = tax_name(bill, form).unwrap_or_else(|| labels.taxes.to_owned());
    if let Some(tax) = tax.filter(|_| !bill.tax_is_contained) {
        rows.push(row(&name, form.money(tax)));
    }
    rows.push(total(labels.total, form.money(bill.total)));
    if let Some(tax) = tax.filter(|_| bill.tax_is_contained) {
        rows.push(row(&format!("{} {name}", labels.included), form.money(tax)));
    }
    rows
}

/// The tax by its name and rate, where all lines have the same.
fn tax_name(bill: &Bill, form: Form) -> Option<String> {
    let first = bill.lines.first()?;
    let name = first.tax_name.as_deref()?;
    let is_one = bill.lines.iter().all(|line| {
        line.tax_name.as_deref() == Some(name) && line.tax_basis_points == first.tax_basis_points
    });
    is_one.then(|| {
        let rate = format_percent(first.tax_basis_points, form.0);
        format!("{} {rate}", clean(name))
    })
}

/// What a line says; of a message that is not known here, or lacks its parameter, its kind.
fn line_text(line: &BillLine, form: Form) -> String {
    use billing::LineKind::{CarriedOver, Charge, Credit, Discount, Plan as OfPlan, TopUp};
    let said = line
        .description
        .as_ref()
        .and_then(|description| described(description, form));
    said.unwrap_or_else(|| {
        let place = match line.kind {
            OfPlan => 0,
            Charge => 1,
            TopUp => 2,
            Credit => 3,
            Discount => 4,
            CarriedOver => 5,
        };
        labels(form.0).kinds[place].to_owned()
    })
}

/// What a message of the catalogues says, where it is one that is known here and has its parameter.
fn described(description: &Description, form: Form) -> Option<String> {
    let parameter = |name: &str| description.parameters.get(name);
    let key = description.key.as_str();
    if key == "top_up.messages" {
        let messages = form.count(parameter("messages")?.parse().ok()?);
        return Some(match form.0 {
            Language::Spanish => es::pack_line(&messages),
            Language::Portuguese => pt_br::pack_line(&messages),
            Language::English => en::pack_line(&messages),
        });
    }
    let plan = plan_by_name(parameter("plan")?, form);
    match form.0 {
        Language::Spanish => es::plan_line(key, &plan),
        Language::Portuguese => pt_br::plan_line(key, &plan),
        Language::English => en::plan_line(key, &plan),
    }
}

/// Invoices name a plan as the database does.
fn plan_by_name(name: &str, form: Form) -> String {
    let id = match name {
        "Prueba" => "trial",
        "Inicial" => "starter",
        "Profesional" => "professional",
        "Empresa" | "Empresarial" => "enterprise",
        other => other,
    };
    form.plan(&Plan {
        id: id.to_owned(),
        name: name.to_owned(),
    })
}

fn action(mail: &Mail, labels: &Labels) -> (&'static str, String) {
    let plan = || "/dashboard/cuenta/plan".to_owned();
    match mail {
        Mail::InvoiceIssued(bill) => (labels.pay_invoice, invoice_path(&bill.number)),
        Mail::PaymentReceived(receipt) => (labels.see_invoice, invoice_path(&receipt.bill.number)),
        Mail::Dunning(owed) => (labels.pay_invoice, invoice_path(&owed.number)),
        Mail::InvoiceOverdue(reminder) => (labels.pay_invoice, invoice_path(&reminder.number)),
        Mail::TrialEndsSoon { .. }
        | Mail::TrialEnded { .. }
        | Mail::PlanEnded(_)
        | Mail::Usage(_) => (labels.see_plans, plan()),
        Mail::PlanStarted(_)
        | Mail::PlanChanged(_)
        | Mail::PlanWillChange(_)
        | Mail::PlanCancelled(_)
        | Mail::PlanResumed(_)
        | Mail::TopUpReceived(_) => (labels.see_plan, plan()),
    }
}

/// The page of an invoice. A number is letters, digits and hyphens; another system's may hold anything.
fn invoice_path(number: &str) -> String {
    let mut path = "/dashboard/cuenta/facturas/".to_owned();
    for byte in number.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            path.push_str(&format!("%{byte:02X}"));
        }
    }
    path
}
