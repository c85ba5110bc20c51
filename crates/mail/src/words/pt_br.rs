//! Portuguese of Brazil, as the web's catalogue (`web/messages/pt-BR`) speaks.

use billing::{Cycle, Notice};

use super::{Form, Labels, Phrases};
use crate::Mail;

pub(super) static LABELS: Labels = Labels {
    organization: "Organização",
    invoice: "Fatura",
    due: "Vence",
    paid: "Paga",
    taxes: "Impostos",
    included: "Inclui",
    total: "Total",
    access_until: "Seu plano funciona até",
    plan: "Plano",
    messages_used: "Mensagens usadas",
    messages: "Mensagens",
    valid_until: "Valem até",
    plans: [
        ("trial", "Teste"),
        ("starter", "Inicial"),
        ("professional", "Profissional"),
        ("enterprise", "Empresa"),
    ],
    kinds: [
        "Plano",
        "Cobrança",
        "Uso adicional",
        "Saldo a seu favor",
        "Desconto",
        "Saldo a seu favor que passa para a próxima fatura",
    ],
    see_invoice: "Ver a fatura",
    pay_invoice: "Ver como pagar",
    see_plan: "Ver meu plano",
    see_plans: "Ver os planos",
    choose: "Escolha quais e-mails você recebe",
    product: "Sintra AI LATAM: sua equipe de assistentes para o seu negócio.",
};

pub(super) fn plan_line(key: &str, plan: &str) -> Option<String> {
    match key {
        "plan.monthly" => Some(format!("Plano {plan}, um mês")),
        "plan.yearly" => Some(format!("Plano {plan}, um ano")),
        "charge.rest" => Some(format!("Plano {plan}, resto do período")),
        "credit.rest" => Some(format!("Plano {plan}, parte que não será usada")),
        _ => None,
    }
}

pub(super) fn pack_line(messages: &str) -> String {
    format!("{messages} mensagens")
}

pub(super) fn reason(business: Option<&str>) -> String {
    match business {
        Some(name) => {
            format!("Você recebe este e-mail porque cuida do faturamento de {name} na Sintra.")
        }
        None => "Você recebe este e-mail porque tem uma conta na Sintra.".to_owned(),
    }
}

