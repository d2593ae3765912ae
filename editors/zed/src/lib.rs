//! Zed asks how the language server is started: as `airlock lsp`, where the user's settings or `PATH` say it is.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

/// Nothing is kept between questions.
struct Airlock;

impl zed::Extension for Airlock {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?;
        let named = settings.binary.and_then(|binary| binary.path);
        let command = named.or_else(|| worktree.which("airlock")).ok_or(
            "`airlock` is not in PATH: install it, or name it in `lsp.airlock.binary.path`",
        )?;
        Ok(Command {
            command,
            args: vec!["lsp".to_owned()],
            env: Vec::new(),
        })
    }
}

zed::register_extension!(Airlock);
