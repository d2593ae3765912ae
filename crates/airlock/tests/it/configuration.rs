//! Configuration: places of errors, layers, floors.

use crate::repository::{Ran, Repository, WEAK};

#[test]
fn errors_name_their_place() {
    let cases = [
        (
            "[scan]\nfail_onn = \"high\"\n",
            "airlock.toml:2:1: unknown key `fail_onn`",
            "did you mean `fail_on`?",
        ),
        (
            "[scan]\nfail_on = \"hihg\"\n",
            "airlock.toml:2:11: `hihg` is not a value",
            "did you mean `high`?",
        ),
        ("mode = 3\n", "airlock.toml:1:8: ", "airlock config schema"),
        (
            "[scan]\nonly = [\"dast\"]\n",
            "airlock.toml:2:8: engine `dast` is not in this version",
            "",
        ),
        ("x = = 1\n", "airlock.toml:1:5: ", ""),
        (
            "[[override]]\npaths = [\"a[\"]\n",
            "airlock.toml:2:10: `a[` is not a glob",
            "as in `.gitignore`",
        ),
        (
            "[[override]]\npaths = []\n",
            "airlock.toml:2:9: `paths` is empty",
            "under [rules]",
        ),
        (
            "[[override]]\ndisable = [\"x\"]\n",
            "missing field `paths`",
            "",
        ),
        (
            "[rules]\npaths = [\"../up\"]\n",
            "airlock.toml:2:10: a repository's rules are in the repository",
            "--rules",
        ),
        (
            "[rules]\npaths = [\"nowhere\"]\n",
            "nowhere: holds no rule file",
            "check `rules.paths`",
        ),
    ];
    for (text, message, hint) in cases {
        let repository = Repository::new(&[("airlock.toml", text)]);
        let ran = repository.airlock(&["scan", "."]);
        assert_eq!(ran.code, Some(2), "{text}\n{}", ran.err);
        assert!(
            ran.err.contains(message) && ran.err.contains(hint),
            "{text}\n{}",
            ran.err
        );
    }
}

#[test]
fn the_error_shows_the_line() {
    let repository =
        Repository::new(&[("airlock.toml", "mode = \"enforce\"\n[scan]\nstrict = 3\n")]);
    let ran = repository.airlock(&["config", "check"]);
    assert!(
        ran.err.contains(" 3 | strict = 3\n   |          ^\n"),
        "{}",
        ran.err
    );
}

/// Files of the layers by name, and what a scan then ends with.
struct Case {
    user: &'static str,
    organisation: &'static str,
    repository: &'static str,
    folder: &'static str,
    arguments: &'static [&'static str],
    code: i32,
    warning: &'static str,
}

const NONE: Case = Case {
    user: "",
    organisation: "",
    repository: "",
    folder: "",
    arguments: &[],
    code: 1,
    warning: "",
};

fn run(case: &Case, arguments: &[&str]) -> Ran {
    let repository = Repository::committed(&[("sub/app.py", WEAK)]);
    let write = |path: std::path::PathBuf, text: &str| {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        repository.beside("home/.config/airlock/airlock.toml"),
        case.user,
    );
    write(repository.beside("organisation.toml"), case.organisation);
    repository.write("airlock.toml", case.repository);
    repository.write("sub/airlock.toml", case.folder);
    let all = [arguments, case.arguments].concat();
    let mut command = repository.command(&all);
    command.env("AIRLOCK_ORG_CONFIG", repository.beside("organisation.toml"));
    Ran::of(&command.output().unwrap())
}

