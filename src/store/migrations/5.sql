-- What is waited for is found without going through the documents: by their own days, by those of units, and by their urgency.
DROP INDEX document_due;
CREATE INDEX document_due ON document (due_date, standing, book) WHERE due_date IS NOT NULL;
CREATE INDEX document_urgent ON document (arrival_date, hand_over_date, standing, book) WHERE priority > 0;
CREATE INDEX assignment_due ON assignment (due_date, struck, document_id) WHERE due_date IS NOT NULL;
