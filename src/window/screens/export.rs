//! A list that leaves the registry: how many documents, as which file or on paper, and where to. The work itself goes on beside the
//! window.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use iced::{Element, Length, Task, widget::row};

use disk::typed;
use domain::{document::DocumentId, field::Field};
use jobs::{
    export::{ExportList, Listed},
    print_request::{ListRequest, Target},
};
use language::Language;
use progress::Progress;
use texts::Text;

use super::{
    dialog::{Action, Dialog, DialogAnswer, DialogRequest},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        field::Frame,
        form::{FieldKind, FieldSpec, FormEvent, InputForm},
        notice::{self, Notice},
        space, text,
    },
    screens::working::working,
};

const TARGET: usize = 0;
const SPECS: &[FieldSpec] = &[FieldSpec::of(FieldKind::Path, texts::SHARED_FILE, Field::Text, 0).required()];

/// The files a list can become.
const ENDINGS: [(&str, Text); 3] =
    [("xlsx", texts::EXPORT_XLSX), ("csv", texts::EXPORT_CSV), (PAPER, texts::EXPORT_PDF)];
/// The ending of paper.
pub const PAPER: &str = "pdf";

/// A request for a list.
#[derive(Debug, Clone)]
pub enum Order {
    /// A file for spreadsheets.
    Export(ExportList),
    /// A PDF to print, and its file.
    Print(ListRequest, Target),
}

impl Order {
    /// The file.
    #[must_use]
    pub fn target(&self) -> &Path {
        match self {
            Self::Export(order) => &order.target,
            Self::Print(_, target) => &target.path,
        }
    }

    /// The number of documents.
    #[must_use]
    pub fn count(&self) -> usize {
        self.documents().len()
    }

    fn documents(&self) -> Vec<DocumentId> {
        match self {
            Self::Export(ExportList { listed: Listed::These(documents), .. }) => documents.clone(),
            Self::Export(_) => Vec::new(),
            Self::Print(list, _) => list.documents.clone(),
        }
    }
}

/// A request to export.
#[derive(Debug)]
pub struct Export {
    documents: Vec<DocumentId>,
    /// Whether these are the whole list, or a selection of it.
    is_whole: bool,
    /// What the paper says they are.
    about: String,
    day: NaiveDate,
    form: InputForm,
    /// The target whose file may be replaced: the clerk has been asked.
    to_replace: Option<String>,
    /// The list is being set, to be looked at.
    working: Option<Progress>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event in the input of the file name.
    Form(FormEvent),
    /// A file with this ending.
    Ending(&'static str),
    /// Ask for the file.
    Choose,
    /// The file that was chosen.
    Chosen(Option<PathBuf>),
    /// Look at what would be printed.
    Preview,
    /// Export.
    Start,
    /// Leave the screen, or stop the running job.
    Leave,
}

impl Export {
    /// The dialog for these documents, with a file to begin with; on paper they are said to be `about`, on this day.
    pub fn new(
        documents: Vec<DocumentId>,
        is_whole: bool,
        about: String,
        day: NaiveDate,
        target: &Path,
    ) -> (Self, Task<Message>) {
        let mut form = InputForm::new(SPECS);
        form.set(TARGET, target.display().to_string());
        let focus = form.go_on_at(TARGET);
        (Self { documents, is_whole, about, day, form, to_replace: None, working: None, notice: None }, focus)
    }

    /// The dialog again, for work that could not be done because a file of that name is there.
    pub fn asking_to_replace(order: &Order, day: NaiveDate, notice: Notice) -> (Self, Task<Message>) {
        let about = match order {
            Order::Print(list, _) => list.about.clone(),
            Order::Export(_) => String::new(),
        };
        let (dialog, task) = Self::new(order.documents(), false, about, day, order.target());
        (Self { to_replace: Some(dialog.form.typed(TARGET).to_owned()), notice: Some(notice), ..dialog }, task)
    }

    /// Returns the typed path, without the quotation marks of a pasted path.
    fn named(&self) -> &str {
        typed::unquoted(self.form.typed(TARGET).trim())
    }

    /// How many documents the list holds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.documents.len()
    }

