//! The real window on a screen of its own (Xvfb), watched from outside: how long from its start to its first frame beside an
//! empty iced window and to its rows, how many frames from a key in the search box to the new hits, and what memory it takes at
//! rest over a million documents.
//!
//! Needs Xvfb on the path. A frame is on the screen when the pixels of the screen have changed: they are read over the X protocol,
//! again and again. Starts are taken in turn with those of the empty window, twenty of each, and the middle one counts. Memory is
//! what the kernel says of the process ten seconds after its last frame (PSS: pages shared with others count in part).

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use x11rb::{
    connection::Connection,
    protocol::{
        xproto::{ConnectionExt, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

#[path = "registry/mod.rs"]
mod registry;

/// Starts of each window; the one in the middle counts.
const STARTS: usize = 20;
/// The first frame of the window may take so many times that of an empty one.
const START: f64 = 1.5;
/// Memory at rest, in megabytes.
const MEMORY: f64 = 60.0;
/// What is typed in the search box.
const TYPED: &str = "giai phong mat bang";
/// How long after a key the screen is watched.
const BUSY_TIMEOUT: Duration = Duration::from_millis(500);
/// With this word this program is the empty window.
const EMPTY: &str = "--an-empty-window";

/// What is looked at: thin strips, one of them through the list.
const STRIPS: [i16; 3] = [100, 480, 1000];
/// Below the search box, where the caret blinks.
const TOP: i16 = 60;

fn main() -> iced::Result {
    if std::env::args().any(|argument| argument == EMPTY) {
        return iced::application(|| (), |(): &mut (), (): ()| {}, nothing).window_size((1280.0, 800.0)).run();
    }
    let documents = registry::documents();
    let path = registry::filled(documents);
    let screen = Screen::begin();
    let vanthu = || program(env!("CARGO_BIN_EXE_vanthu"), &["--registry", &path.to_string_lossy()], &screen);
    let empty = || program(&std::env::current_exe().expect("this program").to_string_lossy(), &[EMPTY], &screen);
    starts(documents, &screen, vanthu, empty);
    hits(documents, &screen, vanthu);
    memory(documents, &screen, vanthu, empty);
    Ok(())
}

fn nothing((): &()) -> iced::Element<'_, ()> {
    iced::widget::space().into()
}

/// A program that ends with its handle.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(path: &str, arguments: &[&str], screen: &Screen) -> Running {
    let mut command = Command::new(path);
    command.args(arguments).env("DISPLAY", &screen.name).env_remove("WAYLAND_DISPLAY").env_remove("XMODIFIERS");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Running(command.spawn().expect("the program starts"))
}

/// A screen that shows one window at a time.
struct Screen {
    _server: Running,
    name: String,
    x: RustConnection,
    root: Window,
}

impl Screen {
    fn begin() -> Self {
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-noreset"]);
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb is installed");
        let mut number = String::new();
        let said = server.stdout.take().expect("it says its number");
        std::io::BufRead::read_line(&mut std::io::BufReader::new(said), &mut number).expect("it says its number");
        let name = format!(":{}", number.trim());
        let (x, at) = x11rb::connect(Some(&name)).expect("the screen answers");
        let root = x.setup().roots[at].root;
        Self { _server: Running(server), name, x, root }
    }

    /// The pixels of a part of the screen.
    fn pixels(&self, x: i16, y: i16, width: u16, height: u16) -> Vec<u8> {
        let image = self.x.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, !0).expect("asked");
        image.reply().expect("the pixels").data
    }

    fn strips(&self) -> Vec<u8> {
        STRIPS.iter().flat_map(|x| self.pixels(*x, TOP, 2, 740)).collect()
    }

    /// The rows, without the state below them.
    fn rows(&self) -> Vec<u8> {
        STRIPS.iter().flat_map(|x| self.pixels(*x, TOP, 2, 700)).collect()
    }

    /// Gives the keyboard to the one window there is.
    fn focus(&self) {
        let windows = self.x.query_tree(self.root).expect("asked").reply().expect("the windows").children;
        for window in windows {
            let focused = self.x.set_input_focus(InputFocus::POINTER_ROOT, window, x11rb::CURRENT_TIME);
            let _ = focused.expect("asked").check();
        }
    }

    /// Presses a key and lets it go.
    fn press(&self, letter: char) {
        let setup = self.x.setup();
        let (first, count) = (setup.min_keycode, setup.max_keycode - setup.min_keycode + 1);
        let mapping = self.x.get_keyboard_mapping(first, count).expect("asked").reply().expect("the keys");
        let wanted = u32::from(letter);
        let mut keys = mapping.keysyms.chunks(usize::from(mapping.keysyms_per_keycode.max(1)));
        let key = keys.position(|signs| signs.first() == Some(&wanted)).expect("the keyboard has this letter");
        let key = first + u8::try_from(key).expect("a key");
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            self.x.xtest_fake_input(kind, key, x11rb::CURRENT_TIME, self.root, 0, 0, 0).expect("asked");
        }
        self.x.flush().expect("sent");
    }

    /// Waits until the screen looks otherwise.
    fn until_changed(&self, before: &[u8]) -> Instant {
        let end = Instant::now() + Duration::from_secs(30);
        while Instant::now() < end {
            if self.strips() != before {
                return Instant::now();
            }
        }
        panic!("nothing came to the screen");
    }

    /// Waits until nothing changed for so long; gives the last look.
    fn until_still(&self, still: Duration) -> Vec<u8> {
        let (mut seen, mut since) = (self.strips(), Instant::now());
        while since.elapsed() < still {
            thread::sleep(Duration::from_millis(20));
            let now = self.strips();
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
        }
        seen
    }
}

