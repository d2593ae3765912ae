//! Standard input and output as a connection.
//!
//! Invariant: what is no message is answered here and goes no further.

use super::frame::{self, Frame, Frames};
use lsp_server::Connection;
use std::io;
use std::thread::JoinHandle;

/// A connection whose other end is the client on standard input and output, and the thread that writes: it ends when
/// the connection is dropped and all is written.
///
/// # Errors
/// When threads cannot be started.
pub(super) fn stdio() -> io::Result<(Connection, JoinHandle<()>)> {
    let (server, client) = Connection::memory();
    let Connection { sender, receiver } = client;
    std::thread::Builder::new()
        .name("lsp-reader".to_owned())
        .spawn(move || {
            let mut frames = Frames::of(io::stdin().lock());
            // A stream that cannot be read has ended.
            while let Ok(Some(frame)) = frames.read() {
                let is_taken = match frame {
                    Frame::Message(message) => sender.send(message).is_ok(),
                    Frame::Fault(answer) => {
                        frame::write_fault(&mut io::stdout().lock(), &answer).is_ok()
                    }
                };
                if !is_taken {
                    break;
                }
            }
        })?;
    let writer = std::thread::Builder::new()
        .name("lsp-writer".to_owned())
        .spawn(move || {
            for message in receiver {
                // A client that reads no more has gone, or ends the input soon.
                if frame::write(&mut io::stdout().lock(), &message).is_err() {
                    break;
                }
            }
        })?;
    Ok((server, writer))
}
