//! Could a person have chosen this value as a password.
//!
//! Everything that stands beside a name such as `password` in ordinary code is ruled out first: expressions, references,
//! labels, field names, paths. What is left is graded by how far it is from a word.
//!
//! Invariant: knows forms and a few dozen words, no file names and no projects.

use super::{Writing, placeholder, random, record, shape, word};
use crate::context::{Fills, Form};
use crate::pair::words_of;
use airlock_model::Purpose;

/// What a value is, as a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Something else: an expression, a label, a path.
    NotOne,
    /// Stands for one, or is one that everybody knows.
    Placeholder,
    /// A common word with an ending, or a word alone where only values stand.
    Weak,
    /// Nothing says it is not one.
    Strong,
}

/// Values that everybody tries first and every tutorial uses.
const COMMON: &[&str] = &[
    "password",
    "passwd",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "pass",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "key",
    "apikey",
    "api_key",
    "api-key",
    "admin",
    "administrator",
    "root",
    "toor",
    "guest",
    "user",
    "username",
    "login",
    "test",
    "tests",
    "testing",
    "tester",
    "demo",
    "default",
    "none",
    "null",
    "nil",
    "true",
    "false",
    "yes",
    "no",
    "on",
    "off",
    "empty",
    "string",
    "text",
    "value",
    "any",
    "foo",
    "bar",
    "baz",
    "qux",
    "abc",
    "xyz",
    "asdf",
    "qwerty",
    "letmein",
    "welcome",
    "hello",
    "world",
    "s3cret",
    "s3cr3t",
    "secr3t",
    "hunter2",
    "postgres",
    "postgresql",
    "mysql",
    "mariadb",
    "mongo",
    "mongodb",
    "redis",
    "rabbitmq",
    "elastic",
    "oracle",
    "sa",
    "dev",
    "development",
    "local",
    "localhost",
    "staging",
    "production",
    "prod",
    "public",
    "private",
    "internal",
    "required",
    "optional",
    "hidden",
    "unset",
    "unknown",
    "bearer",
    "basic",
    "number",
    "boolean",
    "integer",
    "object",
    "array",
    "plain",
    "plaintext",
    "blank",
    "disabled",
    "enabled",
    "auto",
    "automatic",
    "generate",
    "generated",
    "random",
    "manual",
    "prompt",
    "keyring",
    "keychain",
    "inherit",
    "system",
    "credentials",
];

/// Words round which weak passwords are built (`admin123`, `Passw0rd!`).
const STEMS: &[&str] = &[
    "password",
    "passwort",
    "passwd",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "pa55word",
    "pass",
    "pwd",
    "pw",
    "admin",
    "root",
    "user",
    "test",
    "demo",
    "guest",
    "secret",
    "supersecret",
    "token",
    "key",
    "qwerty",
    "letmein",
    "welcome",
    "hello",
    "abc",
    "foo",
    "bar",
    "foobar",
    "changeit",
    "hunter",
    "dummy",
    "mysecret",
    "mypassword",
    "secretpassword",
    "postgres",
    "mysql",
    "redis",
    "mongo",
    "login",
    "username",
    "newpassword",
    "oldpassword",
    "invalid",
    "wrong",
];

/// Longest chosen password; beyond it the value is data.
const LONGEST: usize = 128;

/// Grades `value`.
pub(crate) fn choice(value: &str, writing: Writing<'_>) -> Choice {
    match graded(value, writing) {
        // What everybody thinks of opens an account all the same, where it is the account's.
        Choice::Placeholder
            if !COMMON.contains(&value.to_ascii_lowercase().as_str())
                && placeholder::tier(value).is_none()
                && record::is_of_account(writing.nearby, writing.setting) =>
        {
            Choice::Weak
        }
        Choice::NotOne
            if value.contains(' ')
                && writing.quoted
                && writing.setting.fills == Fills::Accounts
                && value.len() <= LONGEST
                && is_typed(&value.replace(' ', ""))
                && !shape::is_reference(value)
                && record::is_of_account(writing.nearby, writing.setting) =>
        {
            Choice::Weak
        }
        choice => choice,
    }
}

