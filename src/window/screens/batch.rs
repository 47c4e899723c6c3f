//! Registering a batch: many incoming documents written into a grid as in a spreadsheet, and registered together.

mod alike;
mod filling;
mod kept;
mod line;
mod moving;
mod pasted;
mod saving;
mod steps;
mod suggesting;
mod view;

use iced::{
    Task,
    widget::{Id, operation},
};

use domain::{document::Document, document_field::DocumentField as F};
use store::{BatchOutcome, StoreError, Suggestion};

use self::{
    alike::FirstAlike,
    line::{BatchLine, COLUMNS, column, repeats},
    steps::BatchStep,
};
use crate::{
    context::Context,
    keys::Command,
    kit::{
        form::Offer,
        grid::{
            At, Grid, GridEvent,
            keys::{Key, Writing},
        },
        latest::{LatestRequest, RequestId},
        notice::Notice,
    },
};

/// The input of the current cell.
const CELL: Id = Id::new("pile-cell");
/// Why a document that looks registered already is another all the same.
const REASON: Id = Id::new("pile-reason");

/// The batch; its rows stay when the clerk leaves it.
#[derive(Debug)]
pub struct Batch {
    grid: Grid,
    lines: Vec<BatchLine>,
    writing: Writing,
    /// The text being typed; it becomes the cell's when the clerk leaves it.
    text: String,
    /// Whether the clerk came along the row by Tab, so that Enter returns to the row's beginning.
    tabbed: bool,
    suggesting: Option<Offer>,
    /// The last question for names; answers to earlier ones are dropped.
    names_request: LatestRequest,
    /// Rises with every change of the lines.
    revision: u64,
    past: Vec<BatchStep>,
    undone: Vec<BatchStep>,
    /// The reason that is being written.
    reason: Option<String>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The cell's input has this text now.
    Typed(String),
    /// A key of the grid.
    Key(Key),
    /// The mouse in the grid.
    Mouse(GridEvent),
    /// Names came: of which question.
    Suggested(RequestId, Result<Vec<Suggestion>, StoreError>),
    /// A suggestion was taken.
    Chose(usize),
    /// The cell with suggestions lost the focus.
    Left,
    Pasted(Option<String>),
    /// Documents that look the same as lines.
    Alike(Vec<FirstAlike>),
    /// Register every line.
    Save,
    /// The outcome of the rows with these marks.
    Saved(Vec<u64>, Result<Vec<BatchOutcome>, StoreError>),
    /// Show the document that the line looks the same as.
    ShowAlike,
    /// It is the same document, received another way.
    IsTheSame,
    /// It is another: write why.
    IsAnother,
    /// The reason was typed.
    Reason(String),
    /// The reason is written.
    ReasonDone,
    /// Put the registered lines away.
    Tidy,
    /// Leave; the batch is kept.
    Leave,
    /// Dismiss the notice.
    Dismiss,
}

impl Message {
    /// Whether it asks for a change of the registry that somebody must sign.
    #[must_use]
    pub fn writes(&self) -> bool {
        matches!(self, Self::Save)
    }
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Documents were registered.
    Registered(Task<Message>),
    /// To show this document; the batch is kept.
    Show(Box<Document>),
    /// To leave.
    Leave,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            grid: Grid::new(COLUMNS.len()),
            lines: Vec::new(),
            writing: Writing::Not,
            text: String::new(),
            tabbed: false,
            suggesting: None,
            names_request: LatestRequest::default(),
            revision: 0,
            past: Vec::new(),
            undone: Vec::new(),
            reason: None,
            notice: None,
        }
    }
}

