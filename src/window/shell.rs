//! The frame around everything at the workspace: search on top, the places at the left, what is chosen at the right, the state below.

use iced::{
    Alignment, Element, Length, Padding, Size,
    widget::{Id, column, container, opaque, responsive, row, rule, space as gap, stack, text::Wrapping, text_input},
};

use domain::book::Book;
use language::Language;
use store::NOTICE_AFTER;
use texts::{UserMessage, message};

use super::{
    backups,
    context::Context,
    keys::Command,
    kit::{
        button, dialog,
        hint::hinted,
        icon::{self, Icon},
        notice::{self, Notice},
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    navigation,
    preferences::Preferences,
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
/// A list narrower than this beside the details has the whole width until a document is chosen, and then half of it.
const NARROW_LIST: f32 = 420.0;
/// How much of a wider window's extra width goes to the right pane.
const EXTRA: f32 = 0.25;
/// How high the line of buttons at the foot of a form or a screen is.
const BUTTONS: f32 = 64.0;

/// The whole window.
pub fn view<'a>(workspace: &'a Workspace, preferences: &Preferences, context: Context<'a>) -> Element<'a, Message> {
    let (preferences, scale) = (preferences.clone(), preferences.scale());
    let language = context.language;
    let window = responsive(move |size| {
        let line = || rule::horizontal(1).style(theme::line);
        let preferences = preferences.clone();
        let middle = responsive(move |size| {
            let screen = screen(workspace, &preferences, size, context);
            stack![screen, floating(workspace, size.width, context)].into()
        });
        // In a column of its own: where it is absent, the elements below must keep their places, or they lose the keyboard.
        let above = column![other_names(workspace, language)];
        let middle = column![above.width(Length::Fill), middle].width(Length::Fill);
        let is_narrow = size.width < space::NARROW;
        // Beside a form the list needs the room of the places.
        let is_folded =
            is_narrow || (workspace.place == Screen::List && workspace.forms.open.is_some() && size.width < DESIGNED);
        let places =
            if is_folded { navigation::folded(workspace, language) } else { navigation::whole(workspace, language) };
        let body = row![places, rule::vertical(1).style(theme::line), middle].height(Length::Fill);
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

fn screen<'a>(
    workspace: &'a Workspace,
    preferences: &Preferences,
    size: Size,
    context: Context<'a>,
) -> Element<'a, Message> {
    let language = context.language;
    match workspace.place {
        Screen::Overview => workspace
            .overview
            .view(size, &workspace.day_work, workspace.begun(), workspace.today, language)
            .map(Message::Overview),
        Screen::List => list_and_right(workspace, size.width, context),
        Screen::Batch => workspace.batch.view(context).map(Message::Batch),
        Screen::Envelopes => workspace.envelopes.view(language).map(Message::Envelopes),
        Screen::Print => workspace.print.view(&workspace.registry.reference, language).map(Message::Print),
        Screen::Maintenance => {
            workspace.maintenance.view(context.may_write().is_ok(), language).map(Message::Maintenance)
        }
        Screen::Guide => workspace.guide.view(language).map(Message::Guide),
        Screen::Settings => workspace.settings.view(preferences, context).map(Message::Settings),
    }
}

/// What is said over the screen: at the lower right of the list, or of a screen without one above its buttons.
fn floating<'a>(workspace: &'a Workspace, width: f32, context: Context<'a>) -> Element<'a, Message> {
    let Context { environment, language, .. } = context;
    let said = |notice: Notice, dismiss| over(notice::strip(&notice, language, dismiss));
    let died = workspace.registry.store.has_died().then(|| over(reopening(language)));
    let waits = workspace.registry.store.waiting().elapsed().filter(|lasts| *lasts >= NOTICE_AFTER);
    let waits = waits.map(|_| Notice::new(Severity::Warning, UserMessage::from(texts::STORE_WAITS_HERE)));
    let dialogs = environment.dialogs.problems();
    let exporting = workspace.exporting.view(language).filter(|_| workspace.place == Screen::List);
    let notices = column![
        died,
        waits.map(|notice| said(notice, None)),
        workspace.registry.session.notice().map(|notice| said(notice, None)),
        workspace.forms.keeping.problems().map(|notice| said(notice, None)),
        dialogs.map(|notice| said(notice, Some(Message::DismissDialogs))),
        workspace.backups.view(language).map(|it| over(it.map(Message::Copying))),
        exporting.map(|it| over(it.map(Message::Exporting))),
        workspace.notices.view(language, Message::Dismiss)
    ];
    let (beside, below) = match right_pane(workspace, width) {
        _ if workspace.place != Screen::List => (0.0, BUTTONS),
        RightPane::Beside(width) => (width, space::LARGE),
        RightPane::None => (0.0, space::LARGE),
        RightPane::Alone => (0.0, BUTTONS),
    };
    let room = (width - beside - 2.0 * space::LARGE).max(0.0);
    container(notices.spacing(space::SMALL).width(space::NOTICE.min(room)))
        .padding(Padding { right: beside + space::LARGE, bottom: below, ..Padding::ZERO })
        .align_right(Length::Fill)
        .align_bottom(Length::Fill)
        .into()
}

/// Takes presses, so that they do not reach the elements below.
fn over(said: Element<'_, Message>) -> Element<'_, Message> {
    opaque(container(said).style(theme::floating))
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

/// The place of the details or of a form.
enum RightPane {
    /// There is no room for it.
    None,
    /// Beside the list, with this width.
    Beside(f32),
    /// Instead of the list.
    Alone,
}

fn right_pane(workspace: &Workspace, width: f32) -> RightPane {
    let is_form = workspace.forms.open.is_some();
    let is_large = workspace.details.is_large() && !is_form && workspace.list.is_on_row();
    if is_large || (is_form && width < FORM + MIN_LIST) {
        return RightPane::Alone;
    }
    let extra = (width - (DESIGNED - space::NAVIGATION)).max(0.0) * EXTRA;
    let right = extra + if is_form { FORM } else { DETAILS };
    if is_form || width >= right + NARROW_LIST {
        RightPane::Beside(right)
    } else if workspace.list.chosen().is_none() {
        RightPane::None
    } else {
        RightPane::Beside(right.min(width / 2.0))
    }
}

fn list_and_right<'a>(workspace: &'a Workspace, width: f32, context: Context<'a>) -> Element<'a, Message> {
    let language = context.language;
    let list = |width| workspace.list.view(width, language).map(Message::List);
    let form = workspace.forms.opened();
    let right = match form {
        Some((form, entry)) => entry.view(context).map(move |message| Message::Entry(form, message)),
        None if workspace.list.is_on_row() => {
            let (chosen, pressing) = (workspace.list.chosen(), workspace.list.chosen_pressing());
            workspace.details.view(chosen, pressing, workspace.list.selected_count(), language).map(Message::Details)
        }
        None => workspace.day_work.view(workspace.begun(), workspace.today, language).map(Message::DayWork),
    };
    match right_pane(workspace, width) {
        RightPane::None => list(width),
        RightPane::Alone => right,
        RightPane::Beside(right_width) => {
            let right = container(right).width(right_width).height(Length::Fill);
            let list = container(list(width - right_width)).width(Length::Fill);
            row![list, rule::vertical(1).style(theme::line), right].into()
        }
    }
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
        .icon(icon::in_input(Icon::Search))
        .on_input(Message::Search)
        .size(text::BODY)
        .padding(space::INPUT)
        .style(theme::search)
        .width(Length::Fill);
    let search = container(hinted(search, "", Command::Search.key())).width(Length::FillPortion(4));
    let turn = |sign, name, command: Command| {
        button::sign(sign, language.text(name), command.key(), Message::Command(command))
    };
    let year = workspace.scope.year.map_or_else(|| language.text(texts::SHELL_ALL_YEARS), |year| year.to_string());
    let year = row![
        turn(Icon::ChevronLeft, texts::YEAR_BEFORE, Command::YearBefore),
        container(text::strong(year)).center_x(space::YEAR),
        turn(Icon::ChevronRight, texts::YEAR_AFTER, Command::YearAfter)
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
        (!is_narrow).then(|| text::label(language.text(texts::STATUS_KEYS))),
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