fn graded(value: &str, writing: Writing<'_>) -> Choice {
    if value.contains(' ') {
        return phrase(value, writing);
    }
    if is_something_else(value, writing) || (writing.loose && !stands_out(value)) {
        return Choice::NotOne;
    }
    let lower = value.to_ascii_lowercase();
    if COMMON.contains(&lower.as_str()) || placeholder::tier(value).is_some() || is_run(&lower) {
        return Choice::Placeholder;
    }
    if repeats_name(value, writing.name) {
        return Choice::NotOne;
    }
    // Under ten letters the letters of a name (`netbox`) are not told from random ones.
    if shape::is_identifier_of_words(value)
        || (is_lowercase(value) && value.len() < 10)
        || is_label(value)
    {
        return wordy(value);
    }
    if is_stem_with_ending(&lower) || is_word_with_ending(value) {
        // In tests such values are made up, unless somebody thought of a number.
        let numbered = !is_stem_with_ending(&lower)
            && value.bytes().filter(u8::is_ascii_digit).count() >= 3
            && !has_run_of_digits(value);
        // `admin123`: what everybody thinks of.
        let dummy = is_stem_with_ending(&lower)
            && (has_run_of_digits(value) || value.bytes().filter(u8::is_ascii_digit).count() < 2);
        return if (writing.setting.purpose == Purpose::Product && !dummy) || numbered {
            Choice::Weak
        } else {
            Choice::Placeholder
        };
    }
    if writing.setting.purpose == Purpose::Product || random::looks_random(value) {
        Choice::Strong
    } else {
        Choice::Weak
    }
}

/// Whether everybody thinks of a value first: a word of [`COMMON`] or a stem with an ending, a run of keys.
pub(super) fn is_common(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    COMMON.contains(&lower.as_str()) || is_stem_with_ending(&lower) || is_run(&lower)
}

fn is_something_else(value: &str, writing: Writing<'_>) -> bool {
    let length = value.len();
    !(4..=LONGEST).contains(&length)
        || !is_typed(value)
        || !value.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || value.bytes().filter(u8::is_ascii_alphanumeric).count() * 2 < length
        || shape::is_reference(value)
        || (writing.setting.form == Form::Code && holds_variable(value))
        || value.contains("\\u")
        || shape::is_expression(value)
        || shape::is_location(value)
        || shape::is_email(value)
        || shape::is_interface(value)
        || shape::is_validation(value)
        || ((shape::is_name_of_parts(value) || holds_trade_word(value)) && !is_thought_of(value))
        // As a constant it is the name of something; as a setting it may be a generated password.
        || (shape::is_uuid(value)
            && writing.setting.form == Form::Code
            && !words_of(writing.name).contains("secret"))
        || (writing.setting.statements && shape::is_digest(value))
        // A number is a port, a length, a date or a test's user id far more often than a password.
        || value
            .trim_start_matches(['^', '~', '<', '>', '=', 'v', '*', '!'])
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b':' | b'x'))
        || (!writing.quoted && is_unquoted_expression(value, writing.setting.form))
}

/// `pass$counter`: a variable's name in a text, as several languages fill it in.
fn holds_variable(value: &str) -> bool {
    value.split('$').skip(1).any(|rest| {
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        letters >= 5
            && rest
                .get(..letters)
                .is_some_and(|name| word::reads_like_words(name) == Some(true))
    })
}

/// Whether people type such a text: printable ASCII, and Latin letters where there is a digit, too; without one they are
/// a label.
fn is_typed(value: &str) -> bool {
    let digits = value.bytes().any(|byte| byte.is_ascii_digit());
    value.chars().all(|letter| {
        letter.is_ascii_graphic() || (digits && ('\u{a1}'..='\u{24f}').contains(&letter))
    })
}

