//! How far the chosen document is, and what happened to it after its number: the instruction that holds, its units with their deadlines,
//! hand-overs, dispatches, the file copy.

use chrono::NaiveDate;
use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, row, rule},
};

use domain::{
    document::Document,
    follow_up::{
        FollowUp, counting,
        handling::{Assignment, State},
        receipt::{Receipt, receipt},
        sent_back::SentBack,
        status::{self, Status},
    },
};
use language::Language;
use store::{StoreError, StoreThread};
use texts::{Text, message};

use crate::{
    kit::{
        badge::badge,
        button,
        latest::{LatestRequest, RequestId},
        space, text,
        theme::{self, Severity},
    },
    screens::follow_up::FollowUpKind,
};

/// The way of one document.
#[derive(Debug, Default)]
pub struct FollowUpPanel {
    /// The document as it was when its way was asked for.
    of: Option<Document>,
    /// Whether the data is outdated.
    is_old: bool,
    latest: LatestRequest,
    told: Option<FollowUp>,
    today: NaiveDate,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The registry answered: for which request.
    Told(RequestId, Result<Box<FollowUp>, StoreError>),
}

impl FollowUpPanel {
    /// Asks for the way when another document was chosen, or it was changed.
    pub fn show(&mut self, chosen: Option<&Document>, store: &StoreThread, today: NaiveDate) -> Task<Message> {
        self.today = today;
        if self.of.as_ref() == chosen && !self.is_old {
            return Task::none();
        }
        self.is_old = false;
        if self.of.as_ref().map(Document::id) != chosen.map(Document::id) {
            self.told = None;
        }
        self.of = chosen.cloned();
        let request = self.latest.renew();
        let Some(id) = chosen.map(Document::id) else { return Task::none() };
        let told = store.ask(move |store| store.follow_up(id).map(Box::new));
        Task::perform(told, move |told| Message::Told(request, told))
    }

    /// Marks what was read as outdated, so that it is read again when it is shown.
    pub fn reload(&mut self) {
        self.is_old = true;
    }

    /// Takes what the registry told.
    ///
    /// # Errors
    /// What the registry says.
    pub fn take(&mut self, request: RequestId, told: Result<Box<FollowUp>, StoreError>) -> Result<(), StoreError> {
        if self.latest.is(request) {
            self.told = Some(*told?);
        }
        Ok(())
    }

    /// The status under its title, the ways to write down what happens, and what happened; `None` while it is not known.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        document: &Document,
        language: &'a Language,
        write: impl Fn(FollowUpKind) -> M,
    ) -> Option<Element<'a, M>> {
        let way = self.told.as_ref().filter(|_| self.of.as_ref().map(Document::id) == Some(document.id()))?;
        let status = status::status(document, way, self.today);
        let title = row![
            text::strong(language.text(texts::FOLLOW_TITLE)),
            badge(language.text(status.name_key()), severity(status))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        let mut told = Column::new().spacing(space::SMALL).push(rule::horizontal(1).style(theme::line)).push(title);
        if document.registration().standing.is_valid() {
            let kinds = FollowUpKind::of(document.book()).iter().filter(|kind| kind.is_open(document, way));
            let buttons = kinds.map(|kind| button::quiet(language.text(kind.title()), kind.key(), Some(write(*kind))));
            told = told.push(row(buttons).spacing(space::SMALL).wrap());
        }
        if let Document::Incoming(incoming) = document {
            let receipt = receipt(&incoming.entry, way, self.today);
            told = told.extend(receipt.map(|receipt| confirmed(receipt, language)));
            told = told.extend(counting(&way.sent_back).map(|one| sent_back(&one.fact, language)));
        }
        if let Some(instruction) = way.instruction() {
            let said = message!(
                texts::FOLLOW_INSTRUCTED,
                author = instruction.fact.author.as_str(),
                day = instruction.fact.day
            );
            told = told.push(block(texts::ACTION_INSTRUCTED, language.say(&said), &instruction.fact.text, language));
        }
        let own = document.content().due_date;
        let open = !matches!(status, Status::Done | Status::SentBack | Status::Recalled | Status::Cancelled);
        told = told.extend(way.assigned().map(|assignment| {
            let due = assignment.fact.duty.due_date.or(own);
            let late = open && assignment.fact.report.state != State::Done && due.is_some_and(|due| due < self.today);
            unit(&assignment.fact, due, late, language)
        }));
        for entered in counting(&way.hand_overs) {
            let said = message!(texts::FOLLOW_ON, name = entered.fact.unit.as_str(), day = entered.fact.day);
            told = told.push(block(texts::ACTION_HANDED_OVER, language.say(&said), &entered.fact.receiver, language));
        }
        for entered in counting(&way.dispatches) {
            let dispatch = &entered.fact;
            let by = language.text(dispatch.sent_by.name_key());
            let said = message!(texts::FOLLOW_ON, name = by, day = dispatch.day);
            let mut more = dispatch.sent_to.clone();
            if let Some(day) = dispatch.received_date {
                let back = language.say(&message!(texts::FOLLOW_RECEIVED, day = day));
                more = if more.is_empty() { back } else { format!("{more} · {back}") };
            }
            told = told.push(block(texts::ACTION_SENT, language.say(&said), &more, language));
        }
        if let Some(loan) = way.lent() {
            let said = message!(texts::FOLLOW_ON, name = loan.fact.borrower.as_str(), day = loan.fact.day);
            told = told.push(block(texts::ACTION_LENT, language.say(&said), &loan.fact.allowed_by, language));
        }
        Some(told.into())
    }
}

