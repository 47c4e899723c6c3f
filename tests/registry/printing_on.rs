//! A bound book that grows page by page (in tiếp), compared with a plain model: the pages printed one by one
//! are the pages of the closed volume, and every later change is on exactly one supplement page.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use proptest::prelude::*;
use vanthu::{
    domain::{
        book::Book,
        book_row,
        code::Code,
        content::{Content, Recipient, SignerInfo},
        document::{Document, DocumentId},
        incoming::{Incoming, IncomingDraft},
        number::{Number, Numbered},
        numbering::SeriesNumbers,
        outgoing::{Outgoing, OutgoingEntry},
        period::Period,
        printing_on::{PrintedBook, PrintedPage, VolumePage},
        registration::{Registration, Ruling, Standing},
    },
    paper::{
        Closing, Destination, Disk, NewPages, PaperError, PrintOptions, RegistryBook, catalogue, new_pages, print_book,
        write_pages,
    },
    progress::Progress,
};

use crate::pdf;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Returns one of the two periods of a year in which numbers began again on 1 July.
fn period(second: bool) -> Period {
    if second {
        Period { starts: day(7, 1), ends: day(12, 31) }
    } else {
        Period { starts: day(1, 1), ends: day(6, 30) }
    }
}

/// Makes a subject of this many words.
fn subject(words: usize) -> String {
    let all = ["về", "việc", "bảo", "đảm", "an", "toàn", "phòng", "cháy,", "chữa", "cháy", "dịp", "cuối", "năm"];
    let subject: Vec<&str> = (0..words.max(1)).map(|at| all[(at * 7 + words) % all.len()]).collect();
    subject.join(" ")
}

fn incoming(id: i64, number: u32, suffix: &str, period: Option<Period>, words: usize) -> Document {
    let draft = IncomingDraft {
        arrival_date: Some(day(2, 9)),
        code: format!("{id}/CAT-PC07"),
        issued_date: Some(day(2, 5)),
        to_places: "Phòng Nội chính".into(),
        content: Content {
            organ_name: "Công an tỉnh Quảng Trị".into(),
            type_name: "Công văn".into(),
            subject: subject(words),
            ..Content::default()
        },
        ..IncomingDraft::default()
    };
    Document::Incoming(Incoming {
        id: DocumentId(id),
        arrival_number: number,
        entry: draft.check().unwrap().entry,
        registration: Registration { suffix: suffix.into(), period, ..Registration::default() },
    })
}

fn outgoing(id: i64, date: NaiveDate, period: Option<Period>, words: usize) -> Document {
    Document::Outgoing(Outgoing {
        id: DocumentId(id),
        number: u32::try_from(id).unwrap(),
        code: Code::parse(&format!("{id:02}/QĐ-UBND")),
        entry: OutgoingEntry {
            issued_date: date,
            drafting_unit: String::new(),
            normative: false,
            to: vec![Recipient { organ_name: "Sở Nội vụ".into(), ..Recipient::default() }],
            issued_amount: Some(12),
            file_copy_unit: "VT, NC".into(),
            issuers: Vec::new(),
            content: Content {
                organ_name: "UBND tỉnh".into(),
                type_name: "Quyết định".into(),
                subject: subject(words),
                signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
                ..Content::default()
            },
        },
        registration: Registration { period, ..Registration::default() },
    })
}

fn registration(document: &mut Document) -> &mut Registration {
    match document {
        Document::Incoming(incoming) => &mut incoming.registration,
        Document::Outgoing(outgoing) => &mut outgoing.registration,
    }
}

fn content(document: &mut Document) -> &mut Content {
    match document {
        Document::Incoming(incoming) => &mut incoming.entry.content,
        Document::Outgoing(outgoing) => &mut outgoing.entry.content,
    }
}

fn cancel(document: &mut Document) {
    registration(document).standing = Standing::Cancelled(Ruling {
        reason: "ban hành nhầm".into(),
        authority: "Chánh Văn phòng".into(),
        date: Some(day(5, 5)),
    });
}

/// Changes the date of a document; if it is printed, its place in the book stays.
fn redate(document: &mut Document, on: u32, is_printed: bool) {
    match document {
        _ if !is_printed => {}
        Document::Incoming(incoming) => incoming.entry.arrival_date = day(3, on),
        Document::Outgoing(outgoing) => outgoing.entry.issued_date = day(3, on),
    }
}

