//! The window's geometry: how large and where it opens, never larger than the work area, and what of it is kept for the next start.

use iced::{Point, Size, Task, window};
use serde::{Deserialize, Serialize};

use super::{
    kit::space,
    work_area::{self, Area},
};

/// What the frame around the window's contents takes at most, in logical pixels: two edges; a title bar and an edge.
const FRAME: (f32, f32) = (16.0, 40.0);
/// Height assumed for a taskbar where the system does not report it, in logical pixels.
const TASKBAR: f32 = 56.0;
/// How much of the title bar must lie on a screen for the window to be moved by mouse, in logical pixels.
const HANDLE: f32 = 120.0;
/// Fifths of a second without a move or resize after which the window counts as at rest.
const REST: u8 = 3;

/// The size and place of the window when it is not maximized, and whether it is maximized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Geometry {
    /// Width of its contents in logical pixels of the system.
    pub width: u16,
    /// Height of its contents in the same.
    pub height: u16,
    /// The upper left corner of its frame in physical pixels; `None` where the system does not report it.
    pub at: Option<(i32, i32)>,
    /// Whether it fills the work area.
    pub maximized: bool,
}

impl Geometry {
    /// The geometry of a window that was never moved or resized, at this scale.
    #[must_use]
    pub fn first(scale: f32) -> Self {
        let (width, height) = space::FIRST_WINDOW;
        Self { width: pixels(width * scale), height: pixels(height * scale), at: None, maximized: false }
    }

