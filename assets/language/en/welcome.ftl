# The first start: three steps.

welcome-step = Step { $at } of { $of }
welcome-next = Continue
welcome-enter = Enter goes to the next field, then to the next step
keys-begin = the other language; try an invented year; recover from a copy, or choose the folder of copies
welcome-books = Issuing authorities and numbers
welcome-books-what = Leave everything empty if you issue documents in the office's own name only and begin a new book. If a paper book or Excel was kept this year, write the last number given; numbering goes on from the next. Other authorities and series are added in the settings.
welcome-authority = Another issuing authority (if any)
welcome-authority-abbreviation = Abbreviation
welcome-last-arrival = Last incoming number
welcome-whose-1 = 1. Whose series
welcome-types-1 = Types that share it (separated by ;)
welcome-last-number-1 = Last number
welcome-whose-2 = 2. Whose series
welcome-types-2 = Types that share it (separated by ;)
welcome-last-number-2 = Last number
welcome-whose-3 = 3. Whose series
welcome-types-3 = Types that share it (separated by ;)
welcome-last-number-3 = Last number
welcome-next-numbers = Next numbers: { $codes }
welcome-clerk-title = Who writes, and where safety copies go
welcome-clerk-what = The clerk's name is kept with every change in the registry.
welcome-clerk = Full name of the clerk
work-left = { $state } · about { $left } left
work-seconds = { $count } s
work-minutes = { $count } min
