//! Asks for the last numbers on paper after a restoring whose former registry could not be read: a number for each series, or why it is
//! unknown.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, column, container, operation, row, scrollable},
};

use domain::{
    field::{Cause, Field},
    jump::MAX_AHEAD,
    number::{LARGEST, NumberCause},
    restoring::{LastNumberRequest, ToldLast, still_asked},
    text::clean,
};
use language::Language;
use store::{StoreError, StoreThread};
use texts::{UserMessage, message};

use super::{
    dialog::{Action, Dialog, DialogAnswer},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        advance::{self, Way},
        button, dialog, field,
        form::{FieldSpec, FormEvent, InputForm},
        notice::{self, Notice},
        space, text,
        theme::{self, Severity},
    },
};

const SPECS: &[FieldSpec] = &[FieldSpec::text(texts::LAST_REASON, Field::Reason, 0)];
const REASON: Id = Id::new("last-reason");

/// The question.
#[derive(Debug)]
pub struct LastNumbers {
    rows: Vec<Row>,
    /// Why numbers are not known.
    reason: InputForm,
    saving: bool,
}

/// The last number requested for a series.
#[derive(Debug)]
struct Row {
    asked: LastNumberRequest,
    number: String,
    unknown: bool,
    problem: Option<Cause>,
    /// The number that was refused as too far ahead; entering it once more confirms it.
    far: Option<u32>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The number of a series is this now.
    Number(usize, String),
    /// Mark the number of a series as unknown, or no longer.
    Unknown(usize),
    /// An event in the input of the reason.
    Reason(FormEvent),
    /// Save the numbers.
    Save,
    /// Saving ended; with the numbers that are still requested.
    Saved(Result<Vec<LastNumberRequest>, StoreError>),
    /// Later.
    Leave,
}

impl LastNumbers {
    /// The question about these series, with the keyboard in the first input.
    pub fn new(asked: &[LastNumberRequest]) -> (Self, Task<Message>) {
        let rows = asked.iter().map(|asked| Row {
            asked: asked.clone(),
            number: String::new(),
            unknown: false,
            problem: None,
            far: None,
        });
        let dialog = Self { rows: rows.collect(), reason: InputForm::new(SPECS), saving: false };
        (dialog, operation::focus(input(0)))
    }

    fn save(&mut self, store: &StoreThread) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.reason.check();
        let reason = self.reason.text(0);
        let mut told = Vec::new();
        for row in &mut self.rows {
            let text = clean(&row.number);
            let number = text.parse::<u32>().ok().filter(|number| *number <= LARGEST);
            row.problem = (!text.is_empty() && number.is_none()).then_some(Cause::NotANumber {
                text,
                least: 0,
                most: i64::from(LARGEST),
            });
            let last = row.asked.last;
            let far = number.filter(|number| number.saturating_sub(last) > MAX_AHEAD);
            let accepted = far.is_some() && row.far == far;
            if let Some(number) = far.filter(|_| !accepted) {
                row.problem = Some(Cause::Number(NumberCause::FarBeyond { number, last }));
            }
            row.far = far;
            if row.unknown || number.is_some() {
                let year = chrono::Datelike::year(&row.asked.series.period.starts);
                let series = row.asked.series.label();
                told.push(ToldLast { series, year: Some(year), number, reason: reason.clone(), accepted });
            }
        }
        if let Some(wrong) = self.rows.iter().position(|row| row.problem.is_some()) {
            return operation::focus(input(wrong));
        }
        if told.iter().any(|told| told.number.is_none()) && reason.is_empty() {
            self.reason.wrong(0, Cause::Missing);
            return self.reason.focus();
        }
        if told.is_empty() {
            if let Some(row) = self.rows.first_mut() {
                row.problem = Some(Cause::Missing);
            }
            return operation::focus(input(0));
        }
        self.saving = true;
        let saved = store.ask(move |store| {
            store.write(|transaction| transaction.tell_last(&told))?;
            store.last_number_requests()
        });
        Task::perform(saved, Message::Saved)
    }
}

