//! Names that are never sent to a registry that others run: they tell what an organisation builds, and whoever sees one can
//! register it.
//!
//! Invariant: in doubt a name is internal.

/// What is known to be internal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Internal {
    /// Patterns of names, in which `*` stands for anything; from configuration.
    pub patterns: Vec<String>,
    /// Names of packages that the tree itself describes, with their ecosystems.
    pub own: Vec<(String, String)>,
}

/// Words that name what is not for everybody.
const WORDS: [&str; 8] = [
    "confidential",
    "corp",
    "inhouse",
    "internal",
    "intranet",
    "local",
    "onprem",
    "private",
];

/// Endings of hosts that no public name server knows (RFC 6761, 6762, 8375), and those that organisations use so.
const HOSTS: [&str; 8] = [
    ".corp",
    ".example",
    ".home.arpa",
    ".internal",
    ".intranet",
    ".lan",
    ".local",
    ".test",
];

/// Why a name looks as if it belonged to an organisation only; `None` for one that does not.
pub fn looks_internal(internal: &Internal, ecosystem: &str, name: &str) -> Option<&'static str> {
    if internal.patterns.iter().any(|pattern| fits(pattern, name)) {
        return Some("the configuration says that it is internal");
    }
    let same = |(of, own): &(String, String)| of == ecosystem && own == name;
    if internal.own.iter().any(same) {
        return Some("a package of this tree is called so");
    }
    let scope = name.strip_prefix('@').and_then(|name| name.split_once('/'));
    let is_of_own_scope = scope.is_some_and(|(scope, _)| {
        internal.own.iter().any(|(_, own)| {
            let own = own.strip_prefix('@').and_then(|own| own.split_once('/'));
            own.is_some_and(|(of, _)| of == scope)
        })
    });
    if is_of_own_scope {
        return Some("packages of this tree are of its scope");
    }
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    if words.any(|word| WORDS.contains(&word)) {
        return Some("its name says so");
    }
    if ecosystem == "Go" {
        let host = lower.split('/').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or(host);
        if !host.contains('.') || HOSTS.iter().any(|end| host.ends_with(end)) {
            return Some("its host is not one of the public network");
        }
    }
    None
}

/// Whether a pattern covers a name; `*` stands for any signs.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        if let Some(skipped) = last.replace(part) {
            match rest.find(skipped) {
                Some(at) => rest = rest.get(at + skipped.len()..).unwrap_or_default(),
                None => return false,
            }
        }
    }
    last.map_or(rest.is_empty(), |part| rest.ends_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_doubt_a_name_is_internal() {
        let internal = Internal {
            patterns: vec![
                "acme-*".to_owned(),
                "*-of-ours".to_owned(),
                "a*b*c".to_owned(),
            ],
            own: vec![
                ("npm".to_owned(), "shop".to_owned()),
                ("npm".to_owned(), "@team/web".to_owned()),
            ],
        };
        let cases = [
            ("npm", "acme-core", true),
            ("npm", "acme", false),
            ("npm", "things-of-ours", true),
            ("npm", "axxbxxc", true),
            ("npm", "axxcxxb", false),
            ("npm", "shop", true),
            ("PyPI", "shop", false),
            ("npm", "@team/other", true),
            ("npm", "@other/web", false),
            ("PyPI", "billing-internal", true),
            ("PyPI", "internals", false),
            ("Go", "git.corp/team/tool", true),
            ("Go", "gitserver/team/tool", true),
            ("Go", "host.example.org/team/tool", false),
            ("Go", "code.example.local/tool", true),
        ];
        for (ecosystem, name, expected) in cases {
            let found = looks_internal(&internal, ecosystem, name);
            assert_eq!(found.is_some(), expected, "{ecosystem} {name}: {found:?}");
        }
    }
}
