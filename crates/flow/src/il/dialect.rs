//! What languages do otherwise, as far as the flow of values depends on it: one row for each.

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub(super) struct Dialect {
    /// Whether a case of a switch goes on with the next one.
    pub(super) falls_through: bool,
    /// Whether `break` leaves a switch.
    pub(super) break_leaves_switch: bool,
    /// Whether a method names the fields of its object without `this`.
    pub(super) bare_fields: bool,
    /// How the object of a method is called where that is not a keyword of the grammar.
    pub(super) this: &'static [&'static str],
    /// Whether the names in a case's pattern are bound to parts of the subject.
    pub(super) binds_in_patterns: bool,
    /// Whether a function is there before the statements around it run.
    pub(super) hoists: bool,
    /// Methods that add their arguments to the object they are called on, whatever it is.
    pub(super) appends: &'static [&'static str],
    /// Whether a function gives the value of its last statement.
    pub(super) gives_last: bool,
    /// What a name of a field of the object begins with.
    pub(super) field_sigil: Option<char>,
}

const PLAIN: Dialect = Dialect {
    falls_through: false,
    break_leaves_switch: false,
    bare_fields: false,
    this: &[],
    binds_in_patterns: false,
    hoists: false,
    appends: &[],
    gives_last: false,
    field_sigil: None,
};
const C: Dialect = Dialect {
    falls_through: true,
    break_leaves_switch: true,
    ..PLAIN
};

const ROWS: &[(&[&str], Dialect)] = &[
    (&["c"], C),
    (
        &["javascript", "typescript", "tsx"],
        Dialect { hoists: true, ..C },
    ),
    (
        &["java", "cpp"],
        Dialect {
            bare_fields: true,
            ..C
        },
    ),
    (
        &["php"],
        Dialect {
            this: &["$this"],
            ..C
        },
    ),
    (
        &["csharp"],
        Dialect {
            break_leaves_switch: true,
            bare_fields: true,
            binds_in_patterns: true,
            ..PLAIN
        },
    ),
    (
        &["go"],
        Dialect {
            break_leaves_switch: true,
            ..PLAIN
        },
    ),
    (
        &["kotlin", "scala", "swift"],
        Dialect {
            bare_fields: true,
            ..PLAIN
        },
    ),
    (
        &["python"],
        Dialect {
            this: &["self"],
            binds_in_patterns: true,
            ..PLAIN
        },
    ),
    (
        &["ruby"],
        Dialect {
            appends: &["concat", "push", "append", "unshift"],
            gives_last: true,
            field_sigil: Some('@'),
            ..PLAIN
        },
    ),
    (
        &["rust"],
        Dialect {
            this: &["self"],
            binds_in_patterns: true,
            ..PLAIN
        },
    ),
];

/// The row of `language`.
pub(super) fn of(language: &str) -> Dialect {
    ROWS.iter()
        .find(|(names, _)| names.contains(&language))
        .map_or(PLAIN, |(_, row)| *row)
}
