//! A detector in a packed set.
//!
//! Shared by the build script (which packs) and the crate (which unpacks), so it knows neither the model nor regexes.
//!
//! Invariant: postcard reads fields by position; adding, removing or reordering one changes [`FORMAT`].

use serde::{Deserialize, Serialize};

/// Version of the packed form, its first byte; others are refused.
pub(crate) const FORMAT: u8 = 4;

/// A packed set of detectors: what every run needs. The texts of each ([`RawTexts`]) stand behind it in the pack and are
/// read when a detector first finds or explains something, since a hook's run needs a handful of a thousand.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RawPack {
    /// Digest of the files it was made from (BLAKE3, hex).
    pub(crate) digest: String,
    /// The detectors, ordered by id.
    pub(crate) detectors: Vec<RawBrief>,
    /// Every literal once, in lower case.
    pub(crate) literals: Vec<String>,
    /// The detectors (places in `detectors`) of the first literal, of the second, and so on.
    pub(crate) owners: Vec<u16>,
    /// For each literal, where its owners end in `owners`.
    pub(crate) owners_end: Vec<u32>,
}

/// What a scan must know of a detector before a literal of it was met.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RawBrief {
    /// Its name in kebab-case.
    pub(crate) id: String,
    /// How it recognises its secret.
    pub(crate) kind: Kind,
    /// Bytes of the match that may precede the literal.
    pub(crate) lead: u16,
    /// Bytes from the literal on that are looked at; 0 for the usual 512.
    pub(crate) reach: u16,
    /// What else must hold.
    pub(crate) checks: Vec<RawCheck>,
    /// Least Shannon entropy in bits per character.
    pub(crate) entropy: f32,
    /// Gives way to every other detector.
    pub(crate) generic: bool,
    /// Made at will by anybody, so that tests and documents bring their own.
    pub(crate) self_made: bool,
    /// No literal of it has more than three letters.
    pub(crate) short_marks: bool,
    /// File names it is confined to; empty for all.
    pub(crate) paths: Vec<String>,
    /// How bad.
    pub(crate) severity: RawSeverity,
    /// How sure.
    pub(crate) confidence: RawConfidence,
    /// Where its texts begin, in bytes behind the pack.
    pub(crate) texts_at: u32,
}

/// What a detector needs once a literal of it was met, and what people are told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RawTexts {
    /// What it finds, as it reads after "hard-coded".
    pub(crate) name: String,
    /// Named: regex for the whole normalised name; empty for any.
    pub(crate) key: String,
    /// Regex of the match (token) or of the whole value (named).
    pub(crate) regex: String,
    /// What the credential opens, in a few words.
    pub(crate) opens: String,
    /// The provider's steps to take it out of use.
    pub(crate) rotate: String,
    /// The provider's read-only call that says whether the credential still works; empty where there is none.
    pub(crate) live: String,
    /// Further reading, the provider's own pages first.
    pub(crate) references: Vec<String>,
    /// Other tools' names for it, honoured in suppressions.
    pub(crate) aliases: Vec<String>,
}

/// How a detector recognises its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// The text itself has a form: `regex` is matched where a literal stands.
    Token,
    /// The value has no form of its own: `key` is matched against the name it is assigned to, `regex` against the value.
    Named,
    /// `regex` is matched against every line of the files that `paths` names; it has no literals.
    Line,
}

/// What else must hold, by name; see the crate's `check` module for what each proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawCheck {
    /// The last six of 36 characters are the CRC-32 of the first thirty in base 62 (GitHub, npm).
    Base62Crc32,
    /// Three parts, the first a JSON header that names an algorithm.
    Jwt,
    /// A PEM body that decodes and is long enough for a key.
    PemPrivateKey,
    /// Standard base64 of at least 16 bytes.
    Base64Key,
    /// Base64 of `name:value`.
    BasicAuth,
    /// Letters, digits and their order are those of random text.
    Random,
    /// A person may have chosen it: not an expression, label, path or placeholder.
    Password,
    /// At least one digit and one letter.
    LettersAndDigits,
    /// Digits and letters, or letters alone that no word is made of.
    NotWords,
    /// [`Self::Random`], or a UUID, which some services issue as secrets.
    RandomOrUuid,
    /// [`Self::Random`], and at least 24 characters (32 of hex).
    LongRandom,
    /// Base64 of a private key in DER (PKCS #1, PKCS #8, SEC 1).
    DerPrivateKey,
    /// Base64 of a PEM text that says it is a private key.
    PemInBase64,
    /// Nothing near it says that it is part of the configuration that every visitor of an app is sent.
    NotPublicClient,
    /// Letters and at least two digits, as no word of a text has.
    StandsOut,
    /// In a program, inside a string.
    InString,
    /// Bytes written as numbers, as uneven as a key's.
    KeyBytes,
    /// Twelve to twenty-four words of a wallet.
    SeedWords,
}

/// How bad.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawSeverity {
    /// Worth knowing.
    Info,
    /// Little harm on its own.
    Low,
    /// Harm under conditions.
    Medium,
    /// Harm to be expected.
    High,
    /// Harm at once and at large.
    Critical,
}

/// How sure.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawConfidence {
    /// A place to look at.
    Low,
    /// More often real than not.
    Medium,
    /// The form proves it.
    High,
}
