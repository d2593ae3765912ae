//! Imports of languages whose statement stands on a line of its own: Go, Java, Kotlin, Scala, C#, PHP, Rust, Ruby, Dart,
//! Swift.
//!
//! Only statements that begin a line are taken, as those of Python and JavaScript are: one that is indented may never run.
//! A name is kept as far as it can tell a package from another, so that a tree's files do not repeat every class.

use super::{Files, Reader};
use crate::lines::{Line, lines};
use crate::out::Out;
use airlock_model::Mention;

/// Segments of a Java name that are kept: group, organisation, product and one more.
const MOST_OF_JAVA: usize = 4;
/// Segments of a PHP name that are kept; the longest prefixes in use name a vendor, a family and a component.
const MOST_OF_PHP: usize = 4;

const fn code(ecosystem: &'static str, files: &'static [Files], read: fn(&mut Out<'_>)) -> Reader {
    Reader {
        ecosystem,
        mention: Mention::Import,
        files,
        read,
    }
}

/// The languages.
pub(super) const READERS: &[Reader] = &[
    code("Go", &[Files::Ending("go")], go),
    code(
        "Maven",
        &[
            Files::Ending("java"),
            Files::Ending("kt"),
            Files::Ending("scala"),
        ],
        java,
    ),
    code("NuGet", &[Files::Ending("cs")], csharp),
    code("Packagist", &[Files::Ending("php")], php),
    code("crates.io", &[Files::Ending("rs")], rust),
    code("RubyGems", &[Files::Ending("rb")], ruby),
    code("Pub", &[Files::Ending("dart")], dart),
    code("SwiftURL", &[Files::Ending("swift")], swift),
];

/// What stands between the first pair of quotes of `text`.
fn quoted(text: &str) -> Option<&str> {
    let start = text.find(['"', '\'', '`'])?;
    let (_, from) = text.split_at(start);
    let quote = from.chars().next()?;
    from.get(1..)?.split(quote).next()
}

/// The first `most` segments of a dotted name.
fn shortened(name: &str, sign: char, most: usize) -> &str {
    name.match_indices(sign)
        .nth(most - 1)
        .and_then(|(at, _)| name.get(..at))
        .unwrap_or(name)
}

/// `import "a/b"`, `import name "a/b"`, and lists of those in brackets, before anything is declared.
fn go(out: &mut Out<'_>) {
    let mut in_list = false;
    for line in lines(out.text) {
        let text = line.text;
        // A file that no build takes is run by hand.
        if matches!(text, "//go:build ignore" | "// +build ignore") {
            return;
        }
        if in_list {
            in_list = !text.starts_with(')');
            let code = text.split("//").next().unwrap_or_default();
            take_quoted(out, line, code);
        } else if let Some(rest) = text.strip_prefix("import") {
            in_list = rest.trim_start().starts_with('(');
            take_quoted(out, line, rest);
        } else if ["func ", "type ", "var ", "const "]
            .iter()
            .any(|word| text.starts_with(word))
        {
            break;
        }
    }
}

fn take_quoted(out: &mut Out<'_>, line: Line<'_>, text: &str) {
    if let Some(path) = quoted(text).filter(|path| !path.is_empty()) {
        out.import(path, line.span_of(path));
    }
}

/// `import a.b.C;`, `import static a.b.C.d;`, `import a.b.{C, D}`: the package, without the class.
fn java(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let Some(rest) = line.text.strip_prefix("import ") else {
            if line.text.ends_with('{') {
                break;
            }
            continue;
        };
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("static ").unwrap_or(rest).trim_start();
        let is_part = |letter: char| letter.is_alphanumeric() || "._".contains(letter);
        let name = rest.split(|letter| !is_part(letter)).next();
        let name = name.unwrap_or_default().trim_end_matches('.');
        let class = name
            .match_indices('.')
            .find(|(at, _)| name.get(at + 1..).is_some_and(starts_upper));
        let package = class.and_then(|(at, _)| name.get(..at)).unwrap_or(name);
        let package = shortened(package, '.', MOST_OF_JAVA);
        if package.contains('.') {
            out.import(package, line.span_of(package));
        }
    }
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_uppercase())
}

