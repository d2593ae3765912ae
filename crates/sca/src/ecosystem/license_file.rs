//! Licence files: of the project, and of the packages that were copied into it.

use super::{Files, Reader};
use crate::license::detect;
use crate::out::{LICENSE_FILE, Out};
use airlock_model::Mention;

/// Names of files that hold a licence.
const NAMES: &[Files] = &[
    Files::Name("COPYING"),
    Files::Name("COPYING.txt"),
    Files::Name("LICENCE"),
    Files::Name("LICENCE.md"),
    Files::Name("LICENCE.txt"),
    Files::Name("LICENSE"),
    Files::Name("LICENSE-APACHE"),
    Files::Name("LICENSE-APACHE.txt"),
    Files::Name("LICENSE-MIT"),
    Files::Name("LICENSE-MIT.txt"),
    Files::Name("LICENSE.md"),
    Files::Name("LICENSE.rst"),
    Files::Name("LICENSE.txt"),
    Files::Name("License.txt"),
    Files::Name("UNLICENSE"),
    Files::Name("license"),
    Files::Name("license.md"),
    Files::Name("license.txt"),
];

/// The formats.
pub(super) const READERS: &[Reader] = &[
    Reader {
        ecosystem: "",
        mention: Mention::Config,
        files: NAMES,
        read,
    },
    Reader {
        ecosystem: "",
        mention: Mention::Artifact,
        files: NAMES,
        read,
    },
];

fn read(out: &mut Out<'_>) {
    if let Some(license) = detect(out.text) {
        out.setting(LICENSE_FILE, license, 0);
    }
}
