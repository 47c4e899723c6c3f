-- From version 6 to 7: parents and former names of authorities, notations of types, reopened periods, joint issuers, rulings on numbers,
-- documents sent back, further links, and how imported documents were numbered where they come from.
ALTER TABLE authority RENAME TO former;
CREATE TABLE authority (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
    parent       TEXT NOT NULL, -- cơ quan chủ quản trực tiếp; empty where it has none. That of the office stands in office
    valid_from   TEXT CHECK (valid_from IS NULL OR date(valid_from) IS valid_from), -- the first day it issues documents
    valid_to     TEXT CHECK (valid_to IS NULL OR date(valid_to) IS valid_to)        -- the last day
) STRICT;
INSERT INTO authority (id, name, abbreviation, parent, valid_from, valid_to)
SELECT id, name, abbreviation, '', valid_from, valid_to FROM former;
DROP TABLE former;

ALTER TABLE document_type RENAME TO former;
CREATE TABLE document_type (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL CHECK (name <> ''),
    abbreviation TEXT NOT NULL, -- empty where the type has none (công văn)
    category     TEXT NOT NULL CHECK (category IN ('administrative', 'normative', 'party', 'copy', 'other')),
    written      TEXT NOT NULL, -- how its số, ký hiệu is written where a sector rules otherwise than the decree: {number}/{type}-{organ}
    UNIQUE (category, name)
) STRICT;
INSERT INTO document_type (id, name, abbreviation, category, written)
SELECT id, name, abbreviation, category, '' FROM former;
DROP TABLE former;

