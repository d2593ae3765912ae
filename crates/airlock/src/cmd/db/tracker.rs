//! A tracker that is a folder: a Markdown file for people and a JSON file for programs for each ticket.

use crate::error::Failure;
use crate::file;
use airlock_sca::fleet::{Ticket, Tracker};
use std::path::{Path, PathBuf};

/// A folder of tickets.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Takes a folder, which is made if it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn open_folder(path: &Path) -> Result<Self, Failure> {
        std::fs::create_dir_all(path).map_err(|error| Failure::io(path, &error))?;
        Ok(Self(path.to_owned()))
    }
}

impl Tracker for Folder {
    type Error = Failure;

    fn open(&mut self, ticket: &Ticket) -> Result<bool, Failure> {
        let path = self.0.join(format!("{}.md", ticket.key));
        if path.symlink_metadata().is_ok() {
            return Ok(false);
        }
        let json = serde_json::to_vec_pretty(ticket).map_err(Failure::internal)?;
        file::write(&self.0.join(format!("{}.json", ticket.key)), &json)?;
        // Last: that it is there says that both are.
        file::write(&path, ticket.markdown().as_bytes())?;
        Ok(true)
    }
}
