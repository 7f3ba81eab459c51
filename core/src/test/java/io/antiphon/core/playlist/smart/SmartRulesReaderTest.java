package io.antiphon.core.playlist.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.playlist.smart.SmartRules.Order;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartRulesReaderTest {

    @Test
    void aFileOfNavidromeIsUnderstood() {
        SmartRulesReader.Document document = SmartRulesReader.read("""
                \ufeff{
                  "name": "80's", /* with love */
                  "comment": "Top songs",
                  "all": [
                    { "any": [ { "is": { "loved": true } }, { "gt": { "rating": 3 } } ] },
                    { "inTheRange": { "year": [1981, 1990] } }
                  ],
                  "sort": "year, -title",
                  "order": "desc",
                  "limit": 25
                }""");
        assertThat(document.name()).contains("80's");
        assertThat(document.comment()).contains("Top songs");
        assertThat(document.rules().rule()).isEqualTo(new SmartRule.All(List.of(
                new SmartRule.Any(List.of(new SmartRule.Flag(SmartField.LOVED, true),
                        new SmartRule.Amount(SmartField.RATING, SmartRule.Comparison.GREATER, BigDecimal.valueOf(3)))),
                new SmartRule.AmountRange(SmartField.YEAR, BigDecimal.valueOf(1981), BigDecimal.valueOf(1990)))));
        assertThat(document.rules().orders()).containsExactly(new Order(SmartField.YEAR, true),
                new Order(SmartField.TITLE, false));
        assertThat(document.rules().limit()).isEqualTo(25);
        assertThat(SmartRulesReader.read(SmartRulesReader.plain(document.rules())).rules().rule())
                .isEqualTo(document.rules().rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'all':[]}", "{'all':[{}]}", "{'all':1}",
            "{'all':[{'is':{'loved':true}}],'any':[{'is':{'loved':true}}]}", "{'all':[{'is':{'colour':'red'}}]}",
            "{'all':[{'like':{'title':'x'}}]}", "{'all':[{'gt':{'title':'x'}}]}", "{'all':[{'contains':{'year':1}}]}",
            "{'all':[{'is':{'year':'x'}}]}", "{'all':[{'is':{'loved':'perhaps'}}]}",
            "{'all':[{'inTheRange':{'year':[1]}}]}", "{'all':[{'is':{'dateadded':'yesterday'}}]}",
            "{'all':[{'inTheLast':{'lastplayed':-1}}]}", "{'all':[{'is':{'title':'x','album':'y'}}]}",
            "{'all':[{'is':{'title':'x'}}],'limit':-1}", "{'all':[{'is':{'title':'x'}}],'limit':1.5}",
            "{'all':[{'is':{'title':'x'}}],'sort':'x; DROP TABLE track'}",
            "{'all':[{'isPresent':{'loved':true}}]}", "{'all':[{'isMissing':{'year':'perhaps'}}]}",
            "{'all':[{'is':{'title':'x'}}],'limitPercent':101}", "{'all':[{'is':{'title':'x'}}],'sort':'comment'}",
            "{'all':[{'is':{'title':'x'}}],'order':'sideways'}", "{'all':[{'inPlaylist':{'name':'x'}}]}",
            "{'all':[{'is':{'title':'x'}}]} more", "{'all':[{'is':{'year':1e999999999}}]}"})
    void whatIsNotUnderstoodIsRefused(String rules) {
        assertThatThrownBy(() -> SmartRulesReader.read(rules.replace('\'', '"')))
                .isInstanceOf(LibraryException.Invalid.class)
                .hasMessageStartingWith("The rules cannot be used: ");
    }

    @Test
    void everyFieldOfNavidromeIsUnderstoodOrRefusedByName() {
        List<String> understood = List.of("title", "album", "hascoverart", "tracknumber", "discnumber", "year", "date",
                "originalyear", "originaldate", "releaseyear", "releasedate", "size", "compilation", "missing",
                "explicitstatus", "dateadded", "datemodified", "discsubtitle", "comment", "sorttitle", "sortalbum",
                "sortartist", "sortalbumartist", "albumcomment", "catalognumber", "filepath", "filetype", "codec",
                "duration", "bitrate", "bitdepth", "samplerate", "bpm", "channels", "loved", "dateloved", "lastplayed",
                "playcount", "rating", "averagerating", "albumrating", "albumloved", "albumplaycount",
                "albumlastplayed", "albumdateloved", "albumdateadded", "albumdatemodified", "albumduration",
                "albumsongcount", "albumsize", "artistrating", "artistloved", "artistplaycount", "artistlastplayed",
                "artistdateloved", "mbz_album_id", "mbz_album_artist_id", "mbz_artist_id", "mbz_recording_id",
                "mbz_release_track_id", "mbz_release_group_id", "rgalbumgain", "rgalbumpeak", "rgtrackgain",
                "rgtrackpeak", "library_id", "albumtype", "replaygain_album_gain", "replaygain_album_peak",
                "replaygain_track_gain", "replaygain_track_peak", "artist", "albumartist", "composer", "conductor",
                "lyricist", "arranger", "producer", "director", "engineer", "mixer", "remixer", "djmixer", "performer",
                "maincredit", "genre", "mood", "grouping", "key", "isrc", "language", "copyright", "recordlabel",
                "barcode", "releasetype", "albumversion", "work", "movementname");
        assertThat(understood).allSatisfy(name -> assertThat(SmartField.named(name)).as(name).isPresent());
        assertThat(List.of("lyrics", "daterated", "albumdaterated", "artistdaterated", "asin", "encodedby", "website"))
                .allSatisfy(name -> assertThatThrownBy(
                        () -> SmartRulesReader.read("{\"all\":[{\"is\":{\"%s\":\"x\"}}]}".formatted(name))).as(name)
                        .hasMessageContaining("of Navidrome's field `%s` nothing is kept here".formatted(name)));
    }

    @Test
    void operatorsAreTakenInAnyCaseAndShares() {
        SmartRules rules = SmartRulesReader
                .read("{\"all\":[{\"ISMISSING\":{\"comment\":\"T\"}}],\"limitPercent\":10}")
                .rules();
        assertThat(rules.rule()).isEqualTo(new SmartRule.All(
                List.of(new SmartRule.Not(new SmartRule.Present(SmartField.COMMENT)))));
        assertThat(rules.limitOf(95)).isEqualTo(9);
        assertThat(rules.limitOf(3)).isEqualTo(1);
        assertThat(rules.limitOf(0)).isZero();
    }

    @Test
    void rulesWithoutEndAreRefused() {
        String deep = "{\"all\":[".repeat(30) + "{\"is\":{\"loved\":true}}" + "]}".repeat(30);
        assertThatThrownBy(() -> SmartRulesReader.read(deep)).isInstanceOf(LibraryException.Invalid.class);
        String long1 = "{\"all\":[" + "{\"is\":{\"loved\":true}},".repeat(300) + "{\"is\":{\"loved\":true}}]}";
        assertThatThrownBy(() -> SmartRulesReader.read(long1)).hasMessageContaining("more than");
        assertThatThrownBy(() -> SmartRulesReader.read("[".repeat(60_000))).hasMessageContaining("nested");
    }
}
