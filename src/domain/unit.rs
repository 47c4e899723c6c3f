//! The office's own units (đơn vị thuộc cơ quan): who drafts, who receives, who keeps the file copy.

use super::text;

/// A unit of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name: `Phòng Kinh tế`.
    pub name: String,
    /// Its abbreviation in the notation of công văn (Phụ lục I.II.3, NĐ 30/2020/NĐ-CP): `KT`; may be empty.
    pub abbreviation: String,
}

/// How a công văn names its drafting unit (Phụ lục I.II.3, NĐ 30/2020/NĐ-CP): a unit known by this name gives its abbreviation; anything
/// else is one already. `None` where it is neither: a name of several words that no unit with an abbreviation has.
#[must_use]
pub fn abbreviation_of<'a>(units: &'a [Unit], written: &'a str) -> Option<&'a str> {
    let wanted = text::fold(written);
    let known = units.iter().find(|unit| text::fold(&unit.name) == wanted).map(|unit| unit.abbreviation.as_str());
    known.filter(|abbreviation| !abbreviation.is_empty()).or_else(|| {
        let is_one = !written.contains(char::is_whitespace);
        is_one.then_some(written)
    })
}

/// The name of the unit that is meant: one written by its abbreviation is known by its name; any other text is a name.
#[must_use]
pub fn name_of(units: &[Unit], written: String) -> String {
    let wanted = text::fold(&written);
    let known = units.iter().find(|unit| !wanted.is_empty() && text::fold(&unit.abbreviation) == wanted);
    known.map_or(written, |unit| unit.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_known_by_its_name_and_an_abbreviation_is_one() {
        let unit = |name: &str, abbreviation: &str| Unit { name: name.into(), abbreviation: abbreviation.into() };
        let units = [unit("Phòng Kinh tế tổng hợp", "KTTH"), unit("Phòng Mới", ""), unit("Tiếp dân", "TD")];
        let read = |written| abbreviation_of(&units, written);
        assert_eq!(read("phòng kinh tế  tổng hợp"), Some("KTTH"));
        assert_eq!((read("KTTH"), read("NC"), read("")), (Some("KTTH"), Some("NC"), Some("")));
        assert_eq!((read("Phòng Mới"), read("Phòng Lạ")), (None, None), "nothing stands in a code for it");
        let name = |written: &str| name_of(&units, written.to_owned());
        assert_eq!(
            (name("ktth"), name("Phòng Lạ"), name("")),
            ("Phòng Kinh tế tổng hợp".into(), "Phòng Lạ".into(), String::new())
        );
    }
}
