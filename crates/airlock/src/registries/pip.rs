//! pip's and uv's index: variables, then pip's file of the user and of the machine. Further indexes are not asked: which
//! of them has a name, only its client can tell.

use super::{Clients, text_of};
use crate::error::Failure;
use crate::place;
use std::path::PathBuf;

const ECOSYSTEM: &str = "PyPI";

pub(super) fn read(clients: &mut Clients) -> Result<(), Failure> {
    for name in ["PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"] {
        if let Some(url) = place::client_setting(name) {
            clients.usual(ECOSYSTEM, &url, None);
        }
    }
    let of_user = ["pip/pip.conf"].map(place::client_config);
    let old = place::home().map(|home| home.join(".pip/pip.conf"));
    let files = of_user.into_iter().flatten().chain(old);
    for path in files.chain([PathBuf::from("/etc/pip.conf")]) {
        if let Some(text) = text_of(&path)? {
            take(clients, &text);
        }
    }
    Ok(())
}

pub(super) fn take(clients: &mut Clients, text: &str) {
    let values = text.lines().filter_map(|line| line.split_once('='));
    for (key, url) in values {
        if key.trim() == "index-url" {
            clients.usual(ECOSYSTEM, url.trim(), None);
        }
    }
}
