//! The commands as scripts run them: real processes, what they print and how they end.

#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../pdf/mod.rs"]
mod pdf;
#[path = "../script/mod.rs"]
mod script;
#[path = "../times/mod.rs"]
mod times;

mod commands;
mod dates;
mod files;
mod folders;
mod follow_up_commands;
mod forms;
mod index;
mod joint;
mod jumps;
mod lists;
mod many_clerks;
mod office_rules;
mod only_window;
mod openings;
mod places;
mod print_on;
mod printing_out;
mod scanned;
mod stamps;
