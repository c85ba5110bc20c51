use proptest::prelude::*;
use serde_json::Value;

use super::*;

const ID: &str = "0197a000-0000-7000-8000-000000000001";

fn written() -> Written {
    Written {
        subject: "Factura FA-1".into(),
        html: "<p>ñ</p>".into(),
        text: "ñ".into(),
    }
}

fn account(provider: Provider) -> Account {
    Account {
        provider,
        base_url: provider
            .default_base_url()
            .unwrap_or("http://127.0.0.1:54324")
            .into(),
        api_key: if provider == Provider::Catcher {
            String::new()
        } else {
            "re_key".into()
        },
    }
}

fn outgoing(written: &Written) -> Outgoing<'_> {
    Outgoing {
        id: ID,
        template: "invoice_issued",
        from: "Sintra <hola@sintra.example>",
        to: "ana@ejemplo.mx",
        written,
    }
}

fn body(request: &HttpRequest) -> Value {
    serde_json::from_slice(&request.body).unwrap_or_default()
}

fn header_of<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request
        .headers
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

#[test]
fn resend_is_asked_with_the_id_as_its_idempotency_key() {
    let written = written();
    let request = account(Provider::Resend)
        .encode(&outgoing(&written))
        .unwrap();
    assert_eq!(
        (request.method, request.url.as_str()),
        ("POST", "https://api.resend.com/emails")
    );
    assert_eq!(header_of(&request, "idempotency-key"), Some(ID));
    assert_eq!(header_of(&request, "authorization"), Some("Bearer re_key"));
    assert!(header_of(&request, "user-agent").is_some());
    let body = body(&request);
    assert_eq!(body["to"], serde_json::json!(["ana@ejemplo.mx"]));
    assert_eq!(body["from"], "Sintra <hola@sintra.example>");
    assert_eq!(
        body["tags"][0],
        serde_json::json!({ "name": "outbox_id", "value": ID })
    );
}

#[test]
fn sendgrid_is_asked_with_the_id_as_a_custom_argument_and_the_plain_part_first() {
    let written = written();
    let request = account(Provider::SendGrid)
        .encode(&outgoing(&written))
        .unwrap();
    assert_eq!(request.url, "https://api.sendgrid.com/v3/mail/send");
    let body = body(&request);
    assert_eq!(body["personalizations"][0]["custom_args"]["outbox_id"], ID);
    assert_eq!(
        body["from"],
        serde_json::json!({ "email": "hola@sintra.example", "name": "Sintra" })
    );
    assert_eq!(body["content"][0]["type"], "text/plain");
    assert_eq!(body["content"][1]["type"], "text/html");
}

#[test]
fn what_could_become_two_mails_or_a_header_is_not_sent() {
    let written = written();
    let mail = outgoing(&written);
    for provider in [Provider::Resend, Provider::SendGrid, Provider::Catcher] {
        let account = account(provider);
        let to = Outgoing {
            to: "a@b.mx, c@d.mx",
            ..mail
        };
        assert_eq!(account.encode(&to), Err(Unencodable::Recipient));
        for from in [
            "",
            "hola",
            "\"x\" <a@b.mx>",
            "a@b.mx <c@d.mx>",
            "x\r\ny <a@b.mx>",
            "x <a@b.mx> y",
        ] {
            assert_eq!(
                account.encode(&Outgoing { from, ..mail }),
                Err(Unencodable::Sender),
                "{from}"
            );
        }
        assert_eq!(
            account.encode(&Outgoing { id: "a b", ..mail }),
            Err(Unencodable::Name)
        );
        let key = Account {
            api_key: "a\r\nb".into(),
            ..account.clone()
        };
        assert_eq!(key.encode(&mail), Err(Unencodable::ApiKey));
        let url = Account {
            base_url: "https://user@host".into(),
            ..account
        };
        assert_eq!(url.encode(&mail), Err(Unencodable::BaseUrl));
    }
}

#[test]
fn a_key_is_in_no_debug_output() {
    assert!(!format!("{:?}", account(Provider::Resend)).contains("re_key"));
}

fn resend(status: u16, name: &str, message: &str) -> Result<Option<String>, Failure> {
    let body = serde_json::json!({ "statusCode": status, "name": name, "message": message });
    Provider::Resend.decode(status, &[("Retry-After", "7")], body.to_string().as_bytes())
}

