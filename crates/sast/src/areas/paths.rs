//! Areas that a file is in by its very path: what deploys the product, and what steers AI tools.

use airlock_model::{AreaKind, Confidence};

/// The area of the file at `path`, and why.
pub fn area_of_path(path: &str) -> Option<(AreaKind, &'static str, Confidence)> {
    let lower = path.to_ascii_lowercase();
    let name = lower.rsplit('/').next().unwrap_or(&lower);
    if let Some(why) = agent_config(&lower, name) {
        return Some((AreaKind::AgentConfig, why, Confidence::High));
    }
    infrastructure(&lower, name).map(|why| (AreaKind::Infrastructure, why, Confidence::High))
}

/// What AI tools obey, by the conventions of each.
fn agent_config(path: &str, name: &str) -> Option<&'static str> {
    let below = |folder: &str| path.starts_with(folder) || path.contains(&format!("/{folder}"));
    let names = [
        "agents.md",
        "agents.override.md",
        "claude.md",
        "claude.local.md",
        "gemini.md",
        "copilot-instructions.md",
        ".cursorrules",
        ".windsurfrules",
        ".clinerules",
        ".goosehints",
        "skill.md",
    ];
    if names.contains(&name) || name.ends_with(".instructions.md") || name.ends_with(".prompt.md") {
        return Some("tells AI tools what to do");
    }
    if matches!(name, ".mcp.json" | "mcp.json" | "mcp_config.json") {
        return Some("names the servers that AI tools may call");
    }
    let folders = [
        ".claude/",
        ".cursor/",
        ".codex/",
        ".gemini/",
        ".windsurf/",
        ".clinerules/",
        ".roo/",
        ".continue/",
        ".kiro/",
        ".github/copilot/",
        ".github/instructions/",
        ".github/chatmodes/",
        ".github/agents/",
    ];
    folders
        .iter()
        .any(|folder| below(folder))
        .then_some("configures an AI tool")
}

fn infrastructure(path: &str, name: &str) -> Option<&'static str> {
    let below = |folder: &str| path.starts_with(folder) || path.contains(&format!("/{folder}"));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_yaml = matches!(extension, "yml" | "yaml");
    if is_yaml && (below(".github/workflows/") || below(".github/actions/")) {
        return Some("is a workflow that builds or deploys");
    }
    let pipelines = [
        ".gitlab-ci.yml",
        ".travis.yml",
        "jenkinsfile",
        "azure-pipelines.yml",
        "bitbucket-pipelines.yml",
        "cloudbuild.yaml",
        "buildspec.yml",
        "appveyor.yml",
        ".drone.yml",
        "skaffold.yaml",
    ];
    if pipelines.contains(&name) || below(".circleci/") && is_yaml {
        return Some("is a pipeline that builds or deploys");
    }
    if matches!(extension, "tf" | "tfvars" | "bicep") || name.ends_with(".tf.json") {
        return Some("describes infrastructure");
    }
    let is_image = name == "dockerfile"
        || name == "containerfile"
        || name.starts_with("dockerfile.")
        || name.ends_with(".dockerfile");
    if is_image {
        return Some("describes an image that is run");
    }
    let is_compose =
        is_yaml && (name.starts_with("docker-compose") || name.starts_with("compose."));
    if is_compose {
        return Some("describes services that are run");
    }
    let folders = [
        "k8s/",
        "kubernetes/",
        "helm/",
        "charts/",
        "terraform/",
        "cloudformation/",
        "kustomize/",
    ];
    let names = [
        "chart.yaml",
        "kustomization.yaml",
        "serverless.yml",
        "app.yaml",
        "fly.toml",
        "procfile",
    ];
    if is_yaml && folders.iter().any(|folder| below(folder)) || names.contains(&name) {
        return Some("describes what is deployed");
    }
    matches!(
        name,
        "nginx.conf" | "httpd.conf" | "haproxy.cfg" | "caddyfile"
    )
    .then_some("configures a server")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_in_the_areas_that_they_say() {
        let cases = [
            ("README.md", None),
            ("docs/kubernetes/guide.md", None),
            ("app/style.css", None),
            ("src/app.py", None),
            ("CLAUDE.md", Some(AreaKind::AgentConfig)),
            ("web/.cursor/rules/a.mdc", Some(AreaKind::AgentConfig)),
            (".mcp.json", Some(AreaKind::AgentConfig)),
            (".github/workflows/ci.yml", Some(AreaKind::Infrastructure)),
            (".github/dependabot.yml", None),
            ("infra/main.tf", Some(AreaKind::Infrastructure)),
            ("Dockerfile", Some(AreaKind::Infrastructure)),
            ("deploy/k8s/web.yaml", Some(AreaKind::Infrastructure)),
            ("docker-compose.prod.yml", Some(AreaKind::Infrastructure)),
            ("config/locales/de.yml", None),
        ];
        for (path, expected) in cases {
            let area = area_of_path(path).map(|(kind, ..)| kind);
            assert_eq!(area, expected, "{path}");
        }
    }
}
