//! The guide, without a network: its chapters at the left, the chapter of the screen one comes from at the right, its keys on top.

mod pictures;
mod reader;

use std::{collections::HashMap, sync::LazyLock};

use iced::{
    Alignment, Element, Length, Task,
    widget::{
        Column, Id, column, container,
        image::{self, Handle},
        operation, rich_text, row, rule, scrollable, span,
        text::Span,
    },
};

pub use self::reader::{Block, Run, WrittenChapter, read};
use language::{Language, Locale};

use crate::{
    keys::{self, Command, KeyLine},
    kit::{button, rows::Step, space, text, theme},
};

/// The guide, embedded from the docs.
pub const TEXT: &str = include_str!("../../../docs/huong-dan.md");

static CHAPTERS: LazyLock<Vec<WrittenChapter>> = LazyLock::new(|| read(TEXT));

/// A chapter that screens lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// The first start.
    Begin,
    /// Registering an incoming document.
    Incoming,
    /// A document that looks registered already.
    Alike,
    /// Envelopes passed on unopened.
    Envelopes,
    /// Registering an outgoing document.
    Outgoing,
    /// Attaching files.
    Files,
    /// The list and the search.
    Search,
    /// Copying and exporting rows.
    Export,
    /// Following documents up.
    FollowUp,
    /// Amending.
    Amend,
    /// Linking documents.
    Link,
    /// Cancelling and recalling.
    Withdraw,
    /// Holding numbers.
    Hold,
    /// Printing books.
    Print,
    /// The end of the year.
    YearEnd,
    /// Backups and restoring them.
    Copies,
    /// Checking the registry.
    Check,
    /// Taking in a list.
    Import,
    /// The office, its authorities, units and types.
    Office,
    /// Bodies that were renamed or merged.
    Names,
    /// Deadlines and the working calendar.
    Deadlines,
    /// Typing Vietnamese.
    Typing,
}

impl Chapter {
    /// Every chapter, in the order of the guide.
    pub const ALL: &[Self] = &[
        Self::Begin,
        Self::Incoming,
        Self::Alike,
        Self::Envelopes,
        Self::Outgoing,
        Self::Files,
        Self::Search,
        Self::Export,
        Self::FollowUp,
        Self::Amend,
        Self::Link,
        Self::Withdraw,
        Self::Hold,
        Self::Print,
        Self::YearEnd,
        Self::Copies,
        Self::Check,
        Self::Import,
        Self::Office,
        Self::Names,
        Self::Deadlines,
        Self::Typing,
    ];

    /// Its mark in the text.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Incoming => "incoming",
            Self::Alike => "alike",
            Self::Envelopes => "envelopes",
            Self::Outgoing => "outgoing",
            Self::Files => "files",
            Self::Search => "search",
            Self::Export => "export",
            Self::FollowUp => "follow-up",
            Self::Amend => "amend",
            Self::Link => "link",
            Self::Withdraw => "withdraw",
            Self::Hold => "hold",
            Self::Print => "print",
            Self::YearEnd => "year-end",
            Self::Copies => "copies",
            Self::Check => "check",
            Self::Import => "import",
            Self::Office => "office",
            Self::Names => "names",
            Self::Deadlines => "deadlines",
            Self::Typing => "typing",
        }
    }
}

/// The list of chapters.
const CONTENTS: Id = Id::new("guide-contents");
/// The text beside the chapters.
const PAGE: Id = Id::new("guide");
/// How far a page up or down goes.
const PAGE_HEIGHT: f32 = 480.0;

/// The guide, open at a chapter.
#[derive(Debug, Default)]
pub struct Guide {
    at: usize,
    /// The pictures of the chapter, by their addresses.
    pictures: HashMap<&'static str, Handle>,
}

/// A message of the guide.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Open the chapter at this place.
    Open(usize),
    /// To the keys of the screen, behind the text.
    Keys,
    /// Return to the screen before.
    Leave,
}

/// An action that the guide asks of the window.
#[derive(Debug)]
pub enum Action {
    /// Run this task.
    Run(Task<Message>),
    /// Return to the screen before.
    Leave,
}

impl Guide {
    /// Opens a chapter.
    pub fn open(&mut self, chapter: Chapter) -> Task<Message> {
        let at = CHAPTERS.iter().position(|written| written.mark == chapter.mark());
        self.go(at.unwrap_or(0))
    }

    fn go(&mut self, at: usize) -> Task<Message> {
        self.at = at.min(CHAPTERS.len().saturating_sub(1));
        let blocks = CHAPTERS.get(self.at).into_iter().flat_map(|chapter| &chapter.blocks);
        let addresses = blocks.filter_map(|block| match block {
            Block::Picture { address, .. } => Some(address.as_str()),
            _ => None,
        });
        self.pictures = addresses.filter_map(|address| Some((address, pictures::unpacked(address)?))).collect();
        // As far down the list as the chapter is in it: so it is always seen.
        let place = |at: usize| u16::try_from(at).map_or(0.0, f32::from);
        let y = place(self.at) / place(CHAPTERS.len().saturating_sub(1)).max(1.0);
        let contents = operation::snap_to(CONTENTS, scrollable::RelativeOffset { x: 0.0, y });
        Task::batch([contents, operation::snap_to(PAGE, scrollable::RelativeOffset::START)])
    }

    /// Frees the pictures when the guide closes.
    pub fn close(&mut self) {
        self.pictures.clear();
    }

