//! A clerk at the window without a display: real registry, real tasks, real keys; only the screen is missing.

#![allow(dead_code, reason = "each user needs its part")]

pub mod printers;

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Poll, Wake},
    time::{Duration, Instant},
};

use self::printers::TestPrinters;
use chrono::{DateTime, FixedOffset, NaiveDate};
use iced_test::{
    core::{
        Event, Font, InputMethod, Point, Rectangle, Size, Theme, alignment, clipboard, input_method,
        keyboard::{self, Key, Location, Modifiers, key},
        mouse,
        renderer::{Headless, Style},
        text::{self, Paragraph as _},
        widget::{Operation, operation::Outcome},
    },
    futures::futures::{FutureExt, StreamExt, executor::block_on, stream},
    runtime::{
        self, Action, Task, UserInterface, task,
        user_interface::{self, Cache},
    },
    selector::{self, Selector},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use vanthu::{
    clock::Clock,
    language::{Language, Locale},
    window::{self, App, Dialogs, Environment, Icon},
};

type Renderer = iced_test::renderer::Renderer;
type Paragraph = <Renderer as text::Renderer>::Paragraph;

/// The day it is for every clerk of the tests.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar")
}

/// A moment of a day, at the office.
pub fn at(day: NaiveDate, hour: u32, minute: u32) -> DateTime<FixedOffset> {
    let moment = day.and_hms_opt(hour, minute, 0).expect("a time of the day");
    let office = FixedOffset::east_opt(7 * 3600).expect("a time zone");
    moment.and_local_timezone(office).single().expect("every moment is there once")
}

/// A world around a registry, in which nothing opens and nobody is asked.
pub fn environment(registry: &Path, locale: Locale) -> Environment {
    Environment {
        registry: registry.into(),
        language: Language::new(locale),
        preferences: None,
        log: Some(PathBuf::from("/home/thu/.local/state/vanthu/log")),
        version: "2.6.11",
        documents: registry.parent().expect("a registry lies in a folder").to_owned(),
        clock: Clock::from(|| at(today(), 8, 5)),
        open: |_| Ok(()),
        printers: TestPrinters::of_an_office(),
        dialogs: Dialogs::default(),
        ask_target: |_, _, _| Box::pin(async { None::<PathBuf> }),
        ask_folder: |_, _| Box::pin(async { None::<PathBuf> }),
        ask_file: |_, _, _| Box::pin(async { None::<PathBuf> }),
        ask_files: |_, _| Box::pin(async { Vec::new() }),
    }
}

/// A clipboard of the clerk's own.
#[derive(Debug, Default)]
pub struct Clipboard {
    pub held: String,
}

impl clipboard::Clipboard for Clipboard {
    fn read(&self, _kind: clipboard::Kind) -> Option<String> {
        Some(self.held.clone())
    }

    fn write(&mut self, _kind: clipboard::Kind, contents: String) {
        self.held = contents;
    }
}

/// What came of a key before the screen showed what was waited for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Waited {
    /// Frames, the one that showed it among them.
    pub frames: usize,
    /// From the key to the end of that frame.
    pub all: Duration,
    /// Of this, the time in which frames became pixels.
    pub rasterising: Duration,
}

type Stream = stream::BoxStream<'static, Action<window::Event>>;

/// What is still to come of something that happened.
pub type UnderWay = stream::SelectAll<Stream>;

/// Somebody at the window.
pub struct Clerk {
    pub app: App,
    pub renderer: Renderer,
    pub size: Size,
    /// What the clipboard holds.
    pub clipboard: Clipboard,
    /// How many keys were pressed so far; a key with Ctrl or Shift is one.
    pub keys: usize,
    cache: Option<Cache>,
    began: Instant,
    late: Option<Late>,
}

/// Tasks under way whose answers are delivered late, in random order, as on a busy machine.
struct Late {
    random: ChaCha8Rng,
    under_way: Vec<Stream>,
}

