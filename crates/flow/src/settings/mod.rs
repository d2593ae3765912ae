//! Values that code reads from configuration files of its project: which key of which file an expression names.
//!
//! In two steps, because files are not read here: [`asked`] says of a text which keys it may read, too broadly rather than
//! too narrowly; whoever has files gives the values back as [`Settings`], and [`Facts::constant`](crate::Facts::constant)
//! sees them where an expression reads them. One file for each language's idioms.
//!
//! Invariant: the environment of a process and anything that is set when a program runs are no constants.

mod csharp;
mod java;
mod javascript;
mod literals;
mod php;
mod python;

use crate::{Constant, Facts};
use airlock_syntax::{Kind, Language, NodeId, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most keys that one text is asked for; more are left out.
const MAX_KEYS: usize = 200;

/// Where a project keeps settings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// Spring's `application.properties` and `application.yml`.
    Spring,
    /// A file of Java's properties, by its path in the resources.
    Properties(String),
    /// Django's settings module.
    Django,
    /// `config.py` of a Flask application.
    Flask,
    /// `config/default.json` of the package `config` of Node.js.
    NodeConfig,
    /// A file of JSON that a module imports, by the path in the import.
    Json(String),
    /// `appsettings.json` of .NET; its keys are written with colons, in any case.
    DotNet,
    /// `config/*.php` of Laravel.
    Laravel,
}

/// A setting's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// Where it is kept.
    pub place: Place,
    /// Its name there, parts joined by the place's own separator.
    pub name: String,
}

impl Key {
    fn new(place: Place, name: &str) -> Self {
        Self {
            place,
            name: name.to_owned(),
        }
    }
}

/// The values of the settings that a text reads, as far as they are constants.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings(BTreeMap<Key, Constant>);

impl Settings {
    /// Of keys and their values.
    pub fn new(values: impl IntoIterator<Item = (Key, Constant)>) -> Self {
        Self(values.into_iter().collect())
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values as code would write them, for a search for words: one on each line.
    pub fn as_code(&self) -> String {
        let mut code = String::new();
        for value in self.0.values() {
            let written = match value {
                Constant::Str(text) => format!("\n\"{text}\""),
                Constant::Number(number) => format!("\n{number}"),
                Constant::Bool(true) => "\ntrue True TRUE".to_owned(),
                Constant::Bool(false) => "\nfalse False FALSE".to_owned(),
            };
            code.push_str(&written);
        }
        code
    }
}

/// The keys that a text may read, in order and each once.
pub fn asked(language: &Language, text: &str) -> Vec<Key> {
    let mut keys = match language.name {
        "java" => java::asked(text),
        "python" => python::asked(text),
        "javascript" | "typescript" | "tsx" => javascript::asked(text),
        "csharp" => csharp::asked(text),
        "php" => php::asked(text),
        _ => return Vec::new(),
    };
    keys.sort();
    keys.dedup();
    keys.truncate(MAX_KEYS);
    keys
}

impl Facts<'_> {
    /// The value of the setting that the expression at `node` reads.
    pub(crate) fn setting(&self, node: NodeId) -> Option<Constant> {
        let settings = self.settings.filter(|settings| !settings.is_empty())?;
        let key = match self.language.name {
            "java" => java::key(self, node),
            "python" => python::key(self, node),
            "javascript" | "typescript" | "tsx" => javascript::key(self, node),
            "csharp" => csharp::key(self, node),
            "php" => php::key(self, node),
            _ => None,
        }?;
        settings.0.get(&key).cloned()
    }
}

/// The callee of a call and the text of its first argument, if that is a string.
fn call_with_name(facts: &Facts<'_>, node: NodeId) -> Option<(NodeId, String)> {
    let tree = facts.tree;
    if tree.kind(node) != Kind::Call {
        return None;
    }
    let args = tree.child(node, Role::Args)?;
    let name = facts.literal(tree.children(args).next()?)?;
    Some((tree.child(node, Role::Callee)?, name))
}

/// What is indexed by a string, and the string.
fn indexed_by_name(facts: &Facts<'_>, node: NodeId) -> Option<(NodeId, String)> {
    let tree = facts.tree;
    if tree.kind(node) != Kind::Index {
        return None;
    }
    let name = facts.literal(tree.child(node, Role::Index)?)?;
    Some((tree.child(node, Role::Object)?, name))
}
