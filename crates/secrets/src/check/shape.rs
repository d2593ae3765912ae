//! Values that are something else: references, expressions, paths, addresses, identifiers, hashes.

/// Whether the value is filled in elsewhere: an interpolation, a template, a reference to a store or a variable.
pub(crate) fn is_reference(value: &str) -> bool {
    const INSIDE: &[&str] = &["${", "#{", "{{", "}}", "<%", "%>", "%(", "{%", "@{", "$["];
    const BEFORE: &[&str] = &[
        "env:",
        "env.",
        "env(",
        "ENC[",
        "ENC(",
        "vault:",
        "vault/",
        "ref+",
        "ref:",
        "!Ref",
        "!Sub",
        "!Get",
        "!vault",
        "{cipher}",
        "arn:",
        "ssm:",
        "op://",
        "secret:",
        "secret/",
        "secrets.",
        "file:",
        "process.",
        "sops",
        "$ANSIBLE_VAULT",
        "secretref:",
        "projects/",
        "@Microsoft.KeyVault",
        "akv:",
        "kv:",
        "%%",
        "&",
        "*",
        "data:",
        "urn:",
    ];
    let holds_command = { value.split_once("$(") }.is_some_and(|(_, rest)| rest.contains(')'));
    if holds_command
        || INSIDE.iter().any(|mark| value.contains(mark))
        || BEFORE.iter().any(|mark| value.starts_with(mark))
    {
        return true;
    }
    let bare = |rest: &str| {
        rest.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':'))
            && rest
                .bytes()
                .next()
                .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
    };
    let wrapped = |open: char, close: char| {
        value
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some()
    };
    value.strip_prefix(['$', '@', ':']).is_some_and(bare)
        || wrapped('<', '>')
        || wrapped('%', '%')
        || wrapped('@', '@')
        || wrapped('{', '}')
        || wrapped('[', ']')
        || wrapped('(', ')')
        || has_format_specifier(value)
}

/// `{}`, `{0}`, `{name}`, `%s`, `%1$s`: text that a formatting call completes.
fn has_format_specifier(value: &str) -> bool {
    let braces = value.split('{').skip(1).any(|rest| {
        rest.split_once('}').is_some_and(|(inside, _)| {
            inside.len() < 32
                && inside
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':'))
        })
    });
    braces || matches!(value, "%s" | "%d" | "%v" | "%q" | "%w" | "%@" | "?") || value.contains("%s")
}

/// Whether the value is code: a call, a member path, an index, a regular expression.
pub(crate) fn is_expression(value: &str) -> bool {
    let member_path = value.contains('.')
        && value.split('.').all(|part| {
            part.bytes()
                .next()
                .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                && super::word::reads_like_words(part) != Some(false)
        })
        && !value.bytes().any(|byte| byte.is_ascii_digit());
    let call = value.find('(').is_some_and(|at| at > 0) && value.ends_with([')', ';', ',', '{']);
    let scoped = value.contains("::")
        || value.contains("->")
        || value.contains("=>")
        || value.contains("()");
    let regex = value.contains("[^")
        || value.contains("(?")
        || value.contains("\\d")
        || value.contains("\\w")
        || value.contains("\\s")
        || value.contains("a-z")
        || value.contains("A-Z")
        || value.contains(".*");
    member_path || call || scoped || regex
}

/// Whether the value is an address or a path, which may be sensitive but is no credential.
pub(crate) fn is_location(value: &str) -> bool {
    let schemes = value.contains("://")
        || value.contains("%2F")
        || value.starts_with("mailto:")
        || value.starts_with("www.");
    // Base64 may begin with a slash, too.
    let rooted = ["./", "../", "~/", "\\\\"]
        .iter()
        .any(|root| value.starts_with(root))
        || (value.starts_with('/')
            && (super::word::reads_like_words(value) != Some(false) || is_plain_path(value)));
    let drive = value.as_bytes().get(1..3) == Some(b":\\");
    let slashes =
        value.matches('/').count() >= 2 && super::word::reads_like_words(value) == Some(true);
    schemes || rooted || drive || slashes || has_file_ending(value)
}

/// `/etc/kafka/secrets`: small letters between slashes, at least two of these.
fn is_plain_path(value: &str) -> bool {
    value.matches('/').count() >= 2
        && value
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'-' | b'_' | b'.'))
}

