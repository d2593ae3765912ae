//! What known weaknesses mean for one product (VEX): written in OpenVEX and CycloneDX, and read from both.
//!
//! Written, it says no more than was seen: *affected* where code that imports the package was seen, else *under
//! investigation*. That something is not affected only a person says; such a statement is read, and silences with its
//! reason.
//!
//! Invariants:
//! - a statement without a justification or an explanation silences nothing;
//! - the same input gives the same bytes: identifiers are made from the content, and no clock is asked.

mod cyclonedx;
mod make;
mod openvex;
#[cfg(test)]
mod tests;

pub use make::{Product, make};

use crate::purl::Purl;
use airlock_model::Package;
use serde_json::Value;

/// Statements longer than this are another kind of file.
const MOST_STATEMENTS: usize = 200_000;

/// Whether a product is affected by a weakness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It is not.
    NotAffected,
    /// It is, and something should be done.
    Affected,
    /// It was, and this version is not any more.
    Fixed,
    /// Nobody knows yet.
    UnderInvestigation,
}

/// What is said of one weakness and some packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The names of the weakness, the main one first.
    pub names: Vec<String>,
    /// The packages' URLs.
    pub packages: Vec<String>,
    /// What holds.
    pub status: Status,
    /// Why it does not affect the product, in the format's own word (`vulnerable_code_not_in_execute_path`).
    pub justification: Option<String>,
    /// The same in words, or what should be done.
    pub text: Option<String>,
}

/// A document: who says what, and of which product.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vex {
    /// Who says so.
    pub author: String,
    /// When, as `2026-01-31T12:00:00Z`.
    pub time: Option<String>,
    /// The product's name and version.
    pub product: Product,
    /// What is said, ordered by weakness, then package.
    pub statements: Vec<Statement>,
}

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VexError {
    /// It is no JSON.
    #[error("line {line}: {what}")]
    Broken {
        /// The line.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// It is neither OpenVEX nor CycloneDX.
    #[error("this is neither OpenVEX nor CycloneDX with vulnerabilities")]
    Foreign,
    /// It has more statements than are read.
    #[error("it has more than {MOST_STATEMENTS} statements")]
    TooLarge,
}

/// The formats that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// OpenVEX 0.2.0.
    OpenVex,
    /// CycloneDX 1.6, a document of its own.
    CycloneDx,
}

impl Vex {
    /// The document as text.
    pub fn write(&self, format: Format) -> String {
        let value = match format {
            Format::OpenVex => openvex::write(self),
            Format::CycloneDx => cyclonedx::write(self),
        };
        format!("{value:#}\n")
    }
}

/// Reads the statements of a document in OpenVEX or CycloneDX (JSON).
///
/// # Errors
/// When it is damaged or something else: read in part, it would not say what its author said.
pub fn read(text: &str) -> Result<Vec<Statement>, VexError> {
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            VexError::Broken {
                line: error.line(),
                what: error.to_string(),
            }
        })?;
    let is_openvex = value
        .get("@context")
        .and_then(Value::as_str)
        .is_some_and(|context| context.contains("openvex"));
    let statements = if is_openvex {
        openvex::read(&value)
    } else if value.get("bomFormat").and_then(Value::as_str) == Some("CycloneDX") {
        cyclonedx::read(&value)
    } else {
        return Err(VexError::Foreign);
    };
    if statements.len() > MOST_STATEMENTS {
        return Err(VexError::TooLarge);
    }
    Ok(statements)
}

impl Statement {
    /// Whether it says with a reason that `package` is not affected by what is known under any of `names`.
    pub fn silences(&self, package: &Package, names: &[String]) -> bool {
        let has_reason = match self.status {
            Status::NotAffected => self.justification.is_some() || self.text.is_some(),
            Status::Fixed => true,
            Status::Affected | Status::UnderInvestigation => false,
        };
        has_reason
            && self.names.iter().any(|name| names.contains(name))
            && self.packages.iter().any(|url| is_about(url, package))
    }

    /// Why, for a report.
    pub fn reason(&self) -> String {
        let status = match self.status {
            Status::Fixed => "fixed",
            _ => "not affected",
        };
        let mut reason = status.to_owned();
        for part in [&self.justification, &self.text].into_iter().flatten() {
            reason.push_str(if reason == status { ": " } else { "; " });
            reason.push_str(part);
        }
        reason
    }
}

/// Whether a package URL is of `package`; without a version it is of every version.
fn is_about(url: &str, package: &Package) -> bool {
    let (Ok(said), Some(own)) = (Purl::parse(url), crate::sbom::purl(package)) else {
        return false;
    };
    let is_version = match (said.version(), own.version()) {
        (None, _) => true,
        (Some(said), Some(own)) => said == own,
        (Some(_), None) => false,
    };
    is_version
        && said.kind() == own.kind()
        && said.namespace() == own.namespace()
        && said.name() == own.name()
}

/// A text of a field, if it says anything.
fn text(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}
