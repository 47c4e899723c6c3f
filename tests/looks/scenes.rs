//! The scenes kept in `tests/scenes`, a file a screen. One that is new or other than the one kept fails; read what changed, then keep it
//! with `VANTHU_KEEP_PICTURES=1 cargo test --test looks`.
//!
//! A line is a text, a box or a picture that is drawn: where its upper left corner is, how wide and high what is seen of it, `cut` when
//! that is not all, then the size of the letters, the role of their colour and what they say, or the roles of a box and of its edge and how
//! wide that is. One that begins with `vi` or `en` stands in that language only, one that begins with neither in both. The last lines are
//! [`Coarse`] pictures.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    album::{self, Album},
    coarse::Coarse,
    lines::{In, aligned},
};

/// How many changed lines of a scene are said; all of them stand in the new file.
const MAX_STDERR_BYTES: usize = 24;

/// A screen as it was seen in one language and look.
pub struct Seen<'a> {
    pub screen: &'a str,
    pub language: &'static str,
    pub look: &'a str,
    pub scene: Vec<String>,
    pub pixels: &'a [u8],
    pub size: (u32, u32),
}

/// The scenes taken, and what is wrong with them.
pub struct Scenes {
    folder: PathBuf,
    new: PathBuf,
    keeps: bool,
    taken: BTreeMap<String, Taken>,
    /// The pictures kept of these screens; it says what is wrong with the scenes, too.
    pub album: Album,
}

#[derive(Default)]
struct Taken {
    /// By language, Vietnamese first.
    scenes: Vec<(&'static str, Vec<String>)>,
    pixels: String,
}

impl Scenes {
    /// The scenes kept in this folder.
    pub fn kept_in(folder: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let keeps = std::env::var_os("VANTHU_KEEP_PICTURES").is_some();
        Self {
            folder: root.join(folder),
            new: root.join(folder.replacen("tests", "target", 1)),
            keeps,
            taken: BTreeMap::new(),
            album: Album::default(),
        }
    }

    fn kept(&self, screen: &str) -> String {
        fs::read_to_string(self.folder.join(format!("{screen}.txt"))).unwrap_or_default()
    }

    /// Takes the scene of a screen and looks at its pixels.
    pub fn take(&mut self, seen: Seen<'_>) {
        let Seen { screen, language, look, scene, pixels, size } = seen;
        let of = format!("pixels {language} {look} ");
        let kept = self.kept(screen);
        let kept = kept.lines().find_map(|line| line.strip_prefix(&of)).unwrap_or_default();
        let coarse = Coarse::of(pixels, size);
        let letters = match coarse.differs(kept) {
            None => kept.to_owned(),
            Some((column, row)) => {
                if !self.keeps {
                    let picture = album::put(&format!("{screen}-{language}-{look}"), pixels, size);
                    self.album.says(format!(
                        "{screen} is drawn otherwise in {language} {look}, part {column} from the left, {row} from the top: {}",
                        picture.display()
                    ));
                }
                coarse.letters()
            }
        };
        let taken = self.taken.entry(screen.to_owned()).or_default();
        taken.scenes.push((language, scene));
        let _ = writeln!(taken.pixels, "{of}{letters}");
    }

    /// Says which scenes are new or others now, and which are of no screen any longer.
    #[track_caller]
    pub fn close(mut self) {
        // The same change of many screens is said once.
        let mut changes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (screen, taken) in &self.taken {
            let (kept, new) = (self.kept(screen), joined(&taken.scenes));
            let file = new.clone() + &taken.pixels;
            if self.keeps {
                if kept != file {
                    write(&self.folder.join(format!("{screen}.txt")), &file);
                }
            } else if let Some(change) = difference(&kept, &new) {
                write(&self.new.join(format!("{screen}.txt")), &file);
                changes.entry(change).or_default().push(screen.clone());
            }
        }
        for (change, screens) in changes {
            self.album.says(format!("{} (now in {}):\n{change}", screens.join(", "), self.new.display()));
        }
        for screen in left(&self.folder).difference(&self.taken.keys().cloned().collect()) {
            let file = self.folder.join(format!("{screen}.txt"));
            if self.keeps {
                fs::remove_file(file).unwrap();
            } else {
                self.album.says(format!("no screen is called {screen} any longer: {}", file.display()));
            }
        }
        self.album.close();
    }
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The screens that have a file.
fn left(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|kind| kind == "txt"))
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect()
}

