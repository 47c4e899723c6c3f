//! Reads the command line, and refuses with a message whatever it does not understand instead of guessing.

mod documents;
pub(crate) mod flag;
mod flags;
mod follow_up;
mod keeping;
mod lists;
mod numbers;
mod office;
mod options;
mod printing;
mod reader;
pub(crate) mod table;
pub(crate) mod usage;

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use clap_complete::Shell;

use domain::registration::Ruling;
use jobs::print_request::PrintRequest;
use language::Locale;
pub use options::{
    Ahead, AmendOptions, AttachOptions, AuthorityOptions, CalendarOptions, CheckOptions, DayOptions, DemoOptions,
    DueOptions, EnvelopeOptions, ExportOptions, FilesOptions, FollowOptions, FormArguments, FormOf, HoldOptions,
    ImportOptions, LinkOptions, LockOptions, OfficeOptions, PrintOptions, RegisterOptions, ReportOptions,
    RestoreOptions, SearchOptions, SeriesOptions, StatusOptions, StrikeOptions, TypeOptions, Which, WithdrawOptions,
};
use reader::Reader;
use store::Address;
use texts::{UserMessage, message};
use usage::Usage;

/// A whole command line.
#[derive(Debug)]
pub struct Arguments {
    /// `--registry FILE`.
    pub registry: Option<Address>,
    /// `--lang vi|en`.
    pub locale: Option<Locale>,
    /// `--clerk NAME`: in whose name is written.
    pub clerk: Option<String>,
    /// `-o FILE` of a command that prints its result: the file that receives the result instead.
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

/// A command with its operands and options. [`table`] lists how each is written.
#[derive(Debug)]
pub enum Command {
    Window,
    Help,
    Manual,
    Completions(Shell),
    Version,
    Log,
    Demo(DemoOptions),
    Office(OfficeOptions),
    AddAuthority(AuthorityOptions),
    AddType(TypeOptions),
    Clerk(Option<String>),
    Register(RegisterOptions),
    Amend(AmendOptions),
    Withdraw(WithdrawOptions),
    Link(LinkOptions),
    Attach(AttachOptions),
    Files(FilesOptions),
    History(Which),
    Search(SearchOptions),
    Book(Box<PrintRequest>),
    Forms,
    Form(Box<FormArguments>),
    Printers,
    Print(PrintOptions),
    CancelPrint(i32),
    Export(ExportOptions),
    Import(ImportOptions),
    ImportSetup(PathBuf),
    Report(ReportOptions),
    Series(SeriesOptions),
    Hold(HoldOptions),
    Release { id: i64, reason: String },
    Held(Option<i32>),
    Lock(LockOptions),
    Numbers(i32),
    RuleOnNumber(Which, Ruling),
    Backup(PathBuf),
    Restore(RestoreOptions),
    Upgrade,
    Day(DayOptions),
    Calendar(CalendarOptions),
    Due(DueOptions),
    Follow(FollowOptions),
    Envelope(EnvelopeOptions),
    Strike(StrikeOptions),
    Status(StatusOptions),
    Check(CheckOptions),
}

/// Reads the arguments (without the program's own name). `today` is what dates default to.
///
/// # Errors
/// [`NotUnderstood`] with the sentence for the clerk.
pub fn read(arguments: Vec<OsString>, today: NaiveDate) -> Result<Arguments, NotUnderstood> {
    let mut reader = Reader::new(arguments, today);
    match reader.collect().and_then(|()| command(&mut reader)) {
        Ok((command, output)) => {
            let Reader { registry, locale, clerk, .. } = reader;
            Ok(Arguments { registry, locale, clerk, output, command })
        }
        Err(message) => Err(NotUnderstood { locale: reader.locale, message }),
    }
}

/// Reads the command, and the file that receives its output instead of standard output.
fn command(reader: &mut Reader) -> Result<(Command, Option<PathBuf>), UserMessage> {
    if reader.switch(flags::HELP) {
        return Ok((Command::Help, None));
    }
    if reader.switch(flags::VERSION) {
        return Ok((Command::Version, None));
    }
    if reader.has_no_word() {
        reader.finish()?;
        return Ok((Command::Window, None));
    }
    let usage = table::COMMANDS.iter().find(|usage| reader.begins_with(usage.words)).ok_or_else(|| unknown(reader))?;
    reader.refuse_others(usage.words)?;
    let command = (usage.read)(reader)?;
    // `-o` of a command that makes a file was read with its other options, so it is not found here.
    let output = reader.get(flags::RESULT)?;
    reader.finish()?;
    Ok((command, output))
}

/// Makes the message for an unknown command. After the first word of several commands, it names what may follow.
fn unknown(reader: &mut Reader) -> UserMessage {
    let word = reader.next_text().unwrap_or_default();
    let second = |usage: &'static Usage| usage.words.strip_prefix(&*word)?.strip_prefix(' ');
    let following: Vec<&str> = table::COMMANDS.iter().filter_map(second).collect();
    if following.is_empty() {
        return message!(texts::USAGE_UNKNOWN_COMMAND, command = word);
    }
    message!(texts::USAGE_GROUP, words = following.join(", "), group = word)
}

#[cfg(test)]
mod tests {
    use domain::{
        book::{Book, BookRange},
        printing_on::PageSpan,
        working_calendar::CalendarDay,
    };
    use jobs::print_request::{self, Pages, What};

