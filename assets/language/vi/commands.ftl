# What the commands say.
log-nowhere = Hệ thống không có thư mục cho nhật ký chương trình, nên không ghi nhật ký. Có thể đặt biến môi trường VANTHU_LOG_FOLDER.
usage-hint = Gõ vanthu --help để xem các lệnh.
usage-not-understood = Không hiểu dòng lệnh: { $detail }
usage-unknown-command = Không có lệnh “{ $command }”.
usage-group = Sau “{ $group }” hãy ghi một trong các từ: { $words }.
usage-unknown-option = Không có tùy chọn “{ $option }”.
usage-option-too-many = Lệnh này không dùng tùy chọn “{ $option }”.
usage-option-missing = Thiếu { $option }.
usage-option-and-value = { $option } { $value }
usage-value-missing = Sau “{ $option }” phải có giá trị.
usage-word-too-many = Thừa “{ $word }” trong dòng lệnh.
usage-language = Không có ngôn ngữ “{ $code }”. Hãy dùng vi hoặc en.
usage-sides = “{ $text }” không phải là cách in mặt giấy. Hãy dùng one, long-edge hoặc short-edge.
usage-pages-of-one = --pages chỉ dùng khi in một tệp.
usage-book = “{ $word }” không phải là tên sổ. Hãy dùng incoming (văn bản đến) hoặc outgoing (văn bản đi).
usage-dates = “{ $text }” không phải là thứ tự ngày tháng. Hãy dùng day-first (ngày trước) hoặc month-first (tháng trước).
usage-not-a-number = { $option }: “{ $text }” không phải là số dùng được ở đây.
usage-not-a-date = { $option }: “{ $text }” không phải là một ngày có trong lịch. Hãy ghi ngày/tháng/năm.
usage-print-on = In tiếp là in cả sổ của năm, từng trang một. Hãy bỏ các tùy chọn --from, --to, --from-number, --to-number.
usage-shell = Không có bộ gõ tắt cho shell “{ $word }”. Hãy dùng: { $known }.
usage-head = Mã niêm phong gồm 64 chữ số thập lục phân, như in trong sổ đăng ký trong ngày.
usage-number-missing = Chưa ghi số của văn bản.
usage-link = Hãy ghi: vanthu link ID replaces|amends|corrects|recalls|answers|encloses|copy-of|same-as ID
usage-last = Số cuối trên giấy “{ $text }” chưa đúng. Hãy ghi HỆ-THỐNG-SỐ=SỐ, ví dụ "incoming=96", "UBND tỉnh, Quyết định=9", hoặc có năm "incoming/2026=96"; không rõ thì ghi dấu hỏi, kèm --reason.
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
