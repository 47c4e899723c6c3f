# What the commands say.
usage =
    Văn Thư: sổ đăng ký văn bản đến, văn bản đi.

    vanthu                                mở cửa sổ
    vanthu demo [THƯ-MỤC] [--documents N] [--no-window]
                                          lập sổ mẫu của một năm, in các sổ ra PDF rồi mở cửa sổ
    vanthu office [--name … --parent … --abbreviation … --place … [--since NGÀY|--correct]]
           {"["}--address … --telephone … --fax … --e-mail … --website …]
                                          xem hoặc đặt tên cơ quan, địa chỉ in trên bì
    vanthu authority add TÊN --abbreviation VIẾT-TẮT [--parent CƠ-QUAN-CHỦ-QUẢN] [--same-abbreviation]
                                          thêm cơ quan ban hành
    vanthu type add TÊN [--abbreviation VIẾT-TẮT] [--normative]
           {"["}--written {"{number}/{year}/{type}-{organ}"}]
                                          thêm, sửa một loại văn bản: chữ viết tắt, cách viết số, ký hiệu của ngành
    vanthu clerk [HỌ-TÊN]                 xem hoặc ghi tên văn thư dùng máy này
    vanthu register incoming|outgoing [TỆP|-] [--each] [--emergency [--accept-jump SỐ]] [--refuse-duplicates] [--accept-future]
                                          đăng ký từ các dòng JSON (khóa theo Phụ lục VI, NĐ 30/2020/NĐ-CP);
                                          ArrivalNumber hoặc CodeNumber: số đã giữ, số phụ (15a, cần Reason),
                                          số đã ghi trên giấy khi máy hỏng (--emergency)
    vanthu register outgoing … --with "TÊN (VIẾT-TẮT)"
                                          văn bản liên tịch: cơ quan cùng ban hành, mỗi cơ quan một --with
    vanthu amend VĂN-BẢN [TỆP|-] [--reason LÝ-DO]
                                          sửa các trường ghi trong một đối tượng JSON
    vanthu cancel|recall VĂN-BẢN --reason LÝ-DO --by NGƯỜI-QUYẾT-ĐỊNH [--date NGÀY]
                                          hủy, thu hồi: dòng và số vẫn giữ
    vanthu link ID replaces|amends|corrects|recalls|answers|encloses|copy-of|same-as ID [--reason LÝ-DO]
                                          thay thế, sửa đổi, đính chính, thu hồi, trả lời, gửi kèm, bản sao, cùng một văn bản
    vanthu attach VĂN-BẢN TỆP …           đính kèm bản quét, bản điện tử; tệp được chép vào cạnh sổ
    vanthu files list VĂN-BẢN             các tệp đính kèm của văn bản
    vanthu files write N -o TỆP · vanthu files withdraw N --reason LÝ-DO
                                          ghi một tệp ra ngoài; rút tệp đính kèm nhầm
    vanthu files read                     đọc lại nội dung các tệp để tìm kiếm
    vanthu history VĂN-BẢN                các lần thay đổi, cũ và mới
           VĂN-BẢN: incoming|outgoing SỐ --year N [--authority TÊN], hoặc --id ID
    vanthu status VĂN-BẢN [--json]        văn bản đang ở bước nào, các lần trình, giao, chuyển, gửi
    vanthu submit CÁC-VĂN-BẢN --to NGƯỜI [--on NGÀY]
                                          đã trình
    vanthu instruct CÁC-VĂN-BẢN --by NGƯỜI [--text Ý-KIẾN] [--lead ĐƠN-VỊ[=HẠN] …] [--support ĐƠN-VỊ[=HẠN] …]
                                          ý kiến chỉ đạo: chủ trì, phối hợp, thời hạn của từng đơn vị
    vanthu hand-over CÁC-VĂN-BẢN --unit ĐƠN-VỊ … [--receiver NGƯỜI]
                                          đã chuyển giao
    vanthu handled CÁC-VĂN-BẢN [--unit ĐƠN-VỊ] [--state in-progress|done|returned|assigned] [--remark GHI-CHÚ]
                                          tiến độ giải quyết; không ghi gì là hoàn thành
    vanthu confirm CÁC-VĂN-BẢN            đã báo cho nơi gửi là đã nhận văn bản điện tử
    vanthu send-back CÁC-VĂN-BẢN --reason LÝ-DO   trả văn bản đến lại cho nơi gửi
    vanthu dispatch CÁC-VĂN-BẢN --by wire|post|hand [--to NƠI-NHẬN] [--envelopes N] · vanthu received CÁC-VĂN-BẢN
                                          gửi văn bản đi; đã nhận hồi báo
    vanthu lend CÁC-VĂN-BẢN --for NGƯỜI-MƯỢN --by NGƯỜI-CHO-PHÉP · vanthu give-back CÁC-VĂN-BẢN
                                          cho mượn bản lưu; đã trả
    vanthu envelope list [--year N] · add --sender NƠI-GỬI --addressee NGƯỜI [--code SỐ]
           · pass-on ID [--receiver NGƯỜI] · registered ID VĂN-BẢN
                                          bì gửi đích danh, không bóc
    vanthu strike submission|instruction|assignment|hand-over|confirmation|sent-back|dispatch|loan|envelope ID --reason LÝ-DO
                                          gạch bỏ một dòng ghi nhầm; dòng vẫn giữ
           CÁC-VĂN-BẢN: incoming|outgoing SỐ … --year N [--authority TÊN], hoặc --id ID …; ngày khác hôm nay: --on NGÀY
    vanthu search NỘI-DUNG [--book incoming|outgoing] [--year N] [--limit N] [--json]
                                          tìm văn bản
    vanthu book incoming|outgoing --year N [--authority TÊN] [--from NGÀY --to NGÀY]
           {"["}--from-number N --to-number N] [--type LOẠI] [--series HỆ-THỐNG-SỐ]
           {"["}--pages-per-volume N] [--closing] [--blank] -o TỆP.pdf
                                          in sổ đăng ký; trang kết thúc sổ khi sổ đã khóa hoặc có --closing
    vanthu book incoming|outgoing --year N [--authority TÊN] --print-on [--pages-per-volume N] [--closing] [--blank] -o TỆP.pdf
                                          in tiếp: các trang vừa đầy, trang bổ sung cho dòng đã in mà nay thay đổi;
                                          sổ đã khóa hoặc có --closing thì thêm trang cuối và trang kết thúc sổ
    vanthu book incoming|outgoing --year N [--authority TÊN] --page [QUYỂN/]TRANG[-TRANG] -o TỆP.pdf
                                          in lại đúng như cũ các trang đã in tiếp
    vanthu form                           các biểu mẫu của Nghị định 30/2020/NĐ-CP và theo thông lệ
    vanthu form TÊN [--year N] [--from NGÀY --to NGÀY] [--number SỐ] [--blank] [--as-of NGÀY] -o TỆP.pdf
           {"["}--paper a4|a3] [--portrait|--landscape] [--widths N,N,…] [--column CỘT …] [--signed] [--qr]
           {"["}--size 220x109] [--labels] [--labels-gone N] [--stamp TỆP.pdf [--corner GÓC|--at MM,MM]]
                                          in một biểu mẫu: khổ giấy, độ rộng và cột thêm; ký nhận điền sẵn; mã QR;
                                          cỡ bì; dấu đến rời, trên giấy nhãn hoặc đóng lên bản sao của tệp PDF, chỗ giấy trống
                                          báo cáo tình hình: --as-of, số liệu tính đến hết ngày ấy
    vanthu export incoming|outgoing --year N [--from NGÀY --to NGÀY] [NỘI-DUNG] -o TỆP.xlsx|.csv|.jsonl
    vanthu export incoming|outgoing --empty -o TỆP.xlsx|.csv
    vanthu export setup -o TỆP.json
    vanthu import setup TỆP.json
                                          xuất danh sách ra Excel hoặc CSV; nhập lại được bằng vanthu import
    vanthu import TỆP.csv|.xlsx|.jsonl [--book incoming|outgoing] [--dry-run] [--skip-bad] [--accept-jump SỐ]
           {"["}--refused TỆP.xlsx|.csv] [--dates day-first|month-first] [--skip-columns] [--number-rows] [--accept-future]
                                          nhập danh sách có sẵn, mọi trang của cùng một sổ; thứ tự ngày tháng;
                                          bỏ cột không hiểu; cấp số cho dòng chưa có số
    vanthu report --year N [--as-of NGÀY] [--json]
                                          số liệu của một năm; --as-of: tính đến hết ngày ấy
    vanthu series list [--year N]         các hệ thống số
    vanthu series add --authority TÊN --name TÊN --type LOẠI … [--normative-type LOẠI …]
           --from NGÀY [--to NGÀY] [--first N]
                                          hệ thống số chung cho các loại, từ một ngày
    vanthu series join --authority TÊN --type LOẠI --with LOẠI [--on NGÀY] [--reason LÝ-DO]
                                          cho một loại dùng chung hệ thống số của loại khác, từ nay về sau
    vanthu series close [--authority TÊN] --on NGÀY [--reason LÝ-DO] [--yes]
                                          kết thúc kỳ đánh số, hôm sau bắt đầu lại từ 01; không có --yes thì chỉ nói kết thúc những gì
    vanthu series reopen [--authority TÊN] --on NGÀY --reason LÝ-DO
                                          mở lại kỳ đã kết thúc trước ngày ấy, khi sau đó chưa cấp số nào
    vanthu series last [HỆ-THỐNG-SỐ=SỐ …] [--reason LÝ-DO] [--accept-jump SỐ]
                                          sau khi phục hồi: số cuối trên giấy còn phải ghi, hoặc ghi số ấy
    vanthu series take-back incoming|outgoing SỐ [SỐ …] --year N [--authority TÊN]
           --reason LÝ-DO --by NGƯỜI [--date NGÀY]
                                          thu lại số ghi nhầm (và các số cấp sau nó): văn bản hủy, đánh số tiếp như trước
    vanthu hold incoming|outgoing --date NGÀY [--authority TÊN --type LOẠI --normative]
           {"["}--number N] [--amount N] --for NGƯỜI --reason LÝ-DO --until NGÀY
                                          giữ số
    vanthu held [--year N] · vanthu release ID [--reason LÝ-DO]
                                          các số đã giữ; bỏ giữ số
    vanthu numbers --year N               số thiếu, số trùng, số lùi ngày và lý do
    vanthu numbers rule VĂN-BẢN --reason LÝ-DO --by NGƯỜI-QUYẾT-ĐỊNH   ghi ý kiến về số mà hai văn bản cùng mang
    vanthu lock|unlock [incoming|outgoing] --year N [--authority TÊN] [--reason LÝ-DO] [--yes]
                                          khóa, mở khóa sổ của một năm; không có --yes thì chỉ nói khóa những gì
    vanthu day close -o TỆP.pdf           khóa ngày: in sổ đăng ký trong ngày với mã niêm phong
    vanthu day list · vanthu day print N -o TỆP.pdf
                                          các lần khóa ngày; in lại một lần
    vanthu due [--on NGÀY] [--json]       việc trong ngày: văn bản quá hạn, đến hạn, chưa chuyển giao, số giữ sắp hết hạn
    vanthu calendar list [--year N] · vanthu calendar add NGÀY off|work [TÊN]
    vanthu calendar remove NGÀY · vanthu calendar import TỆP.csv
                                          lịch làm việc: ngày lễ, ngày nghỉ bù, ngày làm bù của cơ quan
    vanthu backup THƯ-MỤC                 sao lưu sổ và tệp đính kèm vào thư mục, được cả khi sổ đang mở; mỗi sổ một thư mục riêng
    vanthu restore TỆP [--last HỆ-THỐNG-SỐ=SỐ …] [--reason LÝ-DO] [--other-registry]
                                          phục hồi sổ từ bản sao lưu; sổ hiện có được giữ lại bên cạnh, số đã cấp
                                          sau bản sao không cấp lại; --last là số cuối trên giấy, khi sổ cũ không đọc được
    vanthu upgrade                        nâng cấp sổ do phiên bản trước lập; sổ trước khi nâng cấp được giữ lại bên cạnh
    vanthu check [--head DẤU-NIÊM]        kiểm tra sổ, số, lịch sử và tệp đính kèm
        {"["}--rebuild-index]                 lập lại chỉ mục tìm kiếm trước đã
        {"["}--rebuild-schema]                đặt lại phần bảo vệ bị gỡ khỏi tệp trước đã; sổ như trước được giữ bên cạnh
    vanthu log                            thư mục của tệp nhật ký chương trình: việc đã làm, lỗi đã gặp, không có nội dung văn bản

    Chung: --registry TỆP (sổ nào), --lang vi|en (tiếng nào), --clerk HỌ-TÊN (ai ghi).
    -o TỆP sau search, register, history, status, report, due, numbers, held, check, form và các lệnh … list:
    kết quả ghi vào tệp mới (UTF-8) thay vì ra màn hình; tệp đã có không bị ghi đè.
    Không có --clerk thì tên ghi bằng lệnh vanthu clerk đứng cạnh mỗi thay đổi; chưa ghi tên thì là tên đăng nhập, có chú rõ như vậy.
    Mã kết thúc: 0 xong, 1 kiểm tra thấy sai, 2 từ chối.
