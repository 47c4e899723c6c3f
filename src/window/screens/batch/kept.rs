//! The rows of a batch as drafts that outlive the window, and the batch as it was when the window opens again.

use std::collections::BTreeMap;

use store::DraftRow;

use super::{
    Batch,
    line::{BatchLine, COLUMNS, LineState},
};

impl Batch {
    /// A number that rises whenever the lines change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The rows that are written on and not registered.
    #[must_use]
    pub fn draft(&self) -> Vec<DraftRow> {
        let is_kept = |line: &&BatchLine| !matches!(line.standing, LineState::Registered(_)) && !line.is_blank();
        self.lines.iter().filter(is_kept).map(row).collect()
    }

    /// Writes rows into the empty batch.
    pub fn restore(&mut self, rows: &[DraftRow]) {
        for row in rows {
            let mut line = BatchLine::default();
            line.mark = row.mark;
            for (column, field) in COLUMNS.iter().enumerate() {
                let key = field.key();
                match (row.texts.get(&*key), row.given.get(&*key)) {
                    (Some(text), _) => line.bring_back(column, text.clone()),
                    (None, Some(text)) => line.give(column, text.clone()),
                    (None, None) => {}
                }
            }
            self.lines.push(line);
        }
        self.count_rows();
    }
}

fn row(line: &BatchLine) -> DraftRow {
    let cells = |given: bool| -> BTreeMap<String, String> {
        let cells = COLUMNS.iter().enumerate().map(|(column, field)| (field.key(), line.cell(column)));
        let cells = cells.filter(|(_, cell)| cell.given == given && !cell.text.is_empty());
        cells.map(|(key, cell)| (key.into_owned(), cell.text.clone())).collect()
    };
    DraftRow { mark: line.mark, texts: cells(false), given: cells(true) }
}
