//! The screens: each with its state, messages, actions for the window, and view.

pub mod backup_settings;
pub mod batch;
pub mod clerk;
pub mod day_work;
pub mod details;
pub mod dialog;
pub mod entry;
pub mod envelopes;
pub mod export;
pub mod follow_up;
pub mod form_dialog;
pub mod guide;
pub mod history;
pub mod keep_search;
pub mod last_numbers;
pub mod link;
pub mod list;
pub mod maintenance;
pub mod office_form;
pub mod preview;
pub mod print;
pub mod settings;
mod urgency;
pub mod welcome;
pub mod withdraw;
pub mod withdraw_file;
pub mod working;
