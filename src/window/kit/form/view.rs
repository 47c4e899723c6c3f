//! The view of a form: its lines, its framed inputs, and the problems below each line.

use iced::{
    Element, Length,
    widget::{Column, Row, column},
};

use language::Language;

use super::{FieldKind, FieldSpec, FormEvent, InputForm};
use crate::kit::{
    button,
    field::{self, Frame},
    month, notice,
    notice::Notice,
    plain::plain,
    space, suggest, text,
    theme::Severity,
};

/// The height of a multi-line input, which fits three lines.
const LINES: f32 = 70.0;

impl InputForm {
    /// Draws the message of the form above its visible lines.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let mut form = Column::new().spacing(space::SMALL).push(self.strip(language));
        for specs in self.specs.chunk_by(|one, other| one.line == other.line) {
            if let [first, ..] = specs
                && self.shows_line(first.line)
            {
                form = form.push(self.line(first.line, language, on_event));
            }
        }
        form.into()
    }

    /// Draws the message of the form, if there is one.
    pub fn strip<'a, Message: Clone + 'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let message = self.problems.message()?.clone();
        Some(notice::strip(&Notice::new(Severity::Error, message), language, None))
    }

    /// Draws a line of inputs.
    pub fn line<'a, Message: Clone + 'a>(
        &'a self,
        line: u8,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        self.line_with(line, language, on_event, |_| None)
    }

    /// Draws a line of inputs; `beside` may return an element to show beside the label of an input.
    pub fn line_with<'a, Message: Clone + 'a>(
        &'a self,
        line: u8,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
        beside: impl Fn(usize) -> Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let shown = || (0..self.specs.len()).filter(|at| self.specs[*at].line == line && self.is_shown(*at));
        let inputs = shown().map(|at| self.input(at, language, on_event, beside(at)));
        let inputs = Row::with_children(inputs).spacing(space::MEDIUM);
        column![inputs].extend(shown().filter_map(|at| self.problem(at, language))).spacing(space::TINY / 2.0).into()
    }

    /// Draws the problem of an input, if it has one, across the whole line.
    pub fn problem<'a, Message: 'a>(&self, at: usize, language: &Language) -> Option<Element<'a, Message>> {
        let spec = self.specs.get(at)?;
        let cause = self.problems.at(at)?.cause.message();
        Some(field::problem_of(&language.text(spec.label), &language.say(&cause)))
    }

    fn frame(spec: &FieldSpec, language: &Language) -> Frame {
        Frame { width: Some(spec.width.map_or(Length::Fill, Length::Fixed)), ..Frame::new(language.text(spec.label)) }
    }

    /// Draws a multi-line input in its frame, with an optional hint below; `None` if the input has one line.
    pub fn lines<'a, Message: Clone + 'a>(
        &'a self,
        at: usize,
        hint: Option<String>,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
    ) -> Option<Element<'a, Message>> {
        let (spec, editor) = (self.specs.get(at)?, self.editors.get(at)?.as_ref()?);
        let edited = move |action| on_event(FormEvent::Edited(at, action));
        let input = field::lines(spec.widget_id(), editor, LINES, self.is_wrong(at), edited);
        Some(Frame { hint: hint.unwrap_or_default(), ..Self::frame(spec, language) }.context(input, None))
    }

    /// Draws an input in its frame, with an optional element beside its label; a date has the button of its calendar there by default.
    pub fn input<'a, Message: Clone + 'a>(
        &'a self,
        at: usize,
        language: &'a Language,
        on_event: impl Fn(FormEvent) -> Message + Copy + 'a,
        beside: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let Some(spec) = self.specs.get(at) else { return text::body("").into() };
        let frame = Self::frame(spec, language);
        if self.fixed.contains(&at) {
            return frame.context(field::still(self.typed(at)), None);
        }
        let wrong = self.is_wrong(at);
        if let Some(lines) = self.lines(at, None, language, on_event) {
            return lines;
        }
        let placeholder = match (self.placeholders.get(&at), spec.placeholder, spec.is_date()) {
            (Some(text), _, _) => text.clone(),
            (None, Some(key), _) => language.text(key),
            (None, None, true) => language.text(texts::ENTRY_DATE_SHAPE),
            (None, None, false) => String::new(),
        };
        let typed = move |text| on_event(FormEvent::Typed(at, text));
        let input = field::input(spec.widget_id(), &placeholder, self.typed(at), wrong, typed)
            .on_paste(move |text| on_event(FormEvent::Pasted(at, text)));
        let input = if spec.shows_choices() { field::opens(input) } else { input };
        let input = if spec.kind == FieldKind::Path { plain(input) } else { input.into() };
        let beside = beside.or_else(|| {
            spec.is_date()
                .then(|| button::quiet(language.text(texts::ENTRY_MONTH), "", Some(on_event(FormEvent::Month(at)))))
        });
        if let Some(calendar) = self.calendar.filter(|calendar| calendar.at == at) {
            let words = calendar.words(language);
            let month =
                month::month(calendar.marked, calendar.today, words, move |pick| on_event(FormEvent::Picked(pick)));
            return frame.context(suggest::hanging(input, month, month::WIDTH), beside);
        }
        let list =
            self.offer.as_ref().filter(|offer| offer.at == at).map(|offer| {
                suggest::list(&offer.choices, offer.marked, move |index| on_event(FormEvent::Chose(index)))
            });
        let below = suggest::below(input, list, on_event(FormEvent::Left))
            .on_composing(move |word| on_event(FormEvent::Composing(at, word)));
        let below = if spec.names.is_none() { below.pressed(on_event(FormEvent::Pressed(at))) } else { below };
        frame.context(below, beside)
    }
}