log-nowhere = Hệ thống không có thư mục cho nhật ký chương trình, nên không ghi nhật ký. Có thể đặt biến môi trường VANTHU_LOG_FOLDER.
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
usage-dates = “{ $text }” không phải là thứ tự ngày tháng. Hãy dùng day-first (ngày trước) hoặc month-first (tháng trước).
usage-not-a-number = { $option }: “{ $text }” không phải là số dùng được ở đây.
usage-not-a-date = { $option }: “{ $text }” không phải là một ngày có trong lịch. Hãy ghi ngày/tháng/năm.
usage-print-on = In tiếp là in cả sổ của năm, từng trang một. Hãy bỏ các tùy chọn --from, --to, --from-number, --to-number.
usage-page = “{ $text }” không phải là số trang. Hãy ghi như 5, 5-8, hoặc của quyển khác là 1/5, 1/5-8.
usage-head = Mã niêm phong gồm 64 chữ số thập lục phân, như in trong sổ đăng ký trong ngày.
usage-number-missing = Chưa ghi số của văn bản.
usage-link = Hãy ghi: vanthu link ID replaces|amends|corrects|recalls|answers|encloses|copy-of|same-as ID
usage-series = Hãy ghi: vanthu series list, add, join, close, reopen, last hoặc take-back
usage-last = Số cuối trên giấy “{ $text }” chưa đúng. Hãy ghi HỆ-THỐNG-SỐ=SỐ, ví dụ "incoming=96", "UBND tỉnh, Quyết định=9", hoặc có năm "incoming/2026=96"; không rõ thì ghi dấu hỏi, kèm --reason.
usage-files = Hãy ghi: vanthu files list VĂN-BẢN, write N -o TỆP, withdraw N --reason LÝ-DO, hoặc read
usage-day = Hãy ghi: vanthu day close -o TỆP.pdf, list, hoặc print N -o TỆP.pdf
usage-query-missing = Chưa ghi nội dung cần tìm.
usage-file-missing = Chưa ghi tên tệp.
usage-folder-missing = Chưa ghi tên thư mục.
usage-authority = Hãy ghi: vanthu authority add "TÊN CƠ QUAN" --abbreviation VIẾT-TẮT
usage-not-a-deadline = { $option }: “{ $text }” không phải là ngày hay thời hạn. Hãy ghi ngày/tháng/năm, hoặc như “5 ngày làm việc”, “trong ngày”.

