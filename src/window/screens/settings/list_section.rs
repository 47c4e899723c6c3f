//! A section of the settings that is a list with a form: state, messages, commands and view, common to all that implement
//! [`SettingsSection`].

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Row, column, container, operation, scrollable},
};

use language::Language;
use store::StoreError;
use texts::{Text, UserMessage};

use super::{
    page,
    section::{LineUse, Message, Outcome, RegistryChange, SectionMessage, SectionState, SettingsSection},
};
use crate::{
    context::Context,
    keys::Command,
    kit::{
        form::{FormEvent, InputForm},
        notice::{self, Notice},
        rows::Step,
        space, text,
        theme::{self, Severity},
    },
    reference_data::ReferenceData,
};

/// A [`SettingsSection`] with its state.
#[derive(Debug)]
pub struct ListSection<P: SettingsSection> {
    part: P,
    state: SectionState,
    /// The line being changed in the form; `None` while the form adds a new one.
    changed: Option<P::Line>,
}

impl<P: SettingsSection> ListSection<P> {
    /// Creates the section with an empty form. Sections without years ignore the year.
    #[must_use]
    pub fn new(year: i32) -> Self {
        let (form, end) = (InputForm::new(P::FORM), InputForm::new(P::END.0));
        let state = SectionState { year, form, end, marked: 0, ending: None, notice: None };
        Self { part: P::default(), state, changed: None }
    }

    pub fn enter(&mut self, context: Context<'_>) -> Task<SectionMessage<P>> {
        self.part.fill_in(&mut self.state, context);
        Task::batch([self.read(context), self.state.form.focus()])
    }

    fn read(&self, context: Context<'_>) -> Task<SectionMessage<P>> {
        let year = self.state.year;
        let read = self.part.read(year, context);
        read.map_or_else(Task::none, |read| read.map(move |read| Message::Read(year, read)))
    }

    fn line(&self, context: Context<'_>) -> Option<P::Line> {
        let lines = self.part.lines(&self.state, context.reference);
        self.state.marked_in(&lines).cloned()
    }

    pub fn update(&mut self, message: SectionMessage<P>, context: Context<'_>) -> Task<SectionMessage<P>> {
        let Self { part, state, changed } = self;
        match message {
            Message::Form(event) => return state.form.update(event, context.today, |at, _| part.choices(at, context)),
            Message::EndForm(event) => {
                return state.end.update(event, context.today, |at, _| part.end_choices(at, context));
            }
            Message::Mark(at) => (state.marked, state.ending) = (at, None),
            Message::Year(year) => {
                (state.year, state.ending) = (year, None);
                return self.read(context);
            }
            Message::Read(year, Ok(data)) if year == state.year => part.set_data(data),
            Message::Read(_, Err(error)) => state.notice = Some(Notice::new(Severity::Error, error.message())),
            Message::Read(..) => {}
            Message::Change => {
                let Some(line) = self.line(context) else { return Task::none() };
                self.part.fill(line.clone(), &mut self.state, context);
                self.changed = Some(line);
                return self.state.form.focus();
            }
            Message::Remove => {
                let Some(line) = self.line(context) else { return Task::none() };
                let change = self.part.remove(line, &mut self.state);
                return asked(change, context).map(Message::Done);
            }
            Message::Save => {
                state.notice = None;
                state.form.check();
                let change = part.save(changed.clone(), state, context);
                let problem = state.form.to_first_problem().or_else(|| part.wrong_beside().map(operation::focus));
                return problem.unwrap_or_else(|| asked(change, context).map(Message::Done));
            }
            Message::End => {
                let line = self.line(context);
                self.state.notice = None;
                self.state.end.check();
                let change = self.part.end(line, &mut self.state, context);
                let problem = self.state.end.to_first_problem();
                return problem.unwrap_or_else(|| asked(change, context).map(Message::Ended));
            }
            Message::Done(Ok(Outcome::Ends(ending))) | Message::Ended(Ok(Outcome::Ends(ending))) => {
                state.ending = ending;
            }
            Message::Done(Ok(Outcome::Done(said))) => {
                state.form.clear();
                part.clear();
                part.fill_in(state, context);
                *changed = None;
                return self.done(said, context);
            }
            Message::Ended(Ok(Outcome::Done(said))) => {
                state.end.clear();
                return self.done(said, context);
            }
            Message::Done(Err(error)) => {
                state.form.refused(&error);
                return state.form.to_first_problem().unwrap_or_else(Task::none);
            }
            Message::Ended(Err(error)) => {
                state.end.refused(&error);
                return state.end.to_first_problem().unwrap_or_else(Task::none);
            }
            Message::Own(own) => return part.update(own, state, context),
        }
        Task::none()
    }

