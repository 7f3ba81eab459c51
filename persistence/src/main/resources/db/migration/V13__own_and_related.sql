-- What people took into their own collections.
CREATE TABLE collection_entry (
    user_id VARCHAR(16) NOT NULL,
    track VARCHAR(16) NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, track)
);

-- How tracks relate to others: `track` is a `kind` of `target`.
CREATE TABLE track_relation (
    id VARCHAR(16) PRIMARY KEY,
    track VARCHAR(16) NOT NULL,
    -- RelationKind.
    kind VARCHAR(30) NOT NULL,
    -- As in `annotation`: 1 a track, 2 an album.
    target_kind SMALLINT NOT NULL,
    target VARCHAR(16) NOT NULL,
    note VARCHAR(2000),
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX track_relation_by_ends ON track_relation (track, kind, target);
CREATE INDEX track_relation_by_target ON track_relation (target);

-- Marked slices of tracks, in milliseconds.
CREATE TABLE track_slice (
    id VARCHAR(16) PRIMARY KEY,
    track VARCHAR(16) NOT NULL,
    owner VARCHAR(16) NOT NULL,
    name VARCHAR(500) NOT NULL,
    start_ms BIGINT NOT NULL,
    end_ms BIGINT NOT NULL,
    pad_ms BIGINT NOT NULL,
    shared BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX track_slice_by_track ON track_slice (track, start_ms);
CREATE INDEX track_slice_by_owner ON track_slice (owner);
