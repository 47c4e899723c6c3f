//! The columns of an exported list: the decree's ten, the other fields, and what only the registry knows. The
//! complete row of headings identifies the program's own list.

use std::{borrow::Cow, iter::zip, sync::LazyLock};

use chrono::NaiveDate;

use domain::{
    book::Book,
    book_row::{self, headings},
    content::{Recipient, SignerInfo},
    date,
    document::Document,
    document_field::{DocumentField as F, FieldKind, FieldRow},
    field_value::FieldValue,
    incoming::trace_header_list,
    number::Numbered,
    registration::Standing,
};

use super::Exported;
use crate::{
    cells::{came_by_word, priority_word},
    json,
};

/// The kind of a column's cells in a workbook. In CSV all cells are texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Date,
}

/// The width of a column in a workbook, in letters, and the kind of its cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct ExportColumn {
    pub(super) heading: &'static str,
    pub(super) kind: Kind,
    pub(super) width: f64,
}

const fn column(heading: &'static str, kind: Kind, width: f64) -> ExportColumn {
    ExportColumn { heading, kind, width }
}

/// The decree's columns of the incoming book in a workbook.
const INCOMING: [(Kind, f64); 10] = [
    (Kind::Date, 11.5),
    (Kind::Number, 8.0),
    (Kind::Text, 28.0),
    (Kind::Text, 18.0),
    (Kind::Date, 11.5),
    (Kind::Text, 60.0),
    (Kind::Text, 22.0),
    (Kind::Date, 11.5),
    (Kind::Text, 10.0),
    (Kind::Text, 24.0),
];
const OUTGOING: [(Kind, f64); 10] = [
    (Kind::Text, 18.0),
    (Kind::Date, 11.5),
    (Kind::Text, 60.0),
    (Kind::Text, 22.0),
    (Kind::Text, 36.0),
    (Kind::Text, 18.0),
    (Kind::Number, 9.0),
    (Kind::Date, 11.5),
    (Kind::Text, 10.0),
    (Kind::Text, 24.0),
];

/// The columns behind those of earlier versions; their headings are those of the program's own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// A field as it was entered, even if a column of the decree's book holds it together with other fields.
    Field(F),
    /// Identifiers of the receivers, in the order of the receivers.
    ReceiverIds,
    /// Whether the document is valid (hiệu lực).
    Standing,
    /// Why a document was withdrawn.
    RuledWhy,
    /// Who ruled that.
    RuledBy,
    /// Since when it is withdrawn.
    RuledOn,
    /// The ordinal of a further row with the same number, counted from 1; 0 for the first.
    Double,
    /// How it got its number.
    Numbered,
    /// Why it was registered in an unusual way.
    Reason,
    /// The warnings given when it was registered.
    Cautions,
    /// The follow-up of the document, as JSON.
    FollowUp,
    /// The second half of the follow-up where one cell cannot hold it.
    MoreFollowUp,
    /// Its links, as JSON.
    Links,
    /// The number after which the series continued, if the document's mistyped number was taken back.
    TakenBack,
    /// The ruling on a number that another document has too, as JSON.
    NumberRuling,
}

impl Own {
    const ALL: [Self; 23] = [
        Self::Field(F::Subject),
        Self::Field(F::SignerPrefix),
        Self::Field(F::FileOrgan),
        Self::Field(F::FileYear),
        Self::Field(F::FileNotation),
        Self::Field(F::DocOrdinal),
        Self::Field(F::Description),
        Self::Standing,
        Self::RuledWhy,
        Self::RuledBy,
        Self::RuledOn,
        Self::Double,
        Self::Numbered,
        Self::Reason,
        Self::Cautions,
        Self::FollowUp,
        Self::MoreFollowUp,
        Self::Links,
        Self::TakenBack,
        Self::NumberRuling,
        Self::Field(F::Normative),
        Self::ReceiverIds,
        Self::Field(F::Issuers),
    ];

