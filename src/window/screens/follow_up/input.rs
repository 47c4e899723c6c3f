//! The inputs of the dialog: which a kind of action has, in which order, and what each is called.

use iced::widget::Id;

use domain::{
    book::Book,
    came_by::CameBy,
    document::Document,
    field::Field,
    follow_up::{FollowUp, counting, handling::State},
};
use store::NameKind;

use crate::keys::Command;

/// What is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpKind {
    /// Trình.
    Submit,
    /// Ý kiến chỉ đạo.
    Instruct,
    /// Chuyển giao.
    HandOver,
    /// Tiến độ, kết quả.
    Report,
    /// Báo đã nhận, of what came by wire.
    Confirm,
    /// Trả lại nơi gửi.
    SendBack,
    /// Gửi đi.
    Send,
    /// Nhận hồi báo of what was sent.
    Receive,
    /// Cho mượn bản lưu.
    Lend,
    /// Nhận lại bản lưu.
    GiveBack,
}

/// How far a unit may be said to be here.
pub const STATES: [State; 3] = [State::InProgress, State::Done, State::Returned];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpInput {
    /// Before whom it was submitted.
    SubmittedTo,
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
    /// Who borrows.
    Borrower,
    /// Who allowed it.
    AllowedBy,
    Remark,
    /// Why it was sent back.
    Reason,
}

impl FollowUpKind {
    /// What may be written down of documents of a book.
    pub fn of(book: Book) -> &'static [Self] {
        match book {
            Book::Incoming => {
                &[Self::Submit, Self::Instruct, Self::HandOver, Self::Report, Self::Confirm, Self::SendBack]
            }
            Book::Outgoing => &[Self::Send, Self::Receive, Self::HandOver, Self::Lend, Self::GiveBack],
        }
    }

    /// Whether it may be written down of this document.
    pub fn fits(self, document: &Document) -> bool {
        let stands = document.registration().standing.is_valid();
        let came_by_wire = match document {
            Document::Incoming(incoming) => incoming.entry.came_by == CameBy::Wire,
            Document::Outgoing(_) => false,
        };
        Self::of(document.book()).contains(&self) && stands && (self != Self::Confirm || came_by_wire)
    }

    /// Whether it comes next of this document, after what has happened to it.
    pub fn is_open(self, document: &Document, way: &FollowUp) -> bool {
        self.fits(document)
            && match self {
                Self::Confirm => counting(&way.confirmations).next().is_none(),
                // Seldom: it is in the menu and under its key.
                Self::SendBack => false,
                Self::Receive => counting(&way.dispatches).any(|dispatch| dispatch.fact.received_date.is_none()),
                Self::Lend => way.lent().is_none(),
                Self::GiveBack => way.lent().is_some(),
                Self::Submit | Self::Instruct | Self::HandOver | Self::Report | Self::Send => true,
            }
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        Command::Follow(self).key()
    }

    /// The key of its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Submit => "follow-submit",
            Self::Instruct => "follow-instruct",
            Self::HandOver => "follow-hand-over",
            Self::Report => "follow-report",
            Self::Confirm => "follow-confirm",
            Self::SendBack => "follow-send-back",
            Self::Send => "follow-send",
            Self::Receive => "follow-receive",
            Self::Lend => "follow-lend",
            Self::GiveBack => "follow-give-back",
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
            _ => 1,
        }
    }

    pub(super) fn inputs(self, lines: usize) -> Vec<FollowUpInput> {
        let units = (0..lines).flat_map(|line| [FollowUpInput::Unit(line), FollowUpInput::Beside(line)]);
        match self {
            Self::Submit => vec![FollowUpInput::SubmittedTo, FollowUpInput::Day],
            Self::Instruct => {
                [FollowUpInput::Author, FollowUpInput::Day, FollowUpInput::Text].into_iter().chain(units).collect()
            }
            Self::HandOver => units.chain([FollowUpInput::Day]).collect(),
            Self::Report => vec![FollowUpInput::Unit(0), FollowUpInput::Day, FollowUpInput::Remark],
            Self::SendBack => vec![FollowUpInput::Reason, FollowUpInput::Day],
            Self::Send => {
                vec![FollowUpInput::SentTo, FollowUpInput::Envelopes, FollowUpInput::Day, FollowUpInput::Remark]
            }
            Self::Lend => {
                vec![FollowUpInput::Borrower, FollowUpInput::AllowedBy, FollowUpInput::Day, FollowUpInput::Remark]
            }
            Self::Confirm | Self::Receive | Self::GiveBack => vec![FollowUpInput::Day],
        }
    }
}

