//! What taint rules need to know of libraries: where values come in, where they must not arrive, what makes them
//! harmless, what passes them on. Written once for each library (`models/<language>/<library>.yaml`), and named by rules
//! (`- model: request`) instead of being repeated in each.
//!
//! Invariants:
//! - a rule that names a model is read as if the model's entries were written in its place;
//! - needs no other module of this crate but `raw` and `raw_taint`, because the build script compiles this file too.

use crate::raw::{Shape, string, texts, wrong};
use crate::raw_taint::{self, Part};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The key by which an entry of a taint rule names models.
const MODEL: &str = "model";
/// The key beside it that narrows it to libraries.
const LIBRARY: &str = "library";

/// What is known of libraries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Models {
    of_libraries: Vec<Model>,
}

/// What is known of one library in some languages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Model {
    library: String,
    languages: Vec<String>,
    roles: Vec<Role>,
}

/// Entries of taint rules that play one role, such as sinks for SQL.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Role {
    part: Part,
    name: String,
    /// A list of entries as a rule would hold them, as JSON.
    entries: String,
}

impl Models {
    /// Reads the list under `models:` of a file. Models of a library that is known already for one of the languages take
    /// the place of what was known.
    ///
    /// # Errors
    /// The first key whose shape is wrong; then nothing of the list is taken.
    pub(crate) fn add(&mut self, list: &Value) -> Shape<()> {
        let Some(list) = list.as_array() else {
            return wrong(
                "models",
                "expected a list",
                "begin each entry with `- library: …`",
            );
        };
        let read: Vec<Model> = { list.iter().enumerate() }
            .map(|(index, value)| model(value, &format!("models[{index}]")))
            .collect::<Shape<_>>()?;
        for new in read {
            self.of_libraries.retain(|old| {
                let is_same = old.library == new.library && shares(&old.languages, &new.languages);
                !is_same
            });
            self.of_libraries.push(new);
        }
        Ok(())
    }

    /// The roles that there are: part of a taint rule, name, and a language.
    #[expect(clippy::allow_attributes, reason = "the build script does not ask")]
    #[allow(dead_code, reason = "the build script does not ask")]
    pub fn roles(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        self.of_libraries.iter().flat_map(|model| {
            let languages = model.languages.iter();
            languages.flat_map(|language| {
                { model.roles.iter() }
                    .map(|role| (role.part.name(), role.name.as_str(), language.as_str()))
            })
        })
    }

    /// `rule` with the entries of models in the place of their names.
    ///
    /// # Errors
    /// When an entry names a model that there is not for the rule's languages.
    pub(crate) fn expand(&self, rule: &Value) -> Shape<Value> {
        let mut whole = rule.clone();
        let languages = match rule.get("languages") {
            Some(languages) => texts(languages, "languages").unwrap_or_default(),
            None => Vec::new(),
        };
        let Some(keys) = whole.as_object_mut() else {
            return Ok(whole);
        };
        for part in Part::ALL {
            if let Some(entries) = keys.get_mut(part.key()) {
                self.fill(part, part.key(), &languages, entries)?;
            }
            let block = keys.get_mut("taint").and_then(Value::as_object_mut);
            if let Some(entries) = block.and_then(|block| block.get_mut(part.name())) {
                self.fill(part, part.name(), &languages, entries)?;
            }
        }
        Ok(whole)
    }

    fn fill(&self, part: Part, key: &str, languages: &[String], list: &mut Value) -> Shape<()> {
        let Some(entries) = list.as_array_mut() else {
            return Ok(());
        };
        let mut filled = Vec::with_capacity(entries.len());
        for (index, entry) in std::mem::take(entries).into_iter().enumerate() {
            match entry.get(MODEL) {
                None => filled.push(entry),
                Some(_) => filled.extend(self.named(
                    part,
                    languages,
                    &entry,
                    &format!("{key}[{index}]"),
                )?),
            }
        }
        *entries = filled;
        Ok(())
    }