    fn done(&mut self, said: UserMessage, context: Context<'_>) -> Task<SectionMessage<P>> {
        self.state.ending = None;
        self.state.notice = Some(Notice::new(Severity::Success, said));
        Task::batch([self.read(context), self.state.form.focus()])
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<SectionMessage<P>> {
        let Self { part, state, .. } = self;
        let message = match command {
            Command::Save => Message::Save,
            Command::Change => Message::Change,
            Command::Remove => Message::Remove,
            Command::Step(Step::PageUp) if P::OF_A_YEAR => Message::Year(state.year - 1),
            Command::Step(Step::PageDown) if P::OF_A_YEAR => Message::Year(state.year + 1),
            command if P::END.1 == Some(command) => Message::End,
            // An open list of suggestions takes all other keys.
            command if state.end.is_offering() => return in_form(&mut state.end, command, Message::EndForm),
            Command::Step(Step::Up | Step::Down) if P::ARROWS_IN_FORM && !state.form.is_offering() => {
                // Either form may have the focus; the other ignores the key.
                let tasks = [
                    in_form(&mut state.form, command, Message::Form),
                    in_form(&mut state.end, command, Message::EndForm),
                ];
                return Task::batch(tasks);
            }
            Command::Step(step) if !state.form.is_offering() => {
                let count = part.lines(state, context.reference).len();
                let marked = page::stepped(state.marked, count, step);
                let task = self.update(Message::Mark(marked), context);
                let scroll = P::SCROLLS.map(|(list, _)| page::scroll_to(list, marked));
                return Task::batch(std::iter::once(task).chain(scroll));
            }
            command => match part.command(command, state) {
                Some(message) => message,
                None => return in_form(&mut state.form, command, Message::Form),
            },
        };
        self.update(message, context)
    }

    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, SectionMessage<P>> {
        let Self { part, state, .. } = self;
        let lines = part.lines(state, reference);
        let (place, line) = (state.place(&lines), state.marked_in(&lines));
        let hint = |hint: Option<Text>| hint.map(|hint| text::label(language.text(hint)));
        let listed = lines.iter().enumerate().map(|(at, line)| {
            let shown = P::line(line, language);
            if P::LINE_USE == LineUse::Nothing { shown } else { page::line(shown, at == place, Message::Mark(at)) }
        });
        let listed: Element<'a, SectionMessage<P>> = if lines.is_empty() {
            hint(P::TEXTS.none).into()
        } else {
            let lines = Column::with_children(listed);
            match P::SCROLLS {
                Some((id, height)) => {
                    container(scrollable(lines).id(id).style(theme::scroll)).max_height(height).into()
                }
                None => lines.into(),
            }
        };
        let list = column![
            part.head(state, language),
            hint(P::TEXTS.title_hint),
            listed,
            part.line_keys(line, language),
            part.below_list(line, state, language)
        ];
        let form = column![
            text::strong(language.text(P::TEXTS.form)),
            hint(P::TEXTS.form_hint),
            part.above_form(language),
            state.form.view(language, Message::Form),
            part.below_form(state, language),
            Row::with_children(part.buttons(line, language)).spacing(space::SMALL).align_y(Alignment::Center),
            part.below_buttons(state, language)
        ];
        let notice = state.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}

fn in_form<Message: Send + 'static>(
    form: &mut InputForm,
    command: Command,
    on_event: impl Fn(FormEvent) -> Message + Send + 'static,
) -> Task<Message> {
    form.command(command, on_event).unwrap_or_else(Task::none)
}

/// Runs a change on the registry's thread.
fn asked(change: Option<RegistryChange>, context: Context<'_>) -> Task<Result<Outcome, StoreError>> {
    change.map_or_else(Task::none, |change| Task::perform(context.store.ask(change), |done| done))
}
