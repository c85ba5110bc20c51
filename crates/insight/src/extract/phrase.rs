//! Noun phrases and lists of them: "tortas, tacos al pastor y aguas frescas".

use super::group::is_verb;
use crate::text::{Sort, Token, is_function_word, number_at, period_at, weekday};

/// A stretch of tokens that names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its first token.
    pub start: usize,
    /// Behind its last token.
    pub end: usize,
}

/// Words that stand before a noun and say nothing of it.
const BEFORE: &str = "\
    el la los las un una unos unas mi mis nuestro nuestra nuestros nuestras o a os as um uma uns umas meu minha \
    meus minhas nosso nossa nossos nossas the our my some puro pura puros puras solo solamente unicamente \
    principalmente tambien tambem mucho mucha muchos muchas varios varias diferentes distintos distintas \
    diversos diversas todo toda todos todas tipo tipos de del sobre cosas como nada mas mayormente basicamente \
    ademas hasta ahora cada algunos algunas ricos ricas so apenas muitos muitas sobretudo esos esas ese esa \
    este esta estos estas esse essa do da dos das al lo siempre todavia also mainly exclusivamente ya gran \
    variedad super buenos buenas buen nuevo nueva nuevos nuevas productos producto produtos venta pues e y \
    exacto ex eso isso aparte igual seu sua su sus pero";

/// Words at which a phrase ends.
const STOPS: &str = "\
    pa pal acá en em por para pra pro desde hasta ate que porque pero mas cuando quando donde onde como pues ya \
    tambien tambem ademas hoy ahora agora siempre sempre aqui aca alla ahi solo y e o ou u ni and or si pq xq q \
    sino aunque mientras entre segun sobre casi the for at in on from to bien mucho muito muy todo todos todas \
    toda cada mi mis nuestro nuestra nuestros nuestras no nao na nas nos se me te le les lo etc etcetera \
    gracias obvio claro entonces asi assim hace ha faz there here because but nomas namas igual tipo incluido \
    incluida ante hacia via through online principalmente sobretodo nunca antes despues depois luego aparte \
    based tb tbm actualmente normalmente regularmente haciendo cuesta jaja jajaja jeje tambièn durante este \
    esta esa ese desse dessa afuera adentro enfrente frente junto detras perto";

/// What no product, customer or tool is.
const NOTHINGS: &str = "\
    mucho poco bien mal mas menos nada todo mejor caro cara barato barata algo eso esto cosas cosa lo uno \
    rapido bastante muito pouco isso tudo demasiado igual tiempo vez veces verdad dia dias mes meses semana \
    semanas ano anos hora horas manana tarde noche noches tardes gracias ayuda favor gusto forma manera parte \
    ella ellos el nosotros yo tu vos usted ustedes ti mi otra otro otras otros ninguno ninguna ningun alguien \
    nadie gente it more less much well them everything real linea line online ambos lado ejemplo cuanto cuenta \
    millones mil medio promedio total aproximadamente aprox unos casi cerca alrededor hola ok si no dinero \
    plata varios variado etc resto demas poquito hecho tal eh jaja producto productos servicio servicios \
    produto produtos cantidad ventas venta negocio rato domicilio nuevo nueva cabo fin principio final idea \
    duda pregunta semanal mensual diario horario solo misma mismo via todos todas juntos solos";

/// The phrase at a token, if one begins there. Articles and the like before it are passed over.
pub(super) fn phrase_at(tokens: &[Token], at: usize, from: usize, end: usize) -> Option<Phrase> {
    let mut start = at;
    while start < end
        && start < at + 6
        && tokens
            .get(start)
            .is_some_and(|token| token.is_any(BEFORE) && !is_name_start(tokens, start, end))
    {
        start += 1;
    }
    let mut next = start;
    while next < end && next - start < 7 {
        let Some(token) = tokens.get(next) else { break };
        if token.is("\"") || (token.is("'") && next == start) {
            if next > start {
                break;
            }
            start += 1;
            next += 1;
            continue;
        }
        if !goes_on(tokens, next, start, from, end) {
            break;
        }
        next += 1;
    }
    while next > start
        && tokens.get(next - 1).is_some_and(|token| {
            is_function_word(&token.norm) || token.is_any("con sin com al por muy")
        })
    {
        next -= 1;
    }
    let first = tokens.get(start)?;
    if next <= start || !(first.is_word() || first.sort == Sort::Number || first.sort == Sort::Link)
    {
        return None;
    }
    if first.sort == Sort::Number && next - start < 2 {
        return None;
    }
    if first.is_any(NOTHINGS)
        && (next - start < 2
            || first.is_any("mucho poco bien mas menos nada dia dias gracias") && !first.is_capital)
    {
        return None;
    }
    if weekday(&first.norm).is_some()
        && !tokens.get(start + 1).is_some_and(|token| token.is("y"))
        && next - start < 2
    {
        return None;
    }
    Some(Phrase { start, end: next })
}

