//! The keys as the guide lists them: what each does and in which chapters. `hotkey` decides what a key means.

use super::screens::guide::Chapter;

/// A line of the keys.
#[derive(Debug, Clone, Copy)]
pub struct KeyLine {
    /// The keys, as they stand on the keyboard, with ` · ` between them.
    pub keys: &'static str,
    /// What they do, as the key of a text.
    pub meaning: &'static str,
    /// The chapters on whose screens they do it; none for everywhere.
    pub chapters: &'static [Chapter],
}

const fn line(keys: &'static str, meaning: &'static str, chapters: &'static [Chapter]) -> KeyLine {
    KeyLine { keys, meaning, chapters }
}

const FORMS: &[Chapter] = &[Chapter::Incoming, Chapter::Outgoing, Chapter::Amend];
/// The forms, and the dialogs with several inputs.
const FIELDS: &[Chapter] = &[
    Chapter::Incoming,
    Chapter::Envelopes,
    Chapter::Outgoing,
    Chapter::Amend,
    Chapter::Withdraw,
    Chapter::Link,
    Chapter::Print,
];
const LISTS: &[Chapter] = &[Chapter::Search];
/// Where one of several is chosen.
const SWITCHED: &[Chapter] =
    &[Chapter::Outgoing, Chapter::Search, Chapter::Print, Chapter::Export, Chapter::Withdraw, Chapter::Link];
/// Where documents are followed up.
const FOLLOWED: &[Chapter] = &[Chapter::FollowUp, Chapter::Search];
const SECTIONS: &[Chapter] = &[Chapter::Office, Chapter::Names, Chapter::Hold, Chapter::YearEnd, Chapter::Deadlines];
const MAINTENANCE: &[Chapter] = &[Chapter::Copies, Chapter::Check, Chapter::Import];

