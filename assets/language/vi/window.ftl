# The window: every text that stands on the screen and belongs to no other area.

product = Văn Thư
opening = Đang mở sổ…
window-no-display = Không mở được cửa sổ: { $detail }. Sổ đăng ký không bị ảnh hưởng. Hãy chạy chương trình trong phiên làm việc có màn hình, hoặc dùng các lệnh của vanthu.
window-program-only = vanthuw chỉ mở cửa sổ, có thể kèm --registry TỆP, --lang, --clerk. Các lệnh khác chạy bằng vanthu trong cửa sổ lệnh (PowerShell, cmd). Chưa có gì thay đổi.
window-broke-off = Chương trình dừng vì gặp lỗi. Văn bản đã đăng ký vẫn còn nguyên, phần đang nhập còn trong bản nháp. Hãy mở lại chương trình.
window-ended-log = Nhật ký chương trình nằm ở { $path }; gửi kèm khi báo lỗi.

refused-title = Không mở được sổ đăng ký
refused-safe = Chương trình không sửa gì trong tệp này.
refused-retry = Thử mở lại

# Languages.
language-this = Tiếng Việt
language-other = English

# The frame.
shell-search = Tìm số, ký hiệu, trích yếu, cơ quan…
shell-all-years = Mọi năm
year-before = Năm trước
year-after = Năm sau
place-follow-up = Theo dõi
place-held-numbers = Giữ số
place-print = In sổ, biểu mẫu
place-settings = Cài đặt
status-counting = Đang đếm…
status-ordering = Đang sắp xếp…
status-incoming = { $count } văn bản đến · { $year }
status-outgoing = { $count } văn bản đi · { $year }
status-found = Tìm thấy { $count } văn bản · { $year }
status-printing = Đang lập trang in…
status-keys = Giữ Alt để xem phím tắt
notice-dismiss = Đóng thông báo

# The list.
list-incoming = Văn bản đến
list-outgoing = Văn bản đi
list-found = Kết quả tìm
list-both = Cả hai sổ
list-only-incoming = Đến
list-only-outgoing = Đi
list-book-incoming = Đến
list-book-outgoing = Đi
list-register = Đăng ký mới
list-no-incoming = Chưa có văn bản đến nào
list-no-incoming-hint = Nhấn F2 để đăng ký văn bản đầu tiên; có danh sách Excel từ trước thì Shift F9 nhập cả danh sách.
list-no-outgoing = Chưa có văn bản đi nào
list-no-outgoing-hint = Nhấn F3 để đăng ký văn bản đầu tiên và lấy số.
list-no-hits = Không tìm thấy “{ $text }”
list-no-hits-hint = Thử ít chữ hơn, tìm ở cả hai sổ, hoặc chọn năm khác bằng Alt ←.
column-number = Số
column-arrival-number = Số đến
column-date = Ngày đến
column-book-date = Ngày
column-issued = Ngày VB
column-organ = Tác giả
column-code = Số, ký hiệu
column-subject = Tên loại và trích yếu nội dung
column-to-places = Đơn vị nhận
column-status = Trạng thái
column-due = Hạn

# The fields of a document, as the forms and the details name them.
label-arrival-date = Ngày đến
label-organ-name = Tác giả (cơ quan gửi)
label-authority = Cơ quan ban hành
label-code = Số, ký hiệu
label-issued-date = Ngày văn bản
label-type-name = Tên loại
label-priority = Mức độ khẩn (0–4)
label-subject = Trích yếu nội dung
label-to-places = Đơn vị hoặc người nhận
label-due-date = Hạn giải quyết
label-answer-date = Hạn trả lời
label-hand-over-date = Ngày chuyển
label-page-amount = Số trang
label-came-by = Hình thức nhận
label-signer = Người ký
label-signer-prefix = Quyền hạn ký
label-signer-position = Chức vụ người ký
label-signer-name = Họ tên người ký
label-description = Ghi chú
label-drafting-unit = Đơn vị soạn thảo
label-to = Nơi nhận (cách nhau bằng dấu ;)
label-issued-amount = Số lượng bản
label-file-copy-unit = Đơn vị, người nhận bản lưu
label-trace = Ý kiến, trạng thái
label-file-code = Hồ sơ
label-language = Ngôn ngữ

