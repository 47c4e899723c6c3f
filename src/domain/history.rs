//! The history of the registry: each change one event, with what stood before and after, by whom and why.

use chrono::{DateTime, FixedOffset};

use texts::{Text, Value};

use super::{
    came_by::CameBy,
    content::Priority,
    date,
    document_field::DocumentField,
    field::Field,
    follow_up::{
        handling::{Role, State},
        sending::SentBy,
    },
};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it in JSON and the database.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The one of a word.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What was done.
    Action {
        /// A document was registered.
        Registered = "registered",
        /// A document was taken over from a registry that kept no history.
        TakenOver = "taken-over",
        /// Fields were changed.
        Amended = "amended",
        /// Hand-over and receivers were filled in (Điều 23).
        Completed = "completed",
        /// Hủy.
        Cancelled = "cancelled",
        /// Thu hồi.
        Recalled = "recalled",
        /// Two documents were linked.
        Linked = "linked",
        /// A series was opened, by the first document of a period or by the office.
        Opened = "opened",
        /// A series was closed before its period ended.
        Closed = "closed",
        /// A number was held.
        Held = "held",
        /// A mistyped number was taken back (thu lại số): its series goes on where it stood.
        TakenBack = "taken-back",
        /// A held number was used.
        Used = "used",
        /// A held number was given up.
        Released = "released",
        /// The day of a held number passed.
        Expired = "expired",
        /// A book was locked.
        Locked = "locked",
        /// A locked book was reopened.
        Reopened = "reopened",
        /// An authority, a type, the office was added.
        Added = "added",
        /// An authority, a type, the office was changed.
        Changed = "changed",
        /// A day was closed and its register printed.
        DayClosed = "day-closed",
        /// A file was attached to a document.
        Attached = "attached",
        /// A wrongly attached file was withdrawn.
        Withdrawn = "withdrawn",
        /// Trình.
        Submitted = "submitted",
        /// Ý kiến chỉ đạo was written down.
        Instructed = "instructed",
        /// A unit was given the document.
        Assigned = "assigned",
        /// A unit's progress was reported.
        Reported = "reported",
        /// Chuyển giao.
        HandedOver = "handed-over",
        /// Receipt was confirmed to the sender.
        Confirmed = "confirmed",
        /// A document was sent back to its sender.
        SentBack = "sent-back",
        /// Gửi đi.
        Sent = "sent",
        /// A receiver's receipt came back.
        Received = "received",
        /// The file copy was lent.
        Lent = "lent",
        /// The file copy came back.
        GivenBack = "given-back",
        /// An envelope was taken in unopened.
        TakenIn = "taken-in",
        /// An envelope was passed on unopened.
        PassedOn = "passed-on",
        /// An envelope turned out to hold office business, and its document was registered.
        FoundRegistrable = "found-registrable",
        /// An entry written by mistake was struck out.
        Struck = "struck",
        /// A page of a bound book was printed (in tiếp).
        Printed = "printed",
        /// A backup took the registry's place.
        Restored = "restored",
        /// What the registry before had given or decided was carried over at a restoring.
        CarriedOver = "carried-over",
        /// The last number on paper was told after a restoring.
        Told = "told",
        /// Guards or indexes of the file were put back.
        PutBack = "put-back",
        /// Why a number stays with two documents was ruled.
        Ruled = "ruled",
    }
}

