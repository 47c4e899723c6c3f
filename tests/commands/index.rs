//! The search index holds what documents say, whatever letters they are written in: every document is found by its own words, a
//! check finds no fault with the index and its backup is restored; and a wrong index is named, rebuilt, and keeps no copy back.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use vanthu::{
    domain::{
        attachment::{FileHash, KeptFile},
        book::Book,
        content::{Content, Recipient, SignerInfo},
        document::DocumentId,
        incoming::{IncomingDraft, IncomingEntry},
        number::{Number, NumberRequest},
        outgoing::OutgoingDraft,
        query::Query,
    },
    jobs::read_files::read_files,
    progress::Progress,
    store::{Access, Files, Store, StoreError, Writer, is_about_index, restore},
    texts::{UserMessage, Value},
};

use crate::{fixtures, times::times};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon() -> NaiveDateTime {
    day("2026-11-29").and_hms_opt(12, 0, 0).unwrap()
}

fn incoming(subject: &str) -> IncomingDraft {
    IncomingDraft {
        arrival_date: Some(day("2026-02-09")),
        code: "609/CAT-PC07".into(),
        content: fixtures::content("Công an tỉnh", "Công văn", subject),
        ..IncomingDraft::default()
    }
}

fn entry(subject: &str) -> IncomingEntry {
    incoming(subject).check().unwrap().entry
}

/// A registry with these subjects, from document 1 on.
fn registry(subjects: &[&str]) -> (tempfile::TempDir, Store) {
    let (folder, _, mut store) = fixtures::registry(&fixtures::office("UBND tỉnh", "UBND"));
    for subject in subjects {
        store.register_incoming(&entry(subject)).unwrap();
    }
    (folder, store)
}

/// The documents that a text finds, by their rows.
fn found(store: &Store, text: &str) -> Vec<i64> {
    let mut ids: Vec<i64> = all_found(store, text).into_iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids
}

fn all_found(store: &Store, text: &str) -> Vec<DocumentId> {
    store.search_all(&Query { text: text.into(), ..Query::default() }).unwrap()
}

fn check(path: &Path) -> Vec<UserMessage> {
    Store::open(path, Access::Read).unwrap().check(None, &Progress::default()).unwrap()
}

fn keys(findings: &[UserMessage]) -> Vec<&str> {
    findings.iter().map(UserMessage::key).collect()
}

/// Takes a backup and restores it elsewhere; where it then stands.
fn restored_copy(store: &Store, folder: &Path) -> PathBuf {
    let copies = folder.join("copies");
    let copy = store.copy_into(&copies, noon(), &Progress::default()).unwrap();
    let target = folder.join("restored/registry.db");
    let _ = fs::remove_dir_all(target.parent().unwrap());
    restore(&copy.path, &target, noon(), &Progress::default()).unwrap();
    target
}

/// All letters, digits and marks, and what has another form; of the great blocks of signs that are all alike (Han, Hangul, Tangut) one of
/// 32, in a run twenty times as long every one.
fn letters() -> Vec<char> {
    let every = times(1) >= 20;
    let may_upset = |letter: &char| {
        letter.is_alphanumeric() || is_combining_mark(*letter) || !std::iter::once(*letter).nfkc().eq([*letter])
    };
    let stands_for_others = |letter: &char| {
        let alike = matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{17000}'..='\u{18DFF}' | '\u{20000}'..);
        !alike || u32::from(*letter) % 32 == 0
    };
    ('\0'..=char::MAX).filter(|letter| may_upset(letter) && (every || stands_for_others(letter))).collect()
}

