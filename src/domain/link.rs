//! What joins two documents: one replaces, amends, corrects, recalls, answers, encloses or copies another, or both are the same document
//! come twice; and which of these can be.

use texts::{Text, UserMessage};

use super::{book::Book, document::Document, document_type::OFFICIAL_LETTER, registration::Standing, text};

/// How the first document stands to the second (Điều 18.3, NĐ 30/2020/NĐ-CP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Thay thế.
    Replaces,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Đính chính.
    Corrects,
    /// Trả lời.
    Answers,
    /// The same document, come by paper and by wire: counted once.
    SameAs,
    /// Thông báo thu hồi of a document that was recalled (Điều 18.4).
    Recalls,
    /// Gửi kèm.
    Encloses,
    /// Bản sao (Điều 25).
    CopyOf,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Replaces,
        Self::Amends,
        Self::Corrects,
        Self::Answers,
        Self::SameAs,
        Self::Recalls,
        Self::Encloses,
        Self::CopyOf,
    ];

    /// The word for it in commands, JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::Amends => "amends",
            Self::Corrects => "corrects",
            Self::Answers => "answers",
            Self::SameAs => "same-as",
            Self::Recalls => "recalls",
            Self::Encloses => "encloses",
            Self::CopyOf => "copy-of",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The key of its words in the language files, seen from the first document or from the second.
    #[must_use]
    pub fn name_key(self, from_first: bool) -> Text {
        match (self, from_first) {
            (Self::Replaces, true) => texts::LINK_REPLACES,
            (Self::Replaces, false) => texts::LINK_REPLACED_BY,
            (Self::Amends, true) => texts::LINK_AMENDS,
            (Self::Amends, false) => texts::LINK_AMENDED_BY,
            (Self::Corrects, true) => texts::LINK_CORRECTS,
            (Self::Corrects, false) => texts::LINK_CORRECTED_BY,
            (Self::Answers, true) => texts::LINK_ANSWERS,
            (Self::Answers, false) => texts::LINK_ANSWERED_BY,
            (Self::SameAs, _) => texts::LINK_SAME_AS,
            (Self::Recalls, true) => texts::LINK_RECALLS,
            (Self::Recalls, false) => texts::LINK_RECALLED_BY,
            (Self::Encloses, true) => texts::LINK_ENCLOSES,
            (Self::Encloses, false) => texts::LINK_ENCLOSED_BY,
            (Self::CopyOf, true) => texts::LINK_COPY_OF,
            (Self::CopyOf, false) => texts::LINK_COPIED_BY,
        }
    }
}

/// The two documents of a link, and what the registry knows of them together.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    /// The first.
    pub first: &'a Document,
    /// The second.
    pub second: &'a Document,
    /// Whether one authority, or its successor, issued both outgoing documents.
    pub one_issuer: bool,
    /// Whether links of this kind lead from the second to the first already.
    pub leads_back: bool,
    /// Whether the type of the first is one of copies (Điều 25), by the types that the registry knows.
    pub is_copy: bool,
}

/// Whether two documents can be to each other what a kind of link says. What others sent is not judged by its type and issuer.
///
/// An answer goes from one book to the other. One's own documents are amended and replaced by one of the same form and corrected by a
/// công văn, each of who issued them (Điều 18.3); a VBQPPL is corrected by any administrative document. A copy is of a type of copies
/// (Điều 25).
///
/// # Errors
/// Why they cannot.
pub fn fits(kind: LinkKind, ends: Ends<'_>) -> Result<(), LinkCause> {
    let Ends { first, second, one_issuer, leads_back, is_copy } = ends;
    if leads_back {
        return Err(LinkCause::Circle);
    }
    let (one, other) = (first.book(), second.book());
    let of_books = match kind {
        LinkKind::Answers => one != other,
        LinkKind::Replaces | LinkKind::Amends | LinkKind::Corrects | LinkKind::Recalls => one == other,
        LinkKind::SameAs => one == Book::Incoming && other == Book::Incoming,
        LinkKind::Encloses | LinkKind::CopyOf => true,
    };
    if !of_books {
        return Err(LinkCause::Books(kind));
    }
    if kind == LinkKind::CopyOf && !is_copy {
        return Err(LinkCause::NoCopy);
    }
    let (Document::Outgoing(own), Document::Outgoing(earlier)) = (first, second) else { return Ok(()) };
    let changes = matches!(kind, LinkKind::Replaces | LinkKind::Amends);
    if (changes || matches!(kind, LinkKind::Corrects | LinkKind::Recalls)) && !one_issuer {
        return Err(LinkCause::OtherIssuer);
    }
    let form = |document: &Document| text::fold(&document.content().type_name);
    if changes && (form(first) != form(second) || own.entry.normative != earlier.entry.normative) {
        return Err(LinkCause::OtherForm);
    }
    let is_correction =
        if earlier.entry.normative { !own.entry.normative } else { form(first) == text::fold(OFFICIAL_LETTER) };
    if kind == LinkKind::Corrects && !is_correction {
        return Err(LinkCause::NoLetter);
    }
    Ok(())
}

