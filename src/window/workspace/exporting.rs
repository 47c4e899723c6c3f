//! What the workspace does with selected documents: copying them as a table, exporting and printing them beside the window, opening what
//! came of it.

use std::path::{Path, PathBuf};

use iced::{
    Alignment, Element, Length, Task, clipboard,
    widget::{container, row},
};

use domain::{book::Book, message::UserMessage};
use jobs::{
    JobError,
    export::{ExportList, copy_table, export_list},
    print_list::{PrintList, print_list},
};
use language::{Language, Locale};
use progress::Progress;

use super::{
    Message as WorkspaceMessage, Workspace,
    dialog::{self, Dialog},
};
use crate::{
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
        list::told,
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
        let said = if *is_paper { "print-list-written" } else { "export-written" };
        let said = UserMessage::new(said).with("count", *count).with("path", path.display().to_string());
        let strip = notice::strip(&Notice::new(Severity::Success, said), language, Some(Message::Dismiss));
        let open = button::secondary(language.text("print-open"), Command::Open.key(), Some(Message::Open));
        let line = row![container(strip).width(Length::Fill), open].spacing(space::SMALL).align_y(Alignment::Center);
        Some(line.into())
    }
}

impl Workspace {
    pub(super) fn exporting_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        match message {
            Message::Copy => return self.copy_selected(environment),
            Message::Export => return self.open_export("xlsx", environment),
            Message::Print => return self.open_export(PAPER, environment),
            Message::Copied(count, Some(Ok(table))) => {
                self.notice =
                    Some(Notice::new(Severity::Success, UserMessage::new("list-copied").with("count", count)));
                return clipboard::write(table);
            }
            Message::Copied(_, Some(Err(error))) => self.notice = Some(work::failure(&error)),
            Message::Copied(_, None) => self.notice = Some(work::broken_off()),
            Message::Exported(done) => return self.exported(done, environment),
            Message::Stop => {
                if let Some((progress, _)) = &self.exporting.working {
                    progress.stop();
                }
            }
            Message::Open => {
                if let Some((path, ..)) = &self.exporting.made
                    && let Err(why) = (environment.open)(path)
                {
                    let said = UserMessage::new("export-not-opened").with("path", path.display().to_string());
                    self.notice = Some(Notice::new(Severity::Error, said.with("why", why)));
                }
            }
            Message::Dismiss => self.exporting.made = None,
        }
        Task::none()
    }

    fn copy_selected(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let documents = self.list.selected();
        if documents.is_empty() {
            return Task::none();
        }
        let (registry, count) = (environment.registry.clone(), documents.len());
        let (_, copied) = work::start(move |progress| copy_table(&registry, &documents, progress));
        Task::perform(copied, move |copied| WorkspaceMessage::Exporting(Message::Copied(count, copied)))
    }

    fn open_export(&mut self, ending: &str, environment: &Environment) -> Task<WorkspaceMessage> {
        let selected = self.list.selected();
        let is_whole = selected.len() < 2;
        let documents = match (is_whole, ending) {
            (true, _) => self.list.all(),
            (false, PAPER) => self.list.as_ordered(selected),
            (false, _) => selected,
        };
        if documents.is_empty() || self.exporting.is_working() {
            return Task::none();
        }
        let book = match self.list.query().book {
            _ if !self.list.query().text.is_empty() => "van-ban",
            Some(Book::Outgoing) => "van-ban-di",
            _ => "van-ban-den",
        };
        let year = self.list.query().year.map(|year| format!("-{year}")).unwrap_or_default();
        let folder = self.exporting.folder.as_ref().unwrap_or(&environment.documents);
        let target = folder.join(format!("{book}{year}.{ending}"));
        // Paper speaks Vietnamese, whatever the screen does.
        let paper = Language::new(Locale::Vietnamese);
        let about = if is_whole { "print-list-whole" } else { "print-list-selected" };
        let about =
            UserMessage::new(about).with("what", told(self.list.query(), &paper)).with("count", documents.len());
        let about = paper.say(&about);
        self.asks_export(Export::new(documents, is_whole, about, self.today, &target))
    }

    fn asks_export(&mut self, (dialog, task): (Export, Task<export::Message>)) -> Task<WorkspaceMessage> {
        self.dialog = Some(Dialog::Export(Box::new(dialog)));
        task.map(|message| WorkspaceMessage::Dialog(dialog::Message::Export(message)))
    }

    /// Writes the list on a thread of its own.
    pub(super) fn export(&mut self, order: Order, environment: &Environment) -> Task<WorkspaceMessage> {
        let registry = environment.registry.clone();
        let order = match order {
            Order::Export(order) => Order::Export(ExportList { registry, ..order }),
            Order::Print(order) => Order::Print(PrintList { registry, ..order }),
        };
        let kept = order.clone();
        let (progress, done) = work::start(move |progress| match &order {
            Order::Export(order) => export_list(order, progress),
            Order::Print(order) => print_list(order, progress),
        });
        self.exporting.folder = kept.target().parent().map(PathBuf::from);
        self.exporting.made = None;
        self.exporting.working = Some((progress, kept));
        self.notice = None;
        Task::perform(done, |done| WorkspaceMessage::Exporting(Message::Exported(done)))
    }

    fn exported(&mut self, done: Option<Result<usize, JobError>>, environment: &Environment) -> Task<WorkspaceMessage> {
        let Some((_, order)) = self.exporting.working.take() else { return Task::none() };
        match done {
            Some(Ok(count)) => {
                let is_paper = matches!(order, Order::Print(_));
                self.exporting.made = Some((order.target().to_owned(), is_paper, count));
            }
            // Another question goes first; the clerk can export again afterwards.
            Some(Err(error)) if error.is_name_taken() && self.dialog.is_none() => {
                let today = environment.clock.today();
                return self.asks_export(Export::asking_to_replace(&order, today, work::failure(&error)));
            }
            Some(Err(error)) => self.notice = Some(work::failure(&error)),
            None => self.notice = Some(work::broken_off()),
        }
        Task::none()
    }
}
