//! What stands in attached PDFs is searched too: found by their words, in the one order, forgotten when withdrawn, made again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use iced_test::core::keyboard::{Modifiers, key::Named};
use rusqlite::Connection;
use vanthu::{
    domain::{
        book::Book,
        document::{DocumentId, Entry},
        incoming::{IncomingDraft, IncomingEntry},
        query::Query,
        succession::Succession,
    },
    jobs::{
        outside::{self, Text},
        read_files::read_files,
    },
    language::Locale,
    progress::Progress,
    store::{Access, Files, Store, Writer},
};

use crate::{clerk::Clerk, fixtures};

fn entry(at: u32) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: NaiveDate::from_ymd_opt(2026, 2, at),
        code: format!("{at}/BC-SYT"),
        content: fixtures::content("Sở Y tế", "Báo cáo", &format!("công tác tuần {at}")),
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

/// A registry of so many incoming documents.
fn registry(documents: u32) -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&path).unwrap();
    for at in 1..=documents {
        store.register_incoming(&entry(at)).unwrap();
    }
    (folder, path, store)
}

/// A PDF of one page, whose letters stand in it as UTF-16 by a map of their own, as word processors write them.
fn pdf(lines: &[&str]) -> Vec<u8> {
    use lopdf::{
        Document, Object, Stream,
        content::{Content, Operation},
        dictionary,
    };
    let mut document = Document::with_version("1.5");
    let letters: Vec<char> = {
        let mut letters: Vec<char> = lines.iter().flat_map(|line| line.chars()).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    };
    let lines_of_map = (1..).zip(&letters).map(|(at, letter)| format!("<{at:04x}> <{:04x}>\n", *letter as u32));
    let map = lines_of_map.collect::<Vec<_>>().concat();
    let map = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{} beginbfchar\n{map}endbfchar\n\
         endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
        letters.len()
    );
    let map = document.add_object(Stream::new(dictionary! {}, map.into_bytes()));
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H", "ToUnicode" => map,
    });
    let mut operations = vec![Operation::new("BT", vec![]), Operation::new("Tf", vec!["F1".into(), 12.into()])];
    for line in lines {
        let bytes = line.chars().flat_map(|letter| {
            let at = u16::try_from(letters.iter().position(|known| *known == letter).unwrap() + 1).unwrap();
            at.to_be_bytes()
        });
        let shown = Object::String(bytes.collect(), lopdf::StringFormat::Hexadecimal);
        operations.push(Operation::new("Td", vec![0.into(), (-14).into()]));
        operations.push(Operation::new("TJ", vec![Object::Array(vec![shown])]));
    }
    operations.push(Operation::new("ET", vec![]));
    let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let all = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(all));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn attach(store: &mut Store, id: i64, name: &str, content: &[u8]) {
    let source = store.address().folder().join(name);
    fs::write(&source, content).unwrap();
    let kept = Files::of(store.address()).keep(&source).unwrap();
    store.write(|transaction| transaction.attach(DocumentId(id), &kept)).unwrap();
}

fn found(store: &Store, text: &str) -> Vec<i64> {
    found_by(store, &Query { text: text.into(), ..Query::default() })
}

fn found_by(store: &Store, query: &Query) -> Vec<i64> {
    let all = store.search_all(query).unwrap();
    assert_eq!(store.search(query, 50).unwrap(), all, "{query:?}");
    all.into_iter().map(|id| id.0).collect()
}

