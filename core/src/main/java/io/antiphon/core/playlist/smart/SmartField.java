package io.antiphon.core.playlist.smart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What rules can ask of a track, by Navidrome's names.
public enum SmartField {
    TITLE(Type.TEXT), ALBUM(Type.TEXT), GENRE(Type.TEXT), FILEPATH(Type.TEXT), FILETYPE(Type.TEXT),
    // People, each by themselves.
    ARTIST(Type.TEXT), ALBUMARTIST(Type.TEXT), COMPOSER(Type.TEXT), CONDUCTOR(Type.TEXT), LYRICIST(Type.TEXT), ARRANGER(
            Type.TEXT),
    PRODUCER(Type.TEXT), REMIXER(Type.TEXT), PERFORMER(Type.TEXT), DIRECTOR(Type.TEXT), ENGINEER(Type.TEXT), MIXER(
            Type.TEXT),
    DJMIXER(Type.TEXT),
    /// Artists and album artists.
    MAINCREDIT(Type.TEXT), SORTARTIST(Type.TEXT), SORTALBUMARTIST(Type.TEXT), MBZ_ARTIST_ID(
            Type.TEXT),
    MBZ_ALBUM_ARTIST_ID(Type.TEXT),
    // Texts that only tags have.
    SORTTITLE(Type.TEXT), SORTALBUM(Type.TEXT), DISCSUBTITLE(Type.TEXT), COMMENT(Type.TEXT), ALBUMVERSION(
            Type.TEXT),
    CATALOGNUMBER(Type.TEXT), RECORDLABEL(Type.TEXT), BARCODE(Type.TEXT), RELEASETYPE(Type.TEXT), MOOD(
            Type.TEXT),
    GROUPING(Type.TEXT), KEY(Type.TEXT), ISRC(Type.TEXT), LANGUAGE(Type.TEXT), COPYRIGHT(Type.TEXT), WORK(
            Type.TEXT),
    MOVEMENTNAME(Type.TEXT), EXPLICITSTATUS(Type.TEXT), CODEC(Type.TEXT), MBZ_RECORDING_ID(
            Type.TEXT),
    MBZ_RELEASE_TRACK_ID(Type.TEXT), MBZ_ALBUM_ID(Type.TEXT), MBZ_RELEASE_GROUP_ID(Type.TEXT),
    //
    TRACKNUMBER(Type.NUMBER), DISCNUMBER(Type.NUMBER), YEAR(Type.NUMBER), SIZE(Type.NUMBER),
    /// In seconds.
    DURATION(Type.NUMBER),
    /// In kbit/s, of the whole file.
    BITRATE(Type.NUMBER),
    /// As measured.
    BPM(Type.NUMBER), PLAYCOUNT(Type.NUMBER), RATING(Type.NUMBER), ALBUMRATING(Type.NUMBER), ALBUMPLAYCOUNT(
            Type.NUMBER),
    ARTISTRATING(Type.NUMBER), ARTISTPLAYCOUNT(Type.NUMBER),
    /// Of all people.
    AVERAGERATING(Type.NUMBER), LIBRARY_ID(Type.NUMBER),
    /// In seconds.
    ALBUMDURATION(Type.NUMBER), ALBUMSONGCOUNT(Type.NUMBER),
    /// In bytes.
    ALBUMSIZE(Type.NUMBER),
    //
    ORIGINALYEAR(Type.NUMBER), RELEASEYEAR(Type.NUMBER), BITDEPTH(Type.NUMBER),
    /// In Hz.
    SAMPLERATE(Type.NUMBER), CHANNELS(Type.NUMBER),
    /// In dB, as tagged or measured.
    RGTRACKGAIN(Type.NUMBER), RGTRACKPEAK(Type.NUMBER), RGALBUMGAIN(Type.NUMBER), RGALBUMPEAK(Type.NUMBER),
    //
    DATEADDED(Type.DATE), DATEMODIFIED(Type.DATE), LASTPLAYED(Type.DATE), DATELOVED(Type.DATE), ALBUMDATEADDED(
            Type.DATE),
    ALBUMDATEMODIFIED(Type.DATE), ALBUMLASTPLAYED(Type.DATE), ALBUMDATELOVED(Type.DATE), ARTISTLASTPLAYED(
            Type.DATE),
    ARTISTDATELOVED(Type.DATE),
    /// As tagged; without a day, the first one.
    DATE(Type.DATE), ORIGINALDATE(Type.DATE), RELEASEDATE(Type.DATE),
    //
    LOVED(Type.FLAG), ALBUMLOVED(Type.FLAG), ARTISTLOVED(Type.FLAG), HASCOVERART(Type.FLAG), COMPILATION(Type.FLAG),
    /// Of what is missing, nothing is ever chosen.
    MISSING(Type.FLAG);

