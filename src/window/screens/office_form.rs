//! The office as it is being written down, at the first start and in the settings.

use iced::{
    Element, Task,
    widget::{Id, column, operation, row},
};

use domain::{field::Cause, office::Office, text::clean};
use language::Language;

use crate::kit::{
    field::{self, Frame},
    space,
};

/// A field of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeField {
    Name,
    /// The body above it.
    Parent,
    /// Its abbreviation.
    Abbreviation,
    /// Where it sits.
    Place,
}

impl OfficeField {
    /// All, in the order they are asked.
    pub const ALL: [Self; 4] = [Self::Parent, Self::Name, Self::Abbreviation, Self::Place];

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("office-name", "office-name-example"),
            Self::Parent => ("office-parent", "office-parent-example"),
            Self::Abbreviation => ("office-abbreviation", "office-abbreviation-example"),
            Self::Place => ("office-place", "office-place-example"),
        }
    }

    /// The input in which it is asked.
    #[must_use]
    pub fn id(self) -> Id {
        Id::new(self.keys().0)
    }

    fn of(self, office: &mut Office) -> &mut String {
        match self {
            Self::Name => &mut office.name,
            Self::Parent => &mut office.parent,
            Self::Abbreviation => &mut office.abbreviation,
            Self::Place => &mut office.place,
        }
    }

    fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::Abbreviation)
    }
}

/// The office as it is being written down, here and in the settings.
#[derive(Debug, Clone, Default)]
pub struct OfficeForm {
    office: Office,
    missing: Vec<OfficeField>,
}

impl OfficeForm {
    /// The form of an office that is known already.
    #[must_use]
    pub fn of(office: Office) -> Self {
        Self { office, missing: Vec::new() }
    }

    /// Takes what was typed.
    pub fn type_in(&mut self, asked: OfficeField, text: String) {
        *asked.of(&mut self.office) = text;
        self.missing.retain(|missing| *missing != asked);
    }

    /// The clean office; `None` when something required is missing, which is then shown.
    pub fn finish(&mut self) -> Option<Office> {
        let mut office = Office {
            name: clean(&self.office.name),
            parent: clean(&self.office.parent),
            abbreviation: clean(&self.office.abbreviation),
            place: clean(&self.office.place),
        };
        self.missing = OfficeField::ALL
            .into_iter()
            .filter(|asked| asked.is_required() && asked.of(&mut office).is_empty())
            .collect();
        self.missing.is_empty().then_some(office)
    }

    /// The keyboard to the first thing that is missing, or to the first of all.
    pub fn focus<Message: Send + 'static>(&self) -> Task<Message> {
        operation::focus(self.missing.first().copied().unwrap_or(OfficeField::Parent).id())
    }

    /// The four inputs.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        language: &Language,
        on_type: impl Fn(OfficeField, String) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let input = |asked: OfficeField| {
            let (label, example) = asked.keys();
            let wrong = self.missing.contains(&asked);
            let problem = if wrong { language.say(&Cause::Missing.message()) } else { String::new() };
            let value = match asked {
                OfficeField::Name => &self.office.name,
                OfficeField::Parent => &self.office.parent,
                OfficeField::Abbreviation => &self.office.abbreviation,
                OfficeField::Place => &self.office.place,
            };
            let typed =
                field::input(asked.id(), &language.text(example), value, wrong, move |text| on_type(asked, text));
            Frame { problem, ..Frame::new(language.text(label)) }.context(typed, None)
        };
        column![
            input(OfficeField::Parent),
            input(OfficeField::Name),
            row![input(OfficeField::Abbreviation), input(OfficeField::Place)].spacing(space::MEDIUM)
        ]
        .spacing(space::MEDIUM)
        .into()
    }
}
