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
    known BOOLEAN NOT NULL,
    PRIMARY KEY (user_id, service, love)
);
