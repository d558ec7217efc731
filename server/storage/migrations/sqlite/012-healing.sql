-- Of a damaged row: who made it and when it was found, which tell what a copy may bring back; and when that was over.
ALTER TABLE quarantine ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE quarantine ADD COLUMN found_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN healed_at INTEGER;
UPDATE quarantine SET found_at = unixepoch() * 1000;
