//! Written here, generated, copied in, or minified.

use super::minified::is_minified;
use super::{Name, PathParts};
use airlock_model::Making;

/// Folders in which package managers and people put other people's code.
const VENDORED_FOLDERS: &[&[&str]] = &[
    &["vendor"],
    &["third_party"],
    &["third-party"],
    &["thirdparty"],
    &["3rdparty"],
    &["node_modules"],
    &["bower_components"],
    &["jspm_packages"],
    &["web_modules"],
    &["site-packages"],
    &["dist-packages"],
    &["Godeps", "_workspace"],
    &["Pods"],
    &["Carthage", "Checkouts"],
    &[".yarn", "releases"],
    &[".yarn", "plugins"],
    &[".venv"],
    &["venv"],
    &[".bundle"],
    &["extern"],
    &["external"],
    &["gradle", "wrapper"],
];

/// `vendor/` under these is a folder of one's own templates or assets by the framework's convention.
const NOT_VENDORED: &[&[&str]] = &[&["resources", "views", "vendor"]];

/// Lock files and what code generators write, by name.
const GENERATED_NAMES: &[Name] = &[
    // lock files
    Name::Exact("package-lock.json"),
    Name::Exact("npm-shrinkwrap.json"),
    Name::Exact("yarn.lock"),
    Name::Exact("pnpm-lock.yaml"),
    Name::Exact("bun.lock"),
    Name::Exact("deno.lock"),
    Name::Exact("Cargo.lock"),
    Name::Exact("poetry.lock"),
    Name::Exact("uv.lock"),
    Name::Exact("pdm.lock"),
    Name::Exact("Pipfile.lock"),
    Name::Exact("Gemfile.lock"),
    Name::Exact("composer.lock"),
    Name::Exact("go.sum"),
    Name::Exact("go.work.sum"),
    Name::Exact("mix.lock"),
    Name::Exact("pubspec.lock"),
    Name::Exact("Podfile.lock"),
    Name::Exact("Package.resolved"),
    Name::Exact("packages.lock.json"),
    Name::Exact("gradle.lockfile"),
    Name::Exact(".terraform.lock.hcl"),
    Name::Exact("flake.lock"),
    // protocol buffers, gRPC
    Name::Wrapped("", "_pb2.py"),
    Name::Wrapped("", "_pb2.pyi"),
    Name::Wrapped("", "_pb2_grpc.py"),
    Name::Wrapped("", ".pb.go"),
    Name::Wrapped("", "_grpc.pb.go"),
    Name::Wrapped("", ".pb.gw.go"),
    Name::Wrapped("", ".pb.cc"),
    Name::Wrapped("", ".pb.h"),
    Name::Wrapped("", ".pb.swift"),
    Name::Wrapped("", "_pb.js"),
    Name::Wrapped("", "_pb.d.ts"),
    Name::Wrapped("", "_pb.rb"),
    Name::Wrapped("", "OuterClass.java"),
    // .NET designers and source generators
    Name::Wrapped("", ".designer.cs"),
    Name::Wrapped("", ".Designer.cs"),
    Name::Wrapped("", ".g.cs"),
    Name::Wrapped("", ".g.i.cs"),
    Name::Wrapped("", ".generated.cs"),
    // Dart, Kubernetes, mocks
    Name::Wrapped("", ".g.dart"),
    Name::Wrapped("", ".freezed.dart"),
    Name::Wrapped("zz_generated.", ".go"),
    // bundlers
    Name::Wrapped("", ".js.map"),
    Name::Wrapped("", ".css.map"),
    Name::Wrapped("", ".bundle.js"),
    Name::Wrapped("", ".chunk.js"),
];

/// Names of squeezed files.
const MINIFIED_NAMES: &[Name] = &[
    Name::Wrapped("", ".min.js"),
    Name::Wrapped("", ".min.mjs"),
    Name::Wrapped("", ".min.cjs"),
    Name::Wrapped("", ".min.css"),
    Name::Wrapped("", "-min.js"),
    Name::Wrapped("", "-min.css"),
];

/// Folders into which build tools write what is checked in at times.
const GENERATED_FOLDERS: &[&[&str]] =
    &[&["__generated__"], &["generated-sources"], &["__pycache__"]];

/// Lines at the top in which a marker counts; Go's rule allows it anywhere before the first code, others' tools look at
/// about as many.
const MARKER_LINES: usize = 40;

/// A marker sits at the front of a comment; further right it is prose or code that speaks of markers.
const MARKER_COLUMN: usize = 120;

pub(super) fn of(path: &PathParts<'_>, text: &str) -> Making {
    if is_vendored(path) {
        Making::Vendored
    } else if MINIFIED_NAMES.iter().any(|shape| shape.matches(path.name)) {
        Making::Minified
    } else if GENERATED_NAMES.iter().any(|shape| shape.matches(path.name))
        || GENERATED_FOLDERS.iter().any(|run| path.has_folders(run))
        || has_marker(text)
    {
        Making::Generated
    } else if is_minified(path.ending, text) {
        Making::Minified
    } else {
        Making::Written
    }
}

