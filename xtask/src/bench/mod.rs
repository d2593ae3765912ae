//! `cargo xtask bench`: how long the stages take, how a whole scan compares with another tool, and how
//! long one edited file and an agent's hook take.

mod against;
mod edits;
mod hooks;
mod place;

use crate::args::Args;
use crate::process;
use anyhow::{Result, bail};
use std::path::Path;

pub(crate) const USAGE: &str = "\
  bench [NAME]
      Times parsing, matching, secrets and start-up (crates/bench); NAME narrows it.
  bench --against semgrep --tree DIR [--rules DIR] [--runs N] [--program FILE]
      Scans a copy of DIR with Airlock and with Semgrep in turns, under the same rules (the folder rules unless told), N
      times each (3 unless told), and compares processor time, memory and findings. FILE is an airlock that is built.
  bench --edits --tree DIR [--count N] [--program FILE]
      Scans a copy of DIR once, then looks at N edited files of it (200 unless told), one after the other, and says how
      long the program took for them.
  bench --hooks --tree DIR [--count N] [--program FILE]
      Gives `airlock hook` N events of each kind (120 unless told) in a copy of DIR, with and without an index, and 50 at
      once, and says how long the program took.";

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    if let Some(tool) = args.option("--against")? {
        if tool != "semgrep" {
            bail!("the comparison knows `semgrep` only, not `{tool}`");
        }
        return against::run(root, args);
    }
    if args.switch("--edits") {
        return edits::run(root, args);
    }
    if args.switch("--hooks") {
        return hooks::run(root, args);
    }
    let name = args.positional();
    args.finish()?;
    // Release code without link-time optimisation: close to the real figures, and built in a tenth of the time.
    let mut command = process::cargo(
        root,
        [
            "bench",
            "--package",
            "airlock-bench",
            "--profile",
            "bench-fast",
            "--benches",
        ],
    );
    if let Some(name) = name {
        command.args(["--", &name]);
    }
    process::run(&mut command)
}
