# Nhập văn bản: ngày, lặp lại, lấy lại.
keys-date = trong ô ngày: ngày sau, ngày trước; tháng sau, tháng trước
keys-repeat = lặp lại giá trị của văn bản đăng ký trước vào ô đang nhập
keys-undo = lấy lại việc vừa làm trong biểu mẫu; làm lại
entry-keys = F4 lặp lại · Ctrl Z lấy lại
entry-filled = Đã điền từ dòng vừa dán: { $fields }.
entry-not-filled = Chưa điền: { $texts }
entry-filled-undo = Ctrl Z trả lại như trước khi dán.
