suffix, numbered, numbered_at_origin, double, reason, cautions, standing, standing_reason, standing_authority, standing_date, starts, ends,
(SELECT back_to FROM struck_number
 WHERE struck_number.series_id = document.series_id AND struck_number.number = document.number) AS struck_back_to,
(SELECT day FROM sent_back WHERE document_id = document.id AND struck = '') AS sent_back_day,
(SELECT reason FROM sent_back WHERE document_id = document.id AND struck = '') AS sent_back_reason,
EXISTS (SELECT 1 FROM attachment WHERE document_id = document.id AND attachment.standing = 'valid') AS has_file
