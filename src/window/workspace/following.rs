//! Follow-up in the workspace: the dialog over the selected documents, and the notice once it is done.

use iced::Task;

use domain::{document::Document, message::UserMessage};
use language::Language;

use super::{
    Message as WorkspaceMessage, Workspace,
    dialog::{Dialog, Message},
};
use crate::{
    env::Environment,
    kit::{notice::Notice, theme::Severity},
    screens::{
        details::registration,
        follow_up::{FollowUp, FollowUpKind},
    },
};

impl Workspace {
    /// Opens the dialog over the selected documents.
    pub(super) fn open_follow_up(&mut self, kind: FollowUpKind, environment: &Environment) -> Task<WorkspaceMessage> {
        let ids = self.list.selected();
        let document = self.list.chosen().filter(|_| ids.len() == 1).cloned();
        // Fields that a document cannot have are left out.
        let fits = document.as_ref().is_none_or(|document| kind.fits(document));
        if ids.is_empty() || !fits {
            return Task::none();
        }
        let (dialog, task) = FollowUp::new(kind, ids, document, self.registry.context(environment));
        self.dialog = Some(Dialog::FollowUp(Box::new(dialog)));
        task.map(|message| WorkspaceMessage::Dialog(Message::FollowUp(message)))
    }

    /// Shows the changed documents and a notice of what was recorded.
    pub(super) fn followed_up(
        &mut self,
        kind: FollowUpKind,
        documents: Vec<Document>,
        language: &Language,
    ) -> Task<WorkspaceMessage> {
        self.dialog = None;
        let what = language.text(kind.title());
        let said = match documents.as_slice() {
            [document] => UserMessage::new("follow-done").with("document", registration::named(document)),
            several => UserMessage::new("follow-done-many").with("count", several.len()),
        };
        self.notice = Some(Notice::new(Severity::Success, said.with("what", what)));
        for document in documents {
            self.list.replace(document);
        }
        self.back_from_dialog()
    }
}