fn closing() -> Closing {
    Closing {
        doubles: 0,
        place: "Quảng Trị".into(),
        series: vec![SeriesNumbers {
            name: "Số đến".into(),
            book: Book::Incoming,
            authority: None,
            period: period(false),
            documents: 12,
            given: Some((Number::plain(1), Number::plain(12))),
            first: 1,
            last: 12,
            gaps: Vec::new(),
            lost_inserted: Vec::new(),
            inserted: Vec::new(),
            out_of_order: Vec::new(),
            withdrawn: Vec::new(),
            struck: Vec::new(),
            doubles: Vec::new(),
            own_doubles: Vec::new(),
            written_twice: Vec::new(),
            rulings: Vec::new(),
        }],
        numbered_by_others: Vec::new(),
        lost_pages: Vec::new(),
    }
}

fn book(book: Book, pages_per_volume: usize, closing: Option<Closing>) -> RegistryBook {
    RegistryBook {
        form: catalogue::registry_book(book, day(12, 31)),
        options: PrintOptions::default(),
        year: Some(2026),
        ruled: false,
        parent_name: "UBND tỉnh Quảng Trị".into(),
        organ_name: "Văn phòng UBND tỉnh".into(),
        pages_per_volume,
        closing,
        locked: false,
    }
}

fn made(book: &RegistryBook, printed: &PrintedBook, rows: &[Document]) -> NewPages {
    let last = printed.last_row().map(|(_, row)| row.row.document);
    let above = rows.iter().find(|row| Some(row.id()) == last);
    let above = above.map(|row| row.registration().period.unwrap_or_else(|| Period::year_of(row.book_date())));
    new_pages(book, printed, above, |take| rows.iter().try_for_each(|row| take(row.clone().into())))
        .unwrap_or_else(|error: PaperError| panic!("{error}"))
}

fn take(printed: &mut PrintedBook, pages: &[PrintedPage]) {
    for page in pages {
        printed.take(page.at, page.supplement, page.rows.clone());
    }
}

/// The order of a book, by a key of the test's own.
type Key = (NaiveDate, u32, String, NaiveDate, i64);

fn key(document: &Document) -> Key {
    let starts = document.registration().period.unwrap().starts;
    match document {
        Document::Incoming(incoming) => {
            (starts, incoming.arrival_number, incoming.registration.suffix.clone(), day(1, 1), 0)
        }
        Document::Outgoing(outgoing) => (starts, 0, String::new(), outgoing.entry.issued_date, outgoing.id.0),
    }
}

/// Returns the texts of a row, and whether it is struck through.
fn said(document: &Document) -> (Vec<String>, bool) {
    let cells = book_row::cells(document).iter().map(ToString::to_string).collect();
    (cells, !document.registration().standing.is_valid())
}

/// The book and its printed pages in the simplest form.
struct Model {
    book: RegistryBook,
    documents: Vec<Document>,
    printed: PrintedBook,
    pages: Vec<PrintedPage>,
    /// The printed texts of each document, and the page it belongs to.
    paper: HashMap<DocumentId, (VolumePage, (Vec<String>, bool))>,
    /// The documents as they were when their pages were printed, by place.
    as_printed: BTreeMap<Key, Document>,
    next: u32,
    month: u32,
}

impl Model {
    fn sorted(&self) -> Vec<Document> {
        let mut sorted = self.documents.clone();
        sorted.sort_by_key(key);
        sorted
    }

    /// Lists the documents without a printed row after the last that has one, in order.
    fn waiting(&self) -> Vec<Document> {
        let last = self.as_printed.last_key_value().map(|(key, _)| key.clone());
        let mut sorted = self.sorted();
        sorted.retain(|row| !self.paper.contains_key(&row.id()) && Some(key(row)) > last);
        sorted
    }

    fn register(&mut self, words: usize) {
        let id = i64::try_from(self.documents.len()).unwrap() + 1;
        let period = Some(period(self.month >= 7));
        self.documents.push(match self.book.form.book {
            Book::Incoming => incoming(id, self.next, "", period, words),
            Book::Outgoing => outgoing(id, day(self.month, 3), period, words),
        });
        self.next += 1;
    }

    fn next_month(&mut self) {
        self.month = (self.month + 3).min(12);
        if self.month == 7 {
            self.next = 1;
        }
    }

