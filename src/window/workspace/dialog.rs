//! The dialog over the workspace: it must be answered or left before anything else.

use iced::{Element, Task};

use domain::{
    attachment::Attachment, document::Document, message::UserMessage, registration::Withdrawal, restoring::still_asked,
};
use jobs::print;
use language::Language;

use super::{Action, Message as WorkspaceMessage, Screen, Workspace, listing::into_the_list};
use crate::{
    env::Environment,
    keys::{Command, KeyContext},
    kit::{notice::Notice, theme::Severity},
    screens::{
        clerk::{self, ClerkName},
        details::registration,
        entry,
        export::{self, Export},
        follow_up::{self, FollowUp},
        guide::Chapter,
        keep_search::{self, KeepSearch},
        last_numbers::{self, LastNumbers},
        link::{self, Link},
        withdraw::{self, Withdraw},
        withdraw_file::{self, WithdrawFile},
    },
};

/// The query.
#[derive(Debug)]
pub enum Dialog {
    /// Who writes.
    Clerk(ClerkName),
    /// Cancel or recall a document.
    Withdraw(Box<Withdraw>),
    /// Link a document.
    Link(Box<Link>),
    /// Withdraw a file.
    WithdrawFile(Box<WithdrawFile>),
    /// Export documents.
    Export(Box<Export>),
    /// A name for a search.
    KeepSearch(Box<KeepSearch>),
    /// Write down what happened to documents after their number.
    FollowUp(Box<FollowUp>),
    /// The last numbers on paper.
    LastNumbers(Box<LastNumbers>),
}

impl Dialog {
    /// The chapter of the guide that explains it.
    #[must_use]
    pub fn chapter(&self) -> Chapter {
        match self {
            Self::Clerk(_) => Chapter::Office,
            Self::Withdraw(_) => Chapter::Withdraw,
            Self::Link(_) => Chapter::Link,
            Self::WithdrawFile(_) => Chapter::Files,
            Self::Export(_) => Chapter::Export,
            Self::KeepSearch(_) => Chapter::Search,
            Self::FollowUp(_) => Chapter::FollowUp,
            Self::LastNumbers(_) => Chapter::Copies,
        }
    }

    /// The context of keys in it.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match self {
            Self::Clerk(_) => KeyContext::Clerk,
            Self::Withdraw(_) => KeyContext::Withdraw,
            Self::Link(_) => KeyContext::Link,
            Self::WithdrawFile(_) => KeyContext::WithdrawFile,
            Self::Export(_) => KeyContext::Export,
            Self::KeepSearch(_) => KeyContext::KeepSearch,
            Self::FollowUp(_) => KeyContext::FollowUp,
            Self::LastNumbers(_) => KeyContext::LastNumbers,
        }
    }
}

#[derive(Debug, Clone)]
pub enum Message {
    /// In the question who writes.
    Clerk(clerk::Message),
    /// While cancelling or recalling.
    Withdraw(withdraw::Message),
    /// While linking.
    Link(link::Message),
    /// While withdrawing a file.
    WithdrawFile(withdraw_file::Message),
    /// While exporting.
    Export(export::Message),
    /// While a search is named.
    KeepSearch(keep_search::Message),
    /// While following documents up.
    FollowUp(follow_up::Message),
    /// While telling the last numbers on paper.
    LastNumbers(last_numbers::Message),
}

/// What the workspace does after a dialog applied a message.
enum AfterDialog {
    Clerk(clerk::Action),
    Withdraw(withdraw::Action),
    Link(link::Action),
    WithdrawFile(withdraw_file::Action),
    Export(export::Action),
    KeepSearch(keep_search::Action),
    FollowUp(follow_up::Action),
    LastNumbers(last_numbers::Action),
}

impl Workspace {
    /// Guards a write: a session that only reads shows a notice; a clerk without a name is asked for it first.
    pub(super) fn guard(&mut self, then: Command) -> Option<Task<WorkspaceMessage>> {
        if let Err(error) = self.registry.session.may_write() {
            self.fail(&error);
            return Some(Task::none());
        }
        if !self.registry.reference.nameless {
            return None;
        }
        let (dialog, task) = ClerkName::new(then);
        self.dialog = Some(Dialog::Clerk(dialog));
        Some(task.map(|message| WorkspaceMessage::Dialog(Message::Clerk(message))))
    }

