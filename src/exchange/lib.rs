//! Exchange with other programs: JSON lines, CSV and Excel lists, and the text of PDFs.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

pub mod calendar;
mod cells;
mod error;
pub mod export;
mod fingerprint;
mod harmless;
mod headings;
pub mod import;
pub mod json;
pub mod pdf_text;
mod problems;
pub mod setup;
pub mod table;

pub use error::{DateCell, ExchangeError};
