//! What AI tools may read and obey.

pub mod shell;
