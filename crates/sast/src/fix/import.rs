//! The import that new code needs: added once, where the file's other imports are.
//!
//! Refuses where the name that the import would bind means something else in the file.

use crate::file::File;
use airlock_flow::Facts;
use airlock_model::{Cx, Edit, Span};
use airlock_syntax::{Kind, NodeId, ParseLimits, Role, Tree, parse};

/// The edits that add `statement` to a file: none where the file has it; `None` where it may not have it.
pub(super) fn missing(statement: &str, file: &File<'_>) -> Option<Vec<Edit>> {
    let language = file.facts.language;
    let lines = || file.text.lines().map(str::trim);
    let plain = |line: &str| line.trim_end_matches(';').replace('\'', "\"");
    if lines().any(|line| plain(line) == plain(statement)) {
        return Some(Vec::new());
    }
    let parsed = parse(&Cx::default(), language, statement, ParseLimits::default()).tree;
    let wanted = Facts::new(language, &parsed, statement);
    for (name, path) in wanted.imports().iter() {
        let known = file.facts.imports().lookup(name);
        match known {
            Some(known) if is_same(known, path) => return Some(Vec::new()),
            Some(_) => return None,
            None if is_used(file, name) => return None,
            None => {}
        }
    }
    if is_covered(statement, file.text) {
        return Some(Vec::new());
    }
    let (at, text) = placed(statement, file)?;
    let at = u32::try_from(at).ok()?;
    Some(vec![Edit {
        span: Span::new(at, at),
        replacement: text,
    }])
}

/// Whether two paths name one thing; Node's own modules have two names, and a module may be imported by its default.
fn is_same(left: &[String], right: &[String]) -> bool {
    let plain = |path: &[String]| -> Vec<String> {
        let parts = path.iter().filter(|part| *part != "default");
        parts
            .map(|part| part.trim_start_matches("node:").to_owned())
            .collect()
    };
    plain(left) == plain(right)
}

/// Whether the file names something `name` by itself, as a variable, function or other import.
fn is_used(file: &File<'_>, name: &str) -> bool {
    let symbol = file.facts.language.symbol_of(name);
    let is_named = |id: NodeId| {
        let node = file.tree.node(id);
        let parent = file.facts.parents().get(id.0 as usize).copied();
        let is_member = node.role == Role::Name
            && parent.is_some_and(|parent| file.tree.kind(parent) == Kind::Member);
        let is_argument = node.role == Role::Name
            && parent.is_some_and(|parent| {
                matches!(file.tree.kind(parent), Kind::KeywordArg | Kind::Pair)
            });
        !is_member && !is_argument
    };
    let mut idents = file.of_kind(Kind::Ident).iter().copied();
    idents.any(|id| file.tree.node(id).symbol == symbol && is_named(id))
}

/// Whether a wider import of the file brings the thing in: `import java.security.*;`.
fn is_covered(statement: &str, text: &str) -> bool {
    let Some((package, _)) = statement.rsplit_once('.') else {
        return false;
    };
    let mut lines = text.lines().map(str::trim);
    lines.any(|line| {
        line.strip_prefix(package)
            .is_some_and(|rest| matches!(rest.trim_end_matches(';'), ".*" | "._"))
    })
}

/// Where the statement goes, and as what.
fn placed(statement: &str, file: &File<'_>) -> Option<(usize, String)> {
    let (tree, text) = (file.tree, file.text);
    let root = tree.root()?;
    let first = tree.children(root).find(|id| is_import(tree, text, *id));
    if file.facts.language.name == "go" {
        return placed_in_go(statement, text);
    }
    if let Some(first) = first {
        let statement = as_module(statement, tree.kind(first) == Kind::Import);
        return Some((
            line_start(text, tree.node(first).start),
            format!("{statement}\n"),
        ));
    }
    let mut at = None;
    for child in tree.children(root) {
        let node = tree.node(child);
        if !is_head(tree, text, child) {
            at = at.or(Some(line_start(text, node.start)));
            break;
        }
        if node.kind == Kind::Package {
            let line = text.get(node.end as usize..)?.find('\n')?;
            return Some((node.end as usize + line + 1, format!("\n{statement}\n")));
        }
    }
    let statement = as_module(statement, false);
    Some((at.unwrap_or(text.len()), format!("{statement}\n\n")))
}

/// Whether a statement at the top of a file imports something and others may stand before it.
fn is_import(tree: &Tree, text: &str, id: NodeId) -> bool {
    let code = tree.text(text, id);
    match tree.kind(id) {
        Kind::Import => !code.contains("__future__"),
        Kind::VarDecl => code.contains("require("),
        _ => false,
    }
}

/// What stands before everything else in a file: its package, its documentation, directives.
fn is_head(tree: &Tree, text: &str, id: NodeId) -> bool {
    match tree.kind(id) {
        Kind::Package => true,
        Kind::Import => tree.text(text, id).contains("__future__"),
        Kind::ExprStmt => {
            let mut inner = tree.children(id);
            inner
                .next()
                .is_some_and(|inner| tree.kind(inner) == Kind::Str)
        }
        _ => false,
    }
}

