//! The inputs of the dialog: which a kind of deed has, in which order, and what each is called.

use iced::widget::Id;

use crate::{
    domain::{book::Book, field::Field, follow_up::handling::State},
    store::NameKind,
};

/// What is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ý kiến chỉ đạo.
    Instruct,
    /// Chuyển giao.
    HandOver,
    /// Tiến độ, kết quả.
    Report,
    /// Gửi đi.
    Send,
}

/// How far a unit may be said to be here.
pub const STATES: [State; 3] = [State::InProgress, State::Done, State::Returned];

/// An input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// Who instructed.
    Author,
    /// The day.
    Day,
    /// In which words.
    Text,
    /// Units of a line, parted by semicolons.
    Unit(usize),
    /// What stands beside them: their deadline, or who received.
    Beside(usize),
    /// To whom it was sent.
    SentTo,
    /// How many envelopes.
    Envelopes,
    /// Ghi chú.
    Remark,
}

impl Kind {
    /// What may be written down of documents of a book.
    pub fn of(book: Book) -> &'static [Self] {
        match book {
            Book::Incoming => &[Self::Instruct, Self::HandOver, Self::Report],
            Book::Outgoing => &[Self::Send, Self::HandOver],
        }
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Instruct => "Ctrl I",
            Self::HandOver => "Ctrl Shift H",
            Self::Report => "Ctrl Shift U",
            Self::Send => "Ctrl Shift G",
        }
    }

    /// The key of its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Instruct => "follow-instruct",
            Self::HandOver => "follow-hand-over",
            Self::Report => "follow-report",
            Self::Send => "follow-send",
        }
    }

    /// Lines of units it begins with.
    pub(super) fn first_lines(self) -> usize {
        if self == Self::Instruct { 2 } else { 1 }
    }

    /// Lines of units it has at most. Units of one line have one deadline.
    pub(super) fn most_lines(self) -> usize {
        match self {
            Self::Instruct => 4,
            Self::HandOver => 3,
            Self::Report | Self::Send => 1,
        }
    }

    pub(super) fn inputs(self, lines: usize) -> Vec<Input> {
        let units = (0..lines).flat_map(|line| [Input::Unit(line), Input::Beside(line)]);
        match self {
            Self::Instruct => [Input::Author, Input::Day, Input::Text].into_iter().chain(units).collect(),
            Self::HandOver => units.chain([Input::Day]).collect(),
            Self::Report => vec![Input::Unit(0), Input::Day, Input::Remark],
            Self::Send => vec![Input::SentTo, Input::Envelopes, Input::Day, Input::Remark],
        }
    }
}

impl Input {
    pub(super) fn id(self) -> Id {
        match self {
            Self::Author => Id::new("follow-author"),
            Self::Day => Id::new("follow-day"),
            Self::Text => Id::new("follow-text"),
            Self::Unit(line) => Id::from(format!("follow-unit-{line}")),
            Self::Beside(line) => Id::from(format!("follow-beside-{line}")),
            Self::SentTo => Id::new("follow-sent-to"),
            Self::Envelopes => Id::new("follow-envelopes"),
            Self::Remark => Id::new("follow-remark"),
        }
    }

    /// The key of its label.
    pub(super) fn label(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Author, _) => "field-author",
            (Self::Day, Kind::Instruct) => "follow-day-instructed",
            (Self::Day, Kind::HandOver) => "field-hand-over-date",
            (Self::Day, _) => "field-day",
            (Self::Text, _) => "field-text",
            (Self::Unit(0), Kind::Instruct) => "field-lead",
            (Self::Unit(_), Kind::Instruct) => "field-support",
            (Self::Unit(_), Kind::Report) => "follow-unit-reported",
            (Self::Unit(_), _) => "field-unit",
            (Self::Beside(_), Kind::Instruct) => "follow-due",
            (Self::Beside(_), _) => "follow-receiver",
            (Self::SentTo, _) => "field-sent-to",
            (Self::Envelopes, _) => "field-envelopes",
            (Self::Remark, _) => "field-remark",
        }
    }

    /// The input at which problems of a field are shown.
    pub(super) fn showing(field: Field) -> Option<Self> {
        Some(match field {
            Field::Author => Self::Author,
            Field::Day => Self::Day,
            Field::Text => Self::Text,
            Field::Unit => Self::Unit(0),
            Field::DueDate | Field::Receiver => Self::Beside(0),
            Field::SentTo => Self::SentTo,
            Field::Envelopes => Self::Envelopes,
            Field::Remark => Self::Remark,
            _ => return None,
        })
    }

    /// Which names it offers.
    pub(super) fn names(self, kind: Kind) -> Option<NameKind> {
        match (self, kind) {
            (Self::Author, _) => Some(NameKind::Leader),
            (Self::Unit(_), _) => Some(NameKind::Unit),
            (Self::Beside(_), Kind::HandOver) => Some(NameKind::Receiver),
            (Self::SentTo, _) => Some(NameKind::Recipient),
            _ => None,
        }
    }

    /// Whether several names stand in it, parted by semicolons.
    pub(super) fn is_list(self, kind: Kind) -> bool {
        matches!(self, Self::Unit(_)) && kind != Kind::Report
    }
}
