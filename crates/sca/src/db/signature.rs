//! Signatures: SSHSIG over the statement of a database, with Ed25519 keys.
//!
//! Made with `airlock db status --statement FILE | ssh-keygen -Y sign -n airlock-db -f KEY > FILE.sig`; format: OpenSSH's
//! PROTOCOL.sshsig. The statement holds the header's hash, and the header that of everything else.

use super::DbError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256, Sha512};

/// What the signature is for; one made for anything else is refused.
const NAMESPACE: &[u8] = b"airlock-db";
const MAGIC: &[u8] = b"SSHSIG";
const KEY_TYPE: &[u8] = b"ssh-ed25519";
/// Longer texts are no signatures of one Ed25519 key.
const MAX_SIGNATURE: usize = 4096;

/// The text that is signed.
pub(super) fn statement(digest: &[u8; 32]) -> String {
    format!(
        "airlock-db v1 {}\n",
        blake3::Hash::from_bytes(*digest).to_hex()
    )
}

/// Checks that one of the keys signed a statement.
///
/// # Errors
/// When none did.
pub(super) fn verify(statement: &str, signature: &str, trusted: &[String]) -> Result<(), DbError> {
    let wrong = DbError::Signature;
    let bytes = unarmored(signature).ok_or(wrong("it is no SSH signature"))?;
    let mut rest = bytes
        .strip_prefix(MAGIC)
        .and_then(|rest| rest.strip_prefix(&1_u32.to_be_bytes()))
        .ok_or(wrong("it is no SSH signature"))?;
    let mut next = || field(&mut rest).ok_or(wrong("it is cut off"));
    let (key, namespace, reserved, hash, made) = (next()?, next()?, next()?, next()?, next()?);
    if namespace != NAMESPACE {
        return Err(wrong("it was made for something else"));
    }
    if !trusted
        .iter()
        .any(|line| key_blob(line).as_deref() == Some(key))
    {
        return Err(wrong("its key is not among the trusted ones"));
    }
    let digest = match hash {
        b"sha512" => Sha512::digest(statement).to_vec(),
        b"sha256" => Sha256::digest(statement).to_vec(),
        _ => return Err(wrong("its hash is not known")),
    };
    let mut signed = MAGIC.to_vec();
    for part in [NAMESPACE, reserved, hash, &digest] {
        signed.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        signed.extend(part);
    }
    let key = typed(key).and_then(|key| VerifyingKey::from_bytes(key.try_into().ok()?).ok());
    let made = typed(made).and_then(|made| Signature::from_slice(made).ok());
    let (Some(key), Some(made)) = (key, made) else {
        return Err(wrong("only Ed25519 keys can sign a database"));
    };
    key.verify_strict(&signed, &made)
        .map_err(|_| wrong("it is not of this database"))
}

fn unarmored(text: &str) -> Option<Vec<u8>> {
    if text.len() > MAX_SIGNATURE {
        return None;
    }
    let text = text.trim().strip_prefix("-----BEGIN SSH SIGNATURE-----")?;
    let text = text.strip_suffix("-----END SSH SIGNATURE-----")?;
    let text: String = text.split_whitespace().collect();
    STANDARD.decode(text).ok()
}

/// The key of a line as in `authorized_keys`: type, base64, comment.
fn key_blob(line: &str) -> Option<Vec<u8>> {
    let mut words = line.split_whitespace();
    (words.next()?.as_bytes() == KEY_TYPE).then(|| STANDARD.decode(words.next()?).ok())?
}

/// Takes a field that is led by its length.
fn field<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (field, after) = (after.get(..length)?, after.get(length..)?);
    *rest = after;
    Some(field)
}

/// What follows the key's type.
fn typed(mut blob: &[u8]) -> Option<&[u8]> {
    let kind = field(&mut blob)?;
    let value = field(&mut blob)?;
    (kind == KEY_TYPE && blob.is_empty()).then_some(value)
}
