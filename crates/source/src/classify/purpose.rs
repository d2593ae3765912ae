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
    // scripts that test a program or an image
    Name::Wrapped("", "-test.sh"),
    Name::Wrapped("", "_test.sh"),
    Name::Wrapped("", "-tests.sh"),
    Name::Wrapped("", "_tests.sh"),
    Name::Wrapped("test-", ".sh"),
    Name::Wrapped("test_", ".sh"),
    // Terraform's test framework
    Name::Wrapped("", ".tftest.hcl"),
    // OPA
    Name::Wrapped("", "_test.rego"),
    // what dotenv's libraries load for tests only (Rails, Next.js, Vite, Laravel)
    Name::Exact(".env.test"),
    Name::Exact(".env.testing"),
    Name::Exact(".env.test.local"),
];

/// Folders that hold tests whatever the language: runs of names on the way.
const TEST_FOLDERS: &[&[&str]] = &[
    // Maven, Gradle, sbt and their integration-test source sets; more of them in `is_source_set_of_tests`
    &["src", "test"],
    &["src", "testFixtures"],
    &["src", "it"],
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
    // suites of tests against the running program
    &["suites"],
    // Rails engines' helpers for tests, and the application that they are tested in
    &["testing_support"],
    &["spec", "dummy"],
    &["dummy", "templates"],
    // machines that developers and tests run on
    &["vagrant"],
    &["scripts-dev"],
];

/// Words that, as a whole or at either end of a folder's name (`testsuite-jpms`, `bug-tests`, `integration_tests`), say
/// that the folder holds tests, benchmarks or what they need (keys, certificates, documents). Not for prose, and not for
/// packages of the product that are named so below `src/main`.
const TEST_WORDS: &[&str] = &[
    "test",
    "tests",
    "testsuite",
    "testsuites",
    "testutil",
    "testutils",
    "testkit",
    "testlib",
    "testcase",
    "testcases",
    "testdata",
    "fixture",
    "fixtures",
    // cargo's `benches`, JMH's and BenchmarkDotNet's projects
    "bench",
    "benches",
    "benchmark",
    "benchmarks",
    "microbench",
    "jmh",
];

/// Folders of tests that are known by where they stand: runs of names from the root.
const TEST_ROOTS: &[&[&str]] = &[
    // Perl's, and git's own
    &["t"],
    // Go projects' tests against the running program
    &["integration"],
];

/// Files of an environment in which only tests run: the folder and the name.
const TEST_ENVIRONMENTS: &[(&str, &str)] = &[
    // Rails
    ("environments", "test.rb"),
    // Phoenix
    ("config", "test.exs"),
];

/// Endings of keys, certificates and accounts, which tests bring along under names of their own.
const CREDENTIAL_ENDINGS: &[&str] = &[
    "pem", "key", "crt", "cer", "der", "p12", "pfx", "jks", "gpg", "asc", "netrc", "env",
];

/// Folders that hold tests in some ecosystems only: the folder and the endings it counts for.
const TEST_FOLDERS_BY_ENDING: &[(&str, &[&str])] = &[(
    "spec",
    &[
        "rb", "js", "ts", "php", "lua", "yml", "yaml", "json", "pem", "key", "crt",
    ],
)];

/// Folders of documentation and of examples.
const DOCS_FOLDERS: &[&str] = &[
    "docs",
    "doc",
    "documentation",
    "examples",
    "example",
    "samples",
    "sample",
    "guides",
    "tutorials",
    "demos",
    "demo",
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
        || is_source_set_of_tests(path)
        || is_test_material(path)
        || is_test_credential(path)
        || TEST_ENVIRONMENTS
            .iter()
            .any(|(folder, name)| path.folders.last() == Some(folder) && path.name == *name)
        || is_dotnet_test_project(path)
        || is_go_test_package(path)
}

/// Gradle and Kotlin name a source set of tests after what runs or is tested: `src/integrationTest`, `src/jvmTest`.
fn is_source_set_of_tests(path: &PathParts<'_>) -> bool {
    path.folders
        .windows(2)
        .any(|run| matches!(run, [src, set] if *src == "src" && set.ends_with("Test")))
}

