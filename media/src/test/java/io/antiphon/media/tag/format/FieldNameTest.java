package io.antiphon.media.tag.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.TagField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldNameTest {

    @ParameterizedTest
    @CsvSource({"MusicBrainz Album Id,MUSICBRAINZ_ALBUMID,true", "musicbrainz_albumid,MUSICBRAINZ_ALBUMID,true",
            "MusicBrainz/Release Group Id,MUSICBRAINZ_RELEASEGROUPID,true", "MusicBrainz Album Type,RELEASETYPE,true",
            "MusicBrainz Album Release Country,RELEASECOUNTRY,true", "MUSICBRAINZ_ALBUMSTATUS,RELEASESTATUS,true",
            "Acoustid Id,ACOUSTID_ID,true",
            "ALBUM ARTIST,ALBUMARTIST,true", "albumartist,ALBUMARTIST,true", "album_artist,ALBUMARTIST,true",
            "ORGANIZATION,LABEL,false",
            "publisher,LABEL,false", "YEAR,DATE,false", "TotalDiscs,DISCTOTAL,false", "DISCTOTAL,DISCTOTAL,true",
            "TOTALTRACKS,TRACKTOTAL,false",
            "Track,TRACKNUMBER,false", "Disc,DISCNUMBER,false", "UNSYNCEDLYRICS,LYRICS,false", "Mixartist,REMIXER,true",
            "DJMixer,DJMIXER,true",
            "R128_TRACK_GAIN,R128_TRACK_GAIN,true", "initialkey,KEY,false"})
    void namesOfProgramsAreKnown(String written, TagField field, boolean own) {
        assertThat(FieldName.find(written)).isEqualTo(new FieldName(field, own));
    }

    @Test
    void otherNamesAreNot() {
        assertThat(FieldName.find("ENCODER")).isNull();
        assertThat(FieldName.find("OPUS_HEADER_GAIN")).isNull();
        assertThat(FieldName.find("TITLE".repeat(100))).isNull();
    }

    @Test
    void aForeignNameCountsOnlyWhereTheOwnIsAbsent() {
        TagCollector both = new TagCollector();
        both.addNamed("YEAR", "2001");
        both.addNamed("DATE", "2001-02-03");
        both.addNamed("TRACK", "4/9");
        TagCollector own = new TagCollector();
        own.addNamed("TRACKNUMBER", "4/9");
        own.addNamed("TOTALTRACKS", "8");
        own.addNamed("TRACKTOTAL", "10");

        assertThat(both.collected().fields().all(TagField.DATE)).containsExactly("2001-02-03");
        assertThat(both.collected().fields().all(TagField.TRACKTOTAL)).containsExactly("9");
        assertThat(own.collected().fields().all(TagField.TRACKNUMBER)).containsExactly("4");
        assertThat(own.collected().fields().all(TagField.TRACKTOTAL)).containsExactly("10");
    }

    @Test
    void thousandsOfValuesAreCutInLinearTime() {
        TagCollector collector = new TagCollector();
        for (int i = 0; i < 500_000; i++) {
            collector.addNamed("ARTIST", "a" + i);
        }

        assertThat(collector.collected().fields().all(TagField.ARTIST)).hasSizeBetween(100, 5_000);
    }
}
