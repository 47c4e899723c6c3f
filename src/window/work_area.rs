//! The work areas of the screens: what of each is left to windows beside taskbars and panels.

/// A rectangle of the desktop, in physical pixels from the upper left corner of the primary screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

impl Area {
    /// Whether a point lies in it.
    #[must_use]
    pub fn holds(&self, (x, y): (i32, i32)) -> bool {
        (self.left..self.left + self.width).contains(&x) && (self.top..self.top + self.height).contains(&y)
    }

    /// The intersection with another; `None` when they only touch.
    #[cfg(target_os = "linux")]
    fn common(&self, other: &Self) -> Option<Self> {
        let (left, top) = (self.left.max(other.left), self.top.max(other.top));
        let width = (self.left + self.width).min(other.left + other.width) - left;
        let height = (self.top + self.height).min(other.top + other.height) - top;
        (width > 0 && height > 0).then_some(Self { left, top, width, height })
    }
}

/// The work area of every screen, that of the primary one first; none where the system does not tell.
#[cfg(windows)]
pub fn all() -> Vec<Area> {
    use winsafe::{HDC, HMONITOR, RECT, prelude::Handle};

    let mut areas = Vec::new();
    let listed = HDC::NULL.EnumDisplayMonitors(None, |monitor: HMONITOR, _: HDC, _: &RECT| {
        if let Ok(info) = monitor.GetMonitorInfo() {
            let RECT { left, top, right, bottom } = info.rcWork;
            let area = Area { left, top, width: right - left, height: bottom - top };
            // The primary screen begins where coordinates do.
            let is_primary = (info.rcMonitor.left, info.rcMonitor.top) == (0, 0);
            areas.insert(if is_primary { 0 } else { areas.len() }, area);
        }
        true
    });
    if listed.is_err() {
        areas.clear();
    }
    areas
}

/// The work area of every screen, that of the primary one first; none where the system does not tell, as under Wayland, where no
/// program knows where its window lies.
#[cfg(target_os = "linux")]
pub fn all() -> Vec<Area> {
    let is_wayland = std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty());
    if is_wayland { Vec::new() } else { of_x11().unwrap_or_default() }
}

/// No other system reports this.
#[cfg(not(any(windows, target_os = "linux")))]
pub fn all() -> Vec<Area> {
    Vec::new()
}

/// The screens as `RandR` knows them, each without what lies outside of the window manager's `_NET_WORKAREA`.
#[cfg(target_os = "linux")]
fn of_x11() -> Option<Vec<Area>> {
    use x11rb::{
        connection::Connection,
        protocol::{
            randr::ConnectionExt as _,
            xproto::{AtomEnum, ConnectionExt as _},
        },
    };

    let (x, at) = x11rb::connect(None).ok()?;
    let root = x.setup().roots.get(at)?.root;
    let monitors = x.randr_get_monitors(root, true).ok()?.reply().ok()?.monitors;
    let name = x.intern_atom(true, b"_NET_WORKAREA").ok()?.reply().ok()?.atom;
    let work = x.get_property(false, root, name, AtomEnum::CARDINAL, 0, 4).ok()?.reply().ok();
    // The first four numbers are those of the first desktop.
    let work: Vec<i32> = work
        .and_then(|work| Some(work.value32()?.filter_map(|number| i32::try_from(number).ok()).collect()))
        .unwrap_or_default();
    let work = match work[..] {
        [left, top, width, height] => Some(Area { left, top, width, height }),
        _ => None,
    };
    let mut areas: Vec<_> = monitors
        .iter()
        .map(|monitor| {
            let (left, top) = (monitor.x.into(), monitor.y.into());
            let screen = Area { left, top, width: monitor.width.into(), height: monitor.height.into() };
            let area = work.and_then(|work| screen.common(&work)).unwrap_or(screen);
            (!monitor.primary, area)
        })
        .collect();
    areas.sort_by_key(|(is_other, _)| *is_other);
    Some(areas.into_iter().map(|(_, area)| area).collect())
}