    /// Returns the file to write; `None` while it is not named.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        let target = self.named();
        (!target.is_empty()).then(|| Target { path: typed::path(target), replace: self.may_replace() })
    }

    /// The file's name without its folder.
    #[must_use]
    pub fn file_name(&self) -> String {
        Path::new(self.named()).file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The list is being set.
    pub fn watch(&mut self, progress: Progress) {
        self.working = Some(progress);
        self.notice = None;
    }

    /// Whether it is.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// The list was written.
    pub fn rest(&mut self) {
        self.working = None;
    }

    /// Says what went wrong.
    pub fn fail(&mut self, notice: Notice) {
        self.working = None;
        self.notice = Some(notice);
    }

    /// Takes over the file chosen in the system's dialog; `None` when that was cancelled.
    pub fn choose(&mut self, target: Option<PathBuf>) {
        let Some(path) = target else { return };
        let path = path.display().to_string();
        // The system's dialog has already confirmed that an existing file may be replaced.
        self.to_replace = Some(path.clone());
        drop(self.form.write::<Message>(TARGET, path));
    }

    /// Returns the order for the list as set in the dialog.
    fn order(&mut self) -> Order {
        let replace = self.may_replace();
        let target = self.named();
        let known = |ending: &std::ffi::OsStr| ENDINGS.iter().any(|(known, _)| ending.eq_ignore_ascii_case(known));
        let has_ending = Path::new(target).extension().is_some_and(known);
        // A name without a known ending gets that of a workbook. The consent to replace was given for the name without it.
        let target = if has_ending { target.to_owned() } else { format!("{target}.{}", ENDINGS[0].0) };
        let (path, replace) = (typed::path(&target), replace && has_ending);
        let documents = std::mem::take(&mut self.documents);
        if self.is_paper() {
            let list = ListRequest { documents, about: std::mem::take(&mut self.about), today: self.day };
            Order::Print(list, Target { path, replace })
        } else {
            Order::Export(ExportList { listed: Listed::These(documents), target: path, replace })
        }
    }

    fn ends_in(&self, ending: &str) -> bool {
        Path::new(self.named()).extension().is_some_and(|held| held.eq_ignore_ascii_case(ending))
    }

    fn is_paper(&self) -> bool {
        self.ends_in(PAPER)
    }

    fn may_replace(&self) -> bool {
        self.to_replace.as_deref() == Some(self.form.typed(TARGET))
    }
}

impl Dialog for Export {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::Export;
    const CHAPTER: Chapter = Chapter::Export;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        match message {
            Message::Leave if self.is_working() => {
                if let Some(progress) = &self.working {
                    progress.stop();
                }
            }
            Message::Start | Message::Preview if self.is_working() => {}
            Message::Preview if !self.is_paper() => {}
            Message::Preview => {
                let (documents, about) = (self.documents.clone(), self.about.clone());
                let list = ListRequest { documents, about, today: self.day };
                return Action::Ask(DialogRequest::Preview(Box::new(list)));
            }
            Message::Form(event) => {
                if event.is_typing() {
                    // The notice and the consent to replace belong to the former name.
                    (self.notice, self.to_replace) = (None, None);
                }
                return self.form.update(event, context.today, |_, _| Vec::new()).into();
            }
            Message::Ending(ending) => {
                let target = Path::new(self.named()).with_extension(ending).display().to_string();
                return self.form.write(TARGET, target).into();
            }
            Message::Choose => return Action::Ask(DialogRequest::Target(self.file_name())),
            Message::Chosen(target) => self.choose(target),
            Message::Start if self.named().is_empty() => {
                self.form.clear();
                self.form.check();
                return self.form.focus().into();
            }
            Message::Start => return Action::Done(DialogAnswer::Export(self.order())),
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        match command {
            Command::Start | Command::Enter => self.update(Message::Start, context),
            Command::Leave => self.update(Message::Leave, context),
            Command::ChooseTarget => self.update(Message::Choose, context),
            Command::Preview => self.update(Message::Preview, context),
            Command::NextChoice => {
                let at = ENDINGS.iter().position(|(ending, _)| self.ends_in(ending)).map_or(0, |at| at + 1);
                self.update(Message::Ending(ENDINGS[at % ENDINGS.len()].0), context)
            }
            command => self.form.command_within(command, Message::Form).unwrap_or_else(Task::none).into(),
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let what = if self.is_whole { texts::EXPORT_WHOLE } else { texts::EXPORT_SELECTED };
        let what = language.say(&what.with(texts::values::Count { count: self.documents.len().into() }));
        let endings = ENDINGS.map(|(ending, key)| (language.text(key), self.ends_in(ending), Message::Ending(ending)));
        let endings = row![button::segments(endings, Command::NextChoice.key())];
        let typed = self.form.input(TARGET, language, Message::Form, None);
        let choose =
            button::secondary(language.text(texts::PRINT_CHOOSE), Command::ChooseTarget.key(), Some(Message::Choose));
        let choose = Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(choose, None);
        let mut inside: Vec<Element<'a, Message>> = vec![text::body(what).into(), endings.into()];
        inside.extend(self.notice.as_ref().map(|it| notice::strip(it, language, None)));
        inside.push(row![typed, choose].spacing(space::MEDIUM).into());
        let is_paper = self.is_paper();
        inside.push(
            text::label(language.text(if is_paper { texts::PRINT_LIST_HINT } else { texts::EXPORT_HINT })).into(),
        );
        let replaces = self.may_replace() && self.notice.is_some();
        let start = if replaces {
            let words = if is_paper { texts::PRINT_LIST_REPLACE } else { texts::EXPORT_REPLACE };
            button::danger(language.text(words), Command::Enter.key(), Some(Message::Start))
        } else {
            let words = if is_paper { texts::PRINT_LIST_START } else { texts::EXPORT_START };
            button::primary(language.text(words), Command::Enter.key(), Some(Message::Start))
        };
        let leave = button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::Leave));
        let title = if is_paper { texts::PRINT_LIST_TITLE } else { texts::EXPORT_TITLE };
        let mut buttons = vec![start];
        if is_paper {
            let preview = language.text(texts::PREVIEW_SHOW);
            buttons.push(button::secondary(preview, Command::Preview.key(), Some(Message::Preview)));
        }
        buttons.push(leave);
        if let Some(progress) = &self.working {
            buttons = vec![working(progress, language, Message::Leave)];
        }
        dialog::panel(language.text(title), inside, buttons)
    }
}