#[test]
fn every_letter_passes_the_index_unchanged() {
    let (folder, mut store) = registry(&[]);
    let letters = letters();
    let subjects: Vec<String> = letters
        .chunks(200)
        .map(|some| some.iter().fold("thư".to_owned(), |text, letter| format!("{text} a{letter} {letter}b {letter}")))
        .collect();
    store
        .write(|transaction| {
            for subject in &subjects {
                transaction.register_incoming(&entry(subject), &NumberRequest::default())?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    for (at, some) in (1..).zip(letters.chunks(200)) {
        for eight in some.chunks(8) {
            let text = eight.iter().fold(String::new(), |text, letter| format!("{text} a{letter} {letter}b"));
            assert!(all_found(&store, &text).contains(&DocumentId(at)), "{text:?}");
        }
    }
    assert_eq!(check(&restored_copy(&store, folder.path())), []);
}

/// Pieces that texts are made of: letters of all kinds, and what the box reads in a way of its own.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any::<char>().prop_map(String::from),
        2 => "[a-zA-ZàáảãạăâđèéêìíòóôơùúưỳýỷỹỵÀĐƯỸ]{1,7}",
        2 => "[0-9]{1,4}([.,/-][0-9]{1,3}){0,3}",
        1 => "[\u{300}-\u{36F}\u{E80}-\u{EFF}\u{E01}-\u{E5B}\u{1780}-\u{17F9}\u{4E00}-\u{4E20}]{1,6}",
        2 => prop::sample::select(vec![
            " ", " ", " ", "\"", "“", "”", ".", "/", "-", "số đến ", "so di 12", "số 15", " của ", "kỹ", "quý", "quí", "qúy", "ty",
            "hoà", "ﬁ", "m²", "ß", "ς", "Σ", "İ", "µ", "ﷺ", "½", "\u{AD}", "\u{200B}", "\u{FE0F}", "\0", "*", "AND", "NEAR(", "^", ":",
            "12.500", "1.500.000đ", "12.5", "0001", "15A", "12 bis",
        ])
        .prop_map(String::from),
    ]
}

/// A text that has at least one letter and is not too long for any field.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..14).prop_map(|pieces| format!("{}ờ", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(times(24)))]

    #[test]
    fn any_text_is_indexed_as_it_is(texts in prop::collection::vec(text(), 64)) {
        let (folder, mut store) = registry(&[]);
        let path = PathBuf::from(store.address().to_string());
        let mut registered = Vec::new();
        for texts in texts.chunks(8) {
            let [subject, organ, code, signer, to, description, file, suffix] = texts else { unreachable!() };
            let content = Content {
                signer_info: SignerInfo { full_name: signer.clone(), ..SignerInfo::default() },
                description: description.clone(),
                ..fixtures::content(organ, "Công văn", subject)
            };
            let draft = IncomingDraft {
                arrival_date: Some(day("2026-02-09")),
                code: format!("15{}/{code}", suffix.chars().next().unwrap()),
                to_places: to.clone(),
                content: content.clone(),
                ..IncomingDraft::default()
            };
            let mut ids = Vec::new();
            if let Ok(checked) = draft.check() {
                ids.push(store.register_incoming(&checked.entry).unwrap().id);
            }
            let draft = OutgoingDraft {
                issued_date: Some(day("2026-02-09")),
                to: vec![Recipient { organ_name: to.clone(), ..Recipient::default() }],
                content: Content { organ_name: "UBND tỉnh".into(), ..content },
                ..OutgoingDraft::default()
            };
            if let Ok(checked) = draft.check() {
                ids.push(store.register_outgoing(&checked.entry).unwrap().id);
            }
            for id in ids {
                let mut hash = [0; 32];
                hash[..8].copy_from_slice(&id.0.to_le_bytes());
                let kept = KeptFile { name: "a.pdf".into(), hash: FileHash(hash), size: 1 };
                store
                    .write(|transaction| {
                        transaction.attach(id, &kept)?;
                        transaction.read_file(kept.hash, &format!("{file} phụlục"))
                    })
                    .unwrap();
                registered.push((id, subject, organ, file));
            }
        }
        let findings = store.check(None, &Progress::default()).unwrap();
        let own: Vec<_> = findings.iter().filter(|finding| finding.key() != "check-file").collect();
        prop_assert!(own.is_empty(), "{own:?}");
        for (id, subject, organ, file) in &registered {
            prop_assert!(all_found(&store, subject).contains(id), "subject {subject:?}");
            let of_organ = Query { organ_name: Some((*organ).clone()), ..Query::default() };
            let is_incoming = store.documents(&[*id]).unwrap()[0].book() == Book::Incoming;
            prop_assert!(!is_incoming || store.search_all(&of_organ).unwrap().contains(id), "organ {organ:?}");
            // Files are asked for words of three letters and more.
            let text = format!("{file} phụlục");
            prop_assert!(all_found(&store, &text).contains(id), "file {file:?}");
        }
        let restored = restored_copy(&store, folder.path());
        let again = check(&restored);
        prop_assert!(again.iter().all(|finding| finding.key() == "check-file"), "{again:?}");
        drop(store);
        prop_assert!(path.exists());
    }
}

