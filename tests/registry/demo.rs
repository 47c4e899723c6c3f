//! The demo office: the report's figures, realistic texts, the same at every run.

use std::collections::{HashMap, HashSet};

use unicode_normalization::is_nfc;
use vanthu::{
    demo::{Demo, DemoEntry},
    domain::{content::Content, words::words},
};

fn content(entry: &DemoEntry) -> &Content {
    match entry {
        DemoEntry::Incoming(draft) => &draft.content,
        DemoEntry::Outgoing(draft) => &draft.content,
    }
}

#[test]
fn the_year_has_the_offices_figures_and_every_draft_is_sound() {
    let mut counts: HashMap<(String, String, bool), u32> = HashMap::new();
    let mut incoming = 0;
    let mut last_day = None;
    for entry in Demo::of_year(2023, None).entries() {
        let day = match entry {
            DemoEntry::Incoming(draft) => {
                incoming += 1;
                draft.check().unwrap().entry.arrival_date
            }
            DemoEntry::Outgoing(draft) => {
                let entry = draft.check().unwrap().entry;
                let key = (entry.content.organ_name, entry.content.type_name, entry.normative);
                *counts.entry(key).or_default() += 1;
                entry.issued_date
            }
        };
        assert!(last_day <= Some(day), "days go on");
        last_day = Some(day);
    }
    assert_eq!(incoming, 44_375);
    let count =
        |type_name: &str, normative: bool| counts[&("UBND tỉnh Quảng Trị".to_owned(), type_name.to_owned(), normative)];
    assert_eq!(count("Quyết định", true), 32);
    for (type_name, figure) in [
        ("Chỉ thị", 12),
        ("Quyết định", 3_062),
        ("Kế hoạch", 238),
        ("Chương trình", 50),
        ("Công điện", 4),
        ("Tờ trình", 238),
        ("Báo cáo", 315),
        ("Thông báo", 175),
        ("Công văn", 6_671),
    ] {
        assert_eq!(count(type_name, false), figure, "{type_name}");
    }
    assert_eq!(counts.values().sum::<u32>(), 13_769);
}

#[test]
fn the_demo_is_the_same_at_every_run() {
    let first: Vec<_> = Demo::of_year(2023, Some(3_000)).entries().collect();
    assert_eq!(first, Demo::of_year(2023, Some(3_000)).entries().collect::<Vec<_>>());
    assert_eq!(first.len(), 3_000);
}

#[test]
fn words_fall_as_in_real_texts() {
    let mut in_subjects: HashMap<String, u32> = HashMap::new();
    let (mut subjects, mut letters, mut long, mut decomposed) = (0, 0, 0, 0);
    let mut issuers = HashSet::new();
    for entry in Demo::of_year(2023, None).entries() {
        let content = content(&entry).clone();
        decomposed += u32::from(!is_nfc(&content.subject));
        let content = content.cleaned();
        let length = content.subject.chars().count();
        (subjects, letters, long) = (subjects + 1, letters + length, long + u32::from(length > 500));
        for word in words(&content.subject).map(|word| word.fold).collect::<HashSet<_>>() {
            *in_subjects.entry(word).or_default() += 1;
        }
        issuers.insert(content.organ_name);
    }
    let commonest = in_subjects.values().max().unwrap();
    assert!(*commonest > subjects / 5, "{commonest} of {subjects}");
    let words = in_subjects.keys().filter(|word| !word.contains(|letter: char| letter.is_ascii_digit())).count();
    assert!(words > 1_200 && in_subjects.len() > 5_000, "{words} words, {} in all", in_subjects.len());
    assert!(issuers.len() >= 400, "{} issuers", issuers.len());
    assert!((80..=140).contains(&(letters / subjects as usize)), "{} letters", letters / subjects as usize);
    assert!((50..=600).contains(&long), "{long} long subjects");
    assert!((subjects / 100..=subjects / 25).contains(&decomposed), "{decomposed} decomposed");
}
