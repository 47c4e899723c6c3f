//! The clerk's preferences on this machine: look, scale and language, the window's geometry, columns and saved searches. They lie in a
//! file of the clerk's own and are no part of a registry.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

use disk::{folder_of, folders, permissions::Permissions, unfinished};
use language::{Language, Locale};

use super::{
    geometry::Geometry,
    kit::colors::Look,
    last_printing::LastPrintings,
    list_columns::ListColumns,
    saved_searches::{self, SavedSearch},
};

/// The sizes to choose from, in percent of the system's own.
pub const SCALES: [u16; 5] = [100, 125, 150, 175, 200];

/// The chosen look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appearance {
    /// Light or dark as the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Always high contrast.
    HighContrast,
}

impl Appearance {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];

    /// The look on a system of this look.
    #[must_use]
    pub fn look(self, of_system: Look) -> Look {
        match self {
            Self::System => of_system,
            Self::Light => Look::Light,
            Self::Dark => Look::Dark,
            Self::HighContrast => Look::HighContrast,
        }
    }

    /// The choice after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|choice| *choice == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }
}

/// A change of the preferences, applied at once.
#[derive(Debug, Clone, PartialEq)]
pub enum PreferenceChange {
    /// Switch to the other language.
    OtherLanguage,
    /// Switch to this look.
    Appearance(Appearance),
    /// Draw at this scale in percent, one of `SCALES`.
    Scale(u16),
    /// Show these columns.
    Columns(ListColumns),
    /// Keep these searches.
    Searches(Vec<SavedSearch>),
    /// Remember how each form was printed last.
    Printings(LastPrintings),
    /// Show the keys of all controls always, or only on demand.
    ShowsKeys(bool),
}

/// The preferences. What is missing or invalid in the file takes its default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The look.
    #[serde(deserialize_with = "or_default")]
    pub appearance: Appearance,
    /// The size in percent; one of `SCALES`, 100 when it is none of them.
    #[serde(deserialize_with = "or_default")]
    pub scale: u16,
    /// `vi` or `en`; the system's language when it is neither.
    #[serde(deserialize_with = "or_default")]
    pub language: String,
    /// Whether the keys of all controls are always shown, not only while Alt is held.
    #[serde(deserialize_with = "or_default")]
    pub shows_keys: bool,
    /// The columns of the lists.
    #[serde(deserialize_with = "or_default")]
    pub columns: ListColumns,
    /// The searches kept under a name.
    #[serde(deserialize_with = "saved_searches::readable")]
    pub searches: Vec<SavedSearch>,
    /// How each form was printed last.
    #[serde(deserialize_with = "or_default")]
    pub printings: LastPrintings,
    /// The window's last geometry; `None` when it was never moved.
    #[serde(deserialize_with = "or_default")]
    pub geometry: Option<Geometry>,
}

/// Reads a value; an invalid one becomes its default without failing the values beside it.
pub(super) fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(source: D) -> Result<T, D::Error> {
    let value = serde_json::Value::deserialize(source)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

impl Preferences {
    /// Reads the file; a missing or damaged one gives the defaults.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        let text = fs::read(file).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let folder = folder_of(file);
        fs::create_dir_all(folder)?;
        unfinished::sweep(folder);
        let mut new = unfinished::begin(folder, unfinished::Kind::Registry, Some(Permissions::of_new(folder)))?;
        serde_json::to_writer_pretty(&mut new, self)?;
        new.flush()?;
        new.persist(file, true)?;
        Ok(())
    }

    /// Writes the geometry alone: another window may have changed the other preferences meanwhile.
    ///
    /// # Errors
    /// As [`Preferences::write`].
    pub fn keep_geometry(file: &Path, geometry: Geometry) -> io::Result<()> {
        Self { geometry: Some(geometry), ..Self::read(file) }.write(file)
    }

    /// The file for this user; `None` on a system without a folder for it.
    #[must_use]
    pub fn place() -> Option<PathBuf> {
        folders::preferences_file("window.json")
    }

    /// The size as a factor.
    #[must_use]
    pub fn scale(&self) -> f32 {
        f32::from(self.percent()) / 100.0
    }

    /// The size in percent.
    #[must_use]
    pub fn percent(&self) -> u16 {
        SCALES.into_iter().find(|scale| *scale == self.scale).unwrap_or(SCALES[0])
    }

    /// The next larger scale; after the largest comes the smallest.
    #[must_use]
    pub fn next_scale(&self) -> u16 {
        SCALES.into_iter().find(|scale| *scale > self.percent()).unwrap_or(SCALES[0])
    }

    /// The language of the preferences; the one asked for comes first.
    #[must_use]
    pub fn locale(&self) -> Option<Locale> {
        Locale::from_code(&self.language)
    }

    /// Remembers the language.
    pub fn speak(&mut self, language: &Language) {
        language.locale().code().clone_into(&mut self.language);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again_and_what_is_spoiled_is_as_usual() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/window.json");
        assert_eq!(Preferences::read(&file), Preferences::default());
        let wanted = Preferences {
            appearance: Appearance::HighContrast,
            scale: 150,
            language: "en".to_owned(),
            ..Preferences::default()
        };
        wanted.write(&file).unwrap();
        assert_eq!(Preferences::read(&file), wanted);
        let geometry = Geometry { at: Some((-1900, 20)), maximized: true, ..Geometry::first(1.0) };
        Preferences::keep_geometry(&file, geometry).unwrap();
        assert_eq!(Preferences::read(&file), Preferences { geometry: Some(geometry), ..wanted });
        for spoiled in [
            "",
            "{",
            "{\"appearance\": \"pink\", \"columns\": 3, \"searches\": {}, \"geometry\": {\"width\": -5}}",
            "[1]",
        ] {
            fs::write(&file, spoiled).unwrap();
            assert_eq!(Preferences::read(&file), Preferences::default(), "{spoiled}");
        }
        fs::write(&file, "{\"scale\": 117, \"language\": \"en\", \"columns\": [], \"searches\": 1}").unwrap();
        let read = Preferences::read(&file);
        assert_eq!((read.percent(), read.locale()), (100, Some(Locale::English)));
    }

    #[test]
    fn sizes_go_up_and_begin_again() {
        let mut wanted = Preferences::default();
        let mut seen = vec![wanted.percent()];
        for _ in 0..5 {
            wanted.scale = wanted.next_scale();
            seen.push(wanted.percent());
        }
        assert_eq!(seen, [100, 125, 150, 175, 200, 100]);
    }

    #[test]
    fn the_systems_look_is_followed_unless_another_is_chosen() {
        for of_system in Look::ALL {
            assert_eq!(Appearance::System.look(of_system), of_system);
            assert_eq!(Appearance::Dark.look(of_system), Look::Dark);
        }
    }
}
