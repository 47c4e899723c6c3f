//! Reads files from outside (lists, PDFs) in a process of its own with limited memory and time, so that a
//! hostile file ends only that process. `process` has the limits, [`child`] the work.

pub mod child;
mod process;

use std::{
    io::{BufRead, ErrorKind, Read},
    path::Path,
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use disk::{naming, plain};
use domain::form_row::FormRow;
use exchange::{
    ExchangeError, pdf_text,
    table::{self, Part, Table, Tables},
};
use paper::{self, Destination, LARGEST_STAMPED, PaperError, Picture, Renderer, Sheets, StampPlace, Unstamped};

use self::process::{Input, Unread};

/// What the process does with the file on its standard input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Task {
    /// Reads the tables of a list of this name.
    Tables { name: String },
    /// Reads the text of a PDF.
    Text,
    /// Stamps a PDF, which follows the stamp's bytes on standard input; `stamp` is their number.
    Stamp { stamp: usize, place: StampPlace },
    /// Returns the sizes of a PDF's pages.
    Sizes,
    /// Draws a page of a PDF.
    Picture { page: usize, width: u32 },
}

/// The answers of the process, one line of JSON each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Answer {
    /// A part of the list; more follow.
    Part(Part),
    /// The end of the list, or why it cannot be read.
    Tables(Result<(), ExchangeError>),
    /// The text; `None` for a PDF that is damaged or protected by a password.
    Text(Option<String>),
    /// The length of the incremental update for the PDF, which follows.
    Stamped(Result<usize, Unstamped>),
    /// The size of each page, in points; `None` for a PDF that cannot be read.
    Sizes(Option<Vec<(f32, f32)>>),
    /// Width and height of a picture, whose pixels follow.
    Picture(Option<(u32, u32)>),
}

/// The result of reading the text of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// Its text, which may be empty.
    Read(String),
    /// It cannot be read.
    Unreadable,
    /// The reading process did not start; the system's message.
    NotTried(String),
}

/// Reads the tables of a list.
///
/// # Errors
/// [`ExchangeError`] when it cannot be read.
pub fn tables(path: &Path) -> Result<Vec<Table>, ExchangeError> {
    table::refuse_other_kinds(path)?;
    let name = path.display().to_string();
    let file = plain::open(path).map_err(|error| ExchangeError::from_io(&error, path))?;
    let length = file.metadata().map_err(|error| ExchangeError::from_io(&error, path))?.len();
    table::refuse_size(length, path)?;
    let task = Task::Tables { name: name.clone() };
    let read = process::run(&task, Input::File(file), length, |answers| {
        let mut tables = Tables::default();
        loop {
            match answer(answers)? {
                Answer::Part(part) => {
                    if let Err(error) = tables.add(part, path) {
                        return Some(Err(error));
                    }
                }
                Answer::Tables(ended) => return Some(ended.map(|()| tables)),
                _ => return None,
            }
        }
    });
    let read = read.unwrap_or_else(|unread| {
        Err(match unread {
            Unread::Damaged => ExchangeError::Damaged(name),
            Unread::TakesTooMuch => ExchangeError::TakesTooMuch(name),
            Unread::TakesTooLong => ExchangeError::TakesTooLong(name),
            Unread::NotStarted(detail) => ExchangeError::NotStarted { path: name, detail },
        })
    });
    read?.filled(path)
}

/// Reads the text of a PDF.
#[must_use]
pub fn text(path: &Path) -> Text {
    let Ok(file) = plain::open_itself(path) else { return Text::Unreadable };
    let Ok(length) = file.metadata().map(|found| found.len()) else { return Text::Unreadable };
    if length > pdf_text::LARGEST {
        return Text::Unreadable;
    }
    let read = process::run(&Task::Text, Input::File(file), length, |answers| match answer(answers)? {
        Answer::Text(text) => Some(text),
        _ => None,
    });
    match read {
        Ok(Some(text)) => Text::Read(text),
        Ok(None) | Err(Unread::Damaged | Unread::TakesTooMuch | Unread::TakesTooLong) => Text::Unreadable,
        Err(Unread::NotStarted(detail)) => Text::NotTried(detail),
    }
}

