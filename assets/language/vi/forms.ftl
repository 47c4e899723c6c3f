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

form-so-di = Sổ đăng ký văn bản đi
form-bi = Bì văn bản
form-so-buu-dien = Sổ gửi văn bản đi bưu điện
form-so-ban-luu = Sổ sử dụng bản lưu
form-dau-den = Dấu đến
form-so-den = Sổ đăng ký văn bản đến
form-phieu-giai-quyet = Phiếu giải quyết
form-so-theo-doi = Sổ theo dõi giải quyết
form-tinh-hinh-den = Tình hình giải quyết văn bản đến
form-tinh-hinh-di = Tình hình giải quyết văn bản đi
form-chuyen-giao-den = Chuyển giao văn bản đến
form-chuyen-giao-di = Chuyển giao văn bản đi
form-so-ban-sao = Sổ đăng ký bản sao
form-phieu-gui = Phiếu gửi

print-forms = Biểu mẫu khác
print-blank = Mẫu trống
print-code = Mã QR
print-stamp-alone = Một dấu mỗi trang
print-stamp-labels = Giấy nhãn A4
print-form-hint = Theo ngày hoặc số; để trống là cả năm. Chuyển giao, bưu điện, bản lưu tính theo ngày chuyển, ngày gửi, ngày mượn.
print-start-form = In biểu mẫu
keys-forms = chọn biểu mẫu khác
keys-form = sổ: cả sổ, in tiếp, in lại; mẫu: khổ giấy, cỡ bì hoặc nhãn; mẫu trống; mã QR

# Looking at pages before they are printed.
preview-show = Xem trước
preview-title = Xem trước
preview-page = Trang
preview-of = / { $pages }
preview-volume = quyển { $volume }/{ $volumes }
preview-whole = Cả trang
preview-twice = Phóng to
preview-print = In
preview-leave = Quay lại
keys-preview = xem trước khi in, quay lại
keys-preview-pages = khi xem trước: phóng to, tới trang, trang trước, trang sau
