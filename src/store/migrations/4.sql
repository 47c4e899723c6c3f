-- From version 3 to 4: the working calendar, documents by the day they are due.
CREATE INDEX document_due ON document (due_date) WHERE due_date IS NOT NULL;

-- Days on which the office departs from the public calendar: compensatory days off, working Saturdays. No table of record.
CREATE TABLE calendar_day (
    day  TEXT PRIMARY KEY CHECK (date(day) IS day),
    off  INTEGER NOT NULL CHECK (off IN (0, 1)), -- 0: one works
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;
