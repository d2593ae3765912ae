//! What the process of the server gives up before it reads the first message: programs, the network, and all files that it
//! could write but those of the index.
//!
//! Each job gives up more in its own thread, as a scan does.

use crate::config::Config;
use crate::place;
use crate::ui::Ui;
use airlock_engine::sandbox::{Network, Sandbox, restrict};
use std::path::PathBuf;

/// Folders that stay writable.
#[derive(Debug, Default)]
pub(super) struct Kept(Vec<PathBuf>);

/// The folder of the index, made if it is not there; none where no results are kept.
pub(super) fn kept_folders(config: &Config) -> Kept {
    if !config.cache.0 {
        return Kept::default();
    }
    let folder = match &config.cache_folder {
        Some((folder, _)) => Some(folder.clone()),
        None => place::cache_folder(),
    };
    // A folder that cannot be made costs the index only; jobs see that for themselves.
    Kept(
        folder
            .filter(|folder| std::fs::create_dir_all(folder).is_ok())
            .into_iter()
            .collect(),
    )
}

/// Gives up what no call needs. Where the system does not offer that, a note says so.
pub(super) fn process(ui: Ui, kept: &Kept, network: Network) {
    let status = restrict(&Sandbox {
        read: vec![PathBuf::from("/")],
        write: kept.0.clone(),
        network,
    });
    if !status.files || !status.calls {
        ui.note(
            "this system does not hold the server to its word: that it writes nothing, starts no program and connects to \
             nothing rests on its code alone",
        );
    }
}
