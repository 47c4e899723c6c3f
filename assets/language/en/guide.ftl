# The guide in the window.

guide-title = Guide
guide-back = Back
guide-keys = ↑ ↓ chapter before, after · PgUp PgDn scroll
guide-tongue = The guide is written in Vietnamese, for the offices it serves; the keys are told in English.
keys-guide = guide to this screen; back
keys-marked = mark a line; change it; remove it
