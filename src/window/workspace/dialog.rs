//! The host of dialogs: opens a dialog over the workspace, draws it, passes messages and commands to it, and applies its answer.

use iced::{Element, Task};

use domain::{attachment::Attachment, document::Document};
use jobs::print_request::What;
use language::Language;

use super::{Action as WorkspaceAction, Message as WorkspaceMessage, Screen, Workspace, listing::into_the_list};
use crate::{
    context::Context,
    env::Environment,
    keys::{Command, KeyContext},
    screens::{
        clerk,
        dialog::{Action, Dialog, DialogAnswer, DialogRequest},
        entry, export, follow_up,
        form_dialog::FormDialog,
        guide::Chapter,
        keep_search, last_numbers, link, print_out, withdraw, withdraw_file,
    },
};

/// Declares the dialogs: variant, module, type.
macro_rules! dialogs {
    ($($name:ident($module:ident::$dialog:ident)),+ $(,)?) => {
        #[derive(Debug)]
        pub enum OpenDialog {
            $($name(Box<$module::$dialog>)),+
        }

        #[derive(Debug, Clone)]
        pub enum Message {
            $($name($module::Message)),+
        }

        $(
            impl From<$module::$dialog> for OpenDialog {
                fn from(dialog: $module::$dialog) -> Self {
                    Self::$name(Box::new(dialog))
                }
            }

            impl From<$module::Message> for Message {
                fn from(message: $module::Message) -> Self {
                    Self::$name(message)
                }
            }
        )+

        impl OpenDialog {
            /// Returns the key context of the dialog.
            #[must_use]
            pub fn key_context(&self) -> KeyContext {
                match self {
                    $(Self::$name(_) => <$module::$dialog as Dialog>::KEYS),+
                }
            }

            /// Returns the chapter of the guide about the dialog.
            #[must_use]
            pub fn chapter(&self) -> Chapter {
                match self {
                    $(Self::$name(_) => <$module::$dialog as Dialog>::CHAPTER),+
                }
            }

            /// Applies a message. A message of another dialog, which was closed before its task ended, is dropped.
            fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
                match (self, message) {
                    $((Self::$name(dialog), Message::$name(message)) => {
                        Dialog::update(&mut **dialog, message, context).map(Message::$name)
                    })+
                    _ => Action::Run(Task::none()),
                }
            }

            fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
                match self {
                    $(Self::$name(dialog) => {
                        Dialog::command(&mut **dialog, command, context).map(Message::$name)
                    })+
                }
            }

            /// Returns the panel, and the message sent by a press outside it.
            fn view<'a>(&'a self, language: &'a Language) -> (Element<'a, Message>, Message) {
                match self {
                    $(Self::$name(dialog) => (
                        Dialog::view(&**dialog, language).map(Message::$name),
                        Message::$name(<$module::$dialog as Dialog>::LEAVE),
                    )),+
                }
            }
        }
    };
}

dialogs! {
    Clerk(clerk::ClerkDialog),
    Withdraw(withdraw::Withdraw),
    Link(link::Link),
    WithdrawFile(withdraw_file::WithdrawFileDialog),
    Export(export::Export),
    KeepSearch(keep_search::KeepSearch),
    FollowUp(follow_up::FollowUp),
    LastNumbers(last_numbers::LastNumbers),
    PrintOut(print_out::PrintOut),
}

impl Workspace {
    /// Opens a dialog and runs its first task.
    pub(super) fn open<Of: Dialog>(&mut self, (dialog, task): (Of, Task<Of::Message>)) -> Task<WorkspaceMessage>
    where
        OpenDialog: From<Of>,
        Message: From<Of::Message>,
    {
        self.dialog = Some(dialog.into());
        task.map(|message| WorkspaceMessage::Dialog(message.into()))
    }

    /// Guards a write: a session that only reads shows a notice; a clerk without a name is asked for it first.
    pub(super) fn guard(&mut self, then: Command) -> Option<Task<WorkspaceMessage>> {
        if let Err(error) = self.registry.session.may_write() {
            self.fail(&error);
            return Some(Task::none());
        }
        self.registry.reference.nameless.then(|| self.open(FormDialog::new(clerk::ClerkName { then })))
    }

    pub(super) fn open_withdraw(&mut self, document: Document, environment: &Environment) -> Task<WorkspaceMessage> {
        self.open(withdraw::Withdraw::new(document, self.registry.context(environment)))
    }

    pub(super) fn open_link(&mut self, document: Document, environment: &Environment) -> Task<WorkspaceMessage> {
        self.open(link::Link::new(document, self.registry.context(environment)))
    }

    pub(super) fn open_withdraw_file(&mut self, attachment: Attachment) -> Task<WorkspaceMessage> {
        self.open(FormDialog::new(withdraw_file::WithdrawFile { attachment }))
    }

