use billing::{Currency, Money, VoucherKind};
use proptest::prelude::*;
use wire::{HttpRequest, HttpResponse};

use super::*;
use crate::{Card, Dispute, DisputeState, Outcome, TOLERANCE_SECONDS};

const ORDER: &str = "0b6f9f8e-6d0c-4f0e-8a53-0c2f4e6d7a11";
const BODY: &str = r#"{"id":"evt_1","object":"event","type":"charge.refunded","data":{"object":{"object":"charge","id":"ch_1","payment_intent":"pi_1"}}}"#;
/// `stripe.webhooks.generateTestHeaderString({ payload: BODY, secret: "whsec_test", timestamp: 1700000000 })` of the official library.
const SIGNATURE: &str =
    "t=1700000000,v1=245c010da010ccc9c63d530f71c872d7ee51ac5ac534aef81f0b3834be124967";
const SIGNED_AT: i64 = 1_700_000_000;

fn stripe() -> Stripe {
    Stripe::new("https://api.stripe.com", "sk_test_1", Some("whsec_test"))
}

fn checkout() -> Checkout {
    Checkout {
        subject: Subject::Order(ORDER.parse().unwrap()),
        amount: Money::new(57_884, Currency::Mxn),
        description: "Plan Starter & más".into(),
        method: Method::Card,
        customer: Some("cus_1".into()),
        email: Some("ana@example.com".into()),
        language: Language::Spanish,
        success_url: "https://app.example/listo?a=1&b=2".into(),
        cancel_url: "https://app.example/plan".into(),
        expires_at: None,
        key: "checkout:1".into(),
    }
}

fn charge() -> Charge {
    Charge {
        subject: Subject::Invoice(ORDER.parse().unwrap()),
        attempt: 2,
        amount: Money::new(19_990, Currency::Clp),
        description: "FA-00000012".into(),
        customer: "cus_1".into(),
        card: "pm_1".into(),
        key: "invoice:1:2".into(),
    }
}

fn body(request: &HttpRequest) -> String {
    String::from_utf8(request.body.clone()).unwrap()
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    let known = request.headers.iter().find(|(known, _)| known == name)?;
    Some(known.1.as_str())
}

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        body: body.as_bytes().to_vec(),
    }
}

fn delivered(header: &str, body: &[u8], now: i64) -> Result<Notification, WebhookError> {
    let headers = [("stripe-signature".to_owned(), header.to_owned())];
    let delivery = Delivery {
        query: "",
        headers: &headers,
        body,
    };
    stripe().webhook(&delivery, now)
}

#[test]
fn a_checkout_charges_once_and_keeps_the_card() {
    let request = stripe().begin(&checkout()).unwrap();
    assert_eq!(request.method, "POST");
    assert_eq!(request.url, "https://api.stripe.com/v1/checkout/sessions");
    assert_eq!(header(&request, "authorization"), Some("Bearer sk_test_1"));
    assert_eq!(header(&request, "stripe-version"), Some(STRIPE_VERSION));
    let fields = body(&request);
    for field in [
        "mode=payment",
        "locale=es-419",
        "customer=cus_1",
        "line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=mxn",
        "line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=57884",
        "product_data%5D%5Bname%5D=Plan%20Starter%20%26%20m%C3%A1s",
        "success_url=https%3A%2F%2Fapp.example%2Flisto%3Fa%3D1%26b%3D2",
        "payment_intent_data%5Bsetup_future_usage%5D=off_session",
        "payment_intent_data%5Bmetadata%5D%5Border_id%5D=0b6f9f8e",
    ] {
        assert!(fields.contains(field), "{field} in {fields}");
    }
    assert!(!fields.contains("subscription"));
    // Who is known by an id is not asked for their address again.
    assert!(!fields.contains("customer_email"));
}

#[test]
fn the_key_of_a_checkout_is_the_same_for_the_same_and_another_for_another() {
    let key = |checkout: &Checkout| {
        let request = stripe().begin(checkout).unwrap();
        header(&request, "idempotency-key").map(str::to_owned)
    };
    assert_eq!(key(&checkout()), key(&checkout()));
    let other = Checkout {
        language: Language::Portuguese,
        ..checkout()
    };
    assert_ne!(key(&checkout()), key(&other));
}

