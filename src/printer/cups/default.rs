//! Which printer is used where none is named, as the programs of CUPS choose it: `LPDEST`, `PRINTER`, the default that a user or the
//! computer has in `lpoptions`, and last that of the service.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::server::settings;

/// Returns the default of this user or this computer; `None` for that of the service.
pub(super) fn chosen() -> Option<String> {
    let set = |name: &str| env::var(name).ok().filter(|printer| !printer.is_empty() && printer != "lp");
    let files = env::var_os("HOME").map(|home| Path::new(&home).join(".cups/lpoptions"));
    let mut files = files.into_iter().chain([PathBuf::from("/etc/cups/lpoptions")]);
    set("LPDEST").or_else(|| set("PRINTER")).or_else(|| files.find_map(|file| named_in(&settings(&file)?)))
}

/// Finds the default that a file of options names; a set of options of that printer, after `/`, is left out.
fn named_in(options: &str) -> Option<String> {
    options.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let is_default = words.next()?.eq_ignore_ascii_case("Default");
        words.next().filter(|_| is_default).and_then(|name| name.split('/').next()).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_found_as_lpoptions_writes_it() {
        assert_eq!(named_in("Dest cuc sides=one-sided\nDefault lan/nhap copies=2\n"), Some("lan".to_owned()));
        assert_eq!(named_in("Dest Default copies=2\n\n"), None);
    }
}
