//! Files of the state that a plan judges, by exact path, whether or not they are part of the plan.

use airlock_source::{Entry, Plan, Workspace};

/// The file at `path`: as the plan has it; else as it was before the change, which did not touch it; else as it is on
/// disk. None where the change removed it.
pub(crate) fn entry_at(workspace: &Workspace, plan: &Plan, path: &str) -> Option<Entry> {
    let here = |entries: &[Entry]| {
        let at = entries
            .binary_search_by(|entry| entry.path.as_str().cmp(path))
            .ok()?;
        entries.get(at).cloned()
    };
    if let Some(entry) = here(&plan.entries) {
        return Some(entry);
    }
    if here(&plan.base_only).is_some() {
        return None;
    }
    { workspace.root_file_before(plan, path) }.or_else(|| workspace.root_file(path))
}

/// The folder of a path.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder, and those above it up to the root.
pub(crate) fn folders_up(folder: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(folder);
    std::iter::from_fn(move || {
        let here = next?;
        next = (!here.is_empty()).then(|| folder_of(here));
        Some(here)
    })
}

/// A path below a folder.
pub(crate) fn below(folder: &str, path: &str) -> String {
    match (folder, path) {
        ("", path) => path.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}

/// `folder/path` without `.` and `..`; `None` above the root.
pub(crate) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}
