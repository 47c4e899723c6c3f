# Lists that leave the registry: exported, copied.
export-written = Exported { $count } documents to { $path }.
export-template-written = Wrote an empty list to be filled to { $path }.
export-setup-written = Wrote the registry's setup to { $path }.
import-setup-done = Took over the setup of { $path }.
export-exists = The file { $path } is there already and stays as it is. Choose another name.
export-not-a-list = { $path } ends neither in .xlsx nor in .csv or .jsonl. Nothing was exported. Add one of these endings.
export-not-json-lines = Refused lines of JSON are saved in a .jsonl file only, and { $path } is none. Nothing was saved. Choose another name.
export-two-books = The list holds incoming and outgoing documents, and the CSV file { $path } can hold one book only. Nothing was exported. Choose one book, or export to a file .xlsx.
export-nothing = There is no document to export. No file was made.
export-too-many-rows = The list is longer than a sheet of Excel, so { $path } was not made. Export year by year, or to a file .csv.
export-cell-too-long = The document number { $number } has a text longer than a cell of Excel, so { $path } was not made. Export to a file .csv.
export-too-many-to-copy = At most { $most } documents can be copied at once. Nothing was copied. Press Ctrl Shift S to export them to an Excel file.
export-no-folder = There is no folder for { $path }. Nothing was exported. Choose another folder.
export-not-allowed = { $path } may not be written. Nothing was exported. Choose another folder.
export-open-elsewhere = { $path } is open in another program (Word, Excel, Acrobat…). Nothing was exported; the file is as it was. Close it there and export again.
export-disk-full = The disk for { $path } is full. Nothing half made was left. Free some room and export again.
export-other = { $path } could not be written: { $detail }. Nothing half made was left.

export-title = Export a list
export-whole = The whole list on the screen: { $count } documents, in the order of registering.
export-selected = { $count } selected documents.
export-xlsx = Excel workbook (.xlsx)
export-csv = CSV file (.csv)
export-pdf = To print (.pdf)
export-choose-title = Save the list
export-hint = Its columns are those of the registry book; the file can be taken in again (Shift F9).
export-start = Export
export-replace = Export and replace the old file
export-not-opened = { $path } could not be opened: { $why }. The file is as it was made; open it in Excel or LibreOffice.
print-list-title = Print a list
print-list-hint = A table with the columns of the registry book, on A4 landscape, without a cover. Open the PDF and print it.
print-list-start = Make it
print-list-replace = Make it, replace the old file
print-list-written = { $count } documents stand ready to print in { $path }.
print-list-whole = { $what }: { $count } documents
print-list-selected = { $count } documents selected from: { $what }
list-copied = Copied { $count } documents. Pasted (Ctrl V) into Excel or LibreOffice, they are a table.
status-selected = { $count } selected · Ctrl C copy · Ctrl Shift S export · Ctrl Shift P print · Esc none
keys-select = select several documents; select all
keys-print-list = print the selected rows, or the whole list
keys-export = copy to paste into Excel; export to a file

# Quick filters.
quick-today = Today
quick-week = This week
quick-year = Year
quick-waiting = Not handed over
quick-mine = Mine
keys-quick = today, this week, the whole year; not handed over; due; mine
list-none-filtered = No document matches the filters
list-none-filtered-hint = Press Esc to drop the quick filters, F8 to drop those by type, issuer and date.

# The order of the list, its menus, and going to a number.
order-usual = Default: the last registered first
menu-copy = Copy
menu-export = Export to a file…
menu-print-list = Print this list…
menu-print-selected = Print the selected rows…
menu-print-form = Print: { $form }…
go-to-number = Go to number
go-to = Go
go-to-none = There is no number { $number } in this list.
keys-menu = what may be done with the selected rows; order by a column
keys-go-to = go to a number in the list
