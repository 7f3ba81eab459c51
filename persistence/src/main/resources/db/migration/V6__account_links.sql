-- Invitations and links that reset a login password, while they are open.

CREATE TABLE account_link (
    id VARCHAR(16) PRIMARY KEY,
    -- SHA-256 of the secret in the link.
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    -- Whose password it resets; NULL for an invitation.
    account VARCHAR(16),
    role VARCHAR(20) NOT NULL,
    -- Ids joined by commas; NULL for all.
    music_folders VARCHAR(2000),
    maker VARCHAR(16) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX account_link_by_expiry ON account_link (expires_at);
