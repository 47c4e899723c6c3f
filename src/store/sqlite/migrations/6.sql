-- From version 5 to 6: the search indexes take words as they are written (ascii tokenizer).
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    fold, exact, mark,
    content = '', columnsize = 0, tokenize = "ascii tokenchars '_'"
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('pgsz', 500);
DROP TABLE file_search;
CREATE VIRTUAL TABLE file_search USING fts5 (
    fold, exact, mark,
    content = '', columnsize = 0, prefix = '1 2 3', tokenize = "ascii tokenchars '_'"
);
-- A file is noted before it is read.
ALTER TABLE file_text RENAME TO former;
CREATE TABLE file_text (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    state TEXT NOT NULL CHECK (state IN ('begun', 'begun again', 'read', 'failed')),
    words BLOB NOT NULL -- clean text, deflated; empty unless it was read
) STRICT, WITHOUT ROWID;
INSERT INTO file_text SELECT hash, 'read', words FROM former;
DROP TABLE former;

-- Numbers taken back: a series may go back from a struck number.
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
DROP TRIGGER series_no_return;
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
