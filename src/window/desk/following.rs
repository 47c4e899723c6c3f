//! What the desk does to follow documents up: the dialog over the selected ones, and what is shown once it is done.

use iced::Task;

use domain::{document::Document, message::Message as Sentence};
use language::Language;

use super::{
    Desk, Message as DeskMessage,
    dialog::{Dialog, Message},
};
use crate::{
    env::Environment,
    kit::{notice::Notice, theme::Tone},
    screens::{
        details::registration,
        follow_up::{FollowUp, Kind},
    },
};

impl Desk {
    /// Opens the dialog over the selected documents.
    pub(super) fn open_follow_up(
        &mut self,
        kind: Kind,
        environment: &Environment,
        language: &Language,
    ) -> Task<DeskMessage> {
        let ids = self.list.selected();
        let document = self.list.chosen().filter(|_| ids.len() == 1).cloned();
        // What one document cannot have is not asked for.
        let fits = document.as_ref().is_none_or(|document| kind.fits(document));
        if ids.is_empty() || !fits {
            return Task::none();
        }
        let day = (environment.clock.today(), language);
        let (dialog, task) = FollowUp::new(kind, ids, document, &self.store, day);
        self.dialog = Some(Dialog::FollowUp(Box::new(dialog)));
        task.map(|message| DeskMessage::Dialog(Message::FollowUp(message)))
    }

    /// Shows the documents as they are now, and says what was written down.
    pub(super) fn followed_up(
        &mut self,
        kind: Kind,
        documents: Vec<Document>,
        language: &Language,
    ) -> Task<DeskMessage> {
        self.dialog = None;
        self.details.look_again();
        let what = language.text(kind.title());
        let said = match documents.as_slice() {
            [document] => Sentence::new("follow-done").with("document", registration::named(document)),
            several => Sentence::new("follow-done-many").with("count", several.len()),
        };
        self.notice = Some(Notice::new(Tone::Good, said.with("what", what)));
        for document in documents {
            self.list.replace(document);
        }
        Task::batch([self.read_what_waits(), self.back_from_dialog()])
    }
}