file-unreadable = Không đọc được { $path }: { $detail }. Chưa có gì thay đổi.
file-not-a-file = { $path } là thư mục hoặc thiết bị, không phải tệp. Chưa có gì thay đổi. Hãy ghi tên một tệp, hoặc bỏ tên tệp để đọc từ đầu vào chuẩn.

office-unnamed = Sổ này chưa có tên cơ quan. Hãy đặt: vanthu office --name "TÊN CƠ QUAN" --abbreviation VIẾT-TẮT
office-shown =
    Cơ quan: { $name }
    Cơ quan chủ quản: { $parent }
    Chữ viết tắt: { $abbreviation }
    Địa danh: { $place }
office-address = Địa chỉ: { $value }
office-telephone = Điện thoại: { $value }
office-fax = Fax: { $value }
office-e-mail = E-Mail: { $value }
office-website = Website: { $value }
authority-shown = Cơ quan ban hành: { $name } ({ $abbreviation })

clerk-shown = Văn thư: { $clerk }
clerk-unnamed = Chưa có tên văn thư cho máy này. Hãy ghi: vanthu clerk "HỌ VÀ TÊN"
clock-set-back = Đồng hồ máy đang chạy lùi: lần ghi trước là ngày { $last }. Sổ vẫn ghi được và không mất gì; hãy chỉnh lại đồng hồ, kiểm tra ngày đến và ngày văn bản.

