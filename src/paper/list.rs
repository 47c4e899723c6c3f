//! A printed list of documents, selected or found, as rows of the registry books; no book, and without a cover.

use chrono::NaiveDate;

use domain::{book::Book, document::Document, form_row::FormRow, office::Office};

use super::{
    Destination, PaperError, PrintOptions, catalogue,
    face::Face,
    flow::{Flow, Style},
    letterhead::in_words,
    letters::Lacking,
    page::{LEFT, Page},
    place,
};

const HEADING: Style = Style { face: Face::Bold, size: 12.0, margin: LEFT };

/// A list to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentList {
    /// The office that keeps the documents.
    pub office: Office,
    /// A short description of the list: what was searched for, or selected from.
    pub about: String,
    /// The day it is printed.
    pub day: NaiveDate,
    /// The documents, in the order of the rows. Those of the two books are in two tables.
    pub documents: Vec<Document>,
}

pub(super) fn print<D: Destination>(list: &DocumentList, to: &D) -> Result<Vec<D::Made>, PaperError> {
    to.refuse_existing(false)?;
    place::make(to, title(list), pages(list)?)
}

fn of(list: &DocumentList, book: Book) -> Vec<&Document> {
    list.documents.iter().filter(|document| document.book() == book).collect()
}

fn title(list: &DocumentList) -> &'static str {
    match (of(list, Book::Incoming).is_empty(), of(list, Book::Outgoing).is_empty()) {
        (false, true) => "DANH SÁCH VĂN BẢN ĐẾN",
        (true, false) => "DANH SÁCH VĂN BẢN ĐI",
        _ => "DANH SÁCH VĂN BẢN",
    }
}

fn pages(list: &DocumentList) -> Result<Vec<Page>, PaperError> {
    let form = catalogue::registry_book(Book::Incoming, list.day);
    let mut flow = Flow::on(PrintOptions::default().size(form));
    let of_type = |face, size| Style { face, size, margin: LEFT };
    flow.centred(of_type(Face::Regular, 12.0), &list.office.parent.to_uppercase());
    flow.centred(of_type(Face::Bold, 12.0), &list.office.name.to_uppercase());
    flow.space(4.0);
    flow.centred(of_type(Face::Bold, 16.0), title(list));
    flow.centred(of_type(Face::Italic, 12.0), &format!("({})", list.about));
    flow.centred(of_type(Face::Italic, 12.0), &in_words(list.day, "In ngày"));
    let mut lacking = Lacking::default();
    for document in &list.documents {
        let form = catalogue::registry_book(document.book(), list.day);
        lacking.look(form, &FormRow::from(document.clone()));
    }
    lacking.refuse()?;
    let (incoming, outgoing) = (of(list, Book::Incoming), of(list, Book::Outgoing));
    let both = !incoming.is_empty() && !outgoing.is_empty();
    table(&mut flow, both.then_some("I. VĂN BẢN ĐẾN"), form, &incoming)?;
    let form = catalogue::registry_book(Book::Outgoing, list.day);
    table(&mut flow, both.then_some("II. VĂN BẢN ĐI"), form, &outgoing)?;
    let mut pages = flow.finish();
    let total = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.numbered(number, total);
    }
    Ok(pages)
}

fn table(
    flow: &mut Flow,
    title: Option<&str>,
    form: &'static catalogue::Form,
    documents: &[&Document],
) -> Result<(), PaperError> {
    if documents.is_empty() {
        return Ok(());
    }
    flow.space(4.0);
    let title = title.map(|title| format!("{title} ({})", super::closing::grouped(documents.len() as u64)));
    let table = PrintOptions::default().table(form, flow.size().table_width())?;
    let rows: Vec<FormRow> = documents.iter().map(|document| FormRow::from((*document).clone())).collect();
    let rows = rows.iter().map(|row| table.row(row));
    flow.table(title.as_deref().map(|title| (HEADING, title)), table.columns.clone(), true, rows, 0.0);
    Ok(())
}
