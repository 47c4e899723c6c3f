-- From version 3 to 4: the working calendar, documents by the day they are due, what happens to documents after their number.
CREATE INDEX document_due ON document (due_date) WHERE due_date IS NOT NULL;

-- Days on which the office departs from the public calendar: compensatory days off, working Saturdays. No table of record.
CREATE TABLE calendar_day (
    day  TEXT PRIMARY KEY CHECK (date(day) IS day),
    off  INTEGER NOT NULL CHECK (off IN (0, 1)), -- 0: one works
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- Trình: incoming documents laid before the person who is to instruct (Điều 23.1). In this and the next seven tables "struck" says
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
