//! What a project told other tools to overlook: `osv-scanner.toml` and Snyk's `.snyk`.
//!
//! Honoured for the file's folder and all below it, with reason and date; never silent: who uses it marks findings as
//! suppressed, and what cannot be honoured is a note.

mod way;

use self::way::{Pattern, cover_all};
use crate::db::Hit;
use crate::doc::{self, Node};
use crate::facts::Note;
use crate::place::Places;
use airlock_model::{Inventory, RepoPath, Span};

/// The files, by name.
pub const EXCEPTION_FILES: [&str; 2] = ["osv-scanner.toml", ".snyk"];

/// One exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The file that makes it.
    pub path: RepoPath,
    /// Its line there.
    pub line: u32,
    /// What it excepts.
    what: Excepted,
    /// The reason that is given.
    pub reason: Option<String>,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub until: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Excepted {
    /// An advisory, by any of its names.
    Advisory(String),
    /// An advisory, by any of its names, where the package comes in on such a way.
    OnWay(String, Pattern),
    /// Packages; what is left out is any.
    Package {
        ecosystem: Option<String>,
        name: Option<String>,
        version: Option<String>,
    },
}

/// A package and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The file that names the package.
    pub path: &'a RepoPath,
    /// Its ecosystem.
    pub ecosystem: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its version.
    pub version: Option<&'a str>,
    /// What is known of it, by all names.
    pub advisories: &'a [String],
}

impl Exception {
    /// Whether it speaks of this.
    ///
    /// One of ways never does: [`on_all_ways`] tells.
    pub fn covers(&self, known: Known<'_>) -> bool {
        let is_meant = match &self.what {
            Excepted::Advisory(id) => known.advisories.iter().any(|name| name == id),
            Excepted::OnWay(..) => false,
            Excepted::Package {
                ecosystem,
                name,
                version,
            } => {
                ecosystem
                    .as_deref()
                    .is_none_or(|wanted| wanted.eq_ignore_ascii_case(known.ecosystem))
                    && name.as_deref().is_none_or(|wanted| wanted == known.name)
                    && version
                        .as_deref()
                        .is_none_or(|wanted| Some(wanted) == known.version)
            }
        };
        is_meant && self.holds_at(known.path)
    }

    /// Whether it speaks of the files in the folder of the file at `path`.
    fn holds_at(&self, path: &RepoPath) -> bool {
        let own = self.path.as_str().rsplit_once('/');
        let folder = own.map_or("", |(folder, _)| folder);
        let below = path.as_str().strip_prefix(folder);
        folder.is_empty() || below.is_some_and(|rest| rest.starts_with('/'))
    }

    /// Its own words for what it excepts.
    pub fn subject(&self) -> String {
        match &self.what {
            Excepted::Advisory(id) | Excepted::OnWay(id, _) => id.clone(),
            Excepted::Package {
                ecosystem,
                name,
                version,
            } => {
                let parts = [ecosystem, name, version];
                let parts: Vec<&str> = parts
                    .into_iter()
                    .filter_map(|part| part.as_deref())
                    .collect();
                parts.join(" ")
            }
        }
    }
}

/// The exception of a hit whose package comes in on excepted ways only; of several, the one that ends first.
pub fn on_all_ways<'e>(
    exceptions: impl Iterator<Item = &'e Exception>,
    inventory: &Inventory,
    hit: &Hit,
) -> Option<&'e Exception> {
    let package = inventory.packages.get(hit.package)?;
    let of_ways = exceptions.filter_map(|exception| match &exception.what {
        Excepted::OnWay(id, pattern) if hit.names.contains(id) => {
            let holds = exception.holds_at(&package.location.path);
            holds.then_some((exception, pattern))
        }
        _ => None,
    });
    let (exceptions, patterns): (Vec<&Exception>, Vec<&Pattern>) = of_ways.unzip();
    if exceptions.is_empty() || !cover_all(&patterns, inventory, hit.package) {
        return None;
    }
    let ends_first = |exception: &&Exception| (exception.until.is_none(), exception.until.clone());
    exceptions.into_iter().min_by_key(ends_first)
}

/// The exceptions of one file, and what of it is not honoured.
pub fn read_exceptions(path: &RepoPath, text: &str) -> (Vec<Exception>, Vec<Note>) {
    let mut out = Reading {
        path,
        places: Places::new(path, text),
        found: Vec::new(),
        notes: Vec::new(),
    };
    if path.file_name() == ".snyk" {
        let (documents, flaws) = doc::yaml(text);
        out.flaws(flaws);
        for root in &documents {
            out.snyk(root);
        }
    } else {
        let (root, flaws) = doc::toml(text);
        out.flaws(flaws);
        out.osv_scanner(&root);
    }
    (out.found, out.notes)
}

struct Reading<'t> {
    path: &'t RepoPath,
    places: Places<'t>,
    found: Vec<Exception>,
    notes: Vec<Note>,
}