#[track_caller]
fn is_whole(path: &Path) {
    assert_eq!(Store::open(path, Access::Read).unwrap().check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_document_is_found_by_the_words_of_its_files() {
    let (_folder, path, mut store) = registry(4);
    attach(&mut store, 1, "mot.pdf", &pdf(&["Kế hoạch phòng, chống dịch bệnh", "mùa hè năm 2026"]));
    attach(&mut store, 3, "hai.pdf", &pdf(&["Ke hoach khac", "phòng cháy"]));
    assert_eq!(found(&store, "kế hoạch"), [] as [i64; 0], "nobody has read them yet");
    assert_eq!(read_files(&path, &Writer::default()).unwrap(), 2);
    assert_eq!(read_files(&path, &Writer::default()).unwrap(), 0, "each is read once");
    // With the diacritics as typed first, then the others; among equals the newest first.
    assert_eq!(found(&store, "kế hoạch"), [1, 3]);
    assert_eq!(found(&store, "ke hoach"), [3, 1]);
    assert_eq!(found(&store, "ke hoach phong"), [3, 1]);
    assert_eq!(found(&store, "\"chống dịch bệnh\" "), [1]);
    // While one types, the start of a word; from three letters on.
    assert_eq!(found(&store, "hoa"), [3, 1]);
    assert_eq!(found(&store, "ho"), [] as [i64; 0]);
    // All words in the file, or all in what is registered: not some here and some there.
    assert_eq!(found(&store, "dịch bệnh tuần"), [] as [i64; 0]);
    assert_eq!(found(&store, "mùa hè 2026"), [1], "a number beside words is a word of the file");
    // Words of both: one list, the newest first.
    attach(&mut store, 2, "ba.pdf", &pdf(&["Báo cáo công tác tuần khác"]));
    read_files(&path, &Writer::default()).unwrap();
    assert_eq!(found(&store, "bao cao cong tac"), [4, 3, 2, 1]);
    // Filters hold for files as well.
    let only = |book, year| Query { text: "kế hoạch".into(), book, year, ..Query::default() };
    assert_eq!(found_by(&store, &only(Some(Book::Incoming), Some(2026))), [1, 3]);
    assert_eq!(found_by(&store, &only(Some(Book::Outgoing), None)), [] as [i64; 0]);
    assert_eq!(found_by(&store, &only(None, Some(2025))), [] as [i64; 0]);
    is_whole(&path);
}

/// What is told beside a hit: that the words stand only in its file. A former name of the issuer is no file.
#[test]
fn a_hit_that_stands_only_in_a_file_is_told() {
    let (_folder, path, mut store) = registry(3);
    attach(&mut store, 1, "mot.pdf", &pdf(&["Kế hoạch tuần sau", "phòng cháy"]));
    attach(&mut store, 2, "hai.pdf", &pdf(&["công tác tuần"]));
    read_files(&path, &Writer::default()).unwrap();
    let merged =
        Succession { former: "Chi cục Dân số".into(), successor: "Sở Y tế".into(), ..Succession::default() };
    store.write(|transaction| transaction.put_succession(&merged)).unwrap();
    let told = |text: &str, ids: &[i64]| {
        let ids: Vec<DocumentId> = ids.iter().map(|id| DocumentId(*id)).collect();
        let query = Query { text: text.into(), ..Query::default() };
        store.only_in_files(&query, &ids).unwrap().into_iter().map(|id| id.0).collect::<Vec<_>>()
    };
    assert_eq!(found(&store, "tuan"), [3, 2, 1]);
    assert_eq!(told("tuan", &[3, 2, 1]), [] as [i64; 0]);
    assert_eq!(found(&store, "phong chay"), [1]);
    assert_eq!(told("phong chay", &[1]), [1]);
    assert_eq!(told("Phòng cháy", &[1]), [1]);
    assert_eq!(told("y te", &[3, 2, 1]), [] as [i64; 0]);
    assert_eq!(found(&store, "chi cuc dan so"), [3, 2, 1]);
    assert_eq!(told("chi cuc dan so", &[3, 2, 1]), [] as [i64; 0], "found by the name it has now");

    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("f");
    clerk.types("phong chay");
    assert!(clerk.sees("Tìm thấy 1 văn bản") && clerk.reads("Trong tệp"));
    clerk.key(Named::Escape, Modifiers::empty());
    clerk.key(Named::Escape, Modifiers::empty());
    assert!(!clerk.reads("Trong tệp") && clerk.reads("Tệp"));
    clerk.ctrl("f");
    clerk.types("cong tac");
    assert!(clerk.sees("Tìm thấy 3 văn bản") && !clerk.reads("Trong tệp"));
}

#[test]
fn a_number_alone_is_looked_for_in_no_file() {
    let (_folder, path, mut store) = registry(3);
    attach(&mut store, 1, "mot.pdf", &pdf(&["trang 3, mục 609"]));
    read_files(&path, &Writer::default()).unwrap();
    assert_eq!(found(&store, "3"), [3]);
    assert_eq!(found(&store, "609"), [] as [i64; 0]);
    assert_eq!(found(&store, "mục 609"), [1]);
}

#[test]
fn the_index_follows_what_happens_to_file_and_document() {
    let (_folder, path, mut store) = registry(2);
    let content = pdf(&["kế hoạch mùa hè"]);
    attach(&mut store, 1, "mot.pdf", &content);
    read_files(&path, &Writer::default()).unwrap();
    // The same content for another document is known at once.
    attach(&mut store, 2, "mot-nua.pdf", &content);
    assert_eq!(found(&store, "kế hoạch"), [2, 1]);
    attach(&mut store, 1, "hai.pdf", &pdf(&["phụ lục"]));
    read_files(&path, &Writer::default()).unwrap();
    assert_eq!(found(&store, "kế hoạch phụ lục"), [1], "the words may stand in several files of one document");
    let first = store.attachments(DocumentId(1)).unwrap()[0].id;
    store.write(|transaction| transaction.withdraw_attachment(first, "nhầm")).unwrap();
    assert_eq!(found(&store, "kế hoạch"), [2]);
    assert_eq!(found(&store, "phụ lục"), [1]);
    // An amended document is found by its files under its new type.
    let mut amended = entry(2);
    amended.content.type_name = "Kế hoạch".into();
    store.write(|transaction| transaction.amend(DocumentId(2), &Entry::Incoming(amended), "ghi nhầm")).unwrap();
    let of_type = |name: &str| Query { text: "mùa hè".into(), type_name: Some(name.into()), ..Query::default() };
    assert_eq!(found_by(&store, &of_type("Kế hoạch")), [2]);
    assert_eq!(found_by(&store, &of_type("Báo cáo")), [] as [i64; 0]);
    is_whole(&path);
}

#[test]
fn the_index_is_made_again_and_a_wrong_one_is_found_out() {
    let (_folder, path, mut store) = registry(3);
    for at in 1..=3 {
        attach(&mut store, at, &format!("{at}.pdf"), &pdf(&["kế hoạch", &format!("riêng {at}")]));
    }
    read_files(&path, &Writer::default()).unwrap();
    is_whole(&path);
    drop(store);
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("INSERT INTO file_search (file_search) VALUES ('delete-all')").unwrap();
    connection.close().unwrap();
    let keys = |path: &Path| -> Vec<String> {
        let findings = Store::open(path, Access::Read).unwrap().check(None, &Progress::default()).unwrap();
        findings.iter().map(|finding| finding.key().to_owned()).collect()
    };
    assert_eq!(keys(&path), ["check-file-index"]);
    let mut store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(found(&store, "kế hoạch"), [] as [i64; 0]);
    store.forget_files().unwrap();
    assert_eq!(read_files(&path, &Writer::default()).unwrap(), 3);
    assert_eq!(found(&store, "kế hoạch"), [3, 2, 1]);
    is_whole(&path);
}

#[test]
fn a_pdf_that_cannot_be_read_is_attached_all_the_same() {
    let (folder, path, mut store) = registry(1);
    let whole = pdf(&["kế hoạch"]);
    let cut = &whole[..whole.len() / 2];
    for (name, content) in
        [("cat.pdf", cut), ("khong.pdf", b"%PDF-1.7 nothing else"), ("anh.jpg", b"\xFF\xD8"), ("zero.pdf", b"\0")]
    {
        attach(&mut store, 1, name, content);
    }
    assert_eq!(read_files(&path, &Writer::default()).unwrap(), 4);
    assert_eq!(store.attachments(DocumentId(1)).unwrap().len(), 4);
    assert_eq!(found(&store, "hoạch"), [] as [i64; 0]);
    is_whole(&path);
    assert_eq!(outside::text(&folder.path().join("absent.pdf")), Text::Unreadable);
    // The page is read line by line, in the letters it shows.
    let sound = folder.path().join("nguyen.pdf");
    fs::write(&sound, pdf(&["Nguyễn Thị Hường", "Quyết định"])).unwrap();
    let Text::Read(text) = outside::text(&sound) else { panic!("it is a sound PDF") };
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    assert_eq!(words, ["Nguyễn", "Thị", "Hường", "Quyết", "định"]);
}