impl FollowUpInput {
    pub(super) fn id(self) -> Id {
        match self {
            Self::SubmittedTo => Id::new("follow-submitted-to"),
            Self::Author => Id::new("follow-author"),
            Self::Day => Id::new("follow-day"),
            Self::Text => Id::new("follow-text"),
            Self::Unit(line) => Id::from(format!("follow-unit-{line}")),
            Self::Beside(line) => Id::from(format!("follow-beside-{line}")),
            Self::SentTo => Id::new("follow-sent-to"),
            Self::Envelopes => Id::new("follow-envelopes"),
            Self::Borrower => Id::new("follow-borrower"),
            Self::AllowedBy => Id::new("follow-allowed-by"),
            Self::Remark => Id::new("follow-remark"),
            Self::Reason => Id::new("follow-reason"),
        }
    }

    /// The key of its label.
    pub(super) fn label(self, kind: FollowUpKind) -> &'static str {
        match (self, kind) {
            (Self::SubmittedTo, _) => "field-submitted-to",
            (Self::Author, _) => "field-author",
            (Self::Day, FollowUpKind::Instruct) => "follow-day-instructed",
            (Self::Day, FollowUpKind::HandOver) => "field-hand-over-date",
            (Self::Day, _) => "field-day",
            (Self::Text, _) => "field-text",
            (Self::Unit(0), FollowUpKind::Instruct) => "field-lead",
            (Self::Unit(_), FollowUpKind::Instruct) => "field-support",
            (Self::Unit(_), FollowUpKind::Report) => "follow-unit-reported",
            (Self::Unit(_), _) => "field-unit",
            (Self::Beside(_), FollowUpKind::Instruct) => "follow-due",
            (Self::Beside(_), _) => "follow-receiver",
            (Self::SentTo, _) => "field-sent-to",
            (Self::Envelopes, _) => "field-envelopes",
            (Self::Borrower, _) => "field-borrower",
            (Self::AllowedBy, _) => "field-allowed-by",
            (Self::Remark, _) => "field-remark",
            (Self::Reason, _) => "field-reason",
        }
    }

    /// The input at which problems of a field are shown.
    pub(super) fn showing(field: Field) -> Option<Self> {
        Some(match field {
            Field::SubmittedTo => Self::SubmittedTo,
            Field::Author => Self::Author,
            Field::Day => Self::Day,
            Field::Text => Self::Text,
            Field::Unit => Self::Unit(0),
            Field::DueDate | Field::Receiver => Self::Beside(0),
            Field::SentTo => Self::SentTo,
            Field::Envelopes => Self::Envelopes,
            Field::Borrower => Self::Borrower,
            Field::AllowedBy => Self::AllowedBy,
            Field::Remark => Self::Remark,
            Field::Reason => Self::Reason,
            _ => return None,
        })
    }

    /// Which names it offers.
    pub(super) fn names(self, kind: FollowUpKind) -> Option<NameKind> {
        match (self, kind) {
            (Self::SubmittedTo | Self::Author | Self::AllowedBy, _) => Some(NameKind::Leader),
            (Self::Unit(_), _) => Some(NameKind::Unit),
            (Self::Borrower, _) | (Self::Beside(_), FollowUpKind::HandOver) => Some(NameKind::Receiver),
            (Self::SentTo, _) => Some(NameKind::Recipient),
            _ => None,
        }
    }

    /// Whether several names stand in it, parted by semicolons.
    pub(super) fn is_list(self, kind: FollowUpKind) -> bool {
        matches!(self, Self::Unit(_)) && kind != FollowUpKind::Report
    }
}
