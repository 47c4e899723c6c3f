//! How the window looks: the look, the size, the language. What is chosen holds at once.

use iced::{
    Element,
    widget::{column, row},
};

use language::{Language, Locale};
use texts::Text;

use crate::{
    keys::Command,
    kit::{button, space, text},
    preferences::{Appearance, PreferenceChange, Preferences, SCALES},
};

fn name(appearance: Appearance) -> Text {
    match appearance {
        Appearance::System => texts::DISPLAY_SYSTEM,
        Appearance::Light => texts::DISPLAY_LIGHT,
        Appearance::Dark => texts::DISPLAY_DARK,
        Appearance::HighContrast => texts::DISPLAY_HIGH_CONTRAST,
    }
}

/// The choices, each on its line with the key that turns it.
pub fn view<'a>(preferences: &Preferences, language: &'a Language) -> Element<'a, PreferenceChange> {
    let looks = Appearance::ALL
        .map(|look| (language.text(name(look)), look == preferences.appearance, PreferenceChange::Appearance(look)));
    let sizes = SCALES
        .map(|percent| (format!("{percent} %"), percent == preferences.percent(), PreferenceChange::Scale(percent)));
    let locales = Locale::ALL.map(|locale| {
        let here = locale == language.locale();
        let name = language.text(if here { texts::LANGUAGE_THIS } else { texts::LANGUAGE_OTHER });
        (name, here, PreferenceChange::OtherLanguage)
    });
    column![
        text::strong(language.text(texts::SETTINGS_DISPLAY)),
        row![button::segments(looks, Command::Appearance.key())],
        row![button::segments(sizes, Command::Larger.key())],
        row![button::segments(locales, Command::OtherLanguage.key())],
        row![button::tick(
            language.text(texts::DISPLAY_KEYS),
            preferences.shows_keys,
            "",
            PreferenceChange::ShowsKeys(!preferences.shows_keys)
        )]
    ]
    .spacing(space::SMALL)
    .into()
}
