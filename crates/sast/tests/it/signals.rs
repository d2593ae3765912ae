//! Signals of small texts, alone and against what they were before a change.

use airlock_model::{Cx, MetricLimits, Purpose};
use airlock_sast::SourceView;
use airlock_sast::signals::{Before, FileSignals, Sketched, judge, look, repeated};
use airlock_syntax::ParseLimits;

fn facts(path: &str, text: &str) -> FileSignals {
    let language = airlock_syntax::of_path(path, text).unwrap();
    let parsed = airlock_syntax::parse(&Cx::default(), language, text, ParseLimits::default());
    let purpose = if path.contains("test") {
        Purpose::Test
    } else {
        Purpose::Product
    };
    let view = SourceView {
        path,
        text,
        language: Some(language),
        tree: &parsed.tree,
    };
    look(&view, purpose).unwrap()
}

/// The rules and messages that a text gives, held against what it was.
fn told(path: &str, old: Option<&str>, new: &str) -> Vec<String> {
    let old = old.map(|old| facts(path, old));
    let before = old.as_ref().map_or(Before::Nothing, Before::Facts);
    let limits = MetricLimits::default();
    judge(&facts(path, new), before, &limits, &|_, _| false)
        .into_iter()
        .map(|signal| format!("{}: {}", signal.rule.id(), signal.message))
        .collect()
}

#[test]
fn texts_by_themselves() {
    let cases: [(&str, &str, &[&str]); 14] = [
        (
            "a.py",
            "import hashlib as h\nx = h.sha265(b'')\ny = h.sha256(b'')\n",
            &["unknown-symbol: The module `hashlib` has no `sha265`"],
        ),
        (
            "a.py",
            "from os.path import join, joinpath\n",
            &["unknown-symbol: The module `os.path` has no `joinpath`"],
        ),
        // Where an import is tried, the name may well be missing.
        (
            "a.py",
            "try:\n    from os import nothing\nexcept ImportError:\n    nothing = None\n",
            &[],
        ),
        (
            "a.py",
            "import os\nif hasattr(os, 'fork2'):\n    os.fork2()\n",
            &[],
        ),
        (
            "a.ts",
            "import { readFileSync, readFileNow } from 'node:fs';\nreadFileSync('a');\n",
            &["unknown-symbol: The module `fs` has no `readFileNow`"],
        ),
        (
            "a.js",
            "const crypto = require('crypto');\ncrypto.createHash('sha256');\ncrypto.createCipher('aes', k);\n",
            &[
                "deprecated-api: `crypto.createCipher` is deprecated since Node.js 10 (removed in 22); use `crypto.createCipheriv` with a fresh vector",
            ],
        ),
        (
            "a.go",
            "package a\nimport \"io/ioutil\"\nfunc f() { ioutil.ReadFile(\"a\") }\n",
            &[
                "deprecated-api: `io/ioutil.ReadFile` is deprecated since Go 1.16; use `os.ReadFile`",
            ],
        ),
        (
            "a.py",
            "def f():\n    try:\n        g()\n    except Exception:\n        pass\n",
            &["swallowed-error: `Exception` is caught here, and nothing is done about it"],
        ),
        (
            "a.py",
            "def f():\n    try:\n        g()\n    except Exception:\n        pass  # it is optional\n",
            &[],
        ),
        (
            "a.py",
            "def f():\n    try:\n        g()\n    except KeyError:\n        pass\n",
            &[],
        ),
        (
            "a.js",
            "function f() { try { return JSON.parse(a); } catch {} return a; }\n",
            &[],
        ),
        (
            "test_a.py",
            "def test_total():\n    total(1)\n\n\ndef test_sum():\n    assert total(1) == 1\n",
            &[
                "test-without-assertion: The test `test_total` checks nothing: it passes whatever the code does",
            ],
        ),
        (
            "a.py",
            "def _names(of):\n    return names(of.things)\n\n\ndef shown(of):\n    if of:\n        return _names(of)\n    return ''\n",
            &[
                "single-use-helper: `_names` is one line, called once and not documented: the line would be plainer where it is called",
            ],
        ),
        ("a.css.py", "", &[]),
    ];
    for (path, text, expected) in cases {
        assert_eq!(told(path, None, text), expected, "{path}:\n{text}");
    }
}

