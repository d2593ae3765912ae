//! Any bytes as a file of any language through the whole pipeline: decoding, engines, masks, suppressions, judgement.
//! A run never ends in an error, and what it reports lies inside the text.
//!
//! The first byte chooses the language.
#![no_main]

use airlock_engine::{Options, run};
use airlock_model::{Cx, Reason};
use airlock_rules::{RuleSet, embedded};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use airlock_syntax::LANGUAGES;
use libfuzzer_sys::fuzz_target;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::new(embedded().ok(), Vec::new()));
/// A folder that is read for its name only: the text is not in it.
static FOLDER: LazyLock<Workspace> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz_targets");
    Workspace::open(&folder, WorkspaceOptions::default()).expect("the folder of this file")
});
static OPTIONS: LazyLock<Options> = LazyLock::new(|| Options {
    threads: Some(1),
    ..Options::on(jiff::civil::date(2026, 1, 2))
});

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let language = LANGUAGES
        .get(usize::from(*first) % LANGUAGES.len())
        .copied();
    let ending = language.and_then(|language| language.extensions.first().copied());
    let selection = Selection::Stdin {
        name: PathBuf::from(format!("src/input.{}", ending.unwrap_or("txt"))),
        bytes: rest.into(),
    };
    let report = run(&Cx::default(), &FOLDER, &selection, &RULES, &OPTIONS);
    let report = report.expect("one text can always be looked at");
    for finding in &report.findings {
        // A decoded UTF-16 text is up to one and a half times as long.
        assert!(finding.location.span.end as usize <= rest.len() * 3);
    }
    for entry in &report.coverage.entries {
        assert!(
            !matches!(entry.reason, Reason::Crash | Reason::Watchdog),
            "{entry:?}"
        );
    }
});
