//! The office's options for a form: the paper, the widths of the columns, additional columns, and whether the
//! column of signatures is filled.

use domain::cell::Cell;

use super::{
    PaperError,
    catalogue::{Form, FormColumn, Kind},
    page::Size,
    table::{Column, fitted},
};

/// The size of the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Paper {
    /// All sizes, the usual one first.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Returns its word in commands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// Returns the size of a word, in capitals or not.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.key().eq_ignore_ascii_case(key))
    }
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// The options for a form with a table. The default is the form unchanged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PrintOptions {
    /// The paper.
    pub paper: Paper,
    /// Its orientation; `None` for the form's usual one: books landscape, sheets portrait.
    pub orientation: Option<Orientation>,
    /// The relative widths of the columns, one for each; empty for the usual ones.
    pub widths: Vec<f32>,
    /// Columns after the decree's, which are a minimum (“tối thiểu”, Phụ lục IV, NĐ 30/2020/NĐ-CP).
    pub extra: Vec<FormColumn>,
    /// Whether ký nhận shows who received the document and when, instead of staying blank for signatures.
    pub signatures_filled: bool,
}

/// A form's table on its paper: the columns, and the content of each.
#[derive(Debug, Clone)]
pub(super) struct FormTable {
    pub(super) columns: Vec<Column>,
    pub(super) cells: Vec<Cell>,
    /// The number of columns that are struck through for an invalid document: all before the notes, which give
    /// the reason.
    pub(super) struck: usize,
}

impl PrintOptions {
    /// Returns the size of the pages.
    pub(super) fn size(&self, form: &Form) -> Size {
        let size = match self.paper {
            Paper::A4 => Size::A4,
            Paper::A3 => Size::A3,
        };
        let usual = match form.kind {
            Kind::Book(_) | Kind::State(_) => Orientation::Landscape,
            _ => Orientation::Portrait,
        };
        match self.orientation.unwrap_or(usual) {
            Orientation::Portrait => size,
            Orientation::Landscape => size.turned(),
        }
    }

    /// Returns the usual relative widths of the columns, one for each.
    #[must_use]
    pub fn usual_widths(&self, form: &Form) -> Vec<f32> {
        form.columns().iter().chain(&self.extra).map(|column| column.share).collect()
    }

    /// Makes the form's table, `width` millimetres wide.
    pub(super) fn table(&self, form: &Form, width: f32) -> Result<FormTable, PaperError> {
        let all: Vec<FormColumn> = form.columns().iter().chain(&self.extra).copied().collect();
        let shares = match self.widths.as_slice() {
            [] => self.usual_widths(form),
            widths if widths.len() == all.len() && widths.iter().all(|width| width.is_finite() && *width > 0.0) => {
                widths.to_vec()
            }
            _ => return Err(PaperError::WrongWidths(all.len())),
        };
        let columns: Vec<Column> = all.iter().zip(shares).map(|(column, share)| column.set(share)).collect();
        let columns = fitted(&columns, width);
        if columns.iter().any(|column| column.width < column.narrowest()) {
            return Err(PaperError::WrongWidths(all.len()));
        }
        let signature = |cell| if cell == Cell::Signature && !self.signatures_filled { Cell::Unfilled } else { cell };
        let cells: Vec<Cell> = all.iter().map(|column| signature(column.cell)).collect();
        let struck = cells.iter().position(|cell| *cell == Cell::Note).unwrap_or(cells.len());
        Ok(FormTable { columns, cells, struck })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    #[test]
    fn any_form_has_room_for_every_column_an_office_may_add() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for form in catalogue::forms(today).filter(|form| !form.columns().is_empty()) {
            let extra = catalogue::EXTRAS.iter().map(|(_, column)| *column).collect();
            let options = PrintOptions { extra, ..PrintOptions::default() };
            assert!(options.table(form, options.size(form).table_width()).is_ok(), "{}", form.name);
        }
    }
}
