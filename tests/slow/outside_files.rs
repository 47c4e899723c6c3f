//! Hostile files, attached, stamped and imported: each ends in time with a message, leaves the registry whole,
//! and is not read again.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use flate2::{Compression, write::ZlibEncoder};
use iced_test::core::keyboard::{Modifiers, key::Named};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use vanthu::{
    domain::{attachment::FileHash, document::DocumentId},
    exchange::ExchangeError,
    jobs::{
        outside::{self, Text},
        read_files::read_files,
    },
    language::Locale,
    paper::{InProcess, PaperError, Renderer},
    store::{Access, Files, Store, Writer},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    clerk::Clerk,
    script::{Desk, said},
    times::times,
};

/// A command with such a file does not hang: its own limits end it within 20 seconds, more where other programs
/// have the processor.
const LONGEST: Duration = Duration::from_mins(1);
/// The address space of a small office PC, in KiB.
const ADDRESSES: &str = "3145728";

/// Creates an office with two incoming documents.
fn desk() -> Desk {
    let desk = Desk::with_office();
    let line = |at: u32| {
        format!(
            r#"{{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","Code":"{at}/BC-SYT","TypeName":"Báo cáo","Subject":"công tác tuần {at}"}}"#
        )
    };
    desk.done(&["register", "incoming"], &format!("{}\n{}\n", line(1), line(2)));
    desk
}

/// Runs a command with no more address space than a small PC has; returns how it ended, which must be in time.
#[track_caller]
fn run_small(desk: &Desk, name: &str, words: &[&str]) -> Output {
    let begun = Instant::now();
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -c 0; ulimit -v {ADDRESSES}; exec \"$@\""), "sh"]);
        shell.arg(env!("CARGO_BIN_EXE_vanthu"));
        shell
    } else {
        Command::new(env!("CARGO_BIN_EXE_vanthu"))
    };
    let output = command
        .args(words)
        .arg("--registry")
        .arg(desk.path("registry.db"))
        .args(["--lang", "vi"])
        .current_dir(desk.folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(begun.elapsed() < LONGEST, "{name}: {:?}", begun.elapsed());
    assert!(matches!(output.status.code(), Some(0 | 2)), "{name}: {:?} {}", output.status, said(&output));
    assert!(!said(&output).contains("panicked"), "{name}: {}", said(&output));
    output
}

/// Asserts that nothing remains to be read, and that the registry is whole.
#[track_caller]
fn is_settled(desk: &Desk) {
    let registry = desk.path("registry.db");
    assert_eq!(Store::open(&registry, Access::Read).unwrap().unread_files().unwrap(), []);
    assert_eq!(read_files(&registry, &Writer::default()).unwrap(), 0);
    desk.done(&["check"], "");
}

/// PDFs, object by object.
mod pdf {
    use std::collections::BTreeMap;

    use super::{Compression, Write, ZlibEncoder};

    pub type Objects = BTreeMap<u32, Vec<u8>>;

    pub fn packed(data: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        packer.write_all(data).unwrap();
        packer.finish().unwrap()
    }

