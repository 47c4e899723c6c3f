//! How the dialog looks.

use iced::{
    Alignment, Element, Length,
    widget::{column, row},
};

use domain::{follow_up::sending::SentBy, message::UserMessage};
use language::Language;

use super::{FollowUp, FollowUpInput, FollowUpKind, Message, input};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        field::{self, Frame},
        notice::{self, Notice},
        space, suggest, text,
        theme::Severity,
    },
    screens::details::registration,
};

impl FollowUp {
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let what = language.text(self.kind.title());
        let title = match &self.document {
            Some(document) => {
                UserMessage::new("follow-of-one").with("what", what).with("document", registration::named(document))
            }
            None => UserMessage::new("follow-of-many").with("what", what).with("count", self.ids.len()),
        };
        let mut inside: Vec<Element<'a, Message>> = Vec::new();
        inside.extend(self.document.as_ref().map(|document| text::body(registration::about(document)).into()));
        inside.extend(self.said.clone().map(|said| notice::strip(&Notice::new(Severity::Error, said), language, None)));
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
            FollowUpKind::Report => input::STATES
                .map(|state| {
                    button::choice(language.text(state.name_key()), state == self.state, Message::State(state))
                })
                .into(),
            FollowUpKind::Send => SentBy::ALL
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
        let beside =
            if self.kind == FollowUpKind::Instruct { Length::Fixed(space::FIELD) } else { Length::FillPortion(1) };
        let units = || {
            (0..self.lines).map(|line| vec![(FollowUpInput::Unit(line), fill), (FollowUpInput::Beside(line), beside)])
        };
        let lines: Vec<Vec<(FollowUpInput, Length)>> = match self.kind {
            FollowUpKind::Instruct => {
                let head = [
                    vec![(FollowUpInput::Author, fill), (FollowUpInput::Day, date)],
                    vec![(FollowUpInput::Text, fill)],
                ];
                head.into_iter().chain(units()).collect()
            }
            FollowUpKind::HandOver => units().chain([vec![(FollowUpInput::Day, date)]]).collect(),
            FollowUpKind::Submit => vec![vec![(FollowUpInput::SubmittedTo, fill), (FollowUpInput::Day, date)]],
            FollowUpKind::Lend => {
                let persons = vec![(FollowUpInput::Borrower, fill), (FollowUpInput::AllowedBy, fill)];
                vec![persons, vec![(FollowUpInput::Day, date), (FollowUpInput::Remark, fill)]]
            }
            FollowUpKind::Confirm | FollowUpKind::Receive | FollowUpKind::GiveBack => {
                vec![vec![(FollowUpInput::Day, date)]]
            }
            FollowUpKind::SendBack => vec![vec![(FollowUpInput::Reason, fill), (FollowUpInput::Day, date)]],
            FollowUpKind::Report => vec![
                vec![(FollowUpInput::Unit(0), fill), (FollowUpInput::Day, date)],
                vec![(FollowUpInput::Remark, fill)],
            ],
            FollowUpKind::Send => {
                let amount = Length::Fixed(space::SHORT_FIELD);
                vec![
                    vec![(FollowUpInput::SentTo, fill), (FollowUpInput::Envelopes, amount), (FollowUpInput::Day, date)],
                    vec![(FollowUpInput::Remark, fill)],
                ]
            }
        };
        lines.into_iter().map(|line| self.line(&line, language)).collect()
    }

    /// Inputs beside each other; what is wrong with a narrow one is said across the line.
    fn line<'a>(&'a self, line: &[(FollowUpInput, Length)], language: &'a Language) -> Element<'a, Message> {
        let inputs = line.iter().map(|(input, width)| self.input(*input, *width, language));
        let problems = line.iter().filter_map(|(input, _)| {
            let cause = self.wrong.get(input)?;
            Some(field::problem_of(&language.text(input.label(self.kind)), &language.say(&cause.message())))
        });
        column![row(inputs).spacing(space::MEDIUM)].extend(problems).spacing(space::TINY / 2.0).into()
    }

    fn input<'a>(&'a self, input: FollowUpInput, width: Length, language: &'a Language) -> Element<'a, Message> {
        let shape = match (input, self.kind) {
            (FollowUpInput::Day, _) => language.text("entry-date-shape"),
            (FollowUpInput::Beside(_), FollowUpKind::Instruct) => language.text("follow-due-shape"),
            (FollowUpInput::SentTo, _) => language.text("follow-sent-to-all"),
            _ => String::new(),
        };
        let wrong = self.wrong.contains_key(&input);
        let typed = field::input(input.id(), &shape, self.text(input), wrong, move |text| Message::Typed(input, text));
        let offered = self.suggesting.as_ref().filter(|suggesting| suggesting.input == input);
        let offered = offered.map(|suggesting| suggest::list(&suggesting.choices, suggesting.marked, Message::Take));
        let label = language.text(input.label(self.kind));
        Frame { width: Some(width), ..Frame::new(label) }.context(suggest::below(typed, offered, Message::Left), None)
    }
}
