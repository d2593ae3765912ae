//! Secrets where nobody looks: in the history, in messages, in archives, encoded, in notebooks and transcripts.

use crate::repository::Repository;

/// A password that is nowhere written as one word.
fn password() -> String {
    ["Tq7vR2", "mzLp9x"].concat()
}

fn url() -> String {
    format!("postgres://joe:{}@db.acme.io/shop", password())
}

/// A repository that held a password once, in a file that is gone.
fn regretful() -> Repository {
    let repository = Repository::committed(&[("README.md", "A shop.\n")]);
    repository.write("config/db.env", &format!("DATABASE_URL={}\n", url()));
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-qm", "connect"]);
    repository.git(&["rm", "-q", "config/db.env"]);
    repository.git(&["commit", "-qm", "oops"]);
    repository
}

const HISTORY: [&str; 4] = ["scan", "--history", "--format", "json"];

#[test]
fn the_history_gives_what_the_tree_no_longer_has() {
    let repository = regretful();
    let tree = repository.airlock(&["scan", "--only", "secrets", "--format", "json"]);
    assert_eq!((tree.code, tree.active_rules()), (Some(0), Vec::new()));
    let ran = repository.airlock(&HISTORY);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.active_rules(), ["database-url-password"]);
    let report = ran.report();
    let finding = &report["findings"][0];
    assert_eq!(finding["location"]["path"], "config/db.env");
    let introduced = &finding["evidence"]["introduced"];
    assert_eq!(introduced["commits"], 1);
    let commit = introduced["commit"].as_str().unwrap();
    assert_eq!(commit.len(), 40);
    let message = finding["message"].as_str().unwrap();
    assert!(message.contains(commit.get(..12).unwrap()), "{message}");
    assert_eq!(report["change"]["trigger"], "history");
    for threads in ["1", "3"] {
        let again = repository.airlock(&[&HISTORY[..], &["--threads", threads]].concat());
        assert_eq!(again.out, ran.out, "{threads} threads");
    }
    let since = repository.airlock(&["scan", "--history", "HEAD~1..HEAD", "--format", "json"]);
    assert_eq!((since.code, since.active_rules()), (Some(0), Vec::new()));
}

#[test]
fn every_format_names_the_commit_and_hides_the_secret() {
    let repository = regretful();
    for format in [
        "terminal",
        "json",
        "sarif",
        "gitlab-secrets",
        "gitlab-codequality",
        "github",
        "junit",
        "markdown",
        "html",
        "csv",
    ] {
        let ran = repository.airlock(&["scan", "--history", "--format", format]);
        assert!(!ran.out.contains(&password()), "{format}: {}", ran.out);
        // The terminal breaks lines.
        let words: Vec<&str> = ran.out.split_whitespace().collect();
        assert!(
            words.join(" ").contains("in commit"),
            "{format}: {}",
            ran.out
        );
    }
}

#[test]
fn what_was_accepted_in_the_history_stays_accepted() {
    let repository = regretful();
    let ran = repository.airlock(&HISTORY);
    let report = ran.report();
    let commit = &report["findings"][0]["evidence"]["introduced"]["commit"];
    let commit = commit.as_str().unwrap();
    repository.write(
        ".gitleaksignore",
        &format!("{commit}:config/db.env:database-url-password:1\n"),
    );
    let ran = repository.airlock(&HISTORY);
    assert_eq!(
        (ran.code, ran.active_rules()),
        (Some(0), Vec::new()),
        "{}",
        ran.err
    );
}

#[test]
fn messages_are_texts() {
    let repository = Repository::committed(&[("a.py", "a = 1\n")]);
    let message = format!("connect to {}", url());
    repository.git(&["commit", "-q", "--allow-empty", "-m", &message]);
    let ran = repository.airlock(&HISTORY);
    assert_eq!(ran.active_rules(), ["database-url-password"], "{}", ran.err);
    repository.write("message", &format!("fix\n\n# {}\n", url()));
    let commented = ["scan", "--commit-msg", "message", "--format", "json"];
    assert_eq!(repository.airlock(&commented).code, Some(0));
    repository.write("message", &format!("fix\n\n{}\n# comment\n", url()));
    let ran = repository.airlock(&commented);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let report = ran.report();
    assert_eq!(report["findings"][0]["location"]["start"]["line"], 3);
}

#[test]
fn archives_are_opened_on_request() {
    let repository =
        Repository::committed(&[("config/db.env", &format!("DATABASE_URL={}\n", url()))]);
    std::fs::create_dir(repository.tree().join("dist")).unwrap();
    repository.git(&["archive", "--format=zip", "-o", "dist/app.zip", "HEAD"]);
    repository.git(&["archive", "--format=tar.gz", "-o", "dist/app.tgz", "HEAD"]);
    let scan = ["scan", "dist", "--only", "secrets", "--format", "json"];
    assert_eq!(repository.airlock(&scan).active_rules(), [""; 0]);
    let ran = repository.airlock(&[&scan[..], &["--archives"]].concat());
    let report = ran.report();
    let paths: Vec<&str> = { report["findings"].as_array().unwrap().iter() }
        .map(|finding| finding["location"]["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        ["app.tgz!/config/db.env", "app.zip!/config/db.env"],
        "{}",
        ran.err
    );
    assert!(!ran.out.contains(&password()));
}

#[test]
fn ordinary_formats_of_notebooks_transcripts_and_servers_are_read() {
    let line = format!("os.environ['DB'] = '{}'\\n", url());
    let files = [
        (
            "analysis.ipynb",
            format!(
                "{{\"cells\": [{{\"cell_type\": \"code\", \"source\": [\n  \"import os\\n\",\n  \"{line}\"\n]}}]}}\n"
            ),
            3,
        ),
        (
            "session.jsonl",
            format!(
                "{{\"type\": \"user\"}}\n{{\"type\": \"tool\", \"content\": \"export DATABASE_URL={}\\n\"}}\n",
                url()
            ),
            2,
        ),
        (
            ".mcp.json",
            format!(
                "{{\"mcpServers\": {{\"db\": {{\n  \"command\": \"npx\",\n  \"env\": {{\"DATABASE_URL\": \"{}\"}}\n}}}}}}\n",
                url()
            ),
            3,
        ),
    ];
    for (name, text, line) in files {
        let repository = Repository::new(&[(name, &text)]);
        let ran = repository.airlock(&["scan", "--only", "secrets", "--format", "json"]);
        let report = ran.report();
        let found = &report["findings"][0]["location"]["start"]["line"];
        assert_eq!(*found, line, "{name}: {}", ran.out);
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let repository = regretful();
    for arguments in [
        &["scan", "--history", "--only", "sast"][..],
        &["scan", "--history", "v9.9"],
        &["scan", "--history", "a...b"],
        &["scan", "--history", "HEAD~1..", "--dangling"],
        &["scan", "--commit-msg", "nowhere"],
    ] {
        let ran = repository.airlock(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("hint"), "{arguments:?}: {}", ran.err);
    }
}
