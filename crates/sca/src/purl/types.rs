//! What each type of package asks for, forbids and folds: package-url's type definitions as a table.
//!
//! A type that is not listed is taken as it is.

use super::{Purl, PurlError, clean_path};

/// Whether a part must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
    Prohibited,
}

use Need::{Optional, Prohibited, Required};

/// Which parts are the same in either case, and hence written in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fold {
    Nothing,
    Name,
    Namespace,
    Both,
    /// Namespace, name and version.
    All,
    NameAndVersion,
    Version,
}

/// What only one type asks for.
type Special = fn(&mut Purl) -> Result<(), PurlError>;

/// A type's row in the table.
struct Row {
    kind: &'static str,
    namespace: Need,
    fold: Fold,
    /// A qualifier that must be there.
    qualifier: Option<&'static str>,
    /// What only this type asks for.
    special: Option<Special>,
}

const fn row(kind: &'static str, namespace: Need, fold: Fold) -> Row {
    Row {
        kind,
        namespace,
        fold,
        qualifier: None,
        special: None,
    }
}

static TYPES: &[Row] = &[
    row("alpm", Required, Fold::Both),
    row("apk", Required, Fold::Both),
    row("bazel", Prohibited, Fold::Nothing),
    row("bitbucket", Required, Fold::Both),
    row("bitnami", Prohibited, Fold::Name),
    row("brew", Optional, Fold::Both),
    row("cargo", Prohibited, Fold::Nothing),
    Row {
        special: Some(chrome_extension),
        ..row("chrome-extension", Prohibited, Fold::Name)
    },
    row("cocoapods", Prohibited, Fold::Nothing),
    row("composer", Required, Fold::Both),
    row("conan", Optional, Fold::Nothing),
    row("conda", Prohibited, Fold::Nothing),
    Row {
        special: Some(cpan),
        ..row("cpan", Optional, Fold::Nothing)
    },
    row("cran", Prohibited, Fold::Nothing),
    row("deb", Required, Fold::Both),
    row("docker", Optional, Fold::Nothing),
    row("gem", Prohibited, Fold::Nothing),
    row("generic", Optional, Fold::Nothing),
    Row {
        special: Some(git),
        ..row("git", Required, Fold::Nothing)
    },
    row("github", Required, Fold::Both),
    row("golang", Required, Fold::Nothing),
    row("hackage", Prohibited, Fold::Nothing),
    row("hex", Optional, Fold::Both),
    row("huggingface", Required, Fold::Version),
    Row {
        qualifier: Some("uuid"),
        ..row("julia", Prohibited, Fold::Nothing)
    },
    row("luarocks", Optional, Fold::Both),
    row("maven", Required, Fold::Nothing),
    Row {
        special: Some(mlflow),
        ..row("mlflow", Prohibited, Fold::Nothing)
    },
    row("npm", Optional, Fold::Nothing),
    row("nuget", Prohibited, Fold::Nothing),
    row("oci", Prohibited, Fold::NameAndVersion),
    row("opam", Prohibited, Fold::Nothing),
    row("otp", Prohibited, Fold::Name),
    Row {
        special: Some(pub_dev),
        ..row("pub", Prohibited, Fold::Name)
    },
    Row {
        special: Some(pypi),
        ..row("pypi", Prohibited, Fold::NameAndVersion)
    },
    row("qpkg", Required, Fold::Namespace),
    row("rpm", Required, Fold::Namespace),
    Row {
        qualifier: Some("tag_id"),
        ..row("swid", Optional, Fold::Nothing)
    },
    row("swift", Required, Fold::Nothing),
    row("vcpkg", Prohibited, Fold::Nothing),
    row("vscode-extension", Required, Fold::All),
    row("yocto", Optional, Fold::Namespace),
];