which-none = Không có văn bản mang số này trong sổ của năm ấy.
which-several = Có { $amount } văn bản mang số này. Chưa có gì thay đổi. Hãy chọn bằng --id:
which-named = #{ $id } · { $number } ngày { $date } · { $organ } · { $subject }

link-shown = { $kind }: { $other }
event-shown = { $at } · { $clerk } · { $action }
event-shown-with-reason = { $line } · { $reason }
event-change = {"    "}{ $field }: “{ $before }” → “{ $after }”

series-shown = #{ $id } · { $name } · { $from }–{ $to } · từ số { $first }, số cuối { $last }
series-taken-back = { $series }: đã thu lại số { $numbers }; văn bản mang số ấy đã hủy, vẫn giữ trong sổ. Đánh số tiếp sau số { $back-to }.
series-shown-with-types = { $line } · { $types }
reservation-shown = #{ $id } · hệ thống số #{ $series } · số { $number } · { $state } · { $holder } · đến { $until } · { $reason }
reservation-released-now = Đã bỏ giữ số.
lock-locked = Đã khóa sổ năm { $year }.
lock-reopened = Đã mở khóa sổ năm { $year }.
lock-unchanged = Sổ năm { $year } vốn đã như vậy. Không có gì thay đổi.
number-ruled = Đã ghi ý kiến về số của văn bản: { $document }.
ending-yes = Chưa ghi gì. Thêm --yes để thực hiện.
way-future = Nếu ngày ấy đúng, hãy thêm --accept-future.
type-shown = { $name } · { $abbreviation }
type-shown-without = { $name } · không có chữ viết tắt
usage-type = Hãy ghi: vanthu type add "TÊN LOẠI" --abbreviation VIẾT-TẮT
usage-since-or-correct = Chỉ ghi một: --since NGÀY khi đổi tên, hoặc --correct khi sửa tên gõ nhầm.
numbers-series = { $name } · { $from }–{ $to }: { $documents } văn bản, từ số { $first } đến số { $last }, hủy và thu hồi { $withdrawn }
numbers-fault = {"    "}{ $fault }

