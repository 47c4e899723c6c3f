//! The fields of a document under the codes of Phụ lục VI, NĐ 30/2020/NĐ-CP, and what can be wrong with one.

use chrono::NaiveDate;

use texts::{UserMessage, Value, message};

use super::{
    book::Book,
    link::LinkKind,
    period::Period,
    printing_on::PageSpan,
    series::Forbidden,
    written::{Alike, Borne},
};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A field, named by its code in Phụ lục VI, NĐ 30/2020/NĐ-CP; those from `Code` on are our own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $name),+ }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The field's code, which is also its JSON key.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// The field of a JSON key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $(stringify!($name) => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

fields! {
    /// Mã hồ sơ: `{OrganId, FileCatalog, FileNotation}`.
    FileCode,
    /// Số thứ tự văn bản trong hồ sơ.
    DocOrdinal,
    /// Tên loại văn bản.
    TypeName,
    /// Số của văn bản.
    CodeNumber,
    /// Ký hiệu của văn bản.
    CodeNotation,
    /// Ngày, tháng, năm văn bản.
    IssuedDate,
    /// Tên cơ quan, tổ chức ban hành.
    OrganName,
    /// Trích yếu nội dung.
    Subject,
    /// Ngôn ngữ.
    Language,
    /// Số trang.
    PageAmount,
    /// Ghi chú.
    Description,
    /// Ngày, tháng, năm đến.
    ArrivalDate,
    /// Số đến.
    ArrivalNumber,
    /// Chức vụ, họ tên người ký: `{Prefix, Position, FullName}`.
    SignerInfo,
    /// Nơi nhận: a list of `{OrganId, OrganName}`.
    To,
    /// Mức độ khẩn.
    Priority,
    /// Số lượng bản phát hành.
    IssuedAmount,
    /// Hạn trả lời văn bản, thời hạn giải quyết.
    DueDate,
    /// Đơn vị hoặc người nhận.
    ToPlaces,
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    TraceHeaderList,
    /// Số, ký hiệu as it stands on the paper.
    Code,
    /// Ngày chuyển.
    HandOverDate,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Đơn vị soạn thảo, by its abbreviation.
    DraftingUnit,
    /// Văn bản quy phạm pháp luật or not.
    Normative,
    /// Độ mật: only the normal is taken.
    Secrecy,
    /// Cách đến: by wire, post, hand, fax or e-mail.
    CameBy,
    /// Why it is registered, changed or withdrawn as it is.
    Reason,
    /// Who writes.
    Clerk,
    /// Which book the document stands in.
    Book,
    /// The whole object of a line, where no single field is to blame.
    Document,
    /// The day something was done.
    Day,
    /// Trình ai.
    SubmittedTo,
    /// Người cho ý kiến chỉ đạo.
    Author,
    /// Ý kiến chỉ đạo in its words.
    Text,
    /// Units that lead: a list of `{Unit, DueDate}`.
    Lead,
    /// Units that support: a list of `{Unit, DueDate}`.
    Support,
    /// Đơn vị hoặc người that handles or receives.
    Unit,
    /// Chủ trì or phối hợp.
    Role,
    /// How far a unit is.
    State,
    /// Since when.
    StateDate,
    /// Who received it.
    Receiver,
    /// Gửi qua: by wire, post or hand.
    SentBy,
    /// Gửi đến.
    SentTo,
    /// Số lượng bì.
    Envelopes,
    /// Ngày nhận hồi báo.
    ReceivedDate,
    /// Người sử dụng bản lưu.
    Borrower,
    /// Người cho phép sử dụng.
    AllowedBy,
    /// Ngày trả.
    ReturnedDate,
    /// Nơi gửi, on an envelope.
    Sender,
    /// Người nhận, on an envelope.
    Addressee,
    /// Ghi chú of what was done.
    Remark,
    /// Why an entry was struck out.
    Struck,
    /// Cơ quan cùng ban hành: a list of `{OrganName, Abbreviation}`.
    Issuers,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A required field is empty.
    Missing,
    /// Longer than the decree (or, for a subject, the registry) allows. In characters.
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// Not a date of the calendar, or not written as one.
    NotADate(String),
    /// A date outside 1900–2199.
    DateOutOfRange(String),
    /// A date in another form than year, month, day with hyphens.
    NotIso(String),
    /// A year in two digits that could be of either century.
    YearUnclear(String),
    /// The day lies after today: nothing has come in or gone out on it yet.
    AfterToday(NaiveDate),
    /// Not a whole number from `least` to `most`.
    NotANumber {
        /// What stood there.
        text: String,
        /// The smallest allowed.
        least: i64,
        /// The largest allowed.
        most: i64,
    },
    /// Not text (or another shape than the field has).
    WrongKind,
    /// Not one of the accepted words.
    UnknownWord {
        /// The word.
        text: String,
        /// The accepted words.
        allowed: &'static str,
    },
    /// A cell of a list whose formula failed (`#N/A`); what it shows.
    ErrorCell(String),
    /// A cell whose value the spreadsheet has changed from what was typed, with what it holds now.
    CellHolds(Held, String),
    /// A cell of a list that holds a date where a number stood: a spreadsheet took `12/3` for one.
    BecameDate(String),
    /// A cell of a list that displays more than it holds, by a number format that is not understood.
    ShownOtherwise(String),
    /// A row of a list with a number and nothing else.
    OnlyNumber(String),
    /// A row of a list with one cell and nothing else.
    OnlyCell(String),
    /// A row without number in a list whose other rows have one.
    NotNumbered,
    /// A key that is not a field of this book.
    UnknownField(String),
    /// The registry writes this itself; it is not taken from outside.
    NumberIsGiven,
    /// The notation of a code names none of the registry's issuing authorities; the abbreviation.
    NotAnAuthority(String),
    /// No issuing authority of this name is known to the registry.
    UnknownAuthority(String),
    /// The authority does not issue documents on that day.
    AuthorityNotValid(String),
    /// No document type of this name is known to the registry, so no number series and no abbreviation.
    UnknownType(String),
    /// The type is not one that exists as VBQPPL.
    NotNormative(String),
    /// The number is already taken in its series.
    NumberTaken(String),
    /// The number was given before the registry was restored: only its own document gets it back.
    NumberGivenBefore {
        /// The number.
        number: String,
        /// The day of the restoring.
        day: NaiveDate,
    },
    /// The number was given before the registry was restored, and another document has it since.
    NumberTakenSince {
        /// The number.
        number: String,
        /// Số, ký hiệu of the document that has it.
        code: String,
        /// That document's date in the book.
        date: NaiveDate,
    },
    /// Another document of the authority bears this số, ký hiệu already (Điều 15.1, NĐ 30/2020/NĐ-CP).
    WrittenTwice {
        /// Số, ký hiệu of that document.
        code: String,
        /// Its subject.
        subject: String,
        /// Its date of issue.
        date: NaiveDate,
    },
    /// The last number on paper lies far beyond the last one known and was not confirmed.
    NumberFarBeyond {
        /// The number.
        number: u32,
        /// The last one known.
        last: u32,
    },
    /// No series of this name, or several, among those whose last number on paper is asked for.
    NoSeriesAsked(String),
    /// `Code` and `CodeNumber`/`CodeNotation` given together, and they differ.
    CodeTwice,
    /// A number too large for a registry (more than nine digits).
    NumberTooLarge(String),
    /// A number given from outside lies too far beyond the one before it and was not confirmed.
    NumberJumps {
        /// The number.
        number: u32,
        /// The last number before it.
        after: u32,
        /// The number to confirm: this one, or the first of the run it belongs to.
        first: u32,
    },
    /// The series has given its largest number.
    SeriesFull,
    /// The number was taken back as mistyped and is never given.
    NumberStruck(u32),
    /// The registry gave the number in turn, so it cannot be taken back; its document can be cancelled.
    GivenInTurn(u32),
    /// These numbers beyond it are in use.
    CountBeyond(Vec<u32>),
    /// The line is no JSON object; what the reader said.
    NotJson(String),
    /// The same key twice in one object, so that one of the two would be lost.
    KeyTwice(String),
    /// The line names another book than the one it is read for.
    OtherBook(String),
    /// What never changes after registering: a wrong one is cancelled and registered anew.
    NeverChanges,
    /// The number is held for nobody.
    NumberNotHeld(String),
    /// The number is held for somebody: whom.
    NumberHeld {
        /// The number.
        number: String,
        /// For whom.
        holder: String,
    },
    /// The same document is registered already (Phụ lục VI), and a second is not wanted.
    RegisteredBefore {
        /// The số đến of the first.
        number: String,
        /// Its date of arrival.
        date: NaiveDate,
    },
    /// The day lies in the past.
    DayPassed(NaiveDate),
    /// A suffix to a number that no document has.
    NothingBefore(String),
    /// A suffix of another form than one to five letters.
    NotASuffix(String),
    /// The book of this year is locked.
    BookLocked(i32),
    /// It stands no longer: cancelled or recalled before.
    Withdrawn,
    /// A line of a list says that it stands no longer: as that it cannot be registered.
    WithdrawnElsewhere,
    /// The date lies outside the period of its number.
    OutsidePeriod(Period),
    /// Documents of the series stand after that day; the latest.
    DocumentsAfter(NaiveDate),
    /// Types that may not share a series, or may not be parted from those that share it.
    SeriesForbidden(Forbidden),
    /// The numbering period of the document has ended, on this day, and no reason is given to number in it.
    PeriodEnded(NaiveDate),
    /// No numbers begin anew on this day, so no period ended before it.
    NoPeriodEnded(NaiveDate),
    /// A series began after the end of the period that is to be reopened: its name and first day.
    NumberedAfter(String, NaiveDate),
    /// The same days and types belong to a series already.
    SeriesOverlaps(String),
    /// No such document.
    NoDocument,
    /// Both ends are the same document.
    LinkToItself,
    /// The two are linked so already.
    LinkTwice,
    /// The document has a file of the very same content; its name.
    AttachedTwice(String),
    /// No such file is attached, or it was withdrawn before.
    NoAttachment,
    /// Nothing was written since the last day was closed.
    NothingToClose,
    /// No day was closed under this number.
    NoClosedDay(i64),
    /// It names no pages.
    NotPages(String),
    /// Not a width for each of so many columns.
    NotWidths(usize),
    /// None of these pages of the book was printed.
    NotPrinted(PageSpan),
    /// Another clerk printed pages of the same book meanwhile.
    PrintedMeanwhile,
    /// A former name and its successor are one name.
    SameName,
    /// Neither of the words that say whether a day is off or one works.
    NeitherOffNorWork(String),
    /// It can only be done to documents of this book.
    OnlyOf(Book),
    /// It lies before the day it follows.
    BeforeDay(NaiveDate),
    /// The same unit is named twice.
    UnitTwice(String),
    /// The document was not given to this unit, or by an instruction that holds no longer.
    NotAssigned(String),
    /// The file copy is out: with whom.
    CopyIsOut(String),
    /// The sender was told before: on which day.
    ConfirmedBefore(NaiveDate),
    /// It did not come by wire.
    NotByWire,
    /// It was sent back before: on which day.
    SentBackBefore(NaiveDate),
    /// No other document bears its number.
    NotADouble,
    /// Its number was ruled on before: on which day.
    RuledBefore(NaiveDate),
    /// The envelope is joined to its document already.
    EnvelopeRegistered,
    /// There is no such entry, or it was struck out.
    NoEntry,
    /// Marked secret: such documents have a registry of their own (Điều 16.3 and 22.4, NĐ 30/2020/NĐ-CP).
    Secret(String),
    /// Links of this kind lead the other way already.
    LinkCircle,
    /// The first document of a link was cancelled or recalled.
    LinkFromWithdrawn,
    /// The second document of a link was cancelled or recalled.
    LinkToWithdrawn,
    /// A link of this kind is between documents of other books.
    LinkBooks(LinkKind),
    /// Another authority issued the document that is changed.
    LinkOtherIssuer,
    /// A document is amended or replaced by one of another form.
    LinkOtherForm,
    /// A document is corrected by something that is no công văn.
    LinkNoLetter,
    /// A notice recalls a document that was not recalled here.
    LinkNotRecalled,
    /// A document that is not a copy is linked as a copy.
    LinkNoCopy,
    /// The first document of a link is earlier than the second.
    LinkBefore,
    /// A drafting unit that a số, ký hiệu names, and no abbreviation is known of it.
    UnitNotAbbreviated(String),
    /// The code of a receiver that is not named.
    CodeWithoutReceiver(String),
    /// It is no place for a stamp: two lengths in millimetres.
    NotAStampPlace,
    /// The remarks of an imported row say that the document was withdrawn, but not by whose decision.
    WithdrawnUnclear(String),
    /// In a row of the registry's own list a composed column does not say what this column and the others hold.
    ColumnsDiffer(String),
    /// The registry has documents or series, and takes over no setup.
    SetUpAlready,
    /// The type is written as one of another series is, so that both need one series (Điều 15.1, NĐ 30/2020/NĐ-CP).
    TypesAlike(Alike),
    /// The type shares the series of this name already.
    SeriesShared(String),
    /// The type has a series of its own, of this name, in the time of the one it is to share.
    SeriesOfItsOwn(String),
    /// A series lasts no longer than its numbering period; the last possible day.
    SeriesBeyond(NaiveDate),
    /// Another authority writes its number and notation with this abbreviation at the same time; its name.
    AbbreviationTaken(String),
    /// Not a way to write số, ký hiệu.
    NotATemplate(String),
    /// The body that leads a joint document is no authority of the registry.
    NotLeading(String),
    /// The same body issues a document twice.
    IssuerTwice(String),
    /// No abbreviation is known of a body that issues a document jointly.
    IssuerWithoutAbbreviation(String),
    /// Not a body with its abbreviation in brackets.
    NotAnIssuer(String),
    /// No number series of the book and year has this name.
    UnknownSeries(String),
}

