//! Refuses registries on network shares: the log that lets many read while one writes is shared memory, which
//! no share has.

use std::path::Path;

use crate::{Result, StoreError};

/// Refuses a path on a network share; accepts it where the system gives no information.
pub(crate) fn refuse(path: &Path) -> Result<()> {
    match kind(path) {
        Some(kind) => Err(StoreError::NetworkShare(path.to_owned(), kind)),
        None => Ok(()),
    }
}

/// Returns the path itself or its nearest existing ancestor, with links resolved.
pub(crate) fn nearest(path: &Path) -> Option<std::path::PathBuf> {
    let path = std::path::absolute(path).ok()?;
    // The file first: a link may lead from a local folder to a share.
    path.ancestors().find_map(|place| std::fs::canonicalize(place).ok())
}

/// Returns the kind of network file system that holds the path.
#[cfg(target_os = "linux")]
fn kind(path: &Path) -> Option<String> {
    let mounts = std::fs::read("/proc/self/mountinfo").ok()?;
    mounts::network_kind(&mounts, &nearest(path)?).map(str::to_owned)
}

/// Returns the type of file system a folder is on, where the system tells.
pub(crate) fn mount_kind(folder: &Path) -> Option<String> {
    #[cfg(target_os = "linux")]
    return mounts::kind(&std::fs::read("/proc/self/mountinfo").ok()?, folder).map(str::to_owned);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        None
    }
}

/// Returns the share that the path is on: its name of two parts. Checks the path as written, because not every
/// share can be resolved (WebDAV, the drives of a remote desktop), and resolved, because a drive may stand for
/// a share.
#[cfg(windows)]
fn kind(path: &Path) -> Option<String> {
    let written = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let resolved = nearest(path);
    [Some(written), resolved].into_iter().flatten().find_map(|path| share_in(&path.to_string_lossy()))
}

/// Extracts the share that a path of Windows names: `\\nas\so` of `\\nas\so\2026`, `//nas/so` or
/// `\\?\UNC\nas\so`.
#[cfg(any(windows, test))]
fn share_in(path: &str) -> Option<String> {
    let plain = path.replace('/', "\\");
    let rest = plain.strip_prefix(r"\\")?;
    let rest = match rest.split_once('\\')? {
        // Devices, drives among them, unless they lead to the network.
        ("?" | ".", device) => device.split_once('\\').filter(|(kind, _)| kind.eq_ignore_ascii_case("UNC"))?.1,
        _ => rest,
    };
    let mut parts = rest.split('\\').filter(|part| !part.is_empty());
    let server = parts.next()?;
    Some(parts.next().map_or_else(|| format!(r"\\{server}"), |share| format!(r"\\{server}\{share}")))
}