#[test]
fn layers() {
    let high = "[scan]\nfail_on = \"high\"\n";
    let never = "[scan]\nfail_on = \"never\"\n";
    let disable = "[rules]\ndisable = [\"python-yaml-*\"]\n";
    let cases = [
        NONE,
        Case {
            user: never,
            code: 0,
            ..NONE
        },
        Case {
            user: never,
            repository: high,
            ..NONE
        },
        Case {
            repository: never,
            code: 0,
            ..NONE
        },
        Case {
            organisation: high,
            repository: never,
            warning: "`scan.fail_on = \"never\"` is ignored",
            ..NONE
        },
        Case {
            organisation: never,
            repository: high,
            ..NONE
        },
        Case {
            folder: never,
            warning: "is ignored: it is looser than what is set by built-in",
            ..NONE
        },
        Case {
            repository: never,
            folder: high,
            ..NONE
        },
        Case {
            organisation: high,
            arguments: &["--fail-on", "never"],
            code: 0,
            ..NONE
        },
        Case {
            repository: disable,
            code: 0,
            ..NONE
        },
        Case {
            organisation: "[rules]\ndisable = []\n",
            repository: disable,
            warning: "`rules.disable` is ignored",
            ..NONE
        },
        Case {
            folder: disable,
            warning: "`rules.disable` is ignored",
            ..NONE
        },
        Case {
            repository: "[scan]\nexclude = [\"sub\"]\n",
            code: 0,
            ..NONE
        },
        Case {
            repository: "[scan]\nexclude = [\"other\"]\n",
            ..NONE
        },
        Case {
            repository: "[[override]]\npaths = [\"/sub/*.py\"]\ndisable = [\"python-yaml-unsafe-load\"]\n",
            code: 0,
            ..NONE
        },
        Case {
            repository: "[[override]]\npaths = [\"/sub\"]\nseverity = { python-yaml-unsafe-load = \"low\" }\n",
            code: 0,
            ..NONE
        },
        Case {
            repository: "[rules.severity]\npython-yaml-unsafe-load = \"low\"\n",
            code: 0,
            ..NONE
        },
        Case {
            organisation: "[rules.severity]\n\"python-*\" = \"high\"\n",
            repository: "[rules.severity]\npython-yaml-unsafe-load = \"low\"\n",
            warning: "low is less than what is set by organisation",
            ..NONE
        },
        Case {
            repository: "profile = \"strict\"\n[scan]\nfail_on = \"critical\"\n",
            code: 0,
            ..NONE
        },
        Case {
            organisation: "profile = \"strict\"\n",
            repository: "[scan]\nfail_on = \"critical\"\n",
            warning: "is ignored",
            ..NONE
        },
        Case {
            repository: "mode = \"observe\"\n",
            code: 0,
            ..NONE
        },
        Case {
            repository: "[cache]\nfolder = \"/elsewhere\"\n",
            warning: "`cache.folder` is ignored",
            ..NONE
        },
    ];
    for case in cases {
        let shown = format!(
            "user {:?} organisation {:?} repository {:?} folder {:?}",
            case.user, case.organisation, case.repository, case.folder
        );
        let ran = run(&case, &["scan", "sub"]);
        assert_eq!(ran.code, Some(case.code), "{shown}\n{}{}", ran.out, ran.err);
        assert_eq!(
            ran.err.contains("warning"),
            !case.warning.is_empty(),
            "{shown}\n{}",
            ran.err
        );
        assert!(ran.err.contains(case.warning), "{shown}\n{}", ran.err);
        let check = run(&case, &["config", "check", "--path", "sub"]);
        let expected = if case.warning.is_empty() { 0 } else { 2 };
        if case.arguments.is_empty() {
            assert_eq!(check.code, Some(expected), "{shown}\n{}", check.err);
        }
    }
}

#[test]
fn an_organisation_that_is_named_must_be_there() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let mut command = repository.command(&["scan", "."]);
    command.env("AIRLOCK_ORG_CONFIG", repository.beside("nowhere.toml"));
    let ran = Ran::of(&command.output().unwrap());
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("nowhere.toml: no such file"),
        "{}",
        ran.err
    );
}

#[test]
fn show_names_every_origin() {
    let case = Case {
        user: "[scan]\nconfidence = \"medium\"\n",
        organisation: "profile = \"strict\"\n",
        repository: "[rules]\ndisable = [\"a\"]\n",
        ..NONE
    };
    let shown = run(&case, &["config", "show", "--path", "sub"]);
    for expected in [
        "confidence = \"medium\"",
        "# user, ",
        "fail_on = \"medium\"",
        "organisation.toml:1 (profile strict)",
        "disable = [\"a\"]",
        "airlock.toml:2",
        "mode = \"enforce\"",
        "# built-in",
    ] {
        assert!(shown.out.contains(expected), "{expected}\n{}", shown.out);
    }
}

