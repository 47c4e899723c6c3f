//! Reading the command line. What cannot be understood is refused with a sentence; nothing is guessed.

mod follow_up;
mod numbers;
mod options;
mod printing;
mod reader;

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;

use domain::{
    attachment::AttachmentId,
    book::Book,
    date::{self, DateOrder},
    document::DocumentId,
    document_type::Category,
    history::Head,
    issuer::Issuer,
    link::LinkKind,
    office::Authority,
    query::{NumberQuery, Query},
    registration::{Ruling, Withdrawal},
    working_calendar::CalendarDay,
};
use jobs::import::Consent;
use language::Locale;
pub use options::{
    Ahead, AmendOptions, AttachOptions, AuthorityOptions, BookOptions, BookPart, CalendarOptions, CheckOptions,
    DayOptions, DemoOptions, DueOptions, EnvelopeOptions, ExportOptions, FilesOptions, FollowOptions, FormOf,
    FormOptions, HoldOptions, ImportOptions, LinkOptions, LockOptions, OfficeOptions, RegisterOptions, ReportOptions,
    RestoreOptions, SearchOptions, SeriesOptions, StatusOptions, StrikeOptions, TypeOptions, Which, WithdrawOptions,
};
use reader::{Reader, book_of};
use store::Naming;
use texts::{UserMessage, message};

/// A whole command line.
#[derive(Debug)]
pub struct Arguments {
    /// `--registry FILE`.
    pub registry: Option<PathBuf>,
    /// `--lang vi|en`.
    pub locale: Option<Locale>,
    /// `--clerk NAME`: in whose name is written.
    pub clerk: Option<String>,
    /// `-o FILE` of a command that prints what was asked for: where that goes instead.
    pub output: Option<PathBuf>,
    /// What is to be done.
    pub command: Command,
}

/// A command line that was not understood.
#[derive(Debug)]
pub struct NotUnderstood {
    /// The language asked for, if that much was understood.
    pub locale: Option<Locale>,
    /// What was wrong.
    pub message: UserMessage,
}

/// The commands.
#[derive(Debug)]
pub enum Command {
    /// No word: the window.
    Window,
    /// `--help`.
    Help,
    /// `--version`.
    Version,
    /// `log`: where the program's log lies.
    Log,
    /// `demo`.
    Demo(DemoOptions),
    /// `office`.
    Office(OfficeOptions),
    /// `authority add`.
    AddAuthority(AuthorityOptions),
    /// `type add`.
    AddType(TypeOptions),
    /// `clerk [NAME]`.
    Clerk(Option<String>),
    /// `register`.
    Register(RegisterOptions),
    /// `amend`.
    Amend(AmendOptions),
    /// `cancel`, `recall`.
    Withdraw(WithdrawOptions),
    /// `link`.
    Link(LinkOptions),
    /// `attach`.
    Attach(AttachOptions),
    /// `files list|write|withdraw …`.
    Files(FilesOptions),
    /// `history`.
    History(Which),
    /// `search`.
    Search(SearchOptions),
    /// `book`.
    Book(BookOptions),
    /// `form` without a name: the list of forms.
    Forms,
    /// `form NAME`.
    Form(Box<FormOptions>),
    /// `export`.
    Export(ExportOptions),
    /// `import`.
    Import(ImportOptions),
    /// `import setup FILE`.
    ImportSetup(PathBuf),
    /// `report`.
    Report(ReportOptions),
    /// `series`.
    Series(SeriesOptions),
    /// `hold`.
    Hold(HoldOptions),
    /// `release ID`.
    Release {
        /// The reservation.
        id: i64,
        /// Why; may be empty.
        reason: String,
    },
    /// `held [--year Y]`.
    Held(Option<i32>),
    /// `lock`, `unlock`.
    Lock(LockOptions),
    /// `numbers --year Y`.
    Numbers(i32),
    /// `numbers rule WHICH --reason R --by WHO [--date D]`.
    RuleOnNumber(Which, Ruling),
    /// `backup DIR`.
    Backup(PathBuf),
    /// `restore`.
    Restore(RestoreOptions),
    /// `upgrade`.
    Upgrade,
    /// `day close|list|print …`.
    Day(DayOptions),
    /// `calendar list|add|remove|import …`.
    Calendar(CalendarOptions),
    /// `due`.
    Due(DueOptions),
    /// `submit`, `instruct`, `hand-over`, `handled`, `confirm`, `send-back`, `dispatch`, `received`, `lend`, `give-back`.
    Follow(FollowOptions),
    /// `envelope list|add|pass-on|registered …`.
    Envelope(EnvelopeOptions),
    /// `strike`.
    Strike(StrikeOptions),
    /// `status`.
    Status(StatusOptions),
    /// `check`.
    Check(CheckOptions),
}

