# Searches kept under a name.
saved-places = Saved searches
saved-keep = Save this search…
saved-title = Keep a search
saved-rename-title = Saved search
saved-about = Asked again, it shows: { $what }.
saved-name = Name
saved-hint = The name stands at the left, below the books. A press on it asks the search again, or Ctrl Shift F.
saved-save = Keep
saved-remove = Remove
saved-name-taken = Another search has this name. Write another.
saved-enough = { $most } searches are kept, and no more fit. This one was not kept. Press Ctrl Shift F, mark one that is no longer used and press Ctrl D to remove it.
saved-kept = “{ $name }” is saved. It reopens from the side menu, or by Ctrl Shift F.
saved-renamed = Its name is “{ $name }” now.
saved-removed = “{ $name }” is no longer among the searches. No document was touched.
keys-saved = saved searches; save this search

# What a list shows, in words.
told-text = search “{ $text }”
told-incoming = incoming documents
told-outgoing = outgoing documents
told-both = both books
told-type = type { $name }
told-organ = issuer { $name }
told-day = on { $day }
told-from = from { $day }
told-to = up to { $day }
told-waiting = not handed over
told-clerk = registered by { $name }
told-year = year { $year }
told-every-year = all years
told-year-looked-at = in the year one looks at
told-today = today
told-week = this week
told-mine = mine
told-due = due from { $from } to { $to }
told-due-to = due up to { $to }
told-urgent = urgent documents still waiting
