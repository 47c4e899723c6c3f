//! The details of the chosen document: its number first, every field that is filled in, and what may be filled in afterwards.

use chrono::NaiveDate;
use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, column, container, operation, row, rule, scrollable, space as gap},
};

use crate::{
    domain::{
        content::{Priority, SignerInfo},
        date::NoDate,
        document::{Document, DocumentId},
        field::Cause,
    },
    language::Language,
    store::{Completion, StoreError, StoreThread},
    window::{
        hotkey::Command,
        kit::{
            badge::badge,
            button,
            field::{self, Frame},
            space, text,
            theme::{self, Tone},
        },
        screens::entry::date,
    },
};

const RECEIVER: Id = Id::new("details-receiver");
const HANDED_OVER: Id = Id::new("details-handed-over");

/// What is being filled in, for which document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filling {
    id: DocumentId,
    /// The receiving unit, or who keeps the file copy.
    receiver: String,
    handed_over: String,
    problem: Option<Cause>,
}

/// The details.
#[derive(Debug, Default)]
pub struct Details {
    filling: Option<Filling>,
}

/// What happens in the details.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a message lives for a moment, one at a time")]
pub enum Message {
    /// Begin to fill in what is missing.
    Fill,
    /// The receiving unit, or who keeps the file copy.
    Receiver(String),
    /// The hand-over date.
    HandedOver(String),
    /// Save it.
    Save,
    /// The registry answered.
    Saved(Result<Document, StoreError>),
    /// Leave it as it was.
    Leave,
}

/// What the details ask of the window.
#[derive(Debug)]
pub enum Action {
    /// To run this.
    Run(Task<Message>),
    /// The document is like this now.
    Completed(Box<Document>),
    /// To say what went wrong.
    Failed(StoreError),
}

impl Details {
    /// Whether something is being filled in.
    #[must_use]
    pub fn is_filling(&self) -> bool {
        self.filling.is_some()
    }

    /// Follows what happened; `document` is the chosen one.
    pub fn update(
        &mut self,
        message: Message,
        document: Option<&Document>,
        store: &StoreThread,
        today: NaiveDate,
        language: &Language,
    ) -> Action {
        match message {
            Message::Fill => {
                let Some(document) = document else { return Action::Run(Task::none()) };
                let receiver = match document {
                    Document::Incoming(document) => document.entry.to_places.clone(),
                    Document::Outgoing(document) => document.entry.file_copy_unit.clone(),
                };
                let handed_over = document.content().hand_over_date.map(|date| language.date(date));
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
            Message::Save => return self.save(document, store, today),
            Message::Saved(Ok(document)) => {
                self.filling = None;
                return Action::Completed(Box::new(document));
            }
            Message::Saved(Err(error)) => return Action::Failed(error),
            Message::Leave => self.filling = None,
        }
        Action::Run(Task::none())
    }

    fn save(&mut self, document: Option<&Document>, store: &StoreThread, today: NaiveDate) -> Action {
        let (Some(filling), Some(document)) = (&mut self.filling, document) else { return Action::Run(Task::none()) };
        let hand_over_date = match date(&filling.handed_over, today) {
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
        let receiver = Some(crate::domain::text::clean(&filling.receiver)).filter(|receiver| !receiver.is_empty());
        let completion = match document {
            Document::Incoming(_) => Completion { to_places: receiver, hand_over_date, ..Completion::default() },
            Document::Outgoing(_) => Completion { file_copy_unit: receiver, hand_over_date, ..Completion::default() },
        };
        let id = filling.id;
        Action::Run(Task::perform(store.ask(move |store| store.complete(id, &completion)), Message::Saved))
    }

    /// Another document was chosen: what was being filled in belongs to the one before.
    pub fn forget(&mut self) {
        self.filling = None;
    }

    /// Follows a key, when it means something here.
    #[must_use]
    pub fn command(&self, command: Command) -> Option<Message> {
        match command {
            Command::Complete => Some(Message::Fill),
            Command::Save if self.is_filling() => Some(Message::Save),
            Command::Leave if self.is_filling() => Some(Message::Leave),
            _ => None,
        }
    }

    /// The picture.
    pub fn view<'a>(&'a self, document: Option<&'a Document>, language: &'a Language) -> Element<'a, Message> {
        let Some(document) = document else {
            let hint = text::body(language.text("details-none")).color(theme::MUTED);
            return container(hint).padding(space::PANE).width(Length::Fill).height(Length::Fill).into();
        };
        let filling = self.filling.as_ref().filter(|filling| filling.id == document.id());
        let mut body = column![head(document, language), badges(document, language)].spacing(space::SMALL);
        body = body.push(fields(document, language));
        if let Some(filling) = filling {
            body = body.push(fill_form(filling, document, language));
        }
        let body = scrollable(container(body.spacing(space::MEDIUM)).padding(space::PANE).width(Length::Fill))
            .style(theme::scroll)
            .height(Length::Fill);
        let buttons = if filling.is_some() {
            row![
                button::primary(language.text("details-save"), "Ctrl S", Some(Message::Save)),
                button::secondary(language.text("details-leave"), "Esc", Some(Message::Leave))
            ]
        } else {
            row![button::secondary(language.text("details-fill"), "F6", Some(Message::Fill))]
        };
        let buttons = container(buttons.spacing(space::SMALL)).padding([space::SMALL, space::LARGE]);
        column![body, rule::horizontal(1).style(theme::line), buttons].into()
    }
}

