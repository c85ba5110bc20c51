//! Who works there, and who competes.

use super::business::proper;
use super::group::Mode;
use super::reader::{Draft, Reader, sure, words};
use crate::text::{Person, Sort, Tense, number_at, weekday};
use crate::{Claim, Slot, Value};

pub(super) fn read(reader: &mut Reader<'_>) {
    team(reader);
    persons(reader);
    competitors(reader);
}

/// Names of trades that people have: "operarias", "domiciliarios", "mecánicos".
fn is_worker(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(at, WORKERS)
        || reader.token(at).is_some_and(|token| {
            [
                "ores", "oras", "arios", "arias", "istas", "eros", "eras", "icos", "iantes",
                "entas", "ados", "aches", "eiros", "eiras", "ches",
            ]
            .iter()
            .any(|ending| token.norm.len() > ending.len() + 3 && token.norm.ends_with(ending))
                && !token.is_any("\
                    seguidores ventiladores computadores primeros dineros horarios inventarios florero floreros \
                    sombreros tableros refrigeradores asesores compradores clientes proveedores metros letreros \
                    extractores mostradores habladores colores sabores favores mayores menores mejores valores \
                    motores errores flores licuadoras batidoras impresoras lavadoras cosedoras secadoras \
                    neveras carteras seguidoras horas enteros diarios usuarios consultorios compradoras \
                    lectores mercados helados pescados abarrotes pasajeros viajeros moldeadores contenedores \
                    vagones congeladores tractores señores generadores")
        })
}

const WORKERS: &str = "\
    empleados empleadas empleado empleada trabajadores trabajadoras personas colaboradores colaboradoras \
    funcionarios pessoas employees people muchachos muchachas chicos chicas ayudantes ayudante vendedores \
    vendedoras meseros cocineros barberos estilistas operarios costureras trabajador workers integrantes gentes \
    chavos socios mozos repartidores funcionario profes maestros mecanicos manicuristas colaborador colaboradora";

fn team(reader: &mut Reader<'_>) {
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
            .filter(|group| group.end <= at && group.start + 9 >= at)
            .next_back()
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
                    && group.does("tener trabajar contar emplear llegar")
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
            && reader
                .found
                .iter()
                .any(|found| found.key.slot == Slot::BusinessType);
        let hires = group.is_some_and(|group| group.lemma == "emplear" && group.holds())
            && reader.is_any(next, "personas pessoas");
        let is_size = hires
            || workers_are
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
                number: Some(number.decimal()),
                ..Value::default()
            }),
            claim,
            confidence: sure::HIGH,
            from,
            to,
        });
        reader.take(at, to);
    }
}

/// What somebody is to the business.
pub(super) const ROLES: &str = "\
    socio socia esposo esposa marido mujer hermano hermana hijo hija mama papa madre padre tio tia primo prima \
    cunado cunada suegra suegro novio novia pareja empleado empleada contador contadora gerente encargado \
    encargada cocinero cocinera chef vendedor vendedora ayudante asistente mesero mesera cajero cajera \
    repartidor repartidora panadero panadera administrador administradora jefe jefa maestro maestra barbero \
    estilista disenador disenadora community sobrino sobrina abuela abuelo mano pastelero pastelera tecnico \
    mecanico recepcionista secretaria secretario supervisor supervisora chofer bodeguero costurera socios \
    compadre comadre mae pai irmao irma filho filha sócio sócia funcionaria funcionario atendente partner wife \
    husband brother sister son daughter manager accountant abogado abogada profesor profesora instructor \
    instructora veterinario veterinaria auxiliar companero companera dueno duena viejo vieja amiga amigo \
    domiciliario domiciliaria mozo moza maestranza marceneiro confeiteiro confeiteira entregador garcom senora \
    muchacha muchacho chica chico yerno nuera manicurista colaboradora colaborador fotografo fotografa \
    programador programadora enfermera capataz carpintero electricista parrillero barista bartender peluquero \
    peluquera esteticista motorista jardinero";

/// Whether a word says what somebody does: a listed role, or the ending of a trade.
fn is_role(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(at, ROLES)
        || reader.is_any(at, MORE_ROLES)
        || reader.token(at).is_some_and(|token| {
            token.is_word()
                && !token.is_capital
                && [
                    "ero", "era", "dor", "dora", "ista", "tor", "tora", "eiro", "eira", "logo",
                    "loga", "grafo", "grafa",
                ]
                .iter()
                .any(|ending| token.norm.len() > ending.len() + 3 && token.norm.ends_with(ending))
                && !token.is_any("\
                    primero primera dinero enero febrero manera tercero proveedor proveedora competidor \
                    computador mostrador cliente lista revista vista entera entero motor ventilador florero \
                    refrigerador batidora lavadora impresora sector factor contenedor distribuidor \
                    distribuidora tablero sombrero compradora comprador carretera bandera nevera heladera \
                    tarjetero pulsera cartera soltera madera esfero calendario")
        })
}

