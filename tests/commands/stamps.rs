//! The stamp of an incoming document on the first page of a PDF: on free paper, never over what stands there.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a page is a few thousand dots wide"
)]

use std::{fs, path::Path, sync::Arc};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use vanthu::{
    jobs::outside::stamp,
    paper::{Corner, InProcess, PaperError, Picture, Renderer, StampPlace, Unstamped},
};

use crate::{
    forms::{incoming, sheets, to},
    pdf::pages,
};

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// Width and height of the stamp (Phụ lục IV, mục V, NĐ 30/2020/NĐ-CP).
const STAMP: (f32, f32) = (50.0, 35.0);

/// A part of a page in millimetres from the top left corner as one sees it: left, top, width, height.
type Part = (f32, f32, f32, f32);

/// How what stands on a page is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Drawn {
    Text,
    /// Text in a drawing of its own, which the page only names.
    Nested,
    /// A picture of the whole page, yellowed.
    Scan,
    /// The appearance of an annotation, as of a signature.
    Signature,
}

/// A page as one sees it.
#[derive(Debug, Clone, Copy)]
struct Sheet {
    /// In millimetres.
    size: (f32, f32),
    /// The page's /Rotate.
    turned: i64,
    /// How much of the paper is cut off on each side, in millimetres.
    cut: f32,
    drawn: Drawn,
    /// Where something stands.
    parts: &'static [Part],
}

const A4: Sheet = Sheet { size: (210.0, 297.0), turned: 0, cut: 0.0, drawn: Drawn::Text, parts: LETTER };
/// Name and number of the agency, motto and date, what it is about, to whom, the text (Phụ lục I, NĐ 30/2020/NĐ-CP).
const LETTER: &[Part] = &[
    (30.0, 20.0, 65.0, 30.0),
    (105.0, 20.0, 85.0, 24.0),
    (35.0, 50.0, 55.0, 12.0),
    (80.0, 110.0, 60.0, 6.0),
    (30.0, 122.0, 160.0, 150.0),
];
/// A decision whose text begins at once and ends early.
const DECISION: &[Part] =
    &[(30.0, 20.0, 65.0, 24.0), (105.0, 20.0, 85.0, 24.0), (60.0, 52.0, 90.0, 14.0), (30.0, 70.0, 160.0, 110.0)];
/// The left half is full.
const RIGHT_FREE: &[Part] = &[(20.0, 20.0, 84.0, 130.0), (108.0, 20.0, 84.0, 24.0), (20.0, 155.0, 172.0, 120.0)];
const FULL: &[Part] = &[(12.0, 12.0, 186.0, 273.0)];
const LANDSCAPE: &[Part] = &[(25.0, 20.0, 90.0, 30.0), (160.0, 20.0, 110.0, 30.0), (25.0, 120.0, 250.0, 75.0)];

/// Lines of text that fill a part, in points from the lower left corner of what is seen.
fn lines((left, top, width, height): Part, high: f32) -> String {
    // Two letters of Times at 12 points that are 5.4 mm wide together.
    let words = "nm".repeat((width / 5.6) as usize);
    let rows = (0..((height - 1.0) / 5.0) as usize).map(|row| {
        let y = high - top - 4.0 - 5.0 * row as f32;
        format!("BT /F 12 Tf {:.2} {:.2} Td ({words}) Tj ET\n", left * POINTS, y * POINTS)
    });
    rows.collect()
}

