//! Files that wait in the form: copied beside the registry already, they hang on the document from the moment it is registered.

use iced::{
    Alignment, Element, Length,
    widget::{Column, column, container, row},
};

use domain::attachment::KeptFile;
use language::Language;
use store::{DraftFile, Files};

use super::Message;
use crate::{
    keys::Command,
    kit::{button, one_line::one_line, space, text, theme},
};

/// The files that wait in a form.
#[derive(Debug, Default)]
pub struct Waiting {
    files: Vec<KeptFile>,
    /// The number of copies in progress.
    copying: usize,
    /// Whether files are held over the window.
    held: bool,
    /// The number of changes of the files.
    revision: u64,
}

impl Waiting {
    /// Whether files are still being copied.
    #[must_use]
    pub fn is_copying(&self) -> bool {
        self.copying > 0
    }

    /// Returns the files that wait.
    #[must_use]
    pub fn files(&self) -> &[KeptFile] {
        &self.files
    }

    /// Returns a number that changes whenever the files do.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Takes the files of a draft that are still kept; the names of those that are not.
    pub fn restore(&mut self, draft: &[DraftFile], files: &Files) -> Vec<String> {
        let mut gone = Vec::new();
        for named in draft {
            match named.kept().filter(|file| files.seems_there(file)) {
                Some(file) => self.files.push(file),
                None => gone.push(named.name.clone()),
            }
        }
        self.revision += 1;
        gone
    }

    /// Clears the files after they were attached to the document.
    pub fn clear(&mut self) {
        self.revision += 1;
        self.files.clear();
    }

    /// Removes a file from the list.
    pub fn put_away(&mut self, at: usize) {
        if at < self.files.len() {
            self.files.remove(at);
            self.revision += 1;
        }
    }
    /// Sets whether files are held over the window.
    pub fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// Notes that files are being copied for this form.
    pub fn begin_copying(&mut self) {
        self.copying += 1;
    }

    /// Adds the copied files; the list is empty if copying failed.
    pub fn take(&mut self, kept: Vec<KeptFile>) {
        self.copying = self.copying.saturating_sub(1);
        for file in kept {
            if !self.files.iter().any(|known| known.hash == file.hash) {
                self.files.push(file);
                self.revision += 1;
            }
        }
    }

    /// Draws the waiting files and the buttons to add more.
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let files = self.files.iter().enumerate().map(|(at, file)| {
            row![
                one_line(file.name.as_str()).bold().width(Length::Fill),
                text::label(language.size(file.size)),
                button::quiet("×".to_owned(), "", Some(Message::PutAway(at)))
            ]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
        });
        let hint = match (self.held, self.is_copying()) {
            (true, _) => texts::FILES_LET_GO_IN_FORM,
            (_, true) => texts::FILES_COPYING,
            _ => texts::FILES_DROP_IN_FORM,
        };
        let hint = row![
            text::label(language.text(hint)),
            button::quiet(language.text(texts::FILES_CHOOSE), Command::Attach.key(), Some(Message::ChooseFiles))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        let lines = column![Column::with_children(files), hint];
        container(lines).padding([space::TINY, space::SMALL]).width(Length::Fill).style(theme::tray(self.held)).into()
    }
}
