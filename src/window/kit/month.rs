//! A small month: weeks from Monday on, gone through by keys or mouse, for a date that one would rather see than type.

use chrono::{Datelike, Days, Months, NaiveDate};
use iced::{
    Alignment, Element, Length,
    keyboard::{Event, Key, key::Named},
    widget::{Column, Row, button, column, container, row},
};

use super::{button::arrow, icon::Icon, keyed::keyed, space, text, theme};

/// How wide and high a day is.
const DAY: (f32, f32) = (32.0, 28.0);
/// How wide the whole is.
pub const WIDTH: f32 = 7.0 * DAY.0 + 2.0 * space::SMALL;
/// A month and what is seen of its neighbours is always so high.
const WEEKS: u64 = 6;

/// An action in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Goes to this day.
    Mark(NaiveDate),
    /// Takes this day.
    Take(NaiveDate),
    /// Puts the month away.
    Leave,
}

/// The words of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its name, with the year.
    pub title: String,
    /// The days of the week, Monday first.
    pub weekdays: [String; 7],
}

/// The month of the marked day.
pub fn month<'a, Message: Clone + 'a>(
    marked: NaiveDate,
    today: NaiveDate,
    words: Words,
    on_pick: impl Fn(Pick) -> Message + Copy + 'a,
) -> Element<'a, Message> {
    let turned = |sign, named| match pick(named, marked) {
        Some(pick) => arrow(sign, on_pick(pick)),
        None => text::body("").into(),
    };
    let title = container(text::strong(words.title)).center_x(Length::Fill);
    let head = row![turned(Icon::ChevronLeft, Named::PageUp), title, turned(Icon::ChevronRight, Named::PageDown)]
        .align_y(Alignment::Center);
    let weekdays = words.weekdays.into_iter().map(|day| container(text::label(day)).center_x(DAY.0).into());
    let weeks = weeks(marked).into_iter().map(|week| {
        Row::with_children(week.into_iter().map(|day| cell(day, marked, today, on_pick(Pick::Take(day))))).into()
    });
    let all = column![head, Row::with_children(weekdays), Column::with_children(weeks)].spacing(space::TINY);
    let all = container(all).padding(space::SMALL).width(WIDTH).style(theme::floating);
    keyed(all, move |event| {
        let Event::KeyPressed { key: Key::Named(named), modifiers, .. } = event else { return None };
        pick(*named, marked).filter(|_| modifiers.is_empty()).map(on_pick)
    })
}

fn cell<'a, Message: Clone + 'a>(
    day: NaiveDate,
    marked: NaiveDate,
    today: NaiveDate,
    on_press: Message,
) -> Element<'a, Message> {
    let number = day.day().to_string();
    let number = if day == today {
        text::strong(number).style(theme::accent)
    } else if day.month() == marked.month() {
        text::body(number)
    } else {
        text::body(number).style(theme::faint)
    };
    button(container(number).center(Length::Fill))
        .padding(0)
        .width(DAY.0)
        .height(DAY.1)
        .style(theme::place(day == marked))
        .on_press(on_press)
        .into()
}

/// The weeks from the Monday on or before the first of the month.
fn weeks(marked: NaiveDate) -> Vec<Vec<NaiveDate>> {
    let first = marked.with_day(1).unwrap_or(marked);
    let monday = first.checked_sub_days(Days::new(u64::from(first.weekday().num_days_from_monday()))).unwrap_or(first);
    let day = |week: u64, day: u64| monday.checked_add_days(Days::new(7 * week + day));
    (0..WEEKS).map(|week| (0..7).filter_map(|of_week| day(week, of_week)).collect()).collect()
}

fn pick(named: Named, marked: NaiveDate) -> Option<Pick> {
    let to = match named {
        Named::ArrowLeft => marked.checked_sub_days(Days::new(1)),
        Named::ArrowRight => marked.checked_add_days(Days::new(1)),
        Named::ArrowUp => marked.checked_sub_days(Days::new(7)),
        Named::ArrowDown => marked.checked_add_days(Days::new(7)),
        Named::PageUp => marked.checked_sub_months(Months::new(1)),
        Named::PageDown => marked.checked_add_months(Months::new(1)),
        Named::Enter => return Some(Pick::Take(marked)),
        Named::Escape => return Some(Pick::Leave),
        _ => return None,
    };
    to.map(Pick::Mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_month_begins_on_the_monday_before_its_first_day() {
        // 1 November 2026 is a Sunday, 1 February 2027 a Monday.
        let weeks_of = |marked| weeks(marked).concat();
        assert_eq!(weeks_of(day(2026, 11, 23))[..2], [day(2026, 10, 26), day(2026, 10, 27)]);
        assert_eq!(weeks_of(day(2026, 11, 23))[6], day(2026, 11, 1));
        assert_eq!(weeks_of(day(2027, 2, 5))[0], day(2027, 2, 1));
        assert!(weeks(day(2026, 8, 1)).concat().contains(&day(2026, 8, 31)), "a month over six weeks is whole");
        assert!(weeks(day(2026, 8, 1)).iter().all(|week| week.len() == 7));
    }

    #[test]
    fn keys_go_through_the_days() {
        let marked = day(2026, 11, 30);
        for (named, wanted) in [
            (Named::ArrowRight, day(2026, 12, 1)),
            (Named::ArrowLeft, day(2026, 11, 29)),
            (Named::ArrowUp, day(2026, 11, 23)),
            (Named::ArrowDown, day(2026, 12, 7)),
            (Named::PageUp, day(2026, 10, 30)),
            (Named::PageDown, day(2026, 12, 30)),
        ] {
            assert_eq!(pick(named, marked), Some(Pick::Mark(wanted)), "{named:?}");
        }
        assert_eq!(pick(Named::Enter, marked), Some(Pick::Take(marked)));
        assert_eq!(pick(Named::Escape, marked), Some(Pick::Leave));
        assert_eq!(pick(Named::Tab, marked), None);
    }
}
