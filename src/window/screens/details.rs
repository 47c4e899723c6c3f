//! The details of the chosen document: its number first, every field that is filled in, and what may be filled in afterwards.

mod fields;
mod files;
mod follow_up;
pub mod registration;

use chrono::NaiveDate;
use iced::{
    Element, Length, Task,
    widget::{Column, Id, column, container, operation, row, rule, scrollable, space as gap},
};

use domain::{
    attachment::{Attachment, KeptFile},
    book::Book,
    citing,
    date::NoDate,
    deadline::Pressing,
    document::{Document, DocumentId},
    field::Cause,
    typed_date::{self, Nearest},
};
use language::Language;
use store::{Changed, Completion, StoreError, StoreThread};
use texts::message;

use self::{
    files::{FileList, Only},
    follow_up::FollowUpPanel,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        badge::badge,
        button,
        field::{self, Frame},
        space, text, theme,
    },
    screens::{
        follow_up::FollowUpKind,
        history::{self, History},
        urgency,
    },
};

/// The kinds of changes after which the details are read again.
pub const READ_FROM: &[Changed] =
    &[Changed::Incoming, Changed::Outgoing, Changed::Links, Changed::FollowUp, Changed::Files, Changed::Series];

const RECEIVER: Id = Id::new("details-receiver");
const HANDED_OVER: Id = Id::new("details-handed-over");

/// The open form, and its document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filling {
    id: DocumentId,
    /// The receiving unit, or who keeps the file copy.
    receiver: String,
    handed_over: String,
    problem: Option<Cause>,
}

#[derive(Debug, Default)]
pub struct Details {
    filling: Option<Filling>,
    /// Whether they stand in the place of the list.
    is_large: bool,
    way: FollowUpPanel,
    files: FileList,
    history: History,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Begin to fill in what is missing.
    Fill,
    /// The receiving unit, or who keeps the file copy.
    Receiver(String),
    /// The hand-over date.
    HandedOver(String),
    Save,
    Saved(Result<Box<Document>, StoreError>),
    /// Leave it as it was.
    Leave,
    /// Amend the document.
    Amend,
    /// Cancel or recall the document.
    Withdraw,
    /// Link it with another.
    Link,
    /// Answer it by an outgoing document.
    Answer,
    /// Register another like it.
    Similar,
    /// Copy the line that cites it.
    Cite,
    /// Write down what happened to it after its number.
    Follow(FollowUpKind),
    Way(follow_up::Message),
    Files(files::Message),
    /// Open its file once the files are read; without one, show the details in place of the list.
    OpenOnly,
    /// The details beside the list again.
    Shrink,
    /// Its history and links.
    History(history::Message),
}

