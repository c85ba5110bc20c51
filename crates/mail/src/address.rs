//! Addresses: which can be written to, and how one is known without being written down.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The longest address (RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets).
const MAX_BYTES: usize = 254;

/// Whether it is one plain address: `name@host.domain`, nothing that could be two, a display name or a header.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let is_plain = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"' | '@')
    };
    text.len() <= MAX_BYTES
        && !name.is_empty()
        && name.chars().all(is_plain)
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && host.chars().all(is_plain)
}

/// By what an address is known once nobody writes to it: SHA-256 of it in lower case without white space around, in hex.
/// `private.mail_address_hash` computes the same.
///
/// ```
/// let hash = mail::address_hash(" Ana@Ejemplo.MX ");
/// assert_eq!(hash, mail::address_hash("ana@ejemplo.mx"));
/// // A test of the database holds the same.
/// assert_eq!(hash, "a93a3459c812da7ad877e15978580304c76a08590fe4ad6f07c92e7f79270644");
/// ```
#[must_use]
pub fn address_hash(address: &str) -> String {
    let plain: String = address
        .trim()
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .collect();
    hex(&Sha256::digest(plain.as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plain_address_is_one_and_nothing_else_is() {
        for good in [
            "ana@ejemplo.mx",
            "a+b.c@sub.ejemplo.com",
            "ñandú@ejemplo.cl",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "ana",
            "@x.mx",
            "ana@mx",
            "ana@.mx",
            "a@b@c.mx",
            "Ana <ana@x.mx>",
            "a@x.mx,b@x.mx",
            "a@x.mx\r\nbcc: b@x.mx",
            "a b@x.mx",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(!is_address(&format!("{}@x.mx", "a".repeat(250))));
    }
}
