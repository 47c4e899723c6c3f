# The window: every text that stands on the screen and belongs to no other area.

product = Văn Thư
opening = Opening the registry…
window-no-display = The window cannot be opened: { $detail }. The registry is not touched. Start the program where there is a display, or use the vanthu commands.
window-program-only = vanthuw only opens the window; it takes --registry FILE, --lang, --clerk. Other commands are run by vanthu in a console (PowerShell, cmd). Nothing was changed.
window-broke-off = The program stopped because of an error. Registered documents are safe, and what was being entered is kept as a draft. Open the program again.
window-ended-log = The program's log lies in { $path }; send it along when you report the error.

refused-title = The registry cannot be opened
refused-safe = The program changes nothing in this file.
refused-retry = Try again

# Languages.
language-this = English
language-other = Tiếng Việt

# The frame.
shell-search = Find a number, code, subject, issuer…
shell-all-years = All years
year-before = Year before
year-after = Year after
place-follow-up = Follow-up
place-held-numbers = Held numbers
place-print = Books and forms
place-settings = Settings
status-counting = Counting…
status-ordering = Putting in order…
status-incoming = { $count } incoming documents · { $year }
status-outgoing = { $count } outgoing documents · { $year }
status-found = { $count } documents found · { $year }
status-printing = Preparing the pages…
status-keys = Hold Alt to see the keys
notice-dismiss = Dismiss

# The list.
list-incoming = Incoming
list-outgoing = Outgoing
list-found = Found
list-both = Both books
list-only-incoming = Incoming
list-only-outgoing = Outgoing
list-book-incoming = In
list-book-outgoing = Out
list-register = Register
list-no-incoming = No incoming documents yet
list-no-incoming-hint = Press F2 to register the first document; Shift F9 takes in an existing Excel list.
list-no-outgoing = No outgoing documents yet
list-no-outgoing-hint = Press F3 to register the first one and take its number.
list-no-hits = Nothing found for “{ $text }”
list-no-hits-hint = Try fewer words, search both books, or choose another year with Alt ←.
column-number = No.
column-arrival-number = No.
column-date = Arrived
column-book-date = Date
column-issued = Issued
column-organ = Issuer
column-code = Code
column-subject = Type and subject
column-to-places = Receiving unit
column-status = Status
column-due = Due

# The fields of a document, as the forms and the details name them.
label-arrival-date = Arrival date
label-organ-name = Issuer (sending office)
label-authority = Issuing authority
label-code = Number and code
label-issued-date = Issued on
label-type-name = Type
label-priority = Urgency (0–4)
label-subject = Subject
label-to-places = Receiving unit or person
label-due-date = Due date
label-answer-date = Answer due
label-hand-over-date = Handed over
label-page-amount = Pages
label-came-by = Received by
label-signer = Signer
label-signer-prefix = Signs as
label-signer-position = Signer’s position
label-signer-name = Signer’s name
label-description = Note
label-drafting-unit = Drafting unit
label-to = Recipients (separated by ;)
label-issued-amount = Copies
label-file-copy-unit = Keeper of the file copy
label-trace = Directions, state
label-file-code = File
label-language = Language

# The entry forms.
entry-incoming = Register incoming
entry-outgoing = Register outgoing
entry-expected = expected number
entry-today = today
entry-date-shape = dd/mm/yyyy
entry-normative-label = Kind
entry-normative = Legal normative
entry-not-normative = Administrative
entry-uses = { $count } times
entry-save = Save, next
entry-leave = Close
entry-kept = What you entered is still in the form.
entry-registered-incoming = Registered as arrival number { $number }
entry-registered-outgoing = Registered as { $code }
entry-registered-what = { $organ }: { $subject }
entry-number-differs = The expected number { $expected } has just gone to another document; write this new number on the paper.

# The details.
details-none = Choose a document in the list to see its details.
details-arrival-number = arrival number
details-code = number and code
details-handed-over = Handed over
details-fill = Enter receiver, hand-over date
details-save = Save
details-saved = The additions are saved.
details-several = { $count } documents are selected: instruction, hand-over and result go to all { $count }; the buttons below are for { $document } only.

