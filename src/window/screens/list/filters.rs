//! The filters of the list: type, issuer, first and last date. What is typed is completed from what the registry knows.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Id, operation, row},
};

use domain::{date, query::Query, text::fold};
use language::Language;
use store::{NameKind, Result, Store};
use texts::Text;

use super::Message;
use crate::{
    keys::Command,
    kit::{button, field, space},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Only this type.
    Type,
    /// Only this issuer.
    Organ,
    /// From this date on.
    From,
    /// Up to this date.
    To,
}

impl Filter {
    const ALL: [Self; 4] = [Self::Type, Self::Organ, Self::From, Self::To];

    fn label(self) -> Text {
        match self {
            Self::Type => texts::FILTER_TYPE,
            Self::Organ => texts::FILTER_ORGAN,
            Self::From => texts::FILTER_FROM,
            Self::To => texts::FILTER_TO,
        }
    }
}

/// The filters as typed.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    texts: [String; 4],
    shown: bool,
}

impl Filters {
    /// Shows them and goes to the first; or puts them away, and what they held.
    pub fn toggle(&mut self) -> Task<Message> {
        if self.shown {
            *self = Self::default();
            return Task::none();
        }
        self.shown = true;
        operation::focus(Id::new(Filter::Type.label().key()))
    }

    /// Whether they are shown.
    #[must_use]
    pub fn are_shown(&self) -> bool {
        self.shown
    }

    /// What was typed in each, in their order.
    #[must_use]
    pub fn texts(&self) -> [String; 4] {
        self.texts.clone()
    }

    /// Filters with these texts: shown where they hold anything.
    #[must_use]
    pub fn of(texts: [String; 4]) -> Self {
        let shown = texts.iter().any(|text| !text.trim().is_empty());
        Self { texts, shown }
    }

    /// Takes what was typed.
    pub fn typed(&mut self, filter: Filter, text: String) {
        self.texts[filter as usize] = text;
    }

    /// The query with these filters; a date not yet whole filters nothing.
    #[must_use]
    pub fn narrow(&self, query: Query) -> Query {
        let text = |filter: Filter| Some(self.texts[filter as usize].trim()).filter(|text| !text.is_empty());
        let day = |filter: Filter| text(filter).and_then(|text| date::read(text).ok());
        Query {
            type_name: text(Filter::Type).map(str::to_owned),
            organ_name: text(Filter::Organ).map(str::to_owned),
            from: day(Filter::From),
            to: day(Filter::To),
            ..query
        }
    }

    /// The picture; `None` while they are put away.
    pub fn view<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        if !self.shown {
            return None;
        }
        let inputs = Filter::ALL.map(|filter| {
            let text = &self.texts[filter as usize];
            let is_date = matches!(filter, Filter::From | Filter::To);
            let mut frame = field::Frame::new(language.text(filter.label()));
            frame.width = Some(if is_date { Length::Fixed(space::DATE) } else { Length::Fill });
            let wrong = is_date && !text.trim().is_empty() && date::read(text).is_err();
            let shape = if is_date { language.text(texts::ENTRY_DATE_SHAPE) } else { String::new() };
            let input = field::input(Id::new(filter.label().key()), &shape, text, wrong, move |text| {
                Message::Filter(filter, text)
            });
            frame.context(input, None)
        });
        let close =
            button::quiet(language.text(texts::FILTER_CLOSE), Command::Filter.key(), Some(Message::ToggleFilters));
        Some(row(inputs).push(close).spacing(space::SMALL).align_y(Alignment::End).into())
    }
}

/// The query with type and issuer as the registry spells them: the first that begins so, or is used most.
pub fn completed(store: &Store, query: &Query) -> Result<Query> {
    let mut query = query.clone();
    if let Some(typed) = &mut query.type_name {
        let wanted = fold(typed);
        let known = store.document_types()?.into_iter().find(|known| fold(&known.name).starts_with(&wanted));
        if let Some(known) = known {
            *typed = known.name;
        }
    }
    if let Some(typed) = &mut query.organ_name {
        let wanted = fold(typed);
        let own = store.authorities()?.into_iter().find(|authority| fold(&authority.name).starts_with(&wanted));
        let issuer = store.suggest(NameKind::Organ, typed, 1)?.into_iter().next().map(|suggested| suggested.name);
        if let Some(name) = issuer.or(own.map(|authority| authority.name)) {
            *typed = name;
        }
    }
    Ok(query)
}
