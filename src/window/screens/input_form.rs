//! A short form, as the settings and the dialogs have them: its inputs in lines, what may be chosen at them, what is wrong, and
//! taking back what was typed.

use chrono::NaiveDate;
use iced::{
    Element, Length, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Column, Id, Row, operation},
};

use domain::{
    document_type::{Category, DocumentType},
    field::{Cause, Field},
    number::LARGEST,
    office::Authority,
    text::{clean, fold},
    typed_date::{self, Nearest},
    words::initials,
};
use language::Language;
use store::StoreError;

use crate::{
    keys::Command,
    kit::{
        advance,
        field::{self, Frame},
        rows::Step,
        space,
        suggest::{self, Choice},
    },
    screens::form_problems::FormProblems,
};

/// How many choices are shown.
const OFFERED: usize = 8;
/// How many steps may be taken back.
const KEPT: usize = 100;

/// The description of an input.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// The key of its label, which is also its id.
    pub label: &'static str,
    /// The field whose problems it shows.
    pub field: Field,
    /// Its line in the form.
    pub line: u8,
    /// How wide it is; `None` for the rest of the line.
    pub width: Option<f32>,
    /// Whether it holds a date.
    pub is_date: bool,
    /// Whether it holds several names, with a semicolon between them.
    pub many: bool,
}

impl FieldSpec {
    /// A text, as wide as there is room.
    pub const fn text(label: &'static str, field: Field, line: u8) -> Self {
        Self { label, field, line, width: None, is_date: false, many: false }
    }

    /// A number, or another short text.
    pub const fn short(label: &'static str, field: Field, line: u8) -> Self {
        Self { width: Some(space::SHORT_FIELD), ..Self::text(label, field, line) }
    }

    /// A number under a long label.
    pub const fn number(label: &'static str, field: Field, line: u8) -> Self {
        Self { width: Some(space::SHORT_LIST), ..Self::text(label, field, line) }
    }

    /// A date.
    pub const fn date(label: &'static str, field: Field, line: u8) -> Self {
        Self { width: Some(space::DATE), is_date: true, ..Self::text(label, field, line) }
    }

    /// Several names.
    pub const fn many(label: &'static str, field: Field, line: u8) -> Self {
        Self { many: true, ..Self::text(label, field, line) }
    }

    fn id(&self) -> Id {
        Id::new(self.label)
    }
}

/// The suggestions of an input.
#[derive(Debug)]
struct Offered {
    at: usize,
    choices: Vec<Choice>,
    marked: Option<usize>,
}

/// The texts before each step, and before each step that was undone.
#[derive(Debug, Default)]
struct Steps {
    past: Vec<Vec<String>>,
    undone: Vec<Vec<String>>,
    /// Where the last step is still being typed.
    open: Option<usize>,
}

impl Steps {
    /// Records the texts before an input changes; a word is one step.
    fn note(&mut self, texts: &[String], at: usize, text: &str) {
        let before = texts.get(at).map_or("", String::as_str);
        let begins_a_word = text.len() > before.len() && before.ends_with(|letter: char| !letter.is_alphanumeric());
        if self.open != Some(at) || begins_a_word {
            self.past.push(texts.to_vec());
            if self.past.len() > KEPT {
                self.past.remove(0);
            }
        }
        self.open = Some(at);
        self.undone.clear();
    }

    /// The texts before the last step, or before it was taken back; these are the present ones.
    fn step(&mut self, texts: &[String], back: bool) -> Option<Vec<String>> {
        let (from, to) = if back { (&mut self.past, &mut self.undone) } else { (&mut self.undone, &mut self.past) };
        let found = from.pop()?;
        to.push(texts.to_vec());
        self.open = None;
        Some(found)
    }
}

#[derive(Debug)]
pub struct InputForm {
    specs: &'static [FieldSpec],
    texts: Vec<String>,
    problems: FormProblems,
    offered: Option<Offered>,
    steps: Steps,
}

#[derive(Debug, Clone)]
pub enum FormEvent {
    /// An input has this text now.
    Typed(usize, String),
    /// A choice was taken.
    Chose(usize),
    /// An input was pressed with the mouse.
    Pressed(usize),
    /// The focused input, requested to offer suggestions there.
    Focused(Id),
    /// The input with suggestions lost the focus.
    Left,
}

impl InputForm {
    /// An empty form.
    #[must_use]
    pub fn new(specs: &'static [FieldSpec]) -> Self {
        let texts = specs.iter().map(|_| String::new()).collect();
        Self { specs, texts, problems: FormProblems::default(), offered: None, steps: Steps::default() }
    }

