//! Policies, compatibility and where licences are found.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::{Policy, Verdict, compatible, expression, look};
use airlock_model::RepoPath;

#[test]
fn policies_judge_choices_by_the_best_and_sums_by_the_worst() {
    let list = |entries: &[&str]| entries.iter().map(|entry| (*entry).to_owned()).collect();
    let policy = Policy {
        allow: list(&["permissive", "public-domain", "MPL-2.0"]),
        deny: list(&["AGPL-*"]),
        review: list(&["LGPL-3.0", "library-copyleft"]),
    };
    let cases = [
        ("MIT", Verdict::Allowed),
        ("MIT OR AGPL-3.0-only", Verdict::Allowed),
        ("MIT AND AGPL-3.0-only", Verdict::Denied),
        ("LGPL-3.0-or-later", Verdict::Review),
        ("GPL-2.0-only WITH Classpath-exception-2.0", Verdict::Review),
        ("GPL-3.0-only", Verdict::Denied),
        ("MPL-2.0", Verdict::Allowed),
        ("Apache License, Version 2.0", Verdict::Allowed),
        ("Apache-2.0/MIT", Verdict::Allowed),
        ("SEE LICENSE IN x", Verdict::Unknown),
    ];
    for (text, expected) in cases {
        let parsed = expression(text);
        assert_eq!(
            policy.judge(parsed.as_ref(), Some(text)),
            expected,
            "{text}"
        );
    }
}

#[test]
fn the_projects_own_licence_must_go_with_all_it_contains() {
    let cases = [
        ("MIT", "GPL-3.0-only", true),
        ("MIT", "LGPL-2.1-only", false),
        ("MIT", "MPL-2.0", false),
        ("GPL-2.0-only", "Apache-2.0", true),
        ("GPL-2.0-or-later", "Apache-2.0", false),
        ("GPL-3.0-or-later", "Apache-2.0", false),
        ("GPL-3.0-only", "GPL-2.0-only", true),
        ("GPL-3.0-only", "GPL-2.0-or-later", false),
        ("GPL-3.0-only", "AGPL-3.0-only", false),
        ("GPL-3.0-only", "CDDL-1.0", true),
        ("GPL-3.0-only", "MPL-2.0", false),
        ("MIT OR GPL-2.0-only", "Apache-2.0", false),
        ("MIT", "MIT OR GPL-3.0-only", false),
        ("MIT", "BUSL-1.1", true),
        ("MIT", "GPL-2.0-only WITH Classpath-exception-2.0", false),
    ];
    for (own, other, expected) in cases {
        let found = compatible::conflict(&expression(own).unwrap(), &expression(other).unwrap());
        assert_eq!(found.is_some(), expected, "{own} with {other}: {found:?}");
    }
}

#[test]
fn licences_are_found_where_they_lie() {
    let text = |id: &str| spdx::license_id(id).unwrap().text();
    let files = [
        ("go.mod", "module host.test/me/own\n"),
        ("LICENSE", text("Apache-2.0")),
        (
            "vendor/modules.txt",
            "# host.test/o/r v1.0.0\n## explicit\nhost.test/o/r\n",
        ),
        ("vendor/host.test/o/r/LICENSE", text("GPL-3.0-only")),
        (
            "node_modules/a/package.json",
            "{\"name\": \"a\", \"version\": \"1.0.0\"}",
        ),
        ("node_modules/a/license", text("ISC")),
    ];
    let facts = files.map(|(path, text)| crate::read(&RepoPath::new(path), text));
    let joined = crate::join(facts.into());
    let licenses = look(&joined, &[]);
    assert_eq!(licenses.own.as_deref(), Some("Apache-2.0"));
    let found: Vec<String> = licenses
        .packages
        .iter()
        .map(|one| {
            let package = joined.inventory.packages.get(one.package).unwrap();
            let license = one.license.as_deref().unwrap_or("-");
            format!("{} {license} {}", package.name, one.conflict.is_some())
        })
        .collect();
    assert_eq!(found, ["host.test/o/r GPL-3.0-only true", "a ISC false"]);
}
