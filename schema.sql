-- The registry of one records office: a single SQLite file, readable by SQLite 3.40 and later.
-- This file is the whole schema. Field names are the codes of Phụ lục VI, NĐ 30/2020/NĐ-CP, in snake case.
-- Texts are NFC and never NULL: an empty text is a field left empty. Dates are ISO 8601 (yyyy-mm-dd).
--
-- Tables of record: authority, former_name, office, document_type, series (with series_type), period_start, document (with
-- recipient), issuer, link, reservation, struck_number, number_ruling, attachment, submission, instruction, assignment, hand_over,
-- confirmation, sent_back, dispatch, loan, envelope, book_lock, closed_day, printed_page (with printed_row), restoring, lost_number,
-- last_number, lost_page, repair and event. Each change of a row in one of them is an event of the same transaction, chained to the
-- event before; `vanthu check` compares. No row of them is ever removed but the parts series_type and recipient, which are replaced
-- whole. used_name, file_text and the tables of the search indexes are no record, for they can be made again; nor are clerk, unit,
-- recipient_group, succession, retired_type, calendar_day and setting, which can be asked again.

PRAGMA application_id = 0x56544855; -- "VTHU"
PRAGMA user_version = 7;

-- Issuing authorities (cơ quan ban hành): in whose names outgoing documents are issued. The office is one of them.
CREATE TABLE authority (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
    parent       TEXT NOT NULL, -- cơ quan chủ quản trực tiếp; empty where it has none. That of the office stands in office
    valid_from   TEXT CHECK (valid_from IS NULL OR date(valid_from) IS valid_from), -- the first day it issues documents
    valid_to     TEXT CHECK (valid_to IS NULL OR date(valid_to) IS valid_to)        -- the last day
) STRICT;

-- Names an authority had before, each with its last day: books of those years and documents of those days bear them.
CREATE TABLE former_name (
    id           INTEGER PRIMARY KEY,
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    name         TEXT NOT NULL CHECK (name <> ''),
    abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
    parent       TEXT NOT NULL,
    until        TEXT NOT NULL CHECK (date(until) IS until)
) STRICT;
CREATE INDEX former_name_authority ON former_name (authority_id, until);

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
    written      TEXT NOT NULL, -- how its số, ký hiệu is written where a sector rules otherwise than the decree: {number}/{type}-{organ}
    UNIQUE (category, name)
) STRICT;

-- Number series (hệ thống số, Điều 15 and 22), a row for each period. "last" is the last number given in turn; numbers are taken in
-- the transaction that inserts the document, and never twice. It follows from documents and reservations and is no part of the
-- series' record.
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

-- The types that share an outgoing series.
CREATE TABLE series_type (
    series_id INTEGER NOT NULL REFERENCES series (id),
    type_id   INTEGER NOT NULL REFERENCES document_type (id),
    PRIMARY KEY (type_id, series_id)
) STRICT, WITHOUT ROWID;

