# The window: every text that stands on the screen and belongs to no other area.

product = Văn Thư
opening = Đang mở sổ…
window-no-display = Không mở được cửa sổ: { $detail }. Sổ đăng ký không bị ảnh hưởng. Hãy chạy chương trình trong phiên làm việc có màn hình, hoặc dùng các lệnh của vanthu.

refused-title = Không mở được sổ đăng ký
refused-safe = Chương trình không sửa gì trong tệp này.
refused-retry = Thử mở lại

# Languages.
language-this = Tiếng Việt
language-other = English

# The frame.
shell-search = Tìm số, ký hiệu, trích yếu, cơ quan…
shell-all-years = Mọi năm
place-print = Sổ và in
place-settings = Cài đặt
status-counting = Đang đếm…
status-incoming = { $count } văn bản đến · { $year }
status-outgoing = { $count } văn bản đi · { $year }
status-found = Tìm thấy { $count } văn bản · { $year }
status-printing = Đang in sổ…
status-keys-register = F2 đăng ký đến · F3 đăng ký đi
status-keys = Phím tắt

# The list.
list-incoming = Văn bản đến
list-outgoing = Văn bản đi
list-found = Kết quả tìm
list-both = Cả hai sổ
list-only-incoming = Đến
list-only-outgoing = Đi
list-book-incoming = Đến
list-book-outgoing = Đi
list-register = Đăng ký mới
list-no-incoming = Chưa có văn bản đến nào
list-no-incoming-hint = Nhấn F2 để đăng ký văn bản đầu tiên; danh sách từ trước đưa vào bằng lệnh vanthu import.
list-no-outgoing = Chưa có văn bản đi nào
list-no-outgoing-hint = Nhấn F3 để đăng ký văn bản đầu tiên và lấy số.
list-no-hits = Không tìm thấy “{ $text }”
list-no-hits-hint = Thử ít chữ hơn, tìm ở cả hai sổ, hoặc chọn năm khác bằng Alt ←.
column-book = Sổ
column-number = Số
column-arrival-number = Số đến
column-date = Ngày đến
column-book-date = Ngày
column-issued = Ngày VB
column-organ = Tác giả
column-code = Số, ký hiệu
column-subject = Tên loại và trích yếu nội dung
column-signer = Người ký
column-to = Nơi nhận
column-to-places = Đơn vị nhận
column-due = Hạn

# The fields of a document, as the forms and the details name them.
label-arrival-date = Ngày đến
label-organ-name = Tác giả (cơ quan gửi)
label-authority = Cơ quan ban hành
label-code = Số, ký hiệu
label-issued-date = Ngày văn bản
label-type-name = Tên loại
label-priority = Mức độ khẩn (0–4)
label-subject = Trích yếu nội dung
label-to-places = Đơn vị hoặc người nhận
label-due-date = Hạn giải quyết
label-answer-date = Hạn trả lời
label-hand-over-date = Ngày chuyển
label-page-amount = Số trang
label-signer = Người ký
label-signer-prefix = Thẩm quyền
label-signer-position = Chức vụ người ký
label-signer-name = Họ tên người ký
label-description = Ghi chú
label-drafting-unit = Đơn vị soạn thảo
label-to = Nơi nhận (cách nhau bằng dấu ;)
label-issued-amount = Số lượng bản
label-file-copy-unit = Đơn vị, người nhận bản lưu
label-trace = Ý kiến, trạng thái
label-file-code = Hồ sơ
label-language = Ngôn ngữ

# The entry forms.
entry-incoming = Đăng ký văn bản đến
entry-outgoing = Đăng ký văn bản đi
entry-expected = số dự kiến
entry-today = hôm nay
entry-date-shape = ngày/tháng/năm
entry-normative-label = Loại văn bản
entry-normative = Quy phạm pháp luật
entry-not-normative = Không phải QPPL
entry-uses = { $count } lần
entry-save = Lưu và nhập tiếp
entry-leave = Đóng
entry-draft-kept = Đóng vẫn giữ bản nháp
entry-kept = Nội dung đã nhập còn nguyên trong biểu mẫu.
entry-registered-incoming = Đã đăng ký số đến { $number }
entry-registered-outgoing = Đã đăng ký văn bản đi { $code }
entry-registered-what = { $organ }: { $subject }
entry-number-differs = Số dự kiến { $expected } vừa được lấy cho văn bản khác; hãy ghi số mới này lên văn bản.

# The details.
details-none = Chọn một văn bản trong danh sách để xem chi tiết.
details-arrival-number = số đến
details-code = số, ký hiệu
details-handed-over = Đã chuyển
details-file-copy-unit = Lưu ở
details-fill = Bổ sung nơi nhận, ngày chuyển
details-save = Lưu bổ sung
details-leave = Thôi
details-saved = Đã lưu phần bổ sung.

# The office, at the first start and in the settings.
office-name = Tên cơ quan
office-name-example = Văn phòng UBND tỉnh Quảng Trị
office-parent = Cơ quan chủ quản trực tiếp (nếu có)
office-parent-example = UBND tỉnh Quảng Trị
office-abbreviation = Chữ viết tắt trong ký hiệu
office-abbreviation-example = VP
office-place = Địa danh
office-place-example = Đông Hà
office-missing = Cần điền mục này.

