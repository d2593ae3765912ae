//! Under which licences a tree's packages are: what was declared, what licence files hold, what a policy and the project's
//! own licence say to it, and what it obliges to.
//!
//! This is no legal advice: it sorts licences as their stewards and the Free Software Foundation describe them, and says
//! where a person must look.
//!
//! Invariants:
//! - a choice (`A OR B`) is judged by its best member, a sum (`A AND B`) by its worst;
//! - a licence that is not known is called unknown, never allowed.

mod class;
mod compatible;
mod detect;
mod findings;
mod policy;
#[cfg(test)]
mod tests;

pub use class::Class;
pub use detect::detect;
pub use findings::{flaws, rule_metas};
pub use policy::{Policy, Verdict};

use crate::join::Joined;
use airlock_model::{Mention, Package, PackageOrigin, Scope};

/// What is known of one package's licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licensed {
    /// The package's number in the inventory.
    pub package: usize,
    /// Its licence as an expression of SPDX, or as it was declared where that is none.
    pub license: Option<String>,
    /// What kind of licence that is; of a choice the freest.
    pub class: Option<Class>,
    /// What the policies say.
    pub verdict: Verdict,
    /// Why the project's own licence does not go with it.
    pub conflict: Option<String>,
}

/// The licences of a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Licenses {
    /// The project's own, where it is known.
    pub own: Option<String>,
    /// Those of its packages, in the inventory's order; packages of the tree itself are left out.
    pub packages: Vec<Licensed>,
}

/// Looks at the licences of a tree's packages.
pub fn look(joined: &Joined, policies: &[Policy]) -> Licenses {
    let own = own_license(joined);
    let packages = joined.inventory.packages.iter().enumerate();
    let judged = packages.filter(|(_, package)| is_foreign(package));
    Licenses {
        packages: judged
            .map(|(number, package)| judge(number, package, own.as_deref(), policies))
            .collect(),
        own,
    }
}

/// A package of somebody else that the project gets by a name of a registry or an address.
fn is_foreign(package: &Package) -> bool {
    let is_own = matches!(
        package.origin,
        Some(PackageOrigin::Path { .. } | PackageOrigin::Workspace)
    );
    let is_answer = matches!(package.mention, Mention::Lockfile | Mention::Artifact)
        || (package.mention == Mention::Manifest && package.ecosystem == "Go");
    !is_own && is_answer
}

fn own_license(joined: &Joined) -> Option<String> {
    let at_top = joined
        .projects
        .iter()
        .filter(|(path, _)| !path.as_str().contains('/'));
    let declared = at_top.filter_map(|(_, own)| own.license.clone()).next();
    declared
        .or_else(|| {
            let mut files = joined.license_files.iter();
            files
                .find(|(folder, _)| folder.is_empty())
                .map(|(_, id)| id.clone())
        })
        .map(|text| expression(&text).map_or(text, |parsed| parsed.to_string()))
}

fn judge(number: usize, package: &Package, own: Option<&str>, policies: &[Policy]) -> Licensed {
    let written = package.license.as_deref();
    let parsed = written.and_then(expression);
    let is_shipped = !matches!(package.scope, Scope::Dev | Scope::Test | Scope::Build);
    let conflict = parsed.as_ref().filter(|_| is_shipped).and_then(|parsed| {
        let own = expression(own?)?;
        compatible::conflict(&own, parsed)
    });
    Licensed {
        package: number,
        class: parsed.as_ref().map(class::of_expression),
        verdict: policies
            .iter()
            .map(|policy| policy.judge(parsed.as_ref(), written))
            .max()
            .unwrap_or(Verdict::Allowed),
        license: parsed.map_or_else(
            || written.map(str::to_owned),
            |parsed| Some(parsed.to_string()),
        ),
        conflict,
    }
}

/// A declaration as an expression; words that name one licence beyond doubt are taken for it.
pub(crate) fn expression(text: &str) -> Option<spdx::Expression> {
    let text = text.trim();
    let text = text.strip_suffix('.').unwrap_or(text);
    let lax = spdx::ParseMode::LAX;
    if let Ok(parsed) = spdx::Expression::parse_mode(text, lax) {
        return Some(parsed);
    }
    let by_words = class::WORDS
        .iter()
        .find(|(words, _)| words.eq_ignore_ascii_case(text));
    by_words.and_then(|(_, id)| spdx::Expression::parse(id).ok())
}
