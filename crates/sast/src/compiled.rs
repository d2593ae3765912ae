//! A rule made ready for one language.

use crate::analysis::Analyzer;
use crate::comparison::Comparison;
use crate::fix::CompiledFix;
use crate::generic::{GenericOptions, GenericPattern};
use crate::options::MatchOptions;
use crate::pattern::RulePattern;
use crate::shared::{FormulaKey, SharedFormula, SharedFormulas, SharedPart};
use crate::taint::{CompiledTaint, Options};
use crate::text_regex::TextRegex;
use airlock_rules::{
    Condition, Formula, Requirement, Rule, RuleError, RuleLanguage, RulePlace, TaintSpec,
};
use airlock_syntax::{Language, Symbol};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A formula whose patterns and regular expressions are compiled when a text asks for them.
pub(crate) enum CompiledFormula {
    Pattern(Arc<RulePattern>),
    /// A pattern for plain text.
    Generic {
        pattern: Box<GenericPattern>,
        /// What a text must contain before it can match.
        requirement: Requirement,
    },
    Regex(TextRegex),
    Inside(Box<CompiledFormula>),
    Anywhere(Box<CompiledFormula>),
    Not(Box<CompiledFormula>),
    All {
        parts: Vec<CompiledFormula>,
        conditions: Vec<CompiledCondition>,
        focus: Vec<Vec<Symbol>>,
    },
    Any(Vec<CompiledFormula>),
}

/// A condition ready to be asked.
pub(crate) enum CompiledCondition {
    Regex {
        name: Symbol,
        regex: Arc<TextRegex>,
        constant: bool,
    },
    Pattern {
        name: Symbol,
        target: Target,
        formula: CompiledFormula,
    },
    Comparison(Comparison),
    Type {
        name: Symbol,
        types: Vec<String>,
    },
    Analysis {
        name: Symbol,
        analyzer: Analyzer,
    },
}

/// What a `metavariable-pattern` looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The bound code itself.
    Same,
    /// The bound text, parsed as another language.
    Language(&'static Language),
    /// The bound text as words, whatever code it is.
    Words,
    /// The bound text as text.
    Text,
}

/// A rule in one language.
pub(crate) struct CompiledRule {
    pub(crate) formula: CompiledFormula,
    /// The parts of a taint rule.
    pub(crate) taint: Option<CompiledTaint>,
    /// What its patterns mean.
    pub(crate) options: MatchOptions,
    /// Names of metavariables by symbol.
    pub(crate) names: BTreeMap<Symbol, String>,
}

/// Patterns and expressions that rules share, compiled once.
#[derive(Default)]
pub(crate) struct PatternTable {
    /// Expressions of `metavariable-regex`, by their text.
    expressions: Mutex<FxHashMap<String, Arc<TextRegex>>>,
    patterns: Mutex<FxHashMap<(&'static str, String), Arc<RulePattern>>>,
    shared: SharedFormulas,
    /// Whether patterns and expressions of the program's own rules are checked as well.
    checks_all: bool,
}

impl PatternTable {
    /// A table with which everything is checked at once.
    pub(crate) fn checking() -> Self {
        Self {
            checks_all: true,
            ..Self::default()
        }
    }

    fn get(&self, language: &'static Language, text: &str) -> Arc<RulePattern> {
        let key = (language.name, text.to_owned());
        let mut patterns = self.lock();
        let known = patterns.entry(key);
        let known = known.or_insert_with(|| Arc::new(RulePattern::new(language, text)));
        Arc::clone(known)
    }

    /// The expression `text`, anchored at the start of what it is asked about.
    fn anchored(&self, text: &str) -> Arc<TextRegex> {
        // As for the patterns: entries are only added.
        let table = || {
            self.expressions
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
        };
        let known = table().get(text).cloned();
        if let Some(known) = known {
            return known;
        }
        let regex = Arc::new(TextRegex::anchored(text));
        table().entry(text.to_owned()).or_insert(regex).clone()
    }

