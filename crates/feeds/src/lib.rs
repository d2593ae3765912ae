//! The only crate with a network. Nothing here runs by itself: every call is made for a command that names it.
//!
//! Refuses: addresses without TLS (but for this machine's own, which tests use), redirects to such, answers longer than
//! the caller allows, and more requests in one run than a budget.
//!
//! Invariants:
//! - no name of a scanned tree is ever sent by itself: a command that was told to ask registries sends the names it was
//!   given, and none that looks internal;
//! - credentials are shown nowhere and follow no redirect;
//! - what comes in is bytes: who uses them checks signature, size and digest first.
#![warn(missing_docs)]

mod http;
mod live;
mod osv;
mod registry;

pub use http::{Client, FeedError, Fetched};
pub use live::{LiveClient, MOST as MOST_LIVE_QUESTIONS};
pub use osv::{EXPLOITED_URL, OSV_ECOSYSTEMS, osv_export_url};
pub use registry::{Asked, Cache, Endpoint, Kept, Registries, Unasked};