/// Whether a word in a sentence is none of its words: letters and at least two digits, as passwords are made.
pub(crate) fn stands_out(value: &str) -> bool {
    let count = |test: fn(&u8) -> bool| value.bytes().filter(test).count();
    let letters = value.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let numbered_word = letters
        .trim_end_matches(['-', '_', ':', '.'])
        .bytes()
        .all(|byte| byte.is_ascii_lowercase());
    value.len() >= 8
        && !numbered_word
        && count(u8::is_ascii_digit) >= 2
        && count(u8::is_ascii_alphabetic) >= 4
        && !value.contains(['/', '\\', '(', ','])
}

/// Words of names that are given to things; none of them is part of a phrase that a person thinks of.
const TECHNICAL: &[&str] = &[
    "password",
    "passwd",
    "secret",
    "secrets",
    "token",
    "tokens",
    "key",
    "keys",
    "credential",
    "credentials",
    "user",
    "test",
    "tests",
    "prod",
    "dev",
    "staging",
    "api",
    "auth",
    "config",
    "service",
    "server",
    "client",
    "cluster",
    "host",
    "node",
    "version",
    "region",
    "east",
    "west",
    "north",
    "south",
    "central",
    "http",
    "https",
    "oauth",
    "basic",
    "bearer",
    "policy",
    "role",
    "group",
    "table",
    "index",
    "release",
    "build",
    "alpha",
    "beta",
    "final",
    "default",
    "example",
    "encrypted",
    "sha",
    "aes",
    "rsa",
    "des",
    "utf",
    "iso",
    "nist",
    "hmac",
    "ecdsa",
    "scram",
    "pbkdf",
    "bcrypt",
    "tls",
    "ssl",
    "x509",
    "cert",
    "public",
    "private",
    "data",
    "name",
    "field",
    "input",
    "page",
    "step",
    "class",
    "method",
];

/// `aws-ecr-prod-01`: parts of which one is a word of the trade and none is random.
fn holds_trade_word(value: &str) -> bool {
    let mut parts = 0;
    let mut technical = false;
    for part in value.split(['-', '_', '.', '/', ':']) {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        if digits > 0 && digits < part.len() && part.len() > 4 {
            return false;
        }
        parts += 1;
        technical |= TECHNICAL.contains(&part);
    }
    parts >= 2 && technical
}

/// `Heron-4711-reed`, `blue+lamp-42`: words and a number that mean nothing together. A version, a year alone, or a word of
/// the trade makes it a name.
fn is_thought_of(value: &str) -> bool {
    let mut numbered = false;
    for part in value.split(['-', '_', '.', '+', '*', '#', ':', '/', '!']) {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        if digits {
            numbered |= part.len() >= 2;
        } else if TECHNICAL.contains(&part.to_ascii_lowercase().as_str())
            || (part.len() > 1 && part.bytes().any(|byte| byte.is_ascii_digit()))
        {
            return false;
        }
    }
    numbered && !has_run_of_digits(value) && value.len() >= 8
}

/// `123`, `0000`: digits that nobody thinks about.
fn has_run_of_digits(value: &str) -> bool {
    value.as_bytes().windows(3).any(|three| match three {
        [a, b, c] if three.iter().all(u8::is_ascii_digit) => {
            (a == b && b == c) || (b.wrapping_sub(*a) == 1 && c.wrapping_sub(*b) == 1)
        }
        _ => false,
    })
}

/// Words that make several words a sentence or an instruction.
const OF_SENTENCES: &[&str] = &[
    "the",
    "a",
    "an",
    "is",
    "are",
    "be",
    "must",
    "at",
    "least",
    "your",
    "you",
    "enter",
    "to",
    "for",
    "of",
    "please",
    "with",
    "or",
    "and",
    "in",
    "not",
    "use",
    "this",
    "that",
    "characters",
    "bytes",
    "digits",
    "value",
    "password",
    "secret",
    "key",
    "token",
    "here",
    "new",
    "old",
    "set",
    "get",
    "see",
    "from",
    "on",
    "by",
    "change",
    "me",
    "my",
    "ask",
];

