//! Saving a form: registering under the next number or the one asked for, amending; and what is said afterwards.

use iced::Task;

use domain::{
    attachment::KeptFile,
    document::{Document, DocumentId, Entry},
    field::{Cause, Field, Problem},
    link::LinkKind,
    number::NumberRequest,
    text::clean,
    warning::Warning,
};
use store::{Decided, DuplicateDecision, Result as Answer, Store, StoreError};
use texts::{UserMessage, Value, message};

use super::{
    Action, Context, EntryForm, Message,
    fields::NumberChoice,
    input::Input,
    numbering::{ExpectedNumber, Numbering},
};
use crate::{
    kit::{notice::Notice, theme::Severity},
    screens::details::registration,
};

/// The number of letters that fit a line of the notice.
const ONE_LINE: usize = 66;

/// The document to be saved.
#[derive(Debug)]
pub enum SaveRequest {
    /// Register it under a number, with its files, as the answer to another document.
    Register {
        entry: Entry,
        number: NumberRequest,
        decision: DuplicateDecision,
        files: Vec<KeptFile>,
        answers: Option<DocumentId>,
    },
    /// Amend the registered document with this id.
    Amend { id: DocumentId, entry: Entry, reason: String },
}

/// The result of saving.
#[derive(Debug, Clone)]
pub enum Saved {
    /// The document is registered; what should be seen about it.
    Registered(Box<Document>, Vec<Warning>),
    /// The document is like this now; what should be seen about what was changed.
    Amended(Box<Document>, Vec<Warning>),
    /// Nothing is saved yet: this document was registered before and looks the same.
    Duplicate(Box<Document>),
}

impl SaveRequest {
    /// Saves the document, in one transaction with its files.
    ///
    /// # Errors
    /// Returns why the registry refuses, or what failed; nothing is written then.
    pub fn save(self, store: &mut Store) -> Answer<Saved> {
        store.write(|transaction| match &self {
            Self::Register { entry, number, decision, files, answers } => {
                let mut registered = match entry {
                    Entry::Incoming(entry) => match transaction.register_decided(entry, number, decision)? {
                        Decided::Registered(registered) => *registered,
                        Decided::Duplicate(first) => return Ok(Saved::Duplicate(first)),
                    },
                    Entry::Outgoing(entry) => transaction.register_outgoing(entry, number)?,
                };
                transaction.attach_all(registered.document.id(), files)?;
                if let Some(asked) = answers {
                    transaction.link(registered.document.id(), LinkKind::Answers, *asked, "")?;
                }
                registered.document.registration_mut().has_file = !files.is_empty();
                Ok(Saved::Registered(Box::new(registered.document), registered.warnings))
            }
            Self::Amend { id, entry, reason } => {
                let amended = transaction.amend(*id, entry, reason)?;
                Ok(Saved::Amended(Box::new(amended.document), amended.warnings))
            }
        })
    }
}

impl EntryForm {
    /// Saves what stands in the form, or shows what is wrong with it.
    pub(super) fn save(&mut self, decision: DuplicateDecision, context: Context<'_>) -> Task<Message> {
        if self.is_saving() {
            return Task::none();
        }
        self.fields.form.close_lists();
        if self.files.is_copying() {
            self.notice = Some(Notice::new(Severity::Warning, UserMessage::from(texts::FILES_STILL_COPYING)));
            return Task::none();
        }
        self.notice = None;
        self.fields.write_dates(None, context);
        if let Some(ask) = self.new_type.ask(&mut self.fields, context) {
            return ask;
        }
        let (number, mut problems) = self.numbering.request(&self.fields);
        let reason = clean(self.fields.text(Input::Reason));
        if self.fields.is_amending() && reason.is_empty() {
            problems.push(Problem::new(Field::Reason, Cause::Missing));
        }
        let entry = match self.fields.entry(context) {
            Ok(entry) if problems.is_empty() => entry,
            checked => {
                problems.extend(checked.err().unwrap_or_default());
                self.show_problems(problems);
                return self.fields.focus_first_problem();
            }
        };
        self.fields.form.check();
        let doubts = self.date_doubts.of(&entry, &self.fields, context);
        if !doubts.is_empty() {
            self.date_doubts.ask(doubts, decision);
            return Task::none();
        }
        self.is_saving = true;
        self.numbering.promise(&self.fields);
        let request = if let Some(document) = self.amended() {
            SaveRequest::Amend { id: document.id(), entry, reason }
        } else {
            let (files, answers) = (self.files.files().to_vec(), self.answered().map(|(id, _)| id));
            SaveRequest::Register { entry, number, decision, files, answers }
        };
        Task::perform(context.store.ask(move |store| request.save(store)), Message::Saved)
    }