fn line_start(text: &str, at: u32) -> usize {
    let before = text.get(..at as usize).unwrap_or("");
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// `const x = require('m');` in a file of modules.
fn as_module(statement: &str, is_module: bool) -> String {
    let named = || {
        let (name, call) = statement
            .strip_prefix("const ")?
            .split_once(" = require(")?;
        let module = call.trim_end_matches(';').strip_suffix(')')?;
        Some(format!("import * as {name} from {module};"))
    };
    is_module
        .then(named)
        .flatten()
        .unwrap_or_else(|| statement.to_owned())
}

/// Go's imports stand in parentheses, mostly.
fn placed_in_go(statement: &str, text: &str) -> Option<(usize, String)> {
    let mut start = 0;
    let mut package = None;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.trim_end() == "import (" {
            let path = statement.strip_prefix("import ")?;
            return Some((end, format!("\t{path}\n")));
        }
        if line.starts_with("import ") {
            return Some((start, format!("{statement}\n")));
        }
        if line.starts_with("package ") {
            package = Some(end);
        }
        if line.starts_with("func ") {
            break;
        }
        start = end;
    }
    Some((package?, format!("\n{statement}\n")))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// The text with the import, or a dash where it may have none.
    fn with(language: &str, statement: &str, text: &str) -> String {
        let language = airlock_syntax::by_name(language).unwrap();
        let tree = parse(&Cx::default(), language, text, ParseLimits::default()).tree;
        let file = File::new(language, &tree, text);
        let Some(edits) = missing(statement, &file) else {
            return "-".to_owned();
        };
        let mut out = text.to_owned();
        for edit in edits {
            out.insert_str(edit.span.start as usize, &edit.replacement);
        }
        out
    }

    #[test]
    fn an_import_is_added_once_and_in_its_place() {
        let hmac = "import hmac";
        let digest = "import java.security.MessageDigest;";
        let crypto = "const crypto = require('crypto');";
        let subtle = "import \"crypto/subtle\"";
        let cases = [
            (
                "python",
                hmac,
                "import os\nf()\n",
                "import hmac\nimport os\nf()\n",
            ),
            (
                "python",
                hmac,
                "\"\"\"doc\"\"\"\n\nf()\n",
                "\"\"\"doc\"\"\"\n\nimport hmac\n\nf()\n",
            ),
            (
                "python",
                hmac,
                "from __future__ import annotations\nimport os\n",
                "from __future__ import annotations\nimport hmac\nimport os\n",
            ),
            ("python", hmac, "import os, hmac\n", "import os, hmac\n"),
            (
                "python",
                hmac,
                "import os\nx.hmac = f(hmac=1)\n",
                "import hmac\nimport os\nx.hmac = f(hmac=1)\n",
            ),
            // The name is something else's here.
            ("python", hmac, "hmac = f()\n", "-"),
            ("python", hmac, "from other import hmac\n", "-"),
            (
                "java",
                digest,
                "package a;\n\nimport b.C;\n",
                "package a;\n\nimport java.security.MessageDigest;\nimport b.C;\n",
            ),
            (
                "java",
                digest,
                "package a;\nclass B {}\n",
                "package a;\n\nimport java.security.MessageDigest;\nclass B {}\n",
            ),
            (
                "java",
                digest,
                "import java.security.*;\n",
                "import java.security.*;\n",
            ),
            ("java", digest, "import a.MessageDigest;\n", "-"),
            (
                "javascript",
                crypto,
                "const a = require('a')\n",
                "const crypto = require('crypto');\nconst a = require('a')\n",
            ),
            (
                "javascript",
                crypto,
                "import a from 'a';\n",
                "import * as crypto from 'crypto';\nimport a from 'a';\n",
            ),
            (
                "javascript",
                crypto,
                "import crypto from 'node:crypto';\n",
                "import crypto from 'node:crypto';\n",
            ),
            (
                "go",
                subtle,
                "package a\n\nimport (\n\t\"os\"\n)\n",
                "package a\n\nimport (\n\t\"crypto/subtle\"\n\t\"os\"\n)\n",
            ),
            (
                "go",
                subtle,
                "package a\n\nfunc f() {}\n",
                "package a\n\nimport \"crypto/subtle\"\n\nfunc f() {}\n",
            ),
            (
                "go",
                subtle,
                "package a\n\nimport \"crypto/subtle\"\n",
                "package a\n\nimport \"crypto/subtle\"\n",
            ),
            (
                "csharp",
                "using A.B;",
                "using C;\n",
                "using A.B;\nusing C;\n",
            ),
            ("ruby", "require \"a\"", "require 'a'\n", "require 'a'\n"),
        ];
        for (language, statement, text, expected) in cases {
            assert_eq!(with(language, statement, text), expected, "{text}");
        }
    }
}