/// Hits shown unless told otherwise.
const USUAL_HITS: usize = 50;

/// Reads the arguments (without the program's own name). `today` is what dates default to.
///
/// # Errors
/// [`NotUnderstood`] with the sentence for the clerk.
pub fn read(arguments: Vec<OsString>, today: NaiveDate) -> Result<Arguments, NotUnderstood> {
    let mut reader = Reader::new(arguments, today);
    match reader.collect().and_then(|()| command(&mut reader)) {
        Ok(command) => {
            let Reader { registry, locale, clerk, output, .. } = reader;
            Ok(Arguments { registry, locale, clerk, output, command })
        }
        Err(message) => Err(NotUnderstood { locale: reader.locale, message }),
    }
}

fn command(reader: &mut Reader) -> Result<Command, UserMessage> {
    if reader.switch("help") {
        return Ok(Command::Help);
    }
    if reader.switch("version") {
        return Ok(Command::Version);
    }
    let Some(name) = reader.next_text() else {
        reader.finish()?;
        return Ok(Command::Window);
    };
    let command = match name.as_str() {
        "help" => Command::Help,
        "log" => Command::Log,
        "demo" => Command::Demo(DemoOptions {
            folder: reader.next_path().unwrap_or_else(|| "demo".into()),
            documents: reader.number("documents")?,
            window: !reader.switch("no-window"),
        }),
        "office" => Command::Office(OfficeOptions {
            name: reader.text("name")?,
            parent: reader.text("parent")?,
            abbreviation: reader.text("abbreviation")?,
            place: reader.text("place")?,
            naming: naming(reader)?,
            address: reader.text("address")?,
            telephone: reader.text("telephone")?,
            fax: reader.text("fax")?,
            e_mail: reader.text("e-mail")?,
            website: reader.text("website")?,
        }),
        "authority" => Command::AddAuthority(authority(reader)?),
        "type" => Command::AddType(document_type(reader)?),
        "clerk" => Command::Clerk(reader.next_text()),
        "register" => Command::Register(register(reader)?),
        "amend" => Command::Amend(AmendOptions {
            which: which(reader)?,
            file: reader.next_file(),
            reason: reader.text("reason")?.unwrap_or_default(),
        }),
        "cancel" => Command::Withdraw(withdraw(reader, Withdrawal::Cancel)?),
        "recall" => Command::Withdraw(withdraw(reader, Withdrawal::Recall)?),
        "link" => Command::Link(link(reader)?),
        "attach" => Command::Attach(attach(reader)?),
        "files" => Command::Files(files(reader)?),
        "history" => Command::History(which(reader)?),
        "search" => {
            let text = reader.next_text().ok_or_else(|| UserMessage::from(texts::USAGE_QUERY_MISSING))?;
            let book = reader.text("book")?.map(|word| book_of(&word)).transpose()?;
            let query = Query { text, book, year: reader.year()?, ..Query::default() };
            let limit = reader.number("limit")?.unwrap_or(USUAL_HITS);
            Command::Search(SearchOptions { query, limit, json: reader.switch("json") })
        }
        "book" => Command::Book(printing::book(reader)?),
        "form" => match reader.next_text() {
            None => Command::Forms,
            Some(name) => Command::Form(Box::new(printing::form(reader, name)?)),
        },
        "export" => Command::Export(export(reader)?),
        "import" if reader.begins_with("setup") => {
            let file = reader.next_path().ok_or_else(|| UserMessage::from(texts::USAGE_FILE_MISSING))?;
            Command::ImportSetup(file)
        }
        "import" => Command::Import(import(reader)?),
        "report" => Command::Report(ReportOptions {
            year: reader.required_year()?,
            as_of: reader.date("as-of")?,
            json: reader.switch("json"),
        }),
        "series" => Command::Series(numbers::series(reader)?),
        "hold" => Command::Hold(numbers::hold(reader)?),
        "release" => Command::Release { id: id(reader)?.0, reason: reader.text("reason")?.unwrap_or_default() },
        "held" => Command::Held(reader.year()?),
        "lock" => Command::Lock(numbers::lock(reader, true)?),
        "unlock" => Command::Lock(numbers::lock(reader, false)?),
        "numbers" if reader.begins_with("rule") => {
            let ruling = ruling(reader)?;
            Command::RuleOnNumber(which(reader)?, ruling)
        }
        "numbers" => Command::Numbers(reader.required_year()?),
        "backup" => Command::Backup(reader.next_path().ok_or_else(|| UserMessage::from(texts::USAGE_FOLDER_MISSING))?),
        "restore" => Command::Restore(numbers::restore(reader)?),
        "upgrade" => Command::Upgrade,
        "day" => Command::Day(day(reader)?),
        "calendar" => Command::Calendar(calendar(reader)?),
        "due" => Command::Due(DueOptions { on: reader.date("on")?, json: reader.switch("json") }),
        "check" => {
            let head = reader.text("head")?;
            let head =
                head.map(|text| Head::parse(&text).ok_or_else(|| UserMessage::from(texts::USAGE_HEAD))).transpose()?;
            let (rebuild_index, rebuild_schema) = (reader.switch("rebuild-index"), reader.switch("rebuild-schema"));
            Command::Check(CheckOptions { head, rebuild_index, rebuild_schema })
        }
        name => after_the_number(reader, name)?,
    };
    if command.prints_what_was_asked() {
        reader.output = reader.path("output");
    }
    reader.finish()?;
    Ok(command)
}

