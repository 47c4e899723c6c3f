//! What the window gets from outside: the registry's address, the language, the clock, and functions that open dialogs and files.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use iced::Task;
use rfd::AsyncFileDialog;

use clock::Clock;
use jobs::print_out::{PrintService, SystemPrinters};
use language::{Language, Locale};
use store::{Address, Writer};

use super::{
    dialogs::{Dialogs, Pending},
    opening,
    preferences::Preferences,
};

/// Everything outside the window; tests and benches replace it.
#[derive(Clone)]
pub struct Environment {
    /// The address of the registry, which may not exist yet.
    pub registry: Address,
    /// The language of the screen; the clerk may change it.
    pub language: Language,
    /// The file of the clerk's preferences; without one they are not kept.
    pub preferences: Option<PathBuf>,
    /// The folder of the program's log, if it has one.
    pub log: Option<PathBuf>,
    /// The program's version.
    pub version: &'static str,
    /// The folder offered first for exported files.
    pub documents: PathBuf,
    /// The one clock.
    pub clock: Clock,
    /// Opens a file with the system's program for it.
    pub open: fn(&Path) -> Result<(), String>,
    /// The printers of this computer.
    pub printers: Arc<dyn PrintService>,
    /// The dialogs that are opened for these questions.
    pub dialogs: Dialogs,
    /// Asks where to write a file, as `Environment::choose_target` wants it; `None` when the clerk would rather not.
    pub ask_target: fn(AsyncFileDialog, String, String) -> Pending<Option<PathBuf>>,
    /// Asks for a folder, as `Environment::choose_folder` wants it.
    pub ask_folder: fn(AsyncFileDialog, String) -> Pending<Option<PathBuf>>,
    /// Asks for one file to read, as `Environment::choose_file` wants it.
    pub ask_file: fn(AsyncFileDialog, String, &'static [&'static str]) -> Pending<Option<PathBuf>>,
    /// Asks for files to attach, as `Environment::choose_files` wants it; none when the clerk would rather not.
    pub ask_files: fn(AsyncFileDialog, String) -> Pending<Vec<PathBuf>>,
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Environment").field("registry", &self.registry).finish_non_exhaustive()
    }
}

impl Environment {
    /// In whose name and by which clock the window writes.
    #[must_use]
    pub fn writer(&self) -> Writer {
        Writer::from(&self.clock)
    }

    /// The real environment of a registry. Its language is the one asked for, else the one in the preferences, else the given one.
    #[must_use]
    pub fn real(registry: Address, clock: Clock, asked: Option<Locale>, language: &Language) -> Self {
        let preferences = Preferences::place();
        let chosen = || preferences.as_deref().and_then(|file| Preferences::read(file).locale());
        let own = directories::UserDirs::new();
        let documents = own.as_ref().and_then(|own| own.document_dir().or(Some(own.home_dir())));
        Self {
            documents: documents.unwrap_or(registry.folder()).to_owned(),
            registry,
            language: match asked.or_else(chosen) {
                Some(wanted) if wanted != language.locale() => Language::new(wanted),
                _ => language.clone(),
            },
            preferences,
            log: log_file::folder(),
            version: env!("CARGO_PKG_VERSION"),
            clock,
            open: opening::open,
            printers: Arc::new(SystemPrinters),
            dialogs: Dialogs::default(),
            ask_target: |dialog, title, name| {
                Box::pin(async move {
                    let ending = Path::new(&name).extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
                    let dialog = dialog.set_title(title).set_file_name(name);
                    let dialog = match ending.as_deref() {
                        Some("xlsx" | "csv") => dialog.add_filter("Excel", &["xlsx"]).add_filter("CSV", &["csv"]),
                        _ => dialog.add_filter("PDF", &["pdf"]),
                    };
                    dialog.save_file().await.map(|file| file.path().to_owned())
                })
            },
            ask_file: |dialog, title, endings| {
                Box::pin(async move {
                    let named = endings.iter().map(|ending| format!("*.{ending}")).collect::<Vec<_>>().join(" ");
                    let file = dialog.set_title(title).add_filter(named, endings).pick_file().await;
                    file.map(|file| file.path().to_owned())
                })
            },
            ask_files: |dialog, title| {
                Box::pin(async move {
                    let files = dialog.set_title(title).pick_files().await;
                    files.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect()
                })
            },
            ask_folder: |dialog, title| {
                Box::pin(async move {
                    let folder = dialog.set_title(title).pick_folder().await;
                    folder.map(|folder| folder.path().to_owned())
                })
            },
        }
    }

    /// Asks where to write a file: the dialog's title and a name to begin with, whose ending says what kind of file it is.
    pub(super) fn choose_target<M: Send + 'static>(
        &self,
        title: String,
        name: String,
        chosen: impl Fn(Option<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        self.dialogs.ask(|dialog| (self.ask_target)(dialog, title, name), chosen)
    }

    /// Asks for a folder: the dialog's title.
    pub(super) fn choose_folder<M: Send + 'static>(
        &self,
        title: String,
        chosen: impl Fn(Option<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        self.dialogs.ask(|dialog| (self.ask_folder)(dialog, title), chosen)
    }

    /// Asks for one file to read: the dialog's title and the endings it may have.
    pub(super) fn choose_file<M: Send + 'static>(
        &self,
        title: String,
        endings: &'static [&'static str],
        chosen: impl Fn(Option<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        self.dialogs.ask(|dialog| (self.ask_file)(dialog, title, endings), chosen)
    }

    /// Asks for files: the dialog's title.
    pub(super) fn choose_files<M: Send + 'static>(
        &self,
        title: String,
        chosen: impl Fn(Vec<PathBuf>) -> M + Send + 'static,
    ) -> Task<M> {
        self.dialogs.ask(|dialog| (self.ask_files)(dialog, title), chosen)
    }
}
