# The forms: listed, asked for, and why one was not printed.
form-shown = { $name }  { $title } · { $source } · from { $since }
form-decree = { $place }
form-habit = by habit, in no decree: { $place }
form-written = Printed { $path }
form-unknown = There is no form “{ $name }”. Type vanthu form to see the forms.
form-other-book = The form { $name } belongs to the other book. Leave out --book.
usage-form-of = Choose one of three: a range of days or numbers, the --number of one document, or --blank.
usage-corner = There is no corner “{ $text }”. Write top-left, top-right, bottom-left or bottom-right.
usage-envelope = There is no envelope “{ $text }”. Write 307x220, 220x158, 220x109 or 158x115.
usage-paper = There is no paper “{ $text }”. Write a4 or a3.
usage-orientation = Paper lies one way only: --portrait or --landscape.
usage-column = There is no column “{ $text }”. Those that may be added: { $known }.

paper-not-a-book = The form { $name } is no book. Nothing was printed.
paper-not-a-sheet = The form { $name } is a bound book. Nothing was printed.
paper-wrong-widths = This form has { $columns } columns: after --widths stand so many numbers above 0, and the paper must be wide enough. Nothing was printed. Correct the widths, add fewer columns or take A3.
paper-nothing = No document belongs in this form. Nothing was printed. Look at the days or the number again; for a blank form add --blank.
paper-not-one-document = The stamp goes on the file of one document. Nothing was printed. Add --number.
paper-not-stamped = { $path } cannot be stamped: { $detail }. It was left as it is. Print the stamp by itself and paste it.

form-so-di = Register of outgoing documents
form-bi = Envelopes
form-so-buu-dien = Book of what is sent by post
form-so-ban-luu = Book of file copies lent
form-dau-den = Arrival stamp
form-so-den = Register of incoming documents
form-phieu-giai-quyet = Handling sheet
form-so-theo-doi = Follow-up book
form-tinh-hinh-den = State of incoming documents
form-tinh-hinh-di = State of outgoing documents
form-chuyen-giao-den = Hand-over of incoming documents
form-chuyen-giao-di = Hand-over of outgoing documents
form-so-ban-sao = Book of copies
form-phieu-gui = Sending slip

print-forms = Other forms
print-blank = Blank
print-code = QR code
print-stamp-alone = One stamp a page
print-stamp-labels = A4 labels
print-form-hint = By day or number; empty for the whole year. Hand-over, post and loans go by their own day.
print-start-form = Print the form
keys-forms = choose another form
keys-form = of a book: whole, print on, again; of a form: paper, envelope or labels; blank; QR code

# Looking at pages before they are printed.
preview-show = Preview
preview-title = Preview
preview-page = Page
preview-of = / { $pages }
preview-volume = volume { $volume }/{ $volumes }
preview-whole = Whole page
preview-twice = Larger
preview-print = Print
preview-leave = Back
keys-preview = look at it before it is printed, and back
keys-preview-pages = while looking: larger, to a page, the page before, after
