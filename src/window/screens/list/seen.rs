//! Which columns of a list are seen at a width: as usual or as a clerk chose them, and in a narrow window those one looks for.

use iced::Length;

use domain::{document_field::DocumentField as F, list_order::ListColumn, query::Query};

use crate::{
    kit::space,
    list_columns::{Columns, ListColumns, Listing, ShownColumn},
};

use ListColumn as C;

/// Below this width of the list only the columns that one looks for stay.
const NARROW: f32 = 600.0;
/// Below this width there is no room for marks before the subject.
const CROWDED: f32 = 420.0;
/// From this width on there is room for every usual column.
const WIDE: f32 = 1000.0;
/// A width between the two: one that most windows have.
const MIDDLING: f32 = 800.0;
/// The least of the subject that is worth its room.
const MIN_SUBJECT: f32 = 120.0;
/// The bar at the left of the chosen row.
pub const MARK: f32 = 3.0;
/// Room for `23/11`, and for `23/11/2026`.
const SHORT_DATE: f32 = 58.0;
const DATE: f32 = 84.0;
/// Room for `Quá hạn 123 ngày`.
const DUE: f32 = 104.0;
const NUMBER: f32 = 54.0;
const BOOK: f32 = 36.0;
/// Room for a sender's code, and for the office's own with its number right-aligned.
const CODE: f32 = 120.0;
const OUTGOING_CODE: f32 = 150.0;

/// Columns side by side, and what their texts need to know.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Of which list.
    pub listing: Listing,
    /// The columns with their widths, in order.
    pub columns: Vec<(ListColumn, Length)>,
    /// Whether the year of the documents is plain, so that a narrow date may go without it.
    pub year_is_plain: bool,
    /// Whether there is no room for marks before the subject.
    pub is_crowded: bool,
    /// Whether only the columns that one looks for have room.
    pub is_narrow: bool,
}

impl Seen {
    /// What is seen of a list in this room.
    #[must_use]
    pub fn of(query: &Query, chosen: &ListColumns, room: f32) -> Self {
        let listing = Listing::of(query);
        let year_is_plain = query.year.is_some() && query.text.is_empty();
        let columns = match chosen.of(listing) {
            Some(columns) => laid(columns, listing, year_is_plain, room),
            None => usual(listing, year_is_plain, room),
        };
        Self { listing, columns, year_is_plain, is_crowded: room < CROWDED, is_narrow: room < NARROW }
    }

    /// How wide each column comes out in this room.
    #[must_use]
    pub fn widths(&self, room: f32) -> Vec<(ListColumn, f32)> {
        let fixed = |length: &Length| if let Length::Fixed(width) = length { *width } else { 0.0 };
        let share = |length: &Length| match length {
            Length::FillPortion(share) => f32::from(*share),
            Length::Fill => 1.0,
            _ => 0.0,
        };
        let taken: f32 = self.columns.iter().map(|(_, length)| fixed(length)).sum();
        let shares: f32 = self.columns.iter().map(|(_, length)| share(length)).sum();
        let left = (free(room, self.columns.len()) - taken).max(0.0);
        let width = |length: &Length| fixed(length) + if shares > 0.0 { left * share(length) / shares } else { 0.0 };
        self.columns.iter().map(|(column, length)| (*column, width(length))).collect()
    }

    /// How much wider a column may become before others have to go.
    #[must_use]
    pub fn spare(&self, room: f32) -> f32 {
        let subject = self.widths(room).into_iter().find(|(column, _)| *column == C::Subject);
        (subject.map_or(0.0, |(_, width)| width) - MIN_SUBJECT).max(0.0)
    }
}

