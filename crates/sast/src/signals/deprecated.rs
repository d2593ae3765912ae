//! Functions, classes and modules that their makers have given up, from the table `data/deprecated.txt`.

use super::{File, Signal, SignalRule};
use crate::name_table::{NameTable, rows};
use crate::uses::speaks;
use airlock_model::Purpose;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the table says of a name.
struct Row {
    since: &'static str,
    instead: &'static str,
    /// Whether nothing but an import of it, or the name as a whole, tells it from another.
    needs_import: bool,
}

/// The table by language.
static TABLE: LazyLock<FxHashMap<&'static str, NameTable<Row>>> = LazyLock::new(|| {
    let mut all: FxHashMap<&'static str, NameTable<Row>> = FxHashMap::default();
    for row in rows(include_str!("../../data/deprecated.txt")) {
        if let [language, name, since, instead] = row.as_slice() {
            let (name, needs_import) = match name.strip_prefix('=') {
                Some(name) => (name, false),
                None => (*name, true),
            };
            all.entry(language).or_default().insert(
                name,
                Row {
                    since,
                    instead,
                    needs_import,
                },
            );
        }
    }
    all
});

pub(super) fn find(file: &File<'_>) -> Vec<Signal> {
    if file.purpose != Purpose::Product {
        return Vec::new();
    }
    let language = file.facts.language;
    // The tables are few; their order decides nothing, since no name is in two of one language.
    let tables: Vec<&NameTable<Row>> = [
        "python",
        "javascript",
        "java",
        "go",
        "php",
        "ruby",
        "csharp",
    ]
    .iter()
    .filter(|name| speaks(language, name))
    .filter_map(|name| TABLE.get(name))
    .collect();
    let mut all = Vec::new();
    for used in file.uses {
        let found = tables.iter().find_map(|table| table.get(&used.path));
        let Some(row) = found.filter(|row| used.is_imported || !row.needs_import) else {
            continue;
        };
        let span = file.facts.tree.node(used.node).span();
        all.push(Signal {
            rule: SignalRule::DeprecatedApi,
            span,
            symbol: file.symbol_at(span),
            message: format!(
                "`{}` is deprecated since {}; use {}",
                used.path, row.since, row.instead
            ),
            identity: used.path.clone(),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_four_columns_and_a_known_language() {
        let mut count = 0;
        for row in rows(include_str!("../../data/deprecated.txt")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(row.iter().all(|column| !column.is_empty()), "{row:?}");
            assert!(airlock_syntax::by_name(row.first().copied().unwrap_or("")).is_some());
            count += 1;
        }
        assert!(count > 100, "{count}");
    }
}
