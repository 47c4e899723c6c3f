//! The day's work, where no document is chosen: what is overdue or due, what was begun or not handed over; each line leads there.

use chrono::NaiveDate;
use iced::{
    Alignment, Element, Length, Task,
    mouse::Interaction,
    widget::{Column, column, container, mouse_area, row, rule, scrollable},
};

use domain::{
    book::Book,
    day_work::{DayWork as Work, DueDocument, Waited},
    timed::Timed,
};
use language::Language;
use store::{Changed, StoreError, StoreThread};
use texts::Text;

use crate::{
    keys::Command,
    kit::{badge::badge, button, hint::hinted, one_line::one_line, rows::Step, space, text, theme, theme::Severity},
    screens::entry::dates,
};

/// The kinds of changes after which the day's work is read again.
pub const READ_FROM: &[Changed] = &[
    Changed::Incoming,
    Changed::Outgoing,
    Changed::Links,
    Changed::FollowUp,
    Changed::Envelopes,
    Changed::Series,
    Changed::HeldNumbers,
    Changed::PrintedPages,
    Changed::Restorings,
    Changed::Calendar,
];

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// To the documents that are due, in the list of a book.
    Due(Waited, Book),
    /// To the form of a document that was begun.
    Draft(Book),
    /// To the batch that was begun.
    Batch,
    /// To the documents of a book that have not been handed over.
    Waiting(Book),
    /// To where bound books are printed on.
    Print,
    /// To the numbers that are held.
    Held,
    /// To the envelopes that are not opened.
    Envelopes,
    /// To the last numbers on paper.
    LastNumbers,
    /// To where backups are set.
    Copies,
}

/// What was begun and is not registered, and what else the day's work shows besides documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Begun {
    /// An incoming document.
    pub incoming: bool,
    /// An outgoing document.
    pub outgoing: bool,
    /// Rows of a batch.
    pub batch: usize,
    /// Whether the last backup could not be restored.
    pub copy_is_wrong: bool,
}

/// A line: where it leads, its words, how much there is.
struct WorkLine {
    lead: Lead,
    key: Text,
    amount: usize,
    severity: Severity,
}

/// Whether it is being read. Reading may take as long as many saves: so many never run beside each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Not,
    Once,
    /// Something changed meanwhile: once more afterwards.
    Again,
}

/// How much of everything there is: counted when it was read, not whenever it is drawn.
#[derive(Debug)]
struct Amounts {
    urgent: usize,
    /// Overdue, due today, near: of each book.
    due: [[usize; 2]; 3],
    held: usize,
    envelopes: usize,
    /// Series whose last number on paper is asked for.
    last_number_request: usize,
    /// Not handed over, of each book.
    waiting: [usize; 2],
    /// Receipt, submission, hand-over, sending: what was to be done by law and is not.
    late: [usize; 4],
    /// Bound books with rows for another page.
    unprinted: usize,
}

impl Amounts {
    fn of(work: &Work) -> Self {
        let of = |documents: &[DueDocument]| {
            Book::ALL.map(|book| documents.iter().filter(|document| document.book == book).count())
        };
        Self {
            urgent: work.urgent.len(),
            due: [of(&work.overdue), of(&work.today), of(&work.near)],
            held: work.expiring.len(),
            envelopes: work.envelopes.len(),
            last_number_request: work.last_number_request.len(),
            waiting: [work.incoming_waiting, work.outgoing_waiting],
            late: Timed::ALL.map(|timed| work.late.iter().filter(|late| late.timed == timed).count()),
            unprinted: work.unprinted.len(),
        }
    }
}

/// The counts shown in the side menu.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WaitingCounts {
    /// Incoming documents whose day has passed.
    pub overdue: usize,
    /// Envelopes that are not opened and were not passed on.
    pub envelopes: usize,
    /// Held numbers whose day comes.
    pub expiring: usize,
}

#[derive(Debug, Default)]
pub struct DayWork {
    /// `None` until it was read.
    work: Option<Amounts>,
    reading: Reading,
    /// The line that has the keyboard.
    marked: Option<usize>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// It was read.
    Known(Result<Box<Work>, StoreError>),
    /// Into it with the keyboard.
    Enter,
    /// To where a line leads.
    Follow(Lead),
}

impl DayWork {
    /// Reads it; where it is being read already, once more after that.
    pub fn read(&mut self, today: NaiveDate, store: &StoreThread) -> Task<Message> {
        if self.reading != Reading::Not {
            self.reading = Reading::Again;
            return Task::none();
        }
        self.reading = Reading::Once;
        let work = store.ask_aside(move |store| store.day_work(today).map(Box::new));
        Task::perform(work, Message::Known)
    }

