//! The rules of a run, and which of them a text calls for.

use crate::error::RuleError;
use crate::found::{Found, Literals, Need, Spelling};
use crate::least::Least;
use crate::literals::Requirement;
use crate::pack::{self, Trust};
use crate::packed::{AcrossFiles, PackedRule, PackedRules, StoredRequirement};
use crate::rule::{Rule, RuleLanguage};
use crate::unpacked::PackError;
use airlock_syntax::{LANGUAGES, Language};
use std::sync::{Arc, LazyLock, OnceLock};

/// The rules of a run. A rule is read in full when a text first calls for it; the pack of the program as a whole when
/// somebody first asks for a rule.
pub struct RuleSet {
    digest: String,
    /// `None` for the rules of the program and no others.
    own: Option<Arc<LaidOut>>,
    /// Those of them that are wanted; `None`: all.
    wanted: Option<Wanted>,
}

/// The rules of a set whose findings may weigh enough.
struct Wanted {
    least: Least,
    /// As [`LaidOut::columns`], without the others.
    columns: Columns,
}

/// By the language's place in [`LANGUAGES`], and last for text without one; laid out when the first such text is met.
struct Columns(Vec<OnceLock<Column>>);

/// The rules that are a part of the program; once read they stay, since nothing is won by giving them back at the end.
static OF_PROGRAM: LazyLock<LaidOut> = LazyLock::new(|| {
    // A test reads the pack that is built in: there is no error to tell.
    let rules = pack::embedded().map(|pack| pack.rules).unwrap_or_default();
    let trusted = rules.into_iter().map(|rule| (rule, Trust::Trusted));
    LaidOut::of(trusted.collect())
});

/// Rules, ready to be asked.
struct LaidOut {
    slots: Vec<Slot>,
    columns: Columns,
}

struct Slot {
    packed: PackedRule,
    trust: Trust,
    languages: Languages,
    requirement: OnceLock<Requirement>,
    rule: OnceLock<Result<Rule, RuleError>>,
}

/// The rules that read one language.
struct Column {
    literals: Literals,
    /// Numbers and needs of the rules.
    readers: Vec<(usize, Need)>,
}

/// What a rule reads, before it is read in full.
struct Languages {
    names: Vec<&'static str>,
    /// Whether it reads any text.
    text: bool,
}

/// The rules that a text calls for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    /// Their numbers, in order.
    pub rules: Vec<usize>,
    /// Whether one of them reads the text's tree; without, the text need not be parsed.
    pub needs_tree: bool,
    /// What stands in the text; `None` where nobody looked.
    pub found: Option<Found>,
}

impl RuleSet {
    /// Puts a run's rules together: the embedded pack (where it is wanted) and rules from files.
    /// A later rule with the id of an earlier one takes its place.
    pub fn new(embedded: Option<PackedRules>, own: Vec<PackedRule>) -> Self {
        let mut digest = blake3::Hasher::new();
        let mut packed: Vec<(PackedRule, Trust)> = Vec::new();
        if let Some(embedded) = embedded {
            digest.update(embedded.digest.as_bytes());
            packed.extend(
                embedded
                    .rules
                    .into_iter()
                    .map(|rule| (rule, Trust::Trusted)),
            );
        }
        for rule in own {
            digest.update(&[0]);
            digest.update(rule.body.as_bytes());
            packed.retain(|(other, _)| other.id != rule.id);
            packed.push((rule, Trust::Untrusted));
        }
        packed.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        Self {
            digest: digest.finalize().to_hex().to_string(),
            own: Some(Arc::new(LaidOut::of(packed))),
            wanted: None,
        }
    }

    /// The rules that are a part of the program, and no others: the same as [`Self::new`] of them, but they are read only
    /// when somebody asks for one.
    ///
    /// # Errors
    /// Never for a program that was built whole.
    pub fn of_program() -> Result<Self, PackError> {
        let pack = pack::embedded_digest()?;
        Ok(Self {
            digest: blake3::hash(pack.as_bytes()).to_hex().to_string(),
            own: None,
            wanted: None,
        })
    }

    /// The same rules by the same numbers, for whoever wants findings that weigh at least so much: texts call for no rule
    /// that cannot have such. Rules that were read stay read.
    #[must_use]
    pub fn at_least(&self, least: Least) -> Self {
        Self {
            digest: self.digest.clone(),
            own: self.own.clone(),
            wanted: Some(Wanted {
                least,
                columns: Columns::new(),
            }),
        }
    }

