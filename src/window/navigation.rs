//! The side menu: every place with its sign and how much there is, the saved searches below; folded to signs where there is no room.

use iced::{
    Element, Length, Padding,
    widget::{Column, column, container, mouse_area, rule, scrollable},
};

use domain::{book::Book, day_work::Waited};
use language::Language;
use texts::Text;

use super::{
    keys::{Command, KeyContext},
    kit::{
        button::{self, Amount, Place},
        icon::Icon,
        space,
        theme::{self, Severity},
    },
    screens::{
        day_work::{self, Lead},
        list::SavedSearchAction,
    },
    workspace::{Message, Screen, Workspace},
};

/// The places, in groups: the documents, what is printed, the registry itself.
fn places(workspace: &Workspace, language: &Language) -> [Vec<Place<Message>>; 3] {
    let number = |count: usize| language.number(i64::try_from(count).unwrap_or(i64::MAX));
    let is_list = workspace.place == Screen::List && !workspace.scope.is_search() && workspace.shown_search().is_none();
    let is_due = workspace.list.query().due.is_some();
    let holds_numbers = workspace.settings.key_context() == KeyContext::Holding;
    let place = |sign, name: Text, amount, here, command: Option<Command>, on_press| Place {
        sign,
        name: language.text(name),
        amount,
        here,
        key: command.map_or("", Command::key),
        on_press,
    };
    let book = |sign, name, count: u64, book| {
        let amount = Amount::Plain(language.number(i64::try_from(count).unwrap_or(i64::MAX)));
        let here = is_list && !is_due && workspace.scope.book == book;
        place(sign, name, amount, here, Some(Command::Show(book)), Message::Command(Command::Show(book)))
    };
    let screen = |sign, name, screen, command: Command| {
        place(sign, name, Amount::None, workspace.place == screen, Some(command), Message::Go(screen))
    };
    let waiting =
        |count: usize, severity| if count == 0 { Amount::None } else { Amount::Waiting(number(count), severity) };
    let follow = |lead| Message::DayWork(day_work::Message::Follow(lead));
    let work = workspace.day_work.waiting();
    let reference = &workspace.registry.reference;
    let settings = workspace.place == Screen::Settings;
    [
        vec![
            screen(Icon::LayoutDashboard, texts::PLACE_OVERVIEW, Screen::Overview, Command::Overview),
            book(Icon::Inbox, texts::LIST_INCOMING, reference.incoming, Book::Incoming),
            book(Icon::Send, texts::LIST_OUTGOING, reference.outgoing, Book::Outgoing),
            place(
                Icon::ListChecks,
                texts::PLACE_FOLLOW_UP,
                waiting(work.overdue, Severity::Error),
                is_list && is_due,
                None,
                follow(Lead::Due(Waited::All, Book::Incoming)),
            ),
            place(
                Icon::Mail,
                texts::ENVELOPES_TITLE,
                waiting(work.envelopes, Severity::Warning),
                workspace.place == Screen::Envelopes,
                Some(Command::Envelopes),
                follow(Lead::Envelopes),
            ),
            place(
                Icon::Hash,
                texts::PLACE_HELD_NUMBERS,
                waiting(work.expiring, Severity::Warning),
                settings && holds_numbers,
                None,
                follow(Lead::Held),
            ),
        ],
        vec![screen(Icon::Printer, texts::PLACE_PRINT, Screen::Print, Command::Print)],
        vec![
            screen(Icon::Database, texts::PLACE_MAINTENANCE, Screen::Maintenance, Command::Maintenance),
            place(
                Icon::Settings,
                texts::PLACE_SETTINGS,
                Amount::None,
                settings && !holds_numbers,
                Some(Command::Settings),
                Message::Go(Screen::Settings),
            ),
        ],
    ]
}

/// The menu with names.
pub fn whole<'a>(workspace: &'a Workspace, language: &'a Language) -> Element<'a, Message> {
    let groups = places(workspace, language)
        .map(|group| Column::with_children(group.into_iter().map(Place::whole)).spacing(space::TINY).into());
    let saved = column![saved_heading(language)].extend(saved(workspace)).spacing(space::TINY / 2.0);
    side(grouped(groups).push(rule::horizontal(1).style(theme::line)).push(saved), space::NAVIGATION)
}

/// The same as signs.
pub fn folded<'a>(workspace: &'a Workspace, language: &'a Language) -> Element<'a, Message> {
    let groups = places(workspace, language)
        .map(|group| Column::with_children(group.into_iter().map(Place::folded)).spacing(space::TINY / 2.0).into());
    let menu = grouped(groups).push(rule::horizontal(1).style(theme::line)).push(searches(language).folded());
    side(menu, space::FOLDED)
}

fn grouped(groups: [Element<'_, Message>; 3]) -> Column<'_, Message> {
    let mut menu = Column::new().spacing(space::SMALL);
    for (at, group) in groups.into_iter().enumerate() {
        menu = menu.push((at > 0).then(|| rule::horizontal(1).style(theme::line))).push(group);
    }
    menu
}

/// Lays out the menu at this width. It scrolls in a low window, without a bar, which would be as wide as the icons.
fn side(menu: Column<'_, Message>, width: f32) -> Element<'_, Message> {
    let hidden = scrollable::Direction::Vertical(scrollable::Scrollbar::hidden());
    let padding = Padding { top: space::SMALL, right: space::TINY, bottom: space::SMALL, left: space::TINY };
    let menu = scrollable(container(menu).padding(padding)).direction(hidden).width(Length::Fill);
    container(menu).width(width).height(Length::Fill).style(theme::quiet).into()
}

/// The menu of all saved searches, as a place.
fn searches(language: &Language) -> Place<Message> {
    Place {
        sign: Icon::Bookmark,
        name: language.text(texts::SAVED_PLACES),
        amount: Amount::None,
        here: false,
        key: Command::Searches.key(),
        on_press: Message::Command(Command::Searches),
    }
}

/// The entry that lists all saved searches.
fn saved_heading<'a>(language: &Language) -> Element<'a, Message> {
    let Place { name, key, on_press, .. } = searches(language);
    container(button::quiet(name, key, Some(on_press))).padding([0.0, space::SMALL]).into()
}

/// The saved searches; a press with the other button gives one another name.
fn saved(workspace: &Workspace) -> impl Iterator<Item = Element<'_, Message>> {
    let shown = workspace.shown_search();
    workspace.list.searches().iter().enumerate().map(move |(at, search)| {
        let open = Message::Saved(SavedSearchAction::Open(at));
        let place = button::small_place(Icon::Bookmark, search.name.clone(), shown == Some(at), open);
        mouse_area(place).on_right_press(Message::Saved(SavedSearchAction::Rename(at))).into()
    })
}
