//! The headings of the list: what a press on one orders by, what is dragged at its edge, and the names of the columns.

use iced::{
    Alignment, Element, Length,
    mouse::Interaction,
    widget::{Row, mouse_area, row as beside, space as gap},
};

use domain::list_order::{ListOrder, OrderBy};
use language::Language;

use super::{
    Message, choosing,
    seen::{MARK, Seen},
};
use crate::{
    kit::{edge, one_line::one_line, space, text, theme},
    list_columns::{Column, Listing},
};

/// The name of a column in a list.
pub fn name_key(column: Column, listing: Listing) -> &'static str {
    let outgoing = listing == Listing::Outgoing;
    match column {
        Column::Book => "column-book",
        Column::Number if listing == Listing::Found => "column-number",
        Column::Number => "column-arrival-number",
        Column::Date if listing == Listing::Found => "column-book-date",
        Column::Date if outgoing => "column-issued",
        Column::Date => "column-date",
        Column::Organ if outgoing => "label-authority",
        Column::Organ => "column-organ",
        Column::Code => "column-code",
        Column::IssuedDate => "column-issued",
        Column::Subject => "column-subject",
        Column::Signer => "column-signer",
        Column::Receiver if outgoing => "column-to",
        Column::Receiver => "column-to-places",
        Column::HandOver => "label-hand-over-date",
        Column::Due => "column-due",
        Column::Status => "column-status",
        Column::Priority => "column-priority",
        Column::Description => "label-description",
        Column::PageAmount => "label-page-amount",
        Column::Clerk => "column-clerk",
        Column::CameBy => "label-came-by",
        Column::Trace => "label-trace",
        Column::FileCode => "label-file-code",
        Column::DraftingUnit => "label-drafting-unit",
        Column::FileCopyUnit => "column-file-copy",
        Column::IssuedAmount => "column-amount",
    }
}

/// The name of a column to order by.
pub fn order_key(by: OrderBy, listing: Listing) -> &'static str {
    name_key(Column::of_order(by), listing)
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
    column: Column,
    width: Length,
    listing: Listing,
    order: Option<ListOrder>,
    language: &Language,
) -> Element<'a, Message> {
    let by = column.order();
    let name = language.text(name_key(column, listing));
    let sign = order.filter(|order| Some(order.by) == by).map(direction);
    let name = sign.map_or_else(|| name.clone(), |sign| format!("{name} {sign}"));
    let ink = if sign.is_some() { theme::accent } else { theme::muted };
    let words = one_line(name).size(text::SMALL).bold().style(ink).width(width);
    let is_amount = matches!(column, Column::Number | Column::PageAmount | Column::IssuedAmount);
    let words = if is_amount { words.right() } else { words };
    match by {
        Some(by) => mouse_area(words).on_press(Message::Order(by)).interaction(Interaction::Pointer).into(),
        None => words.into(),
    }
}