words! {
    /// What it was done to: a table of record.
    Record {
        /// An issuing authority.
        Authority = "authority",
        /// A name an authority had before.
        FormerName = "former_name",
        /// The office.
        Office = "office",
        /// A type of document.
        DocumentType = "document_type",
        /// A number series.
        Series = "series",
        /// A day on which numbering begins anew.
        PeriodStart = "period_start",
        /// A document with its receivers.
        Document = "document",
        /// A body that issues a document jointly with the one that gave its number.
        Issuer = "issuer",
        /// A link between documents.
        Link = "link",
        /// A held number.
        Reservation = "reservation",
        /// A number taken back.
        StruckNumber = "struck_number",
        /// A ruling on a number that two documents bear.
        NumberRuling = "number_ruling",
        /// A file attached to a document.
        Attachment = "attachment",
        /// The lock of a book.
        BookLock = "book_lock",
        /// A closed day.
        ClosedDay = "closed_day",
        /// A submission (trình).
        Submission = "submission",
        /// An instruction (ý kiến chỉ đạo).
        Instruction = "instruction",
        /// A unit that has a document.
        Assignment = "assignment",
        /// A hand-over (chuyển giao).
        HandOver = "hand_over",
        /// A confirmation of receipt to the sender.
        Confirmation = "confirmation",
        /// A document sent back to its sender (trả lại).
        SentBack = "sent_back",
        /// A dispatch (gửi đi).
        Dispatch = "dispatch",
        /// A loan of the file copy (bản lưu).
        Loan = "loan",
        /// An envelope passed on unopened (bì không bóc).
        Envelope = "envelope",
        /// A page of a bound book with its rows.
        PrintedPage = "printed_page",
        /// A restoring.
        Restoring = "restoring",
        /// Numbers given before a restoring.
        LostNumber = "lost_number",
        /// The last number on paper, as told after a restoring.
        LastNumber = "last_number",
        /// A page of a bound book printed before a restoring.
        LostPage = "lost_page",
        /// Guards and indexes of the file that were put back.
        Repair = "repair",
    }
}

impl Action {
    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Registered => texts::ACTION_REGISTERED,
            Self::TakenOver => texts::ACTION_TAKEN_OVER,
            Self::Amended => texts::ACTION_AMENDED,
            Self::Completed => texts::ACTION_COMPLETED,
            Self::Cancelled => texts::ACTION_CANCELLED,
            Self::Recalled => texts::ACTION_RECALLED,
            Self::Linked => texts::ACTION_LINKED,
            Self::Opened => texts::ACTION_OPENED,
            Self::Closed => texts::ACTION_CLOSED,
            Self::Held => texts::ACTION_HELD,
            Self::TakenBack => texts::ACTION_TAKEN_BACK,
            Self::Used => texts::ACTION_USED,
            Self::Released => texts::ACTION_RELEASED,
            Self::Expired => texts::ACTION_EXPIRED,
            Self::Locked => texts::ACTION_LOCKED,
            Self::Reopened => texts::ACTION_REOPENED,
            Self::Added => texts::ACTION_ADDED,
            Self::Changed => texts::ACTION_CHANGED,
            Self::DayClosed => texts::ACTION_DAY_CLOSED,
            Self::Attached => texts::ACTION_ATTACHED,
            Self::Withdrawn => texts::ACTION_WITHDRAWN,
            Self::Submitted => texts::ACTION_SUBMITTED,
            Self::Instructed => texts::ACTION_INSTRUCTED,
            Self::Assigned => texts::ACTION_ASSIGNED,
            Self::Reported => texts::ACTION_REPORTED,
            Self::HandedOver => texts::ACTION_HANDED_OVER,
            Self::Confirmed => texts::ACTION_CONFIRMED,
            Self::SentBack => texts::ACTION_SENT_BACK,
            Self::Sent => texts::ACTION_SENT,
            Self::Received => texts::ACTION_RECEIVED,
            Self::Lent => texts::ACTION_LENT,
            Self::GivenBack => texts::ACTION_GIVEN_BACK,
            Self::TakenIn => texts::ACTION_TAKEN_IN,
            Self::PassedOn => texts::ACTION_PASSED_ON,
            Self::FoundRegistrable => texts::ACTION_FOUND_REGISTRABLE,
            Self::Struck => texts::ACTION_STRUCK,
            Self::Printed => texts::ACTION_PRINTED,
            Self::Restored => texts::ACTION_RESTORED,
            Self::CarriedOver => texts::ACTION_CARRIED_OVER,
            Self::Told => texts::ACTION_TOLD,
            Self::PutBack => texts::ACTION_PUT_BACK,
            Self::Ruled => texts::ACTION_RULED,
        }
    }
}

