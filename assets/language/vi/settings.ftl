# Settings: where things lie, issuing authorities, units, names of bodies, types of documents.

folder-title = Nơi lưu
folder-registry = Sổ đăng ký
folder-copies = Bản sao lưu
folder-log = Nhật ký chương trình
folder-not-opened = Không mở được thư mục { $path }: { $why }. Không có gì thay đổi; hãy mở bằng trình quản lý tệp.
settings-change = Sửa

authority-new = Thêm hoặc sửa cơ quan ban hành
authority-hint = Văn bản đi lấy số theo từng cơ quan ban hành. Tên đã có thì được sửa chữ viết tắt và thời gian.
authority-save = Lưu cơ quan ban hành

unit-tab = Đơn vị
unit-title = Đơn vị thuộc cơ quan
unit-none = Chưa có đơn vị nào. Thêm các phòng, ban để chọn nhanh khi nhập đơn vị soạn thảo, đơn vị nhận.
unit-new = Thêm hoặc sửa đơn vị
unit-hint = Chữ viết tắt đứng trong ký hiệu công văn, ví dụ KT trong 15/UBND-KT.
unit-name = Tên đơn vị
unit-abbreviation = Viết tắt đơn vị
unit-save = Lưu đơn vị
unit-saved = Đã lưu đơn vị.
unit-removed = Đã bỏ đơn vị khỏi danh sách gợi ý. Văn bản đã ghi vẫn giữ tên đơn vị.

succession-tab = Đổi tên, sáp nhập
succession-title = Cơ quan đổi tên, sáp nhập
succession-none = Chưa ghi việc đổi tên, sáp nhập nào. Ví dụ: Sở Giao thông vận tải → Sở Xây dựng.
succession-new = Ghi tên cũ và tên mới
succession-hint = Tìm một tên sẽ thấy văn bản của cả hai. Nhiều cơ quan nhập làm một thì ghi từng tên cũ; văn bản đã đăng ký không đổi.
succession-former = Tên cũ
succession-successor = Tên mới (cơ quan tiếp nhận)
succession-since = Từ ngày (nếu biết)
succession-save = Lưu tên cũ, tên mới
succession-saved = Đã lưu. Tìm một tên sẽ thấy văn bản của cả hai.
succession-removed = Đã bỏ. Hai tên được tìm riêng.
search-other-names = Tìm cả theo tên khác của cơ quan: { $names }. Để trong ngoặc kép thì chỉ tìm đúng tên ấy.

type-tab = Tên loại
type-new = Thêm tên loại của cơ quan, hoặc sửa chữ viết tắt
type-hint = Tên loại thuộc nhóm đang chọn bên trái. Tên đã có thì được sửa chữ viết tắt và cách viết số, ký hiệu.
type-written-hint = Để trống thì viết như Nghị định 30. Các phần: {"{number}"} số, {"{year}"} năm, {"{type}"} viết tắt loại, {"{organ}"} cơ quan, {"{organs}"} mọi cơ quan ban hành liên tịch, {"{unit}"} đơn vị soạn thảo; ngăn bằng /, - hoặc dấu chấm. Ví dụ {"{number}/{year}/{type}-{organ}"} viết thành 05/2026/QĐ-TAND.
type-save = Lưu tên loại
type-retire = Ngừng sử dụng
type-offer-again = Dùng lại
type-retired-now = không dùng
type-retired = Từ nay tên loại này không còn trong gợi ý. Văn bản đã đăng ký không đổi.
type-offered-again = Tên loại này lại có trong gợi ý.
about-title = Giới thiệu
about-version = Văn Thư, phiên bản { $version }
about-licence = Phần mềm tự do, theo giấy phép MIT hoặc Apache-2.0, tùy chọn.
about-newer = Tìm bản mới ở nơi đã tải chương trình này; chương trình không tự hỏi qua mạng. Cài bản mới đè lên bản cũ, sổ đăng ký giữ nguyên.