#[test]
fn a_number_with_thousand_points_is_found_as_it_is_written_and_without_them() {
    let (_folder, store) = registry(&[
        "chuyển đổi khoảng 12.500 ha đất rừng",
        "hỗ trợ 1.500.000 đồng cho 10.000 hộ",
        "trồng mới 12500 ha rừng",
        "rà soát 12,5 ha và 12.5 ha",
    ]);
    for (typed, wanted) in [
        ("12.500", &[1, 3][..]),
        ("12500", &[1, 3]),
        ("khoảng 12.500 ha", &[1]),
        ("\"12.500 ha\"", &[1, 3]),
        ("12.500 ha", &[1, 3]),
        ("1.500.000 đồng", &[2]),
        ("1500000", &[2]),
        ("10.000 hộ", &[2]),
        ("chuyển đổi khoảng 12.500 ha đất rừng", &[1]),
        // On the way to the whole number.
        ("12.5", &[1, 3, 4]),
        ("12.50", &[1, 3]),
        ("1.5", &[2]),
        ("1.500.", &[2]),
        ("1.500.0", &[2]),
        ("12.5 ha", &[4]),
    ] {
        assert_eq!(found(&store, typed), wanted, "{typed}");
    }
}

#[test]
fn the_offices_own_number_is_found_with_thousand_points() {
    let (_folder, mut store) = registry(&[]);
    let number = NumberRequest {
        number: Some(Number::plain(44_375)),
        reason: "sổ giấy".into(),
        emergency: true,
        jump_accepted: true,
    };
    let id = store.write(|transaction| transaction.register_incoming(&entry("họp"), &number)).unwrap().document.id();
    for typed in ["44.375", "44375", "số đến 44.375"] {
        assert_eq!(all_found(&store, typed), [id], "{typed}");
    }
}