impl Record {
    /// The entries of the follow-up, which can be struck out.
    pub const ENTRIES: [Self; 9] = [
        Self::Submission,
        Self::Instruction,
        Self::Assignment,
        Self::HandOver,
        Self::Confirmation,
        Self::SentBack,
        Self::Dispatch,
        Self::Loan,
        Self::Envelope,
    ];

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Authority => texts::RECORD_AUTHORITY,
            Self::FormerName => texts::RECORD_FORMER_NAME,
            Self::Office => texts::RECORD_OFFICE,
            Self::DocumentType => texts::RECORD_DOCUMENT_TYPE,
            Self::Series => texts::RECORD_SERIES,
            Self::PeriodStart => texts::RECORD_PERIOD_START,
            Self::Document => texts::RECORD_DOCUMENT,
            Self::Issuer => texts::RECORD_ISSUER,
            Self::Link => texts::RECORD_LINK,
            Self::Reservation => texts::RECORD_RESERVATION,
            Self::StruckNumber => texts::RECORD_STRUCK_NUMBER,
            Self::NumberRuling => texts::RECORD_NUMBER_RULING,
            Self::Attachment => texts::RECORD_ATTACHMENT,
            Self::BookLock => texts::RECORD_BOOK_LOCK,
            Self::ClosedDay => texts::RECORD_CLOSED_DAY,
            Self::Submission => texts::RECORD_SUBMISSION,
            Self::Instruction => texts::RECORD_INSTRUCTION,
            Self::Assignment => texts::RECORD_ASSIGNMENT,
            Self::HandOver => texts::RECORD_HAND_OVER,
            Self::Confirmation => texts::RECORD_CONFIRMATION,
            Self::SentBack => texts::RECORD_SENT_BACK,
            Self::Dispatch => texts::RECORD_DISPATCH,
            Self::Loan => texts::RECORD_LOAN,
            Self::Envelope => texts::RECORD_ENVELOPE,
            Self::PrintedPage => texts::RECORD_PRINTED_PAGE,
            Self::Restoring => texts::RECORD_RESTORING,
            Self::LostNumber => texts::RECORD_LOST_NUMBER,
            Self::LastNumber => texts::RECORD_LAST_NUMBER,
            Self::LostPage => texts::RECORD_LOST_PAGE,
            Self::Repair => texts::RECORD_REPAIR,
        }
    }
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number in the history, from 1.
    pub id: i64,
    /// When, by the machine's clock.
    pub at: DateTime<FixedOffset>,
    /// Who: the clerk's name.
    pub clerk: String,
    /// What was done.
    pub action: Action,
    /// To what.
    pub record: Record,
    /// To which row of it.
    pub record_id: i64,
    /// Which part of the document, where that is not the document itself: the name of an attached file, the unit or person of an
    /// entry. Empty otherwise.
    pub part: String,
    /// Whether it is the first of its record, to which everything was new.
    pub is_first: bool,
    /// What changed: the field's column, what stood there, what stands there now. Of a new record, everything it was given.
    pub changes: Vec<Change>,
    /// Why; may be empty.
    pub reason: String,
}

impl Event {
    /// What is told of it besides its action and part: of a change, the fields; of something new, what its row does not say elsewhere.
    pub fn told(&self) -> impl Iterator<Item = &Change> {
        let says_itself = matches!(
            self.record,
            Record::Submission
                | Record::Instruction
                | Record::Assignment
                | Record::HandOver
                | Record::Confirmation
                | Record::SentBack
                | Record::Dispatch
                | Record::Loan
                | Record::Envelope
        );
        // A new document has a row of its own; part of an entry and a newly assigned unit are listed already.
        let is_told = move |change: &&Change| {
            change.is_told()
                && (!self.is_first
                    || (says_itself && change.after != self.part && change.after != State::Assigned.key()))
        };
        self.changes.iter().filter(is_told)
    }
}

