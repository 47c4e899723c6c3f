//! Progress of long work and the request to stop it, shared between the worker and those who watch.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// A handle on long work. Clones share its state.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    since: Instant,
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

impl Default for Shared {
    fn default() -> Self {
        Self { since: Instant::now(), done: AtomicU64::default(), total: AtomicU64::default(), stopped: false.into() }
    }
}

/// No estimate is given until the work has run this long.
const TELLING: Duration = Duration::from_secs(2);

impl Progress {
    /// Sets the number of steps in all.
    pub fn set_total(&self, total: u64) {
        self.shared.total.store(total, Ordering::Relaxed);
    }

    /// Sets the number of steps done.
    pub fn set_done(&self, done: u64) {
        self.shared.done.store(done, Ordering::Relaxed);
    }

    /// Adds steps done.
    pub fn advance(&self, steps: u64) {
        self.shared.done.fetch_add(steps, Ordering::Relaxed);
    }

    /// Returns the steps done and the steps in all; the latter is 0 while unknown.
    #[must_use]
    pub fn state(&self) -> (u64, u64) {
        (self.shared.done.load(Ordering::Relaxed), self.shared.total.load(Ordering::Relaxed))
    }

    /// Estimates the time left from the rate so far; `None` while it cannot be estimated.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let (done, total) = self.state();
        left(self.shared.since.elapsed(), done, total)
    }

    /// Asks the work to stop at its next step.
    pub fn stop(&self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
    }

    /// Returns whether the work was asked to stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.shared.stopped.load(Ordering::Relaxed)
    }
}

/// Estimates the time left after `done` of `total` steps took `elapsed`.
fn left(elapsed: Duration, done: u64, total: u64) -> Option<Duration> {
    if elapsed < TELLING || done == 0 || total <= done {
        return None;
    }
    let left = elapsed.as_millis() * u128::from(total - done) / u128::from(done);
    Some(Duration::from_millis(u64::try_from(left).unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_from_the_time_so_far() {
        let ten = Duration::from_secs(10);
        assert_eq!(left(ten, 25, 100), Some(Duration::from_secs(30)));
        assert_eq!(left(ten, 0, 100), None);
        assert_eq!(left(ten, 100, 100), None);
        assert_eq!(left(ten, 5, 0), None);
        assert_eq!(left(Duration::from_secs(1), 25, 100), None);
    }
}
