//! The frame around everything at the workspace: search on top, the places at the left, what is chosen at the right, the state below.

use iced::{
    Alignment, Element, Length,
    widget::{
        Column, Id, Row, column, container, mouse_area, responsive, row, rule, space as gap, text::Wrapping, text_input,
    },
};

use domain::book::Book;
use language::Language;
use store::NOTICE_AFTER;
use texts::{UserMessage, message};

use super::{
    backups,
    context::Context,
    keys::{Command, together},
    kit::{
        button, dialog,
        notice::{self, Notice},
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    preferences::Preferences,
    screens::list::SavedSearchAction,
    workspace::{Message, Screen, Workspace, previewing},
};

/// The search box.
pub const SEARCH: Id = Id::new("search");
/// How much of the window the details take, and a form, in pixels of a window 1280 wide.
const DETAILS: f32 = 336.0;
const FORM: f32 = 540.0;
const DESIGNED: f32 = 1280.0;
/// The least of the list that is worth its room beside a form.
const MIN_LIST: f32 = 240.0;
/// How high the places are with the heading below them, and each kept search.
const PLACES: f32 = 220.0;
const PLACE: f32 = 42.0;
/// A list narrower than this beside the details has the whole width until a document is chosen, and then half of it.
const NARROW_LIST: f32 = 420.0;
/// How much of a wider window's extra width goes to the right pane.
const EXTRA: f32 = 0.25;

/// The whole window.
pub fn view<'a>(workspace: &'a Workspace, preferences: &Preferences, context: Context<'a>) -> Element<'a, Message> {
    let (preferences, scale) = (preferences.clone(), preferences.scale());
    let Context { environment, language, .. } = context;
    let window = responsive(move |size| {
        let line = || rule::horizontal(1).style(theme::line);
        let middle = match workspace.place {
            Screen::List => responsive(move |size| list_and_right(workspace, size.width, context)).into(),
            Screen::Batch => workspace.batch.view(context).map(Message::Batch),
            Screen::Envelopes => workspace.envelopes.view(language).map(Message::Envelopes),
            Screen::Print => workspace.print.view(&workspace.registry.reference, language).map(Message::Print),
            Screen::Maintenance => {
                workspace.maintenance.view(context.may_write().is_ok(), language).map(Message::Maintenance)
            }
            Screen::Guide => workspace.guide.view(language).map(Message::Guide),
            Screen::Settings => workspace.settings.view(&preferences, context).map(Message::Settings),
        };
        let strip = |notice| container(notice).padding([space::TINY, space::LARGE]);
        let died = workspace.registry.store.has_died().then(|| strip(reopening(language)));
        let waits = workspace.registry.store.waiting().elapsed().filter(|lasts| *lasts >= NOTICE_AFTER);
        let waits = waits.map(|_| Notice::new(Severity::Warning, UserMessage::from(texts::STORE_WAITS_HERE)));
        let waits = waits.map(|notice| strip(notice::strip(&notice, language, None)));
        let session = workspace.registry.session.notice().map(|notice| strip(notice::strip(&notice, language, None)));
        let drafts = workspace.forms.keeping.problems().map(|notice| strip(notice::strip(&notice, language, None)));
        let notice =
            workspace.notice.as_ref().map(|notice| strip(notice::strip(notice, language, Some(Message::Dismiss))));
        let dialogs = environment.dialogs.problems();
        let dialogs = dialogs.map(|notice| strip(notice::strip(&notice, language, Some(Message::Dismiss))));
        let exporting = workspace.exporting.view(language).filter(|_| workspace.place == Screen::List);
        let exporting = exporting.map(|it| container(it.map(Message::Exporting)).padding([space::TINY, space::LARGE]));
        let backups = workspace.backups.view(language).map(|it| strip(it.map(Message::Copying)));
        // In a column of their own: absent strips would shift the places of the elements below, which would then lose the keyboard.
        let above = column![
            died,
            waits,
            session,
            drafts,
            notice,
            dialogs,
            backups,
            exporting,
            other_names(workspace, language)
        ];
        let middle = column![above.width(Length::Fill), middle].width(Length::Fill);
        let is_narrow = size.width < space::NARROW;
        // Beside a form the list needs the room of the places.
        let is_folded =
            is_narrow || (workspace.place == Screen::List && workspace.forms.open.is_some() && size.width < DESIGNED);
        let body: Element<'a, Message> = if is_folded {
            column![narrow_navigation(workspace, language), line(), middle].height(Length::Fill).into()
        } else {
            let places = navigation(workspace, size.height, language);
            row![places, rule::vertical(1).style(theme::line), middle].height(Length::Fill).into()
        };
        column![top(workspace, is_narrow, language), line(), body, line(), status(workspace, is_narrow, context)].into()
    });
    let window = match workspace.shown_preview() {
        Some(preview) => {
            preview.view(scale, language).map(|message| Message::Preview(previewing::Message::Seen(message)))
        }
        None => container(window).width(Length::Fill).height(Length::Fill).into(),
    };
    match workspace.dialog(language) {
        Some((panel, close)) => dialog::over(window, panel, close),
        None => window,
    }
}

