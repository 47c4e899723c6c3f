//! The table of keys: screens, keys, command, and the line of the guide that lists them. Buttons and menus show the first key of a
//! binding.

use domain::book::Book;
use texts::Text;

use super::{Command, KeyContext};
use crate::{
    kit::rows::Step,
    list_columns::Side,
    screens::{follow_up::FollowUpKind, guide::Chapter},
};

/// A line of the guide's keys.
#[derive(Debug)]
pub struct Line {
    /// The description of the keys.
    pub text: Text,
    /// The chapters of the guide on whose screens they do it; none for everywhere.
    pub chapters: &'static [Chapter],
    /// The keys.
    pub bindings: &'static [Binding],
}

/// Keys of one command on some screens.
#[derive(Debug)]
pub struct Binding {
    /// The screens.
    pub contexts: &'static [&'static [KeyContext]],
    /// Their command; `None` where the focused field or cell handles them itself.
    pub command: Option<Command>,
    /// The keys, with `Ctrl`, `Shift`, `Alt` before them in this order.
    pub keys: &'static [&'static str],
}

impl Binding {
    /// Whether it holds in the context.
    pub fn holds(&self, context: KeyContext) -> bool {
        self.contexts.iter().any(|group| group.contains(&context))
    }
}

const fn line(text: Text, chapters: &'static [Chapter], bindings: &'static [Binding]) -> Line {
    Line { text, chapters, bindings }
}

const fn on(contexts: &'static [&'static [KeyContext]], command: Command, keys: &'static [&'static str]) -> Binding {
    Binding { contexts, command: Some(command), keys }
}

const fn in_field(contexts: &'static [&'static [KeyContext]], keys: &'static [&'static str]) -> Binding {
    Binding { contexts, command: None, keys }
}

const EVERYWHERE: &[&[KeyContext]] = &[KeyContext::ALL];
const FIRST_START: &[KeyContext] = &[KeyContext::FirstOffice, KeyContext::FirstBooks, KeyContext::FirstClerk];
const GUIDE: &[KeyContext] = &[KeyContext::Guide];
const OVERVIEW: &[KeyContext] = &[KeyContext::Overview];
const LIST: &[KeyContext] = &[KeyContext::List];
const COLUMNS: &[KeyContext] = &[KeyContext::Columns];
const SAVED: &[KeyContext] = &[KeyContext::SavedSearches];
const ENTRY: &[KeyContext] = &[KeyContext::Incoming, KeyContext::Outgoing];
const BATCH: &[KeyContext] = &[KeyContext::Batch];
const ENVELOPES: &[KeyContext] = &[KeyContext::Envelopes];
const PRINT: &[KeyContext] = &[KeyContext::Print];
const PREVIEW: &[KeyContext] = &[KeyContext::Preview];
const EXPORT: &[KeyContext] = &[KeyContext::Export];
const PRINT_OUT: &[KeyContext] = &[KeyContext::PrintOut];
const SETTINGS: &[KeyContext] = &[
    KeyContext::Office,
    KeyContext::Series,
    KeyContext::Holding,
    KeyContext::Locks,
    KeyContext::Authorities,
    KeyContext::Units,
    KeyContext::Recipients,
    KeyContext::Successions,
    KeyContext::Types,
    KeyContext::Calendar,
];
/// The sections of the settings with date inputs. Held numbers are absent: the key for months moves through their list.
const DATED: &[KeyContext] =
    &[KeyContext::Series, KeyContext::Authorities, KeyContext::Successions, KeyContext::Calendar];
const MAINTENANCE: &[KeyContext] = &[KeyContext::Import, KeyContext::Check, KeyContext::Restore];
const IMPORT: &[KeyContext] = &[KeyContext::Import];
const RESTORE: &[KeyContext] = &[KeyContext::Restore, KeyContext::Recovery];
/// The dialogs with a form that is saved.
const DIALOGS: &[KeyContext] = &[
    KeyContext::EnvelopeAction,
    KeyContext::Clerk,
    KeyContext::Withdraw,
    KeyContext::WithdrawFile,
    KeyContext::Link,
    KeyContext::KeepSearch,
    KeyContext::LastNumbers,
    KeyContext::FollowUp,
];

