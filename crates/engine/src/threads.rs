//! The threads of a run.
//!
//! Invariant: how many there are shapes no result.

use crate::error::EngineError;
use crate::options::Options;
use airlock_source::Plan;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// One file is looked at by the thread that asks: others would only be made and ended, and what they allocate is asked of
/// the system page by page.
pub(crate) fn pool_for(plan: &Plan, options: &Options) -> Result<ThreadPool, EngineError> {
    let one = || ThreadPoolBuilder::new().num_threads(1);
    let pool = if plan.entries.len() <= 1 {
        // A thread belongs to one pool for good, so that the second run of a process needs one of its own.
        one()
            .use_current_thread()
            .build()
            .or_else(|_| one().build())
    } else {
        ThreadPoolBuilder::new()
            .num_threads(options.threads.unwrap_or(0))
            .build()
    };
    pool.map_err(|error| EngineError::Threads(error.to_string()))
}
