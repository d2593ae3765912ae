//! Secrets of a stream become placeholders.

use super::{Secret, Vault};
use crate::guard::KnownValues;
use crate::pack::Detectors;
use crate::scan::{Hidden, secrets_to_hide};

/// Bytes that a detector may look at on either side of where a secret begins; none reaches further (a test says so).
pub(super) const WINDOW: usize = 1 << 15;

/// Puts placeholders in the place of secrets, piece by piece.
///
/// The text is judged in stretches of [`Redactor::WINDOW`] bytes, each with as much on either side, that begin at fixed
/// distances from the beginning of the stream: what a stretch gives depends on the text alone. So at most two windows are
/// held back. A secret of several lines becomes a placeholder for each of them, so that lines keep their numbers and each
/// can be restored by itself.
#[derive(Debug)]
pub struct Redactor<'run> {
    detectors: &'run Detectors,
    known: Option<&'run KnownValues>,
    vault: &'run mut Vault,
    /// The window before the stretch under way, and what came since.
    text: String,
    /// Where in it that which was not given out begins.
    done: usize,
    /// Where in it the stretch begins.
    stretch: usize,
}

impl<'run> Redactor<'run> {
    /// Bytes of a window.
    pub const WINDOW: usize = WINDOW;

    /// For text in which `detectors` find secrets, and in which `known` values are secrets, too.
    pub fn new(
        detectors: &'run Detectors,
        known: Option<&'run KnownValues>,
        vault: &'run mut Vault,
    ) -> Self {
        Self {
            detectors,
            known,
            vault,
            text: String::new(),
            done: 0,
            stretch: 0,
        }
    }

    /// Takes the next piece, and gives what is certain by now.
    pub fn push(&mut self, piece: &str) -> String {
        self.text.push_str(piece);
        let mut out = String::new();
        while self.text.len() >= self.stretch + 2 * WINDOW + BOUNDARY {
            let next = self.text.ceil_char_boundary(self.stretch + WINDOW);
            let seen = self.text.ceil_char_boundary(next + WINDOW);
            self.give(next, seen, &mut out);
            self.forget(next);
        }
        out
    }

    /// Gives the rest.
    #[must_use = "it is the end of the text"]
    pub fn finish(mut self) -> String {
        let mut out = String::new();
        let end = self.text.len();
        while self.stretch < end {
            let next = self
                .text
                .ceil_char_boundary((self.stretch + WINDOW).min(end));
            let seen = self.text.ceil_char_boundary((next + WINDOW).min(end));
            self.give(next, seen, &mut out);
            self.stretch = next;
        }
        out
    }

    /// Gives out what stands before `next`, and a secret that begins there whole, judged by what stands before `seen`.
    fn give(&mut self, next: usize, seen: usize, out: &mut String) {
        let from = self
            .text
            .floor_char_boundary(self.stretch.saturating_sub(WINDOW));
        let looked_at = self.text.get(from..seen).unwrap_or("");
        let found = secrets_to_hide(self.detectors, self.known, looked_at);
        for Hidden { span, id } in found {
            let (start, end) = (from + span.start, from + span.end);
            // What begins before the stretch was judged with the one before, of which it was part.
            if start < self.stretch || start >= next || end <= self.done {
                continue;
            }
            let start = start.max(self.done);
            out.push_str(self.text.get(self.done..start).unwrap_or(""));
            for line in self
                .text
                .get(start..end)
                .unwrap_or("")
                .split_inclusive('\n')
            {
                let value = line.trim_end_matches(['\n', '\r']);
                if !value.is_empty() {
                    out.push_str(&self.vault.placeholder(Secret::new(id.as_str(), value)));
                }
                out.push_str(line.get(value.len()..).unwrap_or(""));
            }
            self.done = end;
        }
        if self.done < next {
            out.push_str(self.text.get(self.done..next).unwrap_or(""));
            self.done = next;
        }
    }

    /// Drops what stands more than a window before `next`, where the next stretch begins.
    fn forget(&mut self, next: usize) {
        let drop = self.text.floor_char_boundary(next.saturating_sub(WINDOW));
        self.text.drain(..drop);
        self.done -= drop;
        self.stretch = next - drop;
    }
}

/// Bytes by which boundaries of characters may shift a stretch's ends.
const BOUNDARY: usize = 8;
