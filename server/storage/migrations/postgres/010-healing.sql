-- Of a damaged row: who made it and when it was found, which tell what a copy may bring back; and when that was over.
ALTER TABLE quarantine ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE quarantine ADD COLUMN found_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN healed_at BIGINT;
UPDATE quarantine SET found_at = (extract(epoch FROM now()) * 1000)::bigint;