impl Batch {
    /// Enters the batch: focuses the current cell.
    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        if self.lines.iter().all(BatchLine::is_blank) {
            self.grid.go(At { row: 0, column: self.first_wanted(0, context) });
        }
        self.focus()
    }

    fn focus(&self) -> Task<Message> {
        operation::focus(if self.reason.is_some() { REASON } else { CELL })
    }

    /// The field of the current column.
    fn field(&self) -> F {
        COLUMNS[self.grid.at.column]
    }

    /// Whether a row can be edited.
    fn is_open(&self, row: usize) -> bool {
        self.lines.get(row).is_none_or(BatchLine::is_open)
    }

    /// One row more than are written on, so that there is always a next.
    fn count_rows(&mut self) {
        let written = self.lines.iter().rposition(|line| !line.is_blank());
        self.grid.set_total(written.map_or(1, |last| last + 2));
    }

    /// What a cell shows, and whether the program filled it: a row nobody has written on shows what will repeat.
    fn shown(&self, at: At, context: Context<'_>) -> (String, bool) {
        match self.lines.get(at.row) {
            Some(line) if !line.is_blank() => {
                let cell = line.cell(at.column);
                (cell.text.clone(), cell.given)
            }
            _ => {
                let text = self.repeated(at, context);
                let given = !text.is_empty();
                (text, given)
            }
        }
    }

    /// The first value of a column in a new row: that of the row above; in the first row, today.
    fn repeated(&self, at: At, context: Context<'_>) -> String {
        let field = COLUMNS[at.column];
        if !repeats(field) {
            return String::new();
        }
        let above = self.lines.iter().take(at.row).rev().find(|line| !line.is_blank());
        match above {
            Some(line) => line.cell(at.column).text.clone(),
            None if field == F::ArrivalDate => context.language.date(context.today),
            None => String::new(),
        }
    }

    /// The row's first cell that waits to be written: Tab and Enter go by what the program filled.
    fn first_wanted(&self, row: usize, context: Context<'_>) -> usize {
        let is_empty = |column: &usize| self.shown(At { row, column: *column }, context).0.is_empty();
        (0..COLUMNS.len()).find(is_empty).unwrap_or(0)
    }

    /// The row as a line that can be written on, with what repeats in it.
    fn begin(&mut self, row: usize, context: Context<'_>) {
        while self.lines.len() <= row {
            self.lines.push(BatchLine::default());
        }
        if self.lines[row].is_blank() {
            for at in (0..COLUMNS.len()).map(|column| At { row, column }) {
                let text = self.repeated(at, context);
                if !text.is_empty() {
                    self.lines[row].give(at.column, text);
                }
            }
        }
    }

    /// Removes an outdated notice.
    pub fn clear_notice(&mut self) {
        self.notice = None;
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let task = match message {
            Message::Typed(text) => self.typed(text, context),
            Message::Key(Key::Leave) if self.writing == Writing::Not => return Action::Leave,
            Message::Key(key) => self.key(key, context),
            Message::Mouse(event) => self.mouse(event, context),
            Message::Suggested(question, names) => {
                self.suggested(question, names, context);
                Task::none()
            }
            Message::Chose(index) => self.chose(index, context),
            Message::Left => {
                self.suggesting = None;
                Task::none()
            }
            Message::Pasted(text) => self.paste(text.as_deref().unwrap_or_default(), context),
            Message::Alike(found) => {
                self.take_alike(found);
                Task::none()
            }
            Message::Save => self.save(context),
            Message::Saved(marks, answers) => return self.saved(&marks, answers, context),
            Message::ShowAlike => return self.show_alike(),
            Message::IsTheSame => self.is_the_same(),
            Message::IsAnother => self.is_another(),
            Message::Reason(text) => {
                self.reason = Some(text);
                Task::none()
            }
            Message::ReasonDone => self.reason_done(),
            Message::Tidy => self.tidy(context),
            Message::Leave => return Action::Leave,
            Message::Dismiss => {
                self.notice = None;
                self.focus()
            }
        };
        Action::Run(task)
    }

    /// Runs a command of a key that the grid did not take.
    pub fn command(&mut self, command: Command, context: Context<'_>) -> Action {
        match command {
            Command::Save => self.update(Message::Save, context),
            Command::Open => self.update(Message::ShowAlike, context),
            Command::SameDocument => self.update(Message::IsTheSame, context),
            Command::AnotherDocument => self.update(Message::IsAnother, context),
            Command::TidyRows => self.update(Message::Tidy, context),
            Command::Today => Action::Run(self.today(context)),
            Command::Enter if self.reason.is_some() => self.update(Message::ReasonDone, context),
            Command::Leave if self.reason.is_some() => {
                self.reason = None;
                Action::Run(self.focus())
            }
            Command::Leave => Action::Leave,
            // The keyboard was nowhere; it comes back.
            _ => Action::Run(self.focus()),
        }
    }

    /// Puts the registered lines away.
    fn tidy(&mut self, context: Context<'_>) -> Task<Message> {
        let left = self.leave_cell(context);
        self.revision += 1;
        self.lines.retain(|line| !matches!(line.standing, line::LineState::Registered(_)));
        (self.past, self.undone) = (Vec::new(), Vec::new());
        self.notice = None;
        let alike = self.forget_lines(context);
        self.count_rows();
        let row = self.grid.total - 1;
        self.grid.go(At { row, column: self.first_wanted(row, context) });
        Task::batch([left, alike, self.focus()])
    }
}
