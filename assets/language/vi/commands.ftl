# What the commands say.
usage =
    Văn Thư: sổ đăng ký văn bản đến, văn bản đi.

    vanthu                                mở cửa sổ
    vanthu demo [THƯ-MỤC] [--documents N] [--no-window]
                                          lập sổ mẫu của một năm, in các sổ ra PDF rồi mở cửa sổ
    vanthu office [--name … --parent … --abbreviation … --place …]
                                          xem hoặc đặt tên cơ quan
    vanthu authority add TÊN --abbreviation VIẾT-TẮT
                                          thêm cơ quan ban hành
    vanthu register incoming|outgoing [TỆP|-] [--each]
                                          đăng ký từ các dòng JSON (khóa theo Phụ lục VI, NĐ 30/2020/NĐ-CP)
    vanthu search NỘI-DUNG [--book incoming|outgoing] [--year N] [--limit N] [--json]
                                          tìm văn bản
    vanthu book incoming|outgoing --year N [--authority TÊN] [--from NGÀY --to NGÀY]
           [--from-number N --to-number N] [--pages-per-volume N] -o TỆP.pdf
                                          in sổ đăng ký
    vanthu import TỆP.csv|.xlsx [--book incoming|outgoing] [--dry-run] [--skip-bad]
                                          nhập danh sách có sẵn
    vanthu report --year N [--json]       số liệu của một năm
    vanthu check                          kiểm tra sổ

    Chung: --registry TỆP (sổ nào), --lang vi|en (tiếng nào).
    Mã kết thúc: 0 xong, 1 kiểm tra thấy sai, 2 từ chối.
usage-hint = Gõ vanthu --help để xem các lệnh.
usage-not-understood = Không hiểu dòng lệnh: { $detail }
usage-unknown-command = Không có lệnh “{ $command }”.
usage-unknown-option = Không có tùy chọn “{ $option }”.
usage-option-too-many = Lệnh này không dùng tùy chọn “{ $option }”.
usage-option-missing = Thiếu { $option }.
usage-value-missing = Sau “{ $option }” phải có giá trị.
usage-word-too-many = Thừa “{ $word }” trong dòng lệnh.
usage-language = Không có ngôn ngữ “{ $code }”. Hãy dùng vi hoặc en.
usage-book = “{ $word }” không phải là tên sổ. Hãy dùng incoming (văn bản đến) hoặc outgoing (văn bản đi).
usage-not-a-number = { $option }: “{ $text }” không phải là số dùng được ở đây.
usage-not-a-date = { $option }: “{ $text }” không phải là một ngày có trong lịch. Hãy ghi ngày/tháng/năm.
usage-query-missing = Chưa ghi nội dung cần tìm.
usage-file-missing = Chưa ghi tên tệp.
usage-authority = Hãy ghi: vanthu authority add "TÊN CƠ QUAN" --abbreviation VIẾT-TẮT

file-unreadable = Không đọc được { $path }: { $detail }. Chưa có gì thay đổi.

office-unnamed = Sổ này chưa có tên cơ quan. Hãy đặt: vanthu office --name "TÊN CƠ QUAN" --abbreviation VIẾT-TẮT
office-shown =
    Cơ quan: { $name }
    Cơ quan chủ quản: { $parent }
    Chữ viết tắt: { $abbreviation }
    Địa danh: { $place }
authority-shown = Cơ quan ban hành: { $name } ({ $abbreviation })

register-line-refused = Dòng { $line }: { $problem }
register-line-warning = Dòng { $line }: { $warning }
register-nothing-done = Chưa đăng ký văn bản nào. Hãy sửa các dòng trên rồi chạy lại.

search-nothing = Không tìm thấy văn bản nào cho “{ $text }”.
search-incoming = Đến { $number }, { $date }: { $code }, { $organ }. { $type } { $subject }
search-outgoing = Đi { $code }, { $date }: { $organ }. { $type } { $subject }

book-written = Đã in { $path }

import-row-refused = Dòng { $line }: { $problem }
import-done = Đã nhập { $added } văn bản; { $known } văn bản đã có từ trước; bỏ qua { $refused } dòng.
import-would = Thử nhập: sẽ thêm { $added } văn bản; { $known } văn bản đã có; từ chối { $refused } dòng. Chưa có gì thay đổi.
import-nothing-done = Chưa nhập văn bản nào vì có { $refused } dòng bị từ chối ({ $added } dòng nhập được, { $known } dòng đã có). Hãy sửa các dòng ấy, hoặc thêm --skip-bad để bỏ qua.

report = Năm { $year }: { $incoming } văn bản đến, { $outgoing } văn bản đi
report-line = { $organ } · { $type }: { $count }
report-line-normative = { $organ } · { $type } (quy phạm pháp luật): { $count }

check-whole = Sổ nguyên vẹn: { $documents } văn bản, mục lục tìm kiếm đúng, các hệ thống số không trùng, không thiếu.

demo-filling = Đang đăng ký { $documents } văn bản mẫu…
demo-filled = Đã lập sổ mẫu { $path }
demo-invented = Số lượng theo báo cáo năm 2023 của một văn phòng UBND tỉnh; nội dung từng văn bản là hư cấu. 2.972 văn bản đi mà báo cáo không nêu loại được coi là do Văn phòng ban hành.
demo-found = Đã có sổ ở { $path }; mở sổ này.
demo-no-display = Máy này không có màn hình nên không mở cửa sổ. Sổ ở { $path }.

job-stopped = Đã dừng theo yêu cầu. Không để lại gì dở dang.
job-office-unnamed = Sổ này chưa có tên cơ quan nên chưa in được bìa. Hãy đặt tên trong Cài đặt, hoặc: vanthu office --name "TÊN CƠ QUAN" --abbreviation VIẾT-TẮT
