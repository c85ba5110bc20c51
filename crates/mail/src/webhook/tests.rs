//! The signatures were made by the vendors' own helpers: `svix` 2.5.0 and `standardwebhooks` 1.1.1 (which agree), and, for
//! SendGrid, by OpenSSL and found good by `@sendgrid/eventwebhook` 8.0.0.

use proptest::prelude::*;

use super::*;

const SECRET: &str = "whsec_YSBzZWNyZXQgb2YgdHdlbnR5LWZvdXIh";
const SVIX: &str = "v1,zuHMaciRlURhfpci3cmChV3mYSHAtH5/umva19YFjwE=";
const RESEND: &str = r#"{"type":"email.bounced","created_at":"2026-11-29T12:00:00.000Z","data":{"email_id":"56761188-7520-42d8-8898-ff6fc54ce618","from":"Sintra <hola@sintra.example>","to":["ana@ejemplo.mx"],"subject":"Factura ñ","bounce":{"message":"550 5.1.1 <ana@ejemplo.mx>: no such user","subType":"General","type":"Permanent"},"tags":{"outbox_id":"0197a000-0000-7000-8000-000000000001","template":"invoice_issued"}}}"#;
const AT: i64 = 1_764_417_600;

const PUBLIC_KEY: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEovjZ5Vhwc/IgwWaw7TM24XefcctL++fVwqxfq5qEiPIV/8K3zzgX66Vt6oYXMpvSy2hMOMQhLDlyialA1gS/xQ==";
const ECDSA: &str = "MEYCIQD/A/pUmn9HozBdMrNnoM5+4WihZQYGU2cIqaXqecQd/gIhAMbPLeOFEUKqQ+i6TxpOEC45kEtVzls6eteko9WxXuUT";
const SENDGRID: &str = "[{\"email\":\"ana@ejemplo.mx\",\"timestamp\":1764417600,\"event\":\"bounce\",\"type\":\"bounce\",\"status\":\"5.1.1\",\"reason\":\"550 5.1.1 <ana@ejemplo.mx>: no such user\",\"sg_event_id\":\"YQ\",\"sg_message_id\":\"14c5d75ce93.dfd.64b469.filter0001\",\"category\":[\"invoice_issued\"],\"outbox_id\":\"0197a000-0000-7000-8000-000000000001\"},\r\n{\"email\":\"ana@ejemplo.mx\",\"timestamp\":1764417601,\"event\":\"open\",\"sg_event_id\":\"Yg\"}]";

fn signed(signature: &str) -> resend::Signed<'_> {
    resend::Signed {
        id: "msg_2abc",
        timestamp: "1764417600",
        signature,
    }
}

fn bounced() -> Event {
    Event {
        fate: Fate::Bounced,
        outbox_id: Some("0197a000-0000-7000-8000-000000000001".into()),
        address_hash: crate::address_hash("ana@ejemplo.mx"),
        reason: Some("550 5.1.1 […] no such user".into()),
    }
}

#[test]
fn what_svix_signed_is_believed_for_five_minutes_either_way() {
    let body = RESEND.as_bytes();
    for now in [AT - 300, AT, AT + 300] {
        assert_eq!(resend::verify(SECRET, signed(SVIX), body, now), Ok(()));
    }
    for now in [AT - 301, AT + 301, i64::MIN, i64::MAX] {
        assert_eq!(
            resend::verify(SECRET, signed(SVIX), body, now),
            Err(WebhookError::Time)
        );
    }
}

#[test]
fn while_a_secret_is_changed_one_of_several_signatures_is_enough() {
    let both = format!("v1,AAAA v1a,{} {SVIX} v2,x", "B".repeat(44));
    assert_eq!(
        resend::verify(SECRET, signed(&both), RESEND.as_bytes(), AT),
        Ok(())
    );
}

#[test]
fn nothing_else_is_believed_of_resend() {
    let body = RESEND.as_bytes();
    let code = &SVIX[3..];
    for signature in [
        "",
        "v1",
        "v1,",
        "v1,%%%",
        code,
        &format!("v1a,{code}"),
        &format!("v1,{}", &code[..40]),
    ] {
        assert_eq!(
            resend::verify(SECRET, signed(signature), body, AT),
            Err(WebhookError::Signature),
            "{signature}"
        );
    }
    for secret in ["whsec_", "", "whsec_%"] {
        assert_eq!(
            resend::verify(secret, signed(SVIX), body, AT),
            Err(WebhookError::Secret)
        );
    }
    let other = resend::verify("whsec_b3RoZXI=", signed(SVIX), body, AT);
    assert_eq!(other, Err(WebhookError::Signature));
    for (id, timestamp, error) in [
        ("", "1764417600", WebhookError::Header),
        ("msg_2abc", "soon", WebhookError::Header),
        ("msg_2abd", "1764417600", WebhookError::Signature),
        ("msg_2abc", "1764417601", WebhookError::Signature),
    ] {
        let signed = resend::Signed {
            id,
            timestamp,
            signature: SVIX,
        };
        assert_eq!(resend::verify(SECRET, signed, body, AT), Err(error));
    }
}

