//! Spanish of Latin America, as the web's catalogue (`web/messages/es`) speaks.

use billing::{Cycle, Notice};

use super::{Form, Labels, Phrases};
use crate::Mail;

pub(super) static LABELS: Labels = Labels {
    organization: "Organización",
    invoice: "Factura",
    due: "Vence",
    paid: "Pagada",
    taxes: "Impuestos",
    included: "Incluye",
    total: "Total",
    access_until: "Tu plan funciona hasta",
    plan: "Plan",
    messages_used: "Mensajes usados",
    messages: "Mensajes",
    valid_until: "Sirven hasta",
    plans: [
        ("trial", "Prueba"),
        ("starter", "Inicial"),
        ("professional", "Profesional"),
        ("enterprise", "Empresa"),
    ],
    kinds: [
        "Plan",
        "Cargo",
        "Uso adicional",
        "Saldo a tu favor",
        "Descuento",
        "Saldo a tu favor que pasa a la siguiente factura",
    ],
    see_invoice: "Ver la factura",
    pay_invoice: "Ver cómo pagarla",
    see_plan: "Ver mi plan",
    see_plans: "Ver los planes",
    choose: "Elige qué correos recibes",
    product: "Sintra AI LATAM: tu equipo de asistentes para tu negocio.",
};

pub(super) fn plan_line(key: &str, plan: &str) -> Option<String> {
    match key {
        "plan.monthly" => Some(format!("Plan {plan}, un mes")),
        "plan.yearly" => Some(format!("Plan {plan}, un año")),
        "charge.rest" => Some(format!("Plan {plan}, resto del período")),
        "credit.rest" => Some(format!("Plan {plan}, parte que no usarás")),
        _ => None,
    }
}

pub(super) fn pack_line(messages: &str) -> String {
    format!("{messages} mensajes")
}

pub(super) fn reason(business: Option<&str>) -> String {
    match business {
        Some(name) => {
            format!("Recibes este correo porque te encargas de la facturación de {name} en Sintra.")
        }
        None => "Recibes este correo porque tienes una cuenta en Sintra.".to_owned(),
    }
}

