//! One frame of the window over a million documents, drawn by the software renderer: building, laying out and recording it,
//! and its pixels beside those of a bare list of as many rows.

use std::time::{Duration, Instant};

use iced_test::core::{Element, Length, Theme, mouse, renderer::Style};
use iced_test::{
    core::renderer::Headless,
    runtime::{UserInterface, user_interface::Cache},
};
use vanthu::language::Tongue;

#[path = "../tests/clerk/mod.rs"]
mod clerk;
#[path = "registry/mod.rs"]
mod registry;

use clerk::Clerk;

/// Frames measured; the one in the middle counts.
const FRAMES: usize = 200;
/// Frames whose pixels are measured.
const PIXELS: usize = 40;
/// The rows a window of 1280 × 800 shows, and their height.
const ROWS: usize = 19;
const ROW: f32 = 36.0;

fn main() {
    let few = measure(1_000);
    let documents = registry::documents();
    let many = measure(documents);
    registry::print("frame-build-layout-draw", documents, many.recorded, few.recorded);
    registry::print("frame-pixels-bare-list", documents, many.pixels, bare_list());
    registry::print("frame-pixels-1000-rows", documents, many.pixels, few.pixels);
}

struct Frame {
    recorded: Duration,
    pixels: Duration,
}

fn measure(documents: u64) -> Frame {
    let mut clerk = Clerk::sits_down(&registry::filled(documents), Tongue::Vietnamese);
    clerk.key(iced_test::core::keyboard::key::Named::ArrowDown, iced_test::core::keyboard::Modifiers::empty());
    clerk.draws_frame();
    let recorded = registry::median((0..FRAMES).map(|_| timed(|| clerk.draws_frame())).collect());
    let pixels = registry::median((0..PIXELS).map(|_| timed(|| drop(clerk.rasterises()))).collect());
    Frame { recorded, pixels }
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// The pixels of a list alone: as many rows of seven plain texts, as wide as the window.
fn bare_list() -> Duration {
    let settings = vanthu::window::settings();
    let mut renderer = iced_test::futures::futures::executor::block_on(<iced::Renderer as Headless>::new(
        settings.default_font,
        settings.default_text_size,
        Some("tiny-skia"),
    ))
    .expect("a software renderer");
    let texts = [
        ("44.375", 48.0),
        ("30/11/2023", 84.0),
        ("Sở Nông nghiệp và Phát triển nông thôn", 260.0),
        ("4366/SLĐTBXH-QLLĐ", 150.0),
        ("Công văn về việc phê duyệt điều chỉnh kế hoạch vốn đầu tư công trung hạn", 520.0),
        ("Phòng Tổng hợp", 120.0),
        ("05/12", 44.0),
    ];
    let rows = (0..ROWS).map(|_| {
        let cells = texts.map(|(text, width)| {
            let text = iced::widget::text(text).wrapping(iced::widget::text::Wrapping::None);
            iced::widget::container(text).width(width).clip(true).into()
        });
        iced::widget::Row::with_children(cells).height(ROW).into()
    });
    let list: Element<'_, (), Theme, iced::Renderer> =
        iced::widget::Column::with_children(rows).width(Length::Fill).into();
    let size = iced::Size::new(1280.0, 800.0);
    let theme = vanthu::window::Look::Light.theme();
    let mut screen = UserInterface::build(list, size, Cache::default(), &mut renderer);
    let style = Style { text_color: theme.palette().text };
    screen.draw(&mut renderer, &theme, &style, mouse::Cursor::Unavailable);
    let pixels = (0..PIXELS)
        .map(|_| timed(|| drop(renderer.screenshot(iced::Size::new(1280, 800), 1.0, theme.palette().background))));
    registry::median(pixels.collect())
}
