//! Does a password stand in the record of an account that somebody will sign in with.
//!
//! `admin123` by itself is what everybody writes when a password is asked for. Beside a user's name and role, in a file
//! that fills a database, it opens that account.
//!
//! Invariant: looks at a bounded text and the path's own words; it knows no project.

use crate::context::{Fills, Setting};
use crate::pair::words_of;
use airlock_model::Purpose;

/// Names of fields that tell who an account belongs to.
const WHO: &[&str] = &[
    "email",
    "e_mail",
    "mail",
    "username",
    "user_name",
    "login",
    "first_name",
    "firstname",
    "last_name",
    "lastname",
    "full_name",
    "display_name",
];

/// Names of fields that tell what an account may do.
const MAY: &[&str] = &[
    "role",
    "roles",
    "admin",
    "is_admin",
    "isadmin",
    "is_staff",
    "is_superuser",
    "superuser",
    "authorities",
    "permissions",
];

/// Words of a path that say its file fills a database with accounts.
const SEEDS: &[&str] = &[
    "seed", "seeds", "seeder", "seeders", "seeding", "users", "accounts", "reset", "populate",
];

/// Words of a path that say its accounts are nobody's.
const SHOWN: &[&str] = &[
    "test",
    "tests",
    "testing",
    "mock",
    "mocks",
    "fake",
    "stub",
    "stubs",
    "example",
    "examples",
    "sample",
    "samples",
    "template",
    "templates",
    "fixture",
    "fixtures",
    "spec",
    "specs",
    "docs",
];

/// Whether a path's own words say that its file fills a database with accounts.
pub(crate) fn is_seed(path: &str) -> bool {
    let mut seed = false;
    for part in path.split('/') {
        for word in words_of(part).split('_') {
            if SHOWN.contains(&word) {
                return false;
            }
            seed |= SEEDS.contains(&word);
        }
    }
    seed
}

/// Whether `nearby`, the text round a password, is the record of an account.
pub(super) fn is_of_account(nearby: &str, setting: Setting) -> bool {
    if setting.purpose != Purpose::Product || setting.foreign {
        return false;
    }
    let seed = setting.fills == Fills::Accounts;
    let (mut who, mut may, mut filled) = (false, false, seed);
    for (at, mark) in nearby.match_indices([':', '=']) {
        let (name, rest) = (
            nearby.get(..at).unwrap_or(""),
            nearby.get(at + mark.len()..).unwrap_or(""),
        );
        if !is_given_literal(rest) {
            continue;
        }
        let words = words_of(last_name(name));
        let (is_who, is_may) = (WHO.contains(&words.as_str()), MAY.contains(&words.as_str()));
        who |= is_who;
        may |= is_may;
        // A form's labels have these names, too: `email: "E-mail", role: "Role"`.
        filled |= (is_who && holds_address(rest)) || (is_may && is_switch(rest));
    }
    who && filled && (may || seed)
}

/// The name that ends `text`, without its quotes and blanks.
fn last_name(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '"', '\'', ':']);
    let start = text
        .rfind(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '_' | '-'))
        .map_or(0, |at| text.ceil_char_boundary(at + 1));
    text.get(start..).unwrap_or("")
}

/// Whether a value written out follows a colon or an equals sign: a text, a number, a switch, a list of texts.
fn is_given_literal(rest: &str) -> bool {
    let value = rest.trim_start_matches(['>', ' ', '\t', '[']);
    value.starts_with(['"', '\''])
        || is_switch(rest)
        // YAML's texts need no quotes; a line of code has signs behind a name.
        || (rest.starts_with(' ') && value.contains('\n') && !plain_scalar(value).is_empty())
}

fn is_switch(rest: &str) -> bool {
    let value = rest.trim_start_matches(['>', ' ', '\t']);
    ["true", "false", "True", "False", "1", "0"]
        .iter()
        .any(|literal| value.starts_with(literal))
}

/// Whether the value that follows is an e-mail address.
fn holds_address(rest: &str) -> bool {
    let value = rest.trim_start_matches(['>', ' ', '\t', '"', '\'']);
    let end = value.find(['"', '\'', '\n', ',']).unwrap_or(value.len());
    super::shape::is_email(value.get(..end).unwrap_or("").trim_end())
}

/// The rest of a line, if it is one word and nothing of it is syntax.
fn plain_scalar(value: &str) -> &str {
    let line = value.lines().next().unwrap_or("").trim();
    let word =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '@');
    if line.chars().all(word) { line } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_records_of_accounts() {
        let plain = Setting::default();
        let seed = Setting {
            fills: Fills::Accounts,
            ..plain
        };
        let test = Setting {
            purpose: Purpose::Test,
            ..plain
        };
        let cases = [
            ("\"userName\": \"admin\", \"isAdmin\": true", plain, true),
            ("email: admin\n  role: 'admin'\n", seed, true),
            ("email: 'E-mail', role: 'Role'\n", plain, false),
            (":email => \"joe@shop.dev\", :admin => false", plain, true),
            ("email: \"joe@shop.dev\",\n", seed, true),
            ("email: \"joe@shop.dev\",\n", plain, false),
            ("\"userName\": \"admin\", \"isAdmin\": true", test, false),
            ("username: username, role: this.role }", seed, false),
            ("role: \"admin\"", seed, false),
            ("", seed, false),
        ];
        for (nearby, setting, expected) in cases {
            assert_eq!(
                is_of_account(nearby, setting),
                expected,
                "{nearby} in {setting:?}"
            );
        }
    }

    #[test]
    fn tells_files_that_fill_a_database() {
        for (path, expected) in [
            ("db/seeds.rb", true),
            ("database/seeders/UserSeeder.php", true),
            ("data/static/users.yml", true),
            ("artifacts/db-reset.js", true),
            ("tests/seeds.rb", false),
            ("src/user/service.ts", false),
        ] {
            assert_eq!(is_seed(path), expected, "{path}");
        }
    }
}