    /// The cleaned text of an input.
    #[must_use]
    pub fn text(&self, at: usize) -> String {
        clean(self.texts.get(at).map_or("", String::as_str))
    }

    /// The names in an input of several.
    #[must_use]
    pub fn names(&self, at: usize) -> Vec<String> {
        self.text(at).split(';').map(clean).filter(|name| !name.is_empty()).collect()
    }

    /// Puts a text into an input.
    pub fn set(&mut self, at: usize, text: String) {
        if let Some(place) = self.texts.get_mut(at) {
            *place = text;
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        *self = Self::new(self.specs);
    }

    /// Begins to look for what is wrong.
    pub fn check(&mut self) {
        self.problems = FormProblems::default();
        self.offered = None;
    }

    /// Notes what is wrong with an input.
    pub fn wrong(&mut self, at: usize, cause: Cause) {
        if let Some(ask) = self.specs.get(at) {
            self.problems.add(ask.field, cause);
        }
    }

    /// A text that must not be empty.
    pub fn required(&mut self, at: usize) -> String {
        let text = self.text(at);
        if text.is_empty() {
            self.wrong(at, Cause::Missing);
        }
        text
    }

    /// A date; `None` when the input is empty, or wrong, which is noted. Without its month or year it is of the current one.
    pub fn date(&mut self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        self.day(at, today, Nearest::Current)
    }

    /// A date that is still to come: without its month or year it is the next such day.
    pub fn coming_date(&mut self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        self.day(at, today, Nearest::Ahead)
    }

    /// A date that has come already: without its month or year it is the last such day.
    pub fn past_date(&mut self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        self.day(at, today, Nearest::Before)
    }

    fn day(&mut self, at: usize, today: NaiveDate, nearest: Nearest) -> Option<NaiveDate> {
        let text = self.text(at);
        match typed_date::read(&text, today, Some(nearest)) {
            Ok(date) => date,
            Err(why) => {
                if let Some(ask) = self.specs.get(at) {
                    self.problems.add_date(ask.field, &text, why);
                }
                None
            }
        }
    }

    /// A number; `None` when the input is empty, or wrong, which is noted.
    pub fn number(&mut self, at: usize) -> Option<u32> {
        let text = self.text(at);
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|number| (1..=LARGEST).contains(number));
        if number.is_none() {
            self.wrong(at, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
        }
        number
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn has_problem(&self) -> bool {
        self.problems.first().is_some()
    }

    /// The keyboard to what is wrong first; `None` when all is well.
    pub fn to_first_problem<Message: Send + 'static>(&self) -> Option<Task<Message>> {
        let field = self.problems.first()?;
        let ask = self.specs.iter().find(|ask| ask.field == field)?;
        Some(operation::focus(ask.id()))
    }

    /// The keyboard to the first input.
    pub fn focus<Message: Send + 'static>(&self) -> Task<Message> {
        self.specs.first().map_or_else(Task::none, |ask| operation::focus(ask.id()))
    }

