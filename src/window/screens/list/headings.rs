//! The headings of the list: what a press on one orders by, what is dragged at its edge, and the names of the columns.

use iced::{
    Alignment, Element, Length,
    mouse::Interaction,
    widget::{Row, mouse_area, row as beside, space as gap},
};

use domain::{
    document_field::DocumentField,
    list_order::{ListColumn, ListOrder},
};
use language::Language;
use texts::Text;

use super::{
    Message, choosing,
    seen::{MARK, Seen},
};
use crate::{
    kit::{edge, one_line::one_line, space, text, theme},
    list_columns::Listing,
};

/// The name of a column in a list.
pub fn name_key(column: ListColumn, listing: Listing) -> Text {
    match (column, listing) {
        (ListColumn::Number, Listing::Incoming) => texts::COLUMN_ARRIVAL_NUMBER,
        (ListColumn::Date, Listing::Incoming) => texts::COLUMN_DATE,
        (ListColumn::Date, Listing::Outgoing) => texts::COLUMN_ISSUED,
        (ListColumn::Field(DocumentField::OrganName), Listing::Outgoing) => texts::LABEL_AUTHORITY,
        (ListColumn::Receiver, Listing::Outgoing) => texts::FIELD_TO,
        (column, _) => column.heading(),
    }
}

/// The sign of a direction.
pub fn direction(order: ListOrder) -> &'static str {
    if order.descending { "↓" } else { "↑" }
}

/// The headings; a press on one orders the list by it, a press with the other button leads to the choice of columns. The edges
/// between them are dragged; they are drawn while columns are being chosen.
pub fn view<'a>(seen: &Seen, order: Option<ListOrder>, is_choosing: bool, language: &Language) -> Element<'a, Message> {
    let mut cells: Vec<Element<'a, Message>> = Vec::new();
    for (at, (column, width)) in seen.columns.iter().enumerate() {
        if at > 0 {
            let drag = move |by| Message::Columns(choosing::Message::Dragged(at - 1, by));
            let edge = edge::edge(space::MEDIUM, drag, Message::Columns(choosing::Message::LetGo));
            cells.push(edge.drawn(is_choosing).into());
        }
        cells.push(cell(*column, *width, seen.listing, order, language));
    }
    let line = Row::with_children(cells).padding([0.0, space::SMALL]).align_y(Alignment::Center).height(Length::Fill);
    let line = beside![gap::horizontal().width(MARK), line, gap::horizontal().width(space::SCROLLBAR)];
    mouse_area(line).on_right_press(Message::Columns(choosing::Message::ToggleStrip)).into()
}

fn cell<'a>(
    column: ListColumn,
    width: Length,
    listing: Listing,
    order: Option<ListOrder>,
    language: &Language,
) -> Element<'a, Message> {
    let name = language.text(name_key(column, listing));
    let sign = order.filter(|order| order.by == column).map(direction);
    let name = sign.map_or_else(|| name.clone(), |sign| format!("{name} {sign}"));
    let ink = if sign.is_some() { theme::accent } else { theme::muted };
    let words = one_line(name).size(text::SMALL).bold().style(ink).width(width);
    let words = if column.is_amount() { words.right() } else { words };
    if column.is_ordered() {
        mouse_area(words).on_press(Message::Order(column)).interaction(Interaction::Pointer).into()
    } else {
        words.into()
    }
}
