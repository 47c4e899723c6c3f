//! The view of an entry form: the fields in the order of the paper, on one screen, and the keys beside the buttons.

use iced::{
    Alignment, Element, Length, Padding,
    keyboard::{Event, Key},
    widget::{Column, column, container, row, rule, scrollable, space as gap},
};

use domain::{book::Book, document_field::DocumentField as F};
use language::Language;
use texts::message;

use super::{
    Context, EntryForm, Message, dates,
    input::{FIRST_RARE_LINE, Input},
    names::recipients_said,
    numbering, sharing,
};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button,
        icon::{Icon, icon},
        keyed::keyed,
        notice,
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    screens::details::registration,
};

/// The parts of a form, one below the other. Each has a place whether it is there or not: the keyboard is kept by place, and a part that
/// comes between others must not move it while somebody types.
#[derive(Default)]
struct Parts<'a>(Vec<Option<Element<'a, Message>>>);

impl<'a> Parts<'a> {
    fn push(&mut self, part: impl Into<Element<'a, Message>>) {
        self.0.push(Some(part.into()));
    }

    fn push_maybe(&mut self, part: Option<impl Into<Element<'a, Message>>>) {
        self.0.push(part.map(Into::into));
    }

    fn stacked(self) -> Column<'a, Message> {
        let first = self.0.iter().position(Option::is_some);
        let placed = self.0.into_iter().enumerate().map(|(at, part)| match part {
            Some(part) if Some(at) == first => part,
            Some(part) => container(part).padding(Padding::default().top(space::SMALL)).into(),
            None => gap().into(),
        });
        Column::with_children(placed)
    }
}

/// Whether an event is Ctrl ', which repeats as tables do. An input would write the sign, so it is heard before.
fn repeats(event: &Event) -> bool {
    matches!(event, Event::KeyPressed { key: Key::Character(sign), modifiers, .. }
        if sign == "'" && modifiers.command() && !modifiers.alt())
}

