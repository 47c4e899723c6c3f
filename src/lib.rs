//! Văn Thư: the registry of incoming and outgoing official documents of a Vietnamese state office.
//!
//! One way down: [`window`] and [`commands`] → [`jobs`] → [`store`], [`paper`], [`exchange`] → [`domain`].

pub use {
    clock, commands, demo, disk, domain, exchange, jobs, language, log_file, paper, printer, progress, store, texts,
    window,
};
