//! Zip archives, as the common schema's exports come: the names and texts of their files.
//!
//! Invariant: hostile archives cost no more than their own size and the caller's bound for each file; nothing is written,
//! and a name is only a name.

use super::DbError;

const END: u32 = 0x0605_4b50;
const END_64: u32 = 0x0606_4b50;
const LOCATOR_64: u32 = 0x0706_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const LOCAL: u32 = 0x0403_4b50;
/// Bytes of the end record, and the longest comment after it.
const END_BYTES: usize = 22;
const MAX_COMMENT: usize = 65_535;
/// What a 32-bit field holds when the real number lies in the extension.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

/// Whether the bytes begin as a zip archive does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The bytes of a gzip file (RFC 1952), up to `limit` of them; others as they are.
///
/// # Errors
/// When it is damaged, or longer.
pub fn gunzipped(bytes: &[u8], limit: usize) -> Result<Vec<u8>, DbError> {
    let wrong = || DbError::Corrupt("a compressed file");
    let Some(rest) = bytes.strip_prefix(b"\x1f\x8b\x08") else {
        return Ok(bytes.to_vec());
    };
    let [flags, _, _, _, _, _, _, body @ ..] = rest else {
        return Err(wrong());
    };
    let mut body = body;
    if flags & 0x04 != 0 {
        let [low, high, after @ ..] = body else {
            return Err(wrong());
        };
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        body = after.get(length..).ok_or_else(wrong)?;
    }
    // The file's name, then a comment, each ended by a zero byte.
    for flag in [0x08, 0x10] {
        if flags & flag != 0 {
            let end = memchr::memchr(0, body).ok_or_else(wrong)?;
            body = body.get(end + 1..).unwrap_or_default();
        }
    }
    if flags & 0x02 != 0 {
        body = body.get(2..).ok_or_else(wrong)?;
    }
    miniz_oxide::inflate::decompress_to_vec_with_limit(body, limit).map_err(|_| wrong())
}

/// Gives each file of a zip archive to `each`: its name and its bytes, or why it could not be read. Files of more than
/// `limit` bytes are errors.
///
/// # Errors
/// When the archive's list of files cannot be read.
pub fn each_file(
    bytes: &[u8],
    limit: usize,
    mut each: impl FnMut(&str, Result<Vec<u8>, DbError>),
) -> Result<(), DbError> {
    chosen_files(
        bytes,
        |name| (!name.ends_with('/')).then_some(limit),
        |name, content| each(name, content),
    )
}

/// As [`each_file`], for those files only for which `limit` gives a bound; the others are not unpacked.
///
/// # Errors
/// When the archive's list of files cannot be read.
pub(crate) fn chosen_files(
    bytes: &[u8],
    limit: impl Fn(&str) -> Option<usize>,
    mut each: impl FnMut(&str, Result<Vec<u8>, DbError>),
) -> Result<(), DbError> {
    let wrong = || DbError::Corrupt("the archive's list of files");
    let (mut at, count) = directory(bytes).ok_or_else(wrong)?;
    for _ in 0..count {
        let file = File::read(bytes, at).ok_or_else(wrong)?;
        at = file.next;
        if let Some(limit) = limit(&file.name) {
            each(&file.name, file.unpack(bytes, limit));
        }
    }
    Ok(())
}

/// An archive of files, uncompressed, in their order. Times are those of the format's beginning, so that the same files
/// give the same bytes.
pub(super) fn store(files: &[(&str, &[u8])]) -> Vec<u8> {
    /// The 1st of January 1980, the earliest day that the format knows.
    const DAY: u16 = 0x0021;
    /// Readers of version 4.5 know the extension for long files.
    const VERSION: u16 = 45;
    let (mut out, mut central) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = out.len() as u64;
        let length = bytes.len() as u64;
        let mut fields = Vec::new();
        // No flags, no compression, no time of day.
        for field in [VERSION, 0, 0, 0, DAY] {
            fields.extend(field.to_le_bytes());
        }
        fields.extend(crc32fast::hash(bytes).to_le_bytes());
        fields.extend([0xFF; 8]);
        fields.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        let extension = |numbers: &[u64]| {
            let mut extra = vec![1, 0];
            extra.extend(u16::try_from(numbers.len() * 8).unwrap_or(0).to_le_bytes());
            extra.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
            extra
        };
        let extra = extension(&[length, length]);
        out.extend(LOCAL.to_le_bytes());
        out.extend(&fields);
        out.extend(u16::try_from(extra.len()).unwrap_or(0).to_le_bytes());
        out.extend(name.as_bytes());
        out.extend(extra);
        out.extend(*bytes);
        let extra = extension(&[length, length, at]);
        central.extend(CENTRAL.to_le_bytes());
        central.extend(VERSION.to_le_bytes());
        central.extend(&fields);
        central.extend(u16::try_from(extra.len()).unwrap_or(0).to_le_bytes());
        // No comment, first disk, no attributes.
        central.extend([0; 10]);
        central.extend([0xFF; 4]);
        central.extend(name.as_bytes());
        central.extend(extra);
    }
    let (count, at, length) = (files.len() as u64, out.len() as u64, central.len() as u64);
    out.extend(&central);
    let end = out.len() as u64;
    out.extend(END_64.to_le_bytes());
    out.extend(44_u64.to_le_bytes());
    out.extend(VERSION.to_le_bytes());
    out.extend(VERSION.to_le_bytes());
    out.extend([0; 8]);
    for number in [count, count, length, at] {
        out.extend(number.to_le_bytes());
    }
    out.extend(LOCATOR_64.to_le_bytes());
    out.extend([0; 4]);
    out.extend(end.to_le_bytes());
    out.extend(1_u32.to_le_bytes());
    out.extend(END.to_le_bytes());
    out.extend([0; 4]);
    out.extend([0xFF; 12]);
    out.extend([0; 2]);
    out
}

