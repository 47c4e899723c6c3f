//! Exporting the documents of the list: copies them as a table, writes or prints them in the background, and opens the result.

use std::path::{Path, PathBuf};

use iced::{
    Alignment, Element, Length, Task, clipboard,
    widget::{container, row},
};

use domain::book::Book;
use jobs::{
    JobError,
    export::{copy_table, export_list},
    print_request::{PrintRequest, What},
};
use language::{Language, Locale};
use progress::Progress;
use texts::{
    message,
    values::{CountPath, CountWhat},
};

use super::{Message as WorkspaceMessage, Workspace};
use crate::{
    context::Context,
    env::Environment,
    keys::Command,
    kit::{
        button,
        notice::{self, Notice},
        space,
        theme::{self, Severity},
    },
    screens::{
        export::{self, Export, Order, PAPER},
        list::{List, told},
        working::working,
    },
    work,
};

/// A list that is being written, or was.
#[derive(Debug, Default)]
pub struct Exporting {
    working: Option<(Progress, Order)>,
    /// The file that was made, whether it is paper, and how many documents it holds.
    made: Option<(PathBuf, bool, usize)>,
    /// The folder of the last list, offered first for the next.
    folder: Option<PathBuf>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Copy what is selected.
    Copy,
    /// Export what is selected, or the whole list.
    Export,
    /// Print what is selected, or the whole list.
    Print,
    /// The table to be copied and how many documents it holds, or why not; `None` when the work broke off.
    Copied(usize, Option<Result<String, JobError>>),
    /// The file was written, or why not; `None` when the work broke off.
    Exported(Option<Result<usize, JobError>>),
    Stop,
    /// Open what was made.
    Open,
    /// Dismiss the notice.
    Dismiss,
}

impl Exporting {
    /// Whether a list is being written.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Whether a list was written and lies ready to be opened.
    #[must_use]
    pub fn has_made(&self) -> bool {
        self.made.is_some()
    }

    /// A list was printed beside this: where to, and how many documents it holds.
    pub fn has_printed(&mut self, target: Option<PathBuf>, count: usize) {
        self.folder = target.as_deref().and_then(Path::parent).map(PathBuf::from);
        self.made = target.map(|target| (target, true, count));
    }

    /// The strip above the list; `None` when it is empty.
    pub fn view<'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        if let Some((progress, _)) = &self.working {
            let work = working(progress, language, Message::Stop);
            return Some(
                container(work).padding([space::SMALL, space::MEDIUM]).style(theme::strip(Severity::Neutral)).into(),
            );
        }
        let (path, is_paper, count) = self.made.as_ref()?;
        let said = if *is_paper { texts::PRINT_LIST_WRITTEN } else { texts::EXPORT_WRITTEN };
        let said = said.with(CountPath { count: (*count).into(), path: path.display().to_string().into() });
        let strip = notice::strip(&Notice::new(Severity::Success, said), language, Some(Message::Dismiss));
        let open = button::secondary(language.text(texts::PRINT_OPEN), Command::Open.key(), Some(Message::Open));
        let line = row![container(strip).width(Length::Fill), open].spacing(space::SMALL).align_y(Alignment::Center);
        Some(line.into())
    }
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Show this notice.
    Say(Notice),
    /// Copy this table to the clipboard, and show the notice.
    Copied(Notice, String),
    /// Open the dialog for exporting, with its first task.
    Ask(Box<Export>, Task<export::Message>),
    /// Ask whether to replace the existing file of this order. While another dialog is open, only show the notice.
    AskToReplace(Box<Order>, Notice),
}

impl Exporting {
    /// Applies a message; `list` has the documents to copy or export.
    pub fn update(&mut self, message: Message, list: &List, context: Context<'_>) -> Action {
        match message {
            Message::Copy => return copy_selected(list, context),
            Message::Export => return self.ask("xlsx", list, context),
            Message::Print => return self.ask(PAPER, list, context),
            Message::Copied(count, Some(Ok(table))) => {
                let said = message!(texts::LIST_COPIED, count = count);
                return Action::Copied(Notice::new(Severity::Success, said), table);
            }
            Message::Copied(_, Some(Err(error))) => return Action::Say(work::failure(&error)),
            Message::Copied(_, None) => return Action::Say(work::broken_off()),
            Message::Exported(done) => return self.exported(done),
            Message::Stop => {
                if let Some((progress, _)) = &self.working {
                    progress.stop();
                }
            }
            Message::Open => {
                if let Some((path, ..)) = &self.made
                    && let Err(why) = (context.environment.open)(path)
                {
                    return Action::Say(Notice::new(
                        Severity::Error,
                        message!(texts::EXPORT_NOT_OPENED, path = path.display().to_string(), why = why),
                    ));
                }
            }
            Message::Dismiss => self.made = None,
        }
        Action::Run(Task::none())
    }

