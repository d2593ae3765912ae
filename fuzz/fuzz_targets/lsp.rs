//! Any bytes as what an editor sends: each frame is a message or a fault that is answered, what is written is read again; and
//! any text with any changes, whose places stay inside it and go there and back.
#![no_main]

use gen_lsp_types::{Position, Range};
use libfuzzer_sys::fuzz_target;

#[expect(
    dead_code,
    reason = "a part of the program, of which not all is tried here"
)]
#[path = "../../crates/airlock/src/lsp/frame.rs"]
mod frame;
#[path = "../../crates/airlock/src/lsp/text.rs"]
mod text;
#[path = "../../crates/airlock/src/lsp/uri.rs"]
mod uri;

use frame::{Frame, Frames};
use text::{Columns, Text};

fn place(number: u32) -> Position {
    Position {
        line: number >> 8 & 0xff,
        character: number & 0xff,
    }
}

/// What replaces the text between two places.
type Change<'a> = (u32, u32, &'a str);

fuzz_target!(|input: (&[u8], &str, Vec<Change<'_>>)| {
    let (stream, start, changes) = input;
    let mut frames = Frames::of(stream);
    while let Ok(Some(read)) = frames.read() {
        let Frame::Message(message) = read else {
            continue;
        };
        let mut written = Vec::new();
        frame::write(&mut written, &message).expect("memory takes all");
        let again = Frames::of(written.as_slice()).read();
        assert!(matches!(again, Ok(Some(Frame::Message(_)))), "{message:?}");
    }
    if let Some(path) = uri::path_of(start) {
        assert_eq!(uri::path_of(&uri::of_path(&path)), Some(path));
    }
    for columns in [Columns::Bytes, Columns::Units] {
        let mut text = Text::new(start.to_owned());
        for (from, to, put) in changes.iter().take(20) {
            let range = Range {
                start: place(*from),
                end: place(*to),
            };
            let bytes = text.bytes(range, columns);
            assert!(text.as_str().get(bytes.clone()).is_some(), "{range:?}");
            let length = text.as_str().len() - bytes.len() + put.len();
            text.replace(range, put, columns);
            assert_eq!(text.as_str().len(), length);
            let begins = text.line_start(bytes.start);
            assert!(begins <= bytes.start);
            let position = text.range(begins..begins, columns).start;
            assert_eq!(text.offset(position, columns), begins);
        }
    }
});
