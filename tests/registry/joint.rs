//! Documents issued jointly (liên tịch): one number, from the leading authority's series, in the books of all
//! authorities of the registry.

use chrono::{DateTime, FixedOffset, NaiveDate};
use vanthu::{
    domain::{
        book::{Book, BookRange},
        book_row,
        code::Code,
        content::{Content, SignerInfo},
        document::{Document, Entry},
        document_type::{Category, DocumentType},
        field::{Cause, Field, Problem},
        imported::{Brought, ImportedOutgoing, ImportedRow},
        issuer::{Issuer, IssuerCause},
        number::NumberCause,
        office::Authority,
        outgoing::{Outgoing, OutgoingDraft, OutgoingEntry},
        query::Query,
        registration::{Remarked, Ruling, Standing, Withdrawal, remarked},
    },
    jobs::{
        print_on::print_on,
        print_request::{FormOptions, FormRequest, PrintRequest, Target, What},
    },
    progress::Progress,
    store::{Imported, Store, StoreError, Writer, YearBook},
};

use crate::{fixtures, pdf};

const FRONT: (&str, &str) = ("Ủy ban Mặt trận Tổ quốc tỉnh", "UBMTTQVN");

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn clock() -> DateTime<FixedOffset> {
    let morning = day(11, 30).and_hms_opt(8, 0, 0).unwrap();
    morning.and_local_timezone(FixedOffset::east_opt(7 * 3600).unwrap()).unwrap()
}

/// The office is `UBND tỉnh`; `Hội đồng nhân dân tỉnh` issues here too.
fn registry() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    store.set_clock(clock);
    let office = fixtures::office("UBND tỉnh", "UBND");
    store.set_office(&office).unwrap();
    let council = Authority {
        name: "Hội đồng nhân dân tỉnh".into(),
        abbreviation: "HĐND".into(),
        valid_to: Some(day(6, 30)),
        ..Authority::default()
    };
    store.add_authority(&council).unwrap();
    let joint = DocumentType {
        name: "Chương trình phối hợp".into(),
        abbreviation: Some("CTrPH".into()),
        category: Category::Administrative,
        written: String::new(),
    };
    store.add_document_type(&joint).unwrap();
    (folder, store)
}

fn issuers(of: &[(&str, &str)]) -> Vec<Issuer> {
    let issuer =
        |(name, letters): &(&str, &str)| Issuer { organ_name: (*name).to_owned(), abbreviation: (*letters).to_owned() };
    of.iter().map(issuer).collect()
}

fn draft(leader: &str, type_name: &str, with: &[(&str, &str)]) -> OutgoingDraft {
    OutgoingDraft {
        issued_date: Some(day(2, 9)),
        issuers: issuers(with),
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Bình".to_owned(), ..SignerInfo::default() },
            ..fixtures::content(leader, type_name, "phối hợp giám sát")
        },
        ..OutgoingDraft::default()
    }
}

fn entry(leader: &str, type_name: &str, with: &[(&str, &str)]) -> OutgoingEntry {
    draft(leader, type_name, with).check().unwrap().entry
}

fn registered(store: &mut Store, leader: &str, type_name: &str, with: &[(&str, &str)]) -> Outgoing {
    store.register_outgoing(&entry(leader, type_name, with)).unwrap()
}

fn refused(error: StoreError) -> Vec<(Field, Cause)> {
    match error {
        StoreError::Refused(problems) => problems.into_iter().map(|Problem { field, cause }| (field, cause)).collect(),
        error => panic!("{error:?}"),
    }
}

