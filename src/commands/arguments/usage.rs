//! The usage of a command: its words, its operands and options, its description, and the function that reads it.

use texts::{Text, UserMessage};

use super::{
    Command,
    flag::{Flag, FlagSpec, Switch, Taken},
    reader::Reader,
};

/// One usage of a command. A command may have several, with the same words and the same reading function.
pub(crate) struct Usage {
    /// The command's words.
    pub(crate) words: &'static str,
    /// Its description in the help.
    pub(crate) about: Text,
    /// Reads the operands and options.
    pub(super) read: fn(&mut Reader) -> Result<Command, UserMessage>,
    /// Its operands and options.
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

/// What may follow the words of a command.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// An operand.
    Operand(Taken, Count),
    /// An option.
    Flag(FlagSpec, Count),
    /// Operands and options that together name one or several documents.
    Named(&'static Documents),
}

/// How often a part may occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// At most once.
    Optional,
    /// Exactly once.
    Needed,
    /// Any number of times.
    Any,
    /// At least once.
    Several,
}

/// The ways to name documents: by number, or by id.
pub(crate) struct Documents {
    /// Its placeholder in the help.
    pub(crate) value: Text,
    /// The parts that name them by number.
    pub(crate) by_number: &'static [Part],
    /// The option that names them by id.
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
    /// Returns the operands and options that it consists of.
    pub(crate) fn pieces(&self) -> Vec<Part> {
        match self {
            Self::Named(documents) => documents.by_number.iter().copied().chain([documents.by_row]).collect(),
            other => vec![*other],
        }
    }
}

impl Usage {
    /// Iterates over its options.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (FlagSpec, Count)> {
        self.parts.iter().flat_map(Part::pieces).filter_map(|part| match part {
            Part::Flag(spec, count) => Some((spec, count)),
            Part::Operand(..) | Part::Named(_) => None,
        })
    }
}
