//! What becomes of files, as a reviewer reads them.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::remedy;
use airlock_model::{Making, Purpose, RepoPath, Source, Span};

/// What stands for a secret's value.
const VALUE: &str = "VALUE";

/// The text after the remedy for its first `VALUE`, and the name that is read; `None` where a person must decide.
fn mended(path: &str, text: &str) -> Option<(String, String)> {
    let source = Source {
        path: RepoPath::new(path),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    };
    let start = u32::try_from(text.find(VALUE).unwrap()).unwrap();
    let span = Span::new(start, start + u32::try_from(VALUE.len()).unwrap());
    let remedy = remedy(&source, "github-pat", span, None)?;
    let mut out = text.to_owned();
    for edit in remedy.edits.iter().rev() {
        let range = edit.span.start as usize..edit.span.end as usize;
        out.replace_range(range, &edit.replacement);
    }
    Some((remedy.name, out))
}

#[test]
fn every_language_in_its_idiom() {
    let cases = [
        (
            "a.py",
            "import os\nDB_PASSWORD = 'VALUE'\n",
            "DB_PASSWORD",
            "import os\nDB_PASSWORD = os.environ[\"DB_PASSWORD\"]\n",
        ),
        (
            "a.py",
            "# note\nimport sys\nx = 'VALUE'\n",
            "GITHUB_PAT",
            "# note\nimport os\nimport sys\nx = os.environ[\"GITHUB_PAT\"]\n",
        ),
        (
            "a.py",
            "\"\"\"Doc.\n\nMore.\n\"\"\"\n\ntoken: str = \"VALUE\"\n",
            "TOKEN",
            "\"\"\"Doc.\n\nMore.\n\"\"\"\n\nimport os\n\ntoken: str = os.environ[\"TOKEN\"]\n",
        ),
        (
            "a.py",
            "import sys, os\nconnect(user='joe', password='VALUE')\n",
            "PASSWORD",
            "import sys, os\nconnect(user='joe', password=os.environ[\"PASSWORD\"])\n",
        ),
        (
            "a.ts",
            "const apiKey: string = \"VALUE\";\n",
            "API_KEY",
            "const apiKey: string = process.env.API_KEY;\n",
        ),
        (
            "a.jsx",
            "fetch(u, { token: `VALUE` })\n",
            "TOKEN",
            "fetch(u, { token: process.env.TOKEN })\n",
        ),
        (
            "A.java",
            "String dbPassword = \"VALUE\";\n",
            "DB_PASSWORD",
            "String dbPassword = System.getenv(\"DB_PASSWORD\");\n",
        ),
        (
            "a.kt",
            "val dbPassword = \"VALUE\"\n",
            "DB_PASSWORD",
            "val dbPassword = System.getenv(\"DB_PASSWORD\")\n",
        ),
        (
            "a.scala",
            "val apiSecret = \"VALUE\"\n",
            "API_SECRET",
            "val apiSecret = sys.env(\"API_SECRET\")\n",
        ),
        (
            "a.go",
            "package a\n\nimport (\n\t\"fmt\"\n)\n\nvar token = \"VALUE\"\n",
            "TOKEN",
            "package a\n\nimport (\n\t\"os\"\n\t\"fmt\"\n)\n\nvar token = os.Getenv(\"TOKEN\")\n",
        ),
        (
            "a.go",
            "package a\n\nvar token = \"VALUE\"\n",
            "TOKEN",
            "package a\n\nimport \"os\"\n\nvar token = os.Getenv(\"TOKEN\")\n",
        ),
        (
            "a.cs",
            "var apiKey = \"VALUE\";\n",
            "API_KEY",
            "var apiKey = System.Environment.GetEnvironmentVariable(\"API_KEY\");\n",
        ),
        (
            "a.rb",
            "password: 'VALUE',\n",
            "PASSWORD",
            "password: ENV.fetch(\"PASSWORD\"),\n",
        ),
        (
            "a.php",
            "'db_password' => 'VALUE',\n",
            "DB_PASSWORD",
            "'db_password' => getenv('DB_PASSWORD'),\n",
        ),
        (
            "a.rs",
            "let token = \"VALUE\";\n",
            "TOKEN",
            "let token = std::env::var(\"TOKEN\").unwrap_or_default();\n",
        ),
        (
            "docker-compose.yml",
            "    POSTGRES_PASSWORD: VALUE\n",
            "POSTGRES_PASSWORD",
            "    POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n",
        ),
        (
            "compose.yaml",
            "  - DB_PASSWORD=VALUE\n",
            "DB_PASSWORD",
            "  - DB_PASSWORD=${DB_PASSWORD}\n",
        ),
        (
            "pod.yaml",
            "apiVersion: v1\nkind: Pod\nenv:\n  - name: DB_PASSWORD\n    value: VALUE\n  - name: X\n",
            "DB_PASSWORD",
            "apiVersion: v1\nkind: Pod\nenv:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: app-secrets\n        key: DB_PASSWORD\n  - name: X\n",
        ),
    ];
    for (path, text, name, expected) in cases {
        let mended = mended(path, text);
        let expected = Some((name.to_owned(), expected.to_owned()));
        assert_eq!(mended, expected, "{path}: {text}");
    }
}

#[test]
fn a_person_decides_what_no_edit_can() {
    let cases = [
        ("a.py", "url = 'postgres://joe:VALUE@db/x'\n"),
        ("a.py", "token = b'VALUE'\n"),
        ("a.py", "token = os.environ.get('TOKEN', 'VALUE')\n"),
        ("a.js", "const t = process.env.TOKEN || 'VALUE'\n"),
        ("a.go", "const token = \"VALUE\"\n"),
        ("a.rs", "const TOKEN: &str = \"VALUE\";\n"),
        ("a.cs", "private const string Token = \"VALUE\";\n"),
        ("A.java", "@Value(\"VALUE\")\n"),
        ("app.yml", "password: VALUE\n"),
        ("a.txt", "password = \"VALUE\"\n"),
        ("a.py", "VALUE"),
    ];
    for (path, text) in cases {
        assert_eq!(mended(path, text), None, "{path}: {text}");
    }
}
