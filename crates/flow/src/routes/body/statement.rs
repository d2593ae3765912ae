//! What a query in SQL, or a condition of one, says of tables and owners: `DELETE FROM orders WHERE id = ? AND user_id = ?`.
//!
//! Invariant: looks at words only, of texts of bounded length.

/// Longest text that is looked at.
const MAX_TEXT: usize = 2_000;

/// A query of single rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// The table, in lower case.
    pub(super) table: String,
    /// Whether its condition compares a key.
    pub(super) has_key: bool,
    /// Whether its condition compares the column of an owner.
    pub(super) has_owner: bool,
}

/// A query that reads, changes or deletes rows by a condition.
pub(super) fn read(text: &str) -> Option<Statement> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let words: Vec<String> =
        { text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '=')) }
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
    let first = words.first()?;
    let before_table = match first.as_str() {
        "select" | "delete" => "from",
        "update" => "update",
        _ => return None,
    };
    let at = words.iter().position(|word| word == before_table)?;
    let table = words.get(at + 1)?.clone();
    let lower = text.to_ascii_lowercase();
    let (_, condition) = lower.split_once("where")?;
    Some(Statement {
        table,
        has_key: columns(condition).any(super::super::vocabulary::is_key),
        has_owner: has_owner(condition),
    })
}

/// Whether a condition compares the column of an owner: `id = ? AND user_id = ?`.
pub(super) fn has_owner(condition: &str) -> bool {
    condition.len() <= MAX_TEXT
        && !condition.to_ascii_lowercase().starts_with("select ")
        && columns(condition).any(is_owner)
}

/// The names that stand before `=` or `in`.
fn columns(condition: &str) -> impl Iterator<Item = &str> {
    let before_equals = { condition.split('=') }
        .take(condition.matches('=').count())
        .filter_map(|part| {
            part.trim_end_matches(['!', '<', '>', ' ', '"', '`', ']'])
                .rsplit(|c: char| !(c.is_alphanumeric() || c == '_'))
                .next()
        });
    before_equals.filter(|name| !name.is_empty())
}

/// Whether a column, field or key is that of an owner.
pub(super) fn is_owner(name: &str) -> bool {
    let all = super::super::words::words(name);
    let all: Vec<&str> = { all.iter().map(String::as_str) }
        .filter(|word| {
            !matches!(
                *word,
                "id" | "uuid" | "name" | "email" | "fk" | "pk" | "uid" | "ref" | "by"
            )
        })
        .collect();
    let is_person = |word: &&str| {
        super::stores::is_one_of(
            "user owner customer account tenant author creator created member patient organization organisation org \
             team workspace company household buyer seller vendor subscriber keeper student employee holder traveller \
             traveler recipient sender submitter requester uploader assignee applicant borrower reader client \
             profile person uploaded owned",
            word,
        )
    };
    !all.is_empty() && all.iter().all(is_person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keys_and_owners() {
        let cases = [
            (
                "SELECT title FROM documents WHERE id = $1 AND account_id = $2",
                Some(("documents", true, true)),
            ),
            (
                "DELETE FROM messages WHERE id = ?",
                Some(("messages", true, false)),
            ),
            (
                "update \"orders\" set state = ? where number=:number",
                Some(("orders", true, false)),
            ),
            ("SELECT * FROM documents", None),
            ("where are the orders", None),
        ];
        for (text, expected) in cases {
            let found = read(text).map(|found| (found.table, found.has_key, found.has_owner));
            let expected = expected.map(|(table, key, owner)| (table.to_owned(), key, owner));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn columns_of_owners() {
        for name in [
            "user_id",
            "ownerId",
            "created_by",
            "CustomerName",
            "account",
            "authorId",
            "travellerId",
        ] {
            assert!(is_owner(name), "{name}");
        }
        for name in ["id", "state", "user_agent", "order_id", "number", "title"] {
            assert!(!is_owner(name), "{name}");
        }
    }
}
