//! The clock that the window and the commands read: the machine's own, or one that a test sets.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{fmt, sync::Arc};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime};

/// A source of the present time, shared by its clones.
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

    /// The present moment, with its offset from UTC.
    #[must_use]
    pub fn moment(&self) -> DateTime<FixedOffset> {
        (self.0)()
    }

    /// The present local time.
    #[must_use]
    pub fn now(&self) -> NaiveDateTime {
        self.moment().naive_local()
    }

    /// Today's date.
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
