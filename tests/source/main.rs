//! What holds of the source itself: its layers, its texts in both languages, its letters.

mod documents;
mod language;
mod layers;
mod release;
mod screen_font;
mod words;
