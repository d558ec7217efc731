-- How many days the history of a map is kept row by row, where its owner wants it otherwise than the server.
CREATE TABLE retentions (
  map_id TEXT PRIMARY KEY REFERENCES maps (id),
  days INTEGER NOT NULL
);
