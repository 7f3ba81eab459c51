-- What others told of artists, albums and tracks: the newest answer to each question.
CREATE TABLE outside_note (
    -- As in `annotation`: 1 a track, 2 an album, 3 an artist.
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    -- Topic.
    topic VARCHAR(30) NOT NULL,
    -- Who told it; NULL when nobody knew.
    provider VARCHAR(40),
    -- Told, as JSON; NULL when nobody knew.
    document VARCHAR(1000000),
    fetched_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (kind, item, topic)
);