    /// Whether findings of rule `number` may weigh enough to be wanted.
    pub fn wants(&self, number: usize) -> bool {
        let slot = self.laid_out().slots.get(number);
        slot.is_some_and(|slot| self.wants_slot(slot))
    }

    fn wants_slot(&self, slot: &Slot) -> bool {
        let wanted = self.wanted.as_ref();
        wanted.is_none_or(|wanted| wanted.least.may_be_met_by(slot.packed.rank))
    }

    fn laid_out(&self) -> &LaidOut {
        self.own.as_deref().unwrap_or_else(|| &OF_PROGRAM)
    }

    /// The wanted rules that read the language at `number` of [`LANGUAGES`], or text without one.
    fn column(&self, number: usize) -> Option<&Column> {
        let laid_out = self.laid_out();
        let columns = match &self.wanted {
            Some(wanted) => &wanted.columns,
            None => &laid_out.columns,
        };
        let column = columns.0.get(number)?;
        Some(column.get_or_init(|| laid_out.column(number, |slot| self.wants_slot(slot))))
    }

    /// Number of rules.
    pub fn len(&self) -> usize {
        self.laid_out().slots.len()
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.laid_out().slots.is_empty()
    }

    /// BLAKE3 over the sources of all rules, hex.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The ids of all rules, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.laid_out()
            .slots
            .iter()
            .map(|slot| slot.packed.id.as_str())
    }

    /// The number of the rule called `id`.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.laid_out()
            .slots
            .binary_search_by(|slot| slot.packed.id.as_str().cmp(id))
            .ok()
    }

    /// Rule `number`, read in full at the first call.
    ///
    /// # Errors
    /// When the rule is wrong in a way that only reading it in full shows.
    pub fn rule(&self, number: usize) -> Option<Result<&Rule, &RuleError>> {
        let slot = self.laid_out().slots.get(number)?;
        Some(
            slot.rule
                .get_or_init(|| pack::unpack(&slot.packed, slot.trust))
                .as_ref(),
        )
    }

    /// The rules that `text`, written in `language`, calls for: they read the language and all that they require
    /// stands in the text. Path filters are not looked at.
    pub fn candidates(&self, language: Option<&'static Language>, text: &str) -> Candidates {
        let laid_out = self.laid_out();
        let Some(column) = self.column(number_of(language)) else {
            return Candidates::default();
        };
        let mut asked = column.literals.asked(language, text);
        let mut candidates = Candidates::default();
        for (number, need) in &column.readers {
            if let Some(slot) = laid_out.slots.get(*number)
                && asked.meets(need)
            {
                candidates.rules.push(*number);
                candidates.needs_tree |= slot.languages.read_tree(language);
            }
        }
        candidates.found = (!candidates.rules.is_empty()).then(|| asked.found());
        candidates
    }

    /// The numbers of the rules about routes: no text calls for them.
    pub fn route_rules(&self) -> impl Iterator<Item = usize> {
        // Told by what is stored, so that nothing is read for it.
        let nothing = StoredRequirement::of(&Requirement::Any(Vec::new()));
        let never = move |slot: &Slot| slot.packed.requirement == nothing;
        { self.laid_out().slots.iter().enumerate() }
            .filter(move |(_, slot)| never(slot))
            .map(|(number, _)| number)
            .filter(|number| matches!(self.rule(*number), Some(Ok(rule)) if rule.routes.is_some()))
    }

    /// The numbers of the rules that follow values across files and read a language of a name that `reads` takes. None is
    /// read for it.
    pub fn rules_across_files(&self, reads: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
        { self.laid_out().slots.iter().enumerate() }
            .filter(move |(_, slot)| {
                slot.packed.across.is_some() && slot.languages.names.iter().any(|name| reads(name))
            })
            .map(|(number, _)| number)
    }

    /// Where rule `number` may have its ends, if it follows values across files. It is not read for it.
    pub fn across_files(&self, number: usize) -> Option<AcrossFiles> {
        { self.laid_out().slots.get(number) }.and_then(|slot| slot.packed.across)
    }

    /// What a text must contain before rule `number` can match it.
    pub fn requirement(&self, number: usize) -> Option<&Requirement> {
        { self.laid_out().slots.get(number) }.map(Slot::requirement)
    }

    /// The first part of what rule `number` requires that `text`, written in `language`, does not hold; asked as in
    /// [`Self::candidates`].
    pub fn lacking(
        &self,
        number: usize,
        language: Option<&'static Language>,
        text: &str,
    ) -> Option<&Requirement> {
        let slot = self.laid_out().slots.get(number)?;
        let spelling = Languages::spelling(&slot.packed.languages);
        let mut part = slot.requirement();
        let literals = Literals::of(0, [(part, spelling)].into_iter());
        let mut asked = literals.asked(language, text);
        loop {
            if asked.meets(&literals.need(part, spelling)) {
                return None;
            }
            let Requirement::All(parts) = part else {
                return Some(part);
            };
            let mut unmet = parts.iter();
            part = unmet.find(|part| !asked.meets(&literals.need(part, spelling)))?;
        }
    }

    /// Whether a text in which `found` stands meets `requirement`; one that is no part of a rule's counts as met.
    pub fn is_met(&self, requirement: &Requirement, found: &Found) -> bool {
        { self.column(found.column()) }
            .is_none_or(|column| column.literals.is_met(requirement, found))
    }
}

