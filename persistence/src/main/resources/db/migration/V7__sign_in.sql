-- Ways in beside the login password: pairing codes, people that an identity provider knows, and tickets that are good once.

-- One for an account at most: arming again ends the former code.
CREATE TABLE pairing_code (
    user_id VARCHAR(16) PRIMARY KEY,
    -- The part of the code that may be known, by which it is found.
    handle VARCHAR(20) NOT NULL UNIQUE,
    -- SHA-256 of the part that must not.
    secret_hash VARCHAR(64) NOT NULL,
    attempts INTEGER NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE external_identity (
    issuer VARCHAR(500) NOT NULL,
    subject VARCHAR(255) NOT NULL,
    user_id VARCHAR(16) NOT NULL,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX external_identity_by_user ON external_identity (user_id);

CREATE TABLE spent_ticket (
    id VARCHAR(40) PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX spent_ticket_by_expiry ON spent_ticket (expires_at);
