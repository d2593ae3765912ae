//! What reaches the model: files, results of tools, prompts.

use super::{Judge, Judgement, text};
use crate::error::Failure;
use crate::file::{self, Links};
use airlock_context::{Ability, Answer, Kind, Phase, Speech};

impl Judge<'_> {
    /// A file that is read.
    pub(super) fn reads(&self, path: &str, content: Option<&str>) -> Result<Judgement, Failure> {
        if self.event.phase != Phase::Pre {
            return Ok(Judgement::default());
        }
        let path = self.root.absolute(path);
        if let Some(name) = self.kept_back(&path) {
            return Ok(kept_back(name));
        }
        // Where the result can be redacted later, and an edit of it put back, nothing is refused now.
        let can_redact = self
            .tool
            .capabilities(Phase::Post, Kind::Read)
            .can(Ability::Redact);
        let can_restore = self
            .tool
            .capabilities(Phase::Pre, Kind::Write)
            .can(Ability::Rewrite);
        if can_redact && can_restore {
            return Ok(Judgement::default());
        }
        let on_disk = match content {
            Some(_) => None,
            None => file::read(&path, Links::Follow).ok().flatten(),
        };
        let Some(content) = content.or(on_disk.as_deref()) else {
            return Ok(Judgement::default());
        };
        if text::redacted(self.root, content)?.is_none() {
            return Ok(Judgement::default());
        }
        let name = self.root.name(&path);
        let speech = Speech::new("Airlock: ")
            .name(&name)
            .say(" holds credentials, which this tool cannot hide from the model. Ask the user to move them to a file that is kept back, or to tell you what you need.");
        Ok(Judgement {
            paths: vec![name],
            ..Judgement::refused("secret-in-read", speech)
        })
    }

    /// A folder or file that is searched.
    pub(super) fn searches(&self, path: &str) -> Judgement {
        let path = self.root.absolute(path);
        match self.kept_back(&path) {
            Some(name) if self.event.phase == Phase::Pre => kept_back(name),
            _ => Judgement::default(),
        }
    }

    /// A prompt.
    pub(super) fn prompts(&self, prompt: &str) -> Result<Judgement, Failure> {
        Ok(self
            .without_secrets(prompt)?
            .map_or_else(Judgement::default, |output| Judgement {
                answer: Answer::Redact { output },
                reasons: vec!["secret-in-prompt".to_owned()],
                ..Judgement::default()
            }))
    }

    /// What a call brought, whatever the call was.
    pub(super) fn result(&self) -> Result<Judgement, Failure> {
        let Some(result) = self
            .event
            .result_text()
            .filter(|_| self.event.phase == Phase::Post)
        else {
            return Ok(Judgement::default());
        };
        Ok(self
            .without_secrets(&result)?
            .map_or_else(Judgement::default, |output| Judgement {
                answer: Answer::Redact { output },
                reasons: vec!["secret-in-result".to_owned()],
                ..Judgement::default()
            }))
    }

    fn without_secrets(&self, foreign: &str) -> Result<Option<String>, Failure> {
        text::redacted(self.root, foreign)
    }

    fn kept_back(&self, path: &std::path::Path) -> Option<String> {
        let mut names = self.root.names(path).into_iter();
        names.find(|name| self.exclusions.keeps_back(name).is_some())
    }
}

fn kept_back(name: String) -> Judgement {
    let speech = Speech::new("Airlock: ")
        .name(&name)
        .say(" is kept back from AI tools ([context] in airlock.toml). Work without its contents; ask the user for what you need to know about it.");
    Judgement {
        paths: vec![name],
        ..Judgement::refused("excluded", speech)
    }
}
