//! The message box of the system, for what ends a program that has no console to say it on.

use rfd::{MessageDialog, MessageLevel};

/// Shows a text under a title, and waits until it is read.
pub fn tell_before_the_end(title: &str, text: &str) {
    MessageDialog::new().set_level(MessageLevel::Error).set_title(title).set_description(text).show();
}
