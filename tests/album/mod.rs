//! The pictures that people look at: in `tests/pictures`, in the clerk's guide and in `docs`. One that is new or other than the one kept
//! fails; look at it, then keep it by running its test with `VANTHU_KEEP_PICTURES=1`.

use std::{
    collections::HashMap,
    fs,
    io::{BufReader, BufWriter},
    path::{Path, PathBuf},
};

type Color = [u8; 3];

/// How far a channel of a pixel may be from the one kept: what a palette changes, and the step or two in which processors round
/// differently. Letters and lines differ by more.
const TOLERANCE: u8 = PALETTE_TOLERANCE + 2;
/// How far a channel may be from that of the colour that stands for it in the palette of a kept picture.
const PALETTE_TOLERANCE: u8 = 6;
/// As many colours as a byte numbers: a third of the size in a file.
const PALETTE_SIZE: usize = 256;

/// The folder of the repository, whichever of its crates is tested.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).unwrap_or(here)
}

fn colors(pixels: &[u8]) -> Vec<Color> {
    pixels.chunks(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

fn is_near(one: Color, other: Color, tolerance: u8) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= tolerance)
}

/// The colours that stand for all others within so much, the most frequent first.
fn palette(by_count: &[Color], tolerance: u8) -> Vec<Color> {
    let mut palette: Vec<Color> = Vec::new();
    for color in by_count {
        if !palette.iter().any(|known| is_near(*known, *color, tolerance)) {
            palette.push(*color);
        }
    }
    palette
}

fn write(file: &Path, colors: &[Color], (width, height): (u32, u32)) {
    let mut counts: HashMap<Color, usize> = HashMap::new();
    for color in colors {
        *counts.entry(*color).or_default() += 1;
    }
    let mut by_count: Vec<Color> = counts.keys().copied().collect();
    by_count.sort_by_key(|color| (usize::MAX - counts[color], *color));
    let fits = |tolerance: &u8| palette(&by_count, *tolerance).len() <= PALETTE_SIZE;
    let palette = palette(&by_count, (0..PALETTE_TOLERANCE).find(fits).unwrap_or(PALETTE_TOLERANCE));
    let far = |one: Color, other: Color| one.iter().zip(other).map(|(one, other)| one.abs_diff(other)).max();
    let nearest = |color: Color| palette.iter().enumerate().min_by_key(|(_, known)| far(color, **known));
    let places: HashMap<Color, usize> =
        by_count.iter().filter_map(|color| Some((*color, nearest(*color)?.0))).collect();
    let places = colors.iter().map(|color| places[color]);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut encoder = png::Encoder::new(BufWriter::new(fs::File::create(file).unwrap()), width, height);
    encoder.set_compression(png::Compression::High);
    let data: Vec<u8> = if palette.len() <= PALETTE_SIZE {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_palette(palette.as_flattened().to_vec());
        places.map(|place| u8::try_from(place).unwrap()).collect()
    } else {
        encoder.set_color(png::ColorType::Rgb);
        places.flat_map(|place| palette[place]).collect()
    };
    encoder.write_header().unwrap().write_image_data(&data).unwrap();
}

/// The colours of a kept picture; nothing when it is absent or cannot be read.
fn read(file: &Path) -> Option<Vec<Color>> {
    let mut decoder = png::Decoder::new(BufReader::new(fs::File::open(file).ok()?));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    let (colors, _) = pixels.get(..frame.buffer_size())?.as_chunks::<3>();
    Some(colors.to_vec())
}

/// Puts a picture where a person can look at it, and says where.
pub fn put(name: &str, pixels: &[u8], size: (u32, u32)) -> PathBuf {
    show(name, &colors(pixels), size)
}

fn show(name: &str, colors: &[Color], size: (u32, u32)) -> PathBuf {
    let file = root().join("target/pictures").join(format!("{name}.png"));
    write(&file, colors, size);
    file
}

/// A part of a picture, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// The pictures taken, and what is wrong with them.
#[derive(Default)]
pub struct Album {
    wrong: Vec<String>,
}

impl Album {
    /// Takes a picture: pixels of red, green, blue and opacity.
    pub fn take(&mut self, name: &str, pixels: &[u8], size: (u32, u32)) {
        self.keep("tests/pictures", name, &colors(pixels), size);
    }

    /// Takes a part of a picture, to be kept in this folder.
    pub fn take_part(&mut self, folder: &str, name: &str, pixels: &[u8], (width, _): (u32, u32), part: Part) {
        let line = |y: u32| &pixels[(y * width + part.x) as usize * 4..][..part.width as usize * 4];
        let pixels: Vec<u8> = (part.y..part.y + part.height).flat_map(line).copied().collect();
        self.keep(folder, name, &colors(&pixels), (part.width, part.height));
    }

    fn keep(&mut self, folder: &str, name: &str, pixels: &[Color], size: (u32, u32)) {
        let kept = root().join(folder).join(format!("{name}.png"));
        let old = read(&kept);
        let said = match &old {
            Some(old) if same(old, pixels) => return,
            Some(_) => "is another now",
            None => "is new",
        };
        if std::env::var_os("VANTHU_KEEP_PICTURES").is_some() {
            write(&kept, pixels, size);
            return;
        }
        self.says(format!("{name} {said}: {}", show(name, pixels, size).display()));
    }

    /// Says another thing that is wrong.
    pub fn says(&mut self, wrong: String) {
        self.wrong.push(wrong);
    }

    /// Says which pictures are new or others now.
    #[track_caller]
    pub fn close(self) {
        assert!(self.wrong.is_empty(), "look at them, then keep them:\n{}", self.wrong.join("\n"));
    }
}

fn same(kept: &[Color], taken: &[Color]) -> bool {
    kept.len() == taken.len() && kept.iter().zip(taken).all(|(kept, taken)| is_near(*kept, *taken, TOLERANCE))
}

#[test]
fn noise_of_two_steps_is_no_other_picture_and_a_letter_is() {
    const SIZE: (u32, u32) = (64, 64);
    let folder = tempfile::tempdir().unwrap();
    // A byte numbers the colours of the first, not those of the second.
    let pictures: [fn(u8, u8) -> Color; 2] = [|x, _| [x * 4, x * 3, 100], |x, y| [x * 4, y * 4, 100]];
    for color in pictures {
        let taken: Vec<Color> = (0..64).flat_map(|y| (0..64).map(move |x| color(x, y))).collect();
        let file = folder.path().join("picture.png");
        write(&file, &taken, SIZE);
        let kept = read(&file).unwrap();
        assert!(same(&kept, &taken));
        for noise in [|channel: u8| channel.saturating_add(2), |channel: u8| channel.saturating_sub(2)] {
            assert!(same(&kept, &taken.iter().map(|color| color.map(noise)).collect::<Vec<_>>()));
        }
        let mut another = taken.clone();
        another[2080] = [23, 27, 34];
        assert!(!same(&kept, &another));
    }
}