#[rustfmt::skip]
const MORE_ROLES: &str = "\
    duena dueno dona dono director directora rectora rector educadora groomer coordinadora coordinador profe \
    profes coach coaches hornero tosadora montador sushero bodeguero pololo polola abuelito parcero socias \
    ayudantes barberos maestra maestro mecanico mecanica enfermero pastor monitora propietaria propietario \
    fundadora fundador ceo cocinera mecanicos vendedoras hermanos hermanas empleados empleadas hijos sobrinos \
    cunados tecnica";

const NO_NAMES: &str = "\
    instagram facebook excel whatsapp google rappi canva tiktok yape dios navidad mexico lima bogota colombia \
    argentina chile peru brasil monterrey guadalajara cdmx medellin";

fn is_name(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        token.is_capital
            && token.is_word()
            && token.norm.len() > 1
            && weekday(&token.norm).is_none()
            && !token.is_any(NO_NAMES)
            && !token.is_any("el la los las mi yo de y no")
    })
}

fn name_end(reader: &Reader<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 4
        && (is_name(reader, end) || reader.is_any(end, "de del") && is_name(reader, end + 1))
    {
        end += 1;
    }
    end
}

fn persons(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !is_role(reader, at) || !reader.is_open(at) {
            continue;
        }
        let first_article = reader.is_any(
            at.wrapping_sub(1),
            "\
                mi nuestra nuestro minha meu nossa nosso my our la el una un o a nueva nuevo mis uma um \
                nuestros nuestras dos tres los las",
        ) || reader.is_any(at.wrapping_sub(2), "mi nuestra nuestro");
        if !first_article {
            continue;
        }
        let mine = reader.is_any(
            at.wrapping_sub(1),
            "mi mis nuestros nuestras dos tres nuestra nuestro minha meu nossa nosso my our",
        ) || reader.is_any(at.wrapping_sub(2), "mi nuestra nuestro");
        let is_friend = reader.is_any(
            at,
            "\
                amiga amigo senora compadre cunado cunada primo prima comadre tio tia suegra suegro maestro \
                mujer chica chico abuela muchacha",
        );
        let mut next = at + 1;
        // "Mi hermana menor Ana", "la encargada de la caja, Rosa", "mi socia se llama Ana".
        let of = reader
            .is_any(next, "de del general menor mayor manager")
            .then(|| {
                let mut end = next + 1;
                while end < reader.end
                    && end < next + 5
                    && reader.token(end).is_some_and(|token| {
                        token.is_word()
                            && !token.is_capital
                            && !token.is_any("es se que me y lleva e nos esta")
                    })
                {
                    end += 1;
                }
                end
            });
        let role_end = of.unwrap_or(next).max(next);
        next = role_end;
        while reader.is_any(
            next,
            ", se llama es chama e que : don dona ( is - son called named",
        ) && next < role_end + 3
        {
            if reader.is_any(next, "es e is")
                && reader
                    .token(next)
                    .is_some_and(|token| token.verb.is_none() && !token.is("is"))
            {
                break;
            }
            next += 1;
        }
        if reader.is(next, "la") && is_name(reader, next + 1)
            || reader.is(next, "el") && is_name(reader, next + 1)
        {
            next += 1;
        }
        if !is_name(reader, next) || next > reader.start && reader.is_any(next - 1, ".") {
            continue;
        }
        let end = name_end(reader, next);
        let (does, to) = duty(reader, end);
        let acts = does.is_some();
        if is_friend && !acts && !reader.has(reader.start, at, "trabaja trabajo ayuda somos con") {
            continue;
        }
        let is_place = reader.is_any(at, "mano madre padre") && !mine;
        let is_linked = (role_end..next).any(|step| reader.is_any(step, "es son e llama chama is"));
        if is_place
            || !mine
                && !is_linked
                && !acts
                && !reader.is_any(
                    at,
                    "\
                        gerente encargado encargada contador contadora cocinero cocinera chef vendedora \
                        vendedor cajera cajero administradora administrador barista mesero mesera repartidor \
                        empleada ayudante asistente",
                )
        {
            continue;
        }
        let ended = person_left(reader, at, end);
        let hired = if ended { Claim::Ended } else { Claim::Holds };
        let role = reader.raw(at, role_end).to_owned();
        let value = does.map_or_else(|| role.clone(), |duty| format!("{role}; {duty}"));
        let subject = reader.raw(next, end).to_owned();
        let claim = if ended { hired } else { reader.claim() };
        reader.add(Draft {
            slot: Slot::Person,
            subject,
            value: Some(words(&value)),
            claim,
            confidence: sure::HIGH,
            from: at,
            to: to.max(end),
        });
        reader.take(at, end);
        // "Mis barberos, Piero y Alonso": the names that follow have the same role.
        let mut more = end;
        while !ended && reader.is_any(more, ", y e and") {
            let next = more + 1 + usize::from(reader.is_any(more + 1, "la el a o y"));
            if !is_name(reader, next) || reader.groups.iter().any(|group| group.start == next) {
                break;
            }
            let stop = name_end(reader, next);
            if reader.groups.iter().any(|group| {
                group.start >= stop && group.start <= stop + 1 && group.person == Person::Third
            }) || reader.is_any(stop, ",") && is_role(reader, stop + 2)
            {
                break;
            }
            let subject = reader.raw(next, stop).to_owned();
            let claim = reader.claim();
            reader.add(Draft {
                slot: Slot::Person,
                subject,
                value: Some(words(&role)),
                claim,
                confidence: sure::USUAL,
                from: next,
                to: stop,
            });
            reader.take(next, stop);
            more = stop;
        }
    }
    selves(reader);
    // "Lupita lleva la caja", "Ana, mi socia,", "contratamos a Pedro como repartidor".
    for at in reader.start..reader.end {
        if !is_name(reader, at) || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let end = name_end(reader, at);
        let (does, to) = duty(reader, end);
        let apposed = reader
            .is(end, ",")
            .then(|| (end + 1..reader.end.min(end + 4)).find(|next| is_role(reader, *next)))
            .flatten()
            .filter(|role| {
                reader.is_any(role - 1, "mi la el nuestra nuestro minha meu my our a o")
            });
        let is_role = reader
            .is_any(end, "es e is era")
            .then(|| (end + 1..reader.end.min(end + 4)).find(|next| is_role(reader, *next)))
            .flatten()
            .filter(|role| {
                *role > end + 1
                    && reader.is_any(
                        role - 1,
                        "mi la el nuestra nuestro minha meu my our a o mano",
                    )
            });
        let hired = reader
            .groups
            .iter()
            .rev()
            .find(|group| {
                group.end <= at
                    && group.does("contratar sumar emplear")
                    && group.is_own
                    && !group.is_negated
                    && group.mode == Mode::Plain
                    && at - group.end < 4
            })
            .copied();
        let role = apposed.or(is_role);
        let leaves = person_left(reader, at, end);
        if role.is_none() && does.is_none() && hired.is_none() && !leaves {
            continue;
        }
        // What does something must stand where a subject stands, not behind "en" or within another name.
        let is_subject = at == reader.start
            || reader.is_any(
                at - 1,
                "y e que a la el o don dona , : and ahora pero sr sra senor senora tambien porque",
            ) && !reader
                .token(at - 1)
                .is_some_and(|token| token.is_capital && !token.is_any("don dona"));
        if role.is_none() && hired.is_none() && !leaves && !is_subject
            || reader.is_any(at, "ella el mercado esto eso hola ellos")
        {
            continue;
        }
        let is_first_word = at == reader.start;
        if does.is_some()
            && role.is_none()
            && is_first_word
            && reader.token(at).is_some_and(|token| token.verb.is_some())
        {
            continue;
        }
        let as_role = hired.and_then(|_| {
            reader
                .is_any(end, "como para de")
                .then(|| reader.phrase(end + 1))
                .flatten()
        });
        let mut value = role.map(|role| reader.raw(role, role_end(reader, role)).to_owned());
        if let Some(phrase) = as_role {
            value = Some(reader.words(phrase));
        }
        let value = match (value, does) {
            (Some(role), Some(duty)) => Some(format!("{role}; {duty}")),
            (role, duty) => role.or(duty),
        };
        let subject = reader.raw(at, end).to_owned();
        let to = to
            .max(end)
            .max(role.map_or(end, |role| role + 1))
            .max(as_role.map_or(end, |phrase| phrase.end));
        let claim = if leaves { Claim::Ended } else { reader.claim() };
        reader.add(Draft {
            slot: Slot::Person,
            subject,
            value: value.map(|value| words(&value)),
            claim,
            confidence: sure::USUAL,
            from: at,
            to,
        });
    }
}

