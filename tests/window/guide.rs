//! The guide: every key and every word of the screen it names exists, every screen leads to its chapter, and back again.

use std::{collections::BTreeSet, fs, path::Path};

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    language::Locale,
    window::{
        self,
        guide::{Block, Chapter, Run, TEXT, WrittenChapter, read},
    },
};

use crate::{clerk::Clerk, fixtures};

const PLAIN: Modifiers = Modifiers::empty();

fn runs(chapter: &WrittenChapter) -> impl Iterator<Item = &Run> {
    chapter.blocks.iter().flat_map(|block| match block {
        Block::Heading(_) | Block::Picture { .. } => &[][..],
        Block::Paragraph(runs) | Block::Item { runs, .. } => runs,
    })
}

/// The single keys of some keys: `↑ ↓ · Ctrl Shift N` is `↑`, `↓`, `Ctrl Shift N`; `Shift ↑ ↓` is `Shift ↑`, `Shift ↓`.
fn single(keys: &str) -> Vec<String> {
    let mut found = Vec::new();
    for keys in keys.split(" · ") {
        let words: Vec<&str> = keys.split(' ').collect();
        let held = words.iter().take_while(|word| matches!(**word, "Ctrl" | "Shift" | "Alt")).count();
        assert!(held < words.len(), "{keys} ends in the middle of a key");
        let (mut held, mut follows) = (&words[..held], &words[held..]);
        while let Some((key, rest)) = follows.split_first() {
            found.push([held, &[*key]].concat().join(" "));
            let count = rest.iter().take_while(|word| matches!(**word, "Ctrl" | "Shift" | "Alt")).count();
            if count > 0 {
                (held, follows) = rest.split_at(count);
            } else {
                follows = rest;
            }
        }
    }
    found
}

/// The keys that a text names with what is held down, or by their numbers: `Ctrl Shift S`, `F9`.
fn named(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut held: Vec<&str> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| word.split(['(', ',', ')', ':', '“', '”', '`', ';', '.'])) {
        if matches!(word, "Ctrl" | "Shift" | "Alt") {
            held.push(word);
            continue;
        }
        let is_numbered = word.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
        let is_key = is_numbered || word.chars().count() == 1 || matches!(word, "Enter" | "PgUp" | "PgDn");
        if (is_numbered || !held.is_empty()) && is_key {
            held.push(word);
            found.push(held.join(" "));
        }
        held.clear();
    }
    found
}

#[test]
fn every_chapter_is_written_and_every_written_chapter_is_known() {
    let written = read(TEXT);
    let marks: Vec<&str> = written.iter().map(|chapter| chapter.mark.as_str()).collect();
    let known: Vec<&str> = Chapter::ALL.iter().map(|chapter| chapter.mark()).collect();
    assert_eq!(marks, known, "the guide's chapters, in order");
    for chapter in &written {
        assert!(chapter.blocks.len() > 1, "{} says too little", chapter.title);
    }
}

#[test]
fn every_key_of_the_guide_is_a_key_of_the_window() {
    let known: BTreeSet<&str> = window::all_keys().collect();
    for chapter in read(TEXT) {
        for run in runs(&chapter) {
            if let Run::Key(keys) = run {
                for key in single(keys) {
                    let typed = key.chars().all(|sign| sign.is_ascii_digit() || sign == '/');
                    assert!(typed || known.contains(key.as_str()), "{}: {key} is no key", chapter.title);
                }
            }
        }
    }
}

#[test]
fn every_key_that_a_text_names_is_a_key_of_the_window() {
    let known: BTreeSet<&str> = window::all_keys().collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language");
    let mut texts = vec![("the guide".to_owned(), TEXT.to_owned())];
    for locale in ["vi", "en"] {
        for file in fs::read_dir(folder.join(locale)).unwrap() {
            let path = file.unwrap().path();
            texts.push((path.display().to_string(), fs::read_to_string(path).unwrap()));
        }
    }
    let mut count = 0;
    for (name, text) in texts {
        for line in text.lines() {
            for key in named(line) {
                // UniKey's, which converts old letters.
                assert!(known.contains(key.as_str()) || key == "Ctrl Shift F6", "{name}: {key} is no key: {line}");
                count += 1;
            }
        }
    }
    assert!(count > 200, "only {count} keys are named");
}