# The office, at the first start and in the settings.
office-name = Name of the office
office-name-example = Văn phòng UBND tỉnh Quảng Trị
office-parent = Parent agency (if any)
office-parent-example = UBND tỉnh Quảng Trị
office-abbreviation = Abbreviation in codes
office-abbreviation-example = VP
office-place = Place (if any)
office-place-example = Đông Hà

# The first start.
welcome-what = The registry of incoming and outgoing documents under Decree 30/2020/NĐ-CP: register, number, find and print the book.
welcome-office = Your office
welcome-create = Create the registry
welcome-place = It will be at { $path }
welcome-try = Or look around first
welcome-demo-what = An invented year with 44,375 incoming and 13,769 outgoing documents, kept beside it, away from the real registry.
welcome-demo = Make the demo office

# Long work.
work-progress = { $done } / { $total }
work-stop = Stop
work-stopping = Stopping…
work-broken-off = The work broke off. The registry is whole. Please do it again.

# Books and printing.
print-books = Books
print-of-one = Of one document
print-reports = Reports, handing over
print-year = Year
print-pages = Max pages per volume
print-from = From date
print-to = To date
print-as-of = As of the end of
print-from-number = From number
print-to-number = To number
print-range-hint = Leave dates and numbers empty to print the whole year.
print-target = PDF file
print-choose = Choose the file
print-choose-title = Save the registry book
print-closing = Closing page
print-closing-hint = A locked book printed whole has this page by itself.
print-rows = The whole book or a range
print-new-pages = Print new pages
print-pages-again = Print pages again
print-new-pages-hint = The pages that are full now, and supplement pages for printed rows that changed. A locked book printed on has its last page and its closing page.
print-pages-again-hint = Exactly as they were, with their supplement pages: 5, 5-8; of another volume than the last: 1/5, 1/5-8.
print-again-pages = Pages
print-day = Daily register
print-day-what = Closes what was written since the last closing and prints it to the file below, with the seal of the history.
print-close-day = Close the day and print
print-day-target = File of the daily register
print-closed-days = Closed days:
print-closed-day = { $day }, { $clerk }: seal { $seal }
print-start = Print…
print-save-pdf = Save PDF
print-empty = Print the empty book
print-done = PDF files made: { $count }.
print-replace = Save PDF, replace the file
print-open = Open
print-not-opened = { $path } could not be opened: { $why }. The file is there; open it with a PDF viewer.

# Settings.
settings-save-office = Save the office
settings-office-saved = The office is saved.
settings-renamed-asks = Is the office called so from today on, or was the name in the registry a mistake? If it is renamed, documents and books of the days before keep the former name.
settings-renamed-today = Renamed from today
settings-renamed-corrected = The name was a mistake
settings-display = Display
display-system = As the system
display-light = Light
display-dark = Dark
display-high-contrast = High contrast
display-keys = Always show the keys
settings-registry-hint = Close the program before copying this file; copy the files of the same name beside it too.
settings-authorities = Issuing authorities
settings-authorities-hint = Each has number series of its own and an outgoing book of its own.
settings-authority-name = Name of the authority
settings-authority-abbreviation = Abbreviation
settings-authority-added = The issuing authority is saved.
settings-type-name = New type
settings-type-abbreviation = Its abbreviation
settings-type-written = How number and symbol are written (where a sector rules so)
settings-type-added = The document type is added.
category-administrative = Administrative
category-normative = Normative
category-party = Party
category-copies = Copies
category-other = Other

# The keys.
keys-register-incoming = register an incoming document
keys-register-outgoing = register an outgoing document
keys-books = incoming (while no form is open), outgoing
keys-search = search; arrows go through the hits, Esc clears
keys-list = go through the list
keys-year = year before, year after, all years
keys-fields = next field, field before, next field
keys-suggestions = open suggestions, choose, take
keys-today = today, in a date field
keys-save = save, then the next
keys-leave = close, keeping the draft
keys-fill = fill in receiver and hand-over date
keys-switch = the next choice: legal normative or not, which book, cancel or recall
keys-print = books and printing
keys-settings = settings
keys-display = larger letters; light, dark

