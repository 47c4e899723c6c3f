//! How urgent a deadline looks: its colour, beside its words.

use iced::{Theme, widget::text};

use crate::{
    domain::deadline::Urgency,
    window::kit::theme::{self, Tone},
};

/// The tone of its badge.
#[must_use]
pub fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Overdue(_) => Tone::Bad,
        Urgency::Today | Urgency::Near(_) => Tone::Look,
        Urgency::Later(_) => Tone::Plain,
    }
}

/// The colour of its words.
#[must_use]
pub fn ink(urgency: Urgency) -> fn(&Theme) -> text::Style {
    match urgency {
        Urgency::Overdue(_) => theme::alarming,
        Urgency::Today | Urgency::Near(_) => theme::doubtful,
        Urgency::Later(_) => theme::muted,
    }
}