/// Says quietly which other names were searched as well.
fn other_names<'a>(workspace: &Workspace, language: &Language) -> Option<Element<'a, Message>> {
    let shown =
        workspace.place == Screen::List && workspace.scope.is_search() && !workspace.scope.other_names.is_empty();
    let said = message!(texts::SEARCH_OTHER_NAMES, names = workspace.scope.other_names.join("; "));
    shown.then(|| container(text::label(language.say(&said))).padding([space::TINY, space::LARGE]).into())
}

/// The notice that the registry's thread has died, with the button to open the registry again.
fn reopening<'a>(language: &Language) -> Element<'a, Message> {
    let notice = Notice::new(Severity::Error, UserMessage::from(texts::STORE_THREAD_DIED));
    let open = button::primary(
        language.text(texts::REGISTRY_REOPEN),
        Command::Reopen.key(),
        Some(Message::Command(Command::Reopen)),
    );
    row![notice::strip(&notice, language, None), open].spacing(space::SMALL).align_y(Alignment::Center).into()
}

fn list_and_right<'a>(workspace: &'a Workspace, width: f32, context: Context<'a>) -> Element<'a, Message> {
    let language = context.language;
    let list = |width| workspace.list.view(width, language).map(Message::List);
    let least = if workspace.forms.open.is_some() { FORM } else { DETAILS };
    let extra = (width - (DESIGNED - space::NAVIGATION)).max(0.0) * EXTRA;
    let form = workspace.forms.opened();
    let right = match form {
        Some((form, entry)) => entry.view(context).map(move |message| Message::Entry(form, message)),
        None if workspace.list.is_on_row() => {
            let (chosen, pressing) = (workspace.list.chosen(), workspace.list.chosen_pressing());
            workspace.details.view(chosen, pressing, workspace.list.selected_count(), language).map(Message::Details)
        }
        None => workspace.day_work.view(workspace.begun(), workspace.today, language).map(Message::DayWork),
    };
    let is_alone = workspace.details.is_large() && workspace.forms.open.is_none() && workspace.list.is_on_row();
    if is_alone || (workspace.forms.open.is_some() && width < FORM + MIN_LIST) {
        return right;
    }
    let mut right_width = least + extra;
    if workspace.forms.open.is_none() && width < right_width + NARROW_LIST {
        if workspace.list.chosen().is_none() {
            return list(width);
        }
        right_width = right_width.min(width / 2.0);
    }
    let right = container(right).width(right_width).height(Length::Fill);
    let list = container(list(width - right_width)).width(Length::Fill);
    row![list, rule::vertical(1).style(theme::line), right].into()
}

