//! Every sign the screen may show stands in the bundled font: what is missing there would look different on each machine.

use std::{collections::BTreeSet, fs, path::Path};

use ttf_parser::Face;

/// The letters of a folder's files, all the way down.
fn letters(folder: &Path, ending: &str, into: &mut BTreeSet<char>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            letters(&path, ending, into);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            into.extend(fs::read_to_string(path).unwrap().chars());
        }
    }
}

#[test]
fn the_bundled_font_has_every_sign_of_the_screen_and_every_vietnamese_letter() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut shown: BTreeSet<char> =
        "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ".chars().collect();
    shown.extend(shown.clone().iter().flat_map(|letter| letter.to_lowercase()));
    assert_eq!(shown.len(), 134);
    letters(&root.join("assets/language"), "ftl", &mut shown);
    letters(&root.join("src/window"), "rs", &mut shown);
    for face in ["Regular", "Bold"] {
        let data = fs::read(root.join(format!("assets/fonts/VanThuSans-{face}.ttf"))).unwrap();
        let font = Face::parse(&data, 0).unwrap();
        let missing: Vec<char> = shown
            .iter()
            .copied()
            .filter(|letter| !letter.is_control() && font.glyph_index(*letter).is_none())
            .collect();
        assert!(missing.is_empty(), "{face}: {missing:?}");
    }
}
