//! How pressing a document looks: its colour, beside its words.

use iced::{Theme, widget::text};

use domain::deadline::{Pressing, Urgency, Wait};

use crate::kit::theme::{self, Severity};

/// The tone of its badge.
#[must_use]
pub fn severity(pressing: Pressing) -> Severity {
    match pressing {
        Pressing::Deadline(Urgency::Overdue(_)) | Pressing::Wait(Wait(1..)) => Severity::Error,
        Pressing::Deadline(Urgency::Today | Urgency::Near(_)) | Pressing::Wait(Wait(0)) => Severity::Warning,
        Pressing::Deadline(Urgency::Later(_)) => Severity::Neutral,
    }
}

/// The colour of its words.
#[must_use]
pub fn ink(pressing: Pressing) -> fn(&Theme) -> text::Style {
    match severity(pressing) {
        Severity::Error => theme::alarming,
        Severity::Warning => theme::doubtful,
        _ => theme::muted,
    }
}