/// Several words: the form of an app's password (four times four letters), or small words with a number among them. In
/// settings they may begin with capitals, where no code puts texts for people.
fn phrase(value: &str, writing: Writing<'_>) -> Choice {
    let words: Vec<&str> = value.split(' ').collect();
    let is_setting = matches!(writing.setting.form, Form::Settings | Form::Script);
    let small = |word: &&str| {
        let capital = is_setting && word.starts_with(|letter: char| letter.is_ascii_uppercase());
        let rest = word.get(usize::from(capital)..).unwrap_or("");
        let joint = is_setting && matches!(*word, "&" | "+");
        joint
            || (!word.is_empty()
                && rest
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'))
    };
    let is_delimited = writing.quoted || writing.setting.form == Form::Markup;
    if writing.loose || !is_delimited || !words.iter().all(small) || words.len() > 10 {
        return Choice::NotOne;
    }
    let value = value.to_ascii_lowercase();
    let words: Vec<&str> = value.split(' ').collect();
    let app = words.len() == 4
        && words.iter().all(|word| word.len() == 4)
        && word::reads_like_words(&words.concat()) == Some(false);
    let sentence = words.iter().any(|word| OF_SENTENCES.contains(word));
    let number = |word: &&str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = words.len() >= 3 && words.iter().any(number);
    let of_phrase = words.len() >= 4 && words_of(writing.name).contains("phrase");
    match () {
        () if app => Choice::Strong,
        () if !sentence && numbered => Choice::Strong,
        () if !sentence && of_phrase => Choice::Weak,
        () => Choice::NotOne,
    }
}

/// Without quotes, brackets and separators are syntax.
fn is_unquoted_expression(value: &str, form: Form) -> bool {
    let syntax = value.contains(['(', ')', '[', ']', '{', '}', '"', '\'', '`', '|', '>', '<']);
    let list = value.ends_with([',', ';', ':']);
    syntax || (list && form != Form::Settings) || value.starts_with(['-', '!', '=', '\\', '+'])
}

/// `abcdef`, `123456!`, `aaaa`: neighbours on the keyboard's or the alphabet's row.
fn is_run(lower: &str) -> bool {
    let bytes: Vec<u8> = lower.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let steps = bytes.windows(2).filter(|pair| match pair {
        [a, b] => b.wrapping_sub(*a) <= 1,
        _ => false,
    });
    bytes.len() >= 4 && steps.count() + 1 >= bytes.len()
}

/// A constant that names its own field (`PASSWORD_FIELD = "password"`, `TOKEN = "x-token"`): each of the value's words is
/// one of the name's.
fn repeats_name(value: &str, name: &str) -> bool {
    let name = words_of(name);
    let mut words = words_of(value)
        .split('_')
        .map(str::to_owned)
        .collect::<Vec<_>>();
    words.retain(|word| !word.is_empty());
    !words.is_empty()
        && words
            .iter()
            .all(|word| name.split('_').any(|part| part == word) && !word.is_empty())
}

/// Words and nothing else: a label or a field name in code; a single one is what throw-away services are given.
fn wordy(value: &str) -> Choice {
    if is_lowercase(value) {
        Choice::Placeholder
    } else {
        Choice::NotOne
    }
}

/// `Wachtwurd`, `smtp_log`: a capitalised word, or short words joined by `_` or `-`, in whatever language.
fn is_label(value: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let capitalised = value.len() <= 14
        && value
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_uppercase())
        && value.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let mut parts = value.split(['_', '-']);
    let joined = value.contains(['_', '-']) && parts.all(|part| part.len() <= 10 && letters(part));
    capitalised || joined
}