    fn lock(
        &self,
    ) -> std::sync::MutexGuard<'_, FxHashMap<(&'static str, String), Arc<RulePattern>>> {
        // A panic while the lock is held leaves a table that is whole: entries are only added.
        self.patterns
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Makes `rule` ready for `language`; without one only its regular expressions can be used.
pub(crate) fn compile(
    rule: &Rule,
    language: Option<&'static Language>,
    table: &PatternTable,
) -> Result<CompiledRule, RuleError> {
    let mut compiler = Compiler::new(rule, language, table);
    let formula = compiler.formula(&rule.formula)?;
    let taint = match &rule.taint {
        Some(spec) => Some(compiler.taint(spec)?),
        None => None,
    };
    Ok(CompiledRule {
        formula,
        taint,
        options: MatchOptions::of(rule),
        names: compiler.names,
    })
}

/// Makes the ways ready in which `rule` mends what it finds in `language`.
pub(crate) fn fixes(
    rule: &Rule,
    language: Option<&'static Language>,
    table: &PatternTable,
) -> Result<Vec<CompiledFix>, RuleError> {
    let mut compiler = Compiler::new(rule, language, table);
    let each = rule.fixes.iter().enumerate();
    each.map(|(at, fix)| {
        compiler.below(&format!("fixes[{at}]"), |own| {
            let formula = fix.formula.as_ref();
            let formula = formula.map(|formula| own.formula(formula)).transpose()?;
            CompiledFix::new(fix, formula).map_err(|message| {
                own.error(
                    format!("the regular expression does not compile: {message}"),
                    "mend it or remove the fix",
                )
            })
        })
    })
    .collect()
}

/// How the texts are read for which patterns are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Tree(&'static Language),
    /// By words, as [`crate::generic`] does.
    Words,
    /// By regular expressions only.
    Text,
}

struct Compiler<'run> {
    rule: &'run Rule,
    reading: Reading,
    table: &'run PatternTable,
    names: BTreeMap<Symbol, String>,
    path: Vec<String>,
}

impl<'run> Compiler<'run> {
    fn new(
        rule: &'run Rule,
        language: Option<&'static Language>,
        table: &'run PatternTable,
    ) -> Self {
        let reading = match language {
            Some(language) => Reading::Tree(language),
            None if rule.text_language() == Some(RuleLanguage::Generic) => Reading::Words,
            None => Reading::Text,
        };
        Self {
            rule,
            reading,
            table,
            names: BTreeMap::new(),
            path: Vec::new(),
        }
    }

    fn error(&self, message: impl Into<String>, hint: impl Into<String>) -> RuleError {
        let place = RulePlace {
            file: self.rule.file.clone(),
            rule: Some(self.rule.meta.id.as_str().to_owned()),
            line_column: None,
            key: (!self.path.is_empty()).then(|| self.path.join(".")),
        };
        RuleError::new(place, message, hint)
    }

    fn name(&mut self, name: &str) -> Symbol {
        let name = name.trim_start_matches('$');
        let symbol = Symbol::of(name);
        self.names.insert(symbol, name.to_owned());
        symbol
    }

    fn below<T>(
        &mut self,
        key: &str,
        run: impl FnOnce(&mut Self) -> Result<T, RuleError>,
    ) -> Result<T, RuleError> {
        self.path.push(key.to_owned());
        let result = run(self);
        self.path.pop();
        result
    }

    fn taint(&mut self, spec: &TaintSpec) -> Result<CompiledTaint, RuleError> {
        fn part<T>(
            own: &mut Compiler<'_>,
            key: &str,
            items: &[T],
            formula: fn(&T) -> &Formula,
        ) -> Result<Arc<SharedPart>, RuleError> {
            let each = items.iter().enumerate();
            let formulas = each
                .map(|(at, item)| {
                    own.below(&format!("{key}[{at}]"), |own| own.shared(formula(item)))
                })
                .collect::<Result<Vec<_>, RuleError>>()?;
            Ok(own.table.shared.part(formulas))
        }
        Ok(CompiledTaint {
            sources: part(self, "pattern-sources", &spec.sources, |it| &it.formula)?,
            sinks: part(self, "pattern-sinks", &spec.sinks, |it| &it.formula)?,
            sanitizers: part(self, "pattern-sanitizers", &spec.sanitizers, |it| {
                &it.formula
            })?,
            propagators: part(self, "pattern-propagators", &spec.propagators, |it| {
                &it.formula
            })?,
            options: Options::of(self.rule),
            spec: spec.clone(),
        })
    }

