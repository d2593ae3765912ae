//! `scan_path`: what is on disk.

use super::{Kind, Told};
use crate::mcp::call::Work;
use crate::mcp::findings::Findings;
use crate::mcp::refusal::Refusal;
use airlock_context::Speech;
use airlock_source::Selection;
use schemars::JsonSchema;
use serde::Deserialize;

pub(super) struct ScanPath;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// A file or folder below the root; everything if left out.
    path: Option<String>,
}

impl Kind for ScanPath {
    const NAME: &'static str = "scan_path";
    const TITLE: &'static str = "Scan a file or folder";
    const DESCRIPTION: &'static str =
        "Finds weaknesses, credentials and bad packages in a file or folder as it is on disk.";
    type Input = Input;
    type Output = Findings;

    fn call(work: &Work, input: Input) -> Result<Told<Findings>, Refusal> {
        let selection = match &input.path {
            None => Selection::Tree,
            Some(path) => {
                let absolute = work.root().resolve(&work.exclusions()?, path)?;
                if absolute.symlink_metadata().is_err() {
                    let speech = Speech::new("There is no file or folder ")
                        .name(path)
                        .say(": check the spelling; scan_text takes a text that is not on disk.");
                    return Err(Refusal::new(speech));
                }
                if absolute == work.root().folder() {
                    Selection::Tree
                } else {
                    Selection::Paths(vec![absolute])
                }
            }
        };
        let data = work.scan(selection)?;
        work.keep(&data);
        Ok(Told {
            text: data.said().to_string(),
            data,
        })
    }
}
