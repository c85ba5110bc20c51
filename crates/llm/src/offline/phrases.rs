//! The sentences, in the three languages of the product.

use locale::Language;

/// A business topic that a message can be about, and what a good adviser would ask first.
pub(super) struct Topic {
    /// Beginnings of words, lower case and without accents.
    pub(super) words: &'static [&'static str],
    pub(super) question: &'static str,
    pub(super) step: &'static str,
}

/// Sentences with `{}` where a piece is put in.
pub(super) struct Phrases {
    pub(super) greeting: &'static str,
    pub(super) greeting_to: &'static str,
    pub(super) introduction: &'static str,
    pub(super) introduction_without_role: &'static str,
    pub(super) notice: &'static str,
    pub(super) understood: &'static str,
    pub(super) files_title: &'static str,
    pub(super) file: &'static str,
    pub(super) wordless_file: &'static str,
    pub(super) picture: &'static str,
    pub(super) known_title: &'static str,
    pub(super) company: &'static str,
    pub(super) industry: &'static str,
    pub(super) about: &'static str,
    pub(super) goal: &'static str,
    pub(super) insight: &'static str,
    pub(super) specialties: &'static str,
    pub(super) questions_title: &'static str,
    pub(super) questions: [&'static str; 3],
    pub(super) steps_title: &'static str,
    pub(super) steps: [&'static str; 2],
    pub(super) specialty_step: &'static str,
    pub(super) closing: &'static str,
    pub(super) and: &'static str,
    pub(super) topics: &'static [Topic],
}

/// The sentences of a BCP 47 tag; Spanish unless it is Portuguese or English.
pub(super) fn of(language: &str) -> &'static Phrases {
    Language::from_tag(language).pick(&SPANISH, &PORTUGUESE, &ENGLISH)
}

static SPANISH: Phrases = Phrases {
    greeting: "Hola.",
    greeting_to: "Hola, {}.",
    introduction: "Soy {}, {}.",
    introduction_without_role: "Soy {}.",
    notice: "**Aviso:** ahora mismo no hay ningún proveedor de inteligencia artificial conectado. Esta respuesta se armó con reglas fijas a partir de tu perfil y tu mensaje; no es el análisis de un modelo y no tiene costo.",
    understood: "Recibí tu mensaje: {}.",
    files_title: "**Tus archivos**",
    file: "{}: pude leer {} caracteres; empieza con {}. Ningún modelo lo ha analizado todavía.",
    wordless_file: "{}: no tiene texto que se pueda leer.",
    picture: "{}: es una imagen, y sin un modelo no puedo ver qué muestra.",
    known_title: "**Lo que tengo de tu negocio**",
    company: "Negocio: {}",
    industry: "Giro: {}",
    about: "Qué hace: {}",
    goal: "Meta: {}",
    insight: "En la memoria: {}",
    specialties: "Mi trabajo es ayudarte con {}.",
    questions_title: "**Para avanzar, cuéntame**",
    questions: [
        "¿Qué resultado concreto quieres ver y para cuándo?",
        "¿Qué has intentado hasta ahora y qué pasó?",
        "¿Con cuánto tiempo, dinero y personas cuentas?",
    ],
    steps_title: "**Mientras tanto, puedes**",
    steps: [
        "Anotar el número que mejor mide este tema (por semana) y cuánto vale hoy.",
        "Completar tu perfil y tus metas: es lo primero que leeré cuando haya un proveedor conectado.",
    ],
    specialty_step: "Escribir en dos líneas cómo estás hoy en {}.",
    closing: "Tu mensaje quedó guardado. Cuando se conecte un proveedor, pídeme que regenere esta respuesta.",
    and: "y",
    topics: &[
        Topic {
            words: &["venta", "vend", "cotiza", "prospect"],
            question: "¿Cuántas ventas haces por semana y de cuánto es la venta promedio?",
            step: "Listar tus cinco últimas ventas perdidas y el motivo de cada una.",
        },
        Topic {
            words: &[
                "market",
                "publicid",
                "redes",
                "instagram",
                "facebook",
                "tiktok",
                "anunci",
                "campan",
                "marca",
            ],
            question: "¿Por dónde llegan hoy tus clientes y cuál de esos canales te cuesta más?",
            step: "Preguntar a tus próximos diez clientes cómo te conocieron.",
        },
        Topic {
            words: &[
                "cost", "gasto", "preci", "margen", "ganancia", "dinero", "flujo", "credit",
                "impuest", "factur", "cobr",
            ],
            question: "¿Cuánto te cuesta producir lo que más vendes y a cuánto lo das?",
            step: "Separar en una hoja los gastos fijos y los variables del último mes.",
        },
        Topic {
            words: &[
                "client", "queja", "resena", "atencion", "servicio", "recompra",
            ],
            question: "¿Qué te agradecen y qué te reclaman más tus clientes?",
            step: "Contactar a tres clientes que no han vuelto y preguntarles por qué.",
        },
        Topic {
            words: &[
                "equipo", "emplead", "personal", "contrat", "turno", "capacit",
            ],
            question: "¿Quién hace qué en tu equipo y qué tarea se atora más?",
            step: "Escribir las tres tareas que solo tú sabes hacer.",
        },
        Topic {
            words: &[
                "inventario",
                "proveedor",
                "compra",
                "entrega",
                "merma",
                "proceso",
                "operacion",
                "pedido",
                "logistic",
            ],
            question: "¿Qué se te acaba, se te echa a perder o se retrasa más seguido?",
            step: "Registrar durante una semana cada retraso y cada faltante.",
        },
    ],
};

static PORTUGUESE: Phrases = Phrases {
    greeting: "Olá.",
    greeting_to: "Olá, {}.",
    introduction: "Sou {}, {}.",
    introduction_without_role: "Sou {}.",
    notice: "**Aviso:** neste momento não há nenhum provedor de inteligência artificial conectado. Esta resposta foi montada com regras fixas a partir do seu perfil e da sua mensagem; não é a análise de um modelo e não tem custo.",
    understood: "Recebi sua mensagem: {}.",
    files_title: "**Seus arquivos**",
    file: "{}: consegui ler {} caracteres; começa com {}. Nenhum modelo o analisou ainda.",
    wordless_file: "{}: não tem texto que possa ser lido.",
    picture: "{}: é uma imagem, e sem um modelo não consigo ver o que ela mostra.",
    known_title: "**O que tenho do seu negócio**",
    company: "Negócio: {}",
    industry: "Ramo: {}",
    about: "O que faz: {}",
    goal: "Meta: {}",
    insight: "Na memória: {}",
    specialties: "Meu trabalho é ajudar você com {}.",
    questions_title: "**Para avançar, me conte**",
    questions: [
        "Que resultado concreto você quer ver e até quando?",
        "O que você já tentou e o que aconteceu?",
        "Com quanto tempo, dinheiro e pessoas você conta?",
    ],
    steps_title: "**Enquanto isso, você pode**",
    steps: [
        "Anotar o número que melhor mede este assunto (por semana) e quanto ele vale hoje.",
        "Completar seu perfil e suas metas: é o que vou ler primeiro quando houver um provedor conectado.",
    ],
    specialty_step: "Escrever em duas linhas como você está hoje em {}.",
    closing: "Sua mensagem ficou salva. Quando um provedor for conectado, peça para eu gerar esta resposta de novo.",
    and: "e",
    topics: &[
        Topic {
            words: &["venda", "vend", "orcament", "prospec"],
            question: "Quantas vendas você faz por semana e qual é o valor médio?",
            step: "Listar as cinco últimas vendas perdidas e o motivo de cada uma.",
        },
        Topic {
            words: &[
                "market",
                "publicid",
                "redes",
                "instagram",
                "facebook",
                "tiktok",
                "anunci",
                "campanh",
                "marca",
            ],
            question: "Por onde chegam hoje seus clientes e qual desses canais custa mais?",
            step: "Perguntar aos próximos dez clientes como conheceram você.",
        },
        Topic {
            words: &[
                "cust", "gasto", "preco", "margem", "lucro", "dinheiro", "caixa", "credit",
                "impost", "fatur", "cobr",
            ],
            question: "Quanto custa produzir o que você mais vende e por quanto você vende?",
            step: "Separar em uma folha os gastos fixos e os variáveis do último mês.",
        },
        Topic {
            words: &["client", "reclama", "avaliac", "atendimento", "servico"],
            question: "O que seus clientes mais elogiam e do que mais reclamam?",
            step: "Falar com três clientes que não voltaram e perguntar por quê.",
        },
        Topic {
            words: &[
                "equipe",
                "funcionari",
                "pessoal",
                "contrat",
                "turno",
                "treina",
            ],
            question: "Quem faz o quê na sua equipe e qual tarefa mais emperra?",
            step: "Escrever as três tarefas que só você sabe fazer.",
        },
        Topic {
            words: &[
                "estoque",
                "fornecedor",
                "compra",
                "entrega",
                "perda",
                "processo",
                "operac",
                "pedido",
                "logistic",
            ],
            question: "O que mais falta, estraga ou atrasa?",
            step: "Registrar durante uma semana cada atraso e cada falta.",
        },
    ],
};

static ENGLISH: Phrases = Phrases {
    greeting: "Hello.",
    greeting_to: "Hello, {}.",
    introduction: "I am {}, {}.",
    introduction_without_role: "I am {}.",
    notice: "**Please note:** no AI provider is connected right now. This answer was put together by fixed rules from your profile and your message; it is not a model's analysis, and it costs nothing.",
    understood: "I received your message: {}.",
    files_title: "**Your files**",
    file: "{}: I could read {} characters; it begins with {}. No model has analysed it yet.",
    wordless_file: "{}: it has no text that can be read.",
    picture: "{}: it is an image, and without a model I cannot see what it shows.",
    known_title: "**What I have about your business**",
    company: "Business: {}",
    industry: "Trade: {}",
    about: "What it does: {}",
    goal: "Goal: {}",
    insight: "In memory: {}",
    specialties: "My job is to help you with {}.",
    questions_title: "**To move on, tell me**",
    questions: [
        "Which concrete result do you want to see, and by when?",
        "What have you tried so far, and what happened?",
        "How much time, money and people do you have for it?",
    ],
    steps_title: "**Meanwhile, you can**",
    steps: [
        "Write down the number that measures this best (per week) and what it is today.",
        "Complete your profile and your goals: it is what I will read first once a provider is connected.",
    ],
    specialty_step: "Write two lines on where you stand today in {}.",
    closing: "Your message is saved. Once a provider is connected, ask me to regenerate this answer.",
    and: "and",
    topics: &[
        Topic {
            words: &["sale", "sell", "quote", "prospect", "lead"],
            question: "How many sales do you make a week, and how much is the average sale?",
            step: "List your last five lost sales and the reason for each.",
        },
        Topic {
            words: &[
                "market",
                "advert",
                "social",
                "instagram",
                "facebook",
                "tiktok",
                "campaign",
                "brand",
            ],
            question: "Where do your customers come from today, and which of those channels costs most?",
            step: "Ask your next ten customers how they found you.",
        },
        Topic {
            words: &[
                "cost", "expens", "price", "pricing", "margin", "profit", "money", "cash",
                "credit", "tax", "invoic",
            ],
            question: "What does it cost you to make what you sell most, and what do you charge for it?",
            step: "Put last month's fixed and variable expenses on one sheet.",
        },
        Topic {
            words: &["customer", "client", "complain", "review", "service"],
            question: "What do your customers thank you for, and what do they complain about most?",
            step: "Ask three customers who have not come back why.",
        },
        Topic {
            words: &[
                "team", "employee", "staff", "hire", "hiring", "shift", "train",
            ],
            question: "Who does what in your team, and which task gets stuck most?",
            step: "Write down the three tasks that only you know how to do.",
        },
        Topic {
            words: &[
                "inventory",
                "supplier",
                "purchas",
                "deliver",
                "waste",
                "process",
                "operation",
                "order",
                "logistic",
            ],
            question: "What runs out, goes bad or comes late most often?",
            step: "Keep a record of every delay and every shortage for a week.",
        },
    ],
};