DROP INDEX period_start_key;
ALTER TABLE period_start RENAME TO former;
CREATE TABLE period_start (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    day          TEXT NOT NULL CHECK (date(day) IS day),
    reopened     TEXT NOT NULL, -- why the period before it was reopened; empty while numbers begin anew on this day
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
INSERT INTO period_start (id, book, authority_id, day, reopened)
SELECT id, book, authority_id, day, '' FROM former;
DROP TABLE former;
CREATE UNIQUE INDEX period_start_key ON period_start (book, ifnull(authority_id, 0), day) WHERE reopened = '';

DROP INDEX link_second;
DROP TRIGGER link_no_delete;
ALTER TABLE link RENAME TO former;
CREATE TABLE link (
    id        INTEGER PRIMARY KEY,
    first_id  INTEGER NOT NULL REFERENCES document (id),
    kind      TEXT NOT NULL CHECK (kind IN (
        'replaces', 'amends', 'corrects', 'recalls', 'answers', 'same-as', 'encloses', 'copy-of')),
    second_id INTEGER NOT NULL REFERENCES document (id),
    CHECK (first_id <> second_id),
    UNIQUE (first_id, kind, second_id)
) STRICT;
INSERT INTO link (id, first_id, kind, second_id)
SELECT id, first_id, kind, second_id FROM former;
DROP TABLE former;
CREATE INDEX link_second ON link (second_id);
CREATE TRIGGER link_no_delete BEFORE DELETE ON link BEGIN SELECT RAISE (ABORT, 'links are never removed'); END;

DROP INDEX document_import_fingerprint;
DROP INDEX document_duplicate_key;
DROP INDEX document_due;
DROP INDEX document_urgent;
DROP TRIGGER document_no_delete;
DROP TRIGGER document_no_replace;
DROP TRIGGER document_no_move;
DROP TRIGGER document_not_struck;
ALTER TABLE document RENAME TO former;
CREATE TABLE document (
    id                 INTEGER PRIMARY KEY,
    book               TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    series_id          INTEGER NOT NULL REFERENCES series (id),
    number             INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999999), -- số đến; the counting part of an outgoing number
    suffix             TEXT NOT NULL, -- of a number put between two others: a, b, bis
    code               TEXT NOT NULL, -- số, ký hiệu as on the paper
    arrival_date       TEXT CHECK (arrival_date IS NULL OR date(arrival_date) IS arrival_date),
    issued_date        TEXT CHECK (issued_date IS NULL OR date(issued_date) IS issued_date),
    type_name          TEXT NOT NULL CHECK (type_name <> ''),
    organ_name         TEXT NOT NULL CHECK (organ_name <> ''),
    subject            TEXT NOT NULL CHECK (subject <> '' AND length(subject) <= 2000),
    signer_prefix      TEXT NOT NULL,
    signer_position    TEXT NOT NULL,
    signer_full_name   TEXT NOT NULL,
    priority           INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 4), -- mức độ khẩn, never độ mật
    due_date           TEXT CHECK (due_date IS NULL OR date(due_date) IS due_date),
    hand_over_date     TEXT CHECK (hand_over_date IS NULL OR date(hand_over_date) IS hand_over_date),
    page_amount        INTEGER,
    language           TEXT NOT NULL,
    description        TEXT NOT NULL,
    file_organ_id      TEXT NOT NULL,
    file_catalog       INTEGER,
    file_notation      TEXT NOT NULL,
    doc_ordinal        INTEGER,
    to_places          TEXT NOT NULL, -- incoming: đơn vị hoặc người nhận
    trace_header_list  TEXT NOT NULL, -- incoming
    came_by            TEXT NOT NULL CHECK (came_by IN ('', 'wire', 'post', 'hand', 'fax', 'e-mail')), -- incoming: cách đến
    normative          INTEGER NOT NULL CHECK (normative IN (0, 1)), -- outgoing: VBQPPL
    drafting_unit      TEXT NOT NULL, -- outgoing: abbreviation
    issued_amount      INTEGER,       -- outgoing
    file_copy_unit     TEXT NOT NULL, -- outgoing
    numbered           TEXT NOT NULL CHECK (numbered IN ('in-turn', 'held', 'inserted', 'emergency', 'imported')),
    double             INTEGER NOT NULL CHECK (double >= 0), -- trùng trong sổ gốc: further rows of one number in an imported book
    reason             TEXT NOT NULL, -- why it was registered otherwise than usual
    cautions           TEXT NOT NULL, -- what was warned of: date-order, duplicate
    standing           TEXT NOT NULL CHECK (standing IN ('valid', 'cancelled', 'recalled')), -- hủy, thu hồi
    standing_reason    TEXT NOT NULL,
    standing_authority TEXT NOT NULL, -- who ruled so
    standing_date      TEXT CHECK (standing_date IS NULL OR date(standing_date) IS standing_date),
    registered_event   INTEGER NOT NULL, -- the event that registered it
    duplicate_key      INTEGER, -- of an incoming document: its code, issuer and year, folded, hashed
    import_fingerprint BLOB CHECK (length(import_fingerprint) = 32), -- SHA-256 of the imported row: the same file adds nothing again
    -- How an imported document got its number in the registry that it comes from; empty where that is not known.
    numbered_at_origin TEXT NOT NULL CHECK (numbered_at_origin IN ('', 'in-turn', 'held', 'inserted', 'emergency', 'imported')),
    CHECK ((book = 'incoming') = (arrival_date IS NOT NULL)),
    CHECK (book = 'incoming' OR issued_date IS NOT NULL),
    UNIQUE (series_id, number, suffix, double)
) STRICT;
INSERT INTO document (
    id, book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject, signer_prefix,
    signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description, file_organ_id,
    file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by, normative, drafting_unit, issued_amount,
    file_copy_unit, numbered, double, reason, cautions, standing, standing_reason, standing_authority, standing_date,
    registered_event, duplicate_key, import_fingerprint, numbered_at_origin
)
SELECT
    id, book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject, signer_prefix,
    signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description, file_organ_id,
    file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by, normative, drafting_unit, issued_amount,
    file_copy_unit, numbered, double, reason, cautions, standing, standing_reason, standing_authority, standing_date,
    registered_event, duplicate_key, import_fingerprint, ''
FROM former;
DROP TABLE former;
CREATE INDEX document_import_fingerprint ON document (import_fingerprint) WHERE import_fingerprint IS NOT NULL;
CREATE INDEX document_duplicate_key ON document (duplicate_key) WHERE duplicate_key IS NOT NULL;
CREATE INDEX document_due ON document (due_date, standing, book) WHERE due_date IS NOT NULL;
CREATE INDEX document_urgent ON document (arrival_date, hand_over_date, standing, book) WHERE priority > 0;
CREATE INDEX document_withdrawn ON document (book) WHERE standing <> 'valid';
CREATE INDEX document_confirmed ON document (arrival_date) WHERE came_by IN ('wire', 'e-mail') AND standing = 'valid';
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE (ABORT, 'documents are never removed'); END;
CREATE TRIGGER document_no_replace BEFORE INSERT ON document WHEN EXISTS (
    SELECT 1 FROM document WHERE id = NEW.id
    UNION ALL SELECT 1 FROM document
    WHERE series_id = NEW.series_id AND number = NEW.number AND suffix = NEW.suffix AND double = NEW.double
) BEGIN SELECT RAISE (ABORT, 'numbers are never given twice'); END;
CREATE TRIGGER document_no_move BEFORE UPDATE ON document
WHEN NEW.id <> OLD.id OR NEW.book <> OLD.book OR NEW.series_id <> OLD.series_id OR NEW.number <> OLD.number
  OR NEW.suffix <> OLD.suffix OR NEW.double <> OLD.double OR NEW.numbered <> OLD.numbered
  OR NEW.arrival_date IS NOT OLD.arrival_date
  OR (OLD.book = 'outgoing' AND (NEW.code <> OLD.code OR NEW.organ_name <> OLD.organ_name OR NEW.type_name <> OLD.type_name
      OR NEW.normative <> OLD.normative OR substr(NEW.issued_date, 1, 4) <> substr(OLD.issued_date, 1, 4)))
