//! The screens: each one idea with its state, what happens in it, what it asks of the window, and its picture.

pub mod details;
pub mod entry;
pub mod list;
pub mod print;
pub mod safety_copies;
pub mod settings;
pub mod welcome;
