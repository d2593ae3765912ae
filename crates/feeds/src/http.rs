//! One polite HTTPS client.

use std::cell::Cell;
use std::thread::sleep;
use std::time::Duration;
use ureq::Agent;
use ureq::config::RedirectAuthHeaders;
use ureq::http::StatusCode;
use ureq::http::header::{ACCEPT, AUTHORIZATION, ETAG, IF_NONE_MATCH, RETRY_AFTER};

/// Requests that one client makes at most.
const MOST_REQUESTS: u32 = 200;
/// Tries of one request.
const TRIES: u32 = 3;
/// Seconds to wait before the second try, doubled before the third.
const FIRST_WAIT: u64 = 1;
/// Seconds that a server may ask to wait.
const LONGEST_WAIT: u64 = 30;
/// For a connection to be made and to begin to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// For a whole answer; the largest export has some 200 MB.
const DONE_WITHIN: Duration = Duration::from_mins(15);

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The address is none that is asked.
    #[error("{0} is no address that begins with https://")]
    Address(String),
    /// The server said no.
    #[error("{url}: the server answered {status}")]
    Status {
        /// What was asked.
        url: String,
        /// Its answer.
        status: u16,
    },
    /// There is more than was allowed.
    #[error("{url}: the answer is longer than {limit} bytes")]
    TooLong {
        /// What was asked.
        url: String,
        /// Bytes allowed.
        limit: u64,
    },
    /// The connection failed.
    #[error("{url}: {reason}")]
    Connection {
        /// What was asked.
        url: String,
        /// Why.
        reason: String,
    },
    /// The run asked too often.
    #[error("more than {MOST_REQUESTS} requests in one run")]
    Budget,
}

impl FeedError {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Address(_) => "name a folder, or an address that begins with https://",
            Self::Status { .. } | Self::Connection { .. } => {
                "check the address and the connection; what is installed stays in use"
            }
            Self::TooLong { .. } | Self::Budget => "check that the address is the right one",
        }
    }
}

/// What a server gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// It is as it was when the tag was given.
    Unchanged,
    /// The bytes, and the tag that stands for them.
    Bytes(Vec<u8>, Option<String>),
}

/// A request.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) url: &'a str,
    /// Bytes of an answer.
    pub(crate) limit: u64,
    /// What stands for the answer that is known.
    pub(crate) tag: Option<&'a str>,
    /// The kind of answer that is wanted.
    pub(crate) accept: Option<&'a str>,
    /// What proves who asks; shown nowhere.
    pub(crate) authorization: Option<&'a str>,
}

/// An HTTPS client with a budget.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    /// For this machine's own addresses: no redirect leads from there to anywhere.
    local: Agent,
    left: Cell<u32>,
}

impl Client {
    /// A client that says which version of Airlock it is.
    pub fn new(version: &str) -> Self {
        let config = || {
            Agent::config_builder()
                .user_agent(format!("airlock/{version}"))
                .timeout_connect(Some(ANSWER_WITHIN))
                .timeout_recv_response(Some(ANSWER_WITHIN))
                .timeout_global(Some(DONE_WITHIN))
                .http_status_as_error(false)
                .redirect_auth_headers(RedirectAuthHeaders::Never)
        };
        Self {
            agent: Agent::new_with_config(config().https_only(true).max_redirects(5).build()),
            local: Agent::new_with_config(config().max_redirects(0).proxy(None).build()),
            left: Cell::new(MOST_REQUESTS),
        }
    }

    /// The bytes at `url`, up to `limit` of them; nothing if they are still those that `tag` stands for. A busy server is
    /// asked again, as late as it says.
    ///
    /// # Errors
    /// When the address is not one of TLS, or the server has nothing, too much, or no answer.
    pub fn get(&self, url: &str, limit: u64, tag: Option<&str>) -> Result<Fetched, FeedError> {
        self.ask(&Question {
            url,
            limit,
            tag,
            accept: None,
            authorization: None,
        })
    }

