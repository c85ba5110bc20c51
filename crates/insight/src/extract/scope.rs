//! What in a text is not the person's statement about their business: questions, hypotheses, quotations, other people's
//! shops, requests, examples, and orders to a machine.

use super::group::{Group, Mode, groups};
use crate::instructions::is_instruction;
use crate::text::{Person, Sentence, Sort, Tense, Token, longest_phrase, number_at};

/// Opens a hypothesis that reaches to the end of its sentence.
const SUPPOSES: &str = "\
    por ejemplo|p . ej|imagina|imaginate|imaginemos|supongamos|supon|suponiendo|suponte|digamos que|\
    pongamos que|hipoteticamente|en caso de que|que pasa si|que pasaria|si tuviera|si tuvieramos|si pudiera|\
    si abriera|como si|ojala|tomara que|quem sabe|por exemplo|imagine|vamos supor|suponha|for example|\
    for instance|let's say|suppose|what if|if we|if i|seria bueno|estaria bueno|seria bom|no se si|nao sei se|\
    no estoy seguro|no estoy segura|me pregunto si|me gustaria saber|quisiera saber|quiero saber|queria saber|\
    gostaria de saber|quero saber|algun dia|algun dia|um dia talvez|i wonder|not sure if|en teoria|\
    a modo de ejemplo|ejemplo :|exemplo :|ej :|dudo si|no descarto|me da curiosidad|sueno con|sonho em";

/// Casts doubt on its clause.
const DOUBTS: &str = "\
    tal vez|talvez|quiza|quizas|quizas|a lo mejor|a la mejor|capaz que|capaz|puede que|puede ser que|\
    de repente abrimos|maybe|perhaps|might|acaso|probablemente|posiblemente|me gustaria algun|estaba pensando|\
    estuve pensando|estoy pensando|estamos pensando|estou pensando|estamos pensando|andamos pensando|\
    ando pensando|he pensado|hemos pensado|pensei em|pense en|pensamos en|pienso en|penso em|i'm thinking|\
    i am thinking|thinking about|thinking of|tengo ganas|tenemos ganas|evaluando|estoy viendo si|\
    estamos viendo si|viendo si|estoy considerando|estamos considerando|considerando|vendo se|se me ocurre|\
    se me ocurrio|me pasa por la cabeza|dando vueltas|podria ser|could|would";

/// What others say.
const REPORTS: &str = "\
    dice que|dicen que|dijo que|dijeron que|me dijo|me dijeron|me conto|me contaron|lei que|lei en|leimos|\
    escuche que|oi que|vi que|vi en|segun|cuenta que|cuentan que|me recomendo|me recomendaron|me aconsejo|\
    me sugirio|asegura que|opina que|comenta que|me comento|se dice que|diz que|disse que|dizem que|\
    disseram que|me disse|me falou|falou que|li que|ouvi que|ouvi dizer|vi no|segundo|says that|said that|\
    told me|i read|i heard|according to|they say|he says|she says|en la tele|en las noticias|la noticia|\
    me ofrecio|me ofrecieron|me propuso|dizia que|decia que|me decia|quiere que yo|quiere que|le preguntaron|\
    el articulo|un articulo|un blog|un video";

/// Words for a business or a person that is not the one who writes.
const OTHERS: &str = "\
    vecino vecina vecinos cunado cunada primo prima compadre comadre amigo amiga amigos competencia competidor \
    competidora competidores tio tia suegro suegra colega conocido conocida vizinho vizinha cunhado cunhada \
    concorrente concorrencia concorrentes neighbor cousin brother-in-law competitor friend oxxo starbucks \
    walmart mcdonald's yerno sobrino sobrina padrino parcero compa rival tottus ex excunado exsocio exjefe jefe \
    profe profesor roommate";

