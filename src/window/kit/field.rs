//! A field: its label above, the input, and what is wrong with it below.

use iced::{
    Alignment, Element, Length,
    advanced::text::LineHeight,
    widget::{Id, TextInput, column, container, row, text_editor, text_input},
};

use super::{one_line::one_line, space, text, theme};

/// The frame of an input.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The label above.
    pub label: String,
    /// The problem; empty without one.
    pub problem: String,
    /// A quiet word below, when nothing is wrong.
    pub hint: String,
    /// How wide it is.
    pub width: Option<Length>,
}

impl Frame {
    /// A frame with a label only.
    #[must_use]
    pub fn new(label: String) -> Self {
        Self { label, ..Self::default() }
    }

    /// The input in its frame, with something small at the right end of the label's line.
    pub fn context<'a, Message: 'a>(
        self,
        input: impl Into<Element<'a, Message>>,
        beside: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let label = one_line(self.label).size(text::SMALL).style(theme::muted);
        let mut above = row![label].align_y(Alignment::Center).height(space::LABEL);
        if let Some(beside) = beside {
            above = above.push(beside);
        }
        let mut field =
            column![above, input.into()].spacing(space::TINY / 2.0).width(self.width.unwrap_or(Length::Fill));
        if !self.problem.is_empty() {
            field = field.push(problem(&self.problem));
        } else if !self.hint.is_empty() {
            field = field.push(text::label(self.hint));
        }
        field.into()
    }
}

/// The problem in words.
pub fn problem<'a, Message: 'a>(words: &str) -> Element<'a, Message> {
    iced::widget::text(sentence_case(words)).size(text::SMALL).style(theme::alarming).into()
}

/// What is wrong with a field too narrow to say it: after its label, where there is room.
pub fn problem_of<'a, Message: 'a>(label: &str, words: &str) -> Element<'a, Message> {
    problem(&format!("{label}: {}", sentence_case(words)))
}

/// A value that is only shown, where an input would stand.
pub fn still<'a, Message: 'a>(value: &'a str) -> Element<'a, Message> {
    container(one_line(value)).padding(space::INPUT).width(Length::Fill).style(theme::still).into()
}

/// Capitalizes a text: a cause follows its field's name elsewhere, but begins the sentence here.
fn sentence_case(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

/// A one-line input. Its text is given back as typed: input methods for Vietnamese rewrite it themselves.
pub fn input<'a, Message: Clone + 'a>(
    id: Id,
    placeholder: &str,
    value: &str,
    wrong: bool,
    on_input: impl Fn(String) -> Message + 'a,
) -> TextInput<'a, Message> {
    text_input(placeholder, value)
        .id(id)
        .on_input(on_input)
        .size(text::BODY)
        .padding(space::INPUT)
        .style(theme::input(wrong))
}

/// The sign of an input that has a list to choose from.
pub fn opens<Message: Clone>(input: TextInput<'_, Message>) -> TextInput<'_, Message> {
    input.icon(text_input::Icon {
        font: text::REGULAR,
        code_point: '▾',
        size: Some(text::SMALL.into()),
        spacing: space::TINY,
        side: text_input::Side::Right,
    })
}

/// The input in a grid's cell, in its whole room. Empty, it shows what the cell holds; `given`: the program filled it.
pub fn cell<'a, Message: Clone + 'a>(
    id: Id,
    shown: &str,
    value: &str,
    given: bool,
    wrong: bool,
    on_input: impl Fn(String) -> Message + 'a,
) -> TextInput<'a, Message> {
    let line = space::CELL - space::IN_CELL.top - space::IN_CELL.bottom;
    input(id, shown, value, wrong, on_input)
        .line_height(LineHeight::Absolute(line.into()))
        .padding(space::IN_CELL)
        .style(theme::cell(given, wrong))
}

/// An input of several lines. Enter leaves it like any other field: no text of the registry has line breaks.
pub fn lines<'a, Message: Clone + 'a>(
    id: Id,
    content: &'a text_editor::Content,
    height: f32,
    wrong: bool,
    on_action: impl Fn(text_editor::Action) -> Message + 'a,
) -> Element<'a, Message> {
    use iced::keyboard::{Key, key::Named};
    text_editor(content)
        .id(id)
        .on_action(on_action)
        .key_binding(|press| match press.key {
            Key::Named(Named::Enter | Named::Tab) => None,
            _ => text_editor::Binding::from_key_press(press),
        })
        .size(text::BODY)
        .padding(space::INPUT)
        .height(height)
        .style(theme::editor(wrong))
        .into()
}
