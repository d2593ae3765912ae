//! One file: read once, parsed at most once, looked at by every engine.
//!
//! Invariant: the result depends on the text, its path, the rules and the limits only; it is what the index keeps.

mod of_tree;
mod secrets;

use crate::across::Ends;
use crate::certainty::highest_tier;
use crate::excerpt::excerpt;
use crate::fingerprint::Fingerprints;
use crate::mask::Mask;
use crate::options::Limits;
use crate::piece::Piece;
pub(crate) use crate::piece::{one_line, step_message};
use crate::settings::{Configuration, ReadSetting};
use crate::suppress::{self, Directive};
use airlock_flow::program::Outline;
use airlock_flow::routes::{self, FileRoutes};
use airlock_model::{
    BaselineState, Budget, Confidence, CoverageEntry, Cx, Engine, Evidence, Excerpt, Finding,
    FlowStep, LineIndex, Location, Making, Origin, Purpose, Reason, RepoPath, RuleMeta, SecretTier,
    Severity, Source, Span, Status, Suppression, Tier,
};
use airlock_rules::{Rule, RuleSet};
use airlock_sast::settings::Settings;
use airlock_sast::signals::{self, FileSignals, Signal};
use airlock_sast::{RuleMatch, SourceView};
use airlock_sca::advice::Advice;
use airlock_sca::hygiene;
use airlock_sca::{Facts, Flaw};
use airlock_secrets::guard::KnownValues;
use airlock_secrets::{Detectors, Exceptions, LiveCheck, Places};
use airlock_syntax::{Language, ParseLimits, Recovery, Tree};
pub(crate) use of_tree::{findings_across, findings_of_signals, findings_of_tree};
pub(crate) use secrets::{find_secrets, name_read_by};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What is the same for every file of a run.
pub(crate) struct Job<'run> {
    pub(crate) rules: &'run RuleSet,
    pub(crate) sast: airlock_sast::Engine<'run>,
    pub(crate) detectors: &'run Detectors,
    pub(crate) exceptions: &'run Exceptions,
    /// The values of the workspace's own secret files.
    pub(crate) known: Option<&'run KnownValues>,
    /// Leave to ask providers.
    pub(crate) live: Option<&'run LiveCheck>,
    pub(crate) engines: &'run BTreeSet<Engine>,
    pub(crate) limits: Limits,
    /// Who owns the scanned project, in lower case.
    pub(crate) owner: Option<String>,
    /// Whether the facts that signals are made of are wanted.
    pub(crate) wants_signals: bool,
    /// Whether what files say about routes is wanted.
    pub(crate) wants_routes: bool,
    /// Whether trees are kept for who looks at the file once more: where there are few of them.
    pub(crate) keeps_trees: bool,
    /// The project's settings.
    pub(crate) settings: Option<&'run Configuration<'run>>,
}

impl Job<'_> {
    /// Whether a rule asks about routes.
    pub(crate) fn asks_for_routes(&self) -> bool {
        self.engines.contains(&Engine::Sast) && self.rules.route_rules().next().is_some()
    }
}

/// What one file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct FileResult {
    /// Lines of its text.
    pub(crate) lines: u32,
    /// By place, then rule.
    pub(crate) findings: Vec<Finding>,
    /// Comments that steer Airlock.
    pub(crate) directives: Vec<Directive>,
    /// What was not done in full.
    pub(crate) coverage: Vec<CoverageEntry>,
    /// What it says about dependencies.
    pub(crate) dependencies: Option<Facts>,
    /// Engines that did it in full.
    pub(crate) done: BTreeSet<Engine>,
    /// Which rules that follow values across files have an end in it.
    pub(crate) ends: Ends,
    /// What it defines, if that was seen and matters.
    #[serde(skip)]
    pub(crate) outline: Option<Arc<Outline>>,
    /// Its tree, if it was parsed and that is kept.
    #[serde(skip)]
    pub(crate) tree: Option<Arc<Tree>>,
    /// The facts that signals are made of, where they were wanted.
    pub(crate) signals: Option<FileSignals>,
    /// What it says about routes.
    pub(crate) routes: Option<FileRoutes>,
    /// The settings that it reads, with the values on which the result rests.
    pub(crate) settings: Vec<ReadSetting>,
}

