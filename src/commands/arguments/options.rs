//! What each command was told, in the form it works with.

use std::path::PathBuf;

use chrono::NaiveDate;

use domain::{
    attachment::AttachmentId,
    book::{Book, BookRange},
    document::DocumentId,
    document_type::Category,
    follow_up::{action::FollowUpAction, envelope::Envelope},
    history::{Head, Record},
    issuer::Issuer,
    link::LinkKind,
    office::Authority,
    query::{NumberQuery, Query},
    registration::{Ruling, Withdrawal},
    reservation::Hold,
    restoring::ToldLast,
    series::{Join, NewSeries},
    working_calendar::CalendarDay,
};
use jobs::{
    demo::DemoRequest,
    import::Consent,
    print_request::{FormOptions, Target},
};
use printer::PrintSettings;
use store::Naming;

#[derive(Debug)]
pub struct DemoOptions {
    pub folder: PathBuf,
    pub request: DemoRequest,
    pub window: bool,
}

#[derive(Debug, Default)]
pub struct OfficeOptions {
    pub name: Option<String>,
    pub parent: Option<String>,
    pub abbreviation: Option<String>,
    pub place: Option<String>,
    /// The first day of these names, or that the names before were mistaken; `None` for today.
    pub naming: Option<Naming>,
    pub address: Option<String>,
    pub telephone: Option<String>,
    pub fax: Option<String>,
    pub e_mail: Option<String>,
    pub website: Option<String>,
}

#[derive(Debug)]
pub struct AuthorityOptions {
    pub authority: Authority,
    /// The parent; `None` keeps the present one, an empty text removes it.
    pub parent: Option<String>,
    pub same_abbreviation: bool,
}

#[derive(Debug)]
pub struct TypeOptions {
    pub name: String,
    pub category: Category,
    /// Its abbreviation: `None` for the one it has already, an empty text for none.
    pub abbreviation: Option<String>,
    /// How its số, ký hiệu is written: `None` for as it is already, an empty text for the decree's way.
    pub written: Option<String>,
}

#[derive(Debug)]
pub struct RegisterOptions {
    pub book: Book,
    /// The file of JSON lines; `None` for standard input.
    pub file: Option<PathBuf>,
    pub each: bool,
    pub emergency: bool,
    pub accepted_jumps: Vec<u32>,
    /// Whether a document registered before is refused instead of warned of.
    pub refuse_duplicates: bool,
    pub ahead: Ahead,
    /// Who issues outgoing documents jointly, where a line names none itself.
    pub issuers: Vec<Issuer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    Refused,
    Taken,
}

/// A registered document: `--id N`, or `incoming|outgoing NUMBER --year Y [--authority NAME]`.
#[derive(Debug)]
pub enum Which {
    Id(DocumentId),
    Number(NumberQuery),
}

#[derive(Debug)]
pub struct AmendOptions {
    pub which: Which,
    /// The file of the JSON object; `None` for standard input.
    pub file: Option<PathBuf>,
    pub reason: String,
}

#[derive(Debug)]
pub struct WithdrawOptions {
    pub which: Which,
    pub withdrawal: Withdrawal,
    pub ruling: Ruling,
}

#[derive(Debug)]
pub struct LinkOptions {
    pub first: DocumentId,
    pub kind: LinkKind,
    pub second: DocumentId,
    /// Why; may be empty.
    pub reason: String,
}

#[derive(Debug)]
pub struct AttachOptions {
    pub which: Which,
    pub files: Vec<PathBuf>,
}

#[derive(Debug)]
pub enum FilesOptions {
    List(Which),
    Write { id: AttachmentId, target: PathBuf },
    Read,
    Withdraw { id: AttachmentId, reason: String },
}

#[derive(Debug)]
pub struct HoldOptions {
    pub book: Book,
    pub date: NaiveDate,
    /// Of an outgoing number: whose; `None` for the office.
    pub authority: Option<String>,
    pub type_name: String,
    pub normative: bool,
    pub hold: Hold,
}

