//! The tools: one file each, one row in [`TOOLS`].

mod check_command;
mod check_package;
mod explain_rule;
mod fix_finding;
mod safe_context;
mod scan_diff;
mod scan_path;
mod scan_text;
mod vet_mcp_server;

use super::call::Work;
use super::refusal::Refusal;
use airlock_context::Speech;
use rmcp::handler::server::tool::{schema_for_output, schema_for_type};
use rmcp::model::{JsonObject, ToolAnnotations};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

/// The tools, in the order in which clients are told of them.
pub(super) const TOOLS: [Tool; 9] = [
    Tool::of::<scan_text::ScanText>(),
    Tool::of::<scan_diff::ScanDiff>(),
    Tool::of::<scan_path::ScanPath>(),
    Tool::of::<check_package::CheckPackage>(),
    Tool::of::<check_command::CheckCommand>(),
    Tool::of::<explain_rule::ExplainRule>(),
    Tool::of::<fix_finding::FixFinding>(),
    Tool::of::<safe_context::SafeContext>(),
    Tool::of::<vet_mcp_server::VetMcpServer>(),
];

/// What a tool is. Names, titles and descriptions are pinned by clients: a change asks every user again.
trait Kind {
    const NAME: &'static str;
    const TITLE: &'static str;
    const DESCRIPTION: &'static str;
    /// What it takes.
    type Input: DeserializeOwned + JsonSchema + 'static;
    /// What it gives.
    type Output: Serialize + JsonSchema + 'static;

    /// Answers a call.
    ///
    /// # Errors
    /// When it cannot, in words for the agent.
    fn call(work: &Work, input: Self::Input) -> Result<Told<Self::Output>, Refusal>;
}

/// An answer, in words and as data.
struct Told<T> {
    text: String,
    data: T,
}

/// A tool.
pub(super) struct Tool {
    name: &'static str,
    describe: fn() -> rmcp::model::Tool,
    call: fn(&Work, JsonObject) -> Result<Answered, Refusal>,
}

/// An answer as it is sent.
pub(super) struct Answered {
    pub(super) text: String,
    pub(super) data: Value,
}

/// The tool of this name.
pub(super) fn by_name(name: &str) -> Option<&'static Tool> {
    const ALL: &[Tool] = &TOOLS;
    ALL.iter().find(|tool| tool.name == name)
}

impl Tool {
    const fn of<K: Kind>() -> Self {
        Self {
            name: K::NAME,
            describe: describe::<K>,
            call: call::<K>,
        }
    }

    /// What clients are told of it.
    pub(super) fn describe(&self) -> rmcp::model::Tool {
        (self.describe)()
    }

    /// Answers a call.
    ///
    /// # Errors
    /// When it cannot, or the arguments are not as its schema says.
    pub(super) fn call(&self, work: &Work, arguments: JsonObject) -> Result<Answered, Refusal> {
        (self.call)(work, arguments)
    }
}

fn describe<K: Kind>() -> rmcp::model::Tool {
    let mut input = schema_for_type::<K::Input>().as_ref().clone();
    // What they say is said by the tool.
    input.remove("title");
    input.remove("description");
    let annotations = ToolAnnotations::new()
        .read_only(true)
        .destructive(false)
        .idempotent(true)
        .open_world(false);
    rmcp::model::Tool::new(K::NAME, K::DESCRIPTION, Arc::new(input))
        .with_title(K::TITLE)
        .with_raw_output_schema(schema_for_output::<K::Output>())
        .with_annotations(annotations)
}

fn call<K: Kind>(work: &Work, arguments: JsonObject) -> Result<Answered, Refusal> {
    let input = serde_json::from_value(Value::Object(arguments)).map_err(|error| {
        let speech = Speech::new("The arguments of ")
            .name(K::NAME)
            .say(" are not as its schema says: ")
            .name(&error.to_string())
            .say(". Call it again with what tools/list says that it takes.");
        Refusal::new(speech)
    })?;
    let told = K::call(work, input)?;
    let data = serde_json::to_value(told.data).map_err(crate::error::Failure::internal)?;
    Ok(Answered {
        text: told.text,
        data,
    })
}
