//! What Airlock says to an agent: its own sentences.

use airlock_context::shell::{Deed, Signal};

/// There is no judgement.
pub(super) const FAILED: &str = "Airlock could not judge this operation, and the policy refuses what was not judged. \
Tell the user to run `airlock config check` and `airlock scan`, which say what is wrong.";

/// What a deed means, what to do instead, and its name in the ledger and the configuration.
pub(super) struct Words {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) instead: &'static str,
    /// Whether the user may decide.
    pub(super) is_asked: bool,
}

const fn refuse(name: &'static str, what: &'static str, instead: &'static str) -> Words {
    Words {
        name,
        what,
        instead,
        is_asked: false,
    }
}

const fn ask(name: &'static str, what: &'static str, instead: &'static str) -> Words {
    Words {
        name,
        what,
        instead,
        is_asked: true,
    }
}

/// The words for a deed.
pub(super) fn of(deed: Deed) -> Words {
    match deed {
        Deed::ReadsExcluded => refuse(
            "reads-excluded",
            "the command would show a file that is kept back from AI tools: ",
            "Work without its contents; ask the user for what you need to know about it.",
        ),
        Deed::CopiesExcluded => refuse(
            "copies-excluded",
            "the command would copy, move or pack a file that is kept back from AI tools: ",
            "Leave that file out of the command, by name or by an exclude option.",
        ),
        Deed::SendsExcluded => refuse(
            "sends-excluded",
            "the command would send a file that is kept back from AI tools to another machine: ",
            "Do not send it. If it has to go there, the user does it.",
        ),
        Deed::LoadsExcluded => ask(
            "loads-excluded",
            "the command lets a program load a file that is kept back from AI tools: ",
            "If the program must not print what it loads, the user may allow it.",
        ),
        Deed::ChangesProtected => ask(
            "changes-guard",
            "the command would change a file that guards this repository or its agents: ",
            "Propose the change to the user instead.",
        ),
        Deed::Signal(signal) => of_signal(signal),
    }
}

fn of_signal(signal: Signal) -> Words {
    match signal {
        Signal::RunsFetched => ask(
            "runs-fetched",
            "the command runs what it fetches from the network, unread",
            "Fetch it to a file, read it, and run it in a second step.",
        ),
        Signal::RunsDecoded => refuse(
            "runs-decoded",
            "the command runs text that it decodes, which nobody can read before",
            "Write the commands in plain text.",
        ),
        Signal::SkipsGitHooks => refuse(
            "skips-git-hooks",
            "the command keeps git's hooks from running",
            "Run it with the hooks, and mend what they report.",
        ),
        Signal::UnguardsAgent => ask(
            "unguards-agent",
            "the command starts an agent without its questions or its sandbox",
            "Start it with its usual permissions.",
        ),
        Signal::RemovesAirlock => refuse(
            "removes-airlock",
            "the command takes Airlock's hooks or process away",
            "If they are in the way, tell the user what was refused and why you think it wrong.",
        ),
        Signal::Approves => refuse(
            "approves",
            "the command approves what steers agents here, which only the user may",
            "Ask the user to look at the files and to run it.",
        ),
        Signal::SkipsTlsCheck => ask(
            "skips-tls-check",
            "the command does not check certificates",
            "Leave the option out; for a private authority, name its certificate.",
        ),
        Signal::ShowsEnvironment => ask(
            "shows-environment",
            "the command prints all variables of the environment, credentials among them",
            "Print the one variable that you need, if it holds no credential.",
        ),
        Signal::SendsEnvironment => refuse(
            "sends-environment",
            "the command sends the variables of the environment to another machine",
            "Do not send them.",
        ),
        Signal::OpensRemoteShell => refuse(
            "opens-remote-shell",
            "the command gives a shell to another machine",
            "There is no safe form of it.",
        ),
        Signal::ShowsHistory => ask(
            "shows-history",
            "the command shows what was typed before, which may hold credentials",
            "Ask the user for the command that you need.",
        ),
    }
}
