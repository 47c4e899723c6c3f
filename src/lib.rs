//! Văn Thư: the registry of incoming and outgoing official documents of a Vietnamese state office.
//!
//! One way down: window and commands → [`store`], paper, exchange → [`domain`].

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

pub mod domain;
pub mod language;
pub mod progress;
pub mod store;