    /// Inserts a document, but not where the last page ended early: another first row might have fitted on it.
    fn insert(&mut self, at: usize, words: usize) {
        let sorted = self.sorted();
        let Some(base) = sorted.get(at % sorted.len().max(1)) else { return };
        let id = i64::try_from(self.documents.len()).unwrap() + 1;
        let period = base.registration().period;
        let new = match base {
            Document::Incoming(base) => {
                let suffix = format!("{}a", base.registration.suffix);
                let mut new = incoming(id, base.arrival_number, &suffix, period, words);
                registration(&mut new).numbered = Numbered::Inserted;
                new
            }
            Document::Outgoing(base) => outgoing(id, base.entry.issued_date, period, words),
        };
        let (place, frontier) = (key(&new), self.as_printed.last_key_value().map(|(key, _)| key.clone()));
        let taken = sorted.iter().any(|row| key(row) == place);
        let first_waiting = self.waiting().first().map(key);
        let at_the_edge = frontier.is_some_and(|last| place > last) && first_waiting.is_none_or(|first| place < first);
        if !taken && !at_the_edge {
            self.documents.push(new);
        }
    }

    /// Changes a document, but not the one whose length ended the last page.
    fn change(&mut self, at: usize, change: impl FnOnce(&mut Document, bool)) {
        let edge = self.waiting().first().map(Document::id).filter(|_| !self.paper.is_empty());
        let amount = self.documents.len().max(1);
        let Some(document) = self.documents.get_mut(at % amount) else { return };
        if Some(document.id()) != edge {
            let is_printed = self.paper.contains_key(&document.id());
            change(document, is_printed);
        }
    }

    /// Prints new pages, and compares them with the expected ones.
    fn print(&mut self) {
        let rows = self.sorted();
        let waiting = self.waiting();
        let new = made(&self.book, &self.printed, &rows);
        self.compare_supplements(&rows, &new.pages);
        let untouched = self.compare_pages(&waiting, &new);
        take(&mut self.printed, &new.pages);
        let is_torn = self.printed.last_row().is_some_and(|(_, row)| !row.rest.is_empty());
        assert_eq!(new.waiting, untouched + usize::from(is_torn));
        self.pages.extend(new.pages);
        // Nothing has changed since, so nothing is printed again.
        assert_eq!(made(&self.book, &self.printed, &rows).pages, []);
    }

    fn compare_supplements(&mut self, rows: &[Document], new: &[PrintedPage]) {
        let last = self.as_printed.last_key_value().map(|(key, _)| key.clone());
        let mut expected: Vec<(VolumePage, DocumentId)> = Vec::new();
        for row in rows {
            match self.paper.get(&row.id()) {
                Some((to, paper)) if *paper != said(row) => expected.push((*to, row.id())),
                None if Some(key(row)) < last => {
                    let above = self.as_printed.range(..key(row)).next_back().or(self.as_printed.first_key_value());
                    let (to, _) = self.paper[&above.unwrap().1.id()];
                    expected.push((to, row.id()));
                }
                _ => {}
            }
        }
        let mut found: Vec<(VolumePage, DocumentId)> = Vec::new();
        for page in new.iter().filter(|page| page.supplement > 0) {
            let before = self.pages.iter().filter(|known| known.at == page.at && known.supplement > 0).count();
            let beside = new.iter().filter(|other| other.at == page.at && other.supplement > 0);
            let ordinals: BTreeSet<u32> = beside.map(|page| page.supplement).collect();
            let first = u32::try_from(before).unwrap() + 1;
            assert_eq!(ordinals.len(), usize::try_from(ordinals.last().unwrap() + 1 - first).unwrap());
            assert_eq!(ordinals.first(), Some(&first));
            for printed in &page.rows {
                found.push((page.at, printed.row.document));
                let row = rows.iter().find(|row| row.id() == printed.row.document).unwrap();
                assert_eq!((printed.row.cells.clone(), printed.row.struck), said(row));
                self.paper.insert(row.id(), (page.at, said(row)));
            }
        }
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }

    /// Returns how many documents still wait completely.
    fn compare_pages(&mut self, waiting: &[Document], new: &NewPages) -> usize {
        let mut waiting = waiting.iter();
        for page in new.pages.iter().filter(|page| page.supplement == 0) {
            for printed in &page.rows {
                if self.paper.contains_key(&printed.row.document) {
                    // The rest of a row that was split at the end of the page above.
                    assert_eq!(printed, page.rows.first().unwrap());
                    continue;
                }
                let row = waiting.next().unwrap();
                assert_eq!(printed.row.document, row.id());
                assert_eq!((printed.row.cells.clone(), printed.row.struck), said(row));
                self.paper.insert(row.id(), (page.at, said(row)));
                self.as_printed.insert(key(row), row.clone());
            }
        }
        waiting.count()
    }

