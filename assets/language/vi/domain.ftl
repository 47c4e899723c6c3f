# Fields of a document, what can be wrong with one, urgencies, books.
field-file-code = Mã hồ sơ
field-doc-ordinal = Số thứ tự trong hồ sơ
field-type-name = Tên loại
field-code-number = Số văn bản
field-code-notation = Ký hiệu
field-issued-date = Ngày văn bản
field-organ-name = Cơ quan ban hành
field-subject = Trích yếu
field-language = Ngôn ngữ
field-page-amount = Số trang
field-description = Ghi chú
field-arrival-date = Ngày đến
field-arrival-number = Số đến
field-signer-info = Người ký
field-to = Nơi nhận
field-priority = Mức độ khẩn
field-issued-amount = Số lượng bản
field-due-date = Thời hạn giải quyết
field-to-places = Đơn vị hoặc người nhận
field-trace-header-list = Ý kiến chỉ đạo, trạng thái xử lý
field-code = Số, ký hiệu
field-hand-over-date = Ngày chuyển
field-file-copy-unit = Đơn vị, người nhận bản lưu
field-drafting-unit = Đơn vị soạn thảo
field-normative = Văn bản quy phạm pháp luật
field-book = Sổ
field-document = Văn bản

problem = { $field } ({ $key }): { $cause }
problem-document = { $cause }

cause-missing = chưa có. Hãy ghi nội dung này.
cause-too-long = dài { $length } ký tự, nhiều nhất là { $limit }. Hãy rút gọn.
cause-not-a-date = “{ $text }” không phải là một ngày có trong lịch. Hãy ghi lại ngày, tháng, năm.
cause-date-out-of-range = “{ $text }” nằm ngoài các năm 1900–2199. Hãy kiểm tra lại năm.
cause-not-a-number = “{ $text }” không phải là số nguyên từ { $least } đến { $most }.
cause-wrong-kind = không đúng dạng dữ liệu của trường này.
cause-unknown-field = không có trường “{ $key }” trong sổ này. Hãy kiểm tra tên trường.
cause-number-is-given = số do sổ đăng ký cấp, không nhận số ghi sẵn. Hãy bỏ trường này.
cause-unknown-authority = chưa có cơ quan ban hành “{ $name }” trong sổ. Hãy thêm bằng lệnh: vanthu authority add "{ $name }" --abbreviation CHỮ-VIẾT-TẮT
cause-unknown-type = chưa có tên loại “{ $name }” trong sổ. Hãy kiểm tra tên, hoặc thêm tên loại này trong Cài đặt.
cause-not-normative = “{ $name }” không phải là loại văn bản quy phạm pháp luật. Hãy bỏ dấu quy phạm pháp luật hoặc chọn tên loại khác.
cause-number-taken = số { $number } đã cấp cho văn bản khác. Hãy đối chiếu với sổ.
cause-code-twice = Code và CodeNumber, CodeNotation khác nhau. Hãy chỉ ghi một trong hai.
cause-number-too-large = “{ $text }” có số dài quá chín chữ số. Hãy kiểm tra lại.

warning-long-subject = Trích yếu dài { $length } ký tự; quy định là 500. Văn bản vẫn được đăng ký.

priority-0 = Thường
priority-1 = Khẩn
priority-2 = Thượng khẩn
priority-3 = Hỏa tốc
priority-4 = Hỏa tốc hẹn giờ