impl FileResult {
    /// The result for a file of which there is no text.
    pub(crate) fn unread(note: CoverageEntry) -> Self {
        Self {
            coverage: vec![note],
            ..Self::default()
        }
    }
}

/// Looks at one text.
pub(crate) fn scan(cx: &Cx, job: &Job<'_>, source: &Source) -> FileResult {
    let mut file = FileScan::new(cx, job, source);
    let path = source.path.as_str();
    let names_packages = job.engines.contains(&Engine::Sca)
        && (airlock_sca::wants(path) || airlock_sca::reads_imports(path));
    let is_looked_at = names_packages
        || job.engines.contains(&Engine::Sast)
        || job.engines.contains(&Engine::Secrets);
    if !is_looked_at {
        // Nothing of it will be shown, so nothing of it needs masking.
        return file.result;
    }
    let reported = { job.engines.contains(&Engine::Secrets) }.then(|| file.secrets());
    let mask = match &reported {
        Some(hits) => Mask::new(&source.text, job.detectors, hits),
        None => mask_on_demand(cx, job, source),
    };
    if job.engines.contains(&Engine::Sast) {
        file.sast(&mask);
    }
    if let Some(hits) = &reported {
        file.report_secrets(&mask, hits);
    }
    if names_packages {
        file.dependencies(&mask);
    }
    file.finish(&mask)
}

/// Looks at one text of the history, for secrets alone. Most hold none, and cost the search only.
pub(crate) fn scan_for_secrets(
    cx: &Cx,
    job: &Job<'_>,
    source: &Source,
    places: &Places,
) -> FileResult {
    let mut file = FileScan::new(cx, job, source);
    let hits = file.secrets_at(places);
    if hits.iter().all(|hit| hit.tier < SecretTier::Realistic) {
        return file.result;
    }
    let mask = Mask::new(&source.text, job.detectors, &hits);
    file.report_secrets(&mask, &hits);
    file.finish(&mask)
}

/// Whether the facts that signals are made of are wanted of a text.
fn job_wants_signals(job: &Job<'_>, piece: &Piece<'_>) -> bool {
    job.wants_signals && matches!(piece, Piece::Whole(_))
}

/// The mask of a file whose secrets are not reported. A crash of the search costs the file, so that nothing of it is
/// shown bare.
fn mask_on_demand<'run>(cx: &'run Cx, job: &'run Job<'run>, source: &'run Source) -> Mask<'run> {
    Mask::on_demand(&source.text, job.detectors, || {
        find_secrets(cx, job, source).hits
    })
}

struct FileScan<'run> {
    cx: &'run Cx,
    job: &'run Job<'run>,
    source: &'run Source,
    language: Option<&'static Language>,
    index: Option<LineIndex>,
    fingerprints: Fingerprints,
    result: FileResult,
}

impl<'run> FileScan<'run> {
    fn new(cx: &'run Cx, job: &'run Job<'run>, source: &'run Source) -> Self {
        let lines = memchr::memchr_iter(b'\n', source.text.as_bytes()).count()
            + usize::from(!source.text.is_empty() && !source.text.ends_with('\n'));
        Self {
            cx,
            job,
            source,
            language: airlock_syntax::of_path(source.path.as_str(), &source.text),
            index: None,
            fingerprints: Fingerprints::default(),
            result: FileResult {
                lines: u32::try_from(lines).unwrap_or(u32::MAX),
                ..FileResult::default()
            },
        }
    }

    fn finish(mut self, mask: &Mask<'_>) -> FileResult {
        self.result.directives = suppress::directives(self.cx, self.source, self.language, mask);
        self.result
            .findings
            .sort_by(|a, b| (a.location.span, &a.rule).cmp(&(b.location.span, &b.rule)));
        self.result
    }

