# Words that several screens and commands share.
shared-cancel = Bỏ qua
shared-save = Lưu
shared-back = Quay lại
shared-remove = Xóa khỏi danh sách
shared-file = Tệp
shared-office = Cơ quan
shared-printed = Đã in { $path }
