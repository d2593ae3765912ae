//! Secrets that are another form of something: JSON Web Tokens, PEM keys, base64.

use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, LENIENT);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::STANDARD, LENIENT);

/// Bytes of the shortest private key in use, an Ed25519 one in its DER wrapping.
const SHORTEST_KEY: usize = 40;

/// What a JSON Web Token turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jwt {
    /// Its header or payload is no JSON object of the right kind.
    Malformed,
    /// The debugger's and the standard's sample tokens.
    Documented,
    /// A signed token.
    Signed,
}

/// Reads a JSON Web Token (RFC 7519): the header must name an algorithm and the payload be an object.
pub(crate) fn jwt(token: &str) -> Jwt {
    let mut parts = token.split('.');
    let decoded = parts
        .by_ref()
        .take(2)
        .map(|part| URL_SAFE.decode(part).ok())
        .collect::<Option<Vec<_>>>();
    let Some([header, payload]) = decoded.as_deref() else {
        return Jwt::Malformed;
    };
    let object = |bytes: &[u8]| bytes.starts_with(b"{") && bytes.ends_with(b"}");
    let holds = |bytes: &[u8], text: &str| memchr::memmem::find(bytes, text.as_bytes()).is_some();
    if !object(header) || !object(payload) || !holds(header, "\"alg\"") {
        return Jwt::Malformed;
    }
    // What a browser is given to use a service as nobody.
    if holds(payload, "\"role\":\"anon\"") {
        return Jwt::Malformed;
    }
    // jwt.io's sample, and RFC 7519 section 3.1's: copied into countless tests and pages, they open nothing.
    let sample = holds(payload, "\"John Doe\"") || holds(payload, "http://example.com/is_root");
    if sample {
        return Jwt::Documented;
    }
    match parts.next() {
        Some(signature) if !signature.is_empty() => Jwt::Signed,
        _ => Jwt::Malformed,
    }
}

/// Whether a PEM block's body (armour lines included) decodes to a private key: the DER sequence of RFC 5208 and RFC 5958
/// whole, OpenSSH's container, or, where headers say that it is encrypted, bytes enough for a key. Line ends may be real or
/// written as `\n`, as in JSON and environment variables. A body with lines left out (`...`) opens nothing.
pub(crate) fn pem_body_is_key(block: &str) -> bool {
    let body = block
        .split_once("KEY-----")
        .map_or(block, |(_, rest)| rest)
        .split("-----END")
        .next()
        .unwrap_or("");
    if body.contains("...") || body.contains('\u{2026}') {
        return false;
    }
    let body = body.replace("\\r", "").replace("\\n", "\n");
    let is_encrypted = body.contains("ENCRYPTED");
    let base64: String = body
        .lines()
        // Encrypted keys open with headers such as `Proc-Type: 4,ENCRYPTED`.
        .filter(|line| !line.contains(':'))
        .map(longest_base64)
        .collect();
    let unpadded = base64.split('=').next().unwrap_or("");
    STANDARD.decode(unpadded).is_ok_and(|bytes| {
        bytes.len() >= SHORTEST_KEY
            && (is_encrypted || is_whole_sequence(&bytes) || bytes.starts_with(b"openssh-key-v1"))
    })
}

/// What is left of a line without the quotes, signs and comment marks that source code puts around it.
fn longest_base64(line: &str) -> &str {
    line.split(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '+' | '/' | '='))
        // `+` by itself joins literals.
        .filter(|run| run.bytes().any(|byte| byte.is_ascii_alphanumeric()))
        .max_by_key(|run| run.len())
        .unwrap_or("")
}

/// Whether bytes open with a DER sequence (X.690, 8.1 and 10.1) that they hold to its end.
fn is_whole_sequence(bytes: &[u8]) -> bool {
    let (header, length) = match *bytes {
        [0x30, short, ..] if short < 0x80 => (2, usize::from(short)),
        [0x30, 0x81, length, ..] => (3, usize::from(length)),
        [0x30, 0x82, high, low, ..] => (4, usize::from(u16::from_be_bytes([high, low]))),
        _ => return false,
    };
    bytes.len() >= header + length
}

/// Whether `text` is base64 of a private key in DER: a sequence that holds a version and then a modulus, a key's algorithm
/// or a key's bytes (RFC 8017 A.1.2, RFC 5958, RFC 5915). Public keys and certificates hold no version there.
pub(crate) fn is_der_private_key(text: &str) -> bool {
    let text = text.replace("\\n", "");
    let text = text.trim_end_matches('=');
    let Ok(bytes) = STANDARD.decode(text) else {
        return false;
    };
    let header = match bytes.get(1) {
        Some(0x81) => 3,
        Some(0x82) => 4,
        _ => 2,
    };
    let Some([0x02, 0x01, version, next, ..]) = bytes.get(header..) else {
        return false;
    };
    let is_key = match version {
        // RSA (an integer follows), PKCS #8 (a sequence), or SEC 1 (an octet string, version 1).
        0 => matches!(next, 0x02 | 0x30),
        1 => matches!(next, 0x04 | 0x30),
        _ => false,
    };
    bytes.len() >= SHORTEST_KEY && is_key && is_whole_sequence(&bytes)
}

