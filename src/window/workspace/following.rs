//! Follow-up in the workspace: the dialog over the selected documents.

use iced::Task;

use super::{Message as WorkspaceMessage, Workspace};
use crate::{
    env::Environment,
    screens::follow_up::{FollowUp, FollowUpKind},
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
        self.open(FollowUp::new(kind, ids, document, self.registry.context(environment)))
    }
}