#[test]
fn what_resend_answers_says_what_to_do() {
    let accepted = Provider::Resend.decode(200, &[("", ""); 0], br#"{"id":"56761188"}"#);
    assert_eq!(accepted, Ok(Some("56761188".into())));
    for (status, name, message, code, retry) in [
        (
            429,
            "rate_limit_exceeded",
            "Too many",
            "mail_provider_rate_limited",
            Retry::NextProvider { after: Some(7) },
        ),
        (
            429,
            "daily_quota_exceeded",
            "x",
            "mail_quota_exceeded",
            Retry::NextProvider { after: None },
        ),
        (
            500,
            "application_error",
            "x",
            "mail_provider_unavailable",
            Retry::NextProvider { after: Some(7) },
        ),
        (
            401,
            "missing_api_key",
            "x",
            "mail_provider_forbidden",
            Retry::NextProvider { after: None },
        ),
        (
            400,
            "validation_error",
            "API key is invalid",
            "mail_provider_forbidden",
            Retry::NextProvider { after: None },
        ),
        (
            403,
            "validation_error",
            "The domain is not verified",
            "mail_provider_forbidden",
            Retry::NextProvider { after: None },
        ),
        (
            422,
            "invalid_from_address",
            "x",
            "mail_sender_refused",
            Retry::NextProvider { after: None },
        ),
        (
            409,
            "concurrent_idempotent_requests",
            "x",
            "mail_provider_busy",
            Retry::SameLater,
        ),
        (
            422,
            "validation_error",
            "Invalid `to` field",
            "mail_refused",
            Retry::Never,
        ),
    ] {
        let failure = resend(status, name, message).unwrap_err();
        assert_eq!(
            (failure.code, failure.retry, failure.is_uncertain),
            (code, retry, false),
            "{name}"
        );
        assert_eq!(
            failure.is_busy(),
            name == "rate_limit_exceeded" || status == 409,
            "{name}"
        );
    }
    // Taken before, in other words.
    assert_eq!(resend(409, "invalid_idempotent_request", "x"), Ok(None));
}

#[test]
fn what_sendgrid_answers_says_what_to_do() {
    let accepted = Provider::SendGrid.decode(202, &[("X-Message-Id", "14c5d75ce93")], b"");
    assert_eq!(accepted, Ok(Some("14c5d75ce93".into())));
    let told = |status, body: &str| {
        let failure = Provider::SendGrid
            .decode(status, &[("", ""); 0], body.as_bytes())
            .unwrap_err();
        (failure.code, failure.retry)
    };
    let next = Retry::NextProvider { after: None };
    assert_eq!(
        told(
            403,
            r#"{"errors":[{"message":"The from address does not match a verified Sender Identity.","field":"from"}]}"#
        ),
        ("mail_sender_refused", next)
    );
    assert_eq!(
        told(
            401,
            r#"{"errors":[{"message":"Maximum credits exceeded","field":null}]}"#
        ),
        ("mail_quota_exceeded", next)
    );
    assert_eq!(told(401, "{}"), ("mail_provider_forbidden", next));
    assert_eq!(told(429, ""), ("mail_provider_rate_limited", next));
    assert_eq!(told(503, "<html>"), ("mail_provider_unavailable", next));
    assert_eq!(
        told(
            400,
            r#"{"errors":[{"message":"bad","field":"personalizations.0.to"}]}"#
        ),
        ("mail_refused", Retry::Never)
    );
    // Only 202 means that it was taken.
    assert_eq!(told(200, "{}"), ("mail_provider_malformed", next));
}

#[test]
fn of_what_nobody_answered_it_is_not_known_whether_it_was_taken() {
    assert!(Failure::unanswered("timeout").is_uncertain);
    assert!(
        Provider::SendGrid
            .decode(504, &[("", ""); 0], b"")
            .unwrap_err()
            .is_uncertain
    );
    assert!(
        !Provider::SendGrid
            .decode(503, &[("", ""); 0], b"")
            .unwrap_err()
            .is_uncertain
    );
}

proptest! {
    #[test]
    fn no_answer_makes_a_decoder_panic_or_names_an_address(status in 0_u16..1000, body in prop::collection::vec(any::<u8>(), 0..300), words in ".{0,40}") {
        let said = serde_json::json!({ "name": words, "message": format!("{words} ana@ejemplo.mx {words}") }).to_string();
        for provider in [Provider::Resend, Provider::SendGrid, Provider::Catcher] {
            for body in [&body[..], said.as_bytes()] {
                if let Err(failure) = provider.decode(status, &[("retry-after", words.as_str())], body) {
                    prop_assert!(!failure.message.contains("ana@") && failure.message.chars().count() <= 200);
                }
            }
        }
    }
}