/// The number and what kind of number it is.
fn head<'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let (number, about) = match document {
        Document::Incoming(document) => (
            language.number(i64::from(document.arrival_number)),
            format!("{} · {}", language.text("details-arrival-number"), language.date(document.entry.arrival_date)),
        ),
        Document::Outgoing(document) => (
            document.code.as_str().to_owned(),
            format!("{} · {}", language.text("details-code"), language.date(document.entry.issued_date)),
        ),
    };
    column![text::hero(number), text::label(about)].into()
}

fn badges<'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let content = document.content();
    let mut badges = row![].spacing(space::SMALL).align_y(Alignment::Center);
    if content.priority != Priority::Normal {
        badges = badges.push(badge(language.text(content.priority.name_key()), Tone::Bad));
    }
    if let Document::Outgoing(document) = document
        && document.entry.normative
    {
        badges = badges.push(badge(language.text("entry-normative"), Tone::Plain));
    }
    if content.hand_over_date.is_some() {
        badges = badges.push(badge(language.text("details-handed-over"), Tone::Good));
    }
    badges.into()
}

/// Every field that is filled in, under its label.
fn fields<'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let content = document.content();
    let date = |date: Option<NaiveDate>| date.map(|date| language.date(date)).unwrap_or_default();
    let amount = |amount: Option<u32>| amount.map(|amount| language.number(i64::from(amount))).unwrap_or_default();
    let mut rows: Vec<(&str, String)> = Vec::new();
    match document {
        Document::Incoming(document) => {
            rows.push(("column-organ", content.organ_name.clone()));
            rows.push(("label-code", document.entry.code.as_str().to_owned()));
            rows.push(("label-issued-date", date(document.entry.issued_date)));
        }
        Document::Outgoing(document) => {
            rows.push(("label-authority", content.organ_name.clone()));
            rows.push(("label-drafting-unit", document.entry.drafting_unit.clone()));
        }
    }
    rows.push(("label-type-name", content.type_name.clone()));
    rows.push(("label-subject", content.subject.clone()));
    rows.push(("label-signer", signer(&content.signer_info)));
    match document {
        Document::Incoming(document) => {
            rows.push(("column-to-places", document.entry.to_places.clone()));
            rows.push(("label-hand-over-date", date(content.hand_over_date)));
            rows.push(("label-due-date", date(content.due_date)));
            rows.push(("label-trace", document.entry.trace_header_list.clone()));
        }
        Document::Outgoing(document) => {
            let to: Vec<&str> = document.entry.to.iter().map(|to| to.organ_name.as_str()).collect();
            rows.push(("column-to", to.join("; ")));
            rows.push(("label-issued-amount", amount(document.entry.issued_amount)));
            rows.push(("details-file-copy-unit", document.entry.file_copy_unit.clone()));
            rows.push(("label-hand-over-date", date(content.hand_over_date)));
            rows.push(("label-answer-date", date(content.due_date)));
        }
    }
    rows.push(("label-page-amount", amount(content.page_amount)));
    rows.push(("label-file-code", content.file_code.file_notation.clone()));
    rows.push(("label-language", content.language.clone()));
    rows.push(("label-description", content.description.clone()));
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| {
        row![
            container(text::label(language.text(label))).width(space::SHORT_FIELD).padding([1.0, 0.0]),
            text::body(value).width(Length::Fill)
        ]
        .spacing(space::SMALL)
        .into()
    });
    Column::with_children(rows).spacing(space::SMALL - 2.0).into()
}

fn signer(signer: &SignerInfo) -> String {
    let position = [signer.prefix.as_str(), signer.position.as_str()].into_iter().filter(|part| !part.is_empty());
    let position = position.collect::<Vec<_>>().join(" ");
    let parts = [position.as_str(), signer.full_name.as_str()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn fill_form<'a>(filling: &'a Filling, document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let receiver_label = match document {
        Document::Incoming(_) => "label-to-places",
        Document::Outgoing(_) => "label-file-copy-unit",
    };
    let problem = filling.problem.as_ref().map(|cause| language.say(&cause.message())).unwrap_or_default();
    let wrong = !problem.is_empty();
    let shape = language.text("entry-date-shape");
    let receiver = field::input(RECEIVER, "", &filling.receiver, false, Message::Receiver);
    let handed_over = field::input(HANDED_OVER, &shape, &filling.handed_over, wrong, Message::HandedOver);
    let date = Frame { problem, ..Frame::new(language.text("label-hand-over-date")) };
    column![
        rule::horizontal(1).style(theme::line),
        Frame::new(language.text(receiver_label)).around(receiver, None),
        date.around(handed_over, None),
        gap::vertical().height(space::TINY)
    ]
    .spacing(space::SMALL)
    .into()
}
