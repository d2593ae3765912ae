//! Pure renderers, one file per format.
