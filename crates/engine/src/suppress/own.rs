//! The grammar of `airlock:allow(rule[, rule]) reason="…" until=YYYY-MM-DD`.
//!
//! Keys come in any order; a reason without quotes reaches to `until=` or the end. What follows is left to the reader,
//! but a word that looks like a key is not: a misspelt `until` must not make a suppression last for ever.

use super::read::Written;
use jiff::civil::Date;

/// The right form, for messages.
pub(super) const FORM: &str = "airlock:allow(rule-id) reason=\"why it is safe\" until=2030-12-31";
/// Most rules one directive names.
const MAX_RULES: usize = 64;
/// Words for which people mean `allow`.
const MISSPELT: &[&str] = &[
    "allowed",
    "disable",
    "disabled",
    "ignore",
    "ignored",
    "nolint",
    "nosec",
    "off",
    "skip",
    "suppress",
    "suppressed",
];

/// Reads what follows `airlock:`; nothing where no directive is meant.
pub(super) fn read(rest: &str) -> Option<Written> {
    let word_end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(word_end)?;
    let mut written = Written::default();
    if word != "allow" {
        let lower = word.to_ascii_lowercase();
        if lower == "allow" || MISSPELT.contains(&lower.as_str()) {
            written.length = rest.len();
            written.fault = Some(format!(
                "`airlock:{word}` is no directive, `airlock:allow` is"
            ));
            return Some(written);
        }
        return None;
    }
    let mut reader = Reader { rest: after };
    if let Err(fault) = reader.fill(&mut written) {
        written.fault = Some(fault);
        reader.rest = "";
    }
    written.length = rest.len() - reader.rest.len();
    Some(written)
}

struct Reader<'text> {
    rest: &'text str,
}

impl<'text> Reader<'text> {
    fn fill(&mut self, written: &mut Written) -> Result<(), String> {
        written.rules = self.rules()?;
        while let Some(key) = self.key()? {
            match key {
                "reason" if written.reason.is_none() => written.reason = Some(self.reason()?),
                "until" if written.until.is_none() => written.until = Some(self.until()?),
                "reason" | "until" => return Err(format!("`{key}` is given twice")),
                other => return Err(format!("`{other}` is not a key: `reason` and `until` are")),
            }
        }
        Ok(())
    }

    fn rules(&mut self) -> Result<Vec<String>, String> {
        let list = self
            .rest
            .trim_start()
            .strip_prefix('(')
            .ok_or("no rule is named")?;
        let (list, rest) = list
            .split_once(')')
            .ok_or("the list of rules has no `)` on its line")?;
        self.rest = rest;
        if list.trim().is_empty() {
            return Err("no rule is named".to_owned());
        }
        let rules: Vec<String> = list
            .split(',')
            .map(|name| check_name(name.trim()))
            .collect::<Result<_, _>>()?;
        if rules.len() > MAX_RULES {
            return Err(format!("more than {MAX_RULES} rules are named"));
        }
        Ok(rules)
    }

    /// The next `key=`; nothing where the directive ends.
    fn key(&mut self) -> Result<Option<&'text str>, String> {
        let rest = self.rest.trim_start_matches([' ', '\t', ',', ';']);
        let end = rest
            .find(|c: char| !c.is_ascii_alphabetic() && c != '_')
            .unwrap_or(rest.len());
        let Some((key, after)) = rest.split_at_checked(end) else {
            return Ok(None);
        };
        if let Some(value) = after.strip_prefix('=').filter(|_| !key.is_empty()) {
            self.rest = value;
            return Ok(Some(key));
        }
        if matches!(
            key.to_ascii_lowercase().as_str(),
            "until" | "reason" | "because" | "expires"
        ) {
            return Err(format!("`{key}` is not followed by `=`"));
        }
        Ok(None)
    }

    fn reason(&mut self) -> Result<String, String> {
        let mut chars = self.rest.chars();
        let (reason, rest) = if let Some(quote @ ('"' | '\'')) = chars.next() {
            chars
                .as_str()
                .split_once(quote)
                .ok_or("the reason's quote is not closed on its line")?
        } else {
            let end = self.rest.find(" until=").unwrap_or(self.rest.len());
            self.rest.split_at_checked(end).unwrap_or((self.rest, ""))
        };
        self.rest = rest;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err("the reason is empty".to_owned());
        }
        Ok(reason.to_owned())
    }

    fn until(&mut self) -> Result<Date, String> {
        let quoted = self.rest.trim_start_matches(['"', '\'']);
        let end = quoted
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/' | '.'))
            .unwrap_or(quoted.len());
        let (day, rest) = quoted.split_at_checked(end).unwrap_or((quoted, ""));
        self.rest = rest.trim_start_matches(['"', '\'']);
        parse_day(day).ok_or_else(|| {
            let day: String = day.chars().take(20).collect();
            format!("`{day}` is not a day written YYYY-MM-DD")
        })
    }
}

