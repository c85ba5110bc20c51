use billing::{Currency, Money, VoucherKind};
use proptest::prelude::*;
use serde_json::{Value, json};
use wire::HttpResponse;

use super::*;
use crate::{DisputeState, Outcome};

const INVOICE: &str = "0b6f9f8e-6d0c-4f0e-8a53-0c2f4e6d7a11";
const SIGNED_AT: i64 = 1_700_000_000;
/// HMAC-SHA256 of `id:1234567890;request-id:f7b2a1d4-0b1c;ts:1700000000;` with `mp_secret`, made with OpenSSL.
const DIGEST: &str = "6f4b6915ec2124966e47dc5c873ed4930d90ad7df5094fb56c2259f4a040e866";
const BODY: &str =
    r#"{"id":1,"type":"payment","action":"payment.updated","data":{"id":"1234567890"}}"#;

fn gateway() -> MercadoPago {
    MercadoPago::new(
        "https://api.mercadopago.com",
        "APP_USR-1",
        Some("mp_secret"),
    )
}

fn checkout(method: Method, amount: Money) -> Checkout {
    Checkout {
        subject: Subject::Invoice(INVOICE.parse().unwrap()),
        amount,
        description: "Plan Starter".into(),
        method,
        customer: None,
        email: Some("ana@example.com".into()),
        language: Language::Spanish,
        success_url: "https://app.example/listo".into(),
        cancel_url: "https://app.example/plan".into(),
        expires_at: Some(SIGNED_AT),
        key: "checkout:1".into(),
    }
}

fn pesos(minor: i64) -> Money {
    Money::new(minor, Currency::Mxn)
}

fn sent(request: &HttpRequest) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

fn answer(status: u16, body: &Value) -> HttpResponse {
    HttpResponse {
        status,
        body: body.to_string().into_bytes(),
    }
}

fn read(body: &Value) -> Payment {
    let fetched = gateway().fetched(&About::Payment("1".into()), &answer(200, body));
    let Ok(Fetched::Payment(payment)) = fetched else {
        panic!("{fetched:?}");
    };
    *payment
}

fn delivered(
    signature: &str,
    request_id: Option<&str>,
    query: &str,
    now: i64,
) -> Result<Notification, WebhookError> {
    let mut headers = vec![("x-signature".to_owned(), signature.to_owned())];
    headers.extend(request_id.map(|id| ("x-request-id".to_owned(), id.to_owned())));
    let delivery = Delivery {
        query,
        headers: &headers,
        body: BODY.as_bytes(),
    };
    gateway().webhook(&delivery, now)
}

