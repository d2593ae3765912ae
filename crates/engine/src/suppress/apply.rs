//! Judges findings by directives, and directives by findings.

use super::codes::{same_weakness, weakness_of_code};
use super::meta::Flaw;
use super::{Book, Convention, Directive, RuleBook, own};
use crate::file::FileResult;
use crate::options::{Options, Override, SuppressionMode};
use airlock_model::{
    BaselineState, Confidence, Engine, Evidence, Finding, FingerprintBuilder, LineRange, Location,
    Origin, RuleId, Suppression, SuppressionSource, Tier,
};
use airlock_rules::RuleSet;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Most unknown names of a file for which the nearest rule is looked up.
const MAX_HINTS: u32 = 8;

/// Marks the findings of a file that configuration or its directives cover, and adds findings about the directives, on
/// which configuration acts as on all others.
///
/// A finding that configuration suppresses keeps that, and counts as a use of the directive. Where
/// several directives cover a finding, the first of our own form is named, else the first. Findings must not have been
/// filtered before: what is left out makes its directive look unused. Unused is said only of rules whose engine did
/// the whole file.
pub(crate) fn apply(result: &mut FileResult, options: &Options, rules: &RuleSet) {
    let path = result
        .findings
        .first()
        .map(|finding| &finding.location.path);
    let path = path.or_else(|| result.directives.first().map(|first| &first.location.path));
    let disregard =
        path.is_some_and(|path| options.bounds_at(path).suppressions == SuppressionMode::Disregard);
    if disregard {
        // Words that were given to other secret scanners are comments by other means.
        for finding in &mut result.findings {
            finding.suppression = None;
        }
    }
    Override::apply_all(&options.overrides, &mut result.findings);
    if disregard || result.directives.is_empty() {
        return;
    }
    let mut flaws = judge(
        &mut result.findings,
        &result.directives,
        &result.done,
        options.today,
        &Book::new(rules),
    );
    Override::apply_all(&options.overrides, &mut flaws);
    result.findings.extend(flaws);
    result
        .findings
        .sort_by(|a, b| (a.location.span, &a.rule).cmp(&(b.location.span, &b.rule)));
}

/// Marks the findings of one file that its directives cover, and says nothing about the directives.
pub(crate) fn cover(
    findings: &mut [Finding],
    directives: &[Directive],
    today: Date,
    book: &dyn RuleBook,
) {
    Judge::new(directives, today).mark(findings, book);
}

/// Marks what is covered and returns the findings about the directives. `done`: the engines that did the whole file.
pub(super) fn judge(
    findings: &mut [Finding],
    directives: &[Directive],
    done: &BTreeSet<Engine>,
    today: Date,
    book: &dyn RuleBook,
) -> Vec<Finding> {
    let mut judge = Judge::new(directives, today);
    judge.mark(findings, book);
    judge.flaws(done, book)
}

/// One file's directives, findable by line.
struct Judge<'run> {
    directives: &'run [Directive],
    today: Date,
    lines: BTreeMap<u32, Cover<'run>>,
    /// Directives that cover more than one line, by number.
    ranged: Vec<usize>,
    /// Directive and name of rule that covered a finding.
    used: BTreeSet<Use>,
}

/// The numbers of a directive in its file and of a name in the directive (0 where it names nothing).
type Use = (usize, usize);

/// What covers a line. By name, so that many directives and many findings on one line cost little.
#[derive(Default)]
struct Cover<'run> {
    all: Vec<Use>,
    named: BTreeMap<(Convention, &'run str), Vec<Use>>,
    /// Weaknesses for which a `nosec` code stands.
    weaknesses: BTreeMap<u32, Vec<Use>>,
}

impl<'run> Cover<'run> {
    fn add(&mut self, number: usize, directive: &'run Directive) {
        if directive.rules.is_empty() {
            self.all.push((number, 0));
        }
        for (at, given) in directive.rules.iter().enumerate() {
            for key in keys(directive.convention, given) {
                let uses = self.named.entry((directive.convention, key)).or_default();
                uses.push((number, at));
            }
            if directive.convention == Convention::Nosec
                && let Some(weakness) = weakness_of_code(given)
            {
                let uses = self.weaknesses.entry(weakness).or_default();
                uses.push((number, at));
            }
        }
    }

    /// The uses that a finding of these names makes of it.
    fn uses(&self, subject: &Subject<'_>) -> Vec<Use> {
        let mut uses = self.all.clone();
        for convention in Convention::ALL {
            for name in &subject.names {
                for key in keys(convention, name) {
                    uses.extend(self.named.get(&(convention, key)).into_iter().flatten());
                }
            }
        }
        for (weakness, codes) in &self.weaknesses {
            if subject
                .weakness
                .is_some_and(|own| same_weakness(own, *weakness))
            {
                uses.extend(codes);
            }
        }
        uses
    }
}

/// What of a finding directives can name.
struct Subject<'finding> {
    names: Vec<&'finding str>,
    weakness: Option<u32>,
    engine: Engine,
    is_eslint: bool,
}