    fn note(&mut self, engine: Engine, status: Status, reason: Reason, detail: impl Into<String>) {
        let path = Some(self.source.path.clone());
        self.result.coverage.push(CoverageEntry {
            path,
            engine,
            status,
            reason,
            detail: detail.into(),
        });
    }

    /// Runs `work`; a panic costs its result, and Coverage says so.
    fn contained<T>(&mut self, engine: Engine, work: impl FnOnce() -> T) -> Option<T> {
        if let Ok(done) = catch_unwind(AssertUnwindSafe(work)) {
            return Some(done);
        }
        self.note(
            engine,
            Status::Failed,
            Reason::Crash,
            "this is a defect of Airlock; the other engines looked at the file",
        );
        None
    }

    /// What the file says about dependencies, and what is wrong with it as it stands.
    fn dependencies(&mut self, mask: &Mask<'_>) {
        let source = self.source;
        let Some(mut facts) = self.contained(Engine::Sca, || {
            airlock_sca::read(&source.path, &source.text)
        }) else {
            return;
        };
        facts.purpose = source.purpose;
        match facts.notes.first() {
            Some(first) => {
                let rest = match facts.notes.len() {
                    1 => String::new(),
                    count => format!("; {} more", count - 1),
                };
                let detail = mask.words(&format!("line {}: {}{rest}", first.line, first.what));
                self.note(Engine::Sca, Status::Partial, Reason::ParseRecovered, detail);
            }
            None => {
                self.result.done.insert(Engine::Sca);
            }
        }
        let is_product = source.purpose == Purpose::Product;
        for flaw in std::mem::take(&mut facts.flaws) {
            // Nobody ships what tests and documents take from a moving name.
            let is_habit = hygiene::Rule::of_id(&flaw.rule).is_some_and(hygiene::Rule::is_habit);
            if is_product || !is_habit {
                self.report_flaw(mask, flaw);
            }
        }
        self.result.dependencies = (!facts.is_empty()).then_some(facts);
    }

    /// A flaw of the file's dependencies, found in it alone or in the tree.
    fn report_flaw(&mut self, mask: &Mask<'_>, flaw: Flaw) {
        let message = mask.words(&flaw.message);
        self.report_dependency(mask, &flaw.rule, |meta| OfDependency {
            identity: message.clone(),
            tier: meta.tier,
            severity: meta.severity,
            confidence: meta.confidence,
            location: flaw.location,
            message,
            evidence: Evidence::Pattern {
                bindings: BTreeMap::new(),
            },
            suppression: None,
        });
    }

    /// What is known of a package that the file names.
    fn report_advice(&mut self, mask: &Mask<'_>, advice: Advice) {
        self.report_dependency(mask, advice.rule, |_| OfDependency {
            identity: advice.identity,
            tier: advice.tier,
            severity: advice.severity,
            confidence: advice.confidence,
            location: advice.location,
            message: mask.words(&advice.message),
            evidence: advice.evidence,
            suppression: advice.suppression,
        });
    }

    /// Something to tell of a place besides what rules find.
    fn report_signal(&mut self, mask: &Mask<'_>, signal: Signal) {
        let meta = signal.rule.meta();
        let symbol = Some(signal.symbol).filter(|symbol| !symbol.is_empty());
        let fingerprint =
            self.fingerprints
                .next(&meta.id, &mask.words(&signal.identity), symbol.as_deref());
        let location = self.location(signal.span);
        let excerpt = self.excerpt(mask, &location);
        let is_product = self.source.purpose == Purpose::Product;
        self.result.findings.push(Finding {
            rule: meta.id,
            engine: Engine::Sast,
            tier: if is_product { meta.tier } else { Tier::Audit },
            severity: meta.severity,
            confidence: meta.confidence,
            weaknesses: meta.weaknesses,
            location,
            related: Vec::new(),
            message: mask.words(&signal.message),
            evidence: Evidence::Pattern {
                bindings: BTreeMap::new(),
            },
            fixes: Vec::new(),
            fingerprint,
            symbol,
            excerpt,
            origin: Origin::default(),
            suppression: None,
            baseline: BaselineState::New,
            also_reported_by: Vec::new(),
        });
    }

