//! Pattern matching over generic trees.
