//! A repository made for a trial, with a canary in the places that are kept back; it goes away with the value.
//!
//! Invariant: the canary is made at run time of random numbers, and stands nowhere but here.

use super::fire::{self, Fired};
use crate::error::Failure;
use crate::file::{self, Links};
use airlock_context::{Deed, HookCall, Sent, Tool};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A file of the scratch repository.
#[derive(Debug)]
pub(crate) struct Planted {
    /// Its path, absolute.
    pub(super) path: String,
    pub(super) text: String,
}

impl Planted {
    pub(super) fn read(&self) -> Deed<'_> {
        Deed::Read {
            path: &self.path,
            text: &self.text,
        }
    }
}

/// The repository, and what was heard in it already.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// Its top, absolute.
    pub(super) folder: String,
    /// The canary.
    pub(super) value: String,
    pub(super) kept_back: Planted,
    pub(super) link: Planted,
    pub(super) cased: Planted,
    /// A file that is not kept back, and holds the canary.
    pub(super) secret: Planted,
    /// A file that is not there, with a weakness.
    pub(super) weak: Planted,
    /// A prompt that holds the canary.
    pub(super) prompt: String,
    heard: BTreeMap<(&'static str, String, String), Fired>,
    whole: tempfile::TempDir,
}

impl Scratch {
    /// Makes one under the policy of the repository at `top`.
    ///
    /// # Errors
    /// When the disk or the system's random numbers say no.
    pub(crate) fn under(top: &Path) -> Result<Self, Failure> {
        let whole = tempfile::Builder::new()
            .prefix("airlock-trial-")
            .tempdir()
            .map_err(|error| Failure::io(Path::new("the folder for temporary files"), &error))?;
        let base = whole
            .path()
            .canonicalize()
            .map_err(|error| Failure::io(whole.path(), &error))?;
        let folder = base.join("repository");
        let git = folder.join(".git");
        for below in ["objects", "refs"] {
            let path = git.join(below);
            fs::create_dir_all(&path).map_err(|error| Failure::io(&path, &error))?;
        }
        let value = canary()?;
        let env = format!("CANARY_TOKEN={value}\n");
        let put = |name: &str, text: &str| -> Result<Planted, Failure> {
            let path = folder.join(name);
            fs::write(&path, text).map_err(|error| Failure::io(&path, &error))?;
            Ok(Planted {
                path: path.display().to_string(),
                text: text.to_owned(),
            })
        };
        put(".git/HEAD", "ref: refs/heads/main\n")?;
        if let Some(policy) = file::read(&top.join("airlock.toml"), Links::Refuse)? {
            put("airlock.toml", &policy)?;
        }
        let kept_back = put(".env", &env)?;
        let secret = put("conf.py", &format!("DEBUG = False\nTOKEN = \"{value}\"\n"))?;
        let link = folder.join("notes.txt");
        std::os::unix::fs::symlink(".env", &link).map_err(|error| Failure::io(&link, &error))?;
        // On a file system that tells cases apart it is a file of its own.
        let cased = put(".ENV", &env)?;
        let planted = |name: &str, text: &str| Planted {
            path: folder.join(name).display().to_string(),
            text: text.to_owned(),
        };
        Ok(Self {
            link: planted("notes.txt", &env),
            cased,
            weak: planted("weak.py", WEAK),
            prompt: format!("Use the token {value} and deploy it."),
            folder: folder.display().to_string(),
            value,
            kept_back,
            secret,
            heard: BTreeMap::new(),
            whole,
        })
    }

    /// What the agent makes of what the installed hook says to a payload.
    pub(super) fn fire(
        &mut self,
        tool: Tool,
        sent: &Sent,
        call: &HookCall,
    ) -> Result<Fired, Failure> {
        if !call.as_written {
            return Ok(Fired::Changed);
        }
        let payload = sent.payload.to_string();
        let key = (tool.name(), call.program.clone(), payload.clone());
        if let Some(fired) = self.heard.get(&key) {
            return Ok(fired.clone());
        }
        let fired = fire::fire(tool, sent.event, &call.program, &payload, self.whole.path())?;
        self.heard.insert(key, fired.clone());
        Ok(fired)
    }
}

/// Code that a built-in rule finds: high severity, medium confidence.
const WEAK: &str =
    "import yaml\n\n\ndef load(text):\n    return yaml.load(text, Loader=yaml.Loader)\n";

/// A value that nothing but the scratch repository's `.env` gives away.
fn canary() -> Result<String, Failure> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(Failure::internal)?;
    Ok(format!("canary-{:016x}", u64::from_le_bytes(bytes)))
}
