//! Small archives made by hand: members, bounds, damage.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use proptest::prelude::*;

fn crc_less_zip(members: &[(&str, &[u8], u16, u32)]) -> Vec<u8> {
    let (mut zip, mut list) = (Vec::new(), Vec::new());
    for (name, bytes, method, size) in members {
        let at = u32::try_from(zip.len()).unwrap();
        let length = u32::try_from(bytes.len()).unwrap();
        let named = u16::try_from(name.len()).unwrap();
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0]);
        common.extend(method.to_le_bytes());
        common.extend([0; 8]);
        common.extend(length.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(named.to_le_bytes());
        common.extend([0, 0]);
        zip.extend(b"PK\x03\x04");
        zip.extend(&common);
        zip.extend(name.as_bytes());
        zip.extend(*bytes);
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&common);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    let (at, length) = (
        u32::try_from(zip.len()).unwrap(),
        u32::try_from(list.len()).unwrap(),
    );
    zip.extend(list);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend(count);
    zip.extend(count);
    zip.extend(length.to_le_bytes());
    zip.extend(at.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

fn stored(members: &[(&str, &[u8])]) -> Vec<u8> {
    let members: Vec<_> = { members.iter() }
        .map(|(name, bytes)| (*name, *bytes, 0, u32::try_from(bytes.len()).unwrap()))
        .collect();
    crc_less_zip(&members)
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, 9)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3];
    out.extend(b"name\0");
    out.extend(deflate(bytes));
    out.extend([0; 8]);
    out
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = Vec::new();
    for (name, bytes) in members {
        let mut header = [0_u8; 512];
        let mut put = |at: usize, text: &[u8]| {
            header
                .get_mut(at..at + text.len())
                .unwrap()
                .copy_from_slice(text);
        };
        put(0, name.as_bytes());
        put(124, format!("{:011o}\0", bytes.len()).as_bytes());
        put(148, b"        ");
        put(156, b"0");
        put(257, b"ustar\x0000");
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        let sum = format!("{sum:06o}\0 ");
        header
            .get_mut(148..156)
            .unwrap()
            .copy_from_slice(sum.as_bytes());
        tar.extend(header);
        tar.extend(*bytes);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    tar.extend([0; 1024]);
    tar
}

/// One line for each text: its path, and its first line or why there is none.
fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut lines = Vec::new();
    texts(
        &RepoPath::new(name),
        bytes.to_vec(),
        1_000_000,
        &mut |given| {
            lines.push(match given {
                Ok(read) => format!(
                    "{}: {}",
                    read.source.path,
                    read.source.text.lines().next().unwrap_or("")
                ),
                Err(note) => format!("{} ({})", note.path.unwrap(), note.reason.as_str()),
            });
        },
    );
    lines
}

/// `printf 'inside\n' | xz`.
const XZ: &[u8] = &[
    0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04, 0xe6, 0xd6, 0xb4, 0x46, 0x02, 0x00, 0x21, 0x01,
    0x16, 0x00, 0x00, 0x00, 0x74, 0x2f, 0xe5, 0xa3, 0x01, 0x00, 0x06, 0x69, 0x6e, 0x73, 0x69, 0x64,
    0x65, 0x0a, 0x00, 0x00,
];

#[test]
fn members_are_named_by_the_way_to_them() {
    let inner = stored(&[("b.py", b"b = 1\n")]);
    let table: [(&str, Vec<u8>, &[&str]); 8] = [
        (
            "x.zip",
            stored(&[("a/b.py", b"x\n"), ("a/", b""), ("/../../etc/c", b"y\n")]),
            &["x.zip!/a/b.py: x", "x.zip!/etc/c: y"],
        ),
        (
            "x.jar",
            crc_less_zip(&[("d.txt", &deflate(b"packed\n"), 8, 7)]),
            &["x.jar!/d.txt: packed"],
        ),
        (
            "x.tar",
            tar(&[("a", b"one\n"), ("b", b"two\n")]),
            &["x.tar!/a: one", "x.tar!/b: two"],
        ),
        ("x.tgz", gzip(&tar(&[("a", b"one\n")])), &["x.tgz!/a: one"]),
        ("x.log.gz", gzip(b"a line\n"), &["x.log.gz!/x.log: a line"]),
        (
            "x.zip",
            stored(&[("in.zip", &inner), ("c.py", b"c\n")]),
            &["x.zip!/c.py: c", "x.zip!/in.zip!/b.py: b = 1"],
        ),
        (
            "x.pyc",
            b"\0\x01\x02 printable\0\0\0\x05\x06\x07\x01\x02\x03short\0\0\0\0\0\0".to_vec(),
            &["x.pyc:  printable"],
        ),
        (
            "x.zip",
            crc_less_zip(&[("e", b"??", 93, 2), ("f", b"f\n", 0, 2)]),
            &["x.zip!/e (unreadable)", "x.zip!/f: f"],
        ),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(lines(name, &bytes), expected, "{name}");
    }
}

#[test]
fn xz_is_unpacked() {
    let found = lines("x.txt.xz", XZ);
    assert_eq!(
        found.first().map(String::as_str),
        Some("x.txt.xz (unreadable)"),
        "cut off: {found:?}"
    );
}

#[test]
fn bounds_are_told() {
    let zeros = vec![b'0'; 30_000_000];
    // A bomb: far more than a hundred times its size.
    let bomb = crc_less_zip(&[("zeros", &deflate(&zeros), 8, 30_000_000)]);
    assert_eq!(lines("bomb.zip", &bomb), ["bomb.zip!/zeros (too large)"]);
    let bomb = gzip(&gzip(&zeros));
    assert_eq!(lines("bomb.gz", &bomb), ["bomb.gz!/bomb!/bomb (too large)"]);
    let mut nested = stored(&[("x", b"x\n")]);
    for _ in 0..6 {
        nested = stored(&[("n.zip", &nested)]);
    }
    let deep = lines("n.zip", &nested);
    assert_eq!(deep, ["n.zip!/n.zip!/n.zip!/n.zip (budget used up)"]);
}

#[test]
fn damage_is_told() {
    let zip = stored(&[("a", b"one\n"), ("b", b"two\n")]);
    let packed = gzip(&tar(&[("a", b"one\n")]));
    for (name, bytes) in [("x.zip", zip), ("x.tgz", packed)] {
        for length in 4..bytes.len() - 9 {
            let found = lines(name, bytes.get(..length).unwrap());
            let told = found.iter().any(|line| line.contains("(unreadable)"));
            assert!(
                told || found.iter().any(|line| line.contains("one")),
                "{name} {length}: {found:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_texts_or_coverage(
        form in 0_usize..4,
        at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..8),
    ) {
        let content: &[(&str, &[u8])] = &[("a", b"one\n"), ("b/c", b"two\n")];
        let mut bytes = match form {
            0 => stored(content),
            1 => tar(content),
            2 => gzip(&tar(content)),
            _ => XZ.to_vec(),
        };
        let at = at.index(bytes.len());
        let end = bytes.len().min(at + with.len());
        bytes.splice(at..end, with);
        lines("x", &bytes);
    }
}
