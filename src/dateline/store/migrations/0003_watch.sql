-- Feeds that are followed, and what was alerted of.
CREATE TABLE watched (
    feed TEXT NOT NULL PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    failures INTEGER NOT NULL,
    due DOUBLE PRECISION NOT NULL
);
CREATE TABLE alerted (
    alert TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (alert, subject)
);