/// What a cell of a spreadsheet holds instead of what was written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A formula that was saved without its value.
    Formula,
    /// A time: `12:3` was taken for one.
    Time,
    /// A logical value.
    Truth,
    /// A number with a power of ten: `2.5E+03`.
    PowerOfTen,
    /// A number from a file format whose number formats are not read.
    BareNumber,
}

impl Held {
    fn message(self, text: &str) -> UserMessage {
        let text = shortened(text);
        match self {
            Self::Formula => UserMessage::from(texts::CAUSE_NOT_CALCULATED),
            Self::Time => message!(texts::CAUSE_BECAME_TIME, text = text),
            Self::Truth => message!(texts::CAUSE_BECAME_TRUTH, text = text),
            Self::PowerOfTen => message!(texts::CAUSE_BECAME_NUMBER, text = text),
            Self::BareNumber => message!(texts::CAUSE_SHOWS_UNSEEN, text = text),
        }
    }
}

impl Cause {
    /// The cause as a sentence (without the field's name).
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each cause")]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::Missing => UserMessage::from(texts::CAUSE_MISSING),
            Self::TooLong { length, limit } => {
                message!(texts::CAUSE_TOO_LONG, length = *length, limit = *limit)
            }
            Self::NotADate(text) => message!(texts::CAUSE_NOT_A_DATE, text = shortened(text)),
            Self::DateOutOfRange(text) => message!(texts::CAUSE_DATE_OUT_OF_RANGE, text = shortened(text)),
            Self::NotANumber { least, most, .. } => {
                message!(texts::CAUSE_NOT_A_NUMBER, least = texts::plain(*least), most = texts::plain(*most))
            }
            Self::NotIso(text) => message!(texts::CAUSE_NOT_ISO, text = shortened(text)),
            Self::YearUnclear(text) => message!(texts::CAUSE_YEAR_UNCLEAR, text = shortened(text)),
            Self::AfterToday(date) => message!(texts::CAUSE_AFTER_TODAY, date = *date),
            Self::WrongKind => UserMessage::from(texts::CAUSE_WRONG_KIND),
            Self::UnknownWord { text, allowed } => {
                message!(texts::CAUSE_UNKNOWN_WORD, text = shortened(text), allowed = *allowed)
            }
            Self::ErrorCell(text) => message!(texts::CAUSE_ERROR_CELL, text = shortened(text)),
            Self::BecameDate(text) => message!(texts::CAUSE_BECAME_DATE, text = shortened(text)),
            Self::ShownOtherwise(text) => message!(texts::CAUSE_SHOWN_OTHERWISE, text = shortened(text)),
            Self::CellHolds(held, text) => held.message(text),
            Self::OnlyNumber(text) => message!(texts::CAUSE_ONLY_NUMBER, text = shortened(text)),
            Self::OnlyCell(text) => message!(texts::CAUSE_ONLY_CELL, text = shortened(text)),
            Self::NotNumbered => UserMessage::from(texts::CAUSE_NOT_NUMBERED),
            Self::NotAnAuthority(text) => message!(texts::CAUSE_NOT_AN_AUTHORITY, text = shortened(text)),
            Self::UnknownField(key) => message!(texts::CAUSE_UNKNOWN_FIELD, key = shortened(key)),
            Self::NumberIsGiven => UserMessage::from(texts::CAUSE_NUMBER_IS_GIVEN),
            Self::UnknownAuthority(name) => message!(texts::CAUSE_UNKNOWN_AUTHORITY, name = shortened(name)),
            Self::AuthorityNotValid(name) => {
                message!(texts::CAUSE_AUTHORITY_NOT_VALID, name = shortened(name))
            }
            Self::UnknownType(name) => message!(texts::CAUSE_UNKNOWN_TYPE, name = shortened(name)),
            Self::NotNormative(name) => message!(texts::CAUSE_NOT_NORMATIVE, name = shortened(name)),
            Self::NumberTaken(number) => message!(texts::CAUSE_NUMBER_TAKEN, number = shortened(number)),
            Self::NumberGivenBefore { number, day } => given_before(number, *day),
            Self::NumberTakenSince { number, code, date } => taken_since(number, code, *date),
            Self::WrittenTwice { code, subject, date } => written_twice(code, subject, *date),
            Self::NumberFarBeyond { number, last } => {
                message!(texts::CAUSE_NUMBER_FAR_BEYOND, number = texts::plain(*number), last = texts::plain(*last))
            }
            Self::NoSeriesAsked(name) => message!(texts::CAUSE_NO_SERIES_ASKED, name = shortened(name)),
            Self::CodeTwice => UserMessage::from(texts::CAUSE_CODE_TWICE),
            Self::NumberTooLarge(text) => message!(texts::CAUSE_NUMBER_TOO_LARGE, text = shortened(text)),
            Self::NumberJumps { number, after, first } => message!(
                texts::CAUSE_NUMBER_JUMPS,
                number = texts::plain(*number),
                after = texts::plain(*after),
                first = texts::plain(*first)
            ),
            Self::SeriesFull => message!(texts::CAUSE_SERIES_FULL, largest = texts::plain(super::number::LARGEST)),
            Self::NumberStruck(number) => message!(texts::CAUSE_NUMBER_STRUCK, number = texts::plain(*number)),
            Self::GivenInTurn(number) => message!(texts::CAUSE_GIVEN_IN_TURN, number = texts::plain(*number)),
            Self::CountBeyond(numbers) => count_beyond(numbers),
            Self::NotJson(detail) => message!(texts::CAUSE_NOT_JSON, detail = shortened(detail)),
            Self::KeyTwice(key) => message!(texts::CAUSE_KEY_TWICE, key = shortened(key)),
            Self::NeverChanges => UserMessage::from(texts::CAUSE_NEVER_CHANGES),
            Self::NumberNotHeld(number) => message!(texts::CAUSE_NUMBER_NOT_HELD, number = shortened(number)),
            Self::NumberHeld { number, holder } => held_for(number, holder),
            Self::RegisteredBefore { number, date } => {
                message!(texts::CAUSE_REGISTERED_BEFORE, number = number.as_str(), date = *date)
            }
            Self::DayPassed(date) => message!(texts::CAUSE_DAY_PASSED, date = *date),
            Self::NothingBefore(number) => message!(texts::CAUSE_NOTHING_BEFORE, number = shortened(number)),
            Self::NotASuffix(text) => message!(texts::CAUSE_NOT_A_SUFFIX, text = shortened(text)),
            Self::BookLocked(year) => message!(texts::CAUSE_BOOK_LOCKED, year = texts::plain(*year)),
            Self::Withdrawn => UserMessage::from(texts::CAUSE_WITHDRAWN),
            Self::WithdrawnElsewhere => UserMessage::from(texts::CAUSE_WITHDRAWN_ELSEWHERE),
            Self::OutsidePeriod(period) => {
                message!(texts::CAUSE_OUTSIDE_PERIOD, from = period.starts, to = period.ends)
            }
            Self::DocumentsAfter(date) => message!(texts::CAUSE_DOCUMENTS_AFTER, date = *date),
            Self::SeriesForbidden(rule) => UserMessage::from(rule.text()),
            Self::PeriodEnded(day) => message!(texts::CAUSE_PERIOD_ENDED, day = *day),
            Self::NoPeriodEnded(day) => message!(texts::CAUSE_NO_PERIOD_ENDED, day = *day),
            Self::NumberedAfter(series, day) => {
                message!(texts::CAUSE_NUMBERED_AFTER, series = shortened(series), day = *day)
            }
            Self::SeriesOverlaps(name) => message!(texts::CAUSE_SERIES_OVERLAPS, name = shortened(name)),
            Self::NoDocument => UserMessage::from(texts::CAUSE_NO_DOCUMENT),
            Self::LinkToItself => UserMessage::from(texts::CAUSE_LINK_TO_ITSELF),
            Self::LinkCircle => UserMessage::from(texts::CAUSE_LINK_CIRCLE),
            Self::LinkFromWithdrawn => UserMessage::from(texts::CAUSE_LINK_FROM_WITHDRAWN),
            Self::LinkToWithdrawn => UserMessage::from(texts::CAUSE_LINK_TO_WITHDRAWN),
            Self::LinkBooks(LinkKind::Answers) => UserMessage::from(texts::CAUSE_LINK_BOOKS_ANSWERS),
            Self::LinkBooks(LinkKind::SameAs) => UserMessage::from(texts::CAUSE_LINK_BOOKS_SAME_AS),
            Self::LinkBooks(_) => UserMessage::from(texts::CAUSE_LINK_BOOKS),
            Self::LinkOtherIssuer => UserMessage::from(texts::CAUSE_LINK_OTHER_ISSUER),
            Self::LinkOtherForm => UserMessage::from(texts::CAUSE_LINK_OTHER_FORM),
            Self::LinkNoLetter => UserMessage::from(texts::CAUSE_LINK_NO_LETTER),
            Self::LinkNotRecalled => UserMessage::from(texts::CAUSE_LINK_NOT_RECALLED),
            Self::LinkNoCopy => UserMessage::from(texts::CAUSE_LINK_NO_COPY),
            Self::LinkBefore => UserMessage::from(texts::CAUSE_LINK_BEFORE),
            Self::LinkTwice => UserMessage::from(texts::CAUSE_LINK_TWICE),
            Self::AttachedTwice(name) => message!(texts::CAUSE_ATTACHED_TWICE, name = shortened(name)),
            Self::NoAttachment => UserMessage::from(texts::CAUSE_NO_ATTACHMENT),
            Self::NothingToClose => UserMessage::from(texts::CAUSE_NOTHING_TO_CLOSE),
            Self::NoClosedDay(id) => message!(texts::CAUSE_NO_CLOSED_DAY, id = texts::plain(*id)),
            Self::NotPages(text) => message!(texts::CAUSE_NOT_PAGES, text = shortened(text)),
            Self::NotAStampPlace => UserMessage::from(texts::CAUSE_NOT_A_STAMP_PLACE),
            Self::NotWidths(columns) => message!(texts::CAUSE_NOT_WIDTHS, columns = *columns),
            Self::NotPrinted(pages) => message!(texts::CAUSE_NOT_PRINTED, pages = pages.to_string()),
            Self::PrintedMeanwhile => UserMessage::from(texts::CAUSE_PRINTED_MEANWHILE),
            Self::SameName => UserMessage::from(texts::CAUSE_SAME_NAME),
            Self::NeitherOffNorWork(text) => {
                message!(texts::CAUSE_NEITHER_OFF_NOR_WORK, text = shortened(text))
            }
            Self::OnlyOf(Book::Incoming) => UserMessage::from(texts::CAUSE_ONLY_INCOMING),
            Self::OnlyOf(Book::Outgoing) => UserMessage::from(texts::CAUSE_ONLY_OUTGOING),
            Self::BeforeDay(date) => message!(texts::CAUSE_BEFORE_DAY, date = *date),
            Self::UnitTwice(name) => message!(texts::CAUSE_UNIT_TWICE, name = shortened(name)),
            Self::NotAssigned(name) => message!(texts::CAUSE_NOT_ASSIGNED, name = shortened(name)),
            Self::CopyIsOut(name) => message!(texts::CAUSE_COPY_IS_OUT, name = shortened(name)),
            Self::ConfirmedBefore(date) => message!(texts::CAUSE_CONFIRMED_BEFORE, date = *date),
            Self::NotByWire => UserMessage::from(texts::CAUSE_NOT_BY_WIRE),
            Self::SentBackBefore(date) => message!(texts::CAUSE_SENT_BACK_BEFORE, date = *date),
            Self::NotADouble => UserMessage::from(texts::CAUSE_NOT_A_DOUBLE),
            Self::RuledBefore(date) => message!(texts::CAUSE_RULED_BEFORE, date = *date),
            Self::EnvelopeRegistered => UserMessage::from(texts::CAUSE_ENVELOPE_REGISTERED),
            Self::NoEntry => UserMessage::from(texts::CAUSE_NO_ENTRY),
            Self::Secret(text) => message!(texts::CAUSE_SECRET, text = shortened(text)),
            Self::SetUpAlready => UserMessage::from(texts::CAUSE_SET_UP_ALREADY),
            Self::ColumnsDiffer(name) => message!(texts::CAUSE_COLUMNS_DIFFER, name = shortened(name)),
            Self::WithdrawnUnclear(text) => message!(texts::CAUSE_WITHDRAWN_UNCLEAR, text = shortened(text)),
            Self::OtherBook(text) => message!(texts::CAUSE_OTHER_BOOK, text = shortened(text)),
            Self::CodeWithoutReceiver(code) => {
                message!(texts::CAUSE_CODE_WITHOUT_RECEIVER, code = shortened(code))
            }
            Self::UnitNotAbbreviated(name) => {
                message!(texts::CAUSE_UNIT_NOT_ABBREVIATED, name = shortened(name))
            }
            Self::TypesAlike(found) => types_alike(found),
            Self::SeriesShared(name) => message!(texts::CAUSE_SERIES_SHARED, name = shortened(name)),
            Self::SeriesOfItsOwn(name) => message!(texts::CAUSE_SERIES_OF_ITS_OWN, name = shortened(name)),
            Self::SeriesBeyond(day) => message!(texts::CAUSE_SERIES_BEYOND, day = *day),
            Self::AbbreviationTaken(name) => message!(texts::CAUSE_ABBREVIATION_TAKEN, name = shortened(name)),
            Self::NotATemplate(text) => message!(texts::CAUSE_NOT_A_TEMPLATE, text = shortened(text)),
            Self::NotLeading(name) => message!(texts::CAUSE_NOT_LEADING, name = shortened(name)),
            Self::IssuerTwice(name) => message!(texts::CAUSE_ISSUER_TWICE, name = shortened(name)),
            Self::IssuerWithoutAbbreviation(name) => {
                message!(texts::CAUSE_ISSUER_WITHOUT_ABBREVIATION, name = shortened(name))
            }
            Self::NotAnIssuer(text) => message!(texts::CAUSE_NOT_AN_ISSUER, text = shortened(text)),
            Self::UnknownSeries(name) => message!(texts::CAUSE_UNKNOWN_SERIES, name = shortened(name)),
        }
    }
}

