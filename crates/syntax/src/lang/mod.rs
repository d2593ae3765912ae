//! One file per language; this list is the only other place a language appears in.

mod c;
mod cpp;
mod csharp;
mod go;
mod java;
mod javascript;
mod php;
mod python;
mod ruby;
mod rust;
mod shape;
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
    &csharp::CSHARP,
    &php::PHP,
    &rust::RUST,
    &c::C,
    &cpp::CPP,
];