    /// Lists the columns of a book: those of [`Own::ALL`], then fields that no other column holds as they were entered.
    fn of(book: Book) -> &'static [Self] {
        static INCOMING: LazyLock<Vec<Own>> = LazyLock::new(|| Own::listed(Book::Incoming));
        static OUTGOING: LazyLock<Vec<Own>> = LazyLock::new(|| Own::listed(Book::Outgoing));
        match book {
            Book::Incoming => &INCOMING,
            Book::Outgoing => &OUTGOING,
        }
    }

    fn listed(book: Book) -> Vec<Self> {
        let known = Self::ALL.into_iter().filter(|own| match own {
            Self::Field(field) => field.is_of(book),
            Self::ReceiverIds => book == Book::Outgoing,
            _ => true,
        });
        let is_elsewhere = |field: F| {
            decreed(field, book).is_some() || more(book).contains(&field) || Self::ALL.contains(&Self::Field(field))
        };
        let later = F::of(book).filter(|field| field.row().exported.is_some() && !is_elsewhere(*field));
        known.chain(later.map(Self::Field)).collect()
    }

    /// Returns the heading in a book's list.
    pub(crate) fn heading(self, book: Book) -> &'static str {
        self.column(book).heading
    }

    fn column(self, book: Book) -> ExportColumn {
        match self {
            Self::Field(field) => own_column(field, book),
            Self::ReceiverIds => column("Mã nơi nhận", Kind::Text, 18.0),
            Self::Standing => column("Hiệu lực", Kind::Text, 11.0),
            Self::RuledWhy => column("Lý do hủy, thu hồi", Kind::Text, 24.0),
            Self::RuledBy => column("Người quyết định", Kind::Text, 18.0),
            Self::RuledOn => column("Ngày quyết định", Kind::Date, 11.5),
            Self::Double => column("Trùng", Kind::Number, 7.0),
            Self::Numbered => column("Cách cấp số", Kind::Text, 14.0),
            Self::Reason => column("Lý do đăng ký", Kind::Text, 20.0),
            Self::Cautions => column("Cảnh báo", Kind::Text, 14.0),
            Self::FollowUp => column("Quá trình xử lý", Kind::Text, 30.0),
            Self::MoreFollowUp => column("Quá trình xử lý (tiếp)", Kind::Text, 9.0),
            Self::Links => column("Liên kết", Kind::Text, 30.0),
            Self::TakenBack => column("Thu lại số, đánh tiếp sau số", Kind::Number, 10.0),
            Self::NumberRuling => column("Ý kiến về số trùng", Kind::Text, 20.0),
        }
    }
}

/// Returns the column that holds a field by itself; its heading is empty if the table of fields gives it none.
fn own_column(field: F, book: Book) -> ExportColumn {
    let FieldRow { kind, exported, .. } = field.row();
    let (heading, width) = exported.map_or(("", 0.0), |exported| (exported.heading(book), exported.width));
    let kind = match kind {
        FieldKind::Date => Kind::Date,
        FieldKind::Amount(_) => Kind::Number,
        _ => Kind::Text,
    };
    column(heading, kind, width)
}

/// Returns the heading of the decree's column that holds a field as it was entered; `None` if there is none.
fn decreed(field: F, book: Book) -> Option<&'static str> {
    let mut columns = zip(book_row::columns(book), headings(book));
    columns.find(|(cell, _)| cell.field() == Some(field)).map(|(_, heading)| *heading)
}

/// Returns the heading of the column that holds a field as it was entered: a column of the decree's book, or the field's own column.
pub(crate) fn heading(field: F, book: Book) -> &'static str {
    decreed(field, book).unwrap_or_else(|| own_column(field, book).heading)
}

/// Where a text that needs two cells is split: this leaves room for the apostrophes that keep it from being
/// calculated.
const CUT: usize = 30_000;

/// The columns that followed the decree's in lists of earlier versions; today they precede those of [`Own`].
const MORE_INCOMING: [F; 9] = [
    F::SignerName,
    F::SignerPosition,
    F::Priority,
    F::DueDate,
    F::PageAmount,
    F::Language,
    F::TraceHeaderList,
    F::CameBy,
    F::TypeName,
];
const MORE_OUTGOING: [F; 8] = [
    F::OrganName,
    F::DraftingUnit,
    F::SignerPosition,
    F::Priority,
    F::DueDate,
    F::PageAmount,
    F::Language,
    F::TypeName,
];
/// The place of the outgoing book's column that names the signer.
const SIGNER: usize = 3;

/// Returns the columns that follow the decree's.
fn more(book: Book) -> &'static [F] {
    match book {
        Book::Incoming => &MORE_INCOMING,
        Book::Outgoing => &MORE_OUTGOING,
    }
}

/// Lists the columns of a book's list.
pub(super) fn of(book: Book) -> Vec<ExportColumn> {
    former(book).into_iter().chain(Own::of(book).iter().map(|own| own.column(book))).collect()
}

