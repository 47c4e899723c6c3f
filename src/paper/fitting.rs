//! Fits text into a space of fixed size: smaller letters for long texts, and an ellipsis where even those do
//! not fit.

use super::{
    face::Face,
    lines::{Breaks, broken},
};

/// Breaks a text for a space of `width` millimetres and `lines` lines. Returns the first of the sizes at which
/// it fits, else the last with the text cut, and the lines.
pub(super) fn fitted(text: &str, face: Face, sizes: &[f32], width: f32, lines: usize) -> (f32, Vec<String>) {
    let set = |size: f32| -> Vec<String> {
        broken(text, face, size, width, Breaks::Words).iter().map(|line| line.trim_end().to_owned()).collect()
    };
    // A single line without a space to break at may still be too wide.
    let fits =
        |size: f32, set: &[String]| set.len() <= lines && set.iter().all(|line| face.width(line, size) <= width + 0.01);
    let mut found = (0.0, Vec::new());
    for size in sizes {
        found = (*size, set(*size));
        if fits(found.0, &found.1) {
            return found;
        }
    }
    let (size, mut kept) = found;
    kept.truncate(lines);
    if let Some(last) = kept.last_mut() {
        while !last.is_empty() && face.width(&format!("{last}…"), size) > width {
            last.pop();
        }
        *last = format!("{}…", last.trim_end());
    }
    (size, kept)
}

/// Returns a dotted line of this width to write on.
pub(super) fn dots(face: Face, size: f32, width: f32) -> String {
    let one = face.width(".", size);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred dots at most")]
    ".".repeat((width / one).max(0.0) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_become_smaller_and_then_are_cut() {
        let (size, lines) = fitted("Sở Nội vụ", Face::Regular, &[11.0, 8.0], 40.0, 1);
        assert_eq!((size, lines), (11.0, vec!["Sở Nội vụ".to_owned()]));
        let long = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Quảng Trị";
        let (size, lines) = fitted(long, Face::Regular, &[11.0, 8.0], 60.0, 2);
        assert!((size - 8.0).abs() < f32::EPSILON);
        assert_eq!(lines.join(" "), long);
        let (_, lines) = fitted(long, Face::Regular, &[11.0, 8.0], 30.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| Face::Regular.width(line, 8.0) <= 30.01), "{lines:?}");
        assert_eq!(fitted("", Face::Regular, &[11.0], 30.0, 1).1, Vec::<String>::new());
    }
}
