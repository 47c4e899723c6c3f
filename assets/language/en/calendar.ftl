# The working calendar, deadlines, the day's list.
holiday-new-year = New Year's Day
holiday-tet = Lunar New Year
holiday-hung-kings = Hùng Kings' Day
holiday-victory = Victory Day
holiday-labour = Labour Day
holiday-national = National Day
holiday-culture = Vietnamese Culture Day
due-overdue = { $days } d overdue
due-today = Today
due-ahead = { $days } d left
cause-neither-off-nor-work = “{ $text }” does not say whether the day is off. Write “off” or “work”.