    fn report_dependency(
        &mut self,
        mask: &Mask<'_>,
        rule: &str,
        said: impl FnOnce(&RuleMeta) -> OfDependency,
    ) {
        let Some(meta) = crate::dependencies::rule_meta(rule) else {
            let detail = format!("`{rule}` has no description; this is a defect of Airlock");
            return self.note(Engine::Sca, Status::Partial, Reason::InvalidRule, detail);
        };
        let said = said(&meta);
        let fingerprint = self.fingerprints.next(&meta.id, &said.identity, None);
        let excerpt = self.excerpt(mask, &said.location);
        let is_product = self.source.purpose == Purpose::Product;
        self.result.findings.push(Finding {
            rule: meta.id,
            engine: Engine::Sca,
            tier: if is_product { said.tier } else { Tier::Audit },
            severity: said.severity,
            confidence: said.confidence,
            weaknesses: meta.weaknesses,
            location: said.location,
            related: Vec::new(),
            message: said.message,
            evidence: said.evidence,
            fixes: Vec::new(),
            fingerprint,
            symbol: None,
            excerpt,
            origin: Origin::default(),
            suppression: said.suppression,
            baseline: BaselineState::New,
            also_reported_by: Vec::new(),
        });
    }

    /// Static analysis, where the file is somebody's own code.
    fn sast(&mut self, mask: &Mask<'_>) {
        let reason = match self.source.making {
            Making::Written => None,
            Making::Generated => Some(Reason::Generated),
            Making::Vendored => Some(Reason::Vendored),
            Making::Minified => Some(Reason::Minified),
        };
        if let Some(reason) = reason {
            return self.note(Engine::Sast, Status::Skipped, reason, "");
        }
        let mut budget = Budget::of(self.cx, self.job.limits.sast_steps);
        let before = self.result.coverage.len();
        self.sast_text(
            mask,
            &Piece::Whole(&self.source.text),
            self.language,
            &mut budget,
        );
        for embedded in
            airlock_syntax::embedded(self.cx, self.source.path.as_str(), &self.source.text)
        {
            let language = embedded.language;
            self.sast_text(
                mask,
                &Piece::Embedded(&embedded),
                Some(language),
                &mut budget,
            );
        }
        if !self
            .result
            .coverage
            .iter()
            .skip(before)
            .any(CoverageEntry::is_incomplete)
        {
            self.result.done.insert(Engine::Sast);
        }
    }

    /// The values of the settings that a text reads; what it read is a part of the result.
    fn settings(&mut self, piece: &Piece<'_>, language: Option<&'static Language>) -> Settings {
        let (Some(known), Some(language), Piece::Whole(_)) = (self.job.settings, language, piece)
        else {
            return Settings::default();
        };
        let (settings, reads) = known.of(language, self.source.path.as_str(), piece.text());
        self.result.settings = reads;
        settings
    }