impl<'finding> Subject<'finding> {
    fn of(finding: &'finding Finding, aliases: &'finding [String]) -> Self {
        let (tool, foreign) = match &finding.evidence {
            Evidence::External { tool, rule, .. } => (Some(tool.as_str()), Some(rule.as_str())),
            _ => (None, None),
        };
        let mut names: Vec<&str> = std::iter::once(finding.rule.as_str())
            .chain(foreign)
            .chain(aliases.iter().map(String::as_str))
            .collect();
        // `bandit:B602` is called `B602` as well.
        let bare: Vec<&str> = names
            .iter()
            .filter_map(|name| Some(name.split_once(':')?.1))
            .collect();
        names.extend(bare);
        Self {
            names,
            weakness: finding.weaknesses.first().map(|weakness| weakness.0),
            engine: finding.engine,
            is_eslint: tool.is_some_and(|tool| tool.eq_ignore_ascii_case("eslint")),
        }
    }

    /// Whether the convention speaks of such findings at all.
    fn is_open_to(&self, convention: Convention) -> bool {
        match convention {
            Convention::Airlock
            | Convention::Semgrep
            | Convention::Nosec
            | Convention::Golangci
            | Convention::Sonar => true,
            Convention::Gitleaks | Convention::Trufflehog | Convention::DetectSecrets => {
                self.engine == Engine::Secrets
            }
            Convention::Eslint => self.is_eslint,
        }
    }
}

/// The spellings under which a name is found. Semgrep puts the folders of a rule's file before its id, with dots, so
/// there a name is known by each of its dotted ends; a directive and a rule meet if one is the other's dotted end.
fn keys(convention: Convention, name: &str) -> impl Iterator<Item = &str> {
    /// No rule lies deeper.
    const MAX_PARTS: usize = 24;
    let ends = name
        .match_indices('.')
        .filter(move |_| convention == Convention::Semgrep)
        .filter_map(|(at, _)| name.get(at + 1..))
        .take(MAX_PARTS);
    std::iter::once(name)
        .chain(ends)
        .filter(|name| !name.is_empty())
}

impl<'run> Judge<'run> {
    fn new(directives: &'run [Directive], today: Date) -> Self {
        let mut judge = Self {
            directives,
            today,
            lines: BTreeMap::new(),
            ranged: Vec::new(),
            used: BTreeSet::new(),
        };
        for (number, directive) in directives.iter().enumerate() {
            if directive.fault.is_some() || is_expired(directive, today) {
                continue;
            }
            for range in &directive.lines {
                if range.first == range.last {
                    let cover = judge.lines.entry(range.first).or_default();
                    cover.add(number, directive);
                } else {
                    judge.ranged.push(number);
                }
            }
        }
        judge
    }

    fn mark(&mut self, findings: &mut [Finding], book: &dyn RuleBook) {
        for finding in findings {
            let (first, last) = (finding.location.start.line, last_line(&finding.location));
            let is_near = [first, last]
                .iter()
                .any(|line| self.lines.contains_key(line));
            if is_near || !self.ranged.is_empty() {
                let aliases = book.aliases(&finding.rule);
                self.mark_one(finding, &aliases);
            }
        }
    }

    fn mark_one(&mut self, finding: &mut Finding, aliases: &[String]) {
        let subject = Subject::of(finding, aliases);
        let mut best: Option<(bool, usize)> = None;
        for (number, name) in self.near(&finding.location, &subject) {
            let Some(directive) = self.directives.get(number) else {
                continue;
            };
            if !subject.is_open_to(directive.convention) {
                continue;
            }
            self.used.insert((number, name));
            let rank = (directive.convention != Convention::Airlock, number);
            best = Some(best.map_or(rank, |best| best.min(rank)));
        }
        let chosen = best.and_then(|(_, number)| self.directives.get(number));
        if let (Some(directive), None) = (chosen, &finding.suppression) {
            finding.suppression = Some(Suppression {
                source: SuppressionSource::Comment {
                    convention: directive.convention.as_str().to_owned(),
                    line: directive.location.start.line,
                },
                reason: directive.reason.clone(),
                until: directive.until.map(|day| day.to_string()),
            });
        }
    }

    /// What covers the finding's first line; of `nosec` also its last.
    fn near(&self, location: &Location, subject: &Subject<'_>) -> Vec<Use> {
        let first = location.start.line;
        let last = last_line(location);
        let at = |line: u32| {
            let cover = self.lines.get(&line);
            cover.map(|cover| cover.uses(subject)).unwrap_or_default()
        };
        let mut uses = at(first);
        if last != first {
            uses.extend(at(last).into_iter().filter(|(number, _)| {
                let directive = self.directives.get(*number);
                directive.is_some_and(|directive| directive.convention == Convention::Nosec)
            }));
        }
        for number in &self.ranged {
            let Some(directive) = self.directives.get(*number) else {
                continue;
            };
            let within = |range: &LineRange| range.first <= first && first <= range.last;
            let named = |name: &String| subject.names.contains(&name.as_str());
            if !directive.lines.iter().any(within) {
                continue;
            }
            if directive.rules.is_empty() {
                uses.push((*number, 0));
            } else if let Some(name) = directive.rules.iter().position(named) {
                uses.push((*number, name));
            }
        }
        uses
    }