/// The columns of a clerk who begins to choose: as usual, each as wide as it is seen now.
#[must_use]
pub fn begun(query: &Query, room: f32) -> Columns {
    let seen = Seen::of(query, &ListColumns::default(), room);
    let widths = seen.widths(room);
    let middling = usual(seen.listing, seen.year_is_plain, MIDDLING);
    let is_there = |column: &ListColumn| {
        widths.iter().any(|(seen, _)| seen == column) || middling.iter().any(|(usual, _)| usual == column)
    };
    let all = usual(seen.listing, seen.year_is_plain, WIDE);
    let columns = all.into_iter().filter(|(column, _)| is_there(column)).map(|(column, usual)| {
        let width = widths.iter().find(|(seen, _)| *seen == column).map(|(_, width)| width.round());
        let usual = if let Length::Fixed(width) = usual { width } else { column.usual_width() };
        ShownColumn { column, width: width.unwrap_or(usual) }
    });
    Columns(columns.collect())
}

/// What so many columns have of the room between them.
#[expect(clippy::cast_precision_loss, reason = "a list has a few columns")]
fn free(room: f32, columns: usize) -> f32 {
    room - MARK - 2.0 * space::SMALL - space::MEDIUM * columns.saturating_sub(1) as f32
}

/// The columns as usual, in the order of the decree's books.
fn usual(listing: Listing, year_is_plain: bool, room: f32) -> Vec<(ListColumn, Length)> {
    let (crowded, narrow, wide) = (room < CROWDED, room < NARROW, room >= WIDE);
    let date = if year_is_plain { SHORT_DATE } else { DATE };
    let organ = Length::FillPortion(if wide { 4 } else { 5 });
    let subject = Length::FillPortion(if wide { 10 } else { 11 });
    let columns: &[(ListColumn, Length, bool)] = match listing {
        Listing::Outgoing => &[
            (C::Field(F::Code), Length::Fixed(OUTGOING_CODE), true),
            (C::Date, Length::Fixed(date), true),
            (C::Subject, subject, true),
            (C::Field(F::SignerName), Length::FillPortion(3), wide),
            (C::Receiver, Length::FillPortion(4), !narrow),
            (C::Due, Length::Fixed(DUE), wide),
        ],
        Listing::Incoming => &[
            (C::Number, Length::Fixed(NUMBER), true),
            (C::Date, Length::Fixed(date), !narrow),
            (C::Field(F::OrganName), organ, !crowded),
            (C::Field(F::Code), Length::Fixed(CODE), true),
            (C::Subject, subject, true),
            (C::Receiver, Length::FillPortion(4), wide),
            (C::Due, Length::Fixed(DUE), !narrow),
        ],
        Listing::Found => &[
            (C::Book, Length::Fixed(BOOK), true),
            (C::Number, Length::Fixed(NUMBER), true),
            (C::Date, Length::Fixed(date), !narrow),
            (C::Field(F::OrganName), organ, !crowded),
            (C::Field(F::Code), Length::Fixed(CODE), true),
            (C::Subject, subject, true),
        ],
    };
    columns.iter().filter(|(.., shown)| *shown).map(|(column, width, _)| (*column, *width)).collect()
}

/// How long a column stays where there is no room for all: the higher, the longer.
fn hold(column: ListColumn, listing: Listing) -> u8 {
    match column {
        C::Subject => 6,
        column if column == listing.key() => 5,
        C::Field(F::Code | F::OrganName) => 4,
        C::Date => 3,
        C::Receiver => 2,
        C::Due | C::Field(F::SignerName) | C::Book => 1,
        _ => 0,
    }
}

