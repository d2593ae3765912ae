//! Repositories that attack whoever scans them, and the whole program under observation.
//!
//! Two observers: `trace` reads every call the program makes from `strace`'s log, and `jail` needs nothing installed: it
//! runs the program where the kernel kills it at the first process or socket, and where what lies outside cannot be read.

mod attack;
mod jail;
mod trace;

use crate::repository::Ran;
use attack::Attack;

/// A way to scan the hostile repository; the second value is given on standard input.
pub(crate) struct Way {
    pub(crate) arguments: &'static [&'static str],
    pub(crate) input: &'static str,
}

const fn way(arguments: &'static [&'static str]) -> Way {
    Way {
        arguments,
        input: "",
    }
}

/// Every selection the program knows.
const WAYS: &[Way] = &[
    way(&["scan", "."]),
    way(&["scan", ".", "--no-ignore", "--verbose", "--no-cache"]),
    way(&["scan", "--staged"]),
    way(&["scan", "--unstaged"]),
    way(&["scan", "--diff", "HEAD"]),
    way(&["scan", "--diff", "HEAD~1..HEAD"]),
    way(&["scan", "--diff", "side...main"]),
    way(&["scan", "app.py", "src"]),
    way(&["scan", "fifo", "link-out", "circle/a", "device"]),
    Way {
        arguments: &["scan", "--stdin", "--path", "link-folder/new.py"],
        input: crate::repository::WEAK,
    },
];

/// Nothing that steers a terminal or hides text got through, and nothing of what lies outside.
fn assert_harmless(ran: &Ran, context: &str) {
    for (stream, text) in [("out", &ran.out), ("err", &ran.err)] {
        let steering = text.chars().find(|character| {
            (character.is_control() && *character != '\n')
                || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
        });
        assert_eq!(steering, None, "{context}: standard {stream}: {text}");
        assert!(
            !text.contains(attack::OUTSIDE_TEXT),
            "{context}: standard {stream} shows a file from outside: {text}"
        );
    }
}

/// The traps work, or else that nothing sprang them would say nothing.
#[test]
fn git_itself_walks_into_the_traps() {
    let attack = Attack::new();
    let status = std::process::Command::new("git")
        .args(["status", "--porcelain"])
        .current_dir(attack.repository.tree())
        .output()
        .unwrap();
    assert!(attack.was_sprung(), "{status:?}");
}

#[test]
fn every_format_is_harmless() {
    let attack = Attack::new();
    for format in [
        "terminal",
        "json",
        "sarif",
        "gitlab-sast",
        "gitlab-codequality",
        "junit",
        "markdown",
        "html",
        "github",
    ] {
        let ran = attack
            .repository
            .airlock(&["scan", ".", "--no-cache", "--format", format]);
        assert_eq!(ran.code, Some(1), "{format}: {}", ran.err);
        assert!(ran.out.contains("YAML"), "{format}: {}", ran.out);
        assert_harmless(&ran, format);
    }
    assert!(!attack.was_sprung());
}
