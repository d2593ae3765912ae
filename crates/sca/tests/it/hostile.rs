//! No text makes a reader panic, hang or forget its place.

use crate::trees::{files, trees};
use airlock_model::RepoPath;
use airlock_sca::{join, read};
use proptest::prelude::*;
use std::sync::OnceLock;

/// Every file of the small trees: one or more of each format.
fn samples() -> &'static [(RepoPath, String)] {
    static SAMPLES: OnceLock<Vec<(RepoPath, String)>> = OnceLock::new();
    SAMPLES.get_or_init(|| trees().iter().flat_map(|tree| files(tree)).collect())
}

fn check(path: &RepoPath, text: &str) {
    let facts = read(path, text);
    for package in &facts.packages {
        let span = package.location.span;
        assert!(span.end as usize <= text.len(), "{path}: {package:?}");
        assert!(!package.name.is_empty(), "{path}: {package:?}");
    }
    for edge in &facts.edges {
        let count = u32::try_from(facts.packages.len()).unwrap();
        assert!(edge.from < count && edge.to < count);
    }
    let joined = join(vec![facts]);
    assert!(joined.inventory.relations.is_sorted());
}

#[test]
fn every_cut_of_every_format_is_read() {
    for (path, text) in samples() {
        let step = (text.len() / 60).max(1);
        for cut in (0..text.len())
            .step_by(step)
            .filter(|cut| text.is_char_boundary(*cut))
        {
            check(path, text.get(..cut).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_change_breaks_a_reader(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), len in 0_usize..40, put in ".{0,12}") {
        let (path, text) = which.get(samples());
        let mut start = at.index(text.len().max(1));
        while !text.is_char_boundary(start) { start -= 1; }
        let mut end = (start + len).min(text.len());
        while !text.is_char_boundary(end) { end += 1; }
        let changed = format!("{}{put}{}", text.get(..start).unwrap(), text.get(end..).unwrap());
        check(path, &changed);
    }

    #[test]
    fn any_format_reads_any_other(which in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let (path, _) = which.get(samples());
        let (_, text) = other.get(samples());
        check(path, text);
    }
}
