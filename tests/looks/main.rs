//! The window and the pages as people see them, beside the kept pictures.

#[path = "../album/mod.rs"]
mod album;
#[path = "../clerk/mod.rs"]
mod clerk;
#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../pdf/mod.rs"]
mod pdf;

mod coarse;
mod lines;
mod offices;
mod pictures;
mod scene;
mod scenes;
mod screens;
mod story;
