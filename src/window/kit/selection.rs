//! Which rows of a list are selected: stretches of it, so that a million rows are as few as one.

use std::ops::Range;

/// Selected rows, in the order of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Stretches that neither touch nor overlap, the first one first.
    stretches: Vec<Range<usize>>,
}

impl Selection {
    /// Only this stretch.
    #[must_use]
    pub fn stretch(rows: Range<usize>) -> Self {
        Self { stretches: if rows.is_empty() { Vec::new() } else { vec![rows] } }
    }

    /// These rows, in rising order.
    #[must_use]
    pub fn of(rows: impl Iterator<Item = usize>) -> Self {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for row in rows {
            match stretches.last_mut() {
                Some(last) if last.end == row => last.end = row + 1,
                _ => stretches.push(row..row + 1),
            }
        }
        Self { stretches }
    }

    /// Whether a row is among them.
    #[must_use]
    pub fn contains(&self, row: usize) -> bool {
        let at = self.stretches.partition_point(|stretch| stretch.end <= row);
        self.stretches.get(at).is_some_and(|stretch| stretch.contains(&row))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.stretches.iter().map(ExactSizeIterator::len).sum()
    }

    /// The rows themselves.
    pub fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.stretches.iter().cloned().flatten()
    }

    /// Takes a row in, or out.
    pub fn toggle(&mut self, row: usize) {
        let at = self.stretches.partition_point(|stretch| stretch.end <= row);
        if let Some(held) = self.stretches.get(at).filter(|stretch| stretch.contains(&row)).cloned() {
            let parts = [held.start..row, row + 1..held.end].into_iter().filter(|part| !part.is_empty());
            self.stretches.splice(at..=at, parts.collect::<Vec<_>>());
            return;
        }
        self.stretches.insert(at, row..row + 1);
        // A stretch that ends or begins here becomes one with it.
        if at + 1 < self.stretches.len() && self.stretches[at + 1].start == row + 1 {
            self.stretches[at].end = self.stretches.remove(at + 1).end;
        }
        if at > 0 && self.stretches[at - 1].end == row {
            self.stretches[at - 1].end = self.stretches.remove(at).end;
        }
    }

    /// Lets go of rows that are no more.
    pub fn cut(&mut self, total: usize) {
        self.stretches.retain_mut(|stretch| {
            stretch.end = stretch.end.min(total);
            stretch.start < stretch.end
        });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_million_rows_are_one_stretch() {
        let mut all = Selection::stretch(0..1_000_000);
        all.toggle(500_000);
        assert_eq!((all.count(), all.contains(499_999), all.contains(500_000)), (999_999, true, false));
        all.cut(10);
        assert_eq!(all, Selection::stretch(0..10));
    }

    proptest! {
        #[test]
        fn rows_come_and_go_as_in_a_set(toggled in proptest::collection::vec(0_usize..12, 0..40), cut in 0_usize..14) {
            let mut selection = Selection::default();
            let mut set = BTreeSet::new();
            for row in toggled {
                selection.toggle(row);
                if !set.insert(row) {
                    set.remove(&row);
                }
                prop_assert_eq!(&Selection::of(set.iter().copied()), &selection);
            }
            selection.cut(cut);
            set.retain(|row| *row < cut);
            prop_assert_eq!(selection.rows().collect::<Vec<_>>(), set.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(selection.count(), set.len());
        }
    }
}
