//! How far a document is handled on a day: done or open, in time or late.

use chrono::NaiveDate;

use super::{book::Book, date, form_row::FormRow};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handling {
    /// Done by its deadline, or without one.
    DoneInTime,
    /// Done after its deadline.
    DoneLate,
    /// Open, and its deadline has not passed or there is none.
    OpenInTime,
    /// Open, and its deadline has passed.
    OpenLate,
    /// It stands no longer: nothing is to be done.
    Withdrawn,
}

impl Handling {
    /// How far the document of a row is on a day. It is overdue from the day after its deadline on.
    #[must_use]
    pub fn of(row: &FormRow, today: NaiveDate) -> Self {
        if !row.document.registration().standing.is_valid() {
            return Self::Withdrawn;
        }
        let deadline = row.deadline();
        match row.done_on() {
            Some(done) if deadline.is_some_and(|deadline| done > deadline) => Self::DoneLate,
            Some(_) => Self::DoneInTime,
            None if deadline.is_some_and(|deadline| today > deadline) => Self::OpenLate,
            None => Self::OpenInTime,
        }
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::OpenInTime | Self::OpenLate)
    }
}

/// Tiến độ giải quyết in words, as far as the registry alone knows it.
#[must_use]
pub fn progress(row: &FormRow, today: NaiveDate) -> String {
    let handling = Handling::of(row, today);
    let late = |from: NaiveDate, to: NaiveDate| format!("quá hạn {} ngày", (to - from).num_days());
    match (handling, row.done_on(), row.deadline(), row.sent()) {
        (Handling::Withdrawn, ..) => String::new(),
        (Handling::DoneLate, Some(done), Some(deadline), _) => {
            format!("{} ngày {}, {}", done_word(row), date::write(done), late(deadline, done))
        }
        (_, Some(done), ..) => format!("{} ngày {}", done_word(row), date::write(done)),
        (Handling::OpenLate, None, Some(deadline), sent) => {
            let sent = sent.map(|day| format!("Đã chuyển ngày {}, ", date::write(day))).unwrap_or_default();
            capital(&format!("{sent}{}", late(deadline, today)))
        }
        (_, None, _, Some(sent)) => format!("Đã chuyển ngày {}", date::write(sent)),
        (_, None, _, None) => "Chưa chuyển".to_owned(),
    }
}

fn done_word(row: &FormRow) -> &'static str {
    match row.document.book() {
        Book::Incoming => "Hoàn thành",
        Book::Outgoing => "Đã được trả lời",
    }
}

/// The first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
