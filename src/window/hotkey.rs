//! Keys with a meaning on every screen, apart from typing.

use iced::keyboard::{Event, Key, key::Named};

use domain::book::Book;

use super::{kit::rows::Step, list_columns::Side, screens::follow_up::FollowUpKind};

/// The command of a key. The screen that is shown decides what it does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new document of this book.
    Register(Book),
    /// A batch of incoming documents.
    Batch,
    /// Envelopes passed on unopened.
    Envelopes,
    /// This book's list.
    Show(Book),
    /// Books and printing.
    Print,
    /// Settings.
    Settings,
    /// Import, check and restore the registry.
    Maintenance,
    /// Open the registry anew.
    Reopen,
    /// Into the search box.
    Search,
    /// Save what is being written.
    Save,
    /// Go on: take what is marked, or to the next field.
    Enter,
    /// Leave what is being done; it is kept.
    Leave,
    /// The next field.
    Next,
    /// The field before.
    Previous,
    /// A step in the list.
    Step(Step),
    /// A step in the list that selects the rows on the way.
    Through(Step),
    /// To what stands at this side.
    Side(Side),
    /// Narrower, or wider.
    Widen(Side),
    /// Take what one stands on, or let it go.
    Mark,
    /// The columns of the list.
    Columns,
    /// The searches that were kept.
    Searches,
    /// Print what is selected, or the list.
    PrintList,
    /// Look at what would be printed.
    Preview,
    /// Every row of the list.
    All,
    /// Copy what is selected.
    Copy,
    /// Export what is selected, or the list.
    Export,
    /// What may be done with what is selected.
    Menu,
    /// By which column the list is ordered.
    Order,
    /// The keys on one page.
    Keys,
    /// Fill in what was not known at registering.
    Complete,
    /// Today, into the date.
    Today,
    /// Filters of the list, or put them away.
    Filter,
    /// The next stretch of days: today, this week, the year.
    Stretch,
    /// What has not been handed over, or all.
    Waiting,
    /// What is due or overdue, or all.
    Due,
    /// Show or hide the day's work.
    DayWork,
    /// What one registered oneself, or all.
    Mine,
    /// The next choice of the screen: which book, VBQPPL or not, which language.
    Switch,
    /// The year before.
    YearBefore,
    /// The year after.
    YearAfter,
    /// A backup now.
    BackUp,
    /// Open what was made, or the document that is meant.
    Open,
    /// Amend the chosen document.
    Amend,
    /// Cancel or recall the chosen document.
    Withdraw,
    /// Link the chosen document with another.
    Link,
    /// Record a follow-up action of the selected documents.
    Follow(FollowUpKind),
    /// The next link of the chosen document.
    NextLink,
    /// Attach files.
    Attach,
    /// Open the chosen file.
    OpenFile,
    /// Withdraw the chosen file.
    WithdrawFile,
    /// The next file of the chosen document.
    NextFile,
    /// Choose the number.
    Number,
    /// Undo the last step of the form.
    Undo,
    /// Redo it.
    Redo,
    /// Repeat the value of the document registered last; where no form is open, show the incoming book.
    Repeat,
    /// Draw everything one size larger; after the largest comes the smallest.
    Larger,
    /// Switch to the next look: light, dark, high contrast, as the system.
    Appearance,
}

