//! The inputs of the print screen, as specs of its form.

use domain::{field::Field, number::LARGEST};
use paper::FEWEST_PAGES_PER_VOLUME;

use crate::kit::{
    form::{FieldKind, FieldSpec},
    space,
};

/// The lines of the form.
pub(super) mod line {
    pub const FIRST: u8 = 0;
    pub const RANGE: u8 = 1;
    pub const NARROWED: u8 = 2;
    pub const COLUMNS: u8 = 3;
    pub const STAMPED: u8 = 4;
    pub const STAMP_AT: u8 = 5;
    pub const TARGET: u8 = 6;
    pub const DAY: u8 = 7;
}

#[expect(clippy::cast_possible_truncation, reason = "a handful of pages")]
const FEWEST_PAGES: u32 = FEWEST_PAGES_PER_VOLUME as u32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintInput {
    /// The year of the book.
    Year,
    /// The pages to print again.
    Again,
    /// The largest number of pages in a volume.
    Pages,
    /// The day whose end the state report describes; empty for today.
    AsOf,
    /// The first date.
    From,
    /// The last date.
    To,
    /// The first number; for a stamp on a PDF, the number of the document.
    FromNumber,
    /// The last number.
    ToNumber,
    /// The type of document; empty for all.
    Type,
    /// The series; empty for all.
    Series,
    /// The numbers of additional columns.
    Columns,
    /// The widths of the columns.
    Widths,
    /// The PDF to stamp.
    Stamped,
    /// The place of the stamp, in millimetres from the left and the top edge.
    StampAt,
    /// The file to print to.
    Target,
    /// The file of the register of a closed day.
    DayTarget,
}

impl PrintInput {
    /// All inputs, in the order of the screen.
    pub(super) const ALL: [Self; 16] = [
        Self::Year,
        Self::Again,
        Self::Pages,
        Self::AsOf,
        Self::From,
        Self::To,
        Self::FromNumber,
        Self::ToNumber,
        Self::Type,
        Self::Series,
        Self::Columns,
        Self::Widths,
        Self::Stamped,
        Self::StampAt,
        Self::Target,
        Self::DayTarget,
    ];

    /// Its index in the form.
    pub(super) const fn at(self) -> usize {
        self as usize
    }

    /// Its description in the form.
    pub(super) fn spec(self) -> FieldSpec {
        let date = |label, line| FieldSpec::date(label, Field::Day, line).wide(space::FIELD);
        let short = |label, line| FieldSpec::text(label, Field::Text, line).wide(space::FIELD);
        let path = |label, line| FieldSpec::of(FieldKind::Path, label, Field::Text, line);
        match self {
            Self::Year => short(texts::PRINT_YEAR, line::FIRST).limits(1900, 2199),
            Self::Again => short(texts::PRINT_AGAIN_PAGES, line::FIRST),
            Self::Pages => short(texts::PRINT_PAGES, line::FIRST).limits(FEWEST_PAGES, 10_000),
            Self::AsOf => FieldSpec::past_date(texts::PRINT_AS_OF, Field::Day, line::FIRST).wide(space::FIELD),
            Self::From => date(texts::PRINT_FROM, line::RANGE),
            Self::To => date(texts::PRINT_TO, line::RANGE),
            Self::FromNumber => short(texts::PRINT_FROM_NUMBER, line::RANGE).limits(1, LARGEST),
            Self::ToNumber => short(texts::PRINT_TO_NUMBER, line::RANGE).limits(1, LARGEST),
            Self::Type => short(texts::PRINT_TYPE, line::NARROWED),
            Self::Series => short(texts::PRINT_SERIES, line::NARROWED).wide(2.0 * space::FIELD),
            Self::Columns => short(texts::PRINT_COLUMNS, line::COLUMNS),
            Self::Widths => FieldSpec::text(texts::PRINT_WIDTHS, Field::Text, line::COLUMNS),
            Self::Stamped => path(texts::PRINT_STAMPED, line::STAMPED),
            Self::StampAt => short(texts::PRINT_STAMP_AT, line::STAMP_AT),
            Self::Target => path(texts::PRINT_TARGET, line::TARGET),
            Self::DayTarget => path(texts::PRINT_DAY_TARGET, line::DAY),
        }
    }

    /// Whether it holds the place of a file.
    pub(super) fn is_path(self) -> bool {
        self.spec().kind == FieldKind::Path
    }
}
