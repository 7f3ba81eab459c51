-- Podcasts. Status: 0 new, 1 downloading, 2 completed, 3 error, 4 deleted, 5 skipped. Neither channels nor episodes are ever
-- removed: what users did hangs on their ids, and subscribing again brings them back.

CREATE TABLE podcast_channel (
    id VARCHAR(16) PRIMARY KEY,
    url VARCHAR(2000) NOT NULL,
    -- SHA-256 of the address, which is too long for an index.
    url_hash VARCHAR(64) NOT NULL UNIQUE,
    title VARCHAR(1000),
    sort_key VARCHAR(200) NOT NULL,
    description VARCHAR(100000),
    author VARCHAR(1000),
    image_url VARCHAR(4000),
    status SMALLINT NOT NULL,
    error VARCHAR(2000),
    added_at BIGINT NOT NULL,
    checked_at BIGINT,
    etag VARCHAR(1000),
    last_modified VARCHAR(1000),
    picture_url VARCHAR(4000),
    picture_fingerprint VARCHAR(64),
    removed BOOLEAN DEFAULT FALSE NOT NULL
);

CREATE TABLE podcast_episode (
    id VARCHAR(16) PRIMARY KEY,
    channel VARCHAR(16) NOT NULL,
    -- SHA-256 of the identity: a guid may be longer than an index bears.
    identity_hash VARCHAR(64) NOT NULL,
    identity VARCHAR(4000) NOT NULL,
    title VARCHAR(1000) NOT NULL,
    description VARCHAR(100000),
    author VARCHAR(1000),
    published_at BIGINT,
    -- published_at, or added_at where the feed gives no date.
    sorted_at BIGINT NOT NULL,
    enclosure_url VARCHAR(4000) NOT NULL,
    claimed_type VARCHAR(200),
    claimed_size BIGINT NOT NULL,
    claimed_duration_ms BIGINT NOT NULL,
    number INTEGER,
    explicit SMALLINT NOT NULL,
    status SMALLINT NOT NULL,
    error VARCHAR(2000),
    added_at BIGINT NOT NULL,
    -- Of the downloaded file; suffix is NULL when there is none.
    suffix VARCHAR(10),
    content_type VARCHAR(100),
    size BIGINT,
    video BOOLEAN,
    picture BOOLEAN,
    codec VARCHAR(50),
    bit_rate INTEGER,
    bit_depth INTEGER,
    sampling_rate INTEGER,
    channel_count INTEGER,
    duration_ms BIGINT
);
CREATE UNIQUE INDEX podcast_episode_by_identity ON podcast_episode (channel, identity_hash);
CREATE INDEX podcast_episode_by_channel ON podcast_episode (channel, sorted_at, id);
CREATE INDEX podcast_episode_by_date ON podcast_episode (sorted_at, id);
CREATE INDEX podcast_episode_by_status ON podcast_episode (status);