    /// Opens the dialog for last numbers on paper, if any are requested.
    pub(super) fn open_last_numbers(&mut self) -> Task<WorkspaceMessage> {
        if let Some(task) = self.guard(Command::DayWork) {
            return task;
        }
        if self.registry.reference.asked.is_empty() {
            return Task::none();
        }
        self.open(last_numbers::LastNumbers::new(&self.registry.reference.asked))
    }

    pub(super) fn dialog_update(&mut self, message: Message, environment: &Environment) -> WorkspaceAction {
        let Some(dialog) = &mut self.dialog else { return Task::none().into() };
        let action = dialog.update(message, self.registry.context(environment));
        self.dialog_action(action, environment)
    }

    pub(super) fn dialog_command(&mut self, command: Command, environment: &Environment) -> WorkspaceAction {
        let Some(dialog) = &mut self.dialog else { return Task::none().into() };
        let action = dialog.command(command, self.registry.context(environment));
        self.dialog_action(action, environment)
    }

    fn dialog_action(&mut self, action: Action<Message>, environment: &Environment) -> WorkspaceAction {
        match action {
            Action::Run(task) => task.map(WorkspaceMessage::Dialog).into(),
            Action::Ask(DialogRequest::Target(name)) => {
                let chosen = |path| WorkspaceMessage::Dialog(export::Message::Chosen(path).into());
                environment.choose_target(environment.language.text(texts::EXPORT_CHOOSE_TITLE), name, chosen).into()
            }
            Action::Ask(DialogRequest::Preview(list)) => self.preview(What::List(*list), environment).into(),
            Action::Done(answer) => {
                self.dialog = None;
                self.answered(answer, environment)
            }
            Action::Leave => {
                self.dialog = None;
                self.attaching.give_up();
                self.back_from_dialog().into()
            }
        }
    }

    fn answered(&mut self, answer: DialogAnswer, environment: &Environment) -> WorkspaceAction {
        match answer {
            DialogAnswer::Changed(notice, documents) => {
                self.notices.show(notice);
                for document in documents {
                    self.set_files(document);
                }
                self.back_from_dialog().into()
            }
            DialogAnswer::Named(then) => {
                self.registry.reference.nameless = false;
                self.key(then, environment)
            }
            DialogAnswer::PrintedOut { form, last, notice } => self.printed_out(form, last, notice, environment),
            DialogAnswer::LookAt(pages) => self.look_at(*pages).into(),
            DialogAnswer::Export(order) => self.export(order, environment).into(),
            DialogAnswer::KeepSearch(renamed, name) => {
                WorkspaceAction::PreferenceChange(self.with_search(renamed, name))
            }
            DialogAnswer::RemoveSearch(at) => WorkspaceAction::PreferenceChange(self.without_search(at)),
        }
    }

    /// Where the keyboard goes when a dialog closes: back into the list it was opened from, whose keys go on as before, or to the inputs of
    /// the print screen.
    pub(super) fn back_from_dialog(&self) -> Task<WorkspaceMessage> {
        match self.place {
            Screen::List if self.forms.open.is_none() => into_the_list(),
            Screen::Print if self.shown_preview().is_none() => self.print.focus(),
            _ => Task::none(),
        }
    }

    /// The dialog over the workspace; hidden while the guide is open.
    fn open_dialog(&self) -> Option<&OpenDialog> {
        self.dialog.as_ref().filter(|_| self.place != Screen::Guide)
    }

    /// Whether a dialog lies over the workspace.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.open_dialog().is_some() || self.maintenance_asks() || self.envelopes_ask() || self.asking_form().is_some()
    }

    /// Returns the panel over the window, the open dialog or the question of a screen, and the message that closes it.
    pub fn dialog<'a>(&'a self, language: &'a Language) -> Option<(Element<'a, WorkspaceMessage>, WorkspaceMessage)> {
        if let Some(dialog) = self.open_dialog() {
            let (panel, close) = dialog.view(language);
            return Some((panel.map(WorkspaceMessage::Dialog), WorkspaceMessage::Dialog(close)));
        }
        if self.maintenance_asks()
            && let Some((panel, close)) = self.maintenance.question(language)
        {
            return Some((panel.map(WorkspaceMessage::Maintenance), WorkspaceMessage::Maintenance(close)));
        }
        if self.envelopes_ask()
            && let Some((panel, close)) = self.envelopes.question(language)
        {
            return Some((panel.map(WorkspaceMessage::Envelopes), WorkspaceMessage::Envelopes(close)));
        }
        let form = self.asking_form()?;
        let panel = self.forms.get(form)?.question(language)?;
        let close = WorkspaceMessage::Entry(form, entry::Message::GiveUp);
        Some((panel.map(move |message| WorkspaceMessage::Entry(form, message)), close))
    }
}
