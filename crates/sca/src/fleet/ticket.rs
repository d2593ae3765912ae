//! Tickets: what a project's owner is to be told, once.

use super::open::Affected;
use airlock_model::Epss;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A weakness of a project, as a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ticket {
    /// The same for the same project, package and weakness, whatever becomes known of it: letters, digits, `-`.
    pub key: String,
    /// The project.
    pub project: String,
    /// The advisory's names, its own first.
    pub advisories: Vec<String>,
    /// The package's ecosystem.
    pub ecosystem: String,
    /// The package.
    pub name: String,
    /// The versions that the project has.
    pub versions: Vec<String>,
    /// How bad, in words.
    pub severity: String,
    /// What is wrong, in one line.
    pub summary: String,
    /// The lowest version that is free of it, where one is known.
    pub fixed: Option<String>,
    /// Since when it is known to be exploited.
    pub exploited: Option<String>,
    /// How probable its exploitation is.
    pub epss: Option<Epss>,
}

/// Where tickets go.
pub trait Tracker {
    /// Why a ticket could not be opened.
    type Error;

    /// Opens a ticket; whether it is new. One that is there already, open or done, is left as it is.
    ///
    /// # Errors
    /// When the tracker cannot be reached.
    fn open(&mut self, ticket: &Ticket) -> Result<bool, Self::Error>;
}

/// The tickets of what is affected, ordered by project, package and advisory.
pub fn tickets(affected: &[Affected], projects: &[String]) -> Vec<Ticket> {
    let mut out: BTreeMap<(&str, &str, &str, &str), Ticket> = BTreeMap::new();
    for one in affected {
        for number in &one.projects {
            let Some(project) = projects.get(*number as usize) else {
                continue;
            };
            let key = (
                project.as_str(),
                one.ecosystem.as_str(),
                one.name.as_str(),
                one.hit.advisory.id.as_str(),
            );
            let ticket = out.entry(key).or_insert_with(|| ticket(project, one));
            if !ticket.versions.contains(&one.version) {
                ticket.versions.push(one.version.clone());
            }
        }
    }
    out.into_values().collect()
}

fn ticket(project: &str, affected: &Affected) -> Ticket {
    let hit = &affected.hit;
    let identity = [
        project,
        &affected.ecosystem,
        &affected.name,
        &hit.advisory.id,
    ]
    .join("\0");
    let digest = blake3::hash(identity.as_bytes()).to_hex();
    let plain = |text: &str| {
        let mut out: String = text
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '-'
                }
            })
            .take(60)
            .collect();
        while out.ends_with('-') {
            out.pop();
        }
        out
    };
    let short = digest.get(..12).unwrap_or_default();
    Ticket {
        key: format!("{}-{}-{short}", plain(&hit.advisory.id), plain(project)),
        project: project.to_owned(),
        advisories: hit.names.clone(),
        ecosystem: affected.ecosystem.clone(),
        name: affected.name.clone(),
        versions: Vec::new(),
        severity: hit.severity.to_string(),
        summary: hit.advisory.summary.clone(),
        fixed: hit.fixed.clone(),
        exploited: hit.advisory.exploited.clone(),
        epss: hit.epss.clone(),
    }
}

impl Ticket {
    /// As Markdown. Texts of advisories and bills are quoted as code, so that they are text and nothing else.
    pub fn markdown(&self) -> String {
        let code = |text: &str| {
            let text: String = text
                .chars()
                .map(|c| if c.is_control() || c == '`' { ' ' } else { c })
                .collect();
            format!("`{text}`")
        };
        let id = self.advisories.first().map_or("", String::as_str);
        // Writing to a String cannot fail.
        let mut out = format!(
            "# {}: {} in {}\n\n",
            code(id),
            code(&self.name),
            code(&self.project)
        );
        let _ = writeln!(out, "{}\n", code(&self.summary));
        let mut row = |what: &str, value: String| {
            let _ = writeln!(out, "- {what}: {value}");
        };
        row(
            "package",
            format!("{} {}", code(&self.ecosystem), code(&self.name)),
        );
        row(
            "versions in use",
            self.versions
                .iter()
                .map(|version| code(version))
                .collect::<Vec<_>>()
                .join(", "),
        );
        row("severity", self.severity.clone());
        row(
            "fixed in",
            self.fixed
                .as_deref()
                .map_or_else(|| "no version is known".to_owned(), code),
        );
        if let Some(since) = &self.exploited {
            row("known to be exploited since", code(since));
        }
        if let Some(epss) = &self.epss {
            let date = epss.date.as_deref();
            let of = date.map_or_else(String::new, |date| format!(" of {}", code(date)));
            row("EPSS", format!("{}{of}", code(&epss.probability)));
        }
        row(
            "also known as",
            self.advisories
                .iter()
                .skip(1)
                .map(|name| code(name))
                .collect::<Vec<_>>()
                .join(", "),
        );
        out
    }
}