/// Endings of files and hosts.
const ENDINGS: &[&str] = &[
    "json",
    "yml",
    "yaml",
    "xml",
    "txt",
    "pem",
    "key",
    "crt",
    "html",
    "js",
    "ts",
    "py",
    "rb",
    "php",
    "java",
    "go",
    "rs",
    "md",
    "png",
    "svg",
    "css",
    "jks",
    "p12",
    "pfx",
    "env",
    "conf",
    "ini",
    "properties",
    "com",
    "org",
    "net",
    "io",
    "local",
    "jsp",
    "aspx",
    "vue",
    "tsx",
    "jsx",
    "cfg",
    "toml",
    "sh",
    "log",
];

fn has_file_ending(value: &str) -> bool {
    value
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Whether the value is an e-mail address or `user@host`.
pub(crate) fn is_email(value: &str) -> bool {
    value.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
            && host.rsplit('.').next().is_some_and(|top| {
                top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic())
            })
    })
}

/// Whether the value has the form 8-4-4-4-12 of hex digits.
pub(crate) fn is_uuid(value: &str) -> bool {
    let mut groups = value.split('-');
    [8, 4, 4, 4, 12].iter().all(|length| {
        groups.next().is_some_and(|group| {
            group.len() == *length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    }) && groups.next().is_none()
}

/// Whether the value's own form says that it is public, or sealed: public keys and certificates, keys that a page hands to
/// its visitors, cipher texts, digests with their algorithm.
pub(crate) fn is_public_or_sealed(value: &str) -> bool {
    const BEFORE: &[&str] = &[
        // Payments, maps, captchas and analytics: what their documentation calls publishable.
        "pk_live_",
        "pk_test_",
        "pk.eyJ",
        "pk-lf-",
        "pk-",
        "AIza",
        "rzp_live_",
        "rzp_test_",
        "phc_",
        "0x4AAAA",
        "ca-pub-",
        "ca-app-pub-",
        "G-",
        "UA-",
        "GTM-",
        "price_",
        "prod_",
        "cus_",
        "acct_",
        "org-",
        "org_",
        "appl_",
        "goog_",
        // Public keys and certificates. Private ones have detectors of their own.
        "ssh-",
        "ecdsa-",
        "sk-ssh",
        "AAAAB3NzaC1",
        "AAAAC3NzaC1",
        "AAAAE2VjZHNh",
        "age1",
        "xpub",
        "MII",
        "MIG",
        "MFk",
        "MFw",
        "LS0tLS1",
        "-----BEGIN",
        "npub1",
        "RWQ",
        "RWT",
        "RWR",
        "pub",
        // Cipher texts: KMS, sealed secrets, Vault's transit, OpenSSL, Fernet, Jasypt.
        "AQICAH",
        "AQECAH",
        "AgA",
        "AgB",
        "vault:v",
        "U2FsdGVkX1",
        "gAAAAA",
        "{cipher}",
        "ENC",
        "CiQA",
        "MASK-",
        // Digests.
        "sha1",
        "sha256",
        "sha384",
        "sha512",
        "SHA256",
        "md5",
        "h1:",
        "{SHA}",
        "{SSHA}",
        "$2",
        "$6$",
        "$5$",
        "$1$",
        "$argon2",
        "$pbkdf2",
        "pbkdf2",
        "scrypt",
        "SCRAM",
        "iVBORw0",
        "R0lGOD",
        "/9j/",
        "UklGR",
        "PHN2Zy",
        "data:",
    ];
    let captcha = value.len() == 40 && value.starts_with("6L");
    let client = value.len() == 37 && value.starts_with("live_");
    captcha || client || BEFORE.iter().any(|mark| value.starts_with(mark))
}

/// Whether the value has the form of a digest: hex of 128, 160, 256 or 512 bits.
pub(crate) fn is_digest(value: &str) -> bool {
    matches!(value.len(), 32 | 40 | 64 | 128) && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether the value is a UUID, or one behind a short word (`api-…`).
pub(crate) fn is_marked_uuid(value: &str) -> bool {
    let at = value.len().saturating_sub(36);
    let (mark, uuid) = value.split_at_checked(at).unwrap_or((value, ""));
    mark.len() <= 7
        && mark
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'))
        && is_uuid(uuid)
}

/// Whether the value is made of words joined as identifiers are (`user_password`, `accessToken`, `reset-token`), without
/// the digits and signs that a chosen or random secret has.
pub(crate) fn is_identifier_of_words(value: &str) -> bool {
    let joined = value.bytes().all(|byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.' | b':' | b'/' | b'*')
    });
    joined && super::word::reads_like_words(value) != Some(false)
}

/// Whether the value is three or more words joined by marks, numbers between them allowed (`X-Sealed-Key-S3-Kms`,
/// `prod-db-credentials-v2`).
pub(crate) fn is_name_of_parts(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['-', '_', '.', ':', '/']).collect();
    let wordy = |part: &&str| {
        part.len() <= 4
            || (part.bytes().all(|byte| byte.is_ascii_alphabetic())
                && super::word::reads_like_words(part) != Some(false))
    };
    parts.len() >= 3
        && parts.iter().all(wordy)
        && parts.iter().any(|part| part.len() > 4)
        && value.bytes().filter(u8::is_ascii_digit).count() * 4 < value.len()
}

/// Whether the value says what a field must hold (`required|string|min:8`): words apart by bars, a number behind some; of
/// one word alone, what is known to be asked (`min:16`).
pub(crate) fn is_validation(value: &str) -> bool {
    let is_demand = |part: &str| {
        let (word, number) = part.split_once(':').unwrap_or((part, ""));
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        word.len() >= 2
            && word.bytes().all(letters)
            && (number
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b',')
                || number.bytes().all(letters))
    };
    let is_bound = |(word, number): (&str, &str)| {
        matches!(word, "min" | "max" | "size" | "between" | "digits")
            && number.starts_with(|first: char| first.is_ascii_digit())
    };
    let demands = value.split('|').count();
    (demands >= 2 || value.split_once(':').is_some_and(is_bound)) && value.split('|').all(is_demand)
}