/// The scene of a screen in one or two languages.
fn joined(scenes: &[(&'static str, Vec<String>)]) -> String {
    let lines = |scene: usize| scenes[scene].1.iter().map(String::as_str).collect::<Vec<_>>();
    let (first, second) = (lines(0), lines(scenes.len() - 1));
    let mut text = String::new();
    for (language, line) in aligned(&first, &second) {
        let language = match language {
            In::Both => "  ",
            In::First => scenes[0].0,
            In::Second => scenes[scenes.len() - 1].0,
        };
        let _ = writeln!(text, "{language} {line}");
    }
    text
}

/// The lines in which a scene differs from the one kept, as a person reads them; nothing when they are the same.
fn difference(kept: &str, new: &str) -> Option<String> {
    let kept: Vec<&str> = kept.lines().filter(|line| !line.starts_with("pixels ")).collect();
    if kept.is_empty() {
        return Some("  is new".to_owned());
    }
    let new: Vec<&str> = new.lines().collect();
    let changed = aligned(&kept, &new).into_iter().filter_map(|(stands, line)| match stands {
        In::Both => None,
        In::First => Some(format!("  - {line}")),
        In::Second => Some(format!("  + {line}")),
    });
    let mut changed: Vec<String> = changed.collect();
    if changed.len() > MAX_STDERR_BYTES {
        let more = changed.len() - MAX_STDERR_BYTES;
        changed.truncate(MAX_STDERR_BYTES);
        changed.push(format!("  and {more} lines more"));
    }
    (!changed.is_empty()).then(|| changed.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENE: [&str; 3] = ["0,52 1280×1 box line", "16,60 53×18 13.5 text: Sổ đến", "16,90 53×18 13.5 muted: 40"];

    fn scene(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    fn changed(line: &str) -> Option<String> {
        let kept = joined(&[("vi", scene(&SCENE))]) + "pixels vi light 000\n";
        difference(&kept, &joined(&[("vi", scene(&[SCENE[0], line, SCENE[2]]))]))
    }

    #[test]
    fn another_text_place_or_role_is_another_scene() {
        assert_eq!(changed(SCENE[1]), None);
        for line in [
            "16,60 53×18 13.5 text: Sổ đi",
            "17,60 53×18 13.5 text: Sổ đến",
            "16,60 53×18 13.5 blue: Sổ đến",
            "16,60 53×18 13.5 bold text: Sổ đến",
            "16,60 53×18 cut 13.5 text: Sổ đến",
        ] {
            assert_eq!(changed(line), Some(format!("  -    {}\n  +    {line}", SCENE[1])));
        }
        assert_eq!(difference("", &joined(&[("vi", scene(&SCENE))])), Some("  is new".to_owned()));
    }

    #[test]
    fn of_many_changes_the_first_are_said() {
        let [kept, new] = ["cũ", "mới"].map(|word| {
            let lines = (0..20).map(|line| format!("0,{line} 10×1 12 text: {word}"));
            joined(&[("vi", lines.collect())])
        });
        let said = difference(&kept, &new).unwrap();
        assert_eq!(said.lines().count(), MAX_STDERR_BYTES + 1);
        assert!(said.ends_with("  and 16 lines more"), "{said}");
    }

    #[test]
    fn what_two_languages_share_stands_once() {
        let english = scene(&[SCENE[0], "16,60 64×18 13.5 text: Incoming", SCENE[2]]);
        let wanted = "   0,52 1280×1 box line\nvi 16,60 53×18 13.5 text: Sổ đến\nen 16,60 64×18 13.5 text: Incoming\n   16,90 53×18 \
                      13.5 muted: 40\n";
        assert_eq!(joined(&[("vi", scene(&SCENE)), ("en", english)]), wanted);
    }
}
