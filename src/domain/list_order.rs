//! The columns of a list, and the order of its rows: by which column, ascending or descending.

use texts::Text;

use super::{
    book::Book,
    document_field::{DocumentField, FieldKind, ListedAs},
};

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListColumn {
    /// The book: incoming first, then outgoing.
    Book,
    /// The office's own number with its suffix.
    Number,
    /// The date that determines the year of the number: of arrival for incoming, of issue for outgoing documents.
    Date,
    /// Type and subject. Always shown; fills the width that the other columns leave.
    Subject,
    /// The receivers. Rows are ordered by the first of several receivers.
    Receiver,
    /// The due date: the earliest open deadline, otherwise the document's own.
    Due,
    /// Trạng thái xử lý.
    Status,
    /// The clerk who registered the document.
    Clerk,
    /// A field, shown unchanged.
    Field(DocumentField),
}

use DocumentField as F;

impl ListColumn {
    /// The columns with a fixed position: first those of the decree's books in their order, then the others.
    const PLACED: [Self; 22] = [
        Self::Book,
        Self::Number,
        Self::Date,
        Self::Field(F::OrganName),
        Self::Field(F::Code),
        Self::Field(F::IssuedDate),
        Self::Subject,
        Self::Field(F::SignerName),
        Self::Receiver,
        Self::Field(F::FileCopyUnit),
        Self::Field(F::IssuedAmount),
        Self::Field(F::HandOverDate),
        Self::Due,
        Self::Status,
        Self::Field(F::Priority),
        Self::Field(F::Description),
        Self::Field(F::PageAmount),
        Self::Field(F::CameBy),
        Self::Field(F::TraceHeaderList),
        Self::Field(F::DraftingUnit),
        Self::Field(F::FileNotation),
        Self::Clerk,
    ];

    /// The number of columns.
    const COUNT: usize = Self::columns::<0>().1;

    /// Every column: those with a fixed position, then all other listed fields of the table of fields.
    pub const ALL: [Self; Self::COUNT] = Self::columns().0;

    /// Returns the first `LENGTH` columns, and the number of all columns.
    const fn columns<const LENGTH: usize>() -> ([Self; LENGTH], usize) {
        let (mut columns, mut count, mut at) = ([Self::Book; LENGTH], 0, 0);
        while at < Self::PLACED.len() + F::ALL.len() {
            let column = match at.checked_sub(Self::PLACED.len()) {
                None => Some(Self::PLACED[at]),
                Some(further) => F::ALL[further].further(),
            };
            if let Some(column) = column {
                if count < LENGTH {
                    columns[count] = column;
                }
                count += 1;
            }
            at += 1;
        }
        (columns, count)
    }

    fn listed(self) -> ListedAs {
        let (name, heading, width) = match self {
            Self::Field(field) => {
                let row = field.row();
                return row.listed.unwrap_or(ListedAs { name: "", heading: row.code.label(), width: 0.0 });
            }
            Self::Book => ("book", texts::FIELD_BOOK, 36.0),
            Self::Number => ("number", texts::COLUMN_NUMBER, 54.0),
            Self::Date => ("date", texts::COLUMN_BOOK_DATE, 84.0),
            Self::Subject => ("subject", texts::COLUMN_SUBJECT, 150.0),
            Self::Receiver => ("receiver", texts::COLUMN_TO_PLACES, 150.0),
            Self::Due => ("due", texts::COLUMN_DUE, 100.0),
            Self::Status => ("status", texts::COLUMN_STATUS, 116.0),
            Self::Clerk => ("clerk", texts::COLUMN_CLERK, 130.0),
        };
        ListedAs { name, heading, width }
    }

    /// Returns the name of the column in a clerk's preferences.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.listed().name
    }

    /// Returns the column with a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// Returns the heading in a list of both books.
    #[must_use]
    pub fn heading(self) -> Text {
        self.listed().heading
    }

    /// Returns the width of the column until the clerk changes it, in pixels.
    #[must_use]
    pub fn usual_width(self) -> f32 {
        self.listed().width
    }

    /// Returns whether documents of a book have a value in this column.
    #[must_use]
    pub fn is_of(self, book: Book) -> bool {
        match self {
            Self::Field(field) => field.is_of(book),
            _ => true,
        }
    }

    /// Returns whether a list can be ordered by the column. A status is computed from the whole follow-up of a document and from today's
    /// date, so that ordering a registry of a million documents would compute a million statuses again every day.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        self != Self::Status
    }

    /// Returns whether the column holds numbers, which are aligned at the right.
    #[must_use]
    pub fn is_amount(self) -> bool {
        match self {
            Self::Number => true,
            Self::Field(field) => matches!(field.row().kind, FieldKind::Amount(_)),
            _ => false,
        }
    }
}

impl F {
    /// Returns the column of a listed field that has no fixed position.
    const fn further(self) -> Option<ListColumn> {
        let mut at = 0;
        while at < ListColumn::PLACED.len() {
            if matches!(ListColumn::PLACED[at], ListColumn::Field(placed) if placed as usize == self as usize) {
                return None;
            }
            at += 1;
        }
        if self.row().listed.is_some() { Some(ListColumn::Field(self)) } else { None }
    }
}

/// The order of a list. Rows with equal values are in the order of registering; empty values come last in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ListOrder {
    /// The column whose values determine the order.
    pub by: ListColumn,
    /// Whether the largest value comes first.
    pub descending: bool,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_listed_field_is_a_column_with_a_unique_name() {
        let listed = F::ALL.iter().filter(|field| field.row().listed.is_some());
        let missing: Vec<_> = listed.filter(|field| !ListColumn::ALL.contains(&ListColumn::Field(**field))).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let names: HashSet<&str> = ListColumn::ALL.into_iter().map(ListColumn::name).collect();
        assert!(names.len() == ListColumn::ALL.len() && !names.contains(""), "{names:?}");
        for column in ListColumn::ALL {
            assert_eq!(ListColumn::from_name(column.name()), Some(column));
        }
    }
}
