//! Loads, validates and compiles rule files and packs.