/// Whether the value is a selector, tag, colour or key name as user interfaces have them.
pub(crate) fn is_interface(value: &str) -> bool {
    let selector = value.starts_with(['#', '.'])
        && value
            .bytes()
            .skip(1)
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'#'))
        && super::word::reads_like_words(value) != Some(false)
        && !value.bytes().any(|byte| byte.is_ascii_digit());
    let attribute = value.starts_with(['[', '(', '<']) && value.ends_with([']', ')', '>']);
    let keys = value.contains("ctrl+")
        || value.contains("cmd+")
        || value.contains("alt+")
        || value.contains("shift+");
    selector || attribute || keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_something_else() {
        type Test = fn(&str) -> bool;
        let cases: &[(Test, &[&str], &[&str])] = &[
            (
                is_reference,
                &[
                    "${DB_PASS}",
                    "$DB_PASS",
                    "%DB_PASS%",
                    "{{ pass }}",
                    "<password>",
                    "{0}",
                    "%s",
                    "vault:kv/x",
                    "#{pw}",
                ],
                &["p$ssw0rd", "a%b", "S3cret{", "$3cret!"],
            ),
            (
                is_expression,
                &[
                    "config.db.password",
                    "getPassword()",
                    "Foo::bar",
                    "^[a-z]+$",
                ],
                &["hunter.2", "pa(ss", "Tr0ub4dor"],
            ),
            (
                is_location,
                &[
                    "https://a.b",
                    "/run/secrets/db",
                    "./key",
                    "server.key",
                    "etc/app/secrets/x",
                ],
                &["pass/word1", "hunter2"],
            ),
            (is_email, &["joe@host.org"], &["p@ssw0rd", "a@b"]),
            (
                is_uuid,
                &["00000000-0000-4000-8000-000000000000"],
                &["0000-00", "zzzzzzzz-0000-4000-8000-000000000000"],
            ),
            (
                is_identifier_of_words,
                &["user_password", "accessToken", "reset-token"],
                &["hunter2", "xkqzvbwjhf", "p@ss"],
            ),
            (
                is_interface,
                &["#password-field", ".password-input", "ctrl+shift+p"],
                &["#p4ss", "hunter2"],
            ),
        ];
        for (at, (test, yes, no)) in cases.iter().enumerate() {
            for value in *yes {
                assert!(test(value), "case {at}: {value}");
            }
            for value in *no {
                assert!(!test(value), "case {at}: {value}");
            }
        }
    }
}
