//! Every piece of the kit side by side, in each look: the pictures of `docs/design.md`.

use iced::{
    Color, Element, Length, Size,
    advanced::{
        mouse,
        renderer::{Headless, Style},
    },
    widget::{Column, Row, column, container, row, rule},
};
use iced_test::{
    core::Event,
    futures::futures::executor::block_on,
    runtime::{UserInterface, user_interface::Cache},
};

#[allow(dead_code, reason = "parts of pictures are taken of screens alone")]
#[path = "../../../tests/album/mod.rs"]
mod album;

use album::Album;

use language::{Language, Locale};
use texts::UserMessage;

use super::{
    badge::badge,
    button,
    colors::Look,
    field::{self, Frame},
    icon::Icon,
    notice::{self, Notice},
    one_line::one_line,
    space,
    suggest::{self, Choice},
    text,
    theme::{self, Severity},
};

const SIZE: Size<u32> = Size::new(960, 980);

fn heading(words: &str) -> Element<'_, ()> {
    column![text::label(words), rule::horizontal(1).style(theme::line)].spacing(space::TINY).into()
}

fn buttons<'a>() -> Element<'a, ()> {
    let press = || Some(());
    let said = |words: &str| words.to_owned();
    column![
        heading("Nút"),
        row![
            button::primary(said("Lưu và nhập tiếp"), "Ctrl Enter", press()),
            button::secondary(said("Sửa"), "Ctrl E", press()),
            button::warned(said("Hủy, thu hồi"), "Ctrl D", press()),
            button::danger(said("Hủy văn bản"), "Ctrl Enter", press()),
            button::primary(said("Không bấm được"), "", None),
        ]
        .spacing(space::SMALL),
        row![
            button::segments(
                [(said("Hôm nay"), false, ()), (said("Tuần này"), false, ()), (said("Cả năm"), true, ())],
                "F10",
            ),
            button::pill(Icon::CalendarClock, said("Đến hạn"), false, true, "Ctrl U", ()),
            button::pill(Icon::User, said("Của tôi"), true, true, "Ctrl M", ()),
            button::tick(said("Tờ kết thúc"), true, "", ()),
            button::tick(said("Mã QR"), false, "", ()),
            button::quiet(said("Tìm kiếm đã lưu"), "", press()),
        ]
        .spacing(space::SMALL)
        .align_y(iced::Alignment::Center),
        row![
            button::primary_signed(Icon::Plus, said("Đăng ký mới"), "F2", ()),
            button::secondary_signed(Icon::ListPlus, said("Nhập nhiều văn bản"), "", ()),
            button::choice(said("Sổ văn bản đến"), false, ()),
            button::choice(said("Phiếu gửi"), true, ()),
            badge(said("Khẩn"), Severity::Error),
            badge(said("Đã chuyển"), Severity::Success),
            badge(said("Còn 1 ngày"), Severity::Warning),
            badge(said("đăng ký"), Severity::Neutral),
        ]
        .spacing(space::SMALL)
        .align_y(iced::Alignment::Center),
    ]
    .spacing(space::SMALL)
    .into()
}

fn icons<'a>() -> Element<'a, ()> {
    let signs = Icon::ALL.iter().map(|sign| button::sign(*sign, String::new(), "", ()));
    column![heading("Biểu tượng"), Row::with_children(signs).wrap()].spacing(space::SMALL).into()
}

fn fields(choices: &[Choice]) -> Element<'_, ()> {
    let input = |value: &str, wrong| field::input(iced::widget::Id::unique(), "ngày/tháng/năm", value, wrong, |_| ());
    let frame = |label: &str, problem: &str, hint: &str| Frame {
        problem: problem.to_owned(),
        hint: hint.to_owned(),
        ..Frame::new(label.to_owned())
    };
    column![
        heading("Ô nhập và gợi ý"),
        row![
            frame("Ngày đến", "", "").context(input("23/11/2026", false), None),
            frame("Ngày văn bản", "", "để trống nếu không ghi").context(input("", false), None),
            frame("Hạn giải quyết", "không có ngày này.", "").context(input("31/11", true), None),
            column![text::label("Độ mật"), field::still("Thường")].spacing(space::TINY / 2.0),
        ]
        .spacing(space::MEDIUM),
        suggest::list(choices, Some(0), |_| ()),
    ]
    .spacing(space::SMALL)
    .into()
}

fn notices<'a>(language: &Language) -> Element<'a, ()> {
    let strips = [
        Notice::new(Severity::Success, UserMessage::from(texts::SETTINGS_OFFICE_SAVED)),
        Notice::new(Severity::Neutral, UserMessage::from(texts::OPENING)),
        Notice::new(Severity::Warning, UserMessage::from(texts::COPIES_NONE))
            .with_more(UserMessage::from(texts::COPIES_HOW)),
        Notice::new(Severity::Error, UserMessage::from(texts::REFUSED_TITLE))
            .with_more(UserMessage::from(texts::REFUSED_SAFE)),
    ];
    let strips = strips.map(|strip| notice::strip(&strip, language, Some(())));
    column![heading("Lời báo"), Column::with_children(strips).spacing(space::TINY)].spacing(space::SMALL).into()
}