/// `using A.B;`, `global using static A.B.C;`; `using (…)` and `using var` are no imports.
fn csharp(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let text = line.text.trim_start_matches('\u{feff}');
        let text = text.strip_prefix("global ").unwrap_or(text);
        let Some(rest) = text.strip_prefix("using ") else {
            if text == "{" || text.ends_with('{') {
                break;
            }
            continue;
        };
        let rest = rest.strip_prefix("static ").unwrap_or(rest);
        let rest = rest.split_once('=').map_or(rest, |(_, aliased)| aliased);
        let name = rest.trim().trim_end_matches(';').trim_end();
        let is_name = starts_upper(name)
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || "._".contains(letter));
        if is_name {
            out.import(name, line.span_of(name));
        }
    }
}

/// `use A\B\C;`, `use function A\b;`, `use A\{B, C};`: the first segments.
fn php(out: &mut Out<'_>) {
    const ENDS: [&str; 8] = [
        "class ",
        "final ",
        "abstract ",
        "interface ",
        "trait ",
        "enum ",
        "function ",
        "return ",
    ];
    for line in lines(out.text) {
        if let Some(rest) = line.text.strip_prefix("use ") {
            let rest = rest.trim_start();
            let kind = ["function ", "const "]
                .iter()
                .find_map(|kind| rest.strip_prefix(kind));
            let rest = kind.unwrap_or(rest).trim_start_matches('\\');
            let is_part = |letter: char| letter.is_alphanumeric() || "_\\".contains(letter);
            let name = rest.split(|letter| !is_part(letter)).next();
            let name = name.unwrap_or_default().trim_end_matches('\\');
            let name = shortened(name, '\\', MOST_OF_PHP);
            if name.contains('\\') {
                out.import(name, line.span_of(name));
            }
        } else if ENDS.iter().any(|word| line.text.starts_with(word)) {
            break;
        }
    }
}

