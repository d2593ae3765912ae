//! Reads and parses a file anew.

use super::{Read, language_of};
use airlock_model::{Cx, Making, Purpose, Source};
use airlock_sast::SourceView;
use airlock_syntax::{ParseLimits, Tree};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The look at a file crashed.
pub(super) struct Crashed;

/// Parses a file of the plan and looks at it, if it is the project's own code.
pub(super) fn looked_at<T>(
    number: usize,
    read: &impl Read,
    look: impl Fn(&Cx, &SourceView<'_>) -> Option<T>,
) -> Result<Option<T>, Crashed> {
    let mut seen = Ok(None);
    read(number, &mut |cx, source| {
        // A crash costs this file's part.
        let looked = catch_unwind(AssertUnwindSafe(|| parsed(cx, source, &look)));
        seen = looked.map(Option::flatten).map_err(|_| Crashed);
    });
    seen
}

/// Parses a text and looks at it, if it is the project's own code.
pub(super) fn parsed<T>(
    cx: &Cx,
    source: &Source,
    look: impl FnOnce(&Cx, &SourceView<'_>) -> T,
) -> Option<T> {
    with_tree(cx, source, None, look)
}

/// The same; parses only where `tree`, that of the text, is not known.
pub(super) fn with_tree<T>(
    cx: &Cx,
    source: &Source,
    tree: Option<&Tree>,
    look: impl FnOnce(&Cx, &SourceView<'_>) -> T,
) -> Option<T> {
    if source.purpose != Purpose::Product || source.making != Making::Written {
        return None;
    }
    let language = language_of(source.path.as_str())?;
    let parse = || airlock_syntax::parse(cx, language, &source.text, ParseLimits::default()).tree;
    let tree = tree.map_or_else(|| Cow::Owned(parse()), Cow::Borrowed);
    let view = SourceView {
        path: source.path.as_str(),
        text: &source.text,
        language: Some(language),
        tree: &tree,
    };
    Some(look(cx, &view))
}
