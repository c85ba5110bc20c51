use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use crate::{
    Candidate, Claim, Context, Known, Language, Origin, Slot, Turn, Value, extract, update,
};

pub(super) fn context(country: &str) -> Context {
    let is_portuguese = country == "BR";
    Context {
        language: if is_portuguese {
            Language::Portuguese
        } else {
            Language::Spanish
        },
        country: Some(country.into()),
        now: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
    }
}

/// "price:torta = 45", "policy:anticipo = 50%", "event:feria = 2026-05-01", "offers:recarga".
pub(super) fn known(country: &str, facts: &[&str]) -> Vec<Known> {
    let home = crate::text::currency_of_country(country);
    facts
        .iter()
        .zip(1..)
        .map(|(fact, id)| {
            let (key, value) = fact
                .split_once(" = ")
                .map_or((*fact, None), |(key, value)| (key, Some(value)));
            let key: crate::FactKey = key.parse().unwrap();
            let is_money = matches!(key.slot, Slot::Price | Slot::Cost | Slot::Revenue);
            let value = value.map(|text| match key.slot {
                Slot::Event => Value {
                    date: Some(text.parse().unwrap()),
                    ..Value::default()
                },
                Slot::Policy | Slot::Supplier | Slot::Person => Value {
                    text: Some(text.to_owned()),
                    ..Value::default()
                },
                _ => Value {
                    number: Some(text.trim_end_matches('%').to_owned()),
                    currency: home.filter(|_| is_money).map(str::to_owned),
                    unit: text.ends_with('%').then(|| "%".to_owned()),
                    ..Value::default()
                },
            });
            Known {
                id: Uuid::from_u128(id),
                content: format!("{}: {}", key.subject, fact),
                fact_key: Some(key),
                value,
                confidence: 0.9,
                status: "discovered".to_owned(),
                origin: Origin::Rules,
                evidence_count: 1,
                valid_from: None,
                last_seen_at: None,
                version: 1,
                message_ids: Vec::new(),
                conversation_ids: Vec::new(),
            }
        })
        .collect()
}

fn shown(candidate: &Candidate) -> String {
    let value = candidate.value.as_ref().and_then(|value| {
        value
            .text
            .clone()
            .or_else(|| value.number.clone())
            .or_else(|| value.date.map(|day| day.to_string()))
    });
    match candidate.claim {
        Claim::Ended => format!("- {}", candidate.key),
        Claim::Corrects | Claim::Holds => {
            format!("{} = {}", candidate.key, value.unwrap_or_default())
        }
    }
}

/// What is said of facts that are known: those that change, and those that end.
pub(super) fn changes(country: &str, facts: &[&str], asked: &str, text: &str) -> Vec<String> {
    read(country, facts, asked, text, false)
}

fn read(country: &str, facts: &[&str], asked: &str, text: &str, is_alone: bool) -> Vec<String> {
    let known = known(country, facts);
    let turn = Turn {
        text,
        previous: Some(asked).filter(|asked| !asked.is_empty()),
    };
    let context = context(country);
    let found = extract(&turn, &context);
    let updated = update(&turn, &context, None, &known, found.clone());
    updated
        .iter()
        // What the other rules say is theirs.
        .filter(|candidate| !found.contains(candidate) || !is_alone)
        .filter(|candidate| {
            candidate.claim != Claim::Holds
                && known
                    .iter()
                    .any(|known| known.fact_key.as_ref() == Some(&candidate.key))
        })
        .map(shown)
        .collect()
}

