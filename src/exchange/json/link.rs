//! Links between documents as JSON. Each is written at one of its ends and describes the other end so that
//! another registry can find it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use domain::{
    book::Book,
    date,
    imported::{BroughtLink, Reference},
    link::LinkKind,
    number::Number,
};

/// Writes a list of links; `None` where there are none.
pub(crate) fn write_links(links: &[BroughtLink]) -> Option<String> {
    let written: Vec<Link> = links.iter().map(Link::of).collect();
    serde_json::to_string(&written).ok().filter(|_| !links.is_empty())
}

/// Reads the links of a list.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_links(value: Value) -> Result<Vec<BroughtLink>, String> {
    let links: Vec<Link> = serde_json::from_value(value).map_err(|error| error.to_string())?;
    links.into_iter().map(Link::read).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Link {
    kind: String,
    /// The second document, if this is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<End>,
    /// The first document, if this is the second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<End>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct End {
    book: String,
    date: String,
    number: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    organ_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    double: Option<u32>,
}

impl Link {
    fn of(link: &BroughtLink) -> Self {
        let Reference { book, date, number, code, organ_name, double } = &link.other;
        let end = End {
            book: (*book).to_owned(),
            date: date.to_string(),
            number: number.to_string(),
            code: code.clone(),
            organ_name: organ_name.clone(),
            double: Some(*double).filter(|double| *double > 0),
        };
        let (to, from) = if link.from_first { (Some(end), None) } else { (None, Some(end)) };
        Self { kind: link.kind.to_owned(), to, from }
    }

    fn read(self) -> Result<BroughtLink, String> {
        let kind = LinkKind::from_key(&self.kind).ok_or(self.kind)?;
        let from_first = self.to.is_some();
        let end = self.to.or(self.from).ok_or_else(|| kind.key().to_owned())?;
        let other = Reference {
            book: Book::from_key(&end.book).ok_or(end.book)?.key(),
            date: date::read_iso(&end.date).map_err(|_| end.date)?,
            number: Number::parse(&end.number).ok_or(end.number)?,
            code: end.code,
            organ_name: end.organ_name,
            double: end.double.unwrap_or_default(),
        };
        Ok(BroughtLink::new(kind, from_first, other))
    }
}
