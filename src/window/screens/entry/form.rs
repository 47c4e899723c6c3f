//! The picture of an entry form: the fields in the order of the paper, on one screen, and the keys beside the buttons.

use iced::{
    Alignment, Element, Length,
    widget::{Column, Row, column, container, row, rule, scrollable, space as gap},
};

use super::{Around, Entry, Message, Number, input::Input};
use crate::{
    domain::book::Book,
    language::Language,
    window::kit::{
        button,
        field::{self, Frame},
        notice, space, suggest, text, theme,
    },
};

/// A line of the form: inputs and how wide each is; nothing means the rest of the line.
type Line = &'static [(Input, Option<f32>)];

const DATE: Option<f32> = Some(space::DATE);

const INCOMING_ABOVE: &[Line] = &[
    &[(Input::ArrivalDate, DATE), (Input::OrganName, None)],
    &[(Input::Code, None), (Input::IssuedDate, DATE)],
    &[(Input::TypeName, None), (Input::Priority, DATE)],
];
const INCOMING_BELOW: &[Line] = &[
    &[(Input::ToPlaces, None), (Input::DueDate, DATE)],
    &[(Input::HandOverDate, DATE), (Input::PageAmount, Some(72.0)), (Input::Description, None)],
    &[(Input::SignerPrefix, Some(84.0)), (Input::SignerPosition, None), (Input::SignerName, None)],
];
const OUTGOING_ABOVE: &[Line] =
    &[&[(Input::IssuedDate, DATE), (Input::OrganName, None)], &[(Input::TypeName, None), (Input::DraftingUnit, DATE)]];
const OUTGOING_BELOW: &[Line] = &[
    &[(Input::SignerPrefix, Some(84.0)), (Input::SignerPosition, None), (Input::SignerName, None)],
    &[(Input::To, None)],
    &[(Input::IssuedAmount, Some(96.0)), (Input::FileCopyUnit, None), (Input::HandOverDate, DATE)],
    &[(Input::Priority, DATE), (Input::DueDate, DATE), (Input::Description, None)],
];
/// Room for three lines of the subject.
const SUBJECT: f32 = 70.0;

impl Entry {
    /// The form.
    pub fn view<'a>(&'a self, around: Around<'a>) -> Element<'a, Message> {
        let language = around.language;
        let (above, below) = match self.book {
            Book::Incoming => (INCOMING_ABOVE, INCOMING_BELOW),
            Book::Outgoing => (OUTGOING_ABOVE, OUTGOING_BELOW),
        };
        let mut form = Column::new().spacing(space::SMALL);
        for line in above {
            form = form.push(self.line(line, around));
        }
        if self.book == Book::Outgoing {
            form = form.push(self.normative(language));
        }
        form = form.push(self.subject(language));
        for line in below {
            form = form.push(self.line(line, around));
        }
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, Some(Message::Dismiss)));
        let form = scrollable(container(column![notice, form].spacing(space::SMALL)).padding(space::PANE))
            .style(theme::scroll)
            .height(Length::Fill);
        column![self.head(language), form, rule::horizontal(1).style(theme::line), self.buttons(language)].into()
    }

    fn head(&self, language: &Language) -> Element<'_, Message> {
        let title = match self.book {
            Book::Incoming => "entry-incoming",
            Book::Outgoing => "entry-outgoing",
        };
        let expected = match &self.expected {
            Some(Number::Arrival(number)) => language.number(i64::from(*number)),
            Some(Number::Code(code)) => code.clone(),
            None => "—".to_owned(),
        };
        let known = self.expected.is_some();
        let color = if known { theme::BLUE } else { theme::FAINT };
        let expected = row![
            text::label(language.text("entry-expected")),
            iced::widget::text(expected).size(text::TITLE).font(text::BOLD).color(color)
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        let head = row![text::title(language.text(title)), gap::horizontal(), expected]
            .align_y(Alignment::Center)
            .height(space::TITLE_LINE);
        container(head)
            .padding(iced::Padding { top: space::SMALL, right: space::LARGE, bottom: 0.0, left: space::LARGE })
            .into()
    }

    fn line<'a>(&'a self, line: Line, around: Around<'a>) -> Element<'a, Message> {
        let inputs = line.iter().map(|(input, width)| {
            let width = width.map_or(Length::Fill, Length::Fixed);
            self.input(*input, width, around)
        });
        Row::with_children(inputs).spacing(space::MEDIUM).into()
    }

    fn frame(&self, input: Input, language: &Language) -> Frame {
        let problem = self.problems.iter().find(|problem| Input::showing(self.book, problem.field) == Some(input));
        Frame {
            problem: problem.map(|problem| language.say(&problem.cause.message())).unwrap_or_default(),
            ..Frame::new(language.text(input.label(self.book)))
        }
    }

    fn input<'a>(&'a self, input: Input, width: Length, around: Around<'a>) -> Element<'a, Message> {
        let language = around.language;
        let frame = Frame { width: Some(width), ..self.frame(input, language) };
        let placeholder = if input.is_date() { language.text("entry-date-shape") } else { String::new() };
        let wrong = !frame.problem.is_empty();
        let typed = field::input(input.id(self.book), &placeholder, self.text(input), wrong, move |text| {
            Message::Typed(input, text)
        });
        let list = self
            .suggesting
            .as_ref()
            .filter(|suggesting| suggesting.input == input)
            .map(|suggesting| suggest::list(&suggesting.choices, suggesting.marked, Message::Chose));
        let is_first_date = Input::of(self.book).first() == Some(&input);
        let today = (is_first_date && self.text(input).is_empty())
            .then(|| button::quiet(language.text("entry-today"), "Ctrl T", Some(Message::Today)));
        frame.around(suggest::below(typed, list), today)
    }

    fn normative(&self, language: &Language) -> Element<'_, Message> {
        let words = language.text(if self.normative { "entry-normative" } else { "entry-not-normative" });
        row![
            text::label(language.text("entry-normative-label")),
            button::choice(words, self.normative, Message::Normative),
            text::label("F7")
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn subject<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let mut frame = self.frame(Input::Subject, language);
        let length = self.subject.text().trim().chars().count();
        if length > crate::domain::content::SUBJECT_WARNED {
            let warning = crate::domain::field::Warning::LongSubject { length };
            frame.hint = language.say(&warning.message());
        }
        let wrong = !frame.problem.is_empty();
        let id = Input::Subject.id(self.book);
        frame.around(field::lines(id, &self.subject, SUBJECT, wrong, Message::Edited), None)
    }

    fn buttons(&self, language: &Language) -> Element<'_, Message> {
        let save = (!self.saving).then_some(Message::Save);
        let buttons = row![
            button::primary(language.text("entry-save"), "Ctrl Enter", save),
            button::secondary(language.text("entry-leave"), "Esc", Some(Message::Leave)),
            gap::horizontal(),
            text::label(language.text("entry-draft-kept"))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        container(buttons).padding([space::SMALL, space::LARGE]).into()
    }
}
