//! Waiting for another program that writes: it asks often, shows how long it lasts, is told of after some seconds, and ends.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// How long one waits unless told otherwise: longer than a list of a whole year takes to be imported.
pub(super) const LONGEST: Duration = Duration::from_mins(1);
/// A wait of this length is worth a word.
pub const WORTH_A_WORD: Duration = Duration::from_secs(3);

/// How a store waits for another program's transaction. Clones are of one store, and may be asked from any thread.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<State>>);

struct State {
    /// Since when it waits, while it does.
    since: Option<Instant>,
    longest: Duration,
    /// Tells of a wait; once for each.
    tell: Option<Box<dyn FnMut() + Send>>,
}

impl Default for State {
    fn default() -> Self {
        Self { since: None, longest: LONGEST, tell: None }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Waiting").field(&self.lasts()).finish()
    }
}

impl Waiting {
    /// Waits no longer than this from now on.
    pub fn at_most(&self, longest: Duration) {
        self.state().longest = longest;
    }

    /// The longest it waits.
    #[must_use]
    pub fn longest(&self) -> Duration {
        self.state().longest
    }

    /// Calls this whenever a wait has become [`WORTH_A_WORD`], from the thread that waits.
    pub fn tell(&self, tell: impl FnMut() + Send + 'static) {
        self.state().tell = Some(Box::new(tell));
    }

    /// How long the present wait lasts; nothing while there is none.
    #[must_use]
    pub fn lasts(&self) -> Option<Duration> {
        self.state().since.map(|since| since.elapsed())
    }

    /// What was waited for is there, or was given up.
    pub(super) fn end(&self) {
        self.state().since = None;
    }

    /// What the engine calls while another program keeps it from going on, with how often it did so before; whether it is to go
    /// on asking. Asking often, and never at one beat with others, gives each its turn: the engine's own way asks ten times a
    /// second, and one who registers a thousand documents is hardly ever met between two.
    pub(super) fn asks(&self) -> impl FnMut(i32) -> bool + Send + 'static {
        let waiting = self.clone();
        let (mut since, mut told) = (Instant::now(), false);
        move |asked| {
            if asked == 0 {
                (since, told) = (Instant::now(), false);
            }
            thread::sleep(Duration::from_millis(1 + u64::from(asked.unsigned_abs() % 10)));
            waiting.goes_on(since, &mut told)
        }
    }

    fn goes_on(&self, since: Instant, told: &mut bool) -> bool {
        let mut state = self.state();
        let lasts = since.elapsed();
        state.since = Some(since);
        if lasts >= WORTH_A_WORD && !*told {
            *told = true;
            log::warn!("another program is writing; waiting for at most {} s", state.longest.as_secs());
            if let Some(tell) = &mut state.tell {
                tell();
            }
        }
        let goes_on = lasts < state.longest;
        if !goes_on {
            log::warn!("another program was writing for {} s: given up", lasts.as_secs());
            state.since = None;
        }
        goes_on
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
