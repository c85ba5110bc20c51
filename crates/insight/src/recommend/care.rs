//! Customers and people: answers, rules of the house, complaints, and those who work there.

use super::view::{Draft, Three, View};
use crate::Slot;

/// People write, and nobody has the time to answer.
pub(super) fn slow_answers(view: &View<'_>) -> Option<Draft> {
    let problem = view.of(Slot::Problem).find(|fact| {
        fact.mentions(&[
            "contest", "respond", "mensaj", "mensag", "whatsapp", "answer", "reply", "message",
        ]) && fact.mentions(&[
            "no", "nao", "tard", "tiempo", "tempo", "alcanz", "much", "muit", "slow", "time",
            "late",
        ])
    })?;
    let draft = Draft::because(
        "slow_answers",
        74,
        &[problem],
        &["valentina", "carlos"],
        &ANSWERS.0,
        &ANSWERS.1,
    );
    Some(draft.about(problem.subject()))
}

static ANSWERS: (Three, Three) = (
    Three {
        es: "Respuestas rápidas para lo que siempre preguntan",
        pt: "Respostas rápidas para o que sempre perguntam",
        en: "Quick replies for what is always asked",
    },
    Three {
        es: "Dijiste: «{said}». Las diez preguntas de siempre (precio, horario, entrega, pago) se contestan con respuestas guardadas y un mensaje de bienvenida que diga cuándo respondes. Lo armamos con lo que ya sé de tu negocio.",
        pt: "Você disse: «{said}». As dez perguntas de sempre (preço, horário, entrega, pagamento) se resolvem com respostas salvas e uma mensagem de boas-vindas que diga quando você responde. Montamos com o que já sei do seu negócio.",
        en: "You said: “{said}”. The ten usual questions (price, hours, delivery, payment) are answered by saved replies and a greeting that says when you answer. We make them from what I know of your business.",
    },
);

/// Things are sold from afar, and what happens when they do not fit has not been said.
pub(super) fn no_returns_policy(view: &View<'_>) -> Option<Draft> {
    let channel = view.find(
        Slot::Channel,
        &[
            "instagram",
            "facebook",
            "tiktok",
            "whatsapp",
            "web",
            "tienda",
            "loja",
            "mercado",
            "shop",
        ],
    )?;
    let offer = view.first(Slot::Offers)?;
    if view
        .find(
            Slot::Policy,
            &[
                "devol", "cambio", "reembols", "garant", "troca", "return", "refund",
            ],
        )
        .is_some()
    {
        return None;
    }
    Some(Draft::because(
        "no_returns_policy",
        56,
        &[channel, offer],
        &["valentina", "elena"],
        &RETURNS.0,
        &RETURNS.1,
    ))
}

static RETURNS: (Three, Three) = (
    Three {
        es: "Escribe tu política de cambios en seis líneas",
        pt: "Escreva sua política de trocas em seis linhas",
        en: "Write your returns policy in six lines",
    },
    Three {
        es: "Vendes a distancia y no consta qué pasa si algo sale mal. Plazo, en qué estado, quién paga el envío y cómo se devuelve el dinero: fijo en tu perfil evita pleitos y da confianza para comprar.",
        pt: "Você vende a distância e não consta o que acontece se algo der errado. Prazo, em que estado, quem paga o frete e como o dinheiro volta: fixo no perfil, evita brigas e dá confiança para comprar.",
        en: "You sell at a distance, and I do not know what happens when something goes wrong. Until when, in which state, who pays the shipping and how money goes back: pinned to your profile it avoids quarrels and gives confidence.",
    },
);

/// Those who work there leave, are missing or cannot be found.
pub(super) fn staff_leaves(view: &View<'_>) -> Option<Draft> {
    let problem = view.of(Slot::Problem).find(|fact| {
        fact.mentions(&[
            "emplead",
            "personal",
            "trabajador",
            "gente",
            "equip",
            "funcionari",
            "staff",
            "ayudant",
            "mesero",
            "vendedor",
        ]) && fact.mentions(&[
            "falt", "renunc", "rota", "dur", "van", "consig", "llega", "sale", "leave", "quit",
            "find", "sai", "acho",
        ])
    })?;
    let draft = Draft::because(
        "staff_leaves",
        70,
        &[problem],
        &["camila", "paula"],
        &STAFF.0,
        &STAFF.1,
    );
    Some(draft.about(problem.subject()))
}

static STAFF: (Three, Three) = (
    Three {
        es: "Que la gente buena se quede",
        pt: "Que as pessoas boas fiquem",
        en: "Keep good people",
    },
    Three {
        es: "Dijiste: «{said}». Un anuncio claro con sueldo y horario, una primera semana con lista de tareas y una plática corta cada quince días cuestan poco y se notan al mes.",
        pt: "Você disse: «{said}». Um anúncio claro com salário e horário, uma primeira semana com lista de tarefas e uma conversa curta a cada quinze dias custam pouco e se notam em um mês.",
        en: "You said: “{said}”. A clear advertisement with pay and hours, a first week with a list of tasks and a short talk every fortnight cost little, and show within a month.",
    },
);

/// Customers complain.
pub(super) fn complaints(view: &View<'_>) -> Option<Draft> {
    let problem = view.find(
        Slot::Problem,
        &[
            "quej", "reclam", "molest", "resen", "devoluc", "complain", "review", "reclamac",
        ],
    )?;
    let draft = Draft::because(
        "complaints",
        68,
        &[problem],
        &["valentina", "paula"],
        &COMPLAINTS.0,
        &COMPLAINTS.1,
    );
    Some(draft.about(problem.subject()))
}

static COMPLAINTS: (Three, Three) = (
    Three {
        es: "Convierte las quejas en una lista corta",
        pt: "Transforme as reclamações em uma lista curta",
        en: "Turn complaints into a short list",
    },
    Three {
        es: "Dijiste: «{said}». Anota dos semanas qué pasó, cuándo y con qué; casi siempre dos causas hacen la mayoría. A quien se quejó se le contesta el mismo día, con una disculpa y qué se va a hacer.",
        pt: "Você disse: «{said}». Anote por duas semanas o que houve, quando e com quê; quase sempre duas causas fazem a maioria. A quem reclamou se responde no mesmo dia, com desculpas e o que será feito.",
        en: "You said: “{said}”. For two weeks note what happened, when and with what; two causes nearly always make most of them. Who complained is answered the same day, with an apology and what will be done.",
    },
);
