cause-not-json = not one JSON object on one line ({ $detail })
cause-key-twice = the key “{ $key }” is given twice; keep only one
cause-other-book = this line names the book “{ $text }”, not the one being registered
cause-secret = a secret document ({ $text }) must not be registered here; enter it in the register of state secrets

exchange-absent = There is no file { $path }. Nothing was imported. Check the file's name and folder.
exchange-not-allowed = The file { $path } may not be read. Nothing was imported. Close the program that has it open, or ask for the right to read it.
exchange-unreadable = The file { $path } could not be read ({ $detail }). Nothing was imported. Copy it to this computer and import it again.
exchange-not-a-table = The file { $path } is not a list that can be imported. Nothing was imported. Choose a .csv, .xlsx, .xlsm, .xls, .ods or .jsonl file.
exchange-too-large = The file { $path } is larger than { $limit } MB. Nothing was imported. Split the list into several files, one for each year.
exchange-too-many-cells = The file { $path } has too many cells. Nothing was imported. Delete columns and sheets that are not needed, or split the list by year.
exchange-not-utf8 = The file { $path } is not Unicode text (UTF-8): it may be in TCVN3 or VNI, or no CSV file at all. Nothing was imported. Open the list in Excel, convert its letters to Unicode, and choose Save As › “CSV UTF-8”.
exchange-open-quote = In the file { $path }, the quotation mark that opens a cell in line { $line } is never closed. Nothing was imported. Correct that line, or open the list in Excel and choose Save As › “CSV UTF-8”.
exchange-damaged = The file { $path } does not open as a spreadsheet: it is damaged, under a password, or no spreadsheet. Nothing was imported. Open it in Excel, remove the password, save it and import it again.
exchange-empty = The file { $path } is empty. Nothing was imported.
exchange-no-headings = No row of registry headings was found in the file { $path }. Nothing was imported. An incoming book needs the columns “Ngày đến”, “Số đến”, “Tác giả”, “Số, ký hiệu văn bản”, “Tên loại và trích yếu nội dung văn bản”; an outgoing book “Số, ký hiệu văn bản”, “Ngày tháng văn bản”, “Tên loại và trích yếu nội dung văn bản”, “Người ký”, “Nơi nhận văn bản”.
exchange-no-rows = There are no documents below the headings of the file { $path }. Nothing was imported.
