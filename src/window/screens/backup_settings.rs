//! Backups in the settings: where they go, when they are made by themselves, and the last good one.

use iced::{
    Alignment, Element,
    widget::{column, row},
};

use domain::message::UserMessage;
use language::Language;
use store::{BackupSettings, LastCopy};

use crate::{
    keys::Command,
    kit::{
        button, space, text,
        theme::{self, Severity},
    },
};

/// What one asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// To choose the folder.
    Choose,
    /// A copy whenever the window opens, or no more.
    AtStart,
    /// A copy whenever the window closes, or no more.
    AtClose,
    /// A copy now.
    Now,
}

pub fn view<'a>(copies: &'a BackupSettings, language: &'a Language) -> Element<'a, Message> {
    let folder = match &copies.folder {
        Some(folder) => text::body(folder.display().to_string()),
        None => text::body(language.text("copies-no-folder-yet")).style(theme::muted),
    };
    let last = match &copies.last {
        Some(last) => language.say(
            &UserMessage::new("copies-last")
                .with("when", last.taken.format("%H:%M %d/%m/%Y").to_string())
                .with("path", last.path.display().to_string()),
        ),
        None => language.text("copies-never"),
    };
    let said = |key, copy: &LastCopy| {
        let when = copy.taken.format("%H:%M %d/%m/%Y").to_string();
        language.say(&UserMessage::new(key).with("when", when).with("path", copy.path.display().to_string()))
    };
    let unrehearsed = copies.unrehearsed.last().map(|copy| text::label(said("copies-unrehearsed", copy)));
    let wrong = copies
        .newest_wrong()
        .map(|copy| text::label(said("copies-wrong-last", copy)).style(theme::toned(Severity::Error)));
    let now = copies.folder.is_some().then_some(Message::Now);
    column![
        text::strong(language.text("copies-title")),
        folder,
        row![
            button::secondary(language.text("copies-choose"), Command::ChooseCopyFolder.key(), Some(Message::Choose)),
            button::secondary(language.text("copies-now"), Command::BackUp.key(), now)
        ]
        .spacing(space::SMALL)
        .wrap(),
        row![
            text::label(language.text("copies-by-itself")),
            button::choice(language.text("copies-at-start"), copies.at_start, Message::AtStart),
            button::choice(language.text("copies-at-close"), copies.at_close, Message::AtClose)
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .wrap(),
        text::label(last),
        unrehearsed,
        wrong
    ]
    .spacing(space::SMALL)
    .into()
}
