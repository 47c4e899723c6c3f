# What the commands say.
log-nowhere = The system has no folder for the program's log, so none is written. Set the variable VANTHU_LOG_FOLDER to name one.
usage-hint = vanthu --help lists the commands.
usage-not-understood = The command line was not understood: { $detail }
usage-unknown-command = There is no command “{ $command }”.
usage-group = After “{ $group }” write one of: { $words }.
usage-unknown-option = There is no option “{ $option }”.
usage-option-too-many = This command has no option “{ $option }”.
usage-option-missing = { $option } is missing.
usage-option-and-value = { $option } { $value }
usage-value-missing = “{ $option }” needs a value.
usage-word-too-many = “{ $word }” is one word too many.
usage-language = There is no language “{ $code }”. Use vi or en.
usage-sides = “{ $text }” is no way to print on sides. Use one, long-edge or short-edge.
usage-pages-of-one = --pages is for one file.
usage-book = “{ $word }” is no book. Use incoming or outgoing.
usage-dates = “{ $text }” is no order of dates. Use day-first or month-first.
usage-not-a-number = { $option }: “{ $text }” is not a number that can be used here.
usage-not-a-date = { $option }: “{ $text }” is not a day of the calendar. Write day/month/year.
usage-print-on = Printing on is of the whole year's book, page by page. Leave out --from, --to, --from-number and --to-number.
usage-shell = There are no completions for the shell “{ $word }”. Use one of: { $known }.
usage-head = A seal is 64 hexadecimal digits, as printed in a daily register.
usage-number-missing = Say the document's number.
usage-link = Write: vanthu link ID replaces|amends|corrects|recalls|answers|encloses|copy-of|same-as ID
usage-last = “{ $text }” is no last number on paper. Write SERIES=NUMBER, for instance "incoming=96", "UBND tỉnh, Quyết định=9", or with a year "incoming/2026=96"; where nobody knows it, a question mark, with --reason.
usage-query-missing = Say what to look for.
usage-file-missing = Say which file.
usage-folder-missing = Say which folder.
usage-authority = Write: vanthu authority add "NAME" --abbreviation ABBREVIATION
usage-not-a-deadline = { $option }: “{ $text }” is neither a day nor a term. Write day/month/year, or like “5 working days”, “same day”.

file-unreadable = { $path } cannot be read: { $detail }. Nothing has changed.
file-not-a-file = { $path } is a folder, a pipe or a device, not a file. Nothing has changed. Name a file, or leave the name out to read from standard input.

office-unnamed = This registry has no office yet. Name it: vanthu office --name "NAME" --abbreviation ABBREVIATION
office-shown =
    Office: { $name }
    Body above it: { $parent }
    Abbreviation: { $abbreviation }
    Place: { $place }
office-address = Address: { $value }
office-telephone = Telephone: { $value }
office-fax = Fax: { $value }
office-e-mail = E-mail: { $value }
office-website = Website: { $value }
authority-shown = Issuing authority: { $name } ({ $abbreviation })

clerk-shown = Clerk: { $clerk }
clerk-unnamed = No clerk is named for this machine yet. Write: vanthu clerk "NAME"
clock-set-back = The machine's clock is behind: the last entry was written on { $last }. The registry still takes entries and nothing is lost; set the clock right and check the dates of arrival and issue.

which-none = No document has this number in that year's book.
which-several = { $amount } documents have this number. Nothing was changed. Choose one by --id:
which-named = #{ $id } · { $number } of { $date } · { $organ } · { $subject }

link-shown = { $kind }: { $other }
event-shown = { $at } · { $clerk } · { $action }
event-shown-with-reason = { $line } · { $reason }
event-change = {"    "}{ $field }: “{ $before }” → “{ $after }”

series-shown = #{ $id } · { $name } · { $from }–{ $to } · from number { $first }, last { $last }
series-taken-back = { $series }: number { $numbers } was taken back; its document is cancelled and stays in the book. Numbering goes on after { $back-to }.
series-shown-with-types = { $line } · { $types }
reservation-shown = #{ $id } · series #{ $series } · number { $number } · { $state } · { $holder } · until { $until } · { $reason }
reservation-released-now = The number is no longer held.
lock-locked = The books of { $year } are locked.
lock-reopened = The books of { $year } are unlocked.
lock-unchanged = The books of { $year } were so already. Nothing has changed.
number-ruled = The ruling on the number of this document was noted: { $document }.
ending-yes = Nothing was written. Add --yes to do it.
way-future = If that date is right, add --accept-future.
type-shown = { $name } · { $abbreviation }
type-shown-without = { $name } · no abbreviation
usage-type = Write: vanthu type add "NAME" --abbreviation ABBREVIATION
usage-since-or-correct = Write either --since DATE for a new name, or --correct for a name written by mistake.
numbers-series = { $name } · { $from }–{ $to }: { $documents } documents, numbers { $first } to { $last }, { $withdrawn } cancelled or recalled
numbers-fault = {"    "}{ $fault }

