//! Getting a backup back: which one, what it holds, and what becomes of the registry that stands there now.

use std::path::{Path, PathBuf};

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, column, row, scrollable, space as gap},
};

use domain::restoring::FormerRegistry;
use jobs::{JobError, restore::look_at_copy};
use language::Language;
use progress::Progress;
use store::{Address, BackupSummary, FoundCopy, StoreError, copies_in};
use texts::{Text, UserMessage, message};

use crate::{
    keys::Command,
    kit::{
        button, dialog,
        notice::{self, Notice},
        one_line::one_line,
        rows::Step,
        space, text,
        theme::{self, Severity},
    },
    screens::{settings::page, working::working},
    work,
};

/// What the file of a copy ends in.
pub const ENDINGS: &[&str] = &["db"];
/// The list of copies.
const COPIES: &str = "maintenance-copies";

#[derive(Debug)]
pub struct Restore {
    registry: Address,
    /// The copies found, the newest first.
    copies: Vec<FoundCopy>,
    marked: usize,
    working: Option<Progress>,
    /// The copy that was looked at, and what it holds.
    seen: Option<(PathBuf, BackupSummary)>,
    /// Whether one is asked if it shall really take the registry's place.
    is_asking: bool,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The copies of a folder were listed, or why not.
    Listed(Result<Vec<FoundCopy>, StoreError>),
    /// This copy is meant.
    Mark(usize),
    /// Look at the copy that is meant.
    Look,
    /// Ask for another file.
    Ask,
    /// The file that was chosen.
    Chosen(Option<PathBuf>),
    /// A copy was looked at: what it holds, or why it cannot be used; `None` when the work broke off.
    Looked(PathBuf, Option<Result<BackupSummary, JobError>>),
    /// Stop looking.
    Stop,
    /// It shall take the registry's place: ask first.
    PreferenceChange,
    /// Rather not.
    GiveUp,
    /// It shall indeed.
    Restore,
}

/// What was answered when it was asked whether a copy shall take the registry's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// That the registry is replaced by another one.
    pub other_registry: bool,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To ask for a copy's file.
    AskCopy,
    /// To put this copy in the registry's place.
    Restore(PathBuf, Consent),
}

impl Restore {
    /// The part for a registry, whether it is there or not.
    #[must_use]
    pub fn new(registry: &Address) -> Self {
        Self {
            registry: registry.clone(),
            copies: Vec::new(),
            marked: 0,
            working: None,
            seen: None,
            is_asking: false,
            notice: None,
        }
    }

    /// Comes to it: the copies in this folder are listed.
    pub fn enter(&mut self, folder: Option<&Path>) -> Task<Message> {
        self.notice = None;
        list(folder)
    }

