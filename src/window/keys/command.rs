//! What a key can ask for. A command means the same on every screen; which keys ask for it where is in `table`.

use domain::book::Book;

use crate::{kit::rows::Step, list_columns::Side, screens::follow_up::FollowUpKind};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// The guide to this screen, and back.
    Guide,
    /// Open the registry anew.
    Reopen,
    /// Everything one size larger; after the largest the smallest again.
    Larger,
    /// The next look: light, dark, high contrast, as the system.
    Appearance,

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
    /// Maintenance of the registry.
    Maintenance,
    /// The day's work.
    DayWork,
    /// A backup now.
    BackUp,
    /// Into the search box.
    Search,
    /// The searches that were kept.
    Searches,
    /// The year before.
    YearBefore,
    /// The year after.
    YearAfter,

    /// Go on: take what is marked, or to the next field.
    Enter,
    /// Leave what is being done; it is kept.
    Leave,
    /// The next field.
    Next,
    /// The field before.
    Previous,
    /// A step in what is listed.
    Step(Step),
    /// A step in the list that selects the rows on the way.
    Through(Step),
    /// Every row of the list.
    All,
    /// Take back what was done last in the form.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Save what is written in the form.
    Save,
    /// Start what the screen is for: printing, exporting, taking in, checking.
    Start,
    /// Answer the question with yes.
    Confirm,
    /// Open what is meant: the file just made, the document a line points at.
    Open,

    /// Fill in what was not known at registering.
    Complete,
    /// Amend the chosen document.
    Amend,
    /// Cancel or recall the chosen document.
    Withdraw,
    /// Cancel with it the documents that depend on it.
    WithOthers,
    /// Link the chosen document with another.
    Link,
    /// Write down what happened to the selected documents after their number.
    Follow(FollowUpKind),
    /// The next link of the chosen document.
    NextLink,
    /// Attach files.
    Attach,
    /// Open the file that is meant.
    OpenFile,
    /// Withdraw the file that is meant.
    WithdrawFile,
    /// The next file of the chosen document.
    NextFile,
    /// What may be done with what is selected.
    Menu,
    /// By which column the list is ordered.
    Order,
    /// Copy what is selected.
    Copy,
    /// Export what is selected, or the list.
    Export,
    /// Print what is selected, or the list.
    PrintList,
    /// To a row by its number.
    GoTo,
    /// Filters of the list, or put them away.
    Filter,
    /// The next stretch of days: today, this week, the year.
    Stretch,
    /// What has not been handed over, or all.
    Waiting,
    /// What is due or overdue, or all.
    Due,
    /// What one registered oneself, or all.
    Mine,
    /// The hits of both books, of the incoming, of the outgoing one.
    SearchedBook,
    /// Give the marked search another name.
    RenameSearch,
    /// Remove the marked search.
    RemoveSearch,

    /// Choose the columns of the list, or no longer.
    Columns,
    /// The column at this side.
    Column(Side),
    /// Show the marked column, or hide it.
    ShowColumn,
    /// Move the marked column to this side.
    MoveColumn(Side),
    /// Make the marked column narrower, or wider.
    Widen(Side),
    /// The columns as they are without a choice.
    UsualColumns,

    /// Today, into the date.
    Today,
    /// The month below a date, the suggestions below another field.
    OpenBelow,
    /// The value of the document registered last, into the field.
    Repeat,
    /// The rarer fields, or put them away.
    RareFields,
    /// Legal normative or not.
    Normative,
    /// A number of one's own choice.
    ChooseNumber,
    /// Accept what the form offers: a number far on, a shared series.
    AcceptOffer,
    /// It is the document registered already, come by another way.
    SameDocument,
    /// It is another document all the same.
    AnotherDocument,
    /// Put the registered rows of the batch away.
    TidyRows,

    /// Pass the selected envelopes on.
    PassOn,
    /// Join the selected envelope to the document registered from it.
    JoinDocument,
    /// Strike the selected envelopes out.
    StrikeOut,

    /// The next of the choices that stand above the form.
    NextChoice,
    /// The other book.
    OtherBook,
    /// Choose the file that is written.
    ChooseTarget,

    /// Look at what would be printed, and back.
    Preview,
    /// The next registry book to print.
    NextBook,
    /// The next form to print.
    NextForm,
    /// The next way to print it: the part of a book, the paper of a form.
    NextVariant,
    /// The form without entries.
    EmptyForm,
    /// With a QR code.
    QrCode,
    /// With who received filled in.
    Signed,
    /// With columns of the office's own.
    OwnColumns,
    /// The next paper of such a table, or the next place of the stamp.
    NextLayout,
    /// Choose the PDF that is stamped.
    ChooseStamped,
    /// With the page that closes the book.
    ClosingPage,
    /// Close the day.
    CloseDay,
    /// To a page by its number.
    GoToPage,
    /// The whole page, or larger.
    Zoom,
    /// To this side of the page, or to the page there.
    Turn(Side),

    /// The next section of the screen.
    NextSection,
    /// Change the marked line in the form.
    Change,
    /// Remove the marked line.
    Remove,
    /// Offer the marked type no longer, or again.
    Retire,
    /// The next category of types.
    NextCategory,
    /// A day off, or a working day.
    DayOff,
    /// Take in a calendar from a file.
    ImportCalendar,
    /// The next held number.
    NextHeld,
    /// Give the marked held number up.
    GiveUpHeld,
    /// End a numbering in the year.
    EndSeries,
    /// The office's name was written wrongly, and always was another.
    CorrectName,
    /// Open the marked folder.
    OpenFolder,
    /// Choose the folder of backups.
    ChooseCopyFolder,
    /// The other language.
    OtherLanguage,

    /// Choose the list to take in.
    ChooseList,
    /// Check the list again.
    CheckAgain,
    /// Copy the refused rows.
    CopyRefused,
    /// Save the refused rows to a file.
    SaveRefused,
    /// Accept what the list asks about: numbers that jump, rows without one, days ahead.
    AcceptRows,
    /// Choose a backup elsewhere.
    ChooseCopy,
    /// Ask to restore the copy that was looked at.
    Restore,
    /// Recover a registry from a backup.
    Recover,

    /// The next step of the first start.
    NextStep,
    /// An invented year to try the program with.
    Demo,
}