#[test]
fn every_chapter_tells_its_keys() {
    for chapter in Chapter::ALL {
        for line in window::keys_of(*chapter) {
            for key in single(&line.keys) {
                assert!(window::all_keys().any(|known| known == key), "{key} is no key");
            }
        }
    }
}

#[test]
fn every_bold_word_of_the_guide_stands_on_the_screen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/vi");
    let texts: String =
        fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    for chapter in read(TEXT) {
        for run in runs(&chapter) {
            if let Run::Bold(words) = run {
                assert!(texts.contains(words.as_str()), "{}: “{words}” is said nowhere", chapter.title);
            }
        }
    }
}

#[test]
fn every_picture_of_the_guide_is_there() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let names = TEXT.split("![").skip(1).filter_map(|rest| rest.split_once("](")?.1.split(')').next());
    let pictures: Vec<&str> = names.collect();
    assert!(pictures.len() > 5);
    for picture in pictures {
        assert!(docs.join(picture).exists(), "{picture} is missing");
    }
}

fn office() -> (tempfile::TempDir, Clerk) {
    let (folder, path, _) = fixtures::registry_with_clerk(&fixtures::office("Sở Mẫu", "SM"));
    let clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    (folder, clerk)
}

#[test]
fn f1_opens_the_chapter_of_the_screen_with_its_keys_and_leads_back() {
    let (_folder, mut clerk) = office();
    clerk.key(Named::F1, PLAIN);
    clerk.clicks("Phím của màn hình này ↓");
    assert!(clerk.reads("Ctrl J"), "the list's keys");
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("Chưa có văn bản đến nào"));
    // What was typed in the form is there again, and the keyboard too.
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.types("Sở Tài");
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("Nhiều văn bản giống nhau") && !clerk.sees("Ctrl T · ="), "the steps first");
    clerk.key(Named::PageDown, PLAIN);
    assert!(!clerk.sees("Nhiều văn bản giống nhau"));
    clerk.key(Named::PageUp, PLAIN);
    clerk.clicks("Phím của màn hình này ↓");
    assert!(clerk.sees("Ctrl T · ="), "then the keys");
    assert!(!clerk.sees("số dự kiến"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("số dự kiến") && clerk.sees("Sở Tài"));
    clerk.key(Named::Escape, PLAIN);
    clerk.ctrl("p");
    clerk.key(Named::F1, PLAIN);
    clerk.clicks("Phím của màn hình này ↓");
    assert!(clerk.sees("lựa chọn kế tiếp"));
    // The other chapters by the arrows.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Phục hồi"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Của một văn bản"));
    clerk.key(Named::F9, PLAIN);
    for _ in 0..2 {
        clerk.key(Named::F8, PLAIN);
    }
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("phần kế tiếp của cài đặt"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F9, Modifiers::SHIFT);
    clerk.key(Named::F1, PLAIN);
    clerk.clicks("Phím của màn hình này ↓");
    assert!(clerk.sees("Ctrl G · ↑ ↓ · Enter"), "the keys of the questions a list asks");
}

#[test]
fn an_english_window_says_that_the_guide_is_vietnamese() {
    let (_folder, mut clerk) = office();
    clerk.key(Named::F9, PLAIN);
    clerk.key(Named::F7, PLAIN);
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("The guide is written in Vietnamese"));
}

