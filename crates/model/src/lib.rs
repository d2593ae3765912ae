//! The nouns every crate shares: plain data, no IO.