/// Where the list of files lies and how many there are.
fn directory(bytes: &[u8]) -> Option<(usize, u64)> {
    let earliest = bytes.len().saturating_sub(END_BYTES + MAX_COMMENT);
    let end = (earliest..=bytes.len().checked_sub(END_BYTES)?)
        .rev()
        .find(|&at| number(bytes, at, 4) == Some(u64::from(END)))?;
    let locator = end.checked_sub(20);
    if let Some(locator) = locator.filter(|&at| number(bytes, at, 4) == Some(u64::from(LOCATOR_64)))
    {
        let at = usize::try_from(number(bytes, locator + 8, 8)?).ok()?;
        if number(bytes, at, 4)? != u64::from(END_64) {
            return None;
        }
        let count = number(bytes, at.checked_add(32)?, 8)?;
        return Some((usize::try_from(number(bytes, at + 48, 8)?).ok()?, count));
    }
    let count = number(bytes, end + 10, 2)?;
    Some((usize::try_from(number(bytes, end + 16, 4)?).ok()?, count))
}

/// A little-endian number.
fn number(bytes: &[u8], at: usize, count: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(count)?)?;
    Some(
        field
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
    )
}

/// A file as the list has it.
struct File {
    name: String,
    method: u64,
    packed: u64,
    local: u64,
    next: usize,
}

impl File {
    fn read(bytes: &[u8], at: usize) -> Option<Self> {
        if number(bytes, at, 4)? != u64::from(CENTRAL) {
            return None;
        }
        let field = |offset, count| number(bytes, at + offset, count);
        let length = |offset| usize::try_from(field(offset, 2)?).ok();
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let name_at = at + 46;
        let extra_at = name_at + name;
        let mut file = Self {
            name: String::from_utf8_lossy(bytes.get(name_at..extra_at)?).into_owned(),
            method: field(10, 2)?,
            packed: field(20, 4)?,
            local: field(42, 4)?,
            next: extra_at + extra + comment,
        };
        file.extend(bytes.get(extra_at..extra_at + extra)?, field(24, 4)?)?;
        Some(file)
    }

    /// Takes numbers that do not fit 32 bits from the extension.
    fn extend(&mut self, mut extra: &[u8], unpacked: u64) -> Option<()> {
        while extra.len() >= 4 {
            let (kind, length) = (
                number(extra, 0, 2)?,
                usize::try_from(number(extra, 2, 2)?).ok()?,
            );
            if kind == 1 {
                let mut at = 4 + if unpacked == ELSEWHERE { 8 } else { 0 };
                for field in [&mut self.packed, &mut self.local] {
                    if *field == ELSEWHERE {
                        *field = number(extra, at, 8)?;
                        at += 8;
                    }
                }
                return Some(());
            }
            extra = extra.get(4 + length..)?;
        }
        Some(())
    }

    fn unpack(&self, bytes: &[u8], limit: usize) -> Result<Vec<u8>, DbError> {
        let wrong = || DbError::Corrupt("a file of the archive");
        let place = || {
            let at = usize::try_from(self.local).ok()?;
            if number(bytes, at, 4)? != u64::from(LOCAL) {
                return None;
            }
            let name = usize::try_from(number(bytes, at + 26, 2)?).ok()?;
            let extra = usize::try_from(number(bytes, at + 28, 2)?).ok()?;
            let from = at + 30 + name + extra;
            bytes.get(from..from.checked_add(usize::try_from(self.packed).ok()?)?)
        };
        let packed = place().ok_or_else(wrong)?;
        match self.method {
            0 if packed.len() <= limit => Ok(packed.to_vec()),
            8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, limit)
                .map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}