/// What a clerk's text looks like inside a sentence: at most 60 characters of it.
pub(super) fn shortened(text: &str) -> String {
    const MAX: usize = 60;
    if text.chars().count() <= MAX { text.to_owned() } else { text.chars().take(MAX).chain(['…']).collect() }
}

/// One thing wrong with a draft: the field and the cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub field: Field,
    /// Why.
    pub cause: Cause,
}

impl Problem {
    /// A problem of a field.
    #[must_use]
    pub fn new(field: Field, cause: Cause) -> Self {
        Self { field, cause }
    }

    /// The whole sentence: the field's label and the cause.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        let cause = Value::from(self.cause.message());
        if self.field == Field::Document {
            message!(texts::PROBLEM_DOCUMENT, cause = cause)
        } else {
            message!(texts::PROBLEM, field = self.field, cause = cause)
        }
    }

    /// The same sentence with the field's JSON key, for input that was written as JSON.
    #[must_use]
    pub fn message_with_key(&self) -> UserMessage {
        if self.field == Field::Document {
            return self.message();
        }
        let cause = Value::from(self.cause.message());
        message!(texts::PROBLEM_OF_KEY, field = self.field, key = self.field.key(), cause = cause)
    }
}

/// Numbers beyond the one meant that are in use.
fn count_beyond(numbers: &[u32]) -> UserMessage {
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    message!(texts::CAUSE_COUNT_BEYOND, numbers = numbers.join(", "))
}

