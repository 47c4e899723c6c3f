//! Tổng quan: the figures of today and of the year at a glance. Each of them leads to the list that it counts.

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length, Size, Task,
    widget::{Column, Row, column, container, row, scrollable},
};

use domain::{
    book::Book,
    day_work::Waited,
    overview::{Compared, ComparedShare, Days, Overview as Figures, Share},
};
use language::Language;
use store::{StoreError, StoreThread};
use texts::{Text, message};

use crate::{
    keys::{Command, KeyContext},
    kit::{
        button,
        chart::{self, Bar, ColumnPair},
        icon::{self, Icon},
        space, text,
        theme::{self, Severity},
    },
    screens::{
        day_work::{Begun, DayWork, Lead},
        entry::dates,
    },
};

pub use crate::screens::day_work::READ_FROM;

/// The least width at which charts stand side by side.
const ROOMY: f32 = 820.0;
/// The least room of a figure of the day.
const FIGURE: f32 = 150.0;
/// The height of a figure of the day, the same for all.
const FIGURE_HEIGHT: f32 = 108.0;
/// How many units are named.
const UNITS: usize = 6;

/// Where a figure leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Where a line of the day's work leads.
    Lead(Lead),
    /// To what came or went in these days.
    Days(Book, Days),
}

#[derive(Debug, Default)]
pub struct Overview {
    /// `None` until they were read.
    figures: Option<Box<Figures>>,
    is_reading: bool,
    /// Something changed while they were read.
    is_outdated: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The figures were read.
    Read(Result<Box<Figures>, StoreError>),
    /// Show what a figure counts.
    Follow(Target),
    /// Register a document.
    Register(Book),
}

impl Overview {
    /// Reads the figures of a day and a year; where they are being read already, once more after that.
    pub fn read(&mut self, day: NaiveDate, year: i32, store: &StoreThread) -> Task<Message> {
        if std::mem::replace(&mut self.is_reading, true) {
            self.is_outdated = true;
            return Task::none();
        }
        let figures = store.ask_aside(move |store| store.overview(day, year).map(Box::new));
        Task::perform(figures, Message::Read)
    }

    /// Takes the figures that were read; returns whether they are to be read again.
    ///
    /// # Errors
    /// An error of reading.
    pub fn take(&mut self, figures: Result<Box<Figures>, StoreError>) -> Result<bool, StoreError> {
        self.is_reading = false;
        let is_outdated = std::mem::take(&mut self.is_outdated);
        self.figures = Some(figures?);
        Ok(is_outdated)
    }

    pub fn view<'a>(
        &'a self,
        size: Size,
        day_work: &'a DayWork,
        begun: Begun,
        today: NaiveDate,
        language: &'a Language,
    ) -> Element<'a, Message> {
        let is_roomy = size.width >= ROOMY;
        let title = message!(texts::OVERVIEW_TODAY, day = dates::named(today, language));
        let incoming = Command::Register(Book::Incoming);
        let register_incoming = KeyContext::Overview.key(incoming);
        let title = row![
            container(text::title(language.say(&title))).width(Length::Fill),
            button::secondary_signed(
                Icon::Send,
                language.text(texts::LIST_OUTGOING),
                Command::Register(Book::Outgoing).key(),
                Message::Register(Book::Outgoing)
            ),
            button::primary_signed(
                Icon::Plus,
                language.text(texts::LIST_INCOMING),
                register_incoming,
                Message::Register(Book::Incoming)
            )
        ];
        let mut page = column![title.spacing(space::SMALL).align_y(Alignment::Center)].spacing(space::MEDIUM);
        let to_do = card(texts::OVERVIEW_TO_DO, day_work.list(begun, language).map(follow), language);
        let Some(figures) = &self.figures else {
            let reading = text::body(language.text(texts::OVERVIEW_READING)).style(theme::muted);
            page = page.push(reading).push(to_do);
            return paged(page);
        };
        page = page.push(today_view(figures, size.width, language));
        let pair = |one: Element<'a, Message>, other: Element<'a, Message>| -> Element<'a, Message> {
            if is_roomy {
                row![one, other].spacing(space::MEDIUM).into()
            } else {
                column![one, other].spacing(space::MEDIUM).into()
            }
        };
        let shares = pair(on_time(figures, today, language), year(figures, language));
        let counts = column![months(figures, language), shares].spacing(space::MEDIUM);
        let waits = column![overdue(figures, language), to_do].spacing(space::MEDIUM);
        page = page.push(pair(counts.into(), waits.into()));
        paged(page)
    }
}

fn follow(lead: Lead) -> Message {
    Message::Follow(Target::Lead(lead))
}

fn paged(page: Column<'_, Message>) -> Element<'_, Message> {
    scrollable(container(page).padding(space::PANE).width(Length::Fill))
        .style(theme::scroll)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// A panel with a title.
fn card<'a>(title: Text, content: impl Into<Element<'a, Message>>, language: &Language) -> Element<'a, Message> {
    let content = column![text::strong(language.text(title)), content.into()].spacing(space::MEDIUM);
    container(content).padding(space::LARGE).width(Length::Fill).style(theme::card).into()
}

