//! The forms beside the registry books: which one is chosen, and how it is to be. What there is to choose comes from the catalogue.

use chrono::NaiveDate;
use iced::{
    Alignment, Element,
    widget::{column, row},
};

use language::Language;
use paper::{
    EnvelopeSize, Paper,
    catalogue::{self, Form, Kind, Source},
};
use texts::message;

use super::{Message, PrintChoice};
use crate::{
    keys::Command,
    kit::{button, space, text, theme},
};

/// One of the ways a form can be: of its kind, one is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// On this paper.
    Paper(Paper),
    /// An envelope of this size.
    Envelope(EnvelopeSize),
    /// A stamp alone, on paper of its size.
    Alone,
    /// Stamps on label paper.
    Labels,
    /// A stamp on the first page of another PDF.
    Onto,
}

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// A bound book beside the registry books.
    Book,
    /// Belongs to one document.
    OfOne,
    /// A report, or a sheet for handing over.
    Report,
}

impl Group {
    /// All of them, in the order of the screen.
    pub(super) const ALL: [Self; 3] = [Self::Book, Self::OfOne, Self::Report];

    fn of(form: &Form) -> Self {
        match form.kind {
            Kind::Book(_) => Self::Book,
            _ if form.is_of_one() => Self::OfOne,
            _ => Self::Report,
        }
    }
}

/// The forms and what is chosen.
#[derive(Debug)]
pub struct Forms {
    /// Those that hold today, but for the registry books, in the order of the screen.
    all: Vec<&'static Form>,
    chosen: Option<usize>,
    variant: usize,
    blank: bool,
    qr: bool,
}

impl Forms {
    pub(super) fn new(today: NaiveDate) -> Self {
        let mut all: Vec<_> = catalogue::forms(today).filter(|form| !form.is_registry_book()).collect();
        // F8 chooses the forms in the order in which they are listed.
        all.sort_by_key(|form| Group::ALL.iter().position(|group| *group == Group::of(form)));
        Self { all, chosen: None, variant: 0, blank: false, qr: false }
    }

    /// Offers the forms valid on a day; the chosen one stays if it is still valid.
    pub(super) fn set_today(&mut self, today: NaiveDate) {
        let chosen = self.form().map(|form| form.name);
        self.all = Self::new(today).all;
        let place = chosen.and_then(|name| self.position(name));
        if place.is_none() {
            self.variant = 0;
        }
        self.chosen = place;
    }

    /// The form that is chosen; `None` for a registry book.
    pub(super) fn form(&self) -> Option<&'static Form> {
        self.all.get(self.chosen?).copied()
    }

    /// Returns the index of the form of this name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|form| form.name == name)
    }

    /// Chooses a form, or a registry book.
    pub(super) fn choose(&mut self, chosen: Option<usize>) {
        self.chosen = chosen.filter(|at| *at < self.all.len());
        self.variant = 0;
    }

    /// Which form is the next; after the last the registry book again.
    pub(super) fn next(&self) -> usize {
        self.chosen.map_or(0, |at| at + 1)
    }

    /// Returns the index of the next variant; after the last one, the first.
    pub(super) fn next_variant(&self) -> usize {
        (self.variant + 1) % self.variants().len().max(1)
    }

    pub(super) fn choose_variant(&mut self, at: usize) {
        self.variant = at;
    }

    /// Blank or filled.
    pub(super) fn toggle_blank(&mut self) {
        self.blank = !self.blank && self.form().is_some();
    }

    /// With a code or without.
    pub(super) fn turn_qr(&mut self) {
        self.qr = !self.qr && self.form().is_some_and(takes_code);
    }

    /// Whether it is to be blank, for the pen.
    pub(super) fn is_blank(&self) -> bool {
        self.blank && self.variant() != Some(Variant::Onto)
    }

    /// Whether a QR code stands on it.
    pub(super) fn has_code(&self) -> bool {
        self.qr && self.form().is_some_and(takes_code)
    }

    /// How it is to be.
    pub(super) fn variant(&self) -> Option<Variant> {
        self.variants().get(self.variant).copied()
    }

    fn variants(&self) -> Vec<Variant> {
        match self.form().map(|form| form.kind) {
            None => Vec::new(),
            Some(Kind::Envelope) => {
                let sizes = [EnvelopeSize::Long, EnvelopeSize::Small, EnvelopeSize::Middle, EnvelopeSize::Large];
                sizes.map(Variant::Envelope).to_vec()
            }
            Some(Kind::Stamp) => vec![Variant::Alone, Variant::Labels, Variant::Onto],
            Some(_) => vec![Variant::Paper(Paper::A4), Variant::Paper(Paper::A3)],
        }
    }

    /// The forms of a group, as lines to choose from.
    pub(super) fn lines<'a>(&self, group: Group, language: &Language) -> Vec<Element<'a, Message>> {
        let forms = self.all.iter().enumerate().filter(|(_, form)| Group::of(form) == group);
        let line = |(at, form): (usize, &&'static Form)| {
            let choice = Message::Choose(PrintChoice::Form(Some(at)));
            button::line(language.text(form.label), self.chosen == Some(at), choice)
        };
        forms.map(line).collect()
    }

    /// What asks for the form, and how it is to be.
    pub(super) fn options<'a>(
        &'a self,
        form: &'static Form,
        more: Vec<Element<'a, Message>>,
        language: &'a Language,
    ) -> Element<'a, Message> {
        let source = match form.source {
            Source::Decree(place) => message!(texts::FORM_DECREE, place = place),
            Source::Habit(place) => message!(texts::FORM_HABIT, place = place),
        };
        let variants = self.variants().into_iter().enumerate().map(|(at, variant)| {
            (variant_words(variant, language), self.variant == at, Message::Choose(PrintChoice::Variant(at)))
        });
        let mut options = row![button::segments(variants, Command::NextVariant.key())];
        if self.variant() != Some(Variant::Onto) {
            options = options.push(button::tick(
                language.text(texts::PRINT_BLANK),
                self.blank,
                Command::EmptyForm.key(),
                Message::Choose(PrintChoice::Empty),
            ));
        }
        if takes_code(form) {
            options = options.push(button::tick(
                language.text(texts::PRINT_CODE),
                self.qr,
                Command::QrCode.key(),
                Message::Choose(PrintChoice::Code),
            ));
        }
        column![
            text::body(language.say(&source)).style(theme::muted),
            options.extend(more).spacing(space::SMALL).align_y(Alignment::Center).wrap()
        ]
        .spacing(space::SMALL)
        .into()
    }
}

/// Whether a code can stand on it.
fn takes_code(form: &Form) -> bool {
    matches!(form.kind, Kind::Stamp | Kind::HandlingSheet)
}

fn variant_words(variant: Variant, language: &Language) -> String {
    match variant {
        Variant::Paper(Paper::A4) => "A4".to_owned(),
        Variant::Paper(Paper::A3) => "A3".to_owned(),
        Variant::Envelope(size) => {
            let (width, height) = size.millimetres();
            format!("{width} × {height} mm")
        }
        Variant::Alone => language.text(texts::PRINT_STAMP_ALONE),
        Variant::Labels => language.text(texts::PRINT_STAMP_LABELS),
        Variant::Onto => language.text(texts::PRINT_STAMP_ONTO),
    }
}
