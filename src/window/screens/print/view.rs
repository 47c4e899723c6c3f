//! How the screen looks.

use iced::{
    Alignment, Element, Length,
    widget::{Column, column, container, row, rule, scrollable, space as gap},
};

use domain::book::Book;
use language::Language;
use texts::{Text, message};

use super::{Message, PAGE, Part, Print, PrintChoice, PrintInput, forms::Group, input::line};
use crate::{
    keys::Command,
    kit::{button, field::Frame, hint::hinted, icon::Icon, notice, one_line::one_line, space, text, theme},
    reference_data::ReferenceData,
    screens::working::working,
};

impl Print {
    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let what = scrollable(container(self.what_list(language)).padding([space::MEDIUM, space::SMALL]));
        let what = what.style(theme::scroll).width(space::FORMS).height(Length::Fill);
        let how = container(self.how(reference, language).max_width(space::READABLE));
        let how = scrollable(how.padding([space::SMALL, space::LARGE]).width(Length::Fill));
        let how = how.id(PAGE).style(theme::scroll).width(Length::Fill).height(Length::Fill);
        let foot = container(self.foot(language).max_width(space::READABLE)).padding(space::PANE);
        row![
            what,
            rule::vertical(1).style(theme::line),
            column![how, rule::horizontal(1).style(theme::line), foot].width(Length::Fill)
        ]
        .into()
    }

    /// What may be printed: the registry books and the other forms, by what they are for.
    fn what_list<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let is_form = self.forms.form().is_some();
        let books = [(Book::Incoming, texts::FORM_SO_DEN), (Book::Outgoing, texts::FORM_SO_DI)].map(|(book, name)| {
            let choice = Message::Choose(PrintChoice::Book(book, self.authority.clone()));
            button::line(language.text(name), !is_form && self.book == book, choice)
        });
        let heading = |words: Text, key| {
            let words = text::label(language.text(words));
            container(hinted(words, "", key)).padding([space::SMALL, space::MEDIUM])
        };
        let mut list = Column::new().push(heading(texts::PRINT_BOOKS, Command::NextBook.key())).extend(books);
        for (group, name) in Group::ALL.into_iter().zip([None, Some(texts::PRINT_OF_ONE), Some(texts::PRINT_REPORTS)]) {
            let key = if group == Group::OfOne { Command::NextForm.key() } else { "" };
            list = list.push(name.map(|name| heading(name, key))).extend(self.forms.lines(group, language));
        }
        list.into()
    }

    /// How it is printed: its options and inputs, and closing the day.
    fn how<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Column<'a, Message> {
        let form = self.forms.form();
        let book = form.map_or(self.book, |form| form.book);
        let mut how = Column::new().spacing(space::MEDIUM);
        if let Some(form) = form {
            how = how.push(title(form.label, language));
            how = how.push(self.forms.options(form, self.option_choices(language), language));
        } else {
            let name = if book == Book::Incoming { texts::FORM_SO_DEN } else { texts::FORM_SO_DI };
            let parts = Part::ALL
                .map(|part| (language.text(part.label()), self.part == part, Message::Choose(PrintChoice::Part(part))));
            how = how.push(title(name, language)).push(button::segments(parts, Command::NextVariant.key()));
        }
        if book == Book::Outgoing && reference.authorities.len() > 1 {
            how = how.push(self.authorities(reference, language));
        }
        let choose = button::secondary(
            language.text(texts::PRINT_CHOOSE),
            Command::ChooseTarget.key(),
            Some(Message::AskFile(PrintInput::Target)),
        );
        let choose = Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(choose, None);
        how.push(self.which(language))
            .push(row![self.line(line::TARGET, language), choose].spacing(space::MEDIUM))
            .push(self.day(language))
    }

    /// Draws the foot: the notice about the last request, its files, and the buttons.
    fn foot<'a>(&'a self, language: &'a Language) -> Column<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let empty = self.is_empty.then(|| {
            let words = language.text(texts::PRINT_EMPTY);
            row![button::secondary(words, Command::EmptyForm.key(), Some(Message::PrintEmpty))]
        });
        let buttons: Element<'a, Message> = if let Some(progress) = &self.working {
            working(progress, language, Message::Stop)
        } else {
            let replaces = self.may_replace() && self.notice.is_some();
            let save = if replaces { texts::PRINT_REPLACE } else { texts::PRINT_SAVE_PDF };
            let start = language.text(texts::PRINT_START);
            row![
                button::primary_signed(Icon::Printer, start, Command::Start.key(), Message::Start),
                button::secondary(language.text(save), Command::SavePdf.key(), Some(Message::SavePdf)),
                button::secondary(language.text(texts::PREVIEW_SHOW), Command::Preview.key(), Some(Message::Preview))
            ]
            .spacing(space::SMALL)
            .into()
        };
        let files = (!self.files.is_empty()).then(|| self.files(language));
        Column::new().push(notice).push(empty).push(files).push(buttons).spacing(space::SMALL)
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
                    button::tick(
                        language.text(texts::PRINT_CLOSING),
                        self.closing,
                        Command::ClosingPage.key(),
                        Message::Choose(PrintChoice::Closing)
                    ),
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

/// The name of what is printed, as the heading of the page.
fn title<'a>(name: Text, language: &Language) -> Element<'a, Message> {
    container(text::title(language.text(name))).height(space::TITLE_LINE).align_y(Alignment::Center).into()
}
