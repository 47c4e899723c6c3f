//! Every screen as it was last looked at: its scene, in Vietnamese and in English and in every look, is kept in `tests/scenes`; those that
//! people look at are kept as pictures, too.

use std::{collections::BTreeSet, fs, path::Path};

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    language::Locale,
    store::Files,
    window::{Event, Look},
};

use crate::{
    album::Part,
    clerk::Clerk,
    offices::{anew, busy_office, copied, empty_office, folder, got_back},
    scene::{self, Frame},
    scenes::{Scenes, Seen},
    screens::SCREENS,
};

const PLAIN: Modifiers = Modifiers::empty();

/// Getting a copy back, step by step.
fn takes_back(taking: &mut Taking<'_>, clerk: &mut Clerk) {
    clerk.key(Named::F9, Modifiers::SHIFT);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    taking.take("upkeep-restore-copies", clerk);
    clerk.key(Named::Enter, PLAIN);
    taking.take("upkeep-restore-seen", clerk);
    clerk.ctrl("d");
    taking.take("upkeep-restore-question", clerk);
    clerk.key(Named::Enter, Modifiers::CTRL);
    taking.take("restored", clerk);
}

/// The languages and looks whose pixels are looked at; scenes say what every look has.
const LOOKS: [(Locale, Look, &str); 2] =
    [(Locale::Vietnamese, Look::Light, "light"), (Locale::English, Look::Dark, "dark")];

/// Opens the window and turns the look until it is this one.
fn open_session(registry: &Path, locale: Locale, look: Look) -> Clerk {
    let mut clerk = Clerk::sits_down(registry, locale);
    for _ in Look::ALL {
        if clerk.app.theme().palette().background != look.colors().surface {
            clerk.key(Named::F12, PLAIN);
        }
    }
    assert!(clerk.app.theme().palette().background == look.colors().surface, "{look:?}");
    clerk
}

/// What is taken of the screens in one language and look.
struct Taking<'a> {
    scenes: &'a mut Scenes,
    locale: Locale,
    look: &'static str,
}

impl Taking<'_> {
    /// Takes the screen as it is: its scene in every look, its pixels in this one.
    fn take(&mut self, screen: &str, clerk: &mut Clerk) {
        clerk.redraws();
        let frames = Look::ALL.map(|look| {
            clerk.draws_frame_in(&look.theme());
            Frame::recorded(&mut clerk.renderer)
        });
        clerk.draws_frame();
        let (pixels, size) = clerk.picture();
        let (language, look) = (self.locale.code(), self.look);
        self.scenes.take(Seen { screen, language, look, scene: scene::lines(&frames), pixels: &pixels, size });
        let name = format!("{screen}-{language}-{look}");
        if WHOLE.contains(&name.as_str()) {
            self.scenes.album.take(&name, &pixels, size);
        }
        for (_, folder, part, bounds) in PARTS.iter().filter(|(whole, ..)| *whole == name) {
            self.scenes.album.take_part(folder, part, &pixels, size, *bounds);
        }
    }
}

const fn part(x: u32, y: u32, width: u32, height: u32) -> Part {
    Part { x, y, width, height }
}

/// The screens that README and `docs/design.md` show whole.
const WHOLE: &[&str] = &[
    "columns-vi-light",
    "empty-vi-light",
    "entry-incoming-vi-light",
    "incoming-en-dark",
    "incoming-vi-contrast-200",
    "incoming-vi-light",
    "overview-vi-light",
    "preview-vi-light",
    "settings-series-vi-light",
    "upkeep-import-tried-vi-light",
    "upkeep-restore-seen-vi-light",
];

const PICTURES: &str = "tests/pictures";

const GUIDE: &str = "assets/guide";

