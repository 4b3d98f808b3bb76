-- What many reports say together, with what is needed to find the parts that a new report touches.

ALTER TABLE report ADD COLUMN story TEXT;
CREATE INDEX ix_report_story ON report (story);

CREATE TABLE dirty (
    report {key} NOT NULL PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE
);

INSERT INTO dirty (report) SELECT n FROM report;

CREATE TABLE sketch (
    report {key} NOT NULL PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
    shingles {blob} NOT NULL,
    bands {blob} NOT NULL
);
CREATE TABLE sketch_key (
    key BIGINT NOT NULL,
    report {key} NOT NULL,
    PRIMARY KEY (key, report)
) {compact};

CREATE TABLE identity (
    n {serial},
    id TEXT NOT NULL UNIQUE,
    presence {blob} NOT NULL,
    actor TEXT
);
CREATE INDEX ix_identity_actor ON identity (actor);
CREATE TABLE identity_key (
    key TEXT NOT NULL,
    identity {key} NOT NULL,
    PRIMARY KEY (key, identity)
) {compact};
ALTER TABLE form ADD COLUMN identity {key} REFERENCES identity (n);
ALTER TABLE form ADD COLUMN who TEXT;
CREATE INDEX ix_form_identity ON form (identity);
CREATE INDEX ix_form_who ON form (who);

CREATE TABLE who (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    codes TEXT NOT NULL,
    country TEXT,
    known_as TEXT,
    first DATE,
    last DATE,
    reports INTEGER NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX ix_who_country ON who (country);
CREATE INDEX ix_who_known_as ON who (known_as);
CREATE TABLE who_name (
    name TEXT NOT NULL,
    who TEXT NOT NULL REFERENCES who (id) ON DELETE CASCADE,
    PRIMARY KEY (name, who)
) {compact};
CREATE INDEX ix_who_name_who ON who_name (who);
CREATE TABLE who_hint (
    hint TEXT NOT NULL,
    who TEXT NOT NULL REFERENCES who (id) ON DELETE CASCADE,
    PRIMARY KEY (hint, who)
) {compact};
CREATE INDEX ix_who_hint_who ON who_hint (who);
CREATE TABLE who_alias (
    alias TEXT NOT NULL,
    who TEXT NOT NULL REFERENCES who (id) ON DELETE CASCADE,
    PRIMARY KEY (alias, who)
) {compact};
CREATE INDEX ix_who_alias_who ON who_alias (who);

CREATE TABLE told (
    report {key} NOT NULL PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
    local {blob} NOT NULL,
    resolved {blob}
);

CREATE TABLE event (
    n {serial},
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    day DATE,
    first DATE,
    last DATE,
    told DATE,
    place TEXT,
    country TEXT,
    killed_least INTEGER,
    killed_most INTEGER,
    injured_least INTEGER,
    injured_most INTEGER,
    score DOUBLE PRECISION NOT NULL,
    stories INTEGER NOT NULL,
    claims INTEGER NOT NULL
);
CREATE INDEX ix_event_day ON event (day);
CREATE INDEX ix_event_type ON event (type);
CREATE INDEX ix_event_status ON event (status);
CREATE INDEX ix_event_country ON event (country);
CREATE TABLE event_side (
    event {key} NOT NULL REFERENCES event (n) ON DELETE CASCADE,
    side TEXT NOT NULL,
    who TEXT NOT NULL,
    country TEXT,
    PRIMARY KEY (event, side, who)
) {compact};
CREATE INDEX ix_event_side_who ON event_side (who);
CREATE INDEX ix_event_side_country ON event_side (country);
ALTER TABLE claim ADD COLUMN block {key};
ALTER TABLE claim ADD COLUMN event {key} REFERENCES event (n) ON DELETE SET NULL;
ALTER TABLE claim ADD COLUMN judged TEXT;
CREATE INDEX ix_claim_block ON claim (block);
CREATE INDEX ix_claim_event ON claim (event);
CREATE TABLE claim_key (
    key BIGINT NOT NULL,
    claim {key} NOT NULL,
    PRIMARY KEY (key, claim)
) {compact};

CREATE TABLE dispute (
    event {key} NOT NULL PRIMARY KEY REFERENCES event (n) ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    since DATE,
    record TEXT NOT NULL
);
CREATE INDEX ix_dispute_since ON dispute (since);

CREATE TABLE undertaking (
    n {serial},
    report {key} NOT NULL REFERENCES report (n) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    block {key},
    UNIQUE (report, place)
);
CREATE INDEX ix_undertaking_block ON undertaking (block);
CREATE TABLE undertaking_key (
    key BIGINT NOT NULL,
    undertaking {key} NOT NULL,
    PRIMARY KEY (key, undertaking)
) {compact};
CREATE TABLE commitment (
    n {serial},
    id TEXT NOT NULL UNIQUE,
    block {key} NOT NULL,
    by TEXT NOT NULL,
    by_country TEXT,
    to_whom TEXT,
    to_country TEXT,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    condition TEXT,
    due DATE,
    made DATE,
    outcome TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX ix_commitment_block ON commitment (block);
CREATE INDEX ix_commitment_by ON commitment (by);
CREATE INDEX ix_commitment_to_whom ON commitment (to_whom);
CREATE INDEX ix_commitment_due ON commitment (due);
CREATE INDEX ix_commitment_outcome ON commitment (outcome);

CREATE TABLE judgement (
    id TEXT NOT NULL PRIMARY KEY,
    ruling TEXT NOT NULL,
    target TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    change TEXT NOT NULL,
    undoes TEXT
);
CREATE INDEX ix_judgement_target ON judgement (target);