register-line-refused = Dòng { $line }: { $problem }
register-line-warning = Dòng { $line }: { $warning }
register-nothing-done = Chưa đăng ký văn bản nào. Hãy sửa các dòng trên rồi chạy lại.
register-line-too-long = Dòng { $line } dài hơn { $most } MB nên không thể là một văn bản; từ dòng ấy trở đi không đọc tiếp. Văn bản đã báo số thì vẫn nguyên trong sổ. Hãy kiểm tra tệp hoặc chương trình đưa dữ liệu vào.
register-too-much = Danh sách lớn hơn { $most } MB nên không đăng ký cùng một lúc được. Chưa đăng ký văn bản nào. Hãy chia nhỏ danh sách, hoặc thêm --each để đăng ký từng dòng.
register-read-no-further = Có quá nhiều dòng sai nên không đọc tiếp các dòng sau.

search-nothing = Không tìm thấy văn bản nào cho “{ $text }”.
search-incoming = Đến { $number }, { $date }: { $code }, { $organ }. { $kind } { $subject }
search-outgoing = Đi { $code }, { $date }: { $organ }. { $kind } { $subject }
search-of-period = { $line } (kỳ { $from }–{ $to })
search-cancelled = { $line } [HỦY]
search-recalled = { $line } [THU HỒI]

output-written = Đã ghi { $path }

book-written = Đã in { $path }

