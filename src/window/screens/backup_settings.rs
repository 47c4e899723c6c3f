//! Backups in the settings: where they go, when they are made by themselves, and the last good one.

use iced::{
    Alignment, Element,
    widget::{column, row},
};

use language::Language;
use store::{BackupSettings, LastCopy};
use texts::{Text, message, values::PathWhen};

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
        None => text::body(language.text(texts::COPIES_NO_FOLDER_YET)).style(theme::muted),
    };
    let last = match &copies.last {
        Some(last) => language.say(&message!(
            texts::COPIES_LAST,
            when = last.taken.format("%H:%M %d/%m/%Y").to_string(),
            path = last.path.display().to_string()
        )),
        None => language.text(texts::COPIES_NEVER),
    };
    let said = |text: Text<PathWhen>, copy: &LastCopy| {
        let (when, path) = (copy.taken.format("%H:%M %d/%m/%Y").to_string(), copy.path.display().to_string());
        language.say(&text.with(PathWhen { when: when.into(), path: path.into() }))
    };
    let unrehearsed = copies.unrehearsed.last().map(|copy| text::label(said(texts::COPIES_UNREHEARSED, copy)));
    let wrong = copies
        .newest_wrong()
        .map(|copy| text::label(said(texts::COPIES_WRONG_LAST, copy)).style(theme::toned(Severity::Error)));
    let now = copies.folder.is_some().then_some(Message::Now);
    column![
        text::strong(language.text(texts::COPIES_TITLE)),
        folder,
        row![
            button::secondary(
                language.text(texts::COPIES_CHOOSE),
                Command::ChooseCopyFolder.key(),
                Some(Message::Choose)
            ),
            button::secondary(language.text(texts::COPIES_NOW), Command::BackUp.key(), now)
        ]
        .spacing(space::SMALL)
        .wrap(),
        row![
            text::label(language.text(texts::COPIES_BY_ITSELF)),
            button::tick(language.text(texts::COPIES_AT_START), copies.at_start, "", Message::AtStart),
            button::tick(language.text(texts::COPIES_AT_CLOSE), copies.at_close, "", Message::AtClose)
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