/// The number is the leading authority's; the notation names all, in the order of the paper.
#[test]
fn the_leading_authority_gives_the_number() {
    let (_folder, mut store) = registry();
    assert_eq!(registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[]).code.as_str(), "01/CTrPH-UBND");
    let expected = entry("UBND tỉnh", "Chương trình phối hợp", &[("hội đồng nhân dân tỉnh", ""), FRONT]);
    assert_eq!(store.expected_code(&expected).unwrap().as_str(), "02/CTrPH-UBND-HĐND-UBMTTQVN");
    let joint = store.register_outgoing(&expected).unwrap();
    assert_eq!(joint.code.as_str(), "02/CTrPH-UBND-HĐND-UBMTTQVN");
    // An authority of the registry is spelled as the registry has it.
    assert_eq!(joint.entry.issuers, issuers(&[("Hội đồng nhân dân tỉnh", "HĐND"), FRONT]));
    assert_eq!(store.document(joint.id).unwrap(), Document::Outgoing(joint.clone()));
    let led = registered(&mut store, "Hội đồng nhân dân tỉnh", "Chương trình phối hợp", &[("UBND tỉnh", "")]);
    assert_eq!(led.code.as_str(), "01/CTrPH-HĐND-UBND");
    // A VBQPPL with the year (Phụ lục I, mục II.3, NĐ 30/2020/NĐ-CP).
    let mut law = entry("UBND tỉnh", "Nghị quyết liên tịch", &[FRONT]);
    law.normative = true;
    assert_eq!(store.register_outgoing(&law).unwrap().code.as_str(), "01/2026/NQLT-UBND-UBMTTQVN");
    // A code template by a sector's rules.
    let kind = DocumentType {
        name: "Chương trình phối hợp".into(),
        abbreviation: Some("CTrPH".into()),
        category: Category::Administrative,
        written: "{number}/{organs}/{type}".into(),
    };
    store.add_document_type(&kind).unwrap();
    let other = registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[FRONT]);
    assert_eq!(other.code.as_str(), "03/UBND-UBMTTQVN/CTrPH");
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_joint_document_is_found_by_each_of_its_issuers() {
    let (_folder, mut store) = registry();
    let joint = registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[FRONT]);
    registered(&mut store, "UBND tỉnh", "Báo cáo", &[]);
    for query in [
        Query {
            organ_name: Some("UBND tỉnh".into()),
            type_name: Some("Chương trình phối hợp".into()),
            ..Query::default()
        },
        Query { organ_name: Some(FRONT.0.into()), ..Query::default() },
        Query { text: "mặt trận".into(), ..Query::default() },
    ] {
        assert_eq!(store.search_all(&query).unwrap(), [joint.id], "{query:?}");
    }
}

#[test]
fn who_issues_a_document_must_be_known() {
    let (_folder, mut store) = registry();
    let mut wrong = |leader: &str, with: &[(&str, &str)]| {
        refused(store.register_outgoing(&entry(leader, "Chương trình phối hợp", with)).unwrap_err())
    };
    assert_eq!(
        wrong("Tỉnh đoàn", &[FRONT]),
        [(Field::OrganName, Cause::Issuer(IssuerCause::NotLeading("Tỉnh đoàn".into())))]
    );
    assert_eq!(
        wrong("UBND tỉnh", &[FRONT, ("Tỉnh đoàn", "")]),
        [(Field::Issuers, Cause::Issuer(IssuerCause::WithoutAbbreviation("Tỉnh đoàn".into())))]
    );
    let late = OutgoingEntry {
        issued_date: day(7, 1),
        ..entry("UBND tỉnh", "Chương trình phối hợp", &[("Hội đồng nhân dân tỉnh", "")])
    };
    assert_eq!(
        refused(store.register_outgoing(&late).unwrap_err()),
        [(Field::Issuers, Cause::Issuer(IssuerCause::AuthorityNotValid("Hội đồng nhân dân tỉnh".into())))]
    );
    let problems = draft("UBND tỉnh", "Báo cáo", &[FRONT, FRONT]).check().unwrap_err();
    assert_eq!(problems, [Problem::new(Field::Issuers, Cause::Issuer(IssuerCause::Twice(FRONT.0.into())))]);
    // Under a former name it is the same body.
    let office = fixtures::office("Ủy ban nhân dân tỉnh mới", "UBND");
    registered(&mut store, "UBND tỉnh", "Báo cáo", &[]);
    store.set_office(&office).unwrap();
    let twice = entry("Ủy ban nhân dân tỉnh mới", "Báo cáo", &[("UBND tỉnh", "")]);
    let causes = refused(store.register_outgoing(&twice).unwrap_err());
    assert_eq!(causes, [(Field::Issuers, Cause::Issuer(IssuerCause::Twice("UBND tỉnh".into())))]);
}

fn row(leader: &str, code: &str, with: &[(&str, &str)]) -> ImportedRow {
    ImportedRow::Outgoing(ImportedOutgoing {
        code: Some(Code::parse(code)),
        entry: entry(leader, "Chương trình phối hợp", with),
        fingerprint: [u8::try_from(code.len() + leader.len()).unwrap(); 32],
        standing: Standing::Valid,
        brought: Brought::default(),
    })
}

/// Điều 15.1, NĐ 30/2020/NĐ-CP, for each authority of the registry that issues it.
#[test]
fn its_number_and_notation_is_unique_for_each_of_our_authorities() {
    let (_folder, mut store) = registry();
    let old = row("Hội đồng nhân dân tỉnh", "01/CTrPH-UBND-HĐND", &[]);
    store.write(|transaction| transaction.import(&old)).unwrap();
    let twice = |causes: Vec<(Field, Cause)>| {
        assert!(
            matches!(&causes[..], [(Field::Code, Cause::Number(NumberCause::WrittenTwice { code, .. }))] if code.ends_with("-UBND-HĐND")),
            "{causes:?}"
        );
    };
    let joint = entry("UBND tỉnh", "Chương trình phối hợp", &[("Hội đồng nhân dân tỉnh", "")]);
    twice(refused(store.expected_code(&joint).unwrap_err()));
    twice(refused(store.register_outgoing(&joint).unwrap_err()));
    // No number was skipped to avoid it; another body's code is different.
    assert_eq!(registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[]).code.as_str(), "01/CTrPH-UBND");
    let second = store.register_outgoing(&joint).unwrap();
    assert_eq!(second.code.as_str(), "02/CTrPH-UBND-HĐND");
    // The other authority does not get it again either, in any series.
    let again = row("Hội đồng nhân dân tỉnh", "02/CTrPH-UBND-HĐND", &[]);
    twice(refused(store.write(|transaction| transaction.import(&again)).unwrap_err()));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// Doubles of old lists are reported once.
