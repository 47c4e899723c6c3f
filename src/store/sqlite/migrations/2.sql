-- From version 1 to 2: periods of series, doubles, standing, links, reservations, locks, closed days and the history. The program
-- then works out duplicate_key, writes the first events and notes them in registered_event, once all steps are taken.
DROP INDEX series_key;
DROP INDEX document_import_fingerprint;
ALTER TABLE authority RENAME TO old_authority;
ALTER TABLE series RENAME TO old_series;
ALTER TABLE document RENAME TO old_document;

CREATE TABLE authority (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
    valid_from   TEXT CHECK (valid_from IS NULL OR date(valid_from) IS valid_from), -- the first day it issues documents
    valid_to     TEXT CHECK (valid_to IS NULL OR date(valid_to) IS valid_to)        -- the last day
) STRICT;
CREATE TABLE series (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    name         TEXT NOT NULL CHECK (name <> ''),
    starts       TEXT NOT NULL CHECK (date(starts) IS starts),
    ends         TEXT NOT NULL CHECK (date(ends) IS ends),
    first        INTEGER NOT NULL CHECK (first BETWEEN 1 AND 999999999),
    last         INTEGER NOT NULL CHECK (last >= first - 1),
    CHECK (starts <= ends),
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE INDEX series_period ON series (book, authority_id, starts);
CREATE TABLE series_type (
    series_id INTEGER NOT NULL REFERENCES series (id),
    type_id   INTEGER NOT NULL REFERENCES document_type (id),
    PRIMARY KEY (type_id, series_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE period_start (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    day          TEXT NOT NULL CHECK (date(day) IS day),
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX period_start_key ON period_start (book, ifnull(authority_id, 0), day);
CREATE TABLE book_lock (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    year         INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    locked       INTEGER NOT NULL CHECK (locked IN (0, 1)),
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX book_lock_key ON book_lock (book, ifnull(authority_id, 0), year);
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
    CHECK ((book = 'incoming') = (arrival_date IS NOT NULL)),
    CHECK (book = 'incoming' OR issued_date IS NOT NULL),
    UNIQUE (series_id, number, suffix, double)
) STRICT;
CREATE INDEX document_import_fingerprint ON document (import_fingerprint) WHERE import_fingerprint IS NOT NULL;
CREATE INDEX document_duplicate_key ON document (duplicate_key) WHERE duplicate_key IS NOT NULL;
CREATE TABLE link (
    id        INTEGER PRIMARY KEY,
    first_id  INTEGER NOT NULL REFERENCES document (id),
    kind      TEXT NOT NULL CHECK (kind IN ('replaces', 'amends', 'corrects', 'answers', 'same-as')),
    second_id INTEGER NOT NULL REFERENCES document (id),
    CHECK (first_id <> second_id),
    UNIQUE (first_id, kind, second_id)
) STRICT;
CREATE INDEX link_second ON link (second_id);
CREATE TABLE reservation (
    id          INTEGER PRIMARY KEY,
    series_id   INTEGER NOT NULL REFERENCES series (id),
    number      INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999999),
    in_turn     INTEGER NOT NULL CHECK (in_turn IN (0, 1)),
    holder      TEXT NOT NULL CHECK (holder <> ''),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    until       TEXT NOT NULL CHECK (date(until) IS until),
    state       TEXT NOT NULL CHECK (state IN ('held', 'used', 'released', 'expired')),
    document_id INTEGER REFERENCES document (id),
    CHECK ((state = 'used') = (document_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX reservation_key ON reservation (series_id, number) WHERE state IN ('held', 'used');
CREATE TABLE closed_day (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL CHECK (date(day) IS day),
    first_event INTEGER NOT NULL,
    last_event  INTEGER NOT NULL,
    CHECK (first_event <= last_event)
) STRICT;
CREATE TABLE event (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL, -- RFC 3339, by the machine's clock
    clerk     TEXT NOT NULL,
    action    TEXT NOT NULL,
    record    TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    digest    BLOB NOT NULL CHECK (length(digest) = 32),
    chain     BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
-- The event that registered a document is found by it: so registering writes no index.
CREATE INDEX event_record ON event (record, record_id) WHERE action <> 'registered' AND action <> 'taken-over';
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'events never change'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'events are never removed'); END;
CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'events are never replaced'); END;
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
CREATE TRIGGER series_no_delete BEFORE DELETE ON series BEGIN SELECT RAISE (ABORT, 'series are never removed'); END;
CREATE TRIGGER series_no_return BEFORE UPDATE ON series WHEN NEW.last < OLD.last
BEGIN SELECT RAISE (ABORT, 'numbers are never given twice'); END;
CREATE TRIGGER link_no_delete BEFORE DELETE ON link BEGIN SELECT RAISE (ABORT, 'links are never removed'); END;
CREATE TRIGGER reservation_no_delete BEFORE DELETE ON reservation
BEGIN SELECT RAISE (ABORT, 'reservations are never removed'); END;
CREATE TRIGGER closed_day_no_delete BEFORE DELETE ON closed_day
BEGIN SELECT RAISE (ABORT, 'closed days are never removed'); END;
CREATE TABLE clerk (
    system_user TEXT PRIMARY KEY,
    name        TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY CHECK (key <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO authority (id, name, abbreviation) SELECT id, name, abbreviation FROM old_authority;

INSERT INTO series (id, book, authority_id, name, starts, ends, first, last)
SELECT id, book, authority_id,
    CASE
        WHEN name = 'incoming' THEN 'Văn bản đến'
        WHEN name = 'copy' THEN 'Bản sao'
        WHEN name LIKE 'normative:%' THEN substr(name, 11) || ' (QPPL)'
        WHEN name LIKE 'party:%' THEN substr(name, 7) || ' (Đảng)'
        ELSE substr(name, instr(name, ':') + 1)
    END,
    year || '-01-01', year || '-12-31', 1, last
FROM old_series;

INSERT INTO series_type (series_id, type_id)
SELECT old_series.id, document_type.id FROM old_series
JOIN document_type ON old_series.name = 'copy' AND category = 'copy' OR old_series.name = category || ':' || document_type.name
WHERE book = 'outgoing';

INSERT INTO document (
    id, book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject,
    signer_prefix, signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description,
    file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list,
    normative, drafting_unit, issued_amount, file_copy_unit, numbered, double, reason, cautions,
    standing, standing_reason, standing_authority, registered_event, import_fingerprint
) SELECT
    id, book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject,
    signer_prefix, signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description,
    file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list,
    normative, drafting_unit, issued_amount, file_copy_unit, iif(imported, 'imported', 'in-turn'), 0, '', '',
    'valid', '', '', 0, import_fingerprint
FROM old_document;

DROP TABLE old_document;
DROP TABLE old_series;
DROP TABLE old_authority;
