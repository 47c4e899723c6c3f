//! The contexts of keys: a screen, or the dialog over it.

macro_rules! contexts {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The screen or dialog that handles keys.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum KeyContext { $($(#[$doc])* $name),+ }

        impl KeyContext {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

contexts! {
    /// A registry is being opened or restored.
    Opening,
    /// The registry could not be opened.
    Refused,
    /// A copy is being chosen in place of a registry that cannot be opened.
    Recovery,
    /// The first start: the office.
    FirstOffice,
    /// The first start: authorities and numbers.
    FirstBooks,
    /// The first start: who writes, and where copies go.
    FirstClerk,
    Guide,
    /// The figures of today and of the year.
    Overview,
    /// The list, its menus, the details and the day's work beside it.
    List,
    /// The strip of columns above the list.
    Columns,
    /// The menu of kept searches.
    SavedSearches,
    /// The form of an incoming document.
    Incoming,
    /// The form of an outgoing document.
    Outgoing,
    /// The question whether a document is registered already.
    Duplicate,
    /// The question whether dates are right.
    Doubt,
    /// The batch of incoming documents.
    Batch,
    Envelopes,
    /// The dialog of what is done to envelopes.
    EnvelopeAction,
    /// Books and printing.
    Print,
    /// The pages as they would be printed.
    Preview,
    /// Settings: the office, the folders, how the window looks.
    Office,
    /// Settings: number series.
    Series,
    /// Settings: held numbers.
    Holding,
    /// Settings: locked books.
    Locks,
    /// Settings: issuing authorities.
    Authorities,
    /// Settings: units.
    Units,
    /// Settings: groups of receivers.
    Recipients,
    /// Settings: bodies renamed or merged.
    Successions,
    /// Settings: types of documents.
    Types,
    /// Settings: the working calendar.
    Calendar,
    /// Maintenance: taking in a list.
    Import,
    /// Maintenance: checking the registry.
    Check,
    /// Maintenance: restoring a copy.
    Restore,
    /// The question before a copy is restored.
    RestoreQuestion,
    /// The dialog that asks who writes.
    Clerk,
    /// The dialog that cancels or recalls.
    Withdraw,
    /// The dialog that withdraws a file.
    WithdrawFile,
    /// The dialog that links.
    Link,
    /// The dialog that exports or prints a list.
    Export,
    /// The dialog that prints on paper.
    PrintOut,
    /// The dialog that names a search.
    KeepSearch,
    /// The dialog of the last numbers on paper.
    LastNumbers,
    /// The dialog of what happened to documents.
    FollowUp,
}
