//! The public export of the common advisory schema: one archive for each ecosystem, made by its maintainers and open to
//! everybody (<https://google.github.io/osv.dev/data/>). Not a package registry.

/// Ecosystems that are fetched unless others are named.
pub const OSV_ECOSYSTEMS: [&str; 11] = [
    "npm",
    "PyPI",
    "crates.io",
    "Go",
    "Maven",
    "NuGet",
    "RubyGems",
    "Packagist",
    "Pub",
    "Hex",
    "GitHub Actions",
];

/// The catalogue of weaknesses known to be exploited, as its publisher documents it.
pub const EXPLOITED_URL: &str =
    "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json";

const EXPORT: &str = "https://osv-vulnerabilities.storage.googleapis.com";

/// The archive of an ecosystem's records below `base`, or in the public export.
pub fn osv_export_url(base: Option<&str>, ecosystem: &str) -> String {
    let base = base.unwrap_or(EXPORT).trim_end_matches('/');
    let ecosystem = ecosystem.replace(' ', "%20");
    format!("{base}/{ecosystem}/all.zip")
}
