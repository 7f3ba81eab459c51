-- What people listen to, on whichever device, and what they listened to.

-- One a person. The queue stands in `play_queue`.
CREATE TABLE playback_session (
    user_id VARCHAR(16) PRIMARY KEY,
    version BIGINT NOT NULL,
    queue_version BIGINT NOT NULL,
    -- As in `play_queue.tracks`; NULL when nothing was played yet, and then what follows means nothing.
    item VARCHAR(20),
    length_ms BIGINT DEFAULT 0 NOT NULL,
    -- 1 playing, 2 paused, 3 stopped.
    state SMALLINT DEFAULT 3 NOT NULL,
    position_ms BIGINT DEFAULT 0 NOT NULL,
    speed DOUBLE PRECISION DEFAULT 1 NOT NULL,
    device VARCHAR(200) DEFAULT '' NOT NULL,
    started_at BIGINT DEFAULT 0 NOT NULL,
    -- When the position was told.
    told_at BIGINT DEFAULT 0 NOT NULL,
    reported BOOLEAN DEFAULT FALSE NOT NULL,
    judged BOOLEAN DEFAULT FALSE NOT NULL
);