/// The columns as chosen, the subject with what they leave; where that is too little, the least important go, from the right.
fn laid(chosen: &Columns, listing: Listing, year_is_plain: bool, room: f32) -> Vec<(ListColumn, Length)> {
    let width = |shown: &ShownColumn| {
        if shown.column == C::Date && !year_is_plain { shown.width.max(DATE) } else { shown.width }
    };
    let mut seen: Vec<(ListColumn, f32)> = chosen.0.iter().map(|shown| (shown.column, width(shown))).collect();
    loop {
        let others: f32 = seen.iter().filter(|(column, _)| *column != C::Subject).map(|(_, width)| width).sum();
        if seen.len() <= 2 || free(room, seen.len()) - others >= MIN_SUBJECT {
            break;
        }
        let first = seen.iter().enumerate().rev().min_by_key(|(_, (column, _))| hold(*column, listing));
        let Some((at, _)) = first else { break };
        seen.remove(at);
    }
    let length = |(column, width)| (column, if column == C::Subject { Length::Fill } else { Length::Fixed(width) });
    seen.into_iter().map(length).collect()
}

#[cfg(test)]
mod tests {
    use domain::book::Book;

    use super::*;

    fn incoming() -> Query {
        Query { book: Some(Book::Incoming), year: Some(2026), ..Query::default() }
    }

    fn seen(columns: &Columns, room: f32) -> Vec<ListColumn> {
        laid(columns, Listing::Incoming, true, room).into_iter().map(|(column, _)| column).collect()
    }

    /// 738 of room, less 3 for the mark, 16 at the edges, five gaps of 12, and 54 + 58 + 120 + 104: 323 in sixteenths.
    #[test]
    fn who_begins_to_choose_sees_what_was_seen() {
        let begun = begun(&incoming(), 738.0);
        let widths: Vec<(ListColumn, f32)> = begun.0.iter().map(|shown| (shown.column, shown.width)).collect();
        let organ = (323.0_f32 * 5.0 / 16.0).round();
        let subject = (323.0_f32 * 11.0 / 16.0).round();
        assert_eq!(
            widths,
            [
                (C::Number, 54.0),
                (C::Date, 58.0),
                (C::Field(F::OrganName), organ),
                (C::Field(F::Code), 120.0),
                (C::Subject, subject),
                (C::Due, 104.0)
            ]
        );
        assert_eq!(
            seen(&begun, 738.0),
            [C::Number, C::Date, C::Field(F::OrganName), C::Field(F::Code), C::Subject, C::Due]
        );
    }

    /// Beside a form the list is narrow; what is chosen there is whole again when the form is gone.
    #[test]
    fn nothing_is_lost_by_choosing_in_a_narrow_list() {
        let begun = begun(&incoming(), 440.0);
        assert!(begun.place(C::Date).is_some() && begun.place(C::Due).is_some());
        assert_eq!(seen(&begun, 440.0), [C::Number, C::Field(F::OrganName), C::Field(F::Code), C::Subject]);
        assert_eq!(
            seen(&begun, 900.0),
            [C::Number, C::Date, C::Field(F::OrganName), C::Field(F::Code), C::Subject, C::Due]
        );
    }

    #[test]
    fn the_least_important_go_first_and_number_and_subject_stay() {
        let mut columns = begun(&incoming(), 738.0);
        for column in [C::Clerk, C::Field(F::Description)] {
            columns.toggle(column, Listing::Incoming, 500.0);
        }
        assert_eq!(seen(&columns, 2000.0).len(), 8);
        let at_800 = seen(&columns, 800.0);
        assert!(at_800.contains(&C::Due) && !at_800.contains(&C::Clerk), "{at_800:?}");
        assert_eq!(seen(&columns, 300.0), [C::Number, C::Subject]);
        assert_eq!(seen(&columns, 10.0), [C::Number, C::Subject]);
    }

    #[test]
    fn a_date_has_room_for_its_year_where_that_is_not_plain() {
        let columns =
            Columns(vec![ShownColumn { column: C::Date, width: 40.0 }, ShownColumn { column: C::Subject, width: 1.0 }]);
        assert_eq!(laid(&columns, Listing::Incoming, false, 900.0)[0], (C::Date, Length::Fixed(DATE)));
        assert_eq!(laid(&columns, Listing::Incoming, true, 900.0)[0], (C::Date, Length::Fixed(40.0)));
    }
}