    /// Opens the dialog for exporting the selected documents, or the whole list.
    fn ask(&self, ending: &str, list: &List, context: Context<'_>) -> Action {
        let selected = list.selected();
        let is_whole = selected.len() < 2;
        let documents = match (is_whole, ending) {
            (true, _) => list.all(),
            (false, PAPER) => list.as_ordered(selected),
            (false, _) => selected,
        };
        if documents.is_empty() || self.is_working() {
            return Action::Run(Task::none());
        }
        let book = match list.query().book {
            _ if !list.query().text.is_empty() => "van-ban",
            Some(Book::Outgoing) => "van-ban-di",
            _ => "van-ban-den",
        };
        let year = list.query().year.map(|year| format!("-{year}")).unwrap_or_default();
        let folder = self.folder.as_ref().unwrap_or(&context.environment.documents);
        let target = folder.join(format!("{book}{year}.{ending}"));
        // Paper speaks Vietnamese, whatever the screen does.
        let paper = Language::new(Locale::Vietnamese);
        let about = if is_whole { texts::PRINT_LIST_WHOLE } else { texts::PRINT_LIST_SELECTED };
        let about = about.with(CountWhat { what: told(list.query(), &paper).into(), count: documents.len().into() });
        let about = paper.say(&about);
        let (dialog, task) = Export::new(documents, is_whole, about, context.today, &target);
        Action::Ask(Box::new(dialog), task)
    }

    /// Writes the list on a thread of its own.
    pub fn start(&mut self, order: Order, environment: &Environment) -> Task<Message> {
        let registry = environment.registry.clone();
        let writer = environment.writer();
        let kept = order.clone();
        let count = order.count();
        let (progress, done) = work::start(move |progress| match order {
            Order::Export(order) => export_list(&order, &registry, progress),
            Order::Print(list, target) => {
                let request = PrintRequest { what: What::List(list), target };
                request.print(&registry, &writer, progress).map(|_| count)
            }
        });
        self.folder = kept.target().parent().map(PathBuf::from);
        self.made = None;
        self.working = Some((progress, kept));
        Task::perform(done, Message::Exported)
    }

    fn exported(&mut self, done: Option<Result<usize, JobError>>) -> Action {
        let Some((_, order)) = self.working.take() else { return Action::Run(Task::none()) };
        match done {
            Some(Ok(count)) => {
                let is_paper = matches!(order, Order::Print(..));
                self.made = Some((order.target().to_owned(), is_paper, count));
                Action::Run(Task::none())
            }
            Some(Err(error)) if error.is_name_taken() => Action::AskToReplace(Box::new(order), work::failure(&error)),
            Some(Err(error)) => Action::Say(work::failure(&error)),
            None => Action::Say(work::broken_off()),
        }
    }
}

fn copy_selected(list: &List, context: Context<'_>) -> Action {
    let documents = list.selected();
    if documents.is_empty() {
        return Action::Run(Task::none());
    }
    let (registry, count) = (context.environment.registry.clone(), documents.len());
    let (_, copied) = work::start(move |progress| copy_table(&registry, &documents, progress));
    Action::Run(Task::perform(copied, move |copied| Message::Copied(count, copied)))
}

impl Workspace {
    pub(super) fn exporting_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        match self.exporting.update(message, &self.list, self.registry.context(environment)) {
            Action::Run(task) => task.map(WorkspaceMessage::Exporting),
            Action::Say(notice) => {
                self.notices.show(notice);
                Task::none()
            }
            Action::Copied(notice, table) => {
                self.notices.show(notice);
                clipboard::write(table)
            }
            Action::Ask(dialog, task) => self.open((*dialog, task)),
            // Another question goes first; the clerk can export again afterwards.
            Action::AskToReplace(_, notice) if self.dialog.is_some() => {
                self.notices.show(notice);
                Task::none()
            }
            Action::AskToReplace(order, notice) => {
                self.open(Export::asking_to_replace(&order, environment.clock.today(), notice))
            }
        }
    }

    /// Starts writing or printing a list as ordered in the dialog.
    pub(super) fn export(&mut self, order: Order, environment: &Environment) -> Task<WorkspaceMessage> {
        self.notices.clear();
        self.exporting.start(order, environment).map(WorkspaceMessage::Exporting)
    }
}