# The entry forms.
entry-incoming = Đăng ký văn bản đến
entry-outgoing = Đăng ký văn bản đi
entry-expected = số dự kiến
entry-today = hôm nay
entry-date-shape = ngày/tháng/năm
entry-normative-label = Loại văn bản
entry-normative = Quy phạm pháp luật
entry-not-normative = Hành chính, cá biệt
entry-uses = { $count } lần
entry-save = Lưu và nhập tiếp
entry-leave = Đóng
entry-kept = Nội dung đã nhập còn nguyên trong biểu mẫu.
entry-registered-incoming = Đã đăng ký số đến { $number }
entry-registered-outgoing = Đã đăng ký văn bản đi { $code }
entry-registered-what = { $organ }: { $subject }
entry-number-differs = Số dự kiến { $expected } vừa được lấy cho văn bản khác; hãy ghi số mới này lên văn bản.

# The details.
details-none = Chọn một văn bản trong danh sách để xem chi tiết.
details-arrival-number = số đến
details-code = số, ký hiệu
details-handed-over = Đã chuyển
details-fill = Nhập đơn vị nhận, ngày chuyển
details-save = Lưu bổ sung
details-saved = Đã lưu phần bổ sung.
details-several = Đã chọn { $count } văn bản: ý kiến chỉ đạo, chuyển giao, kết quả ghi cho cả { $count }; các nút dưới đây chỉ cho { $document }.

# The office, at the first start and in the settings.
office-name = Tên cơ quan
office-name-example = Văn phòng UBND tỉnh Quảng Trị
office-parent = Cơ quan chủ quản trực tiếp (nếu có)
office-parent-example = UBND tỉnh Quảng Trị
office-abbreviation = Chữ viết tắt trong ký hiệu
office-abbreviation-example = VP
office-place = Địa danh (nếu có)
office-place-example = Đông Hà

# The first start.
welcome-what = Sổ đăng ký văn bản đến, văn bản đi theo Nghị định 30/2020/NĐ-CP: đăng ký, lấy số, tìm lại và in sổ.
welcome-office = Cơ quan của bạn
welcome-create = Tạo sổ đăng ký
welcome-place = Sổ sẽ nằm ở { $path }
welcome-try = Hoặc xem thử trước
welcome-demo-what = Một năm hư cấu với 44.375 văn bản đến và 13.769 văn bản đi, nằm riêng bên cạnh, không đụng tới sổ thật.
welcome-demo = Tạo dữ liệu mẫu

# Long work.
work-progress = { $done } / { $total }
work-stop = Dừng
work-stopping = Đang dừng…
work-broken-off = Công việc bị ngắt giữa chừng. Sổ đăng ký vẫn nguyên. Hãy làm lại.

# Books and printing.
print-books = Sổ
print-of-one = Của một văn bản
print-reports = Báo cáo, chuyển giao
print-year = Năm
print-pages = Số trang tối đa mỗi quyển
print-from = Từ ngày
print-to = Đến ngày
print-as-of = Số liệu đến hết ngày
print-from-number = Từ số
print-to-number = Đến số
print-range-hint = Để trống ngày và số để in cả năm.
print-target = Tệp PDF
print-choose = Chọn nơi lưu
print-choose-title = Lưu sổ đăng ký
print-closing = Trang kết thúc sổ
print-closing-hint = Sổ đã khóa in cả năm thì tự có trang này.
print-rows = In cả sổ hoặc theo khoảng
print-new-pages = In các trang mới
print-pages-again = In lại trang đã in
print-new-pages-hint = In các trang vừa đầy, và trang bổ sung cho dòng đã in mà nay thay đổi. Khóa sổ rồi in tiếp thì có trang cuối và trang kết thúc sổ.
print-pages-again-hint = In đúng như cũ, kèm trang bổ sung: 5, 5-8; của quyển khác quyển cuối: 1/5, 1/5-8.
print-again-pages = Trang
print-day = Sổ đăng ký trong ngày
print-day-what = Khóa những gì đã ghi từ lần khóa trước và in ra tệp dưới đây, có mã niêm phong của lịch sử.
print-close-day = Khóa ngày và in
print-day-target = Tệp của sổ trong ngày
print-closed-days = Ngày đã khóa:
print-closed-day = { $day }, { $clerk }: mã niêm phong { $seal }
print-start = In…
print-save-pdf = Lưu PDF
print-empty = In sổ trống
print-done = Đã tạo { $count } tệp PDF.
print-replace = Lưu PDF, thay tệp cũ
print-open = Mở
print-not-opened = Không mở được { $path }: { $why }. Tệp vẫn còn nguyên; hãy mở bằng chương trình xem PDF.

