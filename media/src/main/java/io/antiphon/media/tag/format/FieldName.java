package io.antiphon.media.tag.format;

import static io.antiphon.core.tag.TagField.*;

import io.antiphon.core.tag.TagField;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The field that a name in Vorbis comments, APEv2 items, ID3 `TXXX` frames, MP4 free-form items or ffprobe's answers
/// stands for. Names are compared without regard to case, spaces, `_`, `-` and `/`, which makes `MusicBrainz Album Id`
/// and `MUSICBRAINZ_ALBUMID` one.
///
/// @param own whether it is the field's own name and not an older or foreign one, which counts only in its absence
public record FieldName(TagField field, boolean own) {

    private static final int LONGEST_NAME = 64;
    private static final Map<String, FieldName> BY_NAME = table();

    public static @Nullable FieldName find(String name) {
        return name.length() > LONGEST_NAME ? null : BY_NAME.get(normalized(name));
    }

    private static String normalized(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != ' ' && c != '_' && c != '-' && c != '/') {
                kept.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
        }
        return kept.toString();
    }

    private static Map<String, FieldName> table() {
        Map<String, FieldName> names = new HashMap<>(512);
        for (TagField field : TagField.values()) {
            if (field != OPUS_HEADER_GAIN) {
                names.put(normalized(field.name()), new FieldName(field, true));
            }
        }
        own(names, DISCSUBTITLE, "SETSUBTITLE");
        own(names, RELEASETYPE, "MUSICBRAINZALBUMTYPE");
        own(names, RELEASESTATUS, "MUSICBRAINZALBUMSTATUS");
        own(names, RELEASECOUNTRY, "MUSICBRAINZALBUMRELEASECOUNTRY");
        own(names, REMIXER, "MIXARTIST");
        other(names, TITLE, "NAME");
        other(names, TITLESORT, "TITLESORTORDER", "SORTNAME", "SORTTITLE");
        other(names, ARTIST, "AUTHOR");
        other(names, ARTISTSORT, "ARTISTSORTORDER", "SORTARTIST");
        other(names, ALBUMSORT, "ALBUMSORTORDER", "SORTALBUM");
        other(names, ALBUMVERSION, "MUSICBRAINZALBUMCOMMENT", "ALBUMCOMMENT", "ALBUMDISAMBIGUATION");
        other(names, ALBUMARTIST, "ENSEMBLE", "BAND");
        other(names, ALBUMARTISTSORT, "ALBUMARTISTSORTORDER", "SORTALBUMARTIST");
        other(names, COMPOSERSORT, "COMPOSERSORTORDER", "SORTCOMPOSER");
        other(names, TRACKNUMBER, "TRACK", "TRACKNUM");
        other(names, TRACKTOTAL, "TOTALTRACKS", "TRACKC");
        other(names, DISCNUMBER, "DISC", "DISCNUM", "DISK", "DISKNUMBER", "PARTOFSET");
        other(names, DISCTOTAL, "TOTALDISCS", "DISCC");
        other(names, DATE, "YEAR");
        other(names, RELEASEDATE, "RELEASETIME");
        other(names, ORIGINALDATE, "ORIGINALRELEASEDATE", "ORIGINALRELEASETIME", "ORIGDATE");
        other(names, ORIGINALYEAR, "ORIGYEAR", "ORIGINALRELEASEYEAR");
        other(names, RELEASECOUNTRY, "COUNTRY");
        other(names, LABEL, "ORGANIZATION", "PUBLISHER", "RECORDLABEL");
        other(names, CATALOGNUMBER, "CATALOG", "CATALOGNO", "LABELNO");
        other(names, BARCODE, "UPC", "EAN", "EANUPN", "EANUPC", "UPCEAN");
        other(names, BPM, "TEMPO");
        other(names, KEY, "INITIALKEY");
        other(names, COMMENT, "DESCRIPTION");
        other(names, GROUPING, "CONTENTGROUP");
        other(names, LYRICIST, "TEXT");
        other(names, WRITER, "SONGWRITER");
        other(names, DJMIXER, "DJMIX");
        other(names, MIXER, "MIX", "MIXEDBY");
        other(names, REMIXER, "REMIXEDBY", "MODIFIEDBY");
        other(names, ENGINEER, "ENGINEEREDBY");
        other(names, PRODUCER, "PRODUCEDBY");
        other(names, ARRANGER, "ARRANGEDBY");
        other(names, MOVEMENT, "MOVEMENTNUMBER");
        other(names, MOVEMENTTOTAL, "MOVEMENTCOUNT");
        other(names, LYRICS, "UNSYNCEDLYRICS", "UNSYNCLYRICS", "LYRICSXXX", "LYRICSENG");
        other(names, SYNCEDLYRICS, "SYNCLYRICS");
        other(names, COMPILATION, "ITUNESCOMPILATION", "CPIL", "ISCOMPILATION");
        other(names, ITUNESADVISORY, "RTNG");
        other(names, MUSICBRAINZ_RELEASEGROUPID, "MUSICBRAINZRELEASEGROUP");
        other(names, MUSICBRAINZ_TRACKID, "MUSICBRAINZRECORDINGID");
        return names;
    }

    private static void own(Map<String, FieldName> names, TagField field, String name) {
        names.put(name, new FieldName(field, true));
    }

    private static void other(Map<String, FieldName> names, TagField field, String... aliases) {
        for (String alias : aliases) {
            names.put(alias, new FieldName(field, false));
        }
    }
}
