//! One file per language; this list is the only other place a language appears in.

mod go;
mod java;
mod javascript;
mod python;
mod ruby;
mod typescript;

use crate::language::Language;

/// Every language, in the order in which a shared extension is decided.
pub static LANGUAGES: &[&Language] = &[
    &python::PYTHON,
    &javascript::JAVASCRIPT,
    &typescript::TYPESCRIPT,
    &typescript::TSX,
    &java::JAVA,
    &go::GO,
    &ruby::RUBY,
];