/// The list with its menus.
const LISTS: &[&[KeyContext]] = &[LIST, COLUMNS, SAVED];
/// Every screen of an open registry, without a dialog over it.
const SCREENS: &[&[KeyContext]] =
    &[OVERVIEW, LIST, COLUMNS, SAVED, ENTRY, BATCH, ENVELOPES, PRINT, SETTINGS, MAINTENANCE, GUIDE];
/// The screens without the batch, whose cells use F2 and F4.
const BUT_BATCH: &[&[KeyContext]] =
    &[OVERVIEW, LIST, COLUMNS, SAVED, ENTRY, ENVELOPES, PRINT, SETTINGS, MAINTENANCE, GUIDE];
/// The screens without the strip of columns, which moves columns by these keys.
const BUT_COLUMNS: &[&[KeyContext]] =
    &[OVERVIEW, LIST, SAVED, ENTRY, BATCH, ENVELOPES, PRINT, SETTINGS, MAINTENANCE, GUIDE];
/// Where no form repeats a value.
const NOT_REPEATING: &[&[KeyContext]] = &[OVERVIEW, LIST, COLUMNS, SAVED, PRINT, SETTINGS, MAINTENANCE, GUIDE];

const FORMS: &[Chapter] = &[Chapter::Incoming, Chapter::Outgoing, Chapter::Amend];
/// The forms, and the dialogs with several inputs.
const FIELDS: &[Chapter] = &[
    Chapter::Incoming,
    Chapter::Envelopes,
    Chapter::Outgoing,
    Chapter::Amend,
    Chapter::Withdraw,
    Chapter::Link,
    Chapter::Print,
];
const SEARCH: &[Chapter] = &[Chapter::Search];
/// Where one of several is chosen.
const SWITCHED: &[Chapter] =
    &[Chapter::Outgoing, Chapter::Search, Chapter::Print, Chapter::Export, Chapter::Withdraw, Chapter::Link];
/// Where documents are followed up.
const FOLLOWED: &[Chapter] = &[Chapter::FollowUp, Chapter::Search];
const SECTIONS: &[Chapter] = &[Chapter::Office, Chapter::Names, Chapter::Hold, Chapter::YearEnd, Chapter::Deadlines];
const MAINTAINED: &[Chapter] = &[Chapter::Copies, Chapter::Check, Chapter::Import];

