//! What must hold of a value beside its form, and what that proves.
//!
//! Invariant: checks look at the value (and the kind of file) alone; they neither allocate without bound nor fail.

mod checksum;
mod encoded;
mod entropy;
mod password;
mod placeholder;
mod random;
mod record;
mod shape;
mod word;

use crate::context::{Form, Setting};
use crate::pack::Detector;
use crate::pack::raw::RawCheck;
use airlock_model::SecretTier;
use encoded::Jwt;
use password::Choice;
pub(crate) use record::is_seed;

/// Longest value in which a mark such as `abcd1234` means anything; key blocks hold them by chance, and armour lines.
const LONGEST_MARKED: usize = 256;

/// What the checks made of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// How far it is proven.
    pub(crate) tier: SecretTier,
    /// Steps by which confidence falls below the detector's own.
    pub(crate) doubts: u8,
}

/// How a value is written down, as far as it bears on what it may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writing<'text> {
    /// The name it is given to, as written; empty for a value recognised by its own form.
    pub(crate) name: &'text str,
    /// Whether it stands in quotes.
    pub(crate) quoted: bool,
    /// Whether it stands where a text may go on: in a sentence, or in the middle of a string.
    pub(crate) loose: bool,
    /// Whether a string that begins on its line is open where it stands.
    pub(crate) inside: bool,
    /// The text round it.
    pub(crate) nearby: &'text str,
    /// What kind of file it stands in.
    pub(crate) setting: Setting,
}

/// Judges a value that has the detector's form; `None` if it is no secret.
pub(crate) fn judge(detector: &Detector, value: &str, writing: Writing<'_>) -> Option<Judgement> {
    if entropy::shannon(value) < detector.min_entropy() {
        return None;
    }
    let elsewhere = shape::is_public_or_sealed(value) || value.contains("://");
    if detector.is_generic() && elsewhere {
        return None;
    }
    let mut judgement = Judgement {
        tier: SecretTier::Realistic,
        doubts: 0,
    };
    for check in detector.checks() {
        apply(*check, value, writing, &mut judgement)?;
    }
    let marked = if value.len() > LONGEST_MARKED || value.starts_with("----") {
        placeholder::is_masked(value).then_some(SecretTier::Placeholder)
    } else {
        placeholder::tier(value)
    };
    if let Some(tier) = marked
        && judgement.tier != SecretTier::ValidForm
    {
        judgement.tier = judgement.tier.min(tier);
    }
    Some(judgement)
}

/// Shannon entropy in bits per character.
pub(crate) fn entropy_of(value: &str) -> f32 {
    entropy::shannon(value)
}

/// Applies one check; `None` if the value fails it in a way that rules a secret out.
fn apply(
    check: RawCheck,
    value: &str,
    writing: Writing<'_>,
    judgement: &mut Judgement,
) -> Option<()> {
    let holds = |condition: bool| condition.then_some(());
    match check {
        RawCheck::Base62Crc32 => {
            if checksum::holds(value) {
                judgement.tier = SecretTier::ValidForm;
            } else {
                // The provider never issued it; a masked or mistyped one may still tell of a real one.
                judgement.doubts += 1;
            }
        }
        RawCheck::Jwt => match encoded::jwt(value) {
            Jwt::Malformed => return None,
            Jwt::Documented => judgement.tier = SecretTier::DocumentedExample,
            Jwt::Signed => judgement.tier = SecretTier::ValidForm,
        },
        RawCheck::PemPrivateKey => {
            holds(encoded::pem_body_is_key(value))?;
            judgement.tier = SecretTier::ValidForm;
        }
        RawCheck::Base64Key => holds(encoded::is_binary_base64(value))?,
        RawCheck::BasicAuth => {
            let password = encoded::basic_auth_password(value)?;
            apply_choice(&password, writing, judgement)?;
        }
        RawCheck::Random => holds(random::looks_random(value))?,
        RawCheck::Password => apply_choice(value, writing, judgement)?,
        RawCheck::LettersAndDigits => holds(
            value.bytes().any(|byte| byte.is_ascii_digit())
                && value.bytes().any(|byte| byte.is_ascii_alphabetic()),
        )?,
        RawCheck::NotWords => holds(random::is_not_words(value))?,
        RawCheck::RandomOrUuid => {
            holds(random::looks_random(value) || shape::is_marked_uuid(value))?;
        }
        RawCheck::LongRandom => {
            let hex = value.bytes().all(|byte| byte.is_ascii_hexdigit());
            holds(value.len() >= if hex { 32 } else { 24 } && random::looks_random(value))?;
        }
        RawCheck::DerPrivateKey => {
            holds(encoded::is_der_private_key(value))?;
            judgement.tier = SecretTier::ValidForm;
        }
        RawCheck::PemInBase64 => holds(encoded::holds_pem_private_key(value))?,
        RawCheck::NotPublicClient => holds(!is_public_client(writing.nearby))?,
        RawCheck::InString => holds(writing.setting.form != Form::Code || writing.inside)?,
        RawCheck::KeyBytes => holds(random::are_key_bytes(value))?,
        RawCheck::StandsOut => holds(password::stands_out(value))?,
        RawCheck::SeedWords => holds(word::are_seed_words(value))?,
    }
    Some(())
}

