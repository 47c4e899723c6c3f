//! The texts of screens and commands as typed keys: one constant for each text of `assets/language`, with the values it takes.
//!
//! A key without a text, a missing value and an unknown value do not compile. Only the layer `language` reads the wording.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

#[cfg(test)]
mod generate;
mod text;
mod user_message;

pub use text::{Text, Values};
pub use user_message::{UserMessage, Value, plain};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// All texts in Vietnamese, in the syntax of Fluent.
pub const VIETNAMESE: &str = include_str!(concat!(env!("OUT_DIR"), "/vi.ftl"));

/// All texts in English.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.ftl"));

/// Makes a message from a text and its values, named as in the text: `message!(texts::CAUSE_NUMBER_TAKEN, number = 609)`.
#[macro_export]
macro_rules! message {
    ($($part:ident)::+, $($name:ident = $value:expr),+ $(,)?) => {
        $($part)::+.with($($part)::+ { $($name: $crate::Value::from($value)),+ })
    };
}
