//! Documents as JSON, one object a line, under the codes of Phụ lục VI, NĐ 30/2020/NĐ-CP, in the decree's own spelling.

mod fields;
mod follow_up;
mod link;
mod object;
mod read;
mod registered;
mod write;

pub use follow_up::write_follow_up;
pub(super) use follow_up::{read_entries, write_entries};
pub(super) use link::{read_links, write_links};
pub use read::{Line, read_incoming, read_outgoing};
pub(super) use registered::read_number_ruling;
pub use registered::{
    Registered, beside, book_of, book_said, read_registered_incoming, read_registered_outgoing, with_refusal,
};
pub(super) use write::write_ruling;
pub use write::{is_of_the_registry, write, write_exported};
