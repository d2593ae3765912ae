//! HTML and templates that look like it.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;

pub(crate) static HTML: Language = Language {
    name: "html",
    aliases: &["htm", "vue", "svelte"],
    extensions: &[
        "html",
        "htm",
        "xhtml",
        "vue",
        "svelte",
        "ejs",
        "hbs",
        "handlebars",
        "mustache",
        "jinja",
        "jinja2",
        "j2",
        "tmpl",
        "jsp",
        "erb",
    ],
    file_names: &[],
    interpreters: &[],
    comments: Comments {
        line: &[],
        block: &[("<!--", "-->")],
        nested: false,
    },
    strings: Strings::NONE,
    lowering: Lowering {
        grammar: || tree_sitter_html::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::HTML,
};

const KINDS: Rules = &[
    ("element", Rule::Node(Kind::Element)),
    ("script_element", Rule::Node(Kind::Element)),
    ("style_element", Rule::Node(Kind::Element)),
    ("start_tag", Rule::SpliceRoles(&[("0", Role::Name)])),
    ("self_closing_tag", Rule::SpliceRoles(&[("0", Role::Name)])),
    ("end_tag", Rule::Drop),
    ("doctype", Rule::Drop),
    ("erroneous_end_tag", Rule::Drop),
    ("tag_name", Rule::Leaf(Kind::Ident)),
    ("attribute_name", Rule::Leaf(Kind::Ident)),
    (
        "attribute",
        Rule::Roles(Kind::Attribute, &[("0", Role::Name), ("1", Role::Value)]),
    ),
    ("quoted_attribute_value", Rule::Str),
    ("attribute_value", Rule::BareStr),
    ("text", Rule::Leaf(Kind::Text)),
    ("raw_text", Rule::Leaf(Kind::Text)),
    ("entity", Rule::Leaf(Kind::Text)),
];