fn apply_choice(value: &str, writing: Writing<'_>, judgement: &mut Judgement) -> Option<()> {
    match password::choice(value, writing) {
        Choice::NotOne => return None,
        Choice::Placeholder => judgement.tier = SecretTier::Placeholder,
        Choice::Weak => judgement.doubts += 1,
        Choice::Strong => {}
    }
    Some(())
}

/// Whether a text looks like the output of a random generator.
pub(crate) fn looks_random(value: &str) -> bool {
    random::looks_random(value)
}

/// Whether a setting's value is no secret whatever its name: a reference, an address, a path, a number, a switch.
pub(crate) fn is_setting(value: &str) -> bool {
    shape::is_reference(value)
        || shape::is_location(value)
        || shape::is_email(value)
        || shape::is_public_or_sealed(value)
        || !value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a value stands in texts that have nothing to do with it: a word, what everybody thinks of first, what stands
/// for a secret.
pub(crate) fn is_common(value: &str) -> bool {
    let word = value.bytes().all(|byte| byte.is_ascii_alphabetic())
        && word::reads_like_words(value) != Some(false);
    word || password::is_common(value) || placeholder::tier(value).is_some()
}

/// Whether a value is made of words joined as names are.
pub(crate) fn is_name(value: &str) -> bool {
    shape::is_identifier_of_words(value) || shape::is_name_of_parts(value)
}

/// Whether a text is of the configuration of an app, which every visitor is sent: a key of Firebase names the app, one of
/// a map on a page or a telephone is restricted to them, and opens nothing by itself.
fn is_public_client(nearby: &str) -> bool {
    const MARKS: &[&str] = &[
        "authDomain",
        "messagingSenderId",
        "storageBucket",
        "GOOGLE_APP_ID",
        "GCM_SENDER_ID",
        "mobilesdk_app_id",
        "firebaseapp.com",
        "google_app_id",
        "googleusercontent.apps",
        "ingest.sentry.io",
        "sentry",
        "google_maps_key",
        "google_maps_api_key",
        "com.google.android.geo",
        "com.google.android.maps",
        "GMSServices",
        "restricted to",
        "maps/api/js",
        "maps.googleapis.com/maps/api/js",
    ];
    MARKS.iter().any(|mark| nearby.contains(mark))
}

/// Whether a generated value holds no word that says it stands for a secret.
#[cfg(any(test, feature = "template"))]
pub(crate) fn is_unmarked(value: &str) -> bool {
    placeholder::tier(value).is_none()
}

/// Whether a generated value is spread evenly enough for the tests that use it.
#[cfg(any(test, feature = "template"))]
pub(crate) fn is_even(value: &str) -> bool {
    let hex_or_mixed = !value.bytes().all(|byte| byte.is_ascii_hexdigit())
        || value.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_unmarked(value) && hex_or_mixed && entropy::relative(value) >= 0.85
}

/// The checksum of a token's random part.
#[cfg(any(test, feature = "template"))]
pub(crate) fn checksum_of(random: &str) -> String {
    checksum::of(random)
}
