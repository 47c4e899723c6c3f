//! Withdrawing a file that was attached by mistake: why. The file and its row stay.

use iced::{Element, Task};

use domain::{attachment::Attachment, document::Document, field::Field};
use language::Language;
use store::{StoreError, StoreThread};
use texts::{UserMessage, message};

use super::{
    dialog::{Action, Dialog, DialogAnswer},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        form::{FieldSpec, FormEvent, InputForm},
        notice::{self, Notice},
        text,
        theme::Severity,
    },
};

const REASON: usize = 0;
const SPECS: &[FieldSpec] = &[FieldSpec::text(texts::WITHDRAW_REASON, Field::Reason, 0).required()];

/// The dialog over one file.
#[derive(Debug)]
pub struct WithdrawFile {
    attachment: Attachment,
    form: InputForm,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event of the input for the reason.
    Form(FormEvent),
    Save,
    /// The registry answered: the document as it is now.
    Saved(Result<Box<Document>, StoreError>),
    /// Leave the file as it is.
    Leave,
}

impl WithdrawFile {
    /// The dialog, with the keyboard in its input.
    pub fn new(attachment: Attachment) -> (Self, Task<Message>) {
        let dialog = Self { attachment, form: InputForm::new(SPECS), saving: false };
        let focus = dialog.form.focus();
        (dialog, focus)
    }

    fn save(&mut self, store: &StoreThread) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.form.check();
        if let Some(wrong) = self.form.to_first_problem() {
            return wrong;
        }
        self.saving = true;
        let (id, document, reason) = (self.attachment.id, self.attachment.document, self.form.text(REASON));
        let saved = store.ask(move |store| {
            store.write(|transaction| transaction.withdraw_attachment(id, &reason))?;
            store.document(document)
        });
        Task::perform(saved, |saved| Message::Saved(saved.map(Box::new)))
    }
}

impl Dialog for WithdrawFile {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::WithdrawFile;
    const CHAPTER: Chapter = Chapter::Files;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        let Context { store, today, .. } = context;
        match message {
            Message::Form(event) => return Action::Run(self.form.update(event, today, |_, _| Vec::new())),
            Message::Save => return Action::Run(self.save(store)),
            Message::Saved(Ok(document)) => {
                let said = message!(texts::WITHDRAW_FILE_DONE, name = self.attachment.file.name.as_str());
                return Action::Done(DialogAnswer::changed(said, vec![*document]));
            }
            Message::Saved(Err(error)) => {
                self.saving = false;
                self.form.refused(&error);
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        match command {
            Command::Save | Command::Enter => self.update(Message::Save, context),
            Command::Leave => self.update(Message::Leave, context),
            command => {
                Action::Run(self.form.command_within(command, Message::Form).unwrap_or_else(|| self.form.focus()))
            }
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let title = message!(texts::WITHDRAW_FILE_TITLE, name = self.attachment.file.name.as_str());
        let said = Notice::new(Severity::Warning, UserMessage::from(texts::WITHDRAW_FILE_MEANS));
        let mut inside: Vec<Element<'a, Message>> = vec![notice::strip(&said, language, None)];
        inside.push(self.form.view(language, Message::Form));
        inside.push(text::label(language.text(texts::WITHDRAW_FILE_KEEPS)).into());
        let buttons = vec![
            button::danger(
                language.text(texts::WITHDRAW_FILE_NOW),
                KeyContext::WithdrawFile.key(Command::Save),
                (!self.saving).then_some(Message::Save),
            ),
            button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }
}
