//! Our marked block in a text that is somebody else's.
//!
//! Invariant: to place twice is to place once; to remove what was placed gives back the text as it was,
//! byte for byte.

/// The line that begins the block.
const BEGIN: &str = "<!-- airlock:begin (airlock guidance sync writes this block) -->";
/// The same where the text before had no end of line: it is taken away again with the block.
const BEGIN_OPEN: &str =
    "<!-- airlock:begin (airlock guidance sync writes this block; the line above had no end) -->";
/// The line that ends it.
const END: &str = "<!-- airlock:end -->";

/// Why a block cannot be found. The text is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the marks of Airlock's block are not one pair of lines; remove what is left of them, then try again"
)]
pub struct BlockError;

/// The text with `body` in our block, at its end if there is no block yet. A new text begins with `head`.
///
/// # Errors
/// When the marks are damaged.
pub fn place(existing: Option<&str>, head: &str, body: &str) -> Result<String, BlockError> {
    let body = body.trim_end_matches('\n');
    let Some(existing) = existing else {
        return Ok(format!("{head}{BEGIN}\n{body}\n{END}\n"));
    };
    if let Some(block) = find(existing)? {
        let begin = if block.is_open { BEGIN_OPEN } else { BEGIN };
        return Ok(format!(
            "{}{begin}\n{body}\n{END}\n{}",
            block.before, block.after
        ));
    }
    let (gap, begin) = match existing {
        "" => ("", BEGIN),
        text if text.ends_with('\n') => ("", BEGIN),
        _ => ("\n", BEGIN_OPEN),
    };
    Ok(format!("{existing}{gap}{begin}\n{body}\n{END}\n"))
}

/// The text without our block; `None` where nothing but `head`, or nothing at all, is left: the file goes.
///
/// # Errors
/// When the marks are damaged.
pub fn remove(existing: &str, head: &str) -> Result<Option<String>, BlockError> {
    let Some(block) = find(existing)? else {
        return Ok(Some(existing.to_owned()));
    };
    let before = if block.is_open {
        block.before.strip_suffix('\n').unwrap_or(block.before)
    } else {
        block.before
    };
    let rest = format!("{before}{}", block.after);
    Ok((rest != head).then_some(rest))
}

struct Block<'t> {
    before: &'t str,
    after: &'t str,
    is_open: bool,
}

/// The block, if there is one.
fn find(text: &str) -> Result<Option<Block<'_>>, BlockError> {
    let mut at = 0;
    let mut begin = None;
    let mut end = None;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        match line.trim_end() {
            BEGIN if begin.is_none() => begin = Some((at, false)),
            BEGIN_OPEN if begin.is_none() => begin = Some((at, true)),
            END if begin.is_some() && end.is_none() => end = Some(next),
            BEGIN | BEGIN_OPEN | END => return Err(BlockError),
            _ => {}
        }
        at = next;
    }
    match (begin, end) {
        (None, _) => Ok(None),
        (Some((from, is_open)), Some(to)) => Ok(Some(Block {
            before: text.get(..from).unwrap_or_default(),
            after: text.get(to..).unwrap_or_default(),
            is_open,
        })),
        (Some(_), None) => Err(BlockError),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_of_our_own_goes_with_its_block() {
        let head = "---\nalwaysApply: true\n---\n";
        let placed = place(None, head, "one\n").unwrap_or_default();
        assert!(placed.starts_with("---\nalwaysApply: true\n---\n<!-- airlock:begin"));
        assert_eq!(remove(&placed, head), Ok(None));
        let edited = placed.replace("true", "false");
        assert_eq!(
            remove(&edited, head),
            Ok(Some("---\nalwaysApply: false\n---\n".to_owned()))
        );
    }

    #[test]
    fn damaged_marks_are_told() {
        for text in [
            format!("{BEGIN}\none\n"),
            format!("{END}\n"),
            format!("{BEGIN}\n{BEGIN}\n{END}\n"),
            format!("{BEGIN}\n{END}\n{END}\n"),
        ] {
            assert_eq!(place(Some(&text), "", "x"), Err(BlockError), "{text}");
            assert_eq!(remove(&text, ""), Err(BlockError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_was_placed_is_found_again_and_leaves_nothing(
            before in "[a-z #\n\r\t]{1,40}", one in "[a-z\n]{1,30}", two in "[a-z\n]{1,30}",
        ) {
            let once = place(Some(&before), "", &one).unwrap_or_default();
            prop_assert_eq!(place(Some(&once), "", &one), Ok(once.clone()));
            let again = place(Some(&once), "", &two).unwrap_or_default();
            prop_assert_eq!(place(Some(&before), "", &two), Ok(again.clone()));
            prop_assert_eq!(remove(&again, ""), Ok(Some(before)));
        }
    }
}
