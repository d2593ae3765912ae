//! Percent-encoding as package URLs use it: everything but letters, digits and `.-_~:` is encoded.

use super::PurlError;
use std::fmt::{self, Write as _};

/// Decodes; a `%` must be followed by two hexadecimal digits, and UTF-8 must come out.
///
/// # Errors
/// When that is not so.
pub(super) fn decode(text: &str) -> Result<String, PurlError> {
    let wrong = || PurlError::Encoding(text.to_owned());
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || {
                let digit = char::from(bytes.next()?).to_digit(16)?;
                u8::try_from(digit).ok()
            };
            let (high, low) = digit().zip(digit()).ok_or_else(wrong)?;
            out.push(high << 4 | low);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).map_err(|_| wrong())
}

/// Writes one segment.
pub(super) fn write(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_~:".contains(&byte) {
            f.write_char(char::from(byte))?;
        } else {
            write!(f, "%{byte:02X}")?;
        }
    }
    Ok(())
}

/// Writes segments and the slashes between them.
pub(super) fn write_path(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for (at, segment) in text.split('/').enumerate() {
        if at > 0 {
            f.write_char('/')?;
        }
        write(f, segment)?;
    }
    Ok(())
}
