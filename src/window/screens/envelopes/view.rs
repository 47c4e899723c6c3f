//! How the screen of envelopes looks: the rows at the left with what may be done to the selected ones, the form at the right.

use iced::{
    Alignment, Element, Length,
    widget::{Space, column, container, responsive, row, rule, scrollable, space as gap},
};

use language::Language;
use texts::message;

use super::{EnvelopeActionKind, Envelopes, KnownEnvelope, Message};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button, menu,
        notice::{self, Notice},
        one_line::{OneLine, one_line},
        space, text,
        theme::{self, Severity},
    },
    screens::details::registration,
};

/// How wide the form is where there is room; else it has half.
const FORM: f32 = 384.0;
/// Rows narrower than this leave out what can be read beside them; from the other width on they leave out nothing.
const NARROW: f32 = 560.0;
const WIDE: f32 = 900.0;
const DATE: f32 = 84.0;
/// The code on an envelope.
const CODE: f32 = 110.0;

impl Envelopes {
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        responsive(move |size| {
            let form = FORM.min(size.width / 2.0);
            let right = container(self.right(language)).width(form).height(Length::Fill);
            let left = container(self.left(size.width - form, language)).width(Length::Fill);
            row![left, rule::vertical(1).style(theme::line), right].into()
        })
        .into()
    }

    fn left<'a>(&'a self, width: f32, language: &'a Language) -> Element<'a, Message> {
        let (is_narrow, is_wide) = (width < NARROW, width >= WIDE);
        let waiting = self.known.iter().filter(|known| known.entered.counts() && known.entered.fact.waits()).count();
        let amount = message!(texts::ENVELOPES_AMOUNT, count = self.known.len(), waiting = waiting);
        let head = row![
            one_line(language.text(texts::ENVELOPES_TITLE)).size(text::TITLE).bold().width(Length::Shrink),
            (!is_narrow && !self.known.is_empty()).then(|| text::label(language.say(&amount)))
        ]
        .spacing(space::MEDIUM)
        .align_y(Alignment::Center)
        .height(space::TITLE_LINE);
        let head = container(head).padding([space::SMALL, space::LARGE]);
        let notice = self.notice.as_ref().map(|notice| {
            container(notice::strip(notice, language, Some(Message::Dismiss))).padding([space::TINY, space::LARGE])
        });
        if self.is_read && self.known.is_empty() {
            return column![head, notice, empty(language)].into();
        }
        let heading = container(heading(is_narrow, is_wide, language))
            .height(space::HEADING)
            .align_y(Alignment::Center)
            .style(theme::quiet);
        let build = move |at: usize| match self.known.get(at) {
            Some(known) => line(known, widths(is_narrow, is_wide), language),
            None => gap::horizontal().into(),
        };
        let line = || rule::horizontal(1).style(theme::line);
        let menu = self.menu.map(|hanging| (hanging.place, menu::list(self.entries(language), hanging.marked)));
        let rows = self.rows.view(build, menu, Message::Rows);
        column![head, notice, heading, line(), rows, line(), self.buttons(is_narrow, language)].into()
    }

    fn buttons<'a>(&self, is_narrow: bool, language: &Language) -> Element<'a, Message> {
        let buttons = EnvelopeActionKind::ALL.map(|kind| {
            let words = language.text(kind.name());
            let key = if is_narrow { "" } else { kind.command().key() };
            let open = (!self.fitting(kind).is_empty()).then_some(Message::Open(kind));
            if kind == EnvelopeActionKind::Strike {
                button::warned(words, key, open)
            } else {
                button::secondary(words, key, open)
            }
        });
        container(row(buttons).spacing(space::SMALL).align_y(Alignment::Center).wrap())
            .padding([space::SMALL, space::LARGE])
            .into()
    }

    fn right<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let save = (!self.saving).then_some(Message::Save);
        let form = column![
            container(text::title(language.text(texts::ENVELOPES_TAKE_IN))).height(space::TITLE_LINE),
            text::label(language.text(texts::ENVELOPES_HINT)),
            self.form.view(language, Message::Form),
            row![button::primary(language.text(texts::ENVELOPES_SAVE), KeyContext::Envelopes.key(Command::Save), save)],
            text::label(language.text(texts::ENVELOPES_KEYS))
        ]
        .push(self.chosen().map(|known| about(known, language)));
        scrollable(container(form.spacing(space::SMALL)).padding(space::PANE)).style(theme::scroll).into()
    }
}