/// All keys, in the order of the guide.
pub const TABLE: &[Line] = &[
    line(texts::KEYS_GUIDE, &[], &[on(EVERYWHERE, Command::Guide, &["F1"])]),
    line(
        texts::KEYS_REGISTER_INCOMING,
        &[],
        &[
            on(BUT_BATCH, Command::Register(Book::Incoming), &["F2", "Ctrl N"]),
            on(&[BATCH], Command::Register(Book::Incoming), &["Ctrl N"]),
        ],
    ),
    line(texts::KEYS_BATCH, &[], &[on(SCREENS, Command::Batch, &["Shift F2"])]),
    line(
        texts::KEYS_ENVELOPES,
        &[Chapter::Search, Chapter::Incoming, Chapter::Deadlines],
        &[on(SCREENS, Command::Envelopes, &["Shift F4"])],
    ),
    line(
        texts::KEYS_REGISTER_OUTGOING,
        &[],
        &[on(SCREENS, Command::Register(Book::Outgoing), &["F3", "Ctrl Shift N"])],
    ),
    line(
        texts::KEYS_BOOKS,
        SEARCH,
        &[
            on(NOT_REPEATING, Command::Show(Book::Incoming), &["F4"]),
            on(SCREENS, Command::Show(Book::Outgoing), &["F5"]),
        ],
    ),
    line(texts::KEYS_OVERVIEW, &[], &[on(SCREENS, Command::Overview, &["Alt Home"])]),
    line(texts::KEYS_SEARCH, &[], &[on(SCREENS, Command::Search, &["Ctrl F"])]),
    line(
        texts::KEYS_LIST,
        &[Chapter::Search, Chapter::Envelopes],
        &[
            on(EVERYWHERE, Command::Step(Step::Up), &["↑"]),
            on(EVERYWHERE, Command::Step(Step::Down), &["↓"]),
            on(EVERYWHERE, Command::Step(Step::PageUp), &["PgUp"]),
            on(EVERYWHERE, Command::Step(Step::PageDown), &["PgDn"]),
            on(EVERYWHERE, Command::Step(Step::Home), &["Home"]),
            on(EVERYWHERE, Command::Step(Step::End), &["End"]),
        ],
    ),
    line(
        texts::KEYS_YEAR,
        &[Chapter::Search, Chapter::Envelopes],
        &[on(BUT_COLUMNS, Command::YearBefore, &["Alt ←"]), on(BUT_COLUMNS, Command::YearAfter, &["Alt →"])],
    ),
    line(
        texts::KEYS_FIELDS,
        FIELDS,
        &[
            on(EVERYWHERE, Command::Next, &["Tab"]),
            on(EVERYWHERE, Command::Previous, &["Shift Tab"]),
            on(EVERYWHERE, Command::Enter, &["Enter"]),
        ],
    ),
    line(
        texts::KEYS_SUGGESTIONS,
        FORMS,
        &[
            on(&[ENTRY], Command::Step(Step::Down), &["↓"]),
            on(&[ENTRY], Command::Step(Step::Up), &["↑"]),
            on(&[ENTRY], Command::Enter, &["Enter"]),
        ],
    ),
    line(texts::KEYS_TODAY, FORMS, &[on(&[ENTRY, BATCH], Command::Today, &["Ctrl T"]), in_field(&[ENTRY], &["="])]),
    line(
        texts::KEYS_DATE,
        FORMS,
        &[
            on(&[ENTRY], Command::Step(Step::Up), &["↑"]),
            on(&[ENTRY], Command::Step(Step::Down), &["↓"]),
            on(&[ENTRY], Command::Step(Step::PageUp), &["PgUp"]),
            on(&[ENTRY], Command::Step(Step::PageDown), &["PgDn"]),
        ],
    ),
    line(texts::KEYS_MONTH, FORMS, &[on(&[ENTRY, ENVELOPES, PRINT, DIALOGS, DATED], Command::OpenBelow, &["Alt ↓"])]),
    line(
        texts::KEYS_REPEAT,
        FORMS,
        &[on(&[ENTRY, ENVELOPES], Command::Repeat, &["F4"]), in_field(&[ENTRY], &["Ctrl '"])],
    ),
    line(texts::KEYS_RARE, FORMS, &[on(&[ENTRY], Command::RareFields, &["F8"])]),
    line(
        texts::KEYS_UNDO,
        FORMS,
        &[
            on(
                &[ENTRY, ENVELOPES, PRINT, DIALOGS, EXPORT, PRINT_OUT, SETTINGS, FIRST_START],
                Command::Undo,
                &["Ctrl Z"],
            ),
            on(
                &[ENTRY, ENVELOPES, PRINT, DIALOGS, EXPORT, PRINT_OUT, SETTINGS, FIRST_START],
                Command::Redo,
                &["Ctrl Y", "Ctrl Shift Z"],
            ),
        ],
    ),
    line(
        texts::KEYS_ENVELOPES_FORM,
        &[Chapter::Envelopes],
        &[on(&[ENVELOPES], Command::Repeat, &["F4"]), on(&[ENVELOPES], Command::Undo, &["Ctrl Z"])],
    ),
    line(
        texts::KEYS_ENVELOPES_DONE,
        &[Chapter::Envelopes],
        &[
            on(&[ENVELOPES], Command::PassOn, &["Ctrl Shift H"]),
            on(&[ENVELOPES], Command::JoinDocument, &["Ctrl L"]),
            on(&[ENVELOPES], Command::StrikeOut, &["Ctrl D"]),
        ],
    ),
    line(texts::KEYS_ENVELOPES_OPEN, &[Chapter::Envelopes], &[on(&[ENVELOPES], Command::Open, &["Ctrl O"])]),
    line(texts::KEYS_NUMBER, &[Chapter::Outgoing], &[on(&[ENTRY], Command::ChooseNumber, &["Ctrl G"])]),
    line(texts::KEYS_OFFER, &[Chapter::Incoming, Chapter::Outgoing], &[on(&[ENTRY], Command::AcceptOffer, &["F6"])]),
    line(
        texts::KEYS_SAVE,
        &[],
        &[
            on(&[ENTRY, BATCH, ENVELOPES, DIALOGS], Command::Save, &["Ctrl Enter", "Ctrl S"]),
            on(&[LIST, SETTINGS], Command::Save, &["Ctrl S", "Ctrl Enter"]),
            on(&[EXPORT, IMPORT, &[KeyContext::Check]], Command::Start, &["Ctrl Enter", "Ctrl S"]),
            on(&[&[KeyContext::Doubt, KeyContext::RestoreQuestion]], Command::Confirm, &["Ctrl Enter", "Ctrl S"]),
            on(&[&[KeyContext::Duplicate]], Command::AnotherDocument, &["Ctrl Enter", "Ctrl S"]),
            on(&[FIRST_START], Command::NextStep, &["Ctrl Enter", "Ctrl S"]),
        ],
    ),
    line(texts::KEYS_LEAVE, &[], &[on(EVERYWHERE, Command::Leave, &["Esc"])]),
    line(texts::KEYS_FILL, SEARCH, &[on(LISTS, Command::Complete, &["F6"])]),
    line(
        texts::KEYS_ALIKE,
        &[Chapter::Alike],
        &[
            on(&[ENTRY, &[KeyContext::Duplicate], BATCH], Command::Open, &["Ctrl O"]),
            on(&[&[KeyContext::Duplicate], BATCH], Command::SameDocument, &["F7"]),
        ],
    ),
    line(
        texts::KEYS_CELLS,
        &[Chapter::Incoming],
        &[
            in_field(&[BATCH], &["F2"]),
            in_field(&[BATCH], &["Ctrl D", "F4"]),
            in_field(&[BATCH], &["Ctrl V"]),
            on(&[BATCH], Command::TidyRows, &["F8"]),
        ],
    ),
    line(texts::KEYS_ANOTHER, &[Chapter::Incoming], &[on(&[BATCH], Command::AnotherDocument, &["F6"])]),
    line(
        texts::KEYS_TARGET,
        &[Chapter::Export, Chapter::Print],
        &[on(&[EXPORT, PRINT], Command::ChooseTarget, &["F6"])],
    ),
    line(
        texts::KEYS_DOCUMENT,
        &[Chapter::Search, Chapter::Amend, Chapter::Withdraw, Chapter::Link],
        &[
            on(&[LIST, COLUMNS], Command::Amend, &["Ctrl E"]),
            on(&[LIST], Command::Withdraw, &["Ctrl D"]),
            on(LISTS, Command::Link, &["Ctrl L"]),
        ],
    ),
    line(
        texts::KEYS_FROM_DOCUMENT,
        &[Chapter::Search, Chapter::Link, Chapter::Outgoing],
        &[
            on(LISTS, Command::Answer, &["Ctrl Shift A"]),
            on(LISTS, Command::RegisterSimilar, &["Ctrl Shift M"]),
            on(LISTS, Command::Cite, &["Ctrl Shift C"]),
        ],
    ),
    line(
        texts::KEYS_WITH_OTHERS,
        &[Chapter::Withdraw],
        &[on(&[&[KeyContext::Withdraw]], Command::WithOthers, &["F6"])],
    ),
    line(
        texts::KEYS_SUBMIT,
        FOLLOWED,
        &[
            on(LISTS, Command::Follow(FollowUpKind::Submit), &["Ctrl Shift I"]),
            on(LISTS, Command::Follow(FollowUpKind::Confirm), &["Ctrl Shift K"]),
            on(LISTS, Command::Follow(FollowUpKind::SendBack), &["Ctrl Shift T"]),
        ],
    ),
    line(
        texts::KEYS_FOLLOW,
        FOLLOWED,
        &[
            on(LISTS, Command::Follow(FollowUpKind::Instruct), &["Ctrl I"]),
            on(LISTS, Command::Follow(FollowUpKind::HandOver), &["Ctrl Shift H"]),
            on(LISTS, Command::Follow(FollowUpKind::Report), &["Ctrl Shift J"]),
        ],
    ),
    line(
        texts::KEYS_SEND,
        FOLLOWED,
        &[
            on(LISTS, Command::Follow(FollowUpKind::Send), &["Ctrl Shift G"]),
            on(LISTS, Command::Follow(FollowUpKind::Receive), &["Ctrl Shift R"]),
        ],
    ),
    line(
        texts::KEYS_LEND,
        FOLLOWED,
        &[
            on(LISTS, Command::Follow(FollowUpKind::Lend), &["Ctrl Shift L"]),
            on(LISTS, Command::Follow(FollowUpKind::GiveBack), &["Ctrl Shift B"]),
        ],
    ),
    line(
        texts::KEYS_LINKS,
        &[Chapter::Search, Chapter::Link],
        &[on(LISTS, Command::Open, &["Ctrl O"]), on(LISTS, Command::NextLink, &["Alt ↓"])],
    ),
    line(
        texts::KEYS_LINK,
        &[Chapter::Link],
        &[
            on(&[&[KeyContext::Link]], Command::OtherBook, &["F8"]),
            on(&[&[KeyContext::Link]], Command::Step(Step::Up), &["↑"]),
            on(&[&[KeyContext::Link]], Command::Step(Step::Down), &["↓"]),
        ],
    ),
    line(
        texts::KEYS_ATTACH,
        &[Chapter::Incoming, Chapter::Outgoing, Chapter::Files, Chapter::Search],
        &[
            on(&[LIST, COLUMNS, SAVED, ENTRY], Command::Attach, &["Ctrl K"]),
            on(LISTS, Command::OpenFile, &["Ctrl Shift O"]),
            on(LISTS, Command::WithdrawFile, &["Ctrl Shift D"]),
        ],
    ),
    line(texts::KEYS_NEXT_FILE, &[Chapter::Files, Chapter::Search], &[on(LISTS, Command::NextFile, &["Alt ↑"])]),
    line(
        texts::KEYS_SELECT,
        &[Chapter::Search, Chapter::Export, Chapter::Envelopes],
        &[
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::Through(Step::Up), &["Shift ↑"]),
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::Through(Step::Down), &["Shift ↓"]),
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::Through(Step::PageUp), &["Shift PgUp"]),
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::Through(Step::PageDown), &["Shift PgDn"]),
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::Through(Step::Home), &["Shift Home"]),
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::Through(Step::End), &["Shift End"]),
            on(&[LIST, COLUMNS, SAVED, ENVELOPES], Command::All, &["Ctrl A"]),
        ],
    ),
    line(
        texts::KEYS_EXPORT,
        &[Chapter::Search, Chapter::Export],
        &[on(LISTS, Command::Copy, &["Ctrl C"]), on(LISTS, Command::Export, &["Ctrl Shift S"])],
    ),
    line(
        texts::KEYS_PRINT_LIST,
        &[Chapter::Search, Chapter::Export],
        &[on(LISTS, Command::PrintList, &["Ctrl Shift P"])],
    ),
    line(texts::KEYS_GO_TO, SEARCH, &[on(LISTS, Command::GoTo, &["Ctrl G"])]),
    line(
        texts::KEYS_MENU,
        SEARCH,
        &[on(LISTS, Command::Menu, &["Shift F10", "Menu"]), on(LISTS, Command::Order, &["Ctrl R"])],
    ),
    line(texts::KEYS_ENVELOPES_MENU, &[Chapter::Envelopes], &[on(&[ENVELOPES], Command::Menu, &["Shift F10", "Menu"])]),
    line(texts::KEYS_SAVED, SEARCH, &[on(SCREENS, Command::Searches, &["Ctrl Shift F"])]),
    line(
        texts::KEYS_SAVED_MARKED,
        SEARCH,
        &[
            on(&[SAVED], Command::RenameSearch, &["Ctrl E"]),
            on(&[SAVED, &[KeyContext::KeepSearch]], Command::RemoveSearch, &["Ctrl D"]),
        ],
    ),
    line(
        texts::KEYS_COLUMNS,
        SEARCH,
        &[
            on(LISTS, Command::Columns, &["Shift F8"]),
            on(&[COLUMNS], Command::Column(Side::Left), &["←"]),
            on(&[COLUMNS], Command::Column(Side::Right), &["→"]),
        ],
    ),
    line(
        texts::KEYS_COLUMNS_MARKED,
        SEARCH,
        &[
            on(&[COLUMNS], Command::ShowColumn, &["Space"]),
            on(&[COLUMNS], Command::MoveColumn(Side::Left), &["Alt ←"]),
            on(&[COLUMNS], Command::MoveColumn(Side::Right), &["Alt →"]),
        ],
    ),
    line(
        texts::KEYS_COLUMNS_WIDTH,
        SEARCH,
        &[
            on(&[COLUMNS], Command::Widen(Side::Left), &["Ctrl ←"]),
            on(&[COLUMNS], Command::Widen(Side::Right), &["Ctrl →"]),
        ],
    ),
    line(texts::KEYS_COLUMNS_USUAL, SEARCH, &[on(&[COLUMNS], Command::UsualColumns, &["Ctrl D"])]),
    line(
        texts::KEYS_SWITCH,
        SWITCHED,
        &[
            on(&[&[KeyContext::Outgoing]], Command::Normative, &["F7"]),
            on(LISTS, Command::SearchedBook, &["F7"]),
            on(&[PRINT], Command::NextBook, &["F7"]),
            on(
                &[EXPORT, PRINT_OUT, &[KeyContext::Withdraw, KeyContext::Link, KeyContext::FollowUp]],
                Command::NextChoice,
                &["F7"],
            ),
        ],
    ),
    line(texts::KEYS_FILTER, SEARCH, &[on(LISTS, Command::Filter, &["F8"])]),
    line(texts::KEYS_FORMS, &[Chapter::Print], &[on(&[PRINT], Command::NextForm, &["F8"])]),
    line(
        texts::KEYS_FORM,
        &[Chapter::Print],
        &[
            on(&[PRINT], Command::NextVariant, &["F10"]),
            on(&[PRINT], Command::EmptyForm, &["Ctrl H"]),
            on(&[PRINT], Command::QrCode, &["Ctrl M"]),
        ],
    ),
    line(
        texts::KEYS_OPTIONS,
        &[Chapter::Print],
        &[
            on(&[PRINT], Command::Signed, &["Ctrl U"]),
            on(&[PRINT], Command::OwnColumns, &["Ctrl R"]),
            on(&[PRINT], Command::NextLayout, &["Ctrl L"]),
            on(&[PRINT], Command::ChooseStamped, &["Ctrl K"]),
        ],
    ),
    line(
        texts::KEYS_PRINT_DAY,
        &[Chapter::Print],
        &[
            on(&[PRINT], Command::ClosingPage, &["Ctrl G"]),
            on(&[PRINT], Command::CloseDay, &["Ctrl D"]),
            on(&[PRINT], Command::Open, &["Ctrl O"]),
        ],
    ),
    line(
        texts::KEYS_PRINT_OUT,
        &[Chapter::Print],
        &[
            on(&[PRINT, PREVIEW, PRINT_OUT], Command::Start, &["Ctrl Enter"]),
            on(&[PRINT, PREVIEW], Command::SavePdf, &["Ctrl S"]),
        ],
    ),
    line(
        texts::KEYS_PREVIEW,
        &[Chapter::Print, Chapter::Export],
        &[on(&[PRINT, EXPORT, PREVIEW, PRINT_OUT], Command::Preview, &["Ctrl F2"])],
    ),
    line(
        texts::KEYS_PREVIEW_PAGES,
        &[Chapter::Print],
        &[
            on(&[PREVIEW], Command::Zoom, &["F10"]),
            on(&[PREVIEW], Command::GoToPage, &["Ctrl G"]),
            on(&[PREVIEW], Command::Step(Step::PageUp), &["PgUp"]),
            on(&[PREVIEW], Command::Step(Step::PageDown), &["PgDn"]),
            on(&[PREVIEW], Command::Step(Step::Home), &["Home"]),
            on(&[PREVIEW], Command::Step(Step::End), &["End"]),
            on(&[PREVIEW], Command::Turn(Side::Left), &["←"]),
            on(&[PREVIEW], Command::Turn(Side::Right), &["→"]),
        ],
    ),
    line(
        texts::KEYS_QUICK,
        SEARCH,
        &[
            on(LISTS, Command::Stretch, &["F10"]),
            on(LISTS, Command::Waiting, &["Ctrl H"]),
            on(LISTS, Command::Due, &["Ctrl U"]),
            on(LISTS, Command::Mine, &["Ctrl M"]),
        ],
    ),
    line(texts::KEYS_DAY_WORK, &[Chapter::Search, Chapter::Deadlines], &[on(SCREENS, Command::DayWork, &["Ctrl J"])]),
    line(texts::KEYS_PRINT, &[], &[on(SCREENS, Command::Print, &["Ctrl P"])]),
    line(texts::KEYS_SETTINGS, &[], &[on(SCREENS, Command::Settings, &["F9"])]),
    line(
        texts::KEYS_MAINTENANCE,
        &[Chapter::Search, Chapter::YearEnd, Chapter::Copies, Chapter::Check, Chapter::Import, Chapter::Office],
        &[on(SCREENS, Command::Maintenance, &["Shift F9"])],
    ),
    line(texts::KEYS_MAINTENANCE_SECTIONS, MAINTAINED, &[on(&[MAINTENANCE], Command::NextSection, &["F8"])]),
    line(
        texts::KEYS_RESTORE,
        &[Chapter::Copies],
        &[
            on(&[RESTORE], Command::Step(Step::Up), &["↑"]),
            on(&[RESTORE], Command::Step(Step::Down), &["↓"]),
            on(&[RESTORE], Command::Enter, &["Enter"]),
            on(&[RESTORE], Command::ChooseCopy, &["F6"]),
            on(&[RESTORE], Command::Restore, &["Ctrl D"]),
        ],
    ),
    line(texts::KEYS_REOPEN, &[Chapter::Copies], &[on(EVERYWHERE, Command::Reopen, &["Shift F5"])]),
    line(
        texts::KEYS_IMPORT,
        &[Chapter::Import],
        &[
            on(&[IMPORT], Command::ChooseList, &["F6"]),
            on(&[IMPORT], Command::CheckAgain, &["F7"]),
            on(&[IMPORT], Command::CopyRefused, &["Ctrl C"]),
            on(&[IMPORT], Command::Open, &["Ctrl O"]),
        ],
    ),
    line(
        texts::KEYS_IMPORT_ANSWER,
        &[Chapter::Import],
        &[
            on(&[IMPORT], Command::AcceptRows, &["Ctrl G"]),
            on(&[IMPORT], Command::Step(Step::Up), &["↑"]),
            on(&[IMPORT], Command::Step(Step::Down), &["↓"]),
            on(&[IMPORT], Command::Enter, &["Enter"]),
        ],
    ),
    line(texts::KEYS_IMPORT_REFUSED, &[Chapter::Import], &[on(&[IMPORT], Command::SaveRefused, &["Ctrl Shift S"])]),
    line(
        texts::KEYS_DISPLAY,
        &[],
        &[on(EVERYWHERE, Command::Larger, &["F11"]), on(EVERYWHERE, Command::Appearance, &["F12"])],
    ),
    line(texts::KEYS_BACK_UP, &[], &[on(SCREENS, Command::BackUp, &["Ctrl B"])]),
    line(
        texts::KEYS_SECTIONS,
        SECTIONS,
        &[
            on(&[SETTINGS], Command::NextSection, &["F8"]),
            on(&[SETTINGS], Command::Step(Step::PageUp), &["PgUp"]),
            on(&[SETTINGS], Command::Step(Step::PageDown), &["PgDn"]),
        ],
    ),
    line(
        texts::KEYS_MARKED,
        SECTIONS,
        &[
            on(&[SETTINGS], Command::Step(Step::Up), &["↑"]),
            on(&[SETTINGS], Command::Step(Step::Down), &["↓"]),
            on(
                &[&[
                    KeyContext::Authorities,
                    KeyContext::Units,
                    KeyContext::Recipients,
                    KeyContext::Successions,
                    KeyContext::Types,
                    KeyContext::Calendar,
                ]],
                Command::Change,
                &["Ctrl E"],
            ),
            on(
                &[&[KeyContext::Units, KeyContext::Recipients, KeyContext::Successions, KeyContext::Calendar]],
                Command::Remove,
                &["Ctrl D"],
            ),
        ],
    ),
    line(
        texts::KEYS_OFFICE,
        &[Chapter::Office],
        &[
            on(&[&[KeyContext::Office]], Command::OpenFolder, &["F6"]),
            on(&[&[KeyContext::Office]], Command::OtherLanguage, &["F7"]),
            on(&[&[KeyContext::Office]], Command::ChooseCopyFolder, &["Ctrl O"]),
            on(&[&[KeyContext::Office]], Command::CorrectName, &["Ctrl D"]),
        ],
    ),
    line(
        texts::KEYS_SERIES,
        &[Chapter::Office],
        &[
            on(&[&[KeyContext::Series]], Command::Normative, &["F6"]),
            on(&[&[KeyContext::Series]], Command::EndSeries, &["Ctrl D"]),
        ],
    ),
    line(
        texts::KEYS_TYPES,
        &[Chapter::Office],
        &[
            on(&[&[KeyContext::Types]], Command::NextCategory, &["F6"]),
            on(&[&[KeyContext::Types]], Command::Retire, &["Ctrl D"]),
        ],
    ),
    line(
        texts::KEYS_HELD,
        &[Chapter::Hold],
        &[
            on(&[&[KeyContext::Holding]], Command::NextChoice, &["F7"]),
            on(&[&[KeyContext::Holding]], Command::Normative, &["F6"]),
            on(&[&[KeyContext::Holding]], Command::NextHeld, &["Alt ↓"]),
            on(&[&[KeyContext::Holding]], Command::GiveUpHeld, &["Ctrl D"]),
        ],
    ),
    line(
        texts::KEYS_CALENDAR,
        &[Chapter::Deadlines],
        &[
            on(&[&[KeyContext::Calendar]], Command::DayOff, &["F7"]),
            on(&[&[KeyContext::Calendar]], Command::ImportCalendar, &["Ctrl O"]),
        ],
    ),
    line(
        texts::KEYS_BEGIN,
        &[Chapter::Begin],
        &[
            on(&[FIRST_START], Command::OtherLanguage, &["F7"]),
            on(&[&[KeyContext::FirstOffice]], Command::Demo, &["F6"]),
            on(&[&[KeyContext::FirstOffice, KeyContext::Refused]], Command::Recover, &["Ctrl O"]),
            on(&[&[KeyContext::FirstClerk]], Command::ChooseCopyFolder, &["Ctrl O"]),
        ],
    ),
];
