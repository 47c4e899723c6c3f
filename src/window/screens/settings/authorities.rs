//! Issuing authorities: which there are, and adding one or changing one of the same name, with the days it issues documents.

use chrono::NaiveDate;
use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, row},
};

use domain::{field::Field, message::UserMessage, office::Authority};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext, UP_DOWN, together},
    kit::{
        button,
        notice::{self, Notice},
        one_line::one_line,
        space, text,
        theme::Severity,
    },
    reference_data::ReferenceData,
    screens::{
        entry::Context,
        input_form::{self, FieldSpec, InputForm},
    },
};

const NEW: &[FieldSpec] = &[
    FieldSpec::text("settings-authority-name", Field::OrganName, 0),
    FieldSpec::short("settings-authority-abbreviation", Field::CodeNotation, 0),
    FieldSpec::date("settings-authority-from", Field::IssuedDate, 1),
    FieldSpec::date("settings-authority-to", Field::DueDate, 1),
];

#[derive(Debug)]
pub struct Authorities {
    new: InputForm,
    marked: usize,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    New(input_form::FormEvent),
    /// A line was pressed.
    Mark(usize),
    /// The marked authority into the form.
    Change,
    /// Keep what stands in the form.
    Save,
    /// It is kept, or why not.
    Saved(Result<(), StoreError>),
}

impl Authorities {
    #[must_use]
    pub fn new() -> Self {
        Self { new: InputForm::new(NEW), marked: 0, notice: None }
    }

    pub fn enter(&self) -> Task<Message> {
        self.new.focus()
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::New(event) => return self.new.update(event, |_, _| Vec::new()),
            Message::Mark(at) => self.marked = at,
            Message::Change => {
                let Some(authority) = context.reference.authorities.get(self.marked).cloned() else {
                    return Task::none();
                };
                let day = |day: Option<NaiveDate>| day.map(|day| context.language.date(day)).unwrap_or_default();
                let texts =
                    [authority.name, authority.abbreviation, day(authority.valid_from), day(authority.valid_to)];
                texts.into_iter().enumerate().for_each(|(at, text)| self.new.set(at, text));
                return self.new.focus();
            }
            Message::Save => return self.save(context),
            Message::Saved(Ok(())) => {
                self.new.clear();
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new("settings-authority-added")));
            }
            Message::Saved(Err(error)) => {
                self.new.refused(&error);
                return self.new.to_first_problem().unwrap_or_else(Task::none);
            }
        }
        Task::none()
    }

    fn save(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.new.check();
        let (name, abbreviation) = (self.new.required(0), self.new.required(1));
        let (valid_from, valid_to) = (self.new.date(2, context.today), self.new.date(3, context.today));
        if let Some(task) = self.new.to_first_problem() {
            return task;
        }
        // What stands above it is not asked here and stays.
        let named = name.to_lowercase();
        let before = context.reference.authorities.iter().find(|known| known.name.to_lowercase() == named);
        let parent = before.map(|known| known.parent.clone()).unwrap_or_default();
        let authority = Authority { name, abbreviation, parent, valid_from, valid_to };
        Task::perform(context.store.ask(move |store| store.add_authority(&authority)), Message::Saved)
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        match command {
            Command::Step(step) => {
                self.marked = page::stepped(self.marked, context.reference.authorities.len(), step);
                Task::none()
            }
            Command::Save => self.update(Message::Save, context),
            Command::Change => self.update(Message::Change, context),
            command => self.new.command(command, Message::New).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = reference
            .authorities
            .iter()
            .enumerate()
            .map(|(at, authority)| page::line(known(authority, language), at == self.marked, Message::Mark(at)));
        let keys = row![
            button::secondary(language.text("settings-change"), Command::Change.key(), Some(Message::Change)),
            text::label(together(UP_DOWN))
        ];
        let list = column![
            text::strong(language.text("settings-authorities")),
            text::label(language.text("settings-authorities-hint")),
            Column::with_children(known),
            keys.spacing(space::SMALL).align_y(Alignment::Center)
        ];
        let form = column![
            text::strong(language.text("authority-new")),
            text::label(language.text("authority-hint")),
            self.new.view(language, Message::New),
            row![button::primary(
                language.text("authority-save"),
                KeyContext::Authorities.key(Command::Save),
                Some(Message::Save)
            )]
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}

/// An authority: its name, since and until when it issues, its abbreviation.
fn known<'a>(authority: &'a Authority, language: &'a Language) -> Element<'a, Message> {
    let validity = match (authority.valid_from, authority.valid_to) {
        (None, None) => String::new(),
        (Some(from), None) => language.say(&UserMessage::new("authority-from").with("from", from)),
        (None, Some(to)) => language.say(&UserMessage::new("authority-to").with("to", to)),
        (Some(from), Some(to)) => language.say(&UserMessage::new("details-period").with("from", from).with("to", to)),
    };
    row![
        one_line(authority.name.as_str()),
        text::label(validity),
        container(text::strong(authority.abbreviation.as_str())).width(space::SHORT_FIELD)
    ]
    .spacing(space::SMALL)
    .align_y(Alignment::Center)
    .into()
}
