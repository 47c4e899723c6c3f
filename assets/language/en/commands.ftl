# What the commands say.
usage =
    Văn Thư: the registry of incoming and outgoing official documents.

    vanthu                                opens the window
    vanthu demo [DIR] [--documents N] [--no-window]
                                          makes a demo year, prints its books as PDF, opens the window
    vanthu office [--name … --parent … --abbreviation … --place …]
                                          shows or names the office
    vanthu authority add NAME --abbreviation A
                                          adds an issuing authority
    vanthu register incoming|outgoing [FILE|-] [--each]
                                          registers JSON lines (keys of Phụ lục VI, NĐ 30/2020/NĐ-CP)
    vanthu search QUERY [--book incoming|outgoing] [--year Y] [--limit N] [--json]
                                          finds documents
    vanthu book incoming|outgoing --year Y [--authority NAME] [--from DATE --to DATE]
           [--from-number N --to-number N] [--pages-per-volume N] -o FILE.pdf
                                          prints a registry book
    vanthu import FILE.csv|.xlsx [--book incoming|outgoing] [--dry-run] [--skip-bad]
                                          takes in an existing list
    vanthu report --year Y [--json]       counts of a year
    vanthu check                          checks the registry

    Everywhere: --registry FILE (which registry), --lang vi|en (which language).
    Exit codes: 0 done, 1 a check found something wrong, 2 refused.
usage-hint = vanthu --help lists the commands.
usage-not-understood = The command line was not understood: { $detail }
usage-unknown-command = There is no command “{ $command }”.
usage-unknown-option = There is no option “{ $option }”.
usage-option-too-many = This command has no option “{ $option }”.
usage-option-missing = { $option } is missing.
usage-value-missing = “{ $option }” needs a value.
usage-word-too-many = “{ $word }” is one word too many.
usage-language = There is no language “{ $code }”. Use vi or en.
usage-book = “{ $word }” is no book. Use incoming or outgoing.
usage-not-a-number = { $option }: “{ $text }” is not a number that can be used here.
usage-not-a-date = { $option }: “{ $text }” is not a day of the calendar. Write day/month/year.
usage-query-missing = Say what to look for.
usage-file-missing = Say which file.
usage-authority = Write: vanthu authority add "NAME" --abbreviation ABBREVIATION

file-unreadable = { $path } cannot be read: { $detail }. Nothing has changed.

office-unnamed = This registry has no office yet. Name it: vanthu office --name "NAME" --abbreviation ABBREVIATION
office-shown =
    Office: { $name }
    Body above it: { $parent }
    Abbreviation: { $abbreviation }
    Place: { $place }
authority-shown = Issuing authority: { $name } ({ $abbreviation })

register-line-refused = Line { $line }: { $problem }
register-line-warning = Line { $line }: { $warning }
register-nothing-done = No document was registered. Correct these lines and run it again.

search-nothing = No document was found for “{ $text }”.
search-incoming = In { $number }, { $date }: { $code }, { $organ }. { $type } { $subject }
search-outgoing = Out { $code }, { $date }: { $organ }. { $type } { $subject }

book-written = Printed { $path }

import-row-refused = Line { $line }: { $problem }
import-done = { $added } documents imported; { $known } were there before; { $refused } lines passed over.
import-would = A trial: { $added } documents would be added; { $known } are there already; { $refused } lines would be refused. Nothing has changed.
import-nothing-done = No document was imported, for { $refused } lines were refused ({ $added } could be imported, { $known } are there already). Correct those lines, or add --skip-bad to pass them over.

report = { $year }: { $incoming } incoming, { $outgoing } outgoing
report-line = { $organ } · { $type }: { $count }
report-line-normative = { $organ } · { $type } (legal normative): { $count }

check-whole = The registry is whole: { $documents } documents, a true search index, every series without double or gap.

demo-filling = Registering { $documents } demo documents…
demo-filled = The demo registry is { $path }
demo-invented = The counts are those of a provincial office's report for 2023; every text is invented. The 2,972 outgoing documents whose type the report does not name are taken as the Office's own.
demo-found = There is a registry at { $path }; opening it.
demo-no-display = This machine has no display, so no window opens. The registry is { $path }.

job-stopped = Stopped as asked. Nothing half done was left.
job-office-unnamed = This registry has no office yet, so no cover can be printed. Name it under Settings, or: vanthu office --name "NAME" --abbreviation ABBREVIATION
