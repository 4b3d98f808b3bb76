-- Reports with what each of them says.

CREATE TABLE report (
    n {serial},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT,
    published DATE,
    publisher TEXT,
    author TEXT,
    url TEXT,
    language TEXT,
    words INTEGER NOT NULL,
    version TEXT NOT NULL
);
CREATE INDEX ix_report_published ON report (published);
CREATE INDEX ix_report_publisher ON report (publisher);

CREATE TABLE body (
    report {key} NOT NULL PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
    text TEXT NOT NULL,
    reading {blob} NOT NULL
);

CREATE TABLE form (
    n {serial},
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    codes TEXT NOT NULL,
    known_as TEXT
);
CREATE INDEX ix_form_known_as ON form (known_as);

CREATE TABLE actor (
    report {key} NOT NULL REFERENCES report (n) ON DELETE CASCADE,
    id TEXT NOT NULL,
    form {key} NOT NULL REFERENCES form (n),
    PRIMARY KEY (report, id)
) {compact};
CREATE INDEX ix_actor_form ON actor (form);

CREATE TABLE claim (
    n {serial},
    report {key} NOT NULL REFERENCES report (n) ON DELETE CASCADE,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    mood TEXT NOT NULL,
    negated BOOLEAN NOT NULL,
    value TEXT,
    first DATE,
    last DATE,
    place TEXT,
    geonames INTEGER,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    country TEXT,
    killed INTEGER,
    injured INTEGER,
    arrested INTEGER,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    statement TEXT,
    rule TEXT NOT NULL,
    UNIQUE (report, id)
);

CREATE TABLE claim_side (
    claim {key} NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
    side TEXT NOT NULL,
    position SMALLINT NOT NULL,
    form {key} NOT NULL REFERENCES form (n),
    PRIMARY KEY (claim, side, position)
) {compact};
CREATE INDEX ix_claim_side_form ON claim_side (form);

CREATE TABLE statement (
    report {key} NOT NULL REFERENCES report (n) ON DELETE CASCADE,
    id TEXT NOT NULL,
    speaker {key} REFERENCES form (n),
    addressee {key} REFERENCES form (n),
    act TEXT NOT NULL,
    form TEXT NOT NULL,
    value TEXT,
    inside TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, id)
) {compact};
CREATE INDEX ix_statement_speaker ON statement (speaker);

CREATE TABLE ledger (
    n {serial},
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    status TEXT NOT NULL,
    report {key} REFERENCES report (n) ON DELETE SET NULL,
    why TEXT,
    at TEXT NOT NULL,
    UNIQUE (source, digest)
);
CREATE INDEX ix_ledger_status ON ledger (status);
CREATE INDEX ix_ledger_report ON ledger (report);
