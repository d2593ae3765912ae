//! One file per language; this list is the only other place a language appears in.

mod java;
mod javascript;
mod python;
mod typescript;

use crate::language::Language;

/// Every language, in the order in which a shared extension is decided.
pub static LANGUAGES: &[&Language] = &[
    &python::PYTHON,
    &javascript::JAVASCRIPT,
    &typescript::TYPESCRIPT,
    &typescript::TSX,
    &java::JAVA,
];
