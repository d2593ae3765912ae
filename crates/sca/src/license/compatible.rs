//! Whether a package's licence goes with the licence that the project itself is under.
//!
//! Sources: the FSF's GPL FAQ (its table of versions) and list of licences (Apache-2.0, CDDL, EPL, MPL-1.1, BSD-4-Clause
//! and OpenSSL against versions of the GPL); section 3.3 of MPL-2.0; section 13 of GPL-3.0 and AGPL-3.0.

use super::class::{Class, of_license};
use spdx::{Expression, LicenseReq};

/// Why a product under `own` may not be able to contain something under `other`.
pub(super) fn conflict(own: &Expression, other: &Expression) -> Option<String> {
    // One of the project's own licences that goes with the package is enough.
    let goes = own.evaluate(|own| other.evaluate(|other| reason(own, other).is_none()));
    if goes {
        return None;
    }
    let first = |expression: &Expression| {
        let requirement = expression.requirements().next();
        requirement.map(|requirement| requirement.req.clone())
    };
    let (one, two) = (first(own)?, first(other)?);
    let why = reason(&one, &two).unwrap_or("their terms cannot both be met");
    Some(format!(
        "{two} does not go with the project's own {one}: {why}"
    ))
}

fn reason(own: &LicenseReq, other: &LicenseReq) -> Option<&'static str> {
    const WHOLE: &str = "a product that contains it must be under its licence as a whole";
    const MORE: &str = "it asks for more than the GPL lets anybody ask for";
    let (mine, theirs) = (of_license(own), of_license(other));
    let (own, other) = (own.license.to_string(), other.license.to_string());
    let copyleft = |class: Class| matches!(class, Class::StrongCopyleft | Class::NetworkCopyleft);
    match (mine, theirs) {
        (_, Class::PublicDomain) => None,
        (_, Class::SourceAvailable) => Some("it does not allow every use"),
        (mine, theirs) if copyleft(theirs) && !copyleft(mine) => Some(WHOLE),
        (mine, _) if copyleft(mine) && is_gpl(&own) => {
            against_gpl(&own, &other, theirs).then_some(if copyleft(theirs) { WHOLE } else { MORE })
        }
        _ => None,
    }
}

fn is_gpl(id: &str) -> bool {
    id.starts_with("GPL-") || id.starts_with("AGPL-")
}

/// Whether `other` cannot be a part of a work under `own`, a version of the GPL or AGPL.
fn against_gpl(own: &str, other: &str, theirs: Class) -> bool {
    // A later version may be chosen where the licence says so.
    let is_three = own.contains("-3.0") || own == "GPL-2.0-or-later";
    let is_two = own.contains("-2.0") || own.contains("-1.0");
    match theirs {
        Class::StrongCopyleft | Class::NetworkCopyleft if is_gpl(other) => {
            let is_later = other.ends_with("-or-later");
            let needs_three = other.contains("-3.0");
            (needs_three && !is_three)
                || (!needs_three && !is_two && !is_later)
                || (other.starts_with("AGPL-") && own.starts_with("GPL-2.0"))
        }
        Class::LibraryCopyleft => other.contains("LGPL-3.0") && !is_three,
        Class::FileCopyleft => !matches!(other, "MPL-2.0" | "OFL-1.1"),
        Class::Permissive => {
            matches!(other, "BSD-4-Clause" | "OpenSSL" | "PHP-3.01")
                || (other == "Apache-2.0" && !is_three)
        }
        Class::StrongCopyleft | Class::NetworkCopyleft => !other.starts_with("EUPL-"),
        Class::PublicDomain | Class::SourceAvailable | Class::Other => false,
    }
}
