//! Requirements of a single script, in a comment at its head (PEP 723).

use super::pyproject::list;
use crate::doc;
use crate::lines::lines;
use crate::out::Out;
use airlock_model::Scope;

pub(super) fn read(out: &mut Out<'_>) {
    let text = out.text;
    if memchr::memmem::find(text.as_bytes(), b"# /// script").is_none() {
        return;
    }
    let Some(toml) = header(text) else {
        return;
    };
    let (root, flaws) = doc::toml(&toml);
    out.notes(flaws);
    list(
        out,
        root.get("dependencies"),
        Scope::Runtime,
        root.at(&["tool", "uv", "sources"]),
    );
    super::config::read_uv_settings(out, root.at(&["tool", "uv"]));
}

/// The TOML of the first block, everything around it blank, so that places stay.
fn header(text: &str) -> Option<String> {
    let mut toml = String::new();
    let mut inside = false;
    for line in lines(text) {
        let words = line.text.trim_end();
        let is_mark = matches!(words, "# /// script" | "# ///");
        let content = if inside && !is_mark {
            words.strip_prefix('#')
        } else {
            None
        };
        // One byte for the `#` and one for each byte outside the block.
        let blank = (line.start as usize).saturating_sub(toml.len());
        toml.extend(std::iter::repeat_n(' ', blank));
        if let Some(content) = content {
            toml.push(' ');
            toml.push_str(content);
        } else if inside {
            return Some(toml);
        } else if words == "# /// script" {
            inside = true;
        }
        if inside {
            let end = line.span().end as usize;
            toml.extend(std::iter::repeat_n(' ', end.saturating_sub(toml.len())));
            toml.push('\n');
        }
    }
    None
}
