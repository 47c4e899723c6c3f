# The guide in the window.

guide-title = Guide
guide-back = Back
guide-keys = ↑ ↓ chapter before, after · PgUp PgDn scroll
guide-language = The guide is written in Vietnamese, for the offices it serves; the keys are told in English.
guide-to-keys = Keys of this screen ↓
keys-guide = guide to this screen; back
keys-marked = mark a line; change it; remove it
keys-alike = look at the registered document; say that it is the same
keys-target = choose where the file goes
keys-link = in which book the other document stands; choose among those of one number