/// "Soy Maribel, dueña de una estética", "somos tres: yo, la Javi y la Fran", "Vanesa en el mostrador".
fn selves(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        if let Some(from) = reader.one_of(
            at,
            "soy|sou|sou a|sou o|soy la|soy el|me llamo|me chamo|mi nombre es|i'm|my name is",
        ) {
            if !is_name(reader, from) || reader.is_taken(from) {
                continue;
            }
            let end = name_end(reader, from);
            let skip = end + usize::from(reader.is(end, ","));
            let role = (skip..reader.end.min(skip + 2))
                .find(|next| is_role(reader, *next))
                .filter(|role| (skip..*role).all(|step| reader.is_any(step, "la el a o una un")));
            let value = role.map(|role| words(reader.raw(role, role + 1)));
            let subject = reader.raw(from, end).to_owned();
            let claim = reader.claim();
            reader.add(Draft {
                slot: Slot::Person,
                subject,
                value,
                claim,
                confidence: sure::USUAL,
                from: at,
                to: role.map_or(end, |role| role + 1),
            });
            reader.take(from, end);
        } else if reader.is(at, "somos") || reader.is(at, "estamos") {
            let Some(colon) = (at..reader.end.min(at + 6)).find(|next| reader.is(*next, ":"))
            else {
                continue;
            };
            let mut next = colon + 1;
            while next < reader.end {
                while reader.is_any(next, "yo , y la el mi e") {
                    next += 1;
                }
                if !is_name(reader, next) || reader.is_taken(next) {
                    break;
                }
                let end = name_end(reader, next);
                let subject = reader.raw(next, end).to_owned();
                let (value, to) = duty(reader, end);
                reader.add(Draft {
                    slot: Slot::Person,
                    subject,
                    value: value.map(|value| words(&value)),
                    claim: Claim::Holds,
                    confidence: sure::USUAL,
                    from: next,
                    to: to.max(end),
                });
                reader.take(next, to.max(end));
                next = to.max(end);
            }
        } else if is_name(reader, at) && !reader.is_taken(at) && reader.is_any(at + 1, "en no na") {
            let post = at + 2 + usize::from(reader.is_any(at + 2, "el la las los"));
            if reader.is_any(
                post,
                "\
                    mostrador caja cocina deposito chapa caixa barra redes ventas recepcion entregas cozinha \
                    reparto plancha bodega taller horno balcao administracion piso parrilla salon",
            ) {
                let subject = reader.raw(at, at + 1).to_owned();
                let value = words(reader.raw(post, post + 1));
                reader.add(Draft {
                    slot: Slot::Person,
                    subject,
                    value: Some(value),
                    claim: Claim::Holds,
                    confidence: sure::USUAL,
                    from: at,
                    to: post + 1,
                });
                reader.take(at, post + 1);
            }
        }
    }
}