BEGIN SELECT RAISE (ABORT, 'a registered document keeps its place'); END;
CREATE TRIGGER document_not_struck BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM struck_number WHERE series_id = NEW.series_id AND number = NEW.number)
  AND NOT EXISTS (
    SELECT 1 FROM lost_number WHERE series_id = NEW.series_id AND NEW.number BETWEEN first AND last AND suffix = NEW.suffix
      AND cause = 'given'
)
BEGIN SELECT RAISE (ABORT, 'struck numbers are never given'); END;

CREATE TABLE former_name (
    id           INTEGER PRIMARY KEY,
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    name         TEXT NOT NULL CHECK (name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
    parent       TEXT NOT NULL,
    until        TEXT NOT NULL CHECK (date(until) IS until)
) STRICT;
CREATE INDEX former_name_authority ON former_name (authority_id, until);
CREATE TRIGGER former_name_no_delete BEFORE DELETE ON former_name BEGIN SELECT RAISE (ABORT, 'former names stay'); END;
CREATE TRIGGER former_name_no_change BEFORE UPDATE ON former_name BEGIN SELECT RAISE (ABORT, 'former names never change'); END;
CREATE TRIGGER former_name_no_replace BEFORE INSERT ON former_name WHEN EXISTS (SELECT 1 FROM former_name WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'former names are never replaced'); END;

CREATE TABLE issuer (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES document (id),
    ordinal      INTEGER NOT NULL CHECK (ordinal > 0),
    organ_name   TEXT NOT NULL CHECK (organ_name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
    authority_id INTEGER REFERENCES authority (id),
    UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX issuer_authority ON issuer (authority_id) WHERE authority_id IS NOT NULL;
CREATE TRIGGER issuer_no_delete BEFORE DELETE ON issuer BEGIN SELECT RAISE (ABORT, 'issuers stay'); END;
CREATE TRIGGER issuer_no_change BEFORE UPDATE ON issuer BEGIN SELECT RAISE (ABORT, 'issuers never change'); END;
CREATE TRIGGER issuer_no_replace BEFORE INSERT ON issuer WHEN EXISTS (
    SELECT 1 FROM issuer WHERE id = NEW.id
    UNION ALL SELECT 1 FROM issuer WHERE document_id = NEW.document_id AND ordinal = NEW.ordinal
)
BEGIN SELECT RAISE (ABORT, 'issuers are never replaced'); END;

CREATE TABLE number_ruling (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id), -- the later of the two
    reason      TEXT NOT NULL CHECK (reason <> ''),
    ruled_by    TEXT NOT NULL CHECK (ruled_by <> ''),
    day         TEXT NOT NULL CHECK (date(day) IS day)
) STRICT;
CREATE UNIQUE INDEX number_ruling_document ON number_ruling (document_id);
CREATE TRIGGER number_ruling_no_delete BEFORE DELETE ON number_ruling BEGIN SELECT RAISE (ABORT, 'rulings stay'); END;
CREATE TRIGGER number_ruling_no_change BEFORE UPDATE ON number_ruling BEGIN SELECT RAISE (ABORT, 'rulings never change'); END;
CREATE TRIGGER number_ruling_no_replace BEFORE INSERT ON number_ruling WHEN EXISTS (
    SELECT 1 FROM number_ruling WHERE id = NEW.id
    UNION ALL SELECT 1 FROM number_ruling WHERE document_id = NEW.document_id
)
BEGIN SELECT RAISE (ABORT, 'rulings are never replaced'); END;

CREATE TABLE sent_back (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    day         TEXT NOT NULL CHECK (date(day) IS day),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    struck      TEXT NOT NULL
) STRICT;
CREATE INDEX sent_back_document ON sent_back (document_id);
CREATE TRIGGER sent_back_no_delete BEFORE DELETE ON sent_back BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER sent_back_no_replace BEFORE INSERT ON sent_back WHEN EXISTS (SELECT 1 FROM sent_back WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER sent_back_no_change BEFORE UPDATE ON sent_back
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
  OR NEW.reason IS NOT OLD.reason
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;

CREATE INDEX printed_row_document ON printed_row (page_id, document_id);