#[test]
fn a_joint_document_of_an_old_list_that_is_doubled_is_named() {
    let (_folder, mut store) = registry();
    let doubts = store
        .write(|transaction| {
            transaction.import(&row("Hội đồng nhân dân tỉnh", "07/CTrPH-UBND-HĐND", &[]))?;
            let joint = row("UBND tỉnh", "07/CTrPH-UBND-HĐND", &[("Hội đồng nhân dân tỉnh", "HĐND")]);
            match transaction.import(&joint)? {
                Imported::Added(document) => transaction.doubtful_number(&document, true),
                Imported::Known(_) => Ok(None),
            }
        })
        .unwrap();
    assert!(doubts.is_some());
    let twice: Vec<_> = store.numbers(2026).unwrap().into_iter().flat_map(|series| series.written_twice).collect();
    assert_eq!(twice.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["07/CTrPH-UBND-HĐND"]);
}

/// It belongs to the books of both; while one of them is locked it cannot be changed.
#[test]
fn a_locked_book_of_any_of_our_authorities_refuses_it() {
    let (_folder, mut store) = registry();
    let with = [("Hội đồng nhân dân tỉnh", "")];
    let joint = registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &with);
    let council = Some("Hội đồng nhân dân tỉnh");
    store.write(|transaction| transaction.set_lock(Book::Outgoing, council, 2026, true, "")).unwrap();
    let locked = [(Field::Issuers, Cause::BookLocked(2026))];
    let second = entry("UBND tỉnh", "Chương trình phối hợp", &with);
    assert_eq!(refused(store.register_outgoing(&second).unwrap_err()), locked);
    let listed = row("UBND tỉnh", "02/CTrPH-UBND-HĐND", &with);
    assert_eq!(refused(store.write(|transaction| transaction.import(&listed)).unwrap_err()), locked);
    let ruling = Ruling { reason: "sai".into(), authority: "Chủ tịch".into(), date: None };
    let cancelled = store.write(|transaction| transaction.withdraw(joint.id, Withdrawal::Cancel, &ruling));
    assert_eq!(refused(cancelled.unwrap_err()), locked);
    registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[FRONT]);
    store.write(|transaction| transaction.set_lock(Book::Outgoing, council, 2026, false, "ghi thiếu")).unwrap();
    store.write(|transaction| transaction.withdraw(joint.id, Withdrawal::Cancel, &ruling)).unwrap();
}

