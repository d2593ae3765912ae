//! Every `console` block of the README and of the pages below `docs/` is run, and must say what it says.
//!
//! Each page has its own copy of `fixtures/shop`, committed, with `fixtures/shop-change` laid over it and staged. To
//! write what the program says today into the pages: `TRYCMD=overwrite cargo test -p airlock documentation`.

use crate::repository::git;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The pages with transcripts, each with the name its copy gets.
fn pages() -> Vec<(PathBuf, String)> {
    let mut pages = vec![(root().join("README.md"), "readme".to_owned())];
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            pages.push((path, name));
        }
    }
    pages.retain(|(path, _)| {
        std::fs::read_to_string(path)
            .unwrap()
            .contains("```console")
    });
    pages.sort();
    pages
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn transcripts() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let pages = pages();
    assert!(
        pages.len() > 8,
        "only {} pages have transcripts",
        pages.len()
    );
    for (page, name) in &pages {
        let tree = folder.join(format!("{name}.in"));
        copy(&fixtures.join("shop"), &tree);
        git(&tree, &["init", "-q", "-b", "main"]);
        git(&tree, &["add", "-A"]);
        git(&tree, &["commit", "-qm", "the shop"]);
        copy(&fixtures.join("shop-change"), &tree);
        // What one page alone needs.
        let own = fixtures.join("pages").join(name);
        if own.is_dir() {
            copy(&own, &tree);
        }
        git(&tree, &["add", "-A"]);
        std::fs::copy(page, folder.join(format!("{name}.md"))).unwrap();
    }
    trycmd::TestCases::new()
        .register_bin("airlock", Path::new(env!("CARGO_BIN_EXE_airlock")))
        .env("HOME", folder.join("home").to_str().unwrap())
        .env("XDG_CONFIG_HOME", folder.join("config").to_str().unwrap())
        .env("XDG_DATA_HOME", folder.join("data").to_str().unwrap())
        .env("XDG_CACHE_HOME", folder.join("cache").to_str().unwrap())
        .env("SOURCE_DATE_EPOCH", "1767225600")
        .case(folder.join("*.md"))
        .run();
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        for (page, name) in &pages {
            std::fs::copy(folder.join(format!("{name}.md")), page).unwrap();
        }
    }
}
