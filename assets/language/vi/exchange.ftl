cause-not-json = không phải một đối tượng JSON trên một dòng ({ $detail })
cause-key-twice = khóa “{ $key }” được ghi hai lần; chỉ giữ lại một
cause-other-book = dòng này ghi sổ “{ $text }”, khác với sổ đang đăng ký
cause-secret = văn bản mật ({ $text }) không được đăng ký ở đây; hãy đăng ký vào sổ bí mật nhà nước

exchange-absent = Không có tệp { $path }. Chưa nhập văn bản nào. Hãy xem lại tên tệp và thư mục.
exchange-not-allowed = Không được phép đọc tệp { $path }. Chưa nhập văn bản nào. Hãy đóng chương trình khác đang mở tệp, hoặc xin quyền đọc tệp.
exchange-unreadable = Không đọc được tệp { $path } ({ $detail }). Chưa nhập văn bản nào. Hãy chép tệp vào máy này rồi nhập lại.
exchange-not-a-table = Tệp { $path } không phải danh sách nhập được. Chưa nhập văn bản nào. Hãy chọn tệp .csv, .xlsx, .xlsm, .xls, .ods hoặc .jsonl.
exchange-too-large = Tệp { $path } lớn hơn { $limit } MB. Chưa nhập văn bản nào. Hãy chia danh sách thành nhiều tệp, mỗi năm một tệp.
exchange-too-many-cells = Tệp { $path } có quá nhiều ô. Chưa nhập văn bản nào. Hãy xóa các cột và trang tính không cần, hoặc chia danh sách theo năm.
exchange-not-utf8 = Tệp { $path } không phải văn bản Unicode (UTF-8): có thể là bảng mã TCVN3, VNI, hoặc không phải tệp CSV. Chưa nhập văn bản nào. Hãy mở danh sách bằng Excel, chuyển chữ sang Unicode, rồi chọn Lưu thành › “CSV UTF-8”.
exchange-open-quote = Trong tệp { $path }, ô bắt đầu bằng dấu ngoặc kép ở dòng { $line } không được đóng lại. Chưa nhập văn bản nào. Hãy sửa dòng đó, hoặc mở danh sách bằng Excel rồi chọn Lưu thành › “CSV UTF-8”.
exchange-damaged = Không mở được tệp { $path } như một bảng tính: tệp bị hỏng, có mật khẩu, hoặc không phải bảng tính. Chưa nhập văn bản nào. Hãy mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi nhập.
exchange-empty = Tệp { $path } không có nội dung. Chưa nhập văn bản nào.
exchange-no-headings = Không thấy hàng tiêu đề cột của sổ đăng ký trong tệp { $path }. Chưa nhập văn bản nào. Sổ văn bản đến cần các cột “Ngày đến”, “Số đến”, “Tác giả”, “Số, ký hiệu văn bản”, “Tên loại và trích yếu nội dung văn bản”; sổ văn bản đi cần “Số, ký hiệu văn bản”, “Ngày tháng văn bản”, “Tên loại và trích yếu nội dung văn bản”, “Người ký”, “Nơi nhận văn bản”.
exchange-no-rows = Dưới hàng tiêu đề của tệp { $path } không có văn bản nào. Chưa nhập văn bản nào.