/// Somebody else by their place: "el de enfrente", "la tienda de la esquina".
const PLACES: &str = "\
    de enfrente|de al lado|de la esquina|de la vuelta|del frente|de al frente|otra tienda|otro local|\
    otro negocio|otros negocios|otras tiendas|en otro lado|otros lugares|la competencia|do lado|da frente|\
    da esquina|outra loja|next door|across the street|una tienda que|un negocio que|una empresa que|\
    un restaurante que|uma loja que|de a lado|en otras tiendas";

/// Verbs that ask the assistant for something, as orders.
const ORDERS: &str = "\
    escribir redactar hacer crear generar disenar armar traducir resumir dar decir ayudar explicar sugerir \
    recomendar corregir mejorar analizar calcular preparar mandar contar mostrar proponer pasar planear \
    comparar organizar hablar recordar buscar convertir ensenar responder revisar agregar poner enviar guardar \
    completar";
const ORDER_FORMS: &str = "\
    escribeme escribime hazme haceme redacta redactame escribe escribi creame crea genera generame disena \
    disename armame arma traduce traduceme resume resumeme dame dime decime ayudame explicame explica sugiereme \
    sugerime recomiendame recomendame corrige corrigeme mejora mejorame analiza calcula preparame haz pasame \
    mandame proponme organizame regalame escreva escreve faca faz crie cria gere monta monte traduza resuma \
    prepare ajuda write make create draft generate help give translate summarize puedes podrias podes pode \
    poderia please responde contesta respondele contestale dile decile revisa revisame cambiale agregale ponle \
    convierte prepara";
const ORDER_PHRASES: &str = "\
    necesito que|quiero que me|quiero que escribas|quiero que hagas|quiero un texto|necesito un texto|\
    necesito un post|quiero un post|necesito una publicacion|preciso de um texto|preciso que|quero que voce|\
    quero um texto|i need you to|can you|necesito un mensaje|quiero un mensaje|necesito ayuda|preciso de ajuda|\
    un mensaje que diga|me ayudas|me escribes|me haces|me redactas|me das|me armas|me podes|me puedes|me ajuda|\
    me faz|me escreve|necesito una descripcion|necesito un anuncio|necesito ideas|quiero ideas|\
    necesito un correo|quiero una publicacion|quiero un anuncio";

/// Whatever follows these is the text of somebody else, or one that is to be written.
const TEXTS: &str = "\
    que diga|que digan|diciendo|que diga :|dizendo|que fale|que diz|saying|that says|me escribieron :|\
    me escribio :|me mando :|me mandaron :|me llego este|este correo|este mensaje|este texto|esta resena|\
    este comentario|el mensaje dice|el texto dice|el correo dice|dice :|decia :|diz :|esta mensagem|este email|\
    este e-mail|pego el|te pego|te copio|copio el|copio y pego|pegando|texto :|mensaje :|correo :|articulo :|\
    email :|mensagem :|this email|this message|this text|fwd :|reenviado|pagina dice|proveedor me mando|\
    dice asi|escribio asi|comentario :|resena :|dijo :|me dijo :";

/// For each token whether it may be believed.
pub(super) struct Scope {
    blocked: Vec<bool>,
    /// The rest of the text is somebody else's.
    pub closed_from: usize,
}

impl Scope {
    pub(super) fn is_open(&self, at: usize) -> bool {
        at < self.closed_from && !self.blocked.get(at).copied().unwrap_or(true)
    }

