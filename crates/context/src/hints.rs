//! What a request for code should ask for besides: hints beside a prompt that asks for something where security is often
//! forgotten.
//!
//! A hint is given where a sentence asks for code (a verb of making) and names the thing; at most [`MOST`] for one prompt.
//! Prompts in English only.

/// Hints for one prompt, at most.
const MOST: usize = 3;
/// Characters of a prompt that are looked at; what comes later is rarely the request.
const LOOKED_AT: usize = 4_000;

/// Words that ask for code.
const MAKING: &[&str] = &[
    "add",
    "build",
    "create",
    "develop",
    "extend",
    "generate",
    "implement",
    "make",
    "rewrite",
    "scaffold",
    "write",
];

/// A thing that is asked for, and what belongs to it.
struct Hint {
    name: &'static str,
    /// Ways to name it; each is words that stand in one sentence, a word by its beginning.
    named: &'static [&'static [&'static str]],
    text: &'static str,
}

const HINTS: &[Hint] = &[
    Hint {
        name: "sign-in",
        named: &[
            &["login"],
            &["log", "in", "user"],
            &["sign-in"],
            &["signin"],
            &["sign", "in", "user"],
            &["authentication"],
            &["register", "password"],
            &["signup"],
        ],
        text: "Sign-in: store passwords with Argon2id, scrypt or bcrypt; limit attempts; answer alike for unknown users and wrong passwords; begin a new session afterwards.",
    },
    Hint {
        name: "reset",
        named: &[
            &["password", "reset"],
            &["forgot", "password"],
            &["password", "recover"],
        ],
        text: "Password reset: a random token from the system's generator, stored as a digest, used once, short-lived; limit requests; never tell whether an address is known.",
    },
    Hint {
        name: "upload",
        named: &[
            &["file", "upload"],
            &["image", "upload"],
            &["upload", "endpoint"],
            &["avatar"],
        ],
        text: "Uploads: a list of allowed types checked by content, a bound on the size, a name of your own, a folder that is not served as code.",
    },
    Hint {
        name: "webhook",
        named: &[&["webhook"]],
        text: "Webhooks: verify the signature over the raw body in constant time, refuse old timestamps, expect repeats.",
    },
    Hint {
        name: "fetch",
        named: &[
            &["fetch", "url"],
            &["download", "url"],
            &["proxy", "endpoint"],
            &["link", "preview"],
            &["url", "preview"],
        ],
        text: "Fetching addresses from users: a list of allowed hosts, no private or loopback addresses, redirects checked again, a bound on size and time.",
    },
    Hint {
        name: "database",
        named: &[
            &["sql"],
            &["search", "endpoint"],
            &["database", "quer"],
            &["filter", "sort", "endpoint"],
            &["search", "database"],
        ],
        text: "Queries: bind every value; take column names and directions from a list; bound the number of rows.",
    },
    Hint {
        name: "admin",
        named: &[
            &["admin"],
            &["delete", "endpoint"],
            &["rest", "api"],
            &["crud"],
            &["api", "endpoint"],
            &["graphql"],
        ],
        text: "Endpoints: say who may call each one, check that the caller may see the object that is named, take only named fields from the body.",
    },
    Hint {
        name: "token",
        named: &[
            &["jwt"],
            &["access", "token"],
            &["session", "cookie"],
            &["refresh", "token"],
            &["api", "key", "generat"],
        ],
        text: "Tokens and sessions: name the algorithm when verifying, set an expiry, keep the key out of the code; cookies with HttpOnly, Secure and SameSite.",
    },
    Hint {
        name: "encryption",
        named: &[&["encrypt"], &["decrypt"], &["cipher"]],
        text: "Encryption: an authenticated mode (AES-GCM, ChaCha20-Poly1305), a new nonce each time, the key from a secret store.",
    },
    Hint {
        name: "payment",
        named: &[
            &["payment"],
            &["checkout"],
            &["credit", "card"],
            &["stripe"],
        ],
        text: "Payments: take amounts and prices from the server, never from the client; make requests repeatable without effect; log no card data.",
    },
    Hint {
        name: "import",
        named: &[
            &["import", "csv"],
            &["parse", "xml"],
            &["unzip"],
            &["import", "file"],
            &["extract", "archive"],
            &["pickle"],
            &["yaml", "load"],
        ],
        text: "Reading files of others: safe loaders, no external entities, bounds on size and entries, paths of archives checked against the folder.",
    },
    Hint {
        name: "command",
        named: &[
            &["shell", "command"],
            &["run", "command"],
            &["execute", "command"],
            &["ffmpeg"],
            &["imagemagick"],
        ],
        text: "Starting programs: a list of arguments without a shell, names from a list, a bound on time.",
    },
    Hint {
        name: "mail",
        named: &[
            &["contact", "form"],
            &["comment", "form"],
            &["markdown", "render"],
            &["html", "editor"],
            &["send", "email"],
        ],
        text: "Text of users in pages and mails: escape it where it is printed, clean HTML with a list of tags, keep line breaks out of headers.",
    },
    Hint {
        name: "container",
        named: &[
            &["dockerfile"],
            &["terraform"],
            &["kubernetes"],
            &["s3", "bucket"],
            &["github", "action"],
        ],
        text: "Infrastructure: pinned versions, no root, no open networks or buckets, the fewest permissions, secrets from the platform.",
    },
];

/// The hints for a prompt: a name for the record and the text; in the table's order.
pub fn hints(prompt: &str) -> Vec<(&'static str, &'static str)> {
    let sentences = sentences(prompt);
    let asks =
        |sentence: &&Vec<String>| sentence.iter().any(|word| MAKING.contains(&word.as_str()));
    let asking: Vec<&Vec<String>> = sentences.iter().filter(asks).collect();
    HINTS
        .iter()
        .filter(|hint| asking.iter().any(|sentence| hint.is_named(sentence)))
        .map(|hint| (hint.name, hint.text))
        .take(MOST)
        .collect()
}

impl Hint {
    fn is_named(&self, sentence: &[String]) -> bool {
        let has = |stem: &str| sentence.iter().any(|word| word.starts_with(stem));
        self.named
            .iter()
            .any(|stems| stems.iter().all(|stem| has(stem)))
    }
}

/// The sentences and lines of a prompt as words in small letters; code between fences is no request.
fn sentences(prompt: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut is_code = false;
    let looked_at: String = prompt.chars().take(LOOKED_AT).collect();
    for line in looked_at.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            for sentence in line.split(['.', '!', '?', ';']) {
                let words = sentence
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                    .filter(|word| !word.is_empty());
                all.push(words.map(str::to_lowercase).collect());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_for_code_is_told_what_belongs_to_it() {
        let cases: &[(&str, &[&str])] = &[
            ("Write the login code for our Flask app.", &["sign-in"]),
            ("please add a password reset flow", &["reset"]),
            (
                "Create an endpoint for file uploads and a webhook for the shop",
                &["upload", "webhook"],
            ),
            ("implement JWT refresh tokens", &["token"]),
            (
                "Build a REST API with search endpoints over SQL, payments and uploads of files",
                &["upload", "database", "admin"],
            ),
            ("Write a Dockerfile", &["container"]),
            // nothing is asked for
            ("Why does the login page look odd on phones?", &[]),
            ("explain what this encryption does", &[]),
            // nothing of the kind
            ("Write a function that sorts names", &[]),
            ("add a test for the date parser. The login is fine.", &[]),
            ("Fix this:\n```\ncreate login\n```\n", &[]),
            ("", &[]),
        ];
        for (prompt, expected) in cases {
            let names: Vec<&str> = hints(prompt).into_iter().map(|(name, _)| name).collect();
            assert_eq!(&names, expected, "{prompt}");
        }
    }
}
