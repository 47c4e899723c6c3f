//! The files of the chosen document: their names and sizes, a press to open, and the way to withdraw one attached by mistake.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, button as press, column, container, row, rule},
};

use domain::{
    attachment::{Attachment, AttachmentId, KeptFile},
    document::{Document, DocumentId},
};
use language::Language;
use store::{StoreError, StoreThread};
use texts::message;

use crate::{
    keys::{Command, together},
    kit::{
        button,
        latest::{LatestRequest, RequestId},
        one_line::one_line,
        space, text, theme,
    },
};

/// The files of one document.
#[derive(Debug, Default)]
pub struct FileList {
    of: Option<DocumentId>,
    /// Whether the data is outdated.
    is_old: bool,
    latest: LatestRequest,
    files: Vec<Attachment>,
    /// Those of them whose content cannot be read.
    unreadable: Vec<AttachmentId>,
    /// The file that the keyboard means.
    marked: usize,
    /// Whether files are held over the window.
    held: bool,
    known: FilesState,
}

/// What is known of the files of the chosen document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum FilesState {
    /// The registry was asked.
    #[default]
    Asked,
    /// It was, and the file is to be opened once it is known.
    Wanted,
    Told,
}

/// The file that opening a document opens.
#[derive(Debug)]
pub enum Only {
    /// It is not known yet; it is opened when it is.
    Unknown,
    /// There is none.
    None,
    /// This one: the only one, or of several the one that the keyboard means.
    One(KeptFile),
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The registry told of the files, and which of them cannot be read: to which request.
    Told(RequestId, Result<(Vec<Attachment>, Vec<AttachmentId>), StoreError>),
    /// Open a file.
    Open(Box<Attachment>),
    /// Withdraw a file.
    Withdraw(Box<Attachment>),
    /// Attach more.
    Attach,
}

impl FileList {
    /// Asks for the files when another document was chosen, or they may have changed.
    pub fn show(&mut self, chosen: Option<&Document>, store: &StoreThread) -> Task<Message> {
        let chosen = chosen.map(Document::id);
        if self.of == chosen && !self.is_old {
            return Task::none();
        }
        self.is_old = false;
        if self.of != chosen {
            self.files.clear();
            self.marked = 0;
        }
        self.of = chosen;
        self.known = FilesState::Asked;
        let request = self.latest.renew();
        let Some(id) = chosen else { return Task::none() };
        let told = store.ask(move |store| Ok((store.attachments(id)?, store.unreadable_files(id)?)));
        Task::perform(told, move |files| Message::Told(request, files))
    }

    /// Marks what was read as outdated, so that it is read again when it is shown.
    pub fn reload(&mut self) {
        self.is_old = true;
    }

    /// Takes what the registry told, and says whether a file is to be opened now. Those that count come first.
    ///
    /// # Errors
    /// What the registry says.
    pub fn take(
        &mut self,
        request: RequestId,
        files: Result<(Vec<Attachment>, Vec<AttachmentId>), StoreError>,
    ) -> Result<bool, StoreError> {
        let mut is_wanted = false;
        if self.latest.is(request) {
            (self.files, self.unreadable) = files?;
            is_wanted = std::mem::replace(&mut self.known, FilesState::Told) == FilesState::Wanted;
            self.files.sort_by_key(|file| file.withdrawn.is_some());
            self.marked = self.marked.min(self.counting().saturating_sub(1));
        }
        Ok(is_wanted)
    }

    /// How many of them count.
    fn counting(&self) -> usize {
        self.files.iter().filter(|file| file.withdrawn.is_none()).count()
    }

    /// The keyboard to the next file.
    pub fn next(&mut self) {
        self.marked = (self.marked + 1) % self.counting().max(1);
    }

    /// The file that the keyboard means.
    #[must_use]
    pub fn marked(&self) -> Option<&Attachment> {
        self.files.get(self.marked).filter(|file| file.withdrawn.is_none())
    }

    /// The file that opening this document opens.
    pub fn only(&mut self, document: DocumentId) -> Only {
        if self.of != Some(document) || self.known != FilesState::Told {
            self.known = FilesState::Wanted;
            return Only::Unknown;
        }
        self.marked().map_or(Only::None, |file| Only::One(file.file.clone()))
    }

    /// Files are held over the window, or no longer.
    pub fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// The files under their title, and how more are attached.
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let several = self.counting() > 1;
        let keys = if several { &[Command::OpenFile, Command::NextFile][..] } else { &[Command::OpenFile] };
        let files = self.files.iter().enumerate().map(|(at, file)| {
            let key = (at == self.marked).then(|| together(keys));
            line(file, key, self.unreadable.contains(&file.id), language)
        });
        let files = Column::with_children(files).spacing(space::TINY);
        let hint = if self.held { texts::FILES_LET_GO } else { texts::FILES_DROP };
        let hint = row![
            text::label(language.text(hint)),
            button::quiet(language.text(texts::FILES_CHOOSE), Command::Attach.key(), Some(Message::Attach))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        let hint =
            container(hint).padding([space::TINY, space::SMALL]).width(Length::Fill).style(theme::tray(self.held));
        column![
            rule::horizontal(1).style(theme::line),
            text::strong(language.text(texts::FILES_TITLE)),
            (!self.files.is_empty()).then_some(files),
            hint
        ]
        .spacing(space::SMALL)
        .into()
    }
}

/// A file: pressed, it opens; beside it the way to withdraw it. One that was withdrawn stays, struck through, with the reason.
fn line<'a>(
    file: &'a Attachment,
    key: Option<String>,
    is_unreadable: bool,
    language: &'a Language,
) -> Element<'a, Message> {
    let size = text::label(language.size(file.file.size));
    let is_marked = key.is_some();
    if let Some(reason) = &file.withdrawn {
        let name = one_line(file.file.name.as_str()).struck(true).style(theme::muted);
        let why = message!(texts::FILES_WITHDRAWN, reason = reason.as_str());
        let words = column![row![name, size].spacing(space::SMALL), text::label(language.say(&why))];
        return container(words).padding([space::TINY, space::SMALL]).width(Length::Fill).into();
    }
    let name = one_line(file.file.name.as_str()).bold().style(theme::accent);
    let unreadable = is_unreadable.then(|| text::label(language.text(texts::FILES_UNREADABLE)));
    let about = row![size, key.map(text::label)].spacing(space::MEDIUM).align_y(Alignment::Center);
    let words = column![name, about, unreadable];
    let open = press(words)
        .padding([space::TINY, space::SMALL])
        .width(Length::Fill)
        .style(theme::secondary)
        .on_press(Message::Open(Box::new(file.clone())));
    let withdraw = button::quiet(
        language.text(texts::FILES_WITHDRAW),
        if is_marked { Command::WithdrawFile.key() } else { "" },
        Some(Message::Withdraw(Box::new(file.clone()))),
    );
    row![open, withdraw].spacing(space::SMALL).align_y(Alignment::Center).into()
}
