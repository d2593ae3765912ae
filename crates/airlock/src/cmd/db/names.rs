//! Lists of names for `airlock db build`.

use crate::error::Failure;
use crate::file::{Links, read_up_to};
use airlock_sca::db::Builder;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Bytes of a list of names above which it is not read; npm's four million names have a fifth of it.
const LIMIT: u64 = 500_000_000;

/// A file that belongs to an ecosystem.
#[derive(Debug, Clone)]
pub(super) struct OfEcosystem {
    ecosystem: String,
    path: PathBuf,
}

/// Reads `ECOSYSTEM=FILE`.
///
/// # Errors
/// What is missing.
pub(super) fn of_ecosystem(text: &str) -> Result<OfEcosystem, String> {
    match text.split_once('=') {
        Some((ecosystem, path)) if !ecosystem.is_empty() && !path.is_empty() => Ok(OfEcosystem {
            ecosystem: ecosystem.to_owned(),
            path: PathBuf::from(path),
        }),
        _ => Err("write the ecosystem and the file, as in `PyPI=names.txt`".to_owned()),
    }
}

/// Adds the lists.
///
/// # Errors
/// When one cannot be read, holds no name, or an ecosystem is complete of which no names are given.
pub(super) fn add(
    builder: &mut Builder,
    names: &[OfEcosystem],
    ranked: &[OfEcosystem],
    complete: &[String],
) -> Result<(), Failure> {
    for list in names {
        let names = read(&list.path)?;
        builder.add_names(&list.ecosystem, names.iter().map(String::as_str));
    }
    for list in ranked {
        let names = read(&list.path)?;
        builder.add_ranked_names(&list.ecosystem, names.iter().map(String::as_str));
    }
    for ecosystem in complete {
        if !names.iter().any(|list| list.ecosystem == *ecosystem) {
            return Err(Failure::usage(
                format_args!("no names are given for {ecosystem}, so they cannot be complete"),
                format_args!("add --names {ecosystem}=FILE"),
            ));
        }
        builder.names_are_complete(ecosystem);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<String>, Failure> {
    let text = read_up_to(path, Links::Follow, LIMIT)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: there is no such file", path.display()),
            "name a file with one name a line, or a JSON array of names",
        )
    })?;
    let names = parse(&text).map_err(|error| {
        Failure::usage(
            format_args!("{}: {error}", path.display()),
            "write one name a line, or a JSON array of names",
        )
    })?;
    if names.is_empty() {
        return Err(Failure::usage(
            format_args!("{}: holds no name", path.display()),
            "check that it is the right file",
        ));
    }
    Ok(names)
}

/// Lines (what follows `#` is a comment) or a JSON array.
fn parse(text: &str) -> Result<Vec<String>, String> {
    if text.trim_start().starts_with('[') {
        let values: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let name = |value: Value| match value {
            Value::String(name) => Ok(name),
            other => Err(format!("`{other}` is no name")),
        };
        return values.into_iter().map(name).collect();
    }
    let lines = text.lines().map(|line| {
        let line = line.split_once(" #").map_or(line, |(name, _)| name);
        line.trim()
    });
    let names = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(names.map(str::to_owned).collect())
}