    pub(super) fn open_withdraw(&mut self, document: Document, environment: &Environment) -> Task<WorkspaceMessage> {
        let (dialog, task) = Withdraw::new(document, self.registry.context(environment));
        self.dialog = Some(Dialog::Withdraw(Box::new(dialog)));
        task.map(|message| WorkspaceMessage::Dialog(Message::Withdraw(message)))
    }

    pub(super) fn open_link(&mut self, document: Document, environment: &Environment) -> Task<WorkspaceMessage> {
        let (dialog, task) = Link::new(document, self.registry.context(environment));
        self.dialog = Some(Dialog::Link(Box::new(dialog)));
        task.map(|message| WorkspaceMessage::Dialog(Message::Link(message)))
    }

    pub(super) fn open_withdraw_file(&mut self, attachment: Attachment) -> Task<WorkspaceMessage> {
        let (dialog, task) = WithdrawFile::new(attachment);
        self.dialog = Some(Dialog::WithdrawFile(Box::new(dialog)));
        task.map(|message| WorkspaceMessage::Dialog(Message::WithdrawFile(message)))
    }

    /// Opens the dialog for last numbers on paper, if any are requested.
    pub(super) fn open_last_numbers(&mut self) -> Task<WorkspaceMessage> {
        if let Some(task) = self.guard(Command::DayWork) {
            return task;
        }
        if self.registry.reference.asked.is_empty() {
            return Task::none();
        }
        let (dialog, task) = LastNumbers::new(&self.registry.reference.asked);
        self.dialog = Some(Dialog::LastNumbers(Box::new(dialog)));
        task.map(|message| WorkspaceMessage::Dialog(Message::LastNumbers(message)))
    }

    pub(super) fn dialog_update(&mut self, message: Message, environment: &Environment) -> Action {
        let context = self.registry.context(environment);
        let next = match (&mut self.dialog, message) {
            (Some(Dialog::Clerk(dialog)), Message::Clerk(message)) => {
                AfterDialog::Clerk(dialog.update(message, context))
            }
            (Some(Dialog::Withdraw(dialog)), Message::Withdraw(message)) => {
                AfterDialog::Withdraw(dialog.update(message, context))
            }
            (Some(Dialog::Link(dialog)), Message::Link(message)) => AfterDialog::Link(dialog.update(message, context)),
            (Some(Dialog::WithdrawFile(dialog)), Message::WithdrawFile(message)) => {
                AfterDialog::WithdrawFile(dialog.update(message, context))
            }
            (Some(Dialog::Export(dialog)), Message::Export(message)) => AfterDialog::Export(dialog.update(message)),
            (Some(Dialog::KeepSearch(dialog)), Message::KeepSearch(message)) => {
                AfterDialog::KeepSearch(dialog.update(message))
            }
            (Some(Dialog::FollowUp(dialog)), Message::FollowUp(message)) => {
                AfterDialog::FollowUp(dialog.update(message, context))
            }
            (Some(Dialog::LastNumbers(dialog)), Message::LastNumbers(message)) => {
                AfterDialog::LastNumbers(dialog.update(message, context))
            }
            _ => return Task::none().into(),
        };
        self.after_dialog(next, environment)
    }

    pub(super) fn dialog_command(&mut self, command: Command, environment: &Environment) -> Action {
        let context = self.registry.context(environment);
        let next = match &mut self.dialog {
            Some(Dialog::Clerk(dialog)) => AfterDialog::Clerk(dialog.command(command, context)),
            Some(Dialog::Withdraw(dialog)) => AfterDialog::Withdraw(dialog.command(command, context)),
            Some(Dialog::Link(dialog)) => AfterDialog::Link(dialog.command(command, context)),
            Some(Dialog::WithdrawFile(dialog)) => AfterDialog::WithdrawFile(dialog.command(command, context)),
            Some(Dialog::Export(dialog)) => AfterDialog::Export(dialog.command(command)),
            Some(Dialog::KeepSearch(dialog)) => AfterDialog::KeepSearch(dialog.command(command)),
            Some(Dialog::FollowUp(dialog)) => AfterDialog::FollowUp(dialog.command(command, context)),
            Some(Dialog::LastNumbers(dialog)) => AfterDialog::LastNumbers(dialog.command(command, context)),
            None => return Task::none().into(),
        };
        self.after_dialog(next, environment)
    }

