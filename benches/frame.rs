//! One frame of the window over a million documents, drawn by the software renderer at 1280 × 800: of each screen, building it,
//! laying it out and recording it, beside one millisecond; of the list, its pixels beside those of a bare list of as many rows.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use iced_test::core::{
    Element, Length, Theme,
    keyboard::{Modifiers, key::Named},
    mouse,
    renderer::Style,
};
use iced_test::{
    core::renderer::Headless,
    runtime::{UserInterface, user_interface::Cache},
};
use vanthu::{
    language::Locale,
    store::{Access, Store},
};

#[path = "../tests/clerk/mod.rs"]
mod clerk;
#[path = "registry/mod.rs"]
mod registry;

use clerk::Clerk;

/// Frames measured; the one in the middle counts.
const FRAMES: usize = 200;
/// Documents of a small registry.
const FEW: u64 = 1_000;
/// Frames whose pixels are measured.
const PIXELS: usize = 40;
/// The rows a window of 1280 × 800 shows, and their height.
const ROWS: usize = 19;
const ROW: f32 = 36.0;

/// What building, laying out and recording a screen may take.
const BUDGET: Duration = Duration::from_millis(1);

/// How one comes to a screen.
type Way = fn(&mut Clerk);

/// Every screen of the desk, and what hangs over it.
const SCREENS: &[(&str, Way)] = &[
    ("list", |_| {}),
    ("list-and-details", |clerk| plain(clerk, Named::ArrowDown)),
    ("list-filters", |clerk| plain(clerk, Named::F8)),
    ("list-all-years", Clerk::goes_to_all_years),
    ("list-selection", |clerk| {
        plain(clerk, Named::ArrowDown);
        (0..3).for_each(|_| clerk.key(Named::ArrowDown, Modifiers::SHIFT));
    }),
    ("list-all-selected", |clerk| {
        clerk.goes_to_all_years();
        plain(clerk, Named::ArrowDown);
        clerk.ctrl("a");
    }),
    ("list-menu", |clerk| {
        plain(clerk, Named::ArrowDown);
        clerk.key(Named::F10, Modifiers::SHIFT);
    }),
    ("list-order-menu", |clerk| {
        plain(clerk, Named::ArrowDown);
        clerk.ctrl("r");
    }),
    ("list-going", |clerk| clerk.ctrl("g")),
    ("list-export", |clerk| clerk.ctrl_shift("s")),
    ("search", |clerk| {
        clerk.ctrl("f");
        clerk.types("giai phong mat bang");
        plain(clerk, Named::ArrowDown);
    }),
    ("search-nothing", |clerk| {
        clerk.ctrl("f");
        clerk.types("khongcotunao");
    }),
    ("details-fill", |clerk| [Named::ArrowDown, Named::F6].into_iter().for_each(|key| plain(clerk, key))),
    ("entry-incoming", |clerk| {
        plain(clerk, Named::F2);
        for text in ["=", "Sở Tài chính", "12/BC-STC", "20/11", "", "3"] {
            clerk.fills(text);
        }
        clerk.types("Kết quả thu ngân sách tháng 11 và nhiệm vụ, giải pháp những tháng cuối năm");
    }),
    ("entry-month", |clerk| {
        plain(clerk, Named::F2);
        clerk.key(Named::ArrowDown, Modifiers::ALT);
    }),
    ("entry-wrong", |clerk| {
        plain(clerk, Named::F2);
        clerk.fills("45/13/2026");
        clerk.ctrl("s");
    }),
    ("entry-outgoing", |clerk| plain(clerk, Named::F3)),
    ("entry-suggesting", |clerk| {
        plain(clerk, Named::F2);
        clerk.fills("=");
        clerk.types("so");
    }),
    ("amend", |clerk| chosen(clerk, "e")),
    ("withdraw", |clerk| chosen(clerk, "d")),
    ("link", |clerk| chosen(clerk, "l")),
    ("instruct", |clerk| chosen(clerk, "i")),
    ("list-columns", |clerk| clerk.key(Named::F8, Modifiers::SHIFT)),
    ("day-work", |clerk| clerk.ctrl("j")),
    ("envelopes", |clerk| clerk.key(Named::F4, Modifiers::SHIFT)),
    ("pile", |clerk| {
        clerk.key(Named::F2, Modifiers::SHIFT);
        for _ in 0..12 {
            for cell in ["Sở Tài chính", "45/BC-STC", "20/11", "Kết quả thu ngân sách tháng 11"] {
                clerk.types(cell);
                plain(clerk, Named::Tab);
            }
            plain(clerk, Named::Enter);
        }
    }),
    ("print", |clerk| clerk.ctrl("p")),
    ("preview", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::F2, Modifiers::CTRL);
    }),
    ("upkeep", |clerk| clerk.key(Named::F9, Modifiers::SHIFT)),
    ("settings", |clerk| settings(clerk, 0)),
    ("settings-series", |clerk| settings(clerk, 1)),
    ("settings-holding", |clerk| settings(clerk, 2)),
    ("settings-locks", |clerk| settings(clerk, 3)),
    ("settings-authorities", |clerk| settings(clerk, 4)),
    ("settings-units", |clerk| settings(clerk, 5)),
    ("settings-recipients", |clerk| settings(clerk, 6)),
    ("settings-successions", |clerk| settings(clerk, 7)),
    ("settings-types", |clerk| settings(clerk, 8)),
    ("settings-display", |clerk| settings(clerk, 9)),
    ("guide", |clerk| plain(clerk, Named::F1)),
    ("list-and-details-200-percent", |clerk| {
        larger(clerk);
        plain(clerk, Named::ArrowDown);
    }),
    ("entry-incoming-200-percent", |clerk| {
        larger(clerk);
        plain(clerk, Named::F2);
    }),
];

