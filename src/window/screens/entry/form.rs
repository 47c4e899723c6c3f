//! The picture of an entry form: the fields in the order of the paper, on one screen, and the keys beside the buttons.

use iced::{
    Alignment, Element, Length, Padding,
    keyboard::{Event, Key},
    widget::{Column, Row, column, container, row, rule, scrollable, space as gap},
};

use domain::{book::Book, message::UserMessage, secrecy::Secrecy};
use language::Language;

use super::{Context, Entry, Message, Number, input::Input};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button,
        field::{self, Frame},
        keyed::hearing,
        month, notice,
        one_line::one_line,
        space, suggest, text,
        theme::{self, Severity},
    },
    screens::details::registration,
};

/// A line of the form: inputs and how wide each is; nothing means the rest of the line.
type FormLine = &'static [(Input, Option<f32>)];

const DATE: Option<f32> = Some(space::DATE);

const SECRECY: (Input, Option<f32>) = (Input::Secrecy, Some(96.0));
const NUMBER: FormLine = &[(Input::Number, DATE), (Input::Reason, None)];
const REASON: FormLine = &[(Input::Reason, None)];

const INCOMING_ABOVE: &[FormLine] = &[
    &[(Input::ArrivalDate, DATE), (Input::OrganName, None)],
    &[(Input::Code, None), (Input::IssuedDate, DATE)],
    &[(Input::TypeName, None), (Input::Priority, DATE)],
];
const INCOMING_BELOW: &[FormLine] = &[
    &[(Input::ToPlaces, None), (Input::DueDate, DATE), (Input::CameBy, DATE)],
    &[(Input::HandOverDate, DATE), (Input::PageAmount, Some(72.0)), SECRECY, (Input::Description, None)],
    &[(Input::SignerPrefix, Some(84.0)), (Input::SignerPosition, None), (Input::SignerName, None)],
];
const OUTGOING_ABOVE: &[FormLine] =
    &[&[(Input::IssuedDate, DATE), (Input::OrganName, None)], &[(Input::TypeName, None), (Input::DraftingUnit, DATE)]];
const OUTGOING_BELOW: &[FormLine] = &[
    &[(Input::SignerPrefix, Some(84.0)), (Input::SignerPosition, None), (Input::SignerName, None)],
    &[(Input::To, None)],
    &[(Input::IssuedAmount, Some(96.0)), (Input::FileCopyUnit, None), (Input::HandOverDate, DATE)],
    &[(Input::Priority, DATE), SECRECY, (Input::DueDate, DATE), (Input::Description, None)],
];
const FILE: FormLine = &[
    (Input::FileOrgan, None),
    (Input::FileYear, Some(72.0)),
    (Input::FileNotation, None),
    (Input::DocOrdinal, Some(96.0)),
];
const INCOMING_RARE: &[FormLine] = &[FILE, &[(Input::Language, None)]];
const OUTGOING_RARE: &[FormLine] = &[
    FILE,
    &[(Input::Language, None), (Input::PageAmount, Some(72.0))],
    &[(Input::ToCodes, None)],
    &[(Input::Issuers, None)],
];

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

/// Ctrl ', as tables repeat the cell above. An input would write the sign, so it is heard before.
fn repeats(event: &Event) -> bool {
    matches!(event, Event::KeyPressed { key: Key::Character(sign), modifiers, .. }
        if sign == "'" && modifiers.command() && !modifiers.alt())
}

/// Room for three lines of the subject.
const SUBJECT: f32 = 70.0;