/// A figure of the day.
struct Figure {
    sign: Icon,
    name: Text,
    count: u64,
    /// The colour of the count where there is any.
    severity: Option<Severity>,
    /// What is said below it.
    beside: String,
    target: Target,
}

impl Figure {
    fn view<'a>(self, language: &Language) -> Element<'a, Message> {
        let name = row![icon::in_text(self.sign), text::label(language.text(self.name))];
        let count = text::hero(number(language, self.count));
        let count = match self.severity.filter(|_| self.count > 0) {
            Some(severity) => count.style(theme::toned(severity)),
            None => count,
        };
        let content = column![name.spacing(space::TINY).align_y(Alignment::Center), count, text::label(self.beside)];
        button::card(
            content.spacing(space::TINY).height(FIGURE_HEIGHT - 2.0 * space::MEDIUM),
            Message::Follow(self.target),
        )
    }
}

fn number(language: &Language, count: u64) -> String {
    language.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The figures of the day, in as many lines as it takes.
fn today_view<'a>(figures: &Figures, width: f32, language: &Language) -> Element<'a, Message> {
    let (day, counts) = (figures.day, &figures.today);
    let today = Days { from: day, to: day };
    let unsent = message!(texts::OVERVIEW_UNSENT, count = number(language, counts.unsent));
    let oldest = figures.overdue.oldest.as_ref().map(|oldest| {
        let own_number = oldest.document.number.to_string();
        message!(texts::OVERVIEW_OLDEST, number = own_number, days = number(language, u64::from(oldest.days)))
    });
    let urgent = counts
        .urgent
        .iter()
        .map(|(priority, count)| format!("{} {}", language.text(priority.name_key()), number(language, *count)));
    let waiting = counts.incoming_waiting + counts.outgoing_waiting;
    let of_books = message!(
        texts::OVERVIEW_WAITING_BOOKS,
        incoming = number(language, counts.incoming_waiting),
        outgoing = number(language, counts.outgoing_waiting)
    );
    let lead = Target::Lead;
    let all = [
        Figure {
            sign: Icon::Inbox,
            name: texts::OVERVIEW_INCOMING,
            count: counts.incoming.now,
            severity: None,
            beside: beside_last_week(counts.incoming, day, language),
            target: Target::Days(Book::Incoming, today),
        },
        Figure {
            sign: Icon::Send,
            name: texts::OVERVIEW_OUTGOING,
            count: counts.outgoing.now,
            severity: None,
            beside: if counts.unsent > 0 {
                language.say(&unsent)
            } else {
                beside_last_week(counts.outgoing, day, language)
            },
            target: Target::Days(Book::Outgoing, today),
        },
        Figure {
            sign: Icon::CalendarClock,
            name: texts::QUICK_OVERDUE,
            count: figures.overdue.count,
            severity: Some(Severity::Error),
            beside: oldest.map(|oldest| language.say(&oldest)).unwrap_or_default(),
            target: lead(Lead::Due(Waited::Overdue, Book::Incoming)),
        },
        Figure {
            sign: Icon::Flag,
            name: texts::OVERVIEW_URGENT,
            count: counts.all_urgent(),
            severity: Some(Severity::Error),
            beside: urgent.collect::<Vec<_>>().join(" · "),
            target: lead(Lead::Due(Waited::Urgent, Book::Incoming)),
        },
        Figure {
            sign: Icon::ArrowLeftRight,
            name: texts::OVERVIEW_WAITING,
            count: waiting,
            severity: Some(Severity::Warning),
            beside: if waiting > 0 { language.say(&of_books) } else { String::new() },
            target: lead(Lead::Waiting(Book::Incoming)),
        },
    ];
    #[expect(clippy::cast_precision_loss, reason = "five figures")]
    let fit = width >= FIGURE * all.len() as f32 + 2.0 * space::LARGE;
    let in_line = if fit { all.len() } else { 3 };
    let mut lines = Column::new().spacing(space::MEDIUM);
    let mut all = all.into_iter().map(|figure| figure.view(language)).peekable();
    while all.peek().is_some() {
        lines = lines.push(Row::with_children(all.by_ref().take(in_line)).spacing(space::MEDIUM));
    }
    lines.into()
}

/// How many more or fewer than on the same day of the week before.
fn beside_last_week(count: Compared, day: NaiveDate, language: &Language) -> String {
    let weekday = dates::weekday(day, language);
    let difference = count.difference();
    let amount = number(language, difference.unsigned_abs());
    language.say(&match difference {
        0 => message!(texts::OVERVIEW_AS_MANY, weekday = weekday),
        1.. => message!(texts::OVERVIEW_MORE, amount = amount, weekday = weekday),
        _ => message!(texts::OVERVIEW_FEWER, amount = amount, weekday = weekday),
    })
}

fn months<'a>(figures: &Figures, language: &Language) -> Element<'a, Message> {
    let year = figures.year.year;
    let months = (1..).zip(&figures.year.months).filter_map(|(month, counts)| {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        let days = Days::of_year(year)?.by_month().find(|days| days.from == from)?;
        let said = message!(
            texts::OVERVIEW_MONTH,
            month = texts::plain(month),
            incoming = number(language, counts.incoming),
            outgoing = number(language, counts.outgoing)
        );
        Some(ColumnPair {
            name: month.to_string(),
            amounts: [counts.incoming, counts.outgoing],
            said: language.say(&said),
            on_press: Message::Follow(Target::Days(Book::Incoming, days)),
        })
    });
    let legend = chart::legend(language.text(texts::LIST_INCOMING), language.text(texts::LIST_OUTGOING));
    let chart = chart::columns(months.collect(), |count| number(language, count));
    card(texts::OVERVIEW_MONTHS, column![legend, chart].spacing(space::MEDIUM), language)
}

fn overdue<'a>(figures: &Figures, language: &Language) -> Element<'a, Message> {
    let overdue = &figures.overdue;
    if overdue.count == 0 {
        let none = text::body(language.text(texts::OVERVIEW_NONE_OVERDUE)).style(theme::done);
        return card(texts::OVERVIEW_OVERDUE, none, language);
    }
    let on_press = || Message::Follow(Target::Lead(Lead::Due(Waited::Overdue, Book::Incoming)));
    let bar = |name: String, amount| Bar { name, amount, on_press: on_press() };
    let mut bars: Vec<_> =
        overdue.by_unit.iter().take(UNITS).map(|(unit, amount)| bar(unit.clone(), *amount)).collect();
    let others = overdue.by_unit.iter().skip(UNITS).map(|(_, amount)| amount).sum();
    for (name, amount) in [(texts::OVERVIEW_OTHER_UNITS, others), (texts::OVERVIEW_NO_UNIT, overdue.without_unit)] {
        if amount > 0 {
            bars.push(bar(language.text(name), amount));
        }
    }
    card(texts::OVERVIEW_OVERDUE, chart::bars(bars, |count| number(language, count)), language)
}

/// A share as a percentage with one decimal.
fn percent(share: Share, language: &Language) -> Option<String> {
    share.permille().map(|permille| language.tenths(i64::try_from(permille).unwrap_or(i64::MAX)) + "%")
}

/// Returns the colour for a share of deadlines kept, in tenths of a percent.
fn kept(permille: u64) -> Severity {
    match permille {
        900.. => Severity::Success,
        700.. => Severity::Warning,
        _ => Severity::Error,
    }
}

fn on_time<'a>(figures: &Figures, today: NaiveDate, language: &Language) -> Element<'a, Message> {
    // For a past year, shows its last month.
    let month = if figures.on_time.year == today.year() { today.month() } else { 12 };
    let (now, before) = figures.on_time.month_and_before(month);
    let share = percent(now, language).unwrap_or_else(|| "–".to_owned());
    let fraction = message!(
        texts::OVERVIEW_ON_TIME_OF,
        part = number(language, now.part),
        whole = number(language, now.whole),
        month = texts::plain(month)
    );
    let before =
        percent(before, language).map(|before| language.say(&message!(texts::OVERVIEW_BEFORE, share = before)));
    let shown = text::hero(share);
    let shown = match now.permille() {
        Some(permille) => shown.style(theme::toned(kept(permille))),
        None => shown,
    };
    let content = column![shown, text::label(language.say(&fraction)), before.map(text::label)];
    card(texts::OVERVIEW_ON_TIME, content.spacing(space::TINY), language)
}

fn year<'a>(figures: &Figures, language: &Language) -> Element<'a, Message> {
    let signed = |tenths: i64| {
        let sign = if tenths > 0 { "+" } else { "" };
        format!("{sign}{}", language.tenths(tenths))
    };
    let line = |name: Text, value: String, change: Option<String>| {
        row![
            container(text::body(language.text(name))).width(Length::Fill),
            text::strong(value),
            container(text::label(change.unwrap_or_default())).align_right(space::NUMBER)
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
    };
    let counted = |name, count: Compared| {
        line(name, number(language, count.now), count.change().map(|change| signed(change) + "%"))
    };
    let wire: ComparedShare = figures.by_wire.both();
    let counts = &figures.year;
    let lines = column![
        counted(texts::LIST_INCOMING, counts.incoming),
        counted(texts::LIST_OUTGOING, counts.outgoing),
        line(
            texts::OVERVIEW_BY_WIRE,
            percent(wire.now, language).unwrap_or_else(|| "–".to_owned()),
            wire.change().map(signed)
        ),
        text::label(language.say(&message!(texts::OVERVIEW_YEAR_BEFORE, year = texts::plain(counts.year - 1))))
    ];
    let is_over = counts.days.is_some_and(|days| Some(days) == Days::of_year(counts.year));
    let title = if is_over { texts::OVERVIEW_WHOLE_YEAR } else { texts::OVERVIEW_YEAR };
    let title = language.say(&title.with(texts::values::Year { year: texts::plain(counts.year) }));
    let content = column![text::strong(title), lines.spacing(space::SMALL)].spacing(space::MEDIUM);
    container(content).padding(space::LARGE).width(Length::Fill).style(theme::card).into()
}