impl EntryForm {
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, Some(Message::Dismiss)));
        let line = || rule::horizontal(1).style(theme::line);
        let is_amending = self.fields.is_amending();
        let number = if is_amending || self.fields.chooses_number() { Some(self.number_line(language)) } else { None };
        let ruled = number.is_some().then(line);
        let mut form = Parts::default();
        form.push_maybe(notice);
        form.push_maybe(number);
        form.push_maybe(ruled);
        form.push_maybe(self.answers(language));
        for (line, inputs) in (1..).zip(Input::lines(self.book())) {
            let is_rare = inputs.iter().all(|input| input.is_rare(self.book()));
            if inputs.contains(&F::Subject.into()) {
                form.push_maybe(self.no_number(language));
                form.push_maybe(
                    self.new_type.view(self.is_saving(), language).map(|asked| asked.map(Message::NewType)),
                );
                form.push_maybe((self.book() == Book::Outgoing).then(|| self.normative(language)));
                form.push_maybe(self.duplicates.strip(language).map(|strip| strip.map(Message::Duplicates)));
                form.push_maybe(self.subject(language));
                continue;
            }
            if line == FIRST_RARE_LINE {
                form.push(self.fold(language));
            }
            form.push_maybe((!is_rare || self.fields.shows_rare()).then(|| self.line(line, inputs, context)));
        }
        form.push_maybe((!is_amending).then(|| self.files.view(language)));
        form.push_maybe((!is_amending && self.book() == Book::Incoming).then(|| unopened(language)));
        let form = form.stacked();
        let form = scrollable(container(form).padding(space::PANE)).style(theme::scroll).height(Length::Fill);
        let form = column![self.head(language), form, rule::horizontal(1).style(theme::line), self.buttons(language)];
        keyed(form, |event| repeats(event).then_some(Message::Repeat))
    }

    /// Draws the inputs for a chosen number and its reason; when amending, the reason alone.
    fn number_line<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let line = self.fields.form.line(0, language, Message::Form);
        if self.fields.is_amending() {
            return line;
        }
        let choice = numbering::choice_view(&self.fields, language).map(Message::Numbering);
        column![line, choice].spacing(space::SMALL).into()
    }

    /// Draws the document that is answered, and the button that removes it.
    fn answers<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let (_, named) = self.answered()?;
        let said = one_line(language.say(&message!(texts::ENTRY_ANSWERS, document = named))).width(Length::Shrink);
        let not = button::quiet(language.text(texts::ENTRY_ANSWERS_NOT), "", Some(Message::AnswerNone));
        Some(row![icon(Icon::Mail), said, not].spacing(space::SMALL).align_y(Alignment::Center).into())
    }

    /// Draws why there is no number to come, below the type, and the way out.
    fn no_number<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let refused = self.numbering.refused(&self.fields)?;
        // The problems of a refused save are shown above already.
        let is_said = self.notice.is_some() && self.fields.form.problems().any(|problem| problem.cause == *refused);
        let said =
            (!is_said).then(|| text::label(language.say(&refused.message())).style(theme::toned(Severity::Error)));
        let share = sharing::offered(Some(refused), &self.fields)
            .map(|found| sharing::view(found, self.is_saving(), language).map(Message::Sharing));
        Some(column![said, share].spacing(space::TINY).into())
    }

    fn head<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let title = match (&self.fields.amended, self.book()) {
            (Some(document), _) => {
                language.say(&message!(texts::ENTRY_AMEND, document = registration::named(document)))
            }
            (None, Book::Incoming) => language.text(texts::ENTRY_INCOMING),
            (None, Book::Outgoing) => language.text(texts::ENTRY_OUTGOING),
        };
        let title = one_line(title).size(text::TITLE).bold();
        let is_new = !self.fields.is_amending();
        let number = is_new.then(|| self.numbering.view(&self.fields, language).map(Message::Numbering));
        let head = row![title, number].spacing(space::MEDIUM).align_y(Alignment::Center).height(space::TITLE_LINE);
        container(head)
            .padding(iced::Padding { top: space::SMALL, right: space::LARGE, bottom: 0.0, left: space::LARGE })
            .into()
    }

    /// Draws a line of inputs; below the deadline, the day that it falls on.
    fn line<'a>(&'a self, line: u8, inputs: &[Input], context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let drawn = self.fields.form.line_with(line, language, Message::Form, |at| self.beside(at, language));
        let has_due = inputs.iter().any(|input| *input == F::DueDate && !self.fields.is_fixed(*input));
        let remark = if has_due { dates::remark_on_due(&self.fields, context) } else { None };
        let remark = remark.map(|remark| {
            let words = text::label(remark.words);
            if remark.warns { words.style(theme::doubtful) } else { words }
        });
        column![drawn].push(remark).spacing(space::TINY / 2.0).into()
    }

    /// Draws what stands beside the label of an input: the button for today at an empty first date, the count at the receivers.
    fn beside<'a>(&self, at: usize, language: &Language) -> Option<Element<'a, Message>> {
        let input = self.fields.input(at)?;
        let is_first_date = Input::of(self.book()).next() == Some(input);
        if is_first_date && self.fields.text(input).is_empty() {
            return Some(button::quiet(language.text(texts::ENTRY_TODAY), "", Some(Message::Today)));
        }
        let said = if input == F::To { recipients_said(&self.fields, language) } else { None };
        said.map(|said| text::label(said).into())
    }

    /// Draws the button that unfolds the rarer fields or folds them away.
    fn fold<'a>(&self, language: &Language) -> Element<'a, Message> {
        let key = if self.fields.shows_rare() { texts::ENTRY_FOLD } else { texts::ENTRY_UNFOLD };
        row![button::quiet(language.text(key), Command::RareFields.key(), Some(Message::Fold))].into()
    }

    fn normative(&self, language: &Language) -> Element<'_, Message> {
        let choices = [(texts::ENTRY_NOT_NORMATIVE, false), (texts::ENTRY_NORMATIVE, true)]
            .map(|(words, normative)| (words, normative == self.fields.is_normative()));
        if self.fields.is_amending() {
            let chosen = choices.into_iter().filter(|(_, chosen)| *chosen);
            return row(chosen.map(|(words, _)| text::label(language.text(words)).into())).into();
        }
        let choices = choices.map(|(words, chosen)| (language.text(words), chosen, Message::Normative));
        row![
            text::label(language.text(texts::ENTRY_NORMATIVE_LABEL)),
            button::segments(choices, KeyContext::Outgoing.key(Command::Normative))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn subject<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let length = self.fields.text(F::Subject).trim().chars().count();
        let long = (length > domain::content::SUBJECT_WARNED).then(|| {
            let warning = domain::warning::Warning::LongSubject { length };
            language.say(&warning.message())
        });
        let (form, at) = (&self.fields.form, self.fields.at(F::Subject));
        let lines = form.lines(at, long, language, Message::Form)?;
        Some(column![lines].push(form.problem(at, language)).spacing(space::TINY / 2.0).into())
    }

    fn buttons(&self, language: &Language) -> Element<'_, Message> {
        let save = (!self.is_saving()).then_some(Message::Save);
        let saves = if self.fields.is_amending() { texts::ENTRY_SAVE_AMENDED } else { texts::ENTRY_SAVE };
        let buttons = row![
            button::primary(language.text(saves), KeyContext::Incoming.key(Command::Save), save),
            button::secondary(language.text(texts::ENTRY_LEAVE), Command::Leave.key(), Some(Message::Leave)),
            gap::horizontal(),
            text::label(language.text(texts::ENTRY_KEYS))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        container(buttons).padding([space::SMALL, space::LARGE]).into()
    }
}

/// Draws the link to the screen of unopened envelopes, which are not registered here.
fn unopened<'a>(language: &Language) -> Element<'a, Message> {
    let hint =
        one_line(language.text(texts::ENTRY_UNOPENED)).size(text::SMALL).style(theme::muted).width(Length::Shrink);
    row![hint, button::quiet(language.text(texts::ENVELOPES_TITLE), Command::Envelopes.key(), Some(Message::Envelopes))]
        .spacing(space::TINY)
        .align_y(Alignment::Center)
        .into()
}