impl Entry {
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let (above, below, rare) = match self.book {
            Book::Incoming => (INCOMING_ABOVE, INCOMING_BELOW, INCOMING_RARE),
            Book::Outgoing => (OUTGOING_ABOVE, OUTGOING_BELOW, OUTGOING_RARE),
        };
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, Some(Message::Dismiss)));
        let line = || rule::horizontal(1).style(theme::line);
        let is_amending = self.amending.is_some();
        let number = if is_amending {
            Some(self.line(REASON, context))
        } else {
            self.choosing.open.then(|| self.chosen_number(context))
        };
        let ruled = number.is_some().then(line);
        let mut form = Parts::default();
        form.push_maybe(notice);
        form.push_maybe(number);
        form.push_maybe(ruled);
        for line in above {
            form.push(self.line(line, context));
        }
        form.push_maybe(self.no_number(language));
        form.push_maybe(self.new_type_view(language));
        form.push_maybe((self.book == Book::Outgoing).then(|| self.normative(language)));
        form.push_maybe(self.alike_strip(language));
        form.push(self.subject(language));
        for line in below {
            form.push(self.line(line, context));
        }
        form.push(self.fold(language));
        for line in rare {
            form.push_maybe(self.shows_rare().then(|| self.line(line, context)));
        }
        form.push_maybe((!is_amending).then(|| self.files_view(language)));
        form.push_maybe((!is_amending && self.book == Book::Incoming).then(|| unopened(language)));
        let form = form.stacked();
        let form = scrollable(container(form).padding(space::PANE)).style(theme::scroll).height(Length::Fill);
        let form = column![self.head(language), form, rule::horizontal(1).style(theme::line), self.buttons(language)];
        hearing(form, |event| repeats(event).then_some(Message::Repeat), |word| Message::Composing(word.to_owned()))
    }

    /// A number of one's own choice, and why.
    fn chosen_number<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let hint = text::label(language.text("entry-number-hint"));
        let words = language.text("entry-on-paper");
        let on_paper = row![button::choice(words, self.choosing.on_paper, Message::OnPaper)];
        let jump = self.jump().map(|jump| jump_question(jump, language));
        column![self.line(NUMBER, context), hint, on_paper, jump].spacing(space::SMALL).into()
    }

    fn head<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let title = match (&self.amending, self.book) {
            (Some(document), _) => {
                language.say(&UserMessage::new("entry-amend").with("document", registration::named(document)))
            }
            (None, Book::Incoming) => language.text("entry-incoming"),
            (None, Book::Outgoing) => language.text("entry-outgoing"),
        };
        let title = one_line(title).size(text::TITLE).bold();
        let number = self.amending.is_none().then(|| self.number(language));
        let head = row![title, number].spacing(space::MEDIUM).align_y(Alignment::Center).height(space::TITLE_LINE);
        container(head)
            .padding(iced::Padding { top: space::SMALL, right: space::LARGE, bottom: 0.0, left: space::LARGE })
            .into()
    }

    /// The number to come, or the one that is chosen; and the way from the one to the other.
    fn number<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let chosen = self.text(Input::Number).trim();
        let (label, number) = match &self.expected {
            _ if !chosen.is_empty() => ("entry-chosen", chosen.to_owned()),
            Some(Number::Arrival(number)) => ("entry-expected", number.to_string()),
            Some(Number::Code(code)) => ("entry-expected", code.clone()),
            None => ("entry-expected", "—".to_owned()),
        };
        let known = self.expected.is_some() || !chosen.is_empty();
        let choose = if self.choosing.open { "entry-next-number" } else { "entry-other-number" };
        row![
            button::quiet(language.text(choose), Command::ChooseNumber.key(), Some(Message::ChooseNumber)),
            text::label(language.text(label)),
            iced::widget::text(number).size(text::TITLE).font(text::BOLD).style(if known {
                theme::accent
            } else {
                theme::faint
            })
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn line<'a>(&'a self, line: FormLine, context: Context<'a>) -> Element<'a, Message> {
        let inputs = line.iter().map(|(input, width)| self.input(*input, *width, context));
        let inputs = Row::with_children(inputs).spacing(space::MEDIUM);
        let narrow = line.iter().filter(|(input, width)| width.is_some() && !self.is_fixed(*input));
        let problems = narrow.filter_map(|(input, _)| {
            let frame = self.frame(*input, context.language);
            (!frame.problem.is_empty()).then(|| field::problem_of(&frame.label, &frame.problem))
        });
        let has_due = line.iter().any(|(input, _)| *input == Input::DueDate && !self.is_fixed(*input));
        let remark = if has_due { self.remark_on_due(context) } else { None };
        let remark = remark.map(|remark| {
            let words = text::label(remark.words);
            if remark.warns { words.style(theme::doubtful) } else { words }
        });
        column![inputs].extend(problems).push(remark).spacing(space::TINY / 2.0).into()
    }

    /// The way to the rarer fields, and back.
    fn fold<'a>(&self, language: &Language) -> Element<'a, Message> {
        let key = if self.shows_rare() { "entry-fold" } else { "entry-unfold" };
        row![button::quiet(language.text(key), Command::RareFields.key(), Some(Message::Fold))].into()
    }

    fn frame(&self, input: Input, language: &Language) -> Frame {
        let problem = self.problems.iter().find(|problem| Input::showing(self.book, problem.field) == Some(input));
        let label = match input {
            Input::Reason if self.amending.is_some() => "entry-amend-reason",
            input => input.label(self.book),
        };
        Frame {
            problem: problem.map(|problem| language.say(&problem.cause.message())).unwrap_or_default(),
            ..Frame::new(language.text(label))
        }
    }

    fn input<'a>(&'a self, input: Input, width: Option<f32>, context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let length = width.map_or(Length::Fill, Length::Fixed);
        let mut frame = Frame { width: Some(length), ..self.frame(input, language) };
        if self.is_fixed(input) {
            frame.problem.clear();
            return frame.context(field::still(self.text(input)), None);
        }
        let placeholder = match input {
            Input::Secrecy => Secrecy::Normal.word().to_owned(),
            Input::DueDate => language.text("entry-due-shape"),
            Input::Language => language.text("entry-language-usual"),
            input if input.is_date() => language.text("entry-date-shape"),
            _ => String::new(),
        };
        let wrong = !frame.problem.is_empty();
        if width.is_some() {
            // It is said across the line: the field is too narrow for it.
            frame.problem.clear();
        }
        let typed = field::input(input.id(self.book), &placeholder, self.text(input), wrong, move |text| {
            Message::Typed(input, text)
        })
        .on_paste(move |text| Message::Pasted(input, text));
        let chooses = input.is_closed(self.book) || input == Input::SignerPrefix;
        let typed = if chooses { field::opens(typed) } else { typed };
        let list = self
            .suggesting
            .as_ref()
            .filter(|suggesting| suggesting.input == input)
            .map(|suggesting| suggest::list(&suggesting.choices, suggesting.marked, Message::Chose));
        let typed = match self.calendar_at(input, context) {
            Some(month) => suggest::hanging(typed, month, month::WIDTH),
            None if chooses => suggest::below(typed, list, Message::Left).pressed(Message::Pressed(input)),
            None => suggest::below(typed, list, Message::Left),
        };
        let is_first_date = Input::of(self.book).first() == Some(&input);
        let today = (is_first_date && self.text(input).is_empty())
            .then(|| button::quiet(language.text("entry-today"), "", Some(Message::Today)));
        let beside = today.or_else(|| {
            let opens = input.is_date() && !self.is_fixed(input);
            opens.then(|| button::quiet(language.text("entry-month"), "", Some(Message::Calendar(input))))
        });
        let said = || (input == Input::To).then(|| self.recipients_said(language)).flatten();
        let beside = beside.or_else(|| said().map(|said| text::label(said).into()));
        frame.context(typed, beside)
    }

    fn normative(&self, language: &Language) -> Element<'_, Message> {
        if self.amending.is_some() {
            return text::label(language.text(if self.normative { "entry-normative" } else { "entry-not-normative" }))
                .into();
        }
        let words = language.text(if self.normative { "entry-normative" } else { "entry-not-normative" });
        row![
            text::label(language.text("entry-normative-label")),
            button::choice(words, self.normative, Message::Normative),
            text::label(KeyContext::Outgoing.key(Command::Normative))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn subject<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let mut frame = self.frame(Input::Subject, language);
        let length = self.subject.text().trim().chars().count();
        if length > domain::content::SUBJECT_WARNED {
            let warning = domain::warning::Warning::LongSubject { length };
            frame.hint = language.say(&warning.message());
        }
        let wrong = !frame.problem.is_empty();
        let id = Input::Subject.id(self.book);
        frame.context(field::lines(id, &self.subject, SUBJECT, wrong, Message::Edited), None)
    }

    fn buttons(&self, language: &Language) -> Element<'_, Message> {
        let save = (!self.saving).then_some(Message::Save);
        let saves = if self.amending.is_some() { "entry-save-amended" } else { "entry-save" };
        let buttons = row![
            button::primary(language.text(saves), KeyContext::Incoming.key(Command::Save), save),
            button::secondary(language.text("entry-leave"), Command::Leave.key(), Some(Message::Leave)),
            gap::horizontal(),
            text::label(language.text("entry-keys"))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        container(buttons).padding([space::SMALL, space::LARGE]).into()
    }
}

