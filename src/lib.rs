//! Văn Thư: the registry of incoming and outgoing official documents of a Vietnamese state office.
//!
//! One way down: [`window`] and [`commands`] → [`jobs`] → [`store`], [`paper`], [`exchange`] → [`domain`].

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

pub mod commands;
pub mod demo;
pub mod disk;
pub mod domain;
pub mod exchange;
pub mod jobs;
pub mod language;
pub mod log_file;
pub mod paper;
pub mod progress;
pub mod store;
pub mod window;