#[test]
fn a_voucher_keeps_no_card_and_is_sold_in_its_currency_only() {
    let oxxo = Checkout {
        method: Method::Oxxo,
        ..checkout()
    };
    let fields = body(&stripe().begin(&oxxo).unwrap());
    assert!(fields.contains("payment_method_options%5Boxxo%5D%5Bexpires_after_days%5D=3"));
    assert!(!fields.contains("setup_future_usage"));
    let pix = Checkout {
        method: Method::Pix,
        ..checkout()
    };
    assert_eq!(stripe().begin(&pix), Err(PaymentError::Unsupported));
    let bolivares = Checkout {
        amount: Money::new(100, Currency::Ves),
        ..checkout()
    };
    assert_eq!(stripe().begin(&bolivares), Err(PaymentError::Unsupported));
}

#[test]
fn a_saved_card_is_charged_with_the_key_that_it_was_given() {
    let request = stripe().charge(&charge()).unwrap();
    assert_eq!(request.url, "https://api.stripe.com/v1/payment_intents");
    assert_eq!(header(&request, "idempotency-key"), Some("invoice:1:2"));
    let fields = body(&request);
    for field in [
        "amount=19990&currency=clp",
        "off_session=true",
        "confirm=true",
        "payment_method=pm_1",
        "metadata%5Battempt%5D=2",
        "metadata%5Binvoice_id%5D=0b6f9f8e",
    ] {
        assert!(fields.contains(field), "{field} in {fields}");
    }
}

#[test]
fn an_id_that_would_be_another_address_is_not_sent() {
    for id in ["../customers", "pi_1?expand", "", "pi 1", "pi_1/refunds"] {
        let asked = stripe().fetch(&About::Payment(id.into()));
        assert_eq!(asked, Err(PaymentError::Misconfigured), "{id}");
    }
    let broken = Stripe::new("https://api.stripe.com", "sk\r\nx: y", None);
    assert_eq!(broken.begin(&checkout()), Err(PaymentError::Misconfigured));
    let elsewhere = Stripe::new("https://evil@api.stripe.com", "sk_1", None);
    assert_eq!(
        elsewhere.begin(&checkout()),
        Err(PaymentError::Misconfigured)
    );
    assert!(!format!("{:?}", stripe()).contains("sk_test"));
    assert!(!format!("{:?}", stripe()).contains("whsec"));
}

#[test]
fn a_payment_is_read_with_its_card_and_what_was_given_back() {
    let response = answer(
        200,
        &format!(
            r#"{{"id":"pi_1","object":"payment_intent","amount":57884,"currency":"mxn","status":"succeeded","setup_future_usage":"off_session",
            "metadata":{{"order_id":"{ORDER}"}},"customer":"cus_1","last_payment_error":null,"next_action":null,
            "payment_method":{{"id":"pm_1","object":"payment_method","type":"card","card":{{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2030}}}},
            "latest_charge":{{"id":"ch_1","refunds":{{"object":"list","data":[
              {{"id":"re_1","amount":10000,"currency":"mxn","status":"succeeded"}},
              {{"id":"re_2","amount":500,"currency":"mxn","status":"failed"}}]}}}}}}"#
        ),
    );
    let fetched = stripe().fetched(&About::Payment("pi_1".into()), &response);
    let Ok(Fetched::Payment(payment)) = fetched else {
        panic!("{fetched:?}");
    };
    assert_eq!(payment.subject, Some(checkout().subject));
    assert_eq!(payment.amount, Money::new(57_884, Currency::Mxn));
    assert_eq!(payment.outcome, Outcome::Succeeded);
    assert_eq!(
        payment.card,
        Some(Card {
            reference: "pm_1".into(),
            brand: "visa".into(),
            last4: "4242".into(),
            exp_month: 12,
            exp_year: 2030,
        })
    );
    let stands: Vec<bool> = payment.refunds.iter().map(|refund| refund.stands).collect();
    assert_eq!(stands, [true, false]);
    assert_eq!(payment.attempt, None);
}