    /// What the sentences leave to be believed.
    pub(super) fn of(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Self {
        let mut scope = Self {
            blocked: tokens.iter().map(|token| token.is_quoted).collect(),
            closed_from: tokens.len(),
        };
        for sentence in sentences {
            if sentence.is_question {
                scope.block(sentence.start, sentence.end);
                // A question that ends in "… que diga:" or "este mensaje:" is followed by that text.
                if tokens
                    .get(sentence.end.saturating_sub(1))
                    .is_some_and(|token| token.is(":"))
                {
                    scope.close(sentence.end);
                }
                continue;
            }
            scope.read(text, tokens, *sentence);
            if scope.closed_from < tokens.len() {
                break;
            }
        }
        scope
    }

    fn block(&mut self, from: usize, to: usize) {
        for blocked in self.blocked.get_mut(from..to).unwrap_or_default() {
            *blocked = true;
        }
    }

    fn close(&mut self, from: usize) {
        self.closed_from = self.closed_from.min(from);
    }

    fn read(&mut self, text: &str, tokens: &[Token], sentence: Sentence) {
        let Sentence { start, end, .. } = sentence;
        let bytes = tokens
            .get(start)
            .map(|token| token.from)
            .zip(tokens.get(end - 1).map(|token| token.to));
        if bytes
            .and_then(|(from, to)| text.get(from..to))
            .is_some_and(is_instruction)
        {
            // Whoever pasted this pasted what stands around it.
            self.close(start);
            let line = (0..start)
                .rev()
                .take(400)
                .find(|at| {
                    tokens
                        .get(*at)
                        .is_some_and(|token| token.sort == Sort::Line)
                })
                .map_or(0, |at| at + 1);
            let is_pasted = tokens
                .get(line..start)
                .unwrap_or_default()
                .iter()
                .any(|token| token.is_any("texto correo mensaje pagina articulo email"));
            if is_pasted {
                self.block(line, start);
            }
            return;
        }
        let groups = groups(tokens, start, end);
        for at in start..end {
            let is = |phrases: &'static str| phrase_at(tokens, at, end, phrases);
            if is(TEXTS) {
                let colon = (at..end).find(|at| tokens.get(*at).is_some_and(|token| token.is(":")));
                if colon.is_some()
                    || tokens
                        .get(end)
                        .is_some_and(|token| token.sort == Sort::Line)
                        && at + 4 >= end
                {
                    self.close(colon.unwrap_or(end));
                    self.block(at, end);
                } else if tokens
                    .get(at)
                    .is_some_and(|token| token.is_any("que diciendo dizendo saying that"))
                {
                    self.close(at);
                }
                continue;
            }
            if is(SUPPOSES) {
                self.block(at, end);
            } else if is(REPORTS) {
                self.block(
                    clause_start(tokens, at, start),
                    turn_of_clause(tokens, at, end),
                );
            } else if is(DOUBTS) {
                let from = if at > start {
                    clause_start(tokens, at, start)
                } else {
                    at
                };
                self.block(from, turn_of_clause(tokens, at, end));
            } else if is(PLACES) {
                if !is_about_rivals(tokens, start, end) {
                    self.block(
                        clause_start(tokens, at, start),
                        other_end(tokens, &groups, at, end),
                    );
                }
            } else if tokens.get(at).is_some_and(|token| token.is_any(OTHERS)) {
                if !is_about_rivals(tokens, start, end)
                    && acts(tokens, &groups, at, end)
                    && !is_staff(tokens, &groups, at)
                    && !is_listed(tokens, at)
                {
                    self.block(
                        clause_start(tokens, at, start),
                        other_end(tokens, &groups, at, end),
                    );
                }
            } else if tokens.get(at).is_some_and(|token| token.is_any("si se"))
                && !is_yes_now(tokens, &groups, at)
                && !is_yes(text, tokens, &groups, at)
            {
                self.condition(tokens, &groups, at, sentence);
            }
        }
        self.requests(tokens, &groups, sentence);
    }

    /// "Si abriera…" blocks its sentence; "si piden más de diez, damos descuento" is a rule of the house.
    fn condition(&mut self, tokens: &[Token], groups: &[Group], at: usize, sentence: Sentence) {
        let Some(group) = groups
            .iter()
            .find(|group| group.start > at || (group.start == at && group.end > at + 1))
        else {
            return;
        };
        let token = tokens.get(at);
        let is_portuguese = token.is_some_and(|token| token.is("se"));
        let before = at
            .checked_sub(1)
            .filter(|before| *before >= sentence.start)
            .and_then(|before| tokens.get(before));
        let opens = before.is_none_or(|token| {
            token.sort == Sort::Mark || token.is_any("y pero e mas que porque solo only")
        });
        if is_portuguese {
            // In Spanish "se" is a pronoun; only a subjunctive after it makes it a Portuguese "if".
            if opens && matches!(group.tense, Tense::Subjunctive) && group.start <= at + 3 {
                self.block(at, sentence.end);
            }
            return;
        }
        if at == sentence.start
            && tokens
                .get(at + 1)
                .is_some_and(|token| token.is_any(", tengo claro tenemos aceptamos"))
            && !tokens
                .get(sentence.start + 1)
                .is_some_and(|token| token.is("tuviera"))
        {
            let is_yes = tokens
                .get(at + 1)
                .is_some_and(|token| token.is(",") || token.is("claro"))
                || !groups.iter().any(|group| {
                    group.tense == Tense::Conditional || matches!(group.mode, Mode::Ability)
                });
            if is_yes {
                return;
            }
        }
        let is_unreal = groups
            .iter()
            .any(|group| matches!(group.tense, Tense::Subjunctive | Tense::Conditional));
        if is_unreal || group.is_own {
            // A condition at the end of a statement leaves what stands before its clause.
            let from = if at > sentence.start && !is_unreal {
                at
            } else {
                clause_start(tokens, at, sentence.start)
            };
            self.block(
                if is_unreal {
                    clause_start(tokens, at, sentence.start)
                } else {
                    from
                },
                sentence.end,
            );
        } else {
            let comma = turn_of_comma(tokens, at, sentence.end);
            // "Si pagan en efectivo les hago descuento": without a comma the rule begins at its own verb.
            let rule = groups
                .iter()
                .find(|other| {
                    other.start >= group.end
                        && other.is_now()
                        && other.mode == Mode::Plain
                        && (other.is_own
                            || other.is_impersonal
                            || other.is_negated && other.does("haber"))
                })
                .map_or(comma, |other| other.start);
            self.block(at, rule.min(comma));
        }
    }

    fn requests(&mut self, tokens: &[Token], groups: &[Group], sentence: Sentence) {
        let Sentence { start, end, .. } = sentence;
        for at in start..end {
            let Some(token) = tokens.get(at) else {
                continue;
            };
            let before = at
                .checked_sub(1)
                .filter(|before| *before >= start)
                .and_then(|before| tokens.get(before));
            let opens = before.is_none_or(|token| {
                token.sort == Sort::Mark
                    || token.is_any("\
                        y pero e entonces favor asi ahora porfa mejor hola bueno please and so que tambien luego")
            });
            let is_phrase = phrase_at(tokens, at, end, ORDER_PHRASES);
            let is_order = opens
                && (token.is_any(ORDER_FORMS)
                    || token.verb.is_some_and(|form| {
                        form.has_clitic
                            && form.person == Person::Second
                            && form.does(ORDERS)
                            && (token.norm.ends_with("me")
                                || token.norm.ends_with("nos")
                                || token.norm.ends_with("melo"))
                    }));
            if !is_phrase && !is_order {
                continue;
            }
            // How to answer is a preference, and it is said as an order.
            if token.verb.is_some_and(|form| form.does("hablar tratar"))
                || is_manner(tokens, at, end)
            {
                continue;
            }
            if let Some(colon) =
                (at..end).find(|at| tokens.get(*at).is_some_and(|token| token.is(":")))
            {
                self.close(colon);
                self.block(at, end);
                return;
            }
            // A statement may follow behind a comma: "hazme un post, vendemos tortas".
            let stop = groups
                .iter()
                .filter(|group| {
                    group.start > at + 1
                        && group.is_own
                        && matches!(group.tense, Tense::Present | Tense::Past | Tense::Gerund)
                        && group.mode != Mode::Wish
                })
                .map(|group| clause_start(tokens, group.start, start))
                .find(|from| *from > at)
                .unwrap_or(end);
            self.block(at, stop);
        }
    }
}

/// "Respóndeme corto", "dime las cosas sin rodeos", "contesta en español".
fn is_manner(tokens: &[Token], at: usize, end: usize) -> bool {
    let stretch = tokens.get(at..end.min(at + 9)).unwrap_or_default();
    let answers = stretch.first().is_some_and(|token| {
        token.verb.is_some_and(|form| {
            form.does("responder hablar tratar explicar decir dar hacer escribir mandar")
        }) || token.is_any("\
            responde contesta respondeme contestame escribeme quiero necesito haceme expliqueme contesteme escribime")
    });
    answers
        && stretch.iter().any(|token| {
            token.is_any("\
                corto cortas cortos corta breve breves siempre directo directas directa resumido rodeos conciso \
                concisas curtas curto usted tuteame emojis emoji tecnicismos listas vinetas simples sencillas \
                sencillo formal informal paso confianza cortito cortitos cortica corticas cortico corticos manzanitas \
                peras simple simples clarito facil puntual despacio tablas ejemplos exemplo exemplos curtinho")
        })
        // "Dime Nena": how to be called.
        || stretch.first().is_some_and(|token| token.is_any("dime decime llamame digame"))
            && stretch.get(1).is_some_and(|token| token.is_capital && token.is_word())
            && stretch.get(2).is_none_or(|token| token.sort == Sort::Mark)
}

/// Whether one of some phrases stands at a token.
fn phrase_at(tokens: &[Token], at: usize, end: usize, phrases: &'static str) -> bool {
    longest_phrase(phrases, |step| {
        tokens
            .get(at + step)
            .filter(|_| at + step < end)
            .map(|token| token.norm.as_str())
    })
    .is_some()
}

/// The first token of the clause that a token is in.
pub(super) fn clause_start(tokens: &[Token], at: usize, from: usize) -> usize {
    (from..at)
        .rev()
        .find(|before| {
            tokens.get(*before).is_some_and(|token| {
                token.is_any(", ; : ( ) - pero sino porque aunque but") || token.sort == Sort::Line
            })
        })
        .map_or(from, |before| before + 1)
}

/// Where the person speaks again after what others say: at "pero", "yo", "nosotros", or the end.
fn turn_of_clause(tokens: &[Token], at: usize, end: usize) -> usize {
    (at + 1..end)
        .find(|next| {
            tokens.get(*next).is_some_and(|token| {
                token.is_any("pero nosotros but mientras")
                    || (token.is_any("yo eu nos")
                        && tokens
                            .get(next - 1)
                            .is_some_and(|before| before.is_any(", y e")))
                    || (token.is("mas")
                        && tokens.get(next - 1).is_some_and(|before| before.is(",")))
                    || (token.is("por")
                        && tokens
                            .get(next + 1)
                            .is_some_and(|token| token.is_any("mientras ahora enquanto")))
            })
        })
        .unwrap_or(end)
}

fn turn_of_comma(tokens: &[Token], at: usize, end: usize) -> usize {
    (at + 1..end)
        .find(|next| tokens.get(*next).is_some_and(|token| token.is(",")))
        .unwrap_or(end)
}

/// "Vecinos, abuelitos y cabros del liceo": in a row they are who buys.
fn is_listed(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.is_any("vecinos vecinas amigos"))
        && tokens
            .get(at + 1)
            .is_none_or(|token| token.is_any(", y e . ; :"))
}

