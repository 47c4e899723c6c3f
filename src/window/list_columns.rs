//! The columns of the lists: which a list has, which of them a clerk wants to see, in which order and how wide. No drawing here.

use serde::{Deserialize, Deserializer, Serialize};

use domain::{book::Book, document_field::DocumentField as F, list_order::ListColumn, query::Query};

use super::preferences::or_default;

use ListColumn as C;

/// A column narrower than this shows nothing, and one wider hides all others. In pixels.
pub const MIN_WIDTH: f32 = 36.0;
/// See [`MIN_WIDTH`].
pub const MAX_WIDTH: f32 = 600.0;
/// A column that is shown is not begun narrower than this, in pixels.
const READABLE_WIDTH: f32 = 60.0;

/// A list with columns of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The incoming book.
    Incoming,
    /// The outgoing book.
    Outgoing,
    /// What a search found, of both books or of one.
    Found,
}

impl Listing {
    /// The list that shows what a query finds.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        match query.book {
            _ if !query.text.is_empty() => Self::Found,
            Some(Book::Outgoing) => Self::Outgoing,
            _ => Self::Incoming,
        }
    }

    /// Every column it can show, in the order of the decree's books; what the books do not have follows.
    #[must_use]
    pub fn columns(self) -> Vec<ListColumn> {
        let is_shown = |column: &ListColumn| match (column, self) {
            // The code, put first below, includes the number, and the date of issue is shown as the date in the book.
            (C::Number | C::Field(F::Code | F::IssuedDate), Self::Outgoing) => false,
            (C::Book, listing) => listing == Self::Found,
            (column, Self::Incoming) => column.is_of(Book::Incoming),
            (column, Self::Outgoing) => column.is_of(Book::Outgoing),
            (column, Self::Found) => column.is_of(Book::Incoming) && column.is_of(Book::Outgoing),
        };
        let code = (self == Self::Outgoing).then_some(C::Field(F::Code));
        code.into_iter().chain(C::ALL.into_iter().filter(is_shown)).collect()
    }

    /// What tells one document from another: it stays as long as anything beside the subject does.
    #[must_use]
    pub fn key(self) -> ListColumn {
        match self {
            Self::Outgoing => C::Field(F::Code),
            Self::Incoming | Self::Found => C::Number,
        }
    }
}

/// Serializes a column in the preferences file by its name.
pub mod column_name {
    use domain::list_order::ListColumn;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the name of a column.
    ///
    /// # Errors
    /// Returns the errors of the serializer.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub fn serialize<S: Serializer>(column: &ListColumn, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(column.name())
    }

    /// Reads a column from its name.
    ///
    /// # Errors
    /// Returns an error when no column has that name.
    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<ListColumn, D::Error> {
        let name = String::deserialize(source)?;
        ListColumn::from_name(&name).ok_or_else(|| D::Error::custom(format!("no column: {name}")))
    }
}

/// A column that is shown, and its width in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShownColumn {
    /// Which.
    #[serde(with = "column_name")]
    pub column: ListColumn,
    /// How wide; of the subject without meaning.
    pub width: f32,
}

/// Which way a column goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// The columns of one list as a clerk chose them, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Columns(pub Vec<ShownColumn>);

impl Columns {
    /// Whether these can be those of a list: its own columns, none twice, the subject among them.
    fn are_of(&self, listing: Listing) -> bool {
        let columns: Vec<ListColumn> = self.0.iter().map(|shown| shown.column).collect();
        let known = columns.iter().all(|column| listing.columns().contains(column));
        let once = columns.iter().enumerate().all(|(at, column)| !columns.iter().take(at).any(|other| other == column));
        known && once && columns.contains(&C::Subject) && self.0.iter().all(|shown| shown.width.is_finite())
    }

    /// Where a column stands among those shown.
    #[must_use]
    pub fn place(&self, column: ListColumn) -> Option<usize> {
        self.0.iter().position(|shown| shown.column == column)
    }

    /// Hides a column, or shows it: behind those that stand before it as usual, and no wider than what is spare as long as that
    /// is enough to read it. The subject stays.
    pub fn toggle(&mut self, column: ListColumn, listing: Listing, spare: f32) {
        if column == C::Subject {
            return;
        }
        if let Some(at) = self.place(column) {
            self.0.remove(at);
            return;
        }
        let before: Vec<ListColumn> = listing.columns().into_iter().take_while(|known| *known != column).collect();
        let at = self.0.iter().rposition(|shown| before.contains(&shown.column)).map_or(0, |at| at + 1);
        let width = column.usual_width().min(spare.max(READABLE_WIDTH)).round();
        self.0.insert(at, ShownColumn { column, width });
    }

    /// Moves a column past its neighbour.
    pub fn shift(&mut self, column: ListColumn, side: Side) {
        let Some(at) = self.place(column) else { return };
        let beside = match side {
            Side::Left => at.checked_sub(1),
            Side::Right => Some(at + 1).filter(|beside| *beside < self.0.len()),
        };
        if let Some(beside) = beside {
            self.0.swap(at, beside);
        }
    }

    /// How wide a column is.
    #[must_use]
    pub fn width(&self, column: ListColumn) -> Option<f32> {
        self.0.iter().find(|shown| shown.column == column).map(|shown| shown.width)
    }

    /// Makes a column so wide, as far as that makes sense; the subject is as wide as the others leave it.
    pub fn size(&mut self, column: ListColumn, width: f32) {
        if let Some(shown) = self.0.iter_mut().find(|shown| shown.column == column && column != C::Subject) {
            shown.width = width.clamp(MIN_WIDTH, MAX_WIDTH).round();
        }
    }
}