/// The number was given before the registry was restored.
fn given_before(number: &str, day: NaiveDate) -> UserMessage {
    message!(texts::CAUSE_NUMBER_GIVEN_BEFORE, number = shortened(number), day = day)
}

fn held_for(number: &str, holder: &str) -> UserMessage {
    message!(texts::CAUSE_NUMBER_HELD, number = shortened(number), holder = shortened(holder))
}

fn written_twice(code: &str, subject: &str, date: NaiveDate) -> UserMessage {
    message!(texts::CAUSE_WRITTEN_TWICE, code = code, subject = shortened(subject), date = date)
}

fn types_alike(found: &Alike) -> UserMessage {
    let Alike { type_name, other, series, document } = found;
    let (kind, other, series) = (type_name.as_str(), other.as_str(), series.as_str());
    match document {
        Some(Borne { code, date }) => message!(
            texts::CAUSE_TYPES_ALIKE,
            kind = kind,
            other = other,
            code = code.as_str(),
            date = *date,
            series = series
        ),
        None => message!(texts::CAUSE_TYPES_ALIKE_UNUSED, kind = kind, other = other, series = series),
    }
}

/// Another document has a number that was given before the registry was restored.
fn taken_since(number: &str, code: &str, date: NaiveDate) -> UserMessage {
    message!(texts::CAUSE_NUMBER_TAKEN_SINCE, number = shortened(number), code = shortened(code), date = date)
}
