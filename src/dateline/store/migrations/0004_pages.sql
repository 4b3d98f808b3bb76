-- The list of actors, those of whom most reports tell first, without sorting all of them.
CREATE INDEX ix_who_reports ON who (reports);
