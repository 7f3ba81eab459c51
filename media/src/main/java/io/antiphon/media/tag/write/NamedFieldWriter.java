package io.antiphon.media.tag.write;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.FieldName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.asf.AsfTag;
import org.jaudiotagger.tag.asf.AsfTagTextField;
import org.jaudiotagger.tag.mp4.field.Mp4TagReverseDnsField;
import org.jspecify.annotations.Nullable;

/// Formats whose fields the library knows by name: MP4 and WMA.
final class NamedFieldWriter implements FormatWriter {

    private static final Map<TagField, FieldKey> KEYS = keys();

    /// The library has no name for these.
    private static final Set<TagField> OTHERS = EnumSet.of(TagField.PERFORMER, TagField.WRITER, TagField.DIRECTOR);
    /// In WMA it calls the movement's name as others call its number.
    private static final Set<TagField> OTHERS_IN_WMA = EnumSet.of(TagField.MOVEMENTNAME, TagField.MOVEMENT,
            TagField.MOVEMENTTOTAL);
    private static final String FREE = "----:";
    private static final String ISSUER = "com.apple.iTunes";

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
            set(tag, field.getKey(), field.getValue());
        }
        audio.commit();
    }

    private void set(Tag tag, TagField field, List<String> values) throws Exception {
        FieldKey key = KEYS.get(field);
        if (OTHERS.contains(field) || tag instanceof AsfTag && OTHERS_IN_WMA.contains(field)) {
            setOwn(tag, field, values);
        } else if (key != null) {
            tag.deleteField(key);
            for (String value : values) {
                tag.addField(key, value);
            }
        } else if (!values.isEmpty()) {
            throw FormatWriter.cannotHold(format, field);
        }
    }

    /// Under the field's own name.
    private static void setOwn(Tag tag, TagField field, List<String> values) throws Exception {
        String name = field.name();
        for (String id : ids(tag)) {
            if (fieldOf(id) == field) {
                tag.deleteField(id);
            }
        }
        for (String value : values) {
            tag.addField(tag instanceof AsfTag ? new AsfTagTextField(name, value)
                    : new Mp4TagReverseDnsField(FREE + ISSUER + ":" + name, ISSUER, name, value));
        }
    }

    private static List<String> ids(Tag tag) {
        List<String> ids = new ArrayList<>();
        tag.getFields().forEachRemaining(field -> ids.add(field.getId()));
        return ids.stream().distinct().toList();
    }

    /// What a field's name in a file stands for.
    private static @Nullable TagField fieldOf(String id) {
        if (id.equals("WM/Writer")) {
            return TagField.LYRICIST;
        }
        if (id.equals("\u00a9dir")) {
            return TagField.DIRECTOR;
        }
        FieldName known = FieldName.find(id.startsWith(FREE) ? id.substring(id.lastIndexOf(':') + 1)
                : id.startsWith("WM/") ? id.substring(3) : id);
        return known == null ? null : known.field();
    }

    /// Some programs write fields of WMA under a second name, which would go on saying what was before.
    private static void removeAll(Tag tag, Set<TagField> fields) {
        for (String id : ids(tag)) {
            TagField known = fieldOf(id);
            if (known != null && fields.contains(known)) {
                tag.deleteField(id);
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
