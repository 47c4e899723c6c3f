//! The field itself: documents, their numbers, their fields and texts. Knows no SQL, no window, no clock and no files.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

pub mod amendment;
pub mod attachment;
pub mod backup;
pub mod book;
pub mod book_row;
pub mod came_by;
pub mod cell;
pub mod citation;
pub mod clock;
pub mod closed_day;
pub mod code;
pub mod collation;
pub mod content;
pub mod crossed_dates;
pub mod date;
pub mod date_doubt;
pub mod date_order;
pub mod day_work;
pub mod deadline;
pub mod document;
pub mod document_field;
pub mod document_type;
pub mod duplicate;
pub mod ending;
pub mod field;
mod field_label;
pub mod field_value;
pub mod follow_up;
pub mod form_row;
pub mod history;
pub mod holiday;
pub mod imported;
pub mod incoming;
pub mod issuer;
pub mod jump;
pub mod link;
pub mod list_order;
pub mod lunar;
pub mod marking;
pub mod message {
    //! Re-exports messages under their earlier path.
    pub use texts::{UserMessage, Value};
}
pub mod notation;
pub mod number;
pub mod numbering;
pub mod office;
pub mod outgoing;
pub mod period;
pub mod printable;
pub mod printing_on;
pub mod query;
pub mod recipients;
pub mod registration;
pub mod reservation;
pub mod restoring;
pub mod search_box;
pub mod secrecy;
pub mod series;
pub mod setup;
pub mod succession;
pub mod text;
pub mod timed;
pub mod type_and_subject;
pub mod typed_date;
pub mod unit;
pub mod warning;
pub mod words;
pub mod working_calendar;
pub mod written;
