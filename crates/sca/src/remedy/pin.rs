//! Versions of packages that only other packages ask for: held by the project, where its client offers a place for that.

use super::client::Client;
use super::insert;
use super::range::line_of;
use crate::advisory::normal_name;
use airlock_model::RepoPath;
use std::collections::BTreeMap;

/// What is to be held.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pin<'a> {
    pub(super) client: &'static Client,
    /// The lockfile's folder.
    pub(super) folder: &'a str,
    pub(super) ecosystem: &'a str,
    pub(super) name: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    /// Whether the lockfile has the package in another line of versions as well, which must stay as it is.
    pub(super) has_other_lines: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pinned {
    /// A file has an entry more.
    Held(RepoPath, String),
    /// The client moves it in the lockfile, and no manifest needs to know.
    ByClient,
    /// It must be done by hand.
    ByHand(&'static str),
}

type Texts = BTreeMap<RepoPath, String>;

/// Holds a version.
pub(super) fn pin(texts: &Texts, pin: Pin<'_>) -> Pinned {
    match pin.client.name {
        "npm" | "bun" => package_json(texts, pin, &["overrides"]),
        "yarn" => yarn(texts, pin),
        "pnpm" => pnpm(texts, pin),
        "uv" => python(texts, pin, "tool.uv", "constraint-dependencies", true),
        "pdm" => python(texts, pin, "tool.pdm.resolution.overrides", pin.name, false),
        "dotnet" => dotnet(texts, pin),
        "gradle" => gradle(texts, pin),
        "dart" => dart(texts, pin),
        _ => Pinned::ByClient,
    }
}

fn at(pin: &Pin<'_>, file: &str) -> RepoPath {
    if pin.folder.is_empty() {
        RepoPath::new(file)
    } else {
        RepoPath::new(format!("{}/{file}", pin.folder))
    }
}

const NO_PLACE: &str = "the manifest beside the lockfile has no place for it that could be changed";

fn changed(texts: &Texts, path: RepoPath, change: impl Fn(&str) -> Option<String>) -> Pinned {
    match texts.get(&path).and_then(|text| change(text)) {
        Some(text) => Pinned::Held(path, text),
        None => Pinned::ByHand(NO_PLACE),
    }
}

/// Requests of this line of versions only, in the notation of npm and pnpm.
fn selector(pin: &Pin<'_>) -> String {
    if !pin.has_other_lines {
        return pin.name.to_owned();
    }
    let line: Vec<String> = line_of(pin.from).iter().map(u64::to_string).collect();
    format!("{}@^{}", pin.name, line.join("."))
}

fn package_json(texts: &Texts, pin: Pin<'_>, path: &[&str]) -> Pinned {
    changed(texts, at(&pin, "package.json"), |text| {
        insert::json(text, path, &selector(&pin), &format!("^{}", pin.to))
    })
}

fn yarn(texts: &Texts, pin: Pin<'_>) -> Pinned {
    if pin.has_other_lines {
        return Pinned::ByHand(
            "the lockfile has it in several lines of versions, and `resolutions` would move all of them",
        );
    }
    package_json(texts, pin, &["resolutions"])
}

/// pnpm reads overrides from its workspace file, and older versions from the manifest.
fn pnpm(texts: &Texts, pin: Pin<'_>) -> Pinned {
    let workspace = at(&pin, "pnpm-workspace.yaml");
    if texts.contains_key(&workspace) {
        return changed(texts, workspace, |text| {
            insert::yaml(text, "overrides", &selector(&pin), &format!("^{}", pin.to))
        });
    }
    package_json(texts, pin, &["pnpm", "overrides"])
}

fn python(texts: &Texts, pin: Pin<'_>, table: &str, key: &str, is_list: bool) -> Pinned {
    let name = normal_name(pin.ecosystem, pin.name);
    let value = if is_list {
        format!("{name}>={}", pin.to)
    } else {
        format!(">={}", pin.to)
    };
    changed(texts, at(&pin, "pyproject.toml"), |text| {
        insert::toml(text, table, key, &value, is_list)
    })
}

/// A package that is managed centrally and pinned transitively, or one that the project now asks for itself.
fn dotnet(texts: &Texts, pin: Pin<'_>) -> Pinned {
    let central = crate::join::upwards(pin.folder).find_map(|folder| {
        let path = if folder.is_empty() {
            "Directory.Packages.props".to_owned()
        } else {
            format!("{folder}/Directory.Packages.props")
        };
        let path = RepoPath::new(path);
        texts.get(&path).map(|text| (path, text))
    });
    if let Some((path, text)) = central {
        if !text.contains("CentralPackageTransitivePinningEnabled") {
            return Pinned::ByHand(
                "versions are managed centrally: set `CentralPackageTransitivePinningEnabled` and add a `PackageVersion`",
            );
        }
        return changed(texts, path, |text| {
            insert::reference(text, pin.name, pin.to)
        });
    }
    let project = texts.keys().find(|path| {
        let folder = path
            .as_str()
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        folder == pin.folder
            && [".csproj", ".fsproj", ".vbproj"]
                .iter()
                .any(|ending| path.as_str().ends_with(ending))
    });
    match project.cloned() {
        Some(path) => changed(texts, path, |text| {
            insert::reference(text, pin.name, pin.to)
        }),
        None => Pinned::ByHand(NO_PLACE),
    }
}

fn gradle(texts: &Texts, pin: Pin<'_>) -> Pinned {
    let kotlin = at(&pin, "build.gradle.kts");
    let is_kotlin = texts.contains_key(&kotlin);
    let path = if is_kotlin {
        kotlin
    } else {
        at(&pin, "build.gradle")
    };
    changed(texts, path, |text| {
        insert::constraint(text, pin.name, pin.to, is_kotlin)
    })
}

fn dart(texts: &Texts, pin: Pin<'_>) -> Pinned {
    changed(texts, at(&pin, "pubspec.yaml"), |text| {
        insert::yaml(
            text,
            "dependency_overrides",
            pin.name,
            &format!("^{}", pin.to),
        )
    })
}