/// They are part of the notation.
#[test]
fn who_issued_a_document_never_changes() {
    let (_folder, mut store) = registry();
    let joint = registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[FRONT]);
    let mut after = joint.entry.clone();
    after.content.subject = "phối hợp công tác".into();
    let amended = store
        .write(|transaction| transaction.amend(joint.id, &Entry::Outgoing(after.clone()), "sai chữ"))
        .unwrap()
        .document;
    assert_eq!(amended.entry(), Entry::Outgoing(after.clone()));
    assert_eq!(store.document(joint.id).unwrap(), amended);
    after.issuers = Vec::new();
    let changed = store.write(|transaction| transaction.amend(joint.id, &Entry::Outgoing(after), "bớt"));
    assert_eq!(refused(changed.unwrap_err()), [(Field::Issuers, Cause::NeverChanges)]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

fn codes_in_book(store: &Store, authority: &str) -> Vec<String> {
    let mut found = Vec::new();
    store
        .for_each_in_book::<StoreError>(Book::Outgoing, 2026, Some(authority), &BookRange::default(), |document| {
            found.push(document.code().as_str().to_owned());
            Ok(())
        })
        .unwrap();
    found
}

/// Of three documents two are in both books: each book has their rows, and names whose number it is.
#[test]
fn a_joint_document_stands_in_the_books_of_all_our_authorities() {
    let (folder, mut store) = registry();
    let (office, council) = ("UBND tỉnh", "Hội đồng nhân dân tỉnh");
    registered(&mut store, council, "Báo cáo", &[]);
    registered(&mut store, office, "Chương trình phối hợp", &[(council, ""), FRONT]);
    registered(&mut store, council, "Chương trình phối hợp", &[(office, "")]);
    let both = ["01/CTrPH-UBND-HĐND-UBMTTQVN", "01/CTrPH-HĐND-UBND"];
    assert_eq!(codes_in_book(&store, office), both);
    assert_eq!(codes_in_book(&store, council), [&["01/BC-HĐND"], &both[..]].concat());
    let of = |authority| YearBook { book: Book::Outgoing, year: 2026, authority };
    for (authority, count, others) in
        [(None, 2, (council, 1)), (Some(office), 2, (council, 1)), (Some(council), 3, (office, 1))]
    {
        let range = BookRange::default();
        assert_eq!(store.count_in_book(Book::Outgoing, 2026, authority, &range).unwrap(), count);
        assert_eq!(store.numbered_by_others(of(authority), None).unwrap(), [(others.0.to_owned(), others.1)]);
    }
    let target = folder.path().join("so.pdf");
    let print = FormRequest {
        authority: Some(council.to_owned()),
        options: FormOptions { pages_per_volume: 100, closing: true, ..FormOptions::default() },
        ..FormRequest::book(Book::Outgoing, 2026, BookRange::default())
    };
    let print = PrintRequest { what: What::Form(print), target: Target { path: target.clone(), replace: true } };
    let registry = folder.path().join("registry.db");
    let made = print.print(&registry, &Writer::default(), &Progress::default()).unwrap();
    assert!(!made.told.is_empty());
    let read = pdf::pages(&target).concat();
    for text in [
        "Liên tịch với Hội đồng nhân dân tỉnh, Ủy ban Mặt trận Tổ quốc tỉnh; số của UBND tỉnh",
        "Liên tịch với UBND tỉnh; số của Hội đồng nhân dân tỉnh",
        "Sổ còn có 1 văn bản liên tịch do UBND tỉnh cấp số",
    ] {
        assert!(read.contains(text), "{text}: {read}");
    }
    // An authority without other documents still has a book.
    store.write(|transaction| transaction.set_lock(Book::Outgoing, None, 2026, true, "")).unwrap();
    assert_eq!(store.authorities_with_documents_if_empty(of(Some(office))).unwrap(), None);
}

/// A list of the book without the program's own headings still shows that the document is invalid.
#[test]
fn a_withdrawn_joint_document_says_so_first() {
    let (_folder, mut store) = registry();
    let council = "Hội đồng nhân dân tỉnh";
    let id = registered(&mut store, "UBND tỉnh", "Chương trình phối hợp", &[(council, "")]).id;
    let ruling = Ruling { reason: "in sai".into(), authority: "Chủ tịch".into(), date: Some(day(2, 10)) };
    store.write(|gate| gate.withdraw(id, Withdrawal::Cancel, &ruling)).unwrap();
    let document = store.documents(&[id]).unwrap().remove(0);
    let note = book_row::cells(&document)[9].clone().into_owned();
    assert_eq!(note, format!("HỦY: in sai, Chủ tịch, ngày 10/02/2026; Liên tịch với {council}; số của UBND tỉnh"));
    let rest = format!("Liên tịch với {council}; số của UBND tỉnh");
    assert_eq!(remarked(&note), Some(Remarked::Ruled(Withdrawal::Cancel, ruling, rest)));
}

/// Each bound book has its own row on a page of its own, printed once.
#[test]
fn both_bound_books_are_printed_on() {
    let (folder, mut store) = registry();
    let (office, council) = ("UBND tỉnh", "Hội đồng nhân dân tỉnh");
    registered(&mut store, office, "Chương trình phối hợp", &[(council, "")]);
    for authority in [office, council] {
        let print = |store: &mut Store, name: &str| {
            let of = YearBook { book: Book::Outgoing, year: 2026, authority: Some(authority) };
            let options = FormOptions { pages_per_volume: 100, closing: true, ..FormOptions::default() };
            let target = Target { path: folder.path().join(name), replace: true };
            print_on(store, of, &options, &target, &Progress::default()).unwrap()
        };
        assert!(!print(&mut store, "so.pdf").pages.is_empty(), "{authority}");
        let read = pdf::pages(&folder.path().join("so.pdf")).concat();
        assert!(read.contains("UBND-HĐND 09/02/2026"), "{read}");
        assert_eq!(print(&mut store, "so-2.pdf").pages, [], "{authority}");
    }
    // Both books count as many waiting rows as the fullest page holds, whichever authority gave their numbers.
    registered(&mut store, office, "Chương trình phối hợp", &[(council, "")]);
    let unprinted = store.day_work(day(2, 9)).unwrap().unprinted;
    let waiting: Vec<_> = unprinted.iter().map(|book| (book.authority.as_deref(), book.amount)).collect();
    assert_eq!(waiting, [(Some(office), 1), (Some(council), 1)]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}
