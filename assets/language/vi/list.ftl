# Lists that leave the registry: exported, copied.
export-written = Đã xuất { $count } văn bản ra { $path }.
export-template-written = Đã ghi danh sách trống để điền ra { $path }.
export-setup-written = Đã ghi thiết lập của sổ ra { $path }.
import-setup-done = Đã nhận thiết lập từ { $path }.
export-exists = Đã có tệp { $path }. Tệp được giữ nguyên. Hãy chọn tên khác.
export-not-a-list = { $path } không có đuôi .xlsx, .csv hoặc .jsonl. Chưa xuất gì. Hãy ghi thêm một trong các đuôi ấy.
export-not-json-lines = Các dòng JSON lỗi chỉ lưu được vào tệp .jsonl, mà { $path } không có đuôi ấy. Chưa lưu gì. Hãy đặt tên khác.
export-two-books = Danh sách có cả văn bản đến và văn bản đi, mà tệp CSV { $path } chỉ chứa được một sổ. Chưa xuất gì. Hãy chọn một sổ, hoặc xuất ra tệp .xlsx.
export-nothing = Không có văn bản nào để xuất. Không tạo tệp.
export-too-many-rows = Danh sách dài hơn một trang tính của Excel nên chưa xuất được ra { $path }. Hãy xuất từng năm, hoặc ra tệp .csv.
export-cell-too-long = Văn bản số { $number } có nội dung dài hơn một ô của Excel nên chưa xuất được ra { $path }. Hãy xuất ra tệp .csv.
export-too-many-to-copy = Chỉ sao chép được { $most } văn bản một lần. Chưa sao chép gì. Hãy nhấn Ctrl Shift S để xuất ra tệp Excel.
export-no-folder = Không có thư mục để ghi { $path }. Chưa xuất gì. Hãy chọn thư mục khác.
export-not-allowed = Không được phép ghi { $path }. Chưa xuất gì. Hãy chọn thư mục khác.
export-open-elsewhere = Tệp { $path } đang mở trong chương trình khác (Word, Excel, Acrobat…). Chưa xuất gì; tệp ấy vẫn như cũ. Hãy đóng tệp ấy rồi xuất lại.
export-disk-full = Ổ đĩa để ghi { $path } đã đầy. Không để lại tệp dở dang. Hãy giải phóng ổ đĩa rồi xuất lại.
export-other = Không ghi được { $path }: { $detail }. Không để lại tệp dở dang.

export-title = Xuất danh sách
export-whole = Cả danh sách đang xem: { $count } văn bản, theo thứ tự đăng ký.
export-selected = { $count } văn bản đã chọn.
export-xlsx = Bảng tính Excel (.xlsx)
export-csv = Tệp CSV (.csv)
export-pdf = Bản in (.pdf)
export-choose-title = Lưu danh sách
export-hint = Các cột là các cột của sổ đăng ký; tệp này nhập lại được (Shift F9).
export-start = Xuất
export-replace = Xuất và thay tệp cũ
export-not-opened = Không mở được { $path }: { $why }. Tệp vẫn còn nguyên; hãy mở bằng Excel hoặc LibreOffice.
print-list-title = In danh sách
print-list-hint = Bảng có các cột của sổ đăng ký, khổ A4 nằm ngang, không có bìa. Tệp PDF mở ra rồi in.
print-list-start = Lập bản in
print-list-replace = Lập bản in, thay tệp cũ
print-list-written = Đã lập bản in { $count } văn bản ra { $path }.
print-list-whole = { $what }: { $count } văn bản
print-list-selected = { $count } văn bản chọn trong: { $what }
list-copied = Đã sao chép { $count } văn bản. Dán (Ctrl V) vào Excel hoặc LibreOffice sẽ thành bảng.
status-selected = Đã chọn { $count } văn bản · Ctrl C sao chép · Ctrl Shift S xuất · Ctrl Shift P in · Esc bỏ chọn
keys-select = chọn nhiều văn bản; chọn tất cả
keys-print-list = in các dòng đã chọn, hoặc cả danh sách
keys-export = sao chép để dán vào Excel; xuất ra tệp

# Quick filters.
quick-today = Hôm nay
quick-week = Tuần này
quick-year = Cả năm
quick-waiting = Chưa chuyển
quick-mine = Của tôi
keys-quick = hôm nay, tuần này, cả năm; chưa chuyển; đến hạn; của tôi
list-none-filtered = Không có văn bản nào như đang lọc
list-none-filtered-hint = Nhấn Esc để bỏ các lọc nhanh, F8 để bỏ lọc theo loại, cơ quan, ngày.

# The order of the list, its menus, and going to a number.
order-usual = Mặc định: mới đăng ký trước
menu-copy = Sao chép
menu-export = Xuất ra tệp…
menu-print-list = In danh sách này…
menu-print-selected = In các dòng đã chọn…
menu-print-form = In { $form }…
go-to-number = Tới số
go-to = Tới
go-to-none = Không có số { $number } trong danh sách này.
keys-menu = việc làm được với các dòng đã chọn; sắp xếp theo cột
keys-go-to = đến một số trong danh sách
