//! Who owns the project: the account in the address of the remote that the clone came from.

use std::io::Read;
use std::path::Path;

/// More than any clone's configuration holds.
const MAX_BYTES: u64 = 1024 * 1024;

/// The owner named by `remote.origin.url` in a git directory's configuration; nothing of that configuration takes
/// effect, and no file that it includes is read.
pub(super) fn of(common_dir: &Path) -> Option<String> {
    let file = std::fs::File::open(common_dir.join("config")).ok()?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    let metadata = gix::config::file::Metadata::from(gix::config::Source::Local);
    let config = gix::config::File::from_bytes_no_includes(
        &bytes,
        metadata,
        gix::config::file::init::Options::default(),
    );
    let url = config.ok()?.string("remote.origin.url")?.to_string();
    in_url(&url)
}

/// `https://host/owner/name.git`, `ssh://git@host/owner/name`, `git@host:owner/name`: what stands before the last name.
fn in_url(url: &str) -> Option<String> {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => url.split_once(':')?.1,
    };
    let owner = path.trim_matches('/').rsplit('/').nth(1)?;
    (!owner.is_empty()).then(|| owner.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_owner_stands_before_the_name() {
        let cases = [
            ("https://forge.test/Acme/tool.git", Some("acme")),
            ("https://user@forge.test/acme/tool/", Some("acme")),
            ("ssh://git@forge.test:22/acme/tool.git", Some("acme")),
            ("git@forge.test:acme/tool.git", Some("acme")),
            ("https://forge.test/group/acme/tool", Some("acme")),
            ("git@forge.test:tool.git", None),
            ("https://forge.test/tool", None),
            ("https://forge.test", None),
            ("/srv/git/acme/tool", None),
            ("", None),
            ("://", None),
        ];
        for (url, owner) in cases {
            assert_eq!(in_url(url).as_deref(), owner, "{url}");
        }
    }

    #[test]
    fn only_the_configuration_itself_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).unwrap();
        };
        let remote = "[remote \"origin\"]\n\turl = https://forge.test/acme/tool.git\n";
        let include = format!("[include]\n\tpath = {}/other\n", folder.path().display());
        write("other", remote);
        assert_eq!(of(folder.path()), None);
        write("config", &include);
        assert_eq!(of(folder.path()), None);
        write("config", remote);
        assert_eq!(of(folder.path()).as_deref(), Some("acme"));
        write("config", "[remote");
        assert_eq!(of(folder.path()), None);
    }
}