    /// The keyboard to an input, which is ready to be typed over.
    pub fn focus_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let Some(ask) = self.specs.get(at) else { return Task::none() };
        operation::focus(ask.id()).chain(operation::select_all(ask.id()))
    }

    pub fn refused(&mut self, error: &StoreError) {
        let placed: Vec<Field> = self.specs.iter().map(|ask| ask.field).collect();
        self.problems = FormProblems::of(error, &placed);
    }

    /// Applies an event; `choices` gives the suggestions of an input.
    pub fn update<Message: Send + 'static>(
        &mut self,
        event: FormEvent,
        choices: impl Fn(usize, &str) -> Vec<Choice>,
    ) -> Task<Message> {
        match event {
            FormEvent::Typed(at, text) => {
                if let Some(ask) = self.specs.get(at) {
                    self.problems.forget(ask.field);
                }
                self.steps.note(&self.texts, at, &text);
                self.set(at, text);
                self.offer(at, choices);
            }
            FormEvent::Chose(index) => return self.take(Some(index)),
            FormEvent::Left => self.offered = None,
            FormEvent::Pressed(at) if self.offered.as_ref().is_some_and(|offered| offered.at == at) => {
                self.offered = None;
            }
            FormEvent::Pressed(at) => self.offer_all(at, choices),
            FormEvent::Focused(id) => {
                if let Some(at) = self.place(&id) {
                    self.offer(at, choices);
                }
            }
        }
        Task::none()
    }

    fn offer(&mut self, at: usize, choices: impl Fn(usize, &str) -> Vec<Choice>) {
        let text = self.texts.get(at).map_or("", String::as_str);
        let many = self.specs.get(at).is_some_and(|ask| ask.many);
        let typed = if many { text.rsplit(';').next().unwrap_or(text).trim() } else { text };
        let wanted = fold(typed);
        // Each typed word begins a word of the choice.
        let fits = |words: &str| {
            let held = fold(words);
            wanted.split(' ').all(|typed| held.split(' ').any(|word| word.starts_with(typed)))
                || (!wanted.contains(' ') && initials(words).starts_with(&wanted))
        };
        let mut choices = choices(at, typed);
        choices.retain(|choice| fits(&choice.value) || fits(&choice.beside));
        // An abbreviation is meant before a name that merely has such a word in it.
        choices.sort_by_key(|choice| {
            let beside = fold(&choice.beside);
            (!wanted.is_empty()).then(|| (beside != wanted, !beside.starts_with(&wanted)))
        });
        choices.truncate(OFFERED);
        let says_it_all = matches!(choices.as_slice(), [only] if only.value == typed);
        let marked = (!wanted.is_empty()).then_some(0);
        self.offered = (!choices.is_empty() && !says_it_all).then_some(Offered { at, choices, marked });
    }

    /// Offers every value of an input with few values, whatever its text.
    fn offer_all(&mut self, at: usize, choices: impl Fn(usize, &str) -> Vec<Choice>) {
        let text = self.texts.get(at).map_or("", String::as_str);
        let mut choices = choices(at, "");
        let marked = choices.iter().position(|choice| choice.value == text);
        choices.truncate(OFFERED);
        let marked = marked.filter(|at| *at < choices.len());
        self.offered = (!choices.is_empty()).then_some(Offered { at, choices, marked });
    }

    /// Takes the choice at an index, or the marked one.
    fn take<Message: Send + 'static>(&mut self, index: Option<usize>) -> Task<Message> {
        let Some(offered) = self.offered.take() else { return Task::none() };
        let choice = index.or(offered.marked).and_then(|index| offered.choices.get(index));
        let (Some(choice), Some(ask)) = (choice, self.specs.get(offered.at)) else { return Task::none() };
        let value = if ask.many {
            let text = self.texts.get(offered.at).map_or("", String::as_str);
            let before = text.rsplit_once(';').map(|(before, _)| format!("{before}; "));
            format!("{}{}; ", before.unwrap_or_default(), choice.value)
        } else {
            choice.value.clone()
        };
        self.steps.note(&self.texts, offered.at, &value);
        self.steps.open = None;
        self.set(offered.at, value);
        operation::move_cursor_to_end(ask.id())
    }

    /// Whether a list of suggestions is open.
    #[must_use]
    pub fn is_offering(&self) -> bool {
        self.offered.is_some()
    }

    /// Runs a command; `None` when it has no meaning here.
    pub fn command<Message: Send + 'static>(
        &mut self,
        command: Command,
        on_event: impl Fn(FormEvent) -> Message + Send + 'static,
    ) -> Option<Task<Message>> {
        match (command, &mut self.offered) {
            (Command::Undo | Command::Redo, _) => {
                if let Some(texts) = self.steps.step(&self.texts, command == Command::Undo) {
                    self.check();
                    self.texts = texts;
                }
                Some(Task::none())
            }
            (Command::Enter | Command::Next, _) => Some(self.take(None).chain(advance::next())),
            (Command::Previous, _) => {
                self.offered = None;
                Some(advance::previous())
            }
            (Command::Leave, Some(_)) => {
                self.offered = None;
                Some(Task::none())
            }
            (Command::Step(step @ (Step::Up | Step::Down)), Some(offered)) => {
                let last = offered.choices.len().saturating_sub(1);
                offered.marked = match (step, offered.marked) {
                    (Step::Up, marked) => marked.and_then(|marked| marked.checked_sub(1)),
                    (_, None) => Some(0),
                    (_, Some(marked)) => Some((marked + 1).min(last)),
                };
                Some(Task::none())
            }
            (Command::Step(Step::Down), None) => {
                Some(operate(find_focused()).map(move |id| on_event(FormEvent::Focused(id))))
            }
            _ => None,
        }
    }

    /// The same in a dialog, where the keyboard stays among its inputs.
    pub fn command_within<Message: Send + 'static>(
        &mut self,
        command: Command,
        on_event: impl Fn(FormEvent) -> Message + Send + 'static,
    ) -> Option<Task<Message>> {
        let taken = match command {
            Command::Enter | Command::Next => self.take(None),
            Command::Previous => Task::none(),
            command => return self.command(command, on_event),
        };
        self.offered = None;
        let inputs = self.specs.iter().map(FieldSpec::id).collect();
        Some(taken.chain(advance::among(inputs, command != Command::Previous)))
    }

    /// Which input this is.
    #[must_use]
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.specs.iter().position(|ask| ask.id() == *id)
    }

    /// Writes into an input as the clerk would: it can be taken back.
    pub fn write<Message: Send + 'static>(&mut self, at: usize, text: String) -> Task<Message> {
        let Some(ask) = self.specs.get(at) else { return Task::none() };
        self.problems.forget(ask.field);
        self.steps.note(&self.texts, at, &text);
        self.steps.open = None;
        self.set(at, text);
        operation::move_cursor_to_end(ask.id())
    }

    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let mut form = Column::new().spacing(space::SMALL).push(self.problems.strip(language));
        let mut at = 0;
        for line in self.specs.chunk_by(|one, other| one.line == other.line) {
            let inputs = line.iter().map(|ask| {
                let input = self.input(at, ask, language, on_event);
                at += 1;
                input
            });
            form = form.push(Row::with_children(inputs.collect::<Vec<_>>()).spacing(space::MEDIUM));
        }
        form.into()
    }

    fn input<'a, Message: Clone + 'a>(
        &'a self,
        at: usize,
        ask: &'a FieldSpec,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let shape = if ask.is_date { language.text("entry-date-shape") } else { String::new() };
        let text = self.texts.get(at).map_or("", String::as_str);
        let list = self.offered.as_ref().filter(|offered| offered.at == at).map(|offered| {
            suggest::list(&offered.choices, offered.marked, move |index| on_event(FormEvent::Chose(index)))
        });
        let width = ask.width.map_or(Length::Fill, Length::Fixed);
        let frame = Frame { width: Some(width), ..Frame::new(language.text(ask.label)) };
        self.problems.framed(ask.field, frame, language, |is_wrong| {
            let typed =
                field::input(ask.id(), &shape, text, is_wrong, move |text| on_event(FormEvent::Typed(at, text)));
            suggest::pressed(typed, list, on_event(FormEvent::Left), on_event(FormEvent::Pressed(at)))
        })
    }
}

