//! Whether a credential still works: what would be asked of its provider, and what an answer means.
//!
//! Nothing here asks. A [`Probe`] is passed in by whoever was told to ask, and gets what a detector's own data names: the
//! provider's read-only call that says who somebody is, never an address from a scanned text.
//!
//! Invariant: a value is shown by no `Debug`, and its memory is overwritten when the call is dropped.

use airlock_model::{RuleId, SecretTier, Severity};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// How a call is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`, without a body.
    Post,
}

/// One question to a provider.
pub struct LiveCall {
    /// How it is asked.
    pub method: Method,
    /// Where.
    pub url: String,
    /// The header that carries the credential.
    pub header: String,
    value: Zeroizing<String>,
}

impl LiveCall {
    /// A question whose header holds `value`.
    pub fn new(method: Method, url: String, header: String, value: String) -> Self {
        Self {
            method,
            url,
            header,
            value: Zeroizing::new(value),
        }
    }

    /// What the header holds: for who asks the provider, and nobody else.
    pub fn expose(&self) -> &str {
        &self.value
    }

    /// Reads what a detector says (`GET https://… Header: Scheme {}`), with `secret` in the place of the braces; `None` where
    /// it names no header, or an address that is not the same for everybody.
    pub(crate) fn of(said: &str, secret: &str) -> Option<Self> {
        let (method, rest) = said.split_once(' ')?;
        let (url, header) = rest.split_once(' ')?;
        let (name, template) = header.split_once(": ")?;
        let is_fixed = url.starts_with("https://") && !url.contains(['{', '}']);
        // A credential of several lines would be more than a header.
        let fits = secret.bytes().all(|byte| byte.is_ascii_graphic());
        (is_fixed && fits && template.contains("{}")).then(|| {
            let method = match method {
                "POST" => Method::Post,
                _ => Method::Get,
            };
            let value = template.replacen("{}", secret, 1);
            Self::new(method, url.to_owned(), name.to_owned(), value)
        })
    }
}

impl fmt::Debug for LiveCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "LiveCall({:?} {}, {})",
            self.method, self.url, self.header
        )
    }
}

/// What a provider says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It takes the credential.
    Live,
    /// It does not know the credential, or no longer.
    Refused,
    /// Neither can be told: no answer, or one about something else.
    Unclear,
}

impl Answer {
    /// How it is said in a message.
    pub fn words(self) -> &'static str {
        match self {
            Self::Live => "its provider accepts it",
            Self::Refused => "its provider refuses it",
            Self::Unclear => "its provider was asked, and the answer says neither yes nor no",
        }
    }

    /// How far a secret is proven after it, that was proven as far as `tier` before.
    pub fn tier(self, tier: SecretTier) -> SecretTier {
        match self {
            Self::Live => SecretTier::Live,
            Self::Refused | Self::Unclear => tier,
        }
    }

    /// How bad a secret is after it, that was as bad as `severity` before: what opens nothing any more is to be removed, and
    /// no more.
    pub fn severity(self, severity: Severity) -> Severity {
        match self {
            Self::Live => severity.max(Severity::High),
            Self::Refused => severity.min(Severity::Low),
            Self::Unclear => severity,
        }
    }
}

/// Asks providers.
pub trait Probe: fmt::Debug + Send + Sync {
    /// Asks one question.
    fn ask(&self, call: &LiveCall) -> Answer;
}

/// About whose credentials providers are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Only about values that the workspace's own secret files hold: that they are the user's is known.
    OwnFiles,
    /// About all that are found: the user says that they may be tried.
    All,
}

/// Leave to ask.
#[derive(Debug, Clone)]
pub struct LiveCheck {
    /// Who asks.
    pub probe: Arc<dyn Probe>,
    /// About what.
    pub whose: Whose,
}

impl LiveCheck {
    /// What the provider says of the value that detector `id` of `detectors` found; `None` where nobody is asked. `is_own`: whether
    /// a secret file of the workspace holds the value.
    pub fn answer(
        &self,
        detectors: &crate::Detectors,
        id: &RuleId,
        value: &str,
        is_own: bool,
    ) -> Option<Answer> {
        if self.whose == Whose::OwnFiles && !is_own {
            return None;
        }
        let call = detectors.live_call(id, value)?;
        Some(self.probe.ask(&call))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn reads_what_detectors_say() {
        let call = LiveCall::of("GET https://api.host.dev/me Authorization: Token {}", "abc");
        let call = call.unwrap();
        let parts = (call.method, call.url.as_str(), call.header.as_str());
        let expected = (Method::Get, "https://api.host.dev/me", "Authorization");
        assert_eq!((parts, call.expose()), (expected, "Token abc"));
        assert!(!format!("{call:?}").contains("abc"));
        for (said, secret) in [
            ("GET https://api.host.dev/me", "abc"),
            ("GET https://{org}.host.dev/me X-Key: {}", "abc"),
            ("GET http://api.host.dev/me X-Key: {}", "abc"),
            ("GET https://api.host.dev/me X-Key: {}", "a\r\nHost: b"),
            ("GET https://api.host.dev/me X-Key: none", "abc"),
        ] {
            assert!(LiveCall::of(said, secret).is_none(), "{said}");
        }
    }

    #[test]
    fn every_header_of_a_detector_can_be_sent() {
        let mut asked = 0;
        for meta in crate::detectors().metas() {
            if let Some(call) = crate::detectors().live_call(&meta.id, "value") {
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
                assert!(call.header.bytes().all(plain), "{}", meta.id);
                assert!(call.expose().ends_with("value"), "{}", meta.id);
                asked += 1;
            }
        }
        assert!(asked >= 40, "{asked}");
    }

    #[test]
    fn foreign_values_are_not_asked_about_without_leave() {
        #[derive(Debug)]
        struct Always;
        impl Probe for Always {
            fn ask(&self, _: &LiveCall) -> Answer {
                Answer::Live
            }
        }
        let ask = |whose, is_own| {
            let probe = Arc::new(Always);
            let check = LiveCheck { probe, whose };
            check.answer(
                crate::detectors(),
                &RuleId::new("github-token"),
                "v",
                is_own,
            )
        };
        assert_eq!(ask(Whose::OwnFiles, false), None);
        assert_eq!(ask(Whose::OwnFiles, true), Some(Answer::Live));
        assert_eq!(ask(Whose::All, false), Some(Answer::Live));
    }
}
