//! Facts about names: imports, scopes, qualified names.
