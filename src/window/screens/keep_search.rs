//! A name for a search: when it is kept, and when it gets another.

use iced::{Element, Task};

use domain::{
    field::{Cause, Field},
    text::clean,
};
use language::Language;
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
        text,
    },
    saved_searches::{LONGEST_NAME, SavedSearch},
};

const SPECS: &[FieldSpec] = &[FieldSpec::text(texts::SAVED_NAME, Field::Text, 0).required()];

/// The question.
#[derive(Debug)]
pub struct KeepSearch {
    form: InputForm,
    /// The search in words.
    about: String,
    /// The index of the search to rename; `None` for a new one.
    renamed: Option<usize>,
    /// Names that others have.
    taken: Vec<String>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event in the input of the name.
    Form(FormEvent),
    Save,
    /// Keep it no longer.
    Remove,
    Leave,
}

impl KeepSearch {
    /// The question for what is asked now, told in words; a name to begin with.
    pub fn new(searches: &[SavedSearch], name: &str, about: String) -> (Self, Task<Message>) {
        let name = clean(name).chars().take(LONGEST_NAME).collect();
        Self::of(searches, name, about, None)
    }

    /// A saved search in words.
    pub fn rename(searches: &[SavedSearch], at: usize, about: String) -> (Self, Task<Message>) {
        let name = searches.get(at).map(|search| search.name.clone()).unwrap_or_default();
        Self::of(searches, name, about, Some(at))
    }

    fn of(searches: &[SavedSearch], name: String, about: String, renamed: Option<usize>) -> (Self, Task<Message>) {
        let others = searches.iter().enumerate().filter(|(at, _)| Some(*at) != renamed);
        let taken = others.map(|(_, search)| search.name.to_lowercase()).collect();
        let mut form = InputForm::new(SPECS);
        form.set(0, name);
        let focus = form.focus_at(0);
        (Self { form, about, renamed, taken }, focus)
    }

    fn save(&mut self) -> Action<Message> {
        self.form.check();
        let name = self.form.text(0);
        let length = name.chars().count();
        if length > LONGEST_NAME {
            self.form.wrong(0, Cause::TooLong { length, limit: LONGEST_NAME });
        }
        if let Some(wrong) = self.form.to_first_problem() {
            return wrong.into();
        }
        if self.taken.contains(&name.to_lowercase()) {
            self.form.say(UserMessage::from(texts::SAVED_NAME_TAKEN));
            return self.form.focus().into();
        }
        Action::Done(DialogAnswer::KeepSearch(self.renamed, name))
    }
}

impl Dialog for KeepSearch {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::KeepSearch;
    const CHAPTER: Chapter = Chapter::Search;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        match message {
            Message::Form(event) => self.form.update(event, context.today, |_, _| Vec::new()).into(),
            Message::Save => self.save(),
            Message::Remove => match self.renamed {
                Some(at) => Action::Done(DialogAnswer::RemoveSearch(at)),
                None => Task::none().into(),
            },
            Message::Leave => Action::Leave,
        }
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        match command {
            Command::Save | Command::Enter => self.update(Message::Save, context),
            Command::RemoveSearch => self.update(Message::Remove, context),
            Command::Leave => Action::Leave,
            command => self.form.command_within(command, Message::Form).unwrap_or_else(Task::none).into(),
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let about = language.say(&message!(texts::SAVED_ABOUT, what = self.about.as_str()));
        let hint = text::label(language.text(texts::SAVED_HINT));
        let inside = vec![text::body(about).into(), self.form.view(language, Message::Form), hint.into()];
        let is_renamed = self.renamed.is_some();
        let mut buttons =
            vec![button::primary(language.text(texts::SAVED_SAVE), Command::Enter.key(), Some(Message::Save))];
        if is_renamed {
            buttons.push(button::warned(
                language.text(texts::SHARED_REMOVE),
                Command::RemoveSearch.key(),
                Some(Message::Remove),
            ));
        }
        buttons.push(button::secondary(
            language.text(texts::WITHDRAW_LEAVE),
            Command::Leave.key(),
            Some(Message::Leave),
        ));
        let title = if is_renamed { texts::SAVED_RENAME_TITLE } else { texts::SAVED_TITLE };
        dialog::panel(language.text(title), inside, buttons)
    }
}
