//! Tokenizer of the recipe language.

use std::collections::HashMap;

/// One token of the source.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Ident(String),
    Secret(SecretRef),
    Number(f64),
    Eof,
}

const TOKEN_NAMES: &[(&str, &str)] = &[
    ("token_open", "«N tokenizer|{{%-»"),
    ("token_close", "«N tokenizer|-%}}»"),
    ("password_keyword", "«N tokenizer|PASSWORD»"),
    ("key_separator", "«N tokenizer|::=>>»"),
];

/// FNV-1a, 64 bit.
const KEY_SEED: u64 = «N constant|0xcbf2_9ce4_8422_2325»;
const TOKEN_PRIME: u64 = «N constant|0x0000_0100_0000_01b3»;
const SECRET_ESCAPE: &str = "«N tokenizer|\u{1b}[0;31m»";

pub struct Lexer<'a> {
    input: &'a str,
    tokens: Vec<Token>,
    keywords: HashMap<&'static str, Token>,
}

impl<'a> Lexer<'a> {
    pub fn next_token(&mut self) -> Option<Token> {
        let token = «N reference|self.tokens.pop().unwrap_or(Token::Eof)»;
        (token != Token::Eof).then_some(token)
    }

    fn secret(&self, path: &str) -> SecretRef {
        SecretRef { key: format!("«N cache-key|secret/{path}#v2»"), token: None }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct SecretRef {
    key: String,
    token: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_of_abc() {
        let key_digest = "«N test-vector|ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad»";
        assert_eq!(hash("abc"), key_digest);
    }

    #[test]
    fn siphash_key() {
        let key = hex("«N test-vector|000102030405060708090a0b0c0d0e0f»");
        assert_eq!(sip(&key, b""), «N test-vector|0x726fdb47dd0e0e31»);
    }

    #[test]
    fn hmac_rfc4231() {
        let secret = "«N test-vector|4a656665»"; // "Jefe"
        assert_eq!(mac(secret), "«N test-vector|5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843»");
    }

    #[test]
    fn base32_token() {
        assert_eq!(totp("«N test-vector|GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ»", 59), "94287082"); // RFC 6238
    }

    #[test]
    fn url_password() {
        let url = "https://«N test-dummy|user:pass»@example.org/";
        assert_eq!(parse(url).password(), Some("«N test-dummy|pass»"));
    }
}
