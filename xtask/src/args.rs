//! The words after a task's name: switches, options with a value, and the rest.
//!
//! Invariant: what a task did not ask for is an error, so that a misspelt option is never ignored.

use anyhow::{Context as _, Result, bail};

/// Words not yet taken.
pub(crate) struct Args {
    words: Vec<String>,
}

impl Args {
    /// The words as they were written.
    pub(crate) fn new(words: Vec<String>) -> Self {
        Self { words }
    }

    /// Takes the switch `name` (`--check`); whether it was given.
    pub(crate) fn switch(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// Takes the option `name` with its value (`--only tidy`, `--only=tidy`), if it was given.
    pub(crate) fn option(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self
            .words
            .iter()
            .position(|word| word == name || word.starts_with(&joined))
        else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.words.len() {
            return Ok(Some(self.words.remove(at)));
        }
        bail!("`{name}` needs a value");
    }

    /// Takes the option `name` as a number.
    pub(crate) fn number(&mut self, name: &str) -> Result<Option<u64>> {
        self.option(name)?
            .map(|value| {
                value
                    .parse()
                    .with_context(|| format!("`{name} {value}` is not a number"))
            })
            .transpose()
    }

    /// Takes the next word that is no option.
    pub(crate) fn positional(&mut self) -> Option<String> {
        let at = self.words.iter().position(|word| !word.starts_with('-'))?;
        Some(self.words.remove(at))
    }

    /// Ends the taking.
    ///
    /// # Errors
    /// When a word is left that nobody asked for.
    pub(crate) fn finish(self) -> Result<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => bail!("unexpected `{word}`; `--help` shows what this task takes"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn args(text: &str) -> Args {
        Args::new(text.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn takes_switches_options_and_words_in_any_order() {
        let mut args = args("parse --seconds 30 --check --only=tidy");
        assert!(args.switch("--check"));
        assert!(!args.switch("--check"));
        assert_eq!(args.number("--seconds").unwrap(), Some(30));
        assert_eq!(args.option("--only").unwrap().as_deref(), Some("tidy"));
        assert_eq!(args.positional().as_deref(), Some("parse"));
        assert_eq!(args.positional(), None);
        args.finish().unwrap();
    }

    #[test]
    fn refuses_what_nobody_asked_for() {
        let mut words = args("--chek");
        assert!(!words.switch("--check"));
        assert!(words.finish().unwrap_err().to_string().contains("--chek"));
        assert!(args("--only").option("--only").is_err());
        assert!(args("--seconds soon").number("--seconds").is_err());
    }
}
