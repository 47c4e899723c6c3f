//! Getting about in the list: its order, its menus, and going to a number.

use iced::{Task, widget::operation};

use domain::{
    book::Book,
    document::Document,
    list_order::{ListColumn, ListOrder},
    query::NumberQuery,
};
use language::Language;
use store::StoreThread;
use texts::message;

use super::{
    Action, List, Message, SavedSearchAction,
    asking::Extent,
    going,
    menus::{self, Menu},
};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        menu::{MenuItem, MenuPlace, OpenMenu},
        rows::Step,
    },
};

/// What a menu did with a key.
#[derive(Debug)]
pub enum Taken {
    /// It was the menu's.
    Yes,
    /// It took an entry, which asks for this.
    Chosen(Message),
    /// It was not the menu's, which is gone now.
    No,
}

impl List {
    /// Orders by a column: from its first, pressed again from its last, and again as usual.
    pub(super) fn order_by(&mut self, by: ListColumn, store: &StoreThread) -> Task<Message> {
        self.order = match self.order {
            Some(order) if order.by == by && order.descending => None,
            Some(order) if order.by == by => Some(ListOrder { by, descending: true }),
            _ => Some(ListOrder { by, descending: false }),
        };
        self.arrange(store)
    }

    /// Back to the usual order.
    pub(super) fn usual_order(&mut self, store: &StoreThread) -> Task<Message> {
        self.order = None;
        self.arrange(store)
    }

    fn arrange(&mut self, store: &StoreThread) -> Task<Message> {
        self.menu = None;
        self.anchor = None;
        self.rows.restart();
        self.ask(store, Extent::FirstThenAll)
    }

    /// Opens the menu of the selected rows, at the chosen one.
    pub fn open_menu(&mut self) {
        self.menu = self.rows.chosen.map(|row| Menu::Rows(OpenMenu::new(MenuPlace::Row(row))));
    }

    /// Opens the menu of columns to order by.
    pub fn open_order_menu(&mut self) {
        self.menu = Some(Menu::Order(OpenMenu::new(MenuPlace::Heading)));
    }

    /// Opens the menu of kept searches.
    pub fn open_saved_menu(&mut self) {
        self.menu = Some(Menu::Saved(OpenMenu::new(MenuPlace::Heading)));
    }

    /// Whether a menu hangs over the list.
    #[must_use]
    pub fn has_menu(&self) -> bool {
        self.menu.is_some()
    }

    /// The context of keys in the list and its menus.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match self.menu {
            Some(Menu::Saved(_)) => KeyContext::SavedSearches,
            None if self.is_choosing() && !self.is_going() => KeyContext::Columns,
            _ => KeyContext::List,
        }
    }

    /// What stands in the menu that hangs.
    pub(super) fn entries(&self, menu: Menu, language: &Language) -> Vec<MenuItem<Message>> {
        match menu {
            Menu::Rows(_) => menus::of_rows(self.chosen(), self.selected_count() > 1, self.deadlines.today(), language),
            Menu::Order(_) => {
                let shown: Vec<_> = self.seen().columns.iter().map(|(column, _)| *column).collect();
                menus::of_order(&self.query, &shown, self.order, language)
            }
            Menu::Saved(hanging) => menus::of_saved(&self.searches, hanging.marked, language),
        }
    }

    /// Follows a key while a menu hangs.
    pub fn menu_command(&mut self, command: Command, language: &Language) -> Taken {
        let Some(mut menu) = self.menu.take() else { return Taken::No };
        let entries = self.entries(menu, language);
        match command {
            Command::Step(step) => menu.hanging().step(step, entries.len()),
            Command::Next => menu.hanging().step(Step::Down, entries.len()),
            Command::Previous => menu.hanging().step(Step::Up, entries.len()),
            Command::Leave => return Taken::Yes,
            Command::RenameSearch | Command::RemoveSearch if matches!(menu, Menu::Saved(_)) => {
                let marked = menu.hanging().marked;
                if marked < self.searches.len() {
                    let saved = if command == Command::RenameSearch {
                        SavedSearchAction::Rename(marked)
                    } else {
                        SavedSearchAction::Remove(marked)
                    };
                    return Taken::Chosen(Message::Saved(saved));
                }
            }
            Command::Enter => {
                let entry = entries.into_iter().nth(menu.hanging().marked);
                return entry.map_or(Taken::Yes, |entry| Taken::Chosen(entry.message));
            }
            _ => return Taken::No,
        }
        self.menu = Some(menu);
        Taken::Yes
    }

    /// Asks for the number of a row to go to.
    pub fn open_going(&mut self) -> Task<Message> {
        self.going.get_or_insert_default();
        operation::focus(going::NUMBER).chain(operation::select_all(going::NUMBER))
    }

    /// Whether the number of a row is being asked for.
    #[must_use]
    pub fn is_going(&self) -> bool {
        self.going.is_some()
    }

    /// Does not ask for it any more.
    pub fn leave_going(&mut self) {
        self.going = None;
    }

    /// Looks for the number that was typed, in the year one looks at or this one.
    pub(super) fn go(&mut self, store: &StoreThread) -> Task<Message> {
        let Some(typed) = &self.going else { return Task::none() };
        // The screen writes 44.120 for it.
        let number: String = typed.trim().chars().filter(|letter| *letter != '.').collect();
        if number.is_empty() {
            self.going = None;
            return Task::none();
        }
        let (year, books) = (self.query.year, self.query.book.map_or(Book::ALL.to_vec(), |book| vec![book]));
        let asked = store.ask(move |store| {
            let mut found = Vec::new();
            for year in year.map_or_else(|| store.years(), |year| Ok(vec![year]))? {
                for book in &books {
                    let query = NumberQuery { book: *book, number: number.clone(), year, authority: None };
                    found.extend(store.of_number(&query)?);
                }
            }
            Ok(found)
        });
        Task::perform(asked, Message::Went)
    }

    /// Goes to the first of these documents that stands in the list.
    pub(super) fn went(&mut self, documents: Vec<Document>, store: &StoreThread) -> Action {
        let Some(typed) = self.going.clone() else { return Action::None };
        let row = documents.iter().find_map(|document| self.ids.iter().position(|id| *id == document.id()));
        let Some(row) = row else {
            return Action::Say(message!(texts::GO_TO_NONE, number = typed.trim()));
        };
        self.going = None;
        self.rows.choose(row);
        self.documents.extend(documents.into_iter().map(|document| (document.id(), document)));
        Action::Chosen(self.attend(store))
    }
}
