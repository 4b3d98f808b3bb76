-- Full-text search over titles and texts.

CREATE TABLE report_words (
    report BIGINT NOT NULL PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX ix_report_words ON report_words USING GIN (words);
