//! The inputs of the print screen.

use iced::widget::Id;

use texts::Text;

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

    /// Its label.
    pub(super) fn label(self) -> Text {
        match self {
            Self::Year => texts::PRINT_YEAR,
            Self::AsOf => texts::PRINT_AS_OF,
            Self::From => texts::PRINT_FROM,
            Self::To => texts::PRINT_TO,
            Self::FromNumber => texts::PRINT_FROM_NUMBER,
            Self::ToNumber => texts::PRINT_TO_NUMBER,
            Self::Type => texts::PRINT_TYPE,
            Self::Series => texts::PRINT_SERIES,
            Self::Pages => texts::PRINT_PAGES,
            Self::Again => texts::PRINT_AGAIN_PAGES,
            Self::Columns => texts::PRINT_COLUMNS,
            Self::Widths => texts::PRINT_WIDTHS,
            Self::Stamped => texts::PRINT_STAMPED,
            Self::StampAt => texts::PRINT_STAMP_AT,
            Self::Target => texts::PRINT_TARGET,
            Self::DayTarget => texts::PRINT_DAY_TARGET,
        }
    }

    /// Whether it says where a file lies.
    pub(super) fn is_path(self) -> bool {
        matches!(self, Self::Stamped | Self::Target | Self::DayTarget)
    }

    /// Its place on the screen.
    pub(super) fn id(self) -> Id {
        Id::new(self.label().key())
    }
}