    /// Applies a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Open(at) => Action::Run(self.go(at)),
            Message::Keys => Action::Run(operation::snap_to_end(PAGE)),
            Message::Leave => Action::Leave,
        }
    }

    /// Runs a command that a key gave.
    pub fn command(&mut self, command: Command) -> Action {
        let scroll = |y| Action::Run(operation::scroll_by(PAGE, scrollable::AbsoluteOffset { x: 0.0, y }));
        match command {
            Command::Step(Step::Down) | Command::Next => Action::Run(self.go(self.at + 1)),
            Command::Step(Step::Up) | Command::Previous => Action::Run(self.go(self.at.saturating_sub(1))),
            Command::Step(Step::PageDown) => scroll(PAGE_HEIGHT),
            Command::Step(Step::PageUp) => scroll(-PAGE_HEIGHT),
            Command::Step(Step::Home) => Action::Run(self.go(0)),
            Command::Step(Step::End) => Action::Run(self.go(usize::MAX)),
            Command::Leave | Command::Guide => Action::Leave,
            _ => Action::Run(Task::none()),
        }
    }

    /// Draws the chapter and the list of chapters.
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let contents = CHAPTERS
            .iter()
            .enumerate()
            .map(|(at, chapter)| button::line(chapter.title.clone(), at == self.at, Message::Open(at)));
        let back =
            row![button::secondary(language.text(texts::GUIDE_BACK), Command::Leave.key(), Some(Message::Leave))];
        let contents = container(Column::with_children(contents).spacing(1)).padding([0.0, space::SMALL]);
        let contents = scrollable(contents).id(CONTENTS).style(theme::scroll).height(Length::Fill);
        let contents = column![
            container(text::title(language.text(texts::GUIDE_TITLE))).padding([0.0, space::LARGE]),
            contents,
            container(column![text::label(language.text(texts::GUIDE_KEYS)), back].spacing(space::SMALL))
                .padding([0.0, space::LARGE])
        ];
        let mut page = Column::new().spacing(space::SMALL).max_width(space::PICTURE);
        if let Some(chapter) = CHAPTERS.get(self.at) {
            let known = Chapter::ALL.iter().find(|known| known.mark() == chapter.mark);
            let to_keys = button::quiet(language.text(texts::GUIDE_TO_KEYS), "", Some(Message::Keys));
            let title = container(text::title(chapter.title.as_str())).width(Length::Fill);
            let title = row![title, known.map(|_| to_keys)].align_y(Alignment::Center);
            // A clerk who asks for help needs the steps before the list of keys.
            page = page
                .push(title)
                .push((language.locale() == Locale::English).then(|| text::label(language.text(texts::GUIDE_LANGUAGE))))
                .push(rule::horizontal(1).style(theme::line))
                .extend(chapter.blocks.iter().map(|block| self.block(block)))
                .push(known.map(|known| keys_of(*known, language)));
        }
        let page = container(page).padding(space::PANE).width(Length::Fill);
        let page = scrollable(page).id(PAGE).style(theme::scroll).width(Length::Fill).height(Length::Fill);
        row![
            container(contents.spacing(space::SMALL)).padding([space::MEDIUM, 0.0]).width(space::CONTENTS),
            rule::vertical(1).style(theme::line),
            page
        ]
        .into()
    }
}

impl Guide {
    fn block<'a>(&'a self, block: &'a Block) -> Element<'a, Message> {
        let block = match block {
            Block::Heading(title) => text::strong(title.as_str()).into(),
            Block::Paragraph(runs) => said(runs),
            Block::Item { sign, runs } => {
                row![container(text::body(sign.as_str())).width(space::HUGE), said(runs)].into()
            }
            Block::Picture { address, says } => {
                let picture = self.pictures.get(address.as_str()).map(|picture| image::Image::new(picture.clone()));
                let framed = picture.map(|picture| container(picture).padding(1).style(theme::floating));
                return column![framed, text::label(says.as_str())].spacing(space::TINY).into();
            }
        };
        container(block).max_width(space::READABLE).into()
    }
}

/// The keys of a chapter's screen.
fn keys_of<'a>(chapter: Chapter, language: &Language) -> Element<'a, Message> {
    let lines = keys::of(chapter).map(|KeyLine { keys, meaning, .. }| {
        row![
            container(text::strong(keys)).width(Length::FillPortion(1)),
            text::body(language.text(meaning)).width(Length::FillPortion(2))
        ]
        .into()
    });
    container(Column::with_children(lines).spacing(space::TINY))
        .padding([space::SMALL, space::MEDIUM])
        .width(Length::Fill)
        .style(theme::quiet)
        .into()
}

/// A text with its keys and bold words.
fn said(runs: &[Run]) -> Element<'_, Message> {
    let spans: Vec<Span<'_, ()>> = runs
        .iter()
        .map(|run| match run {
            Run::Plain(words) => span(words.as_str()),
            Run::Bold(words) | Run::Key(words) => span(words.as_str()).font(text::BOLD),
        })
        .collect();
    rich_text(spans).size(text::BODY).width(Length::Fill).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_take_room_only_while_their_chapter_is_read() {
        let mut guide = Guide::default();
        assert!(guide.pictures.is_empty());
        let _ = guide.open(Chapter::Print);
        assert_eq!(guide.pictures.len(), 2);
        let _ = guide.open(Chapter::Typing);
        assert!(guide.pictures.is_empty());
        let _ = guide.open(Chapter::Incoming);
        assert_eq!(guide.pictures.len(), 2);
        guide.close();
        assert!(guide.pictures.is_empty());
    }
}