fn is_vendored(path: &PathParts<'_>) -> bool {
    VENDORED_FOLDERS.iter().any(|run| path.has_folders(run))
        && !NOT_VENDORED.iter().any(|run| path.has_folders(run))
}

/// Whether a comment at the top says that a tool wrote the file.
fn has_marker(text: &str) -> bool {
    text.lines().take(MARKER_LINES).any(|line| {
        // A line may be megabytes long.
        let end = line.floor_char_boundary(MARKER_COLUMN);
        let line = line.get(..end).unwrap_or_default();
        says_generated(line) && comment_text(line).is_some_and(is_marker)
    })
}

/// Whether the word that every marker holds is there, in any case; most comments end here.
fn says_generated(line: &str) -> bool {
    const WORD: &[u8] = b"generated";
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'g', b'G', bytes).any(|at| {
        let here = bytes.get(at..at + WORD.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(WORD))
    })
}

/// The text of a line that is nothing but a comment, or inside one by its looks.
fn comment_text(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let openers = [
        "//", "/*", "#", "--", "<!--", ";", "*", "%", "\"\"\"", "'''", "'", "(*", "{-", "{#",
        "REM ", "@rem ",
    ];
    openers
        .iter()
        .find_map(|opener| line.strip_prefix(opener))
        .map(|rest| rest.trim_start_matches(['/', '*', '#', '-', '!', ';', '%', ' ', '\t']))
}

/// Go's rule (golang.org/s/generatedcode), Meta's `@generated`, .NET's `<auto-generated>` and the common sentences.
fn is_marker(comment: &str) -> bool {
    let lower = comment.to_ascii_lowercase();
    let first_word = lower.split_whitespace().next().unwrap_or_default();
    first_word == "@generated"
        || first_word.starts_with("<auto-generated")
        || first_word.starts_with("<autogenerated")
        || (lower.starts_with("code generated ") && lower.contains("do not edit"))
        || ((lower.contains("generated by")
            || lower.contains("autogenerated")
            || lower.contains("auto-generated")
            || lower.contains("automatically generated"))
            && (lower.contains("do not edit")
                || lower.contains("do not modify")
                || lower.contains("don't edit")))
        || lower.starts_with("generated by the protocol buffer compiler")
        || lower.starts_with("autogenerated by thrift compiler")
        || lower.starts_with("this file is automatically generated")
        || lower.starts_with("this file was automatically generated")
        || lower.starts_with("this file is auto-generated")
        || lower.starts_with("this file was autogenerated by ")
}

#[cfg(test)]
mod tests {
    use crate::classify::classify;
    use Making::{Generated, Minified, Vendored, Written};
    use airlock_model::{Making, RepoPath};

    #[test]
    fn knows_how_files_came_to_be_from_their_paths() {
        let cases = [
            ("src/app.js", Written),
            ("vendors.py", Written),
            ("src/vendoring/app.go", Written),
            ("resources/views/vendor/mail.php", Written),
            ("admin.js", Written),
            (".min.js", Written),
            ("src/clock.py", Written),
            ("vendor/github.com/x/y.go", Vendored),
            ("web/node_modules/left-pad/index.js", Vendored),
            ("third_party/zlib/inflate.c", Vendored),
            ("bower_components/jquery/jquery.js", Vendored),
            ("node_modules/x/dist/x.min.js", Vendored),
            ("static/jquery.min.js", Minified),
            ("static/site.min.css", Minified),
            ("Cargo.lock", Generated),
            ("web/package-lock.json", Generated),
            ("api/user_pb2.py", Generated),
            ("api/user.pb.go", Generated),
            ("Form1.designer.cs", Generated),
            ("src/__generated__/query.ts", Generated),
        ];
        for (path, expected) in cases {
            let (_, making) = classify(&RepoPath::new(path), "");
            assert_eq!(making, expected, "{path}");
        }
    }

    #[test]
    fn knows_the_markers_of_generators() {
        let cases = [
            (
                "// Code generated by protoc-gen-go. DO NOT EDIT.\n\npackage x",
                Generated,
            ),
            ("#!/usr/bin/env python\n# @generated by tool\n", Generated),
            ("/**\n * @generated\n */", Generated),
            ("//----\n// <auto-generated>\n", Generated),
            (
                "# This file is autogenerated by pip-compile; do not edit\n",
                Generated,
            ),
            (
                "# Generated by the protocol buffer compiler.  DO NOT EDIT!\n",
                Generated,
            ),
            ("print('@generated')\n", Written),
            ("// The marker @generated is looked for below.\n", Written),
            ("marker = \"Code generated by x. DO NOT EDIT.\"\n", Written),
            ("// Keys are generated by the vault.\n", Written),
            ("", Written),
        ];
        for (text, expected) in cases {
            let (_, making) = classify(&RepoPath::new("src/file.py"), text);
            assert_eq!(making, expected, "{text}");
        }
    }

    #[test]
    fn a_marker_far_down_does_not_count() {
        let text = format!("{}# @generated\n", "x = 1\n".repeat(50));
        let (_, making) = classify(&RepoPath::new("src/file.py"), &text);
        assert_eq!(making, Written);
    }
}
