-- Deeds and undertakings find each other by keys that know of time: all keys are made anew when reports are tied in again.

DELETE FROM claim_key;
DELETE FROM undertaking_key;
UPDATE told SET resolved = NULL;
INSERT INTO dirty (report) SELECT n FROM report WHERE n NOT IN (SELECT report FROM dirty);
