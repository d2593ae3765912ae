//! Commands: what they would do to files that are kept back, and the packages that they would install.

use super::disk::Disk;
use super::place::Root;
use super::{Judge, Judgement, session, words, write};
use crate::args::GlobalArgs;
use crate::error::Failure;
use crate::job::Writable;
use crate::ui::Ui;
use airlock_context::shell::{Script, concerns};
use airlock_context::{Answer, Exclusions, Speech};
use airlock_model::{Cx, Engine};
use airlock_sca::names_packages;
use airlock_source::Selection;
use std::path::PathBuf;

/// The name that a command has where it is scanned as a text.
const COMMAND_NAME: &str = ".airlock-command.sh";

/// Where a command would run.
pub(crate) struct Ground<'g> {
    pub(crate) ui: Ui,
    pub(crate) global: &'g GlobalArgs,
    pub(crate) root: &'g Root,
    pub(crate) exclusions: &'g Exclusions,
    /// What is written to besides the index, after the packages are looked at.
    pub(crate) writable: fn(&Root) -> Writable,
}

impl Judge<'_> {
    /// A command before it runs.
    pub(super) fn runs(&self, command: &str, cwd: Option<&str>) -> Result<Judgement, Failure> {
        let folder = cwd.map_or_else(
            || self.root.folder().to_owned(),
            |cwd| self.root.absolute(cwd),
        );
        let ground = Ground {
            ui: self.ui,
            global: self.global,
            root: self.root,
            exclusions: self.exclusions,
            writable: super::record::writable,
        };
        let mut judgement = ground.judge(command, folder)?;
        if self.limits.is_set() && names_packages(command) {
            let installed = session::installed(COMMAND_NAME, command);
            judgement.step.add(installed);
        }
        Ok(judgement)
    }
}

impl Ground<'_> {
    /// A command that would be started in `folder`.
    ///
    /// # Errors
    /// When its packages cannot be looked at.
    pub(crate) fn judge(&self, command: &str, folder: PathBuf) -> Result<Judgement, Failure> {
        let script = Script::read(&Cx::default(), command);
        let disk = Disk {
            root: self.root,
            exclusions: self.exclusions,
            folder,
        };
        let mut judgement = Judgement::default();
        for concern in concerns(&script, &disk) {
            let words = words::of(concern.deed);
            let mut speech = Speech::new("Airlock: ").say(words.what);
            if let Some(path) = &concern.path {
                speech = speech.name(path);
                judgement.paths.push(path.clone());
            }
            let speech = speech.say(". ").say(words.instead);
            judgement.reasons.push(words.name.to_owned());
            let answer = if words.is_asked {
                Answer::Ask { reason: speech }
            } else {
                Answer::deny(speech)
            };
            judgement.answer = std::mem::take(&mut judgement.answer).and(answer);
        }
        if names_packages(command) {
            judgement = judgement.and(self.installs(command)?);
        }
        Ok(judgement)
    }

    /// The packages that a command names.
    fn installs(&self, command: &str) -> Result<Judgement, Failure> {
        let selection = Selection::Stdin {
            name: self.root.top().join(COMMAND_NAME),
            bytes: command.as_bytes().into(),
        };
        let found = write::scan(
            self.ui,
            self.global,
            self.root,
            selection,
            &[Engine::Sca],
            (self.writable)(self.root),
        )?;
        Ok(found.judgement(words_of_packages()))
    }
}

fn words_of_packages() -> Speech {
    Speech::new("Airlock: a package of this command should not be installed.")
}