#[test]
fn a_voucher_that_was_given_is_pending_until_it_is_paid() {
    let response = answer(
        200,
        r#"{"id":"pi_1","amount":57884,"currency":"mxn","status":"requires_action","payment_method":"pm_1","latest_charge":null,
        "next_action":{"type":"oxxo_display_details","oxxo_display_details":{"expires_after":1700300000,"hosted_voucher_url":"https://payments.stripe.com/oxxo/1","number":"123"}}}"#,
    );
    let fetched = stripe().fetched(&About::Payment("pi_1".into()), &response);
    let Ok(Fetched::Payment(payment)) = fetched else {
        panic!("{fetched:?}");
    };
    let Outcome::Pending {
        voucher: Some(voucher),
    } = payment.outcome
    else {
        panic!("{:?}", payment.outcome);
    };
    assert_eq!(voucher.kind, VoucherKind::Oxxo);
    assert_eq!(voucher.expires_at, Some(1_700_300_000));
    // None of ours: no metadata.
    assert_eq!(payment.subject, None);
}

#[test]
fn a_declined_card_is_a_payment_that_failed() {
    let response = answer(
        402,
        &format!(
            r#"{{"error":{{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"…",
            "payment_intent":{{"id":"pi_2","amount":19990,"currency":"clp","status":"requires_payment_method",
            "metadata":{{"invoice_id":"{ORDER}","attempt":"2"}}}}}}}}"#
        ),
    );
    let payment = stripe().charged(&charge(), &response).unwrap();
    assert_eq!(payment.reference, "pi_2");
    assert_eq!(payment.attempt, Some(2));
    assert_eq!(
        payment.outcome,
        Outcome::Failed {
            code: "insufficient_funds".into()
        }
    );
}

#[test]
fn a_card_that_is_gone_is_an_attempt_that_failed_and_not_a_job_that_never_ends() {
    let response = answer(
        400,
        r#"{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such PaymentMethod"}}"#,
    );
    let payment = stripe().charged(&charge(), &response).unwrap();
    assert_eq!(payment.reference, "invoice:1:2");
    assert_eq!(
        payment.outcome,
        Outcome::Failed {
            code: "resource_missing".into()
        }
    );
}