/// Lists the columns of a book's list as earlier versions wrote it.
fn former(book: Book) -> Vec<ExportColumn> {
    let shapes = match book {
        Book::Incoming => &INCOMING,
        Book::Outgoing => &OUTGOING,
    };
    let decreed = zip(headings(book), shapes).map(|(heading, (kind, width))| column(heading, *kind, *width));
    let more =
        more(book).iter().map(|field| ExportColumn { heading: heading(*field, book), ..own_column(*field, book) });
    decreed.chain(more).collect()
}

/// The program that wrote a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A list kept outside this program.
    #[default]
    Foreign,
    /// Refused rows of such a list, which this program wrote so that they can be corrected.
    Refused,
    /// A list that an earlier version of this program exported.
    Former,
    /// A list that this version exports.
    Own,
}

impl Origin {
    /// Returns whether this program wrote the list, and with it the apostrophes that keep its cells from being
    /// calculated.
    pub(crate) fn is_written_here(self) -> bool {
        self != Self::Foreign
    }
}

/// The heading over the reasons of refused rows, in both languages.
const WHY_REFUSED: [&str; 2] = ["Lý do chưa nhập được", "Why it was refused"];

/// Determines which program wrote a list. Its own lists have all of its headings in their order and no others,
/// except that of the reasons of refused rows.
pub(crate) fn origin(book: Book, names: &[String]) -> Origin {
    let filled = names.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |last| last + 1);
    let names: Vec<&str> = names.iter().take(filled).map(|name| name.trim()).collect();
    let (names, is_refused) = match names.split_last() {
        Some((last, rest)) if WHY_REFUSED.contains(last) => (rest, true),
        _ => (names.as_slice(), false),
    };
    let are = |columns: Vec<ExportColumn>| {
        columns.len() == names.len() && columns.iter().zip(names).all(|(c, n)| c.heading == *n)
    };
    if are(of(book)) {
        Origin::Own
    } else if are(former(book)) {
        Origin::Former
    } else if is_refused || names.iter().any(|name| WHY_REFUSED.contains(name)) {
        Origin::Refused
    } else {
        Origin::Foreign
    }
}

/// Makes the texts of a document's row, one for each column of its book.
pub(super) fn cells<'a>(exported: &Exported<'a>) -> Vec<Cow<'a, str>> {
    let document = exported.document;
    let mut cells = book_row::cells(document).to_vec();
    if let (Book::Outgoing, Some(cell)) = (document.book(), cells.get_mut(SIGNER)) {
        *cell = signer(&document.content().signer_info);
    }
    cells.extend(more(document.book()).iter().map(|field| match field {
        F::SignerName => signer(&document.content().signer_info),
        field => field_cell(*field, exported),
    }));
    let (follow_up, more) = follow_up(exported);
    cells.extend(Own::of(document.book()).iter().map(|own| match own {
        Own::FollowUp => follow_up.clone().into(),
        Own::MoreFollowUp => more.clone().into(),
        own => own_cell(*own, exported),
    }));
    cells
}

/// Writes the cell of a field.
fn field_cell<'a>(field: F, exported: &Exported<'a>) -> Cow<'a, str> {
    match exported.document.value(field) {
        FieldValue::Priority(priority) => priority_word(priority).into(),
        FieldValue::CameBy(came_by) => came_by_word(came_by).into(),
        FieldValue::Text(entered) if field == F::TraceHeaderList => {
            trace_header_list(entered, exported.follow_up).into_owned().into()
        }
        value => value.written(),
    }
}

fn amount(amount: Option<u32>) -> Cow<'static, str> {
    amount.map(|amount| amount.to_string()).unwrap_or_default().into()
}

fn day(day: Option<NaiveDate>) -> Cow<'static, str> {
    day.map(date::write).unwrap_or_default().into()
}

/// Makes the text of one of the [`Own`] columns, except those of the follow-up.
fn own_cell<'a>(own: Own, exported: &Exported<'a>) -> Cow<'a, str> {
    let document = exported.document;
    let registration = document.registration();
    let ruling = registration.standing.ruling();
    match own {
        Own::Field(field) => field_cell(field, exported),
        Own::ReceiverIds => match document {
            Document::Incoming(_) => "".into(),
            Document::Outgoing(outgoing) => receiver_ids(&outgoing.entry.to).into(),
        },
        Own::Standing => standing_word(&registration.standing).into(),
        Own::RuledWhy => ruling.map_or("", |ruling| &ruling.reason).into(),
        Own::RuledBy => ruling.map_or("", |ruling| &ruling.authority).into(),
        Own::RuledOn => day(ruling.and_then(|ruling| ruling.date)),
        Own::Double => amount(Some(registration.double).filter(|double| *double > 0)),
        Own::Numbered => numbered_word(registration.first_numbered()).into(),
        Own::Reason => registration.reason.as_str().into(),
        Own::Cautions => {
            registration.cautions.iter().map(|caution| caution.key()).collect::<Vec<_>>().join("; ").into()
        }
        Own::Links => json::write_links(exported.links).unwrap_or_default().into(),
        Own::TakenBack => amount(registration.struck),
        Own::NumberRuling => exported.number_ruling.map(json::write_ruling).unwrap_or_default().into(),
        Own::FollowUp | Own::MoreFollowUp => "".into(),
    }
}

