//! The inputs of the print screen.

use iced::widget::Id;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintInput {
    /// The year of the book.
    Year,
    /// The first date.
    From,
    /// The last date.
    To,
    /// The first number.
    FromNumber,
    /// The last number.
    ToNumber,
    /// The type of document; empty for all.
    Type,
    /// The series; empty for all.
    Series,
    /// The day whose end the state report describes; empty for today.
    AsOf,
    /// Pages of a volume.
    Pages,
    /// The pages that are printed again.
    Again,
    /// Columns of the office's own.
    Columns,
    /// How wide the columns are.
    Widths,
    /// The PDF that is stamped.
    Stamped,
    /// Where the stamp goes, in millimetres from the left and the top edge.
    StampAt,
    /// The file.
    Target,
    /// The file of the register of a day that is closed.
    DayTarget,
}

impl PrintInput {
    /// All of them, in the order of the screen.
    pub(super) const ALL: [Self; 16] = [
        Self::Year,
        Self::AsOf,
        Self::From,
        Self::To,
        Self::FromNumber,
        Self::ToNumber,
        Self::Type,
        Self::Series,
        Self::Pages,
        Self::Again,
        Self::Columns,
        Self::Widths,
        Self::Stamped,
        Self::StampAt,
        Self::Target,
        Self::DayTarget,
    ];

    /// The key of its label.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Year => "print-year",
            Self::AsOf => "print-as-of",
            Self::From => "print-from",
            Self::To => "print-to",
            Self::FromNumber => "print-from-number",
            Self::ToNumber => "print-to-number",
            Self::Type => "print-type",
            Self::Series => "print-series",
            Self::Pages => "print-pages",
            Self::Again => "print-again-pages",
            Self::Columns => "print-columns",
            Self::Widths => "print-widths",
            Self::Stamped => "print-stamped",
            Self::StampAt => "print-stamp-at",
            Self::Target => "print-target",
            Self::DayTarget => "print-day-target",
        }
    }

    /// Whether it says where a file lies.
    pub(super) fn is_path(self) -> bool {
        matches!(self, Self::Stamped | Self::Target | Self::DayTarget)
    }

    /// Its place on the screen.
    pub(super) fn id(self) -> Id {
        Id::new(self.label())
    }
}
