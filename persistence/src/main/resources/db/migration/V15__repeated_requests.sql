-- Requests that may be sent again with the same key and are done once.

CREATE TABLE repeated_request (
    user_id VARCHAR(64) NOT NULL,
    -- Digest of what the caller sent as the key.
    request_key VARCHAR(64) NOT NULL,
    -- Of all that the request asked for.
    digest VARCHAR(64) NOT NULL,
    begun_at BIGINT NOT NULL,
    -- Encrypted, as it may hold a key that is shown once. NULL while it is being made.
    answer VARCHAR(1000000),
    PRIMARY KEY (user_id, request_key)
);
CREATE INDEX repeated_request_by_time ON repeated_request (begun_at);
