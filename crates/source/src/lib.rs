//! Git, files and stdin become a Change and its Sources.
