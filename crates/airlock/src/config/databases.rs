//! `[db]`: where advisory databases come from, and what they must meet.
//!
//! Invariant: a repository's file has no say: it could name a mirror that knows nothing against it, and the key to trust.

use super::file::ConfigFile;
use super::origin::{Layer, Origin};
use super::raw::RawDb;
use crate::error::Failure;
use std::path::Path;
use toml::Spanned;

/// The values in force, each with its origin.
#[derive(Debug, Clone, Default)]
pub(crate) struct Databases {
    pub(crate) mirror: Option<(String, Origin)>,
    pub(crate) keys: Option<(Vec<String>, Origin)>,
    /// Days.
    pub(crate) max_age: Option<(u32, Origin)>,
}

impl Databases {
    /// Takes over one file's values; the organisation's come after the user's and take their place.
    ///
    /// # Errors
    /// When a value is none of its kind.
    pub(super) fn absorb(
        &mut self,
        file: &ConfigFile,
        warnings: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let RawDb {
            mirror,
            keys,
            max_age,
        } = &file.raw.db;
        if file.layer >= Layer::Repository {
            let spans = [
                ("db.mirror", mirror.as_ref().map(Spanned::span)),
                ("db.keys", keys.as_ref().map(Spanned::span)),
                ("db.max_age", max_age.as_ref().map(Spanned::span)),
            ];
            for (key, span) in spans {
                let Some(span) = span else { continue };
                warnings.push(format!(
                    "{}: `{key}` is ignored: only the user's and the organisation's file may set it",
                    file.origin(&span, None)
                ));
            }
            return Ok(());
        }
        if let Some(mirror) = mirror {
            let text = mirror.get_ref();
            if !text.starts_with("https://") && !Path::new(text).is_absolute() {
                let hint = "write an absolute path, or an address that begins with https://";
                return Err(file.failure(&mirror.span(), "this names no mirror", hint));
            }
            self.mirror = Some((text.clone(), file.origin(&mirror.span(), None)));
        }
        if let Some(keys) = keys {
            if keys
                .get_ref()
                .iter()
                .any(|key| !key.starts_with("ssh-ed25519 "))
            {
                let hint =
                    "write public keys as `ssh-keygen -t ed25519` makes them: `ssh-ed25519 AAAA…`";
                return Err(file.failure(
                    &keys.span(),
                    "only Ed25519 keys can sign a database",
                    hint,
                ));
            }
            self.keys = Some((keys.get_ref().clone(), file.origin(&keys.span(), None)));
        }
        if let Some(max_age) = max_age {
            self.max_age = Some((*max_age.get_ref(), file.origin(&max_age.span(), None)));
        }
        Ok(())
    }

    /// The trusted keys.
    pub(crate) fn keys(&self) -> &[String] {
        self.keys
            .as_ref()
            .map(|(keys, _)| keys.as_slice())
            .unwrap_or_default()
    }
}
