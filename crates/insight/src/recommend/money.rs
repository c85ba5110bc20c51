//! What comes in, what goes out, and what is left.

use chrono::TimeDelta;

use super::view::{Draft, Three, View};
use crate::facts::figure;
use crate::{Fact, Slot};

const CASH: &[&str] = &["efectiv", "cash", "dinheiro", "contado"];
const RISES: &[&str] = &[
    "sub",
    "aument",
    "encarec",
    "caro",
    "cara",
    "alza",
    "rise",
    "rising",
    "expensive",
];
const COSTS: &[&str] = &[
    "cost",
    "custo",
    "gast",
    "luz",
    "renta",
    "alquiler",
    "aluguel",
    "insumo",
    "harina",
    "material",
    "gas",
    "proveedor",
    "precio",
    "preco",
    "materia",
];

/// It is known what things cost the customer, not what they cost the business.
pub(super) fn price_without_cost(view: &View<'_>) -> Option<Draft> {
    let price = view.first(Slot::Price)?;
    if view.has(Slot::Cost)
        || view
            .find(
                Slot::Metric,
                &[
                    "margen", "margem", "margin", "ganancia", "utilidad", "lucro",
                ],
            )
            .is_some()
    {
        return None;
    }
    Some(Draft::because(
        "price_without_cost",
        85,
        &[price],
        &["mateo", "carlos"],
        &MARGIN.0,
        &MARGIN.1,
    ))
}

static MARGIN: (Three, Three) = (
    Three {
        es: "Saca cuánto te deja cada producto",
        pt: "Calcule quanto cada produto deixa",
        en: "Work out what each product leaves you",
    },
    Three {
        es: "Sé a cómo vendes («{said}»), no cuánto te cuesta. Con tus tres productos que más salen, lo que llevan de insumos y media hora, sabrás cuál conviene empujar y cuál vende mucho pero no deja.",
        pt: "Sei por quanto você vende («{said}»), não quanto custa. Com seus três produtos mais vendidos, o custo dos insumos e meia hora, você saberá qual vale empurrar e qual vende muito mas não deixa lucro.",
        en: "I know what you charge (“{said}”), not what it costs you. With your three best sellers, what goes into them and half an hour, you will know which to push, and which sells well and leaves nothing.",
    },
);

/// Only those who carry cash can buy.
pub(super) fn only_cash(view: &View<'_>) -> Option<Draft> {
    let payments: Vec<&Fact> = view.of(Slot::Payment).collect();
    if payments.is_empty() || !payments.iter().all(|payment| payment.mentions(CASH)) {
        return None;
    }
    Some(Draft::because(
        "only_cash",
        80,
        &payments,
        &["mateo", "diego", "carlos"],
        &LINKS.0,
        &LINKS.1,
    ))
}

static LINKS: (Three, Three) = (
    Three {
        es: "Cobra también con QR o enlace de pago",
        pt: "Receba também por QR ou link de pagamento",
        en: "Take QR codes and payment links too",
    },
    Three {
        es: "Solo me consta que aceptas efectivo. Un código QR en el mostrador y un enlace para mandar por WhatsApp no piden terminal ni renta, y dejan cobrar anticipos. Compara la comisión de dos opciones antes de elegir.",
        pt: "Só sei que você aceita dinheiro. Um QR no balcão e um link para mandar pelo WhatsApp não pedem maquininha nem mensalidade, e permitem cobrar sinal. Compare a taxa de duas opções antes de escolher.",
        en: "All I know is that you take cash. A QR code on the counter and a link to send on WhatsApp need no terminal and no rent, and let you ask for deposits. Compare the fees of two providers first.",
    },
);

/// Something that is paid for has gone up.
pub(super) fn costs_rise(view: &View<'_>) -> Option<Draft> {
    let problem = view
        .of(Slot::Problem)
        .find(|fact| fact.mentions(RISES) && fact.mentions(COSTS))?;
    let facts: Vec<&Fact> = std::iter::once(problem)
        .chain(view.first(Slot::Cost))
        .chain(view.first(Slot::Supplier))
        .collect();
    Some(
        Draft::because(
            "costs_rise",
            82,
            &facts,
            &["mateo", "andres"],
            &RISE.0,
            &RISE.1,
        )
        .about(problem.subject()),
    )
}

static RISE: (Three, Three) = (
    Three {
        es: "Frena lo que te está subiendo",
        pt: "Segure o que está subindo",
        en: "Get a hold on what is going up",
    },
    Three {
        es: "Dijiste: «{said}». Pide dos cotizaciones más, calcula cuánto pesa en el precio de tu producto principal y decide una de tres: negociar volumen, cambiar de proveedor o subir el precio con aviso.",
        pt: "Você disse: «{said}». Peça mais duas cotações, calcule quanto pesa no preço do seu produto principal e decida uma de três: negociar volume, trocar de fornecedor ou subir o preço avisando antes.",
        en: "You said: “{said}”. Ask for two more quotations, work out what it weighs in the price of your main product, and choose one of three: bargain for volume, change supplier, or raise the price with notice.",
    },
);