    /// Closes the book: everything is printed, and the pages are those of a book printed at once.
    fn close(&mut self) {
        self.book.closing = Some(closing());
        self.print();
        assert!(self.printed.is_closed());
        assert_eq!(self.paper.len(), self.documents.len());
        let rows: Vec<Document> = self.as_printed.values().cloned().collect();
        let in_one_go = made(&self.book, &PrintedBook::default(), &rows).pages;
        let one_by_one: Vec<&PrintedPage> = self.pages.iter().filter(|page| page.supplement == 0).collect();
        assert_eq!(one_by_one, in_one_go.iter().collect::<Vec<_>>());
    }
}

#[derive(Debug, Clone)]
enum Step {
    /// Documents with subjects of this many words.
    Register(Vec<usize>),
    /// The first days of another month; from July on numbers begin again.
    NextMonth,
    Insert(usize, usize),
    Amend(usize, usize),
    /// Changes the date of a printed document.
    Redate(usize, u32),
    Cancel(usize),
    Print,
}

fn words() -> impl Strategy<Value = usize> {
    prop_oneof![8 => 1_usize..60, 1 => 60_usize..430]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => proptest::collection::vec(words(), 1..16).prop_map(Step::Register),
        1 => Just(Step::NextMonth),
        2 => (any::<usize>(), words()).prop_map(|(at, words)| Step::Insert(at, words)),
        2 => (any::<usize>(), words()).prop_map(|(at, words)| Step::Amend(at, words)),
        1 => (any::<usize>(), 1_u32..28).prop_map(|(at, day)| Step::Redate(at, day)),
        1 => any::<usize>().prop_map(Step::Cancel),
        3 => Just(Step::Print),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn pages_printed_one_by_one_are_the_closed_volume_and_each_change_has_one_supplement(
        of in prop_oneof![Just(Book::Incoming), Just(Book::Outgoing)],
        pages_per_volume in 3_usize..9,
        steps in proptest::collection::vec(step(), 1..40),
    ) {
        let mut model = Model {
            book: book(of, pages_per_volume, None),
            documents: Vec::new(),
            printed: PrintedBook::default(),
            pages: Vec::new(),
            paper: HashMap::new(),
            as_printed: BTreeMap::new(),
            next: 1,
            month: 1,
        };
        for step in steps {
            match step {
                Step::Register(all) => all.into_iter().for_each(|words| model.register(words)),
                Step::NextMonth => model.next_month(),
                Step::Insert(at, words) => model.insert(at, words),
                Step::Amend(at, words) => model.change(at, |document, _| content(document).subject = subject(words)),
                Step::Redate(at, day) => model.change(at, |document, is_printed| redate(document, day, is_printed)),
                Step::Cancel(at) => model.change(at, |document, _| cancel(document)),
                Step::Print => model.print(),
            }
        }
        model.close();
    }
}

/// Returns the texts of new pages.
fn texts(book: &RegistryBook, pages: &[PrintedPage]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("in-tiep.pdf");
    let drawn = pages.iter().map(|page| page.drawn.as_slice());
    let to = Disk { target: &target, replace: false };
    to.name(vec![write_pages(book, drawn, &to).unwrap()]).unwrap();
    pdf::pages(&target)
}

fn rows(amount: u32) -> Vec<Document> {
    (1..=amount).map(|number| incoming(i64::from(number), number, "", None, 9)).collect()
}

#[test]
fn the_pages_say_what_the_whole_book_says() {
    let folder = tempfile::tempdir().unwrap();
    let (of, rows) = (book(Book::Incoming, 400, Some(closing())), rows(70));
    let whole = folder.path().join("ca-so.pdf");
    print_book(&of, &Disk { target: &whole, replace: false }, &Progress::default(), |take| {
        rows.iter().try_for_each(|row| take(row.clone().into()))
    })
    .unwrap_or_else(|error: PaperError| panic!("{error}"));
    let whole = pdf::pages(&whole);
    let total = whole.len();
    // The pages name no total, and the end on the cover is left for the pen.
    let expected: Vec<String> = (1..)
        .zip(whole)
        .map(|(number, text): (usize, String)| {
            text.replace(&format!("Trang {number}/{total}"), &format!("Trang {number}"))
                .replace("đến ngày 09/02/2026", "đến ngày …………")
                .replace("đến số 70", "đến số …………")
        })
        .collect();
    let mut printed = PrintedBook::default();
    let going_on = book(Book::Incoming, 400, None);
    let mut found = Vec::new();
    for amount in [10, 11, 40, 69] {
        let new = made(&going_on, &printed, &rows[..amount]);
        take(&mut printed, &new.pages);
        found.extend(texts(&going_on, &new.pages));
    }
    let new = made(&of, &printed, &rows);
    found.extend(texts(&of, &new.pages));
    assert_eq!(found, expected);
    assert!(total > 6);
}

