//! Reading the command line. What cannot be understood is refused with a sentence; nothing is guessed.

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use lexopt::{Arg, Parser, ValueExt};

use crate::{
    domain::{
        book::{Book, BookRange},
        date,
        message::Message,
        office::Authority,
        query::Query,
    },
    language::Tongue,
    paper,
};

/// A whole command line.
#[derive(Debug)]
pub struct Arguments {
    /// `--registry FILE`.
    pub registry: Option<PathBuf>,
    /// `--lang vi|en`.
    pub tongue: Option<Tongue>,
    /// What is to be done.
    pub command: Command,
}

/// A command line that was not understood.
#[derive(Debug)]
pub struct NotUnderstood {
    /// The language asked for, if that much was understood.
    pub tongue: Option<Tongue>,
    /// What was wrong.
    pub message: Message,
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
    /// `demo`.
    Demo(DemoOptions),
    /// `office`.
    Office(OfficeOptions),
    /// `authority add`.
    AddAuthority(Authority),
    /// `register`.
    Register(RegisterOptions),
    /// `search`.
    Search(SearchOptions),
    /// `book`.
    Book(BookOptions),
    /// `import`.
    Import(ImportOptions),
    /// `report`.
    Report(ReportOptions),
    /// `check`.
    Check,
}

/// `demo [DIR] [--documents N] [--no-window]`.
#[derive(Debug)]
pub struct DemoOptions {
    /// Where the demo lies.
    pub folder: PathBuf,
    /// How many documents; nothing for the office's year.
    pub documents: Option<u64>,
    /// Whether the window opens on it.
    pub window: bool,
}

/// `office [--name … --parent … --abbreviation … --place …]`; nothing set shows the office.
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
}

/// `register incoming|outgoing [FILE|-] [--each]`.
#[derive(Debug)]
pub struct RegisterOptions {
    /// The book.
    pub book: Book,
    /// The file of JSON lines; nothing for standard input.
    pub file: Option<PathBuf>,
    /// Whether each line stands for itself.
    pub each: bool,
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

/// `book incoming|outgoing --year Y … -o FILE.pdf`.
#[derive(Debug)]
pub struct BookOptions {
    /// The book.
    pub book: Book,
    /// The year.
    pub year: i32,
    /// Whose outgoing book; nothing for the office's.
    pub authority: Option<String>,
    /// Which rows.
    pub range: BookRange,
    /// At most so many pages in a volume.
    pub pages_per_volume: usize,
    /// Where it goes.
    pub target: PathBuf,
}

/// `import FILE [--book …] [--dry-run] [--skip-bad]`.
#[derive(Debug)]
pub struct ImportOptions {
    /// The list.
    pub file: PathBuf,
    /// The book; nothing when the headings are to tell.
    pub book: Option<Book>,
    /// Only say what would happen.
    pub dry_run: bool,
    /// Import the good rows although others are bad.
    pub skip_bad: bool,
}

/// `report --year Y [--json]`.
#[derive(Debug)]
pub struct ReportOptions {
    /// The year.
    pub year: i32,
    /// JSON instead of a table.
    pub json: bool,
}

/// Hits shown unless told otherwise.
const USUAL_HITS: usize = 50;

/// Reads the arguments (without the program's own name).
///
/// # Errors
/// [`NotUnderstood`] with the sentence for the clerk.
pub fn read(arguments: Vec<OsString>) -> Result<Arguments, NotUnderstood> {
    let mut reader = Reader {
        parser: Parser::from_args(arguments),
        registry: None,
        tongue: None,
        words: Vec::new(),
        options: Vec::new(),
    };
    match reader.collect().and_then(|()| reader.command()) {
        Ok(command) => Ok(Arguments { registry: reader.registry, tongue: reader.tongue, command }),
        Err(message) => Err(NotUnderstood { tongue: reader.tongue, message }),
    }
}

/// Options that take a value; all others are switches.
const WITH_VALUE: &[&str] = &[
    "documents",
    "name",
    "parent",
    "abbreviation",
    "place",
    "book",
    "year",
    "limit",
    "authority",
    "from",
    "to",
    "from-number",
    "to-number",
    "pages-per-volume",
    "output",
];
const SWITCHES: &[&str] = &["no-window", "each", "json", "dry-run", "skip-bad", "help", "version"];

struct Reader {
    parser: Parser,
    registry: Option<PathBuf>,
    tongue: Option<Tongue>,
    words: Vec<OsString>,
    /// Options met and not yet asked for, with their values.
    options: Vec<(String, OsString)>,
}

impl Reader {
    /// Sorts the line into words and options.
    fn collect(&mut self) -> Result<(), Message> {
        while let Some(argument) = self.parser.next().map_err(|error| not_understood(&error.to_string()))? {
            let name = match argument {
                Arg::Value(word) => {
                    self.words.push(word);
                    continue;
                }
                Arg::Short('o') => "output".to_owned(),
                Arg::Short('h') => "help".to_owned(),
                Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
                Arg::Long(name) => name.to_owned(),
            };
            if SWITCHES.contains(&name.as_str()) {
                self.options.push((name, OsString::new()));
                continue;
            }
            if !matches!(name.as_str(), "registry" | "lang") && !WITH_VALUE.contains(&name.as_str()) {
                return Err(unknown_option(&format!("--{name}")));
            }
            let value = self
                .parser
                .value()
                .map_err(|_| Message::new("usage-value-missing").with("option", format!("--{name}")))?;
            match name.as_str() {
                "registry" => self.registry = Some(value.into()),
                "lang" => {
                    let code = value.string().unwrap_or_default();
                    let tongue = Tongue::from_code(&code);
                    self.tongue = Some(tongue.ok_or_else(|| Message::new("usage-language").with("code", code))?);
                }
                _ => self.options.push((name, value)),
            }
        }
        Ok(())
    }

