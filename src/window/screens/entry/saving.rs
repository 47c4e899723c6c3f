//! Saving a form: registering under the next number or the one asked for, amending; and what is said afterwards.

use iced::Task;

use domain::{
    book::Book,
    date_doubt::DateDoubt,
    document::{Document, DocumentId, Entry as Checked},
    document_field::DocumentField as F,
    field::{Cause, Field, Problem},
    text::clean,
    warning::Warning,
};
use store::{Decided, DuplicateDecision, Result as Answer, Store, StoreError};
use texts::{UserMessage, Value, message};

use super::{Context, Entry, Message, Number, amending, draft::Reader, fields::Numbering, input::Input};
use crate::{
    kit::{notice::Notice, theme::Severity},
    screens::details::registration,
};

/// How many letters a line of the notice takes.
const ONE_LINE: usize = 66;

/// What came of saving.
#[derive(Debug, Clone)]
pub enum Saved {
    /// The document is registered; what should be seen about it.
    Registered(Box<Document>, Vec<Warning>),
    /// The document is like this now; what should be seen about what was changed.
    Amended(Box<Document>, Vec<Warning>),
    /// Nothing is saved yet: this document was registered before and looks the same.
    Alike(Box<Document>),
}

/// What saving comes to.
enum SaveStep {
    /// The registry is asked.
    Save(Task<Message>),
    /// The clerk is asked first: this is doubtful.
    Doubt(Vec<DateDoubt>),
}