impl Command {
    /// Whether it prints what was asked for, which a file may take. Others tell what they did, or write files of their own.
    fn prints_what_was_asked(&self) -> bool {
        matches!(
            self,
            Self::Register(_)
                | Self::History(_)
                | Self::Search(_)
                | Self::Forms
                | Self::Report(_)
                | Self::Held(_)
                | Self::Numbers(_)
                | Self::Due(_)
                | Self::Status(_)
                | Self::Check(_)
                | Self::Files(FilesOptions::List(_))
                | Self::Series(SeriesOptions::List(_))
                | Self::Day(DayOptions::List)
                | Self::Calendar(CalendarOptions::List(_))
                | Self::Envelope(EnvelopeOptions::List(_))
        )
    }
}

/// `register …`; only an outgoing document is issued `--with` others.
fn register(reader: &mut Reader) -> Result<RegisterOptions, UserMessage> {
    let book = reader.book()?;
    let with = if book == Book::Outgoing { reader.texts("with")? } else { Vec::new() };
    Ok(RegisterOptions {
        book,
        file: reader.next_file(),
        each: reader.switch("each"),
        emergency: reader.switch("emergency"),
        accepted_jumps: reader.numbers("accept-jump")?,
        refuse_duplicates: reader.switch("refuse-duplicates"),
        ahead: ahead(reader),
        issuers: Issuer::list(&with.join(";")),
    })
}

/// `--accept-future`.
fn ahead(reader: &mut Reader) -> Ahead {
    if reader.switch("accept-future") { Ahead::Taken } else { Ahead::Refused }
}