    fn command(&mut self) -> Result<Command, Message> {
        if self.switch("help") {
            return Ok(Command::Help);
        }
        if self.switch("version") {
            return Ok(Command::Version);
        }
        let Some(name) = self.next_text() else {
            self.finish()?;
            return Ok(Command::Window);
        };
        let command = match name.as_str() {
            "help" => Command::Help,
            "demo" => Command::Demo(DemoOptions {
                folder: self.next_word().map_or_else(|| "demo".into(), PathBuf::from),
                documents: self.number("documents")?,
                window: !self.switch("no-window"),
            }),
            "office" => Command::Office(OfficeOptions {
                name: self.text("name")?,
                parent: self.text("parent")?,
                abbreviation: self.text("abbreviation")?,
                place: self.text("place")?,
            }),
            "authority" => {
                if self.next_text().as_deref() != Some("add") {
                    return Err(Message::new("usage-authority"));
                }
                let name = self.next_text().ok_or_else(|| Message::new("usage-authority"))?;
                let abbreviation = self.text("abbreviation")?.ok_or_else(|| Message::new("usage-authority"))?;
                Command::AddAuthority(Authority { name, abbreviation })
            }
            "register" => {
                let book = self.book()?;
                let file = self.next_word().filter(|word| word != "-").map(PathBuf::from);
                Command::Register(RegisterOptions { book, file, each: self.switch("each") })
            }
            "search" => {
                let text = self.next_text().ok_or_else(|| Message::new("usage-query-missing"))?;
                let book = self.text("book")?.map(|word| book_of(&word)).transpose()?;
                let query = Query { text, book, year: self.year()?, ..Query::default() };
                let limit = self.number("limit")?.unwrap_or(USUAL_HITS);
                Command::Search(SearchOptions { query, limit, json: self.switch("json") })
            }
            "book" => Command::Book(self.book_options()?),
            "import" => Command::Import(ImportOptions {
                file: self.next_word().map(PathBuf::from).ok_or_else(|| Message::new("usage-file-missing"))?,
                book: self.text("book")?.map(|word| book_of(&word)).transpose()?,
                dry_run: self.switch("dry-run"),
                skip_bad: self.switch("skip-bad"),
            }),
            "report" => Command::Report(ReportOptions { year: self.required_year()?, json: self.switch("json") }),
            "check" => Command::Check,
            _ => return Err(Message::new("usage-unknown-command").with("command", name)),
        };
        self.finish()?;
        Ok(command)
    }

