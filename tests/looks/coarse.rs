//! A picture as a few letters: how bright each part of it is on average. The noise in which processors differ changes none of it by much;
//! a page that is not drawn, letters that are missing or a colour that is another do.

/// How many parts a picture has in a row, and how many rows.
const COLUMNS: usize = 16;
const ROWS: usize = 10;
/// The letters for 64 levels of brightness, from dark to bright.
const LEVELS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";
/// How many of the 256 steps of a channel are one level.
const LEVEL: f32 = 4.0;
/// How far an average may be from the middle of the level kept: half a level, and what processors differ in.
const TOLERANCE: f32 = LEVEL / 2.0 + 2.5;

/// The averages of red, green and blue in each part, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Coarse(Vec<f32>);

impl Coarse {
    /// Averages the pixels of a picture: red, green, blue and opacity.
    pub fn of(pixels: &[u8], (width, height): (u32, u32)) -> Self {
        let (width, height) = (width as usize, height as usize);
        let mut sums = vec![0_u32; COLUMNS * ROWS * 3];
        let mut counts = vec![0_u32; COLUMNS * ROWS];
        for (at, pixel) in pixels.chunks_exact(4).enumerate() {
            let part = (at / width * ROWS / height) * COLUMNS + at % width * COLUMNS / width;
            counts[part] += 1;
            for channel in 0..3 {
                sums[part * 3 + channel] += u32::from(pixel[channel]);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "sums of some thousand bytes are exact")]
        Self(sums.iter().enumerate().map(|(at, sum)| *sum as f32 / counts[at / 3].max(1) as f32).collect())
    }

    /// The letters to keep: a word a row, three letters a part.
    pub fn letters(&self) -> String {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an average of bytes")]
        let letter = |average: &f32| char::from(LEVELS[((average / LEVEL) as usize).min(LEVELS.len() - 1)]);
        let rows = self.0.chunks(COLUMNS * 3).map(|row| row.iter().map(letter).collect::<String>());
        rows.collect::<Vec<_>>().join(" ")
    }

    /// Where the picture is another than the one kept, in parts from the left and from the top; nothing where they are alike.
    pub fn differs(&self, kept: &str) -> Option<(usize, usize)> {
        let letters: Vec<u8> = kept.bytes().filter(|letter| *letter != b' ').collect();
        let is_near = |(average, letter): (&f32, &u8)| {
            let level = LEVELS.iter().position(|known| known == letter);
            #[expect(clippy::cast_precision_loss, reason = "64 levels")]
            level.is_some_and(|level| (average - (level as f32 + 0.5) * LEVEL).abs() <= TOLERANCE)
        };
        let at = if letters.len() == self.0.len() {
            self.0.iter().zip(&letters).position(|pair| !is_near(pair))?
        } else {
            0
        };
        Some((at / 3 % COLUMNS, at / 3 / COLUMNS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (u32, u32) = (1280, 800);

    /// White paper with a line of text, its letters made of black pixels by chance, so far from the top.
    fn page(top: usize) -> Vec<u8> {
        let mut seed = 7_u32;
        let mut pixels = vec![255_u8; (SIZE.0 * SIZE.1 * 4) as usize];
        for y in top..top + 12 {
            for x in 200..360 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                if seed >> 30 == 0 {
                    pixels[(y * SIZE.0 as usize + x) * 4..][..3].fill(20);
                }
            }
        }
        pixels
    }

    #[test]
    fn noise_of_two_steps_is_no_other_picture() {
        let kept = Coarse::of(&page(100), SIZE).letters();
        let noises: [fn(usize, u8) -> u8; 3] = [
            |_, channel| channel.saturating_add(2),
            |_, channel| channel.saturating_sub(2),
            |at, channel| if at % 3 == 0 { channel.saturating_add(2) } else { channel.saturating_sub(2) },
        ];
        for noise in noises {
            let noisy: Vec<u8> = page(100).into_iter().enumerate().map(|(at, channel)| noise(at, channel)).collect();
            assert_eq!(Coarse::of(&noisy, SIZE).differs(&kept), None);
        }
    }

    #[test]
    fn another_picture_is_seen_and_said_where() {
        let kept = Coarse::of(&page(100), SIZE).letters();
        let blank = vec![255; (SIZE.0 * SIZE.1 * 4) as usize];
        assert_eq!(Coarse::of(&blank, SIZE).differs(&kept), Some((2, 1)), "the line is not drawn");
        assert_eq!(Coarse::of(&page(180), SIZE).differs(&kept), Some((2, 1)), "the line is a part further down");
        let mut tinted = page(100);
        tinted[(700 * SIZE.0 * 4) as usize..].chunks_exact_mut(4).for_each(|pixel| pixel[2] = 225);
        assert_eq!(Coarse::of(&tinted, SIZE).differs(&kept), Some((0, 8)), "a colour is another at the bottom");
        assert_eq!(Coarse::of(&blank, SIZE).differs(""), Some((0, 0)), "nothing was kept");
    }
}
