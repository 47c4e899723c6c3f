//! The clock: what day and moment it is, for whoever asks; the machine's own, or one that a test moves.

use std::{fmt, sync::Arc};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime};

/// A clock. Clones show the same time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>);

impl Clock {
    /// A clock that stands still at a moment of local time.
    #[must_use]
    pub fn at(now: NaiveDateTime) -> Self {
        let moment = now.and_local_timezone(Local).earliest();
        let moment = moment.map_or_else(|| now.and_utc().fixed_offset(), |moment| moment.fixed_offset());
        Self::from(move || moment)
    }

    /// The moment it is, with its distance from world time.
    #[must_use]
    pub fn moment(&self) -> DateTime<FixedOffset> {
        (self.0)()
    }

    /// The moment it is (local time).
    #[must_use]
    pub fn now(&self) -> NaiveDateTime {
        self.moment().naive_local()
    }

    /// The day it is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }
}

impl Default for Clock {
    /// The machine's clock, in its time zone.
    fn default() -> Self {
        Self::from(|| Local::now().fixed_offset())
    }
}

impl<F: Fn() -> DateTime<FixedOffset> + Send + Sync + 'static> From<F> for Clock {
    fn from(moment: F) -> Self {
        Self(Arc::new(moment))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Clock").finish_non_exhaustive()
    }
}