impl Message {
    /// The key of what begins a change of the registry here.
    #[must_use]
    pub fn changes(&self) -> Option<Command> {
        match self {
            Self::Fill => Some(Command::Complete),
            Self::Amend => Some(Command::Amend),
            Self::Withdraw => Some(Command::Withdraw),
            Self::Link => Some(Command::Link),
            Self::Answer => Some(Command::Answer),
            Self::Similar => Some(Command::RegisterSimilar),
            Self::Follow(kind) => Some(Command::Follow(*kind)),
            Self::Files(files::Message::Withdraw(_)) => Some(Command::WithdrawFile),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The document is like this now.
    Completed(Box<Document>),
    Amend(Box<Document>),
    /// To ask how to end this document.
    Withdraw(Box<Document>),
    /// To ask what to link this document with.
    Link(Box<Document>),
    /// To answer this incoming document.
    Answer(Box<Document>),
    /// To register another like this document.
    Similar(Box<Document>),
    /// To copy this line.
    Copy(String),
    /// To ask what happened to the selected documents.
    Follow(FollowUpKind),
    Show(Box<Document>),
    /// To attach files to the chosen document.
    Attach,
    OpenFile(KeptFile),
    /// To ask why this file is withdrawn.
    WithdrawFile(Box<Attachment>),
    /// To say what went wrong.
    Failed(StoreError),
}

impl Details {
    /// Whether something is being filled in.
    #[must_use]
    pub fn is_filling(&self) -> bool {
        self.filling.is_some()
    }

    /// Applies a message; `document` is the chosen one.
    pub fn update(&mut self, message: Message, document: Option<&Document>, context: Context<'_>) -> Action {
        match message {
            Message::Fill => {
                let Some(document) = document.filter(|document| document.registration().standing.is_valid()) else {
                    return Action::Run(Task::none());
                };
                let receiver = match document {
                    Document::Incoming(document) => document.entry.to_places.clone(),
                    Document::Outgoing(document) => document.entry.file_copy_unit.clone(),
                };
                let handed_over = document.content().hand_over_date.map(|date| context.language.date(date));
                let handed_over = handed_over.unwrap_or_default();
                self.filling = Some(Filling { id: document.id(), receiver, handed_over, problem: None });
                return Action::Run(operation::focus(RECEIVER).chain(operation::move_cursor_to_end(RECEIVER)));
            }
            Message::Receiver(text) => {
                if let Some(filling) = &mut self.filling {
                    filling.receiver = text;
                }
            }
            Message::HandedOver(text) => {
                if let Some(filling) = &mut self.filling {
                    filling.handed_over = text;
                    filling.problem = None;
                }
            }
            Message::Save => return self.save(document, context),
            Message::Saved(Ok(document)) => {
                self.filling = None;
                return Action::Completed(document);
            }
            Message::Saved(Err(error)) => return Action::Failed(error),
            Message::Leave => self.filling = None,
            Message::Amend | Message::Withdraw => {
                let amend = matches!(message, Message::Amend);
                let may = document.filter(|document| {
                    let registration = document.registration();
                    registration.standing.is_valid() || (!amend && registration.may_be_taken_back())
                });
                if let Some(document) = may.cloned().map(Box::new) {
                    return if amend { Action::Amend(document) } else { Action::Withdraw(document) };
                }
            }
            Message::Link => {
                if let Some(document) = document {
                    return Action::Link(Box::new(document.clone()));
                }
            }
            Message::Answer => {
                let may = |document: &&Document| {
                    document.book() == Book::Incoming && document.registration().standing.is_valid()
                };
                if let Some(document) = document.filter(may) {
                    return Action::Answer(Box::new(document.clone()));
                }
            }
            Message::Similar => {
                if let Some(document) = document {
                    return Action::Similar(Box::new(document.clone()));
                }
            }
            Message::Cite => {
                if let Some(document) = document {
                    return Action::Copy(citing::in_full(document));
                }
            }
            Message::Follow(kind) => return Action::Follow(kind),
            Message::Way(follow_up::Message::Told(request, told)) => {
                if let Err(error) = self.way.take(request, told) {
                    return Action::Failed(error);
                }
            }
            Message::Files(files::Message::Told(request, told)) => match self.files.take(request, told) {
                Ok(true) => return self.open_only(document),
                Ok(false) => {}
                Err(error) => return Action::Failed(error),
            },
            Message::OpenOnly => return self.open_only(document),
            Message::Shrink => self.is_large = false,
            Message::Files(files::Message::Attach) => return Action::Attach,
            Message::Files(files::Message::Open(attachment)) => return Action::OpenFile(attachment.file),
            Message::Files(files::Message::Withdraw(attachment)) => return Action::WithdrawFile(attachment),
            Message::History(history::Message::Told(request, told)) => {
                if let Err(error) = self.history.take(request, told) {
                    return Action::Failed(error);
                }
            }
            Message::History(history::Message::Show(document)) => return Action::Show(document),
        }
        Action::Run(Task::none())
    }

    /// Opens the file of the document; where there is none, or several and none is meant, that is said.
    fn open_only(&mut self, document: Option<&Document>) -> Action {
        let Some(document) = document else { return Action::Run(Task::none()) };
        match self.files.only(document.id()) {
            Only::Unknown => Action::Run(Task::none()),
            Only::None => {
                self.is_large = true;
                Action::Run(Task::none())
            }
            Only::One(file) => Action::OpenFile(file),
        }
    }

    fn save(&mut self, document: Option<&Document>, context: Context<'_>) -> Action {
        let (Some(filling), Some(document)) = (&mut self.filling, document) else { return Action::Run(Task::none()) };
        let hand_over_date = match typed_date::read(&filling.handed_over, context.today, Some(Nearest::Before)) {
            Ok(date) => date,
            Err(no_date) => {
                let text = filling.handed_over.clone();
                filling.problem = Some(match no_date {
                    NoDate::NotADate => Cause::NotADate(text),
                    NoDate::OutOfRange => Cause::DateOutOfRange(text),
                });
                return Action::Run(operation::focus(HANDED_OVER));
            }
        };
        let receiver = Some(domain::text::clean(&filling.receiver)).filter(|receiver| !receiver.is_empty());
        let completion = match document {
            Document::Incoming(_) => Completion { to_places: receiver, hand_over_date, ..Completion::default() },
            Document::Outgoing(_) => Completion { file_copy_unit: receiver, hand_over_date, ..Completion::default() },
        };
        let id = filling.id;
        let saved = context.store.ask(move |store| store.complete(id, &completion).map(Box::new));
        Action::Run(Task::perform(saved, Message::Saved))
    }

    /// Whether they stand in the place of the list.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.is_large
    }

    /// Another document was chosen: discard what was filled in for the one before.
    pub fn forget(&mut self) {
        (self.filling, self.is_large) = (None, false);
    }

    /// Files are held over the window, or no longer.
    pub fn hold_files(&mut self, held: bool) {
        self.files.hold(held);
    }

    /// Reads files, history, links and follow-up of the chosen document unless they are loaded.
    pub fn show(&mut self, chosen: Option<&Document>, store: &StoreThread, today: NaiveDate) -> Task<Message> {
        let files = self.files.show(chosen, store).map(Message::Files);
        let way = self.way.show(chosen, store, today).map(Message::Way);
        Task::batch([way, files, self.history.show(chosen, store).map(Message::History)])
    }

    /// Marks what was read of the chosen document as outdated.
    pub fn reload(&mut self) {
        self.way.reload();
        self.files.reload();
        self.history.reload();
    }

    /// Runs a command that has a meaning here.
    #[must_use]
    pub fn command(&mut self, command: Command) -> Option<Message> {
        match command {
            Command::Complete => Some(Message::Fill),
            Command::Save if self.is_filling() => Some(Message::Save),
            Command::Leave if self.is_filling() => Some(Message::Leave),
            Command::Leave if self.is_large => Some(Message::Shrink),
            Command::Amend => Some(Message::Amend),
            Command::Withdraw => Some(Message::Withdraw),
            Command::Link => Some(Message::Link),
            Command::Answer => Some(Message::Answer),
            Command::RegisterSimilar => Some(Message::Similar),
            Command::Cite => Some(Message::Cite),
            Command::Follow(kind) => Some(Message::Follow(kind)),
            Command::Open => {
                let other = self.history.marked().cloned();
                other.map(|other| Message::History(history::Message::Show(Box::new(other))))
            }
            Command::OpenFile => {
                self.files.marked().map(|file| Message::Files(files::Message::Open(Box::new(file.clone()))))
            }
            Command::WithdrawFile => {
                self.files.marked().map(|file| Message::Files(files::Message::Withdraw(Box::new(file.clone()))))
            }
            Command::NextFile => {
                self.files.next();
                None
            }
            Command::NextLink => {
                self.history.next_link();
                None
            }
            _ => None,
        }
    }

    pub fn view<'a>(
        &'a self,
        document: Option<&'a Document>,
        pressing: Option<Pressing>,
        selected: usize,
        language: &'a Language,
    ) -> Element<'a, Message> {
        let Some(document) = document else {
            // A running job.
            return gap().width(Length::Fill).height(Length::Fill).into();
        };
        let filling = self.filling.as_ref().filter(|filling| filling.id == document.id());
        let shrink =
            || button::quiet(language.text(texts::DETAILS_SHRINK), Command::Leave.key(), Some(Message::Shrink));
        let head = column![registration::head(document, language)].width(Length::Fill);
        let head = row![head, self.is_large.then(shrink)].spacing(space::SMALL);
        let mut body = column![head].spacing(space::SMALL);
        if selected > 1 {
            let said = message!(texts::DETAILS_SEVERAL, count = selected, document = registration::named(document));
            body = body.push(text::label(language.say(&said)).style(theme::doubtful));
        }
        body = body.push(registration::standing(document.registration(), language));
        let badge = |pressing: Pressing| row![badge(language.say(&pressing.message()), urgency::severity(pressing))];
        body = body.push(pressing.map(badge));
        body = body.push(fields::fields(document, language));
        if let Some(filling) = filling {
            body = body.push(fill_form(filling, document, language));
        }
        body = body.extend(self.way.view(document, language, Message::Follow));
        body = body.push(self.files.view(language).map(Message::Files));
        body = body.push(self.history.view(language).map(Message::History));
        let most = if self.is_large { space::LARGE_DETAILS } else { f32::INFINITY };
        let body = container(body.spacing(space::MEDIUM).max_width(most)).padding(space::PANE).width(Length::Fill);
        let body = scrollable(body).style(theme::scroll).height(Length::Fill);
        let buttons = if filling.is_some() {
            column![
                row![
                    button::primary(
                        language.text(texts::DETAILS_SAVE),
                        KeyContext::List.key(Command::Save),
                        Some(Message::Save)
                    ),
                    button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::Leave))
                ]
                .spacing(space::SMALL)
            ]
        } else {
            buttons(document, language)
        };
        let buttons = container(buttons.spacing(space::SMALL)).padding([space::SMALL, space::LARGE]);
        column![body, rule::horizontal(1).style(theme::line), buttons].into()
    }
}

