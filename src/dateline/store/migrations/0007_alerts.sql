-- What was alerted of is known by the claims that tell of it, and each alert by the last report that it looked at.

DELETE FROM alerted;
CREATE TABLE alert (
    name TEXT NOT NULL PRIMARY KEY,
    report {key} NOT NULL
);
-- Statements by whom they are addressed to.
CREATE INDEX ix_statement_addressee ON statement (addressee);