print-on-page = Quyển { $volume }: trang { $page }
print-on-pages = Quyển { $volume }: trang { $page } đến trang { $to }
print-on-volumes = { $count } trang: từ trang { $page } quyển { $volume } đến trang { $to } quyển { $last }
print-on-supplements = { $count } trang bổ sung, kẹp sau trang { $pages }
print-on-lost = { $count } trang đã in trước khi phục hồi sổ ({ $pages }): số trang không dùng lại, các dòng của trang ở những trang sau.
print-on-waiting = Còn { $rows } dòng ở trang chưa đủ, chưa in.
print-on-nothing = Chưa có trang nào đầy. Chưa in gì.
print-on-nothing-since = Từ trang { $page }, quyển { $volume }, chưa có trang nào đầy thêm, các dòng đã in không thay đổi. Chưa in gì. Trang đã in mà chưa có trên giấy thì in lại theo số trang.

day-closed = Đã khóa ngày { $day } (lần { $id }): sự kiện { $first } đến { $last }, sự kiện khóa ngày { $event }
day-seal = {"    "}mã niêm phong { $head }
day-shown = #{ $id } · { $day } · { $at } · { $clerk } · sự kiện { $first }–{ $last }, khóa ở sự kiện { $event }
day-written = Đã in { $path }

import-row-refused = { $place }: { $problem }
import-more-refused = … và { $count } dòng bị từ chối nữa. Thêm --refused TỆP để lưu mọi dòng bị từ chối kèm lý do.
import-rows-refused = { $place } đến dòng { $last } ({ $count } dòng): { $problem }
import-row-warned = { $place }: { $warning }
import-rows-warned = { $count } dòng, như { $place }: { $warning }
import-place-line = Dòng { $line }
import-place-sheet = Trang “{ $sheet }”, dòng { $line }
import-inner-line = dòng { $line }
import-inner-sheet = dòng { $line } của trang “{ $sheet }”
import-places = { $first }, { $next }
import-places-more = …
import-sheets-read = Đọc { $count } trang (số dòng văn bản): { $names }
import-sheet-hidden-read = Trang “{ $sheet }” đang ẩn; vì không có trang nào khác nên trang này được đọc.
import-sheet-of-other-book = Không đọc trang “{ $sheet }”: trang này thuộc sổ kia.
import-sheet-hidden = Không đọc trang “{ $sheet }”: trang đang ẩn. Muốn nhập thì bỏ ẩn trang trong Excel.
import-sheet-without-headings = Không đọc trang “{ $sheet }”: không có hàng tiêu đề cột của sổ đăng ký.
import-passed-over = Bỏ qua { $count } dòng là tiêu đề hoặc dòng cộng: { $places }
import-repeated = Bỏ qua { $count } dòng vì văn bản ấy đã có ở trang khác của tệp này (cùng ngày, số, tác giả, trích yếu); mỗi văn bản chỉ vào sổ một lần: { $places }
import-hidden-rows = { $count } dòng đang ẩn trong tệp (do lọc hoặc ẩn tay) cũng được đọc.
import-hidden-unknown = Tệp .xls không cho biết dòng nào đang ẩn: dòng bị lọc hoặc ẩn tay, nếu có, cũng được đọc. Muốn biết chắc, hãy lưu tệp thành .xlsx rồi thử lại.
import-dates-leap = Cột “{ $columns }”: ngày của các dòng liền nhau nhảy từ tháng này sang tháng khác, như thể tháng được ghi trước ngày (máy đặt theo kiểu Mỹ). Hãy đối chiếu vài dòng với sổ giấy; ô ngày bị đổi sẵn trong Excel thì phải sửa trong Excel.
import-numbers-given = { $count } dòng không có số trong danh sách được cấp số { $first }–{ $last }.
import-short-years = { $count } ngày chỉ ghi hai chữ số của năm, như “{ $text }” ({ $place }) được hiểu là { $day }. Hãy xem có đúng không.
import-doubled = { $count } dòng mang số đã có văn bản khác mang: { $numbers }
import-withdrawn = { $count } văn bản được nhập là đã hủy hoặc đã thu hồi: { $places }
import-links-waiting = { $count } liên kết chờ văn bản chưa có trong sổ này; nhập danh sách có văn bản ấy thì liên kết được ghi.
import-way-book = Thêm --book incoming (văn bản đến) hoặc --book outgoing (văn bản đi).
import-way-dates = Thêm --dates month-first (tháng trước) hoặc --dates day-first (ngày trước).
import-way-columns = Thêm --skip-columns để bỏ cột ấy.
import-way-numbers = Thêm --number-rows để cấp số mới cho { $count } dòng chưa có số.
import-done = Đã nhập { $added } văn bản; { $known } văn bản đã có từ trước; bỏ qua { $refused } dòng.
import-would = Thử nhập: sẽ thêm { $added } văn bản; { $known } văn bản đã có; từ chối { $refused } dòng. Chưa có gì thay đổi.
import-nothing-done = Chưa nhập văn bản nào vì có { $refused } dòng bị từ chối ({ $added } dòng nhập được, { $known } dòng đã có). Hãy sửa các dòng ấy, hoặc thêm --skip-bad để bỏ qua.

