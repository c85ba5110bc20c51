//! A base URL that cannot send a key to a place that the operator did not mean.

use std::fmt;

/// The base URL is not plain `http(s)://host[:port][/path]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidBaseUrl;

impl fmt::Display for InvalidBaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid_base_url")
    }
}

impl std::error::Error for InvalidBaseUrl {}

/// Joins `path` (starting with `/`) to a base URL of the form `http(s)://host[:port][/path]`.
///
/// Credentials, queries, fragments, white space, backslashes, escapes and dot segments are
/// refused: each makes different parsers see different hosts or paths.
///
/// # Errors
/// [`InvalidBaseUrl`].
pub fn join(base: &str, path: &str) -> Result<String, InvalidBaseUrl> {
    let base = base.strip_suffix('/').unwrap_or(base);
    let (scheme, rest) = base.split_once("://").ok_or(InvalidBaseUrl)?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return Err(InvalidBaseUrl);
    }
    let (authority, base_path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    if !is_authority(authority) || !is_path(base_path) {
        return Err(InvalidBaseUrl);
    }
    Ok(format!("{base}{path}"))
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
        let Some((address, after)) = rest.split_once(']') else {
            return false;
        };
        if address.parse::<std::net::Ipv6Addr>().is_err() {
            return false;
        }
        if after.is_empty() {
            return true;
        }
        ("", after.strip_prefix(':'))
    } else {
        match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, Some("")),
        }
    };
    let host_stands = authority.starts_with('[')
        || (!host.is_empty()
            && host.len() <= 253
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            }));
    let port_stands = match port {
        None => false,
        Some("") => !authority.ends_with(':'),
        Some(port) => {
            port.bytes().all(|b| b.is_ascii_digit())
                && port.parse::<u16>().is_ok_and(|number| number > 0)
        }
    };
    host_stands && port_stands
}

fn is_path(path: &str) -> bool {
    path.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"/-._~".contains(&b))
        && path
            .split('/')
            .skip(1)
            .all(|segment| !matches!(segment, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_joined() {
        for (base, joined) in [
            ("https://api.openai.com/v1", "https://api.openai.com/v1/x"),
            ("https://api.openai.com/v1/", "https://api.openai.com/v1/x"),
            ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/x"),
            ("http://[::1]:8080", "http://[::1]:8080/x"),
            ("http://[::1]", "http://[::1]/x"),
            ("HTTPS://llm_host.internal", "HTTPS://llm_host.internal/x"),
        ] {
            assert_eq!(join(base, "/x").as_deref(), Ok(joined));
        }
    }

    #[test]
    fn anything_ambiguous_is_refused() {
        for base in [
            "",
            "api.openai.com",
            "ftp://host",
            "javascript://x",
            "https://",
            "https:///v1",
            "https://user@host",
            "https://user:pass@host/v1",
            "https://host:0",
            "https://host:99999",
            "https://host:",
            "https://host:8a",
            "https://host?x=1",
            "https://host/#f",
            "https://ho st",
            "https://host\r\nx: y",
            "https://host\\@evil",
            "https://host/../v1",
            "https://host/./v1",
            "https://host//v1",
            "https://%65vil",
            "https://host/%2e%2e",
            "https://[::1",
            "https://[zz]",
            "https://[::1]x",
            "https://[::1]:",
            "https://a..b",
            "https://hóst",
            "https://host/v1//",
        ] {
            assert_eq!(join(base, "/x"), Err(InvalidBaseUrl), "{base}");
        }
    }
}
