//! Lines that look the same as a registered document or as a line above (Phụ lục VI): marked, and asked about in the row.

use std::collections::HashMap;

use iced::{Task, widget::operation};

use domain::{document::Document, duplicate::DuplicateKey, text::clean};
use store::DuplicateDecision;

use super::{
    Action, Batch, Message, REASON,
    line::{BatchLine, Lookalike},
};
use crate::{context::Context, kit::grid::keys::Writing};

/// The first document registered with a line's key, if there is one: of which mark and key.
pub type FirstAlike = (u64, DuplicateKey, Option<Box<Document>>);

impl Batch {
    /// Asks for documents that look the same as lines of which that has changed.
    pub(super) fn ask_alike(&mut self, context: Context<'_>) -> Task<Message> {
        let mut wanted = Vec::new();
        for line in self.lines.iter_mut().filter(|line| line.is_open()) {
            let key = line.duplicate_key(context.today);
            if key != line.key {
                line.key.clone_from(&key);
                (line.alike, line.decision) = (None, DuplicateDecision::Ask);
                wanted.extend(key.map(|key| (line.mark, key)));
            }
        }
        self.look_alike_again();
        if wanted.is_empty() {
            return Task::none();
        }
        let found = context.store.ask(move |store| {
            let first = |key: &DuplicateKey| store.duplicates(key).map(|found| found.into_iter().next().map(Box::new));
            wanted.into_iter().map(|(mark, key)| Ok((mark, key.clone(), first(&key)?))).collect()
        });
        // Saving asks again; until then an error here costs only the mark.
        Task::perform(found, |found| Message::Alike(found.unwrap_or_default()))
    }

    /// Takes what the registry found, where the line still has that key.
    pub(super) fn take_alike(&mut self, found: Vec<FirstAlike>) {
        let mut found: HashMap<u64, (DuplicateKey, Box<Document>)> =
            found.into_iter().filter_map(|(mark, key, document)| Some((mark, (key, document?)))).collect();
        for line in self.lines.iter_mut().filter(|line| line.is_open()) {
            if let Some((key, document)) = found.remove(&line.mark)
                && line.key.as_ref() == Some(&key)
            {
                line.alike = Some(Lookalike::Document(document));
            }
        }
    }

    /// Looks anew which lines look the same as a line above.
    pub(super) fn look_alike_again(&mut self) {
        let mut first: HashMap<DuplicateKey, usize> = HashMap::new();
        for (row, line) in self.lines.iter_mut().enumerate() {
            let above = line.key.as_ref().and_then(|key| first.get(key)).copied();
            if line.is_open() && !matches!(line.alike, Some(Lookalike::Document(_))) {
                line.alike = above.map(Lookalike::Line);
            }
            if let (None, Some(key)) = (above, &line.key) {
                first.insert(key.clone(), row);
            }
        }
    }

    /// Looks for lines that were the same as one that is put away: the registry has that now.
    pub(super) fn forget_lines(&mut self, context: Context<'_>) -> Task<Message> {
        for line in self.lines.iter_mut().filter(|line| line.is_asking()) {
            line.key = None;
        }
        self.ask_alike(context)
    }

    /// The line one stands at, where it asks what it is.
    pub(super) fn asking(&self) -> Option<&BatchLine> {
        self.lines.get(self.grid.at.row).filter(|line| line.is_asking())
    }

    fn answer(&mut self, decision: DuplicateDecision) -> Task<Message> {
        let row = self.grid.at.row;
        if self.asking().is_some()
            && let Some(line) = self.lines.get_mut(row)
        {
            line.decision = decision;
        }
        self.reason = None;
        self.focus()
    }

    /// It is the same document, come another way.
    pub(super) fn is_the_same(&mut self) -> Task<Message> {
        let id = self.asking().and_then(|line| match line.alike.as_ref()? {
            Lookalike::Document(document) => Some(document.id()),
            Lookalike::Line(_) => None,
        });
        self.answer(DuplicateDecision::Same(id))
    }

    /// It is another document: the keyboard goes to the reason.
    pub(super) fn is_another(&mut self) -> Task<Message> {
        if self.asking().is_none() || self.writing != Writing::Not {
            return self.focus();
        }
        self.reason.get_or_insert_default();
        operation::focus(REASON)
    }

    /// The reason is written.
    pub(super) fn reason_done(&mut self) -> Task<Message> {
        match self.reason.as_deref().map(clean) {
            Some(reason) if !reason.is_empty() => self.answer(DuplicateDecision::Another(reason)),
            _ => operation::focus(REASON),
        }
    }

    /// Shows the document the line looks the same as.
    pub(super) fn show_alike(&mut self) -> Action {
        match self.asking().and_then(|line| line.alike.clone()) {
            Some(Lookalike::Document(document)) => Action::Show(document),
            Some(Lookalike::Line(row)) => {
                self.grid.go(crate::kit::grid::At { row, ..self.grid.at });
                Action::Run(self.focus())
            }
            None => Action::Run(self.focus()),
        }
    }
}
