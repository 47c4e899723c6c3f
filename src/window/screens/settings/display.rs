//! How the window looks: the look, the size, the language. What is chosen holds at once.

use iced::{
    Alignment, Element,
    widget::{Row, column, row},
};

use language::{Language, Tongue};

use crate::{
    keys::Command,
    kit::{button, space, text},
    preferences::{Appearance, Preferences, SCALES, Wish},
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
pub fn view<'a>(preferences: &Preferences, language: &'a Language) -> Element<'a, Wish> {
    let looks = Appearance::ALL
        .map(|look| button::choice(language.text(name(look)), look == preferences.appearance, Wish::Appearance(look)));
    let sizes = SCALES
        .map(|percent| button::choice(format!("{percent} %"), percent == preferences.percent(), Wish::Scale(percent)));
    let tongues = Tongue::ALL.map(|tongue| {
        let here = tongue == language.tongue();
        let name = language.text(if here { "language-this" } else { "language-other" });
        button::choice(name, here, Wish::OtherLanguage)
    });
    column![
        text::strong(language.text("settings-display")),
        line(looks.into(), Command::Appearance.key()),
        line(sizes.into(), Command::Larger.key()),
        line(tongues.into(), Command::OtherLanguage.key())
    ]
    .spacing(space::SMALL)
    .into()
}

fn line<'a>(choices: Vec<Element<'a, Wish>>, key: &'a str) -> Element<'a, Wish> {
    let choices = Row::with_children(choices).push(text::label(key));
    row![choices.spacing(space::TINY).align_y(Alignment::Center).wrap()].into()
}
