//! How the screen looks.

use iced::{
    Alignment, Element, Length,
    widget::{Column, column, container, row, scrollable, space as gap},
};

use domain::book::Book;
use language::Language;
use texts::message;

use super::{Message, PAGE, Part, Print, PrintChoice, PrintInput, input::line};
use crate::{
    keys::Command,
    kit::{button, field::Frame, notice, one_line::one_line, space, text, theme},
    reference_data::ReferenceData,
    screens::working::working,
};

impl Print {
    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let mut page = column![
            container(text::title(language.text(texts::PLACE_PRINT)))
                .height(space::TITLE_LINE)
                .align_y(Alignment::Center),
            text::body(language.text(texts::PRINT_WHAT)).style(theme::muted),
            self.books(language),
            self.forms
                .view(if self.forms.form().is_some() { self.option_choices(language) } else { Vec::new() }, language)
        ]
        .spacing(space::MEDIUM);
        let form = self.forms.form();
        if form.map_or(self.book, |form| form.book) == Book::Outgoing && reference.authorities.len() > 1 {
            page = page.push(self.authorities(reference, language));
        }
        page = page.push(self.which(language));
        page = page.push(
            row![
                self.line(line::TARGET, language),
                Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(
                    button::secondary(
                        language.text(texts::PRINT_CHOOSE),
                        Command::ChooseTarget.key(),
                        Some(Message::AskFile(PrintInput::Target))
                    ),
                    None
                )
            ]
            .spacing(space::MEDIUM),
        );
        page = if let Some(progress) = &self.working {
            page.push(working(progress, language, Message::Stop))
        } else {
            let key = match (form, self.part()) {
                _ if self.may_replace() && self.notice.is_some() => texts::PRINT_REPLACE,
                (Some(_), _) => texts::PRINT_START_FORM,
                (None, Part::Rows) => texts::PRINT_START,
                (None, Part::NewPages) => texts::PRINT_NEW_PAGES,
                (None, Part::PagesAgain) => texts::PRINT_START_AGAIN,
            };
            let start = button::primary(language.text(key), Command::Start.key(), Some(Message::Start));
            let preview =
                button::secondary(language.text(texts::PREVIEW_SHOW), Command::Preview.key(), Some(Message::Preview));
            page.push(row![start, preview].spacing(space::SMALL))
        };
        if let Some(notice) = &self.notice {
            page = page.push(notice::strip(notice, language, None));
            if self.is_empty {
                let print = button::secondary(
                    language.text(texts::PRINT_EMPTY),
                    Command::EmptyForm.key(),
                    Some(Message::PrintEmpty),
                );
                page = page.push(row![print]);
            }
        }
        page = page.push(self.files(language)).push(self.day(language));
        let page = container(page.max_width(space::READABLE)).padding([space::SMALL, space::LARGE]).width(Length::Fill);
        scrollable(page).id(PAGE).style(theme::scroll).width(Length::Fill).height(Length::Fill).into()
    }

    /// The registry books, and what may be printed of one.
    fn books<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let is_form = self.forms.form().is_some();
        let book_of = |book| Message::Choose(PrintChoice::Book(book, self.authority.clone()));
        let books = [(Book::Incoming, texts::LIST_INCOMING), (Book::Outgoing, texts::LIST_OUTGOING)]
            .map(|(book, key)| button::choice(language.text(key), !is_form && self.book == book, book_of(book)));
        let line =
            |choices, key| row(choices).push(text::label(key)).spacing(space::SMALL).align_y(Alignment::Center).wrap();
        let mut lines = Column::new().push(line(books.into(), Command::NextBook.key())).spacing(space::SMALL);
        if !is_form {
            let parts = Part::ALL.map(|part| {
                button::choice(language.text(part.label()), self.part == part, Message::Choose(PrintChoice::Part(part)))
            });
            lines = lines.push(line(Vec::from(parts), Command::NextVariant.key()));
        }
        lines.into()
    }

    /// What of the book or form is to be printed.
    fn which<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let form = self.forms.form();
        let mut first = row![self.line(line::FIRST, language)];
        if form.is_none() {
            let choices = row(self.option_choices(language)).spacing(space::SMALL).align_y(Alignment::Center);
            first =
                first.push(Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(choices, None));
        }
        let mut which = Column::new().spacing(space::MEDIUM).push(first.spacing(space::MEDIUM).wrap());
        let hint = match (form, self.part()) {
            (Some(_), _) if self.shows(PrintInput::Stamped) => texts::PRINT_STAMPED_HINT,
            (Some(_), _) => texts::PRINT_FORM_HINT,
            (None, Part::Rows) => texts::PRINT_RANGE_HINT,
            (None, Part::NewPages) => texts::PRINT_NEW_PAGES_HINT,
            (None, Part::PagesAgain) => texts::PRINT_PAGES_AGAIN_HINT,
        };
        if self.form.shows_line(line::RANGE) {
            which = which.push(self.line(line::RANGE, language));
        }
        which = which.push(text::label(language.text(hint))).push(self.narrowed(language));
        if form.is_none() && self.part == Part::Rows && self.may_close() {
            which = which.push(
                row![
                    button::choice(
                        language.text(texts::PRINT_CLOSING),
                        self.closing,
                        Message::Choose(PrintChoice::Closing)
                    ),
                    text::label(Command::ClosingPage.key()),
                    text::label(language.text(texts::PRINT_CLOSING_HINT))
                ]
                .spacing(space::SMALL)
                .align_y(Alignment::Center),
            );
        }
        which.push(self.own_columns(language)).push(self.stamped(language)).into()
    }

    /// Closing the day, with a file of its own; and the days that were closed, with their seals.
    fn day<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let close = (!self.is_working()).then_some(Message::CloseDay);
        let choose =
            button::secondary(language.text(texts::PRINT_CHOOSE), "", Some(Message::AskFile(PrintInput::DayTarget)));
        let choose = Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(choose, None);
        let closed = self.closed.iter().map(|closed| {
            let said = message!(
                texts::PRINT_CLOSED_DAY,
                day = closed.day,
                clerk = closed.clerk.as_str(),
                seal = closed.head.to_string()
            );
            text::label(language.say(&said)).into()
        });
        column![
            text::strong(language.text(texts::PRINT_DAY)),
            text::body(language.text(texts::PRINT_DAY_WHAT)).style(theme::muted),
            row![self.line(line::DAY, language), choose].spacing(space::MEDIUM),
            row![button::secondary(language.text(texts::PRINT_CLOSE_DAY), Command::CloseDay.key(), close)]
        ]
        .push((!self.closed.is_empty()).then(|| text::label(language.text(texts::PRINT_CLOSED_DAYS))))
        .extend(closed)
        .spacing(space::SMALL)
        .into()
    }

    fn authorities<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let first = reference.authorities.first().map(|authority| authority.name.as_str());
        let chosen = self.authority.as_deref().or(first);
        let choices = reference.authorities.iter().map(|authority| {
            let name = authority.name.clone();
            button::choice(name.clone(), chosen == Some(name.as_str()), Message::Choose(PrintChoice::Authority(name)))
        });
        column![text::label(language.text(texts::LABEL_AUTHORITY)), row(choices).spacing(space::SMALL).wrap()]
            .spacing(space::TINY)
            .into()
    }

    /// Draws a line of the form.
    pub(super) fn line<'a>(&'a self, line: u8, language: &'a Language) -> Element<'a, Message> {
        self.form.line(line, language, Message::Form)
    }

    fn files<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let lines = self.files.iter().enumerate().map(|(index, file)| {
            let key = if index == 0 { Command::Open.key() } else { "" };
            row![
                one_line(file.display().to_string()),
                gap::horizontal().width(space::MEDIUM),
                button::secondary(language.text(texts::PRINT_OPEN), key, Some(Message::Open(file.clone())))
            ]
            .align_y(Alignment::Center)
            .into()
        });
        Column::with_children(lines).spacing(space::TINY).into()
    }
}
