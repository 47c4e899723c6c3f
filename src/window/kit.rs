//! The kit: every colour, size, spacing and ready-made piece that the screens are built of.

pub mod advance;
pub mod badge;
pub mod button;
pub mod colors;
pub mod composing;
pub mod dialog;
pub mod edge;
pub mod field;
pub mod form;
#[cfg(test)]
mod gallery;
pub mod grid;
pub mod keyboard;
pub mod keyed;
pub mod latest;
pub mod menu;
pub mod month;
pub mod notice;
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