    fn after_dialog(&mut self, next: AfterDialog, environment: &Environment) -> Action {
        match next {
            AfterDialog::Clerk(clerk::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::Clerk(message))).into()
            }
            AfterDialog::Clerk(clerk::Action::Done(then)) => {
                self.dialog = None;
                self.registry.reference.nameless = false;
                self.command(then, environment)
            }
            AfterDialog::Withdraw(asked) => self.after_withdrawal(asked),
            AfterDialog::Link(link::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::Link(message))).into()
            }
            AfterDialog::Link(link::Action::Done) => {
                self.dialog = None;
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new("link-saved")));
                Task::none().into()
            }
            AfterDialog::WithdrawFile(withdraw_file::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::WithdrawFile(message))).into()
            }
            AfterDialog::WithdrawFile(withdraw_file::Action::Done(name, document)) => {
                self.dialog = None;
                self.set_files(*document);
                let said = UserMessage::new("withdraw-file-done").with("name", name);
                self.notice = Some(Notice::new(Severity::Success, said));
                Task::none().into()
            }
            AfterDialog::FollowUp(follow_up::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::FollowUp(message))).into()
            }
            AfterDialog::FollowUp(follow_up::Action::Done(kind, documents)) => {
                self.followed_up(kind, documents, &environment.language).into()
            }
            AfterDialog::Export(export::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::Export(message))).into()
            }
            AfterDialog::Export(export::Action::Ask(name)) => {
                let chosen = |path| WorkspaceMessage::Dialog(Message::Export(export::Message::Chosen(path)));
                environment.choose_target(environment.language.text("export-choose-title"), name, chosen).into()
            }
            AfterDialog::Export(export::Action::Preview(list)) => {
                self.preview(print::Order::List(*list), environment).into()
            }
            AfterDialog::Export(export::Action::Start(request)) => {
                self.dialog = None;
                self.export(request, environment).into()
            }
            AfterDialog::KeepSearch(keep_search::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::KeepSearch(message))).into()
            }
            AfterDialog::KeepSearch(keep_search::Action::Keep(renamed, name)) => {
                self.dialog = None;
                Action::PreferenceChange(self.with_search(renamed, name))
            }
            AfterDialog::KeepSearch(keep_search::Action::Remove(at)) => {
                self.dialog = None;
                Action::PreferenceChange(self.without_search(at))
            }
            AfterDialog::LastNumbers(last_numbers::Action::Run(task)) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::LastNumbers(message))).into()
            }
            AfterDialog::LastNumbers(last_numbers::Action::Done(asked)) => {
                self.dialog = None;
                self.notice = Some(match still_asked(&asked) {
                    Some(said) => Notice::new(Severity::Warning, said),
                    None => Notice::new(Severity::Success, UserMessage::new("last-none-asked")),
                });
                self.registry.reference.asked = asked;
                self.back_from_dialog().into()
            }
            AfterDialog::Clerk(clerk::Action::Leave)
            | AfterDialog::KeepSearch(keep_search::Action::Leave)
            | AfterDialog::Link(link::Action::Leave)
            | AfterDialog::Export(export::Action::Leave)
            | AfterDialog::FollowUp(follow_up::Action::Leave)
            | AfterDialog::LastNumbers(last_numbers::Action::Leave)
            | AfterDialog::WithdrawFile(withdraw_file::Action::Leave) => self.leave_dialog(),
        }
    }

    fn leave_dialog(&mut self) -> Action {
        self.dialog = None;
        self.attaching.give_up();
        self.back_from_dialog().into()
    }

    /// Where the keyboard goes when a dialog closes: back into the list it was opened from, whose keys go on as before.
    pub(super) fn back_from_dialog(&self) -> Task<WorkspaceMessage> {
        if self.place == Screen::List && self.form.is_none() { into_the_list() } else { Task::none() }
    }

    fn after_withdrawal(&mut self, asked: withdraw::Action) -> Action {
        match asked {
            withdraw::Action::Run(task) => {
                task.map(|message| WorkspaceMessage::Dialog(Message::Withdraw(message))).into()
            }
            withdraw::Action::Done(withdrawal, document) => {
                self.dialog = None;
                let key = match withdrawal {
                    Withdrawal::Cancel => "withdraw-cancelled",
                    Withdrawal::Recall => "withdraw-recalled",
                };
                let said = UserMessage::new(key).with("document", registration::named(&document));
                self.notice = Some(Notice::new(Severity::Success, said));
                self.list.replace(*document);
                Task::none().into()
            }
            withdraw::Action::TakenBack(taken) => {
                self.dialog = None;
                self.notice = Some(Notice::new(Severity::Success, taken.message()));
                Task::none().into()
            }
            withdraw::Action::Leave => self.leave_dialog(),
        }
    }

    /// The dialog over the workspace; hidden while the guide is open.
    fn open_dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref().filter(|_| self.place != Screen::Guide)
    }

    /// Whether a dialog lies over the workspace.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.open_dialog().is_some() || self.maintenance_asks() || self.envelopes_ask() || self.asking_form().is_some()
    }

    /// The panel over the window, and what closes it.
    pub fn dialog<'a>(&'a self, language: &'a Language) -> Option<(Element<'a, WorkspaceMessage>, WorkspaceMessage)> {
        if self.open_dialog().is_none()
            && self.maintenance_asks()
            && let Some((panel, close)) = self.maintenance.question(language)
        {
            return Some((panel.map(WorkspaceMessage::Maintenance), WorkspaceMessage::Maintenance(close)));
        }
        if self.open_dialog().is_none()
            && self.envelopes_ask()
            && let Some((panel, close)) = self.envelopes.question(language)
        {
            return Some((panel.map(WorkspaceMessage::Envelopes), WorkspaceMessage::Envelopes(close)));
        }
        let Some(dialog) = self.open_dialog() else {
            let form = self.asking_form()?;
            let panel = self.entry(form)?.question(language)?;
            let close = WorkspaceMessage::Entry(form, entry::Message::GiveUp);
            return Some((panel.map(move |message| WorkspaceMessage::Entry(form, message)), close));
        };
        let (panel, close) = match dialog {
            Dialog::Clerk(dialog) => (dialog.view(language).map(Message::Clerk), Message::Clerk(clerk::Message::Leave)),
            Dialog::Withdraw(dialog) => {
                (dialog.view(language).map(Message::Withdraw), Message::Withdraw(withdraw::Message::Leave))
            }
            Dialog::Export(dialog) => {
                (dialog.view(language).map(Message::Export), Message::Export(export::Message::Leave))
            }
            Dialog::KeepSearch(dialog) => {
                (dialog.view(language).map(Message::KeepSearch), Message::KeepSearch(keep_search::Message::Leave))
            }
            Dialog::FollowUp(dialog) => {
                (dialog.view(language).map(Message::FollowUp), Message::FollowUp(follow_up::Message::Leave))
            }
            Dialog::LastNumbers(dialog) => {
                (dialog.view(language).map(Message::LastNumbers), Message::LastNumbers(last_numbers::Message::Leave))
            }
            Dialog::Link(dialog) => (dialog.view(language).map(Message::Link), Message::Link(link::Message::Leave)),
            Dialog::WithdrawFile(dialog) => {
                (dialog.view(language).map(Message::WithdrawFile), Message::WithdrawFile(withdraw_file::Message::Leave))
            }
        };
        Some((panel.map(WorkspaceMessage::Dialog), WorkspaceMessage::Dialog(close)))
    }
}
