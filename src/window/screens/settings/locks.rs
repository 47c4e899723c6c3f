//! Locked books (khóa sổ): which of a year's books are locked, locking one, reopening it with a reason.

use std::{borrow::Cow, convert::Infallible};

use iced::{
    Alignment, Element, Length, Padding, Task,
    widget::{container, row},
};

use domain::{
    book::Book,
    ending::EndingOf,
    field::{Cause, Field},
};
use language::Language;
use store::{Store, StoreError};

use super::section::{
    LineUse, Message, Outcome, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext, UP_DOWN, together},
    kit::{badge::badge, button, form::FieldSpec, one_line::one_line, space, text, theme::Severity},
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookOfYear {
    /// Whose; `None` for the incoming book.
    authority: Option<String>,
    locked: bool,
}

impl BookOfYear {
    fn book(&self) -> Book {
        if self.authority.is_some() { Book::Outgoing } else { Book::Incoming }
    }
}

#[derive(Debug, Default)]
pub struct Locks {
    books: Vec<BookOfYear>,
}

impl SettingsSection for Locks {
    type Line = BookOfYear;
    type Own = Infallible;
    type Data = Vec<BookOfYear>;

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::LOCK_TAB,
        title: texts::LOCK_TITLE,
        title_hint: None,
        none: None,
        form: texts::LOCK_WHAT,
        form_hint: Some(texts::LOCK_HINT),
        save: texts::LOCK_NOW,
    };
    const KEYS: KeyContext = KeyContext::Locks;
    const CHAPTER: Chapter = Chapter::YearEnd;
    const FORM: &'static [FieldSpec] = &[FieldSpec::text(texts::LOCK_REASON, Field::Reason, 0)];
    const OF_A_YEAR: bool = true;
    const LINE_USE: LineUse = LineUse::Mark;

    fn lines<'a>(&'a self, _state: &SectionState, _reference: &'a ReferenceData) -> Cow<'a, [BookOfYear]> {
        Cow::Borrowed(&self.books)
    }

    fn line(book: &BookOfYear, language: &Language) -> Element<'static, SectionMessage<Self>> {
        let name = match &book.authority {
            None => language.text(texts::LIST_INCOMING),
            Some(authority) => format!("{} · {authority}", language.text(texts::LIST_OUTGOING)),
        };
        let (state, severity) =
            if book.locked { (texts::LOCK_LOCKED_NOW, Severity::Error) } else { (texts::LOCK_OPEN, Severity::Success) };
        let line = row![one_line(name).width(Length::Fill), badge(language.text(state), severity)];
        let padding = Padding::ZERO.vertical(space::SMALL - space::TINY);
        container(line.spacing(space::SMALL).align_y(Alignment::Center)).padding(padding).into()
    }

    fn read(&self, year: i32, context: Context<'_>) -> Option<Task<Result<Vec<BookOfYear>, StoreError>>> {
        let authorities = context.reference.authorities.iter().map(|authority| Some(authority.name.clone()));
        let books: Vec<Option<String>> = std::iter::once(None).chain(authorities).collect();
        let read = context.store.ask(move |store: &mut Store| {
            let read = books.into_iter().map(|authority| {
                let mut book = BookOfYear { authority, locked: false };
                book.locked = store.is_locked(book.book(), book.authority.as_deref(), year)?;
                Ok(book)
            });
            read.collect()
        });
        Some(Task::perform(read, |read| read))
    }

    fn set_data(&mut self, books: Vec<BookOfYear>) {
        self.books = books;
    }

    /// Reopens the marked book if it is locked. Otherwise shows what locking would end, and locks it when saved again.
    fn save(
        &mut self,
        _changed: Option<BookOfYear>,
        state: &mut SectionState,
        _context: Context<'_>,
    ) -> Option<RegistryChange> {
        let meant = state.marked_in(&self.books)?.clone();
        let (reason, locked, year) = (state.form.text(0), !meant.locked, state.year);
        if reason.is_empty() && !locked {
            state.form.wrong(0, Cause::Missing);
        }
        if locked && !state.was_shown(EndingOf::Year(year), meant.authority.as_ref()) {
            return Some(Box::new(move |store| {
                let endings = store.ending_of_year(&[meant.book()], meant.authority.as_deref(), year)?;
                Ok(Outcome::Ends(endings.into_iter().next()))
            }));
        }
        let said = if locked { texts::LOCK_LOCKED } else { texts::LOCK_REOPENED };
        Some(change(said.with(texts::values::Year { year: texts::plain(year) }), move |transaction| {
            transaction.set_lock(meant.book(), meant.authority.as_deref(), year, locked, &reason).map(drop)
        }))
    }

    fn buttons<'a>(
        &'a self,
        book: Option<&BookOfYear>,
        language: &'a Language,
    ) -> Vec<Element<'a, SectionMessage<Self>>> {
        let key = Self::KEYS.key(Command::Save);
        let turn = if book.is_some_and(|book| book.locked) {
            button::primary(language.text(texts::LOCK_REOPEN), key, Some(Message::Save))
        } else {
            button::warned(language.text(Self::TEXTS.save), key, Some(Message::Save))
        };
        vec![turn, text::label(together(UP_DOWN)).into()]
    }
}
