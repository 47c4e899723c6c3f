//! What comes in from and goes out to other programs: JSON lines, CSV and Excel lists.

mod cells;
mod error;
pub mod export;
mod fingerprint;
mod harmless;
mod headings;
pub mod import;
pub mod json;
mod problems;
mod table;

pub use error::ExchangeError;