    /// Those that Navidrome knows and nothing is kept of here.
    private static final Set<String> NOT_KEPT = Set.of("lyrics", "daterated", "albumdaterated", "artistdaterated",
            "asin", "encodedby", "encodersettings", "license", "media", "movement", "movementtotal",
            "musicbrainz_discid", "musicbrainz_workid", "releasecountry", "releasestatus", "script", "subtitle",
            "website", "tracktotal", "disctotal");

    private final Type type;

    SmartField(Type type) {
        this.type = type;
    }

    /// What values are compared as.
    public enum Type {
        TEXT, NUMBER, DATE, FLAG
    }

    public Type type() {
        return type;
    }

    /// Whether only what tags say of each track answers it.
    public boolean isOfTags() {
        return switch (this) {
            case SORTTITLE,
                    SORTALBUM,
                    DISCSUBTITLE,
                    COMMENT,
                    ALBUMVERSION,
                    CATALOGNUMBER,
                    RECORDLABEL,
                    BARCODE,
                    RELEASETYPE,
                    MOOD,
                    GROUPING,
                    KEY,
                    ISRC,
                    LANGUAGE,
                    COPYRIGHT,
                    WORK,
                    MOVEMENTNAME,
                    EXPLICITSTATUS,
                    CODEC,
                    MBZ_RECORDING_ID,
                    MBZ_RELEASE_TRACK_ID,
                    MBZ_ALBUM_ID,
                    MBZ_RELEASE_GROUP_ID,
                    ORIGINALYEAR,
                    RELEASEYEAR,
                    BITDEPTH,
                    SAMPLERATE,
                    CHANNELS,
                    RGTRACKGAIN,
                    RGTRACKPEAK,
                    RGALBUMGAIN,
                    RGALBUMPEAK,
                    DATE,
                    ORIGINALDATE,
                    RELEASEDATE,
                    COMPILATION -> true;
            default -> false;
        };
    }

    /// Whether it is somebody's name, or an id of somebody.
    public boolean isOfPeople() {
        return switch (this) {
            case ARTIST,
                    ALBUMARTIST,
                    COMPOSER,
                    CONDUCTOR,
                    LYRICIST,
                    ARRANGER,
                    PRODUCER,
                    REMIXER,
                    PERFORMER,
                    DIRECTOR,
                    ENGINEER,
                    MIXER,
                    DJMIXER,
                    MAINCREDIT,
                    SORTARTIST,
                    SORTALBUMARTIST,
                    MBZ_ARTIST_ID,
                    MBZ_ALBUM_ARTIST_ID -> true;
            default -> false;
        };
    }

    /// Whether tracks can be ordered by it: not by what a track has several of, nor by what stands in its tags alone.
    public boolean isOrder() {
        return switch (this) {
            case TITLE, ALBUM, ARTIST, ALBUMARTIST, FILEPATH, LOVED, ALBUMLOVED, ARTISTLOVED -> true;
            default -> (type == Type.NUMBER || type == Type.DATE) && !isOfTags();
        };
    }

    /// Without case.
    public static Optional<SmartField> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "library" -> Optional.of(LIBRARY_ID);
            case "starred" -> Optional.of(LOVED);
            case "albumtype" -> Optional.of(RELEASETYPE);
            case "albumcomment" -> Optional.of(ALBUMVERSION);
            case "recordingdate" -> Optional.of(DATE);
            case "titlesort" -> Optional.of(SORTTITLE);
            case "albumsort" -> Optional.of(SORTALBUM);
            case "artistsort" -> Optional.of(SORTARTIST);
            case "albumartistsort" -> Optional.of(SORTALBUMARTIST);
            case "track" -> Optional.of(TRACKNUMBER);
            case "disc" -> Optional.of(DISCNUMBER);
            case "replaygain_track_gain" -> Optional.of(RGTRACKGAIN);
            case "replaygain_track_peak" -> Optional.of(RGTRACKPEAK);
            case "replaygain_album_gain" -> Optional.of(RGALBUMGAIN);
            case "replaygain_album_peak" -> Optional.of(RGALBUMPEAK);
            case "musicbrainz_artistid" -> Optional.of(MBZ_ARTIST_ID);
            case "musicbrainz_albumartistid" -> Optional.of(MBZ_ALBUM_ARTIST_ID);
            case "musicbrainz_albumid" -> Optional.of(MBZ_ALBUM_ID);
            case "musicbrainz_recordingid" -> Optional.of(MBZ_RECORDING_ID);
            case "musicbrainz_trackid" -> Optional.of(MBZ_RELEASE_TRACK_ID);
            case "musicbrainz_releasegroupid" -> Optional.of(MBZ_RELEASE_GROUP_ID);
            case String other -> Arrays.stream(values())
                    .filter(field -> field.name().equalsIgnoreCase(other))
                    .findFirst();
        };
    }

    /// Whether it is a field of Navidrome's of which nothing is kept here.
    static boolean isNotKept(String name) {
        return NOT_KEPT.contains(name.toLowerCase(Locale.ROOT));
    }

    /// As rules write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
