//! Paths as people type and paste them: "Copy as path" puts quotation marks around them, and Windows accepts
//! either slash.

use std::{
    ffi::OsString,
    path::{MAIN_SEPARATOR, PathBuf},
};

/// Removes the quotation marks around a path. On Windows, where no name contains any, removes an unpaired mark
/// as well: the command line reads `\` before a closing mark as an escape.
#[must_use]
pub fn unquoted(text: &str) -> &str {
    if cfg!(windows) {
        return text.trim_matches('"');
    }
    text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text)
}

/// Reads a path typed into a field, and turns its slashes into the system's own.
#[must_use]
pub fn path(text: &str) -> PathBuf {
    PathBuf::from(with_slashes(unquoted(text.trim()), MAIN_SEPARATOR))
}

/// Reads a path given as an argument of a command.
#[must_use]
pub fn word(word: OsString) -> PathBuf {
    match word.to_str() {
        Some(text) => PathBuf::from(with_slashes(unquoted(text), MAIN_SEPARATOR)),
        None => word.into(),
    }
}

fn with_slashes(path: &str, own: char) -> String {
    // In a verbatim path `/` belongs to a name.
    if own == '/' || path.starts_with(r"\\?\") { path.to_owned() } else { path.replace('/', r"\") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_around_a_path_go() {
        for (typed, plain) in [
            (r#""a b.pdf""#, "a b.pdf"),
            (r#"  "a b.pdf" "#, "a b.pdf"),
            ("a b.pdf", "a b.pdf"),
            ("", ""),
            (r#""""#, ""),
        ] {
            assert_eq!(path(typed), PathBuf::from(plain), "{typed}");
        }
        assert_eq!(word(r#""a b.pdf""#.into()), PathBuf::from("a b.pdf"));
        assert_eq!(word(" a.pdf".into()), PathBuf::from(" a.pdf"));
        let alone = if cfg!(windows) { "sao-luu" } else { "sao-luu\"" };
        assert_eq!(word("sao-luu\"".into()), PathBuf::from(alone));
    }

    #[test]
    fn folders_are_separated_as_the_system_does() {
        for (typed, windows) in [
            ("Z:/sao-luu/2026", r"Z:\sao-luu\2026"),
            (r"Z:\sao-luu/2026", r"Z:\sao-luu\2026"),
            ("//nas/so/so.db", r"\\nas\so\so.db"),
            (r"\\?\Z:\a/b", r"\\?\Z:\a/b"),
        ] {
            assert_eq!(with_slashes(typed, '\\'), windows);
            assert_eq!(with_slashes(typed, '/'), typed);
        }
    }
}
