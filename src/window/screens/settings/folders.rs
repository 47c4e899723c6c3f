//! Where things lie: the registry, the backups, the program's log; each folder opened by a key or pressed.

use std::path::PathBuf;

use iced::{
    Alignment, Element, Length,
    widget::{Column, button as press, column, row},
};

use texts::Text;

use crate::{
    context::Context,
    keys::Command,
    kit::{one_line::one_line, rows::Step, space, text, theme},
};

/// A folder that one may look into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// Where the registry lies.
    Registry,
    /// Where backups go.
    Copies,
    /// Where the program's log lies.
    Log,
}

impl Folder {
    const ALL: [Self; 3] = [Self::Registry, Self::Copies, Self::Log];

    /// The folder a step leads to from this one.
    #[must_use]
    pub fn stepped(self, step: Step) -> Self {
        let at = Self::ALL.iter().position(|folder| *folder == self).unwrap_or(0);
        Self::ALL.get(super::page::stepped(at, Self::ALL.len(), step)).copied().unwrap_or(self)
    }

    /// Its path, where it is known.
    #[must_use]
    pub fn path(self, context: Context<'_>) -> Option<PathBuf> {
        match self {
            Self::Registry => Some(context.environment.registry.folder().to_owned()),
            Self::Copies => context.reference.copies.folder.clone(),
            Self::Log => context.environment.log.clone(),
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Registry => texts::FOLDER_REGISTRY,
            Self::Copies => texts::FOLDER_COPIES,
            Self::Log => texts::FOLDER_LOG,
        }
    }
}

/// The picture; what is pressed is opened.
pub fn view(marked: Folder, context: Context<'_>) -> Element<'_, Folder> {
    let language = context.language;
    let known = Folder::ALL.into_iter().filter_map(|folder| {
        let shown = match folder {
            Folder::Registry => context.environment.registry.to_string(),
            Folder::Copies | Folder::Log => folder.path(context)?.display().to_string(),
        };
        let key = if folder == marked { Command::OpenFolder.key() } else { "" };
        let words = column![text::label(language.text(folder.label())), one_line(shown)].width(Length::Fill);
        let line = row![words, text::label(key)].spacing(space::SMALL).align_y(Alignment::Center);
        Some(press(line).padding([space::TINY, 0.0]).style(theme::line_button).on_press(folder).into())
    });
    column![
        text::strong(language.text(texts::FOLDER_TITLE)),
        Column::with_children(known),
        text::label(language.text(texts::SETTINGS_REGISTRY_HINT))
    ]
    .spacing(space::SMALL)
    .into()
}
