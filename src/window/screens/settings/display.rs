//! How the window looks: the look, the size, the language. What is chosen holds at once.

use iced::{
    Alignment, Element,
    widget::{Row, column, row},
};

use language::{Language, Locale};

use crate::{
    keys::Command,
    kit::{button, space, text},
    preferences::{Appearance, PreferenceChange, Preferences, SCALES},
};

fn name(appearance: Appearance) -> &'static str {
    match appearance {
        Appearance::System => "display-system",
        Appearance::Light => "display-light",
        Appearance::Dark => "display-dark",
        Appearance::HighContrast => "display-high-contrast",
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
        let name = language.text(if here { "language-this" } else { "language-other" });
        button::choice(name, here, PreferenceChange::OtherLanguage)
    });
    column![
        text::strong(language.text("settings-display")),
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
