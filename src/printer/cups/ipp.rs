//! Requests and answers of IPP as bytes (RFC 8010): only the attributes that printing here needs.

/// What is asked (RFC 8011, section 5.4.15; those of CUPS from 0x4000 on).
#[derive(Debug, Clone, Copy)]
pub(super) enum Operation {
    PrintJob = 0x0002,
    CancelJob = 0x0008,
    GetJob = 0x0009,
    GetPrinter = 0x000B,
    GetDefault = 0x4001,
    GetPrinters = 0x4002,
}

// The status of an answer (RFC 8011, appendix B.1).
pub(super) const FIRST_ERROR: u16 = 0x0100;
pub(super) const FORBIDDEN: u16 = 0x0401;
pub(super) const NOT_AUTHENTICATED: u16 = 0x0402;
pub(super) const NOT_AUTHORIZED: u16 = 0x0403;
pub(super) const NOT_POSSIBLE: u16 = 0x0404;
pub(super) const NOT_FOUND: u16 = 0x0406;
pub(super) const NOT_ACCEPTING: u16 = 0x0506;

// `job-state` (RFC 8011, section 5.3.7).
pub(super) const JOB_PENDING: i32 = 3;
pub(super) const JOB_HELD: i32 = 4;
pub(super) const JOB_STOPPED: i32 = 6;
pub(super) const JOB_CANCELED: i32 = 7;
pub(super) const JOB_ABORTED: i32 = 8;
pub(super) const JOB_COMPLETED: i32 = 9;

/// `printer-state` (RFC 8011, section 5.4.11) of a printer that prints nothing.
pub(super) const PRINTER_STOPPED: i32 = 5;

/// The kind of a group of attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Operation = 0x01,
    Job = 0x02,
    Printer = 0x04,
}

const END: u8 = 0x03;
/// Tags from here on are of values, those below of groups.
const FIRST_VALUE: u8 = 0x10;
const INTEGER: u8 = 0x21;
const BOOLEAN: u8 = 0x22;
const ENUM: u8 = 0x23;
const RANGE: u8 = 0x33;
const COLLECTION: u8 = 0x34;
const END_COLLECTION: u8 = 0x37;
const NAME: u8 = 0x42;
const KEYWORD: u8 = 0x44;
const URI: u8 = 0x45;
const CHARSET: u8 = 0x47;
const LANGUAGE: u8 = 0x48;
const MIME: u8 = 0x49;
const MEMBER: u8 = 0x4A;

/// The longest text that is sent, in bytes.
const MAX_TEXT: usize = 255;
/// The largest number of values that are read of an answer.
const MAX_VALUES: usize = 100_000;

/// A request that is being written.
#[derive(Debug)]
pub(super) struct Request {
    bytes: Vec<u8>,
}

impl Request {
    pub(super) fn new(operation: Operation) -> Self {
        let [high, low] = (operation as u16).to_be_bytes();
        // IPP 2.0, request number 1.
        let request = Self { bytes: vec![2, 0, high, low, 0, 0, 0, 1] };
        request.begin(Tag::Operation).text(CHARSET, "attributes-charset", "utf-8").text(
            LANGUAGE,
            "attributes-natural-language",
            "en",
        )
    }

    /// Writes the start of a group.
    pub(super) fn begin(mut self, tag: Tag) -> Self {
        self.bytes.push(tag as u8);
        self
    }

    pub(super) fn printer(self, name: &str) -> Self {
        self.printer_at(&format!("ipp://localhost{}", path_of(name)))
    }

    pub(super) fn printer_at(self, address: &str) -> Self {
        self.text(URI, "printer-uri", address)
    }

    pub(super) fn job(self, number: i32) -> Self {
        self.text(URI, "job-uri", &format!("ipp://localhost/jobs/{number}"))
    }

    pub(super) fn user(self, login: &str) -> Self {
        self.name("requesting-user-name", login)
    }

