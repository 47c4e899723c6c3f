//! Withdrawing a file that was attached by mistake: why. The file and its row stay.

use iced::Element;

use domain::{attachment::Attachment, document::Document, field::Field};
use language::Language;
use store::{Result as Answer, Store};
use texts::{Text, UserMessage, message};

use super::{
    dialog::DialogAnswer,
    form_dialog::{self, FormDialog, FormQuestion},
    guide::Chapter,
};
use crate::{
    keys::KeyContext,
    kit::{
        form::{FieldSpec, InputForm},
        notice::{self, Notice},
        text,
        theme::Severity,
    },
};

pub type WithdrawFileDialog = FormDialog<WithdrawFile>;
pub type Message = form_dialog::Message<WithdrawFile>;

#[derive(Debug, Clone)]
pub struct WithdrawFile {
    pub attachment: Attachment,
}

impl FormQuestion for WithdrawFile {
    /// The document without the file.
    type Saved = Box<Document>;

    const KEYS: KeyContext = KeyContext::WithdrawFile;
    const CHAPTER: Chapter = Chapter::Files;
    const INPUTS: &'static [FieldSpec] = &[FieldSpec::text(texts::WITHDRAW_REASON, Field::Reason, 0).required()];
    const SAVE: Text = texts::WITHDRAW_FILE_NOW;
    const IS_FINAL: bool = true;
    const LEAVE: Text = texts::SHARED_CANCEL;

    fn title(&self) -> UserMessage {
        message!(texts::WITHDRAW_FILE_TITLE, name = self.attachment.file.name.as_str())
    }

    fn content<'a>(&'a self, form: Element<'a, Message>, language: &'a Language) -> Vec<Element<'a, Message>> {
        let said = Notice::new(Severity::Warning, UserMessage::from(texts::WITHDRAW_FILE_MEANS));
        let keeps = text::label(language.text(texts::WITHDRAW_FILE_KEEPS)).into();
        vec![notice::strip(&said, language, None), form, keeps]
    }

    fn write(&self, form: &InputForm) -> impl FnOnce(&mut Store) -> Answer<Box<Document>> + Send + 'static {
        let (id, document, reason) = (self.attachment.id, self.attachment.document, form.text(0));
        move |store| {
            store.write(|transaction| transaction.withdraw_attachment(id, &reason))?;
            store.document(document).map(Box::new)
        }
    }

    fn answer(&self, document: Box<Document>) -> DialogAnswer {
        let said = message!(texts::WITHDRAW_FILE_DONE, name = self.attachment.file.name.as_str());
        DialogAnswer::changed(said, vec![*document])
    }
}
