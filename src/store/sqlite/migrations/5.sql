-- From version 4 to 5: indexes of what is waited for, and the pages of bound books that were printed.
-- What is waited for is found without going through the documents: by their own days, by those of units, and by their urgency.
DROP INDEX document_due;
CREATE INDEX document_due ON document (due_date, standing, book) WHERE due_date IS NOT NULL;
CREATE INDEX document_urgent ON document (arrival_date, hand_over_date, standing, book) WHERE priority > 0;
CREATE INDEX assignment_due ON assignment (due_date, struck, document_id) WHERE due_date IS NOT NULL;

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
