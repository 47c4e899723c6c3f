# Entering documents: dates, repeating, undoing.
keys-date = in a date: a day later, earlier; a month later, earlier
keys-repeat = repeat the value of the document registered before in the field
keys-undo = take back what was just done in the form; do it again
entry-keys = F4 repeats the document before · Ctrl Z takes back
