//! A preview of what would be printed, page by page. Nothing is written or recorded.

mod page_image;
mod room;

use iced::{
    Size, Task,
    mouse::ScrollDelta,
    widget::{Id, image::Handle, operation, scrollable::AbsoluteOffset},
    window,
};

use domain::field::Cause;
use jobs::{JobError, print::PagePreview};
use paper::{PaperError, Picture, Views};
use texts::{UserMessage, message};

use self::room::{Room, Zoom};
use crate::{
    keys::Command,
    kit::{notice::Notice, rows::Step, theme::Severity},
    list_columns::Side,
    work,
};

/// The input of the page's number.
const PAGE: Id = Id::new("preview-page");
/// What is scrolled when a page is larger than its room.
const SHEET: Id = Id::new("preview-sheet");
/// How far an arrow scrolls, in pixels.
const ARROW: f32 = 80.0;

/// The pages that would be printed.
#[derive(Debug)]
pub struct Preview {
    pub printout: PagePreview,
    views: Views,
    /// The page looked at, from 0.
    at: usize,
    zoom: Zoom,
    room: Room,
    /// Another page's number that is being typed.
    typed: Option<String>,
    /// What is wrong with it.
    problem: Option<Cause>,
    /// Pages that were drawn: this one, and in the window's size those beside it.
    drawn: Vec<Drawn>,
    /// The page that is being drawn, and how wide.
    drawing: Option<(usize, u32)>,
    is_saving: bool,
    /// Whether the file is there already and the clerk was told.
    replaces: bool,
    notice: Option<Notice>,
}

/// A page that was drawn.
#[derive(Debug)]
struct Drawn {
    page: usize,
    width: u32,
    picture: Handle,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The page has this room now, drawn in this scale.
    Room(Size, f32),
    /// A pixel of the window has so many pixels of the screen.
    Density(f32),
    /// A page was drawn, so many pixels wide, or why not; `None` when the work broke off.
    Drawn(usize, u32, Option<Result<Picture, PaperError>>),
    /// To another page.
    Go(Step),
    /// The wheel turned over a page that is seen whole.
    Wheel(ScrollDelta),
    /// A page's number was typed.
    Typed(String),
    /// To the page whose number was typed.
    GoTyped,
    /// Larger, or all of it.
    Zoom(Zoom),
    /// Print what is seen.
    Print,
    /// Save what is seen as a file.
    SavePdf,
    /// Back.
    Leave,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To print what is seen.
    Print,
    /// To save what is seen as a file.
    SavePdf,
    /// To go back.
    Leave,
}

impl Preview {
    /// Looks at the first page of what would be printed.
    pub fn new(printout: PagePreview, views: Views) -> (Self, Task<Message>) {
        let notice = printout.told.split_first().map(|(first, more)| {
            more.iter().cloned().fold(Notice::new(Severity::Neutral, first.clone()), Notice::with_more)
        });
        let preview = Self {
            printout,
            views,
            at: 0,
            zoom: Zoom::default(),
            room: Room::default(),
            typed: None,
            problem: None,
            drawn: Vec::new(),
            drawing: None,
            is_saving: false,
            replaces: false,
            notice,
        };
        (preview, window::latest().and_then(window::scale_factor).map(Message::Density))
    }

    /// The pages as they are drawn.
    #[must_use]
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// Whether an existing file may be replaced: the clerk has confirmed it.
    #[must_use]
    pub fn may_replace(&self) -> bool {
        self.replaces
    }

    /// The previewed pages are being saved.
    pub fn watch(&mut self) {
        self.is_saving = true;
        self.notice = None;
    }

