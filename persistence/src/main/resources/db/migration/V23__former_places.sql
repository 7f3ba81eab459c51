-- Where files lay that were moved, for playlists and others that name them by their old paths.
CREATE TABLE former_place (
    music_folder INTEGER NOT NULL,
    -- 32 hexadecimal digits of the path's SHA-256.
    digest VARCHAR(32) NOT NULL,
    -- Who left it last.
    track VARCHAR(16) NOT NULL,
    PRIMARY KEY (music_folder, digest)
);
CREATE INDEX former_place_by_track ON former_place (track);
