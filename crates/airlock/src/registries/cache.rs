//! Answers of registries, kept in the user's cache folder: a file for each address, named by its hash.

use crate::file::{self, Links};
use crate::place;
use airlock_feeds::{Cache, Kept};
use std::path::PathBuf;

/// Bytes of a kept answer above which it is asked for again.
const LIMIT: u64 = 64_000_000;

/// The folder of answers; without one nothing is kept.
pub(crate) struct Answers {
    folder: Option<PathBuf>,
}

impl Answers {
    /// The user's, unless nothing is to be kept.
    pub(crate) fn open(is_kept: bool) -> Self {
        let folder = place::cache_folder().filter(|_| is_kept);
        Self {
            folder: folder.map(|folder| folder.join("registries")),
        }
    }

    fn path(&self, url: &str) -> Option<PathBuf> {
        let name = airlock_sca::registry::key(url);
        Some(self.folder.as_ref()?.join(format!("{name}.json")))
    }
}

impl Cache for Answers {
    fn load(&self, url: &str) -> Option<Kept> {
        let text = file::read_up_to(&self.path(url)?, Links::Refuse, LIMIT).ok()??;
        serde_json::from_str(&text).ok()
    }

    fn store(&self, kept: &Kept) {
        let (Some(folder), Some(path)) = (&self.folder, self.path(&kept.url)) else {
            return;
        };
        // What cannot be kept is asked for again.
        if std::fs::create_dir_all(folder).is_ok()
            && let Ok(bytes) = serde_json::to_vec(kept)
        {
            let _kept = file::write(&path, &bytes);
        }
    }
}
