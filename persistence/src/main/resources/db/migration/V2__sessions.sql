-- Sign-ins that last: one row for each, with the hash of the only refresh token that is still good.

CREATE TABLE session (
    id VARCHAR(60) PRIMARY KEY,
    user_id VARCHAR(16) NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    client VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL,
    refreshed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_user ON session (user_id, refreshed_at);
CREATE INDEX session_by_expiry ON session (expires_at);
