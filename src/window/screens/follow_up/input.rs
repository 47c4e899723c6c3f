//! The inputs of the dialog: which a kind of action has, in which order, and what each is called.

use domain::{
    book::Book,
    came_by::CameBy,
    document::Document,
    field::Field,
    follow_up::{FollowUp, counting, handling::State},
};
use store::NameKind;

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

const fn day(label: &'static str, line: u8) -> FieldSpec {
    FieldSpec::past_date(label, Field::Day, line).id("follow-day")
}

const fn leader(label: &'static str, field: Field) -> FieldSpec {
    FieldSpec::text(label, field, 0).naming(NameKind::Leader)
}

/// Returns the spec of an input of units, which share the deadline or receiver beside it.
const fn units(id: &'static str, label: &'static str, line: u8) -> FieldSpec {
    FieldSpec::many(label, Field::Unit, line).id(id).naming(NameKind::Unit)
}

const fn due(id: &'static str, line: u8) -> FieldSpec {
    let due = FieldSpec::of(FieldKind::Term, "follow-due", Field::DueDate, line);
    due.id(id).placeholder("follow-due-shape").wide(space::FIELD)
}

const fn receiver(id: &'static str, line: u8) -> FieldSpec {
    FieldSpec::text("follow-receiver", Field::Receiver, line).id(id).naming(NameKind::Receiver)
}

const fn remark(line: u8) -> FieldSpec {
    FieldSpec::text("field-remark", Field::Remark, line)
}

const SUBMIT: &[FieldSpec] = &[leader("field-submitted-to", Field::SubmittedTo), day("field-day", 0)];
const INSTRUCT: &[FieldSpec] = &[
    leader("field-author", Field::Author),
    day("follow-day-instructed", 0),
    FieldSpec::text("field-text", Field::Text, 1),
    units("follow-unit-0", "field-lead", 2),
    due("follow-due-0", 2),
    units("follow-unit-1", "field-support", 3),
    due("follow-due-1", 3),
    units("follow-unit-2", "field-support", 4),
    due("follow-due-2", 4),
    units("follow-unit-3", "field-support", 5),
    due("follow-due-3", 5),
];
const HAND_OVER: &[FieldSpec] = &[
    units("follow-unit-0", "field-unit", 0),
    receiver("follow-receiver-0", 0),
    units("follow-unit-1", "field-unit", 1),
    receiver("follow-receiver-1", 1),
    units("follow-unit-2", "field-unit", 2),
    receiver("follow-receiver-2", 2),
    day("field-hand-over-date", 3),
];
const REPORT: &[FieldSpec] =
    &[FieldSpec::text("follow-unit-reported", Field::Unit, 0).naming(NameKind::Unit), day("field-day", 0), remark(1)];
const SEND_BACK: &[FieldSpec] = &[FieldSpec::text("field-reason", Field::Reason, 0), day("field-day", 0)];
const SEND: &[FieldSpec] = &[
    FieldSpec::text("field-sent-to", Field::SentTo, 0).naming(NameKind::Recipient).placeholder("follow-sent-to-all"),
    FieldSpec::short("field-envelopes", Field::Envelopes, 0).limits(0, 99_999),
    day("field-day", 0),
    remark(1),
];
const LEND: &[FieldSpec] = &[
    FieldSpec::text("field-borrower", Field::Borrower, 0).naming(NameKind::Receiver),
    leader("field-allowed-by", Field::AllowedBy),
    day("field-day", 1),
    remark(1),
];
const DAY: &[FieldSpec] = &[day("field-day", 0)];

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
