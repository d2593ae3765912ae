//! Cargo's requirements: read by the `semver` crate, which is Cargo's own.

/// Whether a requirement admits a version; `None` if either cannot be read.
pub(super) fn satisfies(version: &str, requirement: &str) -> Option<bool> {
    let version = semver::Version::parse(version.trim()).ok()?;
    let requirement = semver::VersionReq::parse(requirement.trim()).ok()?;
    Some(requirement.matches(&version))
}
