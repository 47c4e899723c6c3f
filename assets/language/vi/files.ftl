# Files attached to documents.
file-refused-absent = Không có tệp { $path }. Chưa đính kèm gì. Hãy chọn lại tệp.
file-refused-empty = Tệp { $path } rỗng (0 byte) nên không đính kèm. Hãy quét lại hoặc chọn tệp khác.
file-refused-no-file = { $path } là thư mục, không phải tệp. Chưa đính kèm gì. Hãy mở thư mục và chọn từng tệp.
file-refused-too-large = Tệp { $path } lớn hơn { $most } MB nên không đính kèm. Hãy quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.
file-refused-not-allowed = Không được phép đọc tệp { $path }. Chưa đính kèm gì. Hãy chép tệp ra nơi khác rồi đính kèm lại.
file-refused-unreadable = Không đọc được tệp { $path } ({ $detail }). Chưa đính kèm gì; tệp của bạn vẫn nguyên. Hãy chép tệp vào máy rồi thử lại.
file-missing = Tệp đính kèm “{ $name }” không còn ở { $path }. Hãy phục hồi từ bản sao lưu (Shift F9, phần Phục hồi), hoặc đính kèm lại đúng tệp ấy.
file-differs = Tệp đính kèm “{ $name }” ở { $path } không còn như lúc đính kèm. Hãy phục hồi từ bản sao lưu (Shift F9, phần Phục hồi), hoặc đính kèm lại đúng tệp ấy.
file-unreadable-now = Không đọc được tệp đính kèm “{ $name }” ở { $path } ({ $detail }). Hãy kiểm tra ổ đĩa và quyền của thư mục.

attach-done = Đã đính kèm “{ $name }”: { $document }
attach-known = Văn bản đã có tệp này, không đính kèm thêm: “{ $name }”
files-read = Đã đọc lại { $files } tệp đính kèm để tìm kiếm.
attach-unreadable = Không đọc được nội dung của “{ $name }” (tệp bị hỏng, có mật khẩu hoặc quá lớn) nên tìm kiếm không thấy chữ trong tệp. Tệp đã được đính kèm và giữ nguyên. Hãy mở thử; nếu không mở được thì xin lại bản khác.
file-written = Đã ghi ra { $path }
file-shown = #{ $id } · { $name } · { $size } byte · { $hash }
file-shown-unreadable = #{ $id } · { $name } · { $size } byte · { $hash } · không đọc được nội dung
file-shown-withdrawn = #{ $id } · { $name } · { $size } byte · { $hash } · đã rút: { $reason }
event-of-part = { $action } “{ $name }”

check-file-index = Mục lục tìm kiếm trong tệp sai ở { $documents } văn bản, trong đó có { $first }. Các tệp vẫn nguyên. Hãy lập lại mục lục: vanthu check --rebuild-index, hoặc nút Lập lại mục lục ở phần Kiểm tra sổ.
check-file = Văn bản #{ $id }: { $finding }
check-files-more = Còn { $files } tệp đính kèm khác bị mất hoặc không còn như lúc đính kèm.
check-files-of-none = Trong thư mục tệp đính kèm có { $amount } tệp không thuộc văn bản nào (không phải lỗi; chương trình không xóa): { $names }

backup-files = Đã chép thêm { $files } tệp đính kèm vào cạnh các bản sao.
backup-files-missing = { $amount } tệp đính kèm bị mất hoặc hỏng nên không sao lưu được: { $names }. Bản sao của sổ vẫn nguyên vẹn. Hãy kiểm tra sổ (Shift F9) để biết tệp thuộc văn bản nào.
restore-files-missing = Sổ đã phục hồi, nhưng { $amount } tệp đính kèm không có cạnh bản sao lẫn cạnh sổ: { $names }. Hãy kiểm tra sổ (Shift F9) để biết tệp thuộc văn bản nào.

files-title = Tệp đính kèm
files-drop = Thả tệp vào cửa sổ, hoặc
files-drop-in-form = Thả tệp quét vào đây, hoặc
files-choose = chọn tệp
files-choose-title = Chọn tệp đính kèm
files-let-go = Thả ra để đính kèm vào văn bản này
files-let-go-in-form = Thả ra để đính kèm khi lưu văn bản
files-copying = Đang chép tệp…
files-still-copying = Tệp đính kèm đang được chép. Hãy lưu lại sau giây lát; nội dung đã nhập vẫn giữ.
files-with-it = Kèm { $amount } tệp.
files-attached = Đã đính kèm { $names } vào { $document }.
files-known = Văn bản đã có sẵn, không đính kèm thêm: { $names }.
files-nothing-chosen = Chưa đính kèm gì. Hãy chọn một văn bản trong danh sách, hoặc mở phiếu đăng ký, rồi thả tệp lại.
files-not-opened = Loại tệp của “{ $name }” không mở thẳng từ sổ được vì có thể là chương trình. Hãy ghi tệp ra ngoài bằng lệnh vanthu files write rồi mở.
files-open-failed = Không mở được “{ $name }”: { $detail }. Tệp vẫn nguyên trong sổ. Hãy cài chương trình mở loại tệp này.
files-withdraw = Rút
files-withdrawn = Đã rút: { $reason }
files-unreadable = Không đọc được nội dung, nên tìm kiếm không thấy chữ trong tệp
withdraw-file-title = Rút tệp “{ $name }”
withdraw-file-means = Tệp không còn tính là tệp của văn bản này nữa.
withdraw-file-keeps = Tệp và lần đính kèm vẫn được giữ trong sổ và trong lịch sử.
withdraw-file-now = Rút tệp
withdraw-file-leave = Để nguyên
withdraw-file-done = Đã rút tệp “{ $name }”.
list-has-file = Tệp
list-in-file = Trong tệp
keys-attach = đính kèm tệp · mở tệp · rút tệp