/// Whether a link can be made now, by the standing of both documents and their days. What was withdrawn does nothing to another; to it
/// there is what replaces it, the notice that recalled it, and that it is the same as another.
///
/// What came may be answered before it is registered: that may be done on the working day after it came (Điều 4.2.c), and what is urgent
/// is handled at once (Điều 24.2). So its answer is compared with the day that it bears itself, where it bears one.
///
/// # Errors
/// Why it cannot.
pub fn can_be_made(kind: LinkKind, first: &Document, second: &Document) -> Result<(), LinkCause> {
    let standing = |document: &Document| document.registration().standing.clone();
    if kind != LinkKind::SameAs && !standing(first).is_valid() {
        return Err(LinkCause::FromWithdrawn);
    }
    let of_withdrawn = matches!(kind, LinkKind::Replaces | LinkKind::Recalls | LinkKind::SameAs);
    if !of_withdrawn && !standing(second).is_valid() {
        return Err(LinkCause::ToWithdrawn);
    }
    if kind == LinkKind::Recalls && !matches!(standing(second), Standing::Recalled(_)) {
        return Err(LinkCause::NotRecalled);
    }
    let issued = |document: &Document| match document {
        Document::Incoming(incoming) => incoming.entry.issued_date,
        Document::Outgoing(outgoing) => Some(outgoing.entry.issued_date),
    };
    let days = match kind {
        LinkKind::SameAs | LinkKind::Encloses => None,
        LinkKind::Answers => {
            Some((first.book_date(), issued(second).map_or(second.book_date(), |day| day.min(second.book_date()))))
        }
        _ => issued(first).zip(issued(second)),
    };
    if days.is_some_and(|(one, other)| one < other) {
        return Err(LinkCause::Before);
    }
    Ok(())
}

/// The reason why two documents cannot be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkCause {
    /// Both ends are the same document.
    ToItself,
    /// The two documents are linked in this way already.
    Twice,
    /// Existing links of this kind lead from the second document back to the first.
    Circle,
    /// The first document of a link was cancelled or recalled.
    FromWithdrawn,
    /// The second document of a link was cancelled or recalled.
    ToWithdrawn,
    /// Links of this kind connect documents of other books.
    Books(LinkKind),
    /// The document that is amended, replaced or recalled was issued by another authority.
    OtherIssuer,
    /// The document is amended or replaced by one of another form.
    OtherForm,
    /// The correcting document is no công văn.
    NoLetter,
    /// The notice recalls a document that is not recalled in the registry.
    NotRecalled,
    /// The document linked as a copy is of a type that is no copy.
    NoCopy,
    /// The first document of a link is earlier than the second.
    Before,
}

impl LinkCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::ToItself => UserMessage::from(texts::CAUSE_LINK_TO_ITSELF),
            Self::Twice => UserMessage::from(texts::CAUSE_LINK_TWICE),
            Self::Circle => UserMessage::from(texts::CAUSE_LINK_CIRCLE),
            Self::FromWithdrawn => UserMessage::from(texts::CAUSE_LINK_FROM_WITHDRAWN),
            Self::ToWithdrawn => UserMessage::from(texts::CAUSE_LINK_TO_WITHDRAWN),
            Self::Books(LinkKind::Answers) => UserMessage::from(texts::CAUSE_LINK_BOOKS_ANSWERS),
            Self::Books(LinkKind::SameAs) => UserMessage::from(texts::CAUSE_LINK_BOOKS_SAME_AS),
            Self::Books(_) => UserMessage::from(texts::CAUSE_LINK_BOOKS),
            Self::OtherIssuer => UserMessage::from(texts::CAUSE_LINK_OTHER_ISSUER),
            Self::OtherForm => UserMessage::from(texts::CAUSE_LINK_OTHER_FORM),
            Self::NoLetter => UserMessage::from(texts::CAUSE_LINK_NO_LETTER),
            Self::NotRecalled => UserMessage::from(texts::CAUSE_LINK_NOT_RECALLED),
            Self::NoCopy => UserMessage::from(texts::CAUSE_LINK_NO_COPY),
            Self::Before => UserMessage::from(texts::CAUSE_LINK_BEFORE),
        }
    }
}