/// Every key of the guide, by chapter.
pub const KEYS: &[KeyLine] = &[
    line("F1", "keys-guide", &[]),
    line("F2 · Ctrl N", "keys-register-incoming", &[]),
    line("Shift F2", "keys-pile", &[]),
    line("Shift F4", "keys-envelopes", &[Chapter::Search, Chapter::Incoming, Chapter::Deadlines]),
    line("F3 · Ctrl Shift N", "keys-register-outgoing", &[]),
    line("F4 · F5", "keys-books", LISTS),
    line("Ctrl F", "keys-search", &[]),
    line("↑ ↓ · PgUp PgDn · Home End", "keys-list", &[Chapter::Search, Chapter::Envelopes]),
    line("Alt ← · Alt →", "keys-year", &[Chapter::Search, Chapter::Envelopes]),
    line("Tab · Shift Tab · Enter", "keys-fields", FIELDS),
    line("↓ ↑ Enter", "keys-suggestions", FORMS),
    line("Ctrl T · =", "keys-today", FORMS),
    line("↑ ↓ · PgUp PgDn", "keys-date", FORMS),
    line("Alt ↓", "keys-month", FORMS),
    line("F4 · Ctrl '", "keys-repeat", FORMS),
    line("F8", "keys-rare", FORMS),
    line("Ctrl Z · Ctrl Y", "keys-undo", FORMS),
    line("F4 · Ctrl Z", "keys-envelopes-form", &[Chapter::Envelopes]),
    line("Ctrl Shift H · Ctrl L · Ctrl D", "keys-envelopes-done", &[Chapter::Envelopes]),
    line("Ctrl O", "keys-envelopes-open", &[Chapter::Envelopes]),
    line("Ctrl G", "keys-number", &[Chapter::Outgoing]),
    line("Ctrl Enter · Ctrl S", "keys-save", &[]),
    line("Esc", "keys-leave", &[]),
    line("F6", "keys-fill", LISTS),
    line("Ctrl O · F7", "keys-alike", &[Chapter::Alike]),
    line("F6", "keys-target", &[Chapter::Export, Chapter::Print]),
    line(
        "Ctrl E · Ctrl D · Ctrl L",
        "keys-document",
        &[Chapter::Search, Chapter::Amend, Chapter::Withdraw, Chapter::Link],
    ),
    line("Ctrl Shift I · Ctrl Shift K · Ctrl Shift T", "keys-submit", FOLLOWED),
    line("Ctrl I · Ctrl Shift H · Ctrl Shift J", "keys-follow", FOLLOWED),
    line("Ctrl Shift G · Ctrl Shift R", "keys-send", FOLLOWED),
    line("Ctrl Shift L · Ctrl Shift B", "keys-lend", FOLLOWED),
    line("Ctrl O · Alt ↓", "keys-links", &[Chapter::Search, Chapter::Link]),
    line("F8 · ↑ ↓", "keys-link", &[Chapter::Link]),
    line(
        "Ctrl K · Ctrl Shift O · Ctrl Shift D",
        "keys-attach",
        &[Chapter::Incoming, Chapter::Outgoing, Chapter::Files, Chapter::Search],
    ),
    line("Shift ↑ · Shift ↓ · Ctrl A", "keys-select", &[Chapter::Search, Chapter::Export, Chapter::Envelopes]),
    line("Ctrl C · Ctrl Shift S", "keys-export", &[Chapter::Search, Chapter::Export]),
    line("Ctrl Shift P", "keys-print-list", &[Chapter::Search, Chapter::Export]),
    line("Ctrl G", "keys-go-to", LISTS),
    line("Shift F10 · Ctrl R", "keys-menu", LISTS),
    line("Shift F10", "keys-envelopes-menu", &[Chapter::Envelopes]),
    line("Ctrl Shift F", "keys-saved", LISTS),
    line("Shift F8 · ← →", "keys-columns", LISTS),
    line("Space · Alt ← · Alt →", "keys-columns-marked", LISTS),
    line("Ctrl ← · Ctrl →", "keys-columns-width", LISTS),
    line("F7", "keys-switch", SWITCHED),
    line("F8", "keys-filter", LISTS),
    line("F8", "keys-forms", &[Chapter::Print]),
    line("F10 · Ctrl H · Ctrl M", "keys-form", &[Chapter::Print]),
    line("Ctrl U · Ctrl R · Ctrl L · Ctrl K", "keys-options", &[Chapter::Print]),
    line("Ctrl F2", "keys-preview", &[Chapter::Print, Chapter::Export]),
    line("F10 · Ctrl G · PgUp PgDn · Home End", "keys-preview-pages", &[Chapter::Print]),
    line("F10 · Ctrl H · Ctrl U · Ctrl M", "keys-quick", LISTS),
    line("Ctrl J", "keys-day-work", &[Chapter::Search, Chapter::Deadlines]),
    line("Ctrl P", "keys-print", &[]),
    line("F9", "keys-settings", &[]),
    line(
        "Shift F9",
        "keys-upkeep",
        &[Chapter::Search, Chapter::YearEnd, Chapter::Copies, Chapter::Check, Chapter::Import, Chapter::Office],
    ),
    line("F8", "keys-upkeep-parts", MAINTENANCE),
    line("↑ ↓ · Enter · F6 · Ctrl D", "keys-restore", &[Chapter::Copies]),
    line("Shift F5", "keys-reopen", &[Chapter::Copies]),
    line("F6 · F7 · Ctrl C · Ctrl O", "keys-import", &[Chapter::Import]),
    line("Ctrl G · ↑ ↓ · Enter", "keys-import-answer", &[Chapter::Import]),
    line("Ctrl Shift S", "keys-import-refused", &[Chapter::Import]),
    line("F11 · F12", "keys-display", &[]),
    line("Ctrl B", "keys-back-up", &[]),
    line("F8 · PgUp PgDn", "keys-sections", SECTIONS),
    line("↑ ↓ · Ctrl E · Ctrl D", "keys-marked", SECTIONS),
];

/// The keys of a chapter's screen, its own first.
pub fn of(chapter: Chapter) -> impl Iterator<Item = &'static KeyLine> {
    let own = KEYS.iter().filter(move |line| line.chapters.contains(&chapter));
    own.chain(KEYS.iter().filter(|line| line.chapters.is_empty()))
}
