//! Product, test or documentation.
//!
//! Invariant: decided by the path alone.

use super::{Name, PathParts};
use airlock_model::Purpose;

/// Names that a test runner collects by default.
const TEST_NAMES: &[Name] = &[
    // go test
    Name::Wrapped("", "_test.go"),
    // pytest, unittest
    Name::Wrapped("test_", ".py"),
    Name::Wrapped("", "_test.py"),
    Name::Exact("conftest.py"),
    // Jest, Vitest, Mocha, Jasmine, Angular
    Name::Wrapped("", ".test.js"),
    Name::Wrapped("", ".test.jsx"),
    Name::Wrapped("", ".test.mjs"),
    Name::Wrapped("", ".test.cjs"),
    Name::Wrapped("", ".test.ts"),
    Name::Wrapped("", ".test.tsx"),
    Name::Wrapped("", ".test.mts"),
    Name::Wrapped("", ".test.cts"),
    Name::Wrapped("", ".spec.js"),
    Name::Wrapped("", ".spec.jsx"),
    Name::Wrapped("", ".spec.mjs"),
    Name::Wrapped("", ".spec.cjs"),
    Name::Wrapped("", ".spec.ts"),
    Name::Wrapped("", ".spec.tsx"),
    Name::Wrapped("", ".spec.mts"),
    Name::Wrapped("", ".spec.cts"),
    // Cypress
    Name::Wrapped("", ".cy.js"),
    Name::Wrapped("", ".cy.ts"),
    Name::Wrapped("", ".cy.jsx"),
    Name::Wrapped("", ".cy.tsx"),
    // RSpec, minitest
    Name::Wrapped("", "_spec.rb"),
    Name::Wrapped("", "_test.rb"),
    Name::Wrapped("test_", ".rb"),
    // PHPUnit
    Name::Wrapped("", "Test.php"),
    // Surefire's defaults besides the folder
    Name::Wrapped("", "Test.java"),
    Name::Wrapped("", "Tests.java"),
    Name::Wrapped("", "TestCase.java"),
    Name::Wrapped("", "IT.java"),
    Name::Wrapped("", "Test.kt"),
    Name::Wrapped("", "Tests.swift"),
    Name::Wrapped("", "Spec.scala"),
    // dotnet's templates
    Name::Wrapped("", "Tests.cs"),
    // ExUnit, Dart, Bats, Lua's busted
    Name::Wrapped("", "_test.exs"),
    Name::Wrapped("", "_test.dart"),
    Name::Wrapped("", ".bats"),
    Name::Wrapped("", "_spec.lua"),
    // GoogleTest's and Bazel's habit
    Name::Wrapped("", "_test.cc"),
    Name::Wrapped("", "_test.cpp"),
    Name::Wrapped("", "_unittest.cc"),
    // Terraform's test framework
    Name::Wrapped("", ".tftest.hcl"),
    // OPA
    Name::Wrapped("", "_test.rego"),
];

/// Folders that hold tests whatever the language: runs of names on the way.
const TEST_FOLDERS: &[&[&str]] = &[
    // Maven, Gradle, sbt and their integration-test source sets
    &["src", "test"],
    &["src", "integrationTest"],
    &["src", "androidTest"],
    &["src", "testFixtures"],
    &["src", "it"],
    // Kotlin multiplatform
    &["src", "commonTest"],
    &["src", "jvmTest"],
    // Jest and its likes
    &["__tests__"],
    &["__mocks__"],
    &["__fixtures__"],
    // Go ignores this folder when it builds
    &["testdata"],
    // Xcode, Swift packages
    &["Tests"],
    // Cypress, Playwright
    &["cypress"],
    &["e2e"],
];

/// Folders that hold tests and what tests need (keys, certificates, documents), but for prose, and but for packages of
/// the product that are named so below `src/main`.
const TEST_MATERIAL: &[&str] = &[
    "test",
    "tests",
    "testsuite",
    "testsuites",
    "test-data",
    "test_data",
    "fixtures",
];

/// Folders that hold tests in some ecosystems only: the folder and the endings it counts for.
const TEST_FOLDERS_BY_ENDING: &[(&str, &[&str])] = &[(
    "spec",
    &["rb", "js", "ts", "php", "lua", "yml", "yaml", "json"],
)];

