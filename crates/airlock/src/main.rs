//! The program: arguments, configuration, exit codes; the only place with a terminal.
fn main() {}
