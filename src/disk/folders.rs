//! The user's folders of the program on this computer, and the folders of earlier versions.

use std::path::PathBuf;

use directories::ProjectDirs;

/// Finds the program's folders; `None` on a system that has none.
fn own() -> Option<ProjectDirs> {
    ProjectDirs::from("vn", "", "vanthu")
}

/// Returns the path of a data file. Data stays on this computer: on Windows, earlier versions used the roaming
/// folder, which is copied to a server and to every computer at which the user logs on. A file that exists only
/// there is used there.
#[must_use]
pub fn data_file(name: &str) -> Option<PathBuf> {
    let folders = own()?;
    Some(present(folders.data_local_dir().join(name), folders.data_dir().join(name)))
}

/// Returns the path of a file of preferences, which may roam with the user. A file that exists only in the
/// folder of earlier versions is used there.
#[must_use]
pub fn preferences_file(name: &str) -> Option<PathBuf> {
    let place = own()?.config_dir().join(name);
    let former = ProjectDirs::from("vn", "vanthu", "VanThu").map(|folders| folders.config_dir().join(name));
    Some(former.map_or_else(|| place.clone(), |former| present(place.clone(), former)))
}

/// Returns the folder of the log.
#[must_use]
pub fn log() -> Option<PathBuf> {
    let folders = own()?;
    Some(folders.state_dir().unwrap_or(folders.data_local_dir()).join("log"))
}

/// Chooses the former path where a file exists only there.
fn present(place: PathBuf, former: PathBuf) -> PathBuf {
    if !place.exists() && former.exists() { former } else { place }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_lies_only_in_the_former_place_is_used_there() {
        let folder = tempfile::tempdir().unwrap();
        let (place, former) = (folder.path().join("local.db"), folder.path().join("roaming.db"));
        let found = || present(place.clone(), former.clone());
        assert_eq!(found(), place);
        fs::write(&former, "so").unwrap();
        assert_eq!(found(), former);
        fs::write(&place, "so").unwrap();
        assert_eq!(found(), place);
    }

    #[cfg(windows)]
    #[test]
    fn data_stays_on_this_computer() {
        let local = PathBuf::from(std::env::var_os("LOCALAPPDATA").unwrap());
        assert!(data_file("not-there.db").unwrap().starts_with(local));
    }
}