/// Whether a stream asked, while it was polled, to be polled again.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Clerk {
    /// Opens the window on a registry.
    pub fn sits_down(registry: &Path, locale: Locale) -> Self {
        Self::sits_down_in(environment(registry, locale))
    }

    /// Opens the window in another world.
    pub fn sits_down_in(world: Environment) -> Self {
        let settings = window::settings();
        for font in settings.fonts {
            let mut system = iced_test::renderer::graphics::text::font_system().write().expect("fonts are there");
            system.load_font(font);
        }
        let renderer =
            block_on(<Renderer as Headless>::new(settings.default_font, settings.default_text_size, Some("tiny-skia")))
                .expect("a software renderer");
        let (app, task) = App::new(world);
        let mut clerk = Self {
            app,
            renderer,
            size: Size::new(1280.0, 800.0),
            clipboard: Clipboard::default(),
            keys: 0,
            cache: Some(Cache::default()),
            began: Instant::now(),
            late: None,
        };
        clerk.run(task);
        clerk.redraws();
        clerk
    }

    /// Runs a task and everything that follows from it to the end; with late answers, a random number of steps of it.
    pub fn run(&mut self, task: Task<window::Event>) {
        if let Some(late) = &mut self.late {
            let answers = late.random.random_range(0..4);
            self.goes_on(task::into_stream(task));
            (0..answers).for_each(|_| self.answer_comes());
            return;
        }
        let mut streams: VecDeque<_> = task::into_stream(task).into_iter().collect();
        while let Some(mut stream) = streams.pop_front() {
            while let Some(action) = block_on(stream.next()) {
                streams.extend(self.follows(action));
            }
        }
    }

    /// Does what a task asks for; returns what follows from it.
    fn follows(&mut self, action: Action<window::Event>) -> Option<Stream> {
        match action {
            Action::Output(message) => return task::into_stream(self.app.update(message)),
            Action::Widget(operation) => self.operate(operation),
            Action::Clipboard(runtime::clipboard::Action::Read { channel, .. }) => {
                let _ = channel.send(Some(self.clipboard.held.clone()));
            }
            Action::Clipboard(runtime::clipboard::Action::Write { contents, .. }) => {
                self.clipboard.held = contents;
            }
            _ => {}
        }
        None
    }

    /// Delivers answers late and in random order from now on; the seed makes the order repeatable.
    pub fn is_answered_late(&mut self, seed: u64) {
        self.late = Some(Late { random: ChaCha8Rng::seed_from_u64(seed), under_way: Vec::new() });
    }

    /// Delivers all answers that are still under way, in random order.
    pub fn is_answered(&mut self) {
        while self.late.as_ref().is_some_and(|late| !late.under_way.is_empty()) {
            self.answer_comes();
        }
    }

    /// Delivers the next step of a random task under way, if there is one.
    fn answer_comes(&mut self) {
        let Some(late) = self.late.as_mut().filter(|late| !late.under_way.is_empty()) else { return };
        let chosen = late.random.random_range(0..late.under_way.len());
        let mut stream = late.under_way.swap_remove(chosen);
        if let Some(action) = block_on(stream.next()) {
            let following = self.follows(action);
            self.goes_on(following.into_iter().chain([stream]));
        }
    }

    /// Runs what waits for no answer in its order; keeps the rest as under way.
    fn goes_on(&mut self, streams: impl IntoIterator<Item = Stream>) {
        let mut streams: VecDeque<_> = streams.into_iter().collect();
        while let Some(mut stream) = streams.pop_front() {
            loop {
                let woken = Arc::new(Woken::default());
                let waker = Arc::clone(&woken).into();
                match stream.poll_next_unpin(&mut std::task::Context::from_waker(&waker)) {
                    Poll::Ready(Some(action)) => streams.extend(self.follows(action)),
                    Poll::Ready(None) => break,
                    // A batch of tasks yields and wakes itself while some of its tasks are still ready.
                    Poll::Pending if woken.0.load(Ordering::Relaxed) => {}
                    Poll::Pending => {
                        self.late.as_mut().expect("answers come late").under_way.push(stream);
                        break;
                    }
                }
            }
        }
    }

    /// Widgets learn before a frame how they stand, and say what follows.
    pub fn redraws(&mut self) {
        self.events(&[Event::Window(iced_test::core::window::Event::RedrawRequested(self.began))]);
    }

    fn with_screen<R>(
        &mut self,
        look: impl FnOnce(&mut UserInterface<'_, window::Event, Theme, Renderer>, &mut Renderer) -> R,
    ) -> R {
        let cache = self.cache.take().unwrap_or_default();
        let size = self.size * (1.0 / self.app.scale());
        let mut screen = UserInterface::build(self.app.view(), size, cache, &mut self.renderer);
        let seen = look(&mut screen, &mut self.renderer);
        self.cache = Some(screen.into_cache());
        seen
    }

    fn operate(&mut self, operation: Box<dyn Operation>) {
        self.with_screen(|screen, renderer| {
            let mut next = Some(operation);
            while let Some(mut operation) = next.take() {
                screen.operate(renderer, operation.as_mut());
                if let Outcome::Chain(following) = operation.finish() {
                    next = Some(following);
                }
            }
        });
    }

    /// Things happen, one after the other.
    fn events(&mut self, events: &[Event]) {
        self.events_at(events, mouse::Cursor::Unavailable);
    }

    fn events_at(&mut self, events: &[Event], cursor: mouse::Cursor) {
        for event in events {
            self.step(std::slice::from_ref(event), cursor);
        }
    }

    /// What happens between two looks of the window at its events.
    fn step(&mut self, events: &[Event], cursor: mouse::Cursor) {
        let mut held = std::mem::take(&mut self.clipboard);
        let messages = self.with_screen(|screen, renderer| {
            let mut messages = Vec::new();
            let _ = screen.update(events, cursor, renderer, &mut held, &mut messages);
            messages
        });
        self.clipboard = held;
        for message in messages {
            let task = self.app.update(message);
            self.run(task);
        }
    }

    /// Things happen faster than the window looks, as on a busy machine; then so many frames are drawn.
    pub fn at_once(&mut self, events: &[Event], frames: usize) {
        self.step(events, mouse::Cursor::Unavailable);
        for _ in 0..frames {
            self.events(&[Event::Window(iced_test::core::window::Event::RedrawRequested(std::time::Instant::now()))]);
        }
    }

    /// Whether an input method would compose what is typed now.
    pub fn is_composed_for(&mut self) -> bool {
        let redraw = [Event::Window(iced_test::core::window::Event::RedrawRequested(Instant::now()))];
        let mut held = clipboard::Null;
        self.with_screen(|screen, renderer| {
            let nowhere = mouse::Cursor::Unavailable;
            let (state, _) = screen.update(&redraw, nowhere, renderer, &mut held, &mut Vec::new());
            let asked = match state {
                user_interface::State::Updated { input_method, .. } => input_method,
                user_interface::State::Outdated => InputMethod::Disabled,
            };
            matches!(asked, InputMethod::Enabled { .. })
        })
    }

    /// The input method shows a word it is composing.
    pub fn composes(&mut self, word: &str) {
        self.events(&[composed(word)]);
    }

    /// The input method gives a word.
    pub fn is_given(&mut self, word: &str) {
        self.events(&[composed(""), given(word)]);
    }

    /// Presses a named key.
    pub fn key(&mut self, named: key::Named, modifiers: Modifiers) {
        self.press(Key::Named(named), modifiers, None);
    }

    /// Goes back over the years to where all of them are shown.
    pub fn goes_to_all_years(&mut self) {
        for _ in 0..100 {
            self.key(key::Named::ArrowLeft, Modifiers::ALT);
        }
    }

    /// Presses a letter with Ctrl.
    pub fn ctrl(&mut self, letter: &str) {
        self.press(Key::Character(letter.into()), Modifiers::CTRL, None);
    }

    /// Pastes, where the keyboard is, what another program copied.
    pub fn pastes(&mut self, text: &str) {
        text.clone_into(&mut self.clipboard.held);
        self.ctrl("v");
        self.events(&[Event::Keyboard(keyboard::Event::KeyReleased {
            key: Key::Character("v".into()),
            modified_key: Key::Character("v".into()),
            physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
            location: Location::Standard,
            modifiers: Modifiers::CTRL,
        })]);
    }

    /// Presses a letter with Ctrl and Shift.
    pub fn ctrl_shift(&mut self, letter: &str) {
        self.press(Key::Character(letter.into()), Modifiers::CTRL | Modifiers::SHIFT, None);
    }

    fn press(&mut self, key: Key, modifiers: Modifiers, text: Option<&str>) {
        self.keys += 1;
        self.events(&pressed(key, modifiers, text));
    }

    /// Types, where the keyboard is.
    pub fn types(&mut self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.press(Key::Character(letter.as_str().into()), Modifiers::empty(), Some(&letter));
        }
    }

    /// Types, then goes on with Enter.
    pub fn fills(&mut self, text: &str) {
        self.types(text);
        self.key(key::Named::Enter, Modifiers::empty());
    }

    /// Sends an event other than input, such as a tick of the clock.
    pub fn happens(&mut self, event: window::Event) {
        let task = self.app.update(event);
        self.run(task);
    }

    /// Presses what has this icon.
    pub fn clicks_icon(&mut self, icon: Icon) {
        self.clicks(&icon.glyph().to_string());
    }

    /// Presses what says this.
    pub fn clicks(&mut self, text: &str) {
        let bounds = self.place_of(text).unwrap_or_else(|| panic!("{text} is not on the screen"));
        let cursor = mouse::Cursor::Available(bounds.center());
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
        self.events_at(&[press, release], cursor);
    }

    /// Double-clicks the widget with this text. Both clicks are sent at once, so that on a slow machine they do not count as two single clicks.
    pub fn clicks_twice(&mut self, text: &str) {
        let bounds = self.place_of(text).unwrap_or_else(|| panic!("{text} is not on the screen"));
        let cursor = mouse::Cursor::Available(bounds.center());
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
        self.step(&[press.clone(), release.clone(), press, release], cursor);
    }

    /// Presses into the input below this label.
    pub fn clicks_below(&mut self, label: &str) {
        let bounds = self.place_of(label).unwrap_or_else(|| panic!("{label} is not on the screen"));
        let cursor = mouse::Cursor::Available(Point::new(bounds.x + 20.0, bounds.y + bounds.height + 18.0));
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
        self.events_at(&[press, release], cursor);
    }

    /// Presses what says this with the other button.
    pub fn asks_of(&mut self, text: &str) {
        let bounds = self.place_of(text).unwrap_or_else(|| panic!("{text} is not on the screen"));
        let cursor = mouse::Cursor::Available(bounds.center());
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right));
        let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Right));
        self.events_at(&[press, release], cursor);
    }

    /// Takes what stands at a point and drags it so far to the right, in steps.
    pub fn drags(&mut self, from: Point, by: f32) {
        let at = |share: f32| Point::new(from.x + by * share, from.y);
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        self.events_at(&[press], mouse::Cursor::Available(from));
        for share in [0.25, 0.5, 1.0] {
            let moved = Event::Mouse(mouse::Event::CursorMoved { position: at(share) });
            self.events_at(&[moved], mouse::Cursor::Available(at(share)));
        }
        let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
        self.events_at(&[release], mouse::Cursor::Available(at(1.0)));
    }

    /// Something happens, and frames are drawn as a window draws them: one at once, then one whenever anything came of it, until
    /// a frame shows this text. Nothing when it never does.
    pub fn until_shown(&mut self, events: &[Event], text: &str, rasterise: bool) -> Option<Waited> {
        let begun = Instant::now();
        let mut waited = Waited::default();
        let mut under_way = self.begins(events);
        loop {
            waited.frames += 1;
            let is_shown = self.draws_frame_with(text);
            if rasterise {
                let begun = Instant::now();
                self.rasterises();
                waited.rasterising += begun.elapsed();
            }
            if is_shown {
                waited.all = begun.elapsed();
                // What is still to come is no longer measured.
                while let Some(action) = block_on(under_way.next()) {
                    self.act(action, &mut under_way);
                }
                return Some(waited);
            }
            let action = block_on(under_way.next())?;
            self.act(action, &mut under_way);
            // What came while the frame was drawn is taken together.
            while let Some(Some(action)) = under_way.next().now_or_never() {
                self.act(action, &mut under_way);
            }
        }
    }

    /// Something happens, and nobody waits for what comes of it.
    pub fn begins(&mut self, events: &[Event]) -> UnderWay {
        let mut held = std::mem::take(&mut self.clipboard);
        let messages = self.with_screen(|screen, renderer| {
            let mut messages = Vec::new();
            let _ = screen.update(events, mouse::Cursor::Unavailable, renderer, &mut held, &mut messages);
            messages
        });
        self.clipboard = held;
        let mut under_way = UnderWay::new();
        for message in messages {
            under_way.extend(task::into_stream(self.app.update(message)));
        }
        under_way
    }

    /// A second goes by: what has come by now is taken, and the clock ticks.
    pub fn lives_on(&mut self, under_way: &mut UnderWay) {
        under_way.extend(task::into_stream(self.app.update(window::second())));
        while let Some(Some(action)) = under_way.next().now_or_never() {
            self.act(action, under_way);
        }
        self.draws_frame();
    }

    fn act(&mut self, action: Action<window::Event>, under_way: &mut UnderWay) {
        match action {
            Action::Output(message) => under_way.extend(task::into_stream(self.app.update(message))),
            Action::Widget(operation) => self.operate(operation),
            _ => {}
        }
    }

    /// One frame, and whether a text in it contains this.
    fn draws_frame_with(&mut self, part: &str) -> bool {
        let theme = self.app.theme();
        let redraw = Event::Window(iced_test::core::window::Event::RedrawRequested(self.began));
        let mut clipboard = clipboard::Null;
        let part = part.to_owned();
        let mut operation = (move |candidate: selector::Candidate<'_>| match candidate {
            selector::Candidate::Text { content, visible_bounds, .. } if content.contains(&part) => visible_bounds,
            _ => None,
        })
        .find();
        self.with_screen(|screen, renderer| {
            let nowhere = mouse::Cursor::Unavailable;
            let _ = screen.update(&[redraw], nowhere, renderer, &mut clipboard, &mut Vec::new());
            let style = Style { text_color: theme.palette().text };
            screen.draw(renderer, &theme, &style, nowhere);
            screen.operate(renderer, &mut iced_test::core::widget::operation::black_box(&mut operation));
        });
        matches!(operation.finish(), Outcome::Some(Some(_)))
    }

    /// Where a text stands that says just this.
    pub fn place_of(&mut self, wanted: &str) -> Option<Rectangle> {
        let wanted = wanted.to_owned();
        self.find(move |text: &str| text == wanted)
    }

    fn find(&mut self, fits: impl Fn(&str) -> bool + Send + 'static) -> Option<Rectangle> {
        let mut operation = (move |candidate: selector::Candidate<'_>| match candidate {
            selector::Candidate::Text { content, visible_bounds, .. } if fits(content) => visible_bounds,
            selector::Candidate::TextInput { state, visible_bounds, .. } if fits(state.text()) => visible_bounds,
            _ => None,
        })
        .find();
        self.with_screen(|screen, renderer| {
            screen.operate(renderer, &mut iced_test::core::widget::operation::black_box(&mut operation));
        });
        match operation.finish() {
            Outcome::Some(found) => found,
            _ => None,
        }
    }

    /// Whether a text of this size in pixels stands where there is room for all of it.
    pub fn is_whole(&mut self, text: &str, size: f32, font: Font) -> bool {
        let place = self.place_of(text).unwrap_or_else(|| panic!("{text} is not on the screen"));
        let natural = Paragraph::with_text(text::Text {
            content: text,
            bounds: Size::INFINITE,
            size: size.into(),
            line_height: text::LineHeight::default(),
            font,
            align_x: text::Alignment::Default,
            align_y: alignment::Vertical::Top,
            shaping: text::Shaping::Advanced,
            wrapping: text::Wrapping::None,
        });
        natural.min_width() <= place.width + 0.5
    }

    /// Every text that can be seen, in the order of drawing.
    pub fn texts(&mut self) -> Vec<String> {
        let mut operation = (|candidate: selector::Candidate<'_>| match candidate {
            selector::Candidate::Text { content, visible_bounds: Some(_), .. } => Some(content.to_owned()),
            selector::Candidate::TextInput { state, visible_bounds: Some(_), .. } => Some(state.text().to_owned()),
            _ => None,
        })
        .find_all();
        self.with_screen(|screen, renderer| {
            screen.operate(renderer, &mut iced_test::core::widget::operation::black_box(&mut operation));
        });
        match operation.finish() {
            Outcome::Some(texts) => texts,
            _ => Vec::new(),
        }
    }

    /// Whether a text that contains this can be seen.
    pub fn sees(&mut self, part: &str) -> bool {
        let part = part.to_owned();
        self.find(move |text: &str| text.contains(&part)).is_some()
    }

    /// Whether a text or an input that says just this can be seen.
    pub fn reads(&mut self, text: &str) -> bool {
        self.place_of(text).is_some()
    }

    /// One frame: what is built, laid out and recorded for drawing.
    pub fn draws_frame(&mut self) {
        let theme = self.app.theme();
        self.draws_frame_in(&theme);
    }

    /// One frame as it would be in another look.
    pub fn draws_frame_in(&mut self, theme: &Theme) {
        let redraw = Event::Window(iced_test::core::window::Event::RedrawRequested(self.began));
        let mut clipboard = clipboard::Null;
        self.with_screen(|screen, renderer| {
            let nowhere = mouse::Cursor::Unavailable;
            // Widgets learn how they stand, the moment being that of the beginning: no cursor blinks meanwhile.
            let _ = screen.update(&[redraw], nowhere, renderer, &mut clipboard, &mut Vec::new());
            let style = Style { text_color: theme.palette().text };
            screen.draw(renderer, theme, &style, nowhere);
        });
    }

    /// The frame that was recorded, as pixels, and its size in pixels.
    pub fn picture(&mut self) -> (Vec<u8>, (u32, u32)) {
        let (scale, paper) = (self.app.scale(), self.app.theme().palette().background);
        (self.renderer.screenshot(Size::new(1280, 800), scale, paper), (1280, 800))
    }

    /// The frame that was recorded, as pixels.
    pub fn rasterises(&mut self) -> Vec<u8> {
        self.renderer.screenshot(Size::new(1280, 800), 1.0, self.app.theme().palette().background)
    }
}

/// A key is pressed.
pub fn pressed(key: Key, modifiers: Modifiers, text: Option<&str>) -> [Event; 3] {
    let pressed = keyboard::Event::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
        location: Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    };
    [
        Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)),
        Event::Keyboard(pressed),
        Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())),
    ]
}

/// A named key is pressed.
pub fn named(named: key::Named, modifiers: Modifiers) -> Vec<Event> {
    pressed(Key::Named(named), modifiers, None).to_vec()
}

/// Letters are typed.
pub fn typed(text: &str) -> Vec<Event> {
    let letters = text.chars().map(|letter| letter.to_string());
    letters
        .flat_map(|letter| pressed(Key::Character(letter.as_str().into()), Modifiers::empty(), Some(&letter)))
        .collect()
}

/// The input method shows a word it is composing.
pub fn composed(word: &str) -> Event {
    Event::InputMethod(input_method::Event::Preedit(word.to_owned(), None))
}

/// The input method gives a text.
pub fn given(text: &str) -> Event {
    Event::InputMethod(input_method::Event::Commit(text.to_owned()))
}