fn plain(clerk: &mut Clerk, key: Named) {
    clerk.key(key, Modifiers::empty());
}

/// The first document is chosen, and something asked of it.
fn chosen(clerk: &mut Clerk, letter: &str) {
    plain(clerk, Named::ArrowDown);
    clerk.ctrl(letter);
}

/// So many sections further in the settings.
fn settings(clerk: &mut Clerk, further: usize) {
    plain(clerk, Named::F9);
    (0..further).for_each(|_| plain(clerk, Named::F8));
}

/// Twice as large.
fn larger(clerk: &mut Clerk) {
    (0..4).for_each(|_| plain(clerk, Named::F11));
}

fn main() {
    let documents = registry::documents();
    let path = registry::filled(documents);
    let none = path.with_file_name("no-registry.db");
    measure("welcome", 0, &none, |_| {});
    measure("welcome-numbers", 0, &none, |clerk| {
        for text in ["UBND tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu"] {
            clerk.fills(text);
        }
    });
    let forget_clerks = || {
        let connection = rusqlite::Connection::open(&path)?;
        connection.execute("DELETE FROM clerk", [])
    };
    forget_clerks().expect("forgotten");
    measure("clerk-dialog", documents, &path, |clerk| plain(clerk, Named::F2));
    // Who writes is known: no screen asks for it first.
    Store::open(&path, Access::Write).and_then(|mut store| store.name_clerk("Lê Thị Văn Thư")).expect("named");
    let slowest = SCREENS.iter().map(|(name, way)| (measure(name, documents, &path, *way), name)).max();
    if let Some((recorded, name)) = slowest {
        registry::print(&format!("frame-slowest-of-{}-screens ({name})", SCREENS.len()), documents, recorded, BUDGET);
    }
    let (few, many) = (pixels(&registry::filled(FEW)), pixels(&path));
    registry::print("frame-pixels-bare-list", documents, many, bare_list());
    registry::print("frame-pixels-1000-rows", documents, many, few);
}

/// A frame of one screen.
fn measure(name: &str, documents: u64, path: &Path, way: Way) -> Duration {
    let mut clerk = Clerk::sits_down(registry::without_drafts(path), Locale::Vietnamese);
    way(&mut clerk);
    clerk.draws_frame();
    let recorded = registry::median((0..FRAMES).map(|_| timed(|| clerk.draws_frame())).collect());
    registry::print(&format!("frame-{name}"), documents, recorded, BUDGET);
    recorded
}

/// The pixels of the list and its details.
fn pixels(path: &Path) -> Duration {
    let mut clerk = Clerk::sits_down(registry::without_drafts(path), Locale::Vietnamese);
    plain(&mut clerk, Named::ArrowDown);
    clerk.draws_frame();
    registry::median((0..PIXELS).map(|_| timed(|| drop(clerk.rasterises()))).collect())
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
