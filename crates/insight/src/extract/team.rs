//! How many work there.

use super::crew::more_heads;
use super::group::Mode;
use super::reader::{Draft, Reader, sure};
use crate::text::{Person, has_word, number_at};
use crate::{Slot, Value};

/// Names of trades that people have: "operarias", "domiciliarios", "mecánicos".
pub(super) fn is_worker(reader: &Reader<'_>, at: usize) -> bool {
    reader
        .token(at)
        .is_some_and(|token| names_workers(&token.norm))
}

/// The same of a folded word.
pub(super) fn names_workers(word: &str) -> bool {
    let is_trade = [
        "ores", "oras", "arios", "arias", "istas", "eros", "eras", "icos", "iantes", "entas",
        "ados", "aches", "eiros", "eiras", "ches",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending));
    has_word(WORKERS, word) || is_trade && !has_word(NO_WORKERS, word)
}

const NO_WORKERS: &str = "\
    seguidores ventiladores computadores primeros dineros horarios inventarios florero floreros \
    sombreros tableros refrigeradores asesores compradores clientes proveedores metros letreros \
    extractores mostradores habladores colores sabores favores mayores menores mejores valores \
    motores errores flores licuadoras batidoras impresoras lavadoras cosedoras secadoras \
    neveras carteras seguidoras horas enteros diarios usuarios consultorios compradoras \
    lectores mercados helados pescados abarrotes pasajeros viajeros moldeadores contenedores \
    vagones congeladores tractores señores generadores invernaderos viveros semilleros comederos bebederos gallineros percheros \
    abonados invitados matriculados becados asociados afiliados puercos productos ";

const WORKERS: &str = "\
    empleados empleadas empleado empleada trabajadores trabajadoras personas colaboradores colaboradoras \
    funcionarios pessoas employees people muchachos muchachas chicos chicas ayudantes ayudante vendedores \
    vendedoras meseros cocineros barberos estilistas operarios costureras trabajador workers integrantes gentes \
    guias peones asistentes auxiliares instructores recepcionistas mucamas oficiales marineros choferes terapeutas \
    coaches motoboys garcons abogados abogadas enfermeras dentistas albaniles agentes obreros jornaleros motorizados \
    profesoras maestras tejedoras artesanas artesanos pasantes practicantes cajeras peluqueras doctoras tecnicas \
    garzones copeiros atendentes ajudantes auxiliares estagiarios sushimans bachilleres chalanes macheteros \
    chavos socios mozos repartidores funcionario profes maestros mecanicos manicuristas colaborador colaboradora";

