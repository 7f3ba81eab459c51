-- Works that tracks were recordings of when a scan began, until it has ended: a work that all of its recordings left keeps its id.
CREATE TABLE work_left (
    work VARCHAR(16) NOT NULL,
    -- Row number.
    track INTEGER NOT NULL,
    PRIMARY KEY (work, track)
);
