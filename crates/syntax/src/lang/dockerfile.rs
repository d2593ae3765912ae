//! Dockerfiles.

use super::shape::keyword_call;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;

pub(crate) static DOCKERFILE: Language = Language {
    name: "dockerfile",
    aliases: &["docker", "containerfile"],
    extensions: &["dockerfile", "containerfile"],
    file_names: &["Dockerfile", "Containerfile"],
    interpreters: &[],
    comments: Comments::HASH,
    strings: Strings::DOCKERFILE,
    lowering: Lowering {
        grammar: || tree_sitter_containerfile::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::PLAIN,
};

const KINDS: Rules = &[
    ("from_instruction", Rule::Custom(keyword_call)),
    ("run_instruction", Rule::Custom(keyword_call)),
    ("cmd_instruction", Rule::Custom(keyword_call)),
    ("label_instruction", Rule::Custom(keyword_call)),
    ("expose_instruction", Rule::Custom(keyword_call)),
    ("env_instruction", Rule::Custom(keyword_call)),
    ("add_instruction", Rule::Custom(keyword_call)),
    ("copy_instruction", Rule::Custom(keyword_call)),
    ("entrypoint_instruction", Rule::Custom(keyword_call)),
    ("volume_instruction", Rule::Custom(keyword_call)),
    ("user_instruction", Rule::Custom(keyword_call)),
    ("workdir_instruction", Rule::Custom(keyword_call)),
    ("arg_instruction", Rule::Custom(keyword_call)),
    ("onbuild_instruction", Rule::Custom(keyword_call)),
    ("stopsignal_instruction", Rule::Custom(keyword_call)),
    ("healthcheck_instruction", Rule::Custom(keyword_call)),
    ("shell_instruction", Rule::Custom(keyword_call)),
    ("maintainer_instruction", Rule::Custom(keyword_call)),
    ("cross_build_instruction", Rule::Custom(keyword_call)),
    ("shell_command", Rule::BareStr),
    ("path", Rule::BareStr),
    ("image_name", Rule::BareStr),
    ("image_tag", Rule::BareStr),
    ("image_digest", Rule::BareStr),
    ("image_alias", Rule::BareStr),
    ("unquoted_string", Rule::BareStr),
    ("heredoc_content", Rule::BareStr),
    ("mount_param_param", Rule::BareStr),
    ("expose_port", Rule::BareStr),
    ("double_quoted_string", Rule::Str),
    ("single_quoted_string", Rule::Str),
    ("json_string", Rule::Str),
    ("expansion", Rule::Node(Kind::Interp)),
    ("variable", Rule::Leaf(Kind::Ident)),
    (
        "arg_pair",
        Rule::Roles(Kind::KeywordArg, &[("default", Role::Value)]),
    ),
    ("env_pair", Rule::Node(Kind::KeywordArg)),
    ("mount_param", Rule::Node(Kind::KeywordArg)),
    ("param", Rule::Node(Kind::KeywordArg)),
    (
        "label_pair",
        Rule::Roles(Kind::KeywordArg, &[("key", Role::Name)]),
    ),
    ("json_string_array", Rule::Node(Kind::List)),
    (
        "image_spec",
        Rule::Roles(
            Kind::Member,
            &[
                ("name", Role::Object),
                ("tag", Role::Label),
                ("digest", Role::Value),
            ],
        ),
    ),
    ("heredoc_block", Rule::Splice),
    ("line_continuation", Rule::Drop),
    ("heredoc_marker", Rule::Drop),
    ("heredoc_end", Rule::Drop),
    ("end_of_options", Rule::Drop),
];