/// The actions on the document.
fn buttons<'a>(document: &Document, language: &Language) -> Column<'a, Message> {
    let link = button::secondary(language.text(texts::DETAILS_LINK), Command::Link.key(), Some(Message::Link));
    let stands = document.registration().standing.is_valid();
    let answer = || button::quiet(language.text(texts::DETAILS_ANSWER), Command::Answer.key(), Some(Message::Answer));
    let others = row![
        (stands && document.book() == Book::Incoming).then(answer),
        button::quiet(language.text(texts::DETAILS_SIMILAR), Command::RegisterSimilar.key(), Some(Message::Similar)),
        button::quiet(language.text(texts::DETAILS_CITE), Command::Cite.key(), Some(Message::Cite))
    ]
    .spacing(space::SMALL)
    .wrap();
    let registration = document.registration();
    if !stands {
        let take_back = || {
            button::warned(language.text(texts::DETAILS_TAKE_BACK), Command::Withdraw.key(), Some(Message::Withdraw))
        };
        return column![link, others].push(registration.may_be_taken_back().then(take_back));
    }
    column![
        row![button::secondary(language.text(texts::DETAILS_FILL), Command::Complete.key(), Some(Message::Fill))],
        row![button::secondary(language.text(texts::DETAILS_AMEND), Command::Amend.key(), Some(Message::Amend)), link]
            .spacing(space::SMALL),
        others,
        row![button::warned(language.text(texts::DETAILS_WITHDRAW), Command::Withdraw.key(), Some(Message::Withdraw))]
    ]
}

fn fill_form<'a>(filling: &'a Filling, document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let receiver_label = match document {
        Document::Incoming(_) => texts::LABEL_TO_PLACES,
        Document::Outgoing(_) => texts::LABEL_FILE_COPY_UNIT,
    };
    let problem = filling.problem.as_ref().map(|cause| language.say(&cause.message())).unwrap_or_default();
    let wrong = !problem.is_empty();
    let shape = language.text(texts::ENTRY_DATE_SHAPE);
    let receiver = field::input(RECEIVER, "", &filling.receiver, false, Message::Receiver);
    let handed_over = field::input(HANDED_OVER, &shape, &filling.handed_over, wrong, Message::HandedOver);
    let date = Frame { problem, ..Frame::new(language.text(texts::LABEL_HAND_OVER_DATE)) };
    column![
        rule::horizontal(1).style(theme::line),
        Frame::new(language.text(receiver_label)).context(receiver, None),
        date.context(handed_over, None),
        gap::vertical().height(space::TINY)
    ]
    .spacing(space::SMALL)
    .into()
}