    use super::{
        flag::{FlagSpec, Taken},
        usage::{Count, Part},
        *,
    };

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
        assert!(matches!(command("-h"), Ok(Command::Help)));
        assert!(matches!(
            command("--registry a.db --lang en check"),
            Ok(Command::Check(CheckOptions { head: None, rebuild_index: false, rebuild_schema: false }))
        ));
        assert!(matches!(command("demo --no-window"), Ok(Command::Demo(DemoOptions { window: false, .. }))));
        assert!(matches!(
            command("register incoming - --each"),
            Ok(Command::Register(RegisterOptions { book: Book::Incoming, file: None, each: true, .. }))
        ));
        let book = |line: &str| match command(line) {
            Ok(Command::Book(request)) => request.what,
            other => panic!("{other:?}"),
        };
        let What::Form(rows) = book("book outgoing --year 2026 --from 05/02/2026 --to-number 9 -o a.pdf") else {
            panic!("not read");
        };
        let from = NaiveDate::from_ymd_opt(2026, 2, 5);
        let range = BookRange { from, to_number: Some(9), ..BookRange::default() };
        assert_eq!(rows.part, print_request::Part::Rows { year: 2026, range });
        assert_eq!((rows.options.pages_per_volume, rows.options.closing), (400, false));
        let What::Pages(new) = book("book incoming --year 2026 --print-on --closing -o a.pdf") else {
            panic!("not read");
        };
        assert_eq!((new.pages, new.options.closing), (Pages::New, true));
        let What::Pages(again) = book("book incoming --year 2026 --page 2/5-8 -o a.pdf") else { panic!("not read") };
        assert_eq!(again.pages, Pages::Again(PageSpan { volume: Some(2), from: 5, to: 8 }));
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
            ("book incoming --year 2026 --page five -o a.pdf", "cause-not-pages"),
            ("print", "usage-file-missing"),
            ("print a.pdf --sides three", "usage-sides"),
            ("print a.pdf --pages 4-1", "cause-not-page-ranges"),
            ("print a.pdf b.pdf --pages 1", "usage-pages-of-one"),
            ("print a.pdf --copies many", "usage-not-a-number"),
            ("print cancel", "usage-not-a-number"),
            ("book incoming --year 2026 --page 5 --closing -o a.pdf", "usage-option-too-many"),
            ("authority remove X", "usage-group"),
            ("type list", "usage-group"),
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
            ("series", "usage-group"),
            ("day", "usage-group"),
            ("due --on 31/2/2026", "usage-not-a-date"),
            ("calendar", "usage-group"),
            ("calendar add 31/2/2026 off", "usage-calendar"),
            ("calendar add 22/8/2026 maybe", "usage-calendar"),
            ("calendar import", "usage-file-missing"),
            ("attach incoming 15 --year 2026", "usage-file-missing"),
            ("files", "usage-group"),
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

    /// Returns valid values of this kind.
    fn samples(taken: Taken) -> Vec<String> {
        let text = match taken {
            Taken::OneOf(words) => return words().into_iter().map(str::to_owned).collect(),
            Taken::Path(_) => return vec!["a.txt".to_owned()],
            Taken::Anything(text) => text,
        };
        let one = match text.key() {
            "value-date" => "05/02/2026".to_owned(),
            "value-year" => "2026".to_owned(),
            "value-number" | "value-integer" | "value-id" | "value-pages" => "3".to_owned(),
            "value-page-ranges" => "1-4,7".to_owned(),
            "value-head" => "0".repeat(64),
            "value-last" => "incoming=96".to_owned(),
            "value-widths" | "value-millimetres" => "30,65".to_owned(),
            _ => "giấy mời".to_owned(),
        };
        vec![one]
    }

