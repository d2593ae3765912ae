//! Fills in templates for development tools that must not depend on this crate: a JSON list of `[name, number, template]`
//! on standard input, the expanded texts as a JSON list on standard output.
//!
//! Invariant: reads no file and scans nothing.

use airlock_secrets::template::{Seed, expand};
use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked: Vec<(String, u32, String)> = serde_json::from_reader(std::io::stdin().lock())?;
    let expanded: Vec<String> = asked
        .iter()
        .map(|(name, number, template)| expand(template, Seed::new(name, *number)).text)
        .collect();
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &expanded)?;
    Ok(out.flush()?)
}
