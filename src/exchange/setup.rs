//! The setup of a registry as one JSON object, from which another registry of the same office is set up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use domain::{
    book::Book,
    date,
    document_type::{Category, DocumentType},
    office::{Authority, Contacts, Office},
    period::Period,
    recipients::RecipientGroup,
    series::Series,
    setup::{FormerName, PeriodStart, Setup},
    succession::Succession,
    unit::Unit,
    working_calendar::CalendarDay,
};

/// Writes the setup as JSON, one field a line.
#[must_use]
pub fn write(setup: &Setup) -> String {
    // Serialising plain fields into memory cannot fail: there are no map keys and no writer.
    serde_json::to_string_pretty(&File::of(setup)).unwrap_or_default()
}

/// Reads a setup.
///
/// # Errors
/// What is wrong with the text.
pub fn read(text: &str) -> Result<Setup, String> {
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    file.setup()
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct File {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    office: Option<OfficeOf>,
    authorities: Vec<AuthorityOf>,
    #[serde(default)]
    former_names: Vec<FormerOf>,
    types: Vec<TypeOf>,
    series: Vec<SeriesOf>,
    period_starts: Vec<StartOf>,
    units: Vec<UnitOf>,
    groups: Vec<GroupOf>,
    successions: Vec<SuccessionOf>,
    calendar_days: Vec<DayOf>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct OfficeOf {
    name: String,
    parent: String,
    abbreviation: String,
    place: String,
    address: String,
    telephone: String,
    fax: String,
    e_mail: String,
    website: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct AuthorityOf {
    name: String,
    abbreviation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    parent: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_to: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct FormerOf {
    authority: String,
    name: String,
    abbreviation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    parent: String,
    until: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct TypeOf {
    category: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    abbreviation: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    written: String,
    #[serde(default, skip_serializing_if = "is_false")]
    retired: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct SeriesOf {
    book: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
    name: String,
    types: Vec<TypeOf>,
    from: String,
    to: String,
    first: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct StartOf {
    book: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
    day: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reopened: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct UnitOf {
    name: String,
    abbreviation: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct GroupOf {
    name: String,
    members: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct SuccessionOf {
    former: String,
    successor: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct DayOf {
    day: String,
    off: bool,
    name: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde passes")]
fn is_false(value: &bool) -> bool {
    !*value
}

fn day_of(text: &str) -> Result<NaiveDate, String> {
    date::read_iso(text).map_err(|_| text.to_owned())
}

fn optional(text: Option<&str>) -> Result<Option<NaiveDate>, String> {
    text.map(day_of).transpose()
}

impl TypeOf {
    fn of(kind: &DocumentType, retired: bool) -> Self {
        let DocumentType { name, abbreviation, category, written } = kind.clone();
        Self { category: category.key().to_owned(), name, abbreviation, written, retired }
    }

    fn kind(self) -> Result<DocumentType, String> {
        let category = Category::from_key(&self.category).ok_or(self.category)?;
        Ok(DocumentType { name: self.name, abbreviation: self.abbreviation, category, written: self.written })
    }
}

impl File {
    fn of(setup: &Setup) -> Self {
        let iso = |day: NaiveDate| day.to_string();
        let Contacts { address, telephone, fax, e_mail, website } = setup.contacts.clone();
        let office = setup.office.clone().map(|Office { name, parent, abbreviation, place }| OfficeOf {
            name,
            parent,
            abbreviation,
            place,
            address,
            telephone,
            fax,
            e_mail,
            website,
        });
        let authority = |authority: &Authority| AuthorityOf {
            name: authority.name.clone(),
            abbreviation: authority.abbreviation.clone(),
            parent: authority.parent.clone(),
            valid_from: authority.valid_from.map(iso),
            valid_to: authority.valid_to.map(iso),
        };
        let former = |one: &FormerName| FormerOf {
            authority: one.authority.clone(),
            name: one.name.clone(),
            abbreviation: one.abbreviation.clone(),
            parent: one.parent.clone(),
            until: iso(one.until),
        };
        let series = |one: &Series| SeriesOf {
            book: one.book.key().to_owned(),
            authority: one.authority.clone(),
            name: one.name.clone(),
            types: one.types.iter().map(|kind| TypeOf::of(kind, false)).collect(),
            from: iso(one.period.starts),
            to: iso(one.period.ends),
            first: one.first,
        };
        let start = |one: &PeriodStart| StartOf {
            book: one.book.key().to_owned(),
            authority: one.authority.clone(),
            day: iso(one.day),
            reopened: one.reopened.clone(),
        };
        let succession = |one: &Succession| SuccessionOf {
            former: one.former.clone(),
            successor: one.successor.clone(),
            since: one.since.map(iso),
        };
        let unit = |one: &Unit| UnitOf { name: one.name.clone(), abbreviation: one.abbreviation.clone() };
        let group = |one: &RecipientGroup| GroupOf { name: one.name.clone(), members: one.members.clone() };
        let day = |one: &CalendarDay| DayOf { day: iso(one.day), off: one.off, name: one.name.clone() };
        Self {
            office,
            authorities: setup.authorities.iter().map(authority).collect(),
            former_names: setup.former_names.iter().map(former).collect(),
            types: setup.types.iter().map(|kind| TypeOf::of(kind, setup.retired.contains(kind))).collect(),
            series: setup.series.iter().map(series).collect(),
            period_starts: setup.period_starts.iter().map(start).collect(),
            units: setup.units.iter().map(unit).collect(),
            groups: setup.groups.iter().map(group).collect(),
            successions: setup.successions.iter().map(succession).collect(),
            calendar_days: setup.calendar.iter().map(day).collect(),
        }
    }

    fn setup(self) -> Result<Setup, String> {
        let mut setup = Setup::default();
        if let Some(office) = self.office {
            let OfficeOf { name, parent, abbreviation, place, address, telephone, fax, e_mail, website } = office;
            setup.office = Some(Office { name, parent, abbreviation, place });
            setup.contacts = Contacts { address, telephone, fax, e_mail, website };
        }
        for AuthorityOf { name, abbreviation, parent, valid_from, valid_to } in self.authorities {
            let (valid_from, valid_to) = (optional(valid_from.as_deref())?, optional(valid_to.as_deref())?);
            setup.authorities.push(Authority { name, abbreviation, parent, valid_from, valid_to });
        }
        for FormerOf { authority, name, abbreviation, parent, until } in self.former_names {
            let until = day_of(&until)?;
            setup.former_names.push(FormerName { authority, name, abbreviation, parent, until });
        }
        for kind in self.types {
            let retired = kind.retired;
            let kind = kind.kind()?;
            setup.retired.extend(Some(kind.clone()).filter(|_| retired));
            setup.types.push(kind);
        }
        for SeriesOf { book, authority, name, types, from, to, first } in self.series {
            let types = types.into_iter().map(TypeOf::kind).collect::<Result<_, _>>()?;
            let period = Period { starts: day_of(&from)?, ends: day_of(&to)? };
            let book = Book::from_key(&book).ok_or(book)?;
            let last = first.saturating_sub(1);
            setup.series.push(Series { id: 0, book, authority, name, types, period, first, last });
        }
        for StartOf { book, authority, day, reopened } in self.period_starts {
            let book = Book::from_key(&book).ok_or(book)?;
            setup.period_starts.push(PeriodStart { book, authority, day: day_of(&day)?, reopened });
        }
        for SuccessionOf { former, successor, since } in self.successions {
            setup.successions.push(Succession { former, successor, since: optional(since.as_deref())? });
        }
        for DayOf { day, off, name } in self.calendar_days {
            setup.calendar.push(CalendarDay { day: day_of(&day)?, off, name });
        }
        setup.units = self.units.into_iter().map(|UnitOf { name, abbreviation }| Unit { name, abbreviation }).collect();
        let group = |GroupOf { name, members }| RecipientGroup { name, members };
        setup.groups = self.groups.into_iter().map(group).collect();
        Ok(setup)
    }
}
