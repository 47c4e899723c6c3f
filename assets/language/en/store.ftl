# What can be wrong with the registry file, and what a check finds.
store-absent = There is no registry at { $path }. Check the path, or open the window (vanthu) to begin a new one.
store-empty = The file { $path } is empty; it is no registry. It was left as it is. Choose another file or restore a safety copy.
store-not-a-registry = The file { $path } is not a registry of Văn Thư. It was left as it is. Choose another file.
store-too-new = The registry { $path } was made by a newer version of the program (form { $version }). It was left as it is. Install the newer Văn Thư.
store-damaged = The registry { $path } is damaged ({ $detail }). It was left as it is. Copy the file elsewhere, then restore the last safety copy.
store-exists = There is a file at { $path } already. It was left as it is. Choose another name.
store-not-allowed = { $path } may not be read or written. Nothing has changed. Check the folder's permissions or choose another place.
store-disk-full = The disk that holds { $path } is full. What you just did was not written; registered documents are safe. Free some space and do it again.
store-busy = Another program has been writing to { $path } for too long. Nothing has changed. Try again in a few minutes.
store-interrupted = The search stopped because a newer one began.
store-other = The registry { $path } cannot be used: { $detail }. What you just did was not written.

check-file-damaged = The file is damaged: { $detail }. Copy it elsewhere, then restore the last safety copy.
check-reference-broken = Table { $table } has a row that points to a row that does not exist.
check-gap = { $series }, period { $from-day }–{ $to-day }: numbers { $from } to { $to } are missing without a known cause.
check-wrong-series = { $series }, period { $from-day }–{ $to-day }: number { $number } does not belong to this period or book.
check-double = { $series }, period { $from-day }–{ $to-day }: number { $number } has two documents.
check-last-number = { $series }, period { $from-day }–{ $to-day }: the last number is noted as { $last } but works out as { $found }.
check-series-overlap = { $series }, period { $from-day }–{ $to-day }: overlaps another series of the same type.
check-search-index = The search index is wrong in { $words } words. The documents are whole but may not be found.
check-event-missing = The history is broken: events { $from } to { $to } are missing. Somebody removed them outside the program.
check-event-changed = The history is broken at event { $event } ({ $at }): it does not match its seal. Somebody changed or added it outside the program.
check-row-changed = { $record } (table { $table }, row { $id }) was changed outside the program, after event { $event }.
check-row-added = { $record } (table { $table }, row { $id }) was added outside the program: no event tells of it.
check-row-removed = { $record } (table { $table }, row { $id }) was removed outside the program; event { $event } still tells of it.
check-history-more = { $places } more places do not match the history.
check-head-unknown = The printed seal is not in the history of this registry: what it held up to that day is no longer what was printed.
