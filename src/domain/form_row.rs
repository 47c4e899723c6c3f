//! What a row of a form may tell: a document, and what became of it as far as that is known. What is not known is left for the pen.

use chrono::NaiveDate;

use super::document::Document;

/// A document as a form needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// The document.
    pub document: Document,
    /// What the office's leader instructed (Điều 23 and 24, NĐ 30/2020/NĐ-CP), the earliest first.
    pub instructions: Vec<Instruction>,
    /// Tiến độ giải quyết, in words.
    pub progress: String,
    /// The documents that answer it, the earliest first.
    pub answers: Vec<Answer>,
    /// The day it was done, where that is known otherwise than by an answer.
    pub done: Option<NaiveDate>,
    /// The one receiver the row is about: who signs for it, whose envelope it is. Empty for all receivers.
    pub receiver: String,
    /// The day it was handed over or sent, where that is not the document's own ngày chuyển.
    pub sent_on: Option<NaiveDate>,
    /// Who received it and when, for a signature column that is filled.
    pub received: String,
    /// Số lượng bì.
    pub envelopes: Option<u32>,
    /// Of a file copy that was lent: to whom and when.
    pub loan: Option<Loan>,
}

/// What a leader instructed about an incoming document: who, by when (Điều 23.2, NĐ 30/2020/NĐ-CP).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instruction {
    /// Who instructed.
    pub author: String,
    /// When.
    pub day: Option<NaiveDate>,
    /// Đơn vị, cá nhân chủ trì.
    pub lead: String,
    /// Đơn vị, cá nhân phối hợp.
    pub supporting: Vec<String>,
    /// Thời hạn giải quyết of each that has one: whose and until when.
    pub deadlines: Vec<(String, NaiveDate)>,
    /// The words of it.
    pub text: String,
}

/// A document that answers another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Số, ký hiệu.
    pub code: String,
    /// Its date.
    pub day: NaiveDate,
}

/// A file copy (bản lưu) that was lent (Điều 19, NĐ 30/2020/NĐ-CP).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loan {
    /// When.
    pub day: Option<NaiveDate>,
    /// To whom.
    pub user: String,
    /// When it came back.
    pub returned: Option<NaiveDate>,
    /// Who allowed it.
    pub allowed_by: String,
    /// What is to be noted.
    pub note: String,
}

impl From<Document> for FormRow {
    /// A row that knows the document and nothing else.
    fn from(document: Document) -> Self {
        Self {
            document,
            instructions: Vec::new(),
            progress: String::new(),
            answers: Vec::new(),
            done: None,
            receiver: String::new(),
            sent_on: None,
            received: String::new(),
            envelopes: None,
            loan: None,
        }
    }
}

impl FormRow {
    /// The day it was handed over or sent.
    #[must_use]
    pub fn sent(&self) -> Option<NaiveDate> {
        self.sent_on.or(self.document.content().hand_over_date)
    }

    /// The day it was done: said so, or answered first.
    #[must_use]
    pub fn done_on(&self) -> Option<NaiveDate> {
        self.done.or_else(|| self.answers.iter().map(|answer| answer.day).min())
    }

    /// The last day for it: of its instructions the latest, else the document's own.
    #[must_use]
    pub fn deadline(&self) -> Option<NaiveDate> {
        let given = self.instructions.iter().flat_map(|given| &given.deadlines).map(|(_, day)| *day).max();
        given.or(self.document.content().due_date)
    }
}
