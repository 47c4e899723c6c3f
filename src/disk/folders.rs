//! Where the program keeps what is the user's own on this computer, and where earlier versions kept it.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The program's folders; `None` on a system without any.
fn own() -> Option<ProjectDirs> {
    ProjectDirs::from("vn", "", "vanthu")
}

/// A file of data. It stays on this computer: Windows copies the other data folder, where earlier versions kept it, to a server and to
/// every computer at which the user logs on. What lies only there is used there.
#[must_use]
pub fn data_file(name: &str) -> Option<PathBuf> {
    let folders = own()?;
    Some(present(folders.data_local_dir().join(name), folders.data_dir().join(name)))
}

/// A file of preferences, which may follow the user. Earlier versions named its folder otherwise.
#[must_use]
pub fn preferences_file(name: &str) -> Option<PathBuf> {
    let place = own()?.config_dir().join(name);
    let former = ProjectDirs::from("vn", "vanthu", "VanThu").map(|folders| folders.config_dir().join(name));
    Some(former.map_or_else(|| place.clone(), |former| present(place.clone(), former)))
}

/// The folder for what the program notes about itself.
#[must_use]
pub fn log() -> Option<PathBuf> {
    let folders = own()?;
    Some(folders.state_dir().unwrap_or(folders.data_local_dir()).join("log"))
}

/// The place of a file; its former place while it lies only there.
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