#[test]
fn nothing_is_printed_before_a_page_is_full() {
    let of = book(Book::Incoming, 400, None);
    let new = made(&of, &PrintedBook::default(), &rows(3));
    assert_eq!((new.pages.len(), new.waiting), (0, 3));
    let empty = made(&of, &PrintedBook::default(), &[]);
    assert_eq!((empty.pages.len(), empty.waiting), (0, 0));
}

#[test]
fn a_supplement_page_names_the_page_it_belongs_to_and_what_is_new() {
    let of = book(Book::Incoming, 400, None);
    let mut rows = rows(40);
    let mut printed = PrintedBook::default();
    let first = made(&of, &printed, &rows);
    take(&mut printed, &first.pages);
    let home = |id: i64| {
        let holds = |page: &&PrintedPage| page.rows.iter().any(|row| row.row.document == DocumentId(id));
        first.pages.iter().find(holds).unwrap().at
    };
    let last_of_3 = first.pages.iter().find(|page| page.at.page == 3).unwrap().rows.last().unwrap().row.document;
    let at = usize::try_from(last_of_3.0).unwrap();
    content(&mut rows[4]).subject = "đã sửa".into();
    content(&mut rows[4]).hand_over_date = Some(day(2, 10));
    cancel(&mut rows[5]);
    // After the last row of page 3, so on a page between 3 and 4.
    rows.insert(at, incoming(100, u32::try_from(at).unwrap(), "a", None, 5));
    let new = made(&of, &printed, &rows);
    let [page] = new.pages.as_slice() else { panic!("{} pages", new.pages.len()) };
    assert_eq!((page.at, page.supplement), (VolumePage { volume: 1, page: 3 }, 1));
    assert_eq!((home(5), home(6)), (page.at, page.at));
    let text = &texts(&of, &new.pages)[0];
    let told = |text: &str, parts: &[&str]| {
        let mut rest = text;
        for part in parts {
            rest = rest.split_once(part).unwrap_or_else(|| panic!("{part} is not in {rest}")).1;
        }
    };
    let inserted = format!("{at}a");
    told(
        text,
        &[
            "TRANG BỔ SUNG CỦA TRANG 3, QUYỂN 01",
            "Sổ đăng ký văn bản đến, năm 2026 – kẹp sau trang 3",
            "Ngày đến (1) Số đến (2)",
            "Ghi lại cột (6), (8)",
            "Công văn đã sửa",
            "Gạch bỏ, ghi lại cột (10)",
            "HỦY: ban hành nhầm",
            "Ghi thêm",
            &inserted,
            "Trang bổ sung 1 của trang 3, quyển 01",
        ],
    );
    take(&mut printed, &new.pages);
    // A second change of the same row is on the next supplement page, without what was printed already.
    content(&mut rows[4]).subject = "đã sửa lại".into();
    let new = made(&of, &printed, &rows);
    let found: Vec<_> = new.pages.iter().map(|page| (page.at.page, page.supplement, page.rows.len())).collect();
    assert_eq!(found, [(3, 2, 1)]);
    told(&texts(&of, &new.pages)[0], &["Ghi lại cột (6)", "đã sửa lại", "Trang bổ sung 2 của trang 3"]);
}

#[test]
fn a_page_begins_with_the_row_that_had_no_room_above_even_if_it_has_now() {
    let of = book(Book::Incoming, 400, None);
    let mut rows = rows(40);
    let mut printed = PrintedBook::default();
    let first = made(&of, &printed, &rows);
    take(&mut printed, &first.pages);
    let waiting = first.waiting;
    assert!(waiting > 0);
    let edge = rows.len() - waiting;
    content(&mut rows[edge]).subject = "ngắn".into();
    rows.extend((41..=60).map(|number| incoming(number, u32::try_from(number).unwrap(), "", None, 9)));
    let new = made(&of, &printed, &rows);
    assert_eq!(new.pages[0].at, first.pages.last().unwrap().at.next());
    assert_eq!(new.pages[0].rows[0].row.document, rows[edge].id());
    assert!(new.pages.iter().all(|page| page.supplement == 0));
}