fn role_end(reader: &Reader<'_>, role: usize) -> usize {
    if reader.is_any(role + 1, "de del")
        && reader.token(role + 2).is_some_and(|token| token.is_word())
    {
        let more = usize::from(reader.is_any(role + 2, "la las los el"));
        return (role + 3 + more).min(reader.end);
    }
    role + 1
}

fn person_left(reader: &Reader<'_>, from: usize, end: usize) -> bool {
    let stop = reader.end.min(end + 5);
    let after = reader.groups.iter().any(|group| {
        group.start >= end
            && group.start < stop
            && (group.is_over && group.does("trabajar estar ayudar llevar")
                || group.does("renunciar retirar")
                || group.lemma == "ir" && group.is_impersonal && group.tense == Tense::Past)
            && group.person == Person::Third
    });
    let said = (end..stop).any(|at| {
        reader
            .one_of(
                at,
                "\
                    ya no trabaja|ya no esta|renuncio|se fue|se salio|nao trabalha mais|saiu|no longer works|\
                    dejo de trabajar|pediu demissao",
            )
            .is_some()
    });
    let fired = reader.groups.iter().any(|group| {
        group.end <= from
            && group.end + 3 > from
            && group.does("despedir")
            && group.is_own
            && !group.is_negated
            && group.mode == Mode::Plain
    });
    after || said || fired
}

