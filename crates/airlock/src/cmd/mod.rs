//! One file for each command: its arguments and what it does.

pub(crate) mod areas;
pub(crate) mod baseline;
pub(crate) mod completions;
pub(crate) mod complexity;
pub(crate) mod config;
pub(crate) mod data;
pub(crate) mod db;
pub(crate) mod deps;
pub(crate) mod dev;
pub(crate) mod explain;
pub(crate) mod fix;
pub(crate) mod guidance;
pub(crate) mod hook;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod lsp;
pub(crate) mod man;
pub(crate) mod mcp;
pub(crate) mod redact;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod sbom;
pub(crate) mod scan;
pub(crate) mod trust;
pub(crate) mod version;