    /// Whether a copy is being looked at.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Whether a question is open that must be answered first.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.is_asking
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Listed(Ok(copies)) => {
                self.copies = copies;
                self.marked = self.marked.min(self.copies.len().saturating_sub(1));
            }
            Message::Listed(Err(error)) => {
                self.copies.clear();
                let said = match &error {
                    StoreError::NoFolder(folder) => {
                        message!(texts::MAINTENANCE_COPIES_UNREACHABLE, path = folder.display().to_string())
                    }
                    error => error.message(),
                };
                self.notice = Some(Notice::new(Severity::Warning, said));
            }
            Message::Mark(at) => {
                self.marked = at;
                return self.update(Message::Look);
            }
            Message::Look => {
                if let Some(copy) = self.copies.get(self.marked) {
                    return Action::Run(self.look_at(copy.path.clone()));
                }
            }
            Message::Ask if self.is_working() => {}
            Message::Ask => return Action::AskCopy,
            Message::Chosen(None) => {}
            Message::Chosen(Some(copy)) => return Action::Run(self.look_at(copy)),
            Message::Looked(copy, looked) => {
                self.working = None;
                match looked {
                    Some(Ok(backup_summary)) => self.seen = Some((copy, backup_summary)),
                    Some(Err(error)) => self.notice = Some(work::failure(&error)),
                    None => self.notice = Some(work::broken_off()),
                }
            }
            Message::Stop => {
                if let Some(progress) = &self.working {
                    progress.stop();
                }
            }
            Message::PreferenceChange => self.is_asking = self.seen.is_some() && !self.is_working(),
            Message::GiveUp => self.is_asking = false,
            Message::Restore => {
                if std::mem::take(&mut self.is_asking)
                    && let Some((copy, backup_summary)) = &self.seen
                {
                    return Action::Restore(copy.clone(), Consent { other_registry: is_of_another(backup_summary) });
                }
            }
        }
        Action::Run(Task::none())
    }

    fn look_at(&mut self, copy: PathBuf) -> Task<Message> {
        if self.is_working() {
            return Task::none();
        }
        let (looked_at, registry) = (copy.clone(), self.registry.clone());
        let (progress, looked) = work::start(move |progress| look_at_copy(&looked_at, &registry, progress));
        (self.working, self.seen, self.notice) = (Some(progress), None, None);
        Task::perform(looked, move |looked| Message::Looked(copy.clone(), looked))
    }

    fn step(&mut self, step: Step) -> Task<Message> {
        self.marked = page::stepped(self.marked, self.copies.len(), step);
        page::scroll_to(COPIES, self.marked)
    }

    /// Runs a command; `None` leaves the screen.
    pub fn command(&mut self, command: Command) -> Option<Action> {
        if self.is_asking {
            return Some(match command {
                Command::Confirm => self.update(Message::Restore),
                Command::Leave => self.update(Message::GiveUp),
                _ => Action::Run(Task::none()),
            });
        }
        match command {
            Command::Step(step) => Some(Action::Run(self.step(step))),
            Command::Enter => Some(self.update(Message::Look)),
            Command::ChooseCopy => Some(self.update(Message::Ask)),
            Command::Restore => Some(self.update(Message::PreferenceChange)),
            Command::Leave if self.is_working() => Some(self.update(Message::Stop)),
            Command::Leave => None,
            _ => Some(Action::Run(Task::none())),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let free = !self.is_working();
        let listed = self.copies.iter().enumerate().map(|(at, copy)| {
            let when = text::body(copy.taken.format("%H:%M  %d/%m/%Y").to_string());
            let line = row![when, gap::horizontal(), text::label(size(copy.size, language))].align_y(Alignment::Center);
            page::line(line, at == self.marked, Message::Mark(at))
        });
        let listed = Column::with_children(listed);
        let copies: Element<'a, Message> = if self.copies.is_empty() {
            text::label(language.text(texts::MAINTENANCE_NO_COPIES)).into()
        } else {
            scrollable(listed).id(Id::new(COPIES)).style(theme::scroll).height(Length::Shrink).into()
        };
        let look = (!self.copies.is_empty()).then(|| {
            button::secondary(
                language.text(texts::MAINTENANCE_LOOK),
                Command::Enter.key(),
                free.then_some(Message::Look),
            )
        });
        let ask = button::secondary(
            language.text(texts::MAINTENANCE_OTHER_COPY),
            Command::ChooseCopy.key(),
            free.then_some(Message::Ask),
        );
        let left = column![
            text::strong(language.text(texts::MAINTENANCE_COPIES)),
            iced::widget::container(copies).max_height(space::LONG_LIST),
            row![look, ask].spacing(space::SMALL)
        ]
        .spacing(space::SMALL);
        let mut right = Column::new().spacing(space::MEDIUM);
        if let Some(progress) = &self.working {
            right = right.push(text::strong(language.text(texts::MAINTENANCE_LOOKING))).push(working(
                progress,
                language,
                Message::Stop,
            ));
        }
        right = right.push(self.notice.as_ref().map(|notice| notice::strip(notice, language, None)));
        right = match &self.seen {
            Some((copy, backup_summary)) => right.push(seen(copy, backup_summary, language)),
            None => right.push(free.then(|| text::label(language.text(texts::MAINTENANCE_LOOK_FIRST)))),
        };
        column![
            text::body(language.text(texts::MAINTENANCE_RESTORE_WHAT)).style(theme::muted),
            page::halves(left.into(), right.into())
        ]
        .spacing(space::MEDIUM)
        .into()
    }

    /// The question before it is done.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let (copy, backup_summary) = self.seen.as_ref().filter(|_| self.is_asking)?;
        let documents = i64::try_from(backup_summary.incoming + backup_summary.outgoing).unwrap_or(i64::MAX);
        let what = message!(
            texts::MAINTENANCE_RESTORE_ASK,
            copy = copy.display().to_string(),
            documents = documents,
            registry = self.registry.to_string()
        );
        let what_goes = if is_of_another(backup_summary) {
            texts::MAINTENANCE_RESTORE_OTHER
        } else {
            texts::MAINTENANCE_RESTORE_LOST
        };
        let said = Notice::new(Severity::Warning, UserMessage::from(what_goes))
            .with_more(UserMessage::from(texts::MAINTENANCE_RESTORE_KEPT));
        let inside = vec![text::body(language.say(&what)).into(), notice::strip(&said, language, None)];
        let buttons = vec![
            button::danger(
                language.text(texts::MAINTENANCE_RESTORE_NOW),
                Command::Confirm.key(),
                Some(Message::Restore),
            ),
            button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::GiveUp)),
        ];
        Some(dialog::panel(language.text(texts::MAINTENANCE_RESTORE_QUESTION), inside, buttons))
    }
}

