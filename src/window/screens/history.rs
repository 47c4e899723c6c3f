//! The history and links of a document: read when it is chosen, shown below its fields.

use iced::{
    Element, Length, Task,
    widget::{Column, button as press, column, container, row, rule, text::Wrapping},
};

use domain::{
    document::Document,
    history::{Change, Event},
};
use language::Language;
use store::{Linked, StoreError, StoreThread};
use texts::{Text, message};

use super::details::registration;
use crate::{
    keys::{Command, together},
    kit::{
        badge::badge,
        latest::{LatestRequest, RequestId},
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
};

/// The record of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    events: Vec<Event>,
    links: Vec<(Linked, Document)>,
}

/// The story of the chosen document.
#[derive(Debug, Default)]
pub struct History {
    /// The document whose history was requested.
    of: Option<Document>,
    /// Whether the data is outdated.
    is_old: bool,
    latest: LatestRequest,
    story: Story,
    /// The link that the keyboard means.
    marked: usize,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The history was read: for which request.
    Told(RequestId, Result<Story, StoreError>),
    /// Show the document at the other end of a link.
    Show(Box<Document>),
}

impl History {
    /// Asks for the story when another document was chosen, or it was changed.
    pub fn show(&mut self, chosen: Option<&Document>, store: &StoreThread) -> Task<Message> {
        if self.of.as_ref() == chosen && !self.is_old {
            return Task::none();
        }
        self.is_old = false;
        let another = self.of.as_ref().map(Document::id) != chosen.map(Document::id);
        if another {
            self.story = Story::default();
            self.marked = 0;
        }
        self.of = chosen.cloned();
        let request = self.latest.renew();
        let Some(id) = chosen.map(Document::id) else { return Task::none() };
        let told = store.ask(move |store| {
            let links = store.links(id)?;
            let others: Vec<_> = links.iter().map(|link| link.other).collect();
            let others = store.documents(&others)?;
            let other = |link: Linked| others.iter().find(|other| other.id() == link.other).cloned();
            let links = links.into_iter().filter_map(|link| Some((link, other(link)?))).collect();
            Ok(Story { events: store.history(id)?, links })
        });
        Task::perform(told, move |story| Message::Told(request, story))
    }

    /// Marks what was read as outdated, so that it is read again when it is shown.
    pub fn reload(&mut self) {
        self.is_old = true;
    }

    /// Applies what the registry read; returns the error, if any.
    ///
    /// # Errors
    /// What the registry says.
    pub fn take(&mut self, request: RequestId, story: Result<Story, StoreError>) -> Result<(), StoreError> {
        if self.latest.is(request) {
            self.story = story?;
            self.marked = self.marked.min(self.story.links.len().saturating_sub(1));
        }
        Ok(())
    }

    /// The keyboard to the next link.
    pub fn next_link(&mut self) {
        self.marked = (self.marked + 1) % self.story.links.len().max(1);
    }

    /// The document at the other end of the link that the keyboard means.
    #[must_use]
    pub fn marked(&self) -> Option<&Document> {
        self.story.links.get(self.marked).map(|(_, other)| other)
    }

    /// The links and the events, each under a title if there are any.
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let mut sections = Column::new().spacing(space::MEDIUM);
        if !self.story.links.is_empty() {
            let several = self.story.links.len() > 1;
            let keys = if several { &[Command::Open, Command::NextLink][..] } else { &[Command::Open] };
            let links = self.story.links.iter().enumerate().map(|(at, (link, other))| {
                let marked = at == self.marked;
                linked(*link, other, marked.then(|| together(keys)), language)
            });
            let links = Column::with_children(links).spacing(space::TINY);
            sections = sections.push(section(texts::HISTORY_LINKS, links.into(), language));
        }
        if !self.story.events.is_empty() {
            let events = self.story.events.iter().rev().map(|told| event(told, language));
            let events = Column::with_children(events).spacing(space::SMALL);
            sections = sections.push(section(texts::HISTORY_TITLE, events.into(), language));
        }
        sections.into()
    }
}

fn section<'a>(title: Text, content: Element<'a, Message>, language: &Language) -> Element<'a, Message> {
    column![rule::horizontal(1).style(theme::line), text::strong(language.text(title)), content]
        .spacing(space::SMALL)
        .into()
}

/// A link: its kind, and the other document's number as a button.
fn linked<'a>(link: Linked, other: &'a Document, key: Option<String>, language: &'a Language) -> Element<'a, Message> {
    let kind = language.text(link.kind.name_key(link.from_first));
    let stands = other.registration().standing.is_valid();
    let number = (match other {
        Document::Incoming(_) => texts::HISTORY_INCOMING,
        Document::Outgoing(_) => texts::HISTORY_OUTGOING,
    })
    .with(texts::values::DateNumber { number: registration::name(other).into(), date: other.book_date().into() });
    let number = one_line(language.say(&number)).bold().style(theme::accent).struck(!stands);
    let content = other.content();
    let about = one_line(format!("{} {}", content.type_name, content.subject)).size(text::SMALL).style(theme::muted);
    let words = column![
        text::label(kind),
        row![number, key.map(|key| text::label(key).wrapping(Wrapping::None))].spacing(space::SMALL),
        about
    ];
    press(words)
        .padding([space::TINY, space::SMALL])
        .width(Length::Fill)
        .style(theme::secondary)
        .on_press(Message::Show(Box::new(other.clone())))
        .into()
}

/// An event: action, time, clerk and reason, and each changed field with its old and new value.
fn event<'a>(event: &'a Event, language: &'a Language) -> Element<'a, Message> {
    let severity = match event.action.key() {
        "cancelled" | "recalled" | "withdrawn" | "struck" => Severity::Error,
        "amended" => Severity::Warning,
        _ => Severity::Neutral,
    };
    let at = format!("{} {}", language.date(event.at.date_naive()), event.at.format("%H:%M"));
    let head = row![badge(language.text(event.action.name_key()), severity), text::label(at)]
        .spacing(space::SMALL)
        .align_y(iced::Alignment::Center);
    let mut told = column![head, text::body(event.clerk.as_str())].spacing(space::TINY);
    if !event.part.is_empty() {
        told = told.push(text::body(format!("“{}”", event.part)));
    }
    if !event.reason.is_empty() {
        let why = message!(texts::DETAILS_WHY, reason = event.reason.as_str());
        told = told.push(text::body(language.say(&why)));
    }
    let changes = event.told();
    told = if event.is_first {
        told.extend(changes.map(|change| new(change, language)))
    } else {
        told.extend(changes.map(|told| change(told, language)))
    };
    container(told).padding([0.0, space::TINY]).into()
}

/// A field of something new.
fn new<'a>(change: &Change, language: &Language) -> Element<'a, Message> {
    let said = message!(texts::EVENT_NEW, field = change.label(), after = change.said(&change.after));
    text::body(language.say(&said)).into()
}

/// A field: its old value at the left, its new one at the right.
fn change<'a>(change: &Change, language: &Language) -> Element<'a, Message> {
    let label = language.value(&change.label());
    let side = |value: &str| container(text::body(language.value(&change.said(value)))).width(Length::FillPortion(1));
    let before = side(&change.before).style(theme::before).padding([0.0, space::TINY]);
    let after = side(&change.after).style(theme::after).padding([0.0, space::TINY]);
    let sides = row![before, text::label("→"), after].spacing(space::TINY);
    column![text::label(label), sides].into()
}
