-- The registry of one records office: a single SQLite file, readable by SQLite 3.40 and later.
-- This file is the whole schema. Field names are the codes of Phụ lục VI, NĐ 30/2020/NĐ-CP, in snake case.
-- Texts are NFC and never NULL: an empty text is a field left empty. Dates are ISO 8601 (yyyy-mm-dd).

PRAGMA application_id = 0x56544855; -- "VTHU"
PRAGMA user_version = 1;

-- Issuing authorities (cơ quan ban hành): in whose names outgoing documents are issued. The office is one of them.
CREATE TABLE authority (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> '')
) STRICT;

-- The office that keeps the registry; one row at most, none until somebody names it.
CREATE TABLE office (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    parent       TEXT NOT NULL, -- cơ quan chủ quản trực tiếp, printed above the name on each book
    place        TEXT NOT NULL  -- địa danh, before the date
) STRICT;

-- Kinds of documents (tên loại): Phụ lục III, VBQPPL, Party and others. An office adds its own.
CREATE TABLE document_type (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL CHECK (name <> ''),
    abbreviation TEXT NOT NULL, -- empty where the type has none (công văn)
    category     TEXT NOT NULL CHECK (category IN ('administrative', 'normative', 'party', 'copy', 'other')),
    UNIQUE (category, name)
) STRICT;

-- Number series (hệ thống số, Điều 15 and 22). "last" is the last number given; numbers are taken in the transaction that
-- inserts the document, and never twice.
CREATE TABLE series (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    name         TEXT NOT NULL,
    year         INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    last         INTEGER NOT NULL CHECK (last >= 0),
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX series_key ON series (book, ifnull(authority_id, 0), name, year);

-- Registered documents of both books. id rises in the order of registering.
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
    imported           INTEGER NOT NULL CHECK (imported IN (0, 1)), -- 1: the number came with an imported list
    import_fingerprint BLOB CHECK (length(import_fingerprint) = 32), -- SHA-256 of the imported row: the same file adds nothing again
    CHECK ((book = 'incoming') = (arrival_date IS NOT NULL)),
    CHECK (book = 'incoming' OR issued_date IS NOT NULL),
    UNIQUE (series_id, number, suffix)
) STRICT;
CREATE INDEX document_import_fingerprint ON document (import_fingerprint) WHERE import_fingerprint IS NOT NULL;

-- Receivers of outgoing documents (nơi nhận), in the order of the paper.
CREATE TABLE recipient (
    document_id INTEGER NOT NULL REFERENCES document (id),
    ordinal     INTEGER NOT NULL,
    organ_id    TEXT NOT NULL,
    organ_name  TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Names used before, for suggestions while typing: issuers, units, signers, recipients.
CREATE TABLE used_name (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- The search index. rowid is 2147483648 - document.id, so that the index's own order is the last registered first; the texts
-- are not stored again.
--   fold   words of the document without diacritics, in order
--   exact  the same words with diacritics, one tone placement
--   mark   one-word facts: n_15 own number, c_15 sender's number, b_incoming, y_2026, m_202602, d_20260205, t_cong_van,
--          o_so_y_te (type and issuer), and the first one, two, three letters of each word: q_ qu_ quy_
-- Merging is left to idle moments (automerge 0), so that registering is never held up by it.
CREATE VIRTUAL TABLE search USING fts5 (
    fold, exact, mark,
    content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
-- Small pages (500 bytes) let the index skip within the long lists of common words.
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('pgsz', 500);

-- The words the index knows, so that the start of a word becomes a few whole words.
CREATE TABLE search_word (
    marked INTEGER NOT NULL CHECK (marked IN (0, 1)), -- 1: with diacritics
    word   TEXT NOT NULL,
    PRIMARY KEY (marked, word)
) STRICT, WITHOUT ROWID;
