//! The licence texts of everything inside the program, each once, with the crates it belongs to.

use super::packages::{Package, Packages};
use crate::files;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What the names of licence files begin with.
const NAMES: &[&str] = &[
    "license",
    "licence",
    "copying",
    "notice",
    "unlicense",
    "copyright",
];
const RULER: &str =
    "================================================================================";

/// All licences in one text.
pub(super) fn text(packages: &Packages) -> Result<String> {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut named_only = Vec::new();
    for package in packages.iter().filter(|package| package.source.is_some()) {
        let name = format!("{} {}", package.name, package.version);
        let texts = licences(package)?;
        if texts.is_empty() {
            named_only.push(format!(
                "{name}: {}",
                package.license.as_deref().unwrap_or("unknown")
            ));
        }
        for text in texts {
            owners.entry(text).or_default().push(name.clone());
        }
    }
    let mut out = String::from("Airlock contains the following crates under the licences below.\n");
    for (text, owners) in owners {
        write!(
            out,
            "\n{RULER}\n{}\n{RULER}\n\n{}\n",
            owners.join(", "),
            text.trim_end()
        )?;
    }
    if !named_only.is_empty() {
        write!(
            out,
            "\n{RULER}\nWithout a licence file of their own\n{RULER}\n\n{}\n",
            named_only.join("\n")
        )?;
    }
    Ok(out)
}

/// The texts of a crate's licence files at its top.
fn licences(package: &Package) -> Result<Vec<String>> {
    let Some(folder) = package
        .manifest_path
        .parent()
        .filter(|folder| folder.is_dir())
    else {
        return Ok(Vec::new());
    };
    let mut texts = Vec::new();
    for file in files::below_except(folder, |path| path.contains('/'))? {
        let name = file.to_lowercase();
        if NAMES.iter().any(|begin| name.starts_with(begin)) {
            texts.push(String::from_utf8_lossy(&std::fs::read(folder.join(&file))?).into_owned());
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::super::packages::example;
    use super::*;

    #[test]
    fn a_crate_without_a_file_is_named_with_its_licence() {
        let text = text(&example().unwrap()).unwrap();
        assert!(text.contains("used 1.2.3: MIT OR Apache-2.0"), "{text}");
        assert!(!text.contains("tested"), "{text}");
    }
}
