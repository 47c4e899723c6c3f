//! How the system looks: dark or light, with high contrast or not; and each time that changes.

use iced::{
    Subscription,
    futures::{Stream, StreamExt},
};
use mundy::{ColorScheme, Contrast, Interest};

use super::kit::colors::Look;

/// The system's look, as soon as it is known and whenever it is another. A system that does not say is silent.
pub fn changes() -> Subscription<Look> {
    Subscription::run(looks)
}

fn looks() -> impl Stream<Item = Look> {
    mundy::Preferences::stream(Interest::ColorScheme | Interest::Contrast).map(|wanted| match wanted {
        mundy::Preferences { contrast: Contrast::More | Contrast::Custom, .. } => Look::HighContrast,
        mundy::Preferences { color_scheme: ColorScheme::Dark, .. } => Look::Dark,
        _ => Look::Light,
    })
}