fn type_and_rows<'a>() -> Element<'a, ()> {
    let line = |number: &'a str, words: &'a str, chosen: bool, struck: bool| {
        let number = one_line(number).bold().right().struck(struck).width(Length::Fixed(space::NUMBER));
        let words = one_line(words).struck(struck);
        let (number, words) =
            if struck { (number.style(theme::muted), words.style(theme::muted)) } else { (number, words) };
        let mark = container(iced::widget::space()).width(3).height(Length::Fill).style(theme::mark(chosen));
        let content = row![mark, number, words].spacing(space::MEDIUM).align_y(iced::Alignment::Center);
        container(content.height(space::ROW)).style(theme::row(chosen)).into()
    };
    let roles = row![
        iced::widget::text("44.375").size(text::HERO).font(text::BOLD),
        text::title("Tên một trang"),
        text::strong("Chữ đậm"),
        text::body("Chữ thường: ẦẪỄỘỰ đặc biệt"),
        text::label("nhãn, lời nhắc"),
        text::body("khẩn, quá hạn").style(theme::alarming),
    ];
    let rows: [Element<'a, ()>; 3] = [
        line("44.375", "Công văn về việc bảo đảm an toàn phòng cháy, chữa cháy dịp cuối năm", true, false),
        line("44.374", "Hướng dẫn nộp lưu hồ sơ, tài liệu vào Lưu trữ lịch sử", false, false),
        line("44.373", "Báo cáo đã hủy: dòng vẫn đứng trong sổ, gạch ngang", false, true),
    ];
    column![
        heading("Cỡ chữ và dòng"),
        roles.spacing(space::LARGE).align_y(iced::Alignment::Center),
        Column::with_children(rows)
    ]
    .spacing(space::SMALL)
    .into()
}

fn swatches<'a>(look: Look) -> Element<'a, ()> {
    let colors = look.colors();
    let shown: [(&'a str, Color); 12] = [
        ("surface", colors.surface),
        ("quiet", colors.quiet),
        ("hovered", colors.hovered),
        ("selected", colors.selected),
        ("line", colors.line),
        ("edge", colors.edge),
        ("text", colors.text),
        ("muted", colors.muted),
        ("blue", colors.blue),
        ("red", colors.red),
        ("amber", colors.amber),
        ("green", colors.green),
    ];
    let swatch = |(name, color): (&'a str, Color)| {
        let edge = colors.edge;
        let patch = container(iced::widget::space()).width(Length::Fill).height(space::HUGE).style(move |_| {
            let border = iced::Border { color: edge, width: 1.0, radius: space::CORNER.into() };
            container::Style { background: Some(color.into()), border, ..container::Style::default() }
        });
        column![patch, text::label(name)].spacing(space::TINY).width(Length::Fill).into()
    };
    column![heading("Màu"), Row::with_children(shown.map(swatch)).spacing(space::SMALL)].spacing(space::SMALL).into()
}

#[test]
fn every_piece_looks_as_it_was_last_seen() {
    let language = Language::new(Locale::Vietnamese);
    let settings = crate::settings();
    for font in settings.fonts {
        let mut system = iced_test::renderer::graphics::text::font_system().write().unwrap();
        system.load_font(font);
    }
    let asked = <iced::Renderer as Headless>::new(settings.default_font, settings.default_text_size, Some("tiny-skia"));
    let mut renderer = block_on(asked).unwrap();
    let choices = [("Công an tỉnh", "412 văn bản"), ("Công an xã Hải Lăng", "18 văn bản")]
        .map(|(value, beside)| Choice { value: value.to_owned(), beside: beside.to_owned() });
    let mut album = Album::default();
    for (look, name) in [(Look::Light, "light"), (Look::Dark, "dark"), (Look::HighContrast, "contrast")] {
        let theme = look.theme();
        let page = column![buttons(), icons(), fields(&choices), notices(&language), type_and_rows(), swatches(look)];
        let page: Element<'_, ()> = container(page.spacing(space::LARGE)).padding(space::HUGE).into();
        #[expect(clippy::cast_precision_loss, reason = "a picture is not that large")]
        let size = Size::new(SIZE.width as f32, SIZE.height as f32);
        let mut screen = UserInterface::build(page, size, Cache::default(), &mut renderer);
        let redraw = Event::Window(iced_test::core::window::Event::RedrawRequested(std::time::Instant::now()));
        let nowhere = mouse::Cursor::Unavailable;
        let mut clipboard = iced_test::core::clipboard::Null;
        let _ = screen.update(&[redraw], nowhere, &mut renderer, &mut clipboard, &mut Vec::new());
        screen.draw(&mut renderer, &theme, &Style { text_color: theme.palette().text }, nowhere);
        let pixels = renderer.screenshot(SIZE, 1.0, theme.palette().background);
        album.take(&format!("kit-{name}"), &pixels, (SIZE.width, SIZE.height));
    }
    album.close();
}
