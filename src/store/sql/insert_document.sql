INSERT INTO document (
    book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject,
    signer_prefix, signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description,
    file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by,
    normative, drafting_unit, issued_amount, file_copy_unit, numbered, double, reason, cautions,
    standing, standing_reason, standing_authority, registered_event, duplicate_key, import_fingerprint,
    numbered_at_origin
) VALUES (
    :book, :series_id, :number, :suffix, :code, :arrival_date, :issued_date, :type_name, :organ_name, :subject,
    :signer_prefix, :signer_position, :signer_full_name, :priority, :due_date, :hand_over_date, :page_amount, :language, :description,
    :file_organ_id, :file_catalog, :file_notation, :doc_ordinal, :to_places, :trace_header_list, :came_by,
    :normative, :drafting_unit, :issued_amount, :file_copy_unit, :numbered, :double, :reason, :cautions,
    'valid', '', '', :registered_event, :duplicate_key, :import_fingerprint,
    :numbered_at_origin
) RETURNING id
