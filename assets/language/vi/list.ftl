# Lists that leave the registry: exported, copied.
export-written = Đã xuất { $count } văn bản ra { $path }.
export-exists = Đã có tệp { $path }. Tệp được giữ nguyên. Hãy chọn tên khác.
export-not-a-list = { $path } không có đuôi .xlsx hoặc .csv. Chưa xuất gì. Hãy ghi thêm một trong hai đuôi ấy.
export-two-books = Danh sách có cả văn bản đến và văn bản đi, mà tệp CSV { $path } chỉ chứa được một sổ. Chưa xuất gì. Hãy chọn một sổ, hoặc xuất ra tệp .xlsx.
export-nothing = Không có văn bản nào để xuất. Không tạo tệp.
export-too-many-rows = Danh sách dài hơn một trang tính của Excel nên chưa xuất được ra { $path }. Hãy xuất từng năm, hoặc ra tệp .csv.
export-cell-too-long = Văn bản số { $number } có nội dung dài hơn một ô của Excel nên chưa xuất được ra { $path }. Hãy xuất ra tệp .csv.
export-too-many-to-copy = Chỉ sao chép được { $most } văn bản một lần. Chưa sao chép gì. Hãy nhấn F12 để xuất ra tệp Excel.
export-no-folder = Không có thư mục để ghi { $path }. Chưa xuất gì. Hãy chọn thư mục khác.
export-not-allowed = Không được phép ghi { $path }. Chưa xuất gì. Nếu tệp đang mở trong Excel, hãy đóng lại; nếu không, hãy chọn thư mục khác.
export-disk-full = Ổ đĩa để ghi { $path } đã đầy. Không để lại tệp dở dang. Hãy giải phóng ổ đĩa rồi xuất lại.
export-other = Không ghi được { $path }: { $detail }. Không để lại tệp dở dang.