/// What somebody else does ends where the person speaks of themselves.
fn other_end(tokens: &[Token], groups: &[Group], at: usize, end: usize) -> usize {
    let own = groups
        .iter()
        .find(|group| {
            group.start > at
                && group.person == Person::First
                && matches!(group.tense, Tense::Present | Tense::Past)
        })
        .map_or(end, |group| {
            let from = clause_start(tokens, group.start, at);
            if from > at {
                from
            } else {
                (at..group.start)
                    .rev()
                    .find(|at| {
                        tokens
                            .get(*at)
                            .is_some_and(|token| token.is_any("y e yo nosotros"))
                    })
                    .unwrap_or(group.start)
            }
        });
    own.min(turn_of_clause(tokens, at, end))
}

/// Whether somebody else does or has something in the rest of the clause.
fn acts(tokens: &[Token], groups: &[Group], at: usize, end: usize) -> bool {
    let stop = turn_of_clause(tokens, at, end);
    let does = groups.iter().any(|group| {
        group.start > at
            && group.start < stop
            && group.person == Person::Third
            && group.does("\
            vender ofrecer tener cobrar abrir aceptar dar hacer manejar cerrar ganar facturar usar poner \
            entregar enviar querer pagar decir costar ir comprar trabajar subir bajar aumentar")
            && (group.start - at) < 6
    });
    does && !(groups
        .iter()
        .any(|group| group.start < at && group.person == Person::First && group.start + 4 >= at))
        || tokens
            .get(at)
            .is_some_and(|token| token.is_any("starbucks walmart competencia"))
            && tokens.get(at + 1..stop).is_some_and(|rest| {
                (0..rest.len()).any(|step| number_at(rest, step, rest.len()).is_some())
            })
}