/// The command of a key, if it is one.
#[must_use]
pub fn command(event: &Event) -> Option<Command> {
    let Event::KeyPressed { key, physical_key, modifiers, .. } = event else { return None };
    let (ctrl, shift, alt) = (modifiers.command(), modifiers.shift(), modifiers.alt());
    match key {
        Key::Named(named) => named_command(*named, ctrl, shift, alt),
        Key::Character(_) if ctrl && !alt => match key.to_latin(*physical_key)?.to_ascii_lowercase() {
            'a' if !shift => Some(Command::All),
            'c' if !shift => Some(Command::Copy),
            'n' if shift => Some(Command::Register(Book::Outgoing)),
            'n' => Some(Command::Register(Book::Incoming)),
            'p' if shift => Some(Command::PrintList),
            'p' => Some(Command::Print),
            'f' if shift => Some(Command::Searches),
            'f' => Some(Command::Search),
            's' if shift => Some(Command::Export),
            's' => Some(Command::Save),
            'i' if shift => Some(Command::Follow(FollowUpKind::Submit)),
            'i' => Some(Command::Follow(FollowUpKind::Instruct)),
            'h' if shift => Some(Command::Follow(FollowUpKind::HandOver)),
            'j' if shift => Some(Command::Follow(FollowUpKind::Report)),
            // Input methods on Linux take these: a character by its number, an emoji by its name.
            'u' | 'e' if shift => None,
            'g' if shift => Some(Command::Follow(FollowUpKind::Send)),
            'r' if shift => Some(Command::Follow(FollowUpKind::Receive)),
            'l' if shift => Some(Command::Follow(FollowUpKind::Lend)),
            'b' if shift => Some(Command::Follow(FollowUpKind::GiveBack)),
            'h' => Some(Command::Waiting),
            't' if shift => Some(Command::Follow(FollowUpKind::SendBack)),
            't' => Some(Command::Today),
            'k' if shift => Some(Command::Follow(FollowUpKind::Confirm)),
            'k' => Some(Command::Attach),
            'o' if shift => Some(Command::OpenFile),
            'o' => Some(Command::Open),
            'b' => Some(Command::BackUp),
            'e' => Some(Command::Amend),
            'd' if shift => Some(Command::WithdrawFile),
            'd' => Some(Command::Withdraw),
            'l' => Some(Command::Link),
            'r' => Some(Command::Order),
            'm' => Some(Command::Mine),
            'u' => Some(Command::Due),
            'j' => Some(Command::DayWork),
            'g' => Some(Command::Number),
            'z' if shift => Some(Command::Redo),
            'z' => Some(Command::Undo),
            'y' => Some(Command::Redo),
            _ => None,
        },
        _ => None,
    }
}

fn named_command(named: Named, ctrl: bool, shift: bool, alt: bool) -> Option<Command> {
    let plain = !(ctrl || shift || alt);
    match named {
        Named::F1 => Some(Command::Keys),
        Named::F2 if shift => Some(Command::Batch),
        Named::F2 if ctrl => Some(Command::Preview),
        Named::F2 => Some(Command::Register(Book::Incoming)),
        Named::F3 => Some(Command::Register(Book::Outgoing)),
        Named::F4 if shift => Some(Command::Envelopes),
        Named::F4 => Some(Command::Repeat),
        Named::F5 if shift => Some(Command::Reopen),
        Named::F5 => Some(Command::Show(Book::Outgoing)),
        Named::F9 if shift => Some(Command::Maintenance),
        Named::F9 => Some(Command::Settings),
        Named::F6 => Some(Command::Complete),
        Named::F7 => Some(Command::Switch),
        Named::F8 if shift => Some(Command::Columns),
        Named::F8 => Some(Command::Filter),
        Named::ContextMenu => Some(Command::Menu),
        Named::F10 if shift => Some(Command::Menu),
        Named::F10 if plain => Some(Command::Stretch),
        Named::F11 => Some(Command::Larger),
        Named::F12 => Some(Command::Appearance),
        Named::Enter if ctrl => Some(Command::Save),
        Named::Enter => Some(Command::Enter),
        Named::Escape => Some(Command::Leave),
        Named::Tab if ctrl || alt => None,
        Named::Tab if shift => Some(Command::Previous),
        Named::Tab => Some(Command::Next),
        Named::ArrowLeft if alt => Some(Command::YearBefore),
        Named::ArrowRight if alt => Some(Command::YearAfter),
        Named::ArrowLeft if ctrl && !shift => Some(Command::Widen(Side::Left)),
        Named::ArrowRight if ctrl && !shift => Some(Command::Widen(Side::Right)),
        Named::ArrowLeft if plain => Some(Command::Side(Side::Left)),
        Named::ArrowRight if plain => Some(Command::Side(Side::Right)),
        Named::Space if plain => Some(Command::Mark),
        Named::ArrowDown if alt => Some(Command::NextLink),
        Named::ArrowUp if alt => Some(Command::NextFile),
        _ if plain => step(named).map(Command::Step),
        _ if shift && !(ctrl || alt) => step(named).map(Command::Through),
        _ => None,
    }
}

