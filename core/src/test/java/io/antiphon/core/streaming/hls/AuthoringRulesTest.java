package io.antiphon.core.streaming.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Apple's authoring specification for HTTP Live Streaming and RFC 8216 ask of playlists, checked on what is written.
class AuthoringRulesTest {

    private static final Pattern PIECE = Pattern.compile("#EXTINF:([0-9]+\\.[0-9]{3}),");
    private static final Pattern STREAM = Pattern
            .compile("#EXT-X-STREAM-INF:BANDWIDTH=(\\d+),AVERAGE-BANDWIDTH=(\\d+)"
                    + ",CODECS=\"([^\"]+)\"(?:,RESOLUTION=(\\d+)x(\\d+))?");

    @ParameterizedTest
    @ValueSource(longs = {300, 6_000, 6_480, 60_000, 215_733, 3_600_123})
    void allQualitiesOfAMediumAreCutAtTheSameMoments(long millis) {
        List<List<String>> cuts = new ArrayList<>();
        for (Packaging packaging : List.of(Packaging.FMP4, Packaging.FMP4_FLAC)) {
            cuts.add(list(Segments.ofFragments(Duration.ofMillis(millis)), packaging).lines()
                    .filter(line -> line.startsWith("#EXTINF") || line.startsWith("#EXT-X-TARGETDURATION"))
                    .toList());
        }
        assertThat(new HashSet<>(cuts)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Packaging.class)
    void aPlaylistSaysWhatItsPlayersMustKnow(Packaging packaging) {
        for (long millis = 1; millis < 60_000; millis += 89) {
            String playlist = list(Segments.ofFragments(Duration.ofMillis(millis)), packaging);
            List<String> lines = playlist.lines().toList();
            assertThat(lines.getFirst()).isEqualTo("#EXTM3U");
            assertThat(lines.getLast()).isEqualTo("#EXT-X-ENDLIST");
            assertThat(lines).contains("#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-INDEPENDENT-SEGMENTS");
            // RFC 8216, section 7: fractions need 3; a map without I-frames only needs 6.
            assertThat(number(playlist, "#EXT-X-VERSION:")).isGreaterThanOrEqualTo(packaging.hasInit() ? 6 : 3);
            assertThat(playlist.contains("#EXT-X-MAP:URI=")).isEqualTo(packaging.hasInit());
            long target = number(playlist, "#EXT-X-TARGETDURATION:");
            // Apple's recommendation for the target is six seconds.
            assertThat(target).isBetween(1L, 6L);
            List<Double> pieces = pieces(playlist);
            assertThat(pieces).allMatch(seconds -> Math.round(seconds) <= target, "no longer than the target");
            double total = pieces.stream().mapToDouble(Double::doubleValue).sum();
            assertThat(total).isBetween(millis / 1000.0 - 0.001, millis / 1000.0 + 0.001);
        }
    }

    @Test
    void everyQualitySaysItsRateItsCodecsAndItsSize() {
        String master = HlsPlaylists.master(List.of(
                new Variant(new Rendition(160, 0, 0), Packaging.FMP4, true, 0, "a"),
                new Variant(new Rendition(2_304, 0, 0), Packaging.FMP4_FLAC, true, 1_100, "b"),
                new Variant(new Rendition(1_200, 640, 360), Packaging.FMP4, true, 0, "c")));
        List<String> lines = master.lines().toList();
        assertThat(lines).contains("#EXT-X-INDEPENDENT-SEGMENTS");
        assertThat(number(master, "#EXT-X-VERSION:")).isGreaterThanOrEqualTo(6);
        int streams = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#EXT-X-STREAM-INF:")) {
                continue;
            }
            Matcher stream = STREAM.matcher(lines.get(i));
            assertThat(stream.matches()).as(lines.get(i)).isTrue();
            streams++;
            long most = Long.parseLong(stream.group(1));
            assertThat(Long.parseLong(stream.group(2))).isBetween(1L, most);
            assertThat(stream.group(3)).containsPattern("mp4a\\.40\\.2|fLaC");
            assertThat(stream.group(3).contains("avc1.")).isEqualTo(stream.group(4) != null);
            assertThat(lines.get(i + 1)).as("the address follows at once").doesNotStartWith("#").isNotBlank();
        }
        assertThat(streams).isEqualTo(3);
    }

    private static String list(Segments segments, Packaging packaging) {
        return HlsPlaylists.media(segments, packaging, packaging.hasInit() ? "init.mp4" : null, Integer::toString);
    }

    private static long number(String playlist, String tag) {
        return playlist.lines()
                .filter(line -> line.startsWith(tag))
                .mapToLong(line -> Long.parseLong(line.substring(tag.length())))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> pieces(String playlist) {
        return playlist.lines()
                .map(PIECE::matcher)
                .filter(Matcher::matches)
                .map(piece -> Double.parseDouble(piece.group(1)))
                .toList();
    }
}