impl Dialog for LastNumbers {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::LastNumbers;
    const CHAPTER: Chapter = Chapter::Copies;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        match message {
            Message::Number(at, number) => {
                if let Some(row) = self.rows.get_mut(at) {
                    (row.number, row.unknown, row.problem) = (number, false, None);
                }
            }
            Message::Unknown(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    row.unknown = !row.unknown;
                    row.problem = None;
                    row.number.clear();
                }
            }
            Message::Reason(event) => {
                return self.reason.update(event, context.today, |_, _| Vec::new()).into();
            }
            Message::Save => return self.save(context.store).into(),
            Message::Saved(Ok(asked)) => {
                let notice = match still_asked(&asked) {
                    Some(said) => Notice::new(Severity::Warning, said),
                    None => Notice::new(Severity::Success, UserMessage::from(texts::LAST_NONE_ASKED)),
                };
                return Action::Done(DialogAnswer::Changed(notice, Vec::new()));
            }
            Message::Saved(Err(error)) => {
                self.saving = false;
                self.reason.refused(&error);
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        let inputs = || (0..self.rows.len()).map(input).chain([REASON]).collect();
        match command {
            Command::Save => self.update(Message::Save, context),
            Command::Leave => self.update(Message::Leave, context),
            Command::Next => Action::Run(advance::among(inputs(), Way::Next)),
            Command::Enter => Action::Run(advance::among(inputs(), Way::NextField)),
            Command::Previous => Action::Run(advance::among(inputs(), Way::Previous)),
            command => self.reason.command(command, Message::Reason).unwrap_or_else(Task::none).into(),
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let mut inside: Vec<Element<'a, Message>> = Vec::new();
        if let Some(first) = self.rows.first() {
            let why = message!(texts::LAST_WHY, day = first.asked.restored);
            inside.push(notice::strip(&Notice::new(Severity::Warning, why), language, None));
        }
        let rows = self.rows.iter().enumerate().map(|(at, asked)| asked.view(at, language));
        let rows = Column::with_children(rows).spacing(space::SMALL).padding(iced::Padding::ZERO.right(space::MEDIUM));
        let rows = scrollable(rows).style(theme::scroll).height(Length::Shrink);
        inside.push(container(rows).max_height(space::LONG_LIST).into());
        inside.push(self.reason.view(language, Message::Reason));
        inside.push(text::label(language.text(texts::LAST_REASON_HINT)).into());
        let buttons = vec![
            button::primary(
                language.text(texts::SHARED_SAVE),
                KeyContext::LastNumbers.key(Command::Save),
                (!self.saving).then_some(Message::Save),
            ),
            button::secondary(language.text(texts::LAST_LEAVE), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.text(texts::LAST_TITLE), inside, buttons)
    }
}

impl Row {
    fn view<'a>(&'a self, at: usize, language: &'a Language) -> Element<'a, Message> {
        let LastNumberRequest { series, last, .. } = &self.asked;
        let known = message!(
            texts::LAST_KNOWN,
            from = series.period.starts,
            to = series.period.ends,
            last = texts::plain(*last)
        );
        let name = column![text::body(series.label()), text::label(language.say(&known))].width(Length::Fill);
        let typed = field::input(input(at), "", &self.number, self.problem.is_some(), move |number| {
            Message::Number(at, number)
        });
        let unknown = button::tick(language.text(texts::LAST_UNKNOWN), self.unknown, "", Message::Unknown(at));
        let line = row![name, container(typed).width(space::SHORT_FIELD), unknown]
            .spacing(space::SMALL)
            .align_y(Alignment::Center);
        let problem = self.problem.as_ref().map(|cause| field::problem(&language.say(&cause.message())));
        column![line, problem].spacing(space::TINY).into()
    }
}

/// The input of a series.
fn input(at: usize) -> Id {
    Id::from(format!("last-number-{at}"))
}
