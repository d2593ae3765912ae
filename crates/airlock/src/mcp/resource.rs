//! Resources: what is in force, what was found, what the tree is made of.

use super::call::Work;
use super::name::name;
use super::refusal::Refusal;
use super::sbom;
use crate::config::show;
use crate::error::{Failure, without_secrets};
use airlock_context::{Speech, fenced_text};
use airlock_source::Selection;
use rmcp::model::{ReadResourceResult, Resource, ResourceContents};
use std::sync::Arc;

/// Lines and characters of a line of the configuration that are shown.
const POLICY: (usize, usize) = (500, 400);

/// A resource.
pub(super) struct Kind {
    uri: &'static str,
    name: &'static str,
    description: &'static str,
    media: &'static str,
    read: fn(&Work) -> Result<String, Refusal>,
}

const RESOURCES: [Kind; 3] = [
    Kind {
        uri: "airlock://policy",
        name: "policy",
        description: "The configuration in force for this folder, each value with its origin.",
        media: "text/plain",
        read: policy,
    },
    Kind {
        uri: "airlock://findings",
        name: "findings",
        description: "What the last scan of this session found; scans the folder if there was none.",
        media: "application/json",
        read: findings,
    },
    Kind {
        uri: "airlock://sbom",
        name: "sbom",
        description: "What this folder is made of, as a CycloneDX bill of materials.",
        media: "application/vnd.cyclonedx+json",
        read: sbom::read,
    },
];

/// All resources.
pub(super) fn list() -> Vec<Resource> {
    let described = |kind: &Kind| {
        Resource::new(kind.uri, kind.name)
            .with_description(kind.description)
            .with_mime_type(kind.media)
    };
    RESOURCES.iter().map(described).collect()
}

/// The resource of this name.
pub(super) fn by_uri(uri: &str) -> Option<&'static Kind> {
    RESOURCES.iter().find(|kind| kind.uri == uri)
}

impl Kind {
    /// What it holds now.
    ///
    /// # Errors
    /// When that cannot be told.
    pub(super) fn read(&self, work: &Work) -> Result<ReadResourceResult, Refusal> {
        let contents = ResourceContents::text((self.read)(work)?, self.uri);
        Ok(ReadResourceResult::new(vec![
            contents.with_mime_type(self.media),
        ]))
    }
}

/// What a repository's file says is its author's word.
fn policy(work: &Work) -> Result<String, Refusal> {
    let config = work.config()?;
    let (lines, width) = POLICY;
    let mut text = fenced_text(&without_secrets(&show(&config)), lines, width);
    for warning in &config.warnings {
        text.push('\n');
        text.push_str(Speech::new("ignored: ").name(&name(warning)).as_str());
    }
    Ok(text)
}

fn findings(work: &Work) -> Result<String, Refusal> {
    let findings = if let Some(last) = work.last() {
        last
    } else {
        let found = work.scan(Selection::Tree)?;
        work.keep(&found);
        Arc::new(found)
    };
    Ok(serde_json::to_string(&*findings).map_err(Failure::internal)?)
}
