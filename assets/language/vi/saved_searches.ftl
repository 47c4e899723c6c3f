# Searches kept under a name.
saved-places = Tìm kiếm đã lưu
saved-keep = Lưu tìm kiếm này…
saved-title = Lưu lần tìm
saved-rename-title = Tìm kiếm đã lưu
saved-about = Khi mở lại: { $what }.
saved-name = Tên
saved-hint = Tên hiện ở bên trái, dưới các sổ. Mở lại bằng cách bấm vào tên, hoặc bằng Ctrl Shift F.
saved-save = Lưu
saved-remove = Xóa khỏi danh sách
saved-name-taken = Đã có lần tìm mang tên này. Hãy ghi tên khác.
saved-enough = Đã lưu đủ { $most } lần tìm. Chưa lưu thêm. Nhấn Ctrl Shift F, chọn một lần tìm không dùng nữa rồi nhấn Ctrl D để bỏ.
saved-kept = Đã lưu “{ $name }”. Mở lại ở bên trái, hoặc bằng Ctrl Shift F.
saved-renamed = Đã đổi tên thành “{ $name }”.
saved-removed = Đã bỏ “{ $name }” khỏi các lần tìm đã lưu. Văn bản không bị đụng tới.
keys-saved = các tìm kiếm đã lưu; lưu tìm kiếm này

# What a list shows, in words.
told-text = tìm “{ $text }”
told-incoming = văn bản đến
told-outgoing = văn bản đi
told-both = cả hai sổ
told-type = tên loại { $name }
told-organ = cơ quan { $name }
told-day = ngày { $day }
told-from = từ ngày { $day }
told-to = đến ngày { $day }
told-waiting = chưa chuyển
told-clerk = do { $name } đăng ký
told-year = năm { $year }
told-every-year = mọi năm
told-year-looked-at = trong năm đang xem
told-today = hôm nay
told-week = tuần này
told-mine = của tôi
told-due = hạn từ { $from } đến { $to }
told-due-to = hạn đến { $to }
told-urgent = văn bản khẩn còn chờ