    /// As [`Client::get`], with what else a question says.
    pub(crate) fn ask(&self, question: &Question<'_>) -> Result<Fetched, FeedError> {
        let Question {
            url, limit, tag, ..
        } = *question;
        let agent = match url.split_once("://") {
            Some(("https", _)) => &self.agent,
            Some(("http", rest)) if is_local(rest) => &self.local,
            _ => return Err(FeedError::Address(url.to_owned())),
        };
        let mut wait = FIRST_WAIT;
        for attempt in 1.. {
            let left = self.left.get().checked_sub(1).ok_or(FeedError::Budget)?;
            self.left.set(left);
            let headers = [
                (IF_NONE_MATCH, tag),
                (ACCEPT, question.accept),
                // No redirect takes it to another host: that is how the library is set.
                (AUTHORIZATION, question.authorization),
            ];
            let given = headers.into_iter();
            let asked = given
                .filter_map(|(name, value)| Some((name, value?)))
                .fold(agent.get(url), |asked, (name, value)| {
                    asked.header(name, value)
                });
            let mut answer = match asked.call() {
                Ok(answer) => answer,
                Err(error) if attempt < TRIES && is_passing(&error) => {
                    sleep(Duration::from_secs(wait));
                    wait *= 2;
                    continue;
                }
                Err(error) => return Err(failed(url, limit, &error)),
            };
            let status = answer.status();
            if status == StatusCode::NOT_MODIFIED {
                return Ok(Fetched::Unchanged);
            }
            let is_busy = status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error();
            if is_busy && attempt < TRIES {
                let asked = answer.headers().get(RETRY_AFTER);
                let asked = asked.and_then(|value| value.to_str().ok()?.parse().ok());
                sleep(Duration::from_secs(asked.unwrap_or(wait).min(LONGEST_WAIT)));
                wait *= 2;
                continue;
            }
            if status != StatusCode::OK {
                return Err(FeedError::Status {
                    url: url.to_owned(),
                    status: status.as_u16(),
                });
            }
            let tag = answer
                .headers()
                .get(ETAG)
                .and_then(|tag| Some(tag.to_str().ok()?.to_owned()));
            // One more, or an answer of just that length would look too long.
            let body = answer
                .body_mut()
                .with_config()
                .limit(limit + 1)
                .read_to_vec();
            return match body {
                Ok(bytes) if bytes.len() as u64 <= limit => Ok(Fetched::Bytes(bytes, tag)),
                Ok(_) => Err(FeedError::TooLong {
                    url: url.to_owned(),
                    limit,
                }),
                Err(error) => Err(failed(url, limit, &error)),
            };
        }
        Err(FeedError::Budget)
    }
}

impl Client {
    /// A file of the mirror at `address`; nothing where it has none of that name.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub fn mirror_file(
        &self,
        address: &str,
        name: &str,
        limit: u64,
    ) -> Result<Option<Vec<u8>>, FeedError> {
        let url = format!("{}/{name}", address.trim_end_matches('/'));
        match self.get(&url, limit, None) {
            Ok(Fetched::Bytes(bytes, _)) => Ok(Some(bytes)),
            Ok(Fetched::Unchanged) | Err(FeedError::Status { status: 404, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Whether `rest` of an address begins with a name of this machine.
pub(crate) fn is_local(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = match host.strip_prefix('[') {
        Some(inside) => inside.split(']').next().unwrap_or(inside),
        None => host.split(':').next().unwrap_or(host),
    };
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

/// Whether the same may work a moment later.
fn is_passing(error: &ureq::Error) -> bool {
    matches!(
        error,
        ureq::Error::Timeout(_) | ureq::Error::ConnectionFailed | ureq::Error::Io(_)
    )
}

fn failed(url: &str, limit: u64, error: &ureq::Error) -> FeedError {
    match error {
        ureq::Error::BodyExceedsLimit(_) => FeedError::TooLong {
            url: url.to_owned(),
            limit,
        },
        ureq::Error::RequireHttpsOnly(other) => FeedError::Address(other.clone()),
        other => FeedError::Connection {
            url: url.to_owned(),
            reason: other.to_string(),
        },
    }
}