/// Only the form `YYYY-MM-DD`: other forms that a date library accepts would surprise.
fn parse_day(day: &str) -> Option<Date> {
    let shaped = day.len() == 10
        && day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shaped { day.parse().ok() } else { None }
}

fn check_name(name: &str) -> Result<String, String> {
    if name.is_empty() {
        return Err("a rule's name is empty".to_owned());
    }
    if name.contains('*') {
        return Err(
            "`*` would also cover findings that nobody has seen: name each rule".to_owned(),
        );
    }
    let is_name = name.len() <= 200
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '@'));
    if is_name {
        Ok(name.to_owned())
    } else {
        let name: String = name.chars().take(40).collect();
        Err(format!("`{name}` is not a rule's name"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive in a few words.
    fn show(text: &str) -> String {
        let Some(written) = read(text) else {
            return "nothing".to_owned();
        };
        if let Some(fault) = written.fault {
            return format!("fault: {fault}");
        }
        let until = written.until.map(|day| day.to_string());
        format!(
            "{} | {} | {} | {:?}",
            written.rules.join("+"),
            written.reason.unwrap_or_default(),
            until.unwrap_or_default(),
            text.get(written.length..).unwrap_or_default()
        )
    }

    #[test]
    fn reads_the_form() {
        let cases = [
            ("allow(a)", r#"a |  |  | """#),
            ("allow(a, b-c.d)", r#"a+b-c.d |  |  | """#),
            (
                "allow(a) reason=\"x (y)\" until=2026-12-31",
                r#"a | x (y) | 2026-12-31 | """#,
            ),
            (
                "allow(a) until=2026-12-31, reason='x'",
                r#"a | x | 2026-12-31 | """#,
            ),
            (
                "allow(a) reason=only in tests until=2026-12-31",
                r#"a | only in tests | 2026-12-31 | """#,
            ),
            ("allow(a) reason=free words", r#"a | free words |  | """#),
            ("allow(a) nosec", r#"a |  |  | " nosec""#),
            ("allow(a) and so on", r#"a |  |  | " and so on""#),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let cases = [
            ("allow", "no rule is named"),
            ("allow()", "no rule is named"),
            ("allow( )", "no rule is named"),
            ("allow: a", "no rule is named"),
            ("allow(a", "the list of rules has no `)` on its line"),
            ("allow(a,)", "a rule's name is empty"),
            (
                "allow(*)",
                "`*` would also cover findings that nobody has seen: name each rule",
            ),
            ("allow(a b)", "`a b` is not a rule's name"),
            (
                "allow(a) reason=\"x",
                "the reason's quote is not closed on its line",
            ),
            ("allow(a) reason=\"\"", "the reason is empty"),
            ("allow(a) reason=", "the reason is empty"),
            (
                "allow(a) until=2026-02-30",
                "`2026-02-30` is not a day written YYYY-MM-DD",
            ),
            (
                "allow(a) until=tomorrow",
                "`tomorrow` is not a day written YYYY-MM-DD",
            ),
            (
                "allow(a) until=20261231",
                "`20261231` is not a day written YYYY-MM-DD",
            ),
            (
                "allow(a) until 2026-12-31",
                "`until` is not followed by `=`",
            ),
            (
                "allow(a) untill=2026-12-31",
                "`untill` is not a key: `reason` and `until` are",
            ),
            (
                "allow(a) until=2026-12-31 until=2026-12-30",
                "`until` is given twice",
            ),
            (
                "ignore(a)",
                "`airlock:ignore` is no directive, `airlock:allow` is",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), format!("fault: {expected}"), "{text}");
        }
        for text in ["", "//host", "latest", "allow-list"] {
            assert_eq!(show(text), "nothing", "{text}");
        }
    }
}
