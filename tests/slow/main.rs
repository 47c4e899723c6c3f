//! Tests that take minutes: programs killed, registries altered and damaged, hostile files.

#[path = "../clerk/mod.rs"]
mod clerk;
#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../pdf/mod.rs"]
mod pdf;
#[path = "../script/mod.rs"]
mod script;
#[path = "../times/mod.rs"]
mod times;

mod backups;
mod killed;
mod outside_files;
mod restore_numbers;
mod tampering;
mod upgrade;