/// Other systems do not report this.
#[cfg(not(any(windows, target_os = "linux")))]
fn kind(_: &Path) -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
mod mounts {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt, path::Path};

    /// File systems that are on another computer.
    const NETWORK: &[&str] = &[
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "ncp",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
    ];

    /// Returns the kind of network file system a folder is on, by the table of `/proc/self/mountinfo`.
    pub fn network_kind<'a>(table: &'a [u8], folder: &Path) -> Option<&'a str> {
        kind(table, folder).filter(|kind| NETWORK.contains(kind))
    }

    /// Returns the kind of file system a folder is on: the longest mount point counts, and of equal ones the
    /// later, which hides the earlier.
    pub fn kind<'a>(table: &'a [u8], folder: &Path) -> Option<&'a str> {
        let mut nearest: Option<(usize, &str)> = None;
        for (point, kind) in table.split(|byte| *byte == b'\n').filter_map(mount) {
            let point = OsString::from_vec(point);
            let depth = Path::new(&point).components().count();
            if folder.starts_with(&point) && nearest.is_none_or(|(before, _)| depth >= before) {
                nearest = Some((depth, kind));
            }
        }
        nearest.map(|(_, kind)| kind)
    }

    /// Reads mount point and kind of a line; the kind follows a separate hyphen.
    fn mount(line: &[u8]) -> Option<(Vec<u8>, &str)> {
        let mut words = line.split(|byte| *byte == b' ');
        let point = unescaped(words.nth(4)?);
        let kind = words.skip_while(|word| *word != b"-").nth(1)?;
        Some((point, std::str::from_utf8(kind).ok()?))
    }

    /// Decodes spaces, tabs, line breaks and backslashes, written as three octal digits.
    fn unescaped(word: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(word.len());
        let mut rest = word;
        while let Some((first, after)) = rest.split_first() {
            let digits = after.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
            match digits.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
                Some(byte) if *first == b'\\' => {
                    bytes.push(byte);
                    rest = &after[3..];
                }
                _ => {
                    bytes.push(*first);
                    rest = after;
                }
            }
        }
        bytes
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/nas rw,relatime shared:9 - cifs //nas/so rw
31 22 0:41 / /mnt/c\\303\\264ng\\040v\\304\\203n rw - nfs4 nas:/cv rw
32 30 8:2 / /mnt/nas/local rw - ext4 /dev/sdb1 rw
33 22 0:43 / /home rw - nfs nas:/home rw
34 22 8:3 / /home rw - xfs /dev/sdc1 rw
35 22 0:50 / /run/user/1000/gvfs rw shared:4 master:2 - fuse.gvfsd-fuse gvfsd-fuse rw
36 22 0:51 / /khach rw - 9p host rw
37 22 0:52 / /srv rw - overlay overlay rw
a line that says nothing";

        #[test]
        fn the_nearest_mount_counts() {
            for (folder, kind) in [
                ("/var/lib/vanthu", None),
                ("/mnt/nas", Some("cifs")),
                ("/mnt/nas/2026", Some("cifs")),
                ("/mnt/nas2", None),
                ("/mnt/nas/local/2026", None),
                ("/mnt/công văn/2026", Some("nfs4")),
                ("/home/lan", None),
                ("/run/user/1000/gvfs/smb-share:server=nas", Some("fuse.gvfsd-fuse")),
                ("/khach/so", None),
                ("/srv/so", None),
            ] {
                assert_eq!(network_kind(TABLE.as_bytes(), Path::new(folder)), kind, "{folder}");
            }
            assert_eq!(network_kind(b"", Path::new("/")), None);
        }

        #[test]
        fn escapes_are_read() {
            assert_eq!(unescaped(br"a\040b\134c\011"), b"a b\\c\t");
            assert_eq!(unescaped(br"a\9\04"), br"a\9\04");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_known_by_what_was_written() {
        for (path, share) in [
            (r"\\nas\so\2026\so.db", Some(r"\\nas\so")),
            ("//nas/so/so.db", Some(r"\\nas\so")),
            (r"\\tsclient\C\so.db", Some(r"\\tsclient\C")),
            (r"\\nas@SSL\DavWWWRoot\so.db", Some(r"\\nas@SSL\DavWWWRoot")),
            (r"\\?\UNC\nas\so\so.db", Some(r"\\nas\so")),
            (r"\\.\unc\nas\so\so.db", Some(r"\\nas\so")),
            (r"\\nas\", Some(r"\\nas")),
            (r"\\?\C:\so\so.db", None),
            (r"\\.\C:\so.db", None),
            (r"\\?\Volume{b75e2c83-0000-0000-0000-602f00000000}\so.db", None),
            (r"C:\so\so.db", None),
            (r"so\so.db", None),
            (r"\so\so.db", None),
            ("", None),
        ] {
            assert_eq!(share_in(path).as_deref(), share, "{path}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_share_that_cannot_be_resolved_is_refused() {
        let path = Path::new(r"\\tsclient\C\so.db");
        assert!(matches!(refuse(path), Err(StoreError::NetworkShare(_, kind)) if kind == r"\\tsclient\C"));
    }
}
