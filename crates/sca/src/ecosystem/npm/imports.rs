//! Imports of JavaScript and TypeScript: those that run whenever the module is loaded.
//!
//! Only statements that begin a line are taken; one that is indented may never run.

use crate::lines::{Line, lines};
use crate::out::Out;

pub(super) fn read(out: &mut Out<'_>) {
    out.code();
    let text = out.text;
    let mut state = State::default();
    for line in lines(text) {
        let (begins_outside, was_listing) = (state.is_outside(), state.lists_names);
        state.pass(line.text);
        if !begins_outside {
            continue;
        }
        if was_listing {
            // The names of `import {` go on until `} from '…'`.
            state.lists_names = !line.text.contains([';', '\'', '"']);
            let from = line.text.split_once("from");
            if let Some((_, rest)) = from.filter(|(before, _)| before.trim_start().starts_with('}'))
            {
                take(out, line, rest);
            }
            continue;
        }
        let Some(rest) = ["import", "export"]
            .iter()
            .find_map(|word| line.text.strip_prefix(word))
        else {
            required(out, line);
            continue;
        };
        // Types are gone when the code runs; `import(…)` and `import.meta` are no statements.
        if !rest.starts_with([' ', '{', '\'', '"', '*']) || rest.trim_start().starts_with("type ") {
            continue;
        }
        let is_import = line.text.starts_with("import");
        match rest.rsplit_once("from") {
            Some((_, from)) if from.trim_start().starts_with(['\'', '"']) => take(out, line, from),
            _ if is_import && rest.trim_start().starts_with(['\'', '"']) => take(out, line, rest),
            _ => state.lists_names = rest.trim_end().ends_with(['{', ',']),
        }
    }
}

/// `const x = require('y')`.
fn required(out: &mut Out<'_>, line: Line<'_>) {
    let is_declaration = ["const ", "let ", "var "]
        .iter()
        .any(|word| line.text.starts_with(word));
    if let (true, Some((_, rest))) = (is_declaration, line.text.split_once("= require(")) {
        take(out, line, rest);
    }
}

/// Takes the package of the text in quotes that `rest` begins with.
fn take(out: &mut Out<'_>, line: Line<'_>, rest: &str) {
    let rest = rest.trim_start();
    let Some(quote) = rest
        .chars()
        .next()
        .filter(|sign| matches!(sign, '\'' | '"'))
    else {
        return;
    };
    let Some((specifier, _)) = rest.get(1..).and_then(|rest| rest.split_once(quote)) else {
        return;
    };
    if let Some(package) = package(specifier) {
        out.import(package, line.span_of(package));
    }
}

/// The package that a specifier leads to: `@scope/name` of `@scope/name/inside`. A path, an alias (`#x`, `~/x`, `@/x`), an
/// address, or a text that npm allows no package to be called is none.
fn package(specifier: &str) -> Option<&str> {
    let end = match specifier.strip_prefix('@') {
        Some(scoped) => {
            let scope = scoped.find('/').filter(|at| *at > 0)?;
            let name = scoped.get(scope + 1..)?;
            scope + 2 + name.find('/').unwrap_or(name.len())
        }
        None => specifier.find('/').unwrap_or(specifier.len()),
    };
    let package = specifier.get(..end)?;
    let is_sign =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._@/".contains(&byte);
    let starts_well =
        package.starts_with(|c: char| c.is_ascii_lowercase() || c == '@' || c.is_ascii_digit());
    (starts_well && !package.ends_with('/') && package.bytes().all(is_sign)).then_some(package)
}

/// What of a text goes on over the end of a line.
#[derive(Default)]
struct State {
    in_comment: bool,
    in_template: bool,
    lists_names: bool,
}

impl State {
    fn is_outside(&self) -> bool {
        !self.in_comment && !self.in_template
    }

    fn pass(&mut self, line: &str) {
        let mut quote: Option<char> = None;
        let mut signs = line.chars().peekable();
        while let Some(sign) = signs.next() {
            if self.in_comment {
                self.in_comment = !(sign == '*' && signs.next_if_eq(&'/').is_some());
                continue;
            }
            match (sign, quote) {
                ('\\', _) => {
                    signs.next();
                }
                ('`', None) => self.in_template = !self.in_template,
                _ if self.in_template => {}
                ('\'' | '"', None) => quote = Some(sign),
                (sign, Some(open)) if sign == open => quote = None,
                ('/', None) if signs.peek() == Some(&'/') => return,
                ('/', None) if signs.next_if_eq(&'*').is_some() => self.in_comment = true,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::package;
    use airlock_model::RepoPath;

    #[test]
    fn takes_what_runs_when_the_module_is_loaded() {
        let text = "import a from 'a'\nimport 'b/inside';\nimport {\n  x,\n  y,\n} from \"@s/c/d\";\nimport type T from 't';\n\
                    export { z } from 'e';\nexport const from = 'not';\nconst f = require('f').g;\n/* \nimport k from 'k'\n*/\n\
                    const t = `\nimport l from 'l'\n`\n// import m from 'm'\nfunction q() {\n  require('n');\n}\nimport './o';\n\
                    import p from 'node:fs';\nimport r from '@/alias';\nimport A from 'a';\n";
        let facts = crate::read(&RepoPath::new("a.ts"), text);
        let names: Vec<String> = facts
            .imports
            .iter()
            .map(|import| format!("{}:{}", import.name, import.location.start.line))
            .collect();
        assert_eq!(names, ["a:1", "b:2", "@s/c:6", "e:8", "f:10"]);
    }

    #[test]
    fn tells_packages_from_paths_and_aliases() {
        let cases = [
            ("x", Some("x")),
            ("x/y/z.js", Some("x")),
            ("@s/x/y", Some("@s/x")),
            ("lodash.get", Some("lodash.get")),
            ("./x", None),
            ("/x", None),
            ("#x", None),
            ("~/x", None),
            ("@/x", None),
            ("@s", None),
            ("node:fs", None),
            ("https://h.test/x.js", None),
            ("Some/Where", None),
            ("", None),
        ];
        for (specifier, expected) in cases {
            assert_eq!(package(specifier), expected, "{specifier}");
        }
    }
}
