//! The menus of the list: what may be done with the selected rows, by which column the list is ordered, and the kept searches.

use chrono::NaiveDate;

use domain::{
    book::Book,
    document::Document,
    document_field::DocumentField as F,
    list_order::{ListColumn, ListOrder},
    query::Query,
};
use language::Language;
use paper::catalogue;
use texts::{Text, message};

use crate::{
    keys::{Command, together},
    kit::{
        icon::Icon,
        menu::{MenuItem, OpenMenu},
    },
    list_columns::Listing,
    saved_searches::SavedSearch,
    screens::follow_up::FollowUpKind,
};

use super::{Message, SavedSearchAction, headings};

/// A menu that hangs over the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Menu {
    /// What may be done with the selected rows.
    Rows(OpenMenu),
    /// By which column.
    Order(OpenMenu),
    /// The kept searches.
    Saved(OpenMenu),
}

impl Menu {
    /// Where it hangs, and what is marked.
    pub fn hanging(&mut self) -> &mut OpenMenu {
        match self {
            Self::Rows(hanging) | Self::Order(hanging) | Self::Saved(hanging) => hanging,
        }
    }
}

/// What a list is most often ordered by, whether shown or not.
const MATTER: [ListColumn; 8] = [
    ListColumn::Number,
    ListColumn::Date,
    ListColumn::Field(F::OrganName),
    ListColumn::Field(F::Code),
    ListColumn::Subject,
    ListColumn::Field(F::SignerName),
    ListColumn::Receiver,
    ListColumn::Due,
];

/// What may be done with one document, or with several.
pub fn of_rows(
    document: Option<&Document>,
    several: bool,
    today: Option<NaiveDate>,
    language: &Language,
) -> Vec<MenuItem<Message>> {
    let entry = |text: Text, command: Command| MenuItem {
        icon: sign(command),
        words: language.text(text),
        key: command.key().to_owned(),
        message: Message::Command(command),
        is_dangerous: command == Command::Withdraw,
    };
    let stands = document.is_some_and(|document| document.registration().standing.is_valid());
    let one = !several && document.is_some();
    // Of several documents the one the keyboard means says of which book they are.
    let follows = document.map_or(&[][..], |document| FollowUpKind::of(document.book())).iter().map(|kind| {
        let fits = several || document.is_some_and(|document| kind.fits(document));
        (fits, entry(kind.title(), Command::Follow(*kind)))
    });
    let is_incoming = document.is_some_and(|document| document.book() == Book::Incoming);
    let first = [
        (one && stands, entry(texts::DETAILS_FILL, Command::Complete)),
        (one && stands && is_incoming, entry(texts::DETAILS_ANSWER, Command::Answer)),
    ];
    let others = [
        (one && stands, entry(texts::DETAILS_AMEND, Command::Amend)),
        (one, entry(texts::DETAILS_LINK, Command::Link)),
        (one, entry(texts::DETAILS_SIMILAR, Command::RegisterSimilar)),
        (one, entry(texts::DETAILS_CITE, Command::Cite)),
        (true, entry(texts::MENU_COPY, Command::Copy)),
        (true, entry(texts::MENU_EXPORT, Command::Export)),
        (true, entry(if several { texts::MENU_PRINT_SELECTED } else { texts::MENU_PRINT_LIST }, Command::PrintList)),
        (true, entry(texts::PLACE_PRINT, Command::Print)),
        (one && stands, entry(texts::DETAILS_WITHDRAW, Command::Withdraw)),
    ];
    let entries = first.into_iter().chain(follows).chain(others).filter(|(shown, _)| *shown).map(|(_, entry)| entry);
    let book = document.filter(|_| one).map(Document::book);
    let forms = today.into_iter().flat_map(catalogue::forms).filter(|form| form.is_of_one() && Some(form.book) == book);
    let forms = forms.map(|form| MenuItem {
        icon: Some(Icon::Printer),
        words: language.say(&message!(texts::MENU_PRINT_FORM, form = form.label)),
        key: String::new(),
        message: Message::PrintForm(form),
        is_dangerous: false,
    });
    // Actions that cannot be undone come last.
    let (usual, dangerous): (Vec<_>, Vec<_>) = entries.partition(|entry| !entry.is_dangerous);
    usual.into_iter().chain(forms).chain(dangerous).collect()
}

/// The sign of what is done with documents, where one of the set says it.
fn sign(command: Command) -> Option<Icon> {
    Some(match command {
        Command::Complete | Command::Follow(FollowUpKind::Confirm) => Icon::Check,
        Command::Answer => Icon::Mail,
        Command::Follow(FollowUpKind::Submit) => Icon::User,
        Command::Follow(FollowUpKind::Instruct) => Icon::Flag,
        Command::Follow(FollowUpKind::HandOver) => Icon::ArrowLeftRight,
        Command::Follow(FollowUpKind::Report) => Icon::ListChecks,
        Command::Follow(FollowUpKind::Send) => Icon::Send,
        Command::Follow(FollowUpKind::Receive) => Icon::CircleCheck,
        Command::RegisterSimilar => Icon::Plus,
        Command::Cite => Icon::Hash,
        Command::PrintList | Command::Print => Icon::Printer,
        Command::Withdraw => Icon::X,
        _ => return None,
    })
}

/// The columns to order by, those that are shown and those that matter most, the present one with the sign of its direction; the
/// usual order first.
pub fn of_order(
    query: &Query,
    shown: &[ListColumn],
    order: Option<ListOrder>,
    language: &Language,
) -> Vec<MenuItem<Message>> {
    let usual = MenuItem {
        icon: None,
        words: language.text(texts::ORDER_USUAL),
        key: (if order.is_none() { "✓" } else { "" }).to_owned(),
        message: Message::UsualOrder,
        is_dangerous: false,
    };
    let listing = Listing::of(query);
    // An outgoing document's own number is that of its code, and most have one issuer.
    let matters = |column: ListColumn| match column {
        ListColumn::Field(F::OrganName) => listing != Listing::Outgoing,
        column => MATTER.contains(&column),
    };
    let columns = listing.columns().into_iter().filter(|column| shown.contains(column) || matters(*column));
    let columns = columns.filter(|column| column.is_ordered()).map(|by| MenuItem {
        icon: None,
        words: language.text(headings::name_key(by, listing)),
        key: order.filter(|order| order.by == by).map_or("", headings::direction).to_owned(),
        message: Message::Order(by),
        is_dangerous: false,
    });
    std::iter::once(usual).chain(columns).collect()
}

/// The kept searches, each with the keys that rename and remove it while it is marked, and the way to keep another.
pub fn of_saved(searches: &[SavedSearch], marked: usize, language: &Language) -> Vec<MenuItem<Message>> {
    let saved = searches.iter().enumerate().map(|(at, search)| MenuItem {
        icon: None,
        words: search.name.clone(),
        key: if at == marked { together(&[Command::RenameSearch, Command::RemoveSearch]) } else { String::new() },
        message: Message::Saved(SavedSearchAction::Open(at)),
        is_dangerous: false,
    });
    let keep = MenuItem {
        icon: None,
        words: language.text(texts::SAVED_KEEP),
        key: String::new(),
        message: Message::Saved(SavedSearchAction::Keep),
        is_dangerous: false,
    };
    saved.chain([keep]).collect()
}
