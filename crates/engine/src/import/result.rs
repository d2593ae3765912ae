//! Another tool's result before it has a place in the tree, and the description of its rule.

use super::field::clean;
use super::path::ForeignPath;
use airlock_model::{Confidence, Cwe, RuleId, RuleMeta, Severity, Suppression, Tier};

/// What a tool's columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// Bytes of UTF-8 (Python's own syntax tree).
    Bytes,
    /// Units of UTF-16 (JavaScript, and SARIF unless it says otherwise).
    Utf16,
    /// Unicode scalar values.
    Scalars,
}

/// Lines and columns as a tool gives them, from 1; a missing start column is 1, a missing end the line's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start_line: u32,
    pub(super) start_column: Option<u32>,
    pub(super) end_line: Option<u32>,
    pub(super) end_column: Option<u32>,
}

/// A place a result names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ForeignPlace {
    pub(super) path: ForeignPath,
    pub(super) region: Region,
}

/// Another tool's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    /// The tool's name.
    pub(super) tool: String,
    /// Its own name of the rule.
    pub(super) code: String,
    /// Our id of it.
    pub(super) rule: RuleId,
    pub(super) tier: Tier,
    pub(super) severity: Severity,
    pub(super) confidence: Confidence,
    pub(super) weaknesses: Vec<Cwe>,
    pub(super) message: String,
    pub(super) columns: Columns,
    pub(super) place: ForeignPlace,
    pub(super) steps: Vec<(ForeignPlace, String)>,
    pub(super) related: Vec<(ForeignPlace, String)>,
    pub(super) suppression: Option<Suppression>,
}

/// Our id of another tool's rule: `bandit:B602`. Blanks and control characters become `-`.
pub(super) fn rule_id(tool: &str, code: &str) -> RuleId {
    let slug: String = tool.to_lowercase().chars().take(60).map(word).collect();
    let code: String = code.chars().take(200).map(word).collect();
    RuleId::new(format!("{slug}:{code}"))
}

fn word(c: char) -> char {
    if c.is_whitespace() || c.is_control() || c == ',' || c == '*' {
        '-'
    } else {
        c
    }
}

/// A rule's description with the texts that all formats lack.
pub(super) fn rule_meta(tool: &str, code: &str, message: &str, severity: Severity) -> RuleMeta {
    RuleMeta {
        id: rule_id(tool, code),
        message: clean(message),
        why: format!(
            "{tool} reports this; its documentation of `{}` says why.",
            clean(code)
        ),
        remediation: format!("See {tool}'s documentation of `{}`.", clean(code)),
        tier: Tier::Audit,
        severity,
        confidence: Confidence::Medium,
        weaknesses: Vec::new(),
        owasp: Vec::new(),
        asvs: Vec::new(),
        cert: Vec::new(),
        references: Vec::new(),
        languages: Vec::new(),
        aliases: vec![code.chars().take(200).map(word).collect()],
        untrusted: true,
    }
}
