-- People whose name was erased from a map: they are off it for good, and nothing on it is told by their name.
ALTER TABLE members ADD COLUMN forgotten_at INTEGER;
