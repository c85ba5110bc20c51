//! To sell more, and to be found.

use super::view::{Draft, Three, View};
use crate::facts::words;
use crate::patterns::weekdays;
use crate::{Fact, Slot};

const SOCIAL: &[&str] = &[
    "whatsapp",
    "wasap",
    "wpp",
    "zap",
    "instagram",
    "insta",
    "facebook",
    "tiktok",
    "telegram",
];
const PLATFORMS: &[&str] = &[
    "rappi",
    "uber",
    "ifood",
    "pedidosya",
    "pedidos",
    "didi",
    "mercadolibre",
    "mercadolivre",
    "mercado",
    "amazon",
    "shopee",
    "99food",
];
const SLOW: &[&str] = &[
    "vend",
    "venta",
    "client",
    "fluj",
    "vaci",
    "floj",
    "baj",
    "mov",
    "entra",
    "sell",
    "sale",
    "slow",
    "movimento",
    "fraco",
    "vazi",
];

/// A weekday on which little is sold, and a channel to do something about it.
pub(super) fn slow_day(view: &View<'_>) -> Option<Draft> {
    let day_of = |fact: &Fact| words(&fact.content).find_map(|word| crate::text::weekday(&word));
    let problem = view
        .of(Slot::Problem)
        .find(|fact| day_of(fact).is_some() && fact.mentions(SLOW))?;
    let weekday = u32::try_from(day_of(problem)?).ok()?;
    let channel = view.find(Slot::Channel, SOCIAL)?;
    let days = weekdays(view.situation.language, weekday);
    let draft = Draft::because(
        "slow_day",
        95,
        &[problem, channel],
        &["sofia", "carlos"],
        &SLOW_DAY.0,
        &SLOW_DAY.1,
    );
    Some(
        draft
            .about(&(weekday + 1).to_string())
            .with("days", days)
            .with("channel", name(channel)),
    )
}

static SLOW_DAY: (Three, Three) = (
    Three {
        es: "Una oferta para {days} por {channel}",
        pt: "Uma oferta para {days} pelo {channel}",
        en: "An offer for {days} on {channel}",
    },
    Three {
        es: "Dijiste: «{said}». Prueba cuatro semanas una oferta que valga solo ese día, avisada la víspera por {channel}, y anota cuántos la piden: si no paga su costo, se cambia.",
        pt: "Você disse: «{said}». Teste por quatro semanas uma oferta que valha só nesse dia, avisada na véspera pelo {channel}, e anote quantos pedem: se não pagar o custo, muda.",
        en: "You said: “{said}”. For four weeks try an offer that holds on that day only, announced the evening before on {channel}, and count who asks for it: if it does not pay, change it.",
    },
);

/// A place and hours that people cannot find on the map.
pub(super) fn not_on_google(view: &View<'_>) -> Option<Draft> {
    let place = view.first(Slot::Location)?;
    if view.find(Slot::Channel, &["google", "maps"]).is_some() {
        return None;
    }
    let hours = view.first(Slot::Hours);
    let facts: Vec<&Fact> = std::iter::once(place).chain(hours).collect();
    let text = if hours.is_some() {
        &GOOGLE
    } else {
        &GOOGLE_HOURS
    };
    Some(Draft::because(
        "not_on_google",
        78,
        &facts,
        &["sofia", "lucia"],
        &GOOGLE.0,
        &text.1,
    ))
}

static GOOGLE: (Three, Three) = (
    Three {
        es: "Que te encuentren en Google Maps",
        pt: "Apareça no Google Maps",
        en: "Be found on Google Maps",
    },
    Three {
        es: "Tienes local y horario, y no me has dicho que estés en Google. La ficha es gratis: dirección, horario, cinco fotos y el botón de WhatsApp. Quien busca cerca decide ahí.",
        pt: "Você tem loja e horário, e não me disse que está no Google. A ficha é grátis: endereço, horário, cinco fotos e o botão do WhatsApp. Quem procura por perto decide ali.",
        en: "You have a place and opening hours, and have not told me that you are on Google. The profile is free: address, hours, five photos and the WhatsApp button. People nearby decide there.",
    },
);
static GOOGLE_HOURS: (Three, Three) = (
    Three {
        es: "",
        pt: "",
        en: "",
    },
    Three {
        es: "Tienes local, pero no consta tu horario ni que estés en Google. La ficha es gratis: dirección, horario de cada día, cinco fotos y el botón de WhatsApp. Quien busca cerca decide ahí.",
        pt: "Você tem loja, mas não consta seu horário nem que esteja no Google. A ficha é grátis: endereço, horário de cada dia, cinco fotos e o botão do WhatsApp. Quem procura por perto decide ali.",
        en: "You have a place, but I know neither your opening hours nor whether you are on Google. The profile is free: address, the hours of each day, five photos and the WhatsApp button. People nearby decide there.",
    },
);

/// All that is sold goes through somebody who takes a share.
pub(super) fn only_platforms(view: &View<'_>) -> Option<Draft> {
    let channels: Vec<&Fact> = view.of(Slot::Channel).collect();
    let first = *channels.first()?;
    if !channels.iter().all(|channel| channel.mentions(PLATFORMS)) {
        return None;
    }
    let draft = Draft::because(
        "only_platforms",
        72,
        &channels,
        &["diego", "sofia"],
        &PLATFORM.0,
        &PLATFORM.1,
    );
    Some(draft.with("channel", name(first)))
}

