# Why a book was not printed.
paper-too-many = A list can hold { $most } documents. Nothing was printed. Select fewer, or print the book (Ctrl P).
paper-stopped = Printing was stopped as asked. No unfinished file was left.
paper-exists = There is a file { $path } already. It was left as it is. Choose another name.
paper-too-few-pages = A volume needs at least { $fewest } pages (cover, first page and one of rows).
paper-no-folder = There is no folder for { $path }. Nothing was printed. Choose another folder.
paper-not-allowed = { $path } may not be written. Nothing was printed. Choose another folder.
paper-open-elsewhere = { $path } is open in another program (Word, Excel, Acrobat…). Nothing was printed; the file is as it was. Close it there and print again.
paper-disk-full = The disk for { $path } is full. No unfinished file was left. Free some space and print again.
paper-other = { $path } cannot be written: { $detail }. No unfinished file was left.
paper-not-kept = A page that was printed cannot be read again. Nothing was printed. Run vanthu check, or restore the registry from a safety copy.
paper-not-seen = The page cannot be shown. Nothing was printed and the registry is as it was. It can still be printed to a PDF file and looked at there.