report = Năm { $year }: { $incoming } văn bản đến, { $outgoing } văn bản đi
report-withdrawn = Đã hủy, thu hồi (không tính vào văn bản đi): { $withdrawn }
report-doubles = Trong đó văn bản đến hai lần (bản giấy và bản điện tử): { $doubles }
report-as-of = Tính đến hết ngày { $date }
report-line = { $organ } · { $kind }: { $count }
report-line-normative = { $organ } · { $kind } (quy phạm pháp luật): { $count }

check-whole = Sổ nguyên vẹn: { $documents } văn bản, chỉ mục tìm kiếm đúng, không số nào thiếu hay trùng mà không rõ vì sao, lịch sử không bị sửa, tệp đính kèm đủ và đúng.

backup-done = Đã sao lưu { $documents } văn bản và đã mở thử bản sao: nguyên vẹn.
backup-unrehearsed = Đã sao lưu { $documents } văn bản và đã mở xem bản sao: chưa thấy chỗ hỏng. Chưa phục hồi thử được vì hết chỗ trên ổ đĩa; cửa sổ sẽ thử lại khi máy rảnh.
backup-wrong = Đã sao lưu, nhưng phục hồi thử bản sao này không được, vì chính sổ có chỗ sai. Bản sao vẫn được giữ, không tính là bản sao tốt; các bản sao cũ vẫn còn. Hãy kiểm tra sổ (vanthu check).
backup-pruned = Đã bỏ { $removed } bản sao cũ theo lịch giữ bản sao.
backup-not-pruned = Đã sao lưu, nhưng không xóa được { $refused } bản sao cũ đã hết hạn giữ. Hãy kiểm tra quyền của thư mục.
backup-clock-leapt = Đã sao lưu, nhưng chưa bỏ bản sao cũ nào: đồng hồ máy chỉ ngày cách lần ghi sổ trước hơn 14 ngày. Nếu đồng hồ sai, hãy chỉnh lại; nếu đúng, sau bảy ngày có ghi sổ các bản sao sẽ được giữ theo lịch như thường.

