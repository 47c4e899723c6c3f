//! Reads one JSON object field by field and collects what is wrong with it.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use domain::{
    date::{self, NoDate},
    deadline::Term,
    field::{Cause, Field, Problem},
    working_calendar::WorkingCalendar,
};

/// The unread keys of an object, and the problems found so far. `null` counts as absent.
pub(super) struct Object {
    left: Map<String, Value>,
    /// The problems found so far.
    pub problems: Vec<Problem>,
}

impl Object {
    /// Parses a line into its object.
    pub fn parse(line: &str) -> Result<Self, Problem> {
        let entries: Entries = serde_json::from_str(line)
            .map_err(|error| Problem::new(Field::Document, Cause::NotJson(error.to_string())))?;
        Ok(Self::from_entries(entries))
    }

    fn from_entries(entries: Entries) -> Self {
        let mut object = Self { left: Map::new(), problems: Vec::new() };
        for (key, value) in entries.0 {
            if object.left.contains_key(&key) {
                object.note(Field::Document, Cause::KeyTwice(key));
            } else {
                object.left.insert(key, value);
            }
        }
        object
    }

    /// Adds a problem.
    pub fn note(&mut self, field: Field, cause: Cause) {
        self.problems.push(Problem::new(field, cause));
    }

    /// Removes and returns the value of a field.
    pub fn take(&mut self, field: Field) -> Option<Value> {
        self.left.shift_remove(field.key()).filter(|value| !value.is_null())
    }

    /// Reads a text; empty when absent.
    pub fn text(&mut self, field: Field) -> String {
        let value = self.take(field);
        self.as_text(field, value)
    }

    /// Reads a whole number from 0 to `most`.
    pub fn amount(&mut self, field: Field, most: u32) -> Option<u32> {
        let value = self.take(field)?;
        self.as_amount(field, &value, most)
    }

    /// Reads the text of a key that is no field of its own; problems are noted at `field`. Empty when absent.
    pub fn text_of(&mut self, key: &str, field: Field) -> String {
        let value = self.pass_over(key);
        self.as_text(field, value)
    }

    /// Removes a key that is not read, and returns its value.
    pub fn pass_over(&mut self, key: &str) -> Option<Value> {
        self.left.shift_remove(key).filter(|value| !value.is_null())
    }

    /// Reads an object inside this one.
    pub fn group(&mut self, field: Field) -> Option<Group> {
        let value = self.take(field)?;
        self.as_group(field, value)
    }

    /// Reads the object under a key that is no field of its own; problems are noted at `field`.
    pub fn group_of(&mut self, key: &str, field: Field) -> Option<Group> {
        let value = self.pass_over(key)?;
        self.as_group(field, value)
    }

    /// Reads a text inside a group.
    pub fn inner_text(&mut self, group: &mut Group, key: &str) -> String {
        let value = group.take(key);
        self.as_text(group.field, value)
    }

    /// Adds a problem for each unknown key of a group.
    pub fn close(&mut self, group: Group) {
        for (key, _) in group.left {
            self.note(group.field, Cause::UnknownField(key));
        }
    }

    /// Adds a problem for each unknown key, and returns all problems.
    pub fn finish(mut self) -> Vec<Problem> {
        for (key, _) in std::mem::take(&mut self.left) {
            self.note(Field::Document, Cause::UnknownField(key));
        }
        self.problems
    }

    /// Reads a value as a text; empty when absent.
    pub fn as_text(&mut self, field: Field, value: Option<Value>) -> String {
        match value {
            None => String::new(),
            Some(Value::String(text)) => text,
            Some(_) => {
                self.note(field, Cause::WrongKind);
                String::new()
            }
        }
    }

    /// Reads a value as an ISO date.
    pub fn as_date(&mut self, field: Field, value: Option<Value>) -> Option<NaiveDate> {
        let text = self.as_text(field, value);
        self.date_of(field, text)
    }

    fn date_of(&mut self, field: Field, text: String) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            return None;
        }
        match date::read_iso(text.trim()) {
            Ok(date) => Some(date),
            Err(NoDate::NotADate) => {
                // A date in another form gets the error that names the accepted form.
                let is_day = date::read(&text).is_ok();
                self.note(field, if is_day { Cause::NotIso(text) } else { Cause::NotADate(text) });
                None
            }
            Err(NoDate::OutOfRange) => {
                self.note(field, Cause::DateOutOfRange(text));
                None
            }
        }
    }

    /// Reads a value as a deadline: an ISO date, or a term counted from the day of an event, such as `5 ngày làm việc`. Without that day a
    /// term gives no date and no problem, because the missing day is reported at its own field.
    pub fn as_deadline(
        &mut self,
        field: Field,
        value: Option<Value>,
        event: Option<NaiveDate>,
        calendar: &WorkingCalendar,
    ) -> Option<NaiveDate> {
        let text = self.as_text(field, value);
        let Some(term) = Term::read(&text) else { return self.date_of(field, text) };
        let due = term.due(event?, calendar);
        if due.is_none() {
            self.note(field, Cause::DateOutOfRange(text));
        }
        due
    }

    /// Reads a value as yes or no; `false` when absent.
    pub fn as_flag(&mut self, field: Field, value: Option<&Value>) -> bool {
        match value {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.note(field, Cause::WrongKind);
                false
            }
        }
    }

    /// Reads a value as a list of objects; empty when absent.
    pub fn as_list(&mut self, field: Field, value: Option<Value>) -> Vec<Group> {
        match value {
            None => Vec::new(),
            Some(Value::Array(items)) => items.into_iter().filter_map(|item| self.as_group(field, item)).collect(),
            Some(_) => {
                self.note(field, Cause::WrongKind);
                Vec::new()
            }
        }
    }

    /// Reads a value as a whole number from 0 to `most`.
    pub fn as_amount(&mut self, field: Field, value: &Value, most: u32) -> Option<u32> {
        let Value::Number(number) = value else {
            self.note(field, Cause::WrongKind);
            return None;
        };
        let amount = number.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|amount| *amount <= most);
        if amount.is_none() {
            self.note(field, Cause::NotANumber { text: number.to_string(), least: 0, most: i64::from(most) });
        }
        amount
    }

    fn as_group(&mut self, field: Field, value: Value) -> Option<Group> {
        let Value::Object(left) = value else {
            self.note(field, Cause::WrongKind);
            return None;
        };
        Some(Group { field, left })
    }
}

/// An object inside the line's object: `SignerInfo`, `FileCode`, one of `To`.
pub(super) struct Group {
    field: Field,
    left: Map<String, Value>,
}

impl Group {
    /// Removes and returns the value of a key.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.left.shift_remove(key).filter(|value| !value.is_null())
    }
}

/// The keys of an object in the order of the line. A map would silently keep only the last of two equal ones.
struct Entries(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Entries, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