/// The authorities as choices.
#[must_use]
pub fn authorities(known: &[Authority]) -> Vec<Choice> {
    known.iter().map(|known| Choice { value: known.name.clone(), beside: known.abbreviation.clone() }).collect()
}

/// The types of documents an office issues as choices: VBQPPL, or all others.
#[must_use]
pub fn types(known: &[DocumentType], normative: bool) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for known in known.iter().filter(|known| normative == (known.category == Category::Normative)) {
        if !choices.iter().any(|choice| choice.value == known.name) {
            choices.push(Choice { value: known.name.clone(), beside: known.abbreviation.clone().unwrap_or_default() });
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECS: &[FieldSpec] =
        &[FieldSpec::text("one", Field::Sender, 0), FieldSpec::text("other", Field::Addressee, 0)];

    fn typed(form: &mut InputForm, at: usize, texts: &[&str]) {
        for text in texts {
            let _: Task<()> = form.update(FormEvent::Typed(at, (*text).to_owned()), |_, _| Vec::new());
        }
    }

    fn turned(form: &mut InputForm, command: Command) -> [String; 2] {
        let _: Option<Task<()>> = form.command(command, |_| ());
        [form.text(0), form.text(1)]
    }

    /// A word is one step, and so is what the program wrote for the clerk; what is typed after taking back leaves nothing to redo.
    #[test]
    fn words_are_taken_back_one_by_one() {
        let mut form = InputForm::new(SPECS);
        typed(&mut form, 0, &["S", "Sở", "Sở ", "Sở Y", "Sở Y ", "Sở Y t", "Sở Y tế"]);
        let _: Task<()> = form.write(1, "Ông Một".to_owned());
        let states = [["Sở Y tế", "Ông Một"], ["Sở Y tế", ""], ["Sở Y", ""], ["Sở", ""], ["", ""]];
        for state in &states[1..] {
            assert_eq!(turned(&mut form, Command::Undo), *state);
        }
        assert_eq!(turned(&mut form, Command::Undo), states[4], "there is nothing before it");
        for state in states[..4].iter().rev() {
            assert_eq!(turned(&mut form, Command::Redo), *state);
        }
        turned(&mut form, Command::Undo);
        typed(&mut form, 1, &["B"]);
        assert_eq!(turned(&mut form, Command::Redo), ["Sở Y tế", "B"]);
        form.clear();
        assert_eq!(turned(&mut form, Command::Undo), ["", ""], "another form begins");
    }
}
