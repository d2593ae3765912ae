//! Languages: grammar, lexer, compact generic tree.
