//! A pattern made ready for matching.

use crate::file::File;
use crate::matcher::interpolator;
use crate::text_regex::TextRegex;
use airlock_syntax::{
    Kind, Language, NodeId, Pattern, PatternError, REGEX_BACKSLASH, Role, Symbol, Tree,
    parse_pattern,
};
use std::collections::BTreeMap;

/// A pattern with what matching asks of it again and again.
pub(crate) struct CompiledPattern {
    pub(crate) pattern: Pattern,
    pub(crate) roots: Vec<NodeId>,
    /// Names that a file must mention to match.
    pub(crate) required: Vec<Symbol>,
    /// The metavariables in it, by symbol, in order.
    pub(crate) binds: Vec<Symbol>,
    /// What makes strings hold code ([`interpolator`]), where something does.
    pub(crate) interpolators: BTreeMap<NodeId, String>,
    /// Strings that are regular expressions (`"=~/…/"`).
    pub(crate) regexes: BTreeMap<NodeId, TextRegex>,
}

impl CompiledPattern {
    pub(crate) fn new(language: &'static Language, text: &str) -> Result<Self, PatternError> {
        let pattern = parse_pattern(language, text)?;
        let mut regexes = BTreeMap::new();
        for (id, node) in pattern.tree.iter() {
            if node.kind != Kind::StrText {
                continue;
            }
            if let Some(regex) = string_regex(pattern.tree.text(&pattern.text, id)) {
                let regex = TextRegex::new(&regex).map_err(|message| PatternError {
                    message: format!("the string is no regular expression: {message}"),
                    hint: "write `\"=~/regex/\"`".to_owned(),
                    span: node.span(),
                })?;
                regexes.insert(id, regex);
            }
        }
        let is_metavariable = |kind| matches!(kind, Kind::Metavar | Kind::MetavarEllipsis);
        let mut binds: Vec<Symbol> = { pattern.tree.iter() }
            .filter(|(_, node)| is_metavariable(node.kind))
            .map(|(_, node)| node.symbol)
            .collect();
        binds.sort_unstable();
        binds.dedup();
        let strings = pattern
            .tree
            .iter()
            .filter(|(_, node)| node.kind == Kind::Str);
        let interpolators = strings
            .filter_map(|(id, node)| {
                let before = pattern.text.get(..node.start as usize).unwrap_or("");
                let own = interpolator(before, pattern.tree.text(&pattern.text, id));
                (!own.is_empty()).then_some((id, own))
            })
            .collect();
        Ok(Self {
            binds,
            interpolators,
            roots: pattern.roots(),
            required: required(&pattern),
            regexes,
            pattern,
        })
    }

    /// Whether every name that the pattern requires stands in the file.
    pub(crate) fn may_match(&self, file: &File<'_>) -> bool {
        self.required.iter().all(|name| file.mentions(*name))
    }

    pub(crate) fn tree(&self) -> &Tree {
        &self.pattern.tree
    }

    pub(crate) fn text(&self, node: NodeId) -> &str {
        self.pattern.tree.text(&self.pattern.text, node)
    }

    pub(crate) fn children(&self, node: NodeId) -> Vec<NodeId> {
        self.pattern.tree.children(node).collect()
    }
}

/// `=~/regex/flags` as a regular expression.
fn string_regex(content: &str) -> Option<String> {
    let body = content.strip_prefix("=~/")?;
    let body = body.replace(REGEX_BACKSLASH, "\\");
    let (regex, flags) = body.rsplit_once('/')?;
    let flags: String = flags.chars().filter(|c| "ims".contains(*c)).collect();
    Some(if flags.is_empty() {
        regex.to_owned()
    } else {
        format!("(?{flags}){regex}")
    })
}

/// Identifiers that nothing but themselves (or the path of an import) can match.
fn required(pattern: &Pattern) -> Vec<Symbol> {
    let tree = &pattern.tree;
    let mut all: Vec<Symbol> = tree
        .iter()
        .filter(|(_, node)| node.kind == Kind::Ident && node.role != Role::Label)
        .map(|(id, _)| tree.node(id).symbol)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
