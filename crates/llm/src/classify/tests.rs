use proptest::prelude::*;

use super::*;

fn class(status: u16, body: &str) -> ErrorClass {
    classify(status, &[("", ""); 0], body.as_bytes()).class
}

fn wait(headers: &[(&str, &str)]) -> Option<Duration> {
    match classify(429, headers, b"").retry {
        Retry::After(delay) => Some(delay),
        _ => None,
    }
}

#[test]
fn vendors_bodies_are_understood() {
    for (status, body, expected) in [
        (
            401,
            r#"{"error":{"message":"Incorrect API key provided","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#,
            ErrorClass::Authentication,
        ),
        (
            429,
            r#"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}"#,
            ErrorClass::CreditExhausted,
        ),
        (
            429,
            r#"{"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}}"#,
            ErrorClass::RateLimited,
        ),
        (
            400,
            r#"{"error":{"message":"This model's maximum context length is 128000 tokens","type":"invalid_request_error","code":"context_length_exceeded"}}"#,
            ErrorClass::ContextTooLong,
        ),
        (
            400,
            r#"{"error":{"message":"flagged","type":"invalid_request_error","code":"content_policy_violation"}}"#,
            ErrorClass::ContentPolicy,
        ),
        (
            404,
            r#"{"error":{"message":"The model does not exist","type":"invalid_request_error","code":"model_not_found"}}"#,
            ErrorClass::NotFound,
        ),
        (
            400,
            r#"{"error":{"message":"Unsupported parameter","type":"invalid_request_error","code":"unsupported_parameter"}}"#,
            ErrorClass::InvalidRequest,
        ),
        (
            500,
            r#"{"error":{"message":"The server had an error","type":"server_error"}}"#,
            ErrorClass::Unavailable,
        ),
        (
            529,
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            ErrorClass::Overloaded,
        ),
        (
            401,
            r#"{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#,
            ErrorClass::Authentication,
        ),
        (
            403,
            r#"{"type":"error","error":{"type":"permission_error","message":"no"}}"#,
            ErrorClass::Permission,
        ),
        (
            429,
            r#"{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}"#,
            ErrorClass::RateLimited,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}"#,
            ErrorClass::ContextTooLong,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low"}}"#,
            ErrorClass::CreditExhausted,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}"#,
            ErrorClass::ContentPolicy,
        ),
        (
            413,
            r#"{"type":"error","error":{"type":"request_too_large","message":"too large"}}"#,
            ErrorClass::ContextTooLong,
        ),
        (
            500,
            r#"{"type":"error","error":{"type":"api_error","message":"Internal server error"}}"#,
            ErrorClass::Unavailable,
        ),
        (
            401,
            r#"{"error":"Invalid username or password."}"#,
            ErrorClass::Authentication,
        ),
        (
            402,
            r#"{"error":"You have exceeded your monthly included credits"}"#,
            ErrorClass::CreditExhausted,
        ),
        (
            422,
            r#"{"error":["max_tokens must be positive"],"error_type":"validation"}"#,
            ErrorClass::InvalidRequest,
        ),
        (
            400,
            r#"{"object":"error","message":"This model's maximum context length is 4096 tokens","code":400}"#,
            ErrorClass::ContextTooLong,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"too many tokens","type":"exceed_context_size_error"}}"#,
            ErrorClass::ContextTooLong,
        ),
        (
            502,
            "<html><h1>Bad gateway</h1></html>",
            ErrorClass::Unavailable,
        ),
        (504, "", ErrorClass::Timeout),
        (408, "null", ErrorClass::Timeout),
        (418, "[]", ErrorClass::InvalidRequest),
        (302, "{}", ErrorClass::Unavailable),
    ] {
        assert_eq!(class(status, body), expected, "{status} {body}");
    }
}

#[test]
fn only_a_policy_refusal_is_final() {
    assert_eq!(
        classify(
            400,
            &[("", ""); 0],
            br#"{"error":{"code":"content_filter"}}"#
        )
        .retry,
        Retry::Never
    );
    for status in [400, 401, 403, 404, 429, 500, 503, 529] {
        assert_eq!(
            classify(status, &[("", ""); 0], b"").retry,
            Retry::NextProvider,
            "{status}"
        );
    }
}

#[test]
fn the_time_to_wait_is_read_in_every_form_and_bounded() {
    assert_eq!(wait(&[("Retry-After", "2")]), Some(Duration::from_secs(2)));
    assert_eq!(
        wait(&[("retry-after", " 0.25 ")]),
        Some(Duration::from_millis(250))
    );
    assert_eq!(
        wait(&[("retry-after", "9"), ("retry-after-ms", "1500")]),
        Some(Duration::from_millis(1500))
    );
    let (at, now) = (
        "Wed, 01 Mar 2028 00:00:30 GMT",
        "Tue, 29 Feb 2028 23:59:30 GMT",
    );
    assert_eq!(
        wait(&[("retry-after", at), ("date", now)]),
        Some(Duration::from_secs(60))
    );
    assert_eq!(
        wait(&[("retry-after", now), ("date", at)]),
        Some(Duration::ZERO)
    );
    assert_eq!(wait(&[("retry-after", at)]), None);
    assert_eq!(wait(&[("retry-after", "1e300")]), Some(MAX_RETRY_AFTER));
    assert_eq!(wait(&[("retry-after", "-5")]), Some(Duration::ZERO));
    for nonsense in [
        "soon",
        "",
        "NaN",
        "inf",
        "Wed, 99 Mar 2028 00:00:30 GMT",
        "Wed, 01 Foo 2028 00:00:30 GMT",
        "Wed, 01 Mar 2028 0:0",
    ] {
        assert_eq!(
            wait(&[("retry-after", nonsense), ("date", now)]),
            None,
            "{nonsense}"
        );
    }
    // A wrong key does not become right by waiting.
    assert_eq!(
        classify(401, &[("retry-after", "2")], b"").retry,
        Retry::NextProvider
    );
}

#[test]
fn dates_are_seconds_since_1970() {
    assert_eq!(http_date("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
    assert_eq!(
        http_date("Sun, 06 Nov 1994 08:49:37 GMT"),
        Some(784_111_777)
    );
    assert_eq!(
        http_date("Fri, 31 Dec 9999 23:59:59 GMT"),
        Some(253_402_300_799)
    );
}

proptest! {
    #[test]
    fn nothing_a_server_answers_panics(status in any::<u16>(), header in any::<String>(), body in any::<Vec<u8>>()) {
        let headers = [("retry-after", header.as_str()), ("date", header.as_str())];
        let error = classify(status, &headers, &body);
        prop_assert!(!error.message.is_empty());
        let json = format!("{{\"error\":{}}}", String::from_utf8_lossy(&body));
        classify(status, &headers, json.as_bytes());
    }
}