/// `import FILE …`.
fn import(reader: &mut Reader) -> Result<ImportOptions, UserMessage> {
    Ok(ImportOptions {
        file: reader.next_path().ok_or_else(|| UserMessage::from(texts::USAGE_FILE_MISSING))?,
        book: reader.text("book")?.map(|word| book_of(&word)).transpose()?,
        dry_run: reader.switch("dry-run"),
        skip_bad: reader.switch("skip-bad"),
        accepted_jumps: reader.numbers("accept-jump")?,
        refused: reader.path("refused"),
        consent: Consent {
            dates: reader.text("dates")?.map(|word| date_order(&word)).transpose()?,
            skip_columns: reader.switch("skip-columns"),
            number_rows: reader.switch("number-rows"),
            accept_future: reader.switch("accept-future"),
        },
    })
}

/// `--dates day-first|month-first`.
fn date_order(word: &str) -> Result<DateOrder, UserMessage> {
    match word {
        "day-first" => Ok(DateOrder::DayFirst),
        "month-first" => Ok(DateOrder::MonthFirst),
        _ => Err(message!(texts::USAGE_DATES, text = word)),
    }
}

/// The commands for what happens to documents after their number.
fn after_the_number(reader: &mut Reader, name: &str) -> Result<Command, UserMessage> {
    Ok(match name {
        "submit" => Command::Follow(follow_up::submit(reader)?),
        "instruct" => Command::Follow(follow_up::instruct(reader)?),
        "hand-over" => Command::Follow(follow_up::hand_over(reader)?),
        "handled" => Command::Follow(follow_up::handled(reader)?),
        "confirm" => Command::Follow(follow_up::confirm(reader)?),
        "send-back" => Command::Follow(follow_up::send_back(reader)?),
        "dispatch" => Command::Follow(follow_up::dispatch(reader)?),
        "received" => Command::Follow(follow_up::received(reader)?),
        "lend" => Command::Follow(follow_up::lend(reader)?),
        "give-back" => Command::Follow(follow_up::give_back(reader)?),
        "envelope" => Command::Envelope(follow_up::envelope(reader)?),
        "strike" => Command::Strike(follow_up::strike(reader)?),
        "status" => Command::Status(follow_up::status(reader)?),
        _ => return Err(message!(texts::USAGE_UNKNOWN_COMMAND, command = name.to_owned())),
    })
}

/// `--since D` of a new name, or `--correct` of a mistaken one.
fn naming(reader: &mut Reader) -> Result<Option<Naming>, UserMessage> {
    let since = reader.date("since")?.map(Naming::Since);
    let corrected = reader.switch("correct").then_some(Naming::Corrected);
    match (since, corrected) {
        (Some(_), Some(_)) => Err(UserMessage::from(texts::USAGE_SINCE_OR_CORRECT)),
        (since, corrected) => Ok(since.or(corrected)),
    }
}

fn authority(reader: &mut Reader) -> Result<AuthorityOptions, UserMessage> {
    let usage = || UserMessage::from(texts::USAGE_AUTHORITY);
    if reader.next_text().as_deref() != Some("add") {
        return Err(usage());
    }
    let authority = Authority {
        name: reader.next_text().ok_or_else(usage)?,
        abbreviation: reader.text("abbreviation")?.ok_or_else(usage)?,
        parent: String::new(),
        valid_from: reader.date("from")?,
        valid_to: reader.date("to")?,
    };
    let same_abbreviation = reader.switch("same-abbreviation");
    Ok(AuthorityOptions { authority, parent: reader.text("parent")?, same_abbreviation })
}

fn document_type(reader: &mut Reader) -> Result<TypeOptions, UserMessage> {
    let usage = || UserMessage::from(texts::USAGE_TYPE);
    if reader.next_text().as_deref() != Some("add") {
        return Err(usage());
    }
    let category = if reader.switch("normative") { Category::Normative } else { Category::Administrative };
    let name = reader.next_text().ok_or_else(usage)?;
    let (abbreviation, written) = (reader.text("abbreviation")?, reader.text("written")?);
    Ok(TypeOptions { name, category, abbreviation, written })
}

