# Why a book was not printed.
paper-too-many = Chỉ in được { $most } văn bản một lần thành danh sách. Chưa in gì. Hãy chọn ít hơn, hoặc in sổ (Ctrl P).
paper-stopped = Đã dừng in theo yêu cầu. Không để lại tệp dở dang.
paper-exists = Đã có tệp { $path }. Tệp được giữ nguyên. Hãy chọn tên khác.
paper-too-few-pages = Mỗi quyển phải có ít nhất { $fewest } trang (bìa, trang đầu và một trang sổ).
paper-no-folder = Không có thư mục để ghi { $path }. Chưa in gì. Hãy chọn thư mục khác.
paper-not-allowed = Không được phép ghi { $path }. Chưa in gì. Hãy chọn thư mục khác.
paper-open-elsewhere = Tệp { $path } đang mở trong chương trình khác (Word, Excel, Acrobat…). Chưa in gì; tệp ấy vẫn như cũ. Hãy đóng tệp ấy rồi in lại.
paper-disk-full = Ổ đĩa để ghi { $path } đã đầy. Không để lại tệp dở dang. Hãy giải phóng ổ đĩa rồi in lại.
paper-other = Không ghi được { $path }: { $detail }. Không để lại tệp dở dang.
paper-not-kept = Không đọc lại được một trang đã in. Chưa in gì. Hãy chạy vanthu check, hoặc phục hồi sổ từ bản sao lưu.
paper-not-seen = Không dựng được trang để xem. Chưa in gì, sổ vẫn nguyên. Vẫn in ra tệp PDF rồi mở xem được.
