//! The pictures kept in `tests/pictures`. One that is new or other than the one kept fails; look at it, then keep it with
//! `VANTHU_KEEP_PICTURES=1 cargo test --test looks`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufReader, BufWriter},
    path::Path,
};

/// What a channel is rounded to. A pixel may be off by one step: rounding differs between processors, letters and lines do not.
const STEP: u8 = 8;

/// The colours of a picture in 32 steps a channel: enough to see anything by, and a third of the size in a file.
fn coarse(pixels: &[u8]) -> Vec<[u8; 3]> {
    let step = |channel: u8| channel.saturating_add(STEP / 2) / STEP * STEP;
    let step = |channel: u8| if channel > u8::MAX - STEP / 2 { u8::MAX } else { step(channel) };
    pixels.chunks(4).map(|pixel| [step(pixel[0]), step(pixel[1]), step(pixel[2])]).collect()
}

fn write(file: &Path, colors: &[[u8; 3]], (width, height): (u32, u32)) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut encoder = png::Encoder::new(BufWriter::new(fs::File::create(file).unwrap()), width, height);
    encoder.set_compression(png::Compression::High);
    let palette: BTreeSet<&[u8; 3]> = colors.iter().collect();
    let data: Vec<u8> = if palette.len() <= 256 {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_palette(palette.iter().copied().flatten().copied().collect::<Vec<u8>>());
        let places: BTreeMap<&[u8; 3], u8> = palette.into_iter().zip(0..=u8::MAX).collect();
        colors.iter().map(|color| places[color]).collect()
    } else {
        encoder.set_color(png::ColorType::Rgb);
        colors.as_flattened().to_vec()
    };
    encoder.write_header().unwrap().write_image_data(&data).unwrap();
}

/// The colours of a kept picture; nothing when it is absent or cannot be read.
fn read(file: &Path) -> Option<Vec<[u8; 3]>> {
    let mut decoder = png::Decoder::new(BufReader::new(fs::File::open(file).ok()?));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    let (colors, _) = pixels.get(..frame.buffer_size())?.as_chunks::<3>();
    Some(colors.to_vec())
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
        self.keep("tests/pictures", name, &coarse(pixels), size);
    }

    /// Takes a part of a picture, to be kept in another folder.
    pub fn take_part(&mut self, folder: &str, name: &str, pixels: &[u8], (width, _): (u32, u32), part: Part) {
        let line = |y: u32| &pixels[(y * width + part.x) as usize * 4..][..part.width as usize * 4];
        let pixels: Vec<u8> = (part.y..part.y + part.height).flat_map(line).copied().collect();
        self.keep(folder, name, &coarse(&pixels), (part.width, part.height));
    }

    fn keep(&mut self, folder: &str, name: &str, pixels: &[[u8; 3]], size: (u32, u32)) {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(format!("{name}.png"));
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
        let new = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures").join(format!("{name}.png"));
        write(&new, pixels, size);
        self.wrong.push(format!("{name} {said}: {}", new.display()));
    }

    /// Says which pictures are new or others now.
    #[track_caller]
    pub fn close(self) {
        assert!(self.wrong.is_empty(), "look at them, then keep them:\n{}", self.wrong.join("\n"));
    }
}

fn same(kept: &[[u8; 3]], taken: &[[u8; 3]]) -> bool {
    let near = |(one, other): (&u8, &u8)| one.abs_diff(*other) <= STEP;
    kept.len() == taken.len() && kept.as_flattened().iter().zip(taken.as_flattened()).all(near)
}