    /// Names the attributes that the answer is to have.
    pub(super) fn wanted(mut self, attributes: &[&str]) -> Self {
        for (at, attribute) in attributes.iter().enumerate() {
            self.value(KEYWORD, if at == 0 { "requested-attributes" } else { "" }, attribute.as_bytes());
        }
        self
    }

    pub(super) fn name(self, attribute: &str, value: &str) -> Self {
        self.text(NAME, attribute, value)
    }

    pub(super) fn keyword(self, attribute: &str, value: &str) -> Self {
        self.text(KEYWORD, attribute, value)
    }

    pub(super) fn mime(self, attribute: &str, value: &str) -> Self {
        self.text(MIME, attribute, value)
    }

    pub(super) fn integer(mut self, attribute: &str, value: i32) -> Self {
        self.value(INTEGER, attribute, &value.to_be_bytes());
        self
    }

    pub(super) fn ranges(mut self, attribute: &str, ranges: &[(i32, i32)]) -> Self {
        for (at, (from, to)) in ranges.iter().enumerate() {
            let range = [from.to_be_bytes(), to.to_be_bytes()].concat();
            self.value(RANGE, if at == 0 { attribute } else { "" }, &range);
        }
        self
    }

    /// Adds the paper (PWG 5100.3, section 3.13): its sides in hundredths of a millimetre, and the tray it is taken from.
    pub(super) fn media(mut self, size: Option<(i32, i32)>, tray: Option<&str>) -> Self {
        self.value(COLLECTION, "media-col", &[]);
        if let Some((width, height)) = size {
            self.value(MEMBER, "", b"media-size");
            self.value(COLLECTION, "", &[]);
            for (side, length) in [("x-dimension", width), ("y-dimension", height)] {
                self.value(MEMBER, "", side.as_bytes());
                self.value(INTEGER, "", &length.to_be_bytes());
            }
            self.value(END_COLLECTION, "", &[]);
        }
        if let Some(tray) = tray {
            self.value(MEMBER, "", b"media-source");
            self = self.text(KEYWORD, "", tray);
        }
        self.value(END_COLLECTION, "", &[]);
        self
    }

    /// Ends the request; a document may follow it.
    pub(super) fn bytes(mut self) -> Vec<u8> {
        self.bytes.push(END);
        self.bytes
    }

    fn text(mut self, tag: u8, attribute: &str, value: &str) -> Self {
        let value = &value[..value.floor_char_boundary(MAX_TEXT)];
        self.value(tag, attribute, value.as_bytes());
        self
    }

    /// Writes a value; one without a name belongs to the attribute before.
    fn value(&mut self, tag: u8, attribute: &str, value: &[u8]) {
        self.bytes.push(tag);
        for part in [attribute.as_bytes(), value] {
            // Each text is at most `MAX_TEXT` long.
            self.bytes.extend(u16::try_from(part.len()).unwrap_or(u16::MAX).to_be_bytes());
            self.bytes.extend(part);
        }
    }
}

/// Returns the path of a printer in addresses.
pub(super) fn path_of(printer: &str) -> String {
    let written = |byte: u8| {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if is_plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    format!("/printers/{}", printer.bytes().map(written).collect::<Vec<_>>().concat())
}

/// A value of an attribute. Collections are read as their values, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Number(i32),
    Boolean(bool),
    Range(i32, i32),
    Text(String),
    /// A kind that is not needed here.
    Other,
}

/// A group of attributes: what is said of one printer or one job.
#[derive(Debug)]
pub(super) struct Group {
    tag: u8,
    attributes: Vec<(String, Vec<Value>)>,
}