#[test]
fn a_configuration_that_is_a_link_or_a_pipe_is_refused() {
    let repository = Repository::new(&[("app.py", WEAK)]);
    std::os::unix::fs::symlink("/etc/passwd", repository.tree().join("airlock.toml")).unwrap();
    let ran = repository.airlock(&["scan", "."]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(!ran.err.contains("root:"), "{}", ran.err);
    std::fs::remove_file(repository.tree().join("airlock.toml")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(repository.tree().join("airlock.toml"))
        .status()
        .unwrap();
    assert!(made.success());
    let ran = repository.airlock(&["scan", "."]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("not a regular file"), "{}", ran.err);
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    let repository = Repository::new(&[]);
    let schema = serde_json::from_str(&repository.airlock(&["config", "schema"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let cases = [
        (
            "mode = \"observe\"\nprofile = \"ai-code\"\n[scan]\nfail_on = \"never\"\nonly = [\"sast\"]\nexclude = [\"x\"]\n",
            true,
        ),
        (
            "[rules]\ndefault = true\ndisable = [\"a\"]\n[rules.severity]\na = \"low\"\n[[override]]\npaths = [\"x\"]\ndisable = [\"b\"]\n",
            true,
        ),
        ("[scan]\nfail_onn = \"high\"\n", false),
        ("mode = \"never\"\n", false),
        ("[scan]\nonly = [\"dast\"]\n", false),
    ];
    for (text, good) in cases {
        let value: serde_json::Value = toml::from_str(text).unwrap();
        assert_eq!(validator.is_valid(&value), good, "{text}");
        repository.write("airlock.toml", text);
        assert_eq!(
            repository.airlock(&["config", "check"]).code == Some(0),
            good,
            "{text}"
        );
    }
}

#[test]
fn a_folder_does_not_lower_a_rule() {
    for folder in [
        "[rules.severity]\npython-yaml-unsafe-load = \"low\"\n",
        "[[override]]\npaths = [\"*\"]\nseverity = { \"python-*\" = \"low\" }\n",
    ] {
        let ran = run(&Case { folder, ..NONE }, &["scan", "sub"]);
        assert_eq!(ran.code, Some(1), "{folder}\n{}", ran.err);
        assert!(
            ran.err.contains("may only tighten"),
            "{folder}\n{}",
            ran.err
        );
    }
    let folder = "[rules.severity]\npython-yaml-unsafe-load = \"critical\"\n";
    let ran = run(&Case { folder, ..NONE }, &["scan", "sub"]);
    assert!(
        ran.out.contains("critical[python-yaml-unsafe-load]") && ran.err.is_empty(),
        "{}{}",
        ran.out,
        ran.err
    );
}

/// Findings of [`WEAK`] (severity high, confidence medium) at the root and in folders whose files say something.
#[test]
fn a_folder_below_the_root_tightens_its_own_subtree() {
    // The root's file, the folder's, arguments; then: exit code, active findings at their paths, severity in the folder,
    // a part of the warning.
    type Case = (
        &'static str,
        &'static str,
        &'static [&'static str],
        (i32, usize, &'static str, &'static str),
    );
    const QUIET: &str = "[scan]\nfail_on = \"critical\"\n";
    let cases: [Case; 13] = [
        (QUIET, "", &[], (0, 3, "high", "")),
        (
            QUIET,
            "[scan]\nfail_on = \"high\"\n",
            &[],
            (1, 3, "high", ""),
        ),
        (
            QUIET,
            "[scan]\nfail_on = \"high\"\n",
            &["--fail-on", "never"],
            (0, 3, "high", ""),
        ),
        (QUIET, "profile = \"strict\"\n", &[], (1, 3, "high", "")),
        (
            "",
            "[scan]\nfail_on = \"never\"\n",
            &[],
            (
                1,
                3,
                "high",
                "services/airlock.toml:2: `scan.fail_on = \"never\"` is ignored: it is looser",
            ),
        ),
        (
            "[scan]\nseverity = \"critical\"\n",
            "[scan]\nseverity = \"low\"\n",
            &[],
            (1, 2, "high", ""),
        ),
        (
            "[scan]\nconfidence = \"high\"\n",
            "[scan]\nconfidence = \"low\"\n",
            &[],
            (1, 2, "high", ""),
        ),
        (
            QUIET,
            "[rules.severity]\npython-yaml-unsafe-load = \"critical\"\n",
            &[],
            (1, 3, "critical", ""),
        ),
        (
            "",
            "[rules.severity]\npython-yaml-unsafe-load = \"low\"\n",
            &[],
            (
                1,
                3,
                "high",
                "the severity of `python-yaml-unsafe-load` is ignored",
            ),
        ),
        (
            "[[override]]\npaths = [\"services\"]\nseverity = { \"python-*\" = \"critical\" }\n",
            "[rules.severity]\n\"python-yaml-*\" = \"high\"\n",
            &[],
            (1, 3, "critical", ""),
        ),
        (
            "",
            "[rules]\ndisable = [\"python-*\"]\n",
            &[],
            (
                1,
                3,
                "high",
                "`rules.disable` is ignored: the file of a folder may only tighten",
            ),
        ),
        (
            "mode = \"observe\"\n",
            "mode = \"enforce\"\n[rules]\npaths = [\"x\"]\n",
            &[],
            (0, 3, "high", "`mode` is ignored: it holds for a whole run"),
        ),
        (
            QUIET,
            "[[override]]\npaths = [\"deep\"]\nseverity = { python-yaml-unsafe-load = \"critical\" }\n",
            &[],
            (1, 3, "critical", ""),
        ),
    ];
    for (root, folder, arguments, (code, count, severity, warning)) in cases {
        let repository = Repository::committed(&[
            ("airlock.toml", root),
            ("app.py", WEAK),
            ("services/airlock.toml", folder),
            ("services/a.py", WEAK),
            ("services/deep/b.py", WEAK),
        ]);
        let ran = repository.airlock(&[&["scan", ".", "--format", "json"], arguments].concat());
        let context = format!("{root}\n{folder}\n{arguments:?}\n{}", ran.err);
        assert_eq!(ran.code, Some(code), "{context}");
        let report = ran.report();
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(findings.len(), count, "{context}");
        let last = findings.last().unwrap();
        assert_eq!(last["location"]["path"], "services/deep/b.py", "{context}");
        assert_eq!(last["severity"], severity, "{context}");
        let outside = findings
            .iter()
            .find(|finding| finding["location"]["path"] == "app.py");
        assert!(
            outside.is_none_or(|finding| finding["severity"] == "high"),
            "{context}"
        );
        assert!(
            ran.err.contains(warning) && ran.err.is_empty() == warning.is_empty(),
            "{context}"
        );
    }
}

/// The file of a folder counts for every selection that has a file below it, and the innermost wins.
#[test]
fn a_folder_counts_however_its_files_are_selected() {
    let repository = Repository::committed(&[
        ("airlock.toml", "[scan]\nfail_on = \"never\"\n"),
        ("a/airlock.toml", "[scan]\nfail_on = \"critical\"\n"),
        ("a/b/airlock.toml", "[scan]\nfail_on = \"high\"\n"),
        ("a/app.py", "x = 1\n"),
        ("a/b/c/app.py", "x = 1\n"),
    ]);
    let code = |arguments: &[&str]| repository.airlock(&[&["scan"], arguments].concat()).code;
    repository.write("a/app.py", WEAK);
    assert_eq!(code(&["--diff", "HEAD"]), Some(0));
    repository.write("a/b/c/app.py", WEAK);
    assert_eq!(code(&["--diff", "HEAD"]), Some(1));
    assert_eq!(code(&["--unstaged"]), Some(1));
    assert_eq!(code(&["."]), Some(1));
    assert_eq!(code(&["a/app.py"]), Some(0));
    assert_eq!(code(&["a/b/c/app.py"]), Some(1));
    assert_eq!(code(&[".", "--config", "airlock.toml"]), Some(0));
    repository.write("a/b/airlock.toml", "[scam]\n");
    let ran = repository.airlock(&["scan", "."]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("a/b/airlock.toml:1:2: unknown key `scam`"),
        "{}",
        ran.err
    );
}

/// Comments below a folder suppress nothing, and what could not be looked at there makes the run incomplete.
#[test]
fn a_folder_may_refuse_comments_and_ask_for_completeness() {
    let allowed = WEAK.replace(
        "Loader)",
        "Loader)  # airlock:allow(python-yaml-unsafe-load)",
    );
    let repository = Repository::new(&[("app.py", &allowed), ("a/app.py", &allowed)]);
    let paths = |ran: &Ran| {
        let report = ran.report();
        let active = report["findings"].as_array().unwrap().iter();
        active
            .filter(|finding| finding["suppression"].is_null())
            .map(|finding| finding["location"]["path"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let scan = || repository.airlock(&["scan", ".", "--format", "json"]);
    assert_eq!(paths(&scan()), Vec::<String>::new());
    repository.write(
        "a/airlock.toml",
        "[scan]\nsuppressions = false\nfail_on = \"high\"\n",
    );
    assert_eq!(paths(&scan()), ["a/app.py"]);

    repository.write("airlock.toml", "[scan]\nmax_file_size = 1000\n");
    repository.write("a/app.py", "x = 1\n");
    repository.write("large.py", &"x = 1\n".repeat(200));
    repository.write("a/airlock.toml", "[scan]\nstrict = true\n");
    assert_eq!(scan().code, Some(0));
    repository.write("a/large.py", &"x = 1\n".repeat(200));
    assert_eq!(scan().code, Some(4));
}
