//! Loads, validates and compiles rule files and packs; owns the rule schema (Semgrep's rule syntax).
//!
//! A rule goes through three forms: the YAML a person writes, [`PackedRule`] (what selects it, and the rest unread), and
//! [`Rule`] (validated; only this one travels further). A rule that is wrong is a [`RuleError`] with file,
//! position and hint; it never stops the others.
//!
//! Invariants:
//! - nothing here reads a file: texts come in, rules go out;
//! - the embedded pack is decoded, not parsed: no YAML and no regex is touched at start-up;
//! - knows nothing of matching: what a pattern means is `sast`'s business.
#![warn(missing_docs)]

mod comment_lines;
mod error;
mod example;
mod fix;
mod formula;
mod found;
mod gram_finder;
mod joined_strings;
mod least;
mod literal_finder;
mod literals;
mod models;
mod pack;
mod packed;
mod paths;
mod pattern_names;
mod pattern_words;
mod pcre;
mod prefix_index;
mod rank;
mod raw;
mod raw_match;
mod raw_taint;
mod regex_edges;
mod regex_literals;
mod regex_outline;
mod route_check;
mod rule;
mod ruleset;
mod taint;
mod unpacked;
mod word_finder;

pub use error::{RuleError, RulePlace};
pub use example::Example;
pub use fix::{Change, FixTemplate};
pub use formula::{Condition, Formula, MetavariableName};
pub use found::Found;
pub use least::Least;
pub use literal_finder::{LiteralFinder, LiteralHit};
pub use literals::Requirement;
pub use models::Models;
pub use pack::{
    DeclaredRule, Trust, declared, embedded, embedded_example, load_models, load_yaml,
    load_yaml_with, unpack,
};
pub use packed::{AcrossFiles, PackedRule, PackedRules, StoredRequirement};
pub use paths::PathFilter;
pub use pattern_names::pattern_names;
pub use pcre::from_pcre;
pub use rank::Rank;
pub use regex_literals::without_look_around;
pub use route_check::{RouteCheck, RouteSpec};
pub use rule::{Rule, RuleLanguage};
pub use ruleset::{Candidates, RuleSet};
pub use taint::{
    Requires, SideEffect, SinkRequires, TaintPropagator, TaintSanitizer, TaintSink, TaintSource,
    TaintSpec,
};
pub use unpacked::{PackError, is_pack};
