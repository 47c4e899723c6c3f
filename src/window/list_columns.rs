//! The columns of the lists: which a list has, which of them a clerk wants to see, in which order and how wide. No drawing here.

use serde::{Deserialize, Deserializer, Serialize};

use domain::{book::Book, list_order::OrderBy, query::Query};

use super::preferences::or_default;

/// A column narrower than this shows nothing, and one wider hides all others. In pixels.
pub const MIN_WIDTH: f32 = 36.0;
/// See [`MIN_WIDTH`].
pub const MAX_WIDTH: f32 = 600.0;
/// A column that is shown is not begun narrower than this, in pixels.
const READABLE_WIDTH: f32 = 60.0;

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// Which book, where hits of both stand together.
    Book,
    /// Số đến; where hits of both books stand together, the office's own number.
    Number,
    /// The date whose year is that of the number: of arrival, or of issue.
    Date,
    /// Tác giả; of an outgoing document, its issuing authority.
    Organ,
    Code,
    /// Ngày văn bản, where that is not the date of the book.
    IssuedDate,
    /// Tên loại và trích yếu nội dung: always there, and as wide as the others leave it.
    Subject,
    /// Người ký.
    Signer,
    /// Đơn vị hoặc người nhận; nơi nhận.
    Receiver,
    /// Ngày chuyển.
    HandOver,
    /// Hạn giải quyết, hạn trả lời.
    Due,
    /// Trạng thái xử lý.
    Status,
    /// Mức độ khẩn.
    Priority,
    Description,
    /// Số trang.
    PageAmount,
    /// The clerk who registered it.
    Clerk,
    /// Cách đến.
    CameBy,
    /// Ý kiến, trạng thái.
    Trace,
    /// Hồ sơ.
    FileCode,
    /// Đơn vị soạn thảo.
    DraftingUnit,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Số lượng bản.
    IssuedAmount,
}

use Column as C;

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
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Incoming => &[
                C::Number,
                C::Date,
                C::Organ,
                C::Code,
                C::IssuedDate,
                C::Subject,
                C::Signer,
                C::Receiver,
                C::HandOver,
                C::Due,
                C::Status,
                C::Priority,
                C::Description,
                C::PageAmount,
                C::CameBy,
                C::Trace,
                C::FileCode,
                C::Clerk,
            ],
            Self::Outgoing => &[
                C::Code,
                C::Date,
                C::Organ,
                C::Subject,
                C::Signer,
                C::Receiver,
                C::FileCopyUnit,
                C::IssuedAmount,
                C::HandOver,
                C::Due,
                C::Status,
                C::Priority,
                C::Description,
                C::PageAmount,
                C::DraftingUnit,
                C::FileCode,
                C::Clerk,
            ],
            Self::Found => &[
                C::Book,
                C::Number,
                C::Date,
                C::Organ,
                C::Code,
                C::IssuedDate,
                C::Subject,
                C::Signer,
                C::Receiver,
                C::HandOver,
                C::Due,
                C::Status,
                C::Priority,
                C::Description,
                C::PageAmount,
                C::FileCode,
                C::Clerk,
            ],
        }
    }

    /// What tells one document from another: it stays as long as anything beside the subject does.
    #[must_use]
    pub fn key(self) -> Column {
        match self {
            Self::Outgoing => C::Code,
            Self::Incoming | Self::Found => C::Number,
        }
    }
}

impl Column {
    /// What a list is ordered by when its heading is pressed. A status follows from all that happened to a document and from the day,
    /// so that a million of them would have to be made out anew each day: no order.
    #[must_use]
    pub fn order(self) -> Option<OrderBy> {
        Some(match self {
            C::Number => OrderBy::Number,
            C::Date => OrderBy::Date,
            C::Organ => OrderBy::Organ,
            C::Code => OrderBy::Code,
            C::Subject => OrderBy::Subject,
            C::Signer => OrderBy::Signer,
            C::Receiver => OrderBy::Receiver,
            C::Due => OrderBy::Due,
            C::Book => OrderBy::Book,
            C::IssuedDate => OrderBy::IssuedDate,
            C::HandOver => OrderBy::HandOver,
            C::Priority => OrderBy::Priority,
            C::Description => OrderBy::Description,
            C::PageAmount => OrderBy::PageAmount,
            C::Clerk => OrderBy::Clerk,
            C::CameBy => OrderBy::CameBy,
            C::Trace => OrderBy::Trace,
            C::FileCode => OrderBy::FileCode,
            C::DraftingUnit => OrderBy::DraftingUnit,
            C::FileCopyUnit => OrderBy::FileCopyUnit,
            C::IssuedAmount => OrderBy::IssuedAmount,
            C::Status => return None,
        })
    }

    /// The column of an order.
    #[must_use]
    pub fn of_order(by: OrderBy) -> Self {
        match by {
            OrderBy::Number => C::Number,
            OrderBy::Date => C::Date,
            OrderBy::Organ => C::Organ,
            OrderBy::Code => C::Code,
            OrderBy::Subject => C::Subject,
            OrderBy::Signer => C::Signer,
            OrderBy::Receiver => C::Receiver,
            OrderBy::Due => C::Due,
            OrderBy::Book => C::Book,
            OrderBy::IssuedDate => C::IssuedDate,
            OrderBy::HandOver => C::HandOver,
            OrderBy::Priority => C::Priority,
            OrderBy::Description => C::Description,
            OrderBy::PageAmount => C::PageAmount,
            OrderBy::Clerk => C::Clerk,
            OrderBy::CameBy => C::CameBy,
            OrderBy::Trace => C::Trace,
            OrderBy::FileCode => C::FileCode,
            OrderBy::DraftingUnit => C::DraftingUnit,
            OrderBy::FileCopyUnit => C::FileCopyUnit,
            OrderBy::IssuedAmount => C::IssuedAmount,
        }
    }

