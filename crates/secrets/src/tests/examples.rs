//! Each detector on its own positives and negatives, read from `rules/secrets/`.

use crate::pack::authored::{Example, RawDetector, RawFile};
use crate::pack::raw::RawConfidence;
use crate::template::{Seed, expand};
use crate::{Hit, detectors, redact, scan};
use airlock_model::{Budget, Cx, Making, Purpose, RepoPath, SecretTier, Source};
use std::path::Path;

fn all() -> Vec<RawDetector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/secrets");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| {
            let file: RawFile = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            file.detector
        })
        .collect()
}

fn hits(path: &str, text: &str) -> Vec<Hit> {
    let source = Source {
        path: RepoPath::new(path),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    };
    let scan = scan(
        &Cx::default(),
        detectors(),
        &source,
        &mut Budget::new(1_000_000),
    );
    assert_eq!(scan.partial, None, "{path}");
    scan.hits
}

fn parts(example: &Example) -> (&str, &str) {
    match example {
        Example::Text(text) => ("src/main.code", text),
        Example::InFile { path, text } => (path, text),
    }
}

fn is_guess(id: &airlock_model::RuleId) -> bool {
    (0..u16::MAX)
        .map_while(|index| detectors().get(index))
        .any(|detector| detector.id() == id && detector.is_generic())
}

#[test]
fn positives_are_found_and_redacted() {
    let mut failures = Vec::new();
    for detector in all() {
        for (number, example) in (0..).zip(&detector.positives) {
            let (path, template) = parts(example);
            let expanded = expand(template, Seed::new(&detector.id, number));
            let hits = hits(path, &expanded.text);
            // Where guesses meet on one value, any of them may keep it.
            let own = hits.iter().find(|hit| {
                hit.tier >= SecretTier::Realistic
                    && (hit.detector.as_str() == detector.id
                        || (detector.generic && is_guess(&hit.detector)))
            });
            let Some(own) = own else {
                let others: Vec<_> = hits
                    .iter()
                    .map(|hit| (hit.detector.as_str(), hit.tier))
                    .collect();
                failures.push(format!(
                    "{} positive {number} not found, but {others:?}: {}",
                    detector.id, expanded.text
                ));
                continue;
            };
            let value = own.span.slice(&expanded.text);
            if value.len() >= 8
                && redact(detectors(), &expanded.text).contains(value)
                && path == "src/main.code"
            {
                failures.push(format!("{} positive {number} not redacted", detector.id));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn negatives_are_silent() {
    let mut failures = Vec::new();
    for detector in all() {
        for (number, example) in (0..).zip(&detector.negatives) {
            let (path, template) = parts(example);
            let expanded = expand(template, Seed::new(&detector.id, 1000 + number));
            let wrong = hits(path, &expanded.text).into_iter().any(|hit| {
                hit.detector.as_str() == detector.id && hit.tier >= SecretTier::Realistic
            });
            if wrong {
                failures.push(format!(
                    "{} negative {number}: {}",
                    detector.id, expanded.text
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_regex_compiles_and_every_detector_explains_itself() {
    for index in 0..u16::try_from(detectors().len()).unwrap() {
        let detector = detectors().get(index).unwrap();
        assert!(
            detector.regex().is_ok() && detector.reads_name("x").is_ok(),
            "{}",
            detector.id()
        );
    }
    assert!(detectors().len() >= 60, "{} detectors", detectors().len());
    for meta in detectors().metas() {
        assert!(
            !meta.weaknesses.is_empty() && meta.remediation.len() > 80,
            "{}",
            meta.id
        );
    }
}

/// The first page of a provider's documentation confirms no form.
#[test]
fn who_is_sure_names_the_page_that_says_so() {
    const FIRST_PAGES: &[&str] = &["", "docs", "en", "api", "documentation"];
    let unconfirmed: Vec<_> = { all().into_iter() }
        .filter(|detector| matches!(detector.confidence, RawConfidence::High))
        .filter(|detector| {
            detector.references.iter().all(|page| {
                let address = page.trim_start_matches("https://").trim_end_matches('/');
                let path = address.split_once('/').map_or("", |(_, path)| path);
                FIRST_PAGES.contains(&path)
            })
        })
        .map(|detector| detector.id)
        .collect();
    assert!(
        unconfirmed.is_empty(),
        "of high confidence without a page that tells the form: {unconfirmed:?}; find one, or take medium"
    );
}