    /// The entries that `entry`, found at `at`, names.
    fn named(
        &self,
        part: Part,
        languages: &[String],
        entry: &Value,
        at: &str,
    ) -> Shape<Vec<Value>> {
        let keys = entry.as_object().cloned().unwrap_or_default();
        if let Some(other) = keys
            .keys()
            .find(|key| ![MODEL, LIBRARY].contains(&key.as_str()))
        {
            return wrong(
                &format!("{at}.{other}"),
                format!("`{other}` stands beside `model`"),
                "name the model in an entry of its own, with `library` at most",
            );
        }
        let name = string(
            entry.get(MODEL).unwrap_or(&Value::Null),
            &format!("{at}.{MODEL}"),
        )?;
        let only = { entry.get(LIBRARY) }
            .map(|value| texts(value, &format!("{at}.{LIBRARY}")))
            .transpose()?;
        let is_meant = |model: &&Model| {
            shares(&model.languages, languages)
                && only
                    .as_ref()
                    .is_none_or(|only| only.contains(&model.library))
        };
        let mut all = Vec::new();
        for model in self.of_libraries.iter().filter(is_meant) {
            for role in &model.roles {
                if role.part == part && role.name == name {
                    let entries: Vec<Value> =
                        serde_json::from_str(&role.entries).unwrap_or_default();
                    all.extend(entries);
                }
            }
        }
        if all.is_empty() {
            return wrong(
                at,
                format!(
                    "no model gives {} `{name}` for {}",
                    part.name(),
                    languages.join(", ")
                ),
                self.hint(part, languages),
            );
        }
        Ok(all)
    }

    fn hint(&self, part: Part, languages: &[String]) -> String {
        let models = self.of_libraries.iter();
        let mut names: Vec<&str> = models
            .filter(|model| shares(&model.languages, languages))
            .flat_map(|model| &model.roles)
            .filter(|role| role.part == part)
            .map(|role| role.name.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        if names.is_empty() {
            return "write the entries here, or a model of your own under `models:`".to_owned();
        }
        format!("there are {}", names.join(", "))
    }
}

/// Whether two lists have a language in common.
fn shares(some: &[String], others: &[String]) -> bool {
    some.iter().any(|language| others.contains(language))
}

fn model(value: &Value, at: &str) -> Shape<Model> {
    let Some(keys) = value.as_object() else {
        return wrong(
            at,
            "expected a mapping",
            "write `- library: …` with its keys below",
        );
    };
    let needed = |key: &str| match keys.get(key) {
        Some(value) => Ok(value),
        None => wrong(at, format!("`{key}` is missing"), format!("add `{key}: …`")),
    };
    let mut roles = Vec::new();
    for (key, value) in keys {
        if matches!(key.as_str(), "library" | "languages" | "references") {
            continue;
        }
        let Some(part) = Part::ALL.into_iter().find(|part| part.name() == key) else {
            return wrong(
                &format!("{at}.{key}"),
                format!("`{key}` is no part of a model"),
                "a model has library, languages, sources, sinks, sanitizers, propagators and references",
            );
        };
        let Some(named) = value.as_object() else {
            return wrong(
                &format!("{at}.{key}"),
                "expected a mapping from roles to lists of entries",
                "write `request:` or `sql:` and the entries below it",
            );
        };
        roles.append(&mut roles_of(part, named, &format!("{at}.{key}"))?);
    }
    Ok(Model {
        library: string(needed("library")?, &format!("{at}.library"))?,
        languages: texts(needed("languages")?, &format!("{at}.languages"))?,
        roles,
    })
}

fn roles_of(part: Part, named: &Map<String, Value>, at: &str) -> Shape<Vec<Role>> {
    let role = |(name, entries): (&String, &Value)| {
        raw_taint::check(part, entries, &format!("{at}.{name}"))?;
        Ok(Role {
            part,
            name: name.clone(),
            entries: entries.to_string(),
        })
    };
    named.iter().map(role).collect()
}
