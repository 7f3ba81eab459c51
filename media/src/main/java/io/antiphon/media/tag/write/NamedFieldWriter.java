package io.antiphon.media.tag.write;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.FieldName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.asf.AsfTag;

/// Formats whose fields the library knows by name: MP4 and WMA.
final class NamedFieldWriter implements FormatWriter {

    private static final Map<TagField, FieldKey> KEYS = keys();

    private final String ending;
    private final String format;

    /// @param ending by which the library knows the format
    NamedFieldWriter(String ending, String format) {
        this.ending = ending;
        this.format = format;
    }

    @Override
    public void write(Path file, Map<TagField, List<String>> fields) throws Exception {
        AudioFile audio = AudioFileIO.readAs(file.toFile(), ending);
        Tag tag = audio.getTagOrCreateAndSetDefault();
        if (tag instanceof AsfTag) {
            removeAll(tag, fields.keySet());
        }
        for (Map.Entry<TagField, List<String>> field : fields.entrySet()) {
            FieldKey key = KEYS.get(field.getKey());
            if (key == null && !field.getValue().isEmpty()) {
                throw FormatWriter.cannotHold(format, field.getKey());
            }
            if (key != null) {
                tag.deleteField(key);
                for (String value : field.getValue()) {
                    tag.addField(key, value);
                }
            }
        }
        audio.commit();
    }

    /// Some programs write fields of WMA under a second name, which would go on saying what was before.
    private static void removeAll(Tag tag, Set<TagField> fields) {
        List<String> names = new ArrayList<>();
        tag.getFields().forEachRemaining(field -> names.add(field.getId()));
        for (String name : names.stream().distinct().toList()) {
            FieldName known = FieldName.find(name.startsWith("WM/") ? name.substring(3) : name);
            if (known != null && fields.contains(known.field())) {
                tag.deleteField(name);
            }
        }
    }

    private static Map<TagField, FieldKey> keys() {
        Map<TagField, FieldKey> keys = new EnumMap<>(TagField.class);
        keys.put(TagField.TITLE, FieldKey.TITLE);
        keys.put(TagField.TITLESORT, FieldKey.TITLE_SORT);
        keys.put(TagField.SUBTITLE, FieldKey.SUBTITLE);
        keys.put(TagField.ARTIST, FieldKey.ARTIST);
        keys.put(TagField.ARTISTS, FieldKey.ARTISTS);
        keys.put(TagField.ARTISTSORT, FieldKey.ARTIST_SORT);
        keys.put(TagField.ALBUM, FieldKey.ALBUM);
        keys.put(TagField.ALBUMSORT, FieldKey.ALBUM_SORT);
        keys.put(TagField.ALBUMARTIST, FieldKey.ALBUM_ARTIST);
        keys.put(TagField.ALBUMARTISTSORT, FieldKey.ALBUM_ARTIST_SORT);
        keys.put(TagField.TRACKNUMBER, FieldKey.TRACK);
        keys.put(TagField.TRACKTOTAL, FieldKey.TRACK_TOTAL);
        keys.put(TagField.DISCNUMBER, FieldKey.DISC_NO);
        keys.put(TagField.DISCTOTAL, FieldKey.DISC_TOTAL);
        keys.put(TagField.DISCSUBTITLE, FieldKey.DISC_SUBTITLE);
        keys.put(TagField.GENRE, FieldKey.GENRE);
        keys.put(TagField.MOOD, FieldKey.MOOD);
        keys.put(TagField.DATE, FieldKey.YEAR);
        keys.put(TagField.ORIGINALYEAR, FieldKey.ORIGINAL_YEAR);
        keys.put(TagField.COMPILATION, FieldKey.IS_COMPILATION);
        keys.put(TagField.RELEASETYPE, FieldKey.MUSICBRAINZ_RELEASE_TYPE);
        keys.put(TagField.RELEASESTATUS, FieldKey.MUSICBRAINZ_RELEASE_STATUS);
        keys.put(TagField.RELEASECOUNTRY, FieldKey.MUSICBRAINZ_RELEASE_COUNTRY);
        keys.put(TagField.LABEL, FieldKey.RECORD_LABEL);
        keys.put(TagField.CATALOGNUMBER, FieldKey.CATALOG_NO);
        keys.put(TagField.BARCODE, FieldKey.BARCODE);
        keys.put(TagField.ISRC, FieldKey.ISRC);
        keys.put(TagField.BPM, FieldKey.BPM);
        keys.put(TagField.KEY, FieldKey.KEY);
        keys.put(TagField.COMMENT, FieldKey.COMMENT);
        keys.put(TagField.LANGUAGE, FieldKey.LANGUAGE);
        keys.put(TagField.GROUPING, FieldKey.GROUPING);
        keys.put(TagField.COPYRIGHT, FieldKey.COPYRIGHT);
        keys.put(TagField.ENCODEDBY, FieldKey.ENCODER);
        keys.put(TagField.WORK, FieldKey.WORK);
        keys.put(TagField.MOVEMENTNAME, FieldKey.MOVEMENT);
        keys.put(TagField.MOVEMENT, FieldKey.MOVEMENT_NO);
        keys.put(TagField.MOVEMENTTOTAL, FieldKey.MOVEMENT_TOTAL);
        keys.put(TagField.COMPOSER, FieldKey.COMPOSER);
        keys.put(TagField.COMPOSERSORT, FieldKey.COMPOSER_SORT);
        keys.put(TagField.LYRICIST, FieldKey.LYRICIST);
        keys.put(TagField.CONDUCTOR, FieldKey.CONDUCTOR);
        keys.put(TagField.REMIXER, FieldKey.REMIXER);
        keys.put(TagField.ARRANGER, FieldKey.ARRANGER);
        keys.put(TagField.ENGINEER, FieldKey.ENGINEER);
        keys.put(TagField.PRODUCER, FieldKey.PRODUCER);
        keys.put(TagField.DJMIXER, FieldKey.DJMIXER);
        keys.put(TagField.MIXER, FieldKey.MIXER);
        keys.put(TagField.LYRICS, FieldKey.LYRICS);
        keys.put(TagField.MUSICBRAINZ_TRACKID, FieldKey.MUSICBRAINZ_TRACK_ID);
        keys.put(TagField.MUSICBRAINZ_RELEASETRACKID, FieldKey.MUSICBRAINZ_RELEASE_TRACK_ID);
        keys.put(TagField.MUSICBRAINZ_ALBUMID, FieldKey.MUSICBRAINZ_RELEASEID);
        keys.put(TagField.MUSICBRAINZ_RELEASEGROUPID, FieldKey.MUSICBRAINZ_RELEASE_GROUP_ID);
        keys.put(TagField.MUSICBRAINZ_ARTISTID, FieldKey.MUSICBRAINZ_ARTISTID);
        keys.put(TagField.MUSICBRAINZ_ALBUMARTISTID, FieldKey.MUSICBRAINZ_RELEASEARTISTID);
        keys.put(TagField.MUSICBRAINZ_WORKID, FieldKey.MUSICBRAINZ_WORK_ID);
        return keys;
    }
}
