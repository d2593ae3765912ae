//! The only crate with a network. Nothing here runs by itself: every call is made for a command that names it.
//!
//! Refuses: addresses without TLS (but for this machine's own, which tests use), redirects to such, answers longer than
//! the caller allows, and more requests in one run than a budget.
//!
//! Invariants:
//! - no name of a scanned tree is ever sent;
//! - what comes in is bytes: who uses them checks signature, size and digest first.
#![warn(missing_docs)]

mod http;
mod osv;

pub use http::{Client, FeedError, Fetched};
pub use osv::{EXPLOITED_URL, OSV_ECOSYSTEMS, osv_export_url};
