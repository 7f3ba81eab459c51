-- People's accounts at services where they note what they hear.
CREATE TABLE scrobble_account (
    user_id VARCHAR(16) NOT NULL,
    -- The provider's name.
    service VARCHAR(40) NOT NULL,
    name VARCHAR(200) NOT NULL,
    sealed BYTEA NOT NULL,
    plays BOOLEAN NOT NULL,
    now_playing BOOLEAN NOT NULL,
    loves_out BOOLEAN NOT NULL,
    loves_in BOOLEAN NOT NULL,
    paused_for VARCHAR(1000),
    connected_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, service)
);

-- Plays that are to be noted there, and those that never will be.
CREATE TABLE scrobble_play (
    user_id VARCHAR(16) NOT NULL,
    service VARCHAR(40) NOT NULL,
    -- In seconds, as in `play`.
    played_at BIGINT NOT NULL,
    track VARCHAR(16) NOT NULL,
    refused_for VARCHAR(1000),
    refused_at BIGINT,
    PRIMARY KEY (user_id, service, played_at, track)
);

-- Stars that were set or taken away and are to be told there.
CREATE TABLE scrobble_love (
    user_id VARCHAR(16) NOT NULL,
    service VARCHAR(40) NOT NULL,
    track VARCHAR(16) NOT NULL,
    loved BOOLEAN NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, service, track)
);

-- What is loved there and was looked at: by a digest.
CREATE TABLE scrobble_love_seen (
    user_id VARCHAR(16) NOT NULL,
    service VARCHAR(40) NOT NULL,
    love VARCHAR(64) NOT NULL,
    -- Whether the song is here.
    known BOOLEAN NOT NULL,
    track VARCHAR(16),
    -- Since when it is not loved there any more; NULL while it is.
    missed_at BIGINT,
    PRIMARY KEY (user_id, service, love)
);

-- Places that music is brought in from.
CREATE TABLE music_source (
    id VARCHAR(16) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    -- SourceKind.
    kind VARCHAR(20) NOT NULL,
    address VARCHAR(2000) NOT NULL,
    account VARCHAR(200),
    sealed BYTEA,
    music_folder INTEGER NOT NULL,
    owner VARCHAR(16) NOT NULL,
    importing BOOLEAN NOT NULL,
    note VARCHAR(2000) NOT NULL,
    created_at BIGINT NOT NULL
);

-- What became of their files.
CREATE TABLE source_item (
    source VARCHAR(16) NOT NULL,
    -- SHA-256 of `item`, which may be long.
    digest VARCHAR(64) NOT NULL,
    item VARCHAR(4000) NOT NULL,
    version VARCHAR(500) NOT NULL,
    -- SourceItem.State.
    state VARCHAR(20) NOT NULL,
    track VARCHAR(16),
    note VARCHAR(1000) NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (source, digest)
);
CREATE INDEX source_item_by_state ON source_item (source, state, changed_at);

-- Files that people have fetched by their addresses.
CREATE TABLE download (
    id VARCHAR(16) PRIMARY KEY,
    owner VARCHAR(16) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    music_folder INTEGER NOT NULL,
    -- Download.State.
    state VARCHAR(20) NOT NULL,
    track VARCHAR(16),
    note VARCHAR(1000) NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX download_by_owner ON download (owner, created_at);

-- Where tracks, albums and artists are found elsewhere.
CREATE TABLE external_reference (
    id VARCHAR(16) PRIMARY KEY,
    -- As in `annotation`: 1 a track, 2 an album, 3 an artist.
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    service VARCHAR(40) NOT NULL,
    external_id VARCHAR(300) NOT NULL,
    url VARCHAR(500) NOT NULL,
    added_by VARCHAR(16) NOT NULL,
    added_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX external_reference_by_item ON external_reference (kind, item, service, external_id);

-- Songs that came in with what people did elsewhere and that are not here: as lines of an export, by a digest.
CREATE TABLE external_track (
    user_id VARCHAR(16) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    title VARCHAR(1000) NOT NULL,
    artist VARCHAR(1000) NOT NULL,
    album VARCHAR(1000) NOT NULL,
    url VARCHAR(1000) NOT NULL,
    line VARCHAR(8000) NOT NULL,
    -- Whether it was still not here when it was looked for last.
    seen BOOLEAN NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, digest)
);

-- What was done to them.
CREATE TABLE external_deed (
    user_id VARCHAR(16) NOT NULL,
    track VARCHAR(64) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    line VARCHAR(1000) NOT NULL,
    PRIMARY KEY (user_id, track, digest)
);
