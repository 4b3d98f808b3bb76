-- The commitments of everybody, of somebody, of a state by when they fall due and when they were made, without a sort.
DROP INDEX ix_commitment_by;
DROP INDEX ix_commitment_to_whom;
DROP INDEX ix_commitment_due;
CREATE INDEX ix_commitment_due ON commitment (due, made);
CREATE INDEX ix_commitment_by ON commitment (by, due, made);
CREATE INDEX ix_commitment_by_country ON commitment (by_country, due, made);
CREATE INDEX ix_commitment_to_whom ON commitment (to_whom, due, made);
CREATE INDEX ix_commitment_to_country ON commitment (to_country, due, made);
