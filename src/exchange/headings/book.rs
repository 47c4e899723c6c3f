//! Determines the registry book from headings. The usual names of columns decide; headings that only mention a
//! field never overrule them.

use domain::{book::Book, document_field::DocumentField, field::Field};

use super::{Column, names::Certainty};

/// A column with a known heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KnownColumn {
    /// Its index, from 0.
    pub place: usize,
    /// The field that its heading names.
    pub column: Column,
    /// How certain the match is.
    pub certainty: Certainty,
}

/// What the headings say about their book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// They belong to this book.
    Book(Book),
    /// They may belong to either book; holds the column that suggests each.
    Either {
        /// The column with a day that may be that of arrival.
        incoming: usize,
        /// The column of the signer or the receivers.
        outgoing: usize,
    },
}

/// Determines the book of headings; returns the wanted book where it is possible. Only an incoming book has a
/// date and a number of arrival; an outgoing one has a number, and receivers or a signer.
pub(super) fn told(known: &[KnownColumn], wanted: Option<Book>) -> Option<Told> {
    let any = |field| find(known, field, Certainty::Keywords);
    let sure = |field| find(known, field, Certainty::Shortened);
    let mut columns: Vec<Column> = known.iter().map(|known| known.column).collect();
    columns.sort_unstable();
    columns.dedup();
    any(Field::Subject)?;
    if columns.len() < 3 {
        return None;
    }
    let is_numbered = any(Field::Code).is_some() || any(Field::CodeNumber).and(any(Field::CodeNotation)).is_some();
    let has_arrived = sure(Field::ArrivalDate).or(sure(Field::ArrivalNumber)).is_some();
    match wanted {
        Some(Book::Incoming) => {
            let may_have = has_arrived || any(Field::ArrivalDate).is_some();
            return may_have.then_some(Told::Book(Book::Incoming));
        }
        Some(Book::Outgoing) => {
            return (is_numbered && sure(Field::ArrivalDate).is_none()).then_some(Told::Book(Book::Outgoing));
        }
        None if has_arrived => return Some(Told::Book(Book::Incoming)),
        None => {}
    }
    let receiver = any(Field::ToPlaces);
    let outgoing = any(Field::To).or(any(Field::SignerInfo));
    let may_be_outgoing = is_numbered && outgoing.or(receiver).is_some();
    let book = match (any(Field::ArrivalDate), outgoing.or(receiver)) {
        (None, _) => return may_be_outgoing.then_some(Told::Book(Book::Outgoing)),
        (Some(_), _) if !may_be_outgoing => Book::Incoming,
        (Some(day), Some(other)) => match (any(Field::OrganName), outgoing) {
            // An incoming document needs a sender; both books have receivers.
            (None, Some(_)) => Book::Outgoing,
            (Some(_), None) => Book::Incoming,
            (Some(_), Some(_)) if sure(Field::To).and(sure(Field::SignerInfo)).is_some() => Book::Outgoing,
            _ => return Some(Told::Either { incoming: day, outgoing: other }),
        },
        (Some(_), None) => Book::Incoming,
    };
    Some(Told::Book(book))
}

/// Finds the column of a field, if its match is at least this certain.
fn find(known: &[KnownColumn], field: Field, least: Certainty) -> Option<usize> {
    let is_it = |known: &&KnownColumn| known.column == Column::Field(field) && known.certainty <= least;
    known.iter().find(is_it).map(|known| known.place)
}

/// Returns what a column holds in this book; `None` for a field that only the other book has. Both books have a
/// column of receivers, and clerks use the same headings for it.
fn in_book(column: Column, book: Book) -> Option<Column> {
    match (column, book) {
        (Column::Field(Field::To), Book::Incoming) => Some(Column::Field(Field::ToPlaces)),
        (Column::Field(Field::ToPlaces), Book::Outgoing) => Some(Column::Field(Field::To)),
        (Column::Field(Field::ArrivalNumber), Book::Outgoing) => None,
        (Column::Field(field), book) => {
            let known = DocumentField::ALL.iter().find(|known| known.row().code == field);
            known.is_none_or(|known| known.is_of(book)).then_some(column)
        }
        (column, _) => Some(column),
    }
}

/// Two columns that fit one field equally well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rivals {
    /// The field.
    pub column: Column,
    /// The index of the first.
    pub first: usize,
    /// The index of the second.
    pub second: usize,
}

/// Assigns the columns of a book. Of several that name the same field the most certain is chosen, then the one
/// whose heading names this book. Two that are equally good are rivals.
pub(super) fn chosen(known: &[KnownColumn], book: Book) -> (Vec<(usize, Column)>, Vec<Rivals>) {
    let mut ranked: Vec<_> = known
        .iter()
        .filter_map(|known| {
            let held = in_book(known.column, book)?;
            Some(((known.certainty, held != known.column), known.place, held))
        })
        .collect();
    ranked.sort_unstable();
    let (mut chosen, mut rivals) = (Vec::new(), Vec::new());
    for (at, (rank, place, column)) in ranked.iter().enumerate() {
        let before = ranked.iter().take(at).find(|(_, _, known)| known == column);
        match before {
            None => chosen.push((*place, *column)),
            Some((first_rank, first, _)) if first_rank == rank && *column != Column::Nothing => {
                rivals.push(Rivals { column: *column, first: *first, second: *place });
            }
            Some(_) => {}
        }
    }
    chosen.sort_unstable();
    (chosen, rivals)
}