    /// A formula that other rules may hold as well.
    fn shared(&mut self, formula: &Formula) -> Result<Arc<SharedFormula>, RuleError> {
        let reading = match self.reading {
            Reading::Tree(language) => language.name,
            Reading::Words => "generic",
            Reading::Text => "regex",
        };
        let key = FormulaKey::new(reading, self.rule, formula);
        let shared = if let Some(known) = self.table.shared.get(&key) {
            known
        } else {
            let outer = std::mem::take(&mut self.names);
            let compiled = self.formula(formula);
            let names = std::mem::replace(&mut self.names, outer);
            let formula = compiled?;
            self.table
                .shared
                .keep(key, SharedFormula { formula, names })
        };
        let names = { shared.names.iter() }.map(|(symbol, name)| (*symbol, name.clone()));
        self.names.extend(names);
        Ok(shared)
    }

    fn formula(&mut self, formula: &Formula) -> Result<CompiledFormula, RuleError> {
        Ok(match formula {
            Formula::Pattern(text) => self.below("pattern", |own| own.pattern(text))?,
            Formula::Regex(text) => self.below("pattern-regex", |own| own.regex(text))?,
            Formula::Inside(inner) => CompiledFormula::Inside(Box::new(
                self.below("pattern-inside", |own| own.formula(inner))?,
            )),
            Formula::Anywhere(inner) => CompiledFormula::Anywhere(Box::new(
                self.below("pattern-anywhere", |own| own.formula(inner))?,
            )),
            Formula::Not(inner) => CompiledFormula::Not(Box::new(
                self.below("pattern-not", |own| own.formula(inner))?,
            )),
            Formula::Any(parts) => {
                CompiledFormula::Any(self.below("pattern-either", |own| own.formulas(parts))?)
            }
            Formula::All {
                parts,
                conditions,
                focus,
            } => CompiledFormula::All {
                parts: self.below("patterns", |own| own.formulas(parts))?,
                conditions: conditions
                    .iter()
                    .map(|condition| self.condition(condition))
                    .collect::<Result<_, _>>()?,
                focus: focus
                    .iter()
                    .map(|names| names.iter().map(|name| self.name(name)).collect())
                    .collect(),
            },
        })
    }

    fn formulas(&mut self, parts: &[Formula]) -> Result<Vec<CompiledFormula>, RuleError> {
        parts
            .iter()
            .enumerate()
            .map(|(at, part)| self.below(&format!("[{at}]"), |own| own.formula(part)))
            .collect()
    }

    fn pattern(&mut self, text: &str) -> Result<CompiledFormula, RuleError> {
        let language = match self.reading {
            Reading::Tree(language) => language,
            Reading::Words => return self.generic(text),
            Reading::Text => {
                return Err(self.error(
                    "a rule for any text cannot hold a code pattern",
                    "use `pattern-regex`, or name a language (`generic` reads any text by words)",
                ));
            }
        };
        let pattern = self.table.get(language, text);
        if self.is_checked()
            && let Err(error) = pattern.compiled()
        {
            // What is code of another of the rule's languages only stands in no file of this one.
            if self.is_code_elsewhere(language, text) {
                return Ok(CompiledFormula::Any(Vec::new()));
            }
            let shown: String = text.chars().take(80).collect();
            return Err(self.error(
                format!("{} in `{shown}`", error.message),
                error.hint.clone(),
            ));
        }
        for name in pattern.metavariables() {
            self.name(name);
        }
        Ok(CompiledFormula::Pattern(pattern))
    }

    /// Whether a pattern that is no code of `language` is code of another language of the rule.
    fn is_code_elsewhere(&self, language: &'static Language, text: &str) -> bool {
        let is_own = { self.rule.tree_languages() }.any(|own| *own == *language);
        let mut others = self.rule.tree_languages().filter(|own| **own != *language);
        is_own && others.any(|other| self.table.get(other, text).compiled().is_ok())
    }