/// Makes a copy of a PDF with the stamp of an incoming document on its first page.
///
/// # Errors
/// [`PaperError`]; no file is left then and none was replaced.
pub fn stamp<D: Destination>(
    sheets: &Sheets,
    row: &FormRow,
    original: &Path,
    place: StampPlace,
    to: &D,
) -> Result<Vec<D::Made>, PaperError> {
    to.refuse_existing(false)?;
    let not_stamped = |why| PaperError::NotStamped(original.to_owned(), why);
    let mut whole = whole(original).map_err(not_stamped)?;
    let stamp = paper::stamp(sheets, row)?;
    let task = Task::Stamp { stamp: stamp.len(), place };
    let added =
        process::run(&task, Input::Bytes(&[&stamp, &whole]), whole.len() as u64, |answers| match answer(answers)? {
            Answer::Stamped(Ok(length)) => Some(Ok(exactly(answers, length)?)),
            Answer::Stamped(Err(why)) => Some(Err(why)),
            _ => None,
        });
    let added = added.unwrap_or_else(|unread| {
        Err(match unread {
            Unread::Damaged => Unstamped::Damaged,
            Unread::TakesTooMuch => Unstamped::TakesTooMuch,
            Unread::TakesTooLong => Unstamped::TakesTooLong,
            Unread::NotStarted(detail) => Unstamped::NotStarted(detail),
        })
    });
    whole.extend(added.map_err(not_stamped)?);
    to.name(paper::write_made(&[whole], to)?)
}

/// Reads a PDF that is to be stamped.
fn whole(original: &Path) -> Result<Vec<u8>, Unstamped> {
    plain::read(original, LARGEST_STAMPED).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Unstamped::Absent,
        ErrorKind::FileTooLarge => Unstamped::TooLarge,
        _ if naming::is_open_elsewhere(&error) => Unstamped::OpenElsewhere,
        _ if plain::is_other(&error) => Unstamped::NotAFile,
        _ => Unstamped::Unreadable(error.to_string()),
    })
}

/// Draws PDFs in the reading process, for those that contain files from outside.
#[derive(Debug, Clone, Copy)]
pub struct OutOfProcess;

impl Renderer for OutOfProcess {
    fn sizes(&self, pdf: &Arc<Vec<u8>>) -> Result<Vec<(f32, f32)>, PaperError> {
        let read =
            process::run(&Task::Sizes, Input::Bytes(&[pdf]), pdf.len() as u64, |answers| match answer(answers)? {
                Answer::Sizes(sizes) => Some(sizes),
                _ => None,
            });
        read.ok().flatten().ok_or(PaperError::NotSeen)
    }

    fn picture(&self, pdf: &Arc<Vec<u8>>, page: usize, width: u32) -> Result<Picture, PaperError> {
        let task = Task::Picture { page, width };
        let read = process::run(&task, Input::Bytes(&[pdf]), pdf.len() as u64, |answers| match answer(answers)? {
            Answer::Picture(Some((width, height))) => {
                let pixels = usize::try_from(u64::from(width) * u64::from(height) * 4).ok()?;
                Some(Some(Picture { width, height, pixels: exactly(answers, pixels)? }))
            }
            Answer::Picture(None) => Some(None),
            _ => None,
        });
        read.ok().flatten().ok_or(PaperError::NotSeen)
    }
}

/// Reads the next answer; `None` where the process has ended or the answer is malformed.
fn answer(answers: &mut dyn BufRead) -> Option<Answer> {
    let mut line = String::new();
    answers.read_line(&mut line).ok()?;
    serde_json::from_str(&line).ok()
}

/// Reads exactly `length` bytes; `None` where there are fewer.
fn exactly(answers: &mut dyn BufRead, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    answers.take(length as u64).read_to_end(&mut bytes).ok()?;
    (bytes.len() == length).then_some(bytes)
}
