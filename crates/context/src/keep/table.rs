//! The files by which tools are told, one row each.

use super::deny::{List, Spelling};
use super::lines::{self, Negation};
use super::{KeepPolicy, Route, block};
use crate::place::{PlaceError, Removal};
use crate::probe::Standing;

/// A file of a tool that says what it keeps away from.
#[derive(Debug)]
pub struct KeepFile {
    /// The tool's name: as hooks name it, where it has any.
    pub tool: &'static str,
    /// Its name as its makers write it.
    pub title: &'static str,
    /// The file, from the repository's top.
    pub path: &'static str,
    /// Files and folders of a repository that show that the tool is in use, besides this one; those of tools with hooks are
    /// with their hooks.
    pub traces: &'static [&'static str],
    /// The page that the facts come from.
    pub documentation: &'static str,
    /// For which ways it counts, and how far.
    pub counts: &'static [(Route, Kept)],
    form: Form,
}

/// How far a rule in a file counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Its makers say that the tool blocks what it names.
    Blocks,
    /// The tool heeds it and does not block, in these words.
    Heeds(&'static str),
}

impl Kept {
    /// The standing of a way that a rule covers.
    pub fn standing(self) -> Standing {
        match self {
            Self::Blocks => Standing::Enforced,
            Self::Heeds(_) => Standing::Advisory,
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Lines(Negation),
    List(List),
}

impl KeepFile {
    /// The file's text with the policy in it.
    ///
    /// # Errors
    /// When the file is not what it has to be.
    pub fn place(&self, existing: Option<&str>, policy: &KeepPolicy) -> Result<String, PlaceError> {
        match self.form {
            Form::Lines(negation) => block::place(existing, &lines::of(policy, negation)),
            Form::List(list) => list.place(existing, policy),
        }
    }

    /// The file's text without it.
    ///
    /// # Errors
    /// When the file is not what it has to be.
    pub fn remove(&self, existing: &str) -> Result<Removal, PlaceError> {
        match self.form {
            Form::Lines(_) => block::remove(existing),
            Form::List(list) => list.remove(existing),
        }
    }

    /// Whether the file's text has a policy of ours in it.
    pub fn holds(&self, existing: &str) -> bool {
        match self.form {
            Form::Lines(_) => block::holds(existing),
            Form::List(_) => List::holds(existing),
        }
    }

    /// Whether the file keeps the file at `path`, from the repository's top, away from the tool.
    ///
    /// # Errors
    /// When the file is not what it has to be.
    pub fn keeps_back(&self, text: &str, path: &str) -> Result<bool, PlaceError> {
        match self.form {
            Form::Lines(_) => Ok(lines::keep_back(text.lines(), path)),
            Form::List(list) => list.keeps_back(text, path),
        }
    }

    /// How far the file counts for a way.
    pub fn counts_for(&self, route: Route) -> Option<Kept> {
        let mut counts = self.counts.iter();
        counts.find_map(|(counted, kept)| (*counted == route).then_some(*kept))
    }
}

const SUPPORTING_TOOLS: Kept = Kept::Heeds("heeded by those of its tools that support it");
const BEST_EFFORT: Kept = Kept::Heeds("heeded, and called no security boundary by its makers");
const APPROVAL: Kept = Kept::Heeds("the user is asked before the file is opened");
const SOME_FEATURES: Kept =
    Kept::Heeds("heeded, and by its makers' word some features may still process the file");

const LINES: Form = Form::Lines(Negation::Known);

/// The files.
pub const FILES: &[KeepFile] = &[
    KeepFile {
        tool: "aider",
        title: "aider",
        path: ".aiderignore",
        traces: &[".aider.conf.yml", ".aider.chat.history.md"],
        documentation: "https://aider.chat/docs/faq.html",
        counts: &[(Route::Index, Kept::Blocks), (Route::Mention, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "augment",
        title: "Augment",
        path: ".augmentignore",
        traces: &[".augment", ".augment-guidelines"],
        documentation: "https://docs.augmentcode.com/setup-augment/workspace-indexing",
        counts: &[(Route::Index, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "claude-code",
        title: "Claude Code",
        path: ".claude/settings.json",
        traces: &[],
        documentation: "https://code.claude.com/docs/en/permissions",
        counts: &[
            (Route::Read, Kept::Blocks),
            (
                Route::Search,
                Kept::Heeds("heeded by its search tools as well as they can"),
            ),
        ],
        form: Form::List(List {
            keys: &["permissions", "deny"],
            spelling: Spelling::ClaudeRead,
        }),
    },
    KeepFile {
        tool: "cline",
        title: "Cline",
        path: ".clineignore",
        traces: &[],
        documentation: "https://github.com/cline/cline/blob/main/docs/cline-customization/clineignore.md",
        counts: &[(Route::Read, BEST_EFFORT), (Route::Search, BEST_EFFORT)],
        form: LINES,
    },
    KeepFile {
        tool: "continue",
        title: "Continue CLI",
        path: ".continueignore",
        traces: &[],
        documentation: "https://github.com/continuedev/continue/blob/main/core/indexing/walkDir.ts",
        counts: &[(Route::Index, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "cursor",
        title: "Cursor",
        path: ".cursorignore",
        traces: &[],
        documentation: "https://cursor.com/docs/reference/ignore-file",
        counts: &[
            (Route::Index, Kept::Blocks),
            (Route::Read, Kept::Blocks),
            (Route::Search, Kept::Blocks),
            (Route::Mention, Kept::Blocks),
        ],
        form: LINES,
    },
    KeepFile {
        tool: "cursor",
        title: "Cursor",
        path: ".cursorindexingignore",
        traces: &[],
        documentation: "https://cursor.com/docs/reference/ignore-file",
        counts: &[(Route::Index, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "gemini",
        title: "Gemini CLI",
        path: ".geminiignore",
        traces: &[],
        documentation: "https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/gemini-ignore.md",
        counts: &[
            (Route::Read, SUPPORTING_TOOLS),
            (Route::Search, SUPPORTING_TOOLS),
            (Route::Mention, SUPPORTING_TOOLS),
        ],
        form: LINES,
    },
    KeepFile {
        tool: "gemini-code-assist",
        title: "Gemini Code Assist",
        path: ".aiexclude",
        traces: &[".gemini/config.yaml"],
        documentation: "https://docs.cloud.google.com/gemini/docs/codeassist/create-aiexclude-file",
        counts: &[(Route::Index, Kept::Blocks), (Route::Read, Kept::Blocks)],
        form: Form::Lines(Negation::Unknown),
    },
    KeepFile {
        tool: "jetbrains-ai",
        title: "JetBrains AI Assistant",
        path: ".aiignore",
        traces: &[".idea"],
        documentation: "https://www.jetbrains.com/help/ai-assistant/disable-ai-assistant.html",
        counts: &[
            (Route::Index, SOME_FEATURES),
            (Route::Read, SOME_FEATURES),
            (Route::Search, SOME_FEATURES),
            (Route::Mention, SOME_FEATURES),
        ],
        form: LINES,
    },
    KeepFile {
        tool: "junie",
        title: "Junie",
        path: ".aiignore",
        traces: &[".junie"],
        documentation: "https://www.jetbrains.com/help/junie/aiignore.html",
        counts: &[(Route::Read, APPROVAL)],
        form: LINES,
    },
    KeepFile {
        tool: "qwen",
        title: "Qwen Code",
        path: ".qwenignore",
        traces: &[],
        documentation: "https://github.com/QwenLM/qwen-code/blob/main/docs/users/configuration/qwen-ignore.md",
        counts: &[
            (Route::Read, SUPPORTING_TOOLS),
            (Route::Search, SUPPORTING_TOOLS),
        ],
        form: LINES,
    },
    KeepFile {
        tool: "roo",
        title: "Roo Code",
        path: ".rooignore",
        traces: &[".roo", ".roomodes"],
        documentation: "https://github.com/RooCodeInc/Roo-Code/blob/main/src/core/ignore/RooIgnoreController.ts",
        counts: &[(Route::Read, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "tabnine",
        title: "Tabnine",
        path: ".tabnineignore",
        traces: &[".tabnine"],
        documentation: "https://github.com/codota/tabnine-sublime/blob/master/README.md",
        counts: &[(Route::Index, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "windsurf",
        title: "Windsurf Cascade",
        path: ".codeiumignore",
        traces: &[],
        documentation: "https://docs.windsurf.com/context-awareness/windsurf-ignore",
        counts: &[(Route::Index, Kept::Blocks)],
        form: LINES,
    },
    KeepFile {
        tool: "zed",
        title: "Zed",
        path: ".zed/settings.json",
        traces: &[".zed"],
        documentation: "https://github.com/zed-industries/zed/tree/main/crates/agent/src/tools",
        counts: &[(Route::Read, Kept::Blocks)],
        form: Form::List(List {
            keys: &["private_files"],
            spelling: Spelling::Glob,
        }),
    },
];