    /// A pattern for plain text.
    fn generic(&mut self, text: &str) -> Result<CompiledFormula, RuleError> {
        let options = GenericOptions::of(self.rule).map_err(|(key, message, hint)| {
            let mut error = self.error(message, hint);
            error.place.key = Some(format!("options.{key}"));
            error
        })?;
        let pattern = GenericPattern::new(text, &options).map_err(|(message, hint)| {
            let shown: String = text.chars().take(80).collect();
            self.error(format!("{message} in `{shown}`"), hint)
        })?;
        for name in pattern.names() {
            self.name(name);
        }
        Ok(CompiledFormula::Generic {
            pattern: Box::new(pattern),
            requirement: Requirement::of_pattern(text),
        })
    }

    fn regex(&mut self, text: &str) -> Result<CompiledFormula, RuleError> {
        let regex = TextRegex::multi_line(text);
        self.check(&regex)?;
        for name in regex.group_names() {
            self.name(&name);
        }
        Ok(CompiledFormula::Regex(regex))
    }

    /// Whether patterns and expressions are compiled to see whether they can be: those of the program's own rules are when
    /// they are first asked.
    fn is_checked(&self) -> bool {
        self.table.checks_all || self.rule.meta.untrusted
    }

    /// Compiles an expression, where it is to be checked.
    fn check(&self, regex: &TextRegex) -> Result<(), RuleError> {
        if !self.is_checked() {
            return Ok(());
        }
        regex.check().map_err(|message| {
            self.error(
                format!("the regular expression does not compile: {message}"),
                "look-around and back references are understood, recursion and conditionals are not",
            )
        })
    }

    fn condition(&mut self, condition: &Condition) -> Result<CompiledCondition, RuleError> {
        Ok(match condition {
            Condition::Regex {
                metavariable,
                regex,
                constant_propagation,
            } => self.below("metavariable-regex", |own| {
                let regex = own.table.anchored(regex);
                own.check(&regex)?;
                Ok(CompiledCondition::Regex {
                    name: own.name(metavariable),
                    regex,
                    constant: *constant_propagation,
                })
            })?,
            Condition::Pattern {
                metavariable,
                language,
                formula,
            } => self.below("metavariable-pattern", |own| {
                own.nested(metavariable, language.as_deref(), formula)
            })?,
            Condition::Comparison {
                comparison,
                metavariable,
                base,
                strip,
            } => self.below("metavariable-comparison", |own| {
                if let Some(metavariable) = metavariable {
                    own.name(metavariable);
                }
                Comparison::parse(comparison, *base, *strip)
                    .map(CompiledCondition::Comparison)
                    .map_err(|message| {
                        own.error(message, "use numbers, strings, metavariables, `len()`, `int()`, `str()`, `re.match()`, `in`, `and`, `or`, `not` and comparisons")
                    })
            })?,
            Condition::Type { metavariable, types } => CompiledCondition::Type {
                name: self.name(metavariable),
                types: types.clone(),
            },
            Condition::Analysis {
                metavariable,
                analyzer,
            } => self.below("metavariable-analysis", |own| {
                let name = own.name(metavariable);
                match Analyzer::named(analyzer) {
                    Some(analyzer) => Ok(CompiledCondition::Analysis { name, analyzer }),
                    None => Err(own.error(
                        format!("the analyzer `{analyzer}` is not known"),
                        "use entropy, entropy_v2 or redos",
                    )),
                }
            })?,
        })
    }

    fn nested(
        &mut self,
        metavariable: &str,
        language: Option<&str>,
        formula: &Formula,
    ) -> Result<CompiledCondition, RuleError> {
        let name = self.name(metavariable);
        let outer = self.reading;
        let (target, reading) = match language {
            None => (Target::Same, outer),
            Some("generic") if outer == Reading::Words => (Target::Same, outer),
            Some("generic") => (Target::Words, Reading::Words),
            Some("regex" | "none") => (Target::Text, Reading::Text),
            Some(other) => match airlock_syntax::by_name(other) {
                Some(own) if Reading::Tree(own) == outer => (Target::Same, outer),
                Some(other) => (Target::Language(other), Reading::Tree(other)),
                None => {
                    return Err(self.error(
                        format!("`{other}` is not a language that is known"),
                        "leave `language` out to look at the same language",
                    ));
                }
            },
        };
        self.reading = reading;
        let formula = self.formula(formula);
        self.reading = outer;
        Ok(CompiledCondition::Pattern {
            name,
            target,
            formula: formula?,
        })
    }
}
