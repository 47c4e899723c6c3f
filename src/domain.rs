//! The field itself: documents, their numbers, their fields and texts. Knows no SQL, no window, no clock and no files.

pub mod amendment;
pub mod book;
pub mod code;
pub mod content;
pub mod date;
pub mod document;
pub mod document_type;
pub mod duplicate;
pub mod field;
pub mod history;
pub mod imported;
pub mod incoming;
pub mod link;
pub mod message;
pub mod number;
pub mod office;
pub mod outgoing;
pub mod period;
pub mod query;
pub mod registration;
pub mod reservation;
pub mod search_box;
pub mod secrecy;
pub mod series;
pub mod text;
pub mod words;
