//! Any bytes as what a client of `airlock mcp` sends: whatever they are, the server ends when they do, and what it wrote are
//! messages, one a line.
#![no_main]

use airlock::fuzzing::mcp_frames;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::path::Path;

fuzz_target!(|sent: &[u8]| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/mcp");
    let written = mcp_frames(&root, sent).expect("the folder of the seeds");
    let written = std::str::from_utf8(&written).expect("messages are UTF-8");
    for line in written.lines() {
        let message: Value = serde_json::from_str(line).expect("a line is a message");
        assert_eq!(message["jsonrpc"], "2.0");
    }
});
