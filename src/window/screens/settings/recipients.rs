//! Groups of receivers: which there are, writing one down with its members, changing one, offering one no longer.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, column, container, operation, row, scrollable, text_editor},
};

use domain::{
    field::{Cause, Field},
    message::UserMessage,
    recipients::{self, RecipientGroup},
    text::fold,
};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button,
        field::{self, Frame},
        notice::{self, Notice},
        one_line::one_line,
        space, text, theme,
        theme::Severity,
    },
    reference_data::ReferenceData,
    screens::{
        entry::Context,
        input_form::{self, FieldSpec, InputForm},
    },
};

const NEW: &[FieldSpec] = &[FieldSpec::text("recipients-name", Field::OrganName, 0)];
const MEMBERS: Id = Id::new("recipients-members");
const LIST: &str = "recipients-list";
/// Room for the members of a usual group.
const MEMBERS_HEIGHT: f32 = 200.0;

#[derive(Debug)]
pub struct Recipients {
    new: InputForm,
    members: text_editor::Content,
    members_are_missing: bool,
    marked: usize,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    New(input_form::FormEvent),
    /// In its members.
    Members(text_editor::Action),
    /// A line was pressed.
    Mark(usize),
    /// The marked group into the form.
    Change,
    /// Offer the marked group no longer.
    Remove,
    /// Keep what stands in the form.
    Save,
    /// It is done: what to say of it; or why not.
    Done(Result<&'static str, StoreError>),
}

impl Recipients {
    #[must_use]
    pub fn new() -> Self {
        Self {
            new: InputForm::new(NEW),
            members: text_editor::Content::new(),
            members_are_missing: false,
            marked: 0,
            notice: None,
        }
    }

    pub fn enter(&self) -> Task<Message> {
        self.new.focus()
    }

    fn clear(&mut self) {
        self.new.clear();
        self.members = text_editor::Content::new();
        self.members_are_missing = false;
        self.marked = 0;
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        let groups = &context.reference.recipient_groups;
        let marked = groups.get(self.marked).cloned();
        match message {
            Message::New(event) => return self.new.update(event, |_, _| Vec::new()),
            Message::Members(action) => {
                self.members_are_missing &= !action.is_edit();
                self.members.perform(action);
            }
            Message::Mark(at) => self.marked = at,
            Message::Change => {
                let Some(RecipientGroup { name, members }) = marked else { return Task::none() };
                self.new.set(0, name);
                self.members = text_editor::Content::with_text(&members.join("; "));
                return self.new.focus();
            }
            Message::Remove => {
                let Some(group) = marked else { return Task::none() };
                let done = context
                    .store
                    .ask(move |store| store.write(|transaction| transaction.remove_recipient_group(&group.name)));
                return Task::perform(done, |done| Message::Done(done.map(|()| "recipients-removed")));
            }
            Message::Save => return self.save(context),
            Message::Done(Ok(said)) => {
                self.clear();
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new(said)));
                return self.new.focus();
            }
            Message::Done(Err(error)) => {
                self.new.refused(&error);
                return self.new.to_first_problem().unwrap_or_else(Task::none);
            }
        }
        Task::none()
    }

    fn save(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.new.check();
        let group = RecipientGroup { name: self.new.required(0), members: recipients::names(&self.members.text()) };
        self.members_are_missing = group.members.is_empty();
        if let Some(task) = self.new.to_first_problem() {
            return task;
        }
        if self.members_are_missing {
            return operation::focus(MEMBERS);
        }
        // A group whose name differs only in its letters' case or marks is the same, spelled anew.
        let same = |known: &&RecipientGroup| fold(&known.name) == fold(&group.name);
        let former = context.reference.recipient_groups.iter().find(same).cloned();
        let done = context.store.ask(move |store| {
            store.write(|transaction| {
                former.map_or(Ok(()), |former| transaction.remove_recipient_group(&former.name))?;
                transaction.put_recipient_group(&group)
            })
        });
        Task::perform(done, |done| Message::Done(done.map(|()| "recipients-saved")))
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        match command {
            Command::Step(step) => {
                self.marked = page::stepped(self.marked, context.reference.recipient_groups.len(), step);
                page::scroll_to(LIST, self.marked)
            }
            Command::Save => self.update(Message::Save, context),
            Command::Change => self.update(Message::Change, context),
            Command::Remove => self.update(Message::Remove, context),
            command => self.new.command(command, Message::New).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let groups = &reference.recipient_groups;
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = groups.iter().enumerate().map(|(at, group)| {
            let count = language.say(&UserMessage::new("recipients-count").with("count", group.members.len()));
            let line = row![one_line(group.name.as_str()), text::label(count)];
            page::line(line.spacing(space::SMALL).align_y(Alignment::Center), at == self.marked, Message::Mark(at))
        });
        let known = scrollable(Column::with_children(known)).id(Id::new(LIST)).style(theme::scroll);
        let members = groups.get(self.marked).map(|group| text::label(group.members.join("; ")));
        let list = column![
            text::strong(language.text("recipients-title")),
            groups.is_empty().then(|| text::label(language.text("recipients-none"))),
            container(known).max_height(space::SHORT_LIST),
            page::marked(groups.is_empty(), Message::Change, Message::Remove, language),
            members
        ];
        let missing = self.members_are_missing;
        let typed = field::lines(MEMBERS, &self.members, MEMBERS_HEIGHT, missing, Message::Members);
        let frame = Frame {
            problem: if missing { language.say(&Cause::Missing.message()) } else { String::new() },
            hint: language.text("recipients-members-hint"),
            width: Some(Length::Fill),
            ..Frame::new(language.text("recipients-members"))
        };
        let form = column![
            text::strong(language.text("recipients-new")),
            text::label(language.text("recipients-hint")),
            self.new.view(language, Message::New),
            frame.context(typed, None),
            row![button::primary(
                language.text("recipients-save"),
                KeyContext::Recipients.key(Command::Save),
                Some(Message::Save)
            )]
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}
