//! The sentence that a person reads on the page of what is known, and the words by which it is found again.

use super::reader::Draft;
use crate::text::fold;
use crate::{Claim, Language, Slot, Value};

/// A short sentence that stands on its own.
pub(super) fn sentence(language: Language, draft: &Draft) -> String {
    let subject = draft.subject.trim();
    let value = draft.value.as_ref().map(shown).unwrap_or_default();
    let (spanish, portuguese, english) =
        template(draft.slot, subject.is_empty(), value.is_empty(), &value);
    let template = match language {
        Language::Spanish => spanish,
        Language::Portuguese => portuguese,
        Language::English => english,
    };
    let said = template.replace("{s}", subject).replace("{v}", &value);
    let said = said.trim().trim_end_matches([':', ',']).to_owned();
    if draft.claim != Claim::Ended {
        return said;
    }
    let over = match language {
        Language::Spanish => "Ya no",
        Language::Portuguese => "Não mais",
        Language::English => "No longer",
    };
    format!("{over}: {}", lower_first(&said))
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
}

/// Its figure, its words or its day, as one reads them.
fn shown(value: &Value) -> String {
    if let Some(day) = value.date {
        return day.to_string();
    }
    if let Some(number) = &value.number {
        let grouped = grouped(number);
        return match (value.currency.as_deref(), value.unit.as_deref()) {
            (Some(currency), _) => format!("{grouped} {currency}"),
            (None, Some("%")) => format!("{grouped}%"),
            (None, Some(unit)) => format!("{grouped} {unit}"),
            (None, None) => grouped,
        };
    }
    value.text.clone().unwrap_or_default()
}

/// 12500 as `12 500`: a space is read alike in all countries.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number
        .split_once('.')
        .map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    if whole.len() < 5 {
        return number.to_owned();
    }
    let mut shown = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            shown.push('\u{a0}');
        }
        shown.push(digit);
    }
    fraction.map_or_else(|| shown.clone(), |fraction| format!("{shown}.{fraction}"))
}

