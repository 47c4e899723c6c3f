//! The window: an iced program over the registry.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

mod app;
mod backups;
mod context;
mod dialogs;
mod drafts;
mod env;
mod geometry;
mod keys;
mod kit;
mod last_printing;
mod list_columns;
mod message_box;
mod navigation;
mod opening;
mod preferences;
mod reference_data;
mod saved_searches;
mod screens;
mod session;
mod shell;
mod system_look;
mod work;
mod work_area;
mod workspace;

use std::thread;

use iced::{Program, Settings, Size, window};

use self::kit::{png, space, text};
pub use self::{
    app::{App, Message as Event},
    dialogs::Dialogs,
    env::Environment,
    keys::{KeyLine, all as all_keys, chord, of as keys_of},
    kit::{colors::Look, icon::Icon, rows::Step},
    message_box::tell_before_the_end,
    preferences::{Appearance, Preferences},
    screens::guide,
};
use clock::Clock;
use texts::{UserMessage, message};

use language::{Language, Locale};
use store::Address;

/// The name the desktop knows the program by.
const APPLICATION_ID: &str = "vn.vanthu.VanThu";

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display, or one that cannot be drawn on; the text is what the system said.
    #[error("no window: {0}")]
    NoDisplay(String),
}

impl WindowError {
    /// The error as a sentence for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::NoDisplay(detail) => message!(texts::WINDOW_NO_DISPLAY, detail = detail.as_str()),
        }
    }
}

/// Whether there is a display that a window could open on.
#[must_use]
pub fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Opens the window on a registry and stays until it is closed. It speaks the language asked for, else the one chosen in it, else
/// the given one.
///
/// # Errors
/// [`WindowError`] when there is no display.
pub fn run(registry: Address, clock: Clock, asked: Option<Locale>, language: &Language) -> Result<(), WindowError> {
    // Without that thread the first text does it.
    drop(thread::Builder::new().spawn(text::load));
    application(Environment::real(registry, clock, asked, language))
        .run()
        .map_err(|error| WindowError::NoDisplay(error.to_string()))
}

/// The program of the window in a world; [`run`] runs it, tests and benches take it as it is.
#[must_use]
pub fn application(
    environment: Environment,
) -> iced::Application<impl Program<State = App, Message = app::Message, Theme = iced::Theme>> {
    let window = window::Settings {
        size: Size::new(space::FIRST_WINDOW.0, space::FIRST_WINDOW.1),
        icon: icon(),
        // It is shown once it has its size and place.
        visible: false,
        min_size: Some(Size::new(space::MIN_WINDOW.0, space::MIN_WINDOW.1)),
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: APPLICATION_ID.to_owned(),
            ..Default::default()
        },
        ..window::Settings::default()
    };
    iced::application(move || App::new(environment.clone()), App::update, App::view)
        .settings(settings())
        .window(window)
        .exit_on_close_request(false)
        .title(App::title)
        .subscription(App::subscription)
        .theme(App::theme)
        .scale_factor(App::scale)
        .style(App::paper)
}

/// The program's icon: large enough for a taskbar on a screen of twice the usual scale.
fn icon() -> Option<window::Icon> {
    let png::Pixels { width, height, rgba } = png::unpacked(include_bytes!("../../assets/icon/vanthu-64.png"))?;
    window::icon::from_rgba(rgba, width, height).ok()
}

/// What the clock reports every second.
#[must_use]
pub fn second() -> Event {
    Event::Workspace(workspace::Message::Tick)
}

/// The fonts and sizes of the window.
#[must_use]
pub fn settings() -> Settings {
    Settings {
        id: Some(APPLICATION_ID.to_owned()),
        fonts: text::FACES.map(Into::into).to_vec(),
        default_font: text::REGULAR,
        default_text_size: text::BODY.into(),
        ..Settings::default()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_window_has_an_icon() {
        let (pixels, size) = super::icon().unwrap().into_raw();
        assert_eq!((size.width, size.height), (64, 64));
        let opaque = pixels.chunks(4).filter(|pixel| pixel[3] == 255).count();
        assert!((1000..64 * 64).contains(&opaque), "{opaque} of its pixels are seen");
    }
}
