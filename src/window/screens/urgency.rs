//! How pressing a document looks: its colour, beside its words.

use iced::{Theme, widget::text};

use domain::deadline::{Pressing, Urgency, Wait};

use crate::kit::theme::{self, Tone};

/// The tone of its badge.
#[must_use]
pub fn tone(pressing: Pressing) -> Tone {
    match pressing {
        Pressing::Deadline(Urgency::Overdue(_)) | Pressing::Wait(Wait(1..)) => Tone::Bad,
        Pressing::Deadline(Urgency::Today | Urgency::Near(_)) | Pressing::Wait(Wait(0)) => Tone::Look,
        Pressing::Deadline(Urgency::Later(_)) => Tone::Plain,
    }
}

/// The colour of its words.
#[must_use]
pub fn ink(pressing: Pressing) -> fn(&Theme) -> text::Style {
    match tone(pressing) {
        Tone::Bad => theme::alarming,
        Tone::Look => theme::doubtful,
        _ => theme::muted,
    }
}
