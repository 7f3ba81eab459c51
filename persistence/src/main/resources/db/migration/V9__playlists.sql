-- Playlist files of music folders, and what became of them. A row outlives its playlist, so that one that was deleted does not come back
-- with the next scan.
CREATE TABLE playlist_source (
    music_folder INTEGER NOT NULL,
    -- Relative to the music folder's root.
    path VARCHAR(4000) NOT NULL,
    -- NULL as long as the file could not be read.
    playlist VARCHAR(16),
    size BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    -- SHA-256 of the file, and of the ids of the tracks found.
    digest VARCHAR(64) NOT NULL,
    outcome VARCHAR(64) NOT NULL,
    -- Of the library that the tracks were looked up in.
    catalogue_version BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    entries INTEGER NOT NULL,
    unresolved_count INTEGER NOT NULL,
    -- The first ones, one a line: the reason, a blank, the location.
    unresolved VARCHAR(1000000) NOT NULL,
    problem VARCHAR(2000),
    PRIMARY KEY (music_folder, path)
);
