//! How the screen looks: one line of what one may do, and below it the page, white as paper in every look.

use iced::{
    Alignment, ContentFit, Element, Length,
    widget::{Row, column, container, image, mouse_area, row, rule, scrollable, sensor, space as gap},
};

use language::Language;
use texts::message;

use super::{Drawn, Message, PAGE, Preview, SHEET, room::Zoom};
use crate::{
    keys::{Command, together},
    kit::{
        button,
        field::{self, problem},
        icon::Icon,
        notice,
        rows::Step,
        space, text, theme,
    },
};

impl Preview {
    /// The picture; `scale` is how large the clerk has everything drawn.
    pub fn view<'a>(&'a self, scale: f32, language: &'a Language) -> Element<'a, Message> {
        let room = move |size| Message::Room(size, scale);
        let sheet = sensor(self.sheet()).on_show(room).on_resize(room);
        let wrong = self.problem.as_ref().map(|cause| problem(&language.say(&cause.message())));
        let said = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let above = column![self.tools(language), wrong, said].spacing(space::SMALL).padding(space::PANE);
        column![above, rule::horizontal(1).style(theme::line), sheet].into()
    }

    /// What one may do.
    fn tools<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let zooms = Zoom::ALL.map(|zoom| {
            let words = match zoom {
                Zoom::Whole => texts::PREVIEW_WHOLE,
                Zoom::Twice => texts::PREVIEW_TWICE,
            };
            (language.text(words), self.zoom == zoom, Message::Zoom(zoom))
        });
        let zooms = button::segments(zooms, Command::Zoom.key());
        let title = (!self.room.is_narrow()).then(|| text::title(language.text(texts::PREVIEW_TITLE)));
        let left = row![title, self.turning(language), zooms]
            .spacing(space::HUGE)
            .align_y(Alignment::Center)
            .wrap()
            .vertical_spacing(space::SMALL);
        let save = if self.is_saving {
            text::label(language.text(texts::STATUS_PRINTING)).style(theme::accent).into()
        } else {
            let words = if self.replaces { texts::PRINT_REPLACE } else { texts::PRINT_SAVE_PDF };
            button::secondary(language.text(words), Command::SavePdf.key(), Some(Message::SavePdf))
        };
        let print = (!self.is_saving).then_some(Message::Print);
        let print = button::primary(language.text(texts::PRINT_START), Command::Start.key(), print);
        let leave = button::secondary(language.text(texts::SHARED_BACK), Command::Leave.key(), Some(Message::Leave));
        row![container(left).width(Length::Fill), print, save, leave]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
    }

    /// Which page of how many, and the way to others.
    fn turning<'a>(&'a self, language: &'a Language) -> Row<'a, Message> {
        let number = self.typed.clone().unwrap_or_else(|| (self.at + 1).to_string());
        let number = field::input(PAGE, "", &number, self.problem.is_some(), Message::Typed).width(space::NUMBER);
        let of = message!(texts::PREVIEW_OF, pages = self.views.pages());
        let volume = self.which().map(|which| text::label(language.say(&which)));
        row![
            button::arrow(Icon::ChevronLeft, Message::Go(Step::PageUp)),
            text::body(language.text(texts::PREVIEW_PAGE)),
            number,
            text::body(language.say(&of)),
            button::arrow(Icon::ChevronRight, Message::Go(Step::PageDown)),
            (!self.room.is_narrow()).then(|| text::label(together(&[
                Command::Step(Step::PageUp),
                Command::Step(Step::PageDown),
                Command::GoToPage
            ]))),
            volume
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
    }

    /// The page in its room.
    fn sheet(&self) -> Element<'_, Message> {
        let ratio = self.views.ratio(self.at);
        #[expect(clippy::cast_precision_loss, reason = "a screen is some thousand pixels wide")]
        let width = self.room.pixels(ratio, self.zoom) as f32 / self.room.dots();
        let picture = self.drawn.iter().find(|drawn| drawn.page == self.at);
        let paper: Element<'_, Message> = match picture {
            Some(Drawn { picture, .. }) => {
                image(picture).content_fit(ContentFit::Fill).width(width).height(width * ratio).into()
            }
            None => gap().width(width).height(width * ratio).into(),
        };
        let paper = container(paper).padding(1).style(theme::sheet);
        match self.zoom {
            Zoom::Whole => {
                mouse_area(container(paper).center(Length::Fill).style(theme::quiet)).on_scroll(Message::Wheel).into()
            }
            Zoom::Twice => {
                let context = self.room.size.width - 2.0 * space::SCROLLBAR;
                let paper = container(paper).padding(space::LARGE).width(context.max(width + 2.0 * space::LARGE));
                let both = scrollable::Direction::Both {
                    vertical: scrollable::Scrollbar::default(),
                    horizontal: scrollable::Scrollbar::default(),
                };
                let paper = scrollable(paper.align_x(Alignment::Center)).id(SHEET).direction(both);
                container(paper.style(theme::scroll).width(Length::Fill).height(Length::Fill))
                    .style(theme::quiet)
                    .into()
            }
        }
    }
}
