//! Which package an import is of, as far as its name alone tells.

use crate::advisory::normal_name;
use crate::legitimacy::traps;

/// Whether `import` is of `package` for certain. In the ecosystems that [`tells`] leaves out, "no" says nothing.
pub(crate) fn is_of(ecosystem: &str, import: &str, package: &str) -> bool {
    match ecosystem {
        "Go" => is_below(import, package, '/'),
        "crates.io" => crate_names(package).contains(&import.to_owned()),
        "PyPI" => {
            let meant = traps::distribution("PyPI", import).unwrap_or(import);
            normal_name("PyPI", meant) == normal_name("PyPI", package)
        }
        "NuGet" => is_below(&import.to_lowercase(), &package.to_lowercase(), '.'),
        "Maven" => {
            let group = package.split(':').next().unwrap_or(package);
            group.contains('.') && is_below(import, group, '.')
        }
        "RubyGems" => import == package || import == package.replace('-', "/"),
        _ => import == package,
    }
}

/// The names that a crate may be imported by: its library may leave out what only tells it from packages of other
/// languages, or its hyphens.
fn crate_names(package: &str) -> [String; 3] {
    let short = package.strip_prefix("rust-").unwrap_or(package);
    let short = short.strip_suffix("-rs").unwrap_or(short);
    [
        package.replace('-', "_"),
        short.replace('-', "_"),
        package.replace('-', ""),
    ]
}

/// Whether an import names its package, so that a package which no import names is not imported.
pub(crate) fn tells(ecosystem: &str) -> bool {
    matches!(ecosystem, "npm" | "Go" | "crates.io" | "Pub")
}

/// Whether `name` is `above` or something inside it.
pub(crate) fn is_below(name: &str, above: &str, sign: char) -> bool {
    name.strip_prefix(above)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(sign))
}

/// The words by which texts may name `package`: its name as code and configuration write it.
pub(crate) fn words(ecosystem: &str, package: &str) -> Vec<String> {
    let mut words = vec![package.to_owned()];
    match ecosystem {
        "crates.io" => words.extend(crate_names(package)),
        "PyPI" => {
            let normal = normal_name("PyPI", package);
            let imports = traps::imports_of(&normal).into_iter().map(str::to_owned);
            words.extend(imports);
            words.extend(["_", "", "."].map(|sign| normal.replace('-', sign)));
            words.push(normal);
        }
        "RubyGems" => words.push(package.replace('-', "/")),
        "Maven" => {
            words.clear();
            words.extend(package.split(':').next().map(str::to_owned));
        }
        _ => {}
    }
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_an_import_is_of() {
        let cases = [
            ("Go", "host.test/o/r/v2/in", "host.test/o/r/v2", true),
            ("Go", "host.test/o/rs", "host.test/o/r", false),
            ("crates.io", "serde_json", "serde-json", true),
            ("crates.io", "ini", "rust-ini", true),
            ("PyPI", "yaml", "PyYAML", true),
            ("PyPI", "yam", "PyYAML", false),
            ("NuGet", "Newtonsoft.Json.Linq", "newtonsoft.json", true),
            ("Maven", "org.slf4j", "org.slf4j:slf4j-api", true),
            ("Maven", "junit.framework", "junit:junit", false),
            ("RubyGems", "net/ssh", "net-ssh", true),
            ("npm", "@s/x", "@s/x", true),
        ];
        for (ecosystem, import, package, expected) in cases {
            assert_eq!(
                is_of(ecosystem, import, package),
                expected,
                "{import} {package}"
            );
        }
        assert_eq!(words("PyPI", "PyYAML"), ["PyYAML", "pyyaml", "yaml"]);
    }
}
