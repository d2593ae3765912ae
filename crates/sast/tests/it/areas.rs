//! Areas and classes of data of small texts.

use airlock_model::{Cx, DataKind, DataUse};
use airlock_sast::SourceView;
use airlock_sast::areas::places;
use airlock_sast::data_classes::data_signs;
use airlock_syntax::ParseLimits;

fn with_view<T>(path: &str, text: &str, look: impl FnOnce(&SourceView<'_>) -> T) -> T {
    let language = airlock_syntax::of_path(path, text).unwrap();
    let parsed = airlock_syntax::parse(&Cx::default(), language, text, ParseLimits::default());
    look(&SourceView {
        path,
        text,
        language: Some(language),
        tree: &parsed.tree,
    })
}

#[test]
fn functions_touch_areas() {
    let cases: [(&str, &str, &[&str]); 10] = [
        (
            "a.py",
            "import hashlib\ndef f(x):\n    return hashlib.sha256(x)\n",
            &["f cryptography"],
        ),
        // An import alone touches nothing, nor does a method of that name on something else.
        (
            "a.py",
            "import hashlib\ndef f(x):\n    return x.sha256()\n",
            &[],
        ),
        ("a.py", "def render(x):\n    return x.upper()\n", &[]),
        (
            "a.js",
            "const fs = require('fs');\nfunction f(p) { return fs.readFileSync(p); }\n",
            &["f files"],
        ),
        (
            "A.java",
            "import java.security.MessageDigest;\nclass A { void f() { MessageDigest.getInstance(\"x\"); } }\n",
            &["A.f cryptography"],
        ),
        (
            "a.go",
            "package a\nimport \"crypto/md5\"\nfunc F() { md5.New() }\n",
            &["F cryptography"],
        ),
        (
            "a.go",
            "package a\nimport \"math/rand\"\nfunc F() { rand.Int() }\n",
            &[],
        ),
        (
            "a.php",
            "<?php function f($x) { return password_hash($x, 1); }\n",
            &["f cryptography"],
        ),
        (
            "a.rb",
            "class A\n  def f(x)\n    File.read(x)\n  end\nend\n",
            &["A.f files"],
        ),
        (
            "a.py",
            "def check_permission(user):\n    return user\n",
            &["check_permission authorisation"],
        ),
    ];
    for (path, text, expected) in cases {
        let found: Vec<String> = with_view(path, text, |view| {
            let all = places(view);
            let signs = all.iter().flat_map(|place| {
                let symbol = place.symbol.clone().unwrap_or_default();
                let kinds = place.signs.iter().map(|sign| sign.kind.as_str());
                kinds.map(move |kind| format!("{symbol} {kind}"))
            });
            signs.collect()
        });
        assert_eq!(found, expected, "{path}:\n{text}");
    }
}

#[test]
fn data_is_held_logged_and_sent() {
    type Case<'case> = (&'case str, &'case str, &'case [(DataKind, DataUse)]);
    let cases: [Case<'_>; 6] = [
        (
            "a.py",
            "class User:\n    email = Column()\n    name = Column()\n",
            &[(DataKind::Personal, DataUse::Held)],
        ),
        (
            "a.py",
            "def f(user):\n    logger.info('in', user.password)\n",
            &[(DataKind::Credential, DataUse::Logged)],
        ),
        (
            "a.py",
            "def f(password):\n    logger.info(hash_of(password))\n",
            &[],
        ),
        (
            "a.js",
            "function f(cardNumber) { fetch('/pay', { body: cardNumber }); }\n",
            &[(DataKind::Payment, DataUse::Sent)],
        ),
        (
            "A.java",
            "class A { String diagnosis; int count; }\n",
            &[(DataKind::Health, DataUse::Held)],
        ),
        ("a.py", "def f(email):\n    return email.lower()\n", &[]),
    ];
    for (path, text, expected) in cases {
        let found: Vec<(DataKind, DataUse)> = with_view(path, text, |view| {
            let signs = data_signs(view).into_iter();
            signs.map(|sign| (sign.kind, sign.used)).collect()
        });
        assert_eq!(found, expected, "{path}:\n{text}");
    }
}
