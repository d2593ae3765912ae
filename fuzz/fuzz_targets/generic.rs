//! Any text as a pattern of plain text on any text: it is an error, or matching ends within its steps and every match
//! lies inside the text.
//!
//! The first byte chooses the options; a zero byte ends the pattern.
#![no_main]

use airlock_model::{Budget, Cx};
use airlock_rules::{Candidates, RuleSet, load_yaml};
use airlock_sast::{Engine, SourceView};
use airlock_syntax::Tree;
use libfuzzer_sys::fuzz_target;

/// Far above what an input of the fuzzer's size needs.
const STEPS: u64 = 10_000_000;
/// As JSON, which is YAML.
const OPTIONS: [&str; 4] = [
    "{}",
    r#"{"generic_ellipsis_max_span": 1, "generic_comment_style": "cpp"}"#,
    r#"{"generic_engine": "aliengrep"}"#,
    r#"{"generic_engine": "aliengrep", "generic_multiline": false, "generic_caseless": true,
        "generic_extra_word_characters": ["-"], "generic_extra_braces": [["<", ">"]]}"#,
];

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let mut parts = rest.splitn(2, |byte| *byte == 0);
    let mut next = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let (pattern, text) = (next(), next());
    let options = OPTIONS
        .get(usize::from(*first) % OPTIONS.len())
        .unwrap_or(&"{}");
    let rule = format!(
        r#"{{"rules": [{{"id": "r", "languages": ["generic"], "severity": "HIGH", "message": "m",
            "options": {options}, "pattern": {}}}]}}"#,
        quoted(&pattern)
    );
    let (packed, _) = load_yaml("r.yaml", &rule);
    let rules = RuleSet::new(None, packed);
    let tree = Tree::default();
    let view = SourceView {
        path: "input",
        text: &text,
        language: None,
        tree: &tree,
    };
    let candidates = Candidates {
        rules: (0..rules.len()).collect(),
        ..Candidates::default()
    };
    let engine = Engine::new(&rules);
    let scan = engine.scan(&Cx::default(), &view, &candidates, &mut Budget::new(STEPS));
    for found in scan.matches {
        assert!(found.span.end as usize <= text.len());
    }
});

/// A string of JSON.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for unit in text.encode_utf16() {
        out.push_str(&format!("\\u{unit:04x}"));
    }
    out.push('"');
    out
}
