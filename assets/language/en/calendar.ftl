# The working calendar, deadlines, the day's list.
holiday-new-year = New Year's Day
holiday-tet = Lunar New Year
holiday-hung-kings = Hùng Kings' Day
holiday-victory = Victory Day
holiday-labour = Labour Day
holiday-national = National Day
holiday-culture = Vietnamese Culture Day
due-overdue = { $days } d overdue
due-overdue-short = { $days } d late
due-today = Today
due-ahead = { $days } d left
urgent-wait = { $days ->
    [0] Urgent: now
    [one] Urgent: waits { $days } day
   *[other] Urgent: waits { $days } days
}
urgent-wait-short = Urgent: { $days } d
cause-neither-off-nor-work = “{ $text }” does not say whether the day is off. Write “off” or “work”.

usage-calendar = Write: vanthu calendar list, add DATE off|work [NAME], remove DATE, or import FILE.csv
calendar-holiday = { $day } · off · { $name }
calendar-in-lieu = { $day } · off · { $name } (in lieu)
calendar-own-off = { $day } · off · { $name } (the office's own)
calendar-own-work = { $day } · working · { $name } (the office's own)
calendar-removed = { $day } goes by the public calendar again.
calendar-not-own = { $day } is not one of the office's own days, so there is nothing to remove. Nothing has changed.
calendar-imported = { $days } days are in the working calendar now.
calendar-nothing-imported = No day was taken, because { $refused } lines are wrong. Mend them and import again.
due-list-day = The work of { $day }
due-list-overdue = Overdue: { $count }
due-list-today = Due today: { $count }
due-list-near = Due within the next three working days: { $count }
due-list-urgent = Urgent documents still waiting: { $count }
due-list-urgent-line = {"    "}{ $wait } · { $document }
due-list-line = {"    "}{ $urgency } (due { $due }) · { $document }
due-list-units = { $line } · { $units }
due-list-waiting = Not handed over: { $incoming } incoming, { $outgoing } outgoing
due-list-held = Held numbers that expire: { $count }

weekday-full-1 = Monday
weekday-full-2 = Tuesday
weekday-full-3 = Wednesday
weekday-full-4 = Thursday
weekday-full-5 = Friday
weekday-full-6 = Saturday
weekday-full-7 = Sunday
entry-due-shape = date, or 5 wd
due-becomes = Due { $day }
due-day-off = The deadline is a day off: { $day } ({ $why }). The next working day is { $next }.
off-weekend = weekend
off-in-lieu = in lieu of { $name }

calendar-tab = Working calendar
calendar-title = Days off and working days
calendar-law-hint = Grey: holidays by law; where the Prime Minister decides each year, the usual days. Blue: the office's own days.
calendar-new = Enter a day of the office's own
calendar-hint = Saturdays, Sundays and holidays are off. Enter compensatory days off, swapped days and working Saturdays as announced each year.
calendar-off = Off
calendar-work = Working
calendar-day = Day
calendar-until = Up to
calendar-name = Why
calendar-save = Save to the calendar
calendar-saved = { $days } days are in the working calendar.
calendar-import = Import from a file…
calendar-import-hint = A CSV or Excel file, a line each: day, off or work, why.
calendar-choose-title = Choose a file of the working calendar
calendar-is-law = { $day } is off by law. If the office works on that day, press Change and enter it as a working day.
calendar-refused = No day was taken: { $refused } lines are wrong. { $first }

quick-due = Due
quick-overdue = Overdue
quick-due-today = Due today
quick-due-near = Due soon
quick-urgent = Urgent waiting
keys-day-work = the day's work
day-title = Today's work
day-nothing = Nothing waits today.
day-last-numbers = Last numbers on paper to be told
day-copy-wrong = The last safety copy cannot be restored
day-urgent = Urgent documents still waiting
day-overdue-incoming = Incoming, overdue
day-overdue-outgoing = Outgoing, answer overdue
day-today-incoming = Incoming, due today
day-today-outgoing = Outgoing, answer due today
day-near-incoming = Incoming, due in three working days
day-near-outgoing = Outgoing, answer due in three working days
day-draft-incoming = Incoming, begun and not registered
day-draft-outgoing = Outgoing, begun and not registered
day-draft-pile = Rows of a pile, not registered
day-held = Held numbers that expire
day-waiting-incoming = Incoming, not handed over
day-waiting-outgoing = Outgoing, not handed over
