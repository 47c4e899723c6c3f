//! How the window looks: the look, the size, the language. What is chosen holds at once.

use iced::{
    Alignment, Element,
    widget::{Row, column, row},
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
    let looks = Appearance::ALL.map(|look| {
        button::choice(language.text(name(look)), look == preferences.appearance, PreferenceChange::Appearance(look))
    });
    let sizes = SCALES.map(|percent| {
        button::choice(format!("{percent} %"), percent == preferences.percent(), PreferenceChange::Scale(percent))
    });
    let locales = Locale::ALL.map(|locale| {
        let here = locale == language.locale();
        let name = language.text(if here { texts::LANGUAGE_THIS } else { texts::LANGUAGE_OTHER });
        button::choice(name, here, PreferenceChange::OtherLanguage)
    });
    column![
        text::strong(language.text(texts::SETTINGS_DISPLAY)),
        line(looks.into(), Command::Appearance.key()),
        line(sizes.into(), Command::Larger.key()),
        line(locales.into(), Command::OtherLanguage.key())
    ]
    .spacing(space::SMALL)
    .into()
}

fn line<'a>(choices: Vec<Element<'a, PreferenceChange>>, key: &'a str) -> Element<'a, PreferenceChange> {
    let choices = Row::with_children(choices).push(text::label(key));
    row![choices.spacing(space::TINY).align_y(Alignment::Center).wrap()].into()
}