impl Reading<'_> {
    fn flaws(&mut self, flaws: Vec<doc::Flaw>) {
        for flaw in flaws {
            self.note(flaw.at, flaw.what);
        }
    }

    fn note(&mut self, at: u32, what: String) {
        let line = self.places.line(at);
        self.notes.push(Note { line, what });
    }

    fn add(&mut self, what: Excepted, at: Span, reason: &str, until: &Node<'_>) {
        let day = until.str().get(..10);
        let is_day = day.is_some_and(|day| {
            day.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
        });
        if !until.is_null() && !is_day {
            return self.note(
                until.span.start,
                "the date of this exception cannot be read, so it does not hold".to_owned(),
            );
        }
        let reason = reason.trim();
        self.found.push(Exception {
            path: self.path.clone(),
            line: self.places.line(at.start),
            what,
            reason: (!reason.is_empty()).then(|| reason.to_owned()),
            until: day.map(str::to_owned),
        });
    }

    /// `[[IgnoredVulns]]` and `[[PackageOverrides]]`.
    fn osv_scanner(&mut self, root: &Node<'_>) {
        for entry in root.get("IgnoredVulns").items() {
            let id = entry.get("id");
            if id.str().is_empty() {
                self.note(entry.span.start, "an exception without `id`".to_owned());
                continue;
            }
            let what = Excepted::Advisory(id.str().to_owned());
            self.add(
                what,
                id.span,
                entry.get("reason").str(),
                entry.get("ignoreUntil"),
            );
        }
        for entry in root.get("PackageOverrides").items() {
            let is_meant =
                entry.get("ignore").is_true() || entry.at(&["vulnerability", "ignore"]).is_true();
            if !is_meant {
                continue;
            }
            let text = |key: &str| {
                let text = entry.get(key).str();
                (!text.is_empty()).then(|| text.to_owned())
            };
            let what = Excepted::Package {
                ecosystem: text("ecosystem"),
                name: text("name"),
                version: text("version"),
            };
            if !text("group").is_none_or(|group| group.is_empty()) {
                self.note(
                    entry.span.start,
                    "exceptions of a group of dependencies are not honoured".to_owned(),
                );
                continue;
            }
            self.add(
                what,
                entry.span,
                entry.get("reason").str(),
                entry.get("effectiveUntil"),
            );
        }
    }

    /// `ignore: { ID: [ { path: { reason, expires } } ] }`.
    fn snyk(&mut self, root: &Node<'_>) {
        for entry in root.get("ignore").entries() {
            let id = entry.key.as_ref();
            if id.starts_with("SNYK-") || id.starts_with("npm:") {
                let what = format!(
                    "`{id}` is a name that only Snyk knows; write the CVE or GHSA number beside it"
                );
                self.note(entry.key_span.start, what);
                continue;
            }
            for item in entry.value.items() {
                for path in item.entries() {
                    let (what, at) = match path.key.as_ref() {
                        "*" => (Excepted::Advisory(id.to_owned()), entry.key_span),
                        way => {
                            let pattern = Pattern::parse(way);
                            (Excepted::OnWay(id.to_owned(), pattern), path.key_span)
                        }
                    };
                    self.add(
                        what,
                        at,
                        path.value.get("reason").str(),
                        path.value.get("expires"),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn shown(name: &str, text: &str) -> Vec<String> {
        let (found, notes) = read_exceptions(&RepoPath::new(name), text);
        let found = found.iter().map(|one| {
            let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            format!(
                "{}: {} until {} because {}",
                one.line,
                one.subject(),
                or(&one.until),
                or(&one.reason)
            )
        });
        found
            .chain(
                notes
                    .iter()
                    .map(|note| format!("{}: note {}", note.line, note.what)),
            )
            .collect()
    }

    #[test]
    fn reads_what_osv_scanner_reads() {
        let text = "[[IgnoredVulns]]\nid = \"GO-1\"\nignoreUntil = 2026-11-09\nreason = \"not reached\"\n\n\
                    [[IgnoredVulns]]\nid = \"CVE-2\"\n\n[[IgnoredVulns]]\nreason = \"none\"\n\n\
                    [[IgnoredVulns]]\nid = \"CVE-3\"\nignoreUntil = \"soon\"\n\n\
                    [[PackageOverrides]]\nname = \"lib\"\necosystem = \"npm\"\nversion = \"1.0.0\"\nignore = true\n\
                    effectiveUntil = 2026-01-02T00:00:00Z\n\n[[PackageOverrides]]\nname = \"other\"\nlicense.override = [\"MIT\"]\n";
        assert_eq!(
            shown("osv-scanner.toml", text),
            [
                "2: GO-1 until 2026-11-09 because not reached",
                "7: CVE-2 until - because -",
                "16: npm lib 1.0.0 until 2026-01-02 because -",
                "9: note an exception without `id`",
                "14: note the date of this exception cannot be read, so it does not hold",
            ]
        );
    }

    #[test]
    fn reads_what_snyk_reads() {
        let text = "version: v1.25.0\nignore:\n  CVE-2000-1:\n    - '*':\n        reason: mitigated\n        \
                    expires: 2026-05-01T00:00:00.000Z\n  SNYK-JS-A-1:\n    - '*':\n        reason: x\n  GHSA-a:\n    - 'b > c':\n        \
                    reason: y\n";
        assert_eq!(
            shown(".snyk", text),
            [
                "3: CVE-2000-1 until 2026-05-01 because mitigated",
                "11: GHSA-a until - because y",
                "7: note `SNYK-JS-A-1` is a name that only Snyk knows; write the CVE or GHSA number beside it",
            ]
        );
    }

    #[test]
    fn an_exception_holds_below_its_folder_only() {
        let text = "[[IgnoredVulns]]\nid = \"CVE-2\"\n";
        let (found, _) = read_exceptions(&RepoPath::new("web/osv-scanner.toml"), text);
        let one = found.first().unwrap();
        let advisories = ["GHSA-x".to_owned(), "CVE-2".to_owned()];
        for (path, expected) in [
            ("web/package.json", true),
            ("web/a/b.json", true),
            ("website/package.json", false),
            ("package.json", false),
        ] {
            let path = RepoPath::new(path);
            let known = Known {
                path: &path,
                ecosystem: "npm",
                name: "a",
                version: None,
                advisories: &advisories,
            };
            assert_eq!(one.covers(known), expected, "{path}");
        }
    }
}
