# Entering documents: dates, repeating, undoing.
keys-date = in a date: a day later, earlier; a month later, earlier
keys-repeat = repeat the value of the document registered before in the field
keys-undo = take back what was just done in the form; do it again
entry-keys = F4 repeats · Ctrl Z takes back
entry-filled = Filled from the pasted line: { $fields }.
entry-not-filled = Not filled: { $texts }
entry-filled-undo = Ctrl Z puts it back as it was before.
