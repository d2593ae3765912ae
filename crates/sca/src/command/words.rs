//! Lines of a shell as words with their places.

use airlock_model::Span;

/// A word without its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    pub(crate) text: &'t str,
    pub(crate) span: Span,
}

/// The simple commands of `text`, which stands at byte `start` of its file: cut at `;`, `&`, `|`, brackets, back-ticks and
/// the end of a line that is not continued.
pub(crate) fn commands(text: &str, start: u32) -> Vec<Vec<Word<'_>>> {
    let mut commands = Vec::new();
    let mut words: Vec<Word<'_>> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b' ' | b'\t' | b'\r' => at += 1,
            b'\\' if matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => at += 2,
            b'#' => at = line_end(bytes, at),
            b'\n' | b';' | b'&' | b'|' | b'(' | b')' | b'`' => {
                commands.push(std::mem::take(&mut words));
                at += 1;
            }
            _ => {
                let end = word_end(bytes, at);
                words.push(word(text, start, at, end));
                at = end.max(at + 1);
            }
        }
    }
    commands.push(words);
    commands.retain(|words| !words.is_empty());
    commands
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(bytes.len(), |end| at + end)
}

/// Where the word at `at` ends; quotes hold white space together, on one line.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let mut quote = None;
    let mut end = at;
    while let Some(byte) = bytes.get(end).copied() {
        match (quote, byte) {
            (None, b'\\') if matches!(bytes.get(end + 1), Some(b'\n' | b'\r')) => break,
            (None, b'\'' | b'"') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            (_, b'\n') | (None, b' ' | b'\t' | b'\r' | b';' | b'&' | b'|' | b'(' | b')' | b'`') => {
                break;
            }
            _ => {}
        }
        end += 1;
    }
    end
}

fn word(text: &str, start: u32, from: usize, to: usize) -> Word<'_> {
    let raw = text.get(from..to).unwrap_or_default();
    let inner = raw.trim_matches(['"', '\'', ',']);
    let lead = raw.len() - raw.trim_start_matches(['"', '\'', ',']).len();
    let first = start + crate::doc::offset(from + lead);
    Word {
        text: inner,
        span: Span::new(first, first + crate::doc::offset(inner.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_commands_and_words() {
        let text = "a 'b c' \\\n  d && e \"f\" # g\n(h; i)|j";
        let found: Vec<Vec<&str>> = commands(text, 0)
            .iter()
            .map(|words| words.iter().map(|word| word.text).collect())
            .collect();
        assert_eq!(
            found,
            [
                vec!["a", "b c", "d"],
                vec!["e", "f"],
                vec!["h"],
                vec!["i"],
                vec!["j"]
            ]
        );
        for word in commands(text, 0).iter().flatten() {
            assert_eq!(word.span.slice(text), word.text);
        }
    }
}