impl Sheet {
    /// Writes it as a PDF.
    fn write(&self, file: &Path) {
        let (wide, high) = self.size;
        let is_turned = matches!(self.turned, 90 | 270);
        let (paper_wide, paper_high) = if is_turned { (high, wide) } else { (wide, high) };
        let (left, bottom) = (self.cut * POINTS, self.cut * POINTS);
        let (right, top) = ((self.cut + paper_wide) * POINTS, (self.cut + paper_high) * POINTS);
        let mut pdf = Document::with_version("1.5");
        let face = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman" };
        let faces = dictionary! { "F" => pdf.add_object(face) };
        let text: String = self.parts.iter().map(|part| lines(*part, high)).collect();
        // What is seen, on the page that lies beneath.
        let turn = match self.turned {
            90 => format!("0 1 -1 0 {right} {bottom}"),
            180 => format!("-1 0 0 -1 {right} {top}"),
            270 => format!("0 -1 1 0 {left} {top}"),
            _ => format!("1 0 0 1 {left} {bottom}"),
        };
        let seen: Vec<Object> = [0.0, 0.0, wide * POINTS, high * POINTS].map(Object::from).to_vec();
        let drawing = |content: String| {
            let resources = dictionary! { "Font" => faces.clone() };
            Stream::new(
                dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => seen.clone(), "Resources" => resources },
                content.into_bytes(),
            )
        };
        let mut drawings = Dictionary::new();
        let mut annotations: Vec<Object> = Vec::new();
        let content = match self.drawn {
            Drawn::Text => text,
            Drawn::Nested => {
                drawings.set("D", pdf.add_object(drawing(text)));
                "/D Do".into()
            }
            Drawn::Scan => {
                drawings.set("D", pdf.add_object(self.scan()));
                format!("{} 0 0 {} 0 0 cm /D Do", wide * POINTS, high * POINTS)
            }
            Drawn::Signature => {
                let appearance = pdf.add_object(drawing(text));
                annotations.push(
                    dictionary! { "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "F" => 4, "Rect" => seen.clone(),
                    "AP" => dictionary! { "N" => appearance } }
                    .into(),
                );
                String::new()
            }
        };
        let content = pdf.add_object(Stream::new(Dictionary::new(), format!("q {turn} cm\n{content}\nQ").into_bytes()));
        let tree = pdf.new_object_id();
        let whole = [0.0, 0.0, right + left, top + bottom].map(Object::from).to_vec();
        let page: ObjectId = pdf.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Rotate" => self.turned, "Annots" => annotations,
            "CropBox" => [left, bottom, right, top].map(Object::from).to_vec(),
            "Resources" => dictionary! { "Font" => faces, "XObject" => drawings },
        });
        pdf.objects.insert(
            tree,
            dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "MediaBox" => whole }.into(),
        );
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        pdf.trailer.set("Root", catalog);
        pdf.save(file).unwrap();
    }

    /// The page as a scanner sees it: yellowed, darker to the right, with dust, the parts as strokes.
    fn scan(&self) -> Stream {
        let dots = 6.0_f32;
        let (width, height) = ((self.size.0 * dots) as usize, (self.size.1 * dots) as usize);
        let mut pixels = Vec::with_capacity(width * height * 3);
        for y in 0..height {
            for x in 0..width {
                let at = (x as f32 / dots, y as f32 / dots);
                let is_inked = self.parts.iter().any(|(left, top, wide, high)| {
                    (*left..left + wide).contains(&at.0)
                        && (*top..top + high).contains(&at.1)
                        && y % 30 < 12
                        && x % 9 < 3
                });
                let shade = 235 - u8::try_from(x * 40 / width).unwrap();
                let is_dust = (x * 7919 + y * 104_729) % 90_001 == 0;
                pixels.extend(match (is_inked, is_dust) {
                    (true, _) => [40, 40, 45],
                    (_, true) => [150, 150, 140],
                    _ => [shade, shade, shade - 30],
                });
            }
        }
        let mut scan = Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => width as i64, "Height" => height as i64,
            "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8 },
            pixels,
        );
        scan.compress().unwrap();
        scan
    }

    /// Where the stamp lies on it, in millimetres from the top left corner as one sees it.
    fn stamped_at(&self, file: &Path) -> (f32, f32) {
        let matrix = matrix(file);
        let corners = [(0.0, 0.0), STAMP].map(|(x, y)| {
            let (x, y) = (x * POINTS, y * POINTS);
            let point = (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]);
            let (x, y) = (point.0 / POINTS - self.cut, point.1 / POINTS - self.cut);
            let (wide, high) = self.size;
            match self.turned {
                90 => (y, x),
                180 => (wide - x, y),
                270 => (wide - y, high - x),
                _ => (x, high - y),
            }
        });
        assert!((corners[1].0 - corners[0].0 - STAMP.0).abs() < 0.1, "upright: {corners:?}");
        assert!((corners[0].1 - corners[1].1 - STAMP.1).abs() < 0.1, "upright: {corners:?}");
        (corners[0].0, corners[1].1)
    }
}