    /// Fits the geometry to these screens of this scale: entirely within one work area, or maximized where there is
    /// no room for it. A window whose screen is gone opens on the primary one, where the system puts it.
    #[must_use]
    fn within(self, areas: &[Area], scale: f32) -> Self {
        let physical = |logical: f32| whole(logical * scale);
        let (width, height) = (f32::from(self.width), f32::from(self.height));
        let outer = (physical(width + FRAME.0), physical(height + FRAME.1));
        let own = self.at.and_then(|(x, y)| {
            let (edge, middle) = (physical(HANDLE).min(outer.0), physical(FRAME.1 / 2.0));
            let seen = |area: &&Area| [x + edge, x + outer.0 - edge].iter().any(|x| area.holds((*x, y + middle)));
            Some(((x, y), areas.iter().find(seen)?))
        });
        let Some(area) = own.map(|(_, area)| area).or(areas.first()) else { return self };
        let fits = outer.0 <= area.width && outer.1 <= area.height;
        let inside = |at: i32, from: i32, room: i32, own: i32| at.min(from + room - own).max(from);
        let logical = |physical: i32, frame: f32| unscaled(physical, scale) - frame;
        Self {
            width: pixels(width.min(logical(area.width, FRAME.0)).max(space::MIN_WINDOW.0)),
            height: pixels(height.min(logical(area.height, FRAME.1)).max(space::MIN_WINDOW.1)),
            at: own.map(|((x, y), area)| {
                (inside(x, area.left, area.width, outer.0), inside(y, area.top, area.height, outer.1))
            }),
            maximized: self.maximized || !fits,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a rounded number of pixels of a desktop")]
fn whole(length: f32) -> i32 {
    length.round() as i32
}

#[expect(clippy::cast_precision_loss, reason = "a number of pixels of a desktop")]
fn unscaled(physical: i32, scale: f32) -> f32 {
    physical as f32 / scale
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rounded number of pixels of a screen")]
fn pixels(length: f32) -> u16 {
    length.round() as u16
}

/// An event of the window's geometry.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// It was moved or resized.
    Moved,
    /// A fifth of a second went by since.
    Tick,
    /// The window came to rest in this state.
    Found(RestingGeometry),
}

/// The geometry of the window at rest.
#[derive(Debug, Clone, Copy)]
pub struct RestingGeometry {
    size: Size,
    at: Option<Point>,
    maximized: bool,
    minimized: bool,
    scale: f32,
}

impl RestingGeometry {
    /// The geometry to keep, given the previous one and the scale. Of a maximized window only the maximized state is new.
    #[must_use]
    pub fn geometry(&self, before: Geometry, factor: f32) -> Geometry {
        if self.minimized {
            return before;
        }
        if self.maximized {
            return Geometry { maximized: true, ..before };
        }
        Geometry {
            width: pixels(self.size.width * factor),
            height: pixels(self.size.height * factor),
            at: self.at.map(|at| (whole(at.x * self.scale), whole(at.y * self.scale))),
            maximized: false,
        }
    }
}

/// Watches whether the window is being moved or resized.
#[derive(Debug, Default)]
pub struct Watch {
    /// Fifths of a second since the last move or resize; `None` at rest.
    since: Option<u8>,
}

impl Watch {
    /// The window was moved or resized.
    pub fn moved(&mut self) {
        self.since = Some(0);
    }

    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.since.is_some()
    }

    /// A fifth of a second went by; true when it has come to rest.
    pub fn tick(&mut self) -> bool {
        self.since = self.since.map(|since| since + 1);
        self.since.take_if(|since| *since >= REST).is_some()
    }

    /// Marks the window as at rest; true when it was not before.
    pub fn settle(&mut self) -> bool {
        self.since.take().is_some()
    }
}

/// Puts the window, which was opened invisible, where it is wanted as far as the screens allow it, and shows it; all in it is drawn so
/// large.
pub fn put<T: Send + 'static>(wanted: Geometry, factor: f32) -> Task<T> {
    window::latest().and_then(move |id| {
        window::scale_factor(id).then(move |scale| {
            window::monitor_size(id).then(move |monitor| {
                let mut areas = work_area::all();
                if let (true, Some(size)) = (areas.is_empty(), monitor) {
                    areas.push(beside_taskbar(size, scale * factor, scale));
                }
                let put = wanted.within(&areas, scale);
                let size = Size::new(f32::from(put.width) / factor, f32::from(put.height) / factor);
                let there = || match put.at {
                    Some((x, y)) => window::move_to(id, Point::new(unscaled(x, scale), unscaled(y, scale))),
                    None => Task::none(),
                };
                let maximized = if put.maximized { window::maximize(id, true) } else { Task::none() };
                // Window managers of X11 mind the place only of a window that is shown already.
                window::resize(id, size)
                    .chain(there())
                    .chain(window::set_mode(id, window::Mode::Windowed))
                    .chain(there())
                    .chain(maximized)
            })
        })
    })
}

/// A screen of this size at this scale, less a taskbar.
fn beside_taskbar(size: Size, size_scale: f32, scale: f32) -> Area {
    let (width, height) = (whole(size.width * size_scale), whole(size.height * size_scale));
    Area { left: 0, top: 0, width, height: height - whole(TASKBAR * scale) }
}

/// Reads the window's present geometry.
pub fn look() -> Task<RestingGeometry> {
    window::latest().and_then(|id| {
        window::is_maximized(id).then(move |maximized| {
            window::is_minimized(id).then(move |minimized| {
                window::size(id).then(move |size| {
                    window::position(id).then(move |at| {
                        let minimized = minimized.unwrap_or(false);
                        window::scale_factor(id).map(move |scale| RestingGeometry {
                            size,
                            at,
                            maximized,
                            minimized,
                            scale,
                        })
                    })
                })
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn area(left: i32, top: i32, width: i32, height: i32) -> Area {
        Area { left, top, width, height }
    }

    fn at(x: i32, y: i32) -> Geometry {
        Geometry { at: Some((x, y)), ..Geometry::first(1.0) }
    }

    /// Whether the window with its frame lies in one of these at this scale, or fills one.
    fn lies_within(put: Geometry, areas: &[Area], scale: f32) -> bool {
        let (width, height) = (f32::from(put.width) + FRAME.0, f32::from(put.height) + FRAME.1);
        let (width, height) = (whole(width * scale), whole(height * scale));
        let Some((x, y)) = put.at else { return areas.iter().any(|area| width <= area.width && height <= area.height) };
        areas.iter().any(|area| area.holds((x, y)) && area.holds((x + width - 1, y + height - 1)))
    }

    #[test]
    fn a_window_without_room_opens_maximized_and_one_with_room_as_it_is_wanted() {
        // Work areas beside a taskbar 48 logical pixels high; physical pixels, scale.
        for (width, height, scale, maximized) in [
            (1366, 720, 1.0, true),
            (1280, 976, 1.0, true),
            (1440, 852, 1.0, false),
            (1920, 1032, 1.0, false),
            (1920, 1008, 1.5, true),
            (2560, 1368, 1.5, false),
        ] {
            let areas = [area(0, 0, width, height)];
            let put = Geometry::first(1.0).within(&areas, scale);
            assert_eq!((put.maximized, put.at), (maximized, None), "{width}×{height} at {scale}");
            assert!(lies_within(put, &areas, scale), "{put:?} on {width}×{height} at {scale}");
        }
    }

    #[test]
    fn on_full_hd_at_twice_the_size_even_the_least_window_has_room() {
        let areas = [area(0, 0, 1920, 1080 - 96)];
        let put = Geometry::first(2.0).within(&areas, 2.0);
        assert!(put.maximized && lies_within(put, &areas, 2.0), "{put:?}");
    }

    #[test]
    fn a_place_is_kept_while_it_is_on_a_screen_and_forgotten_with_the_screen() {
        let (first, second) = (area(0, 0, 1920, 1032), area(1920, 0, 1920, 1080));
        assert_eq!(at(2100, 50).within(&[first, second], 1.0), at(2100, 50));
        assert_eq!(at(2100, 50).within(&[first], 1.0), Geometry::first(1.0));
        assert_eq!(at(-32000, -32000).within(&[first, second], 1.0), Geometry::first(1.0));
        // Half beyond the edge: shifted until it is whole.
        assert_eq!(at(1000, 500).within(&[first], 1.0), at(1920 - 1296, 1032 - 840));
        assert_eq!(at(-60, 10).within(&[first], 1.0), at(0, 10));
        // Its title bar above every screen could not be taken by mouse.
        assert_eq!(at(100, -300).within(&[first], 1.0), Geometry::first(1.0));
        // To the left of the primary screen coordinates are below 0.
        let left = area(-1920, 0, 1920, 1080);
        assert_eq!(at(-1800, 20).within(&[first, left], 1.0), at(-1800, 20));
    }

    #[test]
    fn without_a_word_of_the_screens_the_window_is_as_it_is_wanted() {
        assert_eq!(at(10, 20).within(&[], 1.0), at(10, 20));
        let area = beside_taskbar(Size::new(1366.0, 768.0), 1.0, 1.0);
        assert!(Geometry::first(1.0).within(&[area], 1.0).maximized);
        let area = beside_taskbar(Size::new(1920.0, 1080.0), 1.0, 1.0);
        assert!(!Geometry::first(1.0).within(&[area], 1.0).maximized);
    }

    #[test]
    fn of_a_maximized_window_only_that_is_kept_and_of_a_minimized_one_nothing() {
        let found = |maximized, minimized| RestingGeometry {
            size: Size::new(1000.0, 600.0),
            at: Some(Point::new(20.0, 30.0)),
            maximized,
            minimized,
            scale: 1.5,
        };
        let before = at(7, 8);
        assert_eq!(found(true, false).geometry(before, 1.0), Geometry { maximized: true, ..before });
        assert_eq!(found(false, true).geometry(before, 1.0), before);
        let moved = Geometry { width: 1250, height: 750, at: Some((30, 45)), maximized: false };
        assert_eq!(found(false, false).geometry(before, 1.25), moved);
    }

    #[test]
    fn a_window_rests_a_while_after_it_was_last_moved() {
        let mut watch = Watch::default();
        assert!(!watch.tick() && !watch.is_moving());
        watch.moved();
        assert!(!watch.tick() && !watch.tick());
        watch.moved();
        assert_eq!([(); 4].map(|()| watch.tick()), [false, false, true, false]);
        watch.moved();
        assert!(watch.settle() && !watch.settle() && !watch.is_moving());
    }
}
