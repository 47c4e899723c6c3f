//! The field itself: documents, their numbers, their fields and texts. Knows no SQL, no window, no clock and no files.

pub mod book;
pub mod code;
pub mod content;
pub mod date;
pub mod document;
pub mod document_type;
pub mod field;
pub mod imported;
pub mod incoming;
pub mod message;
pub mod office;
pub mod outgoing;
pub mod query;
pub mod search_box;
pub mod series;
pub mod text;
pub mod words;