/// A row's number as a word.
fn id(reader: &mut Reader) -> Result<DocumentId, UserMessage> {
    let word = reader.next_text().unwrap_or_default();
    let id = word.trim_start_matches('#').parse();
    id.map(DocumentId).map_err(|_| message!(texts::USAGE_NOT_A_NUMBER, option = "ID", text = word))
}

fn which(reader: &mut Reader) -> Result<Which, UserMessage> {
    if let Some(id) = reader.number("id")? {
        return Ok(Which::Id(DocumentId(id)));
    }
    let book = reader.book()?;
    let number = reader.next_text().ok_or_else(|| UserMessage::from(texts::USAGE_NUMBER_MISSING))?;
    let year = reader.required_year()?;
    Ok(Which::Number(NumberQuery { book, number, year, authority: reader.text("authority")? }))
}

fn withdraw(reader: &mut Reader, withdrawal: Withdrawal) -> Result<WithdrawOptions, UserMessage> {
    let ruling = ruling(reader)?;
    Ok(WithdrawOptions { which: which(reader)?, withdrawal, ruling })
}

fn ruling(reader: &mut Reader) -> Result<Ruling, UserMessage> {
    Ok(Ruling {
        reason: reader.required_text("reason")?,
        authority: reader.required_text("by")?,
        date: reader.date("date")?,
    })
}

fn link(reader: &mut Reader) -> Result<LinkOptions, UserMessage> {
    let first = id(reader)?;
    let kind = LinkKind::from_key(&reader.next_text().unwrap_or_default())
        .ok_or_else(|| UserMessage::from(texts::USAGE_LINK))?;
    Ok(LinkOptions { first, kind, second: id(reader)?, reason: reader.text("reason")?.unwrap_or_default() })
}

fn attach(reader: &mut Reader) -> Result<AttachOptions, UserMessage> {
    let which = which(reader)?;
    let mut files = Vec::new();
    while let Some(file) = reader.next_path() {
        files.push(file);
    }
    if files.is_empty() {
        return Err(UserMessage::from(texts::USAGE_FILE_MISSING));
    }
    Ok(AttachOptions { which, files })
}

fn files(reader: &mut Reader) -> Result<FilesOptions, UserMessage> {
    Ok(match reader.next_text().as_deref() {
        Some("list") => FilesOptions::List(which(reader)?),
        Some("write") => FilesOptions::Write { id: AttachmentId(id(reader)?.0), target: reader.target("FILE")? },
        Some("read") => FilesOptions::Read,
        Some("withdraw") => {
            FilesOptions::Withdraw { id: AttachmentId(id(reader)?.0), reason: reader.required_text("reason")? }
        }
        _ => return Err(UserMessage::from(texts::USAGE_FILES)),
    })
}

fn export(reader: &mut Reader) -> Result<ExportOptions, UserMessage> {
    if reader.begins_with("setup") {
        return Ok(ExportOptions::Setup { target: reader.target("FILE.json")? });
    }
    let book = reader.book()?;
    if reader.switch("empty") {
        return Ok(ExportOptions::Template { book, target: reader.target("FILE.xlsx")? });
    }
    let query = Query {
        book: Some(book),
        text: reader.next_text().unwrap_or_default(),
        year: Some(reader.required_year()?),
        from: reader.date("from")?,
        to: reader.date("to")?,
        ..Query::default()
    };
    Ok(ExportOptions::List { query, target: reader.target("FILE.xlsx")? })
}

fn day(reader: &mut Reader) -> Result<DayOptions, UserMessage> {
    Ok(match reader.next_text().as_deref() {
        Some("close") => DayOptions::Close(reader.target("FILE.pdf")?),
        Some("list") => DayOptions::List,
        Some("print") => DayOptions::Print { id: id(reader)?.0, target: reader.target("FILE.pdf")? },
        _ => return Err(UserMessage::from(texts::USAGE_DAY)),
    })
}

