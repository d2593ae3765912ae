//! `airlock rules dump-tree`: code as patterns see it.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use airlock_model::{Cx, LineIndex};
use airlock_report::neutral_text;
use airlock_syntax::{Language, ParseLimits, Role, Tree};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Longest code that is quoted beside a node.
const MAX_QUOTED: usize = 60;

/// Show code as patterns see it: kinds, parts and places
///
/// One node a line: its place (`line:column-line:column`), the part it plays in the node around it, its kind, and its
/// text where nothing lies below it. A pattern matches where kinds and parts agree.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules dump-tree src/app.py
  airlock rules dump-tree --pattern 'foo(..., $X)' --language python")]
pub(crate) struct Args {
    /// The file
    #[arg(value_name = "FILE", required_unless_present = "pattern")]
    file: Option<PathBuf>,
    /// A pattern instead of a file, or beside one
    #[arg(long, value_name = "TEXT")]
    pattern: Option<String>,
    /// The language, where the file's name does not tell it
    #[arg(long, value_name = "NAME", required_unless_present = "file")]
    language: Option<String>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let named = { args.language.as_deref() }
        .map(super::new::language)
        .transpose()?;
    let mut out = String::new();
    let mut own = named;
    if let Some(path) = &args.file {
        let text = super::read_code(path)?;
        let shown = path.display().to_string();
        let language = named
            .or_else(|| airlock_syntax::of_path(&shown, &text))
            .ok_or_else(|| {
                Failure::usage(
                    format_args!("{shown}: its language is not known by its name"),
                    "name it with `--language`",
                )
            })?;
        own = Some(language);
        let parsed = airlock_syntax::parse(&Cx::default(), language, &text, ParseLimits::default());
        dump(&parsed.tree, &text, &mut out);
    }
    if let (Some(pattern), Some(language)) = (&args.pattern, own) {
        out.push_str(&of_pattern(pattern, language)?);
    }
    Ui::result(&*neutral_text(&out))?;
    Ok(Exit::Clean)
}

fn of_pattern(pattern: &str, language: &'static Language) -> Result<String, Failure> {
    let parsed = airlock_syntax::parse_pattern(language, pattern).map_err(|error| {
        Failure::usage(format_args!("{}: `{pattern}`", error.message), error.hint)
    })?;
    let mut out = String::new();
    lines(
        &parsed.tree,
        |_| String::new(),
        |id| parsed.written(id),
        &mut out,
    );
    Ok(out)
}

fn dump(tree: &Tree, text: &str, out: &mut String) {
    let index = LineIndex::new(text);
    let at = |offset| {
        let position = index.position(text, offset);
        format!("{}:{}", position.line, position.column)
    };
    lines(
        tree,
        |id| {
            let node = tree.node(id);
            format!("{:16}", format!("{}-{}", at(node.start), at(node.end)))
        },
        |id| tree.text(text, id).to_owned(),
        out,
    );
}

/// One node a line, each with what `place` and `text` say of it.
fn lines(
    tree: &Tree,
    place: impl Fn(airlock_syntax::NodeId) -> String,
    text: impl Fn(airlock_syntax::NodeId) -> String,
    out: &mut String,
) {
    let mut open: Vec<u32> = Vec::new();
    for (id, node) in tree.iter() {
        while open.last().is_some_and(|next| *next <= id.0) {
            open.pop();
        }
        let indent = "  ".repeat(open.len());
        let role = if node.role == Role::None {
            String::new()
        } else {
            format!("{:?}: ", node.role).to_lowercase()
        };
        // Writing to a String cannot fail.
        let _ = write!(out, "{}{indent}{role}{:?}", place(id), node.kind);
        if node.next == id.0 + 1 {
            let _ = write!(out, " {:?}", cut(&text(id)));
        }
        out.push('\n');
        open.push(node.next);
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("")),
        None => text.to_owned(),
    }
}
