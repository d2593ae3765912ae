//! `airlock mcp`: answers agents that ask, by the Model Context Protocol.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::mcp::{Transport, run as serve};
use crate::ui::Ui;
use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// The port where none is named.
const PORT: &str = "7411";

/// Serve an AI agent: scans, packages, commands, fixes and safe reading as tools of the Model Context Protocol
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock mcp                         As an agent starts it: messages on standard input and output
  airlock mcp --root services/api     About that folder alone
  airlock mcp --http                  For clients of this machine: http://127.0.0.1:7411/mcp
  airlock mcp --http 0                The same at any free port, which is printed

Tools: scan_text, scan_diff, scan_path, check_package, check_command, explain_rule, fix_finding, safe_context,
vet_mcp_server. Resources: airlock://policy, airlock://findings, airlock://sbom. Prompts: secure_review, fix_findings.

No tool writes a file, starts a program, reaches the network, changes the configuration or approves anything.")]
pub(crate) struct Args {
    /// The folder that agents may ask about
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Serve streamable HTTP at this port of the loopback address, in place of standard input and output
    #[arg(long, value_name = "[ADDRESS:]PORT", num_args = 0..=1, default_missing_value = PORT, value_parser = address)]
    http: Option<SocketAddr>,
}

/// A port, or a loopback address with one.
fn address(text: &str) -> Result<SocketAddr, String> {
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let address = match text.parse::<u16>() {
        Ok(port) => SocketAddr::new(local, port),
        Err(_) => text
            .parse::<SocketAddr>()
            .map_err(|_| "give a port, as in --http 7411, or 127.0.0.1:PORT".to_owned())?,
    };
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("only this machine may connect: give a port alone, or 127.0.0.1:PORT".to_owned())
    }
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let transport = args.http.map_or(Transport::Stdio, Transport::Http);
    serve(ui, global, &args.root, transport)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_this_machine_may_connect() {
        for (text, expected) in [
            ("7411", Some("127.0.0.1:7411")),
            ("0", Some("127.0.0.1:0")),
            ("127.0.0.9:80", Some("127.0.0.9:80")),
            ("[::1]:80", Some("[::1]:80")),
            ("0.0.0.0:80", None),
            ("192.168.1.2:80", None),
            ("[::]:80", None),
            ("localhost:80", None),
            ("70000", None),
            ("", None),
        ] {
            let address = address(text).ok().map(|address| address.to_string());
            assert_eq!(address.as_deref(), expected, "{text}");
        }
    }
}
