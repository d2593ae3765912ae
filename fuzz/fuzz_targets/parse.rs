//! Any bytes as any language: parsing, lexing and lowering must return, and spans must fit the text.
//!
//! The first byte chooses the language.
#![no_main]

use airlock_model::Cx;
use airlock_syntax::{LANGUAGES, ParseLimits, comments, embedded, parse, tokens};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Some(language) = LANGUAGES.get(usize::from(*first) % LANGUAGES.len()) else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let parsed = parse(&Cx::default(), language, &text, ParseLimits::default());
    for (_, node) in parsed.tree.iter() {
        let span = node.span();
        assert!(span.start <= span.end && span.end as usize <= text.len());
    }
    for span in comments(language, &text) {
        assert!(span.end as usize <= text.len());
    }
    let _tokens = tokens(language, &text);
    for part in embedded(&Cx::default(), language.name, &text) {
        assert!(part.text.len() <= text.len());
    }
});