/// "Mi primo Beto hace las entregas": a relative with a name who does the work belongs to the business.
fn is_staff(tokens: &[Token], groups: &[Group], at: usize) -> bool {
    let is_kin = tokens.get(at).is_some_and(|token| {
        token.is_any("\
            primo prima cunado cunada tio tia suegro suegra yerno sobrino sobrina compadre comadre amigo amiga \
            padrino profe")
    });
    let is_named = tokens
        .get(at + 1)
        .is_some_and(|token| token.is_capital && token.is_word());
    let verb = groups.iter().find(|group| group.start > at);
    is_kin
        && is_named
        && !verb.is_some_and(|group| {
            group.does("vender tener cobrar decir rentar ganar facturar abrir querer poner comprar")
        })
}

/// "Los jueves ahora sí abrimos" says yes, and not if.
fn is_yes_now(tokens: &[Token], groups: &[Group], at: usize) -> bool {
    // "Ora sí que la venta bajó".
    if tokens.get(at + 1).is_some_and(|next| next.is("que"))
        && tokens.get(at).is_some_and(|token| token.is("si"))
    {
        return true;
    }
    let follows_now = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| token.is_any("ahora ahorita ya agora"));
    follows_now
        && groups.iter().any(|group| {
            group.start > at
                && group.start <= at + 2
                && group.is_own
                && group.is_now()
                && group
                    .does("abrir atender aceptar recibir vender hacer tener entregar enviar fiar")
        })
}

