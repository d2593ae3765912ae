//! Commands with what is told of them, one a line: `tests/commands.txt`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use airlock_model::Cx;
use proptest::prelude::*;
use std::fmt::Write;

const COMMANDS_FILE: &str = include_str!("tests/commands.txt");

/// A small repository, given by its list of files.
struct Listing;

const ALL: &[&str] = &[
    ".env",
    ".env.local",
    ".git/config",
    ".git/hooks/pre-commit",
    ".claude/settings.json",
    "README.md",
    "airlock.toml",
    "config/credentials.yml",
    "config/routes.yml",
    "deploy/server.pem",
    "src/main.py",
    "a b/.env",
];

fn is_excluded(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    name.starts_with(".env")
        || name.contains("credentials")
        || path.to_ascii_lowercase().ends_with("server.pem")
        || name == "id_rsa"
}

fn is_protected(path: &str) -> bool {
    path.starts_with(".git/") || path.starts_with(".claude/") || path == "airlock.toml"
}

/// Whether `path` is what a glob of [`Pattern::glob`] stands for.
fn matches(glob: &[char], path: &[char]) -> bool {
    match glob {
        [] => path.is_empty(),
        ['*', '*', '/', rest @ ..] if matches(rest, path) => true,
        ['*', '*', rest @ ..] => (0..=path.len()).any(|at| matches(rest, &path[at..])),
        ['*', rest @ ..] => {
            let end = path
                .iter()
                .position(|letter| *letter == '/')
                .unwrap_or(path.len());
            (0..=end).any(|at| (at > 0 || path.first() != Some(&'.')) && matches(rest, &path[at..]))
        }
        ['?', rest @ ..] => {
            path.first().is_some_and(|letter| *letter != '/') && matches(rest, &path[1..])
        }
        ['\\', letter, rest @ ..] | [letter, rest @ ..] => {
            path.first() == Some(letter) && matches(rest, &path[1..])
        }
    }
}

fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl Listing {
    fn find(usage: &Usage, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let folder = usage.folder.as_deref().unwrap_or("**");
        let path = plain(&script::join(folder, &usage.path.glob()));
        let glob: Vec<char> = path.chars().collect();
        let is_hidden = |file: &str| file.split('/').any(|part| part.starts_with('.'));
        let found = ALL.iter().find(|file| {
            let letters: Vec<char> = file.chars().collect();
            let below = || path.is_empty() || file.starts_with(&format!("{path}/"));
            wanted(file)
                && match usage.reach {
                    Reach::File => matches(&glob, &letters),
                    Reach::All => below(),
                    Reach::Visible => below() && !is_hidden(file),
                    Reach::Past => false,
                }
        });
        let is_past = usage.reach == Reach::Past && wanted(&path);
        let outside = usage.is_certain && path.starts_with('~') && wanted(&path);
        found
            .map(|file| (*file).to_owned())
            .or_else(|| (is_past || outside).then_some(path))
    }
}

impl Files for Listing {
    fn excluded(&self, usage: &Usage) -> Option<String> {
        Self::find(usage, is_excluded)
    }

    fn protected(&self, usage: &Usage) -> Option<String> {
        Self::find(usage, is_protected)
    }
}

fn told(text: &str) -> String {
    let script = Script::read(&Cx::default(), text);
    let mut told = String::new();
    for concern in concerns(&script, &Listing) {
        let what = match concern.deed {
            Deed::Signal(signal) => format!("{signal:?}"),
            deed => format!("{deed:?}"),
        };
        let path = concern.path.unwrap_or_default();
        let words = format!("{what} {path}");
        if !told.split("; ").any(|earlier| earlier == words.trim()) {
            let gap = if told.is_empty() { "" } else { "; " };
            write!(told, "{gap}{}", words.trim()).unwrap();
        }
    }
    told
}

#[test]
fn tells_what_commands_would_do() {
    let mut wrong = String::new();
    for line in COMMANDS_FILE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        let (command, expected) = line.split_once(" ## ").unwrap_or((line, ""));
        let command = command.replace("⏎", "\n");
        let found = told(command.trim_end());
        if found != expected.trim() {
            writeln!(
                wrong,
                "{}\n    expected {expected}\n    found    {found}",
                command.trim_end()
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[a-z$\"'`(){}<>|&;*?.=\\[\\]\\\\ \n-]{0,80}") {
        let script = Script::read(&Cx::default(), &text);
        for command in &script.commands {
            prop_assert!(command.words.iter().all(|word| !word.choices.is_empty()));
            prop_assert!(command.fed_by.end <= script.commands.len());
        }
        drop(concerns(&script, &Listing));
    }

    /// However a name is quoted, it is the same name.
    #[test]
    fn quotes_hide_nothing(cuts in proptest::collection::vec(0_usize..4, 4)) {
        let mut word = String::new();
        for (letter, how) in ".env".chars().zip(cuts) {
            match how {
                0 => word.push(letter),
                1 => write!(word, "'{letter}'").unwrap(),
                2 => write!(word, "\"{letter}\"").unwrap(),
                _ => write!(word, "\\{letter}").unwrap(),
            }
        }
        prop_assert_eq!(told(&format!("cat {word}")), "ReadsExcluded .env");
    }
}

#[test]
fn is_bounded() {
    let nested = (0..40).fold("cat .env".to_owned(), |inner, _| {
        format!("eval \"{}\"", inner.replace(['\\', '"'], ""))
    });
    let deep = format!("{}cat .env{}", "$(".repeat(5_000), ")".repeat(5_000));
    let wide = format!("cat {}", "{a,b}".repeat(200));
    let many = "cat a\n".repeat(5_000);
    for text in [
        nested,
        deep,
        wide,
        many,
        "{".repeat(20_000),
        "'".repeat(9_999),
    ] {
        let script = Script::read(&Cx::default(), &text);
        assert!(script.commands.len() <= COMMANDS);
        drop(concerns(&script, &Listing));
    }
    assert!(!Script::read(&Cx::default(), &"cat a\n".repeat(5_000)).is_whole);
}
