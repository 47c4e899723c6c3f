document.id, document.book, number, code, arrival_date, issued_date, type_name, organ_name, subject,
signer_prefix, signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description,
file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by,
normative, drafting_unit, issued_amount, file_copy_unit,
suffix, numbered, numbered_at_origin, double, reason, cautions, standing, standing_reason, standing_authority, standing_date, starts, ends,
(SELECT back_to FROM struck_number
 WHERE struck_number.series_id = document.series_id AND struck_number.number = document.number) AS struck_back_to,
(SELECT day FROM sent_back WHERE document_id = document.id AND struck = '') AS sent_back_day,
(SELECT reason FROM sent_back WHERE document_id = document.id AND struck = '') AS sent_back_reason,
EXISTS (SELECT 1 FROM attachment WHERE document_id = document.id AND attachment.standing = 'valid') AS has_file
