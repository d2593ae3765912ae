//! The embedded pack, and rules from files.

use crate::error::{RuleError, RulePlace};
use crate::example::{Example, Examples};
use crate::models::Models;
use crate::packed::{PackedRule, PackedRules};
use crate::raw::{self, RawRule};
use crate::rule::Rule;
use crate::unpacked::PackError;
use serde_json::Value;
use std::sync::OnceLock;

/// The rules this program was built with.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.pack"));
/// The same rules, each as it is read.
static READY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ready.pack"));

/// The pack compiled into the program.
///
/// # Errors
/// Never for a program that was built whole.
pub fn embedded() -> Result<PackedRules, PackError> {
    PackedRules::built_in(EMBEDDED, READY)
}

/// The digest of the embedded pack, read without its rules.
pub(crate) fn embedded_digest() -> Result<String, PackError> {
    PackedRules::digest_of_built_in(EMBEDDED)
}

/// The example of the embedded rule `id`. All examples are decoded for it: for whoever explains a rule, not for a scan.
///
/// # Errors
/// Never for a program that was built whole.
pub fn embedded_example(id: &str) -> Result<Option<Example>, PackError> {
    let examples: Examples =
        postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/examples.pack")))
            .map_err(|error| PackError::Damaged(error.to_string()))?;
    let mut all = examples.of_rules.into_iter();
    Ok(all.find(|(rule, _)| rule == id).map(|(_, example)| example))
}

impl Models {
    /// The models compiled into the program, decoded once: the embedded rules hold what they name of them, so only rules
    /// from files ask.
    pub fn embedded() -> &'static Self {
        static MODELS: OnceLock<Models> = OnceLock::new();
        // What the build script wrote is what is read.
        MODELS.get_or_init(|| {
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/models.pack"));
            postcard::from_bytes(bytes).unwrap_or_default()
        })
    }
}

/// Adds what the YAML file `file` with contents `text` says of libraries under `models:` to `models`; nothing where it
/// does not say anything, or is no YAML.
///
/// # Errors
/// When it says it wrongly.
pub fn load_models(file: &str, text: &str, models: &mut Models) -> Result<(), RuleError> {
    // Rule files need not be parsed twice for it.
    if !text.lines().any(|line| line.starts_with("models:")) {
        return Ok(());
    }
    let Ok(value) = yaml(file, text) else {
        return Ok(());
    };
    let list = value.get("models").unwrap_or(&Value::Null);
    models
        .add(list)
        .map_err(|shape| shape_error(file, text, &Value::Null, &shape))
}

/// Reads the YAML rule file `file` with contents `text`, whose rules may name the models of the program; a rule that is
/// wrong does not stop the others.
pub fn load_yaml(file: &str, text: &str) -> (Vec<PackedRule>, Vec<RuleError>) {
    if text.contains("model:") {
        return load_yaml_with(file, text, Models::embedded());
    }
    load_yaml_with(file, text, &Models::default())
}

/// Reads the YAML rule file `file` with contents `text`, whose rules may name `models`.
pub fn load_yaml_with(
    file: &str,
    text: &str,
    models: &Models,
) -> (Vec<PackedRule>, Vec<RuleError>) {
    let value = match yaml(file, text) {
        Ok(value) => value,
        Err(error) => return (Vec::new(), vec![error]),
    };
    let Some(rules) = value.get("rules").and_then(Value::as_array) else {
        if value.get("models").is_some() {
            return (Vec::new(), Vec::new());
        }
        let place = RulePlace {
            file: file.to_owned(),
            ..RulePlace::default()
        };
        return (
            Vec::new(),
            vec![RuleError::new(
                place,
                "the file holds no `rules:` list",
                "begin it with `rules:` and one `- id: …` for each rule",
            )],
        );
    };
    let (mut packed, mut errors) = (Vec::new(), Vec::new());
    for rule in rules {
        match pack_one(file, text, rule, models) {
            Ok(rule) => packed.push(rule),
            Err(error) => errors.push(error),
        }
    }
    (packed, errors)
}

fn yaml(file: &str, text: &str) -> Result<Value, RuleError> {
    yaml_serde::from_str(text).map_err(|error| {
        let at = error.location();
        let place = RulePlace {
            file: file.to_owned(),
            line_column: at.map(|at| (to_u32(at.line()), to_u32(at.column()))),
            ..RulePlace::default()
        };
        RuleError::new(
            place,
            format!("not valid YAML: {error}"),
            "quote texts that hold `: ` or begin with a special character",
        )
    })
}