fn step(named: Named) -> Option<Step> {
    match named {
        Named::ArrowUp => Some(Step::Up),
        Named::ArrowDown => Some(Step::Down),
        Named::PageUp => Some(Step::PageUp),
        Named::PageDown => Some(Step::PageDown),
        Named::Home => Some(Step::Home),
        Named::End => Some(Step::End),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use iced::keyboard::{
        Location, Modifiers,
        key::{Code, Physical},
    };

    use super::*;

    fn pressed(key: Key, physical: Code, modifiers: Modifiers) -> Event {
        Event::KeyPressed {
            modified_key: key.clone(),
            key,
            physical_key: Physical::Code(physical),
            location: Location::Standard,
            modifiers,
            text: None,
            repeat: false,
        }
    }

    #[track_caller]
    fn letter(letter: &str, physical: Code, modifiers: Modifiers, wanted: Option<Command>) {
        let event = pressed(Key::Character(letter.into()), physical, modifiers);
        assert_eq!(command(&event), wanted, "{letter} {modifiers:?}");
    }

    #[test]
    fn control_keys() {
        let (ctrl, shift) = (Modifiers::CTRL, Modifiers::SHIFT);
        letter("n", Code::KeyN, ctrl, Some(Command::Register(Book::Incoming)));
        letter("N", Code::KeyN, ctrl | shift, Some(Command::Register(Book::Outgoing)));
        letter("p", Code::KeyP, ctrl, Some(Command::Print));
        // A focused input writes the character of these even with Ctrl, so they cannot be commands.
        letter("1", Code::Digit1, ctrl, None);
        letter(",", Code::Comma, ctrl, None);
        letter("f", Code::KeyF, ctrl, Some(Command::Search));
        letter("F", Code::KeyF, ctrl | shift, Some(Command::Searches));
        letter("P", Code::KeyP, ctrl | shift, Some(Command::PrintList));
        letter("s", Code::KeyS, ctrl, Some(Command::Save));
        letter("S", Code::KeyS, ctrl | shift, Some(Command::Export));
        letter("e", Code::KeyE, ctrl, Some(Command::Amend));
        letter("d", Code::KeyD, ctrl, Some(Command::Withdraw));
        letter("l", Code::KeyL, ctrl, Some(Command::Link));
        letter("k", Code::KeyK, ctrl, Some(Command::Attach));
        letter("O", Code::KeyO, ctrl | shift, Some(Command::OpenFile));
        letter("g", Code::KeyG, ctrl, Some(Command::Number));
        letter("i", Code::KeyI, ctrl, Some(Command::Follow(FollowUpKind::Instruct)));
        letter("H", Code::KeyH, ctrl | shift, Some(Command::Follow(FollowUpKind::HandOver)));
        letter("J", Code::KeyJ, ctrl | shift, Some(Command::Follow(FollowUpKind::Report)));
        letter("U", Code::KeyU, ctrl | shift, None);
        letter("E", Code::KeyE, ctrl | shift, None);
        letter("G", Code::KeyG, ctrl | shift, Some(Command::Follow(FollowUpKind::Send)));
        letter("I", Code::KeyI, ctrl | shift, Some(Command::Follow(FollowUpKind::Submit)));
        letter("K", Code::KeyK, ctrl | shift, Some(Command::Follow(FollowUpKind::Confirm)));
        letter("T", Code::KeyT, ctrl | shift, Some(Command::Follow(FollowUpKind::SendBack)));
        letter("R", Code::KeyR, ctrl | shift, Some(Command::Follow(FollowUpKind::Receive)));
        letter("L", Code::KeyL, ctrl | shift, Some(Command::Follow(FollowUpKind::Lend)));
        letter("B", Code::KeyB, ctrl | shift, Some(Command::Follow(FollowUpKind::GiveBack)));
        letter("z", Code::KeyZ, ctrl, Some(Command::Undo));
        letter("Z", Code::KeyZ, ctrl | shift, Some(Command::Redo));
        letter("y", Code::KeyY, ctrl, Some(Command::Redo));
        letter("a", Code::KeyA, ctrl, Some(Command::All));
        letter("c", Code::KeyC, ctrl, Some(Command::Copy));
    }

    /// `AltGr` is Ctrl+Alt on some keyboards and writes letters; letters alone are text.
    #[test]
    fn what_writes_is_no_command() {
        letter("s", Code::KeyS, Modifiers::empty(), None);
        letter("s", Code::KeyS, Modifiers::SHIFT, None);
        letter("s", Code::KeyS, Modifiers::CTRL | Modifiers::ALT, None);
        letter("z", Code::KeyZ, Modifiers::empty(), None);
    }

    #[test]
    fn named_keys() {
        let named = |named, modifiers| command(&pressed(Key::Named(named), Code::Enter, modifiers));
        assert_eq!(named(Named::Enter, Modifiers::CTRL), Some(Command::Save));
        assert_eq!(named(Named::Enter, Modifiers::empty()), Some(Command::Enter));
        assert_eq!(named(Named::Tab, Modifiers::SHIFT), Some(Command::Previous));
        assert_eq!(named(Named::Tab, Modifiers::ALT), None);
        assert_eq!(named(Named::ArrowDown, Modifiers::empty()), Some(Command::Step(Step::Down)));
        assert_eq!(named(Named::ArrowLeft, Modifiers::ALT), Some(Command::YearBefore));
        assert_eq!(named(Named::F1, Modifiers::empty()), Some(Command::Keys));
        assert_eq!(named(Named::F5, Modifiers::empty()), Some(Command::Show(Book::Outgoing)));
        assert_eq!(named(Named::End, Modifiers::SHIFT), Some(Command::Through(Step::End)));
        assert_eq!(named(Named::End, Modifiers::CTRL), None);
        assert_eq!(named(Named::F10, Modifiers::SHIFT), Some(Command::Menu));
        assert_eq!(named(Named::ContextMenu, Modifiers::empty()), Some(Command::Menu));
        assert_eq!(named(Named::F10, Modifiers::empty()), Some(Command::Stretch));
        assert_eq!(named(Named::F13, Modifiers::empty()), None);
        assert_eq!(named(Named::F2, Modifiers::SHIFT), Some(Command::Batch));
        assert_eq!(named(Named::F4, Modifiers::SHIFT), Some(Command::Envelopes));
        assert_eq!(named(Named::F2, Modifiers::CTRL), Some(Command::Preview));
        assert_eq!(named(Named::F8, Modifiers::SHIFT), Some(Command::Columns));
        assert_eq!(named(Named::ArrowLeft, Modifiers::empty()), Some(Command::Side(Side::Left)));
        assert_eq!(named(Named::ArrowRight, Modifiers::CTRL), Some(Command::Widen(Side::Right)));
        assert_eq!(named(Named::ArrowRight, Modifiers::CTRL | Modifiers::SHIFT), None);
        assert_eq!(named(Named::Space, Modifiers::empty()), Some(Command::Mark));
        assert_eq!(named(Named::F9, Modifiers::SHIFT), Some(Command::Maintenance));
    }

    #[test]
    fn letting_a_key_go_does_nothing() {
        let event = Event::KeyReleased {
            key: Key::Named(Named::F1),
            modified_key: Key::Named(Named::F1),
            physical_key: Physical::Code(Code::F1),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
        };
        assert_eq!(command(&event), None);
    }
}