impl LaidOut {
    /// Takes rules in the order of their ids.
    fn of(packed: Vec<(PackedRule, Trust)>) -> Self {
        let slot = |(packed, trust): (PackedRule, Trust)| Slot {
            languages: Languages::of(&packed.languages),
            packed,
            trust,
            requirement: OnceLock::new(),
            rule: OnceLock::new(),
        };
        Self {
            slots: packed.into_iter().map(slot).collect(),
            columns: Columns::new(),
        }
    }

    /// The rules that read the language at `number` of [`LANGUAGES`], or text without one, and that are wanted.
    fn column(&self, number: usize, is_wanted: impl Fn(&Slot) -> bool) -> Column {
        let language = LANGUAGES.get(number).copied();
        let reads = |slot: &Slot| slot.languages.text || slot.languages.read_tree(language);
        let readers: Vec<(usize, &Slot)> = { self.slots.iter().enumerate() }
            .filter(|(_, slot)| reads(slot) && is_wanted(slot))
            .collect();
        let spelling = |slot: &Slot| Languages::spelling(&slot.packed.languages);
        let asked = { readers.iter() }.map(|(_, slot)| (slot.requirement(), spelling(slot)));
        let literals = Literals::of(number, asked);
        let need = |slot: &Slot| literals.need(slot.requirement(), spelling(slot));
        Column {
            readers: { readers.iter() }
                .map(|(number, slot)| (*number, need(slot)))
                .collect(),
            literals,
        }
    }
}

impl Columns {
    fn new() -> Self {
        Self((0..=LANGUAGES.len()).map(|_| OnceLock::new()).collect())
    }
}

impl Slot {
    fn requirement(&self) -> &Requirement {
        self.requirement
            .get_or_init(|| self.packed.requirement.read())
    }
}

/// The place of a language's column.
fn number_of(language: Option<&'static Language>) -> usize {
    language
        .and_then(|language| LANGUAGES.iter().position(|own| **own == *language))
        .unwrap_or(LANGUAGES.len())
}

impl Candidates {
    /// Leaves out the rules whose path filters refuse `path`. A rule that cannot be read stays: whoever runs it says so.
    #[must_use]
    pub fn on(mut self, rules: &RuleSet, language: Option<&'static Language>, path: &str) -> Self {
        self.rules.retain(|number| {
            rules
                .rule(*number)
                .is_none_or(|rule| rule.is_err() || rule.is_ok_and(|rule| rule.paths.admits(path)))
        });
        self.needs_tree = self.rules.iter().any(|number| {
            { rules.laid_out().slots.get(*number) }
                .is_some_and(|slot| slot.languages.read_tree(language))
        });
        self
    }
}

impl Languages {
    fn of(names: &[String]) -> Self {
        let mut known: Vec<&'static str> = names
            .iter()
            .filter_map(|name| airlock_syntax::by_name(name))
            .map(|language| language.name)
            .collect();
        if known.contains(&"typescript") {
            known.push("tsx");
        }
        Self {
            text: names
                .iter()
                .any(|name| RuleLanguage::of_text(name).is_some()),
            names: known,
        }
    }

    /// How words stand in the languages called `names`.
    fn spelling(names: &[String]) -> Spelling {
        let all = |is: fn(&Language) -> bool| {
            { names.iter() }.all(|name| airlock_syntax::by_name(name).is_some_and(is))
        };
        Spelling {
            is_exact: all(Language::minds_case),
            has_strings: all(Language::has_plain_strings),
        }
    }

    fn read_tree(&self, language: Option<&'static Language>) -> bool {
        language.is_some_and(|language| self.names.contains(&language.name))
    }
}
