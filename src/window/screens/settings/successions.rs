//! Bodies that were renamed or merged: which are known, adding one, changing one, forgetting one.

use iced::{
    Element, Length, Task,
    widget::{Column, column, row},
};

use domain::{field::Field, message::UserMessage, succession::Succession};
use language::Language;
use store::{NameKind, StoreError, Suggestion};

use super::page;
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button,
        notice::{self, Notice},
        one_line::one_line,
        space,
        suggest::Choice,
        text,
        theme::Severity,
    },
    reference_data::ReferenceData,
    screens::{
        entry::Context,
        input_form::{self, FieldSpec, InputForm},
    },
};

const NEW: &[FieldSpec] = &[
    FieldSpec::text("succession-former", Field::Subject, 0),
    FieldSpec::text("succession-successor", Field::OrganName, 1),
    FieldSpec::date("succession-since", Field::IssuedDate, 1),
];
/// So many issuers are offered to choose from.
const MAX_ISSUERS: usize = 5_000;

#[derive(Debug)]
pub struct Successions {
    new: InputForm,
    /// Issuers of documents, the most frequent first.
    issuers: Vec<Suggestion>,
    /// What stands in the form was taken from the list: it gives way to what is kept.
    changing: Option<Succession>,
    marked: usize,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The issuers that documents name.
    Issuers(Result<Vec<Suggestion>, StoreError>),
    New(input_form::FormEvent),
    /// A line was pressed.
    Mark(usize),
    /// The marked one into the form.
    Change,
    /// Forget the marked one.
    Remove,
    /// Keep what stands in the form.
    Save,
    /// It is done: what to say of it; or why not.
    Done(Result<&'static str, StoreError>),
}

impl Successions {
    #[must_use]
    pub fn new() -> Self {
        Self { new: InputForm::new(NEW), issuers: Vec::new(), changing: None, marked: 0, notice: None }
    }

    pub fn enter(&self, context: Context<'_>) -> Task<Message> {
        let issuers = context.store.ask(|store| store.suggest(NameKind::Organ, "", MAX_ISSUERS));
        Task::batch([self.new.focus(), Task::perform(issuers, Message::Issuers)])
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        let marked = context.reference.successions.get(self.marked).cloned();
        match message {
            Message::Issuers(Ok(issuers)) => self.issuers = issuers,
            Message::Issuers(Err(error)) => self.notice = Some(Notice::new(Severity::Error, error.message())),
            Message::New(event) => {
                let issuers = &self.issuers;
                return self.new.update(event, |at, _| if at < 2 { choices(issuers) } else { Vec::new() });
            }
            Message::Mark(at) => self.marked = at,
            Message::Change => {
                let Some(known) = marked else { return Task::none() };
                self.new.set(0, known.former.clone());
                self.new.set(1, known.successor.clone());
                self.new.set(2, known.since.map(|day| context.language.date(day)).unwrap_or_default());
                self.changing = Some(known);
                return self.new.focus();
            }
            Message::Remove => {
                let Some(known) = marked else { return Task::none() };
                let done = context.store.ask(move |store| store.write(|gate| gate.remove_succession(&known)));
                return Task::perform(done, |done| Message::Done(done.map(|()| "succession-removed")));
            }
            Message::Save => return self.save(context),
            Message::Done(Ok(said)) => {
                self.new.clear();
                (self.changing, self.marked) = (None, 0);
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new(said)));
                return self.new.focus();
            }
            Message::Done(Err(error)) => {
                self.new.refused(&error);
                return self.new.to_first_problem().unwrap_or_else(Task::none);
            }
        }
        Task::none()
    }

    fn save(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.new.check();
        let since = self.new.date(2, context.today);
        let succession = Succession { former: self.new.required(0), successor: self.new.required(1), since };
        if let Some(task) = self.new.to_first_problem() {
            return task;
        }
        let changing = self.changing.clone();
        let done = context.store.ask(move |store| {
            store.write(|transaction| {
                changing.map_or(Ok(()), |former| transaction.remove_succession(&former))?;
                transaction.put_succession(&succession)
            })
        });
        Task::perform(done, |done| Message::Done(done.map(|()| "succession-saved")))
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        match command {
            Command::Step(step) if !self.new.is_offering() => {
                self.marked = page::stepped(self.marked, context.reference.successions.len(), step);
                Task::none()
            }
            Command::Save => self.update(Message::Save, context),
            Command::Change => self.update(Message::Change, context),
            Command::Remove => self.update(Message::Remove, context),
            command => self.new.command(command, Message::New).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = reference.successions.iter().enumerate().map(|(at, known)| {
            let since = known.since.map(|day| language.say(&UserMessage::new("authority-from").with("from", day)));
            let after = row![one_line(format!("→ {}", known.successor)).bold(), text::label(since.unwrap_or_default())];
            let line = column![one_line(known.former.as_str()), after.spacing(space::SMALL)];
            page::line(line, at == self.marked, Message::Mark(at))
        });
        let none = reference.successions.is_empty();
        let list = column![
            text::strong(language.text("succession-title")),
            none.then(|| text::label(language.text("succession-none"))),
            Column::with_children(known),
            page::marked(none, Message::Change, Message::Remove, language)
        ];
        let form = column![
            text::strong(language.text("succession-new")),
            text::label(language.text("succession-hint")),
            self.new.view(language, Message::New),
            row![button::primary(
                language.text("succession-save"),
                KeyContext::Successions.key(Command::Save),
                Some(Message::Save)
            )]
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}

fn choices(issuers: &[Suggestion]) -> Vec<Choice> {
    issuers.iter().map(|issuer| Choice { value: issuer.name.clone(), beside: String::new() }).collect()
}