#[test]
fn what_a_change_takes_away() {
    let cases: [(&str, &str, &str, &[&str]); 12] = [
        (
            "a.py",
            "@login_required\ndef admin():\n    return 1\n",
            "def admin():\n    return 1\n",
            &["guard-removed: `login_required` guarded `admin` and does not any more"],
        ),
        // Another guard takes its place; the handler is gone; the class is guarded now.
        (
            "a.py",
            "@login_required\ndef admin():\n    return 1\n",
            "@permission_required('a')\ndef admin():\n    return 1\n",
            &[],
        ),
        (
            "a.py",
            "@login_required\ndef admin():\n    return 1\n",
            "def other():\n    return 1\n",
            &[],
        ),
        (
            "A.java",
            "class A { @PreAuthorize(\"x\") void f() { g(); } }\n",
            "@PreAuthorize(\"x\") class A { void f() { g(); } }\n",
            &[],
        ),
        (
            "a.js",
            "app.get('/admin', requireAuth, show);\n",
            "app.get('/admin', show);\n",
            &["guard-removed: `requireAuth` guarded `GET /admin` and does not any more"],
        ),
        (
            "A.cs",
            "[Authorize] class A { void F() { G(); } }\n",
            "[Authorize] class A { [AllowAnonymous] void F() { G(); } }\n",
            &["guard-removed: `AllowAnonymous` now exempts `A.F` from the access check"],
        ),
        (
            "a.py",
            "import requests\ndef f(u):\n    return requests.get(u, verify=True)\n",
            "import requests\ndef f(u):\n    return requests.get(u, verify=False)\n",
            &["tls-check-removed: `verify` was on and is off now"],
        ),
        (
            "a.js",
            "res.setHeader('X-Frame-Options', 'DENY');\nres.end();\n",
            "res.end();\n",
            &[
                "security-header-removed: The header `x-frame-options` was set here and is not set any more",
            ],
        ),
        (
            "a.py",
            "MAX_LOGIN_ATTEMPTS = 5\n",
            "MAX_LOGIN_ATTEMPTS = 5 * 100\n",
            &["limit-raised: The limit `MAX_LOGIN_ATTEMPTS` was 5 and is 500"],
        ),
        (
            "a.py",
            "import bleach\ndef f(t):\n    return bleach.clean(t)\n",
            "import bleach\ndef f(t):\n    return t\n",
            &["input-check-removed: `clean` checked or cleaned input in `f` and does not any more"],
        ),
        (
            "a.test.js",
            "it('rejects a bad token', () => { expect(f()).toBe(1); });\n",
            "it.skip('rejects a bad token', () => { expect(f()).toBe(1); });\n",
            &[
                "security-test-removed: The test of security `rejects a bad token` ran before and is skipped now",
            ],
        ),
        // What was there before is not told again.
        (
            "a.py",
            "def f():\n    try:\n        g()\n    except Exception:\n        pass\n",
            "x = 1\n\n\ndef f():\n    try:\n        g()\n    except Exception:\n        pass\n",
            &[],
        ),
    ];
    for (path, old, new, expected) in cases {
        assert_eq!(
            told(path, Some(old), new),
            expected,
            "{path}:\n{old}\n{new}"
        );
    }
}

#[test]
fn functions_that_became_harder() {
    let function = |branches: usize| {
        let branch = |number: usize| format!("    if a == {number}:\n        b()\n");
        let lines = (0..branches).map(branch).collect::<Vec<String>>();
        format!("def f(a):\n{}", lines.concat())
    };
    let cases = [
        (None, 14, 0),
        (None, 17, 1),
        (Some(17), 17, 0),
        (Some(18), 17, 0),
        (Some(16), 17, 1),
    ];
    for (old, new, expected) in cases {
        let old = old.map(function);
        let told = told("a.py", old.as_deref(), &function(new));
        assert_eq!(told.len(), expected, "{old:?} {new}: {told:?}");
    }
}

#[test]
fn functions_that_are_there_already() {
    let body = |name: &str, variable: &str, last: &str| {
        let step =
            |at: usize| format!("    {variable}.append(convert_{at}(path, encoding=\"utf-8\"))\n");
        let steps = (0..9).map(step).collect::<Vec<String>>().concat();
        format!("def {name}(path):\n    {variable} = []\n{steps}    return {last}({variable})\n")
    };
    let one = facts("one.py", &body("load_all", "found", "sorted"));
    let copy = facts("two.py", &body("read_everything", "items", "sorted"));
    let other = facts("three.py", "def f(a):\n    return a\n");
    let files = [&one, &copy, &other].map(|facts| Sketched {
        path: "one.py",
        sketches: &facts.sketches,
        known: None,
    });
    let found: Vec<(usize, String)> = { repeated(&files).into_iter() }
        .map(|(at, signal)| (at, signal.message))
        .collect();
    let expected = "`read_everything` nearly repeats `load_all` of `one.py`";
    assert_eq!(found, [(1, expected.to_owned())]);
}
