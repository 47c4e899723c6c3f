//! Detects folders that a service synchronizes with other computers (`OneDrive`, Dropbox, Google Drive, iCloud
//! Drive). The service may copy a registry half written or replace it by an older one, and may keep only the
//! name of a backup on the disk. The program only warns: detection is not certain, and an office may have no
//! other folder.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use texts::{Text, UserMessage};

use crate::{Address, sqlite::network_share};

/// Environment variables that name the folders of `OneDrive` (Windows).
const ONE_DRIVE_VARIABLES: [&str; 3] = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"];
/// What the services keep in their top folder. (The folder `.dropbox` in a user's home is no such mark.)
const MARKS: [(&str, IsFolder, &str); 6] = [
    (".dropbox", false, "Dropbox"),
    (".dropbox.cache", true, "Dropbox"),
    (".tmp.drivedownload", true, "Google Drive"),
    (".tmp.driveupload", true, "Google Drive"),
    (".shortcut-targets-by-id", true, "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", false, "OneDrive"),
];
type IsFolder = bool;
/// The services' folder names in lower case: whole names …
const NAMES: [(&str, &str); 11] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("drive của tôi", "Google Drive"),
    ("shared drives", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
];
/// … and beginnings of names, which an account's name follows.
const BEGINNINGS: [(&str, &str); 5] = [
    ("onedrive - ", "OneDrive"),
    ("onedrive-", "OneDrive"),
    ("dropbox (", "Dropbox"),
    ("dropbox-", "Dropbox"),
    ("googledrive-", "Google Drive"),
];
/// File systems of the services (Linux).
const MOUNTS: [(&str, &str); 2] = [("fuse.onedriver", "OneDrive"), ("fuse.google-drive-ocamlfuse", "Google Drive")];

/// Returns warnings about the places of a registry and its backups; empty when neither is synchronized.
#[must_use]
pub fn cloud_warnings(registry: impl Into<Address>, copies: Option<&Path>) -> Vec<UserMessage> {
    let warned = |text: Text<texts::values::PathService>, path: &Path| {
        let service = synchronized_by(path)?;
        Some(text.with(texts::values::PathService { path: path.display().to_string().into(), service: service.into() }))
    };
    let copies = copies.and_then(|copies| warned(texts::CLOUD_COPIES, copies));
    warned(texts::CLOUD_REGISTRY, registry.into().file()).into_iter().chain(copies).collect()
}

/// Detects the service that synchronizes the place of a file or folder.
fn synchronized_by(path: &Path) -> Option<&'static str> {
    let path = network_share::nearest(path)?;
    let is_within = |variable: &&str| {
        let root = std::env::var_os(variable).filter(|root| !root.is_empty());
        root.and_then(|root| std::fs::canonicalize(root).ok()).is_some_and(|root| path.starts_with(root))
    };
    if ONE_DRIVE_VARIABLES.iter().any(is_within) {
        return Some("OneDrive");
    }
    let mounted = network_share::mount_kind(&path);
    let mounted = mounted.and_then(|kind| MOUNTS.iter().find(|(known, _)| *known == kind));
    mounted.map(|(_, service)| *service).or_else(|| named(&path)).or_else(|| marked(&path))
}

/// Finds the service after which a folder of the path is named.
fn named(path: &Path) -> Option<&'static str> {
    path.components().find_map(|component| {
        let name: String = component.as_os_str().to_str()?.nfc().collect::<String>().to_lowercase();
        let whole = NAMES.iter().find(|(known, _)| name == *known);
        let found = whole.or_else(|| BEGINNINGS.iter().find(|(known, _)| name.starts_with(known)));
        found.map(|(_, service)| *service)
    })
}

/// Finds the service whose mark is in a folder of the path.
fn marked(path: &Path) -> Option<&'static str> {
    path.ancestors().find_map(|folder| {
        let is_there = |(name, is_folder, _): &&(&str, IsFolder, &str)| {
            let mark: PathBuf = folder.join(name);
            if *is_folder { mark.is_dir() } else { mark.is_file() }
        };
        MARKS.iter().find(is_there).map(|(_, _, service)| *service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_by_the_names_their_services_give() {
        for (path, service) in [
            ("/home/lan/OneDrive/so/registry.db", Some("OneDrive")),
            ("/home/lan/OneDrive - UBND tỉnh Quảng Trị/registry.db", Some("OneDrive")),
            ("/Users/lan/Library/CloudStorage/OneDrive-Personal/registry.db", Some("OneDrive")),
            ("/home/lan/Dropbox/registry.db", Some("Dropbox")),
            ("/home/lan/Dropbox (Sở Y tế)/registry.db", Some("Dropbox")),
            ("/mnt/g/My Drive/registry.db", Some("Google Drive")),
            ("/mnt/g/Drive cu\u{309}a to\u{302}i/registry.db", Some("Google Drive")),
            ("/Users/lan/Library/Mobile Documents/com~apple~CloudDocs/registry.db", Some("iCloud Drive")),
            ("/home/lan/.local/share/vanthu/registry.db", None),
            ("/home/lan/Tài liệu/onedrive.db", None),
            ("/home/lan/Dropbox cũ/registry.db", None),
        ] {
            assert_eq!(named(Path::new(path)), service, "{path}");
        }
    }

    #[test]
    fn folders_are_known_by_the_marks_in_them() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        std::fs::create_dir_all(&deep).unwrap();
        let registry = deep.join("registry.db");
        assert_eq!(marked(&registry), None);
        // Everybody who uses Dropbox has this folder at home.
        std::fs::create_dir(folder.path().join(".dropbox")).unwrap();
        assert_eq!(marked(&registry), None);
        std::fs::write(deep.join(".dropbox"), "").unwrap();
        assert_eq!(marked(&registry), Some("Dropbox"));
        std::fs::create_dir(folder.path().join("a/.tmp.drivedownload")).unwrap();
        std::fs::remove_file(deep.join(".dropbox")).unwrap();
        assert_eq!(marked(&registry), Some("Google Drive"));
    }
}
