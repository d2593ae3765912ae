//! Python: modules beside a file, in the folders above it and in the environments of the tree.

use super::files::Files;
use crate::state::{below, folder_of, folders_up};
use airlock_sast::signals::Wanted;
use airlock_source::Workspace;

/// Where packages are installed below a project, of which `3.N` is still to be told.
const ENVIRONMENTS: [&str; 4] = [".venv", "venv", "env", ".env"];
/// Minor versions of Python that an environment may be of.
const MINORS: std::ops::RangeInclusive<u32> = 8..=16;

/// Folders of installed packages; found once.
pub(super) struct Installed(Vec<String>);

impl Installed {
    pub(super) fn of(workspace: &Workspace) -> Self {
        let folders = ENVIRONMENTS.iter().flat_map(|environment| {
            MINORS.map(move |minor| format!("{environment}/lib/python3.{minor}/site-packages"))
        });
        Self(
            folders
                .filter(|folder| workspace.has_folder(folder))
                .collect(),
        )
    }

    pub(super) fn lacks(&self, files: &mut Files<'_>, from: &str, wanted: &Wanted) -> bool {
        let places = self.places(files, from, &wanted.module);
        let mut is_found = false;
        for place in places {
            let found: Vec<String> = [
                format!("{place}.pyi"),
                format!("{place}/__init__.pyi"),
                format!("{place}.py"),
                format!("{place}/__init__.py"),
            ]
            .into_iter()
            .filter(|path| path != from && files.is_file(path))
            .collect();
            for path in &found {
                is_found = true;
                let exports = files.exports(path);
                if exports.is_none_or(|exports| exports.may_hold(&wanted.name)) {
                    return false;
                }
            }
            if found.is_empty() {
                // A folder without `__init__.py` holds whatever is in it.
                if files.is_folder(&place) {
                    return false;
                }
                continue;
            }
            if has_submodule(files, &place, &wanted.name) {
                return false;
            }
        }
        is_found
    }

    /// Where the module may be, without its ending.
    fn places(&self, files: &Files<'_>, from: &str, module: &str) -> Vec<String> {
        let dots = module.chars().take_while(|c| *c == '.').count();
        let path = module.trim_start_matches('.').replace('.', "/");
        let folders: Vec<&str> = folders_up(folder_of(from)).collect();
        if dots > 0 {
            let folder = folders.get(dots - 1);
            let place = folder.map(|folder| below(folder, &path));
            return place
                .into_iter()
                .filter(|place| !place.is_empty())
                .collect();
        }
        // A folder of a package is no place where imports begin.
        let own = { folders.iter() }
            .filter(|folder| !files.is_file(&below(folder, "__init__.py")))
            .map(|folder| below(folder, &path));
        own.chain(["src", "lib"].map(|folder| below(folder, &path)))
            .chain(self.0.iter().map(|folder| below(folder, &path)))
            .collect()
    }
}

fn has_submodule(files: &Files<'_>, place: &str, name: &str) -> bool {
    let at = format!("{place}/{name}");
    let compiled = MINORS.map(|minor| format!("{at}.cpython-3{minor}-x86_64-linux-gnu.so"));
    let endings = ["py", "pyi", "pyx", "abi3.so"].map(|ending| format!("{at}.{ending}"));
    files.is_folder(&at)
        || endings
            .into_iter()
            .chain(compiled)
            .any(|path| files.is_file(&path))
}