filter-open = Filter
filter-close = No filter
filter-type = Type
filter-organ = Issuer
filter-from = From
filter-to = To
keys-filter = filter by type, issuer, dates; no filter

copies-title = Safety copies
copies-no-folder-yet = No folder for safety copies was chosen yet. Choose one on another disk, a USB drive or a network share.
copies-choose = Choose folder…
copies-choose-title = Which folder are safety copies to go to?
copies-now = Make a copy now
copies-by-itself = By itself
copies-at-start = when the window opens
copies-at-close = when the window closes
copies-last = The last copy: { $when }, { $path }
copies-never = No safety copy was made yet.
copies-made = Copied to { $path }; the copy was opened and found whole.
copies-made-unrehearsed = A copy was made at { $path } and opened: no damage was found. There was no room to rehearse restoring it; it will be tried again when the machine is idle.
copies-wrong = Rehearsing the restoring of the copy { $path } failed. The copy is kept but does not count as good; the older copies are still there. Check the registry (Shift F9), then make another copy (Ctrl B).
copies-unrehearsed = Restoring the copy of { $when } is yet to be rehearsed, when the machine is idle: { $path }
copies-wrong-last = The copy of { $when } cannot be restored: { $path }
copies-closing = Making a safety copy; then the window closes…
copies-leave = Every registered document is safe in the registry. Close once more to leave at once without the copy.
copies-old = The last safety copy is { $days } days old.
copies-none = No safety copy of this registry was ever made.
copies-how = Ctrl B makes one now; its folder is chosen under Settings (F9).
keys-reopen = open the registry again after a fault of the program
keys-back-up = make a safety copy now

# How a document stands, how it came by its number, and what was warned of.
standing-cancelled = Cancelled
standing-recalled = Recalled
details-period = period { $from }–{ $to }
details-double = Double in the old book
details-double-short = Double
details-held = Held number
details-inserted = Number with suffix
details-emergency = Numbered on paper
details-imported = From an old book
details-struck = Mistyped number, taken back
details-take-back = Take the number back
details-cancelled-by = Cancelled on { $date } by decision of { $authority }
details-recalled-by = Recalled on { $date } by decision of { $authority }
details-why = Reason: { $reason }
caution-date-order = Date out of order: number and date stand the wrong way round beside a neighbour.
caution-duplicate = Same number, symbol, issuer and year as a document registered before.

# Cancelling and recalling.
standing-valid = Valid
details-withdraw = Cancel, recall
details-link = Link
withdraw-title-cancel = Cancel { $document }
withdraw-title-recall = Recall { $document }
withdraw-cancel-means = Cancel: it never went out, or this row is wrong.
withdraw-recall-means = Recall: it was sent and is now called back from its receivers.
withdraw-keeps-number = Row and number stay in the book; the number is not given again. This cannot be undone.
withdraw-reason = Reason
withdraw-authority = Decided by
withdraw-date = Date of decision
withdraw-cancel-now = Cancel document
withdraw-recall-now = Recall document
withdraw-take-back = Take the number back
withdraw-title-take-back = Take the number of { $document } back
withdraw-take-back-means = This number was mistyped (in a list or on paper), and the next numbers followed it.
withdraw-strikes-number = The document is cancelled and stays in the book; the number is not given again; numbering goes on where it stood. This cannot be undone.
withdraw-take-back-now = Take the number back
withdraw-with-others = Cancel and take back those too
withdraw-leave = Do not change
withdraw-cancelled = Cancelled: { $document }. Its row and number stay in the book.
withdraw-recalled = Recalled: { $document }. Its row and number stay in the book.

# History and links.
history-title = History
history-links = Links
history-incoming = Incoming { $number } of { $date }
history-outgoing = { $number } of { $date }
link-title = Link { $document }
link-number = Number and symbol of the other document
link-year = Year
link-reason = Reason (if any)
link-which = Several documents have this number; choose one with ↑ ↓ and save.
link-save = Save link
link-saved = The two documents are linked.

# Who writes.
clerk-title = Who keeps the registry?
clerk-why = The clerk's name is kept with every change of the registry. It is asked only once.
clerk-label = The clerk's full name
clerk-save = Save name

