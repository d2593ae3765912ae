//! The program's own bill of materials: CycloneDX 1.6, from what cargo resolved.
//!
//! Invariant: no time and no random serial number, so that the same lock file gives the same document.

use super::packages::{Package, Packages};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// SHA-256 of each crate's archive, by name and version.
type Checksums = BTreeMap<(String, String), String>;

/// The document as JSON.
pub(super) fn document(root: &Path, packages: &Packages) -> Result<String> {
    let lock =
        std::fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let document = describe(packages, &checksums(&lock)?)?;
    Ok(format!("{}\n", serde_json::to_string_pretty(&document)?))
}

fn checksums(lock: &str) -> Result<Checksums> {
    let lock: Lock = toml::from_str(lock).context("Cargo.lock has an unknown form")?;
    Ok(lock
        .package
        .into_iter()
        .filter_map(|package| Some(((package.name, package.version), package.checksum?)))
        .collect())
}

fn describe(packages: &Packages, checksums: &Checksums) -> Result<Value> {
    let program = packages.program()?;
    let components: Vec<Value> = packages
        .iter()
        .filter(|package| purl(package) != purl(program))
        .map(|package| component(package, "library", checksums))
        .collect();
    let dependencies: Vec<Value> = packages
        .iter()
        .map(|package| {
            let on: Vec<String> = packages.used_by(package).map(purl).collect();
            json!({"ref": purl(package), "dependsOn": on})
        })
        .collect();
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(program, "application", checksums)},
        "components": components,
        "dependencies": dependencies,
    }))
}

fn component(package: &Package, kind: &str, checksums: &Checksums) -> Value {
    let mut component = Map::new();
    let mut put = |key: &str, value: Value| component.insert(key.to_owned(), value);
    put("type", kind.into());
    put("bom-ref", purl(package).into());
    put("name", package.name.as_str().into());
    put("version", package.version.as_str().into());
    if let Some(license) = &package.license {
        // Older manifests write a choice with a slash, which SPDX does not know.
        put(
            "licenses",
            json!([{"expression": license.replace('/', " OR ").replace("  ", " ")}]),
        );
    }
    if let Some(checksum) = checksums.get(&(package.name.clone(), package.version.clone())) {
        put("hashes", json!([{"alg": "SHA-256", "content": checksum}]));
    }
    put("purl", purl(package).into());
    Value::Object(component)
}

fn purl(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::super::packages::example;
    use super::*;

    #[test]
    fn names_every_crate_with_licence_hash_and_arrows() {
        let checksums =
            checksums("[[package]]\nname = 'used'\nversion = '1.2.3'\nchecksum = 'ab'\n").unwrap();
        let document = describe(&example().unwrap(), &checksums).unwrap();
        let at = |pointer: &str| document.pointer(pointer).and_then(Value::as_str);
        assert_eq!(
            at("/metadata/component/purl"),
            Some("pkg:cargo/airlock@1.2.3")
        );
        assert_eq!(at("/components/0/hashes/0/content"), Some("ab"));
        assert_eq!(
            at("/components/0/licenses/0/expression"),
            Some("MIT OR Apache-2.0")
        );
        assert_eq!(
            at("/dependencies/0/dependsOn/0"),
            Some("pkg:cargo/used@1.2.3")
        );
        assert_eq!(document.pointer("/components/1"), None);
    }
}
