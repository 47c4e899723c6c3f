//! Who writes: the clerk's name, asked before the first change and kept for everybody after it to read.

use iced::Element;

use domain::field::Field;
use language::Language;
use store::{Result as Answer, Store};
use texts::{Text, UserMessage};

use super::{
    dialog::DialogAnswer,
    form_dialog::{self, FormDialog, FormQuestion},
    guide::Chapter,
};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        form::{FieldSpec, InputForm},
        text,
    },
};

pub type ClerkDialog = FormDialog<ClerkName>;
pub type Message = form_dialog::Message<ClerkName>;

/// The question, and the command that waits for its answer.
#[derive(Debug, Clone)]
pub struct ClerkName {
    pub then: Command,
}

impl FormQuestion for ClerkName {
    type Saved = ();

    const KEYS: KeyContext = KeyContext::Clerk;
    const CHAPTER: Chapter = Chapter::Office;
    const INPUTS: &'static [FieldSpec] =
        &[FieldSpec::text(texts::CLERK_LABEL, Field::Clerk, 0).id("clerk-name").required()];
    const SAVE: Text = texts::CLERK_SAVE;
    const IS_FINAL: bool = false;
    const LEAVE: Text = texts::WITHDRAW_LEAVE;

    fn title(&self) -> UserMessage {
        texts::CLERK_TITLE.into()
    }

    fn content<'a>(&'a self, form: Element<'a, Message>, language: &'a Language) -> Vec<Element<'a, Message>> {
        vec![text::body(language.text(texts::CLERK_WHY)).into(), form]
    }

    fn write(&self, form: &InputForm) -> impl FnOnce(&mut Store) -> Answer<()> + Send + 'static {
        let name = form.text(0);
        move |store| store.name_clerk(&name)
    }

    fn answer(&self, (): ()) -> DialogAnswer {
        DialogAnswer::Named(self.then)
    }
}