/// The columns of all lists. What is not there is as usual.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListColumns {
    #[serde(deserialize_with = "incoming", skip_serializing_if = "Option::is_none")]
    incoming: Option<Columns>,
    #[serde(deserialize_with = "outgoing", skip_serializing_if = "Option::is_none")]
    outgoing: Option<Columns>,
    #[serde(deserialize_with = "found", skip_serializing_if = "Option::is_none")]
    found: Option<Columns>,
}

impl ListColumns {
    /// Those chosen for a list; `None` where they are as usual.
    #[must_use]
    pub fn of(&self, listing: Listing) -> Option<&Columns> {
        match listing {
            Listing::Incoming => self.incoming.as_ref(),
            Listing::Outgoing => self.outgoing.as_ref(),
            Listing::Found => self.found.as_ref(),
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, listing: Listing) -> &mut Option<Columns> {
        match listing {
            Listing::Incoming => &mut self.incoming,
            Listing::Outgoing => &mut self.outgoing,
            Listing::Found => &mut self.found,
        }
    }
}

fn of_list<'de, D: Deserializer<'de>>(source: D, listing: Listing) -> Result<Option<Columns>, D::Error> {
    let read: Option<Columns> = or_default(source)?;
    Ok(read.filter(|columns| columns.are_of(listing)).map(|Columns(mut shown)| {
        for shown in &mut shown {
            shown.width = shown.width.clamp(MIN_WIDTH, MAX_WIDTH);
        }
        Columns(shown)
    }))
}

fn incoming<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Columns>, D::Error> {
    of_list(source, Listing::Incoming)
}

fn outgoing<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Columns>, D::Error> {
    of_list(source, Listing::Outgoing)
}

fn found<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Columns>, D::Error> {
    of_list(source, Listing::Found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(shown: &[ListColumn]) -> Columns {
        Columns(shown.iter().map(|column| ShownColumn { column: *column, width: 80.0 }).collect())
    }

    fn names(columns: &Columns) -> Vec<ListColumn> {
        columns.0.iter().map(|shown| shown.column).collect()
    }

    #[test]
    fn a_column_comes_back_where_it_stands_as_usual() {
        let mut chosen = columns(&[C::Number, C::Field(F::OrganName), C::Subject]);
        chosen.toggle(C::Field(F::Code), Listing::Incoming, 500.0);
        assert_eq!(names(&chosen), [C::Number, C::Field(F::OrganName), C::Field(F::Code), C::Subject]);
        chosen.toggle(C::Clerk, Listing::Incoming, 90.0);
        assert_eq!(chosen.width(C::Clerk), Some(90.0));
        chosen.toggle(C::Number, Listing::Incoming, 500.0);
        assert_eq!(names(&chosen), [C::Field(F::OrganName), C::Field(F::Code), C::Subject, C::Clerk]);
        chosen.toggle(C::Number, Listing::Incoming, 500.0);
        chosen.toggle(C::Subject, Listing::Incoming, 500.0);
        assert_eq!(names(&chosen), [C::Number, C::Field(F::OrganName), C::Field(F::Code), C::Subject, C::Clerk]);
    }

    #[test]
    fn columns_go_past_each_other_and_stop_at_the_ends() {
        let mut chosen = columns(&[C::Number, C::Field(F::OrganName), C::Subject]);
        chosen.shift(C::Number, Side::Left);
        chosen.shift(C::Number, Side::Right);
        assert_eq!(names(&chosen), [C::Field(F::OrganName), C::Number, C::Subject]);
        chosen.shift(C::Subject, Side::Right);
        chosen.shift(C::Subject, Side::Left);
        assert_eq!(names(&chosen), [C::Field(F::OrganName), C::Subject, C::Number]);
    }

    #[test]
    fn a_width_stays_one_that_can_be_taken() {
        let mut chosen = columns(&[C::Number, C::Subject]);
        chosen.size(C::Number, 3.0);
        assert_eq!(chosen.width(C::Number), Some(MIN_WIDTH));
        chosen.size(C::Number, 9000.0);
        assert_eq!(chosen.width(C::Number), Some(MAX_WIDTH));
        chosen.size(C::Subject, 200.0);
        assert_eq!(chosen.width(C::Subject), Some(80.0));
    }

    /// One spoiled list is as usual; the others stay as they were chosen.
    #[test]
    fn what_is_spoiled_is_as_usual() {
        let read = |text: &str| serde_json::from_str::<ListColumns>(text).unwrap();
        let good = r#"[{"column":"code","width":100},{"column":"subject","width":1}]"#;
        for spoiled in [
            "7",
            "[]",
            r#"[{"column":"code","width":100}]"#,
            r#"[{"column":"nothing","width":100},{"column":"subject","width":1}]"#,
            r#"[{"column":"subject","width":1},{"column":"subject","width":1}]"#,
            r#"[{"column":"subject"}]"#,
            r#"[{"column":"came-by","width":50},{"column":"subject","width":1}]"#,
        ] {
            let read = read(&format!(r#"{{"outgoing":{spoiled},"incoming":{good}}}"#));
            assert_eq!(read.of(Listing::Outgoing), None, "{spoiled}");
            assert_eq!(read.of(Listing::Incoming).map(names), Some(vec![C::Field(F::Code), C::Subject]));
        }
        let wide = read(r#"{"found":[{"column":"subject","width":1},{"column":"book","width":1e9}]}"#);
        assert_eq!(wide.of(Listing::Found).and_then(|columns| columns.width(C::Book)), Some(MAX_WIDTH));
        let written = serde_json::to_string(&wide).unwrap();
        assert_eq!(read(&written), wide);
    }
}