-- Days other than 1 January on which every series of a book begins anew: the office was merged, its head ruled so.
CREATE TABLE period_start (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    day          TEXT NOT NULL CHECK (date(day) IS day),
    reopened     TEXT NOT NULL, -- why the period before it was reopened; empty while numbers begin anew on this day
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX period_start_key ON period_start (book, ifnull(authority_id, 0), day) WHERE reopened = '';

-- Locked books: nothing in them is registered or changed. The book of an authority and year; số đến has no authority.
CREATE TABLE book_lock (
    id           INTEGER PRIMARY KEY,
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    year         INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    locked       INTEGER NOT NULL CHECK (locked IN (0, 1)),
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX book_lock_key ON book_lock (book, ifnull(authority_id, 0), year);

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
CREATE INDEX document_import_fingerprint ON document (import_fingerprint) WHERE import_fingerprint IS NOT NULL;
CREATE INDEX document_duplicate_key ON document (duplicate_key) WHERE duplicate_key IS NOT NULL;
CREATE INDEX document_due ON document (due_date, standing, book) WHERE due_date IS NOT NULL;
CREATE INDEX document_urgent ON document (arrival_date, hand_over_date, standing, book) WHERE priority > 0;
CREATE INDEX document_withdrawn ON document (book) WHERE standing <> 'valid';
-- Documents whose receipt is confirmed to the sender.
CREATE INDEX document_confirmed ON document (arrival_date) WHERE came_by IN ('wire', 'e-mail') AND standing = 'valid';

-- Receivers of outgoing documents (nơi nhận), in the order of the paper.
CREATE TABLE recipient (
    document_id INTEGER NOT NULL REFERENCES document (id),
    ordinal     INTEGER NOT NULL,
    organ_id    TEXT NOT NULL,
    organ_name  TEXT NOT NULL,
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Bodies that issue an outgoing document jointly (liên tịch) with the leading one, which is its organ_name and gives the number; in the
-- order of the paper. authority_id names one that is an authority of this registry too.
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

-- How one document stands to another (Điều 18.3, 18.4): thay thế, sửa đổi, đính chính, thu hồi, trả lời; the same come by paper and by
-- wire; a document and what it encloses; a copy (bản sao) and its original.
CREATE TABLE link (
    id        INTEGER PRIMARY KEY,
    first_id  INTEGER NOT NULL REFERENCES document (id),
    kind      TEXT NOT NULL CHECK (kind IN (
        'replaces', 'amends', 'corrects', 'recalls', 'answers', 'same-as', 'encloses', 'copy-of')),
    second_id INTEGER NOT NULL REFERENCES document (id),
    CHECK (first_id <> second_id),
    UNIQUE (first_id, kind, second_id)
) STRICT;
CREATE INDEX link_second ON link (second_id);

-- Numbers held (giữ số). in_turn 1: the next numbers of the series, which went on after them; 0: chosen ahead, passed over.
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

-- Numbers taken back (thu lại số): a mistyped number had moved its series. It is struck and never given; its documents stay,
-- cancelled, and the series goes on after the largest number that counts.
CREATE TABLE struck_number (
    id        INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series (id),
    number    INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999999),
    back_to   INTEGER NOT NULL CHECK (back_to BETWEEN 0 AND number - 1), -- the number after which the series went on
    reason    TEXT NOT NULL CHECK (reason <> ''),
    ruled_by  TEXT NOT NULL CHECK (ruled_by <> ''), -- who ruled so
    day       TEXT NOT NULL CHECK (date(day) IS day)
) STRICT;
CREATE UNIQUE INDEX struck_number_key ON struck_number (series_id, number);

-- Rulings on a number and notation (số, ký hiệu) that stands with two documents of an authority and period: why it stays so.
CREATE TABLE number_ruling (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id), -- the later of the two
    reason      TEXT NOT NULL CHECK (reason <> ''),
    ruled_by    TEXT NOT NULL CHECK (ruled_by <> ''),
    day         TEXT NOT NULL CHECK (date(day) IS day)
) STRICT;
CREATE UNIQUE INDEX number_ruling_document ON number_ruling (document_id);

-- Files attached to documents: the scan of a paper, the electronic original. The file itself lies beside the registry under its
-- hash (ab/ab12….pdf in the folder of the registry's name with -files); the same content is there once. A file attached to the
-- wrong document is withdrawn; it and its row stay.
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

-- Trình: incoming documents laid before the person who is to instruct (Điều 23.1). In this and the next eight tables "struck" says
-- why an entry was struck out as written by mistake; it is empty while the entry counts.
CREATE TABLE submission (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES document (id),
    day          TEXT NOT NULL CHECK (date(day) IS day),
    submitted_to TEXT NOT NULL CHECK (submitted_to <> ''),
    struck       TEXT NOT NULL
) STRICT;
CREATE INDEX submission_document ON submission (document_id);

-- Ý kiến chỉ đạo (Điều 23.2). The last of a document that counts supersedes those before it.
CREATE TABLE instruction (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    author      TEXT NOT NULL CHECK (author <> ''),
    day         TEXT NOT NULL CHECK (date(day) IS day),
    text        TEXT NOT NULL,
    struck      TEXT NOT NULL
) STRICT;
CREATE INDEX instruction_document ON instruction (document_id);

-- Units that were given a document (chủ trì, phối hợp) and how far each is. How far the document is follows from these tables and
-- is not stored.
CREATE TABLE assignment (
    id             INTEGER PRIMARY KEY,
    document_id    INTEGER NOT NULL REFERENCES document (id),
    instruction_id INTEGER REFERENCES instruction (id), -- NULL where the office's rules name the unit (Điều 23.1)
    unit           TEXT NOT NULL CHECK (unit <> ''),
    role           TEXT NOT NULL CHECK (role IN ('lead', 'support')),
    due_date       TEXT CHECK (due_date IS NULL OR date(due_date) IS due_date), -- NULL where the document's own holds
    state          TEXT NOT NULL CHECK (state IN ('assigned', 'in-progress', 'done', 'returned')),
    state_date     TEXT CHECK (state_date IS NULL OR date(state_date) IS state_date), -- since when
    remark         TEXT NOT NULL,
    struck         TEXT NOT NULL,
    CHECK ((state = 'assigned') = (state_date IS NULL))
) STRICT;
CREATE INDEX assignment_document ON assignment (document_id);
CREATE INDEX assignment_due ON assignment (due_date, struck, document_id) WHERE due_date IS NOT NULL;

-- Chuyển giao (Điều 23.3), of both books. The first fills the document's columns of receivers and ngày chuyển where they are empty.
CREATE TABLE hand_over (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    day         TEXT NOT NULL CHECK (date(day) IS day),
    unit        TEXT NOT NULL CHECK (unit <> ''),
    receiver    TEXT NOT NULL, -- who received it there; empty where not known
    struck      TEXT NOT NULL
) STRICT;
CREATE INDEX hand_over_document ON hand_over (document_id);

-- Receipt of what came by wire, confirmed to the sender (Điều 21.2.c: on the day of arrival).
CREATE TABLE confirmation (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    day         TEXT NOT NULL CHECK (date(day) IS day),
    struck      TEXT NOT NULL
) STRICT;
CREATE INDEX confirmation_document ON confirmation (document_id);

-- Incoming documents sent back to their sender because something is wrong with them (Điều 21.1.c, 21.2.b).
CREATE TABLE sent_back (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    day         TEXT NOT NULL CHECK (date(day) IS day),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    struck      TEXT NOT NULL
) STRICT;
CREATE INDEX sent_back_document ON sent_back (document_id);

-- Outgoing documents sent (Điều 18). As with a hand-over, the first fills the document's ngày chuyển where it is empty.
CREATE TABLE dispatch (
    id            INTEGER PRIMARY KEY,
    document_id   INTEGER NOT NULL REFERENCES document (id),
    day           TEXT NOT NULL CHECK (date(day) IS day),
    sent_by       TEXT NOT NULL CHECK (sent_by IN ('wire', 'post', 'hand')),
    sent_to       TEXT NOT NULL, -- empty for every receiver of the document
    envelopes     INTEGER,       -- số lượng bì
    received_date TEXT CHECK (received_date IS NULL OR date(received_date) IS received_date), -- when the receipt came back
    remark        TEXT NOT NULL,
    struck        TEXT NOT NULL
) STRICT;
CREATE INDEX dispatch_document ON dispatch (document_id);

-- Loans of the file copy (bản lưu, Điều 19).
CREATE TABLE loan (
    id            INTEGER PRIMARY KEY,
    document_id   INTEGER NOT NULL REFERENCES document (id),
    day           TEXT NOT NULL CHECK (date(day) IS day),
    borrower      TEXT NOT NULL CHECK (borrower <> ''),
    allowed_by    TEXT NOT NULL CHECK (allowed_by <> ''),
    returned_date TEXT CHECK (returned_date IS NULL OR date(returned_date) IS returned_date),
    remark        TEXT NOT NULL,
    struck        TEXT NOT NULL
) STRICT;
CREATE INDEX loan_document ON loan (document_id);

-- Envelopes addressed to a person or a union body, passed on unopened (Điều 21.1.b). They get no số đến; one that turned out to hold
-- office business names the document it was registered as.
CREATE TABLE envelope (
    id             INTEGER PRIMARY KEY,
    arrival_date   TEXT NOT NULL CHECK (date(arrival_date) IS arrival_date),
    sender         TEXT NOT NULL CHECK (sender <> ''),
    code           TEXT NOT NULL, -- số, ký hiệu on the envelope
    addressee      TEXT NOT NULL CHECK (addressee <> ''),
    hand_over_date TEXT CHECK (hand_over_date IS NULL OR date(hand_over_date) IS hand_over_date),
    receiver       TEXT NOT NULL,
    remark         TEXT NOT NULL,
    document_id    INTEGER REFERENCES document (id),
    struck         TEXT NOT NULL
) STRICT;
CREATE INDEX envelope_document ON envelope (document_id) WHERE document_id IS NOT NULL;

-- Days closed: the events from the last closing on, whose register was printed with the head of the chain on it.
CREATE TABLE closed_day (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL CHECK (date(day) IS day),
    first_event INTEGER NOT NULL,
    last_event  INTEGER NOT NULL,
    CHECK (first_event <= last_event)
) STRICT;

-- Pages of bound registry books that were printed (in tiếp): such a book grows page by page, and what stands on paper is never
-- printed otherwise again. The book of an authority and year; số đến has no authority.
CREATE TABLE printed_page (
    id           INTEGER PRIMARY KEY, -- rises in the order of printing
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    year         INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    volume       INTEGER NOT NULL CHECK (volume > 0), -- quyển
    page         INTEGER NOT NULL CHECK (page > 0),
    supplement   INTEGER NOT NULL CHECK (supplement >= 0), -- trang bổ sung: the how manieth to the page; 0 for the page itself
    drawn        BLOB NOT NULL, -- its texts and lines with their places, as JSON, deflated: so it is printed again
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX printed_page_key ON printed_page (book, ifnull(authority_id, 0), year, volume, page, supplement);

-- What stands on them, from top to bottom: documents' rows as they then read.
CREATE TABLE printed_row (
    page_id     INTEGER NOT NULL REFERENCES printed_page (id),
    ordinal     INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id),
    place       TEXT NOT NULL, -- in the order of the book: such texts sort as its rows do
    cells       TEXT NOT NULL, -- the texts of its cells, a JSON list
    struck      INTEGER NOT NULL CHECK (struck IN (0, 1)), -- 1: the document stood no longer
    rest        TEXT NOT NULL, -- of a row torn at the page's edge: a JSON list of what was left of its cells; otherwise empty
    PRIMARY KEY (page_id, ordinal)
) STRICT, WITHOUT ROWID;
-- Counting them reads no texts.
CREATE INDEX printed_row_document ON printed_row (page_id, document_id);

-- Restorings: a safety copy replaced the registry. No number that the replaced registry gave is given again: what is known of them is
-- carried over into lost_number and lost_page, what is not known is asked of the clerk and kept in last_number.
CREATE TABLE restoring (
    id        INTEGER PRIMARY KEY,
    day       TEXT NOT NULL CHECK (date(day) IS day),
    copy      TEXT NOT NULL CHECK (copy <> ''), -- the name of the copy's file
    copied    TEXT NOT NULL, -- when the last event in the copy was written, RFC 3339; empty where it had none
    -- What the registry before was to the copy, and how many of its documents the copy does not have.
    former    TEXT NOT NULL CHECK (former IN ('continued', 'forked', 'foreign', 'unreadable', 'absent')),
    documents INTEGER NOT NULL CHECK (documents >= 0),
    days      INTEGER NOT NULL CHECK (days >= 0), -- so many days were closed in it since the copy
    asks      INTEGER NOT NULL CHECK (asks IN (0, 1)) -- 1: the last numbers on paper are to be told, see last_number
) STRICT;

-- Numbers of a series that no document here has because they were given before a restoring: runs of them, or one with a suffix.
-- Only the document that has the number on paper gets it back.
CREATE TABLE lost_number (
    id           INTEGER PRIMARY KEY,
    restoring_id INTEGER NOT NULL REFERENCES restoring (id),
    series_id    INTEGER NOT NULL REFERENCES series (id),
    first        INTEGER NOT NULL CHECK (first BETWEEN 1 AND 999999999),
    last         INTEGER NOT NULL CHECK (last BETWEEN first AND 999999999),
    suffix       TEXT NOT NULL,
    in_turn      INTEGER NOT NULL CHECK (in_turn IN (0, 1)), -- 1: the series goes on after them
    cause        TEXT NOT NULL CHECK (cause IN ('given', 'skipped', 'told')), -- told: the paper goes so far
    CHECK (suffix = '' OR first = last)
) STRICT;
CREATE INDEX lost_number_series ON lost_number (series_id, first);

-- The last number of a series on paper, as a clerk reported it after a restoring.
CREATE TABLE last_number (
    id           INTEGER PRIMARY KEY,
    restoring_id INTEGER NOT NULL REFERENCES restoring (id),
    series_id    INTEGER NOT NULL REFERENCES series (id),
    number       INTEGER CHECK (number BETWEEN 0 AND 999999999), -- NULL: nobody knows
    reason       TEXT NOT NULL,
    CHECK (number IS NOT NULL OR reason <> '')
) STRICT;

-- Pages of bound books that were printed before a restoring and whose rows are not known here. They stand on paper: their place is
-- not taken again.
CREATE TABLE lost_page (
    id           INTEGER PRIMARY KEY,
    restoring_id INTEGER NOT NULL REFERENCES restoring (id),
    book         TEXT NOT NULL CHECK (book IN ('incoming', 'outgoing')),
    authority_id INTEGER REFERENCES authority (id),
    year         INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    volume       INTEGER NOT NULL CHECK (volume > 0),
    page         INTEGER NOT NULL CHECK (page > 0),
    supplement   INTEGER NOT NULL CHECK (supplement >= 0),
    CHECK ((book = 'outgoing') = (authority_id IS NOT NULL))
) STRICT;

-- Guards and indexes of this file that were taken out of it behind the program's back, and that the program put back.
CREATE TABLE repair (
    id    INTEGER PRIMARY KEY,
    day   TEXT NOT NULL CHECK (date(day) IS day),
    parts TEXT NOT NULL CHECK (parts <> ''), -- as a check names them
    kept  TEXT NOT NULL CHECK (kept <> '') -- the name of the file that is the registry as it was before
) STRICT;

-- The history. "record" is a table above and record_id its row; before and after are JSON objects of the columns that changed (of
-- a new row: all that are not empty, its parts among them); digest is the SHA-256 of the row as it then stood, chain that of the
-- event with the chain of the event before.
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

-- Events are only ever added; INSERT OR REPLACE is stopped too.
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'events never change'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'events are never removed'); END;
CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'events are never replaced'); END;