pub(super) fn say(mail: &Mail, form: Form) -> Phrases {
    const PAID_ALREADY: &str = "Se você já pagou, não precisa fazer mais nada: o pagamento aparece na fatura assim que for registrado.";
    const KEPT: &str = "Suas conversas e seus dados ficam guardados.";
    match mail {
        Mail::InvoiceIssued(bill) => {
            let (total, due) = (form.money(bill.total), form.day(bill.due_date));
            Phrases {
                subject: format!("Fatura {}: {total} até {due}", bill.number),
                preheader: format!("Abra para ver como pagar. Vence em {due}."),
                heading: "Sua fatura está pronta".to_owned(),
                text: vec![format!(
                    "O valor é {total} e ela vence em {due}. Abra para ver como pagar, imprimir ou salvar como PDF."
                )],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::PaymentReceived(receipt) => {
            let total = form.money(receipt.bill.total);
            Phrases {
                subject: format!("Recebemos seu pagamento de {total}"),
                preheader: format!("A fatura {} está paga.", receipt.bill.number),
                heading: "Obrigado! Recebemos seu pagamento".to_owned(),
                text: vec![format!(
                    "Com {total} a fatura {} está paga. Este e-mail é o seu recibo.",
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
                    "Não conseguimos cobrar sua fatura".to_owned(),
                    "Vamos tentar de novo. Seu plano continua funcionando.".to_owned(),
                    "O pagamento não foi concluído",
                    format!("Não conseguimos cobrar {total} da fatura {number}. Vamos tentar de novo nos próximos dias; enquanto isso, seu plano continua funcionando. Se preferir, pague agora."),
                ),
                Notice::TriedAgain => (
                    "O pagamento também não foi concluído desta vez".to_owned(),
                    "Outro cartão ou outra forma de pagamento costuma resolver.".to_owned(),
                    "O pagamento continua pendente",
                    format!("Tentamos de novo e não conseguimos cobrar {total} da fatura {number}. Outro cartão ou outra forma de pagamento costuma resolver."),
                ),
                Notice::AccessAtRisk => (
                    until.as_ref().map_or_else(
                        || "Seu plano está prestes a parar".to_owned(),
                        |until| format!("Seu plano para em {until} se não for pago"),
                    ),
                    format!("Falta pagar {total} da fatura {number}."),
                    "Seu plano está prestes a parar",
                    until.as_ref().map_or_else(
                        || format!("O pagamento de {total} da fatura {number} não foi concluído. Pague para que sua equipe continue trabalhando. {KEPT}"),
                        |until| format!("O pagamento de {total} da fatura {number} não foi concluído. Seu plano funciona até {until}: pague antes disso para que sua equipe continue trabalhando. {KEPT}"),
                    ),
                ),
                Notice::LastAttemptAhead => (
                    "Resta uma última tentativa de cobrança".to_owned(),
                    until.as_ref().map_or_else(
                        || format!("Falta pagar {total} da fatura {number}."),
                        |until| format!("Se não der certo, seu plano para em {until}."),
                    ),
                    "Resta uma última tentativa",
                    until.as_ref().map_or_else(
                        || format!("Vamos fazer uma última tentativa de cobrar {total} da fatura {number}. Se não der certo, seu plano para. {KEPT}"),
                        |until| format!("Vamos fazer uma última tentativa de cobrar {total} da fatura {number}. Se não der certo, seu plano para em {until}. {KEPT}"),
                    ),
                ),
                Notice::AccessEnded => (
                    "Seu plano parou por falta de pagamento".to_owned(),
                    "Ele volta a funcionar assim que for pago.".to_owned(),
                    "Seu plano parou",
                    format!("A fatura {number} de {total} ficou sem pagar e seu plano parou. Ele volta a funcionar assim que ela for paga. {KEPT}"),
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
                subject: format!("A fatura {} venceu em {due}", reminder.number),
                preheader: format!("Falta pagar {total}."),
                heading: "Você tem uma fatura vencida".to_owned(),
                text: vec![match until {
                    Some(until) => format!(
                        "Venceu em {due} e falta pagar {total}. Seu plano continua funcionando até {until}; se até lá não for pago, ele para. {KEPT}"
                    ),
                    None => format!("Venceu em {due} e falta pagar {total}. {KEPT}"),
                }],
                note: Some(PAID_ALREADY.to_owned()),
            }
        }
        Mail::PlanStarted(start) => {
            let (plan, on) = (form.plan(&start.plan), form.day(start.on));
            Phrases {
                subject: format!("Seu plano {plan} está ativo"),
                preheader: format!("Renova em {on}."),
                heading: format!("Pronto! Você já tem o plano {plan}"),
                text: vec![format!(
                    "Sua equipe já trabalha com tudo o que ele inclui. {} Renova em {on}.",
                    cycle(start.cycle)
                )],
                note: Some("Você pode mudar ou cancelar quando quiser, na sua conta.".to_owned()),
            }
        }
        Mail::PlanChanged(change) => {
            let (plan, previous, on) = (
                form.plan(&change.plan),
                form.plan(&change.previous),
                form.day(change.on),
            );
            Phrases {
                subject: format!("Agora você tem o plano {plan}"),
                preheader: format!("Renova em {on}."),
                heading: format!("Você mudou para o plano {plan}"),
                text: vec![format!(
                    "Você passou do plano {previous} para o plano {plan}. {} Renova em {on}.",
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
                subject: format!("Em {on} você muda para o plano {plan}"),
                preheader: format!("Até lá você continua com o plano {previous}."),
                heading: format!("Seu plano vai mudar em {on}"),
                text: vec![format!(
                    "Até esse dia você continua com o plano {previous} e tudo o que ele inclui. Depois terá o plano {plan}. {}",
                    cycle(change.cycle)
                )],
                note: None,
            }
        }
        Mail::PlanCancelled(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Seu plano termina em {on}"),
                preheader: "Não renova e não se cobra mais nada.".to_owned(),
                heading: "Você cancelou seu plano".to_owned(),
                text: vec![format!(
                    "Você continua com o plano {name} até {on}. Depois ele não renova e não se cobra mais nada. {KEPT}"
                )],
                note: Some(
                    "Mudou de ideia? Até esse dia você pode retomá-lo na sua conta.".to_owned(),
                ),
            }
        }
        Mail::PlanResumed(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Seu plano {name} continua como antes"),
                preheader: format!("Renova em {on}."),
                heading: "Que bom que você fica!".to_owned(),
                text: vec![format!(
                    "Você retomou o plano {name}. Ele renova em {on}, como antes."
                )],
                note: None,
            }
        }
        Mail::PlanEnded(plan) => {
            let (name, on) = (form.plan(&plan.plan), form.day(plan.on));
            Phrases {
                subject: format!("Seu plano {name} terminou"),
                preheader: KEPT.to_owned(),
                heading: format!("Seu plano {name} terminou"),
                text: vec![format!(
                    "Terminou em {on} e não se cobra mais nada. {KEPT} Quando quiser continuar, escolha um plano."
                )],
                note: None,
            }
        }
        Mail::TrialEndsSoon { last_day } => {
            let day = form.day(*last_day);
            Phrases {
                subject: format!("Seu teste termina em {day}"),
                preheader: "Escolha um plano para sua equipe continuar com você.".to_owned(),
                heading: format!("Seu teste termina em {day}"),
                text: vec![format!(
                    "Se sua equipe está ajudando, escolha um plano antes desse dia e continue sem interrupções. Se não escolher nenhum, nada é cobrado. {KEPT}"
                )],
                note: None,
            }
        }
        Mail::TrialEnded { last_day } => {
            let day = form.day(*last_day);
            Phrases {
                subject: "Seu teste terminou".to_owned(),
                preheader: "Escolha um plano e continue de onde parou.".to_owned(),
                heading: "Seu teste terminou".to_owned(),
                text: vec![format!(
                    "O último dia foi {day} e nada foi cobrado. {KEPT} Escolha um plano e continue de onde parou."
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
                    subject: format!("Você já usou {}% das suas mensagens", usage.threshold),
                    preheader: format!("{used} de {limit}. Renovam em {on}."),
                    heading: format!("Você já usou {}% das suas mensagens", usage.threshold),
                    text: vec![format!(
                        "São {used} de {limit} neste período. Elas renovam em {on}. Se sua equipe trabalha mais do que você pensava, um plano maior tem mais mensagens."
                    )],
                    note: None,
                }
            } else {
                Phrases {
                    subject: "Você usou todas as mensagens deste período".to_owned(),
                    preheader: format!("Renovam em {on}."),
                    heading: "Você usou todas as mensagens deste período".to_owned(),
                    text: vec![format!(
                        "Você usou {limit} e elas renovam em {on}. Para continuar antes, escolha um plano maior. {KEPT}"
                    )],
                    note: None,
                }
            }
        }
        Mail::TopUpReceived(pack) => {
            let messages = form.count(pack.messages);
            Phrases {
                subject: format!("Você tem mais {messages} mensagens"),
                preheader: "Já pode usá-las.".to_owned(),
                heading: format!("Pronto! Você tem mais {messages} mensagens"),
                text: vec!["Recebemos seu pagamento e você já pode usá-las. Elas são gastas quando acabam as do seu plano.".to_owned()],
                note: None,
            }
        }
    }
}

const fn cycle(cycle: Cycle) -> &'static str {
    match cycle {
        Cycle::Monthly => "É pago todo mês.",
        Cycle::Yearly => "É pago todo ano.",
    }
}