type Three = (&'static str, &'static str, &'static str);

fn template(slot: Slot, is_general: bool, is_bare: bool, value: &str) -> Three {
    match slot {
        Slot::Offers => ("Vende {s}", "Vende {s}", "Sells {s}"),
        Slot::Price => (
            "Precio de {s}: {v}",
            "Preço de {s}: {v}",
            "Price of {s}: {v}",
        ),
        Slot::Customers => ("Clientes: {s}", "Clientes: {s}", "Customers: {s}"),
        Slot::Location if is_general => ("Ubicación: {v}", "Localização: {v}", "Location: {v}"),
        Slot::Location => (
            "Ubicación de {s}: {v}",
            "Localização de {s}: {v}",
            "Location of {s}: {v}",
        ),
        Slot::Coverage => ("Entrega en: {v}", "Entrega em: {v}", "Delivers to: {v}"),
        Slot::Hours if value == "cerrado" => ("Cierra: {s}", "Fecha: {s}", "Closed: {s}"),
        Slot::Hours if is_general => ("Horario: {v}", "Horário: {v}", "Opening hours: {v}"),
        Slot::Hours => (
            "Horario ({s}): {v}",
            "Horário ({s}): {v}",
            "Opening hours ({s}): {v}",
        ),
        Slot::TeamSize => (
            "Personas en el equipo: {v}",
            "Pessoas na equipe: {v}",
            "People in the team: {v}",
        ),
        Slot::Person if is_bare => (
            "Persona del negocio: {s}",
            "Pessoa do negócio: {s}",
            "Person of the business: {s}",
        ),
        Slot::Person => ("{s}: {v}", "{s}: {v}", "{s}: {v}"),
        Slot::Tool => ("Usa {s}", "Usa {s}", "Uses {s}"),
        Slot::Channel => ("Canal: {s}", "Canal: {s}", "Channel: {s}"),
        Slot::Payment => ("Acepta {s}", "Aceita {s}", "Accepts {s}"),
        Slot::Revenue => (
            "Ingresos por {s}: {v}",
            "Faturamento por {s}: {v}",
            "Revenue per {s}: {v}",
        ),
        Slot::Cost => ("Gasto en {s}: {v}", "Custo de {s}: {v}", "Cost of {s}: {v}"),
        Slot::Metric => ("{s}: {v}", "{s}: {v}", "{s}: {v}"),
        Slot::Supplier if is_bare => ("Proveedor: {s}", "Fornecedor: {s}", "Supplier: {s}"),
        Slot::Supplier => (
            "Proveedor: {s} ({v})",
            "Fornecedor: {s} ({v})",
            "Supplier: {s} ({v})",
        ),
        Slot::Competitor => ("Competidor: {s}", "Concorrente: {s}", "Competitor: {s}"),
        Slot::Founded => ("Abrió en {v}", "Abriu em {v}", "Opened in {v}"),
        Slot::BusinessName => (
            "El negocio se llama {v}",
            "O negócio se chama {v}",
            "The business is called {v}",
        ),
        Slot::BusinessType => ("Giro: {v}", "Ramo: {v}", "Trade: {v}"),
        Slot::Policy => ("{s}: {v}", "{s}: {v}", "{s}: {v}"),
        Slot::Problem => ("Problema: {s}", "Problema: {s}", "Problem: {s}"),
        Slot::Preference => ("Prefiere: {s}", "Prefere: {s}", "Prefers: {s}"),
        Slot::Goal => ("Meta: {s}", "Meta: {s}", "Goal: {s}"),
        Slot::Constraint => ("Límite: {s}", "Limite: {s}", "Limit: {s}"),
        Slot::Decision => ("Decisión: {s}", "Decisão: {s}", "Decision: {s}"),
        Slot::Event => ("{s}: {v}", "{s}: {v}", "{s}: {v}"),
        Slot::Habit => ("Costumbre: {s}", "Costume: {s}", "Habit: {s}"),
    }
}

/// Whether something could be done about a fact of a slot.
pub(crate) const fn is_actionable(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Problem | Slot::Goal | Slot::Constraint | Slot::Event | Slot::Decision
    )
}