# Settings.
settings-save-office = Lưu cơ quan
settings-office-saved = Đã lưu thông tin cơ quan.
settings-renamed-asks = Cơ quan mang tên này từ hôm nay, hay tên đang có trong sổ bị ghi nhầm? Nếu đổi tên, văn bản và sổ của những ngày trước vẫn mang tên cũ.
settings-renamed-today = Đổi tên từ hôm nay
settings-renamed-corrected = Tên cũ ghi nhầm
settings-display = Giao diện
display-system = Theo hệ thống
display-light = Sáng
display-dark = Tối
display-high-contrast = Tương phản cao
display-keys = Luôn hiện phím tắt
settings-registry-hint = Đóng chương trình trước khi chép tệp này; chép cả các tệp cùng tên đứng cạnh nó.
settings-authorities = Cơ quan ban hành
settings-authorities-hint = Mỗi cơ quan có hệ thống số riêng và sổ văn bản đi riêng.
settings-authority-name = Tên cơ quan ban hành
settings-authority-abbreviation = Viết tắt
settings-authority-added = Đã lưu cơ quan ban hành.
settings-type-name = Tên loại mới
settings-type-abbreviation = Viết tắt loại
settings-type-written = Cách viết số, ký hiệu (nếu ngành quy định riêng)
settings-type-added = Đã thêm tên loại văn bản.
category-administrative = Hành chính
category-normative = Quy phạm pháp luật
category-party = Đảng
category-copies = Bản sao
category-other = Khác

# The keys.
keys-register-incoming = đăng ký văn bản đến
keys-register-outgoing = đăng ký văn bản đi
keys-books = văn bản đến (khi không nhập), văn bản đi
keys-search = tìm; mũi tên đi trong kết quả, Esc xóa
keys-list = đi trong danh sách
keys-year = năm trước, năm sau, mọi năm
keys-fields = mục sau, mục trước, mục sau
keys-suggestions = mở gợi ý, chọn, lấy
keys-today = hôm nay, trong ô ngày
keys-save = lưu và nhập tiếp
keys-leave = đóng, giữ bản nháp
keys-fill = bổ sung nơi nhận, ngày chuyển
keys-switch = lựa chọn kế tiếp: quy phạm pháp luật hay không, sổ nào, hủy hay thu hồi
keys-print = sổ và in
keys-settings = cài đặt
keys-display = cỡ chữ lớn hơn; giao diện sáng, tối

filter-open = Lọc
filter-close = Bỏ lọc
filter-type = Tên loại
filter-organ = Cơ quan ban hành
filter-from = Từ ngày
filter-to = Đến ngày
keys-filter = lọc theo loại, cơ quan, ngày; bỏ lọc

copies-title = Bản sao lưu
copies-no-folder-yet = Chưa chọn thư mục sao lưu. Nên chọn một thư mục trên ổ đĩa khác, USB hoặc ổ mạng.
copies-choose = Chọn thư mục…
copies-choose-title = Bản sao lưu để ở thư mục nào?
copies-now = Sao lưu ngay
copies-by-itself = Tự sao lưu
copies-at-start = khi mở cửa sổ
copies-at-close = khi đóng cửa sổ
copies-last = Bản sao gần nhất: { $when }, { $path }
copies-never = Chưa có bản sao lưu nào.
copies-made = Đã sao lưu vào { $path } và đã mở thử: nguyên vẹn.
copies-made-unrehearsed = Đã sao lưu vào { $path } và đã mở xem: chưa thấy chỗ hỏng. Chưa phục hồi thử được vì hết chỗ trên ổ đĩa; sẽ thử lại khi máy rảnh.
copies-wrong = Phục hồi thử bản sao { $path } không được. Bản sao vẫn được giữ nhưng không tính là bản sao tốt; các bản sao cũ vẫn còn. Hãy kiểm tra sổ (Shift F9), rồi sao lưu lại (Ctrl B).
copies-unrehearsed = Bản sao lúc { $when } chưa phục hồi thử; khi máy rảnh sẽ thử: { $path }
copies-wrong-last = Bản sao lúc { $when } không phục hồi được: { $path }
copies-closing = Đang sao lưu rồi sẽ đóng cửa sổ…
copies-leave = Các văn bản đã đăng ký vẫn nguyên trong sổ. Đóng lần nữa để thoát ngay mà không chờ bản sao.
copies-old = Bản sao lưu gần nhất đã { $days } ngày tuổi.
copies-none = Sổ này chưa có bản sao lưu nào.
copies-how = Nhấn Ctrl B để sao lưu ngay; thư mục sao lưu chọn trong Cài đặt (F9).
keys-reopen = mở lại sổ sau khi chương trình gặp lỗi
keys-back-up = sao lưu ngay

