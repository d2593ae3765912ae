//! A taint rule made ready for one language.

use crate::shared::SharedPart;
use airlock_rules::{Requires, Rule, TaintSpec};
use airlock_syntax::Symbol;
use std::sync::Arc;

/// The formulas of a taint rule, in the order of its specification, and its options.
pub(crate) struct CompiledTaint {
    pub(crate) spec: TaintSpec,
    pub(crate) sources: Arc<SharedPart>,
    pub(crate) sinks: Arc<SharedPart>,
    pub(crate) sanitizers: Arc<SharedPart>,
    pub(crate) propagators: Arc<SharedPart>,
    pub(crate) options: Options,
}

/// Semgrep's options for taint rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the rule language"
)]
pub(crate) struct Options {
    /// Calls pass nothing on.
    pub(super) assume_safe_functions: bool,
    /// An index passes nothing on to the element.
    pub(super) assume_safe_indexes: bool,
    /// Comparisons pass nothing on.
    pub(super) assume_safe_comparisons: bool,
    /// Values of a boolean type are clean.
    pub(super) assume_safe_booleans: bool,
    /// Values of a number type are clean.
    pub(super) assume_safe_numbers: bool,
    /// Only assignments pass anything on.
    pub(super) only_assignments: bool,
    /// Metavariables of source and sink must agree.
    pub(super) unify_metavariables: bool,
    /// The finding is at the source.
    pub(super) focus_on_source: bool,
    /// Values are followed through the functions of the file.
    pub(crate) across_functions: bool,
    /// That is the only way in which they are followed: what a function of the file does with its arguments counts, not
    /// that what goes in comes out.
    pub(crate) through_functions_only: bool,
    /// Values are followed through the functions of all files.
    pub(crate) across_files: bool,
}

impl Options {
    pub(crate) fn of(rule: &Rule) -> Self {
        let is_set = |name: &str| rule.option(name, false);
        let is_source = |name: &str| {
            rule.options
                .iter()
                .any(|(own, value)| own == name && value == "source")
        };
        Self {
            assume_safe_functions: is_set("taint_assume_safe_functions"),
            assume_safe_indexes: is_set("taint_assume_safe_indexes"),
            assume_safe_comparisons: is_set("taint_assume_safe_comparisons"),
            assume_safe_booleans: is_set("taint_assume_safe_booleans"),
            assume_safe_numbers: is_set("taint_assume_safe_numbers"),
            only_assignments: is_set("taint_only_propagate_through_assignments"),
            unify_metavariables: is_set("taint_unify_mvars"),
            focus_on_source: is_source("taint_match_on") || is_source("taint_focus_on"),
            across_functions: is_set("taint_intrafile") || is_set("interfile"),
            through_functions_only: is_set("taint_intrafile"),
            across_files: is_set("interfile"),
        }
    }
}

impl Options {
    /// Whether findings are where sources are.
    pub(crate) fn is_at_source(&self) -> bool {
        self.focus_on_source
    }

    /// Whether what a function of a library gives is taken for clean.
    pub(crate) fn is_call_safe(&self) -> bool {
        self.assume_safe_functions || self.only_assignments
    }
}

/// The label of values from sources that give none.
pub(super) const DEFAULT_LABEL: &str = "__SOURCE__";

/// Labels as numbers.
#[derive(Debug, Default)]
pub(super) struct Labels(Vec<String>);

impl Labels {
    pub(super) fn number(&mut self, label: Option<&str>) -> u32 {
        let label = label.unwrap_or(DEFAULT_LABEL);
        let at = self.0.iter().position(|own| own == label);
        let at = at.unwrap_or_else(|| {
            self.0.push(label.to_owned());
            self.0.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Whether `requires` holds where these labels are.
    pub(super) fn satisfy(&self, requires: &Requires, present: &[u32]) -> bool {
        match requires {
            Requires::Label(label) => present
                .iter()
                .any(|number| self.0.get(*number as usize) == Some(label)),
            Requires::Not(inner) => !self.satisfy(inner, present),
            Requires::And(parts) => parts.iter().all(|part| self.satisfy(part, present)),
            Requires::Or(parts) => parts.iter().any(|part| self.satisfy(part, present)),
            Requires::Constant(truth) => *truth,
        }
    }
}

/// A metavariable's name as it is in bindings.
pub(super) fn symbol(name: &str) -> Symbol {
    Symbol::of(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_satisfy_expressions() {
        let cases = [
            ("A", "A", true),
            ("A and B", "A", false),
            ("A and not B", "A", true),
            ("not A or B", "B", true),
            ("A and (B or not C)", "AC", false),
            ("True", "", true),
        ];
        let mut labels = Labels::default();
        for (text, present, holds) in cases {
            let present: Vec<u32> = present
                .chars()
                .map(|label| labels.number(Some(&label.to_string())))
                .collect();
            let held = Requires::parse(text).map(|it| labels.satisfy(&it, &present));
            assert_eq!(held, Ok(holds), "{text}");
        }
    }
}