pub(super) type Case = (
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

pub(super) fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (country, facts, text, expected) in cases {
        let got = read(country, facts, "", text, expected.is_empty()).join("; ");
        if got != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What most of the tests know.
const SHOP: &[&str] = &[
    "price:torta ahogada = 45",
    "price:agua jamaica = 25",
    "cost:renta = 8000",
    "cost:luz = 1200",
    "metric:pedido mes = 60",
    "policy:anticipo = 50%",
    "policy:entrega = 5 dias",
    "team_size: = 4",
    "offers:torta ahogada",
    "offers:gelatina",
    "channel:rappi",
    "payment:tarjeta",
    "tool:excel",
    "supplier:abarrotes ramirez",
    "person:lupita",
    "customers:oficina",
    "goal:abrir sucursal zapopan",
    "event:feria nacional = 2026-05-10",
];

#[test]
fn a_figure_goes_to_the_fact_whose_words_are_named() {
    check(&[
        (
            "MX",
            SHOP,
            "la torta ahogada ahora está en 50",
            "price:torta ahogada = 50",
        ),
        (
            "MX",
            SHOP,
            "ya subimos la ahogada a 52",
            "price:torta ahogada = 52",
        ),
        (
            "MX",
            SHOP,
            "ah y el agua de jamaica la dejamos en 28",
            "price:agua jamaica = 28",
        ),
        (
            "MX",
            SHOP,
            "me subieron la renta a 9 mil",
            "cost:renta = 9000",
        ),
        (
            "MX",
            SHOP,
            "la renta pasó de 8 mil a 8500",
            "cost:renta = 8500",
        ),
        (
            "MX",
            SHOP,
            "oye ahora los pedidos andan en 80 por mes",
            "metric:pedido mes = 80",
        ),
        (
            "MX",
            SHOP,
            "el anticipo mejor que sea del 30%",
            "policy:anticipo = 30%",
        ),
        (
            "MX",
            SHOP,
            "el anticipo bajó al 40 por ciento",
            "policy:anticipo = 40 por ciento",
        ),
        (
            "MX",
            SHOP,
            "ya entregamos en 3 días, la entrega quedó en 3 días",
            "policy:entrega = 3 días",
        ),
        (
            "MX",
            SHOP,
            "corrección, la luz es de 1350",
            "cost:luz = 1350",
        ),
        (
            "MX",
            SHOP,
            "la feria nacional se movió al 17 de mayo",
            "event:feria nacional = 2026-05-17",
        ),
        (
            "MX",
            SHOP,
            "cambiaron la feria para el 12 de mayo",
            "event:feria nacional = 2026-05-12",
        ),
        (
            "CO",
            &["price:corte caballero = 20000", "price:barba = 12000"],
            "el corte de caballero quedó en 25",
            "price:corte caballero = 25000",
        ),
        (
            "CO",
            &["price:corte caballero = 20000", "price:barba = 12000"],
            "vea y la barba pasó a 15 mil",
            "price:barba = 15000",
        ),
        (
            "CO",
            &["cost:arriendo = 1800000"],
            "el arriendo me lo subieron a 2 millones",
            "cost:arriendo = 2000000",
        ),
        (
            "AR",
            &["price:docena facturas = 9000", "price:pan = 2800"],
            "che las facturas ahora a 10 lucas la docena",
            "price:docena facturas = 10000",
        ),
        (
            "AR",
            &["price:abono = 55000", "cost:alquiler = 400000"],
            "el abono lo pasé a 62",
            "price:abono = 62000",
        ),
        (
            "AR",
            &["cost:luz = 80000"],
            "la luz se fue a 110 lucas",
            "cost:luz = 110000",
        ),
        (
            "PE",
            &["price:menu ejecutivo = 15", "price:jugo surtido = 8"],
            "ya pe, el menú ejecutivo subió a 17 soles",
            "price:menu ejecutivo = 17",
        ),
        (
            "PE",
            &["policy:pedido minimo = 50 unidades"],
            "ahora el pedido mínimo son 100 unidades",
            "policy:pedido minimo = 100 unidades",
        ),
        (
            "CL",
            &["price:completo italiano = 2500", "cost:arriendo = 600000"],
            "el completo lo dejé en 2.800",
            "price:completo italiano = 2800",
        ),
        (
            "CL",
            &["metric:alumno = 64"],
            "ya vamos en 72 alumnos",
            "metric:alumno = 72",
        ),
        (
            "BR",
            &["price:coxinha = 6", "price:kibe = 7"],
            "a coxinha agora tá 7,50",
            "price:coxinha = 7.5",
        ),
        (
            "BR",
            &["cost:aluguel = 2500", "cost:luz = 400"],
            "o aluguel subiu pra 2800",
            "cost:aluguel = 2800",
        ),
        (
            "BR",
            &["policy:sinal = 50%"],
            "o sinal passou para 40%",
            "policy:sinal = 40%",
        ),
        (
            "BR",
            &["event:feira livre = 2026-04-10"],
            "a feira ficou pro dia 17 de abril",
            "event:feira livre = 2026-04-17",
        ),
        (
            "BR",
            &["metric:aluno = 80"],
            "agora são 95 alunos",
            "metric:aluno = 95",
        ),
    ]);
}

#[test]
fn a_figure_goes_to_the_fact_that_said_the_old_one() {
    check(&[
        ("MX", SHOP, "no son 60, son 66", "metric:pedido mes = 66"),
        ("MX", SHOP, "ya no a 45, a 48", "price:torta ahogada = 48"),
        (
            "MX",
            SHOP,
            "perdón, no es de 1200, es de 1250 la luz",
            "cost:luz = 1250",
        ),
        (
            "MX",
            SHOP,
            "lo de los 5 días quedó en 4",
            "policy:entrega = 4 dias",
        ),
        (
            "MX",
            SHOP,
            "la renta antes era 8 mil, ahora 8800",
            "cost:renta = 8800",
        ),
        (
            "PE",
            &["metric:madre = 600", "metric:jaula = 80"],
            "no son 600 madres, son 550",
            "metric:madre = 550",
        ),
        (
            "CO",
            &["policy:garantia = 30 dias", "policy:pago = 15 dias"],
            "los 30 días ahora son 45",
            "policy:garantia = 45 dias",
        ),
        (
            "BR",
            &["metric:marmita dia = 45", "team_size: = 3"],
            "não são 45, são 50",
            "metric:marmita dia = 50",
        ),
        (
            "CL",
            &["price:clase = 12000", "price:plan = 45000"],
            "ya no son 12 lucas, son 14",
            "price:clase = 14000",
        ),
    ]);
}

#[test]
fn a_figure_goes_to_the_only_fact_that_it_can_be() {
    check(&[
        (
            "MX",
            &["cost:internet = 1200", "price:hora = 15"],
            "me cambié de compañía y ahora pago 900",
            "cost:internet = 900",
        ),
        (
            "CO",
            &["metric:lavadora = 9"],
            "ahora tengo siete, dos se dañaron",
            "metric:lavadora = 7",
        ),
        (
            "CO",
            &["price:corrientazo = 14000", "cost:arriendo = 900000"],
            "dejo el almuerzo en 15 mil",
            "price:corrientazo = 15000",
        ),
        (
            "CL",
            &["price:clase = 98000", "metric:cama = 6"],
            "el plan queda en 105",
            "price:clase = 105000",
        ),
        (
            "AR",
            &["price:sesion = 30000"],
            "lo subí a 35",
            "price:sesion = 35000",
        ),
        (
            "BR",
            &["price:corte = 45"],
            "agora cobro 50",
            "price:corte = 50",
        ),
    ]);
}

#[test]
fn what_is_over_is_found_by_its_name() {
    check(&[
        ("MX", SHOP, "en Rappi ya no estamos", "- channel:rappi"),
        (
            "MX",
            SHOP,
            "a Ramírez ya no le compro",
            "- supplier:abarrotes ramirez",
        ),
        (
            "MX",
            SHOP,
            "a Ramírez ya no",
            "- supplier:abarrotes ramirez",
        ),
        (
            "MX",
            SHOP,
            "Lupita ya no trabaja con nosotros",
            "- person:lupita",
        ),
        ("MX", SHOP, "el Excel ya no lo usamos", "- tool:excel"),
        (
            "MX",
            SHOP,
            "las gelatinas ya no las hago",
            "- offers:gelatina",
        ),
        (
            "MX",
            SHOP,
            "olvida las gelatinas, ya no hacemos",
            "- offers:gelatina",
        ),
        ("MX", SHOP, "con tarjeta ya no", "- payment:tarjeta"),
        (
            "MX",
            SHOP,
            "en Zapopan ya no vamos a abrir",
            "- goal:abrir sucursal zapopan",
        ),
        (
            "AR",
            &["supplier:molino canuelas = harina"],
            "a Cañuelas ya no",
            "- supplier:molino canuelas",
        ),
        (
            "PE",
            &["channel:la vinoteca", "offers:pisco acholado"],
            "en La Vinoteca ya no estamos",
            "- channel:la vinoteca",
        ),
        (
            "CO",
            &["goal:exportar corea otro ano"],
            "a Corea ya no vamos a exportar",
            "- goal:exportar corea otro ano",
        ),
        (
            "BR",
            &["offers:mandala", "offers:brinco"],
            "esquece mandala, não fazemos mais",
            "- offers:mandala",
        ),
        (
            "BR",
            &["channel:ifood", "channel:instagram"],
            "no iFood não estamos mais",
            "- channel:ifood",
        ),
        (
            "CL",
            &["customers:bar santiago", "offers:cerveza"],
            "a los bares ya no les vendo",
            "- customers:bar santiago",
        ),
        (
            "CO",
            &["tool:siigo", "payment:nequi"],
            "Siigo lo dejamos",
            "- tool:siigo",
        ),
    ]);
}

#[test]
fn what_is_not_said_to_hold_changes_nothing() {
    check(&[
        (
            "MX",
            SHOP,
            "¿y si la torta ahogada ahora la pongo en 50?",
            "",
        ),
        (
            "MX",
            SHOP,
            "si subiera la torta ahogada a 50 se enojarían",
            "",
        ),
        (
            "MX",
            SHOP,
            "la vecina ahora vende la torta ahogada a 50",
            "",
        ),
        (
            "MX",
            SHOP,
            "mi cuñado dice que la torta ahogada ya está en 60",
            "",
        ),
        ("MX", SHOP, "quiero dejar la torta ahogada en 50", ""),
        ("MX", SHOP, "estoy pensando en subir la renta a 9 mil", ""),
        (
            "MX",
            SHOP,
            "la torta ahogada sigue en 45 y el agua igual en 25",
            "",
        ),
        ("MX", SHOP, "hoy se vendieron 90 tortas ahogadas", ""),
        ("MX", SHOP, "ayer hubo 12 pedidos", ""),
        (
            "MX",
            SHOP,
            "Escríbeme un post que diga: la torta ahogada ahora a 30",
            "",
        ),
        ("MX", SHOP, "no subí la torta ahogada a 50", ""),
        ("MX", SHOP, "a lo mejor la luz ya quedó en 1500", ""),
        ("MX", SHOP, "Lupita ya no viene los lunes", ""),
        (
            "MX",
            SHOP,
            "ya no me alcanza el tiempo para las gelatinas",
            "",
        ),
        ("MX", SHOP, "¿ya no vendo gelatinas?", ""),
        ("MX", SHOP, "por ahora ya no hago gelatinas", ""),
        ("MX", SHOP, "ya no cabe nadie más en la oficina", ""),
        (
            "BR",
            &["price:corte = 45"],
            "se o corte subisse pra 60 ninguém vinha",
            "",
        ),
        (
            "BR",
            &["price:corte = 45"],
            "a vizinha agora cobra 35 no corte",
            "",
        ),
        (
            "CO",
            &["price:almuerzo = 14000"],
            "el dólar ya está en 4200",
            "",
        ),
        (
            "AR",
            &["price:corte = 8000"],
            "por ejemplo, ahora el corte a 9 lucas",
            "",
        ),
    ]);
}

#[test]
fn where_two_facts_fit_neither_changes() {
    check(&[
        (
            "MX",
            &["price:torta ahogada = 45", "price:torta cubana = 60"],
            "la torta ahora está en 65",
            "",
        ),
        (
            "MX",
            &["cost:renta = 1100", "cost:internet = 1200"],
            "ahora pago 900",
            "",
        ),
        (
            "MX",
            &["metric:cama = 9", "metric:silla = 9"],
            "no son 9, son 8",
            "",
        ),
        (
            "CO",
            &["price:corte = 20000", "price:barba = 15000"],
            "lo dejo en 18",
            "",
        ),
        (
            "PE",
            &["policy:garantia = 30 dias", "policy:credito = 30 dias"],
            "los 30 días ahora son 45",
            "",
        ),
        (
            "MX",
            &["offers:pan dulce", "offers:pan blanco"],
            "el pan ya no lo hago",
            "",
        ),
    ]);
}

#[test]
fn another_thing_is_not_the_known_one() {
    check(&[
        (
            "MX",
            &["price:torta ahogada = 45"],
            "la torta grande ahora está en 65",
            "",
        ),
        (
            "BR",
            &["price:corte = 45"],
            "o corte feminino agora é 70",
            "",
        ),
        (
            "MX",
            &["metric:lavadora = 9"],
            "ahora tengo siete empleados",
            "",
        ),
        ("MX", &["metric:lavadora = 9"], "no son 9 camas, son 8", ""),
        ("PE", &["cost:gas = 50"], "ahora pago 60 de agua", ""),
    ]);
}

#[test]
fn what_the_assistant_asked_gives_an_answer_its_fact() {
    let facts = ["price:ramo rosas = 350", "price:corona = 350"];
    assert_eq!(
        changes(
            "MX",
            &facts,
            "¿El ramo de rosas sigue en 350?",
            "no, ahora 380"
        ),
        ["price:ramo rosas = 380"]
    );
    assert_eq!(
        changes(
            "MX",
            &["offers:gelish", "offers:manicura"],
            "¿Sigues haciendo gelish?",
            "no, ya no lo hago"
        ),
        ["- offers:gelish"]
    );
}

#[test]
fn what_was_said_in_the_same_conversation_is_meant_first() {
    let conversation = Uuid::from_u128(77);
    let mut known = known("MX", &["cost:renta = 1100", "cost:internet = 1200"]);
    let turn = Turn {
        text: "ahora pago 900",
        previous: None,
    };
    let read = |known: &[Known]| {
        update(&turn, &context("MX"), Some(conversation), known, Vec::new())
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
    };
    assert!(read(&known).is_empty());
    known[1].conversation_ids.push(conversation);
    assert_eq!(read(&known), ["cost:internet = 900"]);
}

#[test]
fn the_sentence_has_the_words_in_which_the_fact_was_said() {
    let mut known = known("PE", &["price:tour colca 2 dia = 190"]);
    known[0].content = "Precio de tour al Colca de 2 días: 190 PEN".to_owned();
    let text = "el Colca ya no a 190, a 210 por la gasolina";
    let turn = Turn {
        text,
        previous: None,
    };
    let found = update(&turn, &context("PE"), None, &known, Vec::new());
    assert_eq!(
        found[0].content,
        "Precio de tour al Colca de 2 días: 210 PEN"
    );
    assert_eq!((found[0].span.start, found[0].span.end), (0, 27));
    assert_eq!(found[0].key, known[0].fact_key.clone().unwrap());
}

#[test]
fn what_had_ended_is_not_changed() {
    let mut known = known("MX", &["price:torta = 45"]);
    known[0].status = "expired".to_owned();
    let turn = Turn {
        text: "la torta ahora a 50",
        previous: None,
    };
    assert!(update(&turn, &context("MX"), None, &known, Vec::new()).is_empty());
}

#[test]
fn a_new_figure_of_another_name_gives_way_to_the_known_fact() {
    let known = known("CO", &["price:corrientazo = 14000"]);
    let turn = Turn {
        text: "Dejo el almuerzo en 15 mil",
        previous: None,
    };
    let context = context("CO");
    let found = extract(&turn, &context);
    assert_eq!(found[0].key.to_string(), "price:almuerzo");
    let keys: Vec<String> = update(&turn, &context, None, &known, found)
        .iter()
        .map(|candidate| candidate.key.to_string())
        .collect();
    assert_eq!(keys, ["price:corrientazo"]);
}

#[test]
fn what_is_never_stored_is_no_update() {
    let known = known("MX", &["price:torta = 45"]);
    let turn = Turn {
        text: "la torta ahora con tarjeta 4111 1111 1111 1111",
        previous: None,
    };
    assert!(update(&turn, &context("MX"), None, &known, Vec::new()).is_empty());
}