#[test]
fn what_may_have_gone_through_is_never_called_a_failure() {
    let reused =
        r#"{"error":{"type":"idempotency_error","message":"Keys for idempotent requests …"}}"#;
    for (status, text) in [
        (400, reused),
        (
            409,
            r#"{"error":{"type":"invalid_request_error","code":"lock_timeout"}}"#,
        ),
        (429, "{}"),
        (500, "<html>"),
        (503, ""),
    ] {
        let charged = stripe().charged(&charge(), &answer(status, text));
        assert_eq!(charged, Err(PaymentError::Unavailable(status)), "{status}");
    }
    let unknown = stripe().charged(
        &charge(),
        &answer(401, r#"{"error":{"type":"invalid_request_error"}}"#),
    );
    assert_eq!(
        unknown,
        Err(PaymentError::Refused(401, "invalid_request_error".into()))
    );
}

#[test]
fn a_dispute_is_read_with_its_payment_and_state() {
    for (status, state) in [
        ("needs_response", DisputeState::Open),
        ("warning_closed", DisputeState::Won),
        ("lost", DisputeState::Lost),
    ] {
        let response = answer(
            200,
            &format!(
                r#"{{"id":"dp_1","object":"dispute","amount":57884,"currency":"mxn","charge":"ch_1","payment_intent":"pi_1","reason":"fraudulent","status":"{status}"}}"#
            ),
        );
        assert_eq!(
            stripe().fetched(&About::Dispute("dp_1".into()), &response),
            Ok(Fetched::Dispute(Dispute {
                reference: "dp_1".into(),
                payment: "pi_1".into(),
                amount: Money::new(57_884, Currency::Mxn),
                reason: "fraudulent".into(),
                state,
            }))
        );
    }
}

#[test]
fn the_official_library_s_signature_is_believed_and_says_what_to_look_at() {
    let notification = delivered(SIGNATURE, BODY.as_bytes(), SIGNED_AT + 20).unwrap();
    assert_eq!(notification.event_id, "evt_1");
    assert_eq!(notification.event_type, "charge.refunded");
    assert_eq!(notification.about, About::Payment("pi_1".into()));
}

#[test]
fn one_of_several_signatures_is_enough_while_a_secret_is_replaced() {
    let other = "0".repeat(64);
    let two = SIGNATURE.replace(",v1=", &format!(",v1={other},v0={other},v1="));
    assert!(delivered(&two, BODY.as_bytes(), SIGNED_AT).is_ok());
}

#[test]
fn what_was_not_signed_so_is_refused() {
    let wrong_secret = Stripe::new("https://api.stripe.com", "sk_test_1", Some("whsec_other"));
    let headers = [("stripe-signature".to_owned(), SIGNATURE.to_owned())];
    let delivery = Delivery {
        query: "",
        headers: &headers,
        body: BODY.as_bytes(),
    };
    assert_eq!(
        wrong_secret.webhook(&delivery, SIGNED_AT),
        Err(WebhookError::SignatureMismatch)
    );
    let none = Stripe::new("https://api.stripe.com", "sk_test_1", None);
    assert_eq!(
        none.webhook(&delivery, SIGNED_AT),
        Err(WebhookError::SecretMissing)
    );
    let unsigned = Delivery {
        headers: &[],
        ..delivery
    };
    assert_eq!(
        stripe().webhook(&unsigned, SIGNED_AT),
        Err(WebhookError::SignatureMissing)
    );
    let forged = BODY.replace("pi_1", "pi_2");
    assert_eq!(
        delivered(SIGNATURE, forged.as_bytes(), SIGNED_AT),
        Err(WebhookError::SignatureMismatch)
    );
    for header in [
        "",
        "t=,v1=",
        "v1=00",
        "t=1700000000",
        "t=x,v1=00",
        "t=-1,v1=00",
        "💥",
    ] {
        assert_eq!(
            delivered(header, BODY.as_bytes(), SIGNED_AT),
            Err(WebhookError::SignatureMalformed),
            "{header}"
        );
    }
    // Another moment was not signed, either.
    let later = SIGNATURE.replace("1700000000", "1700000001");
    assert_eq!(
        delivered(&later, BODY.as_bytes(), SIGNED_AT),
        Err(WebhookError::SignatureMismatch)
    );
}

#[test]
fn a_signature_is_good_for_five_minutes_in_both_directions() {
    for (now, is_good) in [
        (SIGNED_AT + TOLERANCE_SECONDS, true),
        (SIGNED_AT + TOLERANCE_SECONDS + 1, false),
        (SIGNED_AT - TOLERANCE_SECONDS, true),
        (SIGNED_AT - TOLERANCE_SECONDS - 1, false),
        (i64::MAX, false),
        (i64::MIN, false),
    ] {
        let read = delivered(SIGNATURE, BODY.as_bytes(), now);
        assert_eq!(read.is_ok(), is_good, "{now}");
        assert!(is_good || read == Err(WebhookError::OutOfTolerance));
    }
}

proptest! {
    #[test]
    fn nothing_that_a_stranger_sends_is_believed(header in ".{0,200}", body in prop::collection::vec(any::<u8>(), 0..400), now in any::<i64>()) {
        prop_assert!(delivered(&header, &body, now).is_err());
    }

    #[test]
    fn a_body_of_which_one_byte_is_another_is_refused(place in 0..BODY.len(), byte in any::<u8>()) {
        let mut body = BODY.as_bytes().to_vec();
        prop_assume!(body[place] != byte);
        body[place] = byte;
        prop_assert_eq!(delivered(SIGNATURE, &body, SIGNED_AT), Err(WebhookError::SignatureMismatch));
    }

    #[test]
    fn nothing_that_stripe_answers_breaks_the_reader(status in 100_u16..600, body in prop::collection::vec(any::<u8>(), 0..300)) {
        let response = HttpResponse { status, body };
        for about in [About::Payment("pi_1".into()), About::Dispute("dp_1".into()), About::Customer("cus_1".into())] {
            let _ = stripe().fetched(&about, &response);
        }
        let went_through = stripe().charged(&charge(), &response).is_ok_and(|payment| payment.outcome == Outcome::Succeeded);
        prop_assert!(!went_through);
        let _ = stripe().begun(&checkout(), &response);
    }
}
