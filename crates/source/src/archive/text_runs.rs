//! The text in a binary file: runs of printable characters, each on a line of its own, as `strings` shows them.

/// Characters of the shortest run.
const SHORTEST: usize = 6;

/// The runs of `bytes`.
pub(super) fn of(bytes: &[u8]) -> String {
    let mut text = String::new();
    for run in bytes.split(|byte| !matches!(byte, b' '..=b'~' | b'\t')) {
        if run.len() >= SHORTEST
            && let Ok(run) = std::str::from_utf8(run)
        {
            text.push_str(run);
            text.push('\n');
        }
    }
    text
}
