//! Checking the registry: with the seal printed on a daily register, or without; then what was found, in words.

use iced::{
    Element, Task,
    widget::{Column, Id, column, operation, row},
};

use domain::history::Head;
use jobs::{
    JobError,
    check::{Checked, check_registry, rebuild_index},
};
use language::Language;
use progress::Progress;
use store::{Address, Writer, is_about_index};
use texts::{UserMessage, message};

use crate::{
    keys::Command,
    kit::{
        button,
        field::{self, Frame},
        notice::{self, Notice},
        space, text,
        theme::{self, Severity},
    },
    screens::working::working,
    work,
};

const HEAD: Id = Id::new("upkeep-check-head");
/// So many files of no document are named.
const MAX_NAMED: usize = 10;

#[derive(Debug)]
pub struct Check {
    registry: Address,
    writer: Writer,
    /// The seal as it was typed.
    typed: String,
    /// Whether what was typed is no seal.
    is_wrong: bool,
    working: Option<Progress>,
    /// What came of it, and whether a seal was compared.
    checked: Option<(Checked, bool)>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The seal was typed.
    Typed(String),
    /// Check.
    Start,
    /// Rebuild the search index.
    Rebuild,
    /// The index was rebuilt, or why not; `None` when the work broke off.
    Rebuilt(Option<Result<(), JobError>>),
    Stop,
    /// It ended: what it came to, or why not; `None` when the work broke off.
    Checked(bool, Option<Result<Checked, JobError>>),
}

impl Check {
    /// The part for a registry.
    #[must_use]
    pub fn new(registry: &Address, writer: &Writer) -> Self {
        Self {
            registry: registry.clone(),
            writer: writer.clone(),
            typed: String::new(),
            is_wrong: false,
            working: None,
            checked: None,
            notice: None,
        }
    }

    pub fn enter(&mut self) -> Task<Message> {
        self.notice = None;
        operation::focus(HEAD)
    }

    /// Whether it is at work.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Typed(text) => {
                self.typed = text;
                self.is_wrong = false;
            }
            Message::Start | Message::Rebuild if self.is_working() => {}
            Message::Start => return self.start(),
            Message::Rebuild => return self.rebuild(),
            Message::Rebuilt(done) => {
                self.working = None;
                match done {
                    Some(Ok(())) => return self.start(),
                    Some(Err(error)) => self.notice = Some(work::failure(&error)),
                    None => self.notice = Some(work::broken_off()),
                }
            }
            Message::Stop => {
                if let Some(progress) = &self.working {
                    progress.stop();
                }
            }
            Message::Checked(compared, done) => {
                self.working = None;
                match done {
                    Some(Ok(checked)) => self.checked = Some((checked, compared)),
                    Some(Err(error)) => self.notice = Some(work::failure(&error)),
                    None => self.notice = Some(work::broken_off()),
                }
            }
        }
        Task::none()
    }

    fn start(&mut self) -> Task<Message> {
        let typed = self.typed.trim();
        let head = Head::parse(typed);
        if head.is_none() && !typed.is_empty() {
            self.is_wrong = true;
            return operation::focus(HEAD);
        }
        let registry = self.registry.clone();
        let (progress, checked) = work::start(move |progress| check_registry(&registry, head, progress));
        (self.working, self.checked, self.notice) = (Some(progress), None, None);
        Task::perform(checked, move |checked| Message::Checked(head.is_some(), checked))
    }

    /// Rebuilds the search index; the registry is checked again afterwards.
    fn rebuild(&mut self) -> Task<Message> {
        let (registry, writer) = (self.registry.clone(), self.writer.clone());
        let (progress, rebuilt) = work::start(move |progress| rebuild_index(&registry, &writer, progress));
        (self.working, self.checked, self.notice) = (Some(progress), None, None);
        Task::perform(rebuilt, Message::Rebuilt)
    }

    /// Runs a command; `None` leaves the screen.
    pub fn command(&mut self, command: Command) -> Option<Task<Message>> {
        match command {
            Command::Start | Command::Enter => Some(self.update(Message::Start)),
            Command::Leave if self.is_working() => Some(self.update(Message::Stop)),
            Command::Leave => None,
            _ => Some(operation::focus(HEAD)),
        }
    }

    /// The picture; the index can be rebuilt only where the window may write.
    pub fn view<'a>(&'a self, may_write: bool, language: &'a Language) -> Element<'a, Message> {
        let problem = if self.is_wrong { language.text(texts::USAGE_HEAD) } else { String::new() };
        let typed = field::input(HEAD, "", &self.typed, self.is_wrong, Message::Typed);
        let frame = Frame {
            problem,
            hint: language.text(texts::MAINTENANCE_HEAD_HINT),
            ..Frame::new(language.text(texts::MAINTENANCE_HEAD))
        };
        let start: Element<'a, Message> = match &self.working {
            Some(progress) => working(progress, language, Message::Stop),
            None => row![button::primary(
                language.text(texts::MAINTENANCE_CHECK_START),
                Command::Start.key(),
                Some(Message::Start)
            )]
            .into(),
        };
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let found = self.checked.as_ref().map(|(checked, compared)| found(checked, *compared, may_write, language));
        column![
            text::body(language.text(texts::MAINTENANCE_CHECK_WHAT)).style(theme::muted),
            frame.context(typed, None),
            start,
            notice,
            found
        ]
        .spacing(space::MEDIUM)
        .max_width(space::READABLE)
        .into()
    }
}

