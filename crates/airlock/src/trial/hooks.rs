//! The hooks of an agent that are in force: those of the repository's files and of the user's.
//!
//! Invariant: files are read and nothing of them is run.

use crate::error::Failure;
use crate::file::{self, Links};
use airlock_context::{HookCall, Installed, Placement, Scope, Tool};
use airlock_model::Mode;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Where hooks are looked for.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// The repository's top; `None` to leave its files out.
    pub(crate) repository: Option<PathBuf>,
    /// The home folder.
    pub(crate) home: Option<PathBuf>,
    /// The mode that policy is in.
    pub(crate) mode: Mode,
}

impl Places {
    fn scopes(&self) -> impl Iterator<Item = (Scope, &Path, Links)> {
        let repository = self.repository.as_deref();
        let home = self.home.as_deref();
        let repository = repository.map(|top| (Scope::Repository, top, Links::Refuse));
        let home = home.map(|home| (Scope::User, home, Links::Follow));
        repository.into_iter().chain(home)
    }
}

/// One file, and what of ours stands in it.
#[derive(Debug, Clone)]
pub(crate) struct HookFile {
    /// As it is shown: from the repository's top, or below `~`.
    pub(crate) name: String,
    /// What the user has to do besides.
    pub(crate) caveat: Option<&'static str>,
    pub(crate) installed: Installed,
    /// Why it counts for nothing.
    flaw: Option<String>,
}

/// The hooks of an agent.
#[derive(Debug, Clone)]
pub(crate) struct Hooks {
    pub(crate) files: Vec<HookFile>,
    /// The file that turns hooks off.
    pub(crate) off: Option<String>,
    pub(super) mode: Mode,
    is_user: bool,
}

impl Hooks {
    /// Reads what is installed.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(crate) fn of(tool: Tool, places: &Places) -> Result<Self, Failure> {
        let mut hooks = Self {
            files: Vec::new(),
            off: None,
            mode: places.mode,
            is_user: places.repository.is_none(),
        };
        for (scope, base, links) in places.scopes() {
            for placement in tool.installation(scope) {
                let path = base.join(placement.path);
                if let Some(text) = file::read(&path, links)? {
                    let found = hook_file(tool, &placement, &path, &text);
                    hooks.files.extend(found);
                }
            }
            for switch in tool.switches() {
                let text = file::read(&base.join(switch.path), links)?.unwrap_or_default();
                if switch.is_off(&text).unwrap_or(false) {
                    hooks.off = Some(shown(scope, switch.path));
                }
            }
        }
        Ok(hooks)
    }

    /// Whether anything of ours is there.
    pub(crate) fn are_there(&self) -> bool {
        self.files
            .iter()
            .any(|file| !file.installed.calls.is_empty() || file.flaw.is_some())
    }

    /// The calls of our hook for an event, each with its file.
    pub(super) fn calls<'h>(
        &'h self,
        event: &'h str,
    ) -> impl Iterator<Item = (&'h str, &'h HookCall)> {
        let sound = self.files.iter().filter(|file| file.flaw.is_none());
        sound.flat_map(move |file| {
            let calls = file.installed.calls.iter();
            calls
                .filter(move |call| call.event == event)
                .map(|call| (file.name.as_str(), call))
        })
    }

    /// What is wrong with a file of ours.
    pub(super) fn flaw(&self) -> Option<(&str, &str)> {
        self.files
            .iter()
            .find_map(|file| Some((file.name.as_str(), file.flaw.as_deref()?)))
    }

    /// The command that installs them anew.
    pub(super) fn install(&self, tool: Tool) -> String {
        let user = if self.is_user { " --user" } else { "" };
        format!("airlock init --agent {}{user} --yes", tool.name())
    }
}

/// What a file holds; `None` where it is somebody else's and says nothing of hooks.
fn hook_file(tool: Tool, placement: &Placement, path: &Path, text: &str) -> Option<HookFile> {
    let mut file = HookFile {
        name: shown(placement.scope, placement.path),
        caveat: placement.caveat,
        installed: Installed::default(),
        flaw: None,
    };
    match tool.installed(placement, text) {
        Ok(installed) => {
            file.flaw = installed.void.map(str::to_owned);
            file.installed = installed;
        }
        Err(error) => file.flaw = Some(error.to_string()),
    }
    let is_ours = !file.installed.calls.is_empty();
    if is_ours && placement.executable && !is_executable(path) {
        file.flaw = Some("the file is not executable".to_owned());
    }
    let says_something = is_ours || file.flaw.is_some() || !file.installed.others.is_empty();
    says_something.then_some(file)
}

fn shown(scope: Scope, path: &str) -> String {
    match scope {
        Scope::User => format!("~/{path}"),
        Scope::Repository => path.to_owned(),
    }
}

fn is_executable(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|meta| meta.permissions().mode() & 0o111 != 0)
}