#[test]
fn a_period_has_its_heading_where_numbers_begin_anew_and_not_before() {
    let of = book(Book::Incoming, 400, None);
    let mut rows = rows(40);
    let mut printed = PrintedBook::default();
    let first = made(&of, &printed, &rows);
    take(&mut printed, &first.pages);
    // The series was closed on 30 June, so the period of all its numbers ends there.
    for row in &mut rows {
        registration(row).period = Some(period(false));
    }
    let more = |first: i64, number: u32, second| incoming(first, number, "", Some(period(second)), 9);
    rows.extend((41..=45).map(|number| more(number, u32::try_from(number).unwrap(), false)));
    rows.extend((1..=5).map(|number| more(100 + i64::from(number), number, true)));
    let new = made(&book(Book::Incoming, 400, Some(closing())), &printed, &rows);
    let text = texts(&of, &new.pages).join(" ");
    assert_eq!(text.matches("Kỳ đánh số").count(), 1);
    let below = text.split_once("Kỳ đánh số từ 01/07/2026 đến 31/12/2026").unwrap().1;
    assert!(below.starts_with(" 09/02/2026 1 Công an tỉnh"), "{below}");
    assert!(new.pages.iter().all(|page| page.supplement == 0));
}

#[test]
fn a_closed_book_that_was_reopened_goes_on_after_its_closing_page() {
    let closed = book(Book::Incoming, 400, Some(closing()));
    let mut rows = rows(20);
    let mut printed = PrintedBook::default();
    let first = made(&closed, &printed, &rows);
    take(&mut printed, &first.pages);
    let end = printed.last().unwrap();
    assert!(printed.is_closed());
    assert!(texts(&closed, &first.pages).last().unwrap().contains("TRANG KẾT THÚC SỔ"));
    rows.extend((21..=23).map(|number| incoming(number, u32::try_from(number).unwrap(), "", None, 9)));
    content(&mut rows[0]).subject = "đã sửa".into();
    let again = made(&closed, &printed, &rows);
    let found: Vec<_> = again.pages.iter().map(|page| (page.at, page.supplement, page.rows.len())).collect();
    let third = VolumePage { volume: 1, page: 3 };
    assert_eq!(found, [(end.next(), 0, 3), (third, 1, 1), (end.next().next(), 0, 0)]);
    assert!(texts(&closed, &again.pages).last().unwrap().contains("TRANG KẾT THÚC SỔ"));
}

#[test]
fn a_book_without_documents_is_closed_with_one_empty_page() {
    let closed = book(Book::Incoming, 400, Some(Closing { series: Vec::new(), ..closing() }));
    let new = made(&closed, &PrintedBook::default(), &[]);
    let text = texts(&closed, &new.pages);
    assert_eq!(text.len(), 4);
    assert!(text[2].ends_with("Ghi chú (10) Trang 3"), "{}", text[2]);
    assert!(text[3].contains("Sổ này không có văn bản nào.") && text[3].ends_with("Trang 4"));
}

#[test]
fn a_row_torn_at_the_end_of_a_volume_goes_on_in_the_next_as_in_one_go() {
    // One page of rows in a volume; numbers of half a year, so that each volume names the period.
    let of = |closing| book(Book::Incoming, 3, closing);
    let words = |number| if number == 12 { 412 } else { 9 };
    let rows: Vec<Document> =
        (1..=14).map(|number| incoming(i64::from(number), number, "", Some(period(false)), words(number))).collect();
    let in_one_go = made(&of(Some(closing())), &PrintedBook::default(), &rows).pages;
    let torn = in_one_go.iter().position(|page| page.rows.iter().any(|row| !row.rest.is_empty())).unwrap();
    assert_eq!(in_one_go[torn].at, VolumePage { volume: 1, page: 3 });
    let mut printed = PrintedBook::default();
    let mut one_by_one = Vec::new();
    for (amount, closing) in [(12, None), (13, None), (14, Some(closing()))] {
        let new = made(&of(closing), &printed, &rows[..amount]);
        take(&mut printed, &new.pages);
        one_by_one.extend(new.pages);
    }
    assert_eq!(one_by_one, in_one_go);
}