/// What is drawn where: the matrix set before the stamp.
fn matrix(file: &Path) -> Vec<f32> {
    let document = Document::load(file).unwrap();
    let page = document.page_iter().next().unwrap();
    let operations = document.get_and_decode_page_content(page).unwrap().operations;
    let drawn = operations.iter().rposition(|operation| operation.operator == "Do").unwrap();
    let set = operations[..drawn].iter().rfind(|operation| operation.operator == "cm").unwrap();
    set.operands.iter().map(|number| number.as_float().unwrap()).collect()
}

/// Whether two parts of a page share anything.
fn meet(one: Part, other: Part) -> bool {
    one.0 < other.0 + other.2 && other.0 < one.0 + one.2 && one.1 < other.1 + other.3 && other.1 < one.1 + one.3
}

/// Stamps a page: where the stamp lies, or why there is none.
fn stamped(sheet: &Sheet, place: StampPlace) -> Result<(f32, f32), Unstamped> {
    let folder = tempfile::tempdir().unwrap();
    let (original, target) = (folder.path().join("goc.pdf"), folder.path().join("den.pdf"));
    sheet.write(&original);
    match stamp(&sheets("dau-den"), &incoming(7), &original, place, &to(&target)) {
        Ok(_) => {
            let at = sheet.stamped_at(&target);
            for part in sheet.parts {
                // Lines of text end where the last of them stands, whatever is left of their part.
                let (left, top, width, height) = *part;
                let is_text = matches!(sheet.drawn, Drawn::Text | Drawn::Nested);
                let height = if is_text { 5.0 * ((height - 1.0) / 5.0).floor() - 1.0 } else { height };
                let drawn = (left, top, width, height);
                assert!(!meet((at.0, at.1, STAMP.0, STAMP.1), drawn), "{sheet:?}: {at:?} lies over {part:?}");
            }
            Ok(at)
        }
        Err(PaperError::NotStamped(_, why)) => {
            assert!(!target.exists());
            Err(why)
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_stamp_lies_on_free_paper() {
    let landscape = Sheet { size: (297.0, 210.0), parts: LANDSCAPE, ..A4 };
    // The page, and where the stamp's top left corner is expected: between these on the left and on the top.
    let below_the_number = ((30.0, 55.0), (61.0, 75.0));
    let pages = [
        (A4, below_the_number),
        (Sheet { parts: DECISION, ..A4 }, ((30.0, 60.0), (175.0, 190.0))),
        (Sheet { parts: RIGHT_FREE, ..A4 }, ((105.0, 142.0), (40.0, 60.0))),
        (Sheet { drawn: Drawn::Scan, ..A4 }, below_the_number),
        (Sheet { drawn: Drawn::Nested, ..A4 }, below_the_number),
        (Sheet { drawn: Drawn::Signature, ..A4 }, below_the_number),
        (landscape, ((40.0, 98.0), (45.0, 60.0))),
        (Sheet { turned: 90, ..landscape }, ((40.0, 98.0), (45.0, 60.0))),
        (Sheet { turned: 180, cut: 15.0, ..A4 }, below_the_number),
        (Sheet { turned: 270, cut: 8.0, drawn: Drawn::Nested, ..A4 }, below_the_number),
    ];
    for (sheet, ((least_left, most_left), (least_top, most_top))) in pages {
        let (left, top) = stamped(&sheet, StampPlace::Free).unwrap();
        let is_there = (least_left..=most_left).contains(&left) && (least_top..=most_top).contains(&top);
        assert!(is_there, "{sheet:?}: {left} {top}");
    }
    for drawn in [Drawn::Text, Drawn::Nested, Drawn::Scan, Drawn::Signature] {
        let full = Sheet { parts: FULL, drawn, ..A4 };
        assert_eq!(stamped(&full, StampPlace::Free), Err(Unstamped::NoFreePaper), "{drawn:?}");
    }
}

#[test]
fn a_place_that_is_asked_for_is_taken_where_it_is_free() {
    let (left, top) = stamped(&A4, StampPlace::At { left: 22.0, top: 66.5 }).unwrap();
    assert!((left - 22.0).abs() < 0.01 && (top - 66.5).abs() < 0.01, "{left} {top}");
    assert_eq!(stamped(&A4, StampPlace::At { left: 22.0, top: 40.0 }), Err(Unstamped::Covered));
    assert_eq!(stamped(&A4, StampPlace::At { left: 161.0, top: 66.5 }), Err(Unstamped::OffThePage));
    // The nearest free paper, where the corner itself is not free.
    let (left, top) = stamped(&A4, StampPlace::Corner(Corner::TopRight)).unwrap();
    assert!((40.0..60.0).contains(&top) && (140.0..=154.0).contains(&left), "{left} {top}");
}

#[test]
fn a_stamp_is_red_on_white() {
    let folder = tempfile::tempdir().unwrap();
    let (original, target) = (folder.path().join("goc.pdf"), folder.path().join("den.pdf"));
    let sheet = Sheet { drawn: Drawn::Scan, ..A4 };
    sheet.write(&original);
    stamp(&sheets("dau-den"), &incoming(7), &original, StampPlace::Free, &to(&target)).unwrap();
    let (left, top) = sheet.stamped_at(&target);
    let pdf = Arc::new(fs::read(&target).unwrap());
    let Picture { width, pixels, .. } = InProcess.picture(&pdf, 0, 1680).unwrap();
    let (mut red, mut white) = (0, 0);
    for y in (top as usize + 1) * 8..(top as usize + 34) * 8 {
        for x in (left as usize + 1) * 8..(left as usize + 49) * 8 {
            let at = (y * width as usize + x) * 4;
            let [r, g, b] = [pixels[at], pixels[at + 1], pixels[at + 2]];
            assert!(r > 210 && g.abs_diff(b) < 8, "red, white or between: {r} {g} {b}");
            red += usize::from(g < 40);
            white += usize::from(g > 250);
        }
    }
    assert!(red > 1_000 && white > 50_000, "{red} {white}");
}

#[test]
fn a_pdf_is_stamped_in_the_corner_one_sees_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for turned in [0, 90, 180, 270] {
        let original = folder.path().join(format!("goc-{turned}.pdf"));
        let sheet = Sheet { turned, parts: &[(60.0, 120.0, 90.0, 60.0)], ..A4 };
        sheet.write(&original);
        let before = fs::read(&original).unwrap();
        for (corner, at) in [
            (Corner::TopLeft, (6.0, 6.0)),
            (Corner::TopRight, (154.0, 6.0)),
            (Corner::BottomLeft, (6.0, 256.0)),
            (Corner::BottomRight, (154.0, 256.0)),
        ] {
            let target = folder.path().join(format!("dong-dau-{turned}-{corner:?}.pdf"));
            stamp(&sheets("dau-den"), &incoming(7), &original, StampPlace::Corner(corner), &to(&target)).unwrap();
            assert_eq!(fs::read(&original).unwrap(), before, "the clerk's file is never changed");
            assert!(fs::read(&target).unwrap().starts_with(&before), "what was signed stays as it was signed");
            assert_eq!(pages(&target), pages(&original), "the text of the page stays");
            let seen = sheet.stamped_at(&target);
            assert!((seen.0 - at.0).abs() < 0.1 && (seen.1 - at.1).abs() < 0.1, "{turned} {corner:?}: {seen:?}");
        }
    }
    let free = StampPlace::Free;
    let no_pdf = folder.path().join("anh.pdf");
    fs::write(&no_pdf, "not a PDF").unwrap();
    let target = folder.path().join("khong.pdf");
    let refused = stamp(&sheets("dau-den"), &incoming(7), &no_pdf, free, &to(&target));
    assert!(matches!(refused, Err(PaperError::NotStamped(..))), "{refused:?}");
    assert!(!target.exists());
    let absent = folder.path().join("khong-co.pdf");
    let refused = stamp(&sheets("dau-den"), &incoming(7), &absent, free, &to(&target));
    assert_eq!(refused, Err(PaperError::NotStamped(absent, Unstamped::Absent)));
    fs::write(&target, "a clerk's file").unwrap();
    let original = folder.path().join("goc-0.pdf");
    let refused = stamp(&sheets("dau-den"), &incoming(7), &original, free, &to(&target));
    assert_eq!(refused, Err(PaperError::Exists(target.clone())));
    assert_eq!(fs::read_to_string(&target).unwrap(), "a clerk's file");
}