/// Brings a package URL into its type's canonical form.
///
/// # Errors
/// When the type asks for something that is missing or forbids something that is there.
pub(super) fn apply(purl: &mut Purl) -> Result<(), PurlError> {
    let Some(row) = TYPES.iter().find(|row| row.kind == purl.kind) else {
        return Ok(());
    };
    match (row.namespace, purl.namespace.is_some()) {
        (Required, false) => return Err(rule(purl, "needs a namespace")),
        (Prohibited, true) => return Err(rule(purl, "has no namespace")),
        _ => {}
    }
    if let Some(key) = row.qualifier
        && !purl.qualifiers.contains_key(key)
    {
        return Err(rule(
            purl,
            "needs a qualifier that identifies it (`uuid` or `tag_id`)",
        ));
    }
    fold(purl, row.fold);
    row.special.map_or(Ok(()), |special| special(purl))
}

fn rule(purl: &Purl, rule: &'static str) -> PurlError {
    PurlError::Rule {
        kind: purl.kind.clone(),
        rule,
    }
}

fn fold(purl: &mut Purl, fold: Fold) {
    let lower = |text: &mut String| *text = text.to_lowercase();
    if matches!(fold, Fold::Namespace | Fold::Both | Fold::All) {
        purl.namespace.iter_mut().for_each(lower);
    }
    if matches!(
        fold,
        Fold::Name | Fold::Both | Fold::All | Fold::NameAndVersion
    ) {
        lower(&mut purl.name);
    }
    if matches!(fold, Fold::Version | Fold::All | Fold::NameAndVersion) {
        purl.version.iter_mut().for_each(lower);
    }
}

/// Thirty-two letters a to p, and up to four numbers as the version.
fn chrome_extension(purl: &mut Purl) -> Result<(), PurlError> {
    let identifier =
        purl.name.len() == 32 && purl.name.bytes().all(|byte| (b'a'..=b'p').contains(&byte));
    if !identifier {
        return Err(rule(purl, "has a name of 32 letters from a to p"));
    }
    let numbers = |version: &String| {
        version.split('.').count() <= 4
            && version.split('.').all(|number| {
                !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
            })
    };
    if purl.version.as_ref().is_none_or(numbers) {
        Ok(())
    } else {
        Err(rule(purl, "has a version of one to four numbers"))
    }
}

/// A distribution, not a module of it.
fn cpan(purl: &mut Purl) -> Result<(), PurlError> {
    if purl.name.contains("::") {
        return Err(rule(
            purl,
            "names a distribution (`A-B`), not a module (`A::B`)",
        ));
    }
    Ok(())
}

/// Databricks does not tell cases apart, other registries of models do.
#[expect(clippy::unnecessary_wraps, reason = "a row's function may refuse")]
fn mlflow(purl: &mut Purl) -> Result<(), PurlError> {
    let databricks = purl
        .qualifiers
        .get("repository_url")
        .is_some_and(|url| url.to_lowercase().contains("databricks"));
    if databricks {
        purl.name = purl.name.to_lowercase();
    }
    Ok(())
}

/// Whether a type's name has parts of its own.
pub(super) fn name_is_path(kind: &str) -> bool {
    kind == "git"
}

/// The namespace is the host alone; the name is the path on it, which GitHub does not tell apart by case.
#[expect(clippy::unnecessary_wraps, reason = "a row's function may refuse")]
fn git(purl: &mut Purl) -> Result<(), PurlError> {
    if let Some((host, path)) = purl
        .namespace
        .as_deref()
        .and_then(|text| text.split_once('/'))
    {
        purl.name = format!("{path}/{}", purl.name);
        purl.namespace = Some(host.to_owned());
    }
    // Here a name is a path, and a path has no empty parts.
    purl.name = clean_path(&purl.name, |_| true);
    purl.namespace = purl.namespace.as_deref().map(str::to_lowercase);
    if matches!(purl.namespace(), Some("github" | "github.com")) {
        purl.name = purl.name.to_lowercase();
    }
    Ok(())
}

/// Letters, digits and underscores only.
#[expect(clippy::unnecessary_wraps, reason = "a row's function may refuse")]
fn pub_dev(purl: &mut Purl) -> Result<(), PurlError> {
    purl.name = purl
        .name
        .replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "_");
    Ok(())
}

/// Dashes instead of underscores.
#[expect(clippy::unnecessary_wraps, reason = "a row's function may refuse")]
fn pypi(purl: &mut Purl) -> Result<(), PurlError> {
    purl.name = purl.name.replace('_', "-");
    Ok(())
}