keys-document = amend; cancel, recall; link the chosen document
keys-with-others = cancel with it the documents that depend on it
keys-from-document = answer the chosen document, register another like it; copy its citation
keys-links = open the linked document; the next link

# Amending, numbers of one's own choice, and what looks registered already.
details-answer = Write an answer
details-similar = Register a similar document
details-cite = Copy the citation
details-cited = Copied: { $citation }
details-amend = Amend
details-shrink = Back to the list
entry-amend = Amend { $document }
entry-amend-reason = Reason for amending
entry-save-amended = Save amendment
entry-amended = The document is amended. What stood before is kept in its history.
entry-number = Other number (held, suffix)
entry-reason = Reason
entry-number-hint = Take a held number (↓), or write one with a suffix such as 15a and its reason. Empty takes the next.
entry-on-paper = Number given outside the program
entry-jump = With number { $number } the next number will be { $then } instead of { $next }.
entry-chosen = chosen number
entry-other-number = Other number…
entry-next-number = Take the next
alike-title = Is this document registered already?
alike-open = Open the registered one
alike-open-means = The form keeps what stands in it.
alike-same = The same document
alike-same-means = Come another way (paper, electronic): register it and link it with the one that is there.
alike-reason = Reason for another row
alike-another = Register anyway
alike-another-means = It is another document: the reason is kept in the book.
alike-leave = Do not register
keys-number = choose a held number or a suffix; take the next number
keys-offer = accept what the form offers: a number far on, a shared series
document-incoming = incoming document { $number }
document-outgoing = document { $number }

# The sections of the settings.
settings-general = General
settings-clerk = Clerk
clerk-saved = The name is kept. Changes from now on bear it.
keys-sections = the next section of the settings; year before, year after
keys-office = open the marked folder; the other language; choose the folder of copies; the name was written wrongly
keys-series = legal normative or not; end a numbering in the year
keys-types = the next group of types; retire the marked type, or offer it again
keys-held = which book; legal normative or not; the next held number; give it up
series-tab = Number series
series-title = Number series of the year
series-none = No series in this year yet; the first document of each type opens its own.
series-last = last number { $last }
series-more = and { $count } more (vanthu numbers)
series-unused = no number given yet
series-new = Add a series of the office
series-new-hint = The types named here share one run of numbers.
series-authority = Issuing authority
series-name = Name of the series
series-types = Types of documents (separated by ;)
series-starts = From
series-ends = Until (if any)
series-first = First number
series-add = Add series
series-added = The series is added.
series-close = End numbering within the year
series-close-hint = From the next day on, the series of this authority begin at 01 again. Without an authority the arrival numbers end.
series-close-authority = Authority (empty: arrivals)
series-close-day = Last day
series-close-reason = Reason for ending
series-end = End numbering
series-ended = Ended; documents from the next day on begin at 01.
hold-tab = Held numbers
hold-title = Held numbers of the year
hold-none = No number is held in this year.
hold-about = { $holder }, until { $until }
hold-new = Hold numbers
hold-hint = A held number goes to no other document until the end of the day given here. An empty “From number” holds the next.
hold-holder = Held for
hold-reason = Reason for holding
hold-until = Held until
hold-from = From number
hold-amount = How many
hold-authority = Issuing authority of the number
hold-type = Type of the number
hold-save = Hold
hold-saved = Held: { $numbers }.
hold-release-reason = Reason for giving up
hold-give-up = Release number { $number }
hold-given-up = The number is given up.
lock-tab = Locked books
lock-title = Books of the year
lock-what = Lock or reopen the chosen book
lock-hint = In a locked book nothing is registered or changed until it is unlocked. Unlocking needs a reason, which the history keeps.
lock-reason = Reason (required to unlock)
lock-now = Lock book
lock-reopen = Reopen book
lock-locked-now = Locked
lock-open = Open
ending-again = Nothing was written. Press Ctrl S once more to do it.
settings-authority-from = Issues from
settings-authority-to = until
authority-from = from { $from }
authority-to = until { $to }
