//! Placeholders of a stream become values again.

use super::Vault;
use super::vault::PREFIX;

/// Puts values in the place of their placeholders, piece by piece; holds back at most what may be the beginning of one.
#[derive(Debug)]
pub struct Restorer<'vault> {
    vault: &'vault Vault,
    /// The end of what was pushed: nothing, or the beginning of a placeholder.
    held: String,
}

/// Whether more text may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ahead {
    More,
    Nothing,
}

impl<'vault> Restorer<'vault> {
    /// For text that may hold placeholders of `vault`.
    pub fn new(vault: &'vault Vault) -> Self {
        Self {
            vault,
            held: String::new(),
        }
    }

    /// Takes the next piece, and gives what is certain by now.
    pub fn push(&mut self, piece: &str) -> String {
        let mut text = std::mem::take(&mut self.held);
        text.push_str(piece);
        let (out, at) = self.restored(&text, Ahead::More);
        text.drain(..at);
        self.held = text;
        out
    }

    /// Gives the rest.
    #[must_use = "it is the end of the text"]
    pub fn finish(self) -> String {
        self.restored(&self.held, Ahead::Nothing).0
    }

    /// `text` restored up to the place from which on more text could change the result, and that place.
    fn restored(&self, text: &str, ahead: Ahead) -> (String, usize) {
        let lower = text.to_ascii_lowercase();
        let prefix = PREFIX.to_ascii_lowercase();
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        while let Some(found) = lower.get(done..).and_then(|rest| rest.find('a')) {
            let at = done + found;
            let rest = lower.get(at..).unwrap_or("");
            out.push_str(text.get(done..at).unwrap_or(""));
            let may_begin = prefix.starts_with(rest) || self.vault.continues(rest);
            if ahead == Ahead::More && may_begin {
                return (out, at);
            }
            done = match self.vault.longest_at(rest) {
                Some((length, secret)) if rest.starts_with(&prefix) => {
                    out.push_str(secret.expose());
                    at + length
                }
                _ => {
                    out.push_str(text.get(at..=at).unwrap_or(""));
                    at + 1
                }
            };
        }
        out.push_str(text.get(done..).unwrap_or(""));
        (out, text.len())
    }
}
