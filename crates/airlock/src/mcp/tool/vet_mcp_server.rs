//! `vet_mcp_server`: what can be said of an MCP server before it is started.

use super::check_command;
use super::check_package::{self, Checker};
use super::{Kind, Told};
use crate::mcp::call::Work;
use crate::mcp::name::name;
use crate::mcp::refusal::Refusal;
use airlock_context::mcp_server::{Concern, Raised, Server, Weight, concerns, shell_line};
use airlock_context::{Answer, Speech};
use airlock_model::{Package, PackageOrigin, RepoPath};
use airlock_sca::db::Asked;
use airlock_sca::read_packages;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// Arguments, variables and headers of an entry, at most; packages that are looked at.
const MOST: usize = 100;
const PACKAGES: usize = 10;

pub(super) struct VetMcpServer;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The program that starts the server.
    command: Option<String>,
    /// Its arguments.
    #[serde(default)]
    args: Vec<String>,
    /// Variables of its environment.
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// The server's address, where it is not started.
    url: Option<String>,
    /// Headers that are sent to it.
    #[serde(default)]
    headers: BTreeMap<String, String>,
}

/// What speaks against a server.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Output {
    /// `refuse`: it should not be started so; `look`: a person has to look at it; `nothing-found`. It is no approval.
    verdict: String,
    concerns: Vec<Raise>,
    /// The packages that it runs.
    packages: Vec<check_package::Output>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Raise {
    /// What speaks against it.
    concern: String,
    /// The part of the entry: `args[2]`, `env.TOKEN`.
    at: String,
    what: String,
    instead: String,
}

impl Kind for VetMcpServer {
    const NAME: &'static str = "vet_mcp_server";
    const TITLE: &'static str = "Vet an MCP server";
    const DESCRIPTION: &'static str = "Says what speaks against an MCP server by its entry in a configuration: unpinned or bad \
        packages, shells, plain http, credentials. Starts and fetches nothing.";
    type Input = Input;
    type Output = Output;

    fn call(work: &Work, input: Input) -> Result<Told<Output>, Refusal> {
        if [input.args.len(), input.env.len(), input.headers.len()]
            .iter()
            .any(|count| *count > MOST)
        {
            return Err(Refusal::new(
                Speech::new("An entry has at most ")
                    .count(u64::try_from(MOST).unwrap_or(u64::MAX))
                    .say(" arguments, variables or headers."),
            ));
        }
        let server = Server {
            command: input.command,
            args: input.args,
            env: input.env,
            url: input.url,
            headers: input.headers,
        };
        let mut raised = concerns(&server);
        let named = packages(&server);
        raised.extend(named.iter().filter_map(of_package));
        raised.sort();
        raised.dedup();
        let mut weight = raised.iter().map(|raised| raised.concern.weight()).max();
        let mut speech = Speech::default();
        for raised in &raised {
            speech = speech
                .say("\n- ")
                .name(&raised.at)
                .say(": ")
                .say(raised.concern.what())
                .say(". ")
                .say(raised.concern.instead());
        }
        if let Some(line) = shell_line(&server) {
            match check_command::judge(work, line, None)?.answer {
                Answer::Deny { reason } => {
                    weight = Some(Weight::Refuse);
                    speech = speech.say("\n").and(&reason);
                }
                Answer::Ask { reason } => {
                    weight = weight.max(Some(Weight::Look));
                    speech = speech.say("\n").and(&reason);
                }
                _ => {}
            }
        }
        let checked = check(work, &named)?;
        for package in &checked {
            if package.against {
                weight = weight.max(Some(package.weight()));
            }
            speech = speech.say("\n").and(&package.said());
        }
        let (verdict, opening) = match weight {
            Some(Weight::Refuse) => ("refuse", "Airlock: this server should not be started so."),
            Some(Weight::Look) => (
                "look",
                "Airlock: a person has to look at this server before it is started.",
            ),
            None => (
                "nothing-found",
                "Airlock found nothing against this entry. That is no approval: what the server does was not looked at.",
            ),
        };
        let text = Speech::new(opening).and(&speech).to_string();
        Ok(Told {
            text,
            data: Output {
                verdict: verdict.to_owned(),
                concerns: raised.iter().map(Raise::of).collect(),
                packages: checked,
            },
        })
    }
}

impl Raise {
    fn of(raised: &Raised) -> Self {
        Self {
            concern: raised.concern.name().to_owned(),
            at: name(&raised.at),
            what: raised.concern.what().to_owned(),
            instead: raised.concern.instead().to_owned(),
        }
    }
}

/// The packages that the entry's command names, read as a scan reads an agent's configuration.
fn packages(server: &Server) -> Vec<Package> {
    let entry =
        json!({ "mcpServers": { "server": { "command": server.command, "args": server.args } } });
    let mut found = read_packages(&RepoPath::new(".mcp.json"), &entry.to_string()).packages;
    found.truncate(PACKAGES);
    found
}

/// What is wrong with how a package is named.
fn of_package(package: &Package) -> Option<Raised> {
    let is_moving = match &package.origin {
        Some(PackageOrigin::Git { reference, .. }) => !reference.as_deref().is_some_and(is_commit),
        Some(PackageOrigin::Url { .. }) => true,
        _ => false,
    };
    let version = package.version.as_deref();
    let is_digest = package
        .integrity
        .iter()
        .any(|digest| digest.starts_with("sha256:"))
        || version.is_some_and(|version| version.starts_with("sha256:"));
    let concern = if is_moving {
        Concern::MovingCode
    } else if version.is_none_or(|version| version == "latest")
        && !is_digest
        && package.origin.is_none()
    {
        Concern::Unpinned
    } else {
        return None;
    };
    Some(Raised {
        concern,
        at: format!("package {}", package.name),
    })
}

fn is_commit(reference: &str) -> bool {
    reference.len() == 40 && reference.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is known of the packages of registries.
fn check(work: &Work, packages: &[Package]) -> Result<Vec<check_package::Output>, Refusal> {
    let checker = Checker::open(work)?;
    let of_registry = packages.iter().filter(|package| {
        package.origin.is_none() && airlock_sca::ECOSYSTEMS.contains(&package.ecosystem.as_str())
    });
    of_registry
        .map(|package| {
            checker.check(Asked {
                ecosystem: &package.ecosystem,
                name: &package.name,
                version: package.version.as_deref(),
            })
        })
        .collect()
}