#[derive(Debug)]
pub enum SeriesOptions {
    List(Option<i32>),
    Add(NewSeries),
    Join(Join),
    Close {
        /// Whether it is done; otherwise only what ends is said.
        yes: bool,
        /// Whose series; `None` for số đến.
        authority: Option<String>,
        on: NaiveDate,
        /// Why; may be empty.
        reason: String,
    },
    Reopen {
        /// Whose period; `None` for số đến.
        authority: Option<String>,
        on: NaiveDate,
        reason: String,
    },
    Last(Vec<ToldLast>),
    TakeBack {
        which: Which,
        others: Vec<u32>,
        ruling: Ruling,
    },
}

#[derive(Debug)]
pub struct RestoreOptions {
    pub copy: PathBuf,
    pub told: Vec<ToldLast>,
    /// Consent to replacing a registry that is not of the copy's origin.
    pub other_registry: bool,
}

#[derive(Debug)]
pub struct LockOptions {
    /// Whether a book is locked; otherwise only what is locked with it is said.
    pub yes: bool,
    /// The book; `None` for both.
    pub book: Option<Book>,
    /// Whose outgoing book; `None` for every authority's.
    pub authority: Option<String>,
    pub year: i32,
    pub locked: bool,
    /// Why; reopening wants a reason.
    pub reason: String,
}

#[derive(Debug)]
pub struct SearchOptions {
    pub query: Query,
    pub limit: usize,
    pub json: bool,
}

/// The arguments of `form`; the version of the form valid in the year is looked up later.
#[derive(Debug)]
pub struct FormArguments {
    pub name: String,
    pub book: Option<Book>,
    /// The year; `None` for that of the days, or this one.
    pub year: Option<i32>,
    pub range: BookRange,
    pub of: FormOf,
    /// Whose outgoing documents; `None` for the office's.
    pub authority: Option<String>,
    pub options: FormOptions,
    pub target: Target,
}

#[derive(Debug, PartialEq, Eq)]
pub enum FormOf {
    Range,
    Number(String),
    Nothing,
}

#[derive(Debug)]
pub struct PrintOptions {
    pub files: Vec<PathBuf>,
    /// The printer; `None` for the default one.
    pub printer: Option<String>,
    pub settings: PrintSettings,
    /// Whether to wait until the printer reports the end.
    pub wait: bool,
}

#[derive(Debug)]
pub enum CalendarOptions {
    List(Option<i32>),
    Add(CalendarDay),
    Remove(NaiveDate),
    Import(PathBuf),
}

#[derive(Debug)]
pub struct DueOptions {
    /// The day; `None` for today.
    pub on: Option<NaiveDate>,
    pub json: bool,
}

#[derive(Debug)]
pub enum DayOptions {
    Close(PathBuf),
    List,
    Print { id: i64, target: PathBuf },
}

#[derive(Debug)]
pub enum ExportOptions {
    List { query: Query, target: PathBuf },
    Setup { target: PathBuf },
    Template { book: Book, target: PathBuf },
}

#[derive(Debug)]
pub struct ImportOptions {
    pub file: PathBuf,
    /// The book; `None` when the headings are to tell.
    pub book: Option<Book>,
    pub dry_run: bool,
    pub skip_bad: bool,
    pub accepted_jumps: Vec<u32>,
    pub refused: Option<PathBuf>,
    pub consent: Consent,
}

#[derive(Debug)]
pub struct CheckOptions {
    pub head: Option<Head>,
    pub rebuild_index: bool,
    pub rebuild_schema: bool,
}

#[derive(Debug)]
pub struct ReportOptions {
    pub year: i32,
    /// The day at whose end it is counted; `None` for now.
    pub as_of: Option<NaiveDate>,
    pub json: bool,
}

#[derive(Debug)]
pub struct FollowOptions {
    pub documents: Vec<Which>,
    pub action: FollowUpAction,
    /// The terms of the units of an instruction as they were told, by the places of the units; they are counted from its day by the
    /// office's calendar.
    pub terms: Vec<(usize, String)>,
}

#[derive(Debug)]
pub enum EnvelopeOptions {
    List(Option<i32>),
    Add(Envelope),
    PassOn {
        id: i64,
        day: NaiveDate,
        /// Who received it; may be empty.
        receiver: String,
    },
    Registered {
        id: i64,
        which: Which,
    },
}

#[derive(Debug)]
pub struct StrikeOptions {
    pub record: Record,
    pub id: i64,
    pub reason: String,
}

#[derive(Debug)]
pub struct StatusOptions {
    pub which: Which,
    pub json: bool,
}
