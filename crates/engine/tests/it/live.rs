//! What a provider says of a secret reaches its finding; nobody is asked about whom nobody gave leave.

use crate::{options, rules};
use airlock_engine::{Options, run};
use airlock_model::{Cx, Evidence, Finding, SecretTier, Severity};
use airlock_secrets::template::{Seed, expand};
use airlock_secrets::{Answer, Key, LiveCall, LiveCheck, Probe, Whose};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Says one thing, and remembers where it was asked.
#[derive(Debug)]
struct Says(Answer, Mutex<Vec<String>>);

impl Probe for Says {
    fn ask(&self, call: &LiveCall) -> Answer {
        self.1.lock().unwrap().push(call.url.clone());
        self.0
    }
}

fn token(number: u32) -> String {
    expand("ghp_{crc-token:36}", Seed::new("live", number)).text
}

/// The findings of secrets below `root`, and where providers were asked.
fn scan(root: &Path, whose: Whose, answer: Answer) -> (Vec<Finding>, Vec<String>) {
    let probe = Arc::new(Says(answer, Mutex::default()));
    let options = Options {
        engines: [airlock_model::Engine::Secrets].into(),
        guard_key: Some(Key::new([7; 32])),
        live: Some(LiveCheck {
            probe: probe.clone(),
            whose,
        }),
        ..options()
    };
    let workspace = Workspace::open(root, WorkspaceOptions::default()).unwrap();
    let report = run(
        &Cx::default(),
        &workspace,
        &Selection::Tree,
        &rules(),
        &options,
    )
    .unwrap();
    let asked = probe.1.lock().unwrap().clone();
    (report.findings, asked)
}

#[test]
fn a_provider_is_asked_about_own_values_and_others_by_leave() {
    let folder = tempfile::tempdir().unwrap();
    let (own, foreign) = (token(1), token(2));
    let code = format!("A = \"{own}\"\nB = \"{foreign}\"\nC = \"not-a-secret\"\n");
    std::fs::write(folder.path().join("app.py"), code).unwrap();
    std::fs::write(folder.path().join(".env"), format!("GITHUB_TOKEN={own}\n")).unwrap();
    let in_code = |findings: &[Finding]| -> Vec<(Severity, SecretTier, bool)> {
        { findings.iter() }
            .filter(|finding| finding.location.path.as_str() == "app.py")
            .filter_map(|finding| match finding.evidence {
                Evidence::Secret { tier, .. } => {
                    let is_said = finding.message.contains("its provider");
                    Some((finding.severity, tier, is_said))
                }
                _ => None,
            })
            .collect()
    };
    let (findings, asked) = scan(folder.path(), Whose::OwnFiles, Answer::Live);
    // The value's own place in `.env`, and the code that holds it.
    assert!(!asked.is_empty() && asked.iter().all(|url| url == "https://api.github.com/user"));
    let said = in_code(&findings);
    let kinds: Vec<(SecretTier, bool)> =
        said.iter().map(|(_, tier, said)| (*tier, *said)).collect();
    let expected = [(SecretTier::Live, true), (SecretTier::ValidForm, false)];
    assert_eq!(kinds, expected);

    let (findings, asked) = scan(folder.path(), Whose::All, Answer::Refused);
    assert!(asked.len() >= 2, "{asked:?}");
    let refused = (Severity::Low, SecretTier::ValidForm, true);
    assert_eq!(in_code(&findings), [refused, refused]);
    for finding in &findings {
        let shown = format!("{finding:?}");
        assert!(!shown.contains(&own) && !shown.contains(&foreign));
    }
}
