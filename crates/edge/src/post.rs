//! How mails leave: the providers that are configured, in their order, and what their reports are verified with.

use std::time::Duration;

use futures_util::StreamExt;
use mail::{Account, Failure, Provider};

use crate::config::{Environment, present};
use crate::platform::{Http, HttpError, Platform};
use crate::signal::within;

/// How long a provider may take over a mail.
const LIMIT: Duration = Duration::from_secs(10);
/// How much of an answer is read.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// The settings of mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Who mails are from.
    pub from: String,
    /// Where links lead, without a slash at the end.
    pub site_url: String,
    /// The providers, the first being asked first. Never empty.
    pub accounts: Vec<Account>,
}

impl Post {
    /// Reads the providers. The catcher of the local platform is one only where there is no other: what it keeps has not been sent.
    ///
    /// ```
    /// use edge::config::Environment;
    /// use edge::post::Post;
    ///
    /// let environment = Environment {
    ///     site_url: Some("https://sintra.example/".into()),
    ///     mail_from: Some("Sintra <hola@sintra.example>".into()),
    ///     sendgrid_api_key: Some("SG.x".into()),
    ///     mail_catcher_url: Some("http://127.0.0.1:54324".into()),
    ///     ..Environment::default()
    /// };
    /// let post = Post::new(&environment).expect("a provider");
    /// assert_eq!(post.site_url, "https://sintra.example");
    /// assert_eq!(post.accounts.len(), 1);
    /// assert!(Post::new(&Environment::default()).is_none());
    /// ```
    #[must_use]
    pub fn new(environment: &Environment) -> Option<Self> {
        let keyed = [
            (
                Provider::Resend,
                &environment.resend_api_key,
                &environment.resend_base_url,
            ),
            (
                Provider::SendGrid,
                &environment.sendgrid_api_key,
                &environment.sendgrid_base_url,
            ),
        ];
        let mut accounts: Vec<Account> = keyed
            .into_iter()
            .filter_map(|(provider, key, base_url)| {
                let api_key = present(key)?.to_owned();
                let base_url = present(base_url).or(provider.default_base_url())?;
                Some(Account {
                    provider,
                    base_url: base_url.to_owned(),
                    api_key,
                })
            })
            .collect();
        if accounts.is_empty() {
            accounts.push(Account {
                provider: Provider::Catcher,
                base_url: present(&environment.mail_catcher_url)?.to_owned(),
                api_key: String::new(),
            });
        }
        let site_url = present(&environment.site_url)?.trim_end_matches('/');
        let is_site = site_url.starts_with("https://") || site_url.starts_with("http://");
        is_site.then_some(Self {
            from: present(&environment.mail_from)?.to_owned(),
            site_url: site_url.to_owned(),
            accounts,
        })
    }

    /// The providers to ask, given those that may have the mail already: of them first who takes a mail twice and delivers it once;
    /// who would deliver it twice is not asked again.
    pub fn order<'a>(&'a self, uncertain: &'a [String]) -> impl Iterator<Item = &'a Account> {
        let may_have =
            |account: &&Account| uncertain.iter().any(|name| name == account.provider.name());
        let again = self
            .accounts
            .iter()
            .filter(move |account| may_have(account) && account.provider.repeats_safely());
        again.chain(
            self.accounts
                .iter()
                .filter(move |account| !may_have(account)),
        )
    }
}

/// What the reports of providers are verified with; one that has nothing here is not listened to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Reports {
    /// Resend's secret.
    pub resend_secret: Option<String>,
    /// SendGrid's public key.
    pub sendgrid_public_key: Option<String>,
}

impl Reports {
    pub(crate) fn new(environment: &Environment) -> Self {
        Self {
            resend_secret: present(&environment.resend_webhook_secret).map(str::to_owned),
            sendgrid_public_key: present(&environment.sendgrid_webhook_public_key)
                .map(str::to_owned),
        }
    }
}

/// Hands a mail over: the provider's id of it, where it names one.
///
/// # Errors
///
/// [`Failure`].
pub async fn hand_over<P: Platform>(
    platform: &P,
    provider: Provider,
    request: llm::HttpRequest,
) -> Result<Option<String>, Failure> {
    let work = async {
        let mut response = platform.http().send(request).await?;
        let mut body = Vec::new();
        while let Some(chunk) = response.body.next().await {
            if body.len() < MAX_ANSWER_BYTES {
                body.extend(chunk?);
            }
        }
        Ok::<_, HttpError>((response.status, response.headers, body))
    };
    match within(platform.clock(), LIMIT, work).await {
        Some(Ok((status, headers, body))) => provider.decode(status, &headers, &body),
        Some(Err(error)) => Err(Failure::unanswered(&error.0)),
        None => Err(Failure::unanswered("the time is up")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post() -> Post {
        let environment = Environment {
            site_url: Some("https://sintra.example".into()),
            mail_from: Some("hola@sintra.example".into()),
            resend_api_key: Some("re_x".into()),
            sendgrid_api_key: Some("SG.x".into()),
            ..Environment::default()
        };
        Post::new(&environment).unwrap()
    }

    #[test]
    fn who_may_have_a_mail_is_asked_first_or_never() {
        let order = |uncertain: &[&str]| -> Vec<&'static str> {
            let uncertain: Vec<String> = uncertain.iter().map(|name| (*name).to_owned()).collect();
            post()
                .order(&uncertain)
                .map(|account| account.provider.name())
                .collect()
        };
        assert_eq!(order(&[]), ["resend", "sendgrid"]);
        assert_eq!(order(&["resend"]), ["resend", "sendgrid"]);
        assert_eq!(order(&["sendgrid"]), ["resend"]);
    }

    #[test]
    fn mail_without_a_site_or_a_sender_is_not_configured() {
        for (site, from) in [
            (None, Some("a@b.mx")),
            (Some("https://x.mx"), None),
            (Some("x.mx"), Some("a@b.mx")),
        ] {
            let environment = Environment {
                site_url: site.map(str::to_owned),
                mail_from: from.map(str::to_owned),
                resend_api_key: Some("re_x".into()),
                ..Environment::default()
            };
            assert_eq!(Post::new(&environment), None);
        }
    }
}
