//! The columns of a list, and its order: by which of them, and from which end.

use super::{
    book::Book,
    document_field::{DocumentField, FieldKind, ListedAs},
};

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListColumn {
    /// Which book: incoming, then outgoing.
    Book,
    /// The office's own number, its suffix after it.
    Number,
    /// The date whose year is that of the number: of arrival, or of issue.
    Date,
    /// Type and subject: always there, and as wide as the others leave it.
    Subject,
    /// Who received it; in the order of a list, of several the first.
    Receiver,
    /// The day it is due: of its open deadlines the earliest, else its own.
    Due,
    /// Trạng thái xử lý.
    Status,
    /// Who registered it.
    Clerk,
    /// A field as it stands.
    Field(DocumentField),
}

use DocumentField as F;

impl ListColumn {
    /// Every column, in the order of the decree's books; what the books do not have follows.
    pub const ALL: [Self; 22] = [
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

    fn listed(self) -> ListedAs {
        let (name, heading, width) = match self {
            Self::Field(field) => return field.row().listed.unwrap_or(ListedAs { name: "", heading: "", width: 0.0 }),
            Self::Book => ("book", "column-book", 36.0),
            Self::Number => ("number", "column-number", 54.0),
            Self::Date => ("date", "column-book-date", 84.0),
            Self::Subject => ("subject", "column-subject", 150.0),
            Self::Receiver => ("receiver", "column-to-places", 150.0),
            Self::Due => ("due", "column-due", 100.0),
            Self::Status => ("status", "column-status", 116.0),
            Self::Clerk => ("clerk", "column-clerk", 130.0),
        };
        ListedAs { name, heading, width }
    }

    /// Its name in a clerk's preferences.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.listed().name
    }

    /// The column of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// The key of its heading in a list of both books.
    #[must_use]
    pub fn heading(self) -> &'static str {
        self.listed().heading
    }

    /// How wide it is unless sized, in pixels.
    #[must_use]
    pub fn usual_width(self) -> f32 {
        self.listed().width
    }

    /// Whether the documents of a book have what it shows.
    #[must_use]
    pub fn is_of(self, book: Book) -> bool {
        match self {
            Self::Field(field) => field.is_of(book),
            _ => true,
        }
    }

    /// Whether a list can be ordered by it. A status follows from all that happened to a document and from the day, so that a million of
    /// them would have to be made out anew each day.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        self != Self::Status
    }

    /// Whether it holds numbers to be counted with, which stand under each other at the right.
    #[must_use]
    pub fn is_amount(self) -> bool {
        match self {
            Self::Number => true,
            Self::Field(field) => matches!(field.row().kind, FieldKind::Amount(_)),
            _ => false,
        }
    }
}

/// An order. Documents equal in it stand in the order of registering; what is empty stands at the end, from whichever end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ListOrder {
    /// By this column.
    pub by: ListColumn,
    /// From its last to its first.
    pub descending: bool,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_listed_field_is_a_column_under_a_name_of_its_own() {
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
