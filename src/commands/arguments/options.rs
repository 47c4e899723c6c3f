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
    printing_on::PageSpan,
    query::{NumberQuery, Query},
    registration::{Ruling, Withdrawal},
    reservation::Hold,
    restoring::ToldLast,
    series::{Join, NewSeries},
    working_calendar::CalendarDay,
};
use jobs::import::Consent;
use paper::{EnvelopeSize, PrintOptions, StampPlace};
use store::Naming;

/// `demo [DIR] [--documents N] [--no-window]`.
#[derive(Debug)]
pub struct DemoOptions {
    /// Where the demo lies.
    pub folder: PathBuf,
    /// How many documents; `None` for the office's year.
    pub documents: Option<u64>,
    /// Whether the window opens on it.
    pub window: bool,
}

/// `office [--name … --parent … --abbreviation … --place … [--since D|--correct] --address … --telephone … --fax … --e-mail …
/// --website …]`; nothing set shows the office.
#[derive(Debug, Default)]
pub struct OfficeOptions {
    /// Its name.
    pub name: Option<String>,
    /// The body above it.
    pub parent: Option<String>,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// Its place.
    pub place: Option<String>,
    /// The first day of these names, or that the names before were mistaken; `None` for today.
    pub naming: Option<Naming>,
    /// Its address, on envelopes.
    pub address: Option<String>,
    /// Its telephone.
    pub telephone: Option<String>,
    /// Its fax.
    pub fax: Option<String>,
    /// Its e-mail.
    pub e_mail: Option<String>,
    /// Its website.
    pub website: Option<String>,
}

/// `authority add NAME --abbreviation ABBR [--parent P] [--from D] [--to D] [--same-abbreviation]`.
#[derive(Debug)]
pub struct AuthorityOptions {
    /// The authority without its parent.
    pub authority: Authority,
    /// The parent; `None` keeps the present one, an empty text removes it.
    pub parent: Option<String>,
    /// Whether it may have the abbreviation of another.
    pub same_abbreviation: bool,
}

/// `type add NAME [--abbreviation A] [--normative] [--written TEMPLATE]`.
#[derive(Debug)]
pub struct TypeOptions {
    /// Its name.
    pub name: String,
    /// Its family.
    pub category: Category,
    /// Its abbreviation: `None` for the one it has already, an empty text for none.
    pub abbreviation: Option<String>,
    /// How its số, ký hiệu is written: `None` for as it is already, an empty text for the decree's way.
    pub written: Option<String>,
}

/// `register incoming|outgoing [FILE|-] [--each] [--emergency [--accept-jump N …]] [--refuse-duplicates] [--accept-future]
/// [--with "NAME (ABBR)" …]`.
#[derive(Debug)]
pub struct RegisterOptions {
    /// The book.
    pub book: Book,
    /// The file of JSON lines; `None` for standard input.
    pub file: Option<PathBuf>,
    /// Whether each line stands for itself.
    pub each: bool,
    /// The numbers were given on paper while the machine was down.
    pub emergency: bool,
    /// Numbers confirmed although they jump.
    pub accepted_jumps: Vec<u32>,
    /// Whether a document registered before is refused instead of warned of.
    pub refuse_duplicates: bool,
    /// What becomes of a document that arrives after today.
    pub ahead: Ahead,
    /// Who issues outgoing documents jointly, where a line names none itself.
    pub issuers: Vec<Issuer>,
}

/// How a document with an arrival date after today is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// It is refused.
    Refused,
    /// It is taken: `--accept-future`.
    Taken,
}

/// A registered document: `--id N`, or `incoming|outgoing NUMBER --year Y [--authority NAME]`.
#[derive(Debug)]
pub enum Which {
    /// By its row.
    Id(DocumentId),
    /// By its number.
    Number(NumberQuery),
}

