//! Control characters that stand raw inside strings, as Windsurf sends them.

/// The text with control characters inside strings escaped; `None` if there are none.
pub(super) fn control_characters(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 64);
    let mut inside = false;
    let mut escaped = false;
    let mut changed = false;
    for character in text.chars() {
        if inside && character < '\u{20}' {
            changed = true;
            // A raw line end after a backslash is that backslash's own business: JSON knows no such escape.
            if escaped {
                out.push('\\');
            }
            out.push_str("\\u00");
            out.extend(char::from_digit(u32::from(character) >> 4, 16));
            out.extend(char::from_digit(u32::from(character) & 15, 16));
            escaped = false;
            continue;
        }
        out.push(character);
        if escaped {
            escaped = false;
        } else if inside && character == '\\' {
            escaped = true;
        } else if character == '"' {
            inside = !inside;
        }
    }
    changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::control_characters;

    #[test]
    fn escapes_inside_strings_only() {
        let cases = [
            ("{\n\"a\": \"b\"\n}", None),
            ("{\"a\":\"b\nc\"}", Some("{\"a\":\"b\\u000ac\"}")),
            ("{\"a\":\"\\\"\n\"}", Some("{\"a\":\"\\\"\\u000a\"}")),
            ("{\"a\":\"\\\n\"}", Some("{\"a\":\"\\\\\\u000a\"}")),
        ];
        for (text, expected) in cases {
            assert_eq!(control_characters(text).as_deref(), expected, "{text:?}");
        }
    }
}
