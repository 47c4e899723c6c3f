//! How the dialog looks.

use iced::{
    Alignment, Element, Length,
    widget::{column, row},
};

use domain::{follow_up::sending::SentBy, message::Message as Sentence};
use language::Language;

use super::{FollowUp, Input, Kind, Message, input};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        field::{self, Frame},
        notice::{self, Notice},
        space, suggest, text,
        theme::Tone,
    },
    screens::details::registration,
};

impl FollowUp {
    /// The panel.
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let what = language.text(self.kind.title());
        let title = match &self.document {
            Some(document) => {
                Sentence::new("follow-of-one").with("what", what).with("document", registration::named(document))
            }
            None => Sentence::new("follow-of-many").with("what", what).with("count", self.ids.len()),
        };
        let mut inside: Vec<Element<'a, Message>> = Vec::new();
        inside.extend(self.document.as_ref().map(|document| text::body(registration::about(document)).into()));
        inside.extend(self.said.clone().map(|said| notice::strip(&Notice::new(Tone::Bad, said), language, None)));
        inside.extend(self.choices(language));
        inside.extend(self.lines(language));
        let save = (!self.saving).then_some(Message::Save);
        let buttons = vec![
            button::primary(language.text("follow-save"), KeyContext::FollowUp.key(Command::Save), save),
            button::secondary(language.text("follow-leave"), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }

    /// How far, or how sent.
    fn choices<'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let choices: Vec<Element<'a, Message>> = match self.kind {
            Kind::Report => input::STATES
                .map(|state| {
                    button::choice(language.text(state.name_key()), state == self.state, Message::State(state))
                })
                .into(),
            Kind::Send => SentBy::ALL
                .map(|way| button::choice(language.text(way.name_key()), way == self.sent_by, Message::SentBy(way)))
                .into(),
            _ => return None,
        };
        let choices =
            row(choices).push(text::label(Command::NextChoice.key())).spacing(space::SMALL).align_y(Alignment::Center);
        Some(choices.into())
    }

    fn lines<'a>(&'a self, language: &'a Language) -> Vec<Element<'a, Message>> {
        let (fill, date) = (Length::Fill, Length::Fixed(space::DATE));
        let beside = if self.kind == Kind::Instruct { Length::Fixed(space::FIELD) } else { Length::FillPortion(1) };
        let units = || (0..self.lines).map(|line| vec![(Input::Unit(line), fill), (Input::Beside(line), beside)]);
        let lines: Vec<Vec<(Input, Length)>> = match self.kind {
            Kind::Instruct => {
                let head = [vec![(Input::Author, fill), (Input::Day, date)], vec![(Input::Text, fill)]];
                head.into_iter().chain(units()).collect()
            }
            Kind::HandOver => units().chain([vec![(Input::Day, date)]]).collect(),
            Kind::Submit => vec![vec![(Input::SubmittedTo, fill), (Input::Day, date)]],
            Kind::Lend => {
                let persons = vec![(Input::Borrower, fill), (Input::AllowedBy, fill)];
                vec![persons, vec![(Input::Day, date), (Input::Remark, fill)]]
            }
            Kind::Confirm | Kind::Receive | Kind::GiveBack => vec![vec![(Input::Day, date)]],
            Kind::SendBack => vec![vec![(Input::Reason, fill), (Input::Day, date)]],
            Kind::Report => vec![vec![(Input::Unit(0), fill), (Input::Day, date)], vec![(Input::Remark, fill)]],
            Kind::Send => {
                let amount = Length::Fixed(space::SHORT_FIELD);
                vec![
                    vec![(Input::SentTo, fill), (Input::Envelopes, amount), (Input::Day, date)],
                    vec![(Input::Remark, fill)],
                ]
            }
        };
        lines.into_iter().map(|line| self.line(&line, language)).collect()
    }

    /// Inputs beside each other; what is wrong with a narrow one is said across the line.
    fn line<'a>(&'a self, line: &[(Input, Length)], language: &'a Language) -> Element<'a, Message> {
        let inputs = line.iter().map(|(input, width)| self.input(*input, *width, language));
        let problems = line.iter().filter_map(|(input, _)| {
            let cause = self.wrong.get(input)?;
            Some(field::problem_of(&language.text(input.label(self.kind)), &language.say(&cause.message())))
        });
        column![row(inputs).spacing(space::MEDIUM)].extend(problems).spacing(space::TINY / 2.0).into()
    }

    fn input<'a>(&'a self, input: Input, width: Length, language: &'a Language) -> Element<'a, Message> {
        let shape = match (input, self.kind) {
            (Input::Day, _) => language.text("entry-date-shape"),
            (Input::Beside(_), Kind::Instruct) => language.text("follow-due-shape"),
            (Input::SentTo, _) => language.text("follow-sent-to-all"),
            _ => String::new(),
        };
        let wrong = self.wrong.contains_key(&input);
        let typed = field::input(input.id(), &shape, self.text(input), wrong, move |text| Message::Typed(input, text));
        let offered = self.suggesting.as_ref().filter(|suggesting| suggesting.input == input);
        let offered = offered.map(|suggesting| suggest::list(&suggesting.choices, suggesting.marked, Message::Take));
        let label = language.text(input.label(self.kind));
        Frame { width: Some(width), ..Frame::new(label) }.around(suggest::below(typed, offered, Message::Left), None)
    }
}
