//! Names and what is known of them: exact, by their beginning (`hashlib.*`) or by their last part (`*.execute`).
//!
//! Invariant: a look costs as many steps as the name has parts.

use rustc_hash::FxHashMap;

/// What is known of names, each row once.
#[derive(Debug)]
pub(crate) struct NameTable<T> {
    exact: FxHashMap<String, T>,
    beginnings: FxHashMap<String, T>,
    lasts: FxHashMap<String, T>,
}

impl<T> Default for NameTable<T> {
    fn default() -> Self {
        Self {
            exact: FxHashMap::default(),
            beginnings: FxHashMap::default(),
            lasts: FxHashMap::default(),
        }
    }
}

impl<T> NameTable<T> {
    /// Adds a row. `a.b` is a name, `a.b.*` all below it, `*.b` whatever ends in it.
    pub(crate) fn insert(&mut self, pattern: &str, value: T) {
        if let Some(last) = pattern.strip_prefix("*.") {
            self.lasts.insert(last.to_owned(), value);
        } else if let Some(beginning) = pattern.strip_suffix(".*") {
            self.beginnings.insert(beginning.to_owned(), value);
        } else {
            self.exact.insert(pattern.to_owned(), value);
        }
    }

    /// What is known of `path`: of the name itself, else of its longest beginning, else of its last part.
    pub(crate) fn get(&self, path: &str) -> Option<&T> {
        if let Some(found) = self.exact.get(path) {
            return Some(found);
        }
        let mut ends: Vec<usize> = path.match_indices(['.', '/']).map(|(at, _)| at).collect();
        ends.push(path.len());
        let beginning = { ends.iter().rev() }
            .find_map(|end| self.beginnings.get(path.get(..*end).unwrap_or("")));
        beginning.or_else(|| {
            let last = path.rsplit_once('.')?.1;
            self.lasts.get(last)
        })
    }
}

/// The rows of a table in a text: columns are separated by `|`, empty lines and those that begin with `#` are none.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_row_wins() {
        let mut table = NameTable::default();
        for row in ["a.b", "a.*", "a.b.c.*", "*.execute"] {
            table.insert(row, row);
        }
        let cases = [
            ("a.b", Some("a.b")),
            ("a.b.x", Some("a.*")),
            ("a.b.c.d.e", Some("a.b.c.*")),
            ("a", Some("a.*")),
            ("ab", None),
            ("cursor.execute", Some("*.execute")),
            ("*.execute", Some("*.execute")),
            ("execute", None),
        ];
        for (path, expected) in cases {
            assert_eq!(table.get(path).copied(), expected, "{path}");
        }
    }
}