    /// How wide it is unless sized, in pixels.
    #[must_use]
    pub fn usual_width(self) -> f32 {
        match self {
            C::Book => 36.0,
            C::Number | C::PageAmount | C::IssuedAmount => 54.0,
            C::Date | C::IssuedDate | C::HandOver | C::DraftingUnit => 84.0,
            C::Priority | C::CameBy | C::Due => 100.0,
            C::Status => 116.0,
            C::Code | C::FileCode | C::FileCopyUnit => 120.0,
            C::Signer | C::Clerk => 130.0,
            C::Organ | C::Receiver | C::Description | C::Trace | C::Subject => 150.0,
        }
    }
}

/// A column that is shown, and its width in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShownColumn {
    /// Which.
    pub column: Column,
    /// How wide; of the subject without meaning.
    pub width: f32,
}

/// Which way a column goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The columns of one list as a clerk chose them, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Columns(pub Vec<ShownColumn>);

impl Columns {
    /// Whether these can be those of a list: its own columns, none twice, the subject among them.
    fn are_of(&self, listing: Listing) -> bool {
        let columns: Vec<Column> = self.0.iter().map(|shown| shown.column).collect();
        let known = columns.iter().all(|column| listing.columns().contains(column));
        let once = columns.iter().enumerate().all(|(at, column)| !columns.iter().take(at).any(|other| other == column));
        known && once && columns.contains(&C::Subject) && self.0.iter().all(|shown| shown.width.is_finite())
    }

    /// Where a column stands among those shown.
    #[must_use]
    pub fn place(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|shown| shown.column == column)
    }

    /// Hides a column, or shows it: behind those that stand before it as usual, and no wider than what is spare as long as that
    /// is enough to read it. The subject stays.
    pub fn toggle(&mut self, column: Column, listing: Listing, spare: f32) {
        if column == C::Subject {
            return;
        }
        if let Some(at) = self.place(column) {
            self.0.remove(at);
            return;
        }
        let before: Vec<Column> = listing.columns().iter().copied().take_while(|known| *known != column).collect();
        let at = self.0.iter().rposition(|shown| before.contains(&shown.column)).map_or(0, |at| at + 1);
        let width = column.usual_width().min(spare.max(READABLE_WIDTH)).round();
        self.0.insert(at, ShownColumn { column, width });
    }

    /// Moves a column past its neighbour.
    pub fn shift(&mut self, column: Column, side: Side) {
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
    pub fn width(&self, column: Column) -> Option<f32> {
        self.0.iter().find(|shown| shown.column == column).map(|shown| shown.width)
    }

    /// Makes a column so wide, as far as that makes sense; the subject is as wide as the others leave it.
    pub fn size(&mut self, column: Column, width: f32) {
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

    fn columns(shown: &[Column]) -> Columns {
        Columns(shown.iter().map(|column| ShownColumn { column: *column, width: 80.0 }).collect())
    }

    fn names(columns: &Columns) -> Vec<Column> {
        columns.0.iter().map(|shown| shown.column).collect()
    }

    #[test]
    fn a_column_comes_back_where_it_stands_as_usual() {
        let mut chosen = columns(&[C::Number, C::Organ, C::Subject]);
        chosen.toggle(C::Code, Listing::Incoming, 500.0);
        assert_eq!(names(&chosen), [C::Number, C::Organ, C::Code, C::Subject]);
        chosen.toggle(C::Clerk, Listing::Incoming, 90.0);
        assert_eq!(chosen.width(C::Clerk), Some(90.0));
        chosen.toggle(C::Number, Listing::Incoming, 500.0);
        assert_eq!(names(&chosen), [C::Organ, C::Code, C::Subject, C::Clerk]);
        chosen.toggle(C::Number, Listing::Incoming, 500.0);
        chosen.toggle(C::Subject, Listing::Incoming, 500.0);
        assert_eq!(names(&chosen), [C::Number, C::Organ, C::Code, C::Subject, C::Clerk]);
    }

    #[test]
    fn columns_go_past_each_other_and_stop_at_the_ends() {
        let mut chosen = columns(&[C::Number, C::Organ, C::Subject]);
        chosen.shift(C::Number, Side::Left);
        chosen.shift(C::Number, Side::Right);
        assert_eq!(names(&chosen), [C::Organ, C::Number, C::Subject]);
        chosen.shift(C::Subject, Side::Right);
        chosen.shift(C::Subject, Side::Left);
        assert_eq!(names(&chosen), [C::Organ, C::Subject, C::Number]);
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
            assert_eq!(read.of(Listing::Incoming).map(names), Some(vec![C::Code, C::Subject]));
        }
        let wide = read(r#"{"found":[{"column":"subject","width":1},{"column":"book","width":1e9}]}"#);
        assert_eq!(wide.of(Listing::Found).and_then(|columns| columns.width(C::Book)), Some(MAX_WIDTH));
        let written = serde_json::to_string(&wide).unwrap();
        assert_eq!(read(&written), wide);
    }
}
