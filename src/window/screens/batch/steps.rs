//! Undoing in a batch: the lines as they stood before each thing that was done, and doing it again.

use super::{Batch, line::BatchLine};
use crate::kit::grid::At;

/// How many steps are kept.
const KEPT: usize = 200;

/// The lines a step changed, as they stood before it.
#[derive(Debug, Clone)]
pub struct BatchStep {
    first: usize,
    /// How many lines it may have changed.
    span: usize,
    lines: Vec<BatchLine>,
    /// How many lines there were.
    count: usize,
    /// Where one stood.
    at: At,
}

impl BatchStep {
    fn before(lines: &[BatchLine], first: usize, span: usize, at: At) -> Self {
        let changed = lines.iter().skip(first).take(span).cloned().collect();
        Self { first, span, lines: changed, count: lines.len(), at }
    }
}

impl Batch {
    /// Notes so many lines, which are about to change.
    pub(super) fn note(&mut self, first: usize, span: usize) {
        self.past.push(BatchStep::before(&self.lines, first, span, self.grid.at));
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
        self.undone.clear();
        self.revision += 1;
    }

    /// Takes the last step back, or does it again. False when there is none.
    pub(super) fn turn_back(&mut self, again: bool) -> bool {
        let (from, to) = if again { (&mut self.undone, &mut self.past) } else { (&mut self.past, &mut self.undone) };
        let Some(step) = from.pop() else { return false };
        to.push(BatchStep::before(&self.lines, step.first, step.span, step.at));
        self.revision += 1;
        self.lines.truncate(step.count);
        for (row, line) in (step.first..).zip(step.lines) {
            match self.lines.get_mut(row) {
                Some(place) => *place = line,
                None => self.lines.push(line),
            }
        }
        self.count_rows();
        self.grid.go(step.at);
        true
    }
}
