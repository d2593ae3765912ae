//! A pattern, made ready for matching when a file holds its names.
//!
//! Parsing a pattern costs more than asking a whole file for its names, and of the patterns of a rule a file needs few. A
//! pattern that is no code matches nothing; whoever takes patterns from outside says so by [`RulePattern::compiled`].

use crate::file::File;
use crate::matcher::interpolator;
use crate::text_regex::TextRegex;
use airlock_rules::pattern_names;
use airlock_syntax::{
    Kind, Language, NodeId, Pattern, PatternError, REGEX_BACKSLASH, Role, Symbol, Tree, by_name,
    parse_pattern,
};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A pattern of a rule in a language.
pub(crate) struct RulePattern {
    language: &'static Language,
    text: String,
    /// The names that a file must hold, spelled as [`File::holds`] asks for them.
    names: Vec<Symbol>,
    compiled: OnceLock<Result<CompiledPattern, PatternError>>,
}

impl RulePattern {
    pub(crate) fn new(language: &'static Language, text: &str) -> Self {
        let names = pattern_names(text).into_iter();
        let mut names: Vec<Symbol> = names.map(|name| spelled(language, &name)).collect();
        names.sort_unstable();
        names.dedup();
        Self {
            language,
            text: text.to_owned(),
            names,
            compiled: OnceLock::new(),
        }
    }

    /// The pattern as code.
    pub(crate) fn compiled(&self) -> &Result<CompiledPattern, PatternError> {
        self.compiled.get_or_init(|| {
            CompiledPattern::new(self.language, &self.text).or_else(|error| {
                // Semgrep reads JavaScript's patterns as TypeScript's too: a rule for both may name types.
                let wider = ["typescript", "tsx"].into_iter();
                wider
                    .filter(|_| matches!(self.language.name, "javascript" | "tsx"))
                    .filter_map(by_name)
                    .find_map(|wider| CompiledPattern::new(wider, &self.text).ok())
                    .ok_or(error)
            })
        })
    }

    /// The pattern as code, where all that it names stands in the file.
    pub(crate) fn within(&self, file: &File<'_>) -> Option<&CompiledPattern> {
        if !self.names.iter().all(|name| file.holds(*name)) {
            return None;
        }
        let compiled = self.compiled().as_ref().ok()?;
        compiled.may_match(file).then_some(compiled)
    }

    /// Names that its metavariables may have, as [`Pattern::metavariables`] says them.
    pub(crate) fn metavariables(&self) -> impl Iterator<Item = &str> {
        self.text.split('$').skip(1).filter_map(|rest| {
            let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
            let name = rest.trim_start_matches('.');
            let length = name.find(|c| !is_name(c)).unwrap_or(name.len());
            let dots = rest.len() - name.len();
            rest.get(..dots + length).filter(|_| length > 0)
        })
    }
}

/// The symbol of a word as it is looked for in texts of the language.
pub(crate) fn spelled(language: &Language, word: &str) -> Symbol {
    if language.minds_case() {
        Symbol::of(word)
    } else {
        Symbol::of(&word.to_ascii_lowercase())
    }
}

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
