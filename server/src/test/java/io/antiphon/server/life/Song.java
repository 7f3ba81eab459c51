package io.antiphon.server.life;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jaudiotagger.tag.FieldKey;
import org.jspecify.annotations.Nullable;

/// One song of a collector: where its file is, what its tags say, and what was done with it.
final class Song {

    final int sound;
    Path file;
    String format;
    String title;
    String artist;
    String album;
    int number;
    boolean away;
    /// By which the server has known it since it first saw it.
    @Nullable String id;
    boolean starred;
    int rating;
    int plays;
    /// Milliseconds, negative for none.
    long bookmark = -1;
    /// Another file holds the same sound.
    boolean twin;
    /// Empty for none, as are the others.
    String genre = "";
    String albumMbid = "";
    String artistMbid = "";
    /// Whether its tags ever named a work or a composer.
    boolean classical;
    String composer = "";
    String work = "";
    String workMbid = "";
    String movement = "";
    /// 0 for none.
    int movementNumber;

    Song(int sound, Path file, String format, String title, String artist, String album, int number) {
        this.sound = sound;
        this.file = file;
        this.format = format;
        this.title = title;
        this.artist = artist;
        this.album = album;
        this.number = number;
    }

    Map<FieldKey, String> tags() {
        Map<FieldKey, String> tags = new EnumMap<>(FieldKey.class);
        tags.put(FieldKey.TITLE, title);
        tags.put(FieldKey.ARTIST, artist);
        tags.put(FieldKey.ALBUM_ARTIST, artist);
        tags.put(FieldKey.ALBUM, album);
        tags.put(FieldKey.TRACK, Integer.toString(number));
        tags.put(FieldKey.GENRE, genre);
        tags.put(FieldKey.MUSICBRAINZ_RELEASEID, albumMbid);
        tags.put(FieldKey.MUSICBRAINZ_ARTISTID, artistMbid);
        tags.put(FieldKey.MUSICBRAINZ_RELEASEARTISTID, artistMbid);
        if (classical) {
            tags.put(FieldKey.COMPOSER, composer);
            tags.put(FieldKey.WORK, work);
            tags.put(FieldKey.MUSICBRAINZ_WORK_ID, workMbid);
            tags.put(FieldKey.MOVEMENT, movement);
            tags.put(FieldKey.MOVEMENT_NO, movementNumber == 0 ? "" : Integer.toString(movementNumber));
        }
        return tags;
    }

    /// Is a recording of what the other one is, all of it.
    void takeWork(Song other) {
        classical = other.classical;
        composer = other.composer;
        work = other.work;
        workMbid = other.workMbid;
        movement = other.movement;
        movementNumber = other.movementNumber;
    }

    /// What its tags say now.
    Song asTagged() {
        Song copy = new Song(sound, file, format, title, artist, album, number);
        copy.albumMbid = albumMbid;
        copy.artistMbid = artistMbid;
        copy.takeWork(this);
        return copy;
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(title, file);
    }
}