fn is_test_material(path: &PathParts<'_>) -> bool {
    // Below `src/main` names are packages, above it modules.
    let main = path
        .folders
        .windows(2)
        .position(|run| run == ["src", "main"])
        .unwrap_or(path.folders.len());
    let names_tests = path
        .folders
        .iter()
        .take(main)
        .any(|part| opens_or_ends_in_test_word(part));
    !is_prose(path) && (names_tests || TEST_ROOTS.iter().any(|root| path.folders.starts_with(root)))
}

/// `test.netrc`, `test-server.key`, `server_test.pem`: what a test presents or trusts. Programs of such names may be
/// anything.
fn is_test_credential(path: &PathParts<'_>) -> bool {
    let stem = path.name.strip_suffix(path.ending).unwrap_or(path.name);
    CREDENTIAL_ENDINGS.contains(&path.ending)
        && opens_or_ends_in_test_word(stem.trim_end_matches('.'))
}

/// Go's packages of helpers for tests are named after what they help to test: `httptest`, `caddytest`.
fn is_go_test_package(path: &PathParts<'_>) -> bool {
    // English words that end so.
    const OTHERS: &[&str] = &["latest", "contest", "attest", "protest", "fastest"];
    matches!(path.ending, "go" | "pem" | "key" | "crt")
        && path
            .folders
            .iter()
            .any(|folder| folder.ends_with("test") && !OTHERS.contains(folder))
}

fn opens_or_ends_in_test_word(part: &str) -> bool {
    let mut words = part.split(['-', '_', '.']);
    let first = words.next();
    let last = words.next_back();
    [first, last]
        .into_iter()
        .flatten()
        .any(|word| TEST_WORDS.contains(&word))
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
            ("httptest/server.go", Test),
            ("caddytest/a.localhost.key", Test),
            ("contest/main.go", Product),
            ("latest/main.go", Product),
            ("spec/support/cert/key.pem", Test),
            ("src/testing.py", Product),
            ("src/attestation/test.rs", Product),
            ("testimonials/index.ts", Product),
            ("src/main/java/com/acme/Test.java", Product),
            ("src/main/java/com/acme/Contest.java", Product),
            ("app/spec.js", Product),
            ("lib/inspect.rb", Product),
            ("tests.py", Product),
            ("app/src/integrationTest/kotlin/com/acme/Orders.kt", Test),
            ("app/src/dockerTest/resources/com/acme/server.key", Test),
            ("app/src/main/dockerTest/Server.java", Product),
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
            ("testutils/src/main/java/com/acme/Certs.java", Test),
            ("testsuite-jpms/src/main/java/com/acme/Server.java", Test),
            ("testsuite/shared/src/main/java/com/acme/Client.java", Test),
            ("microbench/src/main/java/com/acme/Ssl.java", Test),
            (
                "tests/test-dispatch/webapp/src/main/java/Forward.java",
                Test,
            ),
            ("benches/parse.rs", Test),
            ("t/lib-gpg/keyring.gpg", Test),
            ("t/t3310-notes.sh", Test),
            ("integration/resources/tls/consul.key", Test),
            ("contrib/netrc/test.netrc", Test),
            ("etc/server_test.pem", Test),
            ("docker/integration-test.sh", Test),
            (".ci/test-spelling.sh", Test),
            (".ci/latest.sh", Product),
            (".ci/run_browser_tests.sh", Test),
            ("vagrant/base.sh", Test),
            ("pkg/vagrant.go", Product),
            ("app/.env.test", Test),
            ("app/.env.production", Product),
            (".env.latest", Product),
            ("config/environments/test.rb", Test),
            ("config/environments/production.rb", Product),
            ("contestants/list.rb", Product),
            ("latest-news/list.rb", Product),
            ("workbench/src/app.ts", Product),
            ("a-test-of-time/poem.rb", Product),
            ("lib/t/template.rb", Product),
            ("lib/integration/stripe.go", Product),
            ("etc/latest.pem", Product),
            ("guides/bug_report_templates/active_job.rb", Docs),
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
