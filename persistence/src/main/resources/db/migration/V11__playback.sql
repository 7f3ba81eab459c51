-- What people listen to on whichever device, and work that takes a while.

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

-- Scans, analyses, downloads and imports as people follow them. What is left to do of each stands elsewhere.
CREATE TABLE job (
    id VARCHAR(16) PRIMARY KEY,
    kind VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    note VARCHAR(2000) NOT NULL,
    attempts INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX job_by_time ON job (created_at, id);
CREATE INDEX job_by_state ON job (state);
CREATE INDEX job_by_end ON job (ended_at);
