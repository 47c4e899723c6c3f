//! One thing done to documents after their number, as it is told: to one document, or to many at once.

use chrono::NaiveDate;

use super::{
    hand_over::HandOver,
    handling::{Duty, Instruction, Report, Submission},
    receipt::Confirmation,
    sending::{Dispatch, Loan},
    sent_back::SentBack,
};

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUpAction {
    /// Trình.
    Submit(Submission),
    /// Ý kiến chỉ đạo, with the units that lead and support.
    Instruct(Instruction, Vec<Duty>),
    /// Chuyển giao.
    HandOver(Vec<HandOver>),
    /// Tiến độ giải quyết: of a unit, or of those that lead.
    Report(Option<String>, Report),
    /// Báo đã nhận.
    Confirm(Confirmation),
    /// Trả lại nơi gửi.
    SendBack(SentBack),
    /// Gửi đi.
    Send(Dispatch),
    /// The receipt of what was sent came back.
    Receive(NaiveDate),
    /// The file copy is lent.
    Lend(Loan),
    /// The file copy came back.
    GiveBack(NaiveDate),
}
