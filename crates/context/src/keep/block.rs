//! Our lines in a file of lines, between two marks.
//!
//! They stand first, so that lines of others, which come later, win: whether what is kept back still is, `keeps_back` tells.
//!
//! Invariant: `remove(place(text)) == text` for every text without marks of ours.

use crate::place::{PlaceError, Removal};

/// By this line our block begins.
const BEGIN: &str = "# airlock context: begin";
const END: &str =
    "# airlock context: end; written by `airlock context sync`, which replaces what stands above";
/// Stands behind the first mark where the file was there, and empty.
const EMPTY: &str = " in an empty file";

/// The text with the block.
pub(super) fn place(existing: Option<&str>, lines: &[String]) -> Result<String, PlaceError> {
    let body: String = lines
        .iter()
        .flat_map(|line| [line.as_str(), "\n"])
        .collect();
    let text = existing.unwrap_or_default();
    if let Some(found) = find(text)? {
        return Ok(format!(
            "{}{}\n{body}{END}\n{}",
            found.before, found.begin, found.after
        ));
    }
    let note = match existing {
        Some("") => EMPTY,
        _ => "",
    };
    let (bom, rest) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    Ok(format!("{bom}{BEGIN}{note}\n{body}{END}\n{rest}"))
}

/// What is left without the block.
pub(super) fn remove(text: &str) -> Result<Removal, PlaceError> {
    let Some(found) = find(text)? else {
        return Ok(Removal::Keep(text.to_owned()));
    };
    let rest = format!("{}{}", found.before, found.after);
    let was_there = found.begin.ends_with(EMPTY);
    Ok(if rest.is_empty() && !was_there {
        Removal::Delete
    } else {
        Removal::Keep(rest)
    })
}

/// Whether the block is there.
pub(super) fn holds(text: &str) -> bool {
    text.contains(BEGIN)
}

struct Found<'t> {
    before: &'t str,
    begin: &'t str,
    after: &'t str,
}

fn find(text: &str) -> Result<Option<Found<'_>>, PlaceError> {
    let mut at = 0;
    let mut begun: Option<(usize, &str)> = None;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_end_matches(['\n', '\r']);
        let bare = plain.trim_start_matches('\u{feff}');
        if begun.is_none() && bare.starts_with(BEGIN) {
            begun = Some((at + plain.len() - bare.len(), bare));
        }
        at += line.len();
        if let (Some((start, begin)), END) = (begun, plain) {
            return Ok(Some(Found {
                before: text.get(..start).unwrap_or_default(),
                begin,
                after: text.get(at..).unwrap_or_default(),
            }));
        }
    }
    match begun {
        None => Ok(None),
        Some(_) => Err(PlaceError::Marks),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines() -> Vec<String> {
        vec![".env".to_owned(), "!*.example".to_owned()]
    }

    #[test]
    fn a_block_comes_out_again() {
        for text in [
            "",
            "a\n",
            "a",
            "a\r\nb\r\n",
            "\n\n",
            "# airlock\n",
            "\u{feff}a\n",
        ] {
            let placed = place(Some(text), &lines()).unwrap_or_default();
            assert!(holds(&placed) && !holds(text));
            assert_eq!(place(Some(&placed), &lines()), Ok(placed.clone()), "twice");
            assert_eq!(remove(&placed), Ok(Removal::Keep(text.to_owned())));
            let other = place(Some(&placed), &["x".to_owned()]).unwrap_or_default();
            assert_eq!(remove(&other), Ok(Removal::Keep(text.to_owned())));
        }
        let new = place(None, &lines()).unwrap_or_default();
        assert_eq!(remove(&new), Ok(Removal::Delete));
        assert_eq!(
            remove(&format!("{new}mine\n")),
            Ok(Removal::Keep("mine\n".to_owned()))
        );
        assert_eq!(
            remove("# airlock context: begin\nx\n"),
            Err(PlaceError::Marks)
        );
    }

    proptest! {
        #[test]
        fn any_file_comes_back(text in "[a-z#!\r\n ]{0,40}") {
            let placed = place(Some(&text), &lines()).unwrap_or_default();
            prop_assert_eq!(remove(&placed), Ok(Removal::Keep(text)));
        }
    }
}
