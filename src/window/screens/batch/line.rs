//! One line of a batch: its cells, which of them the program filled, and what became of it.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hasher, RandomState},
};

use chrono::NaiveDate;

use domain::{
    book::Book,
    code::Code,
    document::Document,
    document_field::{BatchedAs, DocumentField as F, FieldKind as ValueKind},
    duplicate::DuplicateKey,
    field::{Cause, Field, Problem},
    incoming::IncomingEntry,
    text::{clean, fold},
    typed_date,
};
use store::DuplicateDecision;

use crate::{
    context::Context,
    kit::form::{FieldKind, fitting},
    screens::entry::{dates::nearest, draft::Reader, input::Input},
};

/// The fields of the columns, in the order of the book (Phụ lục IV, NĐ 30/2020/NĐ-CP).
pub const COLUMNS: [F; F::BATCHED] = F::batched().0;
/// The headings and widths of these columns.
pub const BATCHED: [BatchedAs; F::BATCHED] = F::batched().1;

/// Which column a field is in.
#[must_use]
pub fn column(field: F) -> Option<usize> {
    COLUMNS.iter().position(|column| *column == field)
}

/// Whether a new line begins with what the line above has there.
#[must_use]
pub fn repeats(field: F) -> bool {
    matches!(field, F::ArrivalDate | F::OrganName)
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Whether the program filled it: from the line above, or out of the code.
    pub given: bool,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineState {
    /// It is written on.
    #[default]
    Open,
    /// The registry has it in hand.
    Saving,
    /// It has this số đến.
    Registered(u32),
}

/// What a line looks the same as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookalike {
    /// A registered document.
    Document(Box<Document>),
    /// This line above it.
    Line(usize),
}

#[derive(Debug, Clone)]
pub struct BatchLine {
    /// What the registry knows it by.
    pub mark: u64,
    cells: [Cell; COLUMNS.len()],
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What became of it.
    pub standing: LineState,
    /// What makes it the same as another.
    pub key: Option<DuplicateKey>,
    /// What it looks the same as.
    pub alike: Option<Lookalike>,
    /// What the clerk says of that.
    pub decision: DuplicateDecision,
}

impl Default for BatchLine {
    fn default() -> Self {
        Self {
            // Keys of the standard hasher are drawn at random.
            mark: RandomState::new().build_hasher().finish(),
            cells: Default::default(),
            problems: Vec::new(),
            standing: LineState::Open,
            key: None,
            alike: None,
            decision: DuplicateDecision::Ask,
        }
    }
}

impl BatchLine {
    /// A cell.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        &self.cells[column]
    }

    /// Whether the clerk has written nothing into it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.given || cell.text.is_empty())
    }

    /// Whether it is written on.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing == LineState::Open
    }

    /// Whether it waits for the clerk to say whether it is another document.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.is_open() && self.alike.is_some() && self.decision == DuplicateDecision::Ask
    }

    /// What the program fills in.
    pub fn give(&mut self, column: usize, text: String) {
        let given = !text.is_empty();
        self.cells[column] = Cell { text, given };
    }

    /// What the clerk had written there before the window was closed.
    pub fn bring_back(&mut self, column: usize, text: String) {
        self.cells[column] = Cell { text, given: false };
    }

    /// What the clerk writes: dates in full, known words as they are known, the type out of the code.
    pub fn write(&mut self, column: usize, text: &str, context: Context<'_>) {
        let field = COLUMNS[column];
        let text = settled(field, clean(text), context);
        self.problems.retain(|problem| !shows(field, problem));
        self.cells[column] = Cell { text, given: false };
        if field == F::Code {
            self.read_type(context);
        }
    }

    /// The code of a document tells its type, unless the clerk has written one.
    fn read_type(&mut self, context: Context<'_>) {
        let (Some(code), Some(kind)) = (column(F::Code), column(F::TypeName)) else { return };
        if !self.cells[kind].given && !self.cells[kind].text.is_empty() {
            return;
        }
        let code = Code::read(&self.cells[code].text);
        let name = code.document_type(&context.reference.types).map(|known| known.name.clone()).unwrap_or_default();
        if !name.is_empty() {
            self.problems.retain(|problem| problem.field != Field::TypeName);
        }
        self.give(kind, name);
    }

    fn text(&self, field: F) -> &str {
        column(field).map_or("", |column| self.cells[column].text.as_str())
    }

    /// What makes it the same as another document, as far as it is written.
    #[must_use]
    pub fn duplicate_key(&self, today: NaiveDate) -> Option<DuplicateKey> {
        let day = |field: F| typed_date::read(self.text(field), today, Some(nearest(field))).ok().flatten();
        let date = day(F::IssuedDate).or_else(|| day(F::ArrivalDate))?;
        DuplicateKey::new(&Code::read(self.text(F::Code)), self.text(F::OrganName), date)
    }

    /// The document, or everything that is wrong with it.
    ///
    /// # Errors
    /// Its problems.
    pub fn check(&self, context: Context<'_>) -> Result<IncomingEntry, Vec<Problem>> {
        let texts: HashMap<Input, String> =
            COLUMNS.iter().zip(&self.cells).map(|(field, cell)| ((*field).into(), cell.text.clone())).collect();
        let mut reader = Reader {
            texts,
            today: context.today,
            calendar: &context.reference.calendar,
            language: context.language,
            problems: Vec::new(),
        };
        let checked = reader.incoming().check();
        match (checked, reader.problems.is_empty()) {
            // The rows wait for no answer: what is hardly right is refused here as in a list.
            (Ok(checked), true) if checked.entry.arrival_date > context.today => {
                let cause = Cause::AfterToday(checked.entry.arrival_date);
                Err(vec![Problem::new(Field::ArrivalDate, cause)])
            }
            (Ok(checked), true) => Ok(checked.entry),
            (checked, _) => Err(reader.all_problems(checked.err().unwrap_or_default())),
        }
    }

    /// What is wrong at a cell.
    #[must_use]
    pub fn problem(&self, column: usize) -> Option<&Problem> {
        self.problems.iter().find(|problem| shows(COLUMNS[column], problem))
    }

    /// The first cell with something wrong.
    #[must_use]
    pub fn first_problem(&self) -> Option<usize> {
        (0..COLUMNS.len()).find(|column| self.problem(*column).is_some())
    }
}

/// Whether the cell of a field shows a problem.
fn shows(field: F, problem: &Problem) -> bool {
    Input::from(field).spec(Book::Incoming, 0).shows(problem.field)
}

/// A text as it stands once one has left its cell.
fn settled(field: F, text: String, context: Context<'_>) -> String {
    if field.row().kind == ValueKind::Date {
        return match typed_date::read(&text, context.today, Some(nearest(field))) {
            Ok(Some(date)) => context.language.date(date),
            _ => text,
        };
    }
    let input = Input::from(field);
    if input.spec(Book::Incoming, 0).kind == FieldKind::Choice && !text.is_empty() {
        let known = input.choices(Book::Incoming, &text, false, context.reference, context.language);
        let known = fitting(&text, known);
        let same = known.iter().find(|choice| fold(&choice.value) == fold(&text));
        return same.or_else(|| known.first()).map_or_else(|| text.clone(), |choice| choice.value.clone());
    }
    text
}