/// Whether `text` is base64 of a PEM text that says it is a private key.
pub(crate) fn holds_pem_private_key(text: &str) -> bool {
    let head = text.get(..text.len().min(100)).unwrap_or("");
    let whole = head.get(..head.len() / 4 * 4).unwrap_or("");
    STANDARD
        .decode(whole)
        .is_ok_and(|bytes| memchr::memmem::find(&bytes, b"PRIVATE KEY").is_some())
}

/// Whether `text` is base64 of at least 16 bytes that are not text.
pub(crate) fn is_binary_base64(text: &str) -> bool {
    STANDARD
        .decode(text)
        .is_ok_and(|bytes| bytes.len() >= 16 && std::str::from_utf8(&bytes).is_err())
}

/// The password in base64 of `name:password` (RFC 7617); `None` if it is not that.
pub(crate) fn basic_auth_password(text: &str) -> Option<String> {
    let decoded = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
    let (name, password) = decoded.split_once(':')?;
    let printable = !decoded.chars().any(char::is_control);
    (printable && !name.is_empty() && !password.is_empty()).then(|| password.to_owned())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn token(header: &str, payload: &str, signature: &str) -> String {
        format!(
            "{}.{}.{signature}",
            URL_SAFE.encode(header),
            URL_SAFE.encode(payload)
        )
    }

    #[test]
    fn reads_tokens() {
        let cases = [
            (r#"{"alg":"HS256"}"#, r#"{"sub":"7"}"#, "c2ln", Jwt::Signed),
            (
                r#"{"alg":"HS256"}"#,
                r#"{"name":"John Doe"}"#,
                "c2ln",
                Jwt::Documented,
            ),
            (r#"{"alg":"none"}"#, r#"{"sub":"7"}"#, "", Jwt::Malformed),
            (r#"{"typ":"JWT"}"#, r#"{"sub":"7"}"#, "c2ln", Jwt::Malformed),
            ("[]", r#"{"sub":"7"}"#, "c2ln", Jwt::Malformed),
        ];
        for (header, payload, signature, expected) in cases {
            assert_eq!(
                jwt(&token(header, payload, signature)),
                expected,
                "{header} {payload}"
            );
        }
        assert_eq!(jwt("no token"), Jwt::Malformed);
    }

    #[test]
    fn reads_key_bodies() {
        let key = |header: &[u8]| STANDARD.encode([header, &[7; 44]].concat());
        let body = key(&[0x30, 44]);
        assert!(pem_body_is_key(&format!("KEY-----\n{body}\n-----END")));
        assert!(pem_body_is_key(&format!("KEY-----\\n{body}\\n-----END")));
        assert!(pem_body_is_key(&format!(
            "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES,1\n\n{}",
            key(&[])
        )));
        assert!(pem_body_is_key(&format!(
            "KEY-----\" +\n  \"{body}\" +\n\"-----END"
        )));
        assert!(pem_body_is_key(&format!(
            "KEY-----\n{}\n-----END",
            key(b"openssh-key-v1\0")
        )));
        assert!(!pem_body_is_key(&format!(
            "KEY-----\n{}\n-----END",
            key(&[])
        )));
        assert!(!pem_body_is_key(&format!(
            "KEY-----\n{}\n-----END",
            key(&[0x30, 0x82, 4, 0])
        )));
        assert!(!pem_body_is_key(&format!(
            "KEY-----\n * {body}\n * ...\n * {body}\n-----END"
        )));
        assert!(!pem_body_is_key(
            "KEY-----\".getBytes(US_ASCII);\nprivate static final byte[] END_KEY = \"-----END"
        ));
        assert!(!pem_body_is_key("KEY-----\n...\n-----END"));
        assert!(!pem_body_is_key("KEY-----\nMIIEowIBAAKCAQEA\n-----END"));
    }

    #[test]
    fn reads_basic_authentication() {
        assert_eq!(
            basic_auth_password(&STANDARD.encode("joe:pw")).unwrap(),
            "pw"
        );
        for text in ["joe", ":pw", "joe:", "joe:\u{1}"] {
            assert_eq!(basic_auth_password(&STANDARD.encode(text)), None, "{text}");
        }
    }
}
