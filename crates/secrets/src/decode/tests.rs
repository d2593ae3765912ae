//! What is decoded, where it comes from, and what bounds it.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use proptest::prelude::*;

/// Every text inside `text`: how it is written, what it is, and what it was made of.
fn layers(text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let extent = each(text, &mut Budget::new(u64::MAX), |layer, _| {
        let outer = layer.outer(&(0..layer.text.len())).unwrap_or(0..0);
        let outer = text.get(outer).unwrap().to_owned();
        found.push((layer.how(), layer.text.clone(), outer));
        Ok(())
    });
    assert_eq!(extent, Ok(Extent::Whole), "{text}");
    found
}

#[test]
fn reads_what_could_hold_something() {
    // Text; how it is written and what it says, innermost last.
    let cases: [(&str, &[(&str, &str)]); 22] = [
        (
            "x = 'dGhpcyBpcyBwbGFpbiB0ZXh0'",
            &[("base64", "this is plain text")],
        ),
        (
            "x: dGhpcyBpcyBwbGFpbiB0ZXh0IQ==\n",
            &[("base64", "this is plain text!")],
        ),
        (
            "x: dGhpcyBpcyBwbGFpbiB0ZXh0PyE\n",
            &[("base64", "this is plain text?!")],
        ),
        (
            "/v1/x/dGhpcyBpcyBwbGFpbiB0ZXh0",
            &[("base64", "this is plain text")],
        ),
        (
            "YT8-YT8_YT8-YT8_YT8-YT8_",
            &[("base64", "a?>a??a?>a??a?>a??")],
        ),
        (
            "aABlAGwAbABvACAAdwBvAHIAbABkACEA",
            &[("base64", "hello world!")],
        ),
        (
            "0x7468697320697320706c61696e20746578742121",
            &[("hex", "this is plain text!!")],
        ),
        ("a%3Db%26c%3D%22d%22 e", &[("percent", "a=b&c=\"d\"")]),
        ("'\\x70\\x77=\\x22v\\x22'", &[("hex escapes", "pw=\"v\"")]),
        ("'\\u0070w'", &[("unicode escapes", "pw")]),
        ("'\\u{70}w'", &[("unicode escapes", "pw")]),
        (
            r#"{"u":"redis:\/\/h\/0"}"#,
            &[("a JSON string", "redis://h/0")],
        ),
        (
            r#""{\"a\": \"{\\\"b\\\": 1}\"}""#,
            &[("a JSON string", r#"{"a": "{\"b\": 1}"}"#)],
        ),
        (
            "YT0xJTI2Yj0yJTI2Yz0zJTI2ZD00",
            &[
                ("base64", "a=1%26b=2%26c=3%26d=4"),
                ("base64, then percent", "a=1&b=2&c=3&d=4"),
            ],
        ),
        // A digest, a key's bytes, words, a format, other letters, what is too short, an address as usual.
        (
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            &[],
        ),
        (
            "sha512-3q2+7w3q2+7wAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            &[],
        ),
        ("getInternalConfigurationManagerFactoryBean", &[]),
        ("printf(\"%20d%%\")", &[]),
        ("'\\u00e9\\u4e2d'", &[]),
        ("dGhpcyBpcyBzaG9ydA==", &[]),
        ("https://example.com/a%20b", &[]),
        (r"C:\users\x", &[]),
    ];
    for (text, expected) in cases {
        let found = layers(text);
        let said: Vec<(&str, &str)> = { found.iter() }
            .map(|(how, inner, _)| (how.as_str(), inner.as_str()))
            .collect();
        assert_eq!(said, expected, "{text}");
    }
}

#[test]
fn lines_of_base64_are_one_run() {
    let lines = "QWxsIG9mIHRoaXMgaXMgb25lIHRleHQgdGhhdCBpcyB3cmFwcGVkIGF0IDY0IGNo\n  YXJhY3RlcnMsIGFzIG1haWwgZG9lcyBpdC4=\n";
    let found = layers(&format!("key: |\n  {lines}next: line\n"));
    assert_eq!(found.len(), 1, "{found:?}");
    let (_, text, _) = found.first().unwrap();
    assert_eq!(
        text,
        "All of this is one text that is wrapped at 64 characters, as mail does it."
    );
}

#[test]
fn depth_and_size_are_bounded() {
    use base64::Engine as _;
    let encode = |text: &str| base64::prelude::BASE64_STANDARD.encode(text);
    let mut text = "a text that is wrapped up".to_owned();
    for _ in 0..8 {
        text = encode(&text);
    }
    assert_eq!(layers(&text).len(), MAX_DEPTH);
    let long = encode(&"text ".repeat(MAX_DECODED / 4));
    let mut seen = 0;
    let extent = each(
        &format!("{long} {long}"),
        &mut Budget::new(u64::MAX),
        |layer, _| {
            seen += layer.text.len();
            Ok(())
        },
    );
    assert_eq!(extent, Ok(Extent::Cut));
    assert!(seen <= MAX_DECODED, "{seen}");
    let spent = each(&long, &mut Budget::new(10), |_, _| Ok(()));
    assert_eq!(spent, Err(Reason::Budget));
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,8}",
        "[A-Za-z0-9+/_=-]{0,80}",
        "(%[0-9a-fA-F]{0,2}){1,4}",
        r"(\\[ux/n'{]?[0-9a-f]{0,4}\}?){1,4}",
        "[\"'`\\\\\n ]{0,4}",
        Just("dGhpcyBpcyBwbGFpbiB0ZXh0".to_owned()),
    ]
}

proptest! {
    #[test]
    fn every_byte_has_a_place(pieces in prop::collection::vec(piece(), 0..12)) {
        let text = pieces.concat();
        each(&text, &mut Budget::new(u64::MAX), |layer, _| {
            assert_eq!(layer.origin.len(), layer.text.len());
            for (first, last) in &layer.origin {
                assert!(first < last && index(*last) <= text.len(), "{text:?}");
                assert!(text.get(index(*first)..index(*last)).is_some(), "{text:?}");
            }
            Ok(())
        }).unwrap();
    }
}
