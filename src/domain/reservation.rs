//! Numbers held (giữ số): for whom, why and until when.

use chrono::NaiveDate;

use texts::Text;

/// What became of a held number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReservationState {
    /// It waits for its document.
    Held,
    /// Its document is registered.
    Used,
    /// It was given up.
    Released,
    /// Its day passed.
    Expired,
}

impl ReservationState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Held, Self::Used, Self::Released, Self::Expired];

    /// The word for it in JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Used => "used",
            Self::Released => "released",
            Self::Expired => "expired",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Held => texts::RESERVATION_HELD,
            Self::Used => texts::RESERVATION_USED,
            Self::Released => texts::RESERVATION_RELEASED,
            Self::Expired => texts::RESERVATION_EXPIRED,
        }
    }
}

/// One held number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation {
    /// Which row of the registry.
    pub id: i64,
    /// The series of the number.
    pub series_id: i64,
    /// The number.
    pub number: u32,
    /// Who asked for it.
    pub holder: String,
    /// Why.
    pub reason: String,
    /// The last day it is held.
    pub until: NaiveDate,
    /// What became of it.
    pub state: ReservationState,
}

/// A request to hold numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// The first number; `None` for the next ones of the series.
    pub from: Option<u32>,
    /// How many, from 1.
    pub amount: u32,
    /// Who asks for them. Required.
    pub holder: String,
    /// Why. Required.
    pub reason: String,
    /// The last day they are held.
    pub until: NaiveDate,
}

/// At most so many numbers are held at once.
pub const MAX_HELD_AT_ONCE: u32 = 1_000;
