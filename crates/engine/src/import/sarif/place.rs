//! Where a SARIF run says things are.

use crate::import::field::{at, index, list, ordinal, text};
use crate::import::path::ForeignPath;
use crate::import::result::{ForeignPlace, Region};
use serde_json::Value;

/// Most bases one below the other.
const MAX_BASES: usize = 16;

/// A run's files and the folders its paths are relative to.
pub(super) struct Places<'run> {
    run: &'run Value,
    /// The absolute folder that stands for the tree, where the run names one.
    root: Option<ForeignPath>,
}

impl<'run> Places<'run> {
    pub(super) fn of(run: &'run Value) -> Self {
        let named = [
            "%SRCROOT%",
            "SRCROOT",
            "PROJECTROOT",
            "ROOTPATH",
            "REPOROOT",
        ];
        let bases = at(run, &["originalUriBaseIds"]).and_then(Value::as_object);
        let absolute = |base: &Value| {
            let path = text(base, &["uri"]).and_then(ForeignPath::of_uri);
            path.filter(|path| matches!(path, ForeignPath::Absolute(_)))
        };
        let root = bases.and_then(|bases| {
            let known = named.iter().find_map(|name| absolute(bases.get(*name)?));
            // Without a usual name, the only base is the root.
            known.or_else(|| {
                let mut all = bases.values().filter_map(absolute);
                let first = all.next();
                first.filter(|_| all.next().is_none())
            })
        });
        Self { run, root }
    }

    /// A physical location's file and region; without a region, the first line.
    pub(super) fn place(&self, location: &Value) -> Option<ForeignPlace> {
        let path = self.file(at(location, &["artifactLocation"])?)?;
        let region = at(location, &["region"]).unwrap_or(&Value::Null);
        Some(ForeignPlace {
            path: self.in_tree(path),
            region: Region {
                start_line: ordinal(region, &["startLine"]).unwrap_or(1),
                start_column: ordinal(region, &["startColumn"]),
                end_line: ordinal(region, &["endLine"]),
                end_column: ordinal(region, &["endColumn"]),
            },
        })
    }

    /// A file by its URI or by its place in the run's table of artifacts.
    fn file(&self, location: &Value) -> Option<ForeignPath> {
        if let Some(uri) = text(location, &["uri"]) {
            return self.below_base(ForeignPath::of_uri(uri)?, text(location, &["uriBaseId"]));
        }
        let number = index(location, &["index"])?;
        let artifact = list(self.run, &["artifacts"]).get(number)?;
        let location = at(artifact, &["location"])?;
        let uri = text(location, &["uri"])?;
        self.below_base(ForeignPath::of_uri(uri)?, text(location, &["uriBaseId"]))
    }

    /// `path` below the base called `base` and the bases that that is below. A base without an address is the tree.
    fn below_base<'name>(
        &'name self,
        mut path: ForeignPath,
        mut base: Option<&'name str>,
    ) -> Option<ForeignPath> {
        for _ in 0..MAX_BASES {
            let Some(entry) = base.and_then(|name| at(self.run, &["originalUriBaseIds", name]))
            else {
                return Some(path);
            };
            if let Some(uri) = text(entry, &["uri"]) {
                path = path.below(&ForeignPath::of_uri(uri)?)?;
            }
            base = text(entry, &["uriBaseId"]);
        }
        None
    }

    /// A path below the root that the run names is relative to the tree.
    fn in_tree(&self, path: ForeignPath) -> ForeignPath {
        match (&path, &self.root) {
            (ForeignPath::Absolute(file), Some(ForeignPath::Absolute(root))) => {
                let rest = file
                    .strip_prefix(root.as_str())
                    .and_then(|rest| rest.strip_prefix('/'));
                rest.map(|rest| ForeignPath::Relative(rest.to_owned()))
                    .unwrap_or(path)
            }
            _ => path,
        }
    }
}
