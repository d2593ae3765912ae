//! Says when a change alters what Airlock itself is steered by: `.airlockignore`, `airlock.toml`, `.airlock/`, and what was
//! told to other scanners of secrets (`.gitleaks.toml` and its like), which Airlock honours.
//!
//! Whoever may change these files can make later findings vanish, so a reviewer is told. A change's own
//! `.airlockignore`, and what it tells other scanners, do not act on that change (the files of the state before it do);
//! its configuration, rules and baseline do.
//!
//! Invariant: neither configuration nor a comment silences these findings, since both come with the change.

use airlock_model::{
    BaselineState, Change, Confidence, Cwe, Engine, Evidence, Excerpt, FileStatus, Finding,
    FingerprintBuilder, Location, Origin, Position, RepoPath, RuleId, RuleMeta, Severity, Span,
    Tier, asvs_of,
};
use std::collections::BTreeMap;

const RULE: &str = "airlock-steering-changed";
/// Protection mechanism failure.
const WEAKNESS: Cwe = Cwe(693);

/// What a file of Airlock's own does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OwnFile {
    Ignore,
    Configuration,
    Folder,
    SecretExceptions,
}

impl OwnFile {
    fn of(path: &RepoPath) -> Option<Self> {
        if airlock_secrets::EXCEPTION_FILES.contains(&path.as_str()) {
            return Some(Self::SecretExceptions);
        }
        let mut parts = path.as_str().rsplit('/');
        match parts.next() {
            Some(".airlockignore") => Some(Self::Ignore),
            Some("airlock.toml") => Some(Self::Configuration),
            _ => parts.any(|part| part == ".airlock").then_some(Self::Folder),
        }
    }

    fn message(self, status: FileStatus) -> String {
        let done = match status {
            FileStatus::Added => "adds",
            FileStatus::Deleted => "removes",
            FileStatus::Modified | FileStatus::Whole => "alters",
        };
        let what = match self {
            Self::Ignore => {
                "what Airlock leaves out; here it was judged by the file as it was before"
            }
            Self::Configuration => "Airlock's configuration, and was judged by the new one",
            Self::SecretExceptions => {
                "which secrets are accepted; here it was judged by the file as it was before"
            }
            Self::Folder => "Airlock's rules, baseline or policy, and was judged by the new ones",
        };
        format!("The change {done} {what}")
    }
}

/// The description of the rule.
pub(crate) fn meta() -> RuleMeta {
    RuleMeta {
        id: RuleId::new(RULE),
        message: "A change alters what Airlock is steered by".to_owned(),
        why: "Ignore files, configuration, rules and baselines decide which findings count. A change that alters them \
              together with code can make room for what it brings, or for what comes next."
            .to_owned(),
        remediation: "Review the file as carefully as the code, best in a change of its own. Protect `.airlockignore`, \
                      `airlock.toml` and `.airlock/` by code ownership, so that a second person must agree."
            .to_owned(),
        tier: Tier::Audit,
        severity: Severity::Medium,
        confidence: Confidence::High,
        weaknesses: vec![WEAKNESS],
        owasp: Vec::new(),
        asvs: asvs_of(&[WEAKNESS]),
        cert: Vec::new(),
        references: vec![format!(
            "https://cwe.mitre.org/data/definitions/{}.html",
            WEAKNESS.0
        )],
        languages: Vec::new(),
        aliases: Vec::new(),
        untrusted: false,
    }
}

/// One finding for each of Airlock's own files that `change` touches, in the order of its files.
pub(crate) fn findings(change: &Change) -> Vec<Finding> {
    if !change.trigger.compares() {
        return Vec::new();
    }
    change
        .files
        .iter()
        .filter_map(|file| {
            let line = file.changed_lines.first().map_or(1, |range| range.first);
            Some(finding(
                &file.path,
                OwnFile::of(&file.path)?.message(file.status),
                line,
            ))
        })
        .collect()
}

fn finding(path: &RepoPath, message: String, line: u32) -> Finding {
    let meta = meta();
    let position = Position { line, column: 1 };
    Finding {
        fingerprint: FingerprintBuilder::default()
            .part(RULE)
            .part(path.as_str())
            .part(&message)
            .finish(),
        rule: meta.id,
        engine: Engine::Rules,
        tier: meta.tier,
        severity: meta.severity,
        confidence: meta.confidence,
        weaknesses: meta.weaknesses,
        location: Location {
            path: path.clone(),
            start: position,
            end: position,
            span: Span::default(),
        },
        related: Vec::new(),
        message,
        evidence: Evidence::Pattern {
            bindings: BTreeMap::new(),
        },
        fixes: Vec::new(),
        symbol: None,
        excerpt: Excerpt::default(),
        origin: Origin::Unknown,
        suppression: None,
        baseline: BaselineState::New,
        also_reported_by: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use airlock_model::ChangedFile;
    use airlock_model::Trigger;

    #[test]
    fn names_own_files_of_changes_only() {
        let files = [
            "a/.airlockignore",
            "airlock.toml",
            "x/.airlock/rules/a.yaml",
            ".gitleaks.toml",
            ".airlock",
            "sub/.gitleaks.toml",
            "airlock.toml.bak",
            "src/airlock.rs",
        ];
        let change = |trigger| Change {
            trigger,
            base: None,
            head: None,
            files: files
                .iter()
                .map(|path| ChangedFile {
                    path: RepoPath::new(*path),
                    status: FileStatus::Deleted,
                    changed_lines: Vec::new(),
                })
                .collect(),
        };
        let paths: Vec<String> = findings(&change(Trigger::Diff))
            .iter()
            .map(|finding| finding.location.path.to_string())
            .collect();
        assert_eq!(paths, &files[..4]);
        assert_eq!(findings(&change(Trigger::Paths)), []);
    }
}
