//! Names and the values they are given, read from the characters round a literal's hit: a name such as `DB_PASSWORD` is
//! evidence where the value has no form of its own.
//!
//! Reads assignments, keys, arguments, attributes and elements of programs, settings, JSON, markup and scripts by one
//! small lexer over a few hundred bytes; never parses, so the result does not depend on other engines.
//!
//! Invariants:
//! - work per hit is bounded by [`name::LONGEST`], [`value::LONGEST`] and the gaps' limits, whatever the line's length;
//! - ranges lie on character boundaries of the text and never cross a line, except from a name to its `value:` below it.

mod call;
mod line;
mod name;
mod operator;
mod value;

use crate::context::Form;
pub(crate) use name::{names_a_secret, words_of};
use std::ops::Range;

/// A name and the value it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Where the name stands.
    pub(crate) name: Range<usize>,
    /// Where the value stands, without its quotes.
    pub(crate) value: Range<usize>,
    /// Whether the value stands in quotes.
    pub(crate) quoted: bool,
    /// Whether it stands where a text may go on: in a sentence, or in the middle of a string.
    pub(crate) loose: bool,
}

/// Where the name round byte `at` stands.
pub(crate) fn name_around(text: &str, at: usize) -> Range<usize> {
    name::around(text, at)
}

/// Reads the values given to the name at `name`: one, or the literals of a list.
pub(crate) fn read(text: &str, form: Form, name: &Range<usize>) -> Vec<Pair> {
    let Some(cursor) = operator::after_name(text, form, name.clone()) else {
        return Vec::new();
    };
    value::read(text, form, name, cursor)
        .into_iter()
        .map(|value| Pair {
            name: name.clone(),
            value: value.range,
            quoted: value.quoted,
            loose: value.loose,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    /// Each row: kind of file, text with the hit on its first `pass`/`PASS`/`Pass`, the value that is read.
    const CASES: &[(Form, &str, Option<&str>)] = &[
        (Form::Code, r#"password = "v1""#, Some("v1")),
        (Form::Code, r"self.password='v1'", Some("v1")),
        (Form::Code, r#"let password: &str = "v1";"#, Some("v1")),
        (Form::Code, r#"var password string = "v1""#, Some("v1")),
        (Form::Code, r#"password := "v1""#, Some("v1")),
        (
            Form::Code,
            r"const password: string | null = 'v1'",
            Some("v1"),
        ),
        (Form::Code, r#"char password[32] = "v1";"#, Some("v1")),
        (Form::Code, r"{ password: 'v1', user: 'x' }", Some("v1")),
        (Form::Code, r#"{"password": "v1"}"#, Some("v1")),
        (Form::Code, r"['password' => 'v1']", Some("v1")),
        (Form::Code, r#"config["password"] = "v1""#, Some("v1")),
        (Form::Code, r"connect(user, password='v1')", Some("v1")),
        (Form::Code, r#"props.put("password", "v1")"#, Some("v1")),
        (Form::Code, r#"ds.setPassword("v1");"#, Some("v1")),
        (Form::Code, r#"os.environ.get("DB_PASS", "v1")"#, Some("v1")),
        (Form::Code, r"process.env.DB_PASS || 'v1'", Some("v1")),
        (Form::Code, r"getenv('DB_PASS') ?: 'v1'", Some("v1")),
        (Form::Code, r#"password = Some("v1")"#, Some("v1")),
        // airlock:allow(password-assignment) reason="what the reader must understand, no password"
        (Form::Code, r#"password = "a\"b""#, Some(r#"a\"b"#)),
        (Form::Code, r"password = get_password()", None),
        (Form::Code, r"password = other.password", None),
        (Form::Code, r#"password = os.environ["X"]"#, None),
        (Form::Code, r#"password = "a" + suffix"#, None),
        (Form::Code, r#"password = "open"#, None),
        (Form::Code, r#"password = f"{x}""#, Some("{x}")),
        (Form::Code, r"fn password(&self) -> String", None),
        (Form::Code, r"password?: string;", None),
        (Form::Settings, "DB_PASS=v1", Some("v1")),
        (Form::Settings, "export DB_PASS='v1'", Some("v1")),
        (Form::Settings, "password: v1 # comment", Some("v1")),
        (Form::Settings, "password: two words", None),
        (Form::Settings, "{user: x, password: v1}", Some("v1")),
        (Form::Settings, "spring.datasource.password=v1", Some("v1")),
        (Form::Settings, "- name: DB_PASS\n  value: v1\n", Some("v1")),
        (Form::Settings, "password:\n  other: v1\n", None),
        (
            Form::Json,
            r#"{"name": "DB_PASS", "value": "v1"}"#,
            Some("v1"),
        ),
        (Form::Json, r#"{\"password\": \"v1\"}"#, Some("v1")),
        (Form::Json, r#"{"password": 12}"#, None),
        (Form::Markup, "<password>v1</password>", Some("v1")),
        (
            Form::Markup,
            r#"<add key="DbPass" value="v1"/>"#,
            Some("v1"),
        ),
        (
            Form::Markup,
            r#"<entry key="password">v1</entry>"#,
            Some("v1"),
        ),
        (Form::Markup, r#"<db password="v1"/>"#, Some("v1")),
        (
            Form::Markup,
            r#"<label for="password">Password</label>"#,
            None,
        ),
        (Form::Script, "mysql --password=v1 db", Some("v1")),
        (Form::Script, "mysql --password v1 db", Some("v1")),
        (Form::Script, "ENV DB_PASS v1", Some("v1")),
        (Form::Script, "ARG DB_PASS=v1", Some("v1")),
        (Form::Script, "export DB_PASS=$(cat x)", None),
        (Form::Script, "DB_PASS=${X:-v1}", Some("${X:-v1}")),
        (Form::Script, ": ${DB_PASS:-v1}", Some("v1")),
        (
            Form::Code,
            "variable \"db_pass\" {\n  type = string\n  default = \"v1\"\n}",
            Some("v1"),
        ),
        (
            Form::Code,
            "IDENTIFIED WITH x; ALTER USER a PASSWORD 'v1';",
            Some("v1"),
        ),
        (Form::Prose, "run with PASS=v1 please", Some("v1")),
        (Form::Prose, "password: see below", Some("see")),
        (
            Form::Code,
            r#"open("host=a password=v1 dbname=b")"#,
            Some("v1"),
        ),
        (
            Form::Code,
            r#"run("curl -H 'X-Pass: v1' host")"#,
            Some("v1"),
        ),
        (Form::Code, r#"#define WIFI_PASS "v1""#, Some("v1")),
        (Form::Code, r#"password "v1""#, Some("v1")),
        (Form::Code, r"passwd => q{v1},", Some("v1")),
        (
            Form::Code,
            r#"const PASSES: &[&str] = &["v1", "v2"];"#,
            Some("v1 & v2"),
        ),
        (Form::Code, r#"password = { "type": "v1" }"#, None),
        (
            Form::Code,
            r#"def dbPass: Array[Char] = sys.env.getOrElse("DB", "v1").toCharArray"#,
            Some("v1"),
        ),
        (
            Form::Code,
            r#"PASSES = {"a": "v1", "b": "v2"}"#,
            Some("v1 & v2"),
        ),
        (Form::Code, r#"[{db_pass, "v1"}]."#, Some("v1")),
        (
            Form::Settings,
            "  DbPass:\n    Type: String\n    Default: v1\n",
            Some("v1"),
        ),
        (Form::Settings, "  DbPass:\n  Default: v1\n", None),
        (Form::Code, r#"password = bcrypt("v1")"#, None),
        (Form::Code, r#"@Value("${db.password:v1}")"#, Some("v1")),
        (Form::Settings, "Environment=\"DB_PASS=v1\"", Some("v1")),
        (Form::Settings, "dsn = Uid=a;Pass=v1;", Some("v1")),
        (Form::Script, "cmdkey /add:nas /pass:v1", Some("v1")),
        (Form::Script, "keytool -storepass v1 -list", Some("v1")),
        (Form::Script, "PASSWORD := v1", Some("v1")),
        (
            Form::Markup,
            "<key>Password</key>\n<string>v1</string>",
            Some("v1"),
        ),
        (
            Form::Markup,
            "<name>db.password</name>\n  <value>v1</value>",
            Some("v1"),
        ),
        (
            Form::Markup,
            "<password><![CDATA[v1]]></password>",
            Some("v1"),
        ),
    ];

    #[test]
    fn reads_the_value_given_to_a_name() {
        for (form, text, expected) in CASES {
            let at = text.to_ascii_lowercase().find("pass").unwrap();
            let pairs = read(text, *form, &name_around(text, at));
            let values: Vec<_> = pairs
                .into_iter()
                .map(|pair| text.get(pair.value).unwrap())
                .collect();
            assert_eq!(
                values.join(" & "),
                expected.unwrap_or(""),
                "{form:?}: {text}"
            );
        }
    }
}
