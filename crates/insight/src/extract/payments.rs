//! Means of payment that are taken.

use super::group::Group;
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::trade::claim_of;
use super::words::{PAYMENTS, name_at};
use crate::text::Person;
use crate::{Claim, Slot};

pub(super) fn payments(reader: &mut Reader<'_>, group: &Group) {
    let takes =
        group.does("aceptar recibir cobrar tener manejar usar agregar sumar tomar trabajar");
    let paid = group.does("pagar poder depositar transferir abonar")
        && !group.is_negated
        && group.person != Person::First;
    let impersonal = group.is_impersonal && group.does("aceptar recibir pagar");
    let claim = claim_of(reader, group).or_else(|| {
        ((impersonal || paid) && !group.is_negated && group.is_now()).then_some(if group.is_over {
            Claim::Ended
        } else {
            Claim::Holds
        })
    });
    let Some(claim) = claim else { return };
    if !takes && !paid && !impersonal {
        return;
    }
    let stop = reader.end.min(group.end + 30);
    let mut at = group.end;
    let mut found = 0;
    while at < stop {
        if reader.is_any(at, "pero porque aunque que but cuando si")
            || reader
                .groups
                .iter()
                .any(|other| other.start == at && other.lemma != "pagar")
        {
            break;
        }
        if let Some(end) = name_at(reader, at, PAYMENTS) {
            let is_denied = reader.is_any(at.saturating_sub(1), "no ni sin nao")
                || reader.is_any(at.saturating_sub(2), "no sin")
                    && reader.is_any(at.saturating_sub(1), "con de");
            let is_owned = reader.is_any(at, "credito debito modo point clip dolares")
                && !reader.is_any(
                    at.saturating_sub(1),
                    "con de y , aceptamos o e acepto aceitamos en no a recibimos",
                );
            // A card or a transfer is a means of payment; "tengo tarjeta" is a person's.
            let is_weak = group.does("tener manejar usar trabajar agregar sumar tomar") && !(reader.is_any(
                at,
                "yape plin nequi daviplata pix mercado mercadopago codi webpay posnet qr codigo link",
            ) || reader.has(
                reader.start,
                at,
                "pago pagos cobro cobros cobrar pagamento",
            ));
            if !is_denied && !is_owned && !is_weak && !reader.is_taken(at) {
                reader.name(Slot::Payment, Phrase { start: at, end }, claim, sure::HIGH);
                reader.take(at, end);
                found += 1;
            }
            at = end;
            continue;
        }
        // "Aceptamos Yape" is in no list of every country.
        at += 1;
    }
    if found == 0
        && group.does("aceptar")
        && claim == Claim::Holds
        && !reader.is_any(
            group.end,
            "pedidos devoluciones cambios reservas citas mascotas",
        )
        && let Some(phrase) = reader.phrase(group.end).filter(|phrase| {
            reader
                .token(phrase.start)
                .is_some_and(|token| token.is_capital)
        })
    {
        reader.name(Slot::Payment, phrase, claim, sure::USUAL);
        reader.take(phrase.start, phrase.end);
    }
}
