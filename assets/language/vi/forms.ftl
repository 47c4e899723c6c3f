# The forms: listed, asked for, and why one was not printed.
form-shown = { $name }  { $title } · { $source } · từ { $since }
form-decree = { $place }
form-habit = theo thông lệ, không có trong nghị định: { $place }
form-written = Đã in { $path }
form-unknown = Không có biểu mẫu “{ $name }”. Gõ vanthu form để xem các biểu mẫu.
form-other-book = Biểu mẫu { $name } thuộc sổ kia. Hãy bỏ --book.
usage-form-of = Hãy chọn một trong ba: khoảng ngày hoặc khoảng số, --number của một văn bản, hoặc --blank.
usage-corner = Không có góc “{ $text }”. Hãy ghi top-left, top-right, bottom-left hoặc bottom-right.
usage-envelope = Không có cỡ bì “{ $text }”. Hãy ghi 307x220, 220x158, 220x109 hoặc 158x115.
usage-paper = Không có khổ giấy “{ $text }”. Hãy ghi a4 hoặc a3.
usage-orientation = Giấy chỉ nằm một chiều: --portrait hoặc --landscape.
usage-column = Không có cột “{ $text }”. Các cột thêm được: { $known }.

paper-not-a-book = Biểu mẫu { $name } không phải là sổ. Chưa in gì.
paper-not-a-sheet = Biểu mẫu { $name } là sổ đóng quyển. Chưa in gì.
paper-wrong-widths = Biểu mẫu này có { $columns } cột: sau --widths phải có chừng ấy số lớn hơn 0, và giấy phải đủ rộng. Chưa in gì. Hãy sửa độ rộng, bớt cột thêm hoặc dùng giấy A3.
paper-nothing = Không có văn bản nào để in vào biểu mẫu này. Chưa in gì. Hãy xem lại ngày hoặc số; mẫu trống thì thêm --blank.
paper-not-one-document = Dấu đến chỉ đóng lên tệp của một văn bản. Chưa in gì. Hãy thêm --number.
paper-not-stamped = Không đóng dấu được lên { $path }: { $detail }. Tệp được giữ nguyên. Hãy in dấu rời rồi dán.
