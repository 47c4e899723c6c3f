# Fields of a document, what can be wrong with one, urgencies, books.
field-file-code = File code
field-doc-ordinal = Place in the file
field-type-name = Type
field-code-number = Number
field-code-notation = Notation
field-issued-date = Document date
field-organ-name = Issuer
field-subject = Subject
field-language = Language
field-page-amount = Pages
field-description = Notes
field-arrival-date = Arrival date
field-arrival-number = Arrival number
field-signer-info = Signer
field-to = Recipients
field-priority = Urgency
field-issued-amount = Copies
field-due-date = Due date
field-to-places = Receiving unit or person
field-trace-header-list = Instructions and state
field-code = Number and notation
field-hand-over-date = Hand-over date
field-file-copy-unit = File copy kept by
field-drafting-unit = Drafting unit
field-normative = Legal normative document
field-book = Book
field-document = Document

problem = { $field } ({ $key }): { $cause }
problem-document = { $cause }

cause-missing = missing. Please fill it in.
cause-too-long = { $length } characters long; at most { $limit } are allowed. Please shorten it.
cause-not-a-date = “{ $text }” is not a day of the calendar. Please write day, month and year again.
cause-date-out-of-range = “{ $text }” is outside the years 1900–2199. Please check the year.
cause-not-a-number = “{ $text }” is not a whole number from { $least } to { $most }.
cause-wrong-kind = not the kind of value this field holds.
cause-unknown-field = this book has no field “{ $key }”. Please check the name.
cause-number-is-given = the registry gives this number itself. Please leave the field out.
cause-unknown-authority = the registry knows no issuing authority “{ $name }”. Add it with: vanthu authority add "{ $name }" --abbreviation ABBREVIATION
cause-unknown-type = the registry knows no document type “{ $name }”. Check the name, or add the type under Settings.
cause-not-normative = “{ $name }” is not a type of legal normative documents. Clear the mark or choose another type.
cause-number-taken = number { $number } belongs to another document. Please compare with the book.
cause-code-twice = Code differs from CodeNumber and CodeNotation. Please give only one of them.
cause-number-too-large = the number of “{ $text }” has more than nine digits. Please check it.

warning-long-subject = The subject has { $length } characters; the rule is 500. The document is registered all the same.

priority-0 = Normal
priority-1 = Urgent
priority-2 = Very urgent
priority-3 = Express
priority-4 = Timed express