#[test]
fn what_sendgrid_signed_is_believed_and_nothing_else() {
    let body = SENDGRID.as_bytes();
    assert_eq!(
        sendgrid::verify(PUBLIC_KEY, "1764417600", ECDSA, body),
        Ok(())
    );
    for (key, timestamp, signature, error) in [
        (PUBLIC_KEY, "1764417601", ECDSA, WebhookError::Signature),
        (PUBLIC_KEY, "", ECDSA, WebhookError::Header),
        (PUBLIC_KEY, "1764417600", "", WebhookError::Header),
        (PUBLIC_KEY, "1764417600", "%", WebhookError::Header),
        (PUBLIC_KEY, "1764417600", "AAAA", WebhookError::Signature),
        ("", "1764417600", ECDSA, WebhookError::Secret),
        ("AAAA", "1764417600", ECDSA, WebhookError::Secret),
    ] {
        assert_eq!(
            sendgrid::verify(key, timestamp, signature, body),
            Err(error)
        );
    }
}

proptest! {
    #[test]
    fn a_byte_that_was_changed_undoes_a_signature(place in 0_usize..300, bit in 0_u32..8) {
        let mut body = RESEND.as_bytes().to_vec();
        body[place] ^= 1 << bit;
        prop_assert_eq!(resend::verify(SECRET, signed(SVIX), &body, AT), Err(WebhookError::Signature));
        let mut body = SENDGRID.as_bytes().to_vec();
        body[place] ^= 1 << bit;
        prop_assert_eq!(sendgrid::verify(PUBLIC_KEY, "1764417600", ECDSA, &body), Err(WebhookError::Signature));
    }

    #[test]
    fn no_body_makes_a_reader_panic(body in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,200}") {
        for body in [&body[..], text.as_bytes()] {
            let _ = resend::read(body);
            let _ = sendgrid::read(body);
        }
    }
}

#[test]
fn both_tell_of_a_bounce_in_the_same_words_and_without_the_address() {
    assert_eq!(
        resend::read(RESEND.as_bytes()),
        Ok(("email.bounced".into(), vec![bounced()]))
    );
    assert_eq!(
        sendgrid::read(SENDGRID.as_bytes()),
        Ok(vec![sendgrid::Reported {
            id: "YQ".into(),
            kind: "bounce".into(),
            event: bounced()
        }])
    );
}

#[test]
fn only_what_will_never_be_delivered_is_a_bounce() {
    let resend = |kind: &str, more: &str| {
        let body = format!(r#"{{"type":"{kind}","data":{{"to":["a@b.mx"]{more}}}}}"#);
        resend::read(body.as_bytes()).map(|(_, events)| events.first().map(|event| event.fate))
    };
    assert_eq!(
        resend(
            "email.bounced",
            r#","bounce":{"type":"Transient","message":"full"}"#
        ),
        Ok(Some(Fate::Failed))
    );
    assert_eq!(
        resend("email.bounced", r#","bounce":{"type":"Permanent"}"#),
        Ok(Some(Fate::Bounced))
    );
    assert_eq!(resend("email.complained", ""), Ok(Some(Fate::Complained)));
    assert_eq!(resend("email.delivered", ""), Ok(Some(Fate::Delivered)));
    assert_eq!(
        resend("email.suppressed", r#","suppressed":{"message":"x"}"#),
        Ok(Some(Fate::Bounced))
    );
    assert_eq!(
        resend("email.failed", r#","failed":{"reason":"x"}"#),
        Ok(Some(Fate::Failed))
    );
    assert_eq!(resend("email.opened", ""), Ok(None));
    let sendgrid = |more: &str| {
        let body = format!(r#"[{{"email":"a@b.mx","sg_event_id":"x",{more}}}]"#);
        sendgrid::read(body.as_bytes()).map(|events| events.first().map(|one| one.event.fate))
    };
    assert_eq!(
        sendgrid(r#""event":"bounce","type":"blocked""#),
        Ok(Some(Fate::Failed))
    );
    assert_eq!(
        sendgrid(r#""event":"dropped","reason":"Bounced Address""#),
        Ok(Some(Fate::Bounced))
    );
    assert_eq!(
        sendgrid(r#""event":"dropped","reason":"Spam Reporting Address""#),
        Ok(Some(Fate::Complained))
    );
    assert_eq!(
        sendgrid(r#""event":"dropped","reason":"Unsubscribed Address""#),
        Ok(Some(Fate::Failed))
    );
    assert_eq!(
        sendgrid(r#""event":"spamreport""#),
        Ok(Some(Fate::Complained))
    );
    assert_eq!(
        sendgrid(r#""event":"delivered""#),
        Ok(Some(Fate::Delivered))
    );
    assert_eq!(sendgrid(r#""event":"processed""#), Ok(None));
}

#[test]
fn a_mail_is_named_by_an_id_of_ours_or_not_at_all() {
    let listed = r#"{"type":"email.delivered","data":{"to":["a@b.mx"],"tags":[{"name":"outbox_id","value":"0197a000-0000-7000-8000-000000000001"}]}}"#;
    let read = resend::read(listed.as_bytes()).map(|(_, events)| events[0].outbox_id.clone());
    assert_eq!(
        read,
        Ok(Some("0197a000-0000-7000-8000-000000000001".into()))
    );
    let foreign = r#"{"type":"email.delivered","data":{"to":["a@b.mx"],"tags":{"outbox_id":"------------------------------------"}}}"#;
    let read = resend::read(foreign.as_bytes()).map(|(_, events)| events[0].outbox_id.clone());
    assert_eq!(read, Ok(None));
}