/// One field of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The column of schema.sql.
    pub column: String,
    /// What stood there; empty for nothing.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

impl Change {
    /// What its column is called on the screen: the field of it, or a word of the registry's own.
    #[must_use]
    pub fn label(&self) -> Value {
        let own = DocumentField::of_column(&self.column).map(|field| field.row().code);
        match own.or_else(|| Field::from_key(&pascal_case(&self.column))) {
            Some(field) => field.into(),
            None if self.column == "standing_authority" => texts::WITHDRAW_AUTHORITY.into(),
            None if self.column.starts_with("standing") => texts::FIELD_STANDING.into(),
            None => Value::Text(self.column.clone()),
        }
    }

    /// Whether it says something: neither a column that only the registry needs, nor what its event tells otherwise.
    #[must_use]
    pub fn is_told(&self) -> bool {
        !matches!(
            self.column.as_str(),
            "duplicate_key"
                | "import_fingerprint"
                | "standing_reason"
                | "standing_date"
                | "document_id"
                | "instruction_id"
                | "struck"
        )
    }

    /// One of its two values as a text.
    #[must_use]
    pub fn said(&self, value: &str) -> Value {
        let text = match (self.column.as_str(), value) {
            (_, "") => return Value::Text("—".to_owned()),
            ("standing", "cancelled") => texts::STANDING_CANCELLED,
            ("standing", "recalled") => texts::STANDING_RECALLED,
            ("standing", _) => texts::STANDING_VALID,
            ("normative", "1") => texts::ENTRY_NORMATIVE,
            ("normative", _) => texts::ENTRY_NOT_NORMATIVE,
            ("priority", number) => match number.parse().ok().and_then(Priority::from_number) {
                Some(priority) => priority.name_key(),
                None => return Value::from(value),
            },
            ("came_by", key) => match CameBy::from_key(key) {
                Some(came_by) => came_by.name_key(),
                None => return Value::from(value),
            },
            ("role", key) => match Role::from_key(key) {
                Some(role) => role.name_key(),
                None => return Value::from(value),
            },
            ("state", key) => match State::from_key(key) {
                Some(state) => state.name_key(),
                None => return Value::from(value),
            },
            ("sent_by", key) => match SentBy::from_key(key) {
                Some(sent_by) => sent_by.name_key(),
                None => return Value::from(value),
            },
            _ => return date::read_iso(value).map_or_else(|_| Value::from(value), Value::Date),
        };
        text.into()
    }
}

/// Converts the name of a column to the code of a field: `submitted_to` becomes `SubmittedTo`.
fn pascal_case(column: &str) -> String {
    let words = column.split('_').flat_map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
    });
    words.collect()
}

/// A head of the history: the seal over everything up to one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head(pub [u8; 32]);

impl Head {
    /// The head somebody typed from paper: 64 hexadecimal digits, spaces aside.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .chars()
            .filter(|sign| !sign.is_whitespace())
            .map(|sign| sign.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let mut head = [0; 32];
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in head.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |byte, digit| byte << 4 | digit);
        }
        Some(Self(head))
    }
}

impl std::fmt::Display for Head {
    /// In groups of eight digits, as printed.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                formatter.write_str(" ")?;
            }
            write!(formatter, "{byte:02x}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_as_it_is_printed() {
        let head = Head(std::array::from_fn(|at| u8::try_from(at * 7 % 256).unwrap()));
        assert!(head.to_string().starts_with("00070e15 1c232a31 "));
        assert_eq!(Head::parse(&head.to_string().to_uppercase()), Some(head));
        assert_eq!(Head::parse(&head.to_string().replace(' ', "")), Some(head));
        assert_eq!(Head::parse("00070e15"), None);
        assert_eq!(Head::parse(&"g".repeat(64)), None);
    }
}
