# Files attached to documents.
file-refused-absent = Không có tệp { $path }. Chưa đính kèm gì. Hãy chọn lại tệp.
file-refused-empty = Tệp { $path } rỗng (0 byte) nên không đính kèm. Hãy quét lại hoặc chọn tệp khác.
file-refused-no-file = { $path } là thư mục, không phải tệp. Chưa đính kèm gì. Hãy mở thư mục và chọn từng tệp.
file-refused-too-large = Tệp { $path } lớn hơn { $most } MB nên không đính kèm. Hãy quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.
file-refused-not-allowed = Không được phép đọc tệp { $path }. Chưa đính kèm gì. Hãy chép tệp ra nơi khác rồi đính kèm lại.
file-refused-unreadable = Không đọc được tệp { $path } ({ $detail }). Chưa đính kèm gì; tệp của bạn vẫn nguyên. Hãy chép tệp vào máy rồi thử lại.
file-missing = Tệp đính kèm “{ $name }” không còn ở { $path }. Hãy lấy lại từ bản sao lưu bằng lệnh vanthu restore, hoặc đính kèm lại đúng tệp ấy.
file-differs = Tệp đính kèm “{ $name }” ở { $path } không còn như lúc đính kèm. Hãy lấy lại từ bản sao lưu bằng lệnh vanthu restore, hoặc đính kèm lại đúng tệp ấy.
file-unreadable-now = Không đọc được tệp đính kèm “{ $name }” ở { $path } ({ $detail }). Hãy kiểm tra ổ đĩa và quyền của thư mục.

attach-done = Đã đính kèm “{ $name }”: { $document }
attach-known = Văn bản đã có tệp này, không đính kèm thêm: “{ $name }”
file-written = Đã ghi ra { $path }
file-shown = #{ $id } · { $name } · { $size } byte · { $hash }
file-shown-withdrawn = #{ $id } · { $name } · { $size } byte · { $hash } · đã rút: { $reason }
event-of-file = { $action } “{ $name }”

check-file = Văn bản #{ $id }: { $finding }
check-files-more = Còn { $files } tệp đính kèm khác bị mất hoặc không còn như lúc đính kèm.
check-files-of-none = Trong thư mục tệp đính kèm có { $amount } tệp không thuộc văn bản nào (không phải lỗi; chương trình không xóa): { $names }

backup-files = Đã chép thêm { $files } tệp đính kèm vào cạnh các bản sao.
backup-files-missing = { $amount } tệp đính kèm bị mất hoặc hỏng nên không sao lưu được: { $names }. Bản sao của sổ vẫn nguyên vẹn. Hãy chạy vanthu check để biết tệp thuộc văn bản nào.
restore-files-missing = Sổ đã phục hồi, nhưng { $amount } tệp đính kèm không có cạnh bản sao lẫn cạnh sổ: { $names }. Hãy chạy vanthu check để biết tệp thuộc văn bản nào.
