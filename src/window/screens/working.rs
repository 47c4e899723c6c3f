//! Long work on a screen: progress, remaining time, and a button that stops it.

use std::time::Duration;

use iced::{
    Alignment, Element, Length,
    widget::{column, container, progress_bar, row},
};

use language::Language;
use progress::Progress;
use texts::{UserMessage, message};

use crate::{
    keys::Command,
    kit::{button, space, text, theme},
};

/// The progress bar with figures and a button that stops the work.
pub fn working<'a, Message: Clone + 'a>(
    progress: &Progress,
    language: &Language,
    stop: Message,
) -> Element<'a, Message> {
    let stop = button::secondary(
        language.text(texts::WORK_STOP),
        Command::Leave.key(),
        (!progress.is_stopped()).then_some(stop),
    );
    column![
        row![bar(progress), stop].spacing(space::MEDIUM).align_y(Alignment::Center),
        text::label(figures(progress, language))
    ]
    .spacing(space::TINY)
    .into()
}

/// The bar with its figures, of work that must come to its end.
pub fn how_far<'a, Message: 'a>(progress: &Progress, language: &Language) -> Element<'a, Message> {
    column![bar(progress), text::label(figures(progress, language))].spacing(space::TINY).into()
}

#[expect(clippy::cast_precision_loss, reason = "a bar is some hundred pixels long")]
fn bar<'a, Message: 'a>(progress: &Progress) -> Element<'a, Message> {
    let (done, total) = progress.state();
    let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    container(progress_bar(0.0..=1.0, share).girth(6).style(theme::progress)).width(Length::Fill).into()
}

fn figures(progress: &Progress, language: &Language) -> String {
    let (done, total) = progress.state();
    let said = message!(
        texts::WORK_PROGRESS,
        done = i64::try_from(done).unwrap_or(i64::MAX),
        total = i64::try_from(total).unwrap_or(i64::MAX)
    );
    let said = match progress.left() {
        _ if progress.is_stopped() => UserMessage::from(texts::WORK_STOPPING),
        _ if total == 0 => UserMessage::from(texts::WORK_BEGINNING),
        Some(left) => message!(texts::WORK_LEFT, state = said, left = how_long(left)),
        None => said,
    };
    language.say(&said)
}

/// A time as one says it: seconds below a minute, then minutes.
fn how_long(time: Duration) -> UserMessage {
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    if seconds < 60 {
        message!(texts::WORK_SECONDS, count = seconds.max(1))
    } else {
        message!(texts::WORK_MINUTES, count = seconds.saturating_add(30) / 60)
    }
}