restore-done = Đã phục hồi sổ { $registry } từ { $copy }: { $documents } văn bản.
restore-kept = Sổ trước khi phục hồi được giữ ở { $kept }
restore-since = { $documents } văn bản đăng ký sau khi lập bản sao, không có trong bản sao. Số của chúng không cấp lại cho văn bản khác:
restore-since-series = {"    "}{ $series } ({ $from }–{ $to }): số { $numbers }
restore-since-pages = { $pages } trang sổ in sau khi lập bản sao: số trang không dùng lại.
restore-since-days = { $days } ngày đã khóa sau khi lập bản sao, không có trong bản sao: hãy giữ các tờ sổ trong ngày đã in.
restore-since-withdrawn = { $documents } văn bản trong bản sao đã hủy hoặc thu hồi sau khi lập bản sao: phục hồi rồi vẫn là đã hủy, thu hồi.
restore-since-amended = { $documents } văn bản trong bản sao đã sửa hoặc ghi bổ sung sau khi lập bản sao: phục hồi rồi thì lại như lúc lập bản sao, cần sửa lại.
restore-since-files = { $documents } văn bản trong bản sao đã đính kèm hoặc rút tệp sau khi lập bản sao: phục hồi rồi cần đính kèm, rút lại.
restore-since-follow-up = { $documents } văn bản, bì có việc ghi sau khi lập bản sao (trình, giao, chuyển, gửi, mượn, liên kết): phục hồi rồi cần ghi lại.
restore-listed = Danh sách các văn bản ấy: { $list }. Nhập tệp này thì mỗi văn bản lấy lại đúng số của mình.
restore-actions-listed = Những việc làm sau khi lập bản sao với văn bản trong bản sao, từng việc một: { $list }
restore-forked = Sổ trước khi phục hồi và bản sao cùng một gốc nhưng đã ghi khác nhau: mỗi hệ thống số đi tiếp từ số lớn hơn của hai bên.
restore-foreign = Sổ trước khi phục hồi là sổ khác, không phải sổ của bản sao này: không lấy gì từ đó. Chưa biết sau bản sao đã cấp những số nào.
restore-other-registry-hint = Nếu thật sự muốn thay bằng sổ khác, hãy thêm --other-registry (sổ đang có vẫn được giữ lại bên cạnh).
restore-unreadable = Không đọc được sổ trước khi phục hồi: chưa biết sau bản sao đã cấp những số nào.
restore-absent = Ở đây trước đó không có sổ nào: chưa biết sau bản sao đã cấp những số nào.
last-asked = Phục hồi ngày { $day } mà không đọc được sổ trước đó: { $count } hệ thống số còn phải ghi số cuối trên giấy ({ $series }). Chưa ghi thì một số có thể bị cấp hai lần. Xem sổ giấy rồi ghi (Công việc hôm nay, Ctrl J; hoặc lệnh vanthu series last).
last-asked-series = { $series } ({ $from }–{ $to }): số cuối trong sổ { $last }; ghi số cuối trên giấy
last-none-asked = Không còn hệ thống số nào phải ghi số cuối trên giấy.
last-told = Đã ghi số cuối trên giấy của { $count } hệ thống số.
restore-nothing-changed = Chưa phục hồi gì. Sổ ở { $registry } vẫn như trước.

demo-filling = Đang đăng ký { $documents } văn bản mẫu…
demo-filled = Đã lập sổ mẫu { $path }
demo-invented = Số lượng theo báo cáo năm 2023 của một văn phòng UBND tỉnh; nội dung từng văn bản là hư cấu. 2.972 văn bản đi mà báo cáo không nêu loại được coi là do Văn phòng ban hành.
demo-found = Đã có sổ ở { $path }; mở sổ này.
demo-no-display = Máy này không có màn hình nên không mở cửa sổ. Sổ ở { $path }.

job-stopped = Đã dừng theo yêu cầu. Không để lại gì dở dang.
job-pages-unnamed = Các trang ấy đã được ghi là đã in và không mất: hãy in lại theo số trang.
job-unknown-series = Năm { $year } không có hệ thống số “{ $name }”. Gõ vanthu series list để xem các hệ thống số. Chưa in gì.
job-closing-of-type = Trang kết thúc sổ đếm cả hệ thống số nên không có trong sổ in riêng theo tên loại. Chưa in gì. Hãy bỏ --closing, hoặc in theo --series.
job-no-book-of-series = Biểu mẫu { $name } không in riêng theo hệ thống số. Chưa in gì. Hãy bỏ --series.
job-office-unnamed = Sổ này chưa có tên cơ quan nên chưa in được bìa. Hãy đặt tên trong Cài đặt, hoặc: vanthu office --name "TÊN CƠ QUAN" --abbreviation VIẾT-TẮT
job-empty-incoming = Sổ văn bản đến năm { $year } chưa có văn bản nào nên chưa in.
job-empty-outgoing = Sổ văn bản đi năm { $year } của { $authority } chưa có văn bản nào nên chưa in.
job-empty-part = Phần đã chọn của sổ năm { $year } không có văn bản nào nên chưa in. Hãy xem lại ngày hoặc số.
job-empty-others = Năm { $year } có văn bản đi của: { $names }. Hãy chọn đúng cơ quan (lệnh: --authority).
job-empty-blank = Cần in sổ trống thì bấm “In sổ trống” (lệnh: --blank).
