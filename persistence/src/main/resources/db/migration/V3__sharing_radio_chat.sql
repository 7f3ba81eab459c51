-- What users show to people outside, listen to and say together.

CREATE TABLE share (
    -- Also the secret of the link.
    id VARCHAR(40) PRIMARY KEY,
    owner VARCHAR(16) NOT NULL,
    description VARCHAR(10000),
    created_at BIGINT NOT NULL,
    -- NULL for never.
    expires_at BIGINT,
    last_visited_at BIGINT,
    visit_count INTEGER DEFAULT 0 NOT NULL,
    -- NULL for open to whoever has the link.
    password_hash VARCHAR(500),
    downloads BOOLEAN DEFAULT TRUE NOT NULL,
    -- Counts changes of what the owner says of it.
    version BIGINT DEFAULT 0 NOT NULL
);
CREATE INDEX share_by_owner ON share (owner, created_at);

-- kind: 1 track, 2 album, 3 artist, 4 folder, 5 playlist, 6 episode.
CREATE TABLE share_item (
    share VARCHAR(40) NOT NULL,
    place INTEGER NOT NULL,
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    PRIMARY KEY (share, place)
);

CREATE TABLE radio_station (
    id VARCHAR(16) PRIMARY KEY,
    name VARCHAR(500) NOT NULL,
    stream VARCHAR(2000) NOT NULL,
    home_page VARCHAR(2000)
);

-- Clients ask for what is later than the last message they know, so no two have the same time.
CREATE TABLE chat_message (
    sent_at BIGINT PRIMARY KEY,
    user_id VARCHAR(16) NOT NULL,
    message VARCHAR(4000) NOT NULL
);
CREATE INDEX chat_message_by_user ON chat_message (user_id);
