//! A name for a search: when it is kept, and when it gets another.

use iced::{
    Element, Task,
    widget::{Id, operation},
};

use domain::{field::Cause, message::UserMessage, text::clean};
use language::Language;

use crate::{
    keys::Command,
    kit::{
        button, dialog,
        field::{self, Frame},
        text,
    },
    saved_searches::{LONGEST_NAME, SavedSearch},
};

const NAME: Id = Id::new("search-name");

/// The question.
#[derive(Debug)]
pub struct KeepSearch {
    name: String,
    /// The search in words.
    about: String,
    /// The index of the search to rename; `None` for a new one.
    renamed: Option<usize>,
    /// Names that others have.
    taken: Vec<String>,
    problem: Option<UserMessage>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The name was typed.
    Typed(String),
    Save,
    /// Keep it no longer.
    Remove,
    /// Leave it.
    Leave,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Save the search under this name, or rename the one at this index.
    Keep(Option<usize>, String),
    /// To keep the search at this place no longer.
    Remove(usize),
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
        let question = Self { name, about, renamed, taken, problem: None };
        (question, operation::focus(NAME).chain(operation::select_all(NAME)))
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(name) => {
                self.problem = None;
                self.name = name;
            }
            Message::Save => {
                let name = clean(&self.name);
                let length = name.chars().count();
                self.problem = if name.is_empty() {
                    Some(Cause::Missing.message())
                } else if length > LONGEST_NAME {
                    Some(Cause::TooLong { length, limit: LONGEST_NAME }.message())
                } else if self.taken.contains(&name.to_lowercase()) {
                    Some(UserMessage::new("saved-name-taken"))
                } else {
                    return Action::Keep(self.renamed, name);
                };
                return Action::Run(operation::focus(NAME));
            }
            Message::Remove => {
                if let Some(at) = self.renamed {
                    return Action::Remove(at);
                }
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    pub fn command(&mut self, command: Command) -> Action {
        match command {
            Command::Save | Command::Enter => self.update(Message::Save),
            Command::RemoveSearch => self.update(Message::Remove),
            Command::Leave => self.update(Message::Leave),
            Command::Next | Command::Previous => Action::Run(operation::focus(NAME)),
            _ => Action::Run(Task::none()),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let is_renamed = self.renamed.is_some();
        let problem = self.problem.as_ref().map(|problem| language.say(problem)).unwrap_or_default();
        let typed = field::input(NAME, "", &self.name, !problem.is_empty(), Message::Typed);
        let frame = Frame { problem, ..Frame::new(language.text("saved-name")) };
        let about = language.say(&UserMessage::new("saved-about").with("what", self.about.as_str()));
        let hint = text::label(language.text("saved-hint"));
        let inside: Vec<Element<'a, Message>> = vec![text::body(about).into(), frame.context(typed, None), hint.into()];
        let mut buttons = vec![button::primary(language.text("saved-save"), Command::Enter.key(), Some(Message::Save))];
        if is_renamed {
            buttons.push(button::warned(
                language.text("saved-remove"),
                Command::RemoveSearch.key(),
                Some(Message::Remove),
            ));
        }
        buttons.push(button::secondary(language.text("withdraw-leave"), Command::Leave.key(), Some(Message::Leave)));
        let title = if is_renamed { "saved-rename-title" } else { "saved-title" };
        dialog::panel(language.text(title), inside, buttons)
    }
}