/// Parts of screens: what the clerk's guide shows, at the size it has on the screen, and pieces that stand in none of the pages above.
const PARTS: &[(&str, &str, &str, Part)] = &[
    ("welcome-vi-light", GUIDE, "welcome", part(292, 16, 696, 540)),
    ("entry-incoming-vi-light", GUIDE, "incoming", part(740, 53, 540, 718)),
    ("pile-rows-vi-light", GUIDE, "pile", part(390, 103, 691, 124)),
    ("entry-outgoing-vi-light", GUIDE, "outgoing", part(740, 53, 540, 567)),
    ("search-vi-light", GUIDE, "search", part(197, 53, 736, 299)),
    ("cancelled-vi-light", GUIDE, "history", part(944, 53, 336, 650)),
    ("withdraw-vi-light", GUIDE, "withdraw", part(337, 205, 606, 391)),
    ("settings-holding-vi-light", GUIDE, "hold", part(739, 133, 533, 404)),
    ("print-vi-light", GUIDE, "print", part(203, 60, 733, 594)),
    ("upkeep-restore-seen-vi-light", GUIDE, "restore", part(739, 156, 533, 260)),
    ("upkeep-check-vi-light", GUIDE, "check", part(203, 60, 740, 330)),
    ("upkeep-import-tried-vi-light", GUIDE, "import", part(203, 60, 740, 630)),
    ("envelopes-vi-light", GUIDE, "envelopes", part(197, 53, 699, 290)),
    ("day-work-vi-light", GUIDE, "day-work", part(944, 56, 336, 344)),
    ("settings-calendar-vi-light", GUIDE, "calendar", part(204, 164, 531, 524)),
    ("month-vi-light", PICTURES, "month", part(739, 53, 541, 340)),
    ("menu-vi-light", PICTURES, "menu", part(197, 137, 546, 430)),
    ("saved-vi-light", PICTURES, "saved", part(0, 53, 640, 220)),
    ("status-vi-light", PICTURES, "status", part(197, 137, 746, 350)),
    ("filters-vi-light", PICTURES, "filters", part(197, 53, 746, 180)),
    ("follow-instruct-vi-light", PICTURES, "follow-instruct", part(336, 161, 608, 477)),
    ("link-vi-light", PICTURES, "link", part(336, 197, 608, 405)),
    ("print-columns-vi-light", PICTURES, "print-columns", part(197, 53, 746, 718)),
    ("guide-vi-light", PICTURES, "guide", part(197, 53, 746, 360)),
    ("refused-vi-light", PICTURES, "refused", part(290, 300, 700, 200)),
    ("entry-incoming-wrong-vi-light", PICTURES, "entry-incoming-wrong", part(739, 53, 541, 718)),
    ("entry-incoming-wrong-en-dark", PICTURES, "entry-incoming-wrong-dark", part(739, 53, 541, 350)),
    ("follow-instruct-en-dark", PICTURES, "follow-instruct-dark", part(336, 161, 608, 477)),
    ("upkeep-restore-question-en-dark", PICTURES, "upkeep-restore-question-dark", part(336, 275, 608, 250)),
    ("day-work-en-dark", PICTURES, "day-work-dark", part(944, 53, 336, 350)),
];

/// A form with files, closed and opened again after one of the copies was lost.
fn after_a_closed_window(registry: &Path, locale: Locale, look: Look) -> Clerk {
    let mut clerk = open_session(registry, locale, look);
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.types("Sở Y tế");
    let files = ["so-y-te-12-kh.pdf", "phu-luc-kinh-phi.xlsx"].map(|name| registry.with_file_name(name));
    for file in &files {
        fs::write(file, file.display().to_string()).unwrap();
    }
    let dropped: Vec<_> = files.iter().map(|file| clerk.app.update(Event::FileDropped(file.clone()))).collect();
    for task in dropped {
        clerk.run(task);
    }
    drop(clerk);
    let kept = Files::of(registry);
    fs::rename(kept.path(&kept.keep(&files[1]).unwrap()), registry.with_file_name("elsewhere")).unwrap();
    open_session(registry, locale, look)
}

