//! Where a taint rule's sources and sinks are, and what keeps a value from going from one to the other: found by
//! running the rule without its sanitizers, and without its conditions on labels.

use super::formula::{Explained, Explainer, spans};
use super::{Note, Outcome, Step, reasons};
use crate::compiled::{self, PatternTable};
use crate::env::{Env, Hit};
use crate::program;
use crate::shared::SharedPart;
use crate::taint::program::Active;
use crate::taint::{CompiledTaint, Flow, Units, all_matches, flows};
use airlock_flow::il;
use airlock_model::Span;
use airlock_rules::{Formula, Requires, Rule, SinkRequires, TaintSpec};
use airlock_syntax::{Kind, Language};

/// The parts of one kind, asked.
struct Asked {
    step: Step,
    hits: Vec<Hit>,
    why: Option<Note>,
}

impl Explainer<'_> {
    /// Asks every part of a taint rule, and for the flows.
    pub(super) fn taint(
        &mut self,
        rule: &Rule,
        language: Option<&'static Language>,
        spec: &TaintSpec,
        compiled: &CompiledTaint,
    ) -> Explained {
        let sources = spec.sources.iter().map(|it| &it.formula);
        let sources = self.part("pattern-sources", sources, &compiled.sources);
        let sinks = spec.sinks.iter().map(|it| &it.formula);
        let sinks = self.part("pattern-sinks", sinks, &compiled.sinks);
        let sanitizers = spec.sanitizers.iter().map(|it| &it.formula);
        let sanitizers = self.part("pattern-sanitizers", sanitizers, &compiled.sanitizers);
        let propagators = spec.propagators.iter().map(|it| &it.formula);
        let propagators = self.part("pattern-propagators", propagators, &compiled.propagators);
        let found = self.flows(compiled);
        let hits: Vec<Hit> = found.iter().map(|flow| flow.hit.clone()).collect();
        let why = if !hits.is_empty() {
            None
        } else if sources.hits.is_empty() {
            sources.why.map(|why| about("no source", &why))
        } else if sinks.hits.is_empty() {
            sinks.why.map(|why| about("no sink", &why))
        } else {
            Some(self.no_flow(
                rule,
                language,
                spec,
                [&sources.hits, &sinks.hits, &sanitizers.hits],
            ))
        };
        let flow = Step {
            key: "flow",
            text: String::new(),
            outcome: if sources.hits.is_empty() || sinks.hits.is_empty() {
                Outcome::Idle
            } else {
                Outcome::Places(spans(&hits))
            },
            notes: found.iter().filter_map(way).chain(why.clone()).collect(),
            parts: Vec::new(),
        };
        let mut parts = vec![sources.step, sinks.step];
        parts.extend(
            [
                (sanitizers, !spec.sanitizers.is_empty()),
                (propagators, !spec.propagators.is_empty()),
            ]
            .into_iter()
            .filter_map(|(asked, is_there)| is_there.then_some(asked.step)),
        );
        parts.push(flow);
        Explained::of_taint(parts, hits, why)
    }

    fn part<'formula>(
        &mut self,
        key: &'static str,
        sources: impl Iterator<Item = &'formula Formula>,
        compiled: &SharedPart,
    ) -> Asked {
        let (mut parts, mut hits, mut why) = (Vec::new(), Vec::new(), None);
        for (source, compiled) in sources.zip(&compiled.formulas) {
            let explained = self.formula(source, &compiled.formula);
            parts.push(explained.step);
            hits.extend(explained.hits);
            why = why.or(explained.why);
        }
        Asked {
            step: Step {
                key,
                text: String::new(),
                outcome: Outcome::Places(spans(&hits)),
                notes: Vec::new(),
                parts,
            },
            hits,
            why,
        }
    }

    fn flows(&mut self, compiled: &CompiledTaint) -> Vec<Flow> {
        if program::follows(compiled, &self.evaluation) {
            return self.followed(compiled);
        }
        flows(
            compiled,
            &mut self.evaluation,
            &mut Units::default(),
            &mut self.budget,
        )
    }

    /// The flows of a rule that follows values through functions.
    fn followed(&mut self, compiled: &CompiledTaint) -> Vec<Flow> {
        let Some(file) = self.evaluation.file else {
            return Vec::new();
        };
        let matches = all_matches(compiled, &mut self.evaluation, &mut self.budget);
        let active = [Active {
            place: 0,
            rule: compiled,
            matches,
        }];
        let mut units = Units::default();
        let found = program::in_one_file("", &active, file, &mut units, &mut self.budget);
        let mut flows: Vec<Flow> = Vec::new();
        for followed in found {
            let span = followed.sink.span;
            if !flows.iter().any(|known| known.hit.span.overlaps(span)) {
                flows.push(Flow {
                    hit: Hit {
                        span,
                        env: Env::default(),
                    },
                    stops: followed.stops.iter().map(|stop| stop.span).collect(),
                });
            }
        }
        flows
    }

    /// Why nothing of a source reaches a sink, though both are there.
    fn no_flow(
        &mut self,
        rule: &Rule,
        language: Option<&'static Language>,
        spec: &TaintSpec,
        [sources, sinks, sanitizers]: [&[Hit]; 3],
    ) -> Note {
        let without_sanitizers = TaintSpec {
            sanitizers: Vec::new(),
            ..spec.clone()
        };
        if !sanitizers.is_empty()
            && let Some(flow) = self.flow_of(rule, language, without_sanitizers)
        {
            return sanitized(&flow, sanitizers);
        }
        let mut without_labels = spec.clone();
        for sink in &mut without_labels.sinks {
            sink.requires = SinkRequires::Whole(Requires::Constant(true));
        }
        for source in &mut without_labels.sources {
            source.requires = None;
        }
        if let Some(flow) = self.flow_of(rule, language, without_labels) {
            let text = "a value of a source reaches the sink, but not with the labels that `requires` asks for";
            return Note::new(Some(flow.hit.span), text);
        }
        let at = reasons::first(&spans(sinks));
        if self.share_no_unit(sources, sinks) {
            let text = "no function holds both a source and a sink: values are followed inside one function, and from the \
                        file's own statements into its functions";
            return Note::new(at, text);
        }
        Note::new(
            at,
            "no value of a source reaches a sink: nothing that is assigned, returned or handed on leads here",
        )
    }

    /// A flow of the rule with another specification.
    fn flow_of(
        &mut self,
        rule: &Rule,
        language: Option<&'static Language>,
        spec: TaintSpec,
    ) -> Option<Flow> {
        let changed = Rule {
            taint: Some(spec),
            ..rule.clone()
        };
        let compiled = compiled::compile(&changed, language, &PatternTable::default()).ok()?;
        self.flows(&compiled.taint?).into_iter().next()
    }

    fn share_no_unit(&self, sources: &[Hit], sinks: &[Hit]) -> bool {
        let Some(file) = self.evaluation.file else {
            return true;
        };
        let roots = il::units(&file.facts);
        let functions = roots.iter().map(|root| file.tree.node(*root));
        let mut functions = functions.filter(|node| node.kind == Kind::Function);
        let touches = |hits: &[Hit], span: Span| hits.iter().any(|hit| hit.span.overlaps(span));
        !functions.any(|node| touches(sources, node.span()) && touches(sinks, node.span()))
    }
}

/// The sanitizer on the way of a flow that is there without it: the last before the sink, or in it.
fn sanitized(flow: &Flow, sanitizers: &[Hit]) -> Note {
    let sink = flow.hit.span;
    let cuts = |hit: &&Hit| {
        hit.span.start < sink.end
            && flow
                .stops
                .first()
                .is_none_or(|source| hit.span.end >= source.start)
    };
    let cut = sanitizers
        .iter()
        .filter(cuts)
        .max_by_key(|hit| hit.span.start);
    Note::new(
        cut.map(|hit| hit.span).or(Some(sink)),
        "a sanitizer cuts the flow here: without `pattern-sanitizers` the value reaches the sink",
    )
}

/// How many places a flow goes by.
fn way(flow: &Flow) -> Option<Note> {
    let source = flow.stops.first()?;
    let between = flow.stops.len().saturating_sub(2);
    let text = match between {
        0 => "a source, whose value reaches a sink".to_owned(),
        1 => "a source, whose value reaches a sink by one place more".to_owned(),
        more => format!("a source, whose value reaches a sink by {more} places more"),
    };
    Some(Note::new(Some(*source), text))
}

fn about(what: &str, why: &Note) -> Note {
    Note::new(why.at, format!("{what}: {}", why.text))
}