fn is_name_start(tokens: &[Token], at: usize, end: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.is_capital && token.is_any("la el los las mi the"))
        && at > 0
        && tokens
            .get(at + 1)
            .filter(|_| at + 1 < end)
            .is_some_and(|next| next.is_capital)
}

fn goes_on(tokens: &[Token], at: usize, start: usize, from: usize, end: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    if token.sort == Sort::Link {
        return true;
    }
    if token.is("+")
        || token.is("&")
        || token.is("/") && next.is_some_and(Token::is_word) && at > start
    {
        return at > start;
    }
    if token.sort == Sort::Number {
        // "Coca de 600", "3D", "7up" are names; "a 45" and "20 pesos" are not.
        let is_price = number_at(tokens, at, end).is_some_and(|number| {
            tokens.get(number.end).is_some_and(|token| {
                token.is_any("pesos soles reais mil % lucas dolares")
                    || token.sort == Sort::Currency
            })
        });
        return !is_price
            && next.is_some_and(|next| {
                next.is_word() && !next.is_any(STOPS) && next.start <= token.end + 1
            })
            && at == start
            && token.norm.len() < 4
            || (at > start
                && tokens.get(at - 1).is_some_and(|before| before.is("de"))
                && token.norm.len() < 5
                && !is_price
                && token.norm != "9"
                && !token.norm.contains(':'));
    }
    if !token.is_word() {
        return false;
    }
    if token.is("a") {
        return next.is_some_and(|next| {
            next.is_any("la las base mano medida domicilio granel presion vapor")
        }) && at > start
            && tokens.get(at + 2).is_some_and(|after| {
                after.is_any("\
                    plancha lena parrilla carbon carta brasa mexicana diabla medida vista olla huancaina de \
                    cacerola mesa norteña piedra italiana romana") || next.is_some_and(|next| {
                    next.is_any("base mano medida domicilio granel presion vapor")
                })
            });
    }
    if token.is("al") || token.is("ao") {
        return at > start
            && next.is_some_and(|next| {
                !next.is_any("\
                    mes dia ano mayoreo por detalle menudeo publico gobierno cliente clientes contado principio \
                    final menos mayor semestre lado centro norte sur") && next.is_word()
            });
    }
    if token.is_any("de del da do das dos sin sem con com of") {
        let Some(next) = next else { return false };
        if token.is_any("con com")
            && next.is_any("\
                mi mis envio tarjeta entrega el la los las nuestra nuestro una un ella dos tres ayuda muy mucho \
                minha meu")
        {
            return false;
        }
        if token.is("de")
            && (next.sort == Sort::Number
                && next.norm.len() < 3
                && tokens
                    .get(at + 2)
                    .is_some_and(|after| after.is_any("a - am pm hasta"))
                || weekday(&next.norm).is_some()
                || next
                    .is_any("lunes hecho lo repente verdad nuevo momento aca aqui frente vez casi"))
        {
            return false;
        }
        return at > start
            && (next.is_word() || next.sort == Sort::Number)
            && !next.is_any("que mi mis")
            || (at > start && next.is("mi"));
    }
    if token.is_any("la las el los un una o os as") {
        // Within a phrase an article follows a preposition only.
        return at > start
            && tokens
                .get(at - 1)
                .is_some_and(|before| before.is_any("de con sin a"))
            && next.is_some_and(Token::is_word);
    }
    if token.is_any(STOPS) {
        return false;
    }
    if period_at(tokens, at, end).is_some() && at > start {
        return false;
    }
    if at > start
        && is_verb(tokens, at, from)
        && token.verb.is_some_and(|form| {
            form.is_plain && form.person != crate::text::Person::None
                || form.tense == crate::text::Tense::Gerund
        })
    {
        return false;
    }
    if at == start
        && token
            .verb
            .is_some_and(|form| form.is_plain && form.person != crate::text::Person::None)
        && is_verb(tokens, at, from)
        && !token.is_capital
    {
        return false;
    }
    !(weekday(&token.norm).is_some()
        && at > start
        && !tokens
            .get(at - 1)
            .is_some_and(|before| before.is_any("de del")))
}

