//! Where a page may be fetched from: public hosts of the web, named and over https, and nothing else.
//!
//! A function runs inside somebody's network. An address that a person gives must not make it speak to what only that
//! network can reach. So hosts are taken by name only, names that mean something inside of networks are refused, and what a
//! name stands for is looked at before it is asked, again at every redirect.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::errors::{Code, Refusal};

/// The last labels of names that mean something inside of networks, or nothing anywhere.
const INSIDE: &[&str] = &[
    "localhost",
    "local",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "localdomain",
    "arpa",
    "test",
    "example",
    "invalid",
    "onion",
    "alt",
];

/// An address that may be asked, once its host's name is known to stand for something public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    url: Url,
    /// Its origin is one that the settings allow whatever it is.
    pub is_allowed: bool,
}

impl Address {
    /// The name of the host.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The address as it is to be asked.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// Where a redirect from here leads.
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn join(&self, location: &str, allowed: &[String]) -> Result<Self, Refusal> {
        let url = self.url.join(location.trim());
        examine(url.map_err(|_| refused("invalid"))?, allowed)
    }
}

/// Reads an address that a person gives. Without a scheme https is meant.
///
/// # Errors
///
/// `address_not_allowed` with the reason: `invalid`, `scheme`, `credentials`, `port` or `host`.
///
/// ```
/// use edge::cerebro::address::read;
///
/// assert_eq!(read("panaderia.mx/menu", &[]).unwrap().as_str(), "https://panaderia.mx/menu");
/// assert_eq!(read("http://panaderia.mx", &[]).unwrap_err().details["reason"], "scheme");
/// assert_eq!(read("https://0x7f.1/", &[]).unwrap_err().details["reason"], "host");
/// ```
pub fn read(text: &str, allowed: &[String]) -> Result<Address, Refusal> {
    let url = if text.contains("://") {
        Url::parse(text)
    } else {
        Url::parse(&format!("https://{text}"))
    };
    examine(url.map_err(|_| refused("invalid"))?, allowed)
}

fn examine(mut url: Url, allowed: &[String]) -> Result<Address, Refusal> {
    url.set_fragment(None);
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("credentials"));
    }
    let origin = url.origin().ascii_serialization();
    if matches!(url.scheme(), "http" | "https") && allowed.contains(&origin) {
        return Ok(Address {
            url,
            is_allowed: true,
        });
    }
    if url.scheme() != "https" {
        return Err(refused("scheme"));
    }
    if url.port().is_some() {
        return Err(refused("port"));
    }
    match url.host() {
        Some(Host::Domain(name)) if is_public_name(name) => Ok(Address {
            url,
            is_allowed: false,
        }),
        _ => Err(refused("host")),
    }
}

fn refused(reason: &str) -> Refusal {
    Refusal::new(Code::AddressNotAllowed).with("reason", reason)
}

fn is_public_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let Some((_, last)) = name.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    name.len() <= 253
        && name.split('.').all(is_label)
        && !INSIDE.contains(&last)
        && last.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a host stands for something, and for public addresses only.
#[must_use]
pub fn are_public(addresses: &[String]) -> bool {
    let is_public = |address: &String| address.parse().is_ok_and(is_public);
    !addresses.is_empty() && addresses.iter().all(is_public)
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// By the registry of special-purpose addresses (RFC 6890 and its successors).
const fn is_public_v4(address: Ipv4Addr) -> bool {
    !matches!(
        address.octets(),
        [0 | 10 | 127, ..]
            | [100, 64..=127, ..]
            | [169, 254, ..]
            | [172, 16..=31, ..]
            | [192, 0, 0 | 2, _]
            | [192, 31, 196, _]
            | [192, 52, 193, _]
            | [192, 88, 99, _]
            | [192, 168, ..]
            | [192, 175, 48, _]
            | [198, 18 | 19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
            | [224..=255, ..]
    )
}

/// Global unicast (2000::/3) without the parts of it that carry, translate or document other addresses: who is reached
/// through those cannot be told from the address.
const fn is_public_v6(address: Ipv6Addr) -> bool {
    !matches!(
        address.segments(),
        [0..=0x1fff, ..]
            | [0x4000..=0xffff, ..]
            | [0x2001, 0..=0x1ff, ..]
            | [0x2001, 0xdb8, ..]
            | [0x2002, ..]
            | [0x2620, 0x4f, 0x8000, ..]
            | [0x3fff, 0..=0xfff, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> String {
        match read(text, &[]) {
            Ok(address) => format!("taken as {}", address.as_str()),
            Err(refusal) => refusal.details["reason"].as_str().unwrap().to_owned(),
        }
    }

    #[test]
    fn only_named_public_hosts_over_https_are_asked() {
        for (text, expected) in [
            (
                "https://tortas.com.mx/menu?x=1#precios",
                "taken as https://tortas.com.mx/menu?x=1",
            ),
            ("tortas.com.mx", "taken as https://tortas.com.mx/"),
            ("https://TORTAS.com.mx.", "taken as https://tortas.com.mx./"),
            ("http://tortas.com.mx", "scheme"),
            ("file:///etc/passwd", "scheme"),
            ("ftp://tortas.com.mx", "scheme"),
            ("data://text/html,x", "scheme"),
            ("https://ana:clave@tortas.com.mx", "credentials"),
            ("https://tortas.com.mx:8443", "port"),
            ("https://127.0.0.1", "host"),
            ("https://2130706433", "host"),
            ("https://0177.0.0.1", "host"),
            ("https://0x7f.1", "host"),
            ("https://[::1]", "host"),
            ("https://[::ffff:10.0.0.1]", "host"),
            ("https://localhost", "host"),
            ("https://db.internal", "host"),
            ("https://router.local.", "host"),
            ("https://servidor", "host"),
            ("https://metadata.google.internal/computeMetadata", "host"),
            ("https://", "invalid"),
            ("https://tor tas.com", "invalid"),
        ] {
            assert_eq!(reason(text), expected, "{text}");
        }
    }

    #[test]
    fn a_redirect_is_examined_like_any_address() {
        let from = read("https://tortas.com.mx/a/b", &[]).unwrap();
        assert_eq!(
            from.join("../c", &[]).unwrap().as_str(),
            "https://tortas.com.mx/c"
        );
        for to in ["http://tortas.com.mx/", "//10.0.0.1/", "https://localhost/"] {
            assert!(from.join(to, &[]).is_err(), "{to}");
        }
    }

    #[test]
    fn an_origin_that_the_settings_allow_is_asked_whatever_it_is() {
        let allowed = ["http://127.0.0.1:9000".to_owned()];
        assert!(
            read("http://127.0.0.1:9000/menu", &allowed)
                .unwrap()
                .is_allowed
        );
        assert!(read("http://127.0.0.1:9001/menu", &allowed).is_err());
        assert!(!read("https://tortas.mx", &allowed).unwrap().is_allowed);
    }

    #[test]
    fn addresses_of_networks_are_not_public() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2002:808:808::1",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!are_public(&[address.to_owned()]), "{address}");
        }
        for address in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"] {
            assert!(are_public(&[address.to_owned()]), "{address}");
        }
        assert!(!are_public(&[]), "a name that stands for nothing");
        assert!(
            !are_public(&["8.8.8.8".into(), "10.0.0.1".into()]),
            "one of them is not"
        );
        assert!(!are_public(&["tortas.mx".into()]), "no address at all");
    }
}
