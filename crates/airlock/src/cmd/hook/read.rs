//! What reaches the model: files, results of tools, prompts.

use super::{Judge, Judgement, text};
use crate::error::Failure;
use crate::file::{self, Links};
use airlock_context::{Ability, Answer, Kind, Phase, Speech};
use serde_json::Value;

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

    /// What a prompt mentions (`@path`) or has attached: tools read it without asking a hook again.
    pub(super) fn mentions(&self, prompt: &str, attachments: &[String]) -> Judgement {
        let mentioned = prompt.split_whitespace().filter_map(|word| {
            let name = word
                .trim_start_matches(['(', '"', '\'', '`'])
                .strip_prefix('@')?;
            Some(name.trim_end_matches([',', ';', ':', '?', '!', ')', '"', '\'', '`']))
        });
        let mut named = mentioned.chain(attachments.iter().map(String::as_str));
        // The end of a sentence, or the last letter of a name.
        let found = named.find_map(|name| {
            self.kept_back_here(name)
                .or_else(|| self.kept_back_here(name.trim_end_matches('.')))
        });
        match found {
            Some(name) if self.event.phase == Phase::Prompt => kept_back(name),
            _ => Judgement::default(),
        }
    }

    /// What a tool of an MCP server is given: a file that is kept back is named to none.
    pub(super) fn passes(&self, arguments: &Value) -> Judgement {
        if self.event.phase != Phase::Pre {
            return Judgement::default();
        }
        let mut left = vec![arguments];
        while let Some(value) = left.pop() {
            match value {
                Value::String(text) => {
                    if let Some(name) = self.kept_back_here(text) {
                        return kept_back(name);
                    }
                }
                Value::Array(values) => left.extend(values),
                Value::Object(fields) => left.extend(fields.values()),
                _ => {}
            }
        }
        Judgement::default()
    }

    /// The name of a file that is there and kept back, if a text is its path.
    fn kept_back_here(&self, text: &str) -> Option<String> {
        /// Bytes of a path, at most, as the system takes them.
        const LONGEST: usize = 4096;
        if text.is_empty() || text.len() > LONGEST || text.contains('\0') {
            return None;
        }
        let path = self.root.absolute(text);
        path.symlink_metadata().ok().filter(|meta| !meta.is_dir())?;
        self.kept_back(&path)
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