/// What was looked at, and all that was found.
fn found<'a>(checked: &'a Checked, compared: bool, may_write: bool, language: &'a Language) -> Element<'a, Message> {
    let rebuild = checked.findings.iter().any(is_about_index).then(|| {
        let pressed = may_write.then_some(Message::Rebuild);
        row![button::secondary(language.text(texts::MAINTENANCE_INDEX_REBUILD), "", pressed)]
    });
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let is_whole = checked.findings.is_empty();
    let said = if is_whole {
        Notice::new(Severity::Success, message!(texts::CHECK_WHOLE, documents = count(checked.documents)))
    } else {
        Notice::new(Severity::Error, message!(texts::MAINTENANCE_CHECK_FOUND, count = checked.findings.len()))
            .with_more(UserMessage::from(if checked.findings.iter().all(is_about_index) {
                texts::MAINTENANCE_CHECK_THEN_INDEX
            } else {
                texts::MAINTENANCE_CHECK_THEN
            }))
    };
    let said = match checked.events {
        Some(events) => said.with_more(message!(texts::MAINTENANCE_CHECK_EVENTS, events = events)),
        None => said,
    };
    let said =
        if compared && is_whole { said.with_more(UserMessage::from(texts::MAINTENANCE_HEAD_FOUND)) } else { said };
    let findings = checked.findings.iter().map(|finding| text::body(language.say(finding)).into());
    let of_none = (!checked.files_of_none.is_empty()).then(|| {
        let names = checked.files_of_none.iter().take(MAX_NAMED).map(|path| path.display().to_string());
        text::label(language.say(&message!(
            texts::CHECK_FILES_OF_NONE,
            amount = checked.files_of_none.len(),
            names = names.collect::<Vec<_>>().join(", ")
        )))
    });
    let notes = (!checked.notes.is_empty()).then(|| {
        let notes = checked.notes.iter().map(|note| text::label(language.say(note)).into());
        Column::with_children(notes).spacing(space::TINY)
    });
    column![
        notice::strip(&said, language, None),
        Column::with_children(findings).spacing(space::TINY),
        rebuild,
        of_none,
        notes,
        text::label(language.text(texts::MAINTENANCE_CHECK_NUMBERS))
    ]
    .spacing(space::MEDIUM)
    .into()
}