    /// It was not saved: a file is there, which may be replaced.
    pub fn ask_to_replace(&mut self, error: &JobError) {
        self.is_saving = false;
        self.replaces = true;
        self.notice = Some(work::failure(error));
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Room(size, scale) => {
                self.room.size = size;
                self.room.scale = scale;
            }
            Message::Density(density) => self.room.density = density,
            Message::Drawn(page, width, picture) => self.take(page, width, picture),
            Message::Go(step) => return self.go(step),
            Message::Wheel(delta) => {
                let (ScrollDelta::Lines { y, .. } | ScrollDelta::Pixels { y, .. }) = delta;
                if y != 0.0 {
                    return self.go(if y < 0.0 { Step::Down } else { Step::Up });
                }
            }
            Message::Typed(text) => {
                self.typed = Some(text);
                self.problem = None;
            }
            Message::GoTyped => return self.go_typed(),
            Message::Zoom(zoom) => self.zoom = zoom,
            Message::Print | Message::SavePdf | Message::Leave if self.is_saving => {}
            Message::Print => return Action::Print,
            Message::SavePdf => return Action::SavePdf,
            Message::Leave => return Action::Leave,
        }
        Action::Run(self.draw())
    }

    pub fn command(&mut self, command: Command) -> Action {
        let is_whole = self.zoom == Zoom::Whole;
        match command {
            Command::Start => self.update(Message::Print),
            Command::SavePdf => self.update(Message::SavePdf),
            Command::Leave if self.typed.is_some() => {
                self.put_typed_away();
                Action::Run(let_go())
            }
            Command::Leave | Command::Preview => self.update(Message::Leave),
            Command::Enter => self.update(Message::GoTyped),
            Command::GoToPage => Action::Run(operation::focus(PAGE).chain(operation::select_all(PAGE))),
            Command::Zoom => self.update(Message::Zoom(self.zoom.other())),
            Command::Step(step @ (Step::Up | Step::Down)) if !is_whole => {
                Action::Run(scroll(0.0, if step == Step::Up { -ARROW } else { ARROW }))
            }
            Command::Turn(side) if !is_whole => {
                Action::Run(scroll(if side == Side::Left { -ARROW } else { ARROW }, 0.0))
            }
            Command::Step(step) => self.update(Message::Go(step)),
            Command::Turn(Side::Left) => self.update(Message::Go(Step::Up)),
            Command::Turn(Side::Right) => self.update(Message::Go(Step::Down)),
            _ => Action::Run(Task::none()),
        }
    }

    /// To the page before, after, the first, the last.
    fn go(&mut self, step: Step) -> Action {
        let last = self.views.pages().saturating_sub(1);
        let to = match step {
            Step::Up | Step::PageUp => self.at.saturating_sub(1),
            Step::Down | Step::PageDown => (self.at + 1).min(last),
            Step::Home => 0,
            Step::End => last,
        };
        self.go_to(to)
    }

    fn go_typed(&mut self) -> Action {
        let Some(text) = self.typed.as_ref().map(|text| text.trim().to_owned()) else {
            return Action::Run(Task::none());
        };
        let last = self.views.pages();
        match text.parse::<usize>() {
            Ok(number) if (1..=last).contains(&number) => self.go_to(number - 1),
            Err(_) if text.is_empty() => self.go_to(self.at),
            _ => {
                let most = i64::try_from(last).unwrap_or(i64::MAX);
                self.problem = Some(Cause::NotANumber { text, least: 1, most });
                Action::Run(Task::none())
            }
        }
    }

    fn go_to(&mut self, page: usize) -> Action {
        let was_typed = self.typed.is_some();
        self.put_typed_away();
        let top = if page == self.at || self.zoom == Zoom::Whole {
            Task::none()
        } else {
            operation::scroll_to(SHEET, AbsoluteOffset { x: 0.0, y: 0.0 })
        };
        self.at = page;
        let focus = if was_typed { let_go() } else { Task::none() };
        Action::Run(Task::batch([self.draw(), top, focus]))
    }

    fn put_typed_away(&mut self) {
        self.typed = None;
        self.problem = None;
    }

    /// Keeps a page that was drawn, as long as it is near.
    fn take(&mut self, page: usize, width: u32, picture: Option<Result<Picture, PaperError>>) {
        self.drawing = None;
        match picture {
            Some(Ok(Picture { width: wide, height, pixels })) => {
                self.drawn.retain(|drawn| drawn.page != page);
                self.drawn.push(Drawn { page, width, picture: Handle::from_rgba(wide, height, pixels) });
            }
            Some(Err(error)) => self.cannot_draw(page, width, work::failure(&error.into())),
            None => self.cannot_draw(page, width, work::broken_off()),
        }
    }

    /// Says why a page cannot be drawn; it is not tried again.
    fn cannot_draw(&mut self, page: usize, width: u32, notice: Notice) {
        self.notice = Some(notice);
        self.drawn.push(Drawn { page, width, picture: Handle::from_rgba(1, 1, vec![u8::MAX; 4]) });
    }

    /// Draws the page looked at; where it is there, those beside it. One at a time: what one goes past is not drawn.
    fn draw(&mut self) -> Task<Message> {
        let beside = usize::from(self.zoom == Zoom::Whole);
        self.drawn.retain(|drawn| drawn.page.abs_diff(self.at) <= beside);
        if self.drawing.is_some() || self.room.size == Size::ZERO {
            return Task::none();
        }
        let near = [Some(self.at), Some(self.at + 1).filter(|_| beside > 0), self.at.checked_sub(beside)];
        let wanted = near.into_iter().flatten().filter(|page| *page < self.views.pages()).find_map(|page| {
            let width = self.room.pixels(self.views.ratio(page), self.zoom);
            let is_there = self.drawn.iter().any(|drawn| (drawn.page, drawn.width) == (page, width));
            (!is_there).then_some((page, width))
        });
        let Some((page, width)) = wanted else { return Task::none() };
        self.drawing = wanted;
        let views = self.views.clone();
        let (_, drawn) = work::start(move |_| views.picture(page, width));
        Task::perform(drawn, move |picture| Message::Drawn(page, width, picture))
    }

    /// The heading: which page of how many.
    fn which(&self) -> Option<UserMessage> {
        let (file, _) = self.views.place(self.at);
        let files = self.views.files();
        (files > 1).then(|| message!(texts::PREVIEW_VOLUME, volume = file + 1, volumes = files))
    }
}

fn scroll(x: f32, y: f32) -> Task<Message> {
    operation::scroll_by(SHEET, AbsoluteOffset { x, y })
}

/// The keyboard leaves the input.
fn let_go() -> Task<Message> {
    operation::focus(Id::unique())
}
