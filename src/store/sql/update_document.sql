UPDATE document SET
    code = :code, issued_date = :issued_date, type_name = :type_name, organ_name = :organ_name, subject = :subject,
    signer_prefix = :signer_prefix, signer_position = :signer_position, signer_full_name = :signer_full_name,
    priority = :priority, due_date = :due_date, hand_over_date = :hand_over_date, page_amount = :page_amount,
    language = :language, description = :description, file_organ_id = :file_organ_id, file_catalog = :file_catalog,
    file_notation = :file_notation, doc_ordinal = :doc_ordinal, to_places = :to_places, trace_header_list = :trace_header_list,
    came_by = :came_by, drafting_unit = :drafting_unit, issued_amount = :issued_amount, file_copy_unit = :file_copy_unit,
    standing = :standing, standing_reason = :standing_reason, standing_authority = :standing_authority,
    standing_date = :standing_date, duplicate_key = :duplicate_key
WHERE id = :id
