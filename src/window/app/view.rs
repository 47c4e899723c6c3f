//! The view of the window without a workspace: the registry being opened, refused, recovered, restored; and the first start.

use iced::{
    Element, Length,
    widget::{column, container, row, scrollable},
};

use texts::message;

use super::{App, Message, Stage, recovery::may_recover};
use crate::{
    keys::{self, Command},
    kit::{button, dialog, key_tips, keyboard, notice, space, text, theme},
    screens::{
        maintenance::restore,
        working::{how_far, working},
    },
};

impl App {
    /// The picture, and the keys that nobody writes with. While a document is being saved, what is typed belongs to the next.
    #[must_use]
    pub fn view(&self) -> Element<'_, Message> {
        let is_saving = matches!(&self.stage, Stage::Workspace(workspace) if workspace.is_saving());
        let content = key_tips::key_tips(self.content(), self.preferences.shows_keys);
        keyboard::attended(content, is_saving, |event| keys::chord(event).map(Message::Key))
    }

    fn content(&self) -> Element<'_, Message> {
        let language = &self.environment.language;
        let registry = self.environment.registry.to_string();
        if let Some((guide, _)) = &self.reading {
            return guide.view(language).map(Message::Guide);
        }
        match &self.stage {
            Stage::Opening(None) => {
                let hint = text::body(language.text(texts::OPENING)).style(theme::muted);
                container(hint).center(Length::Fill).into()
            }
            Stage::Opening(Some(progress)) => {
                let words = column![
                    text::title(language.text(texts::UPGRADE_TITLE)),
                    text::body(language.text(texts::UPGRADE_WHAT)),
                    how_far(progress, language)
                ];
                alone(words.spacing(space::MEDIUM).into())
            }
            Stage::Restoring(progress, copy) => {
                let said = message!(texts::RESTORING_WHAT, copy = copy.display().to_string());
                let words = column![
                    text::title(language.text(texts::RESTORING_TITLE)),
                    text::body(language.say(&said)),
                    working(progress, language, Message::StopRestoring)
                ];
                alone(words.spacing(space::MEDIUM).into())
            }
            Stage::Recovery(restore, _) => {
                let page = column![
                    text::title(language.text(texts::RECOVERY_TITLE)),
                    restore.view(language).map(Message::Recovery),
                    row![button::secondary(
                        language.text(texts::SHARED_BACK),
                        Command::Leave.key(),
                        Some(Message::LeaveRecovery)
                    )]
                ];
                let page = page.spacing(space::MEDIUM).max_width(space::READABLE * 1.5);
                let page = container(page).padding(space::HUGE).width(Length::Fill);
                let page = scrollable(page).style(theme::scroll).width(Length::Fill).height(Length::Fill).into();
                match restore.question(language) {
                    Some(panel) => {
                        let leave = Message::Recovery(restore::Message::GiveUp);
                        dialog::over(page, panel.map(Message::Recovery), leave)
                    }
                    None => page,
                }
            }
            Stage::Welcome(welcome) => welcome.view(language, registry).map(Message::Welcome),
            Stage::Refused(error, said) => {
                let said = said.as_ref().map(|said| notice::strip(said, language, None));
                let recover = may_recover(error).then(|| {
                    button::secondary(language.text(texts::RECOVERY_GO), Command::Recover.key(), Some(Message::Recover))
                });
                let words = column![
                    said,
                    text::title(language.text(texts::REFUSED_TITLE)),
                    text::body(language.say(&error.message())),
                    text::body(language.text(texts::REFUSED_SAFE)).style(theme::muted),
                    row![
                        button::primary(
                            language.text(texts::REFUSED_RETRY),
                            Command::Enter.key(),
                            Some(Message::Retry)
                        ),
                        recover
                    ]
                    .spacing(space::SMALL)
                ];
                alone(words.spacing(space::MEDIUM).into())
            }
            Stage::Workspace(workspace) => workspace.view(&self.environment, &self.preferences).map(Message::Workspace),
        }
    }
}

/// Words that stand alone in the window.
fn alone(words: Element<'_, Message>) -> Element<'_, Message> {
    container(container(words).max_width(space::READABLE)).padding(space::HUGE).center(Length::Fill).into()
}
