//! Every value in force, as lines of `airlock.toml` with their origins.

use crate::config::setting::toml_text;
use crate::config::{Config, Listed, PathOverride};
use airlock_engine::Action;
use std::fmt::Write as _;

/// The values as TOML, the origin of each as a comment.
pub(crate) fn show(config: &Config) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut say = |text: String, origin: String| lines.push((text, origin));
    let setting = |key: &str, shown: String| format!("{key} = {shown}");
    say(
        setting("mode", config.mode.shown()),
        config.mode.origin().to_string(),
    );
    say(String::new(), String::new());
    say("[scan]".to_owned(), String::new());
    for (key, shown, origin) in [
        ("fail_on", config.fail_on.shown(), config.fail_on.origin()),
        (
            "fail_confidence",
            config.fail_confidence.shown(),
            config.fail_confidence.origin(),
        ),
        (
            "severity",
            config.severity.shown(),
            config.severity.origin(),
        ),
        (
            "confidence",
            config.confidence.shown(),
            config.confidence.origin(),
        ),
        ("only", config.only.shown(), config.only.origin()),
        ("strict", config.strict.shown(), config.strict.origin()),
        (
            "suppressions",
            config.suppressions.shown(),
            config.suppressions.origin(),
        ),
        (
            "max_file_size",
            config.max_file_size.shown(),
            config.max_file_size.origin(),
        ),
    ] {
        say(setting(key, shown), origin.to_string());
    }
    for entry in &config.lists.exclude {
        say(
            setting("exclude", toml_text(&entry.value.globs)),
            entry.origin.to_string(),
        );
    }
    say(String::new(), String::new());
    say("[context]".to_owned(), String::new());
    for (key, pattern, origin) in config.context.listed() {
        say(setting(key, toml_text(&[pattern])), origin.to_string());
    }
    say(String::new(), String::new());
    say("[hooks]".to_owned(), String::new());
    say(
        setting("on_failure", config.on_failure.shown()),
        config.on_failure.origin().to_string(),
    );
    for (key, limit) in config.session.set() {
        let key = format!("session.{key}");
        say(setting(&key, limit.shown()), limit.origin().to_string());
    }
    say(String::new(), String::new());
    say("[complexity]".to_owned(), String::new());
    let limits = &config.metric_limits;
    for (key, limit) in [
        ("cognitive", limits.cognitive),
        ("cyclomatic", limits.cyclomatic),
        ("nesting", limits.nesting),
        ("lines", limits.lines),
        ("parameters", limits.required_parameters),
    ] {
        say(setting(key, limit.to_string()), String::new());
    }
    say(String::new(), String::new());
    say("[rules]".to_owned(), String::new());
    say(
        setting("default", config.default_rules.shown()),
        config.default_rules.origin().to_string(),
    );
    for entry in &config.lists.disable {
        let shown = toml_text(&[&entry.value]);
        say(setting("disable", shown), entry.origin.to_string());
    }
    for entry in &config.lists.rule_paths {
        let shown = toml_text(&[&entry.value]);
        say(setting("paths", shown), entry.origin.to_string());
    }
    for entry in &config.lists.severity {
        let (rule, severity) = &entry.value;
        let key = format!("severity.{}", toml_text(rule));
        say(setting(&key, toml_text(severity)), entry.origin.to_string());
    }
    for entry in &config.lists.overrides {
        say(String::new(), String::new());
        say("[[override]]".to_owned(), entry.origin.to_string());
        for line in override_lines(entry) {
            say(line, String::new());
        }
    }
    say(String::new(), String::new());
    say("[cache]".to_owned(), String::new());
    let (enabled, origin) = &config.cache;
    say(setting("enabled", enabled.to_string()), origin.to_string());
    if let Some((folder, origin)) = &config.cache_folder {
        say(setting("folder", toml_text(folder)), origin.to_string());
    }
    let databases = &config.databases;
    if databases.mirror.is_some() || databases.keys.is_some() || databases.max_age.is_some() {
        say(String::new(), String::new());
        say("[db]".to_owned(), String::new());
    }
    if let Some((mirror, origin)) = &databases.mirror {
        say(setting("mirror", toml_text(mirror)), origin.to_string());
    }
    if let Some((keys, origin)) = &databases.keys {
        say(setting("keys", toml_text(keys)), origin.to_string());
    }
    if let Some((days, origin)) = &databases.max_age {
        say(setting("max_age", days.to_string()), origin.to_string());
    }
    aligned(&lines)
}

fn override_lines(entry: &Listed<PathOverride>) -> Vec<String> {
    let value = &entry.value;
    let mut lines = vec![format!("paths = {}", toml_text(&value.globs))];
    match value.action {
        Action::Suppress => lines.push(format!("disable = {}", toml_text(&value.rules))),
        Action::Severity(severity) | Action::Raise(severity) => lines.extend(
            value
                .rules
                .iter()
                .map(|rule| format!("severity.{} = {}", toml_text(rule), toml_text(&severity))),
        ),
    }
    lines
}

/// Comments begin in one column, unless a line is long.
fn aligned(lines: &[(String, String)]) -> String {
    const COLUMN: usize = 34;
    let mut out = String::new();
    for (text, origin) in lines {
        if origin.is_empty() {
            out.push_str(text);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "{text:COLUMN$}  # {origin}");
        }
        out.push('\n');
    }
    out
}
