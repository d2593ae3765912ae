//! Every language lowers realistic code to the shared kinds; golden dumps beside this file.

mod pattern;

use airlock_model::Cx;
use airlock_syntax::{ParseLimits, Recovery, by_name, parse};

const SAMPLES: &[(&str, &str)] = &[
    ("python", include_str!("samples/sample.py")),
    ("javascript", include_str!("samples/sample.js")),
    ("typescript", include_str!("samples/sample.ts")),
    ("java", include_str!("samples/sample.java")),
];

#[test]
fn samples_lower_to_shared_kinds() {
    for (name, text) in SAMPLES {
        let language = by_name(name).expect(name);
        let parsed = parse(&Cx::default(), language, text, ParseLimits::default());
        assert_eq!(parsed.recovery, Recovery::None, "{name}");
        insta::assert_snapshot!(*name, parsed.tree.dump(text));
    }
}