fn calendar(reader: &mut Reader) -> Result<CalendarOptions, UserMessage> {
    let usage = || UserMessage::from(texts::USAGE_CALENDAR);
    let day = |reader: &mut Reader| date::read(&reader.next_text().unwrap_or_default()).map_err(|_| usage());
    Ok(match reader.next_text().as_deref() {
        Some("list") => CalendarOptions::List(reader.year()?),
        Some("add") => {
            let day = day(reader)?;
            let off = match reader.next_text().as_deref() {
                Some("off") => true,
                Some("work") => false,
                _ => return Err(usage()),
            };
            CalendarOptions::Add(CalendarDay { day, off, name: reader.next_text().unwrap_or_default() })
        }
        Some("remove") => CalendarOptions::Remove(day(reader)?),
        Some("import") => {
            CalendarOptions::Import(reader.next_path().ok_or_else(|| UserMessage::from(texts::USAGE_FILE_MISSING))?)
        }
        _ => return Err(usage()),
    })
}

#[cfg(test)]
mod tests {
    use domain::printing_on::PageSpan;

    use super::*;

    fn command(line: &str) -> Result<Command, UserMessage> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        read(line.split_whitespace().map(OsString::from).collect(), today)
            .map(|arguments| arguments.command)
            .map_err(|refused| refused.message)
    }

    #[test]
    fn what_is_printed_goes_into_a_file_only_where_something_is_asked_for() {
        let output = |line: &str| {
            let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
            let words = line.split_whitespace().map(OsString::from).collect();
            read(words, today).map(|arguments| arguments.output).map_err(|refused| refused.message.key())
        };
        for line in [
            "search họp",
            "report --year 2026",
            "due",
            "held",
            "numbers --year 2026",
            "form",
            "check",
            "history --id 3",
            "status --id 3",
            "files list --id 3",
            "series list",
            "day list",
            "calendar list",
            "envelope list",
            "register incoming a.jsonl",
        ] {
            assert_eq!(output(&format!("{line} -o a.txt")), Ok(Some(PathBuf::from("a.txt"))), "{line}");
            assert_eq!(output(line), Ok(None), "{line}");
        }
        for line in ["files read", "backup sao-luu", "office", "clerk", "upgrade", "calendar remove 31/08/2026"] {
            assert_eq!(output(&format!("{line} -o a.txt")), Err("usage-option-too-many"), "{line}");
        }
        assert_eq!(output("book incoming --year 2026 -o a.pdf"), Ok(None));
    }

    fn refused(line: &str) -> &'static str {
        command(line).map_or_else(|message| message.key(), |_| "understood")
    }

    #[test]
    fn every_command_is_read() {
        assert!(matches!(command(""), Ok(Command::Window)));
        assert!(matches!(
            command("--registry a.db --lang en check"),
            Ok(Command::Check(CheckOptions { head: None, rebuild_index: false, rebuild_schema: false }))
        ));
        assert!(matches!(command("demo --no-window"), Ok(Command::Demo(DemoOptions { window: false, .. }))));
        assert!(matches!(
            command("register incoming - --each"),
            Ok(Command::Register(RegisterOptions { book: Book::Incoming, file: None, each: true, .. }))
        ));
        let Ok(Command::Book(book)) = command("book outgoing --year 2026 --from 05/02/2026 --to-number 9 -o a.pdf")
        else {
            panic!("not read");
        };
        let BookPart::Rows(range) = book.part else { panic!("not read") };
        assert_eq!(range.from, chrono::NaiveDate::from_ymd_opt(2026, 2, 5));
        assert_eq!((range.to_number, book.pages_per_volume, book.closing), (Some(9), 400, false));
        assert!(matches!(
            command("book incoming --year 2026 --print-on --closing -o a.pdf"),
            Ok(Command::Book(BookOptions { part: BookPart::NewPages, closing: true, .. }))
        ));
        let Ok(Command::Book(again)) = command("book incoming --year 2026 --page 2/5-8 -o a.pdf") else {
            panic!("not read");
        };
        let BookPart::PagesAgain(pages) = again.part else { panic!("not read") };
        assert_eq!(pages, PageSpan { volume: Some(2), from: 5, to: 8 });
        let export = command("export incoming họp --year 2026 --to 05/02/2026 -o a.xlsx");
        let Ok(Command::Export(ExportOptions::List { query, .. })) = export else {
            panic!("not read");
        };
        assert_eq!((query.book, query.text.as_str()), (Some(Book::Incoming), "họp"));
        assert_eq!((query.year, query.from), (Some(2026), None));
        assert!(matches!(command("due --json"), Ok(Command::Due(DueOptions { on: None, json: true }))));
        assert!(matches!(
            command("calendar add 22/8/2026 work bù"),
            Ok(Command::Calendar(CalendarOptions::Add(CalendarDay { off: false, .. })))
        ));
        let Ok(Command::Restore(restore)) = command("restore a.db --last incoming=96 --last Công_văn/2026=?") else {
            panic!("not read");
        };
        assert_eq!(restore.told.iter().map(|told| told.number).collect::<Vec<_>>(), [Some(96), None]);
        assert!(matches!(command("day print 3 -o a.pdf"), Ok(Command::Day(DayOptions::Print { id: 3, .. }))));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for (line, key) in [
            ("prnt", "usage-unknown-command"),
            ("check --all", "usage-unknown-option"),
            ("check now", "usage-word-too-many"),
            ("check --json", "usage-option-too-many"),
            ("search", "usage-query-missing"),
            ("report", "usage-option-missing"),
            ("report --year soon", "usage-not-a-number"),
            ("report --year 26", "usage-not-a-number"),
            ("book sideways --year 2026 -o a.pdf", "usage-book"),
            ("book incoming --year 2026", "usage-option-missing"),
            ("book incoming --year 2026 --from 31/02/2026 -o a.pdf", "usage-not-a-date"),
            ("book incoming --year 2026 --print-on --from 05/02/2026 -o a.pdf", "usage-print-on"),
            ("book incoming --year 2026 --page five -o a.pdf", "usage-page"),
            ("book incoming --year 2026 --page 5 --closing -o a.pdf", "usage-option-too-many"),
            ("authority remove X", "usage-authority"),
            ("type list", "usage-type"),
            ("--lang fr check", "usage-language"),
            ("report --year", "usage-value-missing"),
            ("backup", "usage-folder-missing"),
            ("restore", "usage-file-missing"),
            ("restore a.db b.db", "usage-word-too-many"),
            ("restore a.db --last 96", "usage-last"),
            ("series last 96", "usage-last"),
            ("check --head 12", "usage-head"),
            ("amend incoming 15", "usage-option-missing"),
            ("cancel outgoing 15 --year 2026 --reason x", "usage-option-missing"),
            ("link 1 eats 2", "usage-link"),
            ("series", "usage-series"),
            ("day", "usage-day"),
            ("due --on 31/2/2026", "usage-not-a-date"),
            ("calendar", "usage-calendar"),
            ("calendar add 31/2/2026 off", "usage-calendar"),
            ("calendar add 22/8/2026 maybe", "usage-calendar"),
            ("calendar import", "usage-file-missing"),
            ("attach incoming 15 --year 2026", "usage-file-missing"),
            ("files", "usage-files"),
            ("files write 3", "usage-option-missing"),
            ("files withdraw 3", "usage-option-missing"),
            ("day close", "usage-option-missing"),
            ("export incoming --year 2026", "usage-option-missing"),
            ("export both --year 2026 -o a.xlsx", "usage-book"),
            ("export incoming giấy mời --year 2026 -o a.xlsx", "usage-word-too-many"),
            ("day print first -o a.pdf", "usage-not-a-number"),
            ("series close", "usage-option-missing"),
            ("unlock incoming --year 2026 --reason x --yes", "usage-option-too-many"),
            ("hold incoming --for x --reason y --until 31/12/2026 --number ten", "usage-not-a-number"),
        ] {
            assert_eq!(refused(line), key, "{line}");
        }
    }
}
