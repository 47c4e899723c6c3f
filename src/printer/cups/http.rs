//! One request over HTTP to the service of printers, and its answer, within limits of size and time. IPP needs no more of HTTP.

use std::{
    io::{self, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    os::unix::net::UnixStream,
    path::Path,
    time::{Duration, Instant},
};

use crate::PrinterError;

/// How long a connection is waited for.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the other side may keep silent.
const SILENCE_TIMEOUT: Duration = Duration::from_secs(30);
/// How long an answer may take to arrive.
const ANSWER_TIMEOUT: Duration = Duration::from_mins(1);
/// The largest answer, in bytes. That of six printers has 2 KB.
const MAX_ANSWER: usize = 4 << 20;
/// The largest head of an answer, in bytes.
const MAX_HEAD: usize = 64 << 10;

/// A connection to the service.
#[derive(Debug)]
pub(super) enum Connection {
    Socket(UnixStream),
    Host(TcpStream),
}

impl Connection {
    pub(super) fn to_socket(socket: &Path) -> Result<Self, PrinterError> {
        let stream = UnixStream::connect(socket).map_err(|error| not_connected(&error))?;
        let set = stream.set_read_timeout(Some(SILENCE_TIMEOUT));
        set.and_then(|()| stream.set_write_timeout(Some(SILENCE_TIMEOUT))).map_err(|error| broken(&error))?;
        Ok(Self::Socket(stream))
    }

    pub(super) fn to_host(host: &str, port: u16) -> Result<Self, PrinterError> {
        let addresses = (host, port).to_socket_addrs().map_err(|error| broken(&error))?;
        let mut failure = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for address in addresses {
            match TcpStream::connect_timeout(&address, CONNECT_TIMEOUT) {
                Ok(stream) => {
                    let set = stream.set_read_timeout(Some(SILENCE_TIMEOUT));
                    set.and_then(|()| stream.set_write_timeout(Some(SILENCE_TIMEOUT)))
                        .map_err(|error| broken(&error))?;
                    return Ok(Self::Host(stream));
                }
                Err(error) => failure = error,
            }
        }
        Err(not_connected(&failure))
    }
}

impl Read for Connection {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Socket(stream) => stream.read(buffer),
            Self::Host(stream) => stream.read(buffer),
        }
    }
}

impl Write for Connection {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Socket(stream) => stream.write(bytes),
            Self::Host(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Socket(stream) => stream.flush(),
            Self::Host(stream) => stream.flush(),
        }
    }
}

/// A service that nobody runs has no socket, or nobody listens at its port.
fn not_connected(error: &io::Error) -> PrinterError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => PrinterError::NoService,
        io::ErrorKind::PermissionDenied => PrinterError::NotAllowed,
        _ => broken(error),
    }
}

fn broken(error: &io::Error) -> PrinterError {
    PrinterError::NoAnswer(error.to_string())
}

/// Sends parts as one request and returns the body of the answer.
pub(super) fn post(
    mut connection: impl Read + Write,
    path: &str,
    login: Option<&str>,
    parts: &[&[u8]],
) -> Result<Vec<u8>, PrinterError> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let login = login.map(|login| format!("Authorization: {login}\r\n")).unwrap_or_default();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\nContent-Length: {length}\r\n{login}Connection: close\r\n\r\n"
    );
    let mut parts = std::iter::once(head.as_bytes()).chain(parts.iter().copied());
    // A service that refuses early reads no further; then its answer is there already.
    let sent = parts.try_for_each(|part| connection.write_all(part)).and_then(|()| connection.flush());
    match answer(&mut connection) {
        Ok(answer) => body_of(&answer),
        Err(error) => Err(sent.err().map_or(error, |error| broken(&error))),
    }
}

/// Reads an answer to its end.
fn answer(connection: &mut impl Read) -> Result<Vec<u8>, PrinterError> {
    let since = Instant::now();
    let mut answer = Vec::new();
    let mut buffer = [0; 16 << 10];
    while !is_whole(&answer) {
        if answer.len() > MAX_ANSWER || since.elapsed() > ANSWER_TIMEOUT {
            return Err(PrinterError::NoAnswer("HTTP".to_owned()));
        }
        match connection.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(&error)),
        }
    }
    Ok(answer)
}

