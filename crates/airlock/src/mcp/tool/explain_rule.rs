//! `explain_rule`: what a rule finds, why it matters, what to do.

use super::{Kind, Told};
use crate::cmd::explain;
use crate::error::Failure;
use crate::job;
use crate::mcp::call::Work;
use crate::mcp::findings::Rule;
use crate::mcp::refusal::Refusal;
use airlock_context::Speech;
use airlock_rules::embedded_example;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(super) struct ExplainRule;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The rule's name, as findings give it, or another tool's name for it.
    rule: String,
}

/// A rule.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Output {
    #[serde(flatten)]
    rule: Rule,
    severity: String,
    confidence: String,
    languages: Vec<String>,
    /// Whether it came with the repository: it is named only, since its words are its author's.
    of_repository: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<Example>,
    references: Vec<String>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Example {
    /// Code that it finds.
    bad: String,
    /// Code that it leaves alone.
    good: String,
}

impl Kind for ExplainRule {
    const NAME: &'static str = "explain_rule";
    const TITLE: &'static str = "Explain a rule";
    const DESCRIPTION: &'static str =
        "Explains a rule: what it finds, why that matters, what to do, with an example.";
    type Input = Input;
    type Output = Output;

    fn call(work: &Work, input: Input) -> Result<Told<Output>, Refusal> {
        let rules = job::rules(&work.config()?, work.root().folder(), &[])?.set;
        let meta = explain::find(&rules, &input.rule).map_err(|_| {
            Refusal::new(
                Speech::new("There is no rule ")
                    .name(&input.rule)
                    .say(": take the name from a finding's `rule`."),
            )
        })?;
        let example = if meta.untrusted {
            None
        } else {
            embedded_example(meta.id.as_str()).map_err(Failure::internal)?
        };
        let own = |list: &[String]| {
            if meta.untrusted {
                Vec::new()
            } else {
                list.to_vec()
            }
        };
        let data = Output {
            rule: Rule::of(&meta),
            severity: meta.severity.to_string(),
            confidence: meta.confidence.to_string(),
            languages: own(&meta.languages),
            of_repository: meta.untrusted,
            example: example.map(|example| Example {
                bad: example.bad,
                good: example.good,
            }),
            references: own(&meta.references),
        };
        let text = Speech::default().name(meta.id.as_str());
        let text = if meta.untrusted {
            text.say(" is a rule of this repository: its words are its author's and are not repeated here. The user can read \
                 them: airlock explain.")
        } else {
            text.say(": ")
                .trusted(&meta.message)
                .say("\nWhy: ")
                .trusted(&meta.why)
                .say("\nInstead: ")
                .trusted(&meta.remediation)
        };
        Ok(Told {
            text: text.to_string(),
            data,
        })
    }
}
