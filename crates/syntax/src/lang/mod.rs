//! One file per language; this list is the only other place a language appears in.

mod apex;
mod bash;
mod c;
mod clojure;
mod cpp;
mod csharp;
mod dart;
mod dockerfile;
mod elixir;
mod go;
mod hcl;
mod html;
mod java;
mod javascript;
mod json;
mod kotlin;
pub(crate) mod kotlin_bodies;
mod kotlin_comparison;
mod lua;
mod ocaml;
mod php;
mod python;
mod ruby;
mod rust;
mod scala;
mod shape;
mod shell_chain;
mod solidity;
mod solidity_infix;
mod sql;
mod swift;
mod toml;
mod typescript;
mod yaml;

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
    &kotlin::KOTLIN,
    &swift::SWIFT,
    &scala::SCALA,
    &bash::BASH,
    &hcl::HCL,
    &yaml::YAML,
    &json::JSON,
    &toml::TOML,
    &dockerfile::DOCKERFILE,
    &html::HTML,
    &sql::SQL,
    &solidity::SOLIDITY,
    &ocaml::OCAML,
    &apex::APEX,
    &elixir::ELIXIR,
    &lua::LUA,
    &clojure::CLOJURE,
    &dart::DART,
];
