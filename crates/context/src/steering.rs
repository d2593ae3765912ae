//! Which files of a repository steer the agents that work in it: settings, hooks, servers, rules and instructions.
//!
//! Whoever changes one of them changes what an agent does, so trust in them is bound to their content.

/// Files, from the repository's root.
pub const STEERING_FILES: &[&str] = &[
    ".aider.conf.yml",
    ".clinerules",
    ".cursorrules",
    ".devcontainer/devcontainer.json",
    ".github/copilot-instructions.md",
    ".goosehints",
    ".mcp.json",
    ".rules",
    ".vscode/mcp.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    ".windsurfrules",
    ".zed/settings.json",
    "AGENT.md",
    "AGENTS.md",
    "AGENTS.override.md",
    "CLAUDE.local.md",
    "CLAUDE.md",
    "CONVENTIONS.md",
    "GEMINI.md",
    "QWEN.md",
    "opencode.json",
    "opencode.jsonc",
];

/// Folders, from the repository's root: every file below them.
pub const STEERING_FOLDERS: &[&str] = &[
    ".agents",
    ".amp",
    ".claude",
    ".clinerules",
    ".codex",
    ".continue",
    ".cursor",
    ".devin",
    ".factory",
    ".gemini",
    ".github/agents",
    ".github/copilot",
    ".github/hooks",
    ".github/instructions",
    ".github/prompts",
    ".junie",
    ".kiro",
    ".opencode",
    ".qwen",
    ".roo",
    ".windsurf",
];

/// Whether the file at `path`, from the repository's root and with slashes, steers agents. The files that agents read in
/// any folder count in any folder.
pub fn steers(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_anywhere = matches!(name, "AGENTS.md" | "CLAUDE.md" | "GEMINI.md" | "QWEN.md");
    let is_below = |folder: &&str| {
        path.strip_prefix(*folder)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    is_anywhere || STEERING_FILES.contains(&path) || STEERING_FOLDERS.iter().any(is_below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scope, Tool};

    #[test]
    fn what_an_agent_reads_its_hooks_from_steers_it() {
        for tool in Tool::all() {
            for placement in tool.installation(Scope::Repository) {
                assert!(steers(placement.path), "{}", placement.path);
            }
        }
        for path in ["docs/CLAUDE.md", ".cursor/rules/a.mdc", ".clinerules"] {
            assert!(steers(path), "{path}");
        }
        for path in [
            "src/claude.md.rs",
            ".cursorx/a",
            ".github/workflows/ci.yml",
            "docs/cursor",
        ] {
            assert!(!steers(path), "{path}");
        }
    }
}