/// Lists the copies in a folder.
pub(super) fn list(folder: Option<&Path>) -> Task<Message> {
    let Some(folder) = folder.map(Path::to_owned) else { return Task::none() };
    Task::perform(async move { copies_in(&folder) }, Message::Listed)
}

/// Whether a copy is of another registry than the one that stands at the place.
fn is_of_another(backup_summary: &BackupSummary) -> bool {
    backup_summary.since.former == FormerRegistry::Foreign
}

/// What a copy holds, and the way to get it back.
fn seen<'a>(copy: &'a Path, backup_summary: &'a BackupSummary, language: &'a Language) -> Element<'a, Message> {
    let said = Notice::new(Severity::Success, UserMessage::from(texts::MAINTENANCE_COPY_WHOLE));
    let line = |label: Text, value: String| {
        row![
            iced::widget::container(text::label(language.text(label))).width(space::FIELD),
            text::body(value).width(Length::Fill)
        ]
        .align_y(Alignment::Center)
    };
    let amount = |count: u64| language.number(i64::try_from(count).unwrap_or(i64::MAX));
    let last = backup_summary.last_change.map_or_else(
        || language.text(texts::MAINTENANCE_COPY_NO_HISTORY),
        |at| at.format("%H:%M %d/%m/%Y").to_string(),
    );
    let older = backup_summary.is_older.then(|| text::label(language.text(texts::MAINTENANCE_COPY_OLDER)));
    column![
        notice::strip(&said, language, None),
        one_line(copy.display().to_string()),
        line(texts::SHARED_OFFICE, backup_summary.office.clone()),
        line(texts::LIST_INCOMING, amount(backup_summary.incoming)),
        line(texts::LIST_OUTGOING, amount(backup_summary.outgoing)),
        line(texts::MAINTENANCE_COPY_LAST, last),
        older,
        newer(backup_summary, language),
        text::label(language.text(texts::MAINTENANCE_RESTORE_MEANS)),
        row![button::warned(
            language.text(texts::MAINTENANCE_RESTORE_OPEN),
            Command::Restore.key(),
            Some(Message::PreferenceChange)
        )]
    ]
    .spacing(space::SMALL)
    .into()
}

/// What the present registry has beyond the copy; `None` where the copy is complete.
fn newer<'a>(backup_summary: &BackupSummary, language: &Language) -> Option<Element<'a, Message>> {
    /// How many lines are shown; the list written at the restoring has all.
    const MAX: usize = 8;
    let mut told = backup_summary.since.messages().into_iter();
    let mut said = Notice::new(Severity::Warning, told.next()?);
    let lines = told.len();
    said.more = told.take(MAX).collect();
    if lines > MAX {
        said = said.with_more(message!(texts::MAINTENANCE_RESTORE_MORE, count = lines - MAX));
    }
    Some(notice::strip(&said, language, None))
}

/// A size as people say it: in MB from one on, else in KB, rounded up.
fn size(bytes: u64, language: &Language) -> String {
    const MEGABYTE: u64 = 1 << 20;
    let (amount, unit) =
        if bytes >= MEGABYTE { (bytes.div_ceil(MEGABYTE), "MB") } else { (bytes.div_ceil(1 << 10), "KB") };
    format!("{} {unit}", language.number(i64::try_from(amount).unwrap_or(i64::MAX)))
}