fn top<'a>(workspace: &'a Workspace, is_narrow: bool, language: &'a Language) -> Element<'a, Message> {
    let office = workspace.registry.reference.office.as_ref().map_or("", |office| office.name.as_str());
    let office = one_line(office).size(text::SMALL).style(theme::muted);
    let name = row![
        text::title(language.text(texts::PRODUCT)).style(theme::accent).wrapping(Wrapping::None),
        (!is_narrow).then_some(office)
    ]
    .spacing(space::MEDIUM)
    .align_y(Alignment::Center)
    .width(Length::FillPortion(2));
    let search = text_input(&language.text(texts::SHELL_SEARCH), &workspace.scope.search)
        .id(SEARCH)
        .on_input(Message::Search)
        .size(text::BODY)
        .padding(space::INPUT)
        .style(theme::search)
        .width(Length::Fill);
    let search = row![search, text::label(Command::Search.key())]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .width(Length::FillPortion(4));
    let year = workspace.scope.year.map_or_else(|| language.text(texts::SHELL_ALL_YEARS), |year| year.to_string());
    let year = row![
        button::arrow("‹", Message::Command(Command::YearBefore)),
        container(text::strong(year)).center_x(space::YEAR),
        button::arrow("›", Message::Command(Command::YearAfter)),
        (!is_narrow).then(|| text::label(together(&[Command::YearBefore, Command::YearAfter])))
    ]
    .spacing(space::TINY)
    .align_y(Alignment::Center);
    container(
        row![name, search, year].spacing(if is_narrow { space::SMALL } else { space::HUGE }).align_y(Alignment::Center),
    )
    .padding([0.0, space::LARGE])
    .height(space::TOP_BAR)
    .align_y(Alignment::Center)
    .into()
}

/// The navigation: each screen with its count, whether it is shown, and its key.
fn places(workspace: &Workspace, language: &Language) -> [(String, String, bool, Message); 5] {
    let amount = |count: u64| language.number(i64::try_from(count).unwrap_or(i64::MAX));
    let is_search = workspace.scope.is_search() || workspace.shown_search().is_some();
    let here = |book: Book| workspace.place == Screen::List && !is_search && workspace.scope.book == book;
    let place = |name, place| (language.text(name), String::new(), workspace.place == place, Message::Go(place));
    let book =
        |name, count, book| (language.text(name), amount(count), here(book), Message::Command(Command::Show(book)));
    [
        book(texts::LIST_INCOMING, workspace.registry.reference.incoming, Book::Incoming),
        book(texts::LIST_OUTGOING, workspace.registry.reference.outgoing, Book::Outgoing),
        place(texts::PLACE_PRINT, Screen::Print),
        place(texts::PLACE_MAINTENANCE, Screen::Maintenance),
        place(texts::PLACE_SETTINGS, Screen::Settings),
    ]
}

fn navigation<'a>(workspace: &'a Workspace, height: f32, language: &'a Language) -> Element<'a, Message> {
    let places = places(workspace, language).map(|(name, amount, here, go)| button::place(name, amount, here, go));
    let places = Column::with_children(places).push(saved_heading(language)).extend(saved(workspace, height));
    container(places.spacing(space::TINY))
        .padding(iced::Padding { top: space::MEDIUM, right: space::SMALL, bottom: space::MEDIUM, left: space::TINY })
        .width(space::NAVIGATION)
        .height(Length::Fill)
        .style(theme::quiet)
        .into()
}

/// The entry that lists all saved searches.
fn saved_heading<'a>(language: &Language) -> Element<'a, Message> {
    let open = button::quiet(
        language.text(texts::SAVED_PLACES),
        Command::Searches.key(),
        Some(Message::Command(Command::Searches)),
    );
    container(open)
        .padding(iced::Padding { top: space::LARGE, left: space::MEDIUM + space::TINY, ..iced::Padding::ZERO })
        .into()
}

