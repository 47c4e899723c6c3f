//! How the screen looks.

use iced::{
    Alignment, Element, Length,
    widget::{Column, Row, column, container, row, scrollable, space as gap},
};

use domain::book::Book;
use language::Language;
use texts::message;

use super::{Message, PAGE, Part, Print, PrintInput};
use crate::{
    keys::Command,
    kit::{
        button,
        field::{self, Frame},
        notice,
        one_line::one_line,
        plain::plain,
        space, text, theme,
    },
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
                self.input(PrintInput::Target, Length::Fill, "", language),
                Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(
                    button::secondary(
                        language.text(texts::PRINT_CHOOSE),
                        Command::ChooseTarget.key(),
                        Some(Message::Choose)
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
        let books = [(Book::Incoming, texts::LIST_INCOMING), (Book::Outgoing, texts::LIST_OUTGOING)]
            .map(|(book, key)| button::choice(language.text(key), !is_form && self.book == book, Message::Book(book)));
        let line =
            |choices, key| row(choices).push(text::label(key)).spacing(space::SMALL).align_y(Alignment::Center).wrap();
        let mut lines = Column::new().push(line(books.into(), Command::NextBook.key())).spacing(space::SMALL);
        if !is_form {
            let parts = Part::ALL
                .map(|part| button::choice(language.text(part.label()), self.part == part, Message::Part(part)));
            lines = lines.push(line(Vec::from(parts), Command::NextVariant.key()));
        }
        lines.into()
    }

    /// What of the book or form is to be printed.
    fn which<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let form = self.forms.form();
        let shown = |inputs: &[PrintInput]| {
            let shown = inputs.iter().filter(|input| self.shows(**input));
            shown.map(|input| self.input(*input, Length::Fixed(space::FIELD), "", language)).collect::<Vec<_>>()
        };
        let mut first =
            Row::with_children(shown(&[PrintInput::Year, PrintInput::Again, PrintInput::Pages, PrintInput::AsOf]));
        let mut range = [PrintInput::From, PrintInput::To, PrintInput::FromNumber, PrintInput::ToNumber].as_slice();
        if self.shows(PrintInput::Stamped) {
            first = first.extend(shown(&[PrintInput::FromNumber]));
            range = &[];
        }
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
        let range = shown(range);
        if !range.is_empty() {
            which = which.push(Row::with_children(range).spacing(space::MEDIUM));
        }
        which = which.push(text::label(language.text(hint))).push(self.narrowed(language));
        if form.is_none() && self.part == Part::Rows && self.may_close() {
            which = which.push(
                row![
                    button::choice(language.text(texts::PRINT_CLOSING), self.closing, Message::Closing),
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
        let choose = button::secondary(language.text(texts::PRINT_CHOOSE), "", Some(Message::ChooseDay));
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
            row![self.input(PrintInput::DayTarget, Length::Fill, "", language), choose].spacing(space::MEDIUM),
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
            button::choice(name.clone(), chosen == Some(name.as_str()), Message::Authority(name))
        });
        column![text::label(language.text(texts::LABEL_AUTHORITY)), row(choices).spacing(space::SMALL).wrap()]
            .spacing(space::TINY)
            .into()
    }

    /// An input; `usual` stands in it while nothing is typed.
    pub(super) fn input<'a>(
        &'a self,
        input: PrintInput,
        width: Length,
        usual: &str,
        language: &Language,
    ) -> Element<'a, Message> {
        let problem = self.problems.iter().find(|(wrong, _)| *wrong == input);
        let problem = problem.map(|(_, cause)| language.say(&cause.message())).unwrap_or_default();
        let is_date = matches!(input, PrintInput::From | PrintInput::To | PrintInput::AsOf);
        let placeholder = match input {
            PrintInput::Target => self.file_name(),
            PrintInput::DayTarget => self.day_file_name(),
            _ if is_date => language.text(texts::ENTRY_DATE_SHAPE),
            _ => usual.to_owned(),
        };
        let label = match input {
            PrintInput::FromNumber if self.shows(PrintInput::Stamped) => texts::PRINT_NUMBER,
            _ => input.label(),
        };
        let wrong = !problem.is_empty();
        let typed =
            field::input(input.id(), &placeholder, self.text(input), wrong, move |text| Message::Typed(input, text));
        let typed = if input.is_path() { plain(typed) } else { typed.into() };
        Frame { problem, width: Some(width), ..Frame::new(language.text(label)) }.context(typed, None)
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
