//! Modules that come with a language, and their names: the standard library of Python and what is built into Node.js.

use airlock_syntax::NodeId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

type Modules = FxHashMap<&'static str, Option<FxHashSet<&'static str>>>;

static PYTHON: LazyLock<Modules> =
    LazyLock::new(|| modules(include_str!("../../../data/python_stdlib.txt")));
static NODE: LazyLock<Modules> =
    LazyLock::new(|| modules(include_str!("../../../data/node_builtins.txt")));

/// Modules and their names; none for a module that makes its names when asked.
fn modules(text: &'static str) -> Modules {
    crate::name_table::rows(text)
        .filter_map(|row| match row.as_slice() {
            [module, "*"] => Some((*module, None)),
            [module, names] => Some((*module, Some(names.split(' ').collect()))),
            _ => None,
        })
        .collect()
}

/// A name that is asked of some module.
pub(super) struct Asked {
    pub(super) path: Path,
    pub(super) node: NodeId,
    pub(super) at: Table,
}

/// Whose modules are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Python,
    Node,
}

/// The parts of a name, from the module to the thing.
pub(super) struct Path {
    pub(super) parts: Vec<String>,
    /// The module and the name in it, where an import says where one ends.
    pub(super) split: Option<(String, String)>,
    /// How many of the parts are the module's at least.
    pub(super) least: usize,
}

pub(super) enum Known {
    /// The module is known, and the name is missing.
    Missing(String, String),
    /// The name is there, or nobody can say.
    There,
    /// The module is not in the table.
    No,
}

/// What the tables say of a name.
pub(super) fn known(asked: &Asked) -> Known {
    let (table, path): (&Modules, &Path) = match asked.at {
        Table::Python => (&PYTHON, &asked.path),
        Table::Node => (&NODE, &asked.path),
    };
    for length in (path.least.max(1)..path.parts.len()).rev() {
        let (module, rest) = path.parts.split_at(length);
        let module = module.join(".");
        let Some(names) = table.get(module.as_str()) else {
            continue;
        };
        let Some(name) = rest.first() else {
            return Known::There;
        };
        return match names {
            Some(names) if !names.contains(name.as_str()) && !is_special(name) => {
                Known::Missing(module, name.clone())
            }
            _ => Known::There,
        };
    }
    // A part of a module that is in the table is not asked of anybody else.
    let known_part = path
        .parts
        .first()
        .is_some_and(|first| table.contains_key(first.as_str()));
    if known_part { Known::There } else { Known::No }
}

/// Names that every module has.
pub(super) fn is_special(name: &str) -> bool {
    name == "*" || name == "default" || (name.starts_with("__") && name.ends_with("__"))
}

/// Whether Node.js comes with the module.
pub(super) fn is_of_node(module: &str) -> bool {
    module.starts_with("node:") || NODE.contains_key(module)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_tables_hold_what_everybody_uses() {
        for (module, name) in [
            ("os", "environ"),
            ("os.path", "join"),
            ("datetime", "datetime"),
            ("json", "dumps"),
        ] {
            let names = PYTHON.get(module).and_then(Option::as_ref).unwrap();
            assert!(names.contains(name), "{module}.{name}");
        }
        for (module, name) in [
            ("fs", "readFileSync"),
            ("crypto", "createHash"),
            ("fs/promises", "readFile"),
        ] {
            let names = NODE.get(module).and_then(Option::as_ref).unwrap();
            assert!(names.contains(name), "{module}.{name}");
        }
        assert!(PYTHON.len() > 400 && NODE.len() > 30);
    }
}