/// "Los edredones esos sí los subí": said of what has been named, or with its accent, it says yes.
fn is_yes(text: &str, tokens: &[Token], groups: &[Group], at: usize) -> bool {
    let has_accent = tokens
        .get(at)
        .and_then(|token| text.get(token.from..token.to))
        .is_some_and(|raw| matches!(raw, "sí" | "Sí"));
    let is_of_it = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| token.is_any("ese esa esos esas este esta estos estas eso"));
    let is_real = !groups
        .iter()
        .any(|group| matches!(group.tense, Tense::Subjunctive | Tense::Conditional));
    let tells = groups.iter().any(|group| {
        group.start > at && group.start <= at + 2 && group.is_own && group.tense == Tense::Past
    });
    is_real && tells && (has_accent || is_of_it)
}

/// A sentence about who competes is a fact of its own.
fn is_about_rivals(tokens: &[Token], start: usize, end: usize) -> bool {
    let stretch = tokens.get(start..end).unwrap_or_default();
    stretch.iter().enumerate().any(|(at, token)| {
        token.is_any("\
            competencia competidor competidores competidora concorrente concorrentes concorrencia competitor \
            competitors compito competimos") && {
            let introduces = stretch.get(at + 1).is_some_and(|next| next.is_capital || next.is(",") && stretch.get(at + 2).is_some_and(|name| name.is_capital));
            if introduces {
                return true;
            }
            let window = stretch
                .get(at.saturating_sub(3)..(at + 5).min(stretch.len()))
                .unwrap_or_default();
            window.iter().any(|token| {
                token.is_any("es son mi nuestra nuestro mis nuestros meu nosso e our con principal sao :")
            })
        }
    })
}
