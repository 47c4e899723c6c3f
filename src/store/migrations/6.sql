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
)
BEGIN SELECT RAISE (ABORT, 'numbers are never given twice'); END;
CREATE TRIGGER document_not_struck BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM struck_number WHERE series_id = NEW.series_id AND number = NEW.number)
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
