//! Asks providers whether credentials still work, for `--verify-secrets` and nothing else.
//!
//! Invariants:
//! - an address comes from a detector's data; none that begins otherwise than with `https://` is asked, but for this
//!   machine's own, which tests use;
//! - no redirect is followed, so a credential goes to the host that is named and to no other;
//! - at most [`MOST`] questions in one run, [`PAUSE`] apart.

use airlock_secrets::{Answer, LiveCall, Method};
use std::cell::Cell;
use std::thread::sleep;
use std::time::Duration;
use ureq::Agent;
use ureq::http::StatusCode;

/// Questions in one run at most; a repository with more live credentials has another problem than to know which.
pub const MOST: u32 = 100;
/// Time between two questions: two a second are below every provider's limit for such calls.
const PAUSE: Duration = Duration::from_millis(500);
/// For a provider to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// Bytes of an answer that are read.
const MOST_READ: u64 = 1 << 16;

/// Asks providers.
#[derive(Debug)]
pub struct LiveClient {
    agent: Agent,
    /// For this machine's own addresses.
    local: Agent,
    left: Cell<u32>,
}

impl LiveClient {
    /// A client that says which version of Airlock it is.
    pub fn new(version: &str) -> Self {
        let config = || {
            Agent::config_builder()
                .user_agent(format!("airlock/{version}"))
                .timeout_global(Some(ANSWER_WITHIN))
                .max_redirects(0)
                .http_status_as_error(false)
        };
        Self {
            agent: Agent::new_with_config(config().https_only(true).build()),
            local: Agent::new_with_config(config().proxy(None).build()),
            left: Cell::new(MOST),
        }
    }

    /// Asks one question, after a pause if another was asked before.
    pub fn ask(&self, call: &LiveCall) -> Answer {
        let agent = match call.url.split_once("://") {
            Some(("https", _)) => &self.agent,
            Some(("http", rest)) if crate::http::is_local(rest) => &self.local,
            _ => return Answer::Unclear,
        };
        let Some(left) = self.left.get().checked_sub(1) else {
            return Answer::Unclear;
        };
        if self.left.replace(left) < MOST {
            sleep(PAUSE);
        }
        let header = (call.header.as_str(), call.expose());
        let answer = match call.method {
            Method::Get => agent.get(&call.url).header(header.0, header.1).call(),
            Method::Post => agent
                .post(&call.url)
                .header(header.0, header.1)
                .send_empty(),
        };
        let Ok(mut answer) = answer else {
            return Answer::Unclear;
        };
        match answer.status() {
            StatusCode::UNAUTHORIZED => Answer::Refused,
            status if status.is_success() => {
                let body = answer
                    .body_mut()
                    .with_config()
                    .limit(MOST_READ)
                    .read_to_string();
                // Slack's way to refuse.
                match body {
                    Ok(body) if body.contains("\"ok\":false") => Answer::Refused,
                    _ => Answer::Live,
                }
            }
            // Without leave for this call it may have it for others.
            _ => Answer::Unclear,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    /// A provider on this machine that knows one key; `said` is its answer to it. Gives its address and what it was asked.
    fn provider(
        status: &'static str,
        said: &'static str,
    ) -> (String, std::thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/me", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut bytes = [0; 4096];
            let length = stream.read(&mut bytes).unwrap();
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{said}",
                said.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            String::from_utf8_lossy(bytes.get(..length).unwrap()).into_owned()
        });
        (url, server)
    }

    #[test]
    fn tells_what_providers_say() {
        for (status, said, expected) in [
            ("200 OK", "{\"id\":1}", Answer::Live),
            (
                "200 OK",
                "{\"ok\":false,\"error\":\"invalid_auth\"}",
                Answer::Refused,
            ),
            ("401 Unauthorized", "", Answer::Refused),
            ("403 Forbidden", "", Answer::Unclear),
            (
                "302 Found\r\nLocation: http://127.0.0.1:1/",
                "",
                Answer::Unclear,
            ),
            ("500 Internal Server Error", "", Answer::Unclear),
        ] {
            let (url, server) = provider(status, said);
            let call = LiveCall::new(Method::Get, url, "X-Key".to_owned(), "value".to_owned());
            assert_eq!(LiveClient::new("0").ask(&call), expected, "{status} {said}");
            let asked = server.join().unwrap().to_ascii_lowercase();
            assert!(
                asked.starts_with("get /me ") && asked.contains("x-key: value"),
                "{asked}"
            );
        }
    }

    #[test]
    fn asks_no_other_address_and_not_without_end() {
        let call = |url: &str| {
            LiveCall::new(
                Method::Get,
                url.to_owned(),
                "X-Key".to_owned(),
                "v".to_owned(),
            )
        };
        let client = LiveClient::new("0");
        for url in ["http://host.invalid/", "ftp://127.0.0.1/", "127.0.0.1"] {
            assert_eq!(client.ask(&call(url)), Answer::Unclear);
        }
        assert_eq!(client.left.get(), MOST, "nothing was asked");
        client.left.set(0);
        assert_eq!(client.ask(&call("http://127.0.0.1:1/")), Answer::Unclear);
    }
}
