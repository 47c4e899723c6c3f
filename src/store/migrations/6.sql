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
