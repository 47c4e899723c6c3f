# Lists that leave the registry: exported, copied.
export-written = Exported { $count } documents to { $path }.
export-exists = The file { $path } is there already and stays as it is. Choose another name.
export-not-a-list = { $path } ends neither in .xlsx nor in .csv. Nothing was exported. Add one of these endings.
export-two-books = The list holds incoming and outgoing documents, and the CSV file { $path } can hold one book only. Nothing was exported. Choose one book, or export to a file .xlsx.
export-nothing = There is no document to export. No file was made.
export-too-many-rows = The list is longer than a sheet of Excel, so { $path } was not made. Export year by year, or to a file .csv.
export-cell-too-long = The document number { $number } has a text longer than a cell of Excel, so { $path } was not made. Export to a file .csv.
export-too-many-to-copy = At most { $most } documents can be copied at once. Nothing was copied. Press F12 to export them to an Excel file.
export-no-folder = There is no folder for { $path }. Nothing was exported. Choose another folder.
export-not-allowed = { $path } may not be written. Nothing was exported. If Excel has the file open, close it there; otherwise choose another folder.
export-disk-full = The disk for { $path } is full. Nothing half made was left. Free some room and export again.
export-other = { $path } could not be written: { $detail }. Nothing half made was left.
