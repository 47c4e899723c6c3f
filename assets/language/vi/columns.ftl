# Choosing and sizing the columns of a list. Headings that stand nowhere else.
column-clerk = Người đăng ký
column-file-copy = Nơi lưu bản gốc
column-amount = Số bản

columns-open = Cột
columns-hide = Ẩn cột
columns-show = Hiện cột
columns-left = Sang trái
columns-right = Sang phải
columns-narrower = Hẹp hơn
columns-wider = Rộng hơn
columns-usual = Mặc định
columns-done = Xong
columns-subject = { $column }: luôn có, rộng bằng chỗ các cột khác để lại.
columns-no-room = { $column }: đã chọn nhưng danh sách đang hẹp quá nên chưa hiện.
keys-columns = chọn cột của danh sách; cột trước, cột sau
keys-columns-marked = ẩn hoặc hiện cột; dời sang trái, sang phải
keys-columns-width = làm cột hẹp hơn, rộng hơn
keys-columns-usual = đưa các cột về như thường lệ