/// `amend WHICH [FILE|-] [--reason R]`: a JSON object of the fields that change.
#[derive(Debug)]
pub struct AmendOptions {
    /// Which document.
    pub which: Which,
    /// The file of the JSON object; `None` for standard input.
    pub file: Option<PathBuf>,
    /// Why.
    pub reason: String,
}

/// `cancel|recall WHICH --reason R --by WHO [--date D]`.
#[derive(Debug)]
pub struct WithdrawOptions {
    /// Which document.
    pub which: Which,
    /// Hủy or thu hồi.
    pub withdrawal: Withdrawal,
    /// Who ruled so, and why.
    pub ruling: Ruling,
}

/// `link ID KIND ID [--reason R]`.
#[derive(Debug)]
pub struct LinkOptions {
    /// The first document.
    pub first: DocumentId,
    /// How it stands to the second.
    pub kind: LinkKind,
    /// The second.
    pub second: DocumentId,
    /// Why; may be empty.
    pub reason: String,
}

/// `attach WHICH FILE …`.
#[derive(Debug)]
pub struct AttachOptions {
    /// On which document.
    pub which: Which,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// `files list|write|withdraw|read …`.
#[derive(Debug)]
pub enum FilesOptions {
    /// `list WHICH`.
    List(Which),
    /// `write N -o FILE`.
    Write {
        /// Which file.
        id: AttachmentId,
        /// Where it goes.
        target: PathBuf,
    },
    /// `read`.
    Read,
    /// `withdraw N --reason R`.
    Withdraw {
        /// Which file.
        id: AttachmentId,
        /// Why.
        reason: String,
    },
}

/// `hold incoming|outgoing --date D [--authority A --type T --normative] [--number N] [--amount N] --for WHO --reason R --until D`.
#[derive(Debug)]
pub struct HoldOptions {
    /// The book.
    pub book: Book,
    /// The date of arrival or issue whose period counts.
    pub date: NaiveDate,
    /// Of an outgoing number: whose; `None` for the office.
    pub authority: Option<String>,
    /// Of an outgoing number: the type.
    pub type_name: String,
    /// Of an outgoing number: VBQPPL or not.
    pub normative: bool,
    /// Which numbers, for whom, why and until when.
    pub hold: Hold,
}

/// `series list|add|join|close|reopen|last|take-back …`.
#[derive(Debug)]
pub enum SeriesOptions {
    /// `list [--year Y]`.
    List(Option<i32>),
    /// `add --authority A --name N --type T … [--normative-type T …] [--from D] [--to D] [--first N]`.
    Add(NewSeries),
    /// `join --authority A --type T --with T [--on D] [--reason R]`.
    Join(Join),
    /// `close [--authority A] --on D [--reason R] --yes`.
    Close {
        /// Whether it is done; otherwise only what ends is said.
        yes: bool,
        /// Whose series; `None` for số đến.
        authority: Option<String>,
        /// The last day.
        on: NaiveDate,
        /// Why; may be empty.
        reason: String,
    },
    /// `reopen [--authority A] --on D --reason R`.
    Reopen {
        /// Whose period; `None` for số đến.
        authority: Option<String>,
        /// The day on which numbers begin anew.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// `last [SERIES=NUMBER …] [--reason R] [--accept-jump N …]`.
    Last(Vec<ToldLast>),
    /// `take-back WHICH [NUMBER …] --reason R --by WHO [--date D]`.
    TakeBack {
        /// The document whose number was mistyped.
        which: Which,
        /// Numbers given after it that are taken back with it.
        others: Vec<u32>,
        /// Who ruled so, and why.
        ruling: Ruling,
    },
}

/// `restore FILE [--last SERIES=NUMBER …] [--reason R] [--accept-jump N …] [--other-registry]`.
#[derive(Debug)]
pub struct RestoreOptions {
    /// The copy.
    pub copy: PathBuf,
    /// The last numbers on paper.
    pub told: Vec<ToldLast>,
    /// Consent to replacing a registry that is not of the copy's origin.
    pub other_registry: bool,
}

/// `lock|unlock [incoming|outgoing] --year Y [--authority A] [--reason R]`, and `--yes` to lock.
#[derive(Debug)]
pub struct LockOptions {
    /// Whether a book is locked; otherwise only what is locked with it is said.
    pub yes: bool,
    /// The book; `None` for both.
    pub book: Option<Book>,
    /// Whose outgoing book; `None` for every authority's.
    pub authority: Option<String>,
    /// The year.
    pub year: i32,
    /// Locked, or reopened.
    pub locked: bool,
    /// Why; reopening wants a reason.
    pub reason: String,
}

/// `search QUERY [--book …] [--year Y] [--limit N] [--json]`.
#[derive(Debug)]
pub struct SearchOptions {
    /// What is looked for.
    pub query: Query,
    /// At most so many hits.
    pub limit: usize,
    /// JSON lines instead of a table.
    pub json: bool,
}

/// `book incoming|outgoing --year Y … [--print-on] [--page P] [--closing] [--blank] -o FILE.pdf`.
#[derive(Debug)]
pub struct BookOptions {
    /// The book.
    pub book: Book,
    /// The year.
    pub year: i32,
    /// Whose outgoing book; `None` for the office's.
    pub authority: Option<String>,
    /// What of it.
    pub part: BookPart,
    /// At most so many pages in a volume.
    pub pages_per_volume: usize,
    /// Whether the closing page stands in a book that is not locked too.
    pub closing: bool,
    /// Whether to print it even if it is empty.
    pub blank: bool,
    /// Where it goes.
    pub target: PathBuf,
}

/// The part of a registry book to print.
#[derive(Debug)]
pub enum BookPart {
    /// These rows, as a book of its own.
    Rows(BookRange),
    /// The pages it has gained.
    NewPages,
    /// Pages that were printed before.
    PagesAgain(PageSpan),
}

/// `form NAME [--book B] [--year Y] [--from D --to D] [--number N] … -o FILE.pdf`.
#[derive(Debug)]
pub struct FormOptions {
    /// Which form.
    pub name: String,
    /// The book, which the form has already: another is refused.
    pub book: Option<Book>,
    /// The year; `None` for that of the days, or this one.
    pub year: Option<i32>,
    /// Which rows.
    pub range: BookRange,
    /// Of what.
    pub of: FormOf,
    /// Of a report of the state of handling: at the end of which day.
    pub as_of: Option<NaiveDate>,
    /// Whose outgoing documents; `None` for the office's.
    pub authority: Option<String>,
    /// Paper, columns and signatures.
    pub print: PrintOptions,
    /// At most so many pages in a volume.
    pub pages_per_volume: usize,
    /// Whether the closing page stands in a book that is not locked too.
    pub closing: bool,
    /// With a QR code.
    pub qr: bool,
    /// Which envelope.
    pub envelope: EnvelopeSize,
    /// On label paper, so many of whose labels are gone.
    pub labels: Option<usize>,
    /// Which PDF is stamped, and in which corner.
    pub stamped: Option<(PathBuf, StampPlace)>,
    /// Where it goes.
    pub target: PathBuf,
}

/// What a form is to tell of.
#[derive(Debug, PartialEq, Eq)]
pub enum FormOf {
    /// The documents of the range.
    Range,
    /// `--number N`: one document.
    Number(String),
    /// `--blank`: nothing, for the pen.
    Nothing,
}

/// `calendar list|add|remove|import …`.
#[derive(Debug)]
pub enum CalendarOptions {
    /// `list [--year Y]`; without a year, the present one.
    List(Option<i32>),
    /// `add DAY off|work [NAME]`.
    Add(CalendarDay),
    /// `remove DAY`.
    Remove(NaiveDate),
    /// `import FILE`.
    Import(PathBuf),
}

/// `due [--on DAY] [--json]`.
#[derive(Debug)]
pub struct DueOptions {
    /// The day; `None` for today.
    pub on: Option<NaiveDate>,
    /// JSON instead of lines.
    pub json: bool,
}

/// `day close|list|print …`.
#[derive(Debug)]
pub enum DayOptions {
    /// `close -o FILE.pdf`.
    Close(PathBuf),
    /// `list`.
    List,
    /// `print N -o FILE.pdf`.
    Print {
        /// Which closing.
        id: i64,
        /// Where it goes.
        target: PathBuf,
    },
}

/// `export BOOK --year Y … -o FILE`, `export BOOK --empty -o FILE`, `export setup -o FILE`.
#[derive(Debug)]
pub enum ExportOptions {
    /// Registered documents.
    List {
        /// Which: of a book and a year.
        query: Query,
        /// Where they go.
        target: PathBuf,
    },
    /// How the registry is set up.
    Setup {
        /// Where it goes.
        target: PathBuf,
    },
    /// A list without documents, to be filled and imported.
    Template {
        /// The book.
        book: Book,
        /// Where it goes.
        target: PathBuf,
    },
}

/// `import FILE [--book …] [--dry-run] [--skip-bad] [--accept-jump N …] [--refused FILE] [--dates …] [--skip-columns] [--number-rows]
/// [--accept-future]`.
#[derive(Debug)]
pub struct ImportOptions {
    /// The list.
    pub file: PathBuf,
    /// The book; `None` when the headings are to tell.
    pub book: Option<Book>,
    /// Only say what would happen.
    pub dry_run: bool,
    /// Import the good rows although others are bad.
    pub skip_bad: bool,
    /// Numbers of the list confirmed although they jump.
    pub accepted_jumps: Vec<u32>,
    /// Write the refused rows to this new file.
    pub refused: Option<PathBuf>,
    /// Answers to what the list leaves open.
    pub consent: Consent,
}

/// `check [--head HASH] [--rebuild-index] [--rebuild-schema]`.
#[derive(Debug)]
pub struct CheckOptions {
    /// The seal of a printed daily register.
    pub head: Option<Head>,
    /// Rebuild the search indexes first.
    pub rebuild_index: bool,
    /// Put missing guards and indexes of the file back first.
    pub rebuild_schema: bool,
}

/// `report --year Y [--as-of DATE] [--json]`.
#[derive(Debug)]
pub struct ReportOptions {
    /// The year.
    pub year: i32,
    /// The day at whose end it is counted; `None` for now.
    pub as_of: Option<NaiveDate>,
    /// JSON instead of a table.
    pub json: bool,
}

/// `submit|instruct|hand-over|handled|confirm|dispatch|received|lend|give-back WHICH … …`.
#[derive(Debug)]
pub struct FollowOptions {
    /// To which documents.
    pub documents: Vec<Which>,
    /// What is done.
    pub action: FollowUpAction,
    /// The terms of the units of an instruction as they were told, by the places of the units; they are counted from its day by the
    /// office's calendar.
    pub terms: Vec<(usize, String)>,
}

/// `envelope list|add|pass-on|registered …`.
#[derive(Debug)]
pub enum EnvelopeOptions {
    /// `list [--year Y]`.
    List(Option<i32>),
    /// `add --sender S --addressee A [--code C] [--on D] [--remark R]`.
    Add(Envelope),
    /// `pass-on ID [--on D] [--receiver R]`.
    PassOn {
        /// Which envelope.
        id: i64,
        /// The day.
        day: NaiveDate,
        /// Who received it; may be empty.
        receiver: String,
    },
    /// `registered ID WHICH`.
    Registered {
        /// Which envelope.
        id: i64,
        /// As which document.
        which: Which,
    },
}

/// `strike KIND ID --reason R`.
#[derive(Debug)]
pub struct StrikeOptions {
    /// The kind of entry.
    pub record: Record,
    /// Its row.
    pub id: i64,
    /// Why.
    pub reason: String,
}

/// `status WHICH [--json]`.
#[derive(Debug)]
pub struct StatusOptions {
    /// Which document.
    pub which: Which,
    /// JSON instead of lines.
    pub json: bool,
}