/// The kept searches, as many as fit below the places; a press with the other button gives one another name.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is not that high")]
fn saved(workspace: &Workspace, height: f32) -> impl Iterator<Item = Element<'_, Message>> {
    let room = height - space::TOP_BAR - space::STATUS_BAR - PLACES;
    let shown = workspace.shown_search();
    workspace.list.searches().iter().enumerate().take((room / PLACE).max(0.0) as usize).map(move |(at, search)| {
        let press = |saved| Message::Saved(saved);
        let place =
            button::place(search.name.clone(), String::new(), shown == Some(at), press(SavedSearchAction::Open(at)));
        mouse_area(place).on_right_press(press(SavedSearchAction::Rename(at))).into()
    })
}

/// The same places in one line, for a window without room at the side.
fn narrow_navigation<'a>(workspace: &'a Workspace, language: &'a Language) -> Element<'a, Message> {
    let places = places(workspace, language).map(|(name, _, here, go)| button::choice(name, here, go));
    let saved = button::quiet(
        language.text(texts::SAVED_PLACES),
        Command::Searches.key(),
        Some(Message::Command(Command::Searches)),
    );
    let places = Row::with_children(places).push(saved).spacing(space::TINY).align_y(Alignment::Center);
    container(places.wrap()).padding([space::TINY, space::LARGE]).width(Length::Fill).style(theme::quiet).into()
}

fn status<'a>(workspace: &'a Workspace, is_narrow: bool, context: Context<'a>) -> Element<'a, Message> {
    let language = context.language;
    let shown = workspace.list.query();
    let selected = workspace.list.selected_count();
    let rows = match workspace.list.count() {
        _ if selected > 1 => language.say(&message!(texts::STATUS_SELECTED, count = selected)),
        None if workspace.list.is_ordering() => language.text(texts::STATUS_ORDERING),
        None => language.text(texts::STATUS_COUNTING),
        Some(count) => {
            let key = match (shown.text.is_empty(), shown.book) {
                (false, _) => texts::STATUS_FOUND,
                (true, Some(Book::Outgoing)) => texts::STATUS_OUTGOING,
                (true, _) => texts::STATUS_INCOMING,
            };
            let year = match (shown.year, shown.from, shown.to) {
                (Some(year), ..) => year.to_string(),
                (None, Some(from), Some(to)) if from == to => language.date(from),
                (None, Some(from), Some(to)) => format!("{} – {}", language.date(from), language.date(to)),
                (None, ..) => language.text(texts::SHELL_ALL_YEARS),
            };
            language.say(&key.with(texts::values::CountYear { count: count.into(), year: year.into() }))
        }
    };
    let running = if workspace.print.is_working() {
        language.text(texts::STATUS_PRINTING)
    } else if workspace.backups.is_beside() {
        language.text(texts::STATUS_COPYING)
    } else if let Some(days) = backups::too_old(context) {
        language.say(&message!(texts::STATUS_COPIES_OLD, days = days))
    } else {
        String::new()
    };
    let hints = row![
        // In the batch and the envelopes the same keys mean a cell.
        (!is_narrow && workspace.place == Screen::List)
            .then(|| text::label(language.text(texts::STATUS_KEYS_REGISTER))),
        button::quiet(language.text(texts::GUIDE_TITLE), Command::Guide.key(), Some(Message::Command(Command::Guide)))
    ]
    .spacing(space::MEDIUM)
    .align_y(Alignment::Center);
    let bar = row![
        container(one_line(rows).size(text::SMALL).style(theme::muted)).width(Length::Fill),
        text::label(running).style(theme::accent),
        gap::horizontal(),
        hints
    ];
    container(bar.spacing(space::MEDIUM).align_y(Alignment::Center))
        .padding([0.0, space::LARGE])
        .height(space::STATUS_BAR)
        .align_y(Alignment::Center)
        .style(theme::quiet)
        .into()
}