/// The head of an answer, and what has come of its body.
struct Message<'a> {
    status: u16,
    length: Option<usize>,
    is_chunked: bool,
    body: &'a [u8],
}

/// Reads the head; `None` while it is incomplete or if it is not one.
fn message(answer: &[u8]) -> Option<Message<'_>> {
    const END: &[u8] = b"\r\n\r\n";
    let end = answer.windows(END.len()).take(MAX_HEAD).position(|window| window == END)?;
    let head = str::from_utf8(answer.get(..end)?).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    let fields: Vec<(&str, &str)> =
        lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.trim(), value.trim())).collect();
    let field = |name: &str| fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    Some(Message {
        status,
        length: field("Content-Length").and_then(|length| length.parse().ok()),
        is_chunked: field("Transfer-Encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")),
        body: answer.get(end + END.len()..)?,
    })
}

/// Returns whether nothing more can come, so that the end of the connection need not be waited for.
fn is_whole(answer: &[u8]) -> bool {
    message(answer).is_some_and(|message| {
        if message.is_chunked {
            unchunked(message.body).is_some()
        } else {
            message.length.is_some_and(|length| message.body.len() >= length)
        }
    })
}

/// Returns the body of an answer.
fn body_of(answer: &[u8]) -> Result<Vec<u8>, PrinterError> {
    let no_answer = || PrinterError::NoAnswer("HTTP".to_owned());
    let message = message(answer).ok_or_else(no_answer)?;
    match message.status {
        200 if message.is_chunked => unchunked(message.body).ok_or_else(no_answer),
        200 => match message.length {
            Some(length) => message.body.get(..length).map(<[u8]>::to_vec).ok_or_else(no_answer),
            None => Ok(message.body.to_vec()),
        },
        401 | 403 => Err(PrinterError::NotAllowed),
        status => Err(PrinterError::NoAnswer(format!("HTTP {status}"))),
    }
}

/// Joins the pieces of a body; `None` while they are not all there.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.windows(2).position(|window| window == b"\r\n")?;
        let length = str::from_utf8(body.get(..end)?).ok()?;
        let length = usize::from_str_radix(length.split(';').next()?.trim(), 16).ok()?;
        body = body.get(end + 2..)?;
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..length)?);
        body = body.get(length.checked_add(2)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A service that answers with these bytes.
    struct Service {
        sent: Vec<u8>,
        answer: io::Cursor<Vec<u8>>,
    }

    impl Read for Service {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.answer.read(buffer)
        }
    }

    impl Write for Service {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.sent.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn asked(answer: &[u8]) -> Result<Vec<u8>, PrinterError> {
        let mut service = Service { sent: Vec::new(), answer: io::Cursor::new(answer.to_vec()) };
        let answer = post(&mut service, "/jobs/", Some("PeerCred lan"), &[b"ab", b"c"]);
        let sent = String::from_utf8(service.sent).unwrap();
        assert!(sent.starts_with("POST /jobs/ HTTP/1.1\r\n") && sent.ends_with("\r\n\r\nabc"), "{sent}");
        assert!(sent.contains("\r\nContent-Length: 3\r\n") && sent.contains("\r\nAuthorization: PeerCred lan\r\n"));
        answer
    }

    #[test]
    fn a_body_is_read_by_its_length_in_pieces_or_to_the_end() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=1\r\nllo\r\n0\r\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\nhello",
        ] {
            assert_eq!(asked(answer.as_bytes()), Ok(b"hello".to_vec()), "{answer}");
        }
    }

    #[test]
    fn what_is_no_whole_answer_is_an_error() {
        for answer in [
            "",
            "hello",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhel",
            "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n",
        ] {
            assert!(matches!(asked(answer.as_bytes()), Err(PrinterError::NoAnswer(_))), "{answer}");
        }
        let unauthorized = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
        assert_eq!(asked(unauthorized.as_bytes()), Err(PrinterError::NotAllowed));
    }

    #[test]
    fn an_endless_answer_ends() {
        let mut endless = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        endless.resize(MAX_ANSWER + (64 << 10), b'a');
        assert!(asked(&endless).is_err());
    }
}
