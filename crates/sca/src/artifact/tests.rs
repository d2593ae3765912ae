//! Artefacts made here, whole, nested and broken.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::read;
use airlock_model::RepoPath;
use proptest::prelude::*;

/// A zip archive of stored files.
fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let named = u16::try_from(name.len()).unwrap().to_le_bytes();
        let at = u32::try_from(out.len()).unwrap().to_le_bytes();
        out.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        out.extend([length, length].concat());
        out.extend([&named[..], &[0, 0], name.as_bytes(), content].concat());
        list.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        list.extend([length, length].concat());
        list.extend([&named[..], &[0; 12], &at[..], name.as_bytes()].concat());
    }
    let at = u32::try_from(out.len()).unwrap().to_le_bytes();
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let length = u32::try_from(list.len()).unwrap().to_le_bytes();
    out.extend(&list);
    out.extend(
        [
            &b"PK\x05\x06\0\0\0\0"[..],
            &count,
            &count,
            &length,
            &at,
            &[0, 0],
        ]
        .concat(),
    );
    out
}

/// The build information as Go's linker writes it.
fn go_program(list: &str) -> Vec<u8> {
    let counted = |text: &[u8]| {
        let mut out = Vec::new();
        let mut length = text.len();
        while length >= 0x80 {
            out.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
            length >>= 7;
        }
        out.push(u8::try_from(length).unwrap());
        out.extend(text);
        out
    };
    let framed = [&[b'x'; 16][..], list.as_bytes(), &[b'y'; 16]].concat();
    let mut out = vec![0; 64];
    out.extend(b"\xff Go buildinf:\x08\x02");
    out.resize(96, 0);
    out.extend(counted(b"go1.22.0"));
    out.extend(counted(&framed));
    out
}

fn shown(path: &str, bytes: &[u8]) -> Vec<String> {
    let facts = read(&RepoPath::new(path), bytes);
    let packages = facts.packages.iter().map(|package| {
        let license = package.license.as_deref().unwrap_or("-");
        let version = package.version.as_deref().unwrap_or("-");
        format!("{} {} {version} {license}", package.ecosystem, package.name)
    });
    let notes = facts
        .notes
        .iter()
        .map(|note| format!("note: {}", note.what));
    packages.chain(notes).collect()
}

fn coordinates(artifact: &str) -> Vec<u8> {
    format!("#made\nversion=1.2.3\ngroupId=org.test\nartifactId={artifact}\n").into_bytes()
}

#[test]
fn artefacts_say_what_they_hold() {
    let wheel = b"Metadata-Version: 2.4\nName: made\nVersion: 2.0\nLicense-Expression: MIT\n\nName: not this\n";
    let wheel = zip(&[
        ("made-2.0.dist-info/METADATA", wheel.to_vec()),
        ("made.py", Vec::new()),
    ]);
    assert_eq!(
        shown("made-2.0-py3-none-any.whl", &wheel),
        ["PyPI made 2.0 MIT"]
    );
    let inner = zip(&[(
        "META-INF/maven/org.test/inner/pom.properties",
        coordinates("inner"),
    )]);
    let nameless = zip(&[(
        "META-INF/MANIFEST.MF",
        b"Bundle-SymbolicName: org.test.util;x=1\n".to_vec(),
    )]);
    let jar = zip(&[
        (
            "META-INF/maven/org.test/outer/pom.properties",
            coordinates("outer"),
        ),
        ("BOOT-INF/lib/inner.jar", inner),
        ("BOOT-INF/lib/util-4.5.jar", nameless),
        ("BOOT-INF/lib/odd.jar", zip(&[])),
    ]);
    assert_eq!(
        shown("app.jar", &jar),
        [
            "Maven org.test:outer 1.2.3 -",
            "Maven org.test:inner 1.2.3 -",
            "Maven org.test:util 4.5 -",
            "note: BOOT-INF/lib/odd.jar: a jar that does not say what it is",
        ]
    );
    let list = "path\thost.test/me/cmd\nmod\thost.test/me\t(devel)\t\ndep\thost.test/a\tv1.0.0\th1:x=\ndep\thost.test/b\tv1.0.0\n=>\thost.test/c\tv2.0.0\th1:y=\nbuild\tGOOS=linux\n";
    assert_eq!(
        shown("cmd", &go_program(list)),
        ["Go host.test/a v1.0.0 -", "Go host.test/c v2.0.0 -"]
    );
    let nothing = "note: neither an archive nor a program that lists what it is made of";
    assert_eq!(shown("x", b"\x7fELF"), [nothing]);
}

#[test]
fn archives_are_followed_only_so_deep() {
    let mut jar = zip(&[(
        "META-INF/maven/org.test/deep/pom.properties",
        coordinates("deep"),
    )]);
    for _ in 0..5 {
        jar = zip(&[("lib/inner-1.jar", jar)]);
    }
    let found = shown("app.jar", &jar);
    assert!(
        found.iter().any(|line| line.contains("lies too deep")),
        "{found:?}"
    );
    assert!(
        !found.iter().any(|line| line.contains("org.test:deep")),
        "{found:?}"
    );
}

proptest! {
    #[test]
    fn no_cut_and_no_change_breaks_a_reader(cut in 0_usize..400, at in 0_usize..400, byte: u8) {
        let jar = zip(&[("META-INF/maven/org.test/outer/pom.properties", coordinates("outer"))]);
        let program = go_program("dep\thost.test/a\tv1.0.0\th1:x=\n");
        for mut bytes in [jar, program] {
            if let Some(slot) = bytes.get_mut(at) {
                *slot = byte;
            }
            bytes.truncate(bytes.len().saturating_sub(cut));
            read(&RepoPath::new("x.jar"), &bytes);
        }
    }
}