/// Words that a question about a slot may use.
pub(crate) fn tags_of(slot: Slot) -> Vec<String> {
    let words: &[&str] = match slot {
        Slot::Offers => &[
            "vender",
            "venta",
            "producto",
            "servicio",
            "ofrecer",
            "menu",
            "catalogo",
            "que vendo",
            "produto",
        ],
        Slot::Price => &[
            "precio", "costo", "cuesta", "cuanto", "cobrar", "valor", "a como", "vale", "tarifa",
            "preco", "quanto", "custa", "price",
        ],
        Slot::Customers => &[
            "cliente",
            "publico",
            "comprador",
            "mercado",
            "quien compra",
            "segmento",
            "consumidor",
        ],
        Slot::Location => &[
            "ubicacion",
            "direccion",
            "donde",
            "local",
            "sucursal",
            "zona",
            "lugar",
            "endereco",
            "onde",
        ],
        Slot::Coverage => &[
            "envio",
            "entrega",
            "domicilio",
            "reparto",
            "cobertura",
            "zona",
            "delivery",
            "frete",
        ],
        Slot::Hours => &[
            "horario", "hora", "abrir", "cerrar", "atender", "abierto", "cerrado", "dia",
            "apertura", "cuando", "abre", "fecha",
        ],
        Slot::TeamSize => &[
            "equipo",
            "empleado",
            "personal",
            "trabajador",
            "cuantos",
            "gente",
            "persona",
            "equipe",
            "funcionario",
        ],
        Slot::Person => &[
            "quien",
            "persona",
            "equipo",
            "encargado",
            "socio",
            "empleado",
            "nombre",
            "quem",
        ],
        Slot::Tool => &[
            "herramienta",
            "programa",
            "sistema",
            "aplicacion",
            "usar",
            "software",
            "equipo",
            "ferramenta",
        ],
        Slot::Channel => &[
            "canal",
            "vender",
            "red",
            "publicar",
            "anunciar",
            "marketing",
            "redes sociales",
            "donde vendo",
        ],
        Slot::Payment => &[
            "pago",
            "pagar",
            "cobrar",
            "aceptar",
            "metodo",
            "forma de pago",
            "pagamento",
            "tarjeta",
        ],
        Slot::Revenue => &[
            "ingreso",
            "venta",
            "vender",
            "facturacion",
            "facturar",
            "ganar",
            "cuanto",
            "faturamento",
            "entrada",
        ],
        Slot::Cost => &[
            "costo",
            "gasto",
            "pagar",
            "cuanto",
            "gastar",
            "egreso",
            "custo",
            "mensualidad",
        ],
        Slot::Metric => &[
            "cifra",
            "numero",
            "indicador",
            "promedio",
            "cuanto",
            "dato",
            "metrica",
        ],
        Slot::Supplier => &[
            "proveedor",
            "comprar",
            "surtir",
            "insumo",
            "materia prima",
            "fornecedor",
            "quien vende",
        ],
        Slot::Competitor => &[
            "competencia",
            "competidor",
            "rival",
            "concorrente",
            "compite",
        ],
        Slot::Founded => &[
            "ano",
            "empezar",
            "abrir",
            "fundar",
            "antiguedad",
            "cuando",
            "desde",
            "inicio",
        ],
        Slot::BusinessName => &["nombre", "llamar", "marca", "negocio", "nome"],
        Slot::BusinessType => &[
            "negocio", "giro", "rubro", "tipo", "empresa", "ramo", "que hago",
        ],
        Slot::Policy => &["politica", "regla", "condicion", "norma", "termino"],
        Slot::Problem => &[
            "problema",
            "dificultad",
            "queja",
            "falla",
            "preocupar",
            "mejorar",
        ],
        Slot::Preference => &["preferencia", "gusto", "preferir", "estilo", "respuesta"],
        Slot::Goal => &["meta", "objetivo", "querer", "lograr", "plan", "llegar"],
        Slot::Constraint => &[
            "limite",
            "presupuesto",
            "restriccion",
            "poder",
            "maximo",
            "tope",
        ],
        Slot::Decision => &["decision", "decidir", "acordar", "plan"],
        Slot::Event => &[
            "fecha", "cuando", "dia", "evento", "agenda", "data", "quando",
        ],
        Slot::Habit => &["costumbre", "rutina", "siempre", "cada", "soler", "habito"],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The words of a slot and those of some subjects.
pub(super) fn tags(slot: Slot, subject: &str) -> Vec<String> {
    let mut tags = tags_of(slot);
    let more: &[(&str, &[&str])] = &[
        ("renta", &["alquiler", "arriendo", "local", "aluguel"]),
        ("alquiler", &["renta", "arriendo", "local"]),
        ("arriendo", &["renta", "alquiler", "local"]),
        ("aluguel", &["renta", "alquiler"]),
        ("envio", &["domicilio", "entrega", "reparto"]),
        ("devolucion", &["cambio", "reembolso"]),
        ("anticipo", &["adelanto", "sena", "apartado", "deposito"]),
        ("sueldo", &["nomina", "salario", "empleado"]),
        ("nomina", &["sueldo", "salario"]),
        ("tarjeta", &["debito", "credito", "terminal"]),
        ("efectivo", &["cash", "contado"]),
        ("ticket", &["compra promedio", "cliente gasta"]),
        ("margen", &["ganancia", "utilidad"]),
        ("luz", &["electricidad", "recibo"]),
        ("whatsapp", &["wasap", "mensaje"]),
        ("instagram", &["redes", "ig"]),
        ("facebook", &["redes", "fb"]),
    ];
    for (word, others) in more {
        if subject.split(' ').any(|its| fold(its) == *word) {
            tags.extend(others.iter().map(|other| (*other).to_owned()));
        }
    }
    tags
}
