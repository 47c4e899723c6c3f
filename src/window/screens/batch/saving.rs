//! Registering a batch: the rows up to the first wrong one go to the registry together; those after it wait, so that numbers follow the
//! order of the paper.

use iced::Task;

use domain::{crossed_dates, document::Document, warning::Warning};
use store::{BatchOutcome, BatchRow, DuplicateDecision, StoreError};
use texts::{UserMessage, message};

use super::{
    Action, Batch, Message,
    line::{BatchLine, LineState, Lookalike},
};
use crate::{
    context::Context,
    kit::{grid::At, notice::Notice, theme::Severity},
};

/// How many warnings are told one by one.
const TOLD: usize = 3;

impl Batch {
    /// The lines that are written on and not registered.
    pub(super) fn open_lines(&self) -> impl Iterator<Item = &BatchLine> {
        self.lines.iter().filter(|line| line.is_open() && !line.is_blank())
    }

    /// Whether the registry has lines in hand.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.lines.iter().any(|line| line.standing == LineState::Saving)
    }

    /// Checks every line, and gives those before the first wrong one to the registry.
    pub(super) fn save(&mut self, context: Context<'_>) -> Task<Message> {
        let task = self.take_marked(context);
        self.notice = None;
        let mut rows = Vec::new();
        let mut waits = false;
        for line in self.lines.iter_mut().filter(|line| line.is_open() && !line.is_blank()) {
            match line.check(context) {
                Ok(entry) => {
                    line.problems.clear();
                    waits |= line.is_asking();
                    if !waits {
                        line.standing = LineState::Saving;
                        rows.push(BatchRow { mark: line.mark, entry, decision: line.decision.clone() });
                    }
                }
                Err(problems) => {
                    line.problems = problems;
                    waits = true;
                }
            }
        }
        if rows.is_empty() {
            return Task::batch([task, self.tell(&[], 0, context)]);
        }
        let marks = rows.iter().map(|row| row.mark).collect();
        let answers = context.store.ask(move |store| store.register_batch(&rows));
        Task::batch([task, Task::perform(answers, move |answers| Message::Saved(marks, answers))])
    }

    /// What came of it: the numbers at their lines, the rest at its cells.
    pub(super) fn saved(
        &mut self,
        marks: &[u64],
        answers: Result<Vec<BatchOutcome>, StoreError>,
        context: Context<'_>,
    ) -> Action {
        let answers = match answers {
            Ok(answers) => answers,
            Err(error) => {
                for line in self.lines.iter_mut().filter(|line| line.standing == LineState::Saving) {
                    line.standing = LineState::Open;
                }
                self.notice =
                    Some(Notice::new(Severity::Error, error.message()).with_more(UserMessage::from(texts::BATCH_KEPT)));
                return Action::Run(self.focus());
            }
        };
        let (mut numbers, mut warnings) = (Vec::new(), Vec::new());
        for (mark, answer) in marks.iter().zip(answers) {
            let Some(line) = self.lines.iter_mut().find(|line| line.mark == *mark) else { continue };
            match answer {
                BatchOutcome::Registered(registered) => {
                    numbers.push(registered.document.number());
                    warnings.extend(registered.warnings);
                    warnings.extend(crossed(&registered.document));
                    line.standing = LineState::Registered(registered.document.number());
                }
                BatchOutcome::Alike(document) => {
                    line.standing = LineState::Open;
                    line.alike = Some(Lookalike::Document(document));
                    line.decision = DuplicateDecision::Ask;
                }
                BatchOutcome::Refused(problems) => {
                    line.standing = LineState::Open;
                    line.problems = problems;
                }
                BatchOutcome::Waits => line.standing = LineState::Open,
            }
        }
        self.revision += 1;
        // What is registered cannot be undone here.
        (self.past, self.undone) = (Vec::new(), Vec::new());
        self.look_alike_again();
        let task = self.tell(&numbers, warnings.len(), context);
        if let Some(notice) = &mut self.notice {
            notice.more.extend(warnings.iter().take(TOLD).map(Warning::message));
        }
        Action::Registered(task)
    }

    /// Says what came of it; the keyboard goes to the first cell that waits.
    fn tell(&mut self, numbers: &[u32], warnings: usize, context: Context<'_>) -> Task<Message> {
        let left = self.open_lines().count();
        let registered = registered(numbers);
        let problems = self.lines.iter().position(|line| line.is_open() && !line.is_blank());
        let waiting = problems.map(|row| {
            let row = i64::try_from(row + 1).unwrap_or(i64::MAX);
            message!(texts::BATCH_WAITING, count = left, row = texts::plain(row))
        });
        self.notice = Some(match (registered, waiting) {
            (Some(registered), None) if warnings == 0 => Notice::new(Severity::Success, registered),
            (Some(registered), None) => Notice::new(Severity::Warning, registered),
            (Some(registered), Some(waiting)) => Notice::new(Severity::Warning, registered).with_more(waiting),
            (None, Some(waiting)) => Notice::new(Severity::Error, waiting),
            (None, None) => Notice::new(Severity::Neutral, UserMessage::from(texts::BATCH_NOTHING)),
        });
        let at = match problems {
            Some(row) => At { row, column: self.lines[row].first_problem().unwrap_or(self.grid.at.column) },
            None => At { row: self.grid.total - 1, column: self.first_wanted(self.grid.total - 1, context) },
        };
        self.grid.go(at);
        self.focus()
    }
}

/// The dates of a document that stand in an order that cannot be.
fn crossed(document: &Document) -> Vec<Warning> {
    let content = document.content();
    crossed_dates::of_incoming(document.book_date(), document.issued_date(), content.hand_over_date, content.due_date)
}

/// Which numbers were given.
fn registered(numbers: &[u32]) -> Option<UserMessage> {
    let in_turn = numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    match numbers {
        [] => None,
        [only] => Some(message!(texts::BATCH_REGISTERED_ONE, number = texts::plain(*only))),
        [first, .., last] if in_turn => Some(message!(
            texts::BATCH_REGISTERED,
            count = numbers.len(),
            first = texts::plain(*first),
            last = texts::plain(*last)
        )),
        // Documents of two years have numbers of two series.
        _ => Some(message!(texts::BATCH_REGISTERED_APART, count = numbers.len())),
    }
}
