//! A small database of made-up records: what it answers, that its bytes depend on nothing else, and that no damage is
//! taken for an answer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::advisory::Nature;
use airlock_model::Severity;
use proptest::prelude::*;

fn record(id: &str, aliases: &str, ecosystem: &str, name: &str, rest: &str) -> (String, String) {
    let text = format!(
        r#"{{"id":"{id}","aliases":[{aliases}],"summary":"about {id}","details":"long text of {id}",
            "references":[{{"type":"WEB","url":"https://example.org/{id}"}}],
            "affected":[{{"package":{{"ecosystem":"{ecosystem}","name":"{name}"}},{rest}}}]}}"#
    );
    (format!("{id}.json"), text)
}

fn range(events: &str) -> String {
    format!(r#""ranges":[{{"type":"ECOSYSTEM","events":[{events}]}}]"#)
}

fn records() -> Vec<(String, String)> {
    let below = |version: &str| range(&format!(r#"{{"introduced":"0"}},{{"fixed":"{version}"}}"#));
    vec![
        record("A-1", r#""CVE-1""#, "PyPI", "Demo.Web", &below("1.2")),
        record("B-1", r#""CVE-1""#, "PyPI", "demo-web", &range(r#"{"introduced":"0"},{"fixed":"1.3"}"#)),
        record("A-2", "", "PyPI", "demo-web", r#""versions":["0.5","weird"]"#),
        record("MAL-1", "", "npm", "evil", &range(r#"{"introduced":"0"}"#)),
        record("A-3", "", "Maven", "g:a", &range(r#"{"introduced":"1.0"},{"last_affected":"1.5"}"#)),
        record("A-4", "", "npm", "half", &range(r#"{"introduced":"0"},{"fixed":"soon"}"#)),
        ("W-1.json".to_owned(), r#"{"id":"W-1","withdrawn":"2000-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"fine"},"versions":["1.0.0"]}]}"#.to_owned()),
    ]
}

fn build(records: &[(String, String)]) -> Vec<u8> {
    let mut builder = Builder::default();
    builder.begin_source("made-up");
    for (path, text) in records {
        builder.add(path, text.as_bytes()).unwrap();
    }
    let catalogue = r#"{"dateReleased":"2000-02-02","vulnerabilities":[{"cveID":"CVE-1","dateAdded":"2000-01-02"}]}"#;
    builder.add_exploited(catalogue.as_bytes()).unwrap();
    builder
        .add_epss("#model_version:v1,score_date:2000-03-03\ncve,epss,percentile\nCVE-1,0.25,0.9\n")
        .unwrap();
    builder.build(1_000_000).unwrap()
}

/// `cve` as gzip writes it, with the file's name and without.
#[test]
fn compressed_lists_are_read_and_damaged_ones_refused() {
    let deflated = miniz_oxide::deflate::compress_to_vec(b"cve,epss\n", 6);
    let file = |flags: u8, name: &[u8]| {
        let head = [0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3];
        [&head[..], name, &deflated, &[0; 8]].concat()
    };
    for bytes in [file(0, b""), file(0x08, b"a.csv\0"), b"cve,epss\n".to_vec()] {
        assert_eq!(gunzipped(&bytes, 100).unwrap(), b"cve,epss\n");
    }
    let whole = file(0x08, b"a.csv\0");
    assert!(gunzipped(&whole, 3).is_err(), "longer than it may be");
    for end in 3..whole.len() - 9 {
        assert!(gunzipped(&whole[..end], 100).is_err(), "cut at {end}");
    }
}

fn open(bytes: Vec<u8>) -> Result<Database<Vec<u8>>, DbError> {
    Database::open(bytes, &Demands::default())
}

fn ask(ecosystem: &str, name: &str, version: Option<&str>) -> Matches {
    let database = open(build(&records())).unwrap();
    let asked = Asked {
        ecosystem,
        name,
        version,
    };
    match_packages(&database, &[asked]).unwrap()
}

/// Names of the hits, each with its fixed version.
fn names(matches: &Matches) -> Vec<String> {
    let hit = |hit: &Hit| {
        format!(
            "{} {}",
            hit.names.join("+"),
            hit.fixed.as_deref().unwrap_or("-")
        )
    };
    matches.hits.iter().map(hit).collect()
}

#[test]
fn one_hit_for_each_group_of_aliases() {
    assert_eq!(
        names(&ask("PyPI", "demo_web", Some("1.1"))),
        ["A-1+B-1+CVE-1 1.3"]
    );
    assert_eq!(
        names(&ask("PyPI", "demo_web", Some("1.2"))),
        ["B-1+CVE-1 1.3"]
    );
    assert_eq!(
        names(&ask("PyPI", "demo-web", Some("0.5.0"))),
        ["A-1+B-1+CVE-1 1.3", "A-2 -"]
    );
}

#[test]
fn a_fixed_version_has_no_hit() {
    for version in ["1.3", "1.3.0", "2"] {
        assert_eq!(ask("PyPI", "demo-web", Some(version)).hits, []);
    }
    assert_eq!(names(&ask("Maven", "g:a", Some("1.5"))), ["A-3 -"]);
    assert_eq!(ask("Maven", "g:a", Some("1.5.1")).hits, []);
    assert_eq!(ask("npm", "fine", Some("1.0.0")).hits, [], "withdrawn");
    assert_eq!(ask("npm", "unheard-of", Some("1.0.0")).hits, []);
}

#[test]
fn what_cannot_be_ordered_is_unknown() {
    let matches = ask("PyPI", "demo-web", Some("not a version"));
    assert_eq!(matches.hits, []);
    assert_eq!(matches.unknown[0].advisories, ["A-1", "A-2", "B-1"]);
    assert_eq!(
        ask("npm", "half", Some("1.0.0")).unknown[0].advisories,
        ["A-4"]
    );
    assert_eq!(
        names(&ask("PyPI", "demo-web", Some("weird"))),
        ["A-2 -"],
        "listed as it is"
    );
}

#[test]
fn what_condemns_every_version_needs_none() {
    let matches = ask("npm", "evil", None);
    assert_eq!(matches.hits[0].advisory.nature, Nature::Malicious);
    assert_eq!(matches.hits[0].severity, Severity::Critical);
    assert_eq!(ask("PyPI", "demo-web", None), Matches::default());
}

#[test]
fn facts_from_other_lists_join_by_alias() {
    let matches = ask("PyPI", "demo-web", Some("1.2"));
    let row = &matches.hits[0].advisory;
    assert_eq!(row.exploited.as_deref(), Some("2000-01-02"));
    assert_eq!(row.epss, Some(2_500));
    let database = open(build(&records())).unwrap();
    assert_eq!(database.header().kev_date.as_deref(), Some("2000-02-02"));
    assert_eq!(database.header().epss_date.as_deref(), Some("2000-03-03"));
    let prose = database.prose(row).unwrap();
    assert_eq!(prose.details, "long text of B-1");
    assert_eq!(prose.references, ["https://example.org/B-1"]);
}

#[test]
fn equal_questions_get_equal_answers_each() {
    let database = open(build(&records())).unwrap();
    let asked = [
        ("PyPI", "demo-web"),
        ("npm", "evil"),
        ("PyPI", "Demo_Web"),
        ("PyPI", "demo-web"),
    ]
    .map(|(ecosystem, name)| Asked {
        ecosystem,
        name,
        version: Some("1.2.1"),
    });
    let matches = match_packages(&database, &asked).unwrap();
    let packages: Vec<usize> = matches.hits.iter().map(|hit| hit.package).collect();
    assert_eq!(packages, [0, 1, 2, 3]);
    assert_eq!(matches.checked, 4);
}

#[test]
fn the_order_of_records_does_not_matter() {
    let mut reversed = records();
    reversed.reverse();
    assert_eq!(build(&records()), build(&reversed));
}

#[test]
fn many_names_over_many_pages_are_all_found() {
    let many: Vec<_> = (0..5_000)
        .map(|n| {
            record(
                &format!("N-{n}"),
                "",
                "npm",
                &format!("package-{n}"),
                &range(r#"{"introduced":"1.0.0"}"#),
            )
        })
        .collect();
    let database = open(build(&many)).unwrap();
    assert!(database.header().fences.len() > 3);
    let names: Vec<String> = (0..10_000).map(|n| format!("package-{n}")).collect();
    let asked: Vec<Asked<'_>> = names
        .iter()
        .map(|name| Asked {
            ecosystem: "npm",
            name,
            version: Some("1.0.0"),
        })
        .collect();
    let found: Vec<usize> = match_packages(&database, &asked)
        .unwrap()
        .hits
        .iter()
        .map(|hit| hit.package)
        .collect();
    assert!(found.iter().copied().eq(0..5_000));
    database.verify().unwrap();
}

#[test]
fn what_cannot_be_used_is_refused_with_the_remedy() {
    let bytes = build(&records());
    let refused = |bytes: Vec<u8>| {
        let error = open(bytes).unwrap_err();
        assert!(!error.hint().is_empty());
        error
    };
    assert!(matches!(
        refused(
            b"PK\x03\x04 something else, and long enough to hold a head of this format".to_vec()
        ),
        DbError::Foreign
    ));
    assert!(matches!(refused(Vec::new()), DbError::Foreign));
    assert!(matches!(
        refused(bytes[..40].to_vec()),
        DbError::Truncated { .. }
    ));
    assert!(matches!(
        refused(bytes[..bytes.len() - 1].to_vec()),
        DbError::Truncated { .. }
    ));
    let mut newer = bytes.clone();
    newer[12] = 3;
    assert!(matches!(refused(newer), DbError::Newer { found: 3 }));
    let now = 1_000_000 + 8 * 86_400;
    let demands = Demands {
        now,
        max_age_days: Some(7),
        ..Demands::default()
    };
    assert!(matches!(
        Database::open(bytes.clone(), &demands),
        Err(DbError::TooOld { days: 8, max: 7 })
    ));
    let keys = ["ssh-ed25519 AAAA".to_owned()];
    let demands = Demands {
        trusted_keys: &keys,
        ..Demands::default()
    };
    assert!(matches!(
        Database::open(bytes, &demands),
        Err(DbError::Unsigned)
    ));
}

/// A file of format 1 is one whose header ends before the lists of names.
#[test]
fn a_database_of_the_first_format_is_read() {
    let mut bytes = build(&records());
    let length = u32::from_le_bytes(bytes[16..20].try_into().unwrap()) as usize;
    assert_eq!(bytes[52 + length - 1], 0, "no lists of names");
    bytes.remove(52 + length - 1);
    // The room between table and data grows by what the header lost.
    let data_at = usize::try_from(open(build(&records())).unwrap().header().data_at).unwrap();
    bytes.insert(data_at - 1, 0);
    bytes[12] = 1;
    bytes[16..20].copy_from_slice(&u32::try_from(length - 1).unwrap().to_le_bytes());
    let digest = *blake3::hash(&bytes[52..52 + length - 1]).as_bytes();
    bytes[20..52].copy_from_slice(&digest);
    let database = open(bytes).unwrap();
    database.verify().unwrap();
    assert_eq!(database.header().names, []);
    assert_eq!(database.header().advisories, 6);
}

/// A signature over the database of [`records`], made as `ssh-keygen -Y sign` makes it.
fn signed(namespace: &str, statement: &str) -> (String, String) {
    use base64::Engine as _;
    use ed25519_dalek::{Signer as _, SigningKey};
    use sha2::Digest as _;
    let base64 = &base64::engine::general_purpose::STANDARD;
    let field = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
    let secret = SigningKey::from_bytes(&[7; 32]);
    let key = [
        field(b"ssh-ed25519"),
        field(secret.verifying_key().as_bytes()),
    ]
    .concat();
    let head = [field(namespace.as_bytes()), field(b""), field(b"sha512")].concat();
    let message = [
        b"SSHSIG".to_vec(),
        head.clone(),
        field(&sha2::Sha512::digest(statement)),
    ]
    .concat();
    let made = [
        field(b"ssh-ed25519"),
        field(&secret.sign(&message).to_bytes()),
    ]
    .concat();
    let blob = [
        b"SSHSIG".to_vec(),
        1_u32.to_be_bytes().to_vec(),
        field(&key),
        head,
        field(&made),
    ]
    .concat();
    let text = format!(
        "-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n",
        base64.encode(blob)
    );
    (text, format!("ssh-ed25519 {} somebody", base64.encode(key)))
}

#[test]
fn a_signature_must_be_of_a_trusted_key_and_of_this_database() {
    let bytes = build(&records());
    let statement = open(bytes.clone()).unwrap().statement().to_owned();
    let (signature, key) = signed("airlock-db", &statement);
    let open_with = |signature: &str, key: &str| {
        let keys = [key.to_owned()];
        let demands = Demands {
            trusted_keys: &keys,
            signature: Some(signature),
            ..Demands::default()
        };
        Database::open(bytes.clone(), &demands).map(drop)
    };
    open_with(&signature, &key).unwrap();
    let refused = |signature: &str, key: &str| {
        matches!(open_with(signature, key), Err(DbError::Signature(_)))
    };
    assert!(refused(
        &signature,
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    ));
    assert!(
        refused(&signed("git", &statement).0, &key),
        "made for something else"
    );
    assert!(
        refused(&signed("airlock-db", "airlock-db v1 00\n").0, &key),
        "of another database"
    );
    assert!(refused("no signature", &key));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    // Every byte is either covered by a hash or unused room behind the header: a change is refused or changes nothing.
    #[test]
    fn damage_is_refused_and_never_another_answer(at: prop::sample::Index, bit in 0_u8..8) {
        let sound = build(&records());
        let mut bytes = sound.clone();
        let place = at.index(bytes.len());
        bytes[place] ^= 1 << bit;
        let asked = [Asked { ecosystem: "PyPI", name: "demo-web", version: Some("1.1") }];
        let answer = open(bytes).and_then(|database| {
            database.verify()?;
            match_packages(&database, &asked)
        });
        if let Ok(answer) = answer {
            let known = match_packages(&open(sound).unwrap(), &asked).unwrap();
            prop_assert_eq!(answer, known);
        }
    }

    #[test]
    fn any_bytes_behind_the_magic_do_no_harm(tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut bytes = format::MAGIC.to_vec();
        bytes.extend([1, 0, 0, 0]);
        bytes.extend(tail);
        prop_assert!(open(bytes).is_err());
    }

    #[test]
    fn any_archive_does_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut archive = bytes.clone();
        archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\0\0");
        let _ = each_file(&archive, 1_000, |_, _| {});
        let _ = each_file(&bytes, 1_000, |_, _| {});
    }
}

/// A zip archive of one stored file.
#[test]
fn an_archives_files_are_read_within_the_bound() {
    let mut archive =
        b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0\x05\0\0\0\x05\0\0\0a.txthello"
            .to_vec();
    let directory = u32::try_from(archive.len()).unwrap();
    archive.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0\x05\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a.txt");
    archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x33\0\0\0");
    archive.extend(directory.to_le_bytes());
    archive.extend([0, 0]);
    let read = |limit: usize| {
        let mut files = Vec::new();
        each_file(&archive, limit, |name, bytes| {
            files.push((name.to_owned(), bytes.ok()));
        })
        .unwrap();
        files
    };
    assert_eq!(read(5), [("a.txt".to_owned(), Some(b"hello".to_vec()))]);
    assert_eq!(read(4), [("a.txt".to_owned(), None)]);
}
