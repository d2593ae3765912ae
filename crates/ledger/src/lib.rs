//! The append-only record of what Airlock decided: events, one framed line each, in segments of one folder; beside them
//! what each session of an agent adds up to.
//!
//! Invariants:
//! - an event whose [`Ledger::append`] returned is found by every later [`Ledger::read`], whatever writers beside it did and
//!   however they ended;
//! - what a writer left half written costs that event only, and is told as a [`Damage`];
//! - no lock, no daemon, no clock: the caller gives the time.

mod event;
mod frame;
mod log;
mod tally;

pub use event::{Event, FORMAT, HookEvent, Subject};
pub use log::{Damage, Ledger, LedgerError, Record, SEGMENT_BYTES};
pub use tally::{Step, Tally};
