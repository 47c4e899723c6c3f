//! What the window gets from outside: the registry's place, the language, the day, and what opens dialogs and files.

use std::{
    fmt,
    path::{Path, PathBuf},
    pin::Pin,
};

use chrono::{NaiveDate, NaiveDateTime};

use super::preferences::Preferences;
use crate::{
    language::{Language, Tongue},
    log_file,
};

/// A path that somebody is being asked for; nothing when they would rather not.
pub type AskedPath = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Paths that somebody is being asked for; none when they would rather not.
pub type AskedPaths = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

/// Everything outside the window. Tests and benches bring their own.
#[derive(Clone)]
pub struct Environment {
    /// Where the registry is or will be.
    pub registry: PathBuf,
    /// The language to begin with.
    pub language: Language,
    /// Where the clerk's preferences are kept; nowhere when there is none.
    pub preferences: Option<PathBuf>,
    /// The folder of the program's log; nowhere when there is none.
    pub log: Option<PathBuf>,
    /// Where files for others are put unless told otherwise.
    pub documents: PathBuf,
    /// The day it is.
    pub today: fn() -> NaiveDate,
    /// The moment it is (local time).
    pub now: fn() -> NaiveDateTime,
    /// Opens a file with the program the system has for it; says why not.
    pub open: fn(&Path) -> Result<(), String>,
    /// Asks where to write a file: the dialog's title and a name to begin with, whose ending says what kind of file it is.
    pub ask_target: fn(String, String) -> AskedPath,
    /// Asks for a folder: the dialog's title.
    pub ask_folder: fn(String) -> AskedPath,
    /// Asks for one file to read: the dialog's title and the endings it may have.
    pub ask_file: fn(String, &'static [&'static str]) -> AskedPath,
    /// Asks for files to attach: the dialog's title.
    pub ask_files: fn(String) -> AskedPaths,
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Environment").field("registry", &self.registry).finish_non_exhaustive()
    }
}

impl Environment {
    /// The real world around a registry, in the language asked for, else the one chosen in the window, else the given one.
    #[must_use]
    pub fn real(registry: PathBuf, asked: Option<Tongue>, language: &Language) -> Self {
        let preferences = Preferences::place();
        let chosen = || preferences.as_deref().and_then(|file| Preferences::read(file).tongue());
        let own = directories::UserDirs::new();
        let documents = own.as_ref().and_then(|own| own.document_dir().or(Some(own.home_dir())));
        Self {
            documents: documents.or(registry.parent()).unwrap_or(Path::new(".")).to_owned(),
            registry,
            language: match asked.or_else(chosen) {
                Some(wanted) if wanted != language.tongue() => Language::new(wanted),
                _ => language.clone(),
            },
            preferences,
            log: log_file::folder(),
            today: || chrono::Local::now().date_naive(),
            now: || chrono::Local::now().naive_local(),
            open: |path| opener::open(path).map_err(|error| error.to_string()),
            ask_target: |title, name| {
                Box::pin(async move {
                    let ending = Path::new(&name).extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
                    let dialog = rfd::AsyncFileDialog::new().set_title(title).set_file_name(name);
                    let dialog = match ending.as_deref() {
                        Some("xlsx" | "csv") => dialog.add_filter("Excel", &["xlsx"]).add_filter("CSV", &["csv"]),
                        _ => dialog.add_filter("PDF", &["pdf"]),
                    };
                    dialog.save_file().await.map(|file| file.path().to_owned())
                })
            },
            ask_file: |title, endings| {
                Box::pin(async move {
                    let named = endings.iter().map(|ending| format!("*.{ending}")).collect::<Vec<_>>().join(" ");
                    let dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(named, endings);
                    dialog.pick_file().await.map(|file| file.path().to_owned())
                })
            },
            ask_files: |title| {
                Box::pin(async move {
                    let files = rfd::AsyncFileDialog::new().set_title(title).pick_files().await;
                    files.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect()
                })
            },
            ask_folder: |title| {
                Box::pin(async move {
                    let folder = rfd::AsyncFileDialog::new().set_title(title).pick_folder().await;
                    folder.map(|folder| folder.path().to_owned())
                })
            },
        }
    }
}