/// An office with two incoming documents, the list open on the newest.
fn office_with_documents() -> (tempfile::TempDir, Clerk) {
    let (folder, mut clerk) = office();
    for code in ["1/STC-NS", "2/STC-NS"] {
        clerk.key(Named::F2, PLAIN);
        clerk.ctrl("t");
        for text in ["Sở Tài chính", code, "20/11/2026", "", ""] {
            clerk.fills(text);
        }
        clerk.types("Thu ngân sách");
        clerk.ctrl("s");
    }
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowUp, PLAIN);
    (folder, clerk)
}

#[test]
fn f1_in_a_dialog_explains_the_dialog_and_leads_back_to_it_as_it_was() {
    let (_folder, mut clerk) = office_with_documents();
    clerk.ctrl("d");
    clerk.types("ghi nhầm");
    clerk.key(Named::F1, PLAIN);
    clerk.clicks("Phím của màn hình này ↓");
    assert!(clerk.sees("hủy hay thu hồi") && !clerk.sees("đi trong danh sách"), "the dialog's keys");
    assert!(!clerk.sees("Hủy văn bản đến"), "the dialog does not lie over what explains it");
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Hủy văn bản đến"));
    clerk.types(" sổ");
    assert!(clerk.reads("ghi nhầm sổ"), "what was typed is there, and so is the keyboard");
    clerk.key(Named::Escape, PLAIN);
    // The second input of a dialog keeps the keyboard too.
    clerk.ctrl("l");
    clerk.types("1");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.types("trả lời");
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("văn bản liên quan ở sổ nào"));
    clerk.key(Named::F1, PLAIN);
    clerk.types(" kỳ họp");
    assert!(clerk.reads("trả lời kỳ họp") && clerk.reads("1"));
    clerk.ctrl("s");
    assert!(!clerk.sees("Số của văn bản kia"), "the link is saved");
    clerk.ctrl_shift("s");
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("chọn nơi lưu tệp"));
}

#[test]
fn f1_in_the_question_about_a_document_that_looks_registered_explains_the_question() {
    let (_folder, mut clerk) = office_with_documents();
    clerk.key(Named::F2, PLAIN);
    clerk.ctrl("t");
    for text in ["Sở Tài chính", "1/STC-NS", "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types("Thu ngân sách");
    clerk.ctrl("s");
    clerk.types("gửi");
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("xem văn bản đã đăng ký") && !clerk.reads("gửi"));
    clerk.key(Named::Escape, PLAIN);
    clerk.types(" lần hai");
    assert!(clerk.reads("gửi lần hai"));
}

#[test]
fn a_dialog_that_waits_behind_the_guide_is_there_wherever_one_goes_from_it() {
    let (_folder, mut clerk) = office_with_documents();
    clerk.ctrl("d");
    clerk.types("ghi nhầm sổ");
    clerk.key(Named::F1, PLAIN);
    clerk.clicks("Văn bản đi");
    assert!(clerk.reads("ghi nhầm sổ"));
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.reads("ghi nhầm sổ") && clerk.sees("Chưa có văn bản đi nào"));
}

#[test]
fn pictures_stand_in_the_chapters_with_what_they_show() {
    let (_folder, mut clerk) = office();
    clerk.ctrl("p");
    clerk.key(Named::F1, PLAIN);
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.sees("Màn hình in sổ"));
}

#[test]
fn f1_explains_the_first_start_and_leads_back_to_it_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), Locale::Vietnamese);
    clerk.fills("UBND");
    clerk.types("Sở Y");
    clerk.key(Named::F1, PLAIN);
    assert!(!clerk.reads("Sở Y"));
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.sees("Bước đầu khi mở lần đầu"), "what only this chapter has");
    // Other chapters can be read too, and keys that mean something at the first start mean nothing here.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Đăng ký văn bản đến"));
    clerk.key(Named::Escape, PLAIN);
    clerk.types(" tế");
    assert!(clerk.reads("Sở Y tế") && clerk.reads("UBND"));
    clerk.clicks("Hướng dẫn");
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.sees("Bước đầu khi mở lần đầu"));
}