#[test]
fn words_of_two_spellings_and_other_forms_of_letters_are_found() {
    let (_folder, store) = registry(&[
        "hướng dẫn kĩ thuật quí I của công ti",
        "hướng dẫn kỹ thuật quý I của công ty",
        "quyết toán quý II, văn quyển",
        "báo cáo ﬁnal: 50 m² đất, bụi 50 µg/m³",
        "phố Straße, ΟΔΟΣ",
        "ຂໍ້ຕົກລົງ ວຽງຈັນ ກັບ ສະຫວັນນະເຂດ",
    ]);
    for (typed, wanted) in [
        ("kĩ thuật", &[1, 2][..]),
        ("kỹ thuật", &[1, 2]),
        ("quí i", &[1, 2, 3]),
        ("quý i", &[1, 2, 3]),
        ("qúy i", &[1, 2, 3]),
        ("công ty", &[1, 2]),
        ("cong ti ke", &[]),
        ("\"cong ti\"", &[1, 2]),
        ("\"công ti\"", &[1, 2]),
        // Typed letter by letter: quy is on the way to both quyết and quý.
        ("q", &[1, 2, 3]),
        ("qu", &[1, 2, 3]),
        ("quy", &[1, 2, 3]),
        ("quý", &[1, 2, 3]),
        ("quí", &[1, 2, 3]),
        ("quye", &[3]),
        ("quyể", &[3]),
        ("final", &[4]),
        ("m2", &[4]),
        ("m²", &[4]),
        ("50 μg/m3", &[4]),
        ("strasse", &[5]),
        ("Straße", &[5]),
        ("οδος", &[5]),
        ("οδοσ", &[5]),
        ("ວຽງຈັນ", &[6]),
        ("ຈັນ", &[6]),
        ("ຈັນ ກັບ", &[6]),
        ("ຈັລ", &[]),
    ] {
        assert_eq!(found(&store, typed), wanted, "{typed}");
    }
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn ligatures_of_a_pdf_are_found_as_letters() {
    let (_folder, mut store) = registry(&["có tệp", "không có tệp"]);
    let path = PathBuf::from(store.address().to_string());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ligatures.pdf");
    let kept = Files::of(&path).keep(&source).unwrap();
    store.write(|transaction| transaction.attach(DocumentId(1), &kept)).unwrap();
    assert_eq!(read_files(&path, &Writer::default()).unwrap(), 1);
    for typed in ["financial", "flow", "office", "profile"] {
        assert_eq!(found(&store, typed), [1], "{typed}");
    }
    assert_eq!(check(&path), []);
}

#[test]
fn a_subject_that_speaks_of_an_own_number_is_found_by_its_words() {
    let (_folder, store) = registry(&["một", "trả lời văn bản số đến 12 của huyện", "về số đi 3"]);
    assert_eq!(found(&store, "trả lời văn bản số đến 12 của huyện"), [2]);
    assert_eq!(found(&store, "số đến 1"), [1]);
    assert_eq!(found(&store, "về số đi 3"), [3]);
}

/// What the index holds of a document, by column.
fn held(connection: &Connection, id: i64) -> [String; 3] {
    connection
        .execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab (main, search, instance)")
        .unwrap();
    let mut columns: [BTreeMap<i64, String>; 3] = Default::default();
    let mut statement = connection.prepare("SELECT term, col, offset FROM temp.held WHERE doc = ?1").unwrap();
    let mut rows = statement.query([(1_i64 << 31) - id]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let column = match row.get::<_, String>(1).unwrap().as_str() {
            "fold" => 0,
            "exact" => 1,
            _ => 2,
        };
        columns[column].insert(row.get(2).unwrap(), row.get(0).unwrap());
    }
    columns.map(|words| words.into_values().collect::<Vec<_>>().join(" "))
}

fn put(connection: &Connection, id: i64, texts: &[String; 3]) {
    let sql = "INSERT INTO search (rowid, fold, exact, mark) VALUES (?1, ?2, ?3, ?4)";
    connection.execute(sql, params![(1_i64 << 31) - id, texts[0], texts[1], texts[2]]).unwrap();
}

fn take(connection: &Connection, id: i64, texts: &[String; 3]) {
    let sql = "INSERT INTO search (search, rowid, fold, exact, mark) VALUES ('delete', ?1, ?2, ?3, ?4)";
    connection.execute(sql, params![(1_i64 << 31) - id, texts[0], texts[1], texts[2]]).unwrap();
}

/// Exchanges what the index holds of documents 5 and 9: every word stands as often as before.
fn exchange(path: &Path) {
    let connection = Connection::open(path).unwrap();
    let (five, nine) = (held(&connection, 5), held(&connection, 9));
    assert_ne!(five, nine);
    for (id, texts) in [(5, &five), (9, &nine)] {
        take(&connection, id, texts);
    }
    put(&connection, 5, &nine);
    put(&connection, 9, &five);
    connection.close().unwrap();
}

fn twelve() -> (tempfile::TempDir, Store) {
    let subjects: Vec<String> = (1..=12).map(|at| format!("công tác tuần thứ {at} riêng{at}")).collect();
    registry(&subjects.iter().map(String::as_str).collect::<Vec<_>>())
}

fn number(finding: &UserMessage, name: &str) -> Option<i64> {
    finding.values().iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
        Value::Number(number) | Value::Plain(number) => Some(*number),
        Value::Message(named) => number_of(named),
        _ => None,
    })
}

fn number_of(named: &UserMessage) -> Option<i64> {
    number(named, "id")
}

#[test]
fn exchanged_words_of_two_documents_are_found_and_made_right() {
    let (_folder, store) = twelve();
    let path = PathBuf::from(store.address().to_string());
    drop(store);
    exchange(&path);
    let mut store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(found(&store, "rieng5"), [9], "the index points elsewhere");
    let findings = store.check(None, &Progress::default()).unwrap();
    assert_eq!(keys(&findings), ["check-search-index"]);
    assert!(findings.iter().all(is_about_index));
    assert_eq!((number(&findings[0], "documents"), number(&findings[0], "first")), (Some(2), Some(5)));
    let before = store.head().unwrap();
    store.rebuild_index(&Progress::default()).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    assert_eq!(found(&store, "rieng5"), [5]);
    assert_eq!(store.head().unwrap(), before, "only the index changed");
}