/// Shows how a number given on paper that jumps would change the next number, with the button to confirm it.
fn jump_question<'a>((number, after): (u32, u32), language: &Language) -> Element<'a, Message> {
    let said = UserMessage::new("entry-jump")
        .with_plain("number", number)
        .with_plain("next", after.saturating_add(1))
        .with_plain("then", number.saturating_add(1));
    let right = UserMessage::new("import-jump-right").with_plain("number", number);
    column![
        text::label(language.say(&said)).style(theme::toned(Severity::Error)),
        row![button::warned(language.say(&right), Command::AcceptOffer.key(), Some(Message::AcceptJump))]
    ]
    .spacing(space::TINY)
    .into()
}

/// What is not registered here but noted elsewhere, and the way there.
fn unopened<'a>(language: &Language) -> Element<'a, Message> {
    let hint = one_line(language.text("entry-unopened")).size(text::SMALL).style(theme::muted).width(Length::Shrink);
    row![hint, button::quiet(language.text("envelopes-title"), Command::Envelopes.key(), Some(Message::Envelopes))]
        .spacing(space::TINY)
        .align_y(Alignment::Center)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tab goes through the inputs as they stand in the form; what is said of their order elsewhere is the same.
    #[test]
    fn the_inputs_stand_in_their_order() {
        for (book, above, below, rare) in [
            (Book::Incoming, INCOMING_ABOVE, INCOMING_BELOW, INCOMING_RARE),
            (Book::Outgoing, OUTGOING_ABOVE, OUTGOING_BELOW, OUTGOING_RARE),
        ] {
            let inputs = |lines: &[FormLine]| lines.concat().into_iter().map(|(input, _)| input).collect::<Vec<_>>();
            let standing = [inputs(above), vec![Input::Subject], inputs(below), inputs(rare)].concat();
            assert_eq!(standing, Input::of(book), "{book:?}");
            assert!(inputs(rare).iter().all(|input| input.is_rare(book)));
        }
    }
}
