//! Shows notices over the window, the newest at the bottom. Information and success close by themselves; warnings and errors stay until
//! they are dismissed or cleared.

use iced::{
    Element,
    widget::{Column, container, opaque},
};

use language::Language;

use super::{
    notice::{self, Notice},
    space,
    theme::{self, Severity},
};

/// The seconds after which a notice closes by itself.
const STAYS: u8 = 6;
/// How many are shown at once.
const MAX_SHOWN: usize = 3;

/// Which of the notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeId(u64);

#[derive(Debug)]
struct Floating {
    id: NoticeId,
    notice: Notice,
    /// The seconds until it closes; `None` where it does not close by itself.
    left: Option<u8>,
}

/// The notices shown.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Floating>,
    given: u64,
}

impl Notices {
    /// Adds a notice at the bottom and removes an equal one. At the limit, removes the oldest that closes by itself.
    pub fn show(&mut self, notice: Notice) {
        self.shown.retain(|floating| floating.notice != notice);
        if self.shown.len() >= MAX_SHOWN {
            let oldest = self.shown.iter().position(|floating| floating.left.is_some()).unwrap_or(0);
            self.shown.remove(oldest);
        }
        self.given += 1;
        let left = (notice.severity <= Severity::Success).then_some(STAYS);
        self.shown.push(Floating { id: NoticeId(self.given), notice, left });
    }

    /// Shows several.
    pub fn extend(&mut self, notices: impl IntoIterator<Item = Notice>) {
        for notice in notices {
            self.show(notice);
        }
    }

    /// Shows it where no other is shown.
    pub fn show_alone(&mut self, notice: Notice) {
        if self.shown.is_empty() {
            self.show(notice);
        }
    }

    /// Removes all notices.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// Removes one notice.
    pub fn dismiss(&mut self, id: NoticeId) {
        self.shown.retain(|floating| floating.id != id);
    }

    /// Counts a second down for the notices that close by themselves.
    pub fn tick(&mut self) {
        self.shown.retain_mut(|floating| match &mut floating.left {
            Some(left) => {
                *left = left.saturating_sub(1);
                *left > 0
            }
            None => true,
        });
    }

    /// Each notice, with a button that dismisses it.
    pub fn view<'a, Message: Clone + 'a>(
        &self,
        language: &Language,
        dismiss: impl Fn(NoticeId) -> Message,
    ) -> Element<'a, Message> {
        let notices = self.shown.iter().map(|floating| {
            let strip = notice::strip(&floating.notice, language, Some(dismiss(floating.id)));
            opaque(container(strip).style(theme::floating))
        });
        Column::with_children(notices).spacing(space::SMALL).into()
    }
}

#[cfg(test)]
mod tests {
    use texts::UserMessage;

    use super::*;

    fn notice(severity: Severity, said: texts::Text) -> Notice {
        Notice::new(severity, UserMessage::from(said))
    }

    fn said(notices: &Notices) -> Vec<&Notice> {
        notices.shown.iter().map(|floating| &floating.notice).collect()
    }

    #[test]
    fn what_only_tells_goes_by_itself_and_an_error_stays() {
        let (done, wrong) =
            (notice(Severity::Success, texts::DETAILS_SAVED), notice(Severity::Error, texts::REFUSED_TITLE));
        let mut notices = Notices::default();
        notices.show(wrong.clone());
        notices.show(done.clone());
        for _ in 0..STAYS - 1 {
            notices.tick();
        }
        assert_eq!(said(&notices), [&wrong, &done]);
        notices.tick();
        assert_eq!(said(&notices), [&wrong]);
        let id = notices.shown[0].id;
        notices.dismiss(id);
        assert!(notices.shown.is_empty());
    }

    #[test]
    fn the_same_is_said_once_and_errors_outlast_what_only_tells() {
        let mut notices = Notices::default();
        let done = notice(Severity::Success, texts::DETAILS_SAVED);
        let wrong = [texts::REFUSED_TITLE, texts::REFUSED_SAFE, texts::STORE_THREAD_DIED];
        let wrong = wrong.map(|said| notice(Severity::Error, said));
        notices.show(wrong[0].clone());
        notices.show(done.clone());
        notices.show(wrong[0].clone());
        assert_eq!(said(&notices), [&done, &wrong[0]]);
        notices.show(wrong[1].clone());
        notices.show(wrong[2].clone());
        assert_eq!(said(&notices), wrong.iter().collect::<Vec<_>>());
        notices.show_alone(done);
        assert_eq!(said(&notices), wrong.iter().collect::<Vec<_>>());
    }
}