/// Folders of documentation and of examples.
const DOCS_FOLDERS: &[&str] = &[
    "docs",
    "doc",
    "documentation",
    "examples",
    "example",
    "samples",
];

/// Endings of prose.
const DOCS_ENDINGS: &[&str] = &["md", "mdx", "markdown", "rst", "adoc", "asciidoc", "tex"];

pub(super) fn of(path: &PathParts<'_>) -> Purpose {
    if is_test(path) {
        Purpose::Test
    } else if is_docs(path) {
        Purpose::Docs
    } else {
        Purpose::Product
    }
}

fn is_test(path: &PathParts<'_>) -> bool {
    TEST_NAMES.iter().any(|shape| shape.matches(path.name))
        || TEST_FOLDERS.iter().any(|run| path.has_folders(run))
        || TEST_FOLDERS_BY_ENDING
            .iter()
            .any(|(folder, endings)| endings.contains(&path.ending) && path.has_folder(folder))
        || is_test_material(path)
        || is_dotnet_test_project(path)
}

fn is_test_material(path: &PathParts<'_>) -> bool {
    !is_prose(path)
        && !path.has_folders(&["src", "main"])
        && TEST_MATERIAL.iter().any(|folder| path.has_folder(folder))
}

/// `dotnet new xunit` and its likes name the project's folder `<Product>.Tests`.
fn is_dotnet_test_project(path: &PathParts<'_>) -> bool {
    let suffixes = [".Tests", ".UnitTests", ".IntegrationTests", ".Test"];
    matches!(path.ending, "cs" | "csproj" | "fs" | "vb")
        && path
            .folders
            .iter()
            .any(|folder| suffixes.iter().any(|suffix| folder.ends_with(suffix)))
}

fn is_prose(path: &PathParts<'_>) -> bool {
    DOCS_ENDINGS
        .iter()
        .any(|ending| ending.eq_ignore_ascii_case(path.ending))
}

fn is_docs(path: &PathParts<'_>) -> bool {
    is_prose(path) || DOCS_FOLDERS.iter().any(|folder| path.has_folder(folder))
}

#[cfg(test)]
mod tests {
    use crate::classify::classify;
    use Purpose::{Docs, Product, Test};
    use airlock_model::{Purpose, RepoPath};

    #[test]
    fn knows_what_files_are_for() {
        let cases = [
            ("src/app.py", Product),
            ("latest.py", Product),
            ("contest/main.py", Product),
            ("src/testing.py", Product),
            ("src/attestation/test.rs", Product),
            ("testimonials/index.ts", Product),
            ("src/main/java/com/acme/Test.java", Product),
            ("src/main/java/com/acme/Contest.java", Product),
            ("app/spec.js", Product),
            ("lib/inspect.rb", Product),
            ("tests.py", Product),
            ("_test.go", Product),
            ("src/docs.py", Product),
            ("app/Tests.Api/Controller.cs", Product),
            ("src/test/java/com/acme/OrderTests.java", Test),
            ("src/test/resources/data.sql", Test),
            ("pkg/server_test.go", Test),
            ("pkg/testdata/input.go", Test),
            ("test_login.py", Test),
            ("app/login_test.py", Test),
            ("app/conftest.py", Test),
            ("tests/helpers/db.py", Test),
            ("crates/x/tests/it/main.rs", Test),
            ("web/src/login.spec.ts", Test),
            ("web/src/login.test.tsx", Test),
            ("web/src/__tests__/login.js", Test),
            ("spec/models/user_spec.rb", Test),
            ("spec/factories/user.rb", Test),
            ("src/OrderTest.php", Test),
            ("Shop.Tests/Helper.cs", Test),
            ("Sources/App/AppTests.swift", Test),
            ("e2e/login.ts", Test),
            ("tests/fixtures/server.key", Test),
            ("test-data/signed/key.pem", Test),
            ("test/org/acme/KeyTest.pem", Test),
            ("src/main/java/com/acme/test/Harness.java", Product),
            ("tests/README.md", Docs),
            ("README.md", Docs),
            ("CHANGES.RST", Docs),
            ("docs/conf.py", Docs),
            ("examples/server.go", Docs),
            ("docs/tests/test_it.py", Test),
        ];
        for (path, expected) in cases {
            let (purpose, _) = classify(&RepoPath::new(path), "");
            assert_eq!(purpose, expected, "{path}");
        }
    }
}
