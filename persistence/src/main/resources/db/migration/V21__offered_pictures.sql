-- Pictures that providers offer of albums and artists. Kinds are as in `annotation`.
CREATE TABLE offered_picture (
    id VARCHAR(16) PRIMARY KEY,
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    provider VARCHAR(100) NOT NULL,
    -- In the order in which the provider told them.
    place INTEGER NOT NULL,
    url VARCHAR(2000) NOT NULL,
    -- OfferedImage.Type.
    picture_type VARCHAR(20) NOT NULL,
    -- As the provider says, or NULL; once it was fetched as they are.
    width INTEGER,
    height INTEGER,
    votes INTEGER NOT NULL,
    -- Whether it was found by an id.
    by_id BOOLEAN NOT NULL,
    -- OfferedPicture.State.
    state VARCHAR(20) NOT NULL,
    -- Its name on the shelf, once it was fetched; it may have made room since.
    fingerprint VARCHAR(64),
    size BIGINT NOT NULL,
    told_at BIGINT NOT NULL
);
CREATE INDEX offered_picture_by_item ON offered_picture (kind, item, provider);
CREATE INDEX offered_picture_by_fingerprint ON offered_picture (fingerprint);

-- When things were looked up for pictures. What has no row here is yet to be.
CREATE TABLE picture_search (
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    -- Providers that answered, and all that could be asked, joined by commas.
    answered VARCHAR(1000) NOT NULL,
    wanted VARCHAR(1000) NOT NULL,
    -- Fingerprint of the picture that the thing shows since; empty for none.
    shown VARCHAR(64) NOT NULL,
    -- Whether somebody could not be asked.
    failed BOOLEAN NOT NULL,
    looked_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (kind, item)
);
