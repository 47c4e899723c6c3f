//! The kit: every colour, size, spacing and ready-made piece that the screens are built of.

pub mod advance;
pub mod badge;
pub mod button;
pub mod chart;
pub mod colors;
pub mod composing;
mod control;
pub mod dialog;
pub mod edge;
pub mod field;
pub mod form;
mod forwarding;
#[cfg(test)]
mod gallery;
pub mod grid;
pub mod hint;
pub mod icon;
pub mod key_tips;
pub mod keyboard;
pub mod keyed;
pub mod latest;
pub mod menu;
pub mod month;
pub mod notice;
pub mod notices;
pub mod one_line;
pub mod plain;
pub mod png;
pub mod reveal;
pub mod row_area;
pub mod rows;
pub mod scrollbar;
pub mod selection;
pub mod space;
pub mod suggest;
pub mod text;
pub mod theme;
