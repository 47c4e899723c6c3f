//! The demo's books on paper, row by row as in the registry. `VANTHU_DEMO_DOCUMENTS=58144` takes the whole
//! year.

use std::{collections::HashMap, path::Path};

use vanthu::{
    demo::Demo,
    domain::{
        book::{Book, BookRange},
        date,
        document::Document,
    },
    jobs::{
        self,
        print_request::{FormOptions, FormRequest, PrintRequest, What},
    },
    progress::Progress,
    store::{Access, Store, StoreError, Writer},
};

/// Extracts all words of a file's table pages in order, without the headings and the page number.
fn words(file: &Path, heading: usize) -> Vec<String> {
    let document = lopdf::Document::load(file).unwrap();
    let mut words = Vec::new();
    for page in document.get_pages().values().skip(2) {
        let fonts = document.get_page_fonts(*page).unwrap();
        let encodings: HashMap<_, _> =
            fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(&document).unwrap())).collect();
        let mut set = None;
        let mut on_page = Vec::new();
        for operation in document.get_and_decode_page_content(*page).unwrap().operations {
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("Tf", [font, ..]) => set = encodings.get(font.as_name().unwrap()),
                ("Tj" | "'", [lopdf::Object::String(bytes, _)]) => {
                    on_page.push(lopdf::Document::decode_text(set.unwrap(), bytes).unwrap());
                }
                _ => {}
            }
        }
        let foot = on_page.pop().unwrap();
        assert!(foot.starts_with("Trang "), "{foot}");
        words.extend(on_page.iter().flat_map(|line| line.split_whitespace()).skip(heading).map(str::to_owned));
    }
    words
}

/// Returns the text that the row of a document must have, cell by cell (Phụ lục IV).
fn row(document: &Document) -> String {
    let content = document.content();
    // A subject that begins with its type is not preceded by the type.
    let subject = content.subject.strip_prefix(&content.type_name.to_lowercase()).unwrap_or(&content.subject).trim();
    let day = |day: Option<chrono::NaiveDate>| day.map(date::write).unwrap_or_default();
    match document {
        Document::Incoming(incoming) => format!(
            "{} {} {} {} {} {} {} {} {} {}",
            date::write(incoming.entry.arrival_date),
            incoming.arrival_number,
            content.organ_name,
            incoming.entry.code.as_str(),
            day(incoming.entry.issued_date),
            content.type_name,
            subject,
            incoming.entry.to_places,
            day(content.hand_over_date),
            content.description,
        ),
        Document::Outgoing(outgoing) => format!(
            "{} {} {} {} {} {} {} {} {} {}",
            outgoing.code.as_str(),
            date::write(outgoing.entry.issued_date),
            content.type_name,
            subject,
            content.signer_info.full_name,
            outgoing.entry.to.iter().map(|to| to.organ_name.as_str()).collect::<Vec<_>>().join("; "),
            outgoing.entry.file_copy_unit,
            outgoing.entry.issued_amount.unwrap(),
            day(content.hand_over_date),
            content.description,
        ),
    }
}

#[test]
fn the_books_say_what_the_registry_holds_row_by_row() {
    let documents = std::env::var("VANTHU_DEMO_DOCUMENTS").map_or(1_500, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let demo = Demo::of_year(2023, Some(documents));
    Store::create_filled(&registry, |store| jobs::demo::fill(store, &demo, &Progress::default())).unwrap();
    let store = Store::open(&registry, Access::Read).unwrap();
    let mut rows = 0;
    // The words of the two heading rows, which stand on every page (paper.rs beside this reads them).
    let books = [
        (Book::Incoming, None, 45),
        (Book::Outgoing, Some("UBND tỉnh Quảng Trị"), 49),
        (Book::Outgoing, Some("Văn phòng UBND tỉnh Quảng Trị"), 49),
    ];
    for (at, (book, authority, heading)) in books.into_iter().enumerate() {
        let print = FormRequest {
            authority: authority.map(str::to_owned),
            options: FormOptions { pages_per_volume: 100, ..FormOptions::default() },
            ..FormRequest::book(book, 2023, BookRange::default())
        };
        let target = folder.path().join(format!("so-{at}.pdf")).into();
        let request = PrintRequest { what: What::Form(print), target };
        let volumes = request.print(&registry, &Writer::default(), &Progress::default()).unwrap().files;
        // A number wider than its column is broken into several lines: spaces may be added to a text, none may
        // be lost.
        let mut printed = volumes.iter().flat_map(|volume| words(volume, heading)).collect::<Vec<_>>().into_iter();
        store
            .for_each_in_book::<StoreError>(book, 2023, authority, &BookRange::default(), |document| {
                let wanted: String = row(&document).split_whitespace().collect();
                let mut said = String::new();
                while said.len() < wanted.len() {
                    said.push_str(&printed.next().expect("a row is missing"));
                }
                assert_eq!(said, wanted, "{document:?}");
                rows += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(printed.next(), None, "a row too many");
    }
    assert_eq!(rows, documents);
}
