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
check-gap = Series { $series } of { $year }: numbers { $from } to { $to } are missing without a known cause.
check-wrong-series = Series { $series } of { $year }: number { $number } is not of this year or book.
check-last-number = Series { $series } of { $year }: the last number is said to be { $last }, but the last document has { $found }.
check-search-index = The search index is wrong about { $words } words. The documents are safe but may not be found.