impl Entry {
    /// Whether the registry has yet to answer.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving
    }

    /// Saves what stands in the form, or shows what is wrong with it.
    pub(super) fn save(&mut self, decision: DuplicateDecision, context: Context<'_>) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.fields.form.close_lists();
        if self.files.is_copying() {
            self.notice = Some(Notice::new(Severity::Warning, UserMessage::from(texts::FILES_STILL_COPYING)));
            return Task::none();
        }
        self.notice = None;
        self.fields.write_dates(None, context);
        if let Some(ask) = self.ask_new_type(context) {
            return ask;
        }
        let save = match &self.amending {
            Some(document) => {
                self.amend(document.id(), amending::entry(document, self.fields.reader(context)), context)
            }
            None => self.register(decision.clone(), context),
        };
        match save {
            Ok(SaveStep::Doubt(doubts)) => {
                self.fields.form.check();
                self.doubting.ask(doubts, decision);
                Task::none()
            }
            Ok(SaveStep::Save(task)) => {
                self.fields.form.check();
                self.saving = true;
                let chosen = self.fields.chooses_number() && !self.text(Input::Number).trim().is_empty();
                self.promised = self.expected.clone().filter(|_| !chosen);
                task
            }
            Err(problems) => {
                self.show_problems(problems);
                self.focus_first_problem()
            }
        }
    }

    fn amend(
        &self,
        id: DocumentId,
        entry: Result<Checked, Vec<Problem>>,
        context: Context<'_>,
    ) -> Result<SaveStep, Vec<Problem>> {
        let reason = clean(self.text(Input::Reason));
        let missing = reason.is_empty().then(|| Problem::new(Field::Reason, Cause::Missing));
        let entry = match (entry, missing) {
            (Ok(entry), None) => entry,
            (entry, missing) => {
                return Err(missing.into_iter().chain(entry.err().unwrap_or_default()).collect());
            }
        };
        // The day of the book was asked about when it was registered.
        let mut doubts = self.doubting.of(&entry, context);
        doubts.retain(|doubt| matches!(doubt, DateDoubt::Warned(_)));
        if !doubts.is_empty() {
            return Ok(SaveStep::Doubt(doubts));
        }
        let amended = move |store: &mut Store| -> Answer<Saved> {
            let amended = store.write(|transaction| transaction.amend(id, &entry, &reason))?;
            Ok(Saved::Amended(Box::new(amended.document), amended.warnings))
        };
        Ok(SaveStep::Save(Task::perform(context.store.ask(amended), Message::Saved)))
    }

    fn register(&self, decision: DuplicateDecision, context: Context<'_>) -> Result<SaveStep, Vec<Problem>> {
        let (request, mut asked_wrong) = self.request();
        let mut reader = self.fields.reader(context);
        let checked = match self.book() {
            Book::Incoming => reader.incoming().check().map(|checked| Checked::Incoming(checked.entry)),
            Book::Outgoing => reader.outgoing().check().map(|checked| Checked::Outgoing(checked.entry)),
        };
        let entry = match (checked, reader.problems.is_empty() && asked_wrong.is_empty()) {
            (Ok(entry), true) => entry,
            (checked, _) => {
                asked_wrong.extend(Reader::all_problems(reader, checked.err().unwrap_or_default()));
                return Err(asked_wrong);
            }
        };
        let doubts = self.doubting.of(&entry, context);
        if !doubts.is_empty() {
            return Ok(SaveStep::Doubt(doubts));
        }
        let files = self.files.files().to_vec();
        let saved = context.store.ask(move |store| match entry {
            Checked::Incoming(entry) => store.write(|transaction| {
                let mut registered = match transaction.register_decided(&entry, &request, &decision)? {
                    Decided::Registered(registered) => registered,
                    Decided::Duplicate(first) => return Ok(Saved::Alike(first)),
                };
                transaction.attach_all(registered.document.id, &files)?;
                registered.document.registration.has_file = !files.is_empty();
                Ok(Saved::Registered(Box::new(Document::Incoming(registered.document)), registered.warnings))
            }),
            Checked::Outgoing(entry) => store.write(|transaction| {
                let mut registered = transaction.register_outgoing(&entry, &request)?;
                transaction.attach_all(registered.document.id, &files)?;
                registered.document.registration.has_file = !files.is_empty();
                Ok(Saved::Registered(Box::new(Document::Outgoing(registered.document)), registered.warnings))
            }),
        });
        Ok(SaveStep::Save(Task::perform(saved, Message::Saved)))
    }

    /// What the registry refused is shown at its inputs, and said.
    pub(super) fn refused(&mut self, error: &StoreError) -> Task<Message> {
        self.saving = false;
        if let StoreError::Refused(problems) = error {
            self.show_problems(problems.clone());
        }
        if self.amending.is_none()
            && self
                .fields
                .form
                .problems()
                .any(|problem| matches!(problem.field, Field::ArrivalNumber | Field::CodeNumber | Field::Reason))
            && !self.fields.chooses_number()
        {
            self.fields.set_numbering(Numbering::Chosen);
        }
        self.notice =
            Some(Notice::new(Severity::Error, error.message()).with_more(UserMessage::from(texts::ENTRY_KEPT)));
        self.focus_first_problem()
    }

    /// Replaces the problems shown in the form.
    fn show_problems(&mut self, problems: Vec<Problem>) {
        self.fields.form.check();
        self.fields.form.add_problems(problems);
    }

    pub(super) fn focus_first_problem(&self) -> Task<Message> {
        self.fields.form.first_problem().map_or_else(Task::none, |at| self.fields.form.go_on_at(at))
    }

    /// After registering: the notice with the number, and the form ready for the next, with what repeats.
    pub(super) fn registered(
        &mut self,
        document: &Document,
        warnings: &[Warning],
        context: Context<'_>,
    ) -> Task<Message> {
        self.saving = false;
        self.notice = Some(self.said_of(document, warnings));
        let kept: &[F] = match self.book() {
            Book::Incoming => &[F::ArrivalDate],
            Book::Outgoing => &[
                F::IssuedDate,
                F::OrganName,
                F::TypeName,
                F::DraftingUnit,
                F::SignerPrefix,
                F::SignerPosition,
                F::SignerName,
            ],
        };
        let texts = self.fields.texts();
        // Documents of a batch came on one day from many senders: the day stays, and F4 repeats whatever else is the same.
        let repeated = texts.iter().filter(|(input, _)| kept.iter().any(|field| **input == *field));
        self.fields.write(&repeated.map(|(input, text)| (*input, text.clone())).collect());
        self.last = Some(texts);
        self.fields.form.check();
        self.alike.clear();
        self.doubting.begin_another();
        self.files.clear();
        self.forget_number();
        self.fields.form.begin();
        Task::batch([self.focus_first_empty(), self.ask_number(context)])
    }

    fn said_of(&self, document: &Document, warnings: &[Warning]) -> Notice {
        let given = match document {
            Document::Incoming(document) => Number::Arrival(document.arrival_number),
            Document::Outgoing(document) => Number::Code(document.code.as_str().to_owned()),
        };
        let said = match &given {
            Number::Arrival(_) => {
                message!(texts::ENTRY_REGISTERED_INCOMING, number = registration::number(document))
            }
            Number::Code(code) => message!(texts::ENTRY_REGISTERED_OUTGOING, code = code.as_str()),
        };
        let mut notice = Notice::new(Severity::Success, said);
        if let Some(expected) = self.promised.as_ref().filter(|expected| **expected != given) {
            let expected = match expected {
                Number::Arrival(number) => Value::Plain(i64::from(*number)),
                Number::Code(code) => code.as_str().into(),
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
            // On one line, so that the form below keeps its place.
            let room = ONE_LINE.saturating_sub(content.organ_name.chars().count());
            notice = notice.with_more(message!(
                texts::ENTRY_REGISTERED_WHAT,
                organ = content.organ_name.as_str(),
                subject = shortened(&content.subject, room)
            ));
        }
        if !self.files.files().is_empty() {
            notice = notice.with_more(message!(texts::FILES_WITH_IT, amount = self.files.files().len()));
        }
        notice
    }
}

/// The first letters of a text.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most).chain(['…']).collect() }
}