    fn sast_text(
        &mut self,
        mask: &Mask<'_>,
        piece: &Piece<'_>,
        language: Option<&'static Language>,
        budget: &mut Budget,
    ) {
        let text = piece.text();
        let rules = self.job.rules;
        let settings = self.settings(piece, language);
        let words = settings.as_code();
        let candidates = if words.is_empty() {
            rules.candidates(language, text)
        } else {
            rules.candidates(language, &[text, &words].concat())
        };
        let candidates = candidates.on(rules, language, self.source.path.as_str());
        let wants_signals = job_wants_signals(self.job, piece);
        let speaks_of_routes = matches!(piece, Piece::Whole(_))
            && self.source.purpose == Purpose::Product
            && self.job.wants_routes
            && language.is_some_and(|language| routes::wants(language, text))
            && self.job.asks_for_routes();
        if candidates.rules.is_empty() && !wants_signals && !speaks_of_routes {
            return;
        }
        let (cx, job, path) = (self.cx, self.job, self.source.path.clone());
        let Some(parsed) = self.contained(Engine::Sast, || {
            language
                .filter(|_| candidates.needs_tree || wants_signals || speaks_of_routes)
                .map(|language| airlock_syntax::parse(cx, language, text, ParseLimits::default()))
        }) else {
            return;
        };
        let (tree, recovery) = parsed.map_or((Tree::default(), Recovery::None), |parsed| {
            (parsed.tree, parsed.recovery)
        });
        let tree = Arc::new(tree);
        self.note_recovery(piece, &recovery);
        let view = SourceView {
            path: path.as_str(),
            text,
            language,
            tree: &tree,
        };
        if wants_signals {
            let purpose = self.source.purpose;
            let seen = self.contained(Engine::Sast, || signals::look(&view, purpose));
            self.result.signals = Some(seen.flatten().unwrap_or_default());
        }
        if let Some(language) = language.filter(|_| speaks_of_routes) {
            let facts = airlock_flow::Facts::new(language, &tree, text);
            let read = self.contained(Engine::Sast, || routes::read(&facts, path.as_str()));
            self.result.routes = read.flatten();
        }
        let Some(scan) = self.contained(Engine::Sast, || {
            job.sast
                .scan_with_settings(cx, &view, &settings, &candidates, budget)
        }) else {
            return;
        };
        if matches!(piece, Piece::Whole(_)) && self.source.purpose == Purpose::Product {
            self.result.ends = Ends {
                sources: scan.sources,
                sinks: scan.sinks,
            };
            self.result.outline = scan.outline.map(Arc::new);
            // Who looks again tells the language by the path.
            let is_told = language == airlock_syntax::of_path(path.as_str(), "");
            self.result.tree = (is_told && job.keeps_trees).then(|| Arc::clone(&tree));
        }
        if let Some(partial) = scan.partial {
            let rules = self.rule_names(&partial.rules);
            let reason = if partial.cancelled {
                Reason::Cancelled
            } else {
                Reason::Budget
            };
            self.note(
                Engine::Sast,
                Status::Partial,
                reason,
                format!("not finished: {rules}"),
            );
        }
        for (_, error) in scan.errors {
            self.result.coverage.push(CoverageEntry {
                path: None,
                engine: Engine::Rules,
                status: Status::Skipped,
                reason: Reason::InvalidRule,
                detail: error.to_string(),
            });
        }
        for found in scan.matches {
            let steps = self.flow(mask, piece, &found.stops);
            self.report_match(mask, piece, &tree, found, steps);
        }
    }

    fn note_recovery(&mut self, piece: &Piece<'_>, recovery: &Recovery) {
        match recovery {
            Recovery::None => {}
            Recovery::Errors { count, first } => {
                // Code inside a document is often a fragment: that it does not parse as a file says nothing.
                if matches!(piece, Piece::Whole(_)) {
                    let line = self.index().line(first.start);
                    self.note(
                        Engine::Sast,
                        Status::Partial,
                        Reason::ParseRecovered,
                        format!("{count} places, the first in line {line}"),
                    );
                }
            }
            Recovery::Budget => self.note(
                Engine::Sast,
                Status::Partial,
                Reason::Budget,
                "the text is too large or too odd to parse whole",
            ),
            Recovery::Cancelled => self.note(Engine::Sast, Status::Partial, Reason::Cancelled, ""),
        }
    }

    fn rule_names(&self, numbers: &[usize]) -> String {
        let ids: Vec<&str> = numbers
            .iter()
            .filter_map(|number| self.job.rules.rule(*number)?.ok())
            .map(|rule| rule.meta.id.as_str())
            .collect();
        ids.join(", ")
    }