/// The phrases of a list that begins at a token, and behind which token it ends.
pub(super) fn list_at(
    tokens: &[Token],
    at: usize,
    from: usize,
    end: usize,
) -> (Vec<Phrase>, usize) {
    let mut found = Vec::new();
    let mut next = at;
    let mut stop = at;
    // "Vendemos de todo: tortas, …"
    if let Some(colon) =
        (at..end.min(at + 5)).find(|at| tokens.get(*at).is_some_and(|token| token.is(":")))
        && tokens.get(at..colon).is_some_and(|words| {
            words
                .iter()
                .all(|token| token.is_any(BEFORE) || token.is_any(NOTHINGS) || token.is("tipo"))
        })
    {
        next = colon + 1;
    }
    while next < end && found.len() < 20 {
        while tokens.get(next).is_some_and(|token| {
            token.sort == Sort::Line || token.is_any("- * • · – >") && next < end
        }) {
            next += 1;
        }
        let Some(phrase) = phrase_at(tokens, next, from, end) else {
            break;
        };
        if !found.is_empty() && is_new_clause(tokens, next, phrase, end) {
            break;
        }
        found.push(phrase);
        stop = phrase.end;
        next = phrase.end;
        // "Yoga para embarazadas y clases de stretching": whom it is for parts no list.
        if tokens
            .get(next)
            .is_some_and(|token| token.is_any("para pra pa"))
            && let Some(joint) = (next + 1..end.min(next + 5))
                .find(|at| tokens.get(*at).is_some_and(|token| token.is_any(", y e")))
            && (next + 1..joint).all(|at| {
                tokens.get(at).is_some_and(|token| {
                    token.is_word() && token.verb.is_none_or(|form| !form.is_plain)
                })
            })
            && joint > next + 1
            && !tokens
                .get(joint + 1)
                .is_some_and(|token| token.is_any("a para pra pa en no na con los las"))
        {
            next = joint;
        }
        // "Muebles sobre medida y closets", "tortas a pedido y bocaditos": how it is made parts no list.
        if tokens
            .get(next)
            .is_some_and(|token| token.is_any("sobre a por sob bajo"))
            && tokens.get(next + 1).is_some_and(|token| {
                token.is_any("medida pedido encargo encomenda mano domicilio encomendas mayor")
            })
            && tokens
                .get(next + 2)
                .is_some_and(|token| token.is_any(", y e"))
        {
            next += 2;
        }
        if tokens.get(next).is_some_and(|token| token.is("(")) {
            next = (next..end.min(next + 14))
                .find(|at| tokens.get(*at).is_some_and(|token| token.is(")")))
                .map_or(end, |at| at + 1);
        }
        let mut is_joined = false;
        while next < end
            && tokens.get(next).is_some_and(|token| {
                token.is_any(
                    ", y e and o ou u tambien tambem ademas mas + \" / como ni hasta or e/ou &",
                ) || token.sort == Sort::Line
            })
        {
            is_joined = true;
            next += 1;
        }
        if !is_joined {
            break;
        }
    }
    (found, stop)
}

/// Whether a phrase after a comma begins a clause of its own: "…, mi mamá cocina".
fn is_new_clause(tokens: &[Token], at: usize, phrase: Phrase, end: usize) -> bool {
    let leads = tokens.get(at).is_some_and(|token| {
        token.is_any("\
            mi mis nuestro nuestra nuestros nuestras ahora ahorita pero hoy eso esto ese esa este lo todo \
            siempre ya meu minha nosso nossa our my su sus gracias saludos")
    });
    let follows = (phrase.end..end.min(phrase.end + 3)).any(|next| {
        // "Hace 18 años" says since when.
        let since = tokens.get(next).is_some_and(|token| token.is("hace"))
            && (number_at(tokens, next + 1, end).is_some()
                || tokens
                    .get(next + 1)
                    .is_some_and(|token| token.is_any("mucho muchos poco anos mas")));
        !since
            && is_verb(tokens, next, phrase.end.saturating_sub(1))
            && tokens
                .get(next)
                .and_then(|token| token.verb)
                .is_some_and(|form| {
                    form.person != crate::text::Person::None
                        && (form.is_plain || form.does("costar valer salir quedar"))
                })
            && (phrase.end..next).all(|between| {
                tokens.get(between).is_some_and(|token| {
                    token.is_any("me nos se no ya te le lo la los las nao tambien siempre casi a")
                })
            })
    });
    let is_second_verb = tokens.get(phrase.start).is_some_and(|token| {
        token
            .verb
            .is_some_and(|form| form.person == crate::text::Person::First && form.is_plain)
    });
    leads || follows || is_second_verb
}