-- No document and no number is ever removed, and none changes its place.
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
-- A series goes back only from a struck number, and only as far as nothing that counts lies beyond.
CREATE TRIGGER series_no_return BEFORE UPDATE ON series WHEN NEW.last < OLD.last AND (
    NOT EXISTS (SELECT 1 FROM struck_number WHERE series_id = OLD.id AND number = OLD.last)
    OR EXISTS (
        SELECT 1 FROM document WHERE series_id = OLD.id AND number > NEW.last AND numbered IN ('in-turn', 'emergency', 'imported')
        AND number NOT IN (SELECT number FROM struck_number WHERE series_id = OLD.id))
    OR EXISTS (
        SELECT 1 FROM reservation WHERE series_id = OLD.id AND number > NEW.last AND in_turn = 1
        AND number NOT IN (SELECT number FROM struck_number WHERE series_id = OLD.id))
    OR EXISTS (SELECT 1 FROM lost_number WHERE series_id = OLD.id AND last > NEW.last AND in_turn = 1)
    OR EXISTS (SELECT 1 FROM last_number WHERE series_id = OLD.id AND number > NEW.last)
)
BEGIN SELECT RAISE (ABORT, 'numbers are never given twice'); END;
-- A struck number is never given, and stays struck. Only its own document, lost at a restoring, comes back to it.
CREATE TRIGGER document_not_struck BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM struck_number WHERE series_id = NEW.series_id AND number = NEW.number)
  AND NOT EXISTS (
    SELECT 1 FROM lost_number WHERE series_id = NEW.series_id AND NEW.number BETWEEN first AND last AND suffix = NEW.suffix
      AND cause = 'given'
)
BEGIN SELECT RAISE (ABORT, 'struck numbers are never given'); END;
CREATE TRIGGER reservation_not_struck BEFORE INSERT ON reservation
WHEN EXISTS (SELECT 1 FROM struck_number WHERE series_id = NEW.series_id AND number = NEW.number)
BEGIN SELECT RAISE (ABORT, 'struck numbers are never given'); END;
CREATE TRIGGER struck_number_no_delete BEFORE DELETE ON struck_number
BEGIN SELECT RAISE (ABORT, 'struck numbers stay struck'); END;
CREATE TRIGGER struck_number_no_change BEFORE UPDATE ON struck_number
BEGIN SELECT RAISE (ABORT, 'struck numbers stay struck'); END;
CREATE TRIGGER struck_number_no_replace BEFORE INSERT ON struck_number WHEN EXISTS (
    SELECT 1 FROM struck_number WHERE id = NEW.id
    UNION ALL SELECT 1 FROM struck_number WHERE series_id = NEW.series_id AND number = NEW.number
)
BEGIN SELECT RAISE (ABORT, 'struck numbers stay struck'); END;
-- A name of the past, an issuer of a registered document and a ruling stay as they were written.
CREATE TRIGGER former_name_no_delete BEFORE DELETE ON former_name BEGIN SELECT RAISE (ABORT, 'former names stay'); END;
CREATE TRIGGER former_name_no_change BEFORE UPDATE ON former_name BEGIN SELECT RAISE (ABORT, 'former names never change'); END;
CREATE TRIGGER former_name_no_replace BEFORE INSERT ON former_name WHEN EXISTS (SELECT 1 FROM former_name WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'former names are never replaced'); END;
CREATE TRIGGER issuer_no_delete BEFORE DELETE ON issuer BEGIN SELECT RAISE (ABORT, 'issuers stay'); END;
CREATE TRIGGER issuer_no_change BEFORE UPDATE ON issuer BEGIN SELECT RAISE (ABORT, 'issuers never change'); END;
CREATE TRIGGER issuer_no_replace BEFORE INSERT ON issuer WHEN EXISTS (
    SELECT 1 FROM issuer WHERE id = NEW.id
    UNION ALL SELECT 1 FROM issuer WHERE document_id = NEW.document_id AND ordinal = NEW.ordinal
)
BEGIN SELECT RAISE (ABORT, 'issuers are never replaced'); END;
CREATE TRIGGER number_ruling_no_delete BEFORE DELETE ON number_ruling BEGIN SELECT RAISE (ABORT, 'rulings stay'); END;
CREATE TRIGGER number_ruling_no_change BEFORE UPDATE ON number_ruling BEGIN SELECT RAISE (ABORT, 'rulings never change'); END;
CREATE TRIGGER number_ruling_no_replace BEFORE INSERT ON number_ruling WHEN EXISTS (
    SELECT 1 FROM number_ruling WHERE id = NEW.id
    UNION ALL SELECT 1 FROM number_ruling WHERE document_id = NEW.document_id
)
BEGIN SELECT RAISE (ABORT, 'rulings are never replaced'); END;
CREATE TRIGGER link_no_delete BEFORE DELETE ON link BEGIN SELECT RAISE (ABORT, 'links are never removed'); END;
CREATE TRIGGER reservation_no_delete BEFORE DELETE ON reservation
BEGIN SELECT RAISE (ABORT, 'reservations are never removed'); END;
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE (ABORT, 'files are never removed'); END;
CREATE TRIGGER attachment_no_replace BEFORE INSERT ON attachment WHEN EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'files are never replaced'); END;
CREATE TRIGGER attachment_no_change BEFORE UPDATE ON attachment
WHEN NEW.id <> OLD.id OR NEW.document_id <> OLD.document_id OR NEW.name <> OLD.name OR NEW.hash <> OLD.hash
  OR NEW.size <> OLD.size OR OLD.standing <> 'valid'
