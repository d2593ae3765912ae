//! Documents that are open: their texts, what was found in them, and who waits for it.

use super::found::Shown;
use super::params::Piece;
use super::text::{Columns, Text};
use gen_lsp_types::{Position, Range};
use lsp_server::RequestId;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// A document that is open.
#[derive(Debug)]
pub(super) struct Document {
    /// Its file; `None` where it is none of this disk, which is not judged.
    pub(super) path: Option<PathBuf>,
    pub(super) version: i32,
    pub(super) text: Arc<Text>,
    /// Counts texts: versions of a client may come again.
    pub(super) generation: u64,
    /// When it is to be judged.
    pub(super) due: Option<Instant>,
    /// Whether nothing was told of it yet.
    pub(super) is_new: bool,
    pub(super) judged: Progress,
    pub(super) waiting: Vec<Waiting>,
}

/// How far the judgement of the present text is.
#[derive(Debug, Clone, Default)]
pub(super) enum Progress {
    /// Nothing is known.
    #[default]
    None,
    /// Findings are known, fixes are being tried.
    Found(Vec<Shown>),
    /// All is known.
    Done(Vec<Shown>),
    /// It could not be judged.
    Failed(String),
}

/// A request that waits for the judgement.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) id: RequestId,
    pub(super) question: Question,
}

/// What is asked of a document.
#[derive(Debug)]
pub(super) enum Question {
    Hover(Position),
    Actions(Range),
    Diagnostics,
}

impl Question {
    /// The findings that the answer is made of, if they are known.
    pub(super) fn findings<'d>(&self, progress: &'d Progress) -> Option<&'d [Shown]> {
        match (self, progress) {
            (_, Progress::Done(shown)) => Some(shown),
            // Whether fixes hold is asked for by nobody else.
            (Self::Hover(_) | Self::Diagnostics, Progress::Found(shown)) => Some(shown),
            (_, Progress::Failed(_)) => Some(&[]),
            (_, Progress::None | Progress::Found(_)) => None,
        }
    }
}

impl Document {
    /// Takes over what the editor changed; to be judged at `due`.
    pub(super) fn change(
        &mut self,
        version: i32,
        pieces: Vec<Piece>,
        columns: Columns,
        due: Instant,
    ) {
        for piece in pieces {
            match piece.range {
                Some(range) => Arc::make_mut(&mut self.text).replace(range, &piece.text, columns),
                None => self.text = Arc::new(Text::new(piece.text)),
            }
        }
        self.version = version;
        self.judged = Progress::None;
        self.due = self.path.is_some().then_some(due);
    }
}