#[test]
fn words_in_another_order_and_entries_of_no_document_are_found() {
    let (_folder, store) = twelve();
    let path = PathBuf::from(store.address().to_string());
    drop(store);
    let connection = Connection::open(&path).unwrap();
    let three = held(&connection, 3);
    take(&connection, 3, &three);
    let mut turned = three.clone();
    turned[0] = three[0].split(' ').rev().collect::<Vec<_>>().join(" ");
    put(&connection, 3, &turned);
    put(&connection, 77, &three);
    put(&connection, 1 << 30, &three);
    connection.close().unwrap();
    let findings = check(&path);
    assert_eq!(keys(&findings), ["check-search-index"]);
    assert_eq!((number(&findings[0], "documents"), number(&findings[0], "first")), (Some(3), Some(3)));
}

#[test]
fn a_missing_start_of_words_is_found() {
    let (_folder, store) = twelve();
    let path = PathBuf::from(store.address().to_string());
    drop(store);
    let connection = Connection::open(&path).unwrap();
    connection.execute("DELETE FROM search_word WHERE word LIKE 'rieng%'", []).unwrap();
    connection.close().unwrap();
    let findings = check(&path);
    assert_eq!(keys(&findings), ["check-search-words"]);
    assert_eq!(number(&findings[0], "words"), Some(12));
    let mut store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(found(&store, "rien"), [] as [i64; 0]);
    store.rebuild_index(&Progress::default()).unwrap();
    assert_eq!(found(&store, "rien").len(), 12);
    assert_eq!(check(&path), []);
}

#[test]
fn a_copy_with_a_wrong_index_is_restored_with_a_right_one() {
    let (folder, mut store) = twelve();
    let path = PathBuf::from(store.address().to_string());
    let source = folder.path().join("a.pdf");
    fs::write(&source, "a").unwrap();
    let kept = Files::of(&path).keep(&source).unwrap();
    store
        .write(|transaction| {
            transaction.attach(DocumentId(3), &kept)?;
            transaction.read_file(kept.hash, "phụ lục")
        })
        .unwrap();
    let copies = folder.path().join("copies");
    let copy = store.copy_into(&copies, noon(), &Progress::default()).unwrap().path;
    exchange(&copy);
    let connection = Connection::open(&copy).unwrap();
    connection.execute_batch("INSERT INTO file_search (file_search) VALUES ('delete-all')").unwrap();
    connection.close().unwrap();
    assert_eq!(keys(&check(&copy)), ["check-file-index", "check-search-index"]);
    let target = folder.path().join("elsewhere/registry.db");
    restore(&copy, &target, noon(), &Progress::default()).unwrap();
    assert_eq!(check(&target), []);
    let store = Store::open(&target, Access::Read).unwrap();
    assert_eq!((found(&store, "rieng5"), found(&store, "phụ lục")), (vec![5], vec![3]));
}

#[test]
fn a_rebuilding_that_is_stopped_changes_nothing() {
    let (_folder, store) = twelve();
    let path = PathBuf::from(store.address().to_string());
    drop(store);
    exchange(&path);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let progress = Progress::default();
    progress.stop();
    assert_eq!(store.rebuild_index(&progress), Err(StoreError::Stopped));
    assert_eq!(found(&store, "rieng5"), [9]);
    assert_eq!(keys(&store.check(None, &Progress::default()).unwrap()), ["check-search-index"]);
}

#[test]
fn an_index_that_cannot_be_read_is_made_anew_too() {
    for broken in [
        "UPDATE search_data SET block = zeroblob (length(block)) WHERE id > 10",
        "UPDATE search_data SET block = x'00' WHERE id = 10",
        "DELETE FROM search_idx; DELETE FROM search_data WHERE id > 10",
    ] {
        let (folder, store) = twelve();
        let path = PathBuf::from(store.address().to_string());
        let copies = folder.path().join("copies");
        let copy = store.copy_into(&copies, noon(), &Progress::default()).unwrap().path;
        drop(store);
        for file in [&path, &copy] {
            let connection = Connection::open(file).unwrap();
            connection.execute_batch(broken).unwrap();
            connection.close().unwrap();
            let findings = check(file);
            assert!(!findings.is_empty() && findings.iter().all(is_about_index), "{broken} {findings:?}");
        }
        let target = folder.path().join("elsewhere/registry.db");
        restore(&copy, &target, noon(), &Progress::default()).unwrap();
        assert_eq!(check(&target), [], "{broken}");
        Store::open(&path, Access::Write).unwrap().rebuild_index(&Progress::default()).unwrap();
        assert_eq!(check(&path), [], "{broken}");
    }
}