    /// Returns every way of writing a part of a command, as arguments.
    fn ways(part: &Part) -> Vec<Vec<String>> {
        match part {
            Part::Operand(taken, _) => samples(*taken).into_iter().map(|sample| vec![sample]).collect(),
            Part::Flag(FlagSpec { name, value: None, .. }, _) => vec![vec![format!("--{name}")]],
            Part::Flag(FlagSpec { name, value: Some(taken), .. }, _) => {
                samples(*taken).into_iter().map(|sample| vec![format!("--{name}"), sample]).collect()
            }
            Part::Named(_) => Vec::new(),
        }
    }

    fn is_needed(part: &Part) -> bool {
        matches!(part, Part::Operand(_, Count::Needed | Count::Several) | Part::Flag(_, Count::Needed | Count::Several))
    }

    /// Returns the arguments of a command with only these parts, each written in the first of its ways.
    fn line(usage: &Usage, parts: &[&Part]) -> Vec<String> {
        let words = usage.words.split(' ').map(str::to_owned);
        words.chain(parts.iter().flat_map(|part| ways(part).swap_remove(0))).collect()
    }

    fn answer(line: &[String]) -> Result<(), &'static str> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        read(line.iter().map(OsString::from).collect(), today).map(|_| ()).map_err(|refused| refused.message.key())
    }

    #[test]
    fn every_usage_of_the_table_is_read() {
        for usage in table::COMMANDS {
            let pieces: Vec<Part> = usage.parts.iter().flat_map(Part::pieces).collect();
            let by_row = |part: &Part| matches!(part, Part::Flag(spec, _) if spec.name == "id");
            let needed: Vec<&Part> = pieces.iter().filter(|part| is_needed(part) && !by_row(part)).collect();
            assert_eq!(answer(&line(usage, &needed)), Ok(()), "{}", usage.words);
            for part in &pieces {
                for way in ways(part).iter().filter(|_| !by_row(part)) {
                    let place = needed.iter().position(|known| std::ptr::eq(*known, part));
                    let mut written = line(usage, &needed[..place.unwrap_or(needed.len())]);
                    written.extend(way.iter().cloned());
                    let rest = place.map_or(&[][..], |place| &needed[place + 1..]);
                    written.extend(rest.iter().flat_map(|part| ways(part).swap_remove(0)));
                    // Holding an outgoing number needs its type.
                    if usage.words == "hold" {
                        written.extend(
                            ["--type".to_owned(), "Công văn".to_owned()].into_iter().filter(|_| way[0] != "--type"),
                        );
                    }
                    assert_eq!(answer(&written), Ok(()), "{written:?}");
                }
            }
            if usage.parts.iter().any(|part| matches!(part, Part::Named(_))) {
                let others: Vec<&Part> = usage.parts.iter().filter(|part| is_needed(part)).collect();
                let mut written = line(usage, &others);
                written.extend(["--id".to_owned(), "3".to_owned()]);
                assert_eq!(answer(&written), Ok(()), "{written:?}");
            }
        }
    }

    #[test]
    fn a_missing_needed_part_is_refused() {
        let has_one_way = |words: &str| table::COMMANDS.iter().filter(|usage| usage.words == words).count() == 1;
        for usage in table::COMMANDS.iter().filter(|usage| has_one_way(usage.words)) {
            let pieces: Vec<Part> = usage.parts.iter().flat_map(Part::pieces).collect();
            let by_row = |part: &Part| matches!(part, Part::Flag(spec, _) if spec.name == "id");
            let needed: Vec<&Part> = pieces.iter().filter(|part| is_needed(part) && !by_row(part)).collect();
            for left_out in 0..needed.len() {
                let mut parts = needed.clone();
                parts.remove(left_out);
                let written = line(usage, &parts);
                assert!(answer(&written).is_err(), "{written:?}");
            }
        }
    }

    #[test]
    fn an_option_takes_a_value_everywhere_or_nowhere() {
        for spec in table::flags() {
            let same = table::flags().filter(|other| other.name == spec.name);
            for other in same {
                assert_eq!(other.value.is_some(), spec.value.is_some(), "--{}", spec.name);
                assert_eq!(other.letter, spec.letter, "--{}", spec.name);
            }
        }
    }

    #[test]
    fn options_may_stand_before_the_words() {
        assert!(matches!(command("--year 2026 series list"), Ok(Command::Series(SeriesOptions::List(Some(2026))))));
    }
}
