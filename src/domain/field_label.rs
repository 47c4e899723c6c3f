//! The labels of fields on the screen.

use texts::{Text, Value};

use super::field::Field;

impl Field {
    /// Returns the label of the field on the screen.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::FileCode => texts::FIELD_FILE_CODE,
            Self::DocOrdinal => texts::FIELD_DOC_ORDINAL,
            Self::TypeName => texts::FIELD_TYPE_NAME,
            Self::CodeNumber => texts::FIELD_CODE_NUMBER,
            Self::CodeNotation => texts::FIELD_CODE_NOTATION,
            Self::IssuedDate => texts::FIELD_ISSUED_DATE,
            Self::OrganName => texts::FIELD_ORGAN_NAME,
            Self::Subject => texts::FIELD_SUBJECT,
            Self::Language => texts::FIELD_LANGUAGE,
            Self::PageAmount => texts::FIELD_PAGE_AMOUNT,
            Self::Description => texts::FIELD_DESCRIPTION,
            Self::ArrivalDate => texts::FIELD_ARRIVAL_DATE,
            Self::ArrivalNumber => texts::FIELD_ARRIVAL_NUMBER,
            Self::SignerInfo => texts::FIELD_SIGNER_INFO,
            Self::To => texts::FIELD_TO,
            Self::Priority => texts::FIELD_PRIORITY,
            Self::IssuedAmount => texts::FIELD_ISSUED_AMOUNT,
            Self::DueDate => texts::FIELD_DUE_DATE,
            Self::ToPlaces => texts::FIELD_TO_PLACES,
            Self::TraceHeaderList => texts::FIELD_TRACE_HEADER_LIST,
            Self::Code => texts::FIELD_CODE,
            Self::HandOverDate => texts::FIELD_HAND_OVER_DATE,
            Self::FileCopyUnit => texts::FIELD_FILE_COPY_UNIT,
            Self::DraftingUnit => texts::FIELD_DRAFTING_UNIT,
            Self::Normative => texts::FIELD_NORMATIVE,
            Self::Secrecy => texts::FIELD_SECRECY,
            Self::CameBy => texts::FIELD_CAME_BY,
            Self::Reason => texts::FIELD_REASON,
            Self::Clerk => texts::FIELD_CLERK,
            Self::Book => texts::FIELD_BOOK,
            Self::Document => texts::FIELD_DOCUMENT,
            Self::Day => texts::FIELD_DAY,
            Self::SubmittedTo => texts::FIELD_SUBMITTED_TO,
            Self::Author => texts::FIELD_AUTHOR,
            Self::Text => texts::FIELD_TEXT,
            Self::Lead => texts::FIELD_LEAD,
            Self::Support => texts::FIELD_SUPPORT,
            Self::Unit => texts::FIELD_UNIT,
            Self::Role => texts::FIELD_ROLE,
            Self::State => texts::FIELD_STATE,
            Self::StateDate => texts::FIELD_STATE_DATE,
            Self::Receiver => texts::FIELD_RECEIVER,
            Self::SentBy => texts::FIELD_SENT_BY,
            Self::SentTo => texts::FIELD_SENT_TO,
            Self::Envelopes => texts::FIELD_ENVELOPES,
            Self::ReceivedDate => texts::FIELD_RECEIVED_DATE,
            Self::Borrower => texts::FIELD_BORROWER,
            Self::AllowedBy => texts::FIELD_ALLOWED_BY,
            Self::ReturnedDate => texts::FIELD_RETURNED_DATE,
            Self::Sender => texts::FIELD_SENDER,
            Self::Addressee => texts::FIELD_ADDRESSEE,
            Self::Remark => texts::FIELD_REMARK,
            Self::Struck => texts::FIELD_STRUCK,
            Self::Issuers => texts::FIELD_ISSUERS,
        }
    }
}

/// Lets a message name a field by its label.
impl From<Field> for Value {
    fn from(field: Field) -> Self {
        field.label().into()
    }
}
