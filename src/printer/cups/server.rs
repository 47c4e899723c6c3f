//! Where CUPS listens, as its own programs find it: `CUPS_SERVER`, `client.conf`, the socket of this computer.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::{
    http::{self, Connection},
    ipp::{Answer, Request},
    user,
};
use crate::PrinterError;

/// The sockets of CUPS on Linux and macOS.
const SOCKETS: [&str; 3] = ["/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd"];
const PORT: u16 = 631;
/// The largest file of settings that is read, in bytes.
const MAX_SETTINGS: u64 = 64 << 10;

/// A service of printers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Server {
    /// On this computer, by the file of its socket.
    Socket(PathBuf),
    /// By its name in the network and its port.
    Host(String, u16),
}

impl Server {
    /// Returns the service that programs of this user print by.
    pub(super) fn of_system() -> Self {
        let set = env::var("CUPS_SERVER").ok().filter(|server| !server.is_empty());
        let files = env::var_os("HOME").map(|home| Path::new(&home).join(".cups/client.conf"));
        let files = files.into_iter().chain([PathBuf::from("/etc/cups/client.conf")]);
        let set = set.or_else(|| files.filter_map(|file| settings(&file)).find_map(|text| named_in(&text)));
        if let Some(server) = set {
            return Self::parse(&server);
        }
        let socket = SOCKETS.iter().map(Path::new).find(|socket| socket.exists());
        socket.map_or_else(|| Self::Host("localhost".to_owned(), PORT), |socket| Self::Socket(socket.to_owned()))
    }

    /// Reads `/path/of/socket`, `host`, `host:port`; a version of the protocol after it is left out.
    fn parse(server: &str) -> Self {
        if server.starts_with('/') {
            return Self::Socket(PathBuf::from(server));
        }
        let server = server.split('/').next().unwrap_or(server);
        let port = |text: &str| text.parse().ok();
        match server.rsplit_once(':').and_then(|(host, text)| Some((host, port(text)?))) {
            Some((host, port)) => Self::Host(host.trim_matches(['[', ']']).to_owned(), port),
            None => Self::Host(server.to_owned(), PORT),
        }
    }

    /// Sends a request that needs no user name.
    pub(super) fn ask(&self, path: &str, request: Request) -> Result<Answer, PrinterError> {
        self.exchange(path, None, &[request.bytes().as_slice()])
    }

    /// Sends a request in the name of the user, with a document if there is one.
    pub(super) fn send(&self, path: &str, request: Request, document: &[u8]) -> Result<Answer, PrinterError> {
        // A socket of this computer tells the service who is at its other end; the service wants only to be told the name.
        let login = matches!(self, Self::Socket(_)).then(|| format!("PeerCred {}", user()));
        self.exchange(path, login.as_deref(), &[request.bytes().as_slice(), document])
    }

    fn exchange(&self, path: &str, login: Option<&str>, parts: &[&[u8]]) -> Result<Answer, PrinterError> {
        let connection = match self {
            Self::Socket(socket) => Connection::to_socket(socket)?,
            Self::Host(host, port) => Connection::to_host(host, *port)?,
        };
        let answer = http::post(connection, path, login, parts)?;
        Answer::read(&answer).ok_or_else(|| PrinterError::NoAnswer("IPP".to_owned()))
    }
}

/// Reads a file of settings; `None` where there is none.
pub(super) fn settings(file: &Path) -> Option<String> {
    let length = fs::metadata(file).ok()?.len();
    if length > MAX_SETTINGS { None } else { fs::read_to_string(file).ok() }
}

/// Finds the service that settings name.
fn named_in(settings: &str) -> Option<String> {
    settings.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let is_name = words.next()?.eq_ignore_ascii_case("ServerName");
        words.next().filter(|_| is_name).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_found_as_it_is_written() {
        let host = |name: &str, port| Server::Host(name.to_owned(), port);
        for (text, expected) in [
            ("/run/cups/cups.sock", Server::Socket(PathBuf::from("/run/cups/cups.sock"))),
            ("may-chu", host("may-chu", 631)),
            ("may-chu:8631", host("may-chu", 8631)),
            ("may-chu:8631/version=1.1", host("may-chu", 8631)),
            ("[::1]:631", host("::1", 631)),
        ] {
            assert_eq!(Server::parse(text), expected, "{text}");
        }
        assert_eq!(named_in("# ServerName a\nEncryption Never\n  servername b:631 \n"), Some("b:631".to_owned()));
        assert_eq!(named_in("User lan\nServerName\n"), None);
    }
}