register-line-refused = Line { $line }: { $problem }
register-line-warning = Line { $line }: { $warning }
register-nothing-done = No document was registered. Correct these lines and run it again.
register-line-too-long = Line { $line } is longer than { $most } MB, so it is no document; nothing from that line on was read. Documents whose numbers were reported are safe in the registry. Check the file or the program that feeds it.
register-too-much = The list is larger than { $most } MB, too much to register together. No document was registered. Split the list, or add --each to register line by line.
register-read-no-further = Too many lines are wrong; the lines after these were not read.

search-nothing = No document was found for “{ $text }”.
search-incoming = In { $number }, { $date }: { $code }, { $organ }. { $kind } { $subject }
search-outgoing = Out { $code }, { $date }: { $organ }. { $kind } { $subject }
search-of-period = { $line } (period { $from }–{ $to })
search-cancelled = { $line } [CANCELLED]
search-recalled = { $line } [RECALLED]

output-written = Wrote { $path }

print-on-page = Volume { $volume }: page { $page }
print-on-pages = Volume { $volume }: pages { $page } to { $to }
print-on-volumes = { $count } pages: from page { $page } of volume { $volume } to page { $to } of volume { $last }
print-on-supplements = Supplement pages: { $count }, to lie after page { $pages }
print-on-lost = { $count } pages were printed before the registry was restored ({ $pages }): their numbers are not used again, their rows stand on later pages.
print-on-waiting = Rows on a page that is not full yet, not printed: { $rows }
print-on-nothing = No page is full yet. Nothing was printed.
print-on-nothing-since = Since page { $page } of volume { $volume } no page has become full and no printed row has changed. Nothing was printed. A page that was printed but is not on paper is printed again by its number.

day-closed = The day { $day } is closed (number { $id }): events { $first } to { $last }, the closing itself event { $event }
day-seal = {"    "}seal { $head }
day-shown = #{ $id } · { $day } · { $at } · { $clerk } · events { $first }–{ $last }, closed by event { $event }

import-row-refused = { $place }: { $problem }
import-more-refused = … and { $count } more refused rows. Add --refused FILE to save every refused row with its reason.
import-rows-refused = { $place } to line { $last } ({ $count } lines): { $problem }
import-row-warned = { $place }: { $warning }
import-rows-warned = { $count } rows, as { $place }: { $warning }
import-place-line = Line { $line }
import-place-sheet = Sheet “{ $sheet }”, line { $line }
import-inner-line = line { $line }
import-inner-sheet = line { $line } of the sheet “{ $sheet }”
import-places = { $first }, { $next }
import-places-more = …
import-sheets-read = { $count } sheets are read (rows of documents): { $names }
import-sheet-hidden-read = The sheet “{ $sheet }” is hidden; as there is no other, it is read.
import-sheet-of-other-book = The sheet “{ $sheet }” is not read: it is of the other book.
import-sheet-hidden = The sheet “{ $sheet }” is not read: it is hidden. To import it, show it in Excel.
import-sheet-without-headings = The sheet “{ $sheet }” is not read: it has no row of registry headings.
import-passed-over = { $count } rows that are titles or totals are passed over: { $places }
import-repeated = Passed over { $count } rows whose document stands in another sheet of this file already (same day, number, issuer and subject); each document is registered once: { $places }
import-hidden-rows = { $count } rows that are hidden in the file (by a filter or by hand) are read as well.
import-hidden-unknown = An .xls file does not say which rows are hidden: rows filtered out or hidden by hand, if any, are read too. To be sure, save it as .xlsx and try again.
import-dates-leap = Column “{ $columns }”: the days leap from month to month from one row to the next, as if the month stood before the day (a computer set to the United States). Compare some rows with the paper book; dates that Excel has exchanged already must be mended in Excel.
import-numbers-given = { $count } rows without a number in the list are given the numbers { $first }–{ $last }.
import-short-years = { $count } days have a year of two digits; “{ $text }” ({ $place }) was taken for { $day }. See whether that is right.
import-doubled = { $count } rows bear a number that another document has: { $numbers }
import-withdrawn = { $count } documents are imported as cancelled or recalled: { $places }
import-links-waiting = { $count } links wait for documents that are not in this registry; they are made when a list with those is imported.
import-way-book = Add --book incoming or --book outgoing.
import-way-dates = Add --dates month-first or --dates day-first.
import-way-columns = Add --skip-columns to leave that column out.
import-way-numbers = Add --number-rows to give new numbers to { $count } rows without one.
import-done = { $added } documents imported; { $known } were there before; { $refused } lines passed over.
import-would = A trial: { $added } documents would be added; { $known } are there already; { $refused } lines would be refused. Nothing has changed.
import-nothing-done = No document was imported, for { $refused } lines were refused ({ $added } could be imported, { $known } are there already). Correct those lines, or add --skip-bad to pass them over.

