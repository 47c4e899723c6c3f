//! STUB
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use crate::{domain::message::Message, language::Language};
pub struct WindowError;
impl WindowError {
    pub fn message(&self) -> Message {
        Message::new("x")
    }
}
pub fn has_display() -> bool {
    false
}
pub fn run(_: std::path::PathBuf, _: Language) -> Result<(), WindowError> {
    Ok(())
}
