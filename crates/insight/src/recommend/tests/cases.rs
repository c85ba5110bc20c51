//! What calls for each rule.

use chrono::TimeDelta;

use super::{fact, now};
use crate::{Fact, Value};

/// The facts that call for each rule, with its key.
pub(super) fn cases() -> Vec<(Vec<Fact>, &'static str)> {
    let dated = |key: &str, content: &str, date: &str| Fact {
        value: Some(Value {
            date: date.parse().ok(),
            ..Value::default()
        }),
        ..fact(key, content)
    };
    let old = |fact: Fact| Fact {
        valid_from: Some(now() - TimeDelta::days(300)),
        last_seen_at: Some(now() - TimeDelta::days(300)),
        ..fact
    };
    let money = |fact: Fact| Fact {
        value: Some(Value {
            number: Some("2000".into()),
            currency: Some("MXN".into()),
            ..Value::default()
        }),
        ..fact
    };
    let offer = || fact("offers:torta", "Vende tortas");
    let instagram = || fact("channel:instagram", "Canal: Instagram");
    vec![
        (
            vec![
                fact(
                    "problem:martes casi no vendemo",
                    "Problema: los martes casi no vendemos",
                ),
                fact("channel:whatsapp", "Canal: WhatsApp"),
            ],
            "slow_day:2",
        ),
        (
            vec![fact("price:torta", "Precio de torta: 45 MXN")],
            "price_without_cost",
        ),
        (
            vec![dated(
                "goal:abrir sucursal",
                "Meta: abrir otra sucursal",
                "2026-06-01",
            )],
            "goal_without_project:abrir sucursal",
        ),
        (
            vec![fact("payment:efectivo", "Acepta efectivo")],
            "only_cash",
        ),
        (
            vec![
                fact("location:", "Ubicación: Roma Norte"),
                fact("hours:", "Horario: 09:00-18:00"),
            ],
            "not_on_google",
        ),
        (
            vec![fact(
                "problem:harina subio mucho",
                "Problema: la harina subió mucho",
            )],
            "costs_rise:harina subio mucho",
        ),
        (
            vec![dated(
                "event:inauguracion",
                "inauguración: 2026-03-15",
                "2026-03-15",
            )],
            "event_ahead:inauguracion@2026-03-15",
        ),
        (
            vec![fact(
                "problem:cliente deben",
                "Problema: los clientes me deben",
            )],
            "debts:cliente deben",
        ),
        (
            vec![fact("problem:mucha merma", "Problema: mucha merma")],
            "waste:mucha merma",
        ),
        (
            vec![fact(
                "problem:no alcanzo contestar",
                "Problema: no alcanzo a contestar mensajes",
            )],
            "slow_answers:no alcanzo contestar",
        ),
        (
            vec![fact("channel:rappi", "Canal: Rappi")],
            "only_platforms",
        ),
        (vec![instagram(), offer()], "one_channel:instagram"),
        (vec![instagram(), offer()], "no_returns_policy"),
        (
            vec![
                old(fact("price:torta", "Precio de torta: 45")),
                fact("cost:renta", "Gasto en renta: 9000"),
            ],
            "price_is_old",
        ),
        (
            vec![fact("supplier:beto", "Proveedor: Don Beto (café)")],
            "one_supplier:beto",
        ),
        (
            vec![fact(
                "problem:empleado renuncian",
                "Problema: los empleados renuncian",
            )],
            "staff_leaves:empleado renuncian",
        ),
        (
            vec![
                money(fact(
                    "constraint:gastar anuncio",
                    "Límite: 2 mil en anuncios",
                )),
                dated("goal:vender", "Meta: vender más", "2025-01-01"),
            ],
            "budget:gastar anuncio",
        ),
        (
            vec![
                instagram(),
                fact("channel:whatsapp", "Canal: WhatsApp"),
                offer(),
                fact("policy:cambio", "cambios: 8 días"),
            ],
            "no_delivery_area",
        ),
        (
            vec![fact("revenue:mes", "Ingresos por mes: 80 000 MXN")],
            "no_ticket",
        ),
        (
            vec![
                fact("competitor:oxxo", "Competidor: Oxxo"),
                fact("price:torta", "Precio de torta: 45"),
                fact("cost:renta", "Gasto en renta: 9000"),
            ],
            "competitor:oxxo",
        ),
        (vec![fact("tool:libreta", "Usa libreta")], "notebook"),
        (
            vec![fact(
                "problem:queja tamano",
                "Problema: quejas por el tamaño",
            )],
            "complaints:queja tamano",
        ),
    ]
}
