//! The program `vanthu`: a word after its name is a command, no word opens the window.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

fn main() {}