pub(super) fn team(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let Some(number) = number_at(reader.tokens, at, reader.end).filter(|number| {
            number.millis % 1000 == 0 && number.millis > 0 && number.millis < 5_000_000
        }) else {
            continue;
        };
        let group = reader
            .groups
            .iter()
            .rfind(|group| group.end <= at && group.start + 9 >= at)
            .copied();
        let before = at.checked_sub(1).map_or("", |before| {
            reader.token(before).map_or("", |token| token.norm.as_str())
        });
        let mut next = number.end;
        while reader.is_any(next, "mil") {
            next += 1;
        }
        let counted = is_worker(reader, next);
        let are = group.is_some_and(|group| {
            group.lemma == "ser"
                && group.person == Person::Third
                && !group.is_negated
                && group.is_now()
                && at < group.end + 2
        }) && reader.is_correction
            && (counted
                || reader.is_any(next, ", ya ahora no personas desde porque")
                || next >= reader.end)
            && (counted
                || reader.has(reader.start, at, "no")
                || reader.has(next, reader.end, "no")
                || reader.has(
                    reader.start,
                    reader.end,
                    "personas equipo empleados contando contaba",
                ));
        let we_are = group.is_some_and(|group| {
            group.lemma == "ser"
                && group.person == Person::First
                && !group.is_negated
                && group.mode == Mode::Plain
                && group.is_now()
                && reader.has(group.start, group.end, "somos")
        });
        let english = group.is_some_and(|group| group.lemma == "estar" && group.is_own)
            && reader.has(reader.start, at, "we");
        let works = group.is_some_and(|group| {
            group.mode == Mode::Plain
                && !group.is_negated
                && (group.is_own
                    && group.does("tener trabajar contar emplear llegar traer ocupar")
                    && (group.is_now() || reader.is_correction)
                    || group.person == Person::Third
                        && group.does("trabajar")
                        && !group.is_impersonal)
        });
        let us = reader.is_any(
            next,
            "\
                : . somos todos todas entre en personas y con contando pessoas ahora nomas incluyendo \
                trabajando total contandome , na de no gente people hoy ya agora empleados incluyendome los las \
                funcionarios trabajadores colaboradores integrantes equipo",
        ) || next >= reader.end;
        let team_noun = reader.has(
            reader.clause_start(at),
            at,
            "equipo equipe team personal plantilla empleados",
        ) && !reader.has(reader.clause_start(at), at, "pago");
        let is_money = reader
            .amount(at)
            .is_some_and(|amount| amount.is_money || amount.is_percent);
        if is_money
            || reader.is_any(
                next,
                "sucursales hermanos anos locales clientes seguidores hijos lojas hermanas tiendas socios",
            ) && !(we_are && reader.is_any(next, "socios"))
        {
            continue;
        }
        let per_period = (next..reader.end.min(next + 5))
            .any(|step| crate::text::period_at(reader.tokens, step, reader.end).is_some())
            && !we_are;
        // "Mis lavadores son cinco", "con 8 domiciliarios", ", 9 personas" beside the trade.
        let workers_are = group.is_some_and(|group| {
            group.lemma == "ser"
                && group.person == Person::Third
                && !group.is_negated
                && at <= group.end + 1
                && (reader.clause_start(group.start)..group.start)
                    .any(|step| is_worker(reader, step))
                && reader.has(
                    reader.clause_start(group.start),
                    group.start,
                    "mis nuestros nuestras los las meus",
                )
        });
        let beside = counted
            && group.is_none_or(|group| {
                group.is_own
                    && group.mode == Mode::Plain
                    && !group.is_negated
                    && group.does("tener ser")
            })
            && reader.is_any(at.wrapping_sub(1), "con com y e , de")
            && !per_period
            && !(reader.is_any(next, "personas pessoas socios") && next + 1 < reader.end)
            && (reader.is_opening
                || reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::BusinessType));
        // "Seis peones y el capataz", "con dos asistentes, Marcela y Josué": heads without a verb.
        let led = at - usize::from(at > reader.start && reader.is_any(at - 1, "con com como unos"));
        let bare = counted
            && group.is_none()
            && led == reader.clause_start(led)
            && !per_period
            && !reader.is_any(
                next,
                "personas pessoas people socios gente artesanas artesanos agentes",
            )
            && (next + 1 >= reader.end
                || reader.is_any(next + 1, ", . y e con mas com que en ; fijos fixos"))
            && !reader
                .groups
                .iter()
                .any(|group| group.start == next + 1 && group.tense != crate::text::Tense::Present)
            && reader
                .asked
                .is_none_or(|slot| matches!(slot, Slot::TeamSize | Slot::Person))
            && !reader.is_any(next + 1, "mas mais")
            && reader
                .found
                .iter()
                .all(|found| found.key.slot != Slot::TeamSize);
        let among = reader.is_any(next, "pessoas personas")
            && reader.is_any(at.wrapping_sub(1), "em en")
            && reader.is_any(at.wrapping_sub(2), "agora ahora somos trabalhamos");
        let hires = group.is_some_and(|group| group.lemma == "emplear" && group.holds())
            && reader.is_any(next, "personas pessoas");
        let is_size = among || bare || hires || workers_are
            || beside
            || are
            || we_are
                && (us
                    || counted
                    || reader
                        .token(next)
                        .is_some_and(|token| token.is_word() && token.norm.ends_with('s'))
                    || reader.is_any(
                        next,
                        "desde pero porque trabajando hasta acá aca aqui",
                    ))
                && (before == "somos"
                    || before.is_empty()
                    || reader.is_any(
                        at - 1,
                        "\
                            ya solo como unos apenas unas actualmente ahora en total nomas somos de agora so \
                            equipo cerca",
                    ))
            || english && (counted || us)
            || works
                && counted
                && !reader.is_any(next, "personas")
                && !per_period
                && !reader.is_any(next, "socios")
            || works
                && reader.is_any(next, "personas pessoas")
                && group.is_some_and(|group| group.does("trabajar"))
                && !per_period
            || works
                && reader.is_any(next, "personas pessoas")
                && reader.has(
                    next,
                    reader.end.min(next + 5),
                    "trabajando equipo contratadas cargo conmigo trabalhando",
                )
            || team_noun
                && (group.is_some_and(|group| {
                    group.does("ser tener")
                        && !group.is_negated
                        && group.mode == Mode::Plain
                }))
                && !per_period;
        if !is_size {
            continue;
        }
        let to = if counted { next + 1 } else { number.end };
        // "3 contadores y una administrativa".
        let (more, to) = if counted {
            more_heads(reader, to)
        } else {
            (0, to)
        };
        let mut from = group
            .map_or(at, |group| group.start)
            .max(reader.start)
            .min(at);
        if at - from > 9 {
            from = at;
        }
        // "Perdón, son 6, no 5": the figure that is denied is not said.
        if reader.is_any(at.wrapping_sub(1), "no") {
            continue;
        }
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::TeamSize,
            subject: String::new(),
            value: Some(Value {
                number: Some((number.millis / 1_000 + more).to_string()),
                ..Value::default()
            }),
            claim,
            confidence: sure::HIGH,
            from,
            to,
        });
        // Who else is named behind the first is read once more, by name.
        reader.take(at, if bare { next + 1 } else { to });
    }
}
