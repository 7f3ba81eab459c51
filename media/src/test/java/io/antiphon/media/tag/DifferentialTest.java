package io.antiphon.media.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What jaudiotagger writes, this reader reads; and both find the same facts of the sound.
final class DifferentialTest {

    /// Held here so that the level stays as set.
    private static final Logger QUIET = Logger.getLogger("org.jaudiotagger");

    private static final Map<FieldKey, TagField> FIELDS = new EnumMap<>(FieldKey.class);

    static {
        FIELDS.put(FieldKey.TITLE, TagField.TITLE);
        FIELDS.put(FieldKey.TITLE_SORT, TagField.TITLESORT);
        FIELDS.put(FieldKey.ARTIST, TagField.ARTIST);
        FIELDS.put(FieldKey.ARTIST_SORT, TagField.ARTISTSORT);
        FIELDS.put(FieldKey.ALBUM, TagField.ALBUM);
        FIELDS.put(FieldKey.ALBUM_SORT, TagField.ALBUMSORT);
        FIELDS.put(FieldKey.ALBUM_ARTIST, TagField.ALBUMARTIST);
        FIELDS.put(FieldKey.ALBUM_ARTIST_SORT, TagField.ALBUMARTISTSORT);
        FIELDS.put(FieldKey.COMPOSER, TagField.COMPOSER);
        FIELDS.put(FieldKey.CONDUCTOR, TagField.CONDUCTOR);
        FIELDS.put(FieldKey.LYRICIST, TagField.LYRICIST);
        FIELDS.put(FieldKey.REMIXER, TagField.REMIXER);
        FIELDS.put(FieldKey.COMMENT, TagField.COMMENT);
        FIELDS.put(FieldKey.LYRICS, TagField.LYRICS);
        FIELDS.put(FieldKey.DISC_SUBTITLE, TagField.DISCSUBTITLE);
        FIELDS.put(FieldKey.ISRC, TagField.ISRC);
        FIELDS.put(FieldKey.BARCODE, TagField.BARCODE);
        FIELDS.put(FieldKey.CATALOG_NO, TagField.CATALOGNUMBER);
        FIELDS.put(FieldKey.RECORD_LABEL, TagField.LABEL);
        FIELDS.put(FieldKey.MOOD, TagField.MOOD);
        FIELDS.put(FieldKey.MUSICBRAINZ_RELEASEID, TagField.MUSICBRAINZ_ALBUMID);
        FIELDS.put(FieldKey.MUSICBRAINZ_RELEASE_GROUP_ID, TagField.MUSICBRAINZ_RELEASEGROUPID);
        FIELDS.put(FieldKey.MUSICBRAINZ_RELEASE_TRACK_ID, TagField.MUSICBRAINZ_RELEASETRACKID);
        FIELDS.put(FieldKey.MUSICBRAINZ_TRACK_ID, TagField.MUSICBRAINZ_TRACKID);
        FIELDS.put(FieldKey.MUSICBRAINZ_ARTISTID, TagField.MUSICBRAINZ_ARTISTID);
        FIELDS.put(FieldKey.MUSICBRAINZ_RELEASEARTISTID, TagField.MUSICBRAINZ_ALBUMARTISTID);
        FIELDS.put(FieldKey.MUSICBRAINZ_RELEASE_STATUS, TagField.RELEASESTATUS);
        FIELDS.put(FieldKey.MUSICBRAINZ_RELEASE_COUNTRY, TagField.RELEASECOUNTRY);
    }

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {"id3v24.mp3", "id3v23.mp3", "sound.flac", "vorbis.ogg", "aac.m4a", "sound.aiff", "sound.wma"})
    void whatJaudiotaggerWritesIsRead(String name) throws Exception {
        QUIET.setLevel(Level.OFF);
        Path path = Samples.make(directory, name);
        AudioFile written = AudioFileIO.read(path.toFile());
        Tag tag = written.getTagOrCreateAndSetDefault();
        for (FieldKey key : FIELDS.keySet()) {
            tag.setField(key, "välue of " + key);
        }
        tag.setField(FieldKey.TRACK, "7");
        tag.setField(FieldKey.TRACK_TOTAL, "11");
        tag.setField(FieldKey.DISC_NO, "2");
        written.commit();

        MediaFile file = reader.read(path);

        FIELDS.forEach(
                (key, field) -> assertThat(file.tags().all(field)).as(name + " " + key).contains("välue of " + key));
        assertThat(file.tags().all(TagField.TRACKNUMBER)).containsExactly("7");
        assertThat(file.tags().all(TagField.TRACKTOTAL)).containsExactly("11");
        assertThat(file.tags().all(TagField.DISCNUMBER)).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "plain.mp3", "sound.flac", "high.flac", "vorbis.ogg", "aac.m4a", "sound.wav",
            "sound.aiff", "sound.wma"})
    void bothFindTheSameFactsOfTheSound(String name) throws Exception {
        QUIET.setLevel(Level.OFF);
        Path path = Samples.make(directory, name);
        AudioFile expected = AudioFileIO.read(path.toFile());

        MediaFile file = reader.read(path);

        assertThat(file.audio().samplingRate()).isEqualTo(expected.getAudioHeader().getSampleRateAsNumber());
        assertThat(file.audio().duration().toMillis() / 1000.0).isBetween(
                expected.getAudioHeader().getPreciseTrackLength() - 0.1,
                expected.getAudioHeader().getPreciseTrackLength() + 0.1);
    }
}
