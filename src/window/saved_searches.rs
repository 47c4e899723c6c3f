//! Searches saved under a name: text, filters and order.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use domain::{
    book::Book,
    list_order::{ListColumn, ListOrder},
};

use super::screens::list::Quick;

/// The most searches kept: they must be found at a glance.
pub const MAX_SAVED: usize = 10;
/// Longest name, in letters.
pub const LONGEST_NAME: usize = 60;

/// A search under its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSearch {
    pub name: String,
    #[serde(flatten)]
    pub asked: SavedQuery,
}

/// The text, filters and order of a search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedQuery {
    /// The text of the search box.
    pub text: String,
    /// `incoming` or `outgoing`; of a search with words also neither, for both.
    pub book: String,
    /// Whether it finds documents of every year or of the year shown.
    pub every_year: bool,
    /// Type, issuer, first and last date, as typed.
    pub filters: [String; 4],
    /// The quick filters.
    pub quick: Quick,
    /// The column that orders the list; the default order without one.
    #[serde(serialize_with = "write_order", deserialize_with = "read_order")]
    pub order: Option<ListColumn>,
    /// Whether that order is descending.
    pub descending: bool,
}

impl SavedQuery {
    #[must_use]
    pub fn book(&self) -> Option<Book> {
        Book::from_key(&self.book)
    }

    #[must_use]
    pub fn order(&self) -> Option<ListOrder> {
        let by = self.order.filter(|column| column.is_ordered())?;
        Some(ListOrder { by, descending: self.descending })
    }
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn write_order<S: Serializer>(order: &Option<ListColumn>, serializer: S) -> Result<S::Ok, S::Error> {
    order.map(ListColumn::name).serialize(serializer)
}

fn read_order<'de, D: Deserializer<'de>>(source: D) -> Result<Option<ListColumn>, D::Error> {
    let name: Option<String> = Option::deserialize(source)?;
    let column =
        |name: String| ListColumn::from_name(&name).ok_or_else(|| D::Error::custom(format!("no column: {name}")));
    name.map(column).transpose()
}

/// Reads the valid entries of a list of searches.
pub(super) fn readable<'de, D: Deserializer<'de>>(source: D) -> Result<Vec<SavedSearch>, D::Error> {
    let serde_json::Value::Array(values) = serde_json::Value::deserialize(source)? else { return Ok(Vec::new()) };
    let searches = values.into_iter().filter_map(|value| serde_json::from_value::<SavedSearch>(value).ok());
    Ok(searches.filter(|search| !search.name.trim().is_empty()).take(MAX_SAVED).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Kept(#[serde(deserialize_with = "readable")] Vec<SavedSearch>);

    #[test]
    fn what_can_be_read_is_read() {
        let kept: Kept = serde_json::from_str(
            r#"[{"name": "Phòng cháy", "text": "phong chay", "order": "due", "descending": true, "quick": {"waiting": true}},
                {"text": "without a name"}, 7, {"name": "spoiled", "order": "nothing"}, {"name": "all"}]"#,
        )
        .unwrap();
        let names: Vec<&str> = kept.0.iter().map(|search| search.name.as_str()).collect();
        assert_eq!(names, ["Phòng cháy", "all"]);
        let asked = &kept.0[0].asked;
        assert_eq!((asked.text.as_str(), asked.book(), asked.order().unwrap().descending), ("phong chay", None, true));
        assert!(asked.quick.is_on());
        let written = serde_json::to_string(&kept.0).unwrap();
        assert_eq!(serde_json::from_str::<Kept>(&written).unwrap().0, kept.0);
    }

    #[test]
    fn not_more_are_kept_than_one_finds() {
        let many: Vec<SavedSearch> =
            (0..30).map(|at| SavedSearch { name: at.to_string(), ..SavedSearch::default() }).collect();
        let kept: Kept = serde_json::from_str(&serde_json::to_string(&many).unwrap()).unwrap();
        assert_eq!(kept.0.len(), MAX_SAVED);
    }
}