/// What a rule says of itself, whether or not it can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredRule {
    /// `id`.
    pub id: String,
    /// `languages` as written.
    pub languages: Vec<String>,
    /// `mode`, `search` where it is not written.
    pub mode: String,
}

/// The rules that the YAML rule file `text` declares; those without a name are left out.
pub fn declared(text: &str) -> Vec<DeclaredRule> {
    let value: Value = yaml_serde::from_str(text).unwrap_or_default();
    let rules = value.get("rules").and_then(Value::as_array);
    let declare = |rule: &Value| {
        let word = |key: &str| rule.get(key).and_then(Value::as_str).map(str::to_owned);
        let languages = rule.get("languages").and_then(Value::as_array);
        Some(DeclaredRule {
            id: word("id")?,
            languages: languages
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
            mode: word("mode").unwrap_or_else(|| "search".to_owned()),
        })
    };
    rules.into_iter().flatten().filter_map(declare).collect()
}

fn pack_one(
    file: &str,
    text: &str,
    value: &Value,
    models: &Models,
) -> Result<PackedRule, RuleError> {
    let packed = crate::packed::pack(file, value, models)
        .map_err(|shape| shape_error(file, text, value, &shape))?;
    // Languages, globs and taxonomy ids are checked at once, so that the user hears of them whether or not a file needs the rule.
    match unpack(&packed, Trust::Untrusted) {
        Ok(_) => Ok(packed),
        Err(mut error) => {
            error.place.line_column = line_of(text, &packed.id);
            Err(error)
        }
    }
}

fn shape_error(file: &str, text: &str, value: &Value, shape: &raw::ShapeError) -> RuleError {
    let id = value.get("id").and_then(Value::as_str);
    let place = RulePlace {
        file: file.to_owned(),
        rule: id.map(str::to_owned),
        line_column: id.and_then(|id| line_of(text, id)),
        key: (!shape.key.is_empty()).then(|| shape.key.clone()),
    };
    RuleError::new(place, shape.message.clone(), shape.hint.clone())
}

/// Line and column of the `id:` key whose value is `id`.
fn line_of(text: &str, id: &str) -> Option<(u32, u32)> {
    text.lines().enumerate().find_map(|(line, content)| {
        let key = content.find("id:")?;
        let value = content.get(key + 3..)?.trim().trim_matches(['"', '\'']);
        (value == id).then(|| (to_u32(line + 1), to_u32(key + 1)))
    })
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whose words a rule's texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Ours, or the organisation's.
    Trusted,
    /// The scanned repository's: shown to people, not sent to agents.
    Untrusted,
}

/// Reads the whole of a packed rule.
///
/// # Errors
/// When a language is not known, a glob is not one, or metadata is wrong.
pub fn unpack(packed: &PackedRule, trust: Trust) -> Result<Rule, RuleError> {
    let place = || RulePlace {
        file: packed.file.clone(),
        rule: Some(packed.id.clone()),
        ..RulePlace::default()
    };
    let unreadable = |error: String| RuleError::new(place(), error, "build the pack again");
    let raw: RawRule = if let Some(ready) = packed.ready {
        postcard::from_bytes(ready).map_err(|error| unreadable(error.to_string()))?
    } else {
        let value: Value =
            serde_json::from_str(&packed.body).map_err(|error| unreadable(error.to_string()))?;
        raw::read_rule(&value).map_err(|shape| shape_error(&packed.file, "", &value, &shape))?
    };
    crate::rule::validate(raw, packed.file.clone(), trust == Trust::Untrusted)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn what_is_built_in_reads_as_any_pack() {
        let plain = PackedRules::from_bytes(EMBEDDED).unwrap();
        let built_in = embedded().unwrap();
        assert_eq!(built_in.digest, plain.digest);
        for (mut own, plain) in built_in.rules.into_iter().zip(plain.rules) {
            let read = [&own, &plain].map(|rule| unpack(rule, Trust::Trusted));
            assert_eq!(read[0], read[1], "{}", own.id);
            own.ready = None;
            assert_eq!(own, plain);
        }
    }

    #[test]
    fn every_built_in_rule_has_an_example() {
        let without: Vec<String> = embedded()
            .unwrap()
            .rules
            .into_iter()
            .filter(|rule| embedded_example(&rule.id).unwrap().is_none())
            .map(|rule| rule.id)
            .collect();
        assert_eq!(without, Vec::<String>::new());
        assert_eq!(embedded_example("no-such-rule").unwrap(), None);
    }
}