fn is_lowercase(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// `admin123`, `test-1234`, `password!`.
fn is_stem_with_ending(lower: &str) -> bool {
    let trimmed = lower.trim_matches(|letter: char| !letter.is_ascii_alphabetic());
    let joined: String = trimmed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    STEMS.contains(&trimmed) || STEMS.contains(&joined.as_str())
}

/// `Sunshine1`, `thunder22`: one readable word and at most four other characters.
fn is_word_with_ending(value: &str) -> bool {
    let trimmed = value.trim_matches(|letter: char| !letter.is_ascii_alphabetic());
    trimmed.len() >= 5
        && value.len() - trimmed.len() <= 4
        && trimmed.bytes().all(|byte| byte.is_ascii_alphabetic())
        && word::reads_like_words(trimmed) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Setting;

    #[test]
    fn grades_values() {
        let code = Setting {
            form: Form::Code,
            ..Setting::default()
        };
        let settings = Setting {
            form: Form::Settings,
            ..Setting::default()
        };
        let test = Setting {
            purpose: Purpose::Test,
            ..code
        };
        let seed = Setting {
            fills: Fills::Accounts,
            ..code
        };
        let cases = [
            ("admin123", true, seed, Choice::Weak),
            ("sunshine", true, seed, Choice::Weak),
            ("muda muda > ora", true, seed, Choice::Weak),
            ("password", true, seed, Choice::Placeholder),
            ("changeme", true, seed, Choice::Placeholder),
            ("${DB_PASSWORD}", true, seed, Choice::NotOne),
            ("Tr0ub4dor&3", true, code, Choice::Strong),
            ("x9!kQ2#mZp", true, code, Choice::Strong),
            ("Tr0ub4dor&3", true, test, Choice::Weak),
            ("admin123", true, code, Choice::Placeholder),
            ("admin742", true, code, Choice::Weak),
            ("aws-ecr-prod-01", true, code, Choice::NotOne),
            ("admin123", true, test, Choice::Placeholder),
            ("thunder22", true, code, Choice::Weak),
            ("sunshine", false, settings, Choice::Placeholder),
            ("sunshine", true, code, Choice::Placeholder),
            ("password", true, code, Choice::Placeholder),
            ("changeme", true, code, Choice::Placeholder),
            ("thunder22", true, test, Choice::Placeholder),
            ("thunder482", true, test, Choice::Weak),
            ("Heron-4711-reed", true, code, Choice::Strong),
            ("prod-4711-cluster", true, code, Choice::NotOne),
            ("release-2026-final", true, code, Choice::NotOne),
            ("Käuzchen48!", true, code, Choice::Strong),
            ("qzkx wvbn plkd mrtz", true, code, Choice::Strong),
            ("grey owl 4711 night", true, code, Choice::Strong),
            ("must be 10 or more", true, code, Choice::NotOne),
            ("123456", true, code, Choice::NotOne),
            ("abcdefgh", true, code, Choice::Placeholder),
            ("Enter your password", true, code, Choice::NotOne),
            ("reset_password_url", true, code, Choice::NotOne),
            ("resetPassword", true, code, Choice::NotOne),
            ("getPassword()", false, code, Choice::NotOne),
            ("config.password", false, code, Choice::NotOne),
            ("${DB_PASSWORD}", true, code, Choice::NotOne),
            ("/run/secrets/db", true, code, Choice::NotOne),
            ("пароль", true, code, Choice::NotOne),
            ("********", true, code, Choice::NotOne),
        ];
        for (value, quoted, setting, expected) in cases {
            let writing = Writing {
                name: "db_password",
                quoted,
                loose: false,
                inside: true,
                nearby: "email: 'joe@shop.dev',",
                setting,
            };
            assert_eq!(choice(value, writing), expected, "{value} in {setting:?}");
        }
    }
}
