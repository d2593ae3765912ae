//! Could a person have chosen this value as a password.
//!
//! Everything that stands beside a name such as `password` in ordinary code is ruled out first: expressions, references,
//! labels, field names, paths. What is left is graded by how far it is from a word.
//!
//! Invariant: knows forms and a few dozen words, no file names and no projects.

use super::{Writing, placeholder, random, shape, word};
use crate::context::Form;
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
    if is_something_else(value, writing) {
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
        return wordy(value, writing);
    }
    if is_stem_with_ending(&lower) || is_word_with_ending(value) {
        // In tests such values are made up.
        return if writing.setting.purpose == Purpose::Product {
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

fn is_something_else(value: &str, writing: Writing<'_>) -> bool {
    let length = value.len();
    !(4..=LONGEST).contains(&length)
        || value.bytes().any(|byte| !byte.is_ascii_graphic())
        || !value.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || value.bytes().filter(u8::is_ascii_alphanumeric).count() * 2 < length
        || shape::is_reference(value)
        || shape::is_expression(value)
        || shape::is_location(value)
        || shape::is_email(value)
        || shape::is_interface(value)
        || shape::is_name_of_parts(value)
        // As a constant it is the name of something; as a setting it may be a generated password.
        || (shape::is_uuid(value) && writing.setting.form == Form::Code)
        // A number is a port, a length, a date or a test's user id far more often than a password.
        || value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b':'))
        || (!writing.quoted && is_unquoted_expression(value, writing.setting.form))
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

/// Words and nothing else: a label or a field name in code; in a file of settings a single word may be the value.
fn wordy(value: &str, writing: Writing<'_>) -> Choice {
    let single = is_lowercase(value);
    let settings = writing.setting.form == Form::Settings && !writing.quoted;
    if single && settings && writing.setting.purpose == Purpose::Product {
        Choice::Weak
    } else if single {
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
        let cases = [
            ("Tr0ub4dor&3", true, code, Choice::Strong),
            ("x9!kQ2#mZp", true, code, Choice::Strong),
            ("Tr0ub4dor&3", true, test, Choice::Weak),
            ("admin123", true, code, Choice::Weak),
            ("admin123", true, test, Choice::Placeholder),
            ("thunder22", true, code, Choice::Weak),
            ("sunshine", false, settings, Choice::Weak),
            ("sunshine", true, code, Choice::Placeholder),
            ("password", true, code, Choice::Placeholder),
            ("changeme", true, code, Choice::Placeholder),
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
                setting,
            };
            assert_eq!(choice(value, writing), expected, "{value} in {setting:?}");
        }
    }
}