pub(super) fn say(mail: &Mail, form: Form) -> Phrases {
    const PAID_ALREADY: &str = "Si ya la pagaste, no hace falta nada más: el pago se verá en la factura cuando quede registrado.";
    const KEPT: &str = "Tus conversaciones y tus datos se conservan.";
    match mail {
        Mail::InvoiceIssued(bill) => {
            let (total, due) = (form.money(bill.total), form.day(bill.due_date));
            Phrases {
                subject: format!("Factura {}: {total} hasta el {due}", bill.number),
                preheader: format!("Ábrela para ver cómo pagarla. Vence el {due}."),
                heading: "Tu factura está lista".to_owned(),
                text: vec![format!(
                    "Es por {total} y vence el {due}. Ábrela para ver cómo pagarla, imprimirla o guardarla como PDF."
                )],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::PaymentReceived(receipt) => {
            let total = form.money(receipt.bill.total);
            Phrases {
                subject: format!("Recibimos tu pago de {total}"),
                preheader: format!("La factura {} está pagada.", receipt.bill.number),
                heading: "¡Gracias! Recibimos tu pago".to_owned(),
                text: vec![format!(
                    "Con {total} la factura {} queda pagada. Este correo es tu recibo.",
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
                    "No pudimos cobrar tu factura".to_owned(),
                    "Lo intentaremos otra vez. Tu plan sigue funcionando.".to_owned(),
                    "El pago no se completó",
                    format!("No pudimos cobrar {total} de la factura {number}. Lo intentaremos otra vez en los próximos días; mientras tanto tu plan sigue funcionando. Si prefieres, págala ahora."),
                ),
                Notice::TriedAgain => (
                    "Tampoco esta vez se completó el pago".to_owned(),
                    "Otra tarjeta u otra forma de pago suele resolverlo.".to_owned(),
                    "El pago sigue sin completarse",
                    format!("Lo intentamos otra vez y no pudimos cobrar {total} de la factura {number}. Otra tarjeta u otra forma de pago suele resolverlo."),
                ),
                Notice::AccessAtRisk => (
                    until.as_ref().map_or_else(
                        || "Tu plan está por detenerse".to_owned(),
                        |until| format!("Tu plan se detiene el {until} si no se paga"),
                    ),
                    format!("Falta pagar {total} de la factura {number}."),
                    "Tu plan está por detenerse",
                    until.as_ref().map_or_else(
                        || format!("El pago de {total} de la factura {number} no se completó. Págala para que tu equipo siga trabajando. {KEPT}"),
                        |until| format!("El pago de {total} de la factura {number} no se completó. Tu plan funciona hasta el {until}: págala antes para que tu equipo siga trabajando. {KEPT}"),
                    ),
                ),
                Notice::LastAttemptAhead => (
                    "Queda un último intento de cobro".to_owned(),
                    until.as_ref().map_or_else(
                        || format!("Falta pagar {total} de la factura {number}."),
                        |until| format!("Si no se completa, tu plan se detiene el {until}."),
                    ),
                    "Queda un último intento",
                    until.as_ref().map_or_else(
                        || format!("Haremos un último intento de cobrar {total} de la factura {number}. Si no se completa, tu plan se detiene. {KEPT}"),
                        |until| format!("Haremos un último intento de cobrar {total} de la factura {number}. Si no se completa, tu plan se detiene el {until}. {KEPT}"),
                    ),
                ),
                Notice::AccessEnded => (
                    "Tu plan se detuvo por falta de pago".to_owned(),
                    "Vuelve a funcionar en cuanto se pague.".to_owned(),
                    "Tu plan se detuvo",
                    format!("La factura {number} por {total} quedó sin pagar y tu plan se detuvo. Vuelve a funcionar en cuanto se pague. {KEPT}"),
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
                subject: format!("La factura {} venció el {due}", reminder.number),
                preheader: format!("Falta pagar {total}."),
                heading: "Tienes una factura vencida".to_owned(),
                text: vec![match until {
                    Some(until) => format!(
                        "Venció el {due} y falta pagar {total}. Tu plan sigue funcionando hasta el {until}; si para entonces no se paga, se detiene. {KEPT}"
                    ),
                    None => format!("Venció el {due} y falta pagar {total}. {KEPT}"),
                }],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::PlanStarted(start) => {
            let (plan, on) = (form.plan(&start.plan), form.day(start.on));
            Phrases {
                subject: format!("Tu plan {plan} está activo"),
                preheader: format!("Se renueva el {on}."),
                heading: format!("¡Listo! Ya tienes el plan {plan}"),
                text: vec![format!(
                    "Tu equipo ya trabaja con todo lo que incluye. {} Se renueva el {on}.",
                    cycle(start.cycle)
                )],
                note: Some(
                    "Puedes cambiarlo o cancelarlo cuando quieras desde tu cuenta.".to_owned(),
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
                subject: format!("Ahora tienes el plan {plan}"),
                preheader: format!("Se renueva el {on}."),
                heading: format!("Cambiaste al plan {plan}"),
                text: vec![format!(
                    "Del plan {previous} pasaste al plan {plan}. {} Se renueva el {on}.",
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
                subject: format!("El {on} cambias al plan {plan}"),
                preheader: format!("Hasta entonces sigues con el plan {previous}."),
                heading: format!("Tu plan cambiará el {on}"),
                text: vec![format!(
                    "Hasta ese día sigues con el plan {previous} y todo lo que incluye. Después tendrás el plan {plan}. {}",
                    cycle(change.cycle)
                )],
                note: None,
            }
        }
        Mail::PlanCancelled(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Tu plan termina el {on}"),
                preheader: "No se renueva ni se cobra nada más.".to_owned(),
                heading: "Cancelaste tu plan".to_owned(),
                text: vec![format!(
                    "Sigues con el plan {name} hasta el {on}. Después no se renueva ni se cobra nada más. {KEPT}"
                )],
                note: Some(
                    "¿Cambiaste de idea? Hasta ese día puedes reanudarlo desde tu cuenta."
                        .to_owned(),
                ),
            }
        }
        Mail::PlanResumed(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Tu plan {name} sigue como antes"),
                preheader: format!("Se renueva el {on}."),
                heading: "¡Qué bueno que te quedas!".to_owned(),
                text: vec![format!(
                    "Reanudaste el plan {name}. Se renueva el {on}, como antes."
                )],
                note: None,
            }
        }
        Mail::PlanEnded(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Tu plan {name} terminó"),
                preheader: KEPT.to_owned(),
                heading: format!("Tu plan {name} terminó"),
                text: vec![format!(
                    "Terminó el {on} y no se cobra nada más. {KEPT} Cuando quieras seguir, elige un plan."
                )],
                note: None,
            }
        }
        Mail::TrialEndsSoon { last_day } => {
            let day = form.day(*last_day);
            Phrases {
                subject: format!("Tu prueba termina el {day}"),
                preheader: "Elige un plan para que tu equipo siga contigo.".to_owned(),
                heading: format!("Tu prueba termina el {day}"),
                text: vec![format!(
                    "Si tu equipo te está ayudando, elige un plan antes de ese día y sigue sin interrupciones. Si no eliges ninguno, no se cobra nada. {KEPT}"
                )],
                note: None,
            }
        }
        Mail::TrialEnded { last_day } => {
            let day = form.day(*last_day);
            Phrases {
                subject: "Tu prueba terminó".to_owned(),
                preheader: "Elige un plan y sigue donde te quedaste.".to_owned(),
                heading: "Tu prueba terminó".to_owned(),
                text: vec![format!(
                    "El {day} fue el último día y no se cobró nada. {KEPT} Elige un plan y sigue donde te quedaste."
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
                    subject: format!("Ya usaste el {}\u{a0}% de tus mensajes", usage.threshold),
                    preheader: format!("{used} de {limit}. Se renuevan el {on}."),
                    heading: format!("Ya usaste el {}\u{a0}% de tus mensajes", usage.threshold),
                    text: vec![format!(
                        "Llevas {used} de {limit} en este período. Se renuevan el {on}. Si tu equipo trabaja más de lo que pensabas, un plan mayor tiene más mensajes."
                    )],
                    note: None,
                }
            } else {
                Phrases {
                    subject: "Usaste todos los mensajes de este período".to_owned(),
                    preheader: format!("Se renuevan el {on}."),
                    heading: "Usaste todos los mensajes de este período".to_owned(),
                    text: vec![format!(
                        "Usaste {limit} y se renuevan el {on}. Para seguir antes, elige un plan mayor. {KEPT}"
                    )],
                    note: None,
                }
            }
        }
        Mail::TopUpReceived(pack) => {
            let messages = form.count(pack.messages);
            Phrases {
                subject: format!("Tienes {messages} mensajes más"),
                preheader: "Ya puedes usarlos.".to_owned(),
                heading: format!("¡Listo! Tienes {messages} mensajes más"),
                text: vec!["Recibimos tu pago y ya puedes usarlos. Se gastan cuando se acaban los de tu plan.".to_owned()],
                note: None,
            }
        }
    }
}

const fn cycle(cycle: Cycle) -> &'static str {
    match cycle {
        Cycle::Monthly => "Se paga cada mes.",
        Cycle::Yearly => "Se paga cada año.",
    }
}
