//! `airlock rules new`: a rule to begin with, and annotated code that it passes.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file;
use crate::place;
use crate::suggest;
use crate::ui::Ui;
use airlock_syntax::{LANGUAGES, Language};
use std::path::{Path, PathBuf};

/// Begin a rule: writes the rule and annotated code for it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules new no-eval --language python
  airlock rules new go-shell --language go --weakness CWE-78 --dir rules/go/command-injection")]
pub(crate) struct Args {
    /// The rule's name, in kebab-case; name the bad thing, so that `airlock:allow(NAME)` reads well
    #[arg(value_name = "ID", value_parser = id)]
    id: String,
    /// The language it reads
    #[arg(long, value_name = "NAME")]
    language: String,
    /// The weakness it finds
    #[arg(long, value_name = "CWE", default_value = "CWE-710")]
    weakness: airlock_model::Cwe,
    /// The folder to write to
    #[arg(long, value_name = "DIR", default_value = ".airlock/rules")]
    dir: PathBuf,
}

fn id(text: &str) -> Result<String, String> {
    let is_kebab = !text.is_empty()
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    if is_kebab {
        Ok(text.to_owned())
    } else {
        Err("write lower-case words joined by hyphens, as in `python-eval`".to_owned())
    }
}

/// The language called `name`.
///
/// # Errors
/// When there is none, with the nearest.
pub(super) fn language(name: &str) -> Result<&'static Language, Failure> {
    airlock_syntax::by_name(name).ok_or_else(|| {
        let names = || LANGUAGES.iter().map(|language| language.name);
        let hint = match suggest::nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}", names().collect::<Vec<_>>().join(", ")),
        };
        Failure::usage(
            format_args!("`{name}` is not a language that is known"),
            hint,
        )
    })
}

pub(super) fn run(ui: Ui, args: &Args) -> Outcome {
    let language = language(&args.language)?;
    let sample = Sample::of(language).ok_or_else(|| {
        Failure::usage(
            format_args!("there is no sample for {}", language.name),
            "begin with a rule for another language and change it",
        )
    })?;
    let extension = language.extensions.first().copied().unwrap_or("txt");
    let rule = args.dir.join(format!("{}.yaml", args.id));
    let code = args.dir.join(format!("{}.{extension}", args.id));
    for path in [&rule, &code] {
        if path.symlink_metadata().is_ok() {
            return Err(Failure::usage(
                format_args!("{}: is there already", path.display()),
                "choose another name, or remove it",
            ));
        }
    }
    std::fs::create_dir_all(&args.dir).map_err(|error| Failure::io(&args.dir, &error))?;
    file::write(&rule, rule_text(args, language, &sample).as_bytes())?;
    file::write(&code, sample.code(&args.id).as_bytes())?;
    Ui::result(format!(
        "{}\n{}\nnext: write the pattern and the code it is about, then `airlock rules test {}`\n",
        rule.display(),
        code.display(),
        rule.display()
    ))?;
    if args.dir == Path::new(place::REPOSITORY_FOLDER).join("rules") {
        ui.note("rules in .airlock/rules run in every scan of this repository");
    }
    Ok(Exit::Clean)
}

fn rule_text(args: &Args, language: &Language, sample: &Sample) -> String {
    format!(
        "rules:
  - id: {id}
    languages: [{language}]
    severity: MEDIUM
    message: What is found, in one line; `$VALUE` shows the code it stands for
    metadata:
      tier: vulnerability
      confidence: MEDIUM
      cwe: [{weakness}]
      why: What an attacker, or an accident, makes of it.
      remediation: What to do instead, with safe code.
      references:
        - https://cwe.mitre.org/data/definitions/{number}.html
    pattern: {pattern}
",
        id = args.id,
        language = language.name,
        weakness = args.weakness,
        number = args.weakness.0,
        pattern = sample.pattern,
    )
}

/// Code of a language with one call.
struct Sample {
    comment: &'static str,
    before: &'static str,
    bad: &'static str,
    good: &'static str,
    after: &'static str,
    pattern: &'static str,
}

impl Sample {
    /// `None` for languages without calls.
    fn of(language: &Language) -> Option<Self> {
        let hash = |bad, good, pattern| Self {
            comment: "#",
            before: "",
            bad,
            good,
            after: "",
            pattern,
        };
        let slashes = |before, after| Self {
            comment: "//",
            before,
            bad: "dangerous(value);",
            good: "harmless(value);",
            after,
            pattern: "dangerous($VALUE)",
        };
        Some(match language.name {
            "python" | "ruby" => hash("dangerous(value)", "harmless(value)", "dangerous($VALUE)"),
            "hcl" => hash(
                "a = dangerous(value)",
                "b = harmless(value)",
                "dangerous($VALUE)",
            ),
            "bash" => hash(
                "dangerous \"$value\"",
                "harmless \"$value\"",
                "dangerous $VALUE",
            ),
            "javascript" | "typescript" | "tsx" => slashes("", ""),
            "php" => Self {
                bad: "dangerous($value);",
                good: "harmless($value);",
                ..slashes("<?php\n", "")
            },
            "go" => slashes("package sample\n\nfunc sample(value string) {\n", "}\n"),
            "java" | "csharp" => slashes("class Sample { void sample(String value) {\n", "} }\n"),
            "rust" => slashes("fn sample(value: &str) {\n", "}\n"),
            "c" | "cpp" => slashes("void sample(char *value) {\n", "}\n"),
            "kotlin" | "scala" | "swift" => Self {
                bad: "dangerous(value)",
                good: "harmless(value)",
                ..match language.name {
                    "kotlin" => slashes("fun sample(value: String) {\n", "}\n"),
                    "scala" => slashes("object Sample { def sample(value: String) = {\n", "} }\n"),
                    _ => slashes("func sample(value: String) {\n", "}\n"),
                }
            },
            _ => return None,
        })
    }

    fn code(&self, id: &str) -> String {
        let Self {
            comment,
            before,
            bad,
            good,
            after,
            pattern: _,
        } = self;
        format!("{before}{comment} ruleid: {id}\n{bad}\n{comment} ok: {id}\n{good}\n{after}")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use airlock_rules::{RuleSet, load_yaml};
    use airlock_sast::rule_test::{self, Code};

    #[test]
    fn every_sample_passes_its_own_test() {
        let mut tested = 0;
        for language in LANGUAGES {
            let Some(sample) = Sample::of(language) else {
                continue;
            };
            let args = Args {
                id: "sample".to_owned(),
                language: language.name.to_owned(),
                weakness: airlock_model::Cwe(710),
                dir: PathBuf::new(),
            };
            let (rules, errors) = load_yaml("sample.yaml", &rule_text(&args, language, &sample));
            assert_eq!(errors, [], "{language:?}");
            let rules = RuleSet::new(None, rules);
            let code = Code {
                name: format!("sample.{}", language.extensions.first().unwrap()),
                text: sample.code("sample"),
                fixed: None,
            };
            let test = rule_test::test(&rules, &[code]);
            let file = test.first().unwrap().files.first().unwrap();
            assert_eq!(file.failures, [], "{language:?}");
            assert_eq!(file.must_find, 1, "{language:?}");
            tested += 1;
        }
        assert!(tested >= 15, "{tested} samples");
    }

    #[test]
    fn names_are_kebab_case() {
        for (text, good) in [
            ("python-eval", true),
            ("a1", true),
            ("", false),
            ("A-b", false),
            ("a--b", false),
            ("../x", false),
        ] {
            assert_eq!(id(text).is_ok(), good, "{text}");
        }
    }
}