/// `use a::b;`, `pub use a::b;`, `extern crate a;`, where the name cannot be one of the file: modules and what other
/// statements bring in are left out.
fn rust(out: &mut Out<'_>) {
    out.code();
    let mut found: Vec<(&str, Line<'_>)> = Vec::new();
    let mut own: Vec<&str> = Vec::new();
    let (mut in_text, mut is_for_tests) = (false, false);
    for line in lines(out.text) {
        let text = line.text;
        let began_in_text = in_text;
        in_text ^= changes_sides(text);
        if began_in_text {
            continue;
        }
        // What the module of tests needs, the product does without.
        if is_for_tests && text.starts_with("mod ") && text.ends_with('{') {
            break;
        }
        is_for_tests = text == "#[cfg(test)]";
        let text = text.strip_prefix("pub ").unwrap_or(text);
        let text = text.strip_prefix("pub(crate) ").unwrap_or(text);
        if let Some(rest) = text.strip_prefix("extern crate ") {
            let name = rest.split([';', ' ']).next().unwrap_or_default();
            found.push((name, line));
        } else if let Some(rest) = text.strip_prefix("use ") {
            // A leading `::` names a package whatever the file has.
            let rest = rest.trim_start_matches("::");
            if let Some((name, inner)) = rest.split_once("::") {
                found.push((name, line));
                let names = inner.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
                own.extend(names.filter(|name| !name.is_empty()));
            }
        } else if let Some(rest) = line.text.trim_start().strip_prefix("use ") {
            // Names of an enclosing block stay in it, yet a `use` of the same file may follow them.
            own.extend(
                rest.split("::")
                    .skip(1)
                    .map(|name| name.trim_end_matches(';')),
            );
        } else if let Some((_, rest)) = text.split_once("mod ") {
            own.push(rest.split([';', ' ', '{']).next().unwrap_or_default());
        }
    }
    for (name, line) in found {
        let is_name = name.starts_with(|letter: char| letter.is_ascii_lowercase())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if is_name && !RUST_ITSELF.contains(&name) && !own.contains(&name) {
            out.import(name, line.span_of(name));
        }
    }
}

/// Whether a text in quotes that is open before the line is closed after it, or the other way round.
fn changes_sides(line: &str) -> bool {
    let code = line
        .replace("\\\\", "")
        .replace("\\\"", "")
        .replace("'\"'", "");
    let code = match code.split_once("//") {
        Some((before, _)) if !before.contains('"') => before,
        _ => code.as_str(),
    };
    code.matches('"').count() % 2 == 1
}

/// What Rust brings along, and its words for places.
const RUST_ITSELF: [&str; 9] = [
    "alloc",
    "core",
    "crate",
    "proc_macro",
    "self",
    "std",
    "super",
    "test",
    "r",
];

/// `require 'a/b'`.
fn ruby(out: &mut Out<'_>) {
    for line in lines(out.text) {
        if let Some(rest) = line.text.strip_prefix("require ")
            && let Some(path) = quoted(rest)
        {
            let is_path = path.starts_with(['.', '/']) || path.contains("#{");
            if !is_path && !path.is_empty() {
                out.import(path, line.span_of(path));
            }
        }
    }
}

/// `import 'package:a/b.dart';`, `export 'package:a/b.dart';`: `a`.
fn dart(out: &mut Out<'_>) {
    for line in lines(out.text) {
        let is_import = line.text.starts_with("import ") || line.text.starts_with("export ");
        let inside = quoted(line.text).and_then(|path| path.strip_prefix("package:"));
        if let (true, Some((package, _))) =
            (is_import, inside.and_then(|path| path.split_once('/')))
        {
            out.import(package, line.span_of(package));
        }
    }
}

/// `import A`, `@testable import A`, `import struct A.B`: `A`.
fn swift(out: &mut Out<'_>) {
    const KINDS: [&str; 6] = ["struct ", "class ", "enum ", "protocol ", "func ", "var "];
    for line in lines(out.text) {
        let text = line.text.strip_prefix("@testable ").unwrap_or(line.text);
        if let Some(rest) = text.strip_prefix("import ") {
            let kind = KINDS.iter().find_map(|kind| rest.strip_prefix(kind));
            let name = kind
                .unwrap_or(rest)
                .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .next()
                .unwrap_or_default();
            if !name.is_empty() {
                out.import(name, line.span_of(name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use airlock_model::RepoPath;

    #[test]
    fn takes_statements_that_begin_a_line() {
        let cases = [
            (
                "a.go",
                "package a\n\nimport \"fmt\"\nimport (\n\t\"os\"\n\tx \"host.test/o/r/in\" // why\n\t// \"not\"\n)\nfunc f() {}\nimport \"late\"\n",
                "fmt:3 os:5 host.test/o/r/in:6",
            ),
            (
                "A.java",
                "package p;\nimport java.util.List;\nimport static org.junit.Assert.*;\nimport org.a.b.c.d.e.F;\nimport X;\nclass A {\nimport not.a.B;\n",
                "java.util:2 org.junit:3 org.a.b.c:4",
            ),
            (
                "a.kt",
                "import kotlinx.coroutines.flow.map\nimport kotlinx.coroutines.flow.filter\n",
                "kotlinx.coroutines.flow.map:1 kotlinx.coroutines.flow.filter:2",
            ),
            (
                "a.cs",
                "\u{feff}using System;\nglobal using static A.B.C;\nusing J = N.Json;\nusing var x = y;\nnamespace Z {\n",
                "System:1 A.B.C:2 N.Json:3",
            ),
            (
                "a.php",
                "<?php\nnamespace N;\nuse A\\B\\C as D;\nuse function \\E\\f;\nuse G\\{H, I};\nuse One;\nuse A\\B\\C\\D\\E;\nclass X {\n}\nuse Not\\Here;\n",
                "A\\B\\C:3 E\\f:4 A\\B\\C\\D:7",
            ),
            (
                "a.rs",
                "mod own;\nuse serde_json::Value;\nuse own::x;\nuse std::fs;\npub use ::anyhow::{Context, bail};\nuse tokio::sync;\nuse sync::Mutex;\nextern crate libc;\nfn f() {\n    use rand::Rng;\n}\nuse Kind::A;\nconst T: &str = \"\nuse in_text::a;\n\";\n#[cfg(test)]\nmod tests {\nuse in_tests::a;\n",
                "serde_json:2 anyhow:5 tokio:6 libc:8",
            ),
            (
                "a.rb",
                "require 'json'\nrequire_relative 'x'\nrequire \"net/http\"\nrequire './y'\n  require 'in'\n",
                "json:1 net/http:3",
            ),
            (
                "a.dart",
                "import 'dart:io';\nimport 'package:http/http.dart' as http;\nexport \"package:own/a.dart\";\nimport 'b.dart';\n",
                "http:2 own:3",
            ),
            (
                "a.swift",
                "import Foundation\n@testable import App\nimport struct NIO.ByteBuffer\n",
                "Foundation:1 App:2 NIO:3",
            ),
        ];
        for (path, text, expected) in cases {
            let facts = crate::read(&RepoPath::new(path), text);
            let names: Vec<String> = facts
                .imports
                .iter()
                .map(|import| format!("{}:{}", import.name, import.location.start.line))
                .collect();
            assert_eq!(names.join(" "), expected, "{path}");
        }
    }
}
