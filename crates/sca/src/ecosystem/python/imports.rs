//! Import statements of Python: those that run whenever the module is loaded.
//!
//! Statements that are indented may be optional (`try`), for type checkers only, or never run; they say nothing about what
//! must be installed, and are not taken.

use crate::lines::{Line, lines};
use crate::out::Out;

pub(super) fn read(out: &mut Out<'_>) {
    out.code();
    let text = out.text;
    let mut quotes = Quotes::default();
    for line in lines(text) {
        let starts_outside = quotes.open.is_none();
        quotes.pass(line.text);
        if !starts_outside {
            continue;
        }
        if let Some(modules) = line.text.strip_prefix("import ") {
            // A comment or a second statement ends the list.
            let modules = modules.split(['#', ';']).next().unwrap_or_default();
            for module in modules.split(',') {
                take(out, line, module);
            }
        } else if let Some(rest) = line.text.strip_prefix("from ")
            && let Some((module, _)) = rest.split_once(" import")
        {
            take(out, line, module);
        }
    }
}

/// `a.b as c`: `a`, unless it is relative or no name.
fn take(out: &mut Out<'_>, line: Line<'_>, module: &str) {
    let module = module
        .trim()
        .split([' ', '\t', '.'])
        .next()
        .unwrap_or_default();
    let is_name = module.starts_with(|c: char| c.is_ascii_alphabetic())
        && module
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name {
        out.import(module, line.span_of(module));
    }
}

/// Whether a text in three quotes is open.
#[derive(Default)]
struct Quotes {
    open: Option<&'static str>,
}

impl Quotes {
    fn pass(&mut self, line: &str) {
        let mut rest = line;
        loop {
            if let Some(quotes) = self.open {
                let Some((_, after)) = rest.split_once(quotes) else {
                    return;
                };
                self.open = None;
                rest = after;
            }
            let Some(at) = rest.find(['#', '"', '\'']) else {
                return;
            };
            let (_, from) = rest.split_at(at);
            if from.starts_with('#') {
                return;
            }
            let triple = ["\"\"\"", "'''"]
                .into_iter()
                .find(|quotes| from.starts_with(quotes));
            rest = match triple {
                Some(quotes) => {
                    self.open = Some(quotes);
                    from.get(3..).unwrap_or_default()
                }
                None => after_string(from),
            };
        }
    }
}

/// What follows a text in single quotes or double ones; nothing where it does not end on its line.
fn after_string(from: &str) -> &str {
    let mut signs = from.char_indices();
    let Some((_, quote)) = signs.next() else {
        return "";
    };
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else if sign == quote {
            return from.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use airlock_model::RepoPath;

    #[test]
    fn takes_what_runs_when_the_module_is_loaded() {
        let text = "\"\"\"A text.\nimport in_a_text\n\"\"\"\nimport os, numpy as np  # import not_this\nfrom a.b import c\n\
                    from . import d\nfrom .e import f\nx = '# \"\"\" no text'\nimport g\nif x:\n    import optional\n\
                    try:\n    import maybe\nexcept ImportError:\n    pass\nimport g\n'''\nimport in_another\n''' ; y = 1\nimport last\n";
        let facts = crate::read(&RepoPath::new("a.py"), text);
        let names: Vec<String> = facts
            .imports
            .iter()
            .map(|import| format!("{}:{}", import.name, import.location.start.line))
            .collect();
        assert_eq!(names, ["os:4", "numpy:4", "a:5", "g:9", "last:20"]);
    }
}