# How a document stands, how it came by its number, and what was warned of.
standing-cancelled = Hủy
standing-recalled = Thu hồi
details-period = kỳ { $from }–{ $to }
details-double = Trùng trong sổ gốc
details-double-short = Trùng
details-held = Số giữ trước
details-inserted = Số phụ
details-emergency = Số cấp trên giấy
details-imported = Nhập từ sổ cũ
details-struck = Số ghi nhầm, đã thu lại
details-take-back = Thu lại số ghi nhầm
details-cancelled-by = Đã hủy ngày { $date } theo quyết định của { $authority }
details-recalled-by = Đã thu hồi ngày { $date } theo quyết định của { $authority }
details-why = Lý do: { $reason }
caution-date-order = Lùi ngày: ngày và số ngược thứ tự với văn bản bên cạnh.
caution-duplicate = Trùng số, ký hiệu, cơ quan ban hành và năm với văn bản đăng ký trước.

# Cancelling and recalling.
standing-valid = Còn hiệu lực
details-withdraw = Hủy, thu hồi
details-link = Liên kết
withdraw-title-cancel = Hủy { $document }
withdraw-title-recall = Thu hồi { $document }
withdraw-cancel-means = Hủy: văn bản chưa gửi đi, hoặc dòng này ghi sai.
withdraw-recall-means = Thu hồi: văn bản đã gửi, nay gọi về từ nơi nhận.
withdraw-keeps-number = Dòng và số vẫn giữ trong sổ, không cấp lại. Thao tác này không thể hoàn tác.
withdraw-reason = Lý do
withdraw-authority = Người quyết định
withdraw-date = Ngày quyết định
withdraw-cancel-now = Hủy văn bản
withdraw-recall-now = Thu hồi văn bản
withdraw-take-back = Thu lại số
withdraw-title-take-back = Thu lại số của { $document }
withdraw-take-back-means = Số này ghi nhầm (trong danh sách hoặc trên giấy) và làm số tiếp theo nhảy theo.
withdraw-strikes-number = Văn bản hủy, vẫn giữ trong sổ; số này không cấp lại; số tiếp theo lại đi tiếp như trước. Thao tác này không thể hoàn tác.
withdraw-take-back-now = Thu lại số
withdraw-with-others = Hủy và thu lại cả các số ấy
withdraw-leave = Bỏ qua
withdraw-cancelled = Đã hủy { $document }. Dòng và số vẫn giữ trong sổ.
withdraw-recalled = Đã thu hồi { $document }. Dòng và số vẫn giữ trong sổ.

# History and links.
history-title = Lịch sử
history-links = Liên kết
history-incoming = Văn bản đến { $number } ngày { $date }
history-outgoing = { $number } ngày { $date }
link-title = Liên kết { $document }
link-number = Số, ký hiệu văn bản liên quan
link-year = Năm
link-reason = Lý do (nếu có)
link-which = Có nhiều văn bản mang số này; chọn một bằng ↑ ↓ rồi lưu.
link-save = Lưu liên kết
link-saved = Đã liên kết hai văn bản.

# Who writes.
clerk-title = Ai ghi sổ?
clerk-why = Họ tên văn thư được ghi cùng mỗi thay đổi trong sổ. Chỉ hỏi một lần.
clerk-label = Họ và tên văn thư
clerk-save = Lưu tên

keys-document = sửa; hủy, thu hồi; liên kết văn bản đang chọn
keys-with-others = hủy cùng các văn bản phụ thuộc vào nó
keys-from-document = soạn văn bản trả lời, đăng ký văn bản tương tự văn bản đang chọn; chép trích dẫn của nó
keys-links = mở văn bản liên kết; liên kết kế tiếp

# Amending, numbers of one's own choice, and what looks registered already.
details-answer = Soạn văn bản trả lời
details-similar = Đăng ký văn bản tương tự
details-cite = Chép trích dẫn
details-cited = Đã chép: { $citation }
details-amend = Sửa
details-shrink = Về danh sách
entry-amend = Sửa { $document }
entry-amend-reason = Lý do sửa
entry-save-amended = Lưu sửa đổi
entry-amended = Đã sửa văn bản. Nội dung trước khi sửa còn trong lịch sử.
entry-number = Số khác (số đã giữ, số phụ)
entry-reason = Lý do
entry-number-hint = Chọn số đã giữ (↓), hoặc ghi số phụ như 15a cùng lý do. Để trống thì lấy số tiếp theo.
entry-on-paper = Số đã cấp ngoài phần mềm
entry-jump = Nếu ghi số { $number }, số kế tiếp sẽ là { $then } thay vì { $next }.
entry-chosen = số chọn
entry-other-number = Số khác…
entry-next-number = Lấy số tiếp theo
alike-title = Văn bản này đã đăng ký?
alike-open = Mở văn bản đã đăng ký
alike-open-means = Biểu mẫu đang nhập được giữ lại.
alike-same = Cùng một văn bản
alike-same-means = Đến bằng đường khác (giấy, điện tử): đăng ký và liên kết với văn bản đã có.
alike-reason = Lý do đăng ký thêm
alike-another = Vẫn đăng ký
alike-another-means = Là văn bản khác: lý do được giữ trong sổ.
alike-leave = Không đăng ký
keys-number = chọn số giữ trước, số phụ; lấy số tiếp theo
keys-offer = nhận điều biểu mẫu đề nghị: số vượt xa, dùng chung hệ thống số
document-incoming = văn bản đến { $number }
document-outgoing = văn bản { $number }