/// From the start of a process to its first frame.
fn starts(documents: u64, screen: &Screen, vanthu: impl Fn() -> Running, empty: impl Fn() -> Running) {
    let blank = screen.strips();
    let start = |program: &dyn Fn() -> Running| {
        let begun = Instant::now();
        let running = program();
        let took = screen.until_changed(&blank) - begun;
        drop(running);
        while screen.strips() != blank {
            thread::sleep(Duration::from_millis(5));
        }
        took
    };
    // The first of each brings the program into the system's memory.
    let (_, _) = (start(&vanthu), start(&empty));
    let taken: Vec<_> = (0..STARTS).map(|_| (start(&vanthu), start(&empty))).collect();
    let ours = registry::median(taken.iter().map(|(ours, _)| *ours).collect());
    let bare = registry::median(taken.iter().map(|(_, bare)| *bare).collect());
    registry::print("start-to-first-frame", documents, ours, bare.mul_f64(START));
    registry::print("start-to-first-frame-empty-window", 0, bare, bare);
    // And the rows: the moment the screen looks as it does in the end.
    let begun = Instant::now();
    let running = vanthu();
    let mut looks = Vec::new();
    while begun.elapsed() < Duration::from_secs(5) {
        looks.push((begun.elapsed(), screen.strips()));
        thread::sleep(Duration::from_millis(2));
    }
    drop(running);
    let last = looks.last().map(|(_, look)| look.clone()).unwrap_or_default();
    let rows = looks.iter().rev().take_while(|(_, look)| *look == last).last();
    println!("start-to-rows documents={documents} FIGURE={}ms", rows.map_or(0, |(at, _)| at.as_millis()));
    thread::sleep(Duration::from_millis(200));
}

/// From a key in the search box until the rows stay as they are: the frames that were seen, and the time, pixels and all.
fn hits(documents: u64, screen: &Screen, vanthu: impl Fn() -> Running) {
    let running = vanthu();
    screen.until_still(Duration::from_secs(2));
    screen.focus();
    let (mut frames, mut times) = (Vec::new(), Vec::new());
    for letter in TYPED.chars() {
        screen.until_still(Duration::from_secs(1));
        let mut looks = vec![screen.rows()];
        let mut last = Duration::ZERO;
        let begun = Instant::now();
        screen.press(letter);
        while begun.elapsed() < BUSY_TIMEOUT {
            let look = screen.rows();
            if looks.last() != Some(&look) {
                last = begun.elapsed();
                looks.push(look);
            }
        }
        if looks.len() > 1 {
            frames.push(looks.len() - 1);
            times.push(last);
        }
    }
    drop(running);
    let most = frames.iter().max().copied().unwrap_or_default();
    frames.sort_unstable();
    let median = frames.get(frames.len() / 2).copied().unwrap_or_default();
    println!("hits-frames-seen documents={documents} keys={} FIGURE={median} most={most} yardstick=2", frames.len());
    println!("hits-on-the-screen documents={documents} FIGURE={}ms", registry::milliseconds(registry::median(times)));
}

/// Memory of the process when nothing happens.
fn memory(documents: u64, screen: &Screen, vanthu: impl Fn() -> Running, empty: impl Fn() -> Running) {
    let at_rest = |running: Running| {
        screen.until_still(Duration::from_secs(2));
        thread::sleep(Duration::from_secs(10));
        let said = std::fs::read_to_string(Path::new("/proc").join(running.0.id().to_string()).join("smaps_rollup"));
        let said = said.expect("the kernel says");
        let megabytes = |key: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(key)).expect("it is said");
            line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1024.0
        };
        (megabytes("Pss:"), megabytes("Rss:"))
    };
    let (bare, bare_resident) = at_rest(empty());
    let (pss, rss) = at_rest(vanthu());
    let ratio = pss / MEMORY;
    println!("memory-at-rest-pss documents={documents} FIGURE={pss:.1}MB yardstick={MEMORY:.1}MB ratio={ratio:.4}");
    println!(
        "memory-at-rest-rss documents={documents} FIGURE={rss:.1}MB yardstick={MEMORY:.1}MB ratio={:.4}",
        rss / MEMORY
    );
    println!("memory-at-rest-empty-window documents=0 FIGURE={bare:.1}MB rss={bare_resident:.1}MB");
}
