# Choosing and sizing the columns of a list. Headings that stand nowhere else.
column-clerk = Registered by
column-file-copy = File copy kept by
column-amount = Copies

columns-open = Columns
columns-hide = Hide
columns-show = Show
columns-left = To the left
columns-right = To the right
columns-narrower = Narrower
columns-wider = Wider
columns-usual = Default
columns-done = Done
columns-subject = { $column }: always there, as wide as the other columns leave it.
columns-no-room = { $column }: chosen, but the list is too narrow now to show it.
keys-columns = choose the columns of the list; the column before, the next
keys-columns-marked = hide or show the column; move it left, right
keys-columns-width = make the column narrower, wider
keys-columns-usual = the columns as usual again
