# The working calendar, deadlines, the day's list.
holiday-new-year = Tết Dương lịch
holiday-tet = Tết Âm lịch
holiday-hung-kings = Giỗ Tổ Hùng Vương
holiday-victory = Ngày Chiến thắng
holiday-labour = Quốc tế Lao động
holiday-national = Quốc khánh
holiday-culture = Ngày Văn hóa Việt Nam
due-overdue = Quá hạn { $days } ngày
due-today = Hôm nay
due-ahead = Còn { $days } ngày
cause-neither-off-nor-work = “{ $text }” không cho biết ngày ấy nghỉ hay làm việc. Hãy ghi “nghỉ” hoặc “làm việc”.