# The first start.
welcome-what = Sổ đăng ký văn bản đến, văn bản đi theo Nghị định 30/2020/NĐ-CP: đăng ký, lấy số, tìm lại và in sổ.
welcome-office = Cơ quan của bạn
welcome-create = Tạo sổ đăng ký
welcome-place = Sổ sẽ nằm ở { $path }
welcome-try = Hoặc xem thử trước
welcome-demo-what = Một năm hư cấu với 44.375 văn bản đến và 13.769 văn bản đi, nằm riêng bên cạnh, không đụng tới sổ thật.
welcome-demo = Tạo dữ liệu mẫu

# Long work.
work-progress = { $done } / { $total }
work-stop = Dừng
work-stopping = Đang dừng…
work-broken-off = Công việc bị ngắt giữa chừng. Sổ đăng ký vẫn nguyên. Hãy làm lại.

# Books and printing.
print-what = Sổ đăng ký theo mẫu Phụ lục IV, Nghị định 30/2020/NĐ-CP, thành tệp PDF khổ A4 nằm ngang.
print-year = Năm
print-pages = Số trang tối đa mỗi quyển
print-from = Từ ngày
print-to = Đến ngày
print-from-number = Từ số
print-to-number = Đến số
print-range-hint = Để trống ngày và số để in cả năm.
print-target = Tệp PDF
print-choose = Chọn nơi lưu
print-choose-title = Lưu sổ đăng ký
print-start = In sổ
print-done = Đã in xong, { $count } tệp.
print-replace = In và thay tệp cũ
print-open = Mở
print-not-opened = Không mở được { $path }: { $why }. Tệp vẫn còn nguyên; hãy mở bằng chương trình xem PDF.

# Settings.
settings-office = Cơ quan
settings-save-office = Lưu cơ quan
settings-office-saved = Đã lưu thông tin cơ quan.
settings-language = Ngôn ngữ
settings-registry = Sổ đăng ký nằm ở
settings-registry-hint = Đóng chương trình trước khi chép tệp này; chép cả các tệp cùng tên đứng cạnh nó.
settings-authorities = Cơ quan ban hành
settings-authorities-hint = Mỗi cơ quan có hệ thống số riêng và sổ văn bản đi riêng.
settings-authority-name = Tên cơ quan ban hành
settings-authority-abbreviation = Viết tắt
settings-authority-added = Đã thêm cơ quan ban hành.
settings-types = Tên loại văn bản
settings-type-name = Tên loại mới
settings-type-abbreviation = Viết tắt loại
settings-type-added = Đã thêm tên loại văn bản.
settings-add = Thêm
category-administrative = Hành chính
category-normative = Quy phạm pháp luật
category-party = Đảng
category-copies = Bản sao
category-other = Khác

# The keys.
keys-close = Đóng
keys-register-incoming = đăng ký văn bản đến
keys-register-outgoing = đăng ký văn bản đi
keys-books = văn bản đến, văn bản đi
keys-search = tìm; mũi tên đi trong kết quả, Esc xóa
keys-list = đi trong danh sách
keys-year = năm trước, năm sau, mọi năm
keys-fields = mục sau, mục trước, mục sau
keys-suggestions = mở gợi ý, chọn, lấy
keys-today = hôm nay, trong ô ngày
keys-save = lưu và nhập tiếp
keys-leave = đóng, giữ bản nháp
keys-fill = bổ sung nơi nhận, ngày chuyển; nơi lưu tệp
keys-switch = lựa chọn kế tiếp: quy phạm pháp luật hay không, sổ nào
keys-print = sổ và in
keys-settings = cài đặt

filter-open = Lọc
filter-close = Bỏ lọc
filter-type = Tên loại
filter-organ = Cơ quan ban hành
filter-from = Từ ngày
filter-to = Đến ngày
keys-filter = lọc theo loại, cơ quan, ngày; bỏ lọc

copies-title = Bản sao lưu
copies-no-folder-yet = Chưa chọn thư mục sao lưu. Nên chọn một thư mục trên ổ đĩa khác, USB hoặc ổ mạng.
copies-choose = Chọn thư mục…
copies-choose-title = Bản sao lưu để ở thư mục nào?
copies-now = Sao lưu ngay
copies-by-itself = Tự sao lưu
copies-at-start = khi mở cửa sổ
copies-at-close = khi đóng cửa sổ
copies-last = Bản sao gần nhất: { $when }, { $path }
copies-never = Chưa có bản sao lưu nào.
copies-made = Đã sao lưu vào { $path } và đã mở thử: nguyên vẹn.
copies-closing = Đang sao lưu rồi sẽ đóng cửa sổ…
copies-leave = Các văn bản đã đăng ký vẫn nguyên trong sổ. Đóng lần nữa để thoát ngay mà không chờ bản sao.
copies-old = Bản sao lưu gần nhất đã { $days } ngày tuổi.
copies-none = Sổ này chưa có bản sao lưu nào.
copies-how = Nhấn Ctrl B để sao lưu ngay; thư mục sao lưu chọn trong Cài đặt (F9).
keys-back-up = sao lưu ngay