/// Whether a phrase may name a product, a customer or a tool.
pub(super) fn is_something(tokens: &[Token], phrase: Phrase) -> bool {
    let words = tokens.get(phrase.start..phrase.end).unwrap_or_default();
    words.iter().any(|token| {
        token.sort == Sort::Link
            || token.is_word()
                && token.norm.len() > 1
                && !token.is_any(NOTHINGS)
                && !is_function_word(&token.norm)
    }) && !words
        .first()
        .is_some_and(|token| token.is_any(NOTHINGS) && words.len() < 3)
        && !words.iter().all(|token| {
            weekday(&token.norm).is_some()
                || token.is_any(NOTHINGS)
                || is_function_word(&token.norm)
        })
}

/// The phrase that ends before a token: "la torta ahogada | cuesta".
pub(super) fn phrase_before(tokens: &[Token], end: usize, from: usize) -> Option<Phrase> {
    let mut end = end;
    while end > from
        && tokens.get(end - 1).is_some_and(|token| {
            token.is_any("\
                ya ahora tambien siempre hoy todavia ahorita ja agora mejor solo actualmente tambem normalmente \
                ustedes yo nosotros eu")
        })
    {
        end -= 1;
    }
    let mut start = end;
    while start > from && end - start < 8 {
        let Some(token) = tokens.get(start - 1) else {
            break;
        };
        let is_part = token.is_word()
            && !token.is_any("\
                que pero porque y e ahora cuando hoy donde como mas and but tambien pues o ya aunque entonces \
                mientras por agora actualmente ahorita hola bueno perdon no nao en para em pra se me nos nomas")
            || token.sort == Sort::Number
                && start - 1 > from
                && tokens.get(start.saturating_sub(2)).is_some_and(|before| {
                    before.is_any("de por")
                        || before.is_word()
                            && tokens.get(start).is_some_and(|after| {
                                after.is_any("litros kilos kg ml cm")
                            })
                })
            || token.sort == Sort::Number
                && start >= from + 2
                && tokens
                    .get(start - 2)
                    .is_some_and(|before| before.is_any("para pra"))
            || token.is_any("para pra")
                && tokens
                    .get(start)
                    .is_some_and(|after| after.sort == Sort::Number)
            || token.sort == Sort::Number
                && start >= from + 2
                && tokens
                    .get(start - 2)
                    .is_some_and(|before| before.is_any("para pra"))
            || token.is_any("para pra")
                && tokens
                    .get(start)
                    .is_some_and(|after| after.sort == Sort::Number)
            || token.sort == Sort::Link;
        let is_por = token.is_any("por para")
            && tokens
                .get(start)
                .is_some_and(|after| after.is_any("mayor persona dos llevar hombre mujer ninos"));
        if !is_part && !is_por {
            break;
        }
        if is_verb(tokens, start - 1, from)
            && token
                .verb
                .is_some_and(|form| form.is_plain && form.person != crate::text::Person::None)
        {
            break;
        }
        start -= 1;
        // "… a adultos la mensualidad está en 550": an article without a preposition begins another thing.
        if token.is_any("el la los las")
            && end > start + 1
            && start > from
            && tokens.get(start - 1).is_some_and(|before| {
                before.is_word()
                    && !before.is_any("de con a en sin para por sobre y e o todo toda todos todas como segun entre hasta desde que contra tras")
            })
        {
            break;
        }
    }
    while start < end
        && tokens.get(start).is_some_and(|token| {
            token.is_any(BEFORE) || token.is_any("con sin eh mira bien tallo y")
        })
    {
        start += 1;
    }
    let words = tokens.get(start..end)?;
    if words.is_empty()
        || words.iter().all(|token| {
            token.is_any(NOTHINGS) && !token.is_any("noche hora dia media medio solo promedio")
                || is_function_word(&token.norm)
        })
    {
        return None;
    }
    Some(Phrase { start, end })
}