/// Whatever of an index is damaged, the documents are whole: each command says so or does its work, none speaks of a damaged registry
/// or of a backup, a copy is restored with a right index, and one command makes the index anew.
#[test]
fn a_damaged_index_is_never_called_a_damaged_registry() {
    let document = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tiếp theo"}"#;
    let damages = [
        "DELETE FROM {}_data",
        "DELETE FROM {}_data WHERE id > 10",
        "UPDATE {}_data SET block = randomblob (length (block)) WHERE id > 10",
        "UPDATE {}_data SET block = x'00' WHERE id = 10",
        "DELETE FROM {}_idx",
        "DELETE FROM {}_config",
        "UPDATE {}_config SET v = 99",
        "UPDATE {}_config SET v = 'x' WHERE k = 'version'",
    ];
    let (folder, store) = twelve();
    let whole = folder.path().join("whole.db");
    drop(store);
    fs::copy(folder.path().join("registry.db"), &whole).unwrap();
    for (at, damage) in damages.iter().enumerate() {
        for index in ["search", "file_search"] {
            let damage = damage.replace("{}", index);
            let place = folder.path().join(format!("{index}-{at}"));
            fs::create_dir(&place).unwrap();
            let path = place.join("registry.db");
            let break_it = |path: &Path| {
                fs::copy(&whole, path).unwrap();
                let connection = Connection::open(path).unwrap();
                connection.execute_batch(&damage).unwrap();
                connection.close().unwrap();
            };
            break_it(&path);
            for words in [&["search", "rieng5"][..], &["register", "incoming"], &["check"]] {
                let (code, said) = command_with(&path, words, document);
                assert!(!said.contains("safety copy") && !said.contains("is damaged. It was left"), "{damage}: {said}");
                let speaks = said.contains("--rebuild-index") && said.contains("index");
                assert!(code == Some(0) || speaks, "{damage}: {words:?}: {code:?} {said}");
            }
            break_it(&path);
            let target = place.join("elsewhere/registry.db");
            restore(&path, &target, noon(), &Progress::default()).unwrap();
            assert_eq!(check(&target), [], "{damage}");
            let (code, said) = command(&path, &["check", "--rebuild-index"]);
            assert_eq!(code, Some(0), "{damage}: {said}");
            assert_eq!(check(&path), [], "{damage}");
            assert_eq!(command_with(&path, &["register", "incoming"], document).0, Some(0), "{damage}");
            assert_eq!(found(&Store::open(&path, Access::Read).unwrap(), "tiep theo"), [13], "{damage}");
        }
    }
}

/// A command with something to read: how it ended, and all it said.
fn command_with(path: &Path, words: &[&str], input: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(words).arg("--registry").arg(path).args(["--lang", "en"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads nothing may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), crate::script::said(&output))
}

/// Runs a command on a registry as a script does: how it ended, and what it printed.
fn command(path: &Path, words: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    let output = command.args(words).arg("--registry").arg(path).args(["--lang", "en"]).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_command_makes_the_index_anew() {
    let (_folder, store) = twelve();
    let path = PathBuf::from(store.address().to_string());
    drop(store);
    exchange(&path);
    let (code, said) = command(&path, &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("wrong for 2 documents, among them document #5 (number 5, 609/CAT-PC07"), "{said}");
    assert!(said.contains("vanthu check --rebuild-index"), "{said}");
    let (code, said) = command(&path, &["check", "--rebuild-index"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("The search index was made anew.") && said.contains("The registry is whole"), "{said}");
    assert_eq!(command(&path, &["check"]).0, Some(0));
}

/// What is found is printed portion by portion: all of it, once, the last registered first.
#[test]
fn everything_found_is_printed_in_order() {
    let (_folder, mut store) = registry(&[]);
    let path = PathBuf::from(store.address().to_string());
    store
        .write(|transaction| {
            for at in 0..1_203 {
                transaction.register_incoming(&entry(&format!("việc {at}")), &NumberRequest::default())?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    drop(store);
    let (code, printed) = command(&path, &["search", "", "--limit", "2000", "--json"]);
    assert_eq!(code, Some(0));
    let numbers: Vec<i64> = printed
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["ArrivalNumber"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers, (1..=1_203).rev().collect::<Vec<_>>());
}