report = { $year }: { $incoming } incoming, { $outgoing } outgoing
report-withdrawn = Cancelled or recalled (not counted as outgoing): { $withdrawn }
report-doubles = Of these incoming documents that came twice (by paper and by wire): { $doubles }
report-as-of = At the end of { $date }
report-line = { $organ } · { $kind }: { $count }
report-line-normative = { $organ } · { $kind } (legal normative): { $count }

check-whole = The registry is whole: { $documents } documents, a true search index, no number missing or double without a cause, the history untouched, attached files all there and unchanged.

backup-done = { $documents } documents copied; the copy was opened and found whole.
backup-unrehearsed = A copy of { $documents } documents was made and opened: no damage was found. There was no room to rehearse restoring it; the window will try again when the machine is idle.
backup-wrong = A copy was made, but rehearsing its restoring failed, for something is wrong in the registry itself. The copy is kept but does not count as good; the older copies are still there. Check the registry (vanthu check).
backup-pruned = { $removed } old copies were removed, as their time was over.
backup-not-pruned = The copy was made, but { $refused } old copies whose time is over could not be removed. Check the folder's permissions.
backup-clock-leapt = The copy was made, but no old one was thinned: the clock says a day more than 14 days after the last entry. If the clock is wrong, set it right; if it is right, copies are kept by the usual rule again after seven days with entries.

restore-done = The registry { $registry } was restored from { $copy }: { $documents } documents.
restore-kept = The former registry is kept at { $kept }
restore-since = { $documents } documents were registered after the copy was made and are not in it. Their numbers are given to no other document:
restore-since-series = {"    "}{ $series } ({ $from }–{ $to }): numbers { $numbers }
restore-since-pages = { $pages } pages of books were printed after the copy was made: their page numbers are not used again.
restore-since-days = { $days } days were closed after the copy was made and are not in it: keep the printed daily registers.
restore-since-withdrawn = { $documents } documents of the copy were cancelled or recalled after it was made: they stay so.
restore-since-amended = { $documents } documents of the copy were amended or completed after it was made: after restoring they are as they were in the copy and must be amended again.
restore-since-files = To { $documents } documents of the copy files were attached, or withdrawn from them, after it was made: this must be done again.
restore-since-follow-up = Of { $documents } documents and envelopes something was written down after the copy was made (submitted, assigned, handed over, sent, lent, linked): it must be written down again.
restore-listed = These documents are listed in { $list }. Import that file and each gets back its own number.
restore-actions-listed = What was done after the copy was made to documents that are in it, one by one: { $list }
restore-forked = The former registry and the copy have one origin but went different ways: each series goes on from the larger number of both.
restore-foreign = The former registry is another one, not that of this copy: nothing was taken from it. Which numbers were given after the copy is not known.
restore-other-registry-hint = If it really is to be replaced by another registry, add --other-registry (the present one is still kept beside it).
restore-unreadable = The former registry cannot be read: which numbers were given after the copy is not known.
restore-absent = No registry stood here before: which numbers were given after the copy is not known.
last-asked = Restored on { $day } without the former registry being read: of { $count } series the last number on paper is still to be entered ({ $series }). Until then a number may be given twice. Look at the paper and enter it (Today's work, Ctrl J; or vanthu series last).
last-asked-series = { $series } ({ $from }–{ $to }): last number here { $last }; enter the last on paper
last-none-asked = No last number on paper is asked for.
last-told = The last number on paper of { $count } series was recorded.
restore-nothing-changed = Nothing was restored. The registry at { $registry } is as it was.

demo-filling = Registering { $documents } demo documents…
demo-filled = The demo registry is { $path }
demo-invented = The counts are those of a provincial office's report for 2023; every text is invented. The 2,972 outgoing documents whose type the report does not name are taken as the Office's own.
demo-found = There is a registry at { $path }; opening it.
demo-no-display = This machine has no display, so no window opens. The registry is { $path }.

job-stopped = Stopped as asked. Nothing half done was left.
job-pages-unnamed = Those pages are kept as printed and are not lost: print them again by their numbers.
job-unknown-series = There is no number series “{ $name }” in { $year }. vanthu series list shows the series. Nothing was printed.
job-closing-of-type = The closing page counts whole number series, so it does not stand in a book of one type. Nothing was printed. Leave out --closing, or print by --series.
job-no-book-of-series = The form { $name } is not printed by number series. Nothing was printed. Leave out --series.
job-office-unnamed = This registry has no office yet, so no cover can be printed. Name it under Settings, or: vanthu office --name "NAME" --abbreviation ABBREVIATION
job-empty-incoming = The incoming book of { $year } has no document yet, so it was not printed.
job-empty-outgoing = The outgoing book of { $year } of { $authority } has no document yet, so it was not printed.
job-empty-part = The part of the book of { $year } that was asked for has no document, so it was not printed. Look at the days or numbers again.
job-empty-others = In { $year } there are outgoing documents of: { $names }. Please choose that authority (command: --authority).
job-empty-blank = To print it all the same, press “Print the empty book” (command: --blank).