impl Group {
    /// Returns the values of an attribute, none where there is no such.
    pub(super) fn values(&self, attribute: &str) -> &[Value] {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, values)| values.as_slice()).unwrap_or_default()
    }

    /// Iterates over the texts among the values of an attribute.
    pub(super) fn texts(&self, attribute: &str) -> impl Iterator<Item = &str> {
        self.values(attribute).iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    pub(super) fn text(&self, attribute: &str) -> Option<&str> {
        self.texts(attribute).next()
    }

    pub(super) fn integer(&self, attribute: &str) -> Option<i32> {
        match self.values(attribute).first() {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// Whether what was asked is done, and why not.
    pub(super) status: u16,
    groups: Vec<Group>,
}

impl Answer {
    /// Reads an answer; `None` if it is not one.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes);
        bytes.take(2)?;
        let status = bytes.number()?;
        bytes.take(4)?;
        let mut groups: Vec<Group> = Vec::new();
        let mut values = 0;
        loop {
            let tag = bytes.byte()?;
            match tag {
                END => return Some(Self { status, groups }),
                tag if tag < FIRST_VALUE => groups.push(Group { tag, attributes: Vec::new() }),
                tag => {
                    values += 1;
                    let name = bytes.counted()?;
                    let value = value_of(tag, bytes.counted()?)?;
                    let attributes = &mut groups.last_mut()?.attributes;
                    match attributes.last_mut().filter(|_| name.is_empty()) {
                        Some((_, values)) => values.push(value),
                        None => attributes.push((String::from_utf8_lossy(name).into_owned(), vec![value])),
                    }
                }
            }
            if values > MAX_VALUES {
                return None;
            }
        }
    }

    /// Iterates over the groups of a kind.
    pub(super) fn groups(&self, tag: Tag) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.tag == tag as u8)
    }

    pub(super) fn group(&self, tag: Tag) -> Option<&Group> {
        self.groups(tag).next()
    }
}

fn value_of(tag: u8, bytes: &[u8]) -> Option<Value> {
    let number = |bytes: &[u8]| bytes.try_into().map(i32::from_be_bytes).ok();
    Some(match tag {
        INTEGER | ENUM => Value::Number(number(bytes)?),
        BOOLEAN => Value::Boolean(bytes != [0]),
        RANGE => Value::Range(number(bytes.get(..4)?)?, number(bytes.get(4..)?)?),
        // Names, texts, keywords, addresses.
        0x41..=0x49 => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        _ => Value::Other,
    })
}

/// Bytes that are being read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u16> {
        self.take(2)?.try_into().map(u16::from_be_bytes).ok()
    }

    /// Takes bytes whose number stands before them.
    fn counted(&mut self) -> Option<&'a [u8]> {
        let count = self.number()?;
        self.take(count.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_of_any_name_has_an_address() {
        assert_eq!(path_of("HP-LaserJet_1020"), "/printers/HP-LaserJet_1020");
        assert_eq!(path_of("máy in/2"), "/printers/m%C3%A1y%20in%2F2");
    }

    #[test]
    fn a_long_title_is_cut_between_letters() {
        let request = Request::new(Operation::PrintJob).name("job-name", &"ữ".repeat(300));
        let read = Answer::read(&request.bytes()).unwrap();
        let title = read.group(Tag::Operation).unwrap().text("job-name").unwrap().to_owned();
        assert_eq!(title, "ữ".repeat(85));
    }

    #[test]
    fn an_answer_cut_anywhere_is_none() {
        let whole = include_bytes!("../../../tests/data/printing/printers.ipp");
        assert!(Answer::read(whole).is_some());
        for end in 0..whole.len() {
            assert!(Answer::read(&whole[..end]).is_none(), "{end}");
        }
    }

    /// No answer of a service can make the program panic.
    #[test]
    fn a_changed_answer_is_read_or_refused() {
        let whole = include_bytes!("../../../tests/data/printing/job-no-paper.ipp");
        for at in 0..whole.len() {
            for changed in [0, 1, 3, 0x0F, 0x21, 0x34, 0x7F, 0xFF] {
                let mut bytes = whole.to_vec();
                bytes[at] = changed;
                let _ = Answer::read(&bytes);
            }
        }
    }
}
