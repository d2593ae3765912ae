//! Patterns for plain text: Semgrep's `languages: [generic]`, with its two engines `spacegrep` (the default) and
//! `aliengrep`.
//!
//! Invariants:
//! - linear in the text but for ellipses, whose search is cut by counted steps;
//! - an option that is not understood is an error of the rule.

mod alien_matcher;
mod alien_pattern;
mod braces;
mod comments;
mod document;
mod options;
mod space_matcher;
mod space_pattern;
mod token;

#[cfg(test)]
mod tests;

pub(crate) use document::Document;
pub(crate) use options::{Comments, GenericOptions};

use crate::env::{Env, Hit, Value};
use airlock_model::{Budget, Span};
use airlock_syntax::MAX_PATTERN_BYTES;
use alien_pattern::AlienPattern;
use options::{AlienOptions, GenericEngine};
use space_pattern::SpacePattern;
use std::collections::BTreeSet;

/// A pattern for plain text, ready for matching.
#[derive(Debug)]
pub(crate) struct GenericPattern {
    comments: Comments,
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Space {
        pattern: SpacePattern,
        max_lines: u32,
    },
    Alien {
        pattern: AlienPattern,
        options: AlienOptions,
    },
}

impl GenericPattern {
    /// Reads the pattern `text`.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub(crate) fn new(text: &str, options: &GenericOptions) -> Result<Self, (String, String)> {
        if text.len() > MAX_PATTERN_BYTES {
            return Err((
                format!("the pattern has more than {MAX_PATTERN_BYTES} bytes"),
                "split it into several with `pattern-either`".to_owned(),
            ));
        }
        let engine = match &options.engine {
            GenericEngine::Space { max_lines } => Engine::Space {
                pattern: SpacePattern::parse(text)?,
                max_lines: *max_lines,
            },
            GenericEngine::Alien(own) => Engine::Alien {
                pattern: AlienPattern::parse(text, own)?,
                options: own.clone(),
            },
        };
        Ok(Self {
            comments: options.comments,
            engine,
        })
    }

    /// What the metavariables in it are called, without `$`.
    pub(crate) fn names(&self) -> &BTreeSet<String> {
        match &self.engine {
            Engine::Space { pattern, .. } => &pattern.names,
            Engine::Alien { pattern, .. } => &pattern.names,
        }
    }

    /// What in the text is not looked at.
    pub(crate) fn comments(&self) -> Comments {
        self.comments
    }

    /// Everything that it matches in `text`, in source order. `document` makes the blocks of the text without comments,
    /// for those who keep them.
    pub(crate) fn find<'document>(
        &self,
        text: &str,
        document: impl FnOnce() -> &'document Document,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        match &self.engine {
            Engine::Space { pattern, max_lines } => {
                space_matcher::find(pattern, document(), text, *max_lines, budget)
            }
            Engine::Alien { pattern, options } => {
                let text = comments::without(text, self.comments);
                // Reading the text costs, too.
                if budget.spend(text.len() as u64 / 16).is_err() {
                    return Vec::new();
                }
                alien_matcher::find(pattern, &text, options, budget)
            }
        }
    }
}

/// The blocks of `text` without its comments.
pub(crate) fn document(text: &str, comments: Comments) -> Document {
    Document::new(&comments::without(text, comments))
}

/// What was found in a part of a text, at its place in the whole.
pub(crate) fn moved(hits: Vec<Hit>, by: u32) -> Vec<Hit> {
    let span = |span: Span| Span::new(span.start + by, span.end + by);
    let moved = |hit: Hit| {
        let mut env = Env::default();
        for (name, value) in hit.env.iter() {
            env.set(*name, Value::range(span(value.span)));
        }
        Hit {
            span: span(hit.span),
            env: env.normalised(),
        }
    };
    hits.into_iter().map(moved).collect()
}