#[test]
fn a_card_is_paid_with_on_its_page() {
    let asked = checkout(Method::Card, pesos(57_884));
    let request = gateway().begin(&asked).unwrap();
    assert_eq!(
        request.url,
        "https://api.mercadopago.com/checkout/preferences"
    );
    assert!(
        request
            .headers
            .iter()
            .any(|(name, value)| name == "x-idempotency-key" && value.starts_with("checkout:1:"))
    );
    let text = String::from_utf8(request.body.clone()).unwrap();
    assert!(text.contains(r#""unit_price":578.84"#), "{text}");
    let body = sent(&request);
    assert_eq!(body["external_reference"], format!("invoice_id:{INVOICE}"));
    assert_eq!(body["expiration_date_to"], "2023-11-14T22:13:20.000+00:00");
    assert_eq!(body["back_urls"]["failure"], "https://app.example/plan");
    let page = json!({"id": "1-abc", "init_point": "https://www.mercadopago.com.mx/checkout/v1/redirect?pref_id=1-abc"});
    assert!(matches!(
        gateway().begun(&asked, &answer(201, &page)),
        Ok(Begun::Page { url, .. }) if url.ends_with("1-abc")
    ));
}

#[test]
fn a_voucher_is_given_with_what_is_read_at_the_till() {
    let oxxo = checkout(Method::Oxxo, pesos(57_900));
    let request = gateway().begin(&oxxo).unwrap();
    assert_eq!(request.url, "https://api.mercadopago.com/v1/payments");
    let body = sent(&request);
    assert_eq!(body["payment_method_id"], "oxxo");
    assert_eq!(body["transaction_amount"], 579);
    let payment = json!({"id": 1234567890_u64, "status": "pending", "status_detail": "pending_waiting_payment", "transaction_amount": 579,
        "currency_id": "MXN", "payment_method_id": "oxxo", "date_of_expiration": "2026-12-02T22:59:59.000-04:00",
        "transaction_details": {"external_resource_url": "https://www.mercadopago.com/ticket"}, "barcode": {"content": "30000123"}});
    let Ok(Begun::Voucher { voucher, reference }) = gateway().begun(&oxxo, &answer(201, &payment))
    else {
        panic!();
    };
    assert_eq!(reference, "1234567890");
    assert_eq!(voucher.kind, VoucherKind::Oxxo);
    assert_eq!(voucher.code.as_deref(), Some("30000123"));
    assert_eq!(voucher.expires_at, Some(1_796_266_799));
    let nameless = Checkout {
        email: None,
        ..oxxo
    };
    assert_eq!(gateway().begin(&nameless), Err(PaymentError::Unsupported));
    let pix = checkout(Method::Pix, pesos(100));
    assert_eq!(gateway().begin(&pix), Err(PaymentError::Unsupported));
}

#[test]
fn every_state_of_a_payment_is_read() {
    let payment = |status: &str, detail: &str| {
        read(
            &json!({"id": 1, "status": status, "status_detail": detail, "transaction_amount": 499.5, "currency_id": "MXN",
            "external_reference": format!("invoice_id:{INVOICE}"),
            "refunds": [{"id": 7, "payment_id": 1, "amount": 100.25, "status": "approved"}]}),
        )
    };
    let approved = payment("approved", "accredited");
    assert_eq!(approved.amount, pesos(49_950));
    assert_eq!(approved.outcome, Outcome::Succeeded);
    assert_eq!(
        approved.subject,
        Some(Subject::Invoice(INVOICE.parse().unwrap()))
    );
    assert_eq!(approved.refunds[0].amount, pesos(10_025));
    assert_eq!(approved.dispute, None);
    for status in ["pending", "in_process", "authorized"] {
        assert_eq!(
            payment(status, "").outcome,
            Outcome::Pending { voucher: None }
        );
    }
    assert_eq!(
        payment("rejected", "cc_rejected_insufficient_amount").outcome,
        Outcome::Failed {
            code: "cc_rejected_insufficient_amount".into()
        }
    );
    assert_eq!(payment("refunded", "refunded").outcome, Outcome::Succeeded);
    for (detail, state) in [
        ("in_process", DisputeState::Open),
        ("settled", DisputeState::Lost),
        ("reimbursed", DisputeState::Won),
    ] {
        let back = payment("charged_back", detail);
        assert_eq!(back.outcome, Outcome::Succeeded);
        assert_eq!(back.dispute.map(|dispute| dispute.state), Some(state));
    }
}

#[test]
fn a_payment_of_somebody_else_is_of_nothing() {
    for reference in [
        Value::Null,
        json!("42"),
        json!("order_id:x"),
        json!("invoice:1"),
    ] {
        let payment = read(
            &json!({"id": 1, "status": "approved", "transaction_amount": 1, "currency_id": "MXN", "external_reference": reference}),
        );
        assert_eq!(payment.subject, None);
    }
}

#[test]
fn a_refund_is_asked_for_with_its_amount_and_key() {
    let refund = Refund {
        payment: "1234567890".into(),
        amount: pesos(10_050),
        key: "refund:1".into(),
    };
    let request = gateway().refund(&refund).unwrap();
    assert_eq!(
        request.url,
        "https://api.mercadopago.com/v1/payments/1234567890/refunds"
    );
    assert_eq!(
        String::from_utf8(request.body).unwrap(),
        r#"{"amount":100.50}"#
    );
    let done = gateway().refunded(
        &refund,
        &answer(
            201,
            &json!({"id": 9, "payment_id": 1, "amount": 100.5, "status": "approved"}),
        ),
    );
    assert!(done.is_ok_and(|done| done.amount == pesos(10_050) && done.stands));
}

#[test]
fn it_charges_no_saved_card_and_says_so() {
    assert!(!gateway().charges_saved_cards());
    assert_eq!(
        gateway().portal("1", "https://app.example", Language::Spanish),
        Err(PaymentError::Unsupported)
    );
}

#[test]
fn what_is_signed_is_believed_and_only_that() {
    let signature = format!("ts=1700000000,v1={DIGEST}");
    let id = Some("f7b2a1d4-0b1c");
    let notification =
        delivered(&signature, id, "data.id=1234567890&type=payment", SIGNED_AT).unwrap();
    assert_eq!(notification.about, About::Payment("1234567890".into()));
    assert_eq!(notification.event_type, "payment.updated");
    // Without a query it is the id of the body that must have been signed.
    assert_eq!(
        delivered(&signature, id, "", SIGNED_AT + 3_600),
        Ok(notification)
    );
    for (request_id, query) in [(id, "data.id=1234567891"), (Some("other"), ""), (None, "")] {
        assert_eq!(
            delivered(&signature, request_id, query, SIGNED_AT),
            Err(WebhookError::SignatureMismatch)
        );
    }
    for now in [SIGNED_AT - 301, SIGNED_AT + 86_401] {
        assert_eq!(
            delivered(&signature, id, "", now),
            Err(WebhookError::OutOfTolerance)
        );
    }
    assert_eq!(
        delivered("ts=1700000000", id, "", SIGNED_AT),
        Err(WebhookError::SignatureMalformed)
    );
}

#[test]
fn an_id_of_a_notice_that_would_be_another_address_is_refused() {
    let signature = format!("ts=1700000000,v1={DIGEST}");
    let read = delivered(&signature, None, "data.id=..%2F..%2Fusers", SIGNED_AT);
    assert_eq!(read, Err(WebhookError::Malformed));
}

proptest! {
    #[test]
    fn nothing_that_a_stranger_sends_is_believed(signature in ".{0,200}", query in ".{0,60}", now in any::<i64>()) {
        prop_assert!(delivered(&signature, Some("1"), &query, now).is_err());
    }

    #[test]
    fn nothing_that_it_answers_breaks_the_reader(status in 100_u16..600, body in prop::collection::vec(any::<u8>(), 0..300)) {
        let response = HttpResponse { status, body };
        let _ = gateway().fetched(&About::Payment("1".into()), &response);
        let _ = gateway().begun(&checkout(Method::Oxxo, pesos(100)), &response);
        let _ = gateway().begun(&checkout(Method::Card, pesos(100)), &response);
    }
}
