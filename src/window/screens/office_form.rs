//! The office as it is being written down, at the first start and in the settings.

use chrono::NaiveDate;
use iced::{
    Element, Task,
    widget::{Id, column},
};

use domain::{field::Field, office::Office};
use language::Language;

use crate::{
    keys::Command,
    kit::{
        form::{FieldSpec, FormEvent, InputForm},
        space,
    },
};

const PARENT: usize = 0;
const NAME: usize = 1;
const ABBREVIATION: usize = 2;
const PLACE: usize = 3;
const SPECS: &[FieldSpec] = &[
    FieldSpec::text(texts::OFFICE_PARENT, Field::Text, 0).placeholder(texts::OFFICE_PARENT_EXAMPLE),
    FieldSpec::text(texts::OFFICE_NAME, Field::OrganName, 1).placeholder(texts::OFFICE_NAME_EXAMPLE).required(),
    FieldSpec::text(texts::OFFICE_ABBREVIATION, Field::CodeNotation, 2)
        .placeholder(texts::OFFICE_ABBREVIATION_EXAMPLE)
        .required(),
    FieldSpec::text(texts::OFFICE_PLACE, Field::Text, 2).placeholder(texts::OFFICE_PLACE_EXAMPLE),
];
/// The last input of the form.
pub const LAST: Id = Id::new("office-place");

/// The input form of an office.
#[derive(Debug)]
pub struct OfficeForm(InputForm);

impl Default for OfficeForm {
    fn default() -> Self {
        Self::of(Office::default())
    }
}

impl OfficeForm {
    /// The form of an office that is known already.
    #[must_use]
    pub fn of(office: Office) -> Self {
        let mut form = InputForm::new(SPECS);
        let texts =
            [(PARENT, office.parent), (NAME, office.name), (ABBREVIATION, office.abbreviation), (PLACE, office.place)];
        for (at, text) in texts {
            form.set(at, text);
        }
        Self(form)
    }

    pub fn update<Message: Send + 'static>(&mut self, event: FormEvent, today: NaiveDate) -> Task<Message> {
        self.0.update(event, today, |_, _| Vec::new())
    }

    /// Runs a command of the form; `None` when the form has no such command.
    pub fn command<Message: Send + 'static>(
        &mut self,
        command: Command,
        on_event: impl Fn(FormEvent) -> Message + Send + 'static,
    ) -> Option<Task<Message>> {
        self.0.command(command, on_event)
    }

    /// The clean office; `None` when something required is missing, which is then shown.
    pub fn finish(&mut self) -> Option<Office> {
        self.0.check();
        let text = |at| self.0.text(at);
        let office =
            Office { name: text(NAME), parent: text(PARENT), abbreviation: text(ABBREVIATION), place: text(PLACE) };
        (!self.0.has_problem()).then_some(office)
    }

    /// The keyboard to the first thing that is missing, or to the first of all.
    pub fn focus<Message: Send + 'static>(&self) -> Task<Message> {
        self.0.to_first_problem().unwrap_or_else(|| self.0.focus())
    }

    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let line = |line| self.0.line(line, language, on_event);
        column![line(0), line(1), line(2)].spacing(space::MEDIUM).into()
    }
}