#[test]
fn every_screen_looks_as_it_was_last_seen() {
    let (month, bare) = (folder("made-month"), folder("made-bare"));
    drop(busy_office(&month));
    drop(empty_office(&bare));
    let (registry, none) = (folder("registry"), folder("none"));
    let mut scenes = Scenes::kept_in("tests/scenes");
    for (locale, look, name) in LOOKS {
        let mut taking = Taking { scenes: &mut scenes, locale, look: name };
        for (screen, way) in SCREENS {
            let mut clerk = open_session(&anew(&month, &registry), locale, look);
            way(&mut clerk);
            taking.take(screen, &mut clerk);
        }
        let mut clerk = open_session(&anew(&bare, &registry), locale, look);
        taking.take("empty", &mut clerk);
        drop(clerk);
        taking.take("draft-files", &mut after_a_closed_window(&anew(&month, &registry), locale, look));
        let kept = anew(&month, &registry);
        copied(&kept);
        takes_back(&mut taking, &mut open_session(&kept, locale, look));
        fs::write(anew(&month, &registry), "damaged").unwrap();
        let mut clerk = open_session(&registry.join("registry.db"), locale, look);
        taking.take("refused", &mut clerk);
        clerk.ctrl("o");
        taking.take("recovery", &mut clerk);
        drop(clerk);
        let lost = anew(&month, &registry);
        copied(&lost);
        let mut clerk = open_session(&got_back(&lost), locale, look);
        taking.take("last-numbers", &mut clerk);
        drop(clerk);
        let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/registry-2.db");
        fs::copy(old, anew(&month, &registry)).unwrap();
        let mut clerk = open_session(&registry.join("registry.db"), locale, look);
        taking.take("upgraded", &mut clerk);
        drop(clerk);
        let mut clerk = open_session(&none.join("registry.db"), locale, look);
        taking.take("welcome", &mut clerk);
        for text in ["UBND tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu"] {
            clerk.fills(text);
        }
        taking.take("welcome-numbers", &mut clerk);
        for _ in 0..5 {
            clerk.key(Named::Enter, PLAIN);
        }
        taking.take("welcome-clerk", &mut clerk);
    }
    scenes.close();
}

#[test]
fn twice_as_large_and_in_high_contrast_everything_can_still_be_read() {
    const LARGE: &[&str] = &[
        "incoming",
        "search",
        "columns",
        "envelopes",
        "saved",
        "entry-incoming",
        "entry-incoming-end",
        "print",
        "print-columns",
        "preview",
        "settings-display",
    ];
    let month = folder("made-large");
    drop(busy_office(&month));
    let registry = folder("large");
    let mut scenes = Scenes::kept_in("tests/scenes/large");
    let (locale, look) = (Locale::Vietnamese, "contrast-200");
    let mut taking = Taking { scenes: &mut scenes, locale, look };
    for (screen, way) in SCREENS.iter().filter(|(screen, _)| LARGE.contains(screen)) {
        let mut clerk = open_session(&anew(&month, &registry), locale, Look::HighContrast);
        for _ in 0..4 {
            clerk.key(Named::F11, PLAIN);
        }
        way(&mut clerk);
        taking.take(screen, &mut clerk);
    }
    scenes.close();
}

#[test]
fn what_is_kept_as_a_picture_is_what_people_look_at() {
    let parts = PARTS.iter().filter(|(_, folder, ..)| *folder == PICTURES).map(|(_, _, name, _)| *name);
    let pieces = ["kit-light", "kit-dark", "kit-contrast"];
    let wanted: BTreeSet<String> =
        WHOLE.iter().copied().chain(parts).chain(pieces).map(|name| format!("{name}.png")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(PICTURES);
    let kept = fs::read_dir(&folder).unwrap();
    let kept: BTreeSet<String> = kept.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    if std::env::var_os("VANTHU_KEEP_PICTURES").is_some() {
        // What is not there yet is kept by the test that takes it.
        kept.difference(&wanted).for_each(|file| fs::remove_file(folder.join(file)).unwrap());
        return;
    }
    assert_eq!(kept, wanted, "a screen has a scene; a picture is only for README, docs and pieces of the window");
}