/// Returns the word for a document's validity.
pub(crate) fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Valid => "",
        Standing::Cancelled(_) => "Đã hủy",
        Standing::Recalled(_) => "Đã thu hồi",
    }
}

/// Returns the word for how a document got its number.
pub(crate) fn numbered_word(numbered: Numbered) -> &'static str {
    match numbered {
        Numbered::InTurn => "Theo thứ tự",
        Numbered::Held => "Giữ số",
        Numbered::Inserted => "Chèn số",
        Numbered::Emergency => "Ghi trên giấy",
        Numbered::Imported => "Từ danh sách",
    }
}

/// Writes the identifiers of receivers in their order, separated like the names; as JSON with the names where
/// import could not split them again.
fn receiver_ids(to: &[Recipient]) -> String {
    if to.iter().all(|one| one.organ_id.is_empty() && is_one_name(&one.organ_name)) {
        return String::new();
    }
    if to.iter().all(|one| is_one_name(&one.organ_name) && !one.organ_id.contains([';', '['])) {
        return to.iter().map(|one| one.organ_id.as_str()).collect::<Vec<_>>().join("; ");
    }
    let pairs: Vec<[&str; 2]> = to.iter().map(|one| [one.organ_id.as_str(), one.organ_name.as_str()]).collect();
    serde_json::to_string(&pairs).unwrap_or_default()
}

/// Checks whether import would read this name as one receiver.
fn is_one_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(';')
}

/// Writes the follow-up as JSON, in two cells where one cannot hold it.
fn follow_up(exported: &Exported<'_>) -> (String, String) {
    let mut entries = json::write_entries(exported.follow_up).unwrap_or_default();
    let cut = entries.char_indices().nth(CUT).map_or(entries.len(), |(at, _)| at);
    let rest = entries.split_off(cut);
    (entries, rest)
}

/// Writes the signer behind the authority prefix, as import reads it.
fn signer(signer: &SignerInfo) -> Cow<'_, str> {
    if signer.prefix.is_empty() {
        signer.full_name.as_str().into()
    } else {
        format!("{} {}", signer.prefix, signer.full_name).trim_end().to_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        headings::Headings,
        table::{Row, Table},
    };

    #[test]
    fn every_field_is_exported_in_a_column_with_a_heading_of_its_own() {
        for book in [Book::Incoming, Book::Outgoing] {
            let columns = of(book);
            for column in &columns {
                let same = columns.iter().filter(|other| other.heading == column.heading).count();
                assert!(same == 1 && !column.heading.is_empty() && column.width > 0.0, "{column:?} of {book:?}");
            }
            for field in F::of(book) {
                let heading = heading(field, book);
                assert!(columns.iter().any(|column| column.heading == heading), "{field:?} of {book:?}: {heading}");
            }
        }
    }

    /// Import knows every column of today's lists and of earlier versions', in both books.
    #[test]
    fn import_knows_every_column() {
        for (book, known) in [(Book::Incoming, 39), (Book::Outgoing, 41)] {
            let find = |columns: Vec<ExportColumn>, more: &[&str]| {
                let cells = columns.iter().map(|column| column.heading).chain(more.iter().copied());
                let row = Row { line: 1, cells: cells.map(str::to_owned).collect(), ..Row::default() };
                Headings::find(&Table::of_rows(vec![row]), None).unwrap()
            };
            let headings = find(of(book), &[]);
            assert_eq!((headings.book, headings.origin, headings.names.len()), (book, Origin::Own, known));
            assert!(headings.unread.is_empty() && headings.rivals.is_empty(), "{:?}", headings.unread);
            assert_eq!(find(of(book), &WHY_REFUSED[..1]).origin, Origin::Own);
            let headings = find(former(book), &[]);
            assert_eq!((headings.origin, headings.columns.len()), (Origin::Former, headings.names.len()));
            assert_eq!(find(former(book), &["Mã vạch"]).origin, Origin::Foreign);
            assert_eq!(find(former(book), &["Mã vạch", WHY_REFUSED[1]]).origin, Origin::Refused);
        }
    }
}
