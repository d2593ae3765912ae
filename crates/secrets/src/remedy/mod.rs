//! A read from the environment in the place of a secret that stands in code.
//!
//! The literal that is the whole secret is replaced in the language's idiom, and what the idiom needs is imported. Left
//! alone are secrets that are a part of a literal, of several lines, in constants (which no call may initialise), in
//! annotations, and defaults of what is read from the environment already: there a person must decide.
//!
//! Invariant: a remedy holds names and code, never the value.

mod idiom;
mod import;
mod name;

use airlock_model::{Edit, Source, Span};
use idiom::Idiom;

/// How a secret's literal becomes a read from the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The name that is read.
    pub name: String,
    /// The code that reads it.
    pub code: String,
    /// Whether the environment holds it; else it is an object of the platform's.
    pub is_of_environment: bool,
    /// Edits of the file, in order.
    pub edits: Vec<Edit>,
}

/// The remedy for the secret at `span`, which the detector `id` found; `None` where a person must decide. `known_as` is
/// what a secret file calls it already.
pub fn remedy(source: &Source, id: &str, span: Span, known_as: Option<&str>) -> Option<Remedy> {
    let text = source.text.as_str();
    let idiom = Idiom::of(source)?;
    let literal = idiom.literal(text, span)?;
    let line = line_before(text, literal.start as usize);
    if literal.slice(text).contains('\n') || idiom.must_be_constant(line) || reads_already(line) {
        return None;
    }
    let name = match known_as.filter(|name| name::is_of_environment(name)) {
        Some(name) => name.to_owned(),
        None => name::of(idiom.naming(text, line, literal.start as usize), id),
    };
    let code = idiom.read(&name, line)?;
    let mut edits = vec![Edit {
        span: idiom.replaced(literal, line),
        replacement: code.clone(),
    }];
    if let Some((at, import)) = import::missing(idiom, text) {
        let at = u32::try_from(at).ok()?;
        edits.push(Edit {
            span: Span::new(at, at),
            replacement: import,
        });
    }
    edits.sort_by_key(|edit| edit.span);
    Some(Remedy {
        name,
        code,
        is_of_environment: idiom != Idiom::Kubernetes,
        edits,
    })
}

/// What stands before byte `at` in its line.
fn line_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    before.get(start..).unwrap_or("")
}

/// Whether the literal is a default of something that is read from the environment.
fn reads_already(line: &str) -> bool {
    [
        "environ",
        "getenv",
        "Getenv",
        "process.env",
        "ENV[",
        "ENV.",
        "env::var",
        "GetEnvironmentVariable",
    ]
    .iter()
    .any(|read| line.contains(read))
}

#[cfg(test)]
mod tests;
