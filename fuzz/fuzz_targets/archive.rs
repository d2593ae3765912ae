//! Any bytes as an archive: what comes out is bounded, and each member is a text or is named as not read.
#![no_main]

use airlock_model::RepoPath;
use airlock_source::texts_of_binary;
use libfuzzer_sys::fuzz_target;

/// The largest member that is given.
const LIMIT: u64 = 1 << 16;

fuzz_target!(|bytes: &[u8]| {
    let path = RepoPath::new("dist/app.zip");
    texts_of_binary(&path, bytes.to_vec(), LIMIT, &mut |given| match given {
        Ok(read) => {
            // Bytes that are no UTF-8 become characters of up to three bytes each.
            assert!(read.source.text.len() as u64 <= 3 * LIMIT);
            assert!(read.source.path.as_str().starts_with(path.as_str()));
        }
        Err(note) => assert!(note.path.is_some()),
    });
});
