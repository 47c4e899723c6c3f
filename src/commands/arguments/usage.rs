//! How a command is written: its words, what follows them, what it does, what reads it.

use texts::{Text, UserMessage};

use super::{
    Command,
    flag::{Flag, FlagSpec, Switch, Taken},
    reader::Reader,
};

/// A way of writing a command. One command may have several, of the same words and read by the same function.
pub(crate) struct Usage {
    /// The command's words.
    pub(crate) words: &'static str,
    /// The text that says what it does.
    pub(crate) about: Text,
    /// Reads what follows the words.
    pub(super) read: fn(&mut Reader) -> Result<Command, UserMessage>,
    /// What follows the words.
    pub(crate) parts: &'static [Part],
}

pub(super) const fn command(
    words: &'static str,
    about: Text,
    read: fn(&mut Reader) -> Result<Command, UserMessage>,
    parts: &'static [Part],
) -> Usage {
    Usage { words, about, read, parts }
}

/// A part of a command line behind the words.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// An operand.
    Operand(Taken, Count),
    /// An option.
    Flag(FlagSpec, Count),
    /// Operands and options that together name documents.
    Named(&'static Documents),
}

/// How often a part may be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// Once, or not at all.
    Optional,
    /// Once.
    Needed,
    /// As often as one likes.
    Any,
    /// Once or more often.
    Several,
}

/// How documents are named: by number, or by row.
pub(crate) struct Documents {
    /// The text that stands for it in the help.
    pub(crate) value: Text,
    /// What is written for a number.
    pub(crate) by_number: &'static [Part],
    /// What is written for a row.
    pub(crate) by_row: Part,
}

impl Switch {
    pub(super) const fn may(self) -> Part {
        Part::Flag(self.spec, Count::Optional)
    }

    pub(super) const fn must(self) -> Part {
        Part::Flag(self.spec, Count::Needed)
    }
}

impl<T> Flag<T> {
    pub(super) const fn may(self) -> Part {
        Part::Flag(self.spec, Count::Optional)
    }

    pub(super) const fn must(self) -> Part {
        Part::Flag(self.spec, Count::Needed)
    }

    pub(super) const fn any(self) -> Part {
        Part::Flag(self.spec, Count::Any)
    }

    pub(super) const fn several(self) -> Part {
        Part::Flag(self.spec, Count::Several)
    }
}

impl Part {
    /// The operands and options it is made of.
    pub(crate) fn pieces(&self) -> Vec<Part> {
        match self {
            Self::Named(documents) => documents.by_number.iter().copied().chain([documents.by_row]).collect(),
            other => vec![*other],
        }
    }
}

impl Usage {
    /// The options it knows.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (FlagSpec, Count)> {
        self.parts.iter().flat_map(Part::pieces).filter_map(|part| match part {
            Part::Flag(spec, count) => Some((spec, count)),
            Part::Operand(..) | Part::Named(_) => None,
        })
    }
}
