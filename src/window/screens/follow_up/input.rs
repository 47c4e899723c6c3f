//! The inputs of the dialog: which a kind of action has, in which order, and what each is called.

use domain::{
    book::Book,
    came_by::CameBy,
    document::Document,
    field::Field,
    follow_up::{FollowUp, counting, handling::State},
};
use store::NameKind;
use texts::Text;

use crate::{
    keys::Command,
    kit::{
        form::{FieldKind, FieldSpec},
        space,
    },
};

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

const fn day(label: Text, line: u8) -> FieldSpec {
    FieldSpec::past_date(label, Field::Day, line).id("follow-day")
}

const fn leader(label: Text, field: Field) -> FieldSpec {
    FieldSpec::text(label, field, 0).naming(NameKind::Leader)
}

/// Returns the spec of an input of units, which share the deadline or receiver beside it.
const fn units(id: &'static str, label: Text, line: u8) -> FieldSpec {
    FieldSpec::many(label, Field::Unit, line).id(id).naming(NameKind::Unit)
}

const fn due(id: &'static str, line: u8) -> FieldSpec {
    let due = FieldSpec::of(FieldKind::Term, texts::FOLLOW_DUE, Field::DueDate, line);
    due.id(id).placeholder(texts::FOLLOW_DUE_SHAPE).wide(space::FIELD)
}

const fn receiver(id: &'static str, line: u8) -> FieldSpec {
    FieldSpec::text(texts::FOLLOW_RECEIVER, Field::Receiver, line).id(id).naming(NameKind::Receiver)
}

const fn remark(line: u8) -> FieldSpec {
    FieldSpec::text(texts::FIELD_REMARK, Field::Remark, line)
}

const SUBMIT: &[FieldSpec] = &[leader(texts::FIELD_SUBMITTED_TO, Field::SubmittedTo), day(texts::FIELD_DAY, 0)];
const INSTRUCT: &[FieldSpec] = &[
    leader(texts::FIELD_AUTHOR, Field::Author),
    day(texts::FOLLOW_DAY_INSTRUCTED, 0),
    FieldSpec::text(texts::FIELD_TEXT, Field::Text, 1),
    units("follow-unit-0", texts::FIELD_LEAD, 2),
    due("follow-due-0", 2),
    units("follow-unit-1", texts::FIELD_SUPPORT, 3),
    due("follow-due-1", 3),
    units("follow-unit-2", texts::FIELD_SUPPORT, 4),
    due("follow-due-2", 4),
    units("follow-unit-3", texts::FIELD_SUPPORT, 5),
    due("follow-due-3", 5),
];
const HAND_OVER: &[FieldSpec] = &[
    units("follow-unit-0", texts::FIELD_UNIT, 0),
    receiver("follow-receiver-0", 0),
    units("follow-unit-1", texts::FIELD_UNIT, 1),
    receiver("follow-receiver-1", 1),
    units("follow-unit-2", texts::FIELD_UNIT, 2),
    receiver("follow-receiver-2", 2),
    day(texts::FIELD_HAND_OVER_DATE, 3),
];
const REPORT: &[FieldSpec] = &[
    FieldSpec::text(texts::FOLLOW_UNIT_REPORTED, Field::Unit, 0).naming(NameKind::Unit),
    day(texts::FIELD_DAY, 0),
    remark(1),
];
const SEND_BACK: &[FieldSpec] = &[FieldSpec::text(texts::FIELD_REASON, Field::Reason, 0), day(texts::FIELD_DAY, 0)];
const SEND: &[FieldSpec] = &[
    FieldSpec::text(texts::FIELD_SENT_TO, Field::SentTo, 0)
        .naming(NameKind::Recipient)
        .placeholder(texts::FOLLOW_SENT_TO_ALL),
    FieldSpec::short(texts::FIELD_ENVELOPES, Field::Envelopes, 0).limits(0, 99_999),
    day(texts::FIELD_DAY, 0),
    remark(1),
];
const LEND: &[FieldSpec] = &[
    FieldSpec::text(texts::FIELD_BORROWER, Field::Borrower, 0).naming(NameKind::Receiver),
    leader(texts::FIELD_ALLOWED_BY, Field::AllowedBy),
    day(texts::FIELD_DAY, 1),
    remark(1),
];
const DAY: &[FieldSpec] = &[day(texts::FIELD_DAY, 0)];

/// The repeated lines of an action: each has an input of units and, beside it, their deadline or receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitLines {
    /// The index of the input of units in the first of these lines.
    first: usize,
    /// The line of the form that holds the first of these lines.
    line: u8,
    /// The number of lines shown at first.
    pub shown: usize,
    /// The number of lines.
    pub count: usize,
}

impl UnitLines {
    /// Returns the index of the input of units.
    #[must_use]
    pub fn units(self, at: usize) -> usize {
        self.first + 2 * at
    }

    /// Returns the index of the input beside the units: their deadline or receiver.
    #[must_use]
    pub fn beside(self, at: usize) -> usize {
        self.units(at) + 1
    }

    /// Returns the line of the form.
    #[must_use]
    pub fn line(self, at: usize) -> u8 {
        self.line + u8::try_from(at).unwrap_or(u8::MAX)
    }
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

    pub fn key(self) -> &'static str {
        Command::Follow(self).key()
    }

    pub fn title(self) -> Text {
        match self {
            Self::Submit => texts::FOLLOW_SUBMIT,
            Self::Instruct => texts::FOLLOW_INSTRUCT,
            Self::HandOver => texts::FOLLOW_HAND_OVER,
            Self::Report => texts::FOLLOW_REPORT,
            Self::Confirm => texts::FOLLOW_CONFIRM,
            Self::SendBack => texts::FOLLOW_SEND_BACK,
            Self::Send => texts::FOLLOW_SEND,
            Self::Receive => texts::FOLLOW_RECEIVE,
            Self::Lend => texts::FOLLOW_LEND,
            Self::GiveBack => texts::FOLLOW_GIVE_BACK,
        }
    }

    /// Returns the lines of units of the action.
    pub(super) fn unit_lines(self) -> UnitLines {
        match self {
            Self::Instruct => UnitLines { first: 3, line: 2, shown: 2, count: 4 },
            Self::HandOver => UnitLines { first: 0, line: 0, shown: 1, count: 3 },
            _ => UnitLines { first: 0, line: 0, shown: 0, count: 0 },
        }
    }

    /// Returns the specs of the inputs of the action.
    pub(super) fn specs(self) -> &'static [FieldSpec] {
        match self {
            Self::Submit => SUBMIT,
            Self::Instruct => INSTRUCT,
            Self::HandOver => HAND_OVER,
            Self::Report => REPORT,
            Self::SendBack => SEND_BACK,
            Self::Send => SEND,
            Self::Lend => LEND,
            Self::Confirm | Self::Receive | Self::GiveBack => DAY,
        }
    }

    /// Returns the index of the input of a field.
    pub(super) fn input(self, field: Field) -> usize {
        self.specs().iter().position(|spec| spec.field == field).unwrap_or_default()
    }
}
