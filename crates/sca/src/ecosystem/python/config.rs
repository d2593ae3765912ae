//! What steers pip and uv: indexes and how old a release must be.

use crate::doc::Node;
use crate::lines::lines;
use crate::origin::without_credentials;
use crate::out::Out;

pub(super) fn read_uv(out: &mut Out<'_>) {
    let root = out.toml();
    read_uv_settings(out, &root);
    read_uv_settings(out, root.get("pip"));
}

/// uv's keys, in its own file, in `pyproject.toml` or in a script's head.
pub(super) fn read_uv_settings(out: &mut Out<'_>, uv: &Node<'_>) {
    for index in uv.get("index").items() {
        let url = index.get("url");
        let key = if index.get("default").is_true() {
            "registry:"
        } else {
            "registry:extra"
        };
        out.setting(key, without_credentials(url.str()), url.span.start);
    }
    for (name, key) in [
        ("index-url", "registry:"),
        ("extra-index-url", "registry:extra"),
    ] {
        let node = uv.get(name);
        for url in node
            .text()
            .into_iter()
            .chain(node.items().iter().map(Node::str))
        {
            out.setting(key, without_credentials(url), node.span.start);
        }
    }
    let newest = uv.get("exclude-newer");
    if let Some(day) = newest.text() {
        out.setting("cooldown:exclude-newer", day, newest.span.start);
    }
}

pub(super) fn read_pip(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let Some((key, value)) = line.trimmed().split_once('=') else {
            continue;
        };
        let key = match key.trim() {
            "index-url" => "registry:",
            "extra-index-url" => "registry:extra",
            _ => continue,
        };
        out.setting(key, without_credentials(value), line.start);
    }
}