    /// Returns a piece repeated this often, compressed.
    pub fn repeated(piece: &[u8], times: usize) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        let many = piece.repeat(10_000);
        (0..times / 10_000).for_each(|_| packer.write_all(&many).unwrap());
        packer.finish().unwrap()
    }

    /// Makes a stream of compressed bytes, or of others where the dictionary says so.
    pub fn raw(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("<< {dictionary} /Length {} >>\nstream\n", data.len());
        [head.as_bytes(), data, b"\nendstream"].concat()
    }

    pub fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
        raw(&format!("{dictionary} /Filter /FlateDecode"), &packed(data))
    }

    pub const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                            /Resources << /Font << /F1 5 0 R >> >> >>";

    /// Makes a page with a few words.
    pub fn base() -> Objects {
        Objects::from([
            (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
            (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec()),
            (3, PAGE.into()),
            (4, stream("", b"BT /F1 12 Tf (xin chao) Tj ET")),
            (5, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec()),
        ])
    }

    pub fn with(changed: &[(u32, Vec<u8>)]) -> Objects {
        let mut objects = base();
        objects.extend(changed.iter().cloned());
        objects
    }

    fn body(objects: &Objects) -> (Vec<u8>, BTreeMap<u32, usize>) {
        let mut bytes = b"%PDF-1.5\n".to_vec();
        let mut places = BTreeMap::new();
        for (number, object) in objects {
            places.insert(*number, bytes.len());
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        (bytes, places)
    }

    /// Makes the file, with a table of its objects.
    pub fn file(objects: &Objects) -> Vec<u8> {
        let (mut bytes, places) = body(objects);
        let (table, size) = (bytes.len(), objects.keys().max().unwrap() + 1);
        bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for number in 1..size {
            bytes.extend(format!("{:010} 00000 n \n", places.get(&number).unwrap_or(&0)).bytes());
        }
        let end = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        bytes.extend(end.bytes());
        bytes
    }

    /// Makes the file, with a table of its objects as a stream with this dictionary.
    pub fn with_table(says: &str, table: &[u8]) -> Vec<u8> {
        let (mut bytes, _) = body(&base());
        let place = bytes.len();
        bytes.extend(b"9 0 obj\n");
        bytes.extend(stream(&format!("/Type /XRef /Root 1 0 R {says}"), table));
        bytes.extend(format!("\nendobj\nstartxref\n{place}\n%%EOF\n").bytes());
        bytes
    }
}

/// PDFs with false sizes, without end, or that unpack to far more than their size.
fn hostile_pdfs() -> Vec<(&'static str, Vec<u8>)> {
    use pdf::{Objects, file, raw, repeated, stream, with, with_table};
    let flate = "/Filter /FlateDecode";
    let content = |packed: &[u8]| file(&with(&[(4, raw(flate, packed))]));
    let numbers: Vec<String> = (0..400_000).map(|at| format!("{} {} ", 100 + at, at * 2)).collect();
    let numbers = numbers.concat().into_bytes();
    let objects = [numbers.as_slice(), &b"1 ".repeat(400_000)].concat();
    let group = stream(&format!("/Type /ObjStm /N 400000 /First {}", numbers.len()), &objects);
    let groups: Objects = (10..60).map(|number| (number, group.clone())).chain(pdf::base()).collect();
    let font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>".to_vec();
    let map = |ranges: &str| {
        let map = format!("begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{ranges}\nendcmap");
        file(&with(&[(5, font.clone()), (6, stream("", map.as_bytes()))]))
    };
    let half = 500_000;
    vec![
        ("table-of-two-thousand-million", with_table("/Size 2147483647 /W [0 0 0]", &[1; 100])),
        ("table-from-the-middle", with_table("/Size 10 /W [1 2 1] /Index [0 4294967295]", &[1, 0, 16, 0].repeat(100))),
        ("table-of-wide-rows", with_table("/Size 10 /W [1 2147483647 1]", &[1; 100])),
        ("table-before-itself", with_table("/Size 10 /W [1 2 1] /Prev 500 /XRefStm 500", &[1, 0, 16, 0].repeat(100))),
        ("table-unpacked", with_table("/Size 100000000 /W [1 2 1]", &[1, 0, 16, 0].repeat(15 << 20))),
        ("operations", content(&repeated(b"q Q ", 15 << 20))),
        ("operands", content(&repeated(b"1 ", 31 << 20))),
        ("arrays", content(&repeated(b"[]", 31 << 20))),
        ("dictionaries", content(&repeated(b"<</A 1>>", 7 << 20))),
        ("zeros", content(&repeated(&[0; 64], 4 << 20))),
        ("operations-unpacked", file(&with(&[(4, raw("", &b"q Q ".repeat(700_000)))]))),
        ("nested-open", file(&with(&[(6, b"[".repeat(half))]))),
        (
            "nested-dictionaries",
            file(&with(&[(6, [b"<</A".repeat(half), b" 1 ".to_vec(), b">>".repeat(half)].concat())])),
        ),
        ("nested-content", content(&pdf::packed(&[b"[".repeat(half), b"]".repeat(half)].concat()))),
        (
            "pages-within-themselves",
            file(&with(&[(2, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>".to_vec())])),
        ),
        ("pages-many-the-same", {
            let kids = format!("<< /Type /Pages /Kids [{}] /Count 500000 >>", "3 0 R ".repeat(half));
            file(&with(&[(2, kids.into_bytes()), (4, stream("", &b"BT /F1 12 Tf (xin chao) Tj ET ".repeat(20_000)))]))
        }),
        ("length-of-itself", file(&with(&[(4, b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream".to_vec())]))),
        ("reference-to-itself", file(&with(&[(5, b"6 0 R".to_vec()), (6, b"5 0 R".to_vec())]))),
        ("objects-in-groups", file(&groups)),
        (
            "group-of-two-thousand-million",
            file(&with(&[(6, stream("/Type /ObjStm /N 2147483647 /First 4", b"7 0 << >>"))])),
        ),
        (
            "predictor",
            file(&with(&[(
                4,
                raw(
                    &format!(
                        "{flate} /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 32 >>"
                    ),
                    &pdf::packed(&[2; 100]),
                ),
            )])),
        ),
        ("letters-of-every-number", map("1 beginbfrange\n<00000000> <FFFFFFFF> <0041>\nendbfrange")),
        (
            "letters-again-and-again",
            map(&format!("100 beginbfrange\n{}endbfrange", "<0000> <FFFF> <0041>\n".repeat(40_000))),
        ),
        ("password", {
            let of =
                |end: &str| String::from_utf8_lossy(&pdf::file(&pdf::base())).replace("/Root 1 0 R", end).into_bytes();
            of("/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -1 /Length -40 >> /ID [(x)(y)]")
        }),
        ("empty", b"%PDF-1.7\n".to_vec()),
    ]
}

#[test]
fn hostile_pdfs_are_attached_once_and_not_read_again() {
    let desk = desk();
    for (name, content) in hostile_pdfs() {
        fs::write(desk.path(&format!("{name}.pdf")), content).unwrap();
        let attached = run_small(&desk, name, &["attach", "incoming", "1", "--year", "2026", &format!("{name}.pdf")]);
        assert_eq!(attached.status.code(), Some(0), "{name}: {}", said(&attached));
        is_settled(&desk);
    }
    let list = desk.done(&["files", "list", "incoming", "1", "--year", "2026"], "");
    let line = |name: &str| list.lines().find(|line| line.contains(&format!("· {name}.pdf ·"))).unwrap().to_owned();
    for name in ["table-of-two-thousand-million", "objects-in-groups", "password", "empty"] {
        assert!(line(name).ends_with("không đọc được nội dung"), "{}", line(name));
    }
    // A page that is too large is skipped, which does not make the file unreadable.
    assert!(!line("operations").ends_with("không đọc được nội dung"));
}

#[test]
fn hostile_pdfs_are_stamped_or_refused_and_stay_as_they_are() {
    let desk = desk();
    for (name, content) in hostile_pdfs() {
        let original = desk.path(&format!("{name}.pdf"));
        fs::write(&original, &content).unwrap();
        let (target, words) = (desk.path(&format!("{name}-dau.pdf")), format!("{name}-dau.pdf"));
        let stamp = ["form", "dau-den", "--number", "1", "--year", "2026", "--stamp", original.to_str().unwrap(), "-o"];
        let stamped = run_small(&desk, name, &[&stamp[..], &[&words]].concat());
        assert_eq!(fs::read(&original).unwrap(), content, "{name}");
        if stamped.status.code() == Some(0) {
            assert!(fs::read(&target).unwrap().starts_with(&content), "{name}");
        } else {
            assert!(!target.exists(), "{name}");
            assert!(said(&stamped).contains("Tệp được giữ nguyên"), "{name}: {}", said(&stamped));
        }
    }
    desk.done(&["check"], "");
}

/// Spreadsheets from parts.
mod sheet {
    use super::{Cursor, SimpleFileOptions, Write, ZipWriter};

    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    pub const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// A piece of a part, and how often it is repeated.
    pub type Piece<'a> = (&'a [u8], usize);

    fn zip(parts: &[(&str, Vec<Piece<'_>>)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_level(Some(1)).large_file(true);
        for (name, pieces) in parts {
            archive.start_file(*name, options).unwrap();
            for (piece, times) in pieces {
                (0..*times).for_each(|_| archive.write_all(piece).unwrap());
            }
        }
        archive.finish().unwrap().into_inner()
    }

    /// Makes a workbook of one sheet with these parts.
    pub fn xlsx(own: &[(&str, Vec<Piece<'_>>)]) -> Vec<u8> {
        let types = format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
             <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{KIND}.worksheet+xml\"/></Types>"
        );
        let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let root =
            format!("<Relationships {package}>{}</Relationships>", relation("r1", "officeDocument", "xl/workbook.xml"));
        let inner = format!(
            "<Relationships {package}>{}{}{}</Relationships>",
            relation("r1", "worksheet", "worksheets/sheet1.xml"),
            relation("r2", "sharedStrings", "sharedStrings.xml"),
            relation("r3", "styles", "styles.xml")
        );
        let book = format!(
            "<workbook {MAIN} xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        );
        let empty = format!("<worksheet {MAIN}><sheetData/></worksheet>");
        let mut parts: Vec<(&str, Vec<Piece<'_>>)> = vec![
            ("[Content_Types].xml", vec![(types.as_bytes(), 1)]),
            ("_rels/.rels", vec![(root.as_bytes(), 1)]),
            ("xl/workbook.xml", vec![(book.as_bytes(), 1)]),
            ("xl/_rels/workbook.xml.rels", vec![(inner.as_bytes(), 1)]),
            ("xl/worksheets/sheet1.xml", vec![(empty.as_bytes(), 1)]),
        ];
        parts.retain(|(name, _)| own.iter().all(|(given, _)| given != name));
        parts.extend(own.iter().cloned());
        zip(&parts)
    }

    /// Makes an `OpenDocument` spreadsheet of one table with these rows.
    pub fn ods(rows: &[Piece<'_>]) -> Vec<u8> {
        ods_ended(rows, "</table:table>")
    }

    /// Makes such a spreadsheet with another end of the table.
    pub fn ods_ended(rows: &[Piece<'_>], end: &str) -> Vec<u8> {
        let head = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
                    <table:table table:name=\"A\">";
        let end = format!("{end}</office:spreadsheet></office:body></office:document-content>");
        let pieces: Vec<Piece<'_>> = std::iter::once((head.as_bytes(), 1))
            .chain(rows.iter().copied())
            .chain(std::iter::once((end.as_bytes(), 1)))
            .collect();
        zip(&[
            ("mimetype", vec![(b"application/vnd.oasis.opendocument.spreadsheet", 1)]),
            (
                "META-INF/manifest.xml",
                vec![(
                    b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
                    1,
                )],
            ),
            ("content.xml", pieces),
        ])
    }

    /// Returns what a sheet has before and after its rows.
    pub fn around() -> (String, String) {
        (format!("<worksheet {MAIN}><sheetData>"), "</sheetData></worksheet>".to_owned())
    }

    /// Reduces the sizes that the archive declares for its parts.
    pub fn lying(mut archive: Vec<u8>) -> Vec<u8> {
        let places: Vec<usize> =
            archive.windows(4).enumerate().filter(|(_, word)| word == b"PK\x01\x02").map(|(at, _)| at).collect();
        for at in places {
            archive[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
        }
        archive
    }
}

/// Workbooks that unpack to far more than their size, or declare false sizes.
fn hostile_workbooks() -> Vec<(&'static str, Vec<u8>)> {
    use sheet::{MAIN, lying, xlsx};
    let (head, end) = sheet::around();
    let (head, end) = (head.as_bytes(), end.as_bytes());
    let megabyte = vec![b'a'; 1 << 20];
    let strings = format!("<sst {MAIN}>");
    let shared = |pieces: &[sheet::Piece<'_>]| {
        xlsx(&[("xl/sharedStrings.xml", [&[(strings.as_bytes(), 1)], pieces, &[(b"</sst>", 1)]].concat())])
    };
    let rows = |pieces: &[sheet::Piece<'_>]| {
        xlsx(&[("xl/worksheets/sheet1.xml", [&[(head, 1)], pieces, &[(end, 1)]].concat())])
    };
    let styles = format!("<styleSheet {MAIN}><cellXfs count=\"99999999\">");
    let cells = "<c r=\"A1\"/>".repeat(10_000);
    let names = b"<definedName name=\"a\">A!$A$1</definedName>".repeat(10_000);
    vec![
        ("one-string.xlsx", shared(&[(b"<si><t>", 1), (&megabyte, 400), (b"</t></si>", 1)])),
        ("one-string-lying.xlsx", lying(shared(&[(b"<si><t>", 1), (&megabyte, 400), (b"</t></si>", 1)]))),
        ("many-strings.xlsx", shared(&[(&b"<si><t>a</t></si>".repeat(10_000), 600)])),
        ("empty-strings.xlsx", shared(&[(&b"<si><t/></si>".repeat(10_000), 900)])),
        (
            "one-cell.xlsx",
            rows(&[
                (b"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", 1),
                (&megabyte, 400),
                (b"</t></is></c></row>", 1),
            ]),
        ),
        ("empty-cells.xlsx", rows(&[(b"<row r=\"1\">", 1), (cells.as_bytes(), 800), (b"</row>", 1)])),
        (
            "far-cells.xlsx",
            rows(&[(
                b"<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row><row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>",
                400,
            )]),
        ),
        (
            "styles.xlsx",
            xlsx(&[(
                "xl/styles.xml",
                vec![
                    (styles.as_bytes(), 1),
                    (&b"<xf numFmtId=\"14\"/>".repeat(10_000), 2_000),
                    (b"</cellXfs></styleSheet>", 1),
                ],
            )]),
        ),
        (
            "names.xlsx",
            xlsx(&[(
                "xl/workbook.xml",
                vec![
                    (format!("<workbook {MAIN}><sheets/><definedNames>").as_bytes(), 1),
                    (&names, 1_200),
                    (b"</definedNames></workbook>", 1),
                ],
            )]),
        ),
        ("says-much.xlsx", {
            let mut archive = rows(&[(b"<row/>", 1)]);
            let at = archive.windows(4).rposition(|word| word == b"PK\x01\x02").unwrap();
            archive[at + 24..at + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
            archive
        }),
        ("laughs.xlsx", {
            let before = |letter: char| char::from(u8::try_from(letter).unwrap() - 1);
            let entity = |letter| format!("<!ENTITY {letter} \"{}\">", format!("&{};", before(letter)).repeat(50));
            let entities = ('b'..'k').map(entity).collect::<Vec<_>>().concat();
            let sheet = format!(
                "<!DOCTYPE l [<!ENTITY a \"{}\">{entities}]><worksheet {MAIN}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&j;</t></is></c></row></sheetData></worksheet>",
                "ha".repeat(50)
            );
            xlsx(&[("xl/worksheets/sheet1.xml", vec![(sheet.as_bytes(), 1)])])
        }),
    ]
}

/// Other lists that unpack to far more than their size, have no end, or are damaged.
fn hostile_tables() -> Vec<(&'static str, Vec<u8>)> {
    use sheet::{ods, ods_ended};
    let row = |rows: &str, columns: &str| {
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"><text:p>x</text:p>\
             </table:table-cell></table:table-row>"
        );
        ods(&[(row.as_bytes(), 1)])
    };
    let cfb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let own = |name: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap();
    vec![
        ("squares.ods", row("10000", "10000")),
        ("all-cells.ods", row("1048576", "16384")),
        ("more-than-all.ods", row("18446744073709551615", "18446744073709551615")),
        (
            "broken-tag.ods",
            ods_ended(&[(b"<table:table-row><table:table-cell/></table:table-row>", 1)], "</tatrueble:table>"),
        ),
        ("spaces.ods", ods(&[(&vec![b' '; 1 << 20], 400)])),
        ("far.xls", own("o-lac.xls")),
        ("cut-4096.xls", own("hong-4096.xls")),
        ("cut-4608.xls", own("hong-4608.xls")),
        ("chains.xls", [cfb.as_slice(), &[0xff].repeat(100_000)].concat()),
        ("zeros.xls", [cfb.as_slice(), &[0].repeat(100_000)].concat()),
        ("commas.csv", vec![b','; 95 << 20]),
        ("lines.csv", vec![b'\n'; 8 << 20]),
        ("quote.csv", ["Ngày đến,Số đến,Tác giả\n\"".as_bytes(), &vec![b'a'; 90 << 20]].concat()),
        ("arrays.jsonl", [b"[".as_slice(), &b"[],".repeat(25 << 20), b"]"].concat()),
    ]
}

/// Imports lists, each of which must be refused with a message; for some the message is given.
fn are_refused(lists: Vec<(&str, Vec<u8>)>, told: &[(&str, &str)]) {
    let desk = desk();
    for (name, content) in lists {
        fs::write(desk.path(name), content).unwrap();
        let refused = run_small(&desk, name, &["import", name]);
        assert_eq!(refused.status.code(), Some(2), "{name}: {}", said(&refused));
        let said = said(&refused);
        assert!(said.contains("Chưa nhập văn bản nào"), "{name}: {said}");
        for (_, told) in told.iter().filter(|(of, _)| *of == name) {
            assert!(said.contains(told), "{name}: {said}");
        }
        fs::remove_file(desk.path(name)).unwrap();
    }
    assert_eq!(desk.numbers(), [2, 1]);
    desk.done(&["check"], "");
}

#[test]
fn hostile_workbooks_are_refused_with_a_sentence() {
    let told = [
        ("one-string.xlsx", "nhiều bộ nhớ"),
        ("says-much.xlsx", "nhiều bộ nhớ"),
        ("styles.xlsx", "nhiều bộ nhớ"),
        ("far-cells.xlsx", "quá nhiều ô"),
        ("laughs.xlsx", "hỏng"),
    ];
    are_refused(hostile_workbooks(), &told);
}

#[test]
fn other_hostile_lists_are_refused_with_a_sentence() {
    let told = [
        ("squares.ods", "nhiều bộ nhớ"),
        ("broken-tag.ods", "đọc quá lâu"),
        ("far.xls", "nhiều bộ nhớ"),
        ("cut-4096.xls", "hỏng"),
        ("cut-4608.xls", "hỏng"),
        ("zeros.xls", "hỏng"),
        ("commas.csv", "nhiều bộ nhớ"),
        ("arrays.jsonl", "Dòng 1"),
    ];
    are_refused(hostile_tables(), &told);
    // The list of days is read in the same way.
    let desk = desk();
    let (_, squares) = hostile_tables().into_iter().find(|(name, _)| *name == "squares.ods").unwrap();
    fs::write(desk.path("lich.ods"), squares).unwrap();
    let refused = run_small(&desk, "lich.ods", &["calendar", "import", "lich.ods"]);
    assert!(refused.status.code() == Some(2) && said(&refused).contains("nhiều bộ nhớ"), "{}", said(&refused));
}

#[test]
fn a_year_of_a_large_office_is_read_within_the_limits() {
    // Ten thousand rows of twelve cells are a sixth of the largest office's year.
    let desk = desk();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..10_000_u32 {
        for column in 0..12_u16 {
            sheet.write(row, column, format!("hàng {row} cột {column} của một danh sách dài")).unwrap();
        }
    }
    let path = desk.path("dai.xlsx");
    workbook.save(&path).unwrap();
    let tables = outside::tables(&path).unwrap();
    assert_eq!(tables.len(), 1);
    assert_eq!(format!("{tables:?}").matches("hàng 9999 cột 11 của").count(), 1);
}

#[test]
fn a_pdf_from_outside_is_drawn_as_one_of_ours_and_a_hostile_one_is_not_drawn() {
    let good = Arc::new(pdf::file(&pdf::base()));
    assert_eq!(outside::OutOfProcess.sizes(&good), Ok(vec![(595.0, 842.0)]));
    assert_eq!(outside::OutOfProcess.picture(&good, 0, 300), InProcess.picture(&good, 0, 300));
    assert_eq!(outside::OutOfProcess.picture(&good, 1, 300), Err(PaperError::NotSeen));
    for (name, content) in hostile_pdfs() {
        let (begun, content) = (Instant::now(), Arc::new(content));
        // Either result is acceptable; what counts is that there is one.
        let seen = outside::OutOfProcess.sizes(&content).and_then(|_| outside::OutOfProcess.picture(&content, 0, 300));
        assert!(begun.elapsed() < LONGEST, "{name}: {:?}", begun.elapsed());
        assert!(seen.is_ok() || seen == Err(PaperError::NotSeen), "{name}");
    }
}

/// Changes, cuts out, doubles or exchanges some bytes.
fn mutated(whole: &[u8], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..random.random_range(1..8) {
        let at = random.random_range(0..bytes.len());
        let length = random.random_range(1..64).min(bytes.len() - at);
        match random.random_range(0..6) {
            0 => bytes[at] = random.next_u32().to_le_bytes()[0],
            1 => bytes[at] ^= 1 << random.random_range(0..8),
            2 => drop(bytes.drain(at..at + length)),
            3 => {
                let piece = bytes[at..at + length].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => bytes[at..at + length].fill(0xff),
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

#[test]
fn files_changed_at_random_are_read_or_refused_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let xlsx = {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, text) in (0..).zip(["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Trích yếu"])
        {
            sheet.write(0, column, text).unwrap();
            sheet.write(1, column, format!("{text} 1")).unwrap();
        }
        workbook.save_to_buffer().unwrap()
    };
    let kinds: [(&str, Vec<u8>); 4] = [
        ("pdf", pdf::file(&pdf::base())),
        ("ods", fs::read(data.join("van-ban-den.ods")).unwrap()),
        ("xlsx", xlsx),
        ("xls", fs::read(data.join("hong-4608.xls")).unwrap()),
    ];
    for (kind, whole) in &kinds {
        for seed in 0..times(10) {
            let mut random = ChaCha8Rng::seed_from_u64(seed.into());
            let path = folder.path().join(format!("{seed}.{kind}"));
            fs::write(&path, mutated(whole, &mut random)).unwrap();
            let begun = Instant::now();
            if *kind == "pdf" {
                assert!(!matches!(outside::text(&path), Text::NotTried(_)), "{kind} {seed}");
            } else {
                let read = outside::tables(&path);
                assert!(!matches!(read, Err(ExchangeError::NotStarted { .. })), "{kind} {seed}: {read:?}");
            }
            assert!(begun.elapsed() < LONGEST, "{kind} {seed}: {:?}", begun.elapsed());
            fs::remove_file(&path).unwrap();
        }
    }
}

/// Attaches a file to the first document without reading it.
fn attach(registry: &Path, source: &Path) -> FileHash {
    let mut store = Store::open(registry, Access::Write).unwrap();
    let kept = Files::of(registry).keep(source).unwrap();
    store.write(|transaction| transaction.attach(DocumentId(1), &kept)).unwrap();
    kept.hash
}

fn written(desk: &Desk, name: &str, content: &[u8]) -> PathBuf {
    let path = desk.path(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn a_window_reads_a_hostile_file_once_and_says_that_it_cannot_be_read() {
    let desk = desk();
    let registry = desk.path("registry.db");
    let (_, content) = hostile_pdfs().swap_remove(0);
    attach(&registry, &written(&desk, "doc.pdf", &content));
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    is_settled(&desk);
    clerk.key(Named::ArrowDown, Modifiers::empty());
    clerk.key(Named::ArrowDown, Modifiers::empty());
    assert!(clerk.sees("Không đọc được nội dung"));
    drop(clerk);
    Clerk::sits_down(&registry, Locale::Vietnamese);
    // On request it is read again.
    let read = desk.done(&["files", "read"], "");
    assert!(read.contains("Đã đọc lại 1 tệp"), "{read}");
    is_settled(&desk);
}

#[test]
fn a_reading_that_broke_off_is_begun_once_more_and_no_more() {
    let desk = desk();
    let registry = desk.path("registry.db");
    let hash = attach(&registry, &written(&desk, "a.pdf", &pdf::file(&pdf::base())));
    let mut store = Store::open(&registry, Access::Write).unwrap();
    let begin = |store: &mut Store| store.write(|transaction| transaction.begin_reading(hash)).unwrap();
    begin(&mut store);
    assert_eq!(store.unread_files().unwrap().len(), 1);
    assert_eq!(store.unreadable_files(DocumentId(1)).unwrap(), []);
    begin(&mut store);
    assert_eq!(store.unread_files().unwrap(), []);
    assert_eq!(store.unreadable_files(DocumentId(1)).unwrap().len(), 1);
    assert_eq!(read_files(&registry, &Writer::default()).unwrap(), 0);
    store.forget_files().unwrap();
    assert_eq!(read_files(&registry, &Writer::default()).unwrap(), 1);
    assert_eq!(store.unreadable_files(DocumentId(1)).unwrap(), []);
    assert!(desk.done(&["search", "xin chao"], "").contains("1/BC-SYT"));
}

#[test]
fn what_ends_the_reading_process_is_told_in_the_log() {
    let desk = desk();
    let read = hostile_tables().into_iter().find(|(name, _)| *name == "cut-4096.xls").unwrap();
    fs::write(desk.path("a.xls"), read.1).unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["import", "a.xls", "--registry", "registry.db"])
        .current_dir(desk.folder.path())
        .env("VANTHU_LOG_FOLDER", desk.path("log"))
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    let files = fs::read_dir(desk.path("log")).unwrap();
    let told: String = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let line = told.lines().find(|line| line.contains("WARN")).unwrap();
    assert!(line.contains("a file from outside was not read, Damaged:") && line.contains("panicked at"), "{told}");
    assert!(!told.contains("ERROR"), "the reading process has no log of its own: {told}");
}

#[test]
fn a_withdrawn_file_is_passed_over() {
    let desk = desk();
    let registry = desk.path("registry.db");
    attach(&registry, &written(&desk, "a.pdf", &pdf::file(&pdf::base())));
    desk.done(&["files", "withdraw", "1", "--reason", "nhầm"], "");
    assert_eq!(read_files(&registry, &Writer::default()).unwrap(), 0);
    // On another document the same content counts.
    desk.done(&["attach", "incoming", "2", "--year", "2026", "a.pdf"], "");
    assert!(desk.done(&["search", "xin chao"], "").contains("2/BC-SYT"));
}

#[test]
fn the_reading_process_keeps_its_limits_and_is_in_no_list_of_commands() {
    let desk = desk();
    let help = desk.done(&["--help"], "");
    assert!(!help.contains("read-outside"));
    assert_eq!(desk.run(&["--read-outside"], "").status.code(), Some(2));
    if cfg!(target_os = "linux") {
        // It takes no more than its limit: 64 MiB in addition to its own are too little for this file.
        let (_, content) = hostile_pdfs().swap_remove(0);
        let path = written(&desk, "a.pdf", &content);
        let ended = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["--read-outside", &(512_u64 << 20).to_string(), "\"Text\""])
            .stdin(fs::File::open(path).unwrap())
            .output()
            .unwrap();
        assert_eq!(ended.status.code(), None, "ended by a signal: {ended:?}");
        assert!(ended.stdout.is_empty());
    }
}

/// When the program that started the reading process is killed, that process ends too, although its file never
/// ends.
#[cfg(target_os = "linux")]
#[test]
fn the_process_that_reads_ends_with_the_program_that_started_it() {
    use std::{
        io::{BufRead, BufReader},
        thread,
    };

    let script = "exec 3<&0; \"$@\" <&3 & echo $!; wait";
    let mut parent = Command::new("sh")
        .args([
            "-c",
            script,
            "sh",
            env!("CARGO_BIN_EXE_vanthu"),
            "--read-outside",
            &(512_u64 << 20).to_string(),
            "\"Text\"",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = parent.stdin.take().unwrap();
    let mut line = String::new();
    BufReader::new(parent.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let stat = format!("/proc/{}/stat", line.trim());
    let lives = || fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z "));
    let reads = || fs::read_to_string(format!("/proc/{}/wchan", line.trim())).is_ok_and(|at| at.contains("pipe"));
    let begun = Instant::now();
    while !reads() && begun.elapsed() < Duration::from_secs(3) {
        thread::sleep(Duration::from_millis(20));
    }
    assert!(lives(), "it waits for its file");
    parent.kill().unwrap();
    parent.wait().unwrap();
    let killed = Instant::now();
    while lives() {
        assert!(killed.elapsed() < Duration::from_secs(10), "it lives on");
        thread::sleep(Duration::from_millis(20));
    }
    drop(input);
}
