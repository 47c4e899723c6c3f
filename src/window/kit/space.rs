//! Distances: one scale for gaps, and the sizes that stand for something.

use iced::Padding;

/// Between things that belong together.
pub const TINY: f32 = 4.0;
/// Between a label and its row's neighbour.
pub const SMALL: f32 = 8.0;
/// Between fields.
pub const MEDIUM: f32 = 12.0;
/// The edge of a pane.
pub const LARGE: f32 = 16.0;
/// Between groups.
pub const HUGE: f32 = 24.0;

/// The height of one row of a list.
pub const ROW: f32 = 36.0;
/// The height of one row of a grid.
pub const CELL: f32 = 30.0;
/// Beside the words in a grid's cell.
pub const CELL_PADDING: f32 = 6.0;
/// The height of a list's heading.
pub const HEADING: f32 = 32.0;
pub const TOP_BAR: f32 = 52.0;
pub const STATUS_BAR: f32 = 28.0;
/// The list of places at the left, and its width when only their signs are shown.
pub const NAVIGATION: f32 = 196.0;
pub const FOLDED: f32 = 48.0;
/// How high joined segments are, and a filter beside them.
pub const SEGMENT: f32 = 28.0;
/// The box of a tick.
pub const TICK: f32 = 16.0;
/// The dot of a state.
pub const DOT: f32 = 8.0;
/// The line of a field's label and of the text beside it.
pub const LABEL: f32 = 18.0;
/// The space a scrollbar takes.
pub const SCROLLBAR: f32 = 10.0;
/// The smallest thumb that a mouse still takes.
pub const THUMB: f32 = 32.0;
/// How wide a field for a date is.
pub const DATE: f32 = 132.0;
/// How wide a field for a number is.
pub const FIELD: f32 = 150.0;
/// How wide a year, or the word for all of them.
pub const YEAR: f32 = 92.0;
/// How wide a column of numbers is.
pub const NUMBER: f32 = 64.0;
/// How wide a field for an abbreviation, or the labels beside values.
pub const SHORT_FIELD: f32 = 112.0;
/// How high a list inside a page, or how wide a column of keys.
pub const SHORT_LIST: f32 = 220.0;
/// How high the one list of a page.
pub const LONG_LIST: f32 = 420.0;
/// The height of a line of text with its rule in such a list.
pub const LINE: f32 = 29.0;
/// How wide the list of what may be printed is.
pub const FORMS: f32 = 264.0;
/// How wide a list of chapters is.
pub const CONTENTS: f32 = 300.0;
/// How wide a notice over the screen is.
pub const NOTICE: f32 = 420.0;
/// How wide a dialog is.
pub const DIALOG: f32 = 560.0;
/// How wide a column of choices with their meaning beside.
pub const CHOICE: f32 = 250.0;
/// How wide a menu is.
pub const MENU: f32 = 280.0;
/// How high the title's line of a place is.
pub const TITLE_LINE: f32 = 34.0;
/// The widest a column of text stays readable.
pub const READABLE: f32 = 720.0;
/// The most that the details of a document are wide in the place of the list.
pub const LARGE_DETAILS: f32 = 960.0;
/// The widest a picture in a text is shown.
pub const PICTURE: f32 = 768.0;
/// How large the window is at the first start.
pub const FIRST_WINDOW: (f32, f32) = (1280.0, 800.0);
/// The least window the layout is made for: a Full HD screen at twice the size has no room for more.
pub const MIN_WINDOW: (f32, f32) = (800.0, 440.0);
/// A window narrower than this, in pixels of the chosen size, has its places in a line above and leaves out what only hints.
pub const NARROW: f32 = 900.0;
/// The corner of a button, a field, a panel.
pub const CORNER: f32 = 5.0;

/// A pane's padding.
pub const PANE: Padding = Padding { top: MEDIUM, right: LARGE, bottom: MEDIUM, left: LARGE };
/// The padding inside an input.
pub const INPUT: Padding = Padding { top: 6.0, right: SMALL, bottom: 6.0, left: SMALL };
/// The padding inside the input in a grid's cell, whose words stand where the cell's stood.
pub const IN_CELL: Padding = Padding { top: 5.0, right: CELL_PADDING, bottom: 7.0, left: CELL_PADDING };
/// The padding inside a button.
pub const BUTTON: Padding = Padding { top: 7.0, right: MEDIUM, bottom: 7.0, left: MEDIUM };
/// The padding around a sign that is pressed.
pub const SIGN: Padding = Padding { top: 6.0, right: 6.0, bottom: 6.0, left: 6.0 };
/// The padding inside a badge.
pub const BADGE: Padding = Padding { top: 1.0, right: SMALL, bottom: 1.0, left: SMALL };
