# What can be wrong with the registry file, and what a check finds.
store-absent = Không có sổ đăng ký ở { $path }. Hãy kiểm tra đường dẫn, hoặc mở cửa sổ chương trình (vanthu) để lập sổ mới.
store-empty = Tệp { $path } rỗng, không phải là sổ đăng ký. Tệp được giữ nguyên. Hãy chọn tệp khác hoặc lấy lại bản sao lưu.
store-not-a-registry = Tệp { $path } không phải là sổ đăng ký của Văn Thư. Tệp được giữ nguyên. Hãy chọn tệp khác.
store-too-new = Sổ { $path } do phiên bản mới hơn của chương trình lập (dạng { $version }). Sổ được giữ nguyên. Hãy cài phiên bản mới của Văn Thư.
store-damaged = Sổ { $path } bị hỏng ({ $detail }). Tệp được giữ nguyên. Hãy chép tệp này ra nơi khác rồi lấy lại bản sao lưu gần nhất.
store-exists = Đã có tệp ở { $path }. Tệp được giữ nguyên. Hãy chọn tên khác.
store-not-allowed = Không được phép đọc hoặc ghi { $path }. Chưa có gì thay đổi. Hãy kiểm tra quyền của thư mục hoặc chọn nơi khác.
store-disk-full = Ổ đĩa chứa { $path } đã đầy. Việc vừa làm chưa được ghi; các văn bản đã đăng ký vẫn nguyên. Hãy giải phóng ổ đĩa rồi làm lại.
store-busy = Sổ { $path } đang được chương trình khác ghi quá lâu. Chưa có gì thay đổi. Hãy thử lại sau ít phút.
store-interrupted = Việc tìm đã dừng vì có lần tìm mới hơn.
store-other = Không dùng được sổ { $path }: { $detail }. Việc vừa làm chưa được ghi.

check-file-damaged = Tệp bị hỏng: { $detail }. Hãy chép tệp ra nơi khác rồi lấy lại bản sao lưu gần nhất.
check-reference-broken = Bảng { $table } có dòng trỏ đến dòng không tồn tại.
check-gap = { $series }, kỳ { $from-day }–{ $to-day }: thiếu các số từ { $from } đến { $to } mà không rõ lý do.
check-wrong-series = { $series }, kỳ { $from-day }–{ $to-day }: số { $number } không thuộc kỳ hoặc sổ này.
check-double = { $series }, kỳ { $from-day }–{ $to-day }: số { $number } có hai văn bản.
check-last-number = { $series }, kỳ { $from-day }–{ $to-day }: số cuối ghi là { $last } nhưng tính ra là { $found }.
check-series-overlap = { $series }, kỳ { $from-day }–{ $to-day }: trùng thời gian với hệ thống số khác của cùng loại.
check-search-index = Mục lục tìm kiếm sai ở { $words } từ. Các văn bản vẫn nguyên nhưng có thể không tìm thấy.
check-event-missing = Lịch sử bị đứt: mất các sự kiện từ { $from } đến { $to }. Có người đã xóa ngoài chương trình.
check-event-changed = Lịch sử bị đứt ở sự kiện { $event } ({ $at }): nội dung không khớp với dấu niêm. Có người đã sửa hoặc thêm ngoài chương trình.
check-row-changed = { $record } (bảng { $table }, dòng { $id }) đã bị sửa ngoài chương trình, sau sự kiện { $event }.
check-row-added = { $record } (bảng { $table }, dòng { $id }) được thêm ngoài chương trình: lịch sử không có sự kiện nào ghi nó.
check-row-removed = { $record } (bảng { $table }, dòng { $id }) đã bị xóa ngoài chương trình; sự kiện { $event } còn ghi nó.
check-history-more = Còn { $places } chỗ khác không khớp với lịch sử.
check-head-unknown = Dấu niêm đã in không có trong lịch sử của sổ này: phần sổ cho đến ngày ấy không còn như lúc in.