    fn book_options(&mut self) -> Result<BookOptions, Message> {
        Ok(BookOptions {
            book: self.book()?,
            year: self.required_year()?,
            authority: self.text("authority")?,
            range: BookRange {
                from: self.date("from")?,
                to: self.date("to")?,
                from_number: self.number("from-number")?,
                to_number: self.number("to-number")?,
            },
            pages_per_volume: self.number("pages-per-volume")?.unwrap_or(paper::USUAL_PAGES_PER_VOLUME),
            target: self
                .take("output")
                .map(PathBuf::from)
                .ok_or_else(|| Message::new("usage-option-missing").with("option", "-o FILE.pdf"))?,
        })
    }

    /// Whatever nobody asked for is one thing too many.
    fn finish(&mut self) -> Result<(), Message> {
        if let Some(word) = self.words.first() {
            return Err(Message::new("usage-word-too-many").with("word", word.to_string_lossy().into_owned()));
        }
        match self.options.first() {
            Some((name, _)) => Err(Message::new("usage-option-too-many").with("option", format!("--{name}"))),
            None => Ok(()),
        }
    }

    fn next_word(&mut self) -> Option<OsString> {
        if self.words.is_empty() { None } else { Some(self.words.remove(0)) }
    }

    fn next_text(&mut self) -> Option<String> {
        self.next_word().map(|word| word.to_string_lossy().into_owned())
    }

    fn take(&mut self, name: &str) -> Option<OsString> {
        let at = self.options.iter().rposition(|(met, _)| met == name)?;
        Some(self.options.remove(at).1)
    }

    fn switch(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, Message> {
        let text = self.take(name).map(|value| value.string().map_err(|error| not_understood(&error.to_string())));
        text.transpose()
    }

    fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>, Message> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let number = text.parse().map_err(|_| {
            Message::new("usage-not-a-number").with("option", format!("--{name}")).with("text", text.as_str())
        })?;
        Ok(Some(number))
    }

    fn year(&mut self) -> Result<Option<i32>, Message> {
        let year = self.number::<i32>("year")?;
        match year {
            Some(year) if !(1900..=2199).contains(&year) => {
                Err(Message::new("usage-not-a-number").with("option", "--year").with("text", year.to_string()))
            }
            year => Ok(year),
        }
    }

    fn required_year(&mut self) -> Result<i32, Message> {
        self.year()?.ok_or_else(|| Message::new("usage-option-missing").with("option", "--year"))
    }

    fn date(&mut self, name: &str) -> Result<Option<NaiveDate>, Message> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match date::read(&text) {
            Ok(date) => Ok(Some(date)),
            Err(_) => Err(Message::new("usage-not-a-date").with("option", format!("--{name}")).with("text", text)),
        }
    }

    fn book(&mut self) -> Result<Book, Message> {
        book_of(&self.next_text().unwrap_or_default())
    }
}

fn book_of(word: &str) -> Result<Book, Message> {
    Book::from_key(word).ok_or_else(|| Message::new("usage-book").with("word", word))
}

fn unknown_option(option: &str) -> Message {
    Message::new("usage-unknown-option").with("option", option)
}

fn not_understood(detail: &str) -> Message {
    Message::new("usage-not-understood").with("detail", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(line: &str) -> Result<Command, Message> {
        read(line.split_whitespace().map(OsString::from).collect())
            .map(|arguments| arguments.command)
            .map_err(|refused| refused.message)
    }

    fn refused(line: &str) -> &'static str {
        command(line).map_or_else(|message| message.key, |_| "understood")
    }

    #[test]
    fn every_command_is_read() {
        assert!(matches!(command(""), Ok(Command::Window)));
        assert!(matches!(command("--registry a.db --lang en check"), Ok(Command::Check)));
        assert!(matches!(command("demo --no-window"), Ok(Command::Demo(DemoOptions { window: false, .. }))));
        assert!(matches!(
            command("register incoming - --each"),
            Ok(Command::Register(RegisterOptions { book: Book::Incoming, file: None, each: true }))
        ));
        let Ok(Command::Book(book)) = command("book outgoing --year 2026 --from 05/02/2026 --to-number 9 -o a.pdf")
        else {
            panic!("not read");
        };
        assert_eq!(book.range.from, NaiveDate::from_ymd_opt(2026, 2, 5));
        assert_eq!((book.range.to_number, book.pages_per_volume), (Some(9), 400));
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
            ("authority remove X", "usage-authority"),
            ("--lang fr check", "usage-language"),
            ("report --year", "usage-value-missing"),
        ] {
            assert_eq!(refused(line), key, "{line}");
        }
    }
}
