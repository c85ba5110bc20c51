//! What is bought, kept and thrown away.

use super::view::{Draft, Three, View};
use crate::{Fact, Slot};

/// Things spoil, are missing or lie about.
pub(super) fn waste(view: &View<'_>) -> Option<Draft> {
    let signs = &[
        "inventari",
        "merma",
        "caduc",
        "desperd",
        "perder",
        "perd",
        "stock",
        "estoque",
        "sobr",
        "agot",
        "waste",
        "spoil",
        "vencid",
        "echa",
    ];
    let problem = view.find(Slot::Problem, signs)?;
    let draft = Draft::because(
        "waste",
        75,
        &[problem],
        &["andres", "paula"],
        &WASTE.0,
        &WASTE.1,
    );
    Some(draft.about(problem.subject()))
}

static WASTE: (Three, Three) = (
    Three {
        es: "Que ni falte ni sobre",
        pt: "Que não falte nem sobre",
        en: "Neither too little nor too much",
    },
    Three {
        es: "Dijiste: «{said}». Cuenta cada semana solo los diez productos que más dinero mueven, ponles un mínimo para volver a pedir y saca primero lo que entró primero. En un mes sabrás qué comprar menos.",
        pt: "Você disse: «{said}». Conte toda semana só os dez produtos que mais movem dinheiro, defina um mínimo para repor e use primeiro o que entrou primeiro. Em um mês você saberá o que comprar menos.",
        en: "You said: “{said}”. Each week count only the ten products that move most money, give each a level at which to order again, and use first what came in first. In a month you will know what to buy less of.",
    },
);

/// Everything hangs on one who supplies.
pub(super) fn one_supplier(view: &View<'_>) -> Option<Draft> {
    let mut suppliers = view.of(Slot::Supplier);
    let (supplier, None) = (suppliers.next()?, suppliers.next()) else {
        return None;
    };
    let draft = Draft::because(
        "one_supplier",
        58,
        &[supplier],
        &["andres", "paula"],
        &SUPPLIER.0,
        &SUPPLIER.1,
    );
    Some(draft.about(supplier.subject()))
}

static SUPPLIER: (Three, Three) = (
    Three {
        es: "Ten un segundo proveedor listo",
        pt: "Tenha um segundo fornecedor pronto",
        en: "Have a second supplier ready",
    },
    Three {
        es: "Solo me consta un proveedor («{said}»). Cotiza con otros dos lo que más compras, con plazo y pedido mínimo: aunque no cambies, te sirve para negociar y no te quedas parado si falla.",
        pt: "Só conheço um fornecedor («{said}»). Cote com outros dois o que você mais compra, com prazo e pedido mínimo: mesmo sem trocar, serve para negociar e você não para se ele falhar.",
        en: "I know of one supplier only (“{said}”). Get quotations from two others for what you buy most, with terms and minimum order: even if you stay, it helps you bargain, and you do not stand still when one fails.",
    },
);

/// A notebook that has become too small.
pub(super) fn notebook(view: &View<'_>) -> Option<Draft> {
    let tools: Vec<&Fact> = view.of(Slot::Tool).collect();
    let paper = tools.iter().find(|tool| {
        tool.mentions(&[
            "libreta", "cuaderno", "caderno", "notebook", "papel", "paper",
        ])
    })?;
    let better = &[
        "excel", "sheet", "hoja", "planilha", "sistema", "pos", "punto", "loyverse", "alegra",
        "odoo", "siigo", "treinta", "kyte", "bling",
    ];
    if tools.iter().any(|tool| tool.mentions(better)) {
        return None;
    }
    Some(Draft::because(
        "notebook",
        44,
        &[paper],
        &["tomas", "mateo", "paula"],
        &NOTEBOOK.0,
        &NOTEBOOK.1,
    ))
}

static NOTEBOOK: (Three, Three) = (
    Three {
        es: "De la libreta a una hoja que suma sola",
        pt: "Do caderno a uma planilha que soma sozinha",
        en: "From the notebook to a sheet that adds up by itself",
    },
    Three {
        es: "Llevas las cuentas en libreta. Una hoja con cuatro columnas (fecha, qué, cuánto, entra o sale) en el celular te dice cada noche cuánto quedó; la armamos en quince minutos y la libreta sigue de respaldo.",
        pt: "Você leva as contas no caderno. Uma planilha de quatro colunas (data, o quê, quanto, entra ou sai) no celular diz toda noite quanto sobrou; montamos em quinze minutos e o caderno fica de reserva.",
        en: "You keep your accounts in a notebook. A sheet with four columns (date, what, how much, in or out) on your phone says each night what is left; we make it in fifteen minutes, and the notebook stays as a backup.",
    },
);
