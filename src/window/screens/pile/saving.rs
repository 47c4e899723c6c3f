//! Registering a pile: the rows up to the first wrong one go to the registry together; those after it wait, so that numbers follow the
//! order of the paper.

use iced::Task;

use domain::{crossed_dates, incoming::IncomingEntry, message::Message as Sentence, warning::Warning};
use store::{PileAnswer, PileRow, PileVerdict, StoreError};

use super::{
    Action, Message, Pile,
    line::{Alike, Line, Standing},
};
use crate::{
    kit::{grid::At, notice::Notice, theme::Tone},
    screens::entry::Around,
};

/// How many warnings are told one by one.
const TOLD: usize = 3;

impl Pile {
    /// The lines that are written on and not registered.
    pub(super) fn open_lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_open() && !line.is_blank())
    }

    /// Whether the registry has lines in hand.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.lines.iter().any(|line| line.standing == Standing::Saving)
    }

    /// Checks every line, and gives those before the first wrong one to the registry.
    pub(super) fn save(&mut self, around: Around<'_>) -> Task<Message> {
        let task = self.take_marked(around);
        self.notice = None;
        let mut rows = Vec::new();
        let mut waits = false;
        for line in self.lines.iter_mut().filter(|line| line.is_open() && !line.is_blank()) {
            match line.check(around) {
                Ok(entry) => {
                    line.problems.clear();
                    waits |= line.is_asking();
                    if !waits {
                        line.standing = Standing::Saving;
                        rows.push(PileRow { mark: line.mark, entry, verdict: line.verdict.clone() });
                    }
                }
                Err(problems) => {
                    line.problems = problems;
                    waits = true;
                }
            }
        }
        if rows.is_empty() {
            return Task::batch([task, self.tell(&[], 0, around)]);
        }
        let marks = rows.iter().map(|row| row.mark).collect();
        let answers = around.store.ask(move |store| store.register_pile(&rows));
        Task::batch([task, Task::perform(answers, move |answers| Message::Saved(marks, answers))])
    }

    /// What came of it: the numbers at their lines, the rest at its cells.
    pub(super) fn saved(
        &mut self,
        marks: &[u64],
        answers: Result<Vec<PileAnswer>, StoreError>,
        around: Around<'_>,
    ) -> Action {
        let answers = match answers {
            Ok(answers) => answers,
            Err(error) => {
                for line in self.lines.iter_mut().filter(|line| line.standing == Standing::Saving) {
                    line.standing = Standing::Open;
                }
                self.notice = Some(Notice::new(Tone::Bad, error.message()).with_more(Sentence::new("pile-kept")));
                return Action::Run(self.focus());
            }
        };
        let (mut numbers, mut warnings) = (Vec::new(), Vec::new());
        for (mark, answer) in marks.iter().zip(answers) {
            let Some(line) = self.lines.iter_mut().find(|line| line.mark == *mark) else { continue };
            match answer {
                PileAnswer::Registered(registered) => {
                    numbers.push(registered.document.arrival_number);
                    warnings.extend(registered.warnings);
                    warnings.extend(crossed(&registered.document.entry));
                    line.standing = Standing::Registered(registered.document.arrival_number);
                }
                PileAnswer::Alike(document) => {
                    line.standing = Standing::Open;
                    line.alike = Some(Alike::Document(document));
                    line.verdict = PileVerdict::Ask;
                }
                PileAnswer::Refused(problems) => {
                    line.standing = Standing::Open;
                    line.problems = problems;
                }
                PileAnswer::Waits => line.standing = Standing::Open,
            }
        }
        self.revision += 1;
        // What is registered cannot be undone here.
        (self.past, self.undone) = (Vec::new(), Vec::new());
        self.look_alike_again();
        let task = self.tell(&numbers, warnings.len(), around);
        if let Some(notice) = &mut self.notice {
            notice.more.extend(warnings.iter().take(TOLD).map(Warning::message));
        }
        Action::Registered(task)
    }

    /// Says what came of it; the keyboard goes to the first cell that waits.
    fn tell(&mut self, numbers: &[u32], warnings: usize, around: Around<'_>) -> Task<Message> {
        let left = self.open_lines().count();
        let registered = registered(numbers);
        let trouble = self.lines.iter().position(|line| line.is_open() && !line.is_blank());
        let waiting = trouble.map(|row| {
            let row = i64::try_from(row + 1).unwrap_or(i64::MAX);
            Sentence::new("pile-waiting").with("count", left).with_plain("row", row)
        });
        self.notice = Some(match (registered, waiting) {
            (Some(registered), None) if warnings == 0 => Notice::new(Tone::Good, registered),
            (Some(registered), None) => Notice::new(Tone::Look, registered),
            (Some(registered), Some(waiting)) => Notice::new(Tone::Look, registered).with_more(waiting),
            (None, Some(waiting)) => Notice::new(Tone::Bad, waiting),
            (None, None) => Notice::new(Tone::Plain, Sentence::new("pile-nothing")),
        });
        let at = match trouble {
            Some(row) => At { row, column: self.lines[row].first_problem().unwrap_or(self.grid.at.column) },
            None => At { row: self.grid.total - 1, column: self.first_wanted(self.grid.total - 1, around) },
        };
        self.grid.go(at);
        self.focus()
    }
}

/// The dates of a document that stand in an order that cannot be.
fn crossed(entry: &IncomingEntry) -> Vec<Warning> {
    let content = &entry.content;
    crossed_dates::of_incoming(entry.arrival_date, entry.issued_date, content.hand_over_date, content.due_date)
}

/// Which numbers were given.
fn registered(numbers: &[u32]) -> Option<Sentence> {
    let in_turn = numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    match numbers {
        [] => None,
        [only] => Some(Sentence::new("pile-registered-one").with_plain("number", *only)),
        [first, .., last] if in_turn => Some(
            Sentence::new("pile-registered")
                .with("count", numbers.len())
                .with_plain("first", *first)
                .with_plain("last", *last),
        ),
        // Documents of two years have numbers of two series.
        _ => Some(Sentence::new("pile-registered-apart").with("count", numbers.len())),
    }
}
