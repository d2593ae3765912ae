//! SARIF 2.1.0 (OASIS standard), as tools write it.
//!
//! Fixes are not taken: an edit from elsewhere was neither re-parsed nor re-scanned. Results that say that all is well
//! (`pass`, `notApplicable`) or that are gone (`baselineState: absent`) are no findings.

mod place;
mod rule;

use super::field::{at, clean, index, list, text};
use super::result::{Columns, Foreign, ForeignPlace};
use super::weakness::{add, cwe};
use super::{Gathered, MAX_RELATED, MAX_STEPS, Misfit};
use crate::suppress::weakness_of_code;
use airlock_model::{Cwe, Severity, Suppression, SuppressionSource, Tier};
use place::Places;
use rule::{Level, Rules};
use serde_json::Value;

pub(super) fn read(value: &Value, gathered: &mut Gathered) -> Result<(), Misfit> {
    match text(value, &["version"]) {
        Some(version) if version.starts_with("2.1") => {}
        Some(version) => {
            let problem = format!("SARIF {} is not read, 2.1.0 is", clean(version));
            return Err(Misfit::new("$.version", problem));
        }
        None => {
            return Err(Misfit::new(
                "$.version",
                "the version \"2.1.0\" is expected",
            ));
        }
    }
    let runs = value
        .get("runs")
        .and_then(Value::as_array)
        .ok_or_else(|| Misfit::new("$.runs", "a list is expected"))?;
    for (number, run) in runs.iter().enumerate() {
        read_run(run, &format!("$.runs[{number}]"), gathered)?;
    }
    Ok(())
}

fn read_run(run: &Value, place: &str, gathered: &mut Gathered) -> Result<(), Misfit> {
    let tool = text(run, &["tool", "driver", "name"])
        .map(clean)
        .ok_or_else(|| {
            Misfit::new(
                format!("{place}.tool.driver.name"),
                "the tool's name is expected",
            )
        })?;
    let results = match run.get("results") {
        // A run that was not made has no results; that of an empty result is a list.
        None | Some(Value::Null) => &[],
        Some(Value::Array(results)) => results.as_slice(),
        Some(_) => {
            return Err(Misfit::new(
                format!("{place}.results"),
                "a list is expected",
            ));
        }
    };
    let reader = RunReader {
        columns: match text(run, &["columnKind"]) {
            Some("unicodeCodePoints") => Columns::Scalars,
            _ => Columns::Utf16,
        },
        places: Places::of(run),
        rules: Rules::of(run, &tool, gathered),
        run,
        tool,
    };
    if !gathered.tools.contains(&reader.tool) {
        gathered.tools.push(reader.tool.clone());
    }
    for (number, result) in results.iter().enumerate() {
        if !result.is_object() {
            let place = format!("{place}.results[{number}]");
            return Err(Misfit::new(place, "an object is expected"));
        }
        if is_finding(result) {
            let result = reader.result(result, gathered);
            gathered.push(result);
        }
    }
    Ok(())
}

fn is_finding(result: &Value) -> bool {
    !matches!(text(result, &["kind"]), Some("pass" | "notApplicable"))
        && text(result, &["baselineState"]) != Some("absent")
}

struct RunReader<'run> {
    run: &'run Value,
    tool: String,
    columns: Columns,
    places: Places<'run>,
    rules: Rules<'run>,
}

impl RunReader<'_> {
    fn result(&self, result: &Value, gathered: &mut Gathered) -> Option<Foreign> {
        let location = list(result, &["locations"]).first()?;
        let place = self.places.place(at(location, &["physicalLocation"])?)?;
        let rule = self.rules.of_result(result, gathered);
        let level = text(result, &["level"]).and_then(Level::parse);
        let own = at(result, &["properties", "security-severity"]).and_then(rule::score);
        let severity = match own.or(rule.score) {
            Some(severity) => severity,
            None => level.or(rule.level).unwrap_or(Level::Warning).severity(),
        };
        let mut weaknesses: Vec<Cwe> = Vec::new();
        for taxon in list(result, &["taxa"]) {
            add(&mut weaknesses, self.rules.taxon(taxon));
        }
        for key in ["tags", "cwe", "cwes"] {
            for tag in rule::strings(at(result, &["properties", key])) {
                add(&mut weaknesses, cwe(tag));
            }
        }
        for weakness in &rule.meta.weaknesses {
            add(&mut weaknesses, Some(*weakness));
        }
        if weaknesses.is_empty() {
            add(&mut weaknesses, weakness_of_code(&rule.code).map(Cwe));
        }
        let is_security =
            rule.meta.tier == Tier::Vulnerability || own.is_some() || !weaknesses.is_empty();
        Some(Foreign {
            tool: self.tool.clone(),
            rule: rule.meta.id.clone(),
            tier: if is_security && severity > Severity::Info {
                Tier::Vulnerability
            } else {
                Tier::Audit
            },
            severity,
            confidence: rule.meta.confidence,
            weaknesses,
            message: self.rules.message(result, &rule),
            columns: self.columns,
            steps: self.steps(result),
            related: self.related(result),
            suppression: self.suppression(result, &place),
            code: rule.code,
            place,
        })
    }

    /// The first flow's first thread: the others are variants of it.
    fn steps(&self, result: &Value) -> Vec<(ForeignPlace, String)> {
        let Some(thread) = list(result, &["codeFlows"])
            .first()
            .and_then(|flow| list(flow, &["threadFlows"]).first())
        else {
            return Vec::new();
        };
        list(thread, &["locations"])
            .iter()
            .filter_map(|step| {
                // A step may stand in the run's table.
                let shared = index(step, &["index"])
                    .and_then(|at| list(self.run, &["threadFlowLocations"]).get(at));
                let location = at(step, &["location"]).or_else(|| at(shared?, &["location"]))?;
                self.labelled(location)
            })
            .take(MAX_STEPS)
            .collect()
    }

    fn related(&self, result: &Value) -> Vec<(ForeignPlace, String)> {
        list(result, &["relatedLocations"])
            .iter()
            .filter_map(|location| self.labelled(location))
            .take(MAX_RELATED)
            .collect()
    }

    fn labelled(&self, location: &Value) -> Option<(ForeignPlace, String)> {
        let place = self.places.place(at(location, &["physicalLocation"])?)?;
        let label =
            text(location, &["message", "text"]).map(|label| clean(&rule::plain(label, &[])));
        Some((place, label.unwrap_or_default()))
    }

    /// Accepted suppressions count; those under review or rejected do not.
    fn suppression(&self, result: &Value, place: &ForeignPlace) -> Option<Suppression> {
        let accepted = list(result, &["suppressions"])
            .iter()
            .find(|one| matches!(text(one, &["status"]), None | Some("accepted")))?;
        let source = if text(accepted, &["kind"]) == Some("inSource") {
            SuppressionSource::Comment {
                convention: self.tool.clone(),
                line: place.region.start_line,
            }
        } else {
            SuppressionSource::Config {
                key: format!("{}: suppressed in its results", self.tool),
            }
        };
        Some(Suppression {
            source,
            reason: text(accepted, &["justification"]).map(clean),
            until: None,
        })
    }
}
