//! Copilot's content exclusion: settings of the repository at the forge, which no file of the repository holds.
//!
//! Facts from <https://docs.github.com/en/copilot/how-tos/configure-content-exclusion/exclude-content-from-copilot>: a list
//! of quoted paths in fnmatch notation, in any case, without exceptions; the command line, the cloud agent and the agent
//! mode of editors do not heed it.

use super::KeepPolicy;
use serde_json::Value;

/// The text to paste into the repository's settings (Copilot, Content exclusion).
pub fn copilot_exclusions(policy: &KeepPolicy) -> String {
    let kept = policy.rules().into_iter().filter(|rule| !rule.lets_through);
    let lines = kept.map(|rule| {
        let pattern = match rule.pattern.strip_suffix('/') {
            Some(folder) => format!("{folder}/**"),
            None => rule.pattern,
        };
        // A string of JSON is one of YAML.
        format!("- {}\n", Value::from(pattern))
    });
    lines.collect()
}