# The sections of the settings.
settings-general = Chung
settings-clerk = Văn thư
clerk-saved = Đã lưu tên văn thư. Các thay đổi từ nay mang tên này.
keys-sections = phần kế tiếp của cài đặt; năm trước, năm sau
keys-office = mở thư mục đang chọn; ngôn ngữ khác; chọn thư mục sao lưu; tên cơ quan bị ghi nhầm
keys-series = quy phạm pháp luật hay không; kết thúc đánh số trong năm
keys-types = nhóm loại kế tiếp; thôi dùng, hoặc dùng lại loại đang chọn
keys-held = sổ nào; quy phạm pháp luật hay không; số giữ kế tiếp; thôi giữ số
series-tab = Hệ thống số
series-title = Hệ thống số của năm
series-none = Chưa có hệ thống số nào trong năm này; văn bản đầu tiên của mỗi loại tự mở hệ thống số của nó.
series-last = số cuối { $last }
series-more = và { $count } chỗ khác (vanthu numbers)
series-unused = chưa cấp số nào
series-new = Thêm hệ thống số của cơ quan
series-new-hint = Các loại kê ở đây lấy số chung một dãy.
series-authority = Cơ quan ban hành
series-name = Tên hệ thống số
series-types = Các loại văn bản (cách nhau bằng dấu ;)
series-starts = Từ ngày
series-ends = Đến ngày (nếu có)
series-first = Số bắt đầu
series-add = Thêm hệ thống số
series-added = Đã thêm hệ thống số.
series-close = Kết thúc đánh số trong năm
series-close-hint = Từ ngày hôm sau, các hệ thống số của cơ quan này bắt đầu lại từ 01. Để trống cơ quan thì kết thúc số đến.
series-close-authority = Cơ quan (trống: số đến)
series-close-day = Ngày cuối
series-close-reason = Lý do kết thúc
series-end = Kết thúc đánh số
series-ended = Đã kết thúc; văn bản từ ngày hôm sau bắt đầu lại từ 01.
hold-tab = Giữ số
hold-title = Số đã giữ của năm
hold-none = Chưa giữ số nào trong năm này.
hold-about = { $holder }, đến { $until }
hold-new = Giữ số trước
hold-hint = Số đã giữ không cấp cho văn bản khác cho đến hết ngày ghi ở đây. Để trống “Từ số” thì giữ số kế tiếp.
hold-holder = Người đề nghị giữ số
hold-reason = Lý do giữ
hold-until = Giữ đến hết ngày
hold-from = Từ số
hold-amount = Số lượng
hold-authority = Cơ quan ban hành của số giữ
hold-type = Tên loại của số giữ
hold-save = Giữ số
hold-saved = Đã giữ số { $numbers }.
hold-release-reason = Lý do bỏ giữ
hold-give-up = Hủy giữ số { $number }
hold-given-up = Đã bỏ giữ số.
lock-tab = Khóa sổ
lock-title = Các sổ của năm
lock-what = Khóa hoặc mở khóa sổ đang chọn
lock-hint = Sổ đã khóa không đăng ký, không sửa được nữa cho đến khi mở khóa. Mở khóa phải nêu lý do; lý do được ghi vào lịch sử.
lock-reason = Lý do (bắt buộc khi mở khóa)
lock-now = Khóa sổ
lock-reopen = Mở khóa sổ
lock-locked-now = Đã khóa
lock-open = Đang mở
ending-again = Chưa ghi gì. Nhấn Ctrl S lần nữa để thực hiện.
settings-authority-from = Ban hành từ ngày
settings-authority-to = đến hết ngày
authority-from = từ { $from }
authority-to = đến { $to }