BEGIN SELECT RAISE (ABORT, 'an attached file never changes'); END;
CREATE TRIGGER closed_day_no_delete BEFORE DELETE ON closed_day
BEGIN SELECT RAISE (ABORT, 'closed days are never removed'); END;
-- What happened to a document is never removed; of an entry only the end may still change, and once struck out nothing.
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER submission_no_replace BEFORE INSERT ON submission WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER submission_no_change BEFORE UPDATE ON submission
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
  OR NEW.submitted_to IS NOT OLD.submitted_to
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER instruction_no_delete BEFORE DELETE ON instruction BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER instruction_no_replace BEFORE INSERT ON instruction WHEN EXISTS (SELECT 1 FROM instruction WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER instruction_no_change BEFORE UPDATE ON instruction
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.author IS NOT OLD.author
  OR NEW.day IS NOT OLD.day OR NEW.text IS NOT OLD.text
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER assignment_no_delete BEFORE DELETE ON assignment BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER assignment_no_replace BEFORE INSERT ON assignment WHEN EXISTS (SELECT 1 FROM assignment WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER assignment_no_change BEFORE UPDATE ON assignment
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id
  OR NEW.instruction_id IS NOT OLD.instruction_id OR NEW.unit IS NOT OLD.unit OR NEW.role IS NOT OLD.role
  OR NEW.due_date IS NOT OLD.due_date
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER hand_over_no_delete BEFORE DELETE ON hand_over BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER hand_over_no_replace BEFORE INSERT ON hand_over WHEN EXISTS (SELECT 1 FROM hand_over WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER hand_over_no_change BEFORE UPDATE ON hand_over
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
  OR NEW.unit IS NOT OLD.unit OR NEW.receiver IS NOT OLD.receiver
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER confirmation_no_delete BEFORE DELETE ON confirmation BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER confirmation_no_replace BEFORE INSERT ON confirmation WHEN EXISTS (SELECT 1 FROM confirmation WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER confirmation_no_change BEFORE UPDATE ON confirmation
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER sent_back_no_delete BEFORE DELETE ON sent_back BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER sent_back_no_replace BEFORE INSERT ON sent_back WHEN EXISTS (SELECT 1 FROM sent_back WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER sent_back_no_change BEFORE UPDATE ON sent_back
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
  OR NEW.reason IS NOT OLD.reason
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER dispatch_no_delete BEFORE DELETE ON dispatch BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER dispatch_no_replace BEFORE INSERT ON dispatch WHEN EXISTS (SELECT 1 FROM dispatch WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER dispatch_no_change BEFORE UPDATE ON dispatch
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
  OR NEW.sent_by IS NOT OLD.sent_by OR NEW.sent_to IS NOT OLD.sent_to OR NEW.envelopes IS NOT OLD.envelopes
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER loan_no_delete BEFORE DELETE ON loan BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER loan_no_replace BEFORE INSERT ON loan WHEN EXISTS (SELECT 1 FROM loan WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER loan_no_change BEFORE UPDATE ON loan
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.document_id IS NOT OLD.document_id OR NEW.day IS NOT OLD.day
  OR NEW.borrower IS NOT OLD.borrower OR NEW.allowed_by IS NOT OLD.allowed_by
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;
CREATE TRIGGER envelope_no_delete BEFORE DELETE ON envelope BEGIN SELECT RAISE (ABORT, 'entries are never removed'); END;
CREATE TRIGGER envelope_no_replace BEFORE INSERT ON envelope WHEN EXISTS (SELECT 1 FROM envelope WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'entries are never replaced'); END;
CREATE TRIGGER envelope_no_change BEFORE UPDATE ON envelope
WHEN NEW.id <> OLD.id OR OLD.struck <> '' OR NEW.arrival_date IS NOT OLD.arrival_date OR NEW.sender IS NOT OLD.sender
  OR NEW.code IS NOT OLD.code OR NEW.addressee IS NOT OLD.addressee
  OR (OLD.document_id IS NOT NULL AND NEW.document_id IS NOT OLD.document_id)
BEGIN SELECT RAISE (ABORT, 'what was entered never changes'); END;

-- What was printed stands on paper: it neither changes nor goes.
CREATE TRIGGER printed_page_no_delete BEFORE DELETE ON printed_page BEGIN SELECT RAISE (ABORT, 'printed pages stay'); END;
CREATE TRIGGER printed_page_no_change BEFORE UPDATE ON printed_page BEGIN SELECT RAISE (ABORT, 'printed pages never change'); END;
CREATE TRIGGER printed_page_no_replace BEFORE INSERT ON printed_page WHEN EXISTS (
    SELECT 1 FROM printed_page WHERE id = NEW.id
    UNION ALL SELECT 1 FROM printed_page
    WHERE book = NEW.book AND ifnull(authority_id, 0) = ifnull(NEW.authority_id, 0) AND year = NEW.year
      AND volume = NEW.volume AND page = NEW.page AND supplement = NEW.supplement
)
BEGIN SELECT RAISE (ABORT, 'printed pages are never replaced'); END;
CREATE TRIGGER printed_row_no_delete BEFORE DELETE ON printed_row BEGIN SELECT RAISE (ABORT, 'printed rows stay'); END;
CREATE TRIGGER printed_row_no_change BEFORE UPDATE ON printed_row BEGIN SELECT RAISE (ABORT, 'printed rows never change'); END;
CREATE TRIGGER printed_row_no_replace BEFORE INSERT ON printed_row
WHEN EXISTS (SELECT 1 FROM printed_row WHERE page_id = NEW.page_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE (ABORT, 'printed rows are never replaced'); END;

-- What was carried over or told at a restoring neither changes nor goes, nor does a repair.
CREATE TRIGGER restoring_no_delete BEFORE DELETE ON restoring BEGIN SELECT RAISE (ABORT, 'restorings stay'); END;
CREATE TRIGGER restoring_no_change BEFORE UPDATE ON restoring BEGIN SELECT RAISE (ABORT, 'restorings never change'); END;
CREATE TRIGGER restoring_no_replace BEFORE INSERT ON restoring WHEN EXISTS (SELECT 1 FROM restoring WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'restorings are never replaced'); END;
CREATE TRIGGER lost_number_no_delete BEFORE DELETE ON lost_number BEGIN SELECT RAISE (ABORT, 'lost numbers stay'); END;
CREATE TRIGGER lost_number_no_change BEFORE UPDATE ON lost_number BEGIN SELECT RAISE (ABORT, 'lost numbers never change'); END;
CREATE TRIGGER lost_number_no_replace BEFORE INSERT ON lost_number WHEN EXISTS (SELECT 1 FROM lost_number WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'lost numbers are never replaced'); END;
CREATE TRIGGER last_number_no_delete BEFORE DELETE ON last_number BEGIN SELECT RAISE (ABORT, 'last numbers stay'); END;
CREATE TRIGGER last_number_no_change BEFORE UPDATE ON last_number BEGIN SELECT RAISE (ABORT, 'last numbers never change'); END;
CREATE TRIGGER last_number_no_replace BEFORE INSERT ON last_number WHEN EXISTS (SELECT 1 FROM last_number WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'last numbers are never replaced'); END;
CREATE TRIGGER lost_page_no_delete BEFORE DELETE ON lost_page BEGIN SELECT RAISE (ABORT, 'lost pages stay'); END;
CREATE TRIGGER lost_page_no_change BEFORE UPDATE ON lost_page BEGIN SELECT RAISE (ABORT, 'lost pages never change'); END;
CREATE TRIGGER lost_page_no_replace BEFORE INSERT ON lost_page WHEN EXISTS (SELECT 1 FROM lost_page WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'lost pages are never replaced'); END;
CREATE TRIGGER repair_no_delete BEFORE DELETE ON repair BEGIN SELECT RAISE (ABORT, 'repairs stay'); END;
CREATE TRIGGER repair_no_change BEFORE UPDATE ON repair BEGIN SELECT RAISE (ABORT, 'repairs never change'); END;
CREATE TRIGGER repair_no_replace BEFORE INSERT ON repair WHEN EXISTS (SELECT 1 FROM repair WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'repairs are never replaced'); END;

-- Clerks by the name their system knows them under, so that each is asked once.
CREATE TABLE clerk (
    system_user TEXT PRIMARY KEY,
    name        TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- Names used before, for suggestions while typing: issuers, types, units, signers, recipients.
CREATE TABLE used_name (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- The office's own units (đơn vị), offered while typing.
CREATE TABLE unit (
    name         TEXT PRIMARY KEY CHECK (name <> ''),
    abbreviation TEXT NOT NULL -- in the notation of công văn; empty where it has none
) STRICT, WITHOUT ROWID;

-- Groups of receivers (nơi nhận), offered while typing: a name that stands for several.
CREATE TABLE recipient_group (
    name       TEXT NOT NULL CHECK (name <> ''),
    ordinal    INTEGER NOT NULL,
    organ_name TEXT NOT NULL CHECK (organ_name <> ''),
    PRIMARY KEY (name, ordinal)
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

-- Days on which the office departs from the public calendar: compensatory days off, working Saturdays. No table of record.
CREATE TABLE calendar_day (
    day  TEXT PRIMARY KEY CHECK (date(day) IS day),
    off  INTEGER NOT NULL CHECK (off IN (0, 1)), -- 0: one works
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- What the window remembers for itself: where safety copies go, and when the last good one was made. No table of record.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY CHECK (key <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The search index. rowid is 2147483648 - document.id, so that the index's own order is the last registered first; the texts
-- are not stored again. src/domain/words.rs defines a word: NFKC, lower case, 12.500 as 12500, kỹ as kĩ.
--   fold   words of the document without diacritics, in order
--   exact  the same words with diacritics, one tone placement
--   mark   one-word facts: n_15 own number, c_15 sender's number, b_incoming, y_2026, m_202602, d_20260205, t_cong_van,
--          o_so_y_te (type and issuer), k_le_thi_mau (the clerk who registered it), s_waiting (it stands and was not handed
--          over), and the first one, two, three letters of each word, in each spelling it has: q_ qu_ quy_ qui_
-- Merging is left to idle moments (automerge 0), so that it never delays registering. The texts are words already: the ascii tokenizer
-- separates them at spaces and passes every letter above ASCII unchanged, so that the engine indexes exactly the program's words.
CREATE VIRTUAL TABLE search USING fts5 (
    fold, exact, mark,
    content = '', columnsize = 0, tokenize = "ascii tokenchars '_'"
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

-- What stands in attached files, each content once. No record: the files can be read again. A row is written before its file is read:
-- 'begun', and 'begun again' where that broke off and was tried once more; then 'read', or 'failed' where nothing can be read.
CREATE TABLE file_text (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    state TEXT NOT NULL CHECK (state IN ('begun', 'begun again', 'read', 'failed')),
    words BLOB NOT NULL -- clean text, deflated; empty unless it was read
) STRICT, WITHOUT ROWID;

-- The search index of files: a row for each document with something to read in the files that count. rowid, fold and exact as in
-- search; mark has the document's book, type, issuer and dates.
CREATE VIRTUAL TABLE file_search USING fts5 (
    fold, exact, mark,
    content = '', columnsize = 0, prefix = '1 2 3', tokenize = "ascii tokenchars '_'"
);
