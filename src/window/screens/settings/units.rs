//! The office's own units: which there are, adding one, changing one, offering one no longer.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, row},
};

use domain::{field::Field, message::UserMessage, text::fold, unit::Unit};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext},
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
    FieldSpec::text("unit-name", Field::DraftingUnit, 0),
    FieldSpec::short("unit-abbreviation", Field::CodeNotation, 0),
];

#[derive(Debug)]
pub struct Units {
    new: InputForm,
    marked: usize,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    New(input_form::FormEvent),
    /// A line was pressed.
    Mark(usize),
    /// The marked unit into the form.
    Change,
    /// Offer the marked unit no longer.
    Remove,
    /// Keep what stands in the form.
    Save,
    /// It is done: what to say of it; or why not.
    Done(Result<&'static str, StoreError>),
}

impl Units {
    #[must_use]
    pub fn new() -> Self {
        Self { new: InputForm::new(NEW), marked: 0, notice: None }
    }

    pub fn enter(&self) -> Task<Message> {
        self.new.focus()
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        let units = &context.reference.units;
        let marked = units.get(self.marked).cloned();
        match message {
            Message::New(event) => return self.new.update(event, |_, _| Vec::new()),
            Message::Mark(at) => self.marked = at,
            Message::Change => {
                let Some(Unit { name, abbreviation }) = marked else { return Task::none() };
                self.new.set(0, name);
                self.new.set(1, abbreviation);
                return self.new.focus();
            }
            Message::Remove => {
                let Some(unit) = marked else { return Task::none() };
                let done =
                    context.store.ask(move |store| store.write(|transaction| transaction.remove_unit(&unit.name)));
                return Task::perform(done, |done| Message::Done(done.map(|()| "unit-removed")));
            }
            Message::Save => {
                self.notice = None;
                self.new.check();
                let unit = Unit { name: self.new.required(0), abbreviation: self.new.text(1) };
                if let Some(task) = self.new.to_first_problem() {
                    return task;
                }
                // A unit whose name differs only in its letters' case or marks is the same, spelled anew.
                let former = units.iter().find(|known| fold(&known.name) == fold(&unit.name)).cloned();
                let done = context.store.ask(move |store| {
                    store.write(|transaction| {
                        former.map_or(Ok(()), |former| transaction.remove_unit(&former.name))?;
                        transaction.put_unit(&unit)
                    })
                });
                return Task::perform(done, |done| Message::Done(done.map(|()| "unit-saved")));
            }
            Message::Done(Ok(said)) => {
                self.new.clear();
                self.marked = 0;
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

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        match command {
            Command::Step(step) => {
                self.marked = page::stepped(self.marked, context.reference.units.len(), step);
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
        let known = reference.units.iter().enumerate().map(|(at, unit)| {
            let line = row![
                one_line(unit.name.as_str()),
                container(text::strong(unit.abbreviation.as_str())).width(space::SHORT_FIELD)
            ];
            let line = line.spacing(space::SMALL).align_y(Alignment::Center);
            page::line(line, at == self.marked, Message::Mark(at))
        });
        let list = column![
            text::strong(language.text("unit-title")),
            reference.units.is_empty().then(|| text::label(language.text("unit-none"))),
            Column::with_children(known),
            page::marked(reference.units.is_empty(), Message::Change, Message::Remove, language)
        ];
        let form = column![
            text::strong(language.text("unit-new")),
            text::label(language.text("unit-hint")),
            self.new.view(language, Message::New),
            row![button::primary(
                language.text("unit-save"),
                KeyContext::Units.key(Command::Save),
                Some(Message::Save)
            )]
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}
