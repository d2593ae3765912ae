//! Remedies: the smallest change that takes a tree off the versions that advisories condemn.
//!
//! Pure: texts of manifests and lockfiles and the matches of a database go in, changed texts, commands and reasons come
//! out. Nothing is asked of a registry, so only versions that advisories name as fixed are ever proposed, and a lockfile is
//! changed here only where its format holds no digest that would have to be known.
//!
//! Invariants:
//! - an edit is taken only if the changed file, read again, says the same as before except for the wanted version;
//! - every package that is not remedied is said, with the reason and what a person can do;
//! - the same inputs give the same plan.

mod bot;
mod client;
mod cooldown;
mod edit;
mod insert;
mod pin;
mod plan;
mod range;
mod target;
#[cfg(test)]
mod tests;

pub use bot::{Bot, bot_config};
pub use client::{Client, ClientCommand};
pub use cooldown::{Cooldown, CooldownError, set_cooldown};
pub use edit::EditRefusal;
pub use plan::{Left, Plan, Remedy, Tree, Wanted, plan};
pub use range::is_breaking;
pub use target::{Target, target};