    /// Replaces the problems shown in the form.
    fn show_problems(&mut self, problems: Vec<Problem>) {
        self.fields.form.check();
        self.fields.form.add_problems(problems);
    }

    pub(super) fn follow_saved(&mut self, saved: Result<Saved, StoreError>, context: Context<'_>) -> Action {
        // After amending, the form closes, so it takes no further input.
        self.is_saving = matches!(saved, Ok(Saved::Amended(..)));
        match saved {
            Ok(Saved::Registered(document, warnings)) => {
                let notice = registered_notice(&document, &warnings, &self.numbering, self.files.files().len());
                let linked = self.answered().map(|(_, named)| message!(texts::ENTRY_ANSWERS_LINKED, document = named));
                self.notice = Some(linked.into_iter().fold(notice, Notice::with_more));
                Action::Registered(document, self.begin_next(context))
            }
            Ok(Saved::Amended(document, warnings)) => Action::Amended(document, warnings),
            Ok(Saved::Duplicate(first)) => Action::Run(self.duplicates.ask(*first).map(Message::Duplicates)),
            Err(error) => Action::Run(self.refused(&error)),
        }
    }

    /// Shows the problems of a refused document at their inputs, and a notice.
    fn refused(&mut self, error: &StoreError) -> Task<Message> {
        if let StoreError::Refused(problems) = error {
            self.show_problems(problems.clone());
        }
        let is_of_number =
            |problem: &Problem| matches!(problem.field, Field::ArrivalNumber | Field::CodeNumber | Field::Reason);
        if !self.fields.is_amending() && !self.fields.chooses_number() && self.fields.form.problems().any(is_of_number)
        {
            self.fields.set_number_choice(NumberChoice::Chosen);
        }
        self.notice = Some(failed(error));
        self.fields.focus_first_problem()
    }

    /// Clears the form for the next document, except the fields that repeat.
    fn begin_next(&mut self, context: Context<'_>) -> Task<Message> {
        self.repeating.keep(self.fields.keep_repeating());
        self.fields.form.check();
        self.duplicates.clear();
        self.date_doubts.begin_another();
        self.files.clear();
        self.numbering.take_next(&mut self.fields);
        self.fields.form.begin();
        Task::batch([self.fields.focus_first_empty(), self.ask_number(context)])
    }
}

/// Returns the notice of an error, which says that the form keeps its texts.
pub(super) fn failed(error: &StoreError) -> Notice {
    Notice::new(Severity::Error, error.message()).with_more(UserMessage::from(texts::ENTRY_KEPT))
}

/// Returns the notice for a document that was registered with this many files.
fn registered_notice(document: &Document, warnings: &[Warning], numbering: &Numbering, files: usize) -> Notice {
    let given = ExpectedNumber::of(document);
    let said = match &given {
        ExpectedNumber::Arrival(_) => {
            message!(texts::ENTRY_REGISTERED_INCOMING, number = registration::number(document))
        }
        ExpectedNumber::Code(code) => message!(texts::ENTRY_REGISTERED_OUTGOING, code = code.as_str()),
    };
    let mut notice = Notice::new(Severity::Success, said);
    if let Some(expected) = numbering.promised_instead_of(&given) {
        let expected = match expected {
            ExpectedNumber::Arrival(number) => Value::Plain(i64::from(*number)),
            ExpectedNumber::Code(code) => code.as_str().into(),
        };
        notice.severity = Severity::Warning;
        notice = notice.with_more(message!(texts::ENTRY_NUMBER_DIFFERS, expected = expected));
    }
    for warning in warnings {
        notice.severity = Severity::Warning;
        notice = notice.with_more(warning.message());
    }
    if notice.more.is_empty() {
        let content = document.content();
        // A second line would move the form below.
        let room = ONE_LINE.saturating_sub(content.organ_name.chars().count());
        notice = notice.with_more(message!(
            texts::ENTRY_REGISTERED_WHAT,
            organ = content.organ_name.as_str(),
            subject = shortened(&content.subject, room)
        ));
    }
    if files > 0 {
        notice = notice.with_more(message!(texts::FILES_WITH_IT, amount = files));
    }
    notice
}

/// Returns the first letters of a text.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most).chain(['…']).collect() }
}