/// What to do where there is none yet.
fn empty<'a>(language: &Language) -> Element<'a, Message> {
    let words = column![
        Space::new().height(space::HUGE * 3.0),
        text::title(language.text(texts::ENVELOPES_NONE)),
        text::body(language.text(texts::ENVELOPES_NONE_HINT)).style(theme::muted)
    ];
    container(words.spacing(space::SMALL).align_x(Alignment::Center).max_width(space::READABLE))
        .padding([0.0, space::HUGE])
        .center_x(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// The widths of the columns: arrival, sender, code, addressee, passed on, receiver, document.
fn widths(is_narrow: bool, is_wide: bool) -> [Option<Length>; 7] {
    let beside = |width| (!is_narrow).then_some(width);
    [
        beside(Length::Fixed(DATE)),
        Some(Length::FillPortion(4)),
        beside(Length::Fixed(CODE)),
        Some(Length::FillPortion(4)),
        Some(Length::Fixed(DATE)),
        is_wide.then_some(Length::FillPortion(3)),
        beside(Length::Fixed(space::NUMBER)),
    ]
}

fn heading<'a>(is_narrow: bool, is_wide: bool, language: &Language) -> Element<'a, Message> {
    let keys = [
        texts::COLUMN_DATE,
        texts::FIELD_SENDER,
        texts::ENVELOPES_COLUMN_CODE,
        texts::ENVELOPES_COLUMN_ADDRESSEE,
        texts::LABEL_HAND_OVER_DATE,
        texts::FOLLOW_RECEIVER,
        texts::COLUMN_ARRIVAL_NUMBER,
    ];
    let cells = keys.into_iter().zip(widths(is_narrow, is_wide)).filter_map(|(key, width)| {
        let words = one_line(language.text(key)).size(text::SMALL).bold().style(theme::muted);
        let words = if key == texts::COLUMN_ARRIVAL_NUMBER { words.right() } else { words };
        Some(words.width(width?).into())
    });
    let edges =
        iced::Padding { right: space::SMALL + space::SCROLLBAR, left: space::SMALL + 3.0, ..iced::Padding::ZERO };
    row(cells).spacing(space::MEDIUM).padding(edges).align_y(Alignment::Center).into()
}

fn line<'a>(known: &'a KnownEnvelope, widths: [Option<Length>; 7], language: &Language) -> Element<'a, Message> {
    let (entered, envelope) = (&known.entered, &known.entered.fact);
    let struck = !entered.counts();
    let date = |date| one_line(language.date(date));
    let passed = match envelope.hand_over_date {
        Some(day) => date(day),
        None if envelope.waits() && !struck => {
            one_line(language.text(texts::ENVELOPES_WAITS)).size(text::SMALL).bold().style(theme::doubtful)
        }
        None => one_line(""),
    };
    let number = known.document.as_ref().map(registration::number);
    let cells: [OneLine<'a>; 7] = [
        date(envelope.arrival_date),
        one_line(envelope.sender.as_str()),
        one_line(envelope.code.as_str()),
        one_line(envelope.addressee.as_str()),
        passed,
        one_line(envelope.receiver.as_str()),
        one_line(number.unwrap_or_default()).right(),
    ];
    let cells = cells.into_iter().zip(widths).filter_map(|(cell, width)| {
        let cell = if struck { cell.struck(true).style(theme::muted) } else { cell };
        Some(cell.width(width?).into())
    });
    row(cells)
        .spacing(space::MEDIUM)
        .padding([0.0, space::SMALL])
        .align_y(Alignment::Center)
        .height(Length::Fill)
        .into()
}

/// What is known of the chosen envelope, the narrow rows say not all.
fn about<'a>(known: &'a KnownEnvelope, language: &Language) -> Element<'a, Message> {
    let envelope = &known.entered.fact;
    let struck = (!known.entered.counts()).then(|| {
        let said = message!(texts::ENVELOPES_STRUCK_WHY, reason = known.entered.struck.as_str());
        notice::strip(&Notice::new(Severity::Warning, said), language, None)
    });
    let passed = envelope.hand_over_date.map(|day| language.date(day)).unwrap_or_default();
    let said = [
        (texts::FIELD_SENDER, envelope.sender.clone()),
        (texts::ENVELOPES_COLUMN_CODE, envelope.code.clone()),
        (texts::ENVELOPES_COLUMN_ADDRESSEE, envelope.addressee.clone()),
        (texts::LABEL_HAND_OVER_DATE, passed),
        (texts::FOLLOW_RECEIVER, envelope.receiver.clone()),
        (texts::FIELD_REMARK, envelope.remark.clone()),
    ];
    let said = said.into_iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| {
        let label = container(text::label(language.text(key))).width(space::SHORT_FIELD);
        row![label, text::body(words)].spacing(space::SMALL).into()
    });
    let document = known.document.as_ref().map(|document| {
        let named = message!(texts::ENVELOPES_SHOW, number = registration::number(document));
        row![button::secondary(language.say(&named), Command::Open.key(), Some(Message::Show))]
    });
    column![Space::new().height(space::SMALL), rule::horizontal(1).style(theme::line), struck]
        .extend(said)
        .push(document)
        .spacing(space::SMALL)
        .into()
}
