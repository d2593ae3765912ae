//! Asks the registries that the user's own clients ask, for single packages, when a command was told to.
//!
//! Polite: one request at a time, within the client's budget; an answer is kept for a day, that there is none for an hour,
//! and an old answer is asked for with its tag, so that nothing is sent twice.
//!
//! Invariants:
//! - a name that looks internal is sent to a registry of the organisation's own only, never to one of everybody;
//! - without an endpoint nothing is asked: no registry is built in.

use crate::http::{Client, FeedError, Fetched, Question};
use airlock_sca::registry::{Internal, Known, ecosystem, looks_internal};
use serde::{Deserialize, Serialize};

/// Bytes of an answer; the largest documents of registries have some tens of megabytes.
const LIMIT: u64 = 64_000_000;
/// Seconds for which an answer counts.
const KEPT: i64 = 24 * 60 * 60;
/// Seconds for which it counts that there is no such package: it may come to be.
const KEPT_ABSENT: i64 = 60 * 60;

/// A registry, as a client is configured for it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// The ecosystem.
    pub ecosystem: String,
    /// What names begin with that are asked of it (`@scope/`); empty for the usual one.
    pub names: String,
    /// Its address.
    pub url: String,
    /// The value of the header that proves who asks.
    pub authorization: Option<String>,
    /// Whether it is the organisation's own, so that it may see its names.
    pub is_own: bool,
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint")
            .field("ecosystem", &self.ecosystem)
            .field("names", &self.names)
            .field("url", &self.url)
            .field("is_own", &self.is_own)
            .finish_non_exhaustive()
    }
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Where it was asked.
    pub url: String,
    /// When, in seconds since 1970.
    pub at: i64,
    /// What stands for the answer at the registry.
    pub tag: Option<String>,
    /// What the registry said; nothing where it has no such package.
    pub known: Option<Known>,
}

/// Where answers are kept.
pub trait Cache {
    /// The answer for an address.
    fn load(&self, url: &str) -> Option<Kept>;
    /// Keeps an answer; one that cannot be kept is asked for again.
    fn store(&self, kept: &Kept);
}

/// Why a registry was not asked.
#[derive(Debug, thiserror::Error)]
pub enum Unasked {
    /// No registry is known.
    #[error("no registry of {0} is configured")]
    NoEndpoint(String),
    /// Registries of this ecosystem are not asked.
    #[error("registries of {0} are not asked")]
    Ecosystem(String),
    /// The name would tell others what they must not know.
    #[error("{name} was not sent to {url}: {why}")]
    Internal {
        /// The name.
        name: String,
        /// The registry.
        url: String,
        /// Why it looks internal.
        why: &'static str,
    },
    /// There was no answer.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// The answer was none.
    #[error("{0}: the answer is not one of such a registry")]
    Answer(String),
}

impl Unasked {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoEndpoint(_) => {
                "configure the registry in the client's own file, or name it with --registry ECOSYSTEM=URL"
            }
            Self::Ecosystem(_) => "nothing but databases and lists of names tells there",
            Self::Internal { .. } => {
                "configure the registry that has it in the client's own file (a scope, a replaced source)"
            }
            Self::Feed(_) | Self::Answer(_) => "check the registry's address and the connection",
        }
    }
}

/// What a registry said: nothing where it has no such package.
pub type Asked = Option<Known>;

/// Registries, and what they were asked before.
pub struct Registries<'c> {
    client: &'c Client,
    endpoints: Vec<Endpoint>,
    internal: Internal,
    cache: &'c dyn Cache,
    /// Seconds since 1970.
    now: i64,
}

impl<'c> Registries<'c> {
    /// Of the endpoints of a user's clients.
    pub fn new(
        client: &'c Client,
        endpoints: Vec<Endpoint>,
        internal: Internal,
        cache: &'c dyn Cache,
        now: i64,
    ) -> Self {
        Self {
            client,
            endpoints,
            internal,
            cache,
            now,
        }
    }

    /// What the registry that a client would ask says of a package.
    ///
    /// # Errors
    /// When none is configured, the name must not be sent, or there is no answer.
    pub fn ask(&self, of: &str, name: &str) -> Result<Asked, Unasked> {
        let ecosystem = ecosystem(of).ok_or_else(|| Unasked::Ecosystem(of.to_owned()))?;
        let endpoint = self
            .endpoint(of, name)
            .ok_or_else(|| Unasked::NoEndpoint(of.to_owned()))?;
        if let Some(why) = looks_internal(&self.internal, of, name).filter(|_| !endpoint.is_own) {
            return Err(Unasked::Internal {
                name: name.to_owned(),
                url: endpoint.url.clone(),
                why,
            });
        }
        let base = endpoint.url.trim_end_matches('/');
        let url = format!("{base}/{}", (ecosystem.path)(name));
        let kept = self.cache.load(&url).filter(|kept| kept.url == url);
        if let Some(kept) = kept.as_ref().filter(|kept| self.counts(kept)) {
            return Ok(kept.known.clone());
        }
        let known = kept.as_ref().filter(|kept| kept.known.is_some());
        let fetched = self.client.ask(&Question {
            url: &url,
            limit: LIMIT,
            tag: known.and_then(|kept| kept.tag.as_deref()),
            accept: Some(ecosystem.accept),
            authorization: endpoint.authorization.as_deref(),
        });
        let (tag, known) = match fetched {
            Ok(Fetched::Unchanged) => {
                let known = kept.ok_or_else(|| Unasked::Answer(url.clone()))?;
                (known.tag, known.known)
            }
            Ok(Fetched::Bytes(bytes, tag)) => {
                let read = (ecosystem.read)(&bytes).ok_or_else(|| Unasked::Answer(url.clone()))?;
                (tag, Some(read))
            }
            Err(FeedError::Status {
                status: 404 | 410, ..
            }) => (None, None),
            Err(error) => return Err(error.into()),
        };
        self.cache.store(&Kept {
            url,
            at: self.now,
            tag,
            known: known.clone(),
        });
        Ok(known)
    }

    /// The endpoint whose names begin as this one does; of several, that of the longest beginning.
    fn endpoint(&self, of: &str, name: &str) -> Option<&Endpoint> {
        let fitting = { self.endpoints.iter() }
            .filter(|endpoint| endpoint.ecosystem == of && name.starts_with(&endpoint.names));
        fitting.max_by_key(|endpoint| endpoint.names.len())
    }

    fn counts(&self, kept: &Kept) -> bool {
        let most = if kept.known.is_some() {
            KEPT
        } else {
            KEPT_ABSENT
        };
        (0..most).contains(&(self.now - kept.at))
    }
}
