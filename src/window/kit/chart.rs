//! Charts: columns by month, and bars beside their names. They are made of boxes and texts, so that they scale, follow the look and are
//! read by the tests as everything else; each column and bar leads to the list it counts.

use iced::{
    Alignment, Element, Length, Padding,
    widget::{Column, Row, button, column, container, row, rule, space as gap, stack},
};

use super::{control::control, hint::hinted, one_line::one_line, space, text, theme};

/// How high the columns of a chart may be.
const HEIGHT: f32 = 144.0;
/// The room of the numbers at the left of a chart.
const SCALE: f32 = 48.0;
/// The line of a number of the scale.
const NUMBER: f32 = 16.0;
/// How high a bar is, and how wide it may be.
const BAR: f32 = 10.0;
const LONGEST: f32 = 140.0;

/// A pair of columns with its label.
#[derive(Debug)]
pub struct ColumnPair<Message> {
    /// The name below.
    pub name: String,
    /// How much each column stands for, the main one first.
    pub amounts: [u64; 2],
    /// What is said of it while the pointer rests there.
    pub said: String,
    /// Where it leads.
    pub on_press: Message,
}

/// The numbers of a scale from 0 up to the first that is not below the greatest amount: 1, 2 or 5 times a power of ten apart, at most four
/// steps.
#[must_use]
pub fn scale(greatest: u64) -> Vec<u64> {
    const MAX_STEPS: u64 = 4;
    let mut power: u64 = 1;
    let step = loop {
        let fits = [1, 2, 5].map(|times| power.saturating_mul(times)).into_iter();
        if let Some(step) = fits.into_iter().find(|step| step.saturating_mul(MAX_STEPS) >= greatest) {
            break step;
        }
        power = power.saturating_mul(10);
    };
    let steps = greatest.div_ceil(step).max(1);
    (0..=steps).map(|at| at.saturating_mul(step)).collect()
}

/// A chart of pairs of columns over a scale; `number` writes an amount.
pub fn columns<'a, Message: Clone + 'a>(
    places: Vec<ColumnPair<Message>>,
    number: impl Fn(u64) -> String,
) -> Element<'a, Message> {
    let greatest = places.iter().flat_map(|place| place.amounts).max().unwrap_or(0);
    let scale = scale(greatest);
    let top = scale.last().copied().unwrap_or(1).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a step of a scale of at most four")]
    let step = HEIGHT / (scale.len() - 1).max(1) as f32;
    let lines = scale.iter().rev().enumerate().map(|(at, amount)| {
        let amount = container(text::label(number(*amount))).align_right(SCALE - space::SMALL).center_y(NUMBER);
        let line =
            row![amount, rule::horizontal(1).style(theme::line)].spacing(space::SMALL).align_y(Alignment::Center);
        let height = if at + 1 == scale.len() { NUMBER } else { step };
        container(line.height(NUMBER)).height(height).into()
    });
    let names = places.iter().map(|place| container(text::label(place.name.clone())).center_x(Length::Fill).into());
    let names = Row::with_children(names.collect::<Vec<_>>()).padding(Padding { left: SCALE, ..Padding::ZERO });
    let pairs = places.into_iter().map(|place| pair(place, top));
    let pairs = Row::with_children(pairs)
        .height(HEIGHT)
        .padding(Padding { left: SCALE, ..Padding::ZERO })
        .align_y(Alignment::End);
    let chart =
        stack![Column::with_children(lines), container(pairs).padding(Padding { top: NUMBER / 2.0, ..Padding::ZERO })];
    column![chart, names].spacing(space::TINY).into()
}

fn pair<'a, Message: Clone + 'a>(place: ColumnPair<Message>, top: u64) -> Element<'a, Message> {
    let tall = |amount: u64| {
        #[expect(clippy::cast_precision_loss, reason = "a column is some pixels high")]
        let share = amount as f32 / top as f32;
        (HEIGHT * share).round()
    };
    let [main, other] = place.amounts;
    let box_of = |amount, style: fn(&iced::Theme) -> container::Style| {
        container(gap()).width(Length::FillPortion(2)).height(tall(amount)).style(style)
    };
    let pair = row![
        gap::horizontal().width(Length::FillPortion(1)),
        box_of(main, theme::main_column),
        box_of(other, theme::other_column),
        gap::horizontal().width(Length::FillPortion(1))
    ]
    .spacing(1.0)
    .height(Length::Fill)
    .align_y(Alignment::End);
    let press = button(pair).padding(0).width(Length::Fill).height(Length::Fill).style(theme::line_button);
    hinted(control(press.on_press(place.on_press.clone()), Some(place.on_press)), place.said, "")
}

/// What the colours of the pairs mean.
pub fn legend<'a, Message: 'a>(main: String, other: String) -> Element<'a, Message> {
    let entry = |words, style: fn(&iced::Theme) -> container::Style| {
        let dot = container(gap()).width(space::DOT).height(space::DOT).style(style);
        row![dot, text::label(words)].spacing(space::TINY).align_y(Alignment::Center)
    };
    row![entry(main, theme::main_column), entry(other, theme::other_column)].spacing(space::MEDIUM).into()
}

/// A bar beside its name.
#[derive(Debug)]
pub struct Bar<Message> {
    pub name: String,
    pub amount: u64,
    /// Where it leads.
    pub on_press: Message,
}

/// Bars of what is wrong, one below the other.
pub fn bars<'a, Message: Clone + 'a>(bars: Vec<Bar<Message>>, number: impl Fn(u64) -> String) -> Element<'a, Message> {
    let greatest = bars.iter().map(|bar| bar.amount).max().unwrap_or(0).max(1);
    let lines = bars.into_iter().map(|Bar { name, amount, on_press }| {
        #[expect(clippy::cast_precision_loss, reason = "a bar is some pixels long")]
        let long = (LONGEST * amount as f32 / greatest as f32).round().max(1.0);
        let bar = container(container(gap()).width(long).height(BAR).style(theme::alarming_bar)).width(LONGEST);
        let amount = container(text::body(number(amount))).align_right(space::NUMBER);
        let line = row![one_line(name), bar, amount].spacing(space::SMALL).align_y(Alignment::Center);
        let press = button(line).padding([space::TINY, space::TINY]).width(Length::Fill).style(theme::line_button);
        control(press.on_press(on_press.clone()), Some(on_press))
    });
    Column::with_children(lines).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_above_the_greatest_amount_in_few_round_steps() {
        for (greatest, expected) in [
            (0, vec![0, 1]),
            (1, vec![0, 1]),
            (3, vec![0, 1, 2, 3]),
            (5, vec![0, 2, 4, 6]),
            (17, vec![0, 5, 10, 15, 20]),
            (4_120, vec![0, 2_000, 4_000, 6_000]),
            (40_000, vec![0, 10_000, 20_000, 30_000, 40_000]),
        ] {
            assert_eq!(scale(greatest), expected, "{greatest}");
        }
        assert!(scale(u64::MAX).len() <= 5);
    }
}