/// What a status is worth a look.
fn severity(status: Status) -> Severity {
    match status {
        Status::Done | Status::Received => Severity::Success,
        Status::Overdue | Status::Recalled | Status::Cancelled => Severity::Error,
        Status::Returned => Severity::Warning,
        _ => Severity::Neutral,
    }
}

/// What was done, to whom and when, and in smaller letters the rest.
fn block<'a, M: 'a>(what: Text, said: String, more: &str, language: &Language) -> Element<'a, M> {
    let mut lines = column![text::label(language.text(what)), text::body(said)];
    if !more.is_empty() {
        lines = lines.push(text::body(more.to_owned()).style(theme::muted));
    }
    container(lines).padding([0.0, space::TINY]).width(Length::Fill).into()
}

/// A unit: its part, until when, and how far it is.
fn unit<'a, M: 'a>(
    assignment: &'a Assignment,
    due: Option<NaiveDate>,
    late: bool,
    language: &'a Language,
) -> Element<'a, M> {
    let state = assignment.report.state;
    let state_severity = match state {
        State::Done => Severity::Success,
        State::Returned => Severity::Warning,
        State::Assigned | State::InProgress => Severity::Neutral,
    };
    let name = text::body(assignment.duty.unit.as_str());
    let role = text::label(language.text(assignment.duty.role.name_key()));
    let due = due.map(|due| {
        let key = if late { texts::FOLLOW_DUE_PASSED } else { texts::FOLLOW_DUE_ON };
        let said = text::label(language.say(&key.with(texts::values::Due { due: due.into() })));
        if late { said.style(theme::alarming) } else { said }
    });
    let head = row![role, due].spacing(space::SMALL);
    let mut lines = column![head, name];
    if !assignment.report.remark.is_empty() {
        lines = lines.push(text::body(assignment.report.remark.as_str()).style(theme::muted));
    }
    let state = badge(language.text(state.name_key()), state_severity);
    let line = row![lines.width(Length::Fill), state].spacing(space::SMALL).align_y(Alignment::Center);
    container(line).padding([0.0, space::TINY]).width(Length::Fill).into()
}

/// That it went back to its sender.
fn sent_back<'a, M: 'a>(sent_back: &SentBack, language: &Language) -> Element<'a, M> {
    let said = message!(texts::SENT_BACK_ON, day = sent_back.day, reason = sent_back.reason.as_str());
    container(text::body(language.say(&said)).style(theme::muted)).padding([0.0, space::TINY]).into()
}

/// How it stands with telling the sender.
fn confirmed<'a, M: 'a>(receipt: Receipt, language: &Language) -> Element<'a, M> {
    let said = match receipt {
        Receipt::InTime(day) => message!(texts::RECEIPT_IN_TIME, day = day),
        Receipt::Late(day) => message!(texts::RECEIPT_LATE, day = day),
        Receipt::Waiting => texts::RECEIPT_WAITING.into(),
        Receipt::Missed => texts::RECEIPT_MISSED.into(),
    };
    container(text::body(language.say(&said)).style(theme::muted)).padding([0.0, space::TINY]).into()
}
