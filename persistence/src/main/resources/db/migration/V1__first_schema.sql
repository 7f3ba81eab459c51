-- Runs unchanged on H2 and PostgreSQL. Moments are milliseconds since 1970 (BIGINT), ids are 16 characters of base 62.
-- row_no is a dense number given out by the one scan writer; it orders rows by when they were first seen, joins the
-- catalogue's own tables, and may be renumbered by a rebuild. What users did hangs on ids only, never on row_no.
-- "details" columns hold one JSON document with what an answer needs but no query asks for.

CREATE TABLE setting (
    name VARCHAR(64) PRIMARY KEY,
    value VARCHAR(4000) NOT NULL
);

CREATE TABLE music_folder (
    id INTEGER PRIMARY KEY,
    name VARCHAR(500) NOT NULL,
    root VARCHAR(4000) NOT NULL,
    -- What the root looked like when it was last scanned whole: guards against an unmounted or exchanged disk.
    sentinel VARCHAR(4000),
    removed BOOLEAN DEFAULT FALSE NOT NULL
);

CREATE TABLE folder (
    row_no INTEGER PRIMARY KEY,
    id VARCHAR(16) NOT NULL UNIQUE,
    music_folder INTEGER NOT NULL,
    -- Who may see it: the number of its music folder, below zero while all in it are drafts. Queries for viewers go by this alone.
    sight INTEGER DEFAULT 0 NOT NULL,
    parent INTEGER,
    path VARCHAR(4000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    sort_key VARCHAR(200) NOT NULL,
    -- Digest of the names, sizes and times of what lies directly inside; equal means unchanged.
    content_hash BIGINT NOT NULL,
    -- The same for lyrics that lie in it as files.
    sidecar_hash BIGINT DEFAULT 0 NOT NULL,
    album INTEGER,
    artist INTEGER,
    -- Image file directly inside that serves as a cover, by name; and a fingerprint of it.
    image VARCHAR(1000),
    image_fingerprint VARCHAR(64),
    -- Image file directly inside that shows an artist.
    artist_image VARCHAR(1000),
    artist_image_fingerprint VARCHAR(64),
    -- Fingerprint of the artist.nfo directly inside.
    artist_notes VARCHAR(64),
    added_at BIGINT NOT NULL,
    -- Media files at any depth.
    media_count INTEGER DEFAULT 0 NOT NULL,
    missing BOOLEAN DEFAULT FALSE NOT NULL
);
CREATE UNIQUE INDEX folder_by_path ON folder (music_folder, path);
CREATE INDEX folder_by_parent ON folder (parent, sort_key);
CREATE INDEX folder_by_view ON folder (missing, sight, media_count);

CREATE TABLE artist (
    row_no INTEGER PRIMARY KEY,
    id VARCHAR(16) NOT NULL UNIQUE,
    -- MusicBrainz id when tagged, else the folded name: what makes two credits the same artist.
    artist_key VARCHAR(300) NOT NULL UNIQUE,
    name VARCHAR(1000) NOT NULL,
    folded_name VARCHAR(300) NOT NULL,
    sort_name VARCHAR(1000) NOT NULL,
    sort_key VARCHAR(200) NOT NULL,
    mbid VARCHAR(36),
    -- Path of an image file relative to the root of image_music_folder.
    image VARCHAR(4000),
    image_music_folder INTEGER,
    image_fingerprint VARCHAR(64),
    -- What tells the artist from others of the same name.
    disambiguation VARCHAR(1000),
    -- What shows something else than tags say: JSON, see Layers.
    layers VARCHAR(20000),
    missing BOOLEAN DEFAULT FALSE NOT NULL
);
CREATE INDEX artist_by_name ON artist (folded_name);
CREATE INDEX artist_by_sort ON artist (missing, sort_key, row_no);

-- What an artist has in each music folder, drafts apart, so that counts stay true for people who may not see all of them.
CREATE TABLE artist_presence (
    artist INTEGER NOT NULL,
    sight INTEGER NOT NULL,
    album_count INTEGER NOT NULL,
    track_count INTEGER NOT NULL,
    roles VARCHAR(500) NOT NULL,
    PRIMARY KEY (artist, sight)
);

CREATE TABLE album (
    row_no INTEGER PRIMARY KEY,
    id VARCHAR(16) NOT NULL UNIQUE,
    music_folder INTEGER NOT NULL,
    -- The number of its music folder, below zero while it is a draft and drafts are hidden.
    sight INTEGER DEFAULT 0 NOT NULL,
    draft BOOLEAN DEFAULT FALSE NOT NULL,
    folder INTEGER NOT NULL,
    -- Digest of what makes tracks one album: see AlbumGrouping.
    group_key VARCHAR(64) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    sort_key VARCHAR(200) NOT NULL,
    artist_sort_key VARCHAR(200) NOT NULL,
    display_artist VARCHAR(2000) NOT NULL,
    year INTEGER,
    track_count INTEGER NOT NULL,
    duration_ms BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    -- Where the picture lies: a file relative to the music folder's root, or the row_no of a track that holds it.
    cover_file VARCHAR(4000),
    cover_track INTEGER,
    cover_fingerprint VARCHAR(64),
    missing BOOLEAN DEFAULT FALSE NOT NULL,
    details VARCHAR(1000000) NOT NULL,
    -- Digest of the analyses that the columns of sound of the album's tracks were made from.
    sound_digest BIGINT DEFAULT 0 NOT NULL
);
CREATE UNIQUE INDEX album_by_group ON album (music_folder, group_key);
-- The orders of albums hold all that a list of row numbers is made from, so that none of them reads the rows.
CREATE INDEX album_by_view ON album (missing, row_no, sight);
CREATE INDEX album_by_name ON album (missing, sort_key, row_no, sight);
CREATE INDEX album_by_artist ON album (missing, artist_sort_key, year, sort_key, row_no, sight);
CREATE INDEX album_by_year ON album (missing, year, sort_key, row_no, sight);
CREATE INDEX album_by_added ON album (missing, added_at, sort_key, row_no, sight);

CREATE TABLE album_artist (
    artist INTEGER NOT NULL,
    album INTEGER NOT NULL,
    PRIMARY KEY (artist, album)
);
CREATE INDEX album_artist_by_album ON album_artist (album);

CREATE TABLE track (
    row_no INTEGER PRIMARY KEY,
    id VARCHAR(16) NOT NULL UNIQUE,
    music_folder INTEGER NOT NULL,
    -- As its album's.
    sight INTEGER DEFAULT 0 NOT NULL,
    folder INTEGER NOT NULL,
    album INTEGER NOT NULL,
    album_name VARCHAR(1000) NOT NULL,
    title VARCHAR(2000) NOT NULL,
    sort_key VARCHAR(200) NOT NULL,
    disc INTEGER,
    number INTEGER,
    year INTEGER,
    -- Relative to the music folder's root.
    path VARCHAR(4000) NOT NULL,
    size BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    duration_ms BIGINT NOT NULL,
    video BOOLEAN NOT NULL,
    -- 0 none, 1 the album's, 2 its own (CoverSource).
    cover SMALLINT NOT NULL,
    signature VARCHAR(32) NOT NULL,
    added_at BIGINT NOT NULL,
    missing BOOLEAN DEFAULT FALSE NOT NULL,
    -- When it was first missed.
    missing_since BIGINT,
    details VARCHAR(1000000) NOT NULL,
    -- What was heard in it and lists show, so that they need no other table; the scan leaves these columns alone.
    track_loudness DOUBLE PRECISION,
    track_peak DOUBLE PRECISION,
    album_loudness DOUBLE PRECISION,
    album_peak DOUBLE PRECISION,
    tempo DOUBLE PRECISION
);
CREATE UNIQUE INDEX track_by_path ON track (music_folder, path);
-- Lists of all tracks are made from it, too.
CREATE INDEX track_by_year ON track (missing, video, year, row_no, sight);
CREATE INDEX track_by_folder ON track (folder);
CREATE INDEX track_by_album ON track (album);
CREATE INDEX track_by_signature ON track (signature);

-- Everyone credited on a track, once.
CREATE TABLE track_credit (
    artist INTEGER NOT NULL,
    track INTEGER NOT NULL,
    -- artist, albumartist and the roles of Contributor, a comma before and after each.
    roles VARCHAR(500) NOT NULL,
    PRIMARY KEY (artist, track)
);
CREATE INDEX track_credit_by_track ON track_credit (track);

CREATE TABLE genre (
    row_no INTEGER PRIMARY KEY,
    name VARCHAR(500) NOT NULL,
    folded_name VARCHAR(300) NOT NULL UNIQUE
);

CREATE TABLE track_genre (
    genre INTEGER NOT NULL,
    track INTEGER NOT NULL,
    PRIMARY KEY (genre, track)
);
CREATE INDEX track_genre_by_track ON track_genre (track);

CREATE TABLE album_genre (
    genre INTEGER NOT NULL,
    album INTEGER NOT NULL,
    PRIMARY KEY (genre, album)
);
CREATE INDEX album_genre_by_album ON album_genre (album);

-- Ids of things that were merged into others: they keep answering.
CREATE TABLE alias (
    kind SMALLINT NOT NULL,
    old_id VARCHAR(16) NOT NULL,
    new_id VARCHAR(16) NOT NULL,
    PRIMARY KEY (kind, old_id)
);

-- Files that went from one thing to another in the scan that is running or was interrupted; see CarryPhase.
CREATE TABLE scan_carry (
    kind SMALLINT NOT NULL,
    old_row INTEGER NOT NULL,
    new_row INTEGER NOT NULL,
    files INTEGER NOT NULL
);

CREATE TABLE scan_problem (
    music_folder INTEGER NOT NULL,
    path VARCHAR(4000) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX scan_problem_by_path ON scan_problem (music_folder, path);

CREATE TABLE app_user (
    id VARCHAR(16) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    folded_name VARCHAR(200) NOT NULL UNIQUE,
    email VARCHAR(320),
    role VARCHAR(20) NOT NULL,
    -- Permissions joined by commas: beyond the role, and of those it brings.
    granted VARCHAR(500) NOT NULL,
    withdrawn VARCHAR(500) NOT NULL,
    disabled BOOLEAN DEFAULT FALSE NOT NULL,
    -- Ids joined by commas; NULL for all.
    music_folders VARCHAR(2000),
    max_bit_rate INTEGER NOT NULL,
    -- What people set for themselves.
    scrobbling_enabled BOOLEAN NOT NULL,
    own_bit_rate INTEGER DEFAULT 0 NOT NULL,
    own_format VARCHAR(20),
    shows_playing BOOLEAN DEFAULT TRUE NOT NULL,
    login_hash VARCHAR(500),
    avatar BYTEA,
    avatar_changed_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE app_password (
    id VARCHAR(16) PRIMARY KEY,
    user_id VARCHAR(16) NOT NULL,
    name VARCHAR(200) NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    read_only BOOLEAN DEFAULT FALSE NOT NULL,
    no_download BOOLEAN DEFAULT FALSE NOT NULL,
    -- The only music folder it shows; NULL for all of its owner's.
    music_folder INTEGER,
    -- NULL for never.
    expires_at BIGINT
);
CREATE INDEX app_password_by_user ON app_password (user_id);

CREATE TABLE api_key (
    id VARCHAR(16) PRIMARY KEY,
    user_id VARCHAR(16) NOT NULL,
    name VARCHAR(200) NOT NULL,
    hash VARCHAR(64) NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    read_only BOOLEAN DEFAULT FALSE NOT NULL,
    no_download BOOLEAN DEFAULT FALSE NOT NULL,
    -- The only music folder it shows; NULL for all of its owner's.
    music_folder INTEGER,
    -- NULL for never.
    expires_at BIGINT
);
CREATE INDEX api_key_by_user ON api_key (user_id);

-- kind: 1 track, 2 album, 3 artist, 4 folder.
CREATE TABLE annotation (
    user_id VARCHAR(16) NOT NULL,
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    starred_at BIGINT,
    rating SMALLINT,
    play_count BIGINT DEFAULT 0 NOT NULL,
    played_at BIGINT,
    PRIMARY KEY (user_id, kind, item)
);
CREATE INDEX annotation_by_star ON annotation (user_id, kind, starred_at, item);
CREATE INDEX annotation_by_rating ON annotation (user_id, kind, rating, item);
CREATE INDEX annotation_by_count ON annotation (user_id, kind, play_count, item);
CREATE INDEX annotation_by_play ON annotation (user_id, kind, played_at, item);

CREATE TABLE item_rating (
    kind SMALLINT NOT NULL,
    item VARCHAR(16) NOT NULL,
    total BIGINT NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (kind, item)
);

CREATE TABLE play (
    user_id VARCHAR(16) NOT NULL,
    -- Whole seconds since 1970: clients repeat reports with other fractions.
    played_at BIGINT NOT NULL,
    track VARCHAR(16) NOT NULL,
    client VARCHAR(200) NOT NULL,
    -- Episodes are played as tracks are: 1 for a track, 5 for an episode, whose id then stands in `track`.
    kind SMALLINT DEFAULT 1 NOT NULL,
    -- How long was listened; where the player did not say, how long the track is.
    listened_ms BIGINT DEFAULT 0 NOT NULL,
    PRIMARY KEY (user_id, played_at, track)
);
CREATE INDEX play_by_track ON play (track);
-- Holds all that statistics are made from, so that none of them reads the rows.
CREATE INDEX play_by_time ON play (user_id, played_at DESC, track, kind, listened_ms);

CREATE TABLE playlist (
    id VARCHAR(16) PRIMARY KEY,
    name VARCHAR(1000) NOT NULL,
    note VARCHAR(10000),
    owner VARCHAR(16) NOT NULL,
    published BOOLEAN NOT NULL,
    read_only BOOLEAN NOT NULL,
    -- Of its entries, kept when they change.
    track_count INTEGER DEFAULT 0 NOT NULL,
    duration_ms BIGINT DEFAULT 0 NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- As written: JSON. Such a playlist has no entries.
    rules VARCHAR(100000)
);
CREATE INDEX playlist_by_owner ON playlist (owner);

CREATE TABLE playlist_entry (
    playlist VARCHAR(16) NOT NULL,
    place INTEGER NOT NULL,
    track VARCHAR(16) NOT NULL,
    PRIMARY KEY (playlist, place)
);

CREATE TABLE playlist_share (
    playlist VARCHAR(16) NOT NULL,
    user_id VARCHAR(16) NOT NULL,
    PRIMARY KEY (playlist, user_id)
);

CREATE TABLE play_queue (
    user_id VARCHAR(16) PRIMARY KEY,
    -- Track ids joined by spaces; episodes as 5:id.
    tracks VARCHAR(1000000) NOT NULL,
    current_index INTEGER NOT NULL,
    position_ms BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by VARCHAR(200) NOT NULL
);

CREATE TABLE bookmark (
    user_id VARCHAR(16) NOT NULL,
    track VARCHAR(16) NOT NULL,
    position_ms BIGINT NOT NULL,
    note VARCHAR(10000),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- As in `play`.
    kind SMALLINT DEFAULT 1 NOT NULL,
    PRIMARY KEY (user_id, track)
);
