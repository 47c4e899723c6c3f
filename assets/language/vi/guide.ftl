# Hướng dẫn trong cửa sổ.

guide-title = Hướng dẫn
guide-back = Trở lại
guide-keys = ↑ ↓ chương trước, sau · PgUp PgDn cuộn
guide-language = Hướng dẫn viết bằng tiếng Việt.
guide-to-keys = Phím của màn hình này ↓
keys-guide = hướng dẫn của màn hình này; trở lại
keys-marked = chọn dòng; sửa; bỏ
keys-alike = xem văn bản đã đăng ký; ghi là cùng một văn bản
keys-target = chọn nơi lưu tệp
keys-link = văn bản liên quan ở sổ nào; chọn giữa các văn bản cùng số