static PLATFORM: (Three, Three) = (
    Three {
        es: "Un canal propio, sin comisión",
        pt: "Um canal próprio, sem comissão",
        en: "A channel of your own, without commission",
    },
    Three {
        es: "Solo me consta que vendes por {channel}, que cobra comisión y se queda con el cliente. Mete en cada pedido una tarjeta con tu WhatsApp y algo que valga pedir directo: el segundo pedido es el que deja.",
        pt: "Só sei que você vende por {channel}, que cobra comissão e fica com o cliente. Ponha em cada pedido um cartão com seu WhatsApp e uma vantagem para pedir direto: é o segundo pedido que dá lucro.",
        en: "All I know is that you sell through {channel}, which takes a commission and keeps the customer. Put a card with your WhatsApp and a reason to order directly into each order: the second one is where you earn.",
    },
);

/// One way to sell, which may fail tomorrow.
pub(super) fn one_channel(view: &View<'_>) -> Option<Draft> {
    let mut channels = view.of(Slot::Channel);
    let (channel, None) = (channels.next()?, channels.next()) else {
        return None;
    };
    let offer = view.first(Slot::Offers)?;
    if channel.mentions(PLATFORMS) {
        return None;
    }
    let draft = Draft::because(
        "one_channel",
        60,
        &[channel, offer],
        &["lucia", "sofia"],
        &CHANNEL.0,
        &CHANNEL.1,
    );
    Some(
        draft
            .about(channel.subject())
            .with("channel", name(channel)),
    )
}

static CHANNEL: (Three, Three) = (
    Three {
        es: "Un segundo canal además de {channel}",
        pt: "Um segundo canal além de {channel}",
        en: "A second channel besides {channel}",
    },
    Three {
        es: "Todo lo que vendes te llega por {channel}. Si un día te cierran la cuenta o cambia el alcance, te quedas sin pedidos. Abre uno más con lo que ya tienes: las mismas fotos, los mismos precios y una hora a la semana.",
        pt: "Tudo o que você vende chega por {channel}. Se um dia a conta cair ou o alcance mudar, os pedidos param. Abra mais um com o que já tem: as mesmas fotos, os mesmos preços e uma hora por semana.",
        en: "Everything you sell comes in through {channel}. If the account is closed one day, or reach drops, so do your orders. Open one more with what you have: the same photos, the same prices, one hour a week.",
    },
);

/// People order from afar and nobody has said how far it goes.
pub(super) fn no_delivery_area(view: &View<'_>) -> Option<Draft> {
    let channel = view.find(Slot::Channel, SOCIAL)?;
    let offer = view.first(Slot::Offers)?;
    if view.has(Slot::Coverage) {
        return None;
    }
    let draft = Draft::because(
        "no_delivery_area",
        50,
        &[channel, offer],
        &["andres", "diego", "paula"],
        &DELIVERY.0,
        &DELIVERY.1,
    );
    Some(draft.with("channel", name(channel)))
}

static DELIVERY: (Three, Three) = (
    Three {
        es: "Di hasta dónde entregas y cuánto cuesta",
        pt: "Diga até onde entrega e quanto custa",
        en: "Say how far you deliver, and for how much",
    },
    Three {
        es: "Vendes por {channel} y no consta hasta dónde entregas. Tres zonas con su costo y su tiempo, fijas en tu perfil y en la respuesta automática, ahorran la mitad de las preguntas y evitan entregas que no dejan.",
        pt: "Você vende por {channel} e não consta até onde entrega. Três zonas com custo e prazo, fixas no perfil e na resposta automática, poupam metade das perguntas e evitam entregas que não compensam.",
        en: "You sell on {channel} and I do not know how far you deliver. Three zones with their cost and time, pinned to your profile and in the automatic reply, save half of the questions and the deliveries that do not pay.",
    },
);

/// Somebody sells the same, and prices are known.
pub(super) fn competitor(view: &View<'_>) -> Option<Draft> {
    let rival = view.first(Slot::Competitor)?;
    let price = view.first(Slot::Price)?;
    let draft = Draft::because(
        "competitor",
        48,
        &[rival, price],
        &["carlos", "tomas"],
        &RIVAL.0,
        &RIVAL.1,
    );
    Some(draft.about(rival.subject()).with("rival", name(rival)))
}

static RIVAL: (Three, Three) = (
    Three {
        es: "Compárate con {rival} en diez productos",
        pt: "Compare-se com {rival} em dez produtos",
        en: "Compare ten products with {rival}",
    },
    Three {
        es: "Sabes quién compite contigo y a cómo vendes. Una tabla de diez productos, tu precio, el suyo y qué das tú que ellos no, te dice dónde puedes subir y dónde hace falta explicar mejor lo que vales.",
        pt: "Você sabe quem concorre com você e por quanto vende. Uma tabela de dez produtos, seu preço, o deles e o que só você oferece mostra onde dá para subir e onde falta explicar melhor seu valor.",
        en: "You know who competes with you and what you charge. A table of ten products, your price, theirs, and what only you give, shows where you can go up and where your value needs explaining.",
    },
);

/// What a fact is about as the person wrote it: behind the label of its sentence, else its subject.
fn name(fact: &Fact) -> String {
    fact.content
        .split_once(": ")
        .map_or_else(|| fact.subject().to_owned(), |(_, name)| name.to_owned())
}