    /// Findings about the directives.
    fn flaws(&self, done: &BTreeSet<Engine>, book: &dyn RuleBook) -> Vec<Finding> {
        let mut hints = Hints {
            book,
            left: MAX_HINTS,
        };
        let mut ordinals: BTreeMap<(Flaw, String), u32> = BTreeMap::new();
        let mut findings = Vec::new();
        for (number, directive) in self.directives.iter().enumerate() {
            if directive.convention != Convention::Airlock {
                continue;
            }
            for (flaw, message) in self.flaws_of(number, directive, done, &mut hints) {
                let key = (flaw, format!("{}\0{message}", directive.text));
                let ordinal = ordinals.entry(key).or_default();
                findings.push(report(directive, flaw, message, *ordinal));
                *ordinal += 1;
            }
        }
        findings
    }

    fn flaws_of(
        &self,
        number: usize,
        directive: &Directive,
        done: &BTreeSet<Engine>,
        hints: &mut Hints<'_>,
    ) -> Vec<(Flaw, String)> {
        if let Some(fault) = &directive.fault {
            let message = format!(
                "Suppression comment without effect: {fault}; the form is `{}`",
                own::FORM
            );
            return vec![(Flaw::Malformed, message)];
        }
        if let Some(until) = directive
            .until
            .filter(|_| is_expired(directive, self.today))
        {
            let message = format!("Suppression comment without effect: it held until {until}");
            return vec![(Flaw::Expired, message)];
        }
        let mut flaws = Vec::new();
        for (at, name) in directive.rules.iter().enumerate() {
            if self.used.contains(&(number, at)) {
                continue;
            }
            match hints.book.engine_of(name) {
                None => flaws.push((
                    Flaw::UnknownRule,
                    format!(
                        "Suppression comment names `{name}`, which is no rule{}",
                        hints.hint(name)
                    ),
                )),
                Some(engine) if done.contains(&engine) => flaws.push((
                    Flaw::Unused,
                    format!("Suppression comment covers no finding of `{name}`"),
                )),
                Some(_) => {}
            }
        }
        flaws
    }
}

/// Looks for what an unknown name may mean; a comparison with every rule costs too much to be asked without end.
struct Hints<'run> {
    book: &'run dyn RuleBook,
    left: u32,
}

impl Hints<'_> {
    fn hint(&mut self, name: &str) -> String {
        let Some(left) = self.left.checked_sub(1) else {
            return String::new();
        };
        self.left = left;
        closest(name, &self.book.ids())
            .map(|id| format!("; did you mean `{id}`?"))
            .unwrap_or_default()
    }
}

fn is_expired(directive: &Directive, today: Date) -> bool {
    directive.until.is_some_and(|until| today > until)
}

/// The line of the finding's last character: an end at the beginning of a line belongs to the line before.
fn last_line(location: &Location) -> u32 {
    let before = u32::from(location.end.column == 1 && location.end.line > location.start.line);
    location.end.line - before
}

fn report(directive: &Directive, flaw: Flaw, message: String, ordinal: u32) -> Finding {
    Finding {
        rule: RuleId::new(flaw.id()),
        engine: Engine::Rules,
        tier: Tier::Audit,
        severity: flaw.severity(),
        confidence: Confidence::High,
        weaknesses: vec![flaw.weakness()],
        location: directive.location.clone(),
        related: Vec::new(),
        // What the comment says is part of what is found: the same comment elsewhere is another finding.
        fingerprint: FingerprintBuilder::default()
            .part(flaw.id())
            .part(&directive.text)
            .part(&message)
            .part(&ordinal.to_string())
            .finish(),
        message,
        evidence: Evidence::Directive {
            text: directive.text.clone(),
        },
        fixes: Vec::new(),
        symbol: None,
        excerpt: directive.excerpt.clone(),
        origin: Origin::Unknown,
        suppression: None,
        baseline: BaselineState::New,
        also_reported_by: Vec::new(),
    }
}

/// The id nearest to `name`, where one is near: at most a third of its letters differ. Ties go to the first.
fn closest<'id>(name: &str, ids: &[&'id str]) -> Option<&'id str> {
    // Longer names are nobody's typing errors.
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    ids.iter()
        .filter(|id| {
            id.len() <= LONGEST && id.len().abs_diff(name.len()) * 3 <= id.len().max(name.len())
        })
        .map(|id| (distance(name.as_bytes(), id.as_bytes()), *id))
        .filter(|(far, id)| far * 3 <= name.len().max(id.len()))
        .min_by_key(|(far, _)| *far)
        .map(|(_, id)| id)
}

/// Levenshtein's distance, one row at a time.
fn distance(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, a) in left.iter().enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        let mut next = vec![before];
        for (b, above) in right.iter().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(a != b);
            diagonal = *above;
            before = replaced.min(before + 1).min(above + 1);
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
