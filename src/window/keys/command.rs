//! The commands of keys. A command means the same on every screen; `table` binds keys to it, by screen.

use domain::book::Book;

use crate::{kit::rows::Step, list_columns::Side, screens::follow_up::FollowUpKind};

/// The command of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Open the guide at this screen's chapter, or go back.
    Guide,
    /// Open the registry anew.
    Reopen,
    /// Draw everything one size larger; after the largest comes the smallest.
    Larger,
    /// Switch to the next look: light, dark, high contrast, as the system.
    Appearance,

    /// A new document of this book.
    Register(Book),
    /// A batch of incoming documents.
    Batch,
    /// Envelopes passed on unopened.
    Envelopes,
    /// This book's list.
    Show(Book),
    /// The figures of today and of the year.
    Overview,
    /// Books and printing.
    Print,
    Settings,
    /// Import, check and restore the registry.
    Maintenance,
    /// Show or hide the day's work.
    DayWork,
    /// Back up now.
    BackUp,
    /// Go to the search box.
    Search,
    /// The saved searches.
    Searches,
    YearBefore,
    YearAfter,

    /// Take what is marked, or go to the next field.
    Enter,
    /// Leave the form, dialog or screen; what was typed is kept.
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
    /// Undo the last step of the form.
    Undo,
    Redo,
    /// Save the form.
    Save,
    /// Start the job of the screen: print, export, import, check.
    Start,
    /// Save what would be printed as a file.
    SavePdf,
    /// Answer the question with yes.
    Confirm,
    /// Open the file just made, or the document that the chosen line names.
    Open,

    /// Fill in what was not known at registering.
    Complete,
    /// Amend the chosen document.
    Amend,
    /// Cancel or recall the chosen document.
    Withdraw,
    /// Cancel the documents that depend on it as well.
    WithOthers,
    /// Link the chosen document with another.
    Link,
    /// A new outgoing document that answers the chosen incoming one.
    Answer,
    /// A new document like the chosen one.
    RegisterSimilar,
    /// Copy the line that cites the chosen document.
    Cite,
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
    /// The menu of the selected rows.
    Menu,
    /// The menu of orders of the list.
    Order,
    /// Copy what is selected.
    Copy,
    /// Export what is selected, or the list.
    Export,
    /// Print what is selected, or the list.
    PrintList,
    /// Go to a row by its number.
    GoTo,
    /// Show or hide the filters of the list.
    Filter,
    /// The next period: today, this week, the year.
    Stretch,
    /// What has not been handed over, or all.
    Waiting,
    /// What is due or overdue, or all.
    Due,
    /// What the clerk registered, or all.
    Mine,
    /// The hits of both books, of the incoming, of the outgoing one.
    SearchedBook,
    /// Give the marked search another name.
    RenameSearch,
    /// Remove the marked search.
    RemoveSearch,

    /// Show or hide the strip of columns.
    Columns,
    Column(Side),
    /// Show the marked column, or hide it.
    ShowColumn,
    /// Move the marked column to this side.
    MoveColumn(Side),
    /// Make the marked column narrower, or wider.
    Widen(Side),
    /// The default columns.
    UsualColumns,

    /// Write today into the date field.
    Today,
    /// The month below a date, the suggestions below another field.
    OpenBelow,
    /// Repeat the value of the document registered last.
    Repeat,
    /// Show or hide the rarer fields.
    RareFields,
    /// Legal normative or not.
    Normative,
    ChooseNumber,
    /// Accept what the form offers: a number far on, a shared series.
    AcceptOffer,
    /// It is the document already registered, received another way.
    SameDocument,
    /// It is another document all the same.
    AnotherDocument,
    /// Remove the registered rows from the grid.
    TidyRows,

    /// Pass the selected envelopes on.
    PassOn,
    /// Join the selected envelope to the document registered from it.
    JoinDocument,
    /// Strike the selected envelopes out.
    StrikeOut,

    /// The next of the choices that stand above the form.
    NextChoice,
    OtherBook,
    /// Choose the file that is written.
    ChooseTarget,

    /// Show the pages before printing, or go back.
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
    CloseDay,
    /// Go to a page by its number.
    GoToPage,
    /// The whole page, or larger.
    Zoom,
    /// Scroll the page to this side, or turn to the page there.
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
    /// Import a calendar from a file.
    ImportCalendar,
    /// The next held number.
    NextHeld,
    /// Give the marked held number up.
    GiveUpHeld,
    /// End a numbering in the year.
    EndSeries,
    /// Correct the office's name as one that was mistyped.
    CorrectName,
    /// Open the marked folder.
    OpenFolder,
    /// Choose the folder of backups.
    ChooseCopyFolder,
    OtherLanguage,

    /// Choose the list to import.
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
    /// Ask whether to restore the copy that was checked.
    Restore,
    /// Recover a registry from a backup.
    Recover,

    /// The next step of the first start.
    NextStep,
    /// An invented year to try the program with.
    Demo,
}
