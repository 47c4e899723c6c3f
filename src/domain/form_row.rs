//! What a row of a form may tell: a document, and what became of it as far as the form asks. What is not known is left for the pen.

use chrono::NaiveDate;

use super::{
    document::Document,
    follow_up::{
        FollowUp,
        outcome::Way,
        past,
        sending::{Loan, SentBy},
    },
    office::Office,
};

/// A document as a form needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// The document.
    pub document: Document,
    /// Whose paper it goes on, where that is not the office's.
    pub issuer: Option<Office>,
    /// The name of its number series, where the form asks for it.
    pub series: String,
    /// What happened to it after its number; empty where the form does not ask.
    pub follow_up: FollowUp,
    /// Tiến độ giải quyết, in words.
    pub progress: String,
    /// The documents that answer it, the earliest first.
    pub answers: Vec<Answer>,
    /// The one receiver the row is about: who signs for it, whose envelope it is. Empty for all receivers.
    pub receiver: String,
    /// How it went to that receiver, where that is known.
    pub sent_by: Option<SentBy>,
    /// The day it was handed over or sent, where that is not the document's own ngày chuyển.
    pub sent_on: Option<NaiveDate>,
    /// Who received it and when, for a signature column that is filled.
    pub received: String,
    /// Số lượng bì.
    pub envelopes: Option<u32>,
    /// What is to be noted of this sending.
    pub remark: String,
    /// Of a copy: số, ký hiệu and date of the document it is of.
    pub copied: String,
    /// The loan of the file copy the row is about.
    pub loan: Option<Loan>,
    /// Whether it is a document that came before, as by paper and by wire.
    pub came_before: bool,
}

/// A document that answers another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Số, ký hiệu.
    pub code: String,
    /// Its date.
    pub day: NaiveDate,
}

impl From<Document> for FormRow {
    /// A row that knows the document and nothing else.
    fn from(document: Document) -> Self {
        Self {
            document,
            issuer: None,
            series: String::new(),
            follow_up: FollowUp::default(),
            progress: String::new(),
            answers: Vec::new(),
            receiver: String::new(),
            sent_by: None,
            sent_on: None,
            received: String::new(),
            envelopes: None,
            remark: String::new(),
            copied: String::new(),
            loan: None,
            came_before: false,
        }
    }
}

impl FormRow {
    /// The day it was handed over or sent.
    #[must_use]
    pub fn sent(&self) -> Option<NaiveDate> {
        self.sent_on.or(self.document.content().hand_over_date)
    }

    /// The same as it was at the end of a day.
    #[must_use]
    pub fn by(self, day: NaiveDate) -> Self {
        let mut row = Self { document: past::by(self.document, day), follow_up: self.follow_up.by(day), ..self };
        row.answers.retain(|answer| answer.day <= day);
        if row.answers.is_empty() {
            row.follow_up.answered_by.clear();
        }
        row
    }

    /// The document on its way.
    #[must_use]
    pub fn way(&self) -> Way<'_> {
        let answered = self.answers.iter().map(|answer| answer.day).min();
        Way { document: &self.document, follow_up: &self.follow_up, answered }
    }
}
