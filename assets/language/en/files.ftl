# Files attached to documents.
file-refused-absent = There is no file { $path }. Nothing was attached. Choose the file again.
file-refused-empty = The file { $path } is empty (0 bytes), so it was not attached. Scan it again or choose another file.
file-refused-no-file = { $path } is a folder, not a file. Nothing was attached. Open the folder and choose each file.
file-refused-too-large = The file { $path } is larger than { $most } MB, so it was not attached. Scan it at a lower resolution or split it into several files.
file-refused-not-allowed = The file { $path } may not be read. Nothing was attached. Copy the file elsewhere and attach it again.
file-refused-unreadable = The file { $path } cannot be read ({ $detail }). Nothing was attached; your file is as it was. Copy it onto this computer and try again.
file-missing = The attached file “{ $name }” is no longer at { $path }. Bring it back from a safety copy (Shift F9, Restore), or attach the very same file again.
file-differs = The attached file “{ $name }” at { $path } is no longer as it was attached. Bring it back from a safety copy (Shift F9, Restore), or attach the very same file again.
file-unreadable-now = The attached file “{ $name }” at { $path } cannot be read ({ $detail }). Check the disk and the folder's permissions.

attach-done = Attached “{ $name }”: { $document }
attach-known = The document has this file already, not attached again: “{ $name }”
files-read = Read { $files } attached files anew for searching.
attach-unreadable = The content of “{ $name }” cannot be read (damaged, under a password or too large), so search does not find words in it. The file is attached and kept as it is. Try opening it; if it does not open, ask for another copy.
file-written = Written to { $path }
file-shown = #{ $id } · { $name } · { $size } bytes · { $hash }
file-shown-unreadable = #{ $id } · { $name } · { $size } bytes · { $hash } · content cannot be read
file-shown-withdrawn = #{ $id } · { $name } · { $size } bytes · { $hash } · withdrawn: { $reason }
event-of-part = { $action } “{ $name }”

check-file-index = The search index of files is wrong for { $documents } documents, among them { $first }. The files are whole. Make the index anew: vanthu check --rebuild-index, or the button Make the index anew under Check.
check-file = Document #{ $id }: { $finding }
check-files-more = { $files } more attached files are lost or no longer as they were attached.
check-files-of-none = The folder of attached files holds { $amount } files of no document (no fault; the program removes none): { $names }

backup-files = { $files } more attached files were copied beside the copies.
backup-files-missing = { $amount } attached files are lost or damaged and could not be copied: { $names }. The copy of the registry is whole. Check the registry (Shift F9) to see which documents they belong to.
restore-files-missing = The registry was restored, but { $amount } attached files are neither beside the copy nor beside the registry: { $names }. Check the registry (Shift F9) to see which documents they belong to.

files-title = Attached files
files-drop = Drop files on the window, or
files-drop-in-form = Drop scanned files here, or
files-choose = choose files
files-choose-title = Choose files to attach
files-let-go = Let go to attach to this document
files-let-go-in-form = Let go to attach when the document is saved
files-copying = Copying files…
files-still-copying = Attached files are still being copied. Save again in a moment; what you entered is kept.
files-with-it = With { $amount } files.
files-attached = Attached { $names } to { $document }.
files-known = The document has these already, not attached again: { $names }.
files-nothing-chosen = Nothing was attached. Choose a document in the list, or open an entry form, and drop the file again.
files-not-opened = “{ $name }” is of a kind that is not opened from the registry, for it may be a program. Write it out with vanthu files write and open it then.
files-open-failed = “{ $name }” could not be opened: { $detail }. The file is whole in the registry. Install a program that opens files of this kind.
files-withdraw = Withdraw
files-withdrawn = Withdrawn: { $reason }
files-unreadable = Its content cannot be read, so search does not find words in it
withdraw-file-title = Withdraw the file “{ $name }”
withdraw-file-means = The file no longer counts as one of this document.
withdraw-file-keeps = The file, and that it was attached, stay in the registry and its history.
withdraw-file-now = Withdraw the file
withdraw-file-leave = Leave it
withdraw-file-done = The file “{ $name }” was withdrawn.
list-has-file = File
list-in-file = In the file
keys-attach = attach files · open one · withdraw one
