# Mở lần đầu: ba bước.

welcome-step = Bước { $at } / { $of }
welcome-next = Tiếp tục
welcome-enter = Enter sang mục sau, rồi bước sau
keys-begin = ngôn ngữ khác; xem thử một năm hư cấu; lấy lại từ bản sao lưu, hoặc chọn thư mục sao lưu
welcome-books = Cơ quan ban hành và số
welcome-books-what = Để trống tất cả nếu chỉ phát hành văn bản của cơ quan mình và bắt đầu sổ mới. Đang dùng sổ giấy hoặc Excel trong năm thì ghi số đã cấp gần nhất, chương trình cấp tiếp từ số sau. Thêm cơ quan, thêm dãy số khác trong Cài đặt.
welcome-authority = Cơ quan ban hành khác (nếu có), như UBND tỉnh
welcome-authority-abbreviation = Viết tắt (UBND)
welcome-last-arrival = Số đến gần nhất trong năm
welcome-whose-1 = 1. Cơ quan của dãy số
welcome-types-1 = Các loại chung dãy số (ngăn bằng ;)
welcome-last-number-1 = Số gần nhất
welcome-whose-2 = 2. Cơ quan của dãy số
welcome-types-2 = Các loại chung dãy số (ngăn bằng ;)
welcome-last-number-2 = Số gần nhất
welcome-whose-3 = 3. Cơ quan của dãy số
welcome-types-3 = Các loại chung dãy số (ngăn bằng ;)
welcome-last-number-3 = Số gần nhất
welcome-next-numbers = Số kế tiếp: { $codes }
welcome-clerk-title = Người ghi sổ và nơi sao lưu
welcome-clerk-what = Họ tên văn thư được ghi cùng mỗi thay đổi trong sổ.
welcome-clerk = Họ và tên người ghi sổ
work-left = { $state } · còn khoảng { $left }
work-seconds = { $count } giây
work-minutes = { $count } phút