    /// Takes what was read, and reads again where something changed meanwhile.
    ///
    /// # Errors
    /// An error of reading.
    pub fn take(
        &mut self,
        work: Result<Box<Work>, StoreError>,
        today: NaiveDate,
        store: &StoreThread,
    ) -> Result<Task<Message>, StoreError> {
        let again = std::mem::take(&mut self.reading) == Reading::Again;
        self.work = Some(Amounts::of(&*work?));
        Ok(if again { self.read(today, store) } else { Task::none() })
    }

    /// Returns the counts for the side menu; zero until they are read.
    #[must_use]
    pub fn waiting(&self) -> WaitingCounts {
        self.work.as_ref().map_or_else(WaitingCounts::default, |work| WaitingCounts {
            overdue: work.due[0][0],
            envelopes: work.envelopes,
            expiring: work.held,
        })
    }

    /// The keyboard goes to its first line, or away from it.
    pub fn hold(&mut self, held: bool) {
        self.marked = held.then_some(0);
    }

    /// Whether it has the keyboard.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.marked.is_some()
    }

    /// Goes a step through its lines.
    pub fn step(&mut self, step: Step, begun: Begun) {
        let last = self.lines(begun).len().saturating_sub(1);
        if let Some(marked) = &mut self.marked {
            *marked = match step {
                Step::Up | Step::PageUp => marked.saturating_sub(1),
                Step::Down | Step::PageDown => (*marked + 1).min(last),
                Step::Home => 0,
                Step::End => last,
            };
        }
    }

    /// Where the marked line leads.
    #[must_use]
    pub fn marked(&self, begun: Begun) -> Option<Lead> {
        self.lines(begun).get(self.marked?).map(|line| line.lead)
    }

    /// The waiting documents, the most urgent first.
    fn lines(&self, begun: Begun) -> Vec<WorkLine> {
        let line = |lead, key, amount, severity| WorkLine { lead, key, amount, severity };
        let mut lines = Vec::new();
        let Some(work) = &self.work else { return lines };
        let groups = [
            (Waited::Overdue, Severity::Error, [texts::DAY_OVERDUE_INCOMING, texts::DAY_OVERDUE_OUTGOING]),
            (Waited::Today, Severity::Warning, [texts::DAY_TODAY_INCOMING, texts::DAY_TODAY_OUTGOING]),
            (Waited::Near, Severity::Warning, [texts::DAY_NEAR_INCOMING, texts::DAY_NEAR_OUTGOING]),
        ];
        // Until they are entered, a number may be given twice.
        lines.push(line(Lead::LastNumbers, texts::DAY_LAST_NUMBERS, work.last_number_request, Severity::Error));
        lines.push(line(Lead::Copies, texts::DAY_COPY_WRONG, usize::from(begun.copy_is_wrong), Severity::Error));
        lines.push(line(Lead::Due(Waited::Urgent, Book::Incoming), texts::DAY_URGENT, work.urgent, Severity::Error));
        for ((waited, severity, keys), amounts) in groups.into_iter().zip(work.due) {
            for ((book, key), amount) in Book::ALL.into_iter().zip(keys).zip(amounts) {
                lines.push(line(Lead::Due(waited, book), key, amount, severity));
            }
        }
        lines.push(line(
            Lead::Draft(Book::Incoming),
            texts::DAY_DRAFT_INCOMING,
            usize::from(begun.incoming),
            Severity::Warning,
        ));
        lines.push(line(
            Lead::Draft(Book::Outgoing),
            texts::DAY_DRAFT_OUTGOING,
            usize::from(begun.outgoing),
            Severity::Warning,
        ));
        lines.push(line(Lead::Batch, texts::DAY_DRAFT_BATCH, begun.batch, Severity::Warning));
        lines.push(line(Lead::Held, texts::DAY_HELD, work.held, Severity::Warning));
        lines.push(line(Lead::Envelopes, texts::DAY_ENVELOPES, work.envelopes, Severity::Warning));
        let keys = [texts::DAY_RECEIPT, texts::DAY_SUBMISSION, texts::DAY_HAND_OVER, texts::DAY_SENDING];
        for ((timed, key), amount) in Timed::ALL.into_iter().zip(keys).zip(work.late) {
            lines.push(line(Lead::Due(Waited::Late(timed), timed.book()), key, amount, Severity::Warning));
        }
        lines.push(line(Lead::Print, texts::DAY_UNPRINTED, work.unprinted, Severity::Warning));
        let keys = [texts::DAY_WAITING_INCOMING, texts::DAY_WAITING_OUTGOING];
        for ((book, key), amount) in Book::ALL.into_iter().zip(keys).zip(work.waiting) {
            lines.push(line(Lead::Waiting(book), key, amount, Severity::Neutral));
        }
        lines.retain(|line| line.amount > 0);
        lines
    }

    /// The lines; a press tells where one leads.
    pub fn list<'a>(&self, begun: Begun, language: &Language) -> Element<'a, Lead> {
        let lines = self.lines(begun);
        let none = self.work.is_some() && lines.is_empty();
        let none = none.then(|| text::body(language.text(texts::DAY_NOTHING)).style(theme::done));
        let lines = lines.into_iter().enumerate().map(|(at, line)| {
            let amount = language.number(i64::try_from(line.amount).unwrap_or(i64::MAX));
            let words = row![one_line(language.text(line.key)).width(Length::Fill), badge(amount, line.severity)]
                .spacing(space::SMALL)
                .align_y(Alignment::Center);
            let line = button::marked_line(words, self.marked == Some(at), line.lead);
            column![line, rule::horizontal(1).style(theme::line)].into()
        });
        column![none, Column::with_children(lines)].spacing(space::MEDIUM).into()
    }

    pub fn view<'a>(&'a self, begun: Begun, today: NaiveDate, language: &'a Language) -> Element<'a, Message> {
        let title = container(text::title(language.text(texts::DAY_TITLE))).center_y(space::TITLE_LINE);
        let title = mouse_area(title).on_press(Message::Enter).interaction(Interaction::Pointer);
        let title = hinted(title, "", Command::DayWork.key());
        let head = column![title, text::label(dates::named(today, language))];
        let envelopes = row![button::quiet(
            language.text(texts::ENVELOPES_TITLE),
            Command::Envelopes.key(),
            Some(Message::Follow(Lead::Envelopes))
        )];
        let none_chosen = text::label(language.text(texts::DETAILS_NONE));
        let body = column![head, self.list(begun, language).map(Message::Follow), none_chosen, envelopes];
        scrollable(container(body.spacing(space::MEDIUM)).padding(space::PANE).width(Length::Fill))
            .style(theme::scroll)
            .height(Length::Fill)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use store::{Access, Store};

    use super::*;

    /// Returns a day's work of two waiting incoming documents and one outgoing.
    fn read() -> DayWork {
        let work = Work { incoming_waiting: 2, outgoing_waiting: 1, ..Work::default() };
        DayWork { work: Some(Amounts::of(&work)), ..DayWork::default() }
    }

    #[test]
    fn only_what_waits_has_a_line_and_the_begun_batch_comes_first() {
        let leads = |begun| read().lines(begun).iter().map(|line| (line.lead, line.amount)).collect::<Vec<_>>();
        let waiting = [(Lead::Waiting(Book::Incoming), 2), (Lead::Waiting(Book::Outgoing), 1)];
        assert_eq!(leads(Begun::default()), waiting);
        let begun = Begun { batch: 3, ..Begun::default() };
        assert_eq!(leads(begun), [(Lead::Batch, 3), waiting[0], waiting[1]]);
        // There are no lines before the day's work is first read.
        assert!(DayWork::default().lines(begun).is_empty());
    }

    #[test]
    fn steps_stay_among_the_lines_and_a_line_leads_only_with_the_keyboard() {
        let (mut day, begun) = (read(), Begun::default());
        assert_eq!(day.marked(begun), None);
        day.step(Step::Down, begun);
        assert_eq!(day.marked(begun), None);
        day.hold(true);
        assert_eq!(day.marked(begun), Some(Lead::Waiting(Book::Incoming)));
        day.step(Step::Up, begun);
        assert_eq!(day.marked(begun), Some(Lead::Waiting(Book::Incoming)));
        day.step(Step::Down, begun);
        day.step(Step::Down, begun);
        assert_eq!(day.marked(begun), Some(Lead::Waiting(Book::Outgoing)));
        day.hold(false);
        assert_eq!(day.marked(begun), None);
    }

    /// However much changes while it is being read, it is read once more after that.
    #[test]
    fn it_is_read_once_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        Store::create(&path).unwrap();
        let store = StoreThread::start(Store::open(&path, Access::Read).unwrap(), Access::Read);
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        let mut day = DayWork::default();
        let known = || Ok(Box::new(Work::default()));
        assert_eq!(day.read(today, &store).units(), 1);
        assert_eq!(day.read(today, &store).units() + day.read(today, &store).units(), 0);
        assert_eq!(day.take(known(), today, &store).unwrap().units(), 1);
        assert_eq!(day.take(known(), today, &store).unwrap().units(), 0);
        // An error here does not stop a later reading.
        assert_eq!(day.read(today, &store).units(), 1);
        assert!(day.take(Err(StoreError::Stopped), today, &store).is_err());
        assert_eq!(day.read(today, &store).units(), 1);
    }
}
