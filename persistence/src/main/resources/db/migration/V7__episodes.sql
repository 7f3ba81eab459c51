-- Episodes are played as tracks are: kind is 1 for a track, 5 for an episode, whose id then stands in `track`.
ALTER TABLE play ADD COLUMN kind SMALLINT DEFAULT 1 NOT NULL;

-- Episodes stand in the other places of tracks without a change of tables: in play_queue.tracks as 5:id, and in share_item with
-- the kind 6.
