//! Waiting for another program that writes: retries often, tells how long it lasts, reports a long wait, and
//! gives up in the end.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// The default limit of a wait: longer than the import of a whole year's list takes.
pub(super) const LONGEST: Duration = Duration::from_mins(1);
/// A wait of this length is reported.
pub const NOTICE_AFTER: Duration = Duration::from_secs(3);

/// How a store waits for another program's transaction. Clones belong to the same store and may be used from any thread.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<State>>);

struct State {
    /// When the present wait began, if any.
    since: Option<Instant>,
    longest: Duration,
    /// Called once for each long wait.
    notify: Option<Box<dyn FnMut() + Send>>,
}

impl Default for State {
    fn default() -> Self {
        Self { since: None, longest: LONGEST, notify: None }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Waiting").field(&self.elapsed()).finish()
    }
}

impl Waiting {
    /// Sets the limit of a wait.
    pub fn set_longest(&self, longest: Duration) {
        self.state().longest = longest;
    }

    /// Returns the limit of a wait.
    #[must_use]
    pub fn longest(&self) -> Duration {
        self.state().longest
    }

    /// Calls `notify` whenever a wait has lasted [`NOTICE_AFTER`], on the thread that waits.
    pub fn on_long_wait(&self, notify: impl FnMut() + Send + 'static) {
        self.state().notify = Some(Box::new(notify));
    }

    /// Returns how long the present wait has lasted; `None` while there is none.
    #[must_use]
    pub fn elapsed(&self) -> Option<Duration> {
        self.state().since.map(|since| since.elapsed())
    }

    /// Ends the present wait, whether it succeeded or was given up.
    pub(super) fn end(&self) {
        self.state().since = None;
    }

    /// Returns the engine's busy handler. It is called with the number of earlier calls while another program
    /// holds the lock, and returns whether to retry. It retries often and at varying intervals, so that every
    /// program gets its turn: the engine's own handler retries ten times a second and hardly ever finds the
    /// lock free between two of a thousand registrations.
    pub(super) fn busy_handler(&self) -> impl FnMut(i32) -> bool + Send + 'static {
        let waiting = self.clone();
        let (mut since, mut notified) = (Instant::now(), false);
        move |asked| {
            if asked == 0 {
                (since, notified) = (Instant::now(), false);
            }
            thread::sleep(Duration::from_millis(1 + u64::from(asked.unsigned_abs() % 10)));
            waiting.shall_retry(since, &mut notified)
        }
    }

    fn shall_retry(&self, since: Instant, notified: &mut bool) -> bool {
        let mut state = self.state();
        let elapsed = since.elapsed();
        state.since = Some(since);
        if elapsed >= NOTICE_AFTER && !*notified {
            *notified = true;
            log::warn!("another program is writing; waiting for at most {} s", state.longest.as_secs());
            if let Some(notify) = &mut state.notify {
                notify();
            }
        }
        let shall_retry = elapsed < state.longest;
        if !shall_retry {
            log::warn!("another program was writing for {} s: given up", elapsed.as_secs());
            state.since = None;
        }
        shall_retry
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