    fn report_match(
        &mut self,
        mask: &Mask<'_>,
        piece: &Piece<'_>,
        tree: &Tree,
        found: RuleMatch,
        steps: Vec<FlowStep>,
    ) {
        let Some(Ok(rule)) = self.job.rules.rule(found.rule) else {
            return;
        };
        if self.is_own(rule, &found) {
            return;
        }
        let meta = &rule.meta;
        let symbol = airlock_sast::enclosing_symbol(tree, piece.text(), found.span);
        let tokens = airlock_sast::normalised_tokens(tree, piece.text(), found.span);
        let fingerprint = self
            .fingerprints
            .next(&meta.id, &mask.words(&tokens), symbol.as_deref());
        // Texts are hidden where their own place holds a secret, and the whole once more.
        let message = mask.words(&found.message(&meta.message, |text| mask.words(text)));
        let bindings: BTreeMap<String, String> = found
            .bindings
            .into_iter()
            .map(|(name, (_, text))| (name, mask.words(&text)))
            .collect();
        // A fix that would print a secret is not offered; edits inside embedded code would need its escapes.
        let is_whole = matches!(piece, Piece::Whole(_));
        let fixes = found
            .fix
            .into_iter()
            .filter(|fix| {
                is_whole
                    && !fix
                        .edits
                        .iter()
                        .any(|edit| mask.is_touched(&edit.replacement))
            })
            .collect();
        let location = self.location(piece.host_span(found.span));
        let excerpt = self.excerpt(mask, &location);
        let is_product = self.source.purpose == Purpose::Product;
        let highest = if !is_product {
            Tier::Audit
        } else if found.has_calls {
            highest_tier(&steps)
        } else {
            Tier::Vulnerability
        };
        self.result.findings.push(Finding {
            rule: meta.id.clone(),
            engine: Engine::Sast,
            tier: meta.tier.min(highest),
            severity: meta.severity,
            confidence: if is_product {
                meta.confidence
            } else {
                meta.confidence.min(Confidence::Medium)
            },
            weaknesses: meta.weaknesses.clone(),
            location,
            related: Vec::new(),
            message,
            evidence: if steps.is_empty() {
                Evidence::Pattern { bindings }
            } else {
                Evidence::Flow { steps }
            },
            fixes,
            fingerprint,
            symbol,
            excerpt,
            origin: Origin::default(),
            suppression: None,
            baseline: BaselineState::New,
            also_reported_by: Vec::new(),
        });
    }

    /// Whether a rule about other people's things has found one of the project's owner.
    fn is_own(&self, rule: &Rule, found: &RuleMatch) -> bool {
        let named = rule.third_party.as_ref();
        let named = named.and_then(|name| found.bindings.get(name));
        let owner = named.and_then(|(_, text)| text.split('/').next());
        owner.is_some_and(|owner| {
            let own = self.job.owner.as_ref();
            own.is_some_and(|own| own.eq_ignore_ascii_case(owner))
        })
    }

    /// The stops of a tainted value's way, in words.
    fn flow(&mut self, mask: &Mask<'_>, piece: &Piece<'_>, stops: &[Span]) -> Vec<FlowStep> {
        let last = stops.len().saturating_sub(1);
        let mut steps = Vec::new();
        for (at, stop) in stops.iter().enumerate() {
            let span = piece.host_span(*stop);
            let code = one_line(&mask.slice(span));
            steps.push(FlowStep {
                location: self.location(span),
                message: step_message(at, last, &code),
            });
        }
        steps
    }

    fn index(&mut self) -> &LineIndex {
        self.index
            .get_or_insert_with(|| LineIndex::new(&self.source.text))
    }

    fn location(&mut self, span: Span) -> Location {
        let (path, text): (&RepoPath, &str) = (&self.source.path, &self.source.text);
        self.index
            .get_or_insert_with(|| LineIndex::new(text))
            .location(path, text, span)
    }

    fn line_of(&mut self, span: Span) -> Span {
        let source = self.source;
        let index = self.index();
        let line = index.line(span.start);
        let start = index.line_start(line);
        let length = index.line_text(&source.text, line).len();
        Span::new(
            start,
            start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)),
        )
    }

    fn excerpt(&mut self, mask: &Mask<'_>, location: &Location) -> Excerpt {
        let text = &self.source.text;
        excerpt(
            mask,
            text,
            self.index.get_or_insert_with(|| LineIndex::new(text)),
            location,
        )
    }
}

/// What is particular to a finding about dependencies.
struct OfDependency {
    /// What tells it from others of its rule.
    identity: String,
    tier: Tier,
    severity: Severity,
    confidence: Confidence,
    location: Location,
    message: String,
    evidence: Evidence,
    suppression: Option<Suppression>,
}