/// What somebody does: "lleva la caja", "se encarga de las redes".
fn duty(reader: &Reader<'_>, end: usize) -> (Option<String>, usize) {
    let Some(group) = reader
        .groups
        .iter()
        .find(|group| group.start >= end && group.start <= end + 2)
        .copied()
    else {
        return (None, end);
    };
    let between = (end..group.start)
        .all(|at| reader.is_any(at, ", que se me nos tambien quien ya ( siempre"));
    let works = group.does("\
            llevar encargar ayudar atender hacer manejar cocinar vender administrar trabajar preparar entregar \
            repartir cobrar cuidar ver hornear limpiar contestar responder publicar coser cortar disenar \
            comprar organizar dar dirigir controlar supervisar ensenar facturar producir gestionar fabricar \
            armar decorar ocupar quedar estar editar");
    if !between
        || !works
        || group.person != Person::Third
        || group.is_negated
        || group.mode != Mode::Plain
        || !group.is_now()
    {
        return (None, end);
    }
    if group.does("trabajar quedar") && !reader.is_any(group.end, "en de como con na no")
        || group.lemma == "estar" && !reader.is_any(group.end, "en na no a")
    {
        return (None, end);
    }
    let stop = reader.clause_end(group.end).min(group.end + 6);
    let mut to = group.end;
    while to < stop
        && reader
            .token(to)
            .is_some_and(|token| token.is_word() && token.sort == Sort::Word)
    {
        if reader.is_any(to, "y que cuando desde e") && to > group.end {
            break;
        }
        to += 1;
    }
    let from = group.end - 1;
    (Some(reader.raw(from, to).to_owned()), to)
}

fn competitors(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        let noun = reader.is_any(
            at,
            "\
                competencia competidor competidora competidores concorrente concorrentes concorrencia \
                competitor competitors rival rivales",
        );
        let verb = reader
            .groups
            .iter()
            .find(|group| {
                group.start == at
                    && group.does("competir")
                    && (group.is_own || group.is_to_us)
                    && !group.is_negated
                    && group.mode == Mode::Plain
            })
            .copied();
        let from = if noun {
            let is_said = (at + 1..reader.end.min(at + 6)).find(|next| {
                reader.is_any(*next, "es son : e sao is are se")
                    && !(reader.is(*next, "e")
                        && reader
                            .token(*next)
                            .is_some_and(|token| token.verb.is_none()))
            });
            match is_said {
                Some(next) => next + 1 + usize::from(reader.is_any(next + 1, "llama chama")),
                None if reader.is(at + 1, ",")
                    || reader.token(at + 1).is_some_and(|token| token.is_capital) =>
                {
                    at + 1 + usize::from(reader.is(at + 1, ","))
                }
                None => continue,
            }
        } else if let Some(group) = verb {
            if !reader.is_any(group.end, "con contra com") {
                continue;
            }
            group.end + 1
        } else if reader
            .one_of(
                at,
                "\
                    es mi competencia|es nuestra competencia|es mi competidor|son mi competencia|\
                    es la competencia|es nuestro competidor|es mi principal competencia|e meu concorrente|\
                    nos hace competencia|nos hace la competencia|me hace competencia|es mi competidora|\
                    son nuestra competencia|nos quita clientes|me quita clientes|es competencia",
            )
            .is_some()
        {
            let Some(phrase) =
                super::phrase::phrase_before(reader.tokens, at, reader.clause_start(at))
                    .filter(|phrase| !reader.is_any(phrase.start, "eso ella el esto"))
            else {
                continue;
            };
            let claim = reader.claim();
            reader.name(Slot::Competitor, phrase, claim, sure::HIGH);
            reader.take(phrase.start, phrase.end);
            continue;
        } else {
            continue;
        };
        let mut from = from;
        while reader.is_any(
            from,
            "la el los las a o una un principalmente sobre todo directa principal",
        ) && !reader.token(from).is_some_and(|token| token.is_capital)
        {
            from += 1;
        }
        if reader.token(from).is_none_or(|token| {
            token.is_any("mucha muy fuerte dura desleal barata mas grande alta bastante poca cada")
        }) {
            continue;
        }
        let mut next = from;
        for _ in 0..6 {
            let Some((start, end)) = named(reader, next) else {
                break;
            };
            let claim = reader.claim();
            reader.name(
                Slot::Competitor,
                super::phrase::Phrase { start, end },
                claim,
                sure::HIGH,
            );
            reader.take(start, end);
            if !reader.is_any(end, ", y e and") {
                break;
            }
            next = end + 1;
            while reader.is_any(next, "la el los y con")
                && !reader.token(next).is_some_and(|token| token.is_capital)
            {
                next += 1;
            }
            if reader.token(next).is_none_or(|token| !token.is_capital) {
                break;
            }
        }
    }
}

fn named(reader: &Reader<'_>, at: usize) -> Option<(usize, usize)> {
    if reader
        .token(at)
        .is_some_and(|token| token.is_capital || token.is("\""))
    {
        return proper(reader, at);
    }
    reader.phrase(at).map(|phrase| (phrase.start, phrase.end))
}