/// Customers owe money.
pub(super) fn debts(view: &View<'_>) -> Option<Draft> {
    let owed = &[
        "deb", "deud", "fiad", "moros", "cobr", "atras", "devem", "divida", "owe", "pagan", "pagam",
    ];
    let problem = view
        .find(Slot::Problem, owed)
        .or_else(|| view.find(Slot::Policy, &["fiad", "credit"]))?;
    Some(
        Draft::because(
            "debts",
            76,
            &[problem],
            &["mateo", "carlos"],
            &DEBTS.0,
            &DEBTS.1,
        )
        .about(problem.subject()),
    )
}

static DEBTS: (Three, Three) = (
    Three {
        es: "Cobra lo que te deben, sin perder al cliente",
        pt: "Receba o que devem, sem perder o cliente",
        en: "Collect what you are owed, and keep the customer",
    },
    Three {
        es: "Dijiste: «{said}». Una lista de quién debe, cuánto y desde cuándo; un mensaje amable a los tres días y otro al vencer; y una regla escrita de a quién y hasta cuánto se fía.",
        pt: "Você disse: «{said}». Uma lista de quem deve, quanto e desde quando; uma mensagem gentil em três dias e outra no vencimento; e uma regra escrita de para quem e até quanto vender fiado.",
        en: "You said: “{said}”. A list of who owes what since when; a kind message after three days and one when it is due; and a written rule of whom you give credit and how much.",
    },
);

/// Prices that nobody has looked at for half a year, while costs are newer.
pub(super) fn price_is_old(view: &View<'_>) -> Option<Draft> {
    let long_ago = view.situation.now - TimeDelta::days(180);
    let price = view
        .of(Slot::Price)
        .find(|fact| fact.last_seen_at.is_some_and(|at| at < long_ago))?;
    let cost = view
        .of(Slot::Cost)
        .find(|fact| fact.valid_from > price.valid_from)?;
    Some(Draft::because(
        "price_is_old",
        64,
        &[price, cost],
        &["mateo", "carlos"],
        &OLD.0,
        &OLD.1,
    ))
}

static OLD: (Three, Three) = (
    Three {
        es: "Revisa precios: tus costos ya cambiaron",
        pt: "Reveja os preços: seus custos já mudaram",
        en: "Review your prices: your costs have changed",
    },
    Three {
        es: "Tu precio («{said}») tiene más de seis meses y lo que pagas es más nuevo. Revisa los cinco productos que más vendes y sube primero los que la gente no compara.",
        pt: "Seu preço («{said}») tem mais de seis meses e o que você paga é mais recente. Reveja os cinco produtos mais vendidos e suba primeiro os que as pessoas não comparam.",
        en: "Your price (“{said}”) is more than six months old, and what you pay is newer. Review your five best sellers, and raise first what people do not compare.",
    },
);

/// A limit on what may be spent, and something to spend it on.
pub(super) fn budget(view: &View<'_>) -> Option<Draft> {
    let limit = view
        .of(Slot::Constraint)
        .find(|fact| fact.value.as_ref().and_then(figure).is_some())?;
    let amount = limit.value.as_ref().and_then(figure)?;
    let goal = view.first(Slot::Goal)?;
    let draft = Draft::because(
        "budget",
        66,
        &[limit, goal],
        &["sofia", "mateo"],
        &BUDGET.0,
        &BUDGET.1,
    );
    Some(
        draft
            .about(limit.subject())
            .with("amount", amount)
            .with("goal", goal.content.clone()),
    )
}

static BUDGET: (Three, Three) = (
    Three {
        es: "Un plan que quepa en {amount}",
        pt: "Um plano que caiba em {amount}",
        en: "A plan that fits into {amount}",
    },
    Three {
        es: "Tienes un tope («{said}») y algo que lograr («{goal}»). Repártelo en tres pruebas chicas, pon de antemano con qué número sigue cada una, y quédate con la que lo alcance.",
        pt: "Você tem um teto («{said}») e algo a alcançar («{goal}»). Divida em três testes pequenos, defina antes com que número cada um continua, e fique com o que chegar lá.",
        en: "You have a limit (“{said}”) and something to reach (“{goal}”). Split it over three small trials, say beforehand which figure keeps each alive, and stay with the one that gets there.",
    },
);

/// It is known what comes in, not from how many.
pub(super) fn no_ticket(view: &View<'_>) -> Option<Draft> {
    let revenue = view.first(Slot::Revenue)?;
    if view
        .find(
            Slot::Metric,
            &["ticket", "client", "promedio", "medio", "pedido"],
        )
        .is_some()
    {
        return None;
    }
    Some(Draft::because(
        "no_ticket",
        46,
        &[revenue],
        &["tomas", "carlos"],
        &TICKET.0,
        &TICKET.1,
    ))
}

static TICKET: (Three, Three) = (
    Three {
        es: "Mide cuánto gasta cada cliente",
        pt: "Meça quanto cada cliente gasta",
        en: "Measure what each customer spends",
    },
    Three {
        es: "Sé cuánto entra («{said}»), no de cuántas ventas. Cuenta los tickets de dos semanas: si sabes cuánto gasta cada quien, sabes si conviene traer más gente o vender más a la que ya viene.",
        pt: "Sei quanto entra («{said}»), não de quantas vendas. Conte as vendas de duas semanas: sabendo quanto cada um gasta, você sabe se vale trazer mais gente ou vender mais a quem já vem.",
        en: "I know what comes in (“{said}”), not from how many sales. Count two weeks of them: once you know what each spends, you know whether to bring in more people or to sell more to those who come.",
    },
);
