-- From version 2 to 3: how a document came, attached files, units, names of bodies, types no longer offered.
DROP INDEX document_import_fingerprint;
DROP INDEX document_duplicate_key;
DROP TRIGGER document_no_delete;
DROP TRIGGER document_no_replace;
DROP TRIGGER document_no_move;
ALTER TABLE document RENAME TO old_document;

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
    CHECK ((book = 'incoming') = (arrival_date IS NOT NULL)),
    CHECK (book = 'incoming' OR issued_date IS NOT NULL),
    UNIQUE (series_id, number, suffix, double)
) STRICT;

INSERT INTO document (
    id, book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject, signer_prefix,
    signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description,
    file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by, normative,
    drafting_unit, issued_amount, file_copy_unit, numbered, double, reason, cautions, standing, standing_reason,
    standing_authority, standing_date, registered_event, duplicate_key, import_fingerprint
)
SELECT
    id, book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name, subject, signer_prefix,
    signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount, language, description,
    file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, '', normative, drafting_unit,
    issued_amount, file_copy_unit, numbered, double, reason, cautions, standing, standing_reason, standing_authority,
    standing_date, registered_event, duplicate_key, import_fingerprint
FROM old_document;
DROP TABLE old_document;

CREATE INDEX document_import_fingerprint ON document (import_fingerprint) WHERE import_fingerprint IS NOT NULL;
CREATE INDEX document_duplicate_key ON document (duplicate_key) WHERE duplicate_key IS NOT NULL;
CREATE TABLE attachment (
    id              INTEGER PRIMARY KEY,
    document_id     INTEGER NOT NULL REFERENCES document (id),
    name            TEXT NOT NULL CHECK (name <> ''), -- as the clerk's file was called
    hash            BLOB NOT NULL CHECK (length(hash) = 32), -- SHA-256 of the content
    size            INTEGER NOT NULL CHECK (size > 0), -- in bytes
    standing        TEXT NOT NULL CHECK (standing IN ('valid', 'withdrawn')),
    standing_reason TEXT NOT NULL,
    CHECK ((standing = 'withdrawn') = (standing_reason <> ''))
) STRICT;
CREATE INDEX attachment_document ON attachment (document_id);
CREATE INDEX attachment_hash ON attachment (hash);
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
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE (ABORT, 'files are never removed'); END;
CREATE TRIGGER attachment_no_replace BEFORE INSERT ON attachment WHEN EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'files are never replaced'); END;
CREATE TRIGGER attachment_no_change BEFORE UPDATE ON attachment
WHEN NEW.id <> OLD.id OR NEW.document_id <> OLD.document_id OR NEW.name <> OLD.name OR NEW.hash <> OLD.hash
  OR NEW.size <> OLD.size OR OLD.standing <> 'valid'
BEGIN SELECT RAISE (ABORT, 'an attached file never changes'); END;

-- The office's own units (đơn vị), offered while typing.
CREATE TABLE unit (
    name         TEXT PRIMARY KEY CHECK (name <> ''),
    abbreviation TEXT NOT NULL -- in the notation of công văn; empty where it has none
) STRICT, WITHOUT ROWID;

-- Bodies that were renamed or merged: a search for one name finds documents of the names before and after it too.
CREATE TABLE succession (
    former    TEXT NOT NULL CHECK (former <> ''),
    successor TEXT NOT NULL CHECK (successor <> ''),
    since     TEXT CHECK (since IS NULL OR date(since) IS since),
    PRIMARY KEY (former, successor)
) STRICT, WITHOUT ROWID;

-- Types of documents that are no longer offered.
CREATE TABLE retired_type (
    type_id INTEGER PRIMARY KEY REFERENCES document_type (id)
) STRICT;
CREATE TABLE file_text (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    words BLOB NOT NULL -- clean text, deflated
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE file_search USING fts5 (
    fold, exact, mark,
    content = '', columnsize = 0, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);

-- Types are offered the most used first.
INSERT INTO used_name (kind, name, uses) SELECT 'type_name', type_name, count(*) FROM document GROUP BY type_name;

-- Groups of receivers (nơi nhận), offered while typing: a name that stands for several.
CREATE TABLE recipient_group (
    name       TEXT NOT NULL CHECK (name <> ''),
    ordinal    INTEGER NOT NULL,
    organ_name TEXT NOT NULL CHECK (organ_name <> ''),
    PRIMARY KEY (name, ordinal)
) STRICT, WITHOUT ROWID;
