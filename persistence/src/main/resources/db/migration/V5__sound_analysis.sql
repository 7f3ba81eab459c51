-- What the analysis heard in each track. A result is good for a track as long as its signature is the same.

CREATE TABLE sound_analysis (
    -- Id of the track.
    track VARCHAR(16) PRIMARY KEY,
    -- Of the computation.
    version INTEGER NOT NULL,
    signature VARCHAR(32) NOT NULL,
    analysed_at BIGINT NOT NULL,
    -- Why the track cannot be analysed; all below is NULL then.
    error VARCHAR(2000),
    duration_ms BIGINT,
    -- LUFS; NULL for silence.
    loudness DOUBLE PRECISION,
    -- Linear.
    true_peak DOUBLE PRECISION,
    -- Of the loudness of its blocks: see LoudnessHistogram.
    histogram BYTEA,
    tempo DOUBLE PRECISION,
    -- Pitch class, plus 12 for minor.
    music_key SMALLINT,
    vector_version INTEGER,
    -- 32-bit floats, little endian.
    vector BYTEA
);

-- What is asked for one track at a time, apart so that the rows above stay small.
CREATE TABLE sound_shape (
    track VARCHAR(16) PRIMARY KEY,
    waveform BYTEA NOT NULL,
    fingerprint VARCHAR(20000)
);
