-- Full-text search over titles and texts, which stay where they are.

CREATE VIEW searchable AS
    SELECT report.n AS n, report.title AS title, body.text AS text FROM report JOIN body ON body.report = report.n;

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'searchable', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
